"""The story in the data that a page brings for its scripts, as HTML, and its day.

Some pages show little until a script has run, which writes what stands in data: JSON in a script
of its own, the literals of a program, or an attribute.  Each program has names of its own for it.
So all of it is read for values, and the largest run of prose in them is the story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import islice

from newsclean.reading.prose_runs import Run, Titles, largest_run
from newsclean.reading.script_graphs import pushed, read_rows, resolved
from newsclean.reading.script_values import read_values

LARGEST_DATA = 4_000_000
"""Characters; longer scripts are not read, and no more in all when the story is looked for."""
_SHORTEST_DATA = 200
# Five words in a row, looked for by the first space between them: spaces are few in programs.
_WORDS = re.compile(
    r" (?<=[^\W\d_] )(?:[^\W\d_]++[,;:]? ){4}| (?<=[^\W\d_][,;:] )(?:[^\W\d_]++[,;:]? ){4}"
)
# The letters of a script without spaces, as they are or escaped.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3041-\u9fff]{12}")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4} ?){12}")


def story_in(scripts: Iterable[str], titles: Sequence[str]) -> Run:
    """The largest run of prose in data; without mass if there is none.

    >>> text = "The storm hit the coast on Friday, and the roads were closed for two days. " * 3
    >>> story_in(['{"a": {"text": "<p>' + text + '</p>"}}'], []).value[:12]
    '<p>The storm'
    """
    said = Titles(titles)
    best = Run()
    left = LARGEST_DATA
    stream: list[str] = []
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        if len(script) < _SHORTEST_DATA and ".push(" not in script:
            continue
        part = pushed(script) if ".push(" in script else ""
        if part:
            stream.append(part)
        elif script.lstrip()[:1] in ("{", "[") or _speaks(script):
            best = _better(best, largest_run(resolved(read_values(script)), said))
    if stream:
        whole = "".join(stream)
        value = read_rows(whole) or read_values(whole)
        best = _better(best, largest_run(resolved(value), said))
    return best


def _speaks(script: str) -> bool:
    """Whether a script may have prose, as it is or encoded."""
    return (
        "%7B%22" in script
        or "eyJ" in script
        or _WORDS.search(script) is not None
        or ("\\u" in script and _ESCAPED.search(script) is not None)
        or (not script.isascii() and _UNSPACED.search(script) is not None)
    )


def _better(one: Run, other: Run) -> Run:
    return max(one, other, key=lambda run: (run.is_titled, run.mass))


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
