"""The values that stand in a page's scripts: JSON, and the literals of JavaScript.

No script is run.  A script is read for the strings, lists and objects that are written in it,
whatever stands around them: an assignment, a call, a function that returns them.  Each script is
passed over once, so the time is linear.
"""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

MOST_PARTS = 200_000
"""Opening brackets; scripts with more are not read.  Each object takes a hundred times the memory
of the bracket that is all of it."""
_DEEPEST = 100
"""Objects within objects; what is deeper in a script is not read."""

# Comments, strings up to the end of their line, brackets, and what else may be a value or a name.
_TOKEN = re.compile(
    r"//[^\n]*+|/\*.*?(?:\*/|\Z)"
    r'|"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?|`(?:[^`\\]|\\.)*+`?'
    r"|[{}\[\](),;:=]|[\w$.]++",
    re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "", "\n": ""}
_LAST_CHARACTER = 0x10FFFF
_SURROGATE = re.compile("[\ud800-\udfff]")
# How Angular writes what HTML would take for markup.
_ANGULAR = (("&q;", '"'), ("&s;", "'"), ("&l;", "<"), ("&g;", ">"), ("&a;", "&"))


class Word(str):
    """A name or figure in a script, as opposed to a string."""

    __slots__ = ()


class _Arguments(dict[str, Any]):
    """What stands in round brackets: its values, and of those between commas the last."""

    def __init__(self) -> None:
        self.given: list[Any] = [None]


def read_values(script: str) -> Any:
    """The values in a script, in an object; ``None`` if they are too many.

    >>> read_values('state = {title: "Storm", body: ["A storm."]};')
    {'state': {'title': 'Storm', 'body': ['A storm.']}}
    """
    text = script.strip()
    if "&q;" in text:
        for written, meant in _ANGULAR:
            text = text.replace(written, meant)
    elif '"' not in text and "&quot;" in text:
        text = unescape(text)
    if not is_readable(text):
        return None
    value = read_json(text)
    return _literals(text) if value is None else value


def is_readable(text: str) -> bool:
    """Whether a text has so few objects that it can be read."""
    return text.count("{") + text.count("[") <= MOST_PARTS


def read_json(text: str) -> Any:
    """The list or object that a text is as JSON; ``None`` if it is none."""
    if text[:1] not in ("{", "["):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _literals(script: str) -> dict[str, Any]:
    reader = _Reader()
    for match in _TOKEN.finditer(script):
        reader.take(match.group())
    reader.flush()
    return reader.root


class _Reader:
    """Puts tokens together to values; whatever has no name in an object is given a number."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self._now: dict[str, Any] | list[Any] = self.root
        self._around: list[dict[str, Any] | list[Any]] = []
        self._name: str | None = None
        self._last: str | int | None = None
        self._too_deep = 0

    def take(self, token: str) -> None:
        first = token[0]
        if first in "{[(":
            self._open([] if first == "[" else {} if first == "{" else _Arguments())
        elif first in "}])":
            self._close()
        elif first in ",;":
            self.flush()
            self._name = None
            if isinstance(self._now, _Arguments) and not self._too_deep:
                self._now.given.append(None)
        elif first in ":=":
            self._name, self._last = None if self._last is None else str(self._last), None
        elif first == "/":
            return
        else:
            self.flush()
            self._last = _unquoted(token) if first in "\"'`" else _word(token)

    def flush(self) -> None:
        """Puts the last string or word where it belongs: it was no name."""
        if self._last is not None:
            last, self._last = self._last, None
            self._put(last)

    def _put(self, value: Any) -> None:
        if self._too_deep:
            return
        if isinstance(self._now, list):
            self._now.append(value)
        else:
            name, self._name = self._name, None
            self._now[f"_{len(self._now)}" if name is None else name] = value
            if isinstance(self._now, _Arguments):
                self._now.given[-1] = value

    def _open(self, value: dict[str, Any] | list[Any]) -> None:
        self.flush()
        if self._too_deep or len(self._around) >= _DEEPEST:
            self._too_deep += 1
            return
        self._put(value)
        self._around.append(self._now)
        self._now = value

    def _close(self) -> None:
        self.flush()
        self._name = None
        if self._too_deep:
            self._too_deep -= 1
        elif self._around:
            closed, self._now = self._now, self._around.pop()
            if isinstance(closed, dict) and closed.get("_0") == "function":
                _put_arguments(closed)


def _put_arguments(call: dict[str, Any]) -> None:
    """Puts the arguments of a function that is called at once where it uses them."""
    parts = [part for part in call.values() if isinstance(part, dict)]
    if len(parts) != _CALL or call.pop("_0") != "function":
        return
    named, body, given = parts
    if not isinstance(named, _Arguments) or not isinstance(given, _Arguments):
        return
    values = {
        name: value
        for name, value in zip(named.given, given.given, strict=False)
        if isinstance(name, Word)
    }
    for name, value in body.items():
        # What stands in several places is made empty, named, and filled: `a.text="..."`.
        owner, _, its = name.partition(".")
        if its and isinstance(made := values.get(owner), dict):
            made[its] = value
    waiting: list[Any] = [body]
    while waiting:
        part = waiting.pop()
        for key, item in list(part.items() if isinstance(part, dict) else enumerate(part)):
            if isinstance(item, Word):
                part[key] = values.get(item, item)
            elif isinstance(item, (dict, list)):
                waiting.append(item)


# Parameters, what is done with them, and arguments.
_CALL = 3


def _word(token: str) -> Word | int:
    is_number = token.isdecimal() and len(token) <= _LONGEST_NUMBER
    return int(token) if is_number else Word(token)


_LONGEST_NUMBER = 9


def _unquoted(token: str) -> str:
    """What a string is: without quotes, its escapes resolved."""
    text = token[1:-1] if len(token) > 1 and token[-1] == token[0] else token[1:]
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
        if _SURROGATE.search(text) is not None:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _unescaped(match: re.Match[str]) -> str:
    number = match[1] or match[2] or match[3]
    if number is None:
        return _CONTROLS.get(match[4], match[4])
    code = int(number, 16)
    return chr(code) if code <= _LAST_CHARACTER else ""
