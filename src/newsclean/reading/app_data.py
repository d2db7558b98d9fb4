"""The story in the data that a page brings for its scripts, as lists of paragraphs, and its day.

Some pages show little until a script has run, which writes what stands in a block of
JSON.  Each program has names of its own for the whole; but a paragraph of rich text is
nearly always an object that says so, in a list with the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

LARGEST_DATA = 4_000_000
"""Characters; longer blocks of data are not read."""
MOST_PARTS = 100_000
"""Objects and lists; blocks of data with more are not read."""
_DEEPEST = 60
_SAYS = ("type", "nodeType", "kind")
_PARAGRAPH = "paragraph"
# Where the words of a paragraph stand, in the order in which one is believed.
_WORDS = ("text", "value")


def may_have_paragraphs(script: str) -> bool:
    """Whether a block of data may be worth reading."""
    return (
        len(script) <= LARGEST_DATA
        and (f'"{_PARAGRAPH}"' in script or f'"{_PARAGRAPH.upper()}"' in script)
        # Each object takes a hundred times the memory of the bracket that is all of it.
        and script.count("{") + script.count("[") <= MOST_PARTS
    )


def longest_story(scripts: Iterable[str]) -> str:
    """The list of paragraphs that has most text, each on a line; empty if there is none.

    >>> text = '{"type": "text", "value": "A storm."}'
    >>> longest_story(['{"body": [{"type": "paragraph", "content": [' + text + "]}]}"])
    'A storm.'
    """
    best = ""
    for script in scripts:
        if may_have_paragraphs(script):
            try:
                data = json.loads(script)
            except (ValueError, RecursionError):
                continue
            best = max((best, *_stories(data)), key=len)
    return best


def _stories(data: Any) -> Iterator[str]:
    """The text of each list that has paragraphs."""
    waiting: list[tuple[Any, int]] = [(data, 0)]
    seen = 0
    while waiting and seen < MOST_PARTS:
        part, depth = waiting.pop()
        seen += 1
        if depth > _DEEPEST:
            continue
        inside = part if isinstance(part, list) else part.values()
        waiting += [(item, depth + 1) for item in inside if isinstance(item, (dict, list))]
        if isinstance(part, list):
            lines = [_words(item) for item in part if _is_paragraph(item)]
            yield "\n".join(filter(None, lines))


def _is_paragraph(item: Any) -> bool:
    return isinstance(item, dict) and any(
        isinstance(said := item.get(name), str) and said.lower() == _PARAGRAPH for name in _SAYS
    )


def _words(paragraph: dict[str, Any]) -> str:
    """The words of a paragraph and of what stands in it, in their order."""
    found: list[str] = []
    waiting: list[Any] = [paragraph]
    for _ in range(MOST_PARTS):
        if not waiting:
            break
        part = waiting.pop()
        if isinstance(part, dict):
            own = next((part[name] for name in _WORDS if isinstance(part.get(name), str)), None)
            if own is not None:
                found.append(own)
                continue
            part = list(part.values())
        waiting += [item for item in reversed(part) if isinstance(item, (dict, list))]
    return "".join(found)


_DATE_KEY = re.compile(
    r'\\?"(?:date_?published|published_?(?:at|on|date|time)?|publish_?(?:date|time|on)'
    r"|(?:first_?)publish(?:ed)?_?(?:at|date|time)?|publication_?(?:date|time))\\?\"\s{0,4}:\s{0,4}"
    r'\\?"([^"\\,{}\[\]]{8,40})\\?"',
    re.IGNORECASE,
)
_MOST_DATES = 200
_OPENING_OF_TITLE = 24
# An object with a title and a date is seldom longer, unless it has the whole text between them.
_NEAR = 3_000


def stated_dates(scripts: Iterable[str], title: str | None) -> list[str]:
    """What blocks of data give for the day of publication, the surest first.

    Such a block often speaks of other stories too: where it gives several days,
    the one that stands nearest to the title is meant, and none if it is far.

    >>> stated_dates(['{"title": "Storm hits the coast", "publishedAt": "2020-05-03"}'], None)
    ['2020-05-03']
    """
    opening = (title or "")[:_OPENING_OF_TITLE]
    days: dict[str, str] = {}
    near: list[tuple[int, str]] = []
    for script in scripts:
        if len(script) > LARGEST_DATA:
            continue
        titled = _places(script, opening)
        for match in islice(_DATE_KEY.finditer(script), _MOST_DATES):
            days.setdefault(match[1][:10], match[1])
            near += [
                (distance, match[1])
                for at in titled
                if (distance := abs(match.start() - at)) <= _NEAR
            ]
    if len(days) == 1:
        return list(days.values())
    return [min(near)[1]] if near else []


def _places(script: str, opening: str) -> list[int]:
    """Where the title stands in a block, as it is or as JSON may write it."""
    if len(opening) < _OPENING_OF_TITLE // 2:
        return []
    found: list[int] = []
    for text in {opening, json.dumps(opening)[1:-1]}:
        at = script.find(text)
        while at >= 0 and len(found) < _MOST_PLACES:
            found.append(at)
            at = script.find(text, at + 1)
    return found


_MOST_PLACES = 20
