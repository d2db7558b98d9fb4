"""Dates from a page's markup: which source is believed, how dates are written."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import read_html
from newsclean.metadata.moments import read_moment
from support.metadata_pages import (
    HEADLINE,
    LEXICON,
    article,
    ld,
    meta,
    page,
)

UTC = dt.UTC


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-12-12", dt.date(2023, 12, 12)),
        ("2023-12-12T15:28Z", dt.datetime(2023, 12, 12, 15, 28, tzinfo=UTC)),
        ("2020-12-05T23:15:0Z", dt.datetime(2020, 12, 5, 23, 15, tzinfo=UTC)),
        ("20200516T09:51:53Z", dt.datetime(2020, 5, 16, 9, 51, 53, tzinfo=UTC)),
        (
            "2023-12-20T10:50:00.123-0800",
            dt.datetime(2023, 12, 20, 10, 50, tzinfo=dt.timezone(dt.timedelta(hours=-8))),
        ),
        ("2023-12-20 10:50", dt.datetime(2023, 12, 20, 10, 50)),
        ("Sun, 11 Oct 2020 07:34:36 GMT", dt.datetime(2020, 10, 11, 7, 34, 36, tzinfo=UTC)),
        (
            "Fri Apr 28 19:20:36 CEST 2023",
            dt.datetime(2023, 4, 28, 19, 20, 36, tzinfo=dt.timezone(dt.timedelta(hours=2))),
        ),
        (
            "Tue Aug 25 2020 00:23:33 GMT+0000 (UTC)",
            dt.datetime(2020, 8, 25, 0, 23, 33, tzinfo=UTC),
        ),
        ("12/21/2023 4:30:26 PM", dt.datetime(2023, 12, 21, 16, 30, 26)),
        ("3.5.2020 10:30", dt.datetime(2020, 5, 3, 10, 30)),
        ("1603923769", dt.datetime(2020, 10, 28, 22, 22, 49, tzinfo=UTC)),
        ("1603923769000", dt.datetime(2020, 10, 28, 22, 22, 49, tzinfo=UTC)),
        ("December 21, 2023", dt.date(2023, 12, 21)),
        ("Fri Apr 28 19:20:36 2023", dt.datetime(2023, 4, 28, 19, 20, 36)),
        ("Jan 04 09:34 2021", dt.datetime(2021, 1, 4, 9, 34)),
        ("26 | 01 | 2022", dt.date(2022, 1, 26)),
        # Boxes that stand beside one another.
        ("annlee28.09.1912:44", dt.datetime(2019, 9, 28, 12, 44)),
        ("19.2.202016:20 changed", dt.datetime(2020, 2, 19, 16, 20)),
        ("Ann LeeDec 05, 20232 Shares1530 Views", dt.date(2023, 12, 5)),
        # Other calendars, and languages without a rule pack.
        ("2 تير 1399", dt.date(2020, 6, 22)),
        ("1399/04/12", dt.date(2020, 7, 2)),
        ("令和5年3月4日", dt.date(2023, 3, 4)),
        ("平成元年3月4日", dt.date(1989, 3, 4)),
        ("2566-01-15", dt.date(2023, 1, 15)),
        ("15 ม.ค. 2566", dt.date(2023, 1, 15)),
        ("4 มีนาคม พ.ศ. 2566", dt.date(2023, 3, 4)),
        ("3 במאי 2023", dt.date(2023, 5, 3)),
        ("১৫ জানুয়ারি ২০২৩", dt.date(2023, 1, 15)),
        ("4. mája 2023", dt.date(2023, 5, 4)),
        ("2 hours ago", None),
        ("2020-02-31", None),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("2020-05-05T99:99:99", dt.date(2020, 5, 5)),
        ("", None),
        ("yesterday", None),
    ],
)
def test_moments(text: str, expected: dt.date | None) -> None:
    assert read_moment(text, LEXICON.months) == expected


@given(st.text(st.sampled_from("0123456789-/.:T Z+apm,JanuryOct年月日"), max_size=40))
def test_moments_never_raise(text: str) -> None:
    read_moment(text, LEXICON.months)


def test_dates_in_their_order() -> None:
    seen = f'<h1>{HEADLINE}</h1><time datetime="2020-05-01">May 1</time>'
    said = article(datePublished="2020-05-03T10:00:00+02:00", dateModified="2020-05-04")
    found = read_html(page(ld(said), meta("article:published_time", "2020-05-02"), body=seen))
    assert found.published == dt.datetime.fromisoformat("2020-05-03T10:00:00+02:00")
    assert found.modified == dt.date(2020, 5, 4)
    found = read_html(page(meta("article:published_time", "2020-05-02"), body=seen))
    assert (found.published, found.modified) == (dt.date(2020, 5, 2), None)
    assert read_html(page(body=seen)).published == dt.date(2020, 5, 1)
    assert read_html(page(), url="https://a.example/2020/04/30/x").published == dt.date(2020, 4, 30)
    assert read_html(page()).published is None


def test_the_newsrooms_clock_is_told_before_universal_time() -> None:
    seen = f'<h1>{HEADLINE}</h1><time datetime="2020-05-02T22:30:00-05:00">May 2</time>'
    found = read_html(page(ld(article(datePublished="2020-05-03T03:30:12Z")), body=seen))
    assert found.published is not None
    assert found.published.isoformat() == "2020-05-02T22:30:00-05:00"


@pytest.mark.parametrize(
    ("said", "line", "expected"),
    [
        # The newsroom's clock, told by what it prints.
        ("2020-05-03T03:30:12Z", "May 2, 2020 | 10:30pm", "2020-05-02T22:30:12-05:00"),
        ("2020-05-03T03:30:12Z", "May 2, 2020", "2020-05-02"),
        ("2020-05-02T23:15:00Z", "3 May 2020", "2020-05-03"),
        ("2020-05-03T05:30:00+02:00", "May 2, 2020", "2020-05-03T05:30:00+02:00"),
        # Another day: what readers are told.
        ("2020-05-03", "April 2, 2020", "2020-04-02"),
        ("2020-05-03", "June 12, 2020", "2020-06-12"),
        # The day of the change, whether it says so or not; the end of an event.
        ("2020-05-03", "June 2, 2020", "2020-05-03"),
        ("2020-05-03", "Updated June 12, 2020", "2020-05-03"),
        ("2020-05-03", "until June 12, 2020", "2020-05-03"),
        # The same numbers in another order.
        ("2020-05-03", "5.3.2020", "2020-05-03"),
        (
            "2020-05-03",
            "The storm of April 2, 2020, was the worst that the coast had seen",
            "2020-05-03",
        ),
    ],
)
def test_what_is_said_and_what_is_shown(said: str, line: str, expected: str) -> None:
    head = ld(article(datePublished=said, dateModified="2020-06-02"))
    found = read_html(page(head, body=f"<h1>{HEADLINE}</h1><p>{line}</p><p>Waves rose.</p>"))
    assert found.published is not None
    assert found.published.isoformat() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('<p class="date">3 May 2020</p>', dt.date(2020, 5, 3)),
        ('<p class="meta">Published May 3, 2020 at 10:30 am</p>', dt.datetime(2020, 5, 3, 10, 30)),
        ("<p>May 3, 2020</p>", dt.date(2020, 5, 3)),
        ("<h3>03.05.2020</h3>", dt.date(2020, 5, 3)),
        (f"<p>03.05.2020 – {'Waves rose higher than ever. ' * 9}</p>", dt.date(2020, 5, 3)),
        (
            f"<p>The sea, (3 May 2020). {'Waves rose higher than ever. ' * 9}</p>",
            dt.date(2020, 5, 3),
        ),
        ('<p class="date">Updated 4 May 2020, published 3 May 2020</p>', dt.date(2020, 5, 3)),
        ('<p class="date">Updated 3 May 2020</p>', None),
        ('<p class="date">03/05/2020</p>', None),
        ('<div class="comment"><p class="date">3 May 2020</p></div>', None),
        ('<p class="updated-date">3 May 2020</p>', None),
        (f'<p class="date">{"Long story. " * 20}3 May 2020</p>', None),
    ],
)
def test_dates_that_are_seen(line: str, expected: dt.date | None) -> None:
    prose = "<p>Waves rose higher than ever before.</p>" * 12
    found = read_html(page(body=f"<h1>{HEADLINE}</h1>{prose if expected is None else ''}{line}"))
    assert found.published == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Aktualisiert am 4. Mai 2020", None),
        ("Mis à jour le 4 mai 2020, publié le 3 mai 2020", 3),
        ("Actualizado: 4 de mayo de 2020 | Publicado: 3 de mayo de 2020", 3),
        ("Publisert 3. mai 2020 Oppdatert 4. mai 2020", 3),
        ("Обновлено 4 мая 2020", None),
        ("Güncelleme: 04.05.2020 10:00 Giriş: 03.05.2020 09:00", 3),
        ("2020. május 3. | Frissítve: 2020. május 4.", 3),
        ("Δημοσίευση: 3 Μαΐου 2020 | Ενημέρωση: 4 Μαΐου 2020", 3),
        ("آخر تحديث: 4 مايو 2020", None),
        ("अपडेटेड 4 मई 2020", None),
        ("Cập nhật lúc: 10:00 04/05/2020", None),
        ("更新：2020年5月4日", None),
        ("수정 2020.05.04 11:00 입력 2020.05.03 10:00", 3),
    ],
)
def test_the_day_of_a_change_is_not_that_of_publication(line: str, expected: int | None) -> None:
    text = page(body=f"<h1>{HEADLINE}</h1><p>{line}</p><p>Waves rose.</p>", language="xx")
    found = read_html(text).published
    assert (found and (found.month, found.day)) == (expected and (5, expected))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-US", None), ("en-GB", 3), ("es", 3)],
)
def test_the_order_of_day_and_month(language: str, expected: int | None) -> None:
    text = page(body=f"<h1>{HEADLINE}</h1><p>03/05/2020</p><p>Waves rose.", language=language)
    found = read_html(text).published
    assert (found and found.day) == expected


def test_vague_metas_yield_to_what_is_shown() -> None:
    seen = f"<h1>{HEADLINE}</h1><p>3 May 2020</p><p>Waves rose.</p>"
    assert read_html(page(meta("date", "2020-05-12"), body=seen)).published == dt.date(2020, 5, 3)
    assert read_html(page(meta("date", "2020-05-12"))).published == dt.date(2020, 5, 12)


def test_the_month_of_the_address_decides() -> None:
    seen = f"<h1>{HEADLINE}</h1><p>18 January 2019</p><p>Waves rose.</p>"
    url = "https://a.example/2019/10/storm"
    said = meta("article:published_time", "2019-10-01")
    assert read_html(page(said, body=seen), url=url).published == dt.date(2019, 10, 1)
    assert read_html(page(said, body=seen)).published == dt.date(2019, 1, 18)


def test_a_date_that_is_later_than_the_change_is_the_other_way_round() -> None:
    head = meta("article:published_time", "10/05/2022 05:22 pm")
    head += meta("article:modified_time", "2022/05/10 17:36")
    assert read_html(page(head)).published == dt.datetime(2022, 5, 10, 17, 22)


def test_midnight_somewhere_in_universal_time() -> None:
    said = article(datePublished="2021-11-04T23:00:00Z", dateModified="2021-11-05T12:42:00Z")
    body = f"<h1>{HEADLINE}</h1><p>5 November 2021</p><p>Waves rose.</p>"
    assert read_html(page(ld(said), body=body)).published == dt.date(2021, 11, 5)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"story": {"publishedAt": "2020-05-03T10:00:00Z"}}, 3),
        # Of several days, that beside the title.
        (
            {"a": {"title": HEADLINE, "published_at": "2020-05-03"}, "b": {"published_at": "2019"}},
            3,
        ),
        (
            [
                {"published_at": "2019-01-01", "text": "x" * 4_000},
                {"headline": HEADLINE, "datePublished": "2020-05-03"},
            ],
            3,
        ),
        ([{"published_at": "2019-01-01"}, {"published_at": "2019-01-02"}], None),
        ({"updatedAt": "2020-05-03"}, None),
    ],
)
def test_days_in_data_for_scripts(data: Any, expected: int | None) -> None:
    script = f'<script id="data" type="application/json">{json.dumps(data)}</script>'
    found = read_html(page(script)).published
    assert (found and found.day) == expected


def test_a_thing_of_another_kind_that_goes_by_the_title() -> None:
    thing = {"@type": "HowTo", "name": HEADLINE, "datePublished": "2020-05-03"}
    assert read_html(page(ld(thing))).published == dt.date(2020, 5, 3)


def test_a_day_announced_anywhere() -> None:
    foot = "<p>Waves rose.</p>" * 20 + "<p>Published: 3 May 2020</p>"
    assert read_html(page(body=f"<h1>{HEADLINE}</h1>{foot}")).published == dt.date(2020, 5, 3)
    other = "<p>Published: 4 May 2020</p>"
    assert read_html(page(body=f"<h1>{HEADLINE}</h1>{foot}{other}")).published is None
