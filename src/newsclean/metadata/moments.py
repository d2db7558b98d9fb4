"""Dates as markup writes them: ISO 8601 and its relations, mail headers, clocks of programs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsclean.language.date_forms import in_common_order
from newsclean.language.dates import SHORT_MONTHS, gregorian_date, parse_date
from newsclean.language.eras import in_common_years
from newsclean.language.lexicon import Lexicon
from newsclean.language.months import MORE_MONTHS

Moment = dt.date | dt.datetime

_EARLIEST, _LATEST = 1900, 2100
_ISO = re.compile(
    r"(?<!\d)(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})"
    r"(?:(?:\s*[T|,]\s*|\s+(?:-\s+|@\s+|um\s+)?)(\d{1,2})[:h.]?(\d{2})(?:[:.]?(\d{1,2}))?(?:[.,:]\d+)?"
    r"\s*([AaPp]\.?[Mm]\.?)?\s*(Z|(?:UTC|GMT)?\s?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Z]{2,4}\b)?)?"
)
_SLASHED = re.compile(
    r"(?<!\d)(\d{1,2})([-/.]|\s\|\s)(\d{1,2})\2"
    # A time of day is often glued to a year, be it of four digits or two: `28.09.1912:44`.
    r"(?:(\d{4})(?!\d|:\d\d(?![\d:]))|(20\d\d)(?=\d\d:\d\d)|(\d\d)(?=\d\d:\d\d))"
    r"(?:,?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?)?"
)
# `Sun, 11 Oct 2020 07:34:36 GMT`, `Fri Apr 28 19:20:36 CEST 2023`, `Aug 25 2020 00:23:33 GMT+0000`,
# `Jan 04 09:34 2021`.
_MAIL = re.compile(
    r"(?<!\d)(\d{1,2})[ -](\w{3,9})\.?,?[ -](\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.{0,12})"
)
_PROGRAM = re.compile(
    r"\b([A-Z][a-z]{2})\s+(\d{1,2})\s+(?:(\d{4})\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?"
    r"(?:\s*([A-Z]{1,4}(?:[+-]\d{2}:?\d{2})?|[+-]\d{2}:?\d{2}))?(?:\s+(\d{4}))?"
)
_EPOCH = re.compile(r"\s*(\d{10}|\d{13})\s*")
_MONTHS = {name: number for number, name in enumerate(SHORT_MONTHS, start=1)}
# Abbreviations that mean one thing wherever news is written.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9,
    "KST": 9, "AEST": 10, "AEDT": 11, "BRT": -3, "WIB": 7, "HKT": 8, "SGT": 8,
}  # fmt: skip
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?")


def read_moment(
    text: str, months: Mapping[str, int], *, is_order_open: bool = False
) -> Moment | None:
    """The date or moment that a property holds; ``None`` if it holds none.

    ``months`` is as in :func:`newsclean.language.dates.parse_date`; where ``is_order_open``
    nobody knows whether ``03/04/2024`` has the day first, so it is none.  A ``datetime``
    has a time zone only if the text names one.

    >>> read_moment("20200516T09:51:53Z", {}).isoformat()
    '2020-05-16T09:51:53+00:00'
    >>> read_moment("Fri Apr 28 19:20:36 CEST 2023", {}).isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> read_moment("12/21/2023 4:30:26 PM", {}).isoformat()
    '2023-12-21T16:30:26'
    >>> read_moment("2023-12-12", {})
    datetime.date(2023, 12, 12)
    """
    text = in_common_order(in_common_years(text.strip()[:80]))
    if is_order_open and _is_open(text):
        return None
    for read in (_iso, _mail, _program, _slashed, _epoch):
        found = read(text)
        if found is not None:
            return _plausible(found)
    found = parse_date(text, months)
    if found is None and (not text.isascii() or _ANY_YEAR.search(text)):
        found = parse_date(_BETWEEN_LETTERS.sub("", text), MORE_MONTHS)
    if found is None and _GLUED.search(text):
        found = parse_date(_GLUED.sub(" ", text), months)
    return _plausible(found) if found is not None else None


def _is_open(text: str) -> bool:
    """Whether day and month of the date in ``text`` may be either way round."""
    match = _OPEN.search(text)
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) < 13


_OPEN = re.compile(
    r"(?<![\d/])(\d{1,2})/(\d{1,2})/\d{4}(?!\d)(?!,?\s+\d{1,2}:\d{2}(?::\d{2})?\s*[AaPp]\.?[Mm])"
)


@attrs.frozen
class DateReader:
    """What must be known to read the dates of a page."""

    lexicon: Lexicon
    """The words of all rule packs."""
    is_order_open: bool = False
    """Whether ``03/04/2024`` may be read in two ways, as in English of no known country."""

    def read(self, text: str) -> Moment | None:
        """As :func:`read_moment`."""
        return read_moment(text, self.lexicon.months, is_order_open=self.is_order_open)

    def read_each(self, texts: Iterable[str]) -> Iterator[Moment]:
        """The dates among some texts, in order."""
        return (found for text in texts if (found := self.read(text)) is not None)


_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Full stops of Thai abbreviations.
_BETWEEN_LETTERS = re.compile(r"(?<=[\u0e00-\u0e4f])\.")
# Boxes stand beside one another without a space: "Ann LeeMay 5, 20232 Shares".
_GLUED = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2,8}\.? \d)|(?<=[ ,]20\d\d)(?=\d{0,6} ?[A-Z][a-z])"
)


def same_instant(one: Moment, other: Moment) -> bool:
    """Whether two moments with time zones are the same, seconds aside."""
    return (
        is_zoned(one) and is_zoned(other) and abs((one - other).total_seconds()) < 60  # type: ignore[operator]
    )


_FURTHEST = dt.timedelta(hours=14)
_STEP = dt.timedelta(minutes=15)


def in_local_time(moment: Moment, shown: Moment) -> Moment:
    """A universal ``moment`` by the clock that ``shown`` was printed by, if both may be the same.

    Where only a day is shown the hour there is not known, so it is the day that counts.

    >>> moment = dt.datetime(2020, 5, 3, 3, 30, 12, tzinfo=dt.UTC)
    >>> in_local_time(moment, dt.datetime(2020, 5, 2, 22, 30)).isoformat()
    '2020-05-02T22:30:12-05:00'
    >>> in_local_time(moment, dt.date(2020, 5, 2))
    datetime.date(2020, 5, 2)
    """
    if not isinstance(moment, dt.datetime):
        return moment
    if not isinstance(shown, dt.datetime):
        later = shown > moment.date()
        return shown if moment.hour >= 10 or not later else moment
    if shown.tzinfo is not None:
        return shown if same_instant(moment, shown) else moment
    offset = shown - moment.replace(tzinfo=None, second=shown.second, microsecond=0)
    if abs(offset) > _FURTHEST or offset % _STEP:
        return moment
    return moment.astimezone(dt.timezone(offset))


def is_zoned(moment: Moment) -> bool:
    """Whether a moment says in which zone its clock stands."""
    return isinstance(moment, dt.datetime) and moment.tzinfo is not None


def is_universal(moment: Moment) -> bool:
    """Whether a moment is given in universal time, and so may be on another day where it was."""
    return isinstance(moment, dt.datetime) and moment.utcoffset() == dt.timedelta(0)


def day_of(moment: Moment) -> dt.date:
    """The day of a moment, by its own clock."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _plausible(found: Moment) -> Moment | None:
    # The first second of the epoch and the year one are what programs write for "unknown".
    unknown = found.year == 1970 and found.month == 1 and found.day == 1
    return found if _EARLIEST <= found.year <= _LATEST and not unknown else None


