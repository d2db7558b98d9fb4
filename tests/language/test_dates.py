"""Dates as newsrooms print them."""

import datetime as dt

import pytest

from newsclean.language.calendars import persian_date
from newsclean.language.date_lines import read_date_cue, read_date_line
from newsclean.language.dates import date_in_url, is_date, parse_date
from newsclean.phrases.builtin import builtin

MONTHS = {
    **{"aug": 8, "august": 8, "agosto": 8, "août": 8, "августа": 8, "may": 5, "june": 6},
    **{"أغسطس": 8, "आगस्त": 8, "अगस्त": 8, "مرداد": 17, "listopad": 0, "cs:listopad": 11},
}
NINTH = dt.date(2020, 8, 9)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2020/08/15/world/storm.html", dt.date(2020, 8, 15)),
        ("https://news.example/20200815/storm", dt.date(2020, 8, 15)),
        ("https://news.example/2020-08-15-storm", dt.date(2020, 8, 15)),
        ("https://news.example/world/2020/8/15/storm", dt.date(2020, 8, 15)),
        ("https://news.example/1999/12/31/", dt.date(1999, 12, 31)),
        ("https://news.example/2020/aug/15/storm", dt.date(2020, 8, 15)),
        ("https://news.example/2020_08_15_storm", dt.date(2020, 8, 15)),
        ("https://news.example/world/storm-hits-coast-2020-08-15.html", dt.date(2020, 8, 15)),
        ("https://news.example/world/15-08-2020", dt.date(2020, 8, 15)),
        ("https://news.example/articles/194709-13-ways", None),
        ("https://news.example/2020/08/3-things", None),
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
        "9. 8. 2020",
        "2020. August 9.",
        "2020. 08. 09.",
        "2020년 8월 9일",
        "9 tháng 8, 2020",
        "ngày 9 tháng 8 năm 2020",
        "9-August-2020",
        "٩ أغسطس ٢٠٢٠",
        "9 آب/أغسطس 2020",
        "९ अगस्त २०२०",
        "۱۹ مرداد ۱۳۹۹",
        "۱۳۹۹/۰۵/۱۹",
        "09.08.20",
        "2020年8月9日",
        "2020.8.9",
        "2020/08/09",
    ],
)
def test_days(text: str) -> None:
    assert parse_date(text, MONTHS) == NINTH


def test_what_two_languages_read_in_two_ways_is_read_in_a_known_language_only() -> None:
    april, march = dt.date(2020, 4, 3), dt.date(2020, 3, 4)
    assert parse_date("03/04/2020", {}) is None
    assert parse_date("03/04/2020", {}, language="en") is None
    assert parse_date("03/04/2020", {}, language="de") == april
    assert parse_date("03.04.2020", {}) == april
    assert parse_date("2020/03/04", {}) == march
    assert parse_date("04/25/2020", {}) == dt.date(2020, 4, 25)
    assert parse_date("25/04/2020", {}) == dt.date(2020, 4, 25)
    assert parse_date("04/04/2020", {}) == dt.date(2020, 4, 4)
    assert is_date("03/04/2020", {})


def test_a_month_that_differs_between_languages() -> None:
    assert parse_date("4 listopad 2020", MONTHS) is None
    assert parse_date("4 listopad 2020", MONTHS, language="hr") is None
    assert parse_date("4 listopad 2020", MONTHS, language="cs") == dt.date(2020, 11, 4)
    assert is_date("4 listopad 2020", MONTHS)


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
        ("09.08.2020 - 14:16 UTC+1", "2020-08-09T14:16:00+01:00"),
        ("14:05, 9 August 2020", "2020-08-09T14:05:00"),
        ("2:05 PM GMT, 9 August 2020", "2020-08-09T14:05:00+00:00"),
        ("9 August 2020 2 p.m.", "2020-08-09T14:00:00"),
        ("2020年8月9日 14時05分", "2020-08-09T14:05:00"),
        ("2020年8月9日 午後2時05分", "2020-08-09T14:05:00"),
        ("2020.08.09. 오후 2:05", "2020-08-09T14:05:00"),
        ("9 tháng 8, 2020 | 14:05 (GMT+7)", "2020-08-09T14:05:00+07:00"),
        ("9 August 2020 14:05 CEST", "2020-08-09T14:05:00+02:00"),
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
        "9 men in August 2020",
        "192.168.10.20",
        "16/11/1445",
        "۱۴۰۳/۱۳/۰۴",
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
    assert set(months.values()) == set(range(25))
    assert parse_date("24 KASIM 2024", months) == dt.date(2024, 11, 24)
    assert parse_date("24 كانون الثاني 2024", months) == dt.date(2024, 1, 24)
    assert parse_date("4 listopada 2020", months) is None
    assert parse_date("4 listopada 2020", months, language="pl") == dt.date(2020, 11, 4)


# --- the Persian calendar -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1400, 1, 1), dt.date(2021, 3, 21)),
        ((1403, 1, 1), dt.date(2024, 3, 20)),
        ((1403, 12, 30), dt.date(2025, 3, 20)),
        ((1404, 1, 1), dt.date(2025, 3, 21)),
        ((1404, 12, 30), None),
        ((1399, 12, 30), dt.date(2021, 3, 20)),
        ((1378, 10, 11), dt.date(2000, 1, 1)),
        ((1357, 11, 22), dt.date(1979, 2, 11)),
        ((1403, 7, 31), None),
        ((1403, 6, 31), dt.date(2024, 9, 21)),
        ((1445, 1, 1), None),
        ((1403, 13, 1), None),
        ((1403, 1, 0), None),
    ],
)
def test_persian_dates(persian: tuple[int, int, int], gregorian: dt.date | None) -> None:
    assert persian_date(*persian) == gregorian


def test_persian_years_follow_one_another() -> None:
    for year in range(1350, 1420):
        first, following = persian_date(year, 1, 1), persian_date(year + 1, 1, 1)
        assert first is not None
        assert following is not None
        last = persian_date(year, 12, 30) or persian_date(year, 12, 29)
        assert last == following - dt.timedelta(days=1)


# --- lines that are only a date -------------------------------------------------------------

LEXICON = builtin().lexicon


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Friday",
        "2020",
        "Mars 2020",
        "May Day",
        "1 2 3",
        "Published",
        "The 24 May 2024 issue",
        "24 May 2024 was a Friday",
        "World Cup 2022",
        "Ann Lee, 24",
        "9 August 2020 " * 10,
    ],
)
def test_what_is_no_line_of_a_date(text: str) -> None:
    line = read_date_line(text, LEXICON)
    assert line is None or not line.has_day


def test_a_line_with_both_dates() -> None:
    line = read_date_line("입력 2024.05.24. 오전 10:30 수정 2024.05.24. 오후 3:10", LEXICON)
    assert line is not None
    assert line.published == dt.datetime(2024, 5, 24, 10, 30)
    assert line.modified == dt.datetime(2024, 5, 24, 15, 10)
    assert line.has_cue


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Published on", "published"),
        ("Last updated:", "modified"),
        ("Publié le", "published"),
        ("Aktualisiert am", "modified"),
        ("更新时间", "modified"),
        ("Sunday", None),
        ("Published works", None),
        ("", None),
    ],
)
def test_words_that_announce_a_date(text: str, field: str | None) -> None:
    assert read_date_cue(text, LEXICON) == field
