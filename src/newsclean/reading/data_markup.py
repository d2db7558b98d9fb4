"""Values of data as HTML, so that they are read as a page is.

A value may be HTML, plain text, a list of paragraphs, an element of React, or rich text of some
editor: objects that hold a type and a text or other objects.  The names differ from program to
program.  Which name the text has is found by where most prose stands; a type is known by its word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape, unescape
from itertools import pairwise
from typing import Any

from newsclean.reading.paragraphs import kinds, split
from newsclean.reading.prose_runs import (
    DEEPEST,
    SEA,
    TAG,
    is_element,
    is_numbered,
    is_work,
    prose_mass,
)
from newsclean.text.characters import canonical
from newsclean.text.letters import is_small
from newsclean.text.sentences import ends_sentence
from newsclean.text.spans import render

_MOST_WRITTEN = 200_000
"""Values; an object that stands in several places is written in each."""

_TYPE_KEY = re.compile(
    r"type|style|kind|tag|^name$|node|component|format|variant|role|^listitem$|^element$|block",
    re.IGNORECASE,
)
_TYPE = re.compile(r"[\w/:. -]{1,60}")
_TYPE_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_HEADING_KEY = re.compile(r"(?:sub)?-?_?(?:title|heading|headline|head|header)", re.IGNORECASE)
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_HOLDERS = ("attrs", "attributes", "data", "props")
_TAGS = {
    "h2": "heading header subheading subheader subhead subtitle crosshead headline title",
    "blockquote": "quote blockquote pullquote",
    "pre": "code preformatted",
    "li": "bullet listitem",
    "ul": "list ul ol bulletlist",
    "tr": "tablerow row",
    "td": "tablecell tableheader cell",
    "table": "table",
    "figure": "image photo picture figure gallery video audio embed iframe tweet instagram youtube",
    "aside": "ad ads advert advertisement promo newsletter related teaser recirculation"
    " interstitial recommended",
    "p": "paragraph unstyled block para p",
}
_BY_WORD = {word: tag for tag, words in _TAGS.items() for word in words.split()}
# Of several words the first of these counts: a list item before a list.
_ORDER = ("aside", "figure", "h2", "blockquote", "pre", "li", "tr", "td", "table", "ul", "p")
_BLOCK = re.compile(
    r"\s*<(?:p|h[1-6]|li|ul|ol|dl|div|blockquote|pre|table|section|article|main|figure|aside"
    r"|header|footer|nav)[\s>]"
)
_ATOM = re.compile(r"[\w./:#%+-]*")
_NAME = re.compile("[a-z][a-z0-9-]{0,20}")
_SHORTEST = 40


def as_html(value: Any) -> str:
    """A run of prose as HTML; empty if it is none.

    >>> as_html([{"type": "header-two", "text": "Rain"}, {"type": "p", "text": "It fell."}])
    '<h2>Rain</h2><p>It fell.</p>'
    """
    if isinstance(value, str):
        return text_as_html(value)
    return _Writer(value).written


def text_as_html(text: str) -> str:
    """A string that holds a whole text, as HTML or plain, as HTML."""
    for _ in range(2):
        if "&lt;" in text and TAG.search(text) is None:
            text = unescape(text)
    if TAG.search(text) is not None:
        return text if _P.search(text) else _EMPTY_LINE.sub("<br><br>", text)
    plain = canonical(unescape(unescape(text)))
    lines = [render(plain, pieces) for pieces in split(plain)]
    named = {"heading": "h2", "list_item": "li"}
    return "".join(
        f"<{(tag := named.get(kind, 'p'))}>{escape(line, quote=False)}</{tag}>"
        for kind, line in zip(kinds(lines), lines, strict=True)
    )


_P_TAG = re.compile("<(/?)p>")
_P = re.compile(r"<(?:p|div|br)[\s/>]", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n\s*\n")


class _Writer:
    """Writes a list or an object."""

    def __init__(self, value: Any) -> None:
        self._keys: frozenset[str] = frozenset()
        self._left = _MOST_WRITTEN
        items = _items(value)
        found = [Counter[str](dict(_leaves(item))) for item in items]
        self._keys = _text_keys(found)
        self.written = self._joined([self._item(item) for item in items], top=True)

    def _item(self, item: Any) -> str:
        if isinstance(item, dict) and is_work(item) and not any(key in item for key in self._keys):
            return ""
        return self._value(item, 0, within=not isinstance(item, dict))

    def _value(self, value: Any, depth: int, *, within: bool = False) -> str:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            return ""
        if isinstance(value, str):
            return _inline(value) if within else ""
        if isinstance(value, list):
            if is_element(value):
                return self._element(value, depth)
            if len(value) > 1 and isinstance(value[0], str) and value[0] in _JSONML:
                inner = self._joined([self._value(v, depth + 1, within=True) for v in value[1:]])
                return f"<{value[0]}>{inner}</{value[0]}>" if inner else ""
            return self._joined([self._value(v, depth + 1, within=within) for v in value])
        if isinstance(value, dict):
            return self._object(value, depth)
        return ""

    def _object(self, value: dict[str, Any], depth: int) -> str:
        if is_numbered(value):
            return self._value(list(value.values()), depth + 1)
        tag = tag_of(value, self._keys)
        if tag == "aside":
            return ""
        parts = [
            self._value(item, depth + 1, within=key in self._keys) for key, item in value.items()
        ]
        if not any(parts) and tag in _SAYING:
            parts = [self._value(item, depth + 1, within=True) for item in _texts(value)]
        inner = _rows(value) if tag == "table" else ""
        inner = inner or self._joined(parts)
        if not inner:
            return ""
        if tag == "figure":
            return (
                inner
                if "<figure" in inner
                else f"<figure><figcaption>{inner}</figcaption></figure>"
            )
        if tag == "ul" and "<li" not in inner:
            inner = _P_TAG.sub(r"<\1li>", inner) if _P_TAG.match(inner) else f"<li>{inner}</li>"
        if tag == "p":
            return inner if _BLOCK.match(inner) else f"<p>{inner}</p>"
        if tag is None:
            return f"{_heading(value, self._keys)}{inner}"
        if tag[0] == "h" and _BLOCK.match(inner):
            return (
                inner if re.match(r"\s*<h[1-6]", inner) else f"<{tag}>{TAG.sub(' ', inner)}</{tag}>"
            )
        return f"<{tag}>{inner}</{tag}>"

    def _element(self, value: list[Any], depth: int) -> str:
        """An element of React: a mark, its name, its key and its properties."""
        properties = value[3]
        tag = value[1] if _NAME.fullmatch(value[1]) else "div"
        hint = properties.get("className")
        inner = "".join(
            [
                self._value(item, depth + 1, within=key in _REACT)
                for key, item in properties.items()
                if key not in ("style", "className")
            ]
        )
        if tag in _NEVER or not inner:
            return ""
        named = f' class="{escape(hint)}"' if isinstance(hint, str) else ""
        return f"<{tag}{named}>{inner}</{tag}>"

    def _joined(self, parts: Sequence[str], *, top: bool = False) -> str:
        """Parts as paragraphs of their own, or as one text that was parted by its links."""
        parts = [part for part in parts if part]
        if len(parts) > 1 or top:
            blocks = [bool(_BLOCK.match(part)) for part in parts]
            if any(blocks) or _are_paragraphs(parts):
                return "".join(
                    [
                        part if is_own else f"<p>{part}</p>"
                        for part, is_own in zip(parts, blocks, strict=True)
                    ]
                )
        return "".join(parts)


_JSONML = frozenset(
    "p div section article h1 h2 h3 h4 h5 h6 ul ol li blockquote pre a b i em strong span u s"
    " sub sup table tbody tr td th figure figcaption aside".split()
)
_REACT = frozenset({"children", "__html", "text", "content", "html"})
_NEVER = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "head", "meta"})
_SAYING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "blockquote", "pre", "table"})


def _items(value: Any) -> list[Any]:
    if isinstance(value, list) and not is_element(value):
        return value
    return [value]


def _leaves(item: Any) -> Iterator[tuple[str, int]]:
    """The keys of strings in an item, each with how much prose they have in it."""
    amounts: Counter[str] = Counter()
    waiting: list[tuple[str, Any, int]] = [("", item, 0)]
    seen: set[int] = set()
    while waiting:
        key, value, depth = waiting.pop()
        if isinstance(value, str):
            amounts[key] += prose_mass(value) or value.count(" ")
        elif isinstance(value, (dict, list)) and depth <= DEEPEST and id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, list) or is_numbered(value):
                inside = value if isinstance(value, list) else value.values()
                waiting += [(key, v, depth + 1) for v in inside]
            else:
                waiting += [(k, v, depth + 1) for k, v in value.items()]
    yield from amounts.items()


def _text_keys(items: Sequence[Counter[str]]) -> frozenset[str]:
    """The key that has most prose, and those that have prose where it stands nowhere."""
    total: Counter[str] = Counter()
    for item in items:
        total += item
    found: set[str] = {""}
    for key, amount in total.most_common(_MOST_KEYS):
        beside = any(item[key] and not found.isdisjoint(item) for item in items)
        if amount and (found == {""} or not beside):
            found.add(key)
    return frozenset(found)


_MOST_KEYS = 4


def tag_of(item: dict[str, Any], keys: frozenset[str] = frozenset()) -> str | None:
    """The element that an object of rich text is; ``None`` if its type says nothing.

    >>> tag_of({"nodeType": "heading-3"}), tag_of({"_type": "block", "listItem": "bullet"})
    ('h3', 'li')
    """
    words: set[str] = set()
    level = None
    for key, value in item.items():
        if isinstance(value, str) and key not in keys and _TYPE_KEY.search(key):
            if _TYPE.fullmatch(value):
                own = [word.lower() for word in _TYPE_WORD.findall(value)]
                words.update(own, ["".join(own[-2:])], [key.lower()] if key == "listItem" else [])
        elif "level" in key.lower() and type(value) is int:
            level = value
    if not words:
        return None
    tags = {tag for word in words if (tag := _BY_WORD.get(word)) is not None}
    numbers = [
        int(w) if w.isdecimal() else _LEVELS[w] for w in words if w.isdecimal() or w in _LEVELS
    ]
    if "h" in words and numbers:
        tags.add("h2")
    tag = next((tag for tag in _ORDER if tag in tags), None)
    if tag == "ul" and "item" in words:
        return "li"
    if tag != "h2":
        return tag
    level = next(iter(numbers), level) or _held_level(item)
    return f"h{level}" if level in range(1, 7) else tag


def _held_level(item: dict[str, Any]) -> int | None:
    for holder in _HOLDERS:
        held = item.get(holder)
        if isinstance(held, dict) and type(held.get("level")) is int:
            return int(held["level"])
    return None


def _texts(item: dict[str, Any]) -> list[Any]:
    """What a heading, quote or list says under other names than paragraphs do."""
    found: list[Any] = []
    for key, value in item.items():
        if isinstance(value, dict):
            found += _texts(value) if len(found) < _MOST_TEXTS else []
        elif isinstance(value, list):
            found += [v for v in value if not isinstance(v, str) or " " in v or len(value) > 1]
        elif isinstance(value, str) and not _TYPE_KEY.search(key) and not _is_atom(value):
            found.append(value)
    return found


_MOST_TEXTS = 1_000


def _rows(item: dict[str, Any]) -> str:
    """The rows of a table that is a list of lists of strings; empty if it is none."""
    for value in item.values():
        if isinstance(value, dict) and (found := _rows(value)):
            return found
        if isinstance(value, list) and value and all(isinstance(row, list) for row in value):
            cells = [[cell for cell in row if isinstance(cell, str)] for row in value]
            return "".join(
                [
                    f"<tr>{''.join([f'<td>{_inline(cell)}</td>' for cell in row])}</tr>"
                    for row in cells
                ]
            )
    return ""


def _is_atom(text: str) -> bool:
    """Whether a string is a name, a number or an address rather than words."""
    return _ATOM.fullmatch(text) is not None and not text.isalpha()


def _heading(item: dict[str, Any], keys: frozenset[str]) -> str:
    """The heading of a section that has one beside its text."""
    for key, value in item.items():
        if key not in keys and isinstance(value, str) and _HEADING_KEY.fullmatch(key):
            return f"<h3>{_inline(value)}</h3>" if 0 < len(value) <= _LONGEST_HEADING else ""
    return ""


_LONGEST_HEADING = 200


def _inline(text: str) -> str:
    """A string as HTML within a paragraph."""
    if TAG.search(text) is not None or _ENTITY.search(text) is not None:
        return text
    return _LINES.sub("<br><br>", escape(text, quote=False)).replace("\n", "<br>")


_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_LINES = re.compile(r"\n\s*\n")


def _are_paragraphs(parts: Sequence[str]) -> bool:
    """Whether parts begin and end as paragraphs do, and not within a sentence or a space."""
    if len(parts) == 1:
        return True
    inside = 0
    for before, after in pairwise(parts):
        inside += (
            before[-1].isspace()
            or after[0].isspace()
            or is_small(after[0])
            or after[0] in ",.;:)!?»”、。"
            or not (ends_sentence(before) or len(before) < _SHORTEST or SEA.search(before[-1]))
        )
    return inside * 2 < len(parts) - 1