def _iso(text: str) -> Moment | None:
    match = _ISO.search(text)
    # Years before are those of another calendar, which are read with the printed dates.
    if match is None or int(match[1]) < _EARLIEST:
        return None
    year, between, month, day, hour, minute, second, half, zone = match.groups()
    if not between and len(month + day) < 4:
        return None
    found = gregorian_date(year, month, day)
    return _timed(found, (hour, minute, second, half), zone) if found else None


def _slashed(text: str) -> Moment | None:
    """``21.12.2023``, ``12/21/2023 4:30 PM``: month first only where a half of the day is named."""
    match = _SLASHED.search(text)
    if match is None:
        return None
    one, between, two, *years, hour, minute, second, half = match.groups()
    year = next(filter(None, years))
    if len(year) == 2:
        year = f"20{year}"
    if half and between == "/":
        one, two = two, one
    found = gregorian_date(year, two, one) or gregorian_date(year, one, two)
    return _timed(found, (hour, minute, second, half), None) if found else None


def _mail(text: str) -> Moment | None:
    match = _MAIL.search(text)
    if match is None:
        return None
    day, name, year, hour, minute, second, rest = match.groups()
    month = _MONTHS.get(name[:3].lower())
    found = gregorian_date(year, month, day) if month else None
    zone = re.match(r"[A-Z]{1,4}\b(?![+-])|(?:GMT|UTC)?\s?[+-]\d{2}:?\d{2}", rest)
    half = re.match(r"[AaPp]\.?[Mm]\b", rest)
    return (
        _timed(found, (hour, minute, second, half and half[0]), zone and zone[0]) if found else None
    )


def _program(text: str) -> Moment | None:
    match = _PROGRAM.search(text)
    if match is None:
        return None
    name, day, year, hour, minute, second, zone, late_year = match.groups()
    month = _MONTHS.get(name.lower())
    found = gregorian_date(year or late_year or 0, month, day) if month else None
    return _timed(found, (hour, minute, second, None), zone) if found else None


def _epoch(text: str) -> Moment | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    seconds = int(match[1][:10])
    return dt.datetime.fromtimestamp(seconds, tz=dt.UTC)


def _timed(day: dt.date, clock: Sequence[str | None], zone: str | None) -> Moment:
    """``day`` with a clock of hour, minute, second and half of the day, as far as it is one."""
    hour, minute, second, half = clock
    if hour is None or minute is None:
        return day
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half[0] in "pP" else 0)
    if number > 23 or int(minute) > 59:
        return day
    time = dt.time(number, int(minute), min(int(second or 0), 59), tzinfo=_zone(zone))
    return dt.datetime.combine(day, time)


def _zone(text: str | None) -> dt.timezone | None:
    if not text:
        return None
    text = text.strip()
    if text in _ZONES:
        hours, minutes = _ZONES[text], 0
    else:
        match = _OFFSET.fullmatch(text)
        if match is None:
            return None
        minutes = int(match[3] or 0)
        hours = int(match[2])
        if match[1] == "-":
            hours, minutes = -hours, -minutes
    if abs(hours) > 14 or abs(minutes) > 59:
        return None
    if hours == minutes == 0:
        return dt.UTC
    return dt.timezone(dt.timedelta(hours=hours, minutes=minutes))
