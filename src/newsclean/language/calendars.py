"""Calendars other than the Gregorian one that newsrooms date by."""

from __future__ import annotations

import datetime as dt

# 1 Farvardin 1400 fell on this day.
_ANCHOR_YEAR = 1400
_ANCHOR = dt.date(2021, 3, 21).toordinal()
_LONG_MONTHS = 6
# Lunar Hijri years, which Arabic papers print, were in the 1440s when Persian ones were in the
# 1400s: what lies outside these years is none of the Persian calendar.
_FIRST_YEAR, _LAST_YEAR = 1350, 1420


def persian_date(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day of a date in the Persian (solar Hijri) calendar; ``None`` if there is none.

    The leap years are those of the 33-year cycle, eight in 33, which agree
    with the astronomical calendar for all years taken here, 1350 to 1420.

    >>> persian_date(1403, 3, 4)
    datetime.date(2024, 5, 24)
    >>> persian_date(1403, 12, 30), persian_date(1404, 12, 30)
    (datetime.date(2025, 3, 20), None)
    """
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12 and day >= 1):
        return None
    if day > _month_length(year, month):
        return None
    years = 365 * (year - _ANCHOR_YEAR) + _leap_years_before(year)
    months = 31 * min(month - 1, _LONG_MONTHS) + 30 * max(month - 1 - _LONG_MONTHS, 0)
    return dt.date.fromordinal(_ANCHOR + years + months + day - 1)


def _month_length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _leap_years_before(year: int) -> int:
    """How many leap years lie from the anchor to ``year``; negative for years before it."""
    if year < _ANCHOR_YEAR:
        return -sum(map(_is_leap, range(year, _ANCHOR_YEAR)))
    return sum(map(_is_leap, range(_ANCHOR_YEAR, year)))
