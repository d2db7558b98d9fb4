"""Dates as newsrooms print them."""

import datetime as dt

import pytest

from newsclean.dates import date_in_url, parse_date
from newsclean.phrases import builtin

MONTHS = {"aug": 8, "august": 8, "agosto": 8, "août": 8, "августа": 8, "may": 5, "june": 6}
NINTH = dt.date(2020, 8, 9)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2020/08/15/world/storm.html", dt.date(2020, 8, 15)),
        ("https://news.example/20200815/storm", dt.date(2020, 8, 15)),
        ("https://news.example/2020-08-15-storm", dt.date(2020, 8, 15)),
        ("https://news.example/world/2020/8/15/storm", dt.date(2020, 8, 15)),
        ("https://news.example/1999/12/31/", dt.date(1999, 12, 31)),
        ("https://news.example/2020/02/30/storm", None),
        ("https://news.example/2020/13/01/storm", None),
        ("https://news.example/1820/08/15/storm", None),
        ("https://news.example/2020/08/storm", None),
        ("https://news.example/202008151/", None),
        ("https://news.example/storm", None),
        ("", None),
    ],
)
def test_date_in_url(url: str, day: dt.date | None) -> None:
    assert date_in_url(url) == day


@pytest.mark.parametrize(
    "text",
    [
        "2020-08-09",
        "Published Aug. 9, 2020",
        "August 9 2020",
        "Aug 9th, 2020",
        "9 August 2020",
        "9th August, 2020",
        "Sunday, 9 August 2020",
        "9. August 2020",
        "9 de agosto de 2020",
        "9 août 2020",
        "9 августа 2020",
        "09.08.2020",
        "9/8/2020",
        "09.08.20",
        "2020年8月9日",
        "2020.8.9",
        "2020/08/09",
    ],
)
def test_days(text: str) -> None:
    assert parse_date(text, MONTHS) == NINTH


def test_day_first_unless_only_the_other_order_is_possible() -> None:
    assert parse_date("04/05/2020", {}) == dt.date(2020, 5, 4)
    assert parse_date("04/25/2020", {}) == dt.date(2020, 4, 25)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-08-09T14:05:06Z", "2020-08-09T14:05:06+00:00"),
        ("2020-08-09T14:05:06.789+03:00", "2020-08-09T14:05:06+03:00"),
        ("2020-08-09 14:05 -0430", "2020-08-09T14:05:00-04:30"),
        ("2020-08-09 14:05", "2020-08-09T14:05:00"),
        ("9 August 2020, 14:05 GMT", "2020-08-09T14:05:00+00:00"),
        ("9 August 2020 at 2:05 p.m.", "2020-08-09T14:05:00"),
        ("Aug. 9, 2020 12:05 a.m.", "2020-08-09T00:05:00"),
        ("Aug. 9, 2020 12:05 pm", "2020-08-09T12:05:00"),
        ("09/08/2020 - 14:16 UTC+1", "2020-08-09T14:16:00+01:00"),
        ("09.08.2020 14h05", "2020-08-09T14:05:00"),
    ],
)
def test_times(text: str, expected: str) -> None:
    found = parse_date(text, MONTHS)
    assert isinstance(found, dt.datetime)
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Friday",
        "Aug. 9",
        "9 August",
        "2020",
        "31 February 2020",
        "9 Smarch 2020",
        "Sept. 9, 2020",
        "99/99/2020",
        "3.5 million",
        "version 1.2.3",
        "2020-13-45",
    ],
)
def test_no_dates(text: str) -> None:
    assert parse_date(text, MONTHS) is None


@pytest.mark.parametrize(
    "text",
    [
        "2020-08-09T99:99:99Z",
        "2020-08-09T14:05+99:99",
        "2020-08-09T14:05-24:00",
        "2020-08-09T24:00",
    ],
)
def test_impossible_times_and_zones(text: str) -> None:
    found = parse_date(text, {})
    assert found is not None
    assert (found.year, found.month, found.day) == (2020, 8, 9)


def test_a_time_far_behind_belongs_to_something_else() -> None:
    text = "9 August 2020. The harbour will be closed until further notice from 14:05."
    assert parse_date(text, MONTHS) == NINTH


def test_months_of_the_builtin_packs() -> None:
    months = builtin().lexicon.months
    assert parse_date("Aug. 9, 2020", months) == NINTH
    assert parse_date("9 September 2020", months) == dt.date(2020, 9, 9)
    assert set(months.values()) == set(range(1, 13))
