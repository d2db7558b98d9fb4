"""Dates as newsrooms print them, and as they stand in addresses.

A date that can be read in two ways is no date: ``03/04/2024`` is the third of
April or the fourth of March, ``listopad`` is October in Zagreb and November in
Prague.  Where the language is known it decides; otherwise the date is found
(:func:`is_date`) and not read (:func:`parse_date`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import attrs

from newsclean.language.calendars import persian_date
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late

_YEAR = r"((?:19|20)\d\d)"
_IN_URL = late(
    rf"/{_YEAR}(?:[/._-](0?[1-9]|1[0-2]|[a-z]{{3}}(?=/))[/._-](0[1-9]|[12]\d|3[01]|[1-9](?=/|$))"
    r"|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])|/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=/))(?!\d)"
)
# Day first, or at the end of the last part: there the year must be one of the web's.
_DAY_FIRST_IN_URL = late(r"/(0[1-9]|[12]\d|3[01])([/._-])(0[1-9]|1[0-2])\2(20\d\d)(?=[/._-]|$)")
_ENDING_URL = late(
    r"[/._-](20\d\d)([._-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])"
    r"(?:\.(?:s?html?|php|aspx?|jsp))?/?(?:[?#].*)?$"
)
SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""As addresses and machines write them."""

# --- patterns, all on folded text with plain digits -----------------------------------------

