"""Lines that are only a date: with a time of day, with words such as ``Updated``, with a place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import attrs

from newsclean.language.dates import (
    LETTER,
    ZONES,
    FoundDate,
    find_dates,
    find_times,
    fold_with_digits,
    month_number,
    with_time,
)
from newsclean.language.lexicon import Lexicon
from newsclean.language.other_days import (
    is_other_day,
    is_step,
    names_only_date,
    other_day_phrase,
)
from newsclean.text.letters import is_capitalised, is_uncased, is_unspaced
from newsclean.text.spans import Span

_LONGEST = 110
_LONGEST_CUE = 30
_WORDS = re.compile(rf"(?:{LETTER})++")
# A day and a month without a year: "8 января", "August 5", "1月13日".
_DAY_OF_MONTH = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de |of |ta' )?(?P<after>(?:{LETTER})++)"
    rf"|(?P<before>(?:{LETTER})++)\.? \d{{1,2}}(?!\d)"
    r"|(?<!\d)\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_MOST_PLACE_WORDS = 3
_AFTER_PLACE = frozenset(",/|-–—:(»•·،、")
# How many letters that are no part of a date may stand beside one where a cue word announced it.
_ROOM, _ROOM_UNSPACED = 24, 4
_SUFFIXES = frozenset("st nd rd th er am pm a p m h".split())


@attrs.frozen
class DateLine:
    """What a line that is only a date says."""

    published: dt.date | dt.datetime | None = None
    """The day it gives for publication; ``None`` if it names none that is certain."""
    modified: dt.date | dt.datetime | None = None
    """The day it gives for the last change, behind a word such as ``Updated``."""
    has_day: bool = True
    """Whether a day is printed; else it is a time of day or a word alone."""
    has_year: bool = True
    """Whether the day has a year."""
    has_cue: bool = False
    """Whether a word such as ``Published`` stands in it."""
    has_time: bool = False
    """Whether a time of day is printed."""
    has_place: bool = False
    """Whether the name of a place stands before the date."""


def read_date_line(text: str, lexicon: Lexicon, language: str | None = None) -> DateLine | None:
    """What ``text`` says if it is a date and nothing else; ``None`` if it is anything else.

    All its words must be names of months, weekdays, words about the clock or
    about publishing; up to three words for a place may stand before the date.

    >>> lexicon = Lexicon(months={"may": 5}, times=frozenset({"friday", "at"}),
    ...     published=frozenset({"published"}), updates=frozenset({"updated"}))
    >>> read_date_line("Friday, 24 May 2024", lexicon).published
    datetime.date(2024, 5, 24)
    >>> read_date_line("Published 24 May 2024 | Updated 25 May 2024", lexicon).modified
    datetime.date(2024, 5, 25)
    >>> read_date_line("24 May at 10:30", lexicon).has_year
    False
    >>> read_date_line("Received: 2 May 2024. Published: 24 May 2024", lexicon).published
    datetime.date(2024, 5, 24)
    >>> read_date_line("24 May 2024 was a Friday", lexicon) is None
    True
    """
    if len(text) > _LONGEST:
        return None
    line = fold_with_digits(text)
    if not any("0" <= char <= "9" for char in line):
        return None
    dates = list(find_dates(line, lexicon.months, language))
    times = [match.span() for match in find_times(line)]
    rest = _without(line, [*((date.start, date.end) for date in dates), *times])
    # Most lines with figures are no date, and their first word shows it.
    if not dates and (
        _has_other_words(rest, lexicon) or not (times or _DAY_OF_MONTH.search(line) is not None)
    ):
        return None
    words = [match for match in _WORDS.finditer(rest) if not _is_known(match.group(), lexicon)]
    steps = [match for match in words if is_step(match.group())]
    if steps:
        words = [match for match in words if match not in steps]
    has_place = bool(words)
    if has_place and not (dates and _are_place(text, words, dates[0].start)):
        return None
    if has_place and (other_day_phrase(line) or any(is_other_day(m.group()) for m in words)):
        return None
    if not dates and _has_numbers_between(rest):
        return None
    cues = [match for match in _WORDS.finditer(rest) if _is_cue(match.group(), lexicon)]
    has_day = bool(dates) or _names_day(line, lexicon)
    if not has_day and not times:
        return None
    published, modified = _split(line, dates, cues, steps, lexicon)
    return DateLine(
        published,
        modified,
        has_day=has_day,
        has_year=bool(dates),
        has_cue=bool(cues),
        has_time=bool(times) or any(date.complete for date in dates),
        has_place=has_place,
    )


def _has_other_words(rest: str, lexicon: Lexicon) -> bool:
    """Whether there is a word that is neither about dates nor about steps before publication."""
    words = map(re.Match.group, _WORDS.finditer(rest))
    return any(not (_is_known(word, lexicon) or is_step(word)) for word in words)


def read_date_cue(text: str, lexicon: Lexicon) -> str | None:
    """The field that ``text`` announces if it is only words such as ``Last updated:``.

    >>> lexicon = Lexicon(times=frozenset({"on"}), published=frozenset({"published"}))
    >>> read_date_cue("Published on", lexicon)
    'published'
    """
    words = _WORDS.findall(fold_with_digits(text)) if len(text) <= _LONGEST_CUE else []
    if any(word not in lexicon.times and not _is_cue(word, lexicon) for word in words):
        return None
    if any(word in lexicon.updates for word in words):
        return "modified"
    return "published" if any(word in lexicon.published for word in words) else None


def is_about_date(text: str, lexicon: Lexicon) -> bool:
    """Whether a date is printed in ``text`` and little else: a word or two that are no part of it.

    >>> lexicon = Lexicon(months={"may": 5})
    >>> is_about_date("24 May 2024, London", lexicon)
    True
    >>> is_about_date("24 May 2024, when the committee met for the third time", lexicon)
    False
    """
    line = fold_with_digits(text)
    dates = list(find_dates(line, lexicon.months, None))
    if not dates:
        return False
    times = [match.span() for match in find_times(line)]
    rest = _without(line, [*((date.start, date.end) for date in dates), *times])
    words = [word for word in _WORDS.findall(rest) if not _is_known(word, lexicon)]
    room = _ROOM_UNSPACED if any(is_unspaced(char) for word in words for char in word) else _ROOM
    return sum(map(len, words)) <= room


def _without(line: str, spans: Sequence[Span]) -> str:
    for start, end in spans:
        line = line[:start] + "|" * (end - start) + line[end:]
    return line


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.times
        or word in lexicon.published
        or word in lexicon.updates
        or month_number(word, lexicon.months) is not None
        or word in ZONES
        or word in _SUFFIXES
    )


def _is_cue(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.published or word in lexicon.updates


def _are_place(text: str, words: Sequence[re.Match[str]], start: int) -> bool:
    """Whether ``words``, the only unknown ones, name a place that stands before ``start``."""
    last = words[-1].end()
    if len(words) > _MOST_PLACE_WORDS or words[-1].start() >= start:
        return False
    between = text[last:start].strip()
    if not between or between[0] not in _AFTER_PLACE:
        return False
    return all(
        is_capitalised(text[match.start() : match.end()]) or is_uncased(match.group())
        for match in words
    )


def _has_numbers_between(rest: str) -> bool:
    """Whether there are more numbers than a day and a year: a line of figures is no date."""
    return len(re.findall(r"\d+", rest)) > 2


def _names_day(line: str, lexicon: Lexicon) -> bool:
    for match in _DAY_OF_MONTH.finditer(line):
        word = match.group("after") or match.group("before")
        if word is None or month_number(word, lexicon.months) is not None:
            return True
    return False


def _split(
    line: str,
    dates: Sequence[FoundDate],
    cues: Sequence[re.Match[str]],
    steps: Sequence[re.Match[str]],
    lexicon: Lexicon,
) -> tuple[dt.date | dt.datetime | None, dt.date | dt.datetime | None]:
    """The first date that no word for a change precedes, and the first that one does.

    A date behind a step before publication (``Received``) is neither.
    """
    published: dt.date | dt.datetime | None = None
    modified: dt.date | dt.datetime | None = None
    at = 0
    for date in dates:
        before = [cue.group() for cue in cues if at <= cue.start() < date.start]
        is_stepped = any(at <= step.start() < date.start for step in steps)
        at = date.end
        if is_stepped and all(map(names_only_date, before)):
            continue
        day = with_time(line, date)
        if any(cue in lexicon.updates for cue in before):
            modified = modified or day
        else:
            published = published or day
    return published, modified
