"""Data of scripts that refers to itself: by number, by key, or by row of a stream.

Programs write an object that stands in several places once.  Here what they wrote is put together
again.  The result may hold an object in several places, and in itself; readers must be ready.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias
from urllib.parse import unquote

from newsclean.reading.script_values import is_readable, read_json

Container: TypeAlias = "dict[str, Any] | list[Any]"

_SHORTEST_JSON = 40
_PUSH = re.compile(r'\.push\(\s*\[\s*\d++\s*,\s*("(?:[^"\\]|\\.)*+")\s*\]\s*\)')
# A row of a stream: its number, then a text of so many bytes, or JSON up to the end of the line.
_SPACES = re.compile(r"\s*+")
_ROW = re.compile(r"([0-9a-f]{0,8}):(?:T([0-9a-f]{1,8}),|[A-Z]{0,3})")
_ROW_NAMED = re.compile(r"\$[L@Q]?([0-9a-f]{1,8})")
# What tells the key of an object in a store from a word.
_KEY_MARK = re.compile(r"[:.$\d]")
_MOST_IN_REFERENCE = 4


def entries(part: Container) -> Iterable[tuple[Any, Any]]:
    """Keys or indices of a container, with what stands there."""
    return list(part.items() if isinstance(part, dict) else enumerate(part))


def pushed(script: str) -> str:
    """What a script pushes into a stream, ``name.push([1, "..."])``; empty if nothing.

    >>> pushed('self.f.push([1,"0:{}"]);self.f.push([1,"1:[]"])')
    '0:{}1:[]'
    """
    found: list[str] = []
    for match in _PUSH.finditer(script):
        try:
            found.append(json.loads(match[1], strict=False))
        except ValueError:
            continue
    return "".join(found)


def read_rows(stream: str) -> dict[str, Any]:
    r"""The rows of a stream, each by its number; what they name of each other is put there.

    >>> read_rows('1:["$","p",null,{"children":"$2"}]\n2:T8,A storm.')["$1"][3]
    {'children': 'A storm.'}
    """
    rows: dict[str, Any] = {}
    if not is_readable(stream):
        return rows
    at = 0
    while at < len(stream):
        # By itself: else each empty line of thousands would be passed over thousands of times.
        spaces = _SPACES.match(stream, at)
        at = spaces.end() if spaces else at
        match = _ROW.match(stream, at)
        if match is not None and match[2] is not None:
            size = int(match[2], 16)
            text = stream[match.end() : match.end() + size].encode("utf-8", "surrogatepass")
            rows[f"${match[1]}"] = text[:size].decode("utf-8", "ignore")
            at = match.end() + max(1, len(rows[f"${match[1]}"]))
            continue
        end = stream.find("\n", at)
        end = len(stream) if end < 0 else end
        if match is not None and match.end() <= end:
            value = read_json(stream[match.end() : end])
            if value is not None:
                rows[f"${match[1]}"] = value
        at = end + 1
    for part in _containers(rows):
        for key, item in entries(part):
            if isinstance(item, str) and (named := _ROW_NAMED.fullmatch(item)) is not None:
                part[key] = rows.get(f"${named[1]}", item)
    return rows


def _containers(root: Container) -> Iterator[Container]:
    """Each container in ``root`` once; what is put into one before the next step is seen too."""
    waiting: list[Container] = [root]
    seen = {id(root)}
    while waiting:
        part = waiting.pop()
        yield part
        for item in part.values() if isinstance(part, dict) else part:
            if isinstance(item, (dict, list)) and id(item) not in seen:
                seen.add(id(item))
                waiting.append(item)


def resolved(value: Any) -> Any:
    """``value`` with JSON in its strings read, and with references put where they point."""
    root: list[Any] = [value]
    store: dict[str, Container] = {}
    parts: list[Container] = []
    for part in _containers(root):
        parts.append(part)
        for key, item in entries(part):
            long = isinstance(item, str) and len(item) >= _SHORTEST_JSON
            found = _opened(item) if long else item
            if isinstance(found, list) and _is_flat(found):
                found = _unflattened(found)
            if found is not item:
                part[key] = found
            if isinstance(found, dict) and isinstance(key, str) and _KEY_MARK.search(key):
                store.setdefault(key, found)
    if store:
        for part in parts:
            for key, item in entries(part):
                part[key] = _stored(item, store, bare=isinstance(part, list))
    return root[0]


def _opened(text: str) -> Any:
    """The value that a string holds as JSON, itself or in the dress of addresses or base64."""
    start = text[:3]
    if start in ("%7B", "%5B"):
        text = unquote(text)
    elif start in ("eyJ", "W3s"):
        try:
            text = b64decode(text, validate=True).decode("utf-8")
        except ValueError:
            return text
    if text[:1] not in ("{", "[") or not is_readable(text):
        return text
    found = read_json(text.strip())
    return text if found is None else found


def _is_flat(items: list[Any]) -> bool:
    """Whether the objects of a list hold nothing but numbers of other items in it."""
    objects = [item for item in items if isinstance(item, dict) and item]
    return (
        bool(objects)
        and any(isinstance(item, str) for item in items)
        and all(
            type(number) is int and number < len(items)
            for item in objects
            for number in item.values()
        )
    )


def _unflattened(items: list[Any]) -> Any:
    """The items in an object, those that others name by number put in their places."""
    made: list[Any] = [
        {} if isinstance(item, dict) else [] if isinstance(item, list) else item for item in items
    ]

    def named(number: Any) -> Any:
        return made[number] if type(number) is int and 0 <= number < len(made) else None

    for item, new in zip(items, made, strict=True):
        if isinstance(item, dict):
            for key, number in item.items():
                name = named(int(key[1:])) if key[:1] == "_" and key[1:].isdecimal() else key
                new[name if isinstance(name, str) else key] = named(number)
        elif isinstance(item, list):
            new += [named(number) for number in item]
    return {f"_{number}": item for number, item in enumerate(made)}


def _stored(item: Any, store: dict[str, Container], *, bare: bool) -> Any:
    """What a reference refers to; other items as they are."""
    if isinstance(item, str):
        return store.get(item, item) if bare else item
    if not isinstance(item, dict) or not 0 < len(item) <= _MOST_IN_REFERENCE:
        return item
    found: Container = item
    for value in item.values():
        if isinstance(value, (dict, list)):
            return item
        if isinstance(value, str) and value in store:
            found = store[value]
    return found