# Vowel signs of Indian scripts, of Thai, Lao, Burmese and Khmer are no letters to Python.
LETTER = r"[^\W\d_]|[\u0900-\u0e4e\u0e80-\u0ece\u1000-\u103f\u1780-\u17d3]"
"""A letter, as a regular expression that needs brackets around it."""
# Two names with a stroke are one month's; two words are so in Arabic, the second with its article.
_WORD = rf"(?<![^\W\d_])((?:{LETTER})++(?:(?:[/-]| (?=ال))(?:{LETTER})++)?)"
_ISO = late(
    rf"\b{_YEAR}-(\d\d)-(\d\d)(?!\d)"
    r"(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_FIRST = late(
    r"(?<!\d)((?:19|20|13|14)\d\d)\s?[./年년-]\s?(\d{1,2})\s?[./月월-]\s?(\d{1,2})(?!\d)[日일]?"
)
_DAY_FIRST = late(
    r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d|\d\d)(?!\d|[./-]\d)"
)
_NUMBERED = late(rf"(?<!\d)(\d{{1,2}}) tháng (\d{{1,2}})(?:,| năm)?,? {_YEAR}(?!\d)")
_JOINT = r"(?:de |del |of |d'|ta' )?"
_ANY_YEAR = r"((?:19|20|13|14)\d\d)(?!\d)"
_DAY_MONTH = late(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|re|η|ησ|-?го|\.|º|ª|°)?[ -]{_JOINT}{_WORD}"
    rf"[.,،]*[ -]{_JOINT}{_ANY_YEAR}"
)
_MONTH_DAY = late(rf"{_WORD}\.? (\d{{1,2}})(?:st|nd|rd|th|\.)?,? (?:de )?{_ANY_YEAR}")
_YEAR_MONTH = late(rf"(?<!\d){_YEAR}\.? {_WORD}\.? (\d{{1,2}})(?!\d)\.?")
_CLOCK = late(
    r"(?:(오후|午後|下午|오전|午前|上午) ?)?(?<![\d.,])([01]?\d|2[0-3])(?:[:.h時时點点]|시 ?)"
    r"([0-5]\d)(?::([0-5]\d))?[分분]?(?!\d|[./]\d)(?: ?([ap])\.? ?m\b\.?)?"
    r"|(?<![\d.,:])(1[0-2]|[1-9]) ?([ap])\.? ?m\b\.?"
)
# All dates but short ones such as 24/5/24 have a year of one of these, and all times of day one of
# these signs behind a figure.
_ANY_DATE_YEAR = late(r"1[349]\d\d|20\d\d")
_CLOCK_SIGN = late(r"\d(?:[:.h时時點点시]| ?[ap])")
_AFTERNOON = frozenset({"오후", "午後", "下午", "p"})
_BETWEEN_NAMES = late(r"[/-]")
# Arabic keyboards write them otherwise.
_PERSIAN_LETTERS = {ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"}
# The zones whose letters mean one thing everywhere, in hours east of Greenwich.
ZONES: Mapping[str, int] = {
    **{"utc": 0, "gmt": 0, "z": 0, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3},
    **{"jst": 9, "kst": 9, "wib": 7, "wita": 8},
}
"""Time zones by their folded letters."""
_ZONE = late(
    rf"\b({'|'.join(sorted(ZONES, key=len, reverse=True))})(?: ?([+-]\d{{1,2}}))?(?::?(\d\d))?\b"
)
_DIGITS = {
    ord(zero) + k: str(k)
    for zero in (
        "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u17e0\uff10"
    )
    for k in range(10)
}
# A time belongs to the date only if it follows within a few words, or stands right before it.
_TIME_WITHIN = 30
_TIME_BEFORE = 24
_MOST_BETWEEN = 14


@attrs.frozen
class FoundDate:
    """A date found in a text."""

    start: int
    """Where it begins."""
    end: int
    """One past its last character, time of day not counted."""
    day: dt.date | None
    """The day; ``None`` if it can be read in two ways."""
    complete: dt.datetime | None = None
    """The moment, where day and time of day are written as one."""


@attrs.frozen
class AmbiguousDate:
    """A date that can be read in two ways: somebody who knows the language has to."""

    text: str
    """What is printed."""


def fold_with_digits(text: str) -> str:
    """``text`` folded, with all its digits written 0 to 9; same length.

    >>> fold_with_digits("۴ خرداد ۱۴۰۳, 24 MAY")
    '4 خرداد 1403, 24 may'
    """
    return fold(text if text.isascii() else text.translate(_DIGITS))


def date_in_url(url: str) -> dt.date | None:
    """The day that a path such as ``/2020/08/15/``, ``/20200815/`` or ``/2020/aug/15/`` names.

    >>> date_in_url("https://news.example/2020/08/15/world/storm.html")
    datetime.date(2020, 8, 15)
    >>> date_in_url("https://news.example/world/storm-hits-coast-2020-08-15.html")
    datetime.date(2020, 8, 15)
    """
    for match in _IN_URL.finditer(url):
        year, month, day = filter(None, match.groups())
        if month.isalpha():
            if month not in SHORT_MONTHS:
                continue
            month = str(SHORT_MONTHS.index(month) + 1)
        found = gregorian_date(year, month, day)
        if found:
            return found
    ending = _ENDING_URL.search(url)
    if ending:
        return gregorian_date(*ending.group(1, 3, 4))
    day_first = _DAY_FIRST_IN_URL.search(url)
    return gregorian_date(*day_first.group(4, 3, 1)) if day_first else None


def parse_date(
    text: str, months: Mapping[str, int], *, language: str | None = None
) -> dt.date | dt.datetime | None:
    """The first date printed in ``text``; a ``datetime`` if a time of day stands there too.

    :param months: the number of each folded month name; 13 to 24 for those of
        the Persian year.  A name that means two months has number 0, and its
        number in a language under ``"cs:listopad"``.
    :param language: ISO 639-1 code of the language that the date is in.  It
        decides between day and month in ``03/04/2024``, which is read day
        first in all languages but English; in English, or where the language
        is not known, such a date is not read.

    >>> parse_date("Published Aug. 9, 2020", {"aug": 8})
    datetime.date(2020, 8, 9)
    >>> parse_date("06/01/2026 - 14:16 UTC+1", {}, language="fr").isoformat()
    '2026-01-06T14:16:00+01:00'
    >>> parse_date("06/01/2026", {}) is None
    True
    >>> parse_date("۱۴۰۳/۰۳/۰۴", {})
    datetime.date(2024, 5, 24)
    """
    line = fold_with_digits(text)
    found = next(find_dates(line, months, language), None)
    return with_time(line, found) if found else None


def is_date(text: str, months: Mapping[str, int]) -> bool:
    """Whether a date is printed in ``text``, be it one that can be read in two ways.

    >>> is_date("06/01/2026", {}), is_date("06/2026", {})
    (True, False)
    """
    return next(find_dates(fold_with_digits(text), months, None), None) is not None


def find_dates(line: str, months: Mapping[str, int], language: str | None) -> Iterator[FoundDate]:
    """The dates in a line that :func:`fold_with_digits` has made ready, in order, at most three."""
    at = 0
    for _ in range(3):
        candidates = [_day_first(line, at, language)]
        if _ANY_DATE_YEAR.search(line, at) is not None:
            candidates = [
                _iso(line, at),
                _year_first(line, at),
                _named(line, at, months, language),
                _numbered(line, at),
                *candidates,
            ]
        # Of two that begin at one place the earlier kind is the surer.
        found = min(filter(None, candidates), key=lambda found: found.start, default=None)
        if found is None:
            return
        yield found
        at = found.end


def _iso(line: str, at: int) -> FoundDate | None:
    for match in _ISO.finditer(line, at):
        year, month, day, hour, minute, second, zone = match.groups()
        found = gregorian_date(year, month, day)
        if found is None:
            continue
        if hour is None or int(hour) > 23 or int(minute) > 59:
            return FoundDate(match.start(), match.end(3), found)
        time = dt.time(int(hour), int(minute), min(int(second or 0), 59), tzinfo=_zone(zone))
        return FoundDate(match.start(), match.end(), found, dt.datetime.combine(found, time))
    return None


def _year_first(line: str, at: int) -> FoundDate | None:
    for match in _YEAR_FIRST.finditer(line, at):
        found = _in_calendar(*map(int, match.groups()))
        if found:
            return FoundDate(match.start(), match.end(), found)
    return None


def _in_calendar(year: int, month: int, day: int) -> dt.date | None:
    """The day in the calendar that the year shows: the Persian one, or the Gregorian."""
    return persian_date(year, month, day) if year < 1900 else gregorian_date(year, month, day)


def _named(line: str, at: int, months: Mapping[str, int], language: str | None) -> FoundDate | None:
    best: FoundDate | None = None
    for pattern, order in (
        (_DAY_MONTH, (2, 1, 0)),
        (_MONTH_DAY, (2, 0, 1)),
        (_YEAR_MONTH, (0, 1, 2)),
    ):
        for match in pattern.finditer(line, at):
            year, month, day = (match.group(k + 1) for k in order)
            number = month_number(month, months, language)
            if number is None or not 1 <= int(day) <= 31:
                continue
            found = _of_month(int(year), number, int(day)) if number else None
            if number and found is None:
                continue
            if best is None or match.start() < best.start:
                best = FoundDate(match.start(), match.end(), found)
            break
    return best


def month_number(words: str, months: Mapping[str, int], language: str | None = None) -> int | None:
    """The number of the month that ``words`` name: one word, two, or two names with a stroke.

    Zero if they name two months, ``None`` if they name none.

    >>> months = {"may": 5, "listopad": 0, "cs:listopad": 11}
    >>> [month_number(words, months) for words in ("may", "mai/may", "listopad", "storm")]
    [5, 5, 0, None]
    >>> month_number("listopad", months, "cs")
    11
    """
    for name in (words, *_BETWEEN_NAMES.split(words)):
        number = months.get(name)
        if number is None and not name.isascii():
            number = months.get(name.translate(_PERSIAN_LETTERS))
        if number == 0 and language:
            return months.get(f"{language}:{name}", 0)
        if number is not None:
            return number
    return None


def _of_month(year: int, month: int, day: int) -> dt.date | None:
    if month > 12:
        return persian_date(year, month - 12, day)
    return gregorian_date(year, month, day) if year >= 1900 else None


def _numbered(line: str, at: int) -> FoundDate | None:
    match = _NUMBERED.search(line, at)
    found = gregorian_date(*match.group(3, 2, 1)) if match else None
    return FoundDate(match.start(), match.end(), found) if match and found else None


def _day_first(line: str, at: int, language: str | None) -> FoundDate | None:
    if "." not in line and "/" not in line and "-" not in line:
        return None
    for match in _DAY_FIRST.finditer(line, at):
        one, mark, two, year = match.groups()
        if len(year) == 2 and mark == "-":
            continue
        full = year if len(year) == 4 else "20" + year
        day_first, month_first = gregorian_date(full, two, one), gregorian_date(full, one, two)
        if day_first is None and (month_first is None or mark == "."):
            continue
        undecided = (
            mark != "."
            and language in (None, "en", "any")
            and day_first is not None
            and month_first is not None
            and day_first != month_first
        )
        return FoundDate(
            match.start(), match.end(), None if undecided else day_first or month_first
        )
    return None


def gregorian_date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    """The day of these numbers; ``None`` if there is no such day."""
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _zone(text: str | None) -> dt.timezone | None:
    if text is None:
        return None
    if text == "z":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = dt.timedelta(hours=hours, minutes=minutes)
    if offset >= dt.timedelta(hours=24):
        return None
    return dt.timezone(-offset if text[0] == "-" else offset)


# --- times of day ---------------------------------------------------------------------------


def find_times(line: str) -> Iterator[re.Match[str]]:
    """The times of day in a line that :func:`fold_with_digits` has made ready."""
    return _CLOCK.finditer(line) if _CLOCK_SIGN.search(line) is not None else iter(())


def with_time(line: str, found: FoundDate) -> dt.date | dt.datetime | None:
    """The day found in ``line``, with the time of day that is printed beside it."""
    if found.complete is not None or found.day is None:
        return found.complete
    match = _CLOCK.search(line, found.end, found.end + _TIME_WITHIN)
    if match is None:
        start = max(0, found.start - _TIME_BEFORE)
        match = next(_CLOCK.finditer(line, start, found.start), None)
        if match is None or found.start - match.end() > _MOST_BETWEEN:
            return found.day
    time = _time(match)
    zone = _ZONE.search(line, match.end(), match.end() + 14)
    if zone is not None:
        hours = ZONES[zone.group(1)] + int(zone.group(2) or 0)
        if abs(hours) < 15:
            time = time.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    return dt.datetime.combine(found.day, time)


def _time(match: re.Match[str]) -> dt.time:
    before, hour, minute, second, after, bare_hour, bare_half = match.groups()
    number = int(hour or bare_hour)
    half = before or after or bare_half
    if half and number <= 12:
        number = number % 12 + (12 if half in _AFTERNOON else 0)
    return dt.time(number, int(minute or 0), int(second or 0))
