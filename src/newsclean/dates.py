"""Dates as newsrooms print them, and as they stand in addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

_YEAR = r"((?:19|20)\d\d)"
_IN_URL = re.compile(rf"/{_YEAR}[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_ISO = re.compile(
    rf"\b{_YEAR}-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?"
)
_YEAR_FIRST = re.compile(rf"\b{_YEAR}[./年]\s?(\d{{1,2}})[./月]\s?(\d{{1,2}})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)?\d\d)(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?([^\W\d_]+)\.?,?"
    rf"\s+(?:de\s+)?{_YEAR}\b"
)
_MONTH_DAY = re.compile(rf"([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b")
_CLOCK = re.compile(
    r"(?<![\d.])([01]?\d|2[0-3])[:.h時]\s?([0-5]\d)(?::([0-5]\d))?\s?([ap])?\.?m?\.?\b",
    re.IGNORECASE,
)
# The only zones whose letters mean one thing everywhere.
_ZONE = re.compile(r"\b(UTC|GMT|Z)(?:\s?([+-]\d{1,2}))?(?::?(\d\d))?\b")


def date_in_url(url: str) -> dt.date | None:
    """The day that a path such as ``/2020/08/15/`` or ``/20200815/`` names.

    >>> date_in_url("https://news.example/2020/08/15/world/storm.html")
    datetime.date(2020, 8, 15)
    """
    match = _IN_URL.search(url)
    return _date(*match.groups()) if match else None


def parse_date(text: str, months: Mapping[str, int]) -> dt.date | dt.datetime | None:
    """The first date printed in ``text``; a ``datetime`` if a time of day stands there too.

    ``months`` gives the number of each folded month name.  Two-digit months and
    days parted by stops or slashes are read day first, unless only the other
    order is possible.

    >>> parse_date("Published Aug. 9, 2020", {"aug": 8})
    datetime.date(2020, 8, 9)
    >>> parse_date("06/01/2026 - 14:16 UTC+1", {}).isoformat()
    '2026-01-06T14:16:00+01:00'
    """
    iso = _ISO.search(text)
    if iso is not None:
        return _from_iso(iso)
    for read in (_year_first, _month_names, _day_first):
        found = read(text, months)
        if found is not None:
            day, rest = found
            return _with_time(day, rest)
    return None


def _year_first(text: str, _months: Mapping[str, int]) -> tuple[dt.date, str] | None:
    match = _YEAR_FIRST.search(text)
    day = _date(*match.groups()) if match else None
    return (day, text[match.end() :]) if match and day else None


def _month_names(text: str, months: Mapping[str, int]) -> tuple[dt.date, str] | None:
    for pattern, order in ((_DAY_MONTH, (2, 1, 0)), (_MONTH_DAY, (2, 0, 1))):
        for match in pattern.finditer(text):
            year, month, day = (match.groups()[k] for k in order)
            number = months.get(month.lower())
            found = _date(year, number, day) if number else None
            if found:
                return found, text[match.end() :]
    return None


def _day_first(text: str, _months: Mapping[str, int]) -> tuple[dt.date, str] | None:
    match = _DAY_FIRST.search(text)
    if match is None:
        return None
    day, month, year = match.groups()
    full = year if len(year) == 4 else "20" + year
    found = _date(full, month, day) or _date(full, day, month)
    return (found, text[match.end() :]) if found else None


def _date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _from_iso(match: re.Match[str]) -> dt.date | dt.datetime | None:
    year, month, day, hour, minute, second, zone = match.groups()
    found = _date(year, month, day)
    if found is None or hour is None or int(hour) > 23 or int(minute) > 59:
        return found
    time = dt.time(int(hour), int(minute), min(int(second or 0), 59), tzinfo=_zone(zone))
    return dt.datetime.combine(found, time)


def _zone(text: str | None) -> dt.timezone | None:
    if text is None:
        return None
    if text == "Z":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = dt.timedelta(hours=hours, minutes=minutes)
    if offset >= dt.timedelta(hours=24):
        return None
    return dt.timezone(-offset if text[0] == "-" else offset)


def _with_time(day: dt.date, rest: str) -> dt.date | dt.datetime:
    # A time belongs to the date only if it follows within a few words.
    match = _CLOCK.search(rest[:30])
    if match is None:
        return day
    hour, minute, second, half = match.groups()
    number = int(hour)
    if half and number <= 12:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    zone = _ZONE.search(rest[match.end() : match.end() + 12])
    tz = None
    if zone is not None:
        hours = int(zone.group(2) or 0)
        tz = dt.timezone(dt.timedelta(hours=hours)) if abs(hours) < 15 else None
    return dt.datetime.combine(day, dt.time(number, int(minute), int(second or 0), tzinfo=tz))
