"""JSON-LD: the blocks of a page read with forgiveness, and the article they speak of.

Pages are written by strangers, so everything here is bounded: how much is
parsed, how deep it may be nested, how many things are looked at.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

LARGEST_JSON = 2_000_000
"""Characters of JSON-LD in a page.  Blocks beyond that are ignored."""
MOST_THINGS = 2_000
"""Objects of JSON-LD in a page.  Objects beyond that are ignored."""
_DEEPEST = 40

Thing = dict[str, Any]

# A block without any of these has nothing to say about an article.
_MATTERS = ("Article", "Posting", "datePublished", "headline", "isAccessibleForFree", "NewsMedia")
_DECODER = json.JSONDecoder(strict=False)
_WRAPPING = re.compile(r"^[\s;]*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)")
# Strings, which end only where JSON may go on, so that bare quotes within them are part of them;
# comments; commas, and the bracket that follows.  Each part takes what it can and gives nothing
# back, so the time is linear.
_LOOSE = re.compile(
    r'"(?:[^"\\]|\\.|"(?!\s{0,40}[,:}\]]))*+"?'
    r"|(?P<comment>/\*.*?(?:\*/|\Z)|//[^\n]*+)"
    r"|(?P<commas>,[\s,]*+)(?P<end>[}\]]?)",
    re.DOTALL,
)
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|"')


def read_blocks(blocks: Iterable[str]) -> list[Thing]:
    """All objects in blocks of JSON-LD, outer ones first; what cannot be read is left out.

    >>> [thing["@type"] for thing in read_blocks(['<!-- {"@type": "NewsArticle",} -->'])]
    ['NewsArticle']
    """
    found: list[Thing] = []
    size = 0
    for block in blocks:
        if not any(word in block for word in _MATTERS):
            continue
        size += len(block)
        if size > LARGEST_JSON:
            break
        for value in _values(block):
            found += _things(value, MOST_THINGS - len(found))
    return found


def _values(block: str) -> Iterator[Any]:
    """The JSON values that stand in a block, mended if need be."""
    text = block.strip()
    try:
        yield _DECODER.decode(text)
    except (ValueError, RecursionError):
        yield from _mended(text)


def _mended(text: str) -> Iterator[Any]:
    if '"' not in text:
        text = unescape(text)
    text = _LOOSE.sub(_tight, _WRAPPING.sub("", text, count=1))
    at = 0
    for _ in range(MOST_THINGS):
        start = _next_value(text, at)
        if start is None:
            return
        try:
            value, at = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        yield value


def _tight(match: re.Match[str]) -> str:
    """A string with its escapes in order; a comma that parts two things; nothing of a comment."""
    if match["comment"]:
        return ""
    if match["commas"]:
        return match["end"] or ","
    return f'"{_ESCAPE.sub(_escaped, match.group()[1:].removesuffix(chr(34)))}"'


def _escaped(match: re.Match[str]) -> str:
    # A stroke that escapes nothing is dropped, a bare quote gets one.
    return {'"': '\\"', "\\": ""}.get(match.group(), match.group())


def _next_value(text: str, at: int) -> int | None:
    starts = [k for k in (text.find("{", at), text.find("[", at)) if k >= 0]
    return min(starts) if starts else None


# What stands under these is about something else than the page.
_ELSEWHERE = frozenset(
    "itemListElement comment mentions citation hasPart isPartOf breadcrumb relatedLink"
    " potentialAction about liveBlogUpdate review author publisher image offers".split()
)
_TYPES_OUTSIDE = frozenset({"ItemList", "BreadcrumbList", "Comment"})


def _things(value: Any, most: int) -> list[Thing]:
    """``value`` and the objects in it, breadth first, those of other pages left out."""
    found: list[Thing] = []
    waiting = deque([(value, 0)])
    while waiting and len(found) < most:
        now, depth = waiting.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(now, list):
            waiting.extend([(item, depth + 1) for item in now[:most]])
        elif isinstance(now, dict):
            if not _TYPES_OUTSIDE.isdisjoint(types(now)):
                continue
            found.append(now)
            waiting.extend(
                [
                    (item, depth + 1)
                    for name, item in now.items()
                    if isinstance(item, (dict, list)) and name not in _ELSEWHERE
                ]
            )
    return found


def types(thing: Thing) -> list[str]:
    """The names of a thing's types, without what stands before the last stroke or colon."""
    given = thing.get("@type")
    names = given if isinstance(given, list) else [given]
    return [
        name if name.isalpha() else re.split("[/#:]", name)[-1]
        for name in names
        if isinstance(name, str)
    ]


_ARTICLES = ("Article", "Posting", "Report", "Review", "Recipe", "Column")


def is_article(thing: Thing) -> bool:
    """Whether a thing's type is an article of any kind, or a posting."""
    return any(name.endswith(_ARTICLES) for name in types(thing))


def is_page(thing: Thing) -> bool:
    """Whether a thing is the page itself, or another work whose dates may serve."""
    return any(name.endswith("Page") or name == "CreativeWork" for name in types(thing))


def texts(value: Any, most: int = 200) -> list[str]:
    """The strings that a property holds: itself, its items', or their names'."""
    found: list[str] = []
    for item in value[:most] if isinstance(value, list) else [value]:
        named = item
        if isinstance(item, dict):
            named = item.get("name", item.get("@value"))
            if isinstance(named, list):
                found += [each for each in named[:most] if isinstance(each, str)]
                continue
        if isinstance(named, str) and named.strip():
            found.append(named)
    return found


def first_text(value: Any) -> str | None:
    """The first of :func:`texts`; ``None`` if there is none."""
    found = texts(value, 5)
    return found[0] if found else None
