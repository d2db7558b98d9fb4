"""Fields from a page's markup: which source is believed, what is refused, what is survived."""

import datetime as dt
import json
import re
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Author, clean, read_html
from newsclean.phrases import builtin
from newsclean.readers.jsonld import LARGEST_JSON, read_blocks
from newsclean.readers.moments import read_moment
from newsclean.readers.people import Setting, read_credits

LEXICON = builtin().lexicon
HEADLINE = "Storm hits the northern coast"


def page(*head: str, body: str = f"<h1>{HEADLINE}</h1><p>Waves rose.", language: str = "en") -> str:
    return f"<!doctype html><html lang={language}><head>{''.join(head)}</head><body>{body}"


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def ld(*things: Any) -> str:
    blocks = [thing if isinstance(thing, str) else json.dumps(thing) for thing in things]
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)


def article(**properties: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **properties}


def names(found: Article) -> list[str]:
    return [author.name for author in found.authors if not author.is_organization]


def bodies(found: Article) -> list[str]:
    return [author.name for author in found.authors if author.is_organization]


# --- title ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (page(), HEADLINE),
        (
            page(f"<title>{HEADLINE} - The Paper</title>", meta("og:site_name", "The Paper")),
            HEADLINE,
        ),
        # The first h1 is the site's name; nothing but the title's end says so.
        (
            page(f"<title>{HEADLINE} | Kuriér</title>", body=f"<h1>Kuriér</h1><h1>{HEADLINE}</h1>"),
            HEADLINE,
        ),
        # What is seen counts more than what is shared.
        (page(meta("og:title", "You won't believe what a storm did to the coast")), HEADLINE),
        # No h1: what is declared, without the site's name.
        (
            page(
                meta("og:title", f"{HEADLINE} – paper.example"),
                meta("og:url", "https://paper.example/a"),
                body="<p>x",
            ),
            HEADLINE,
        ),
        (
            page(
                f"<title>The Paper: {HEADLINE}</title>",
                meta("og:site_name", "The Paper"),
                body="<p>x",
            ),
            HEADLINE,
        ),
        # A dash of the title itself stays.
        (
            page(
                "<title>Rain – what now? | The Paper</title>",
                meta("og:site_name", "The Paper"),
                body="<p>x",
            ),
            "Rain – what now?",
        ),
        (
            page(
                "<title>Report: storm hits coast</title>",
                meta("og:site_name", "Weather Report Daily"),
                body="<p>x",
            ),
            "Report: storm hits coast",
        ),
        # A kicker in the h1.
        (
            page(ld(article(headline=HEADLINE)), body=f"<h1><span>Opinion</span> {HEADLINE}</h1>"),
            HEADLINE,
        ),
        (
            page(ld(article(headline=f"Report: {HEADLINE}")), body=f"<h1>Report: {HEADLINE}</h1>"),
            f"Report: {HEADLINE}",
        ),
        # A headline in two boxes.
        (
            page(
                meta("og:title", "Nach dem Sturm: Die Küste räumt auf"),
                body="<h1><div>Nach dem Sturm:</div><div>Die Küste räumt auf</div></h1>",
            ),
            "Nach dem Sturm: Die Küste räumt auf",
        ),
        # A lesser heading, if the title bears it out.
        (
            page(
                f"<title>{HEADLINE} :: Blog</title>",
                body=f"<h2>Menu of today</h2><h2>{HEADLINE}</h2>",
            ),
            HEADLINE,
        ),
        (
            page(
                meta("og:title", "Storm &amp;amp; rain &amp;quot;hit&amp;quot; coast"), body="<p>x"
            ),
            'Storm & rain "hit" coast',
        ),
        (page(body="<h1>One storm more</h1><h1>Another storm yet</h1>"), None),
        (page(body="<p>x"), None),
        (page(meta("og:title", "x" * 400), body="<p>x"), None),
    ],
)
def test_title(text: str, expected: str | None) -> None:
    assert read_html(text).title == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # The h1 is written for searching; readers see the shared title below it.
        (f"<h1>Storm coast damage today</h1><h2><i>Weather</i> {HEADLINE}</h2>", HEADLINE),
        (f"<h1>{HEADLINE} at night</h1><h2>{HEADLINE}</h2>", f"{HEADLINE} at night"),
        ("<h1>Storm coast damage today</h1><h2>Rain</h2>", "Storm coast damage today"),
    ],
)
def test_the_shared_title_that_readers_see(body: str, expected: str) -> None:
    assert read_html(page(meta("og:title", HEADLINE), body=body)).title == expected


def test_a_headline_below_the_name_of_a_blog() -> None:
    body = f"<h1>Notes from the coast</h1><h3>{HEADLINE} once more</h3>"
    text = page(f"<title>Notes from the coast - {HEADLINE} once more</title>", body=body)
    assert read_html(text).title == f"{HEADLINE} once more"


def test_the_address_names_the_site() -> None:
    text = page(f"<title>{HEADLINE} - Küstenkurier</title>", body="<p>x")
    assert read_html(text, url="https://www.kuestenkurier.example/storm").title is not None
    text = page(f"<title>{HEADLINE} - Coast Courier</title>", body="<p>x")
    assert read_html(text, url="https://www.coastcourier.example/storm").title == HEADLINE


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1>{HEADLINE}</h1>",
        f"<h1><span>Opinion</span> {HEADLINE}</h1>",
        "<h1><div>Storm hits</div><div>the northern coast</div></h1>",
    ],
)
def test_the_headline_leaves_the_body(heading: str) -> None:
    prose = "A storm hit the northern coast on Friday, officials said, and waves rose."
    found = clean(read_html(page(ld(article(headline=HEADLINE)), body=f"{heading}<p>{prose}</p>")))
    assert found.title == HEADLINE
    assert found.text == prose
    assert {removal.name for removal in found.removals} == {"title"}
    assert clean(found) == found


# --- authors --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Jo O'Brian", ["Ann Lee", "Jo O'Brian"]),
        ("Von Ann Lee, Berlin", ["Ann Lee"]),
        ("Por Ana de la Cruz y Luis Ortega y Gasset", ["Ana de la Cruz", "Luis Ortega y Gasset"]),
        ("Ann Lee, Jr.", ["Ann Lee Jr."]),
        ("Ann Lee, M.D., Ph.D.", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Jack Ma", ["Jack Ma"]),
        ("JACK MA", ["JACK MA"]),
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        (
            [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "Reuters"}],
            ["Ann Lee"],
        ),
        ({"@type": "Person", "name": ["Ann Lee", "Bo Day"]}, ["Ann Lee", "Bo Day"]),
        (
            {"@type": "Person", "name": "Ann Lee", "affiliation": {"name": "Some University"}},
            ["Ann Lee"],
        ),
        ([["Ann Lee"], {"@list": [{"name": "Bo Day"}]}], ["Ann Lee"]),
        ("AFP", []),
        ("Reuters Staff", []),
        ("The Paper", []),
        ("paper.example", []),
        ("admin", []),
        ("https://www.facebook.com/thepaper", []),
        ("ann.lee@paper.example", []),
        ("@annlee", []),
        ("Ann Lee <ann.lee@paper.example>", ["Ann Lee"]),
        ("Ann Lee | 3 May 2020, 10:30", ["Ann Lee"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("著者：山田太郎", ["山田太郎"]),
        ("View all posts by Ann Lee", ["Ann Lee"]),
        ("Ann Lee, edited by Bo Day", ["Ann Lee"]),
        ("Ann Lee The Associated Press", ["Ann Lee"]),
        ({"@type": "Organization", "name": "Ann Lee"}, []),
        ("ann lee", ["ann lee"]),
        ("a.lee", []),
        ({"name": 7}, []),
        ([None, 3, True, {}, []], []),
        (7, []),
    ],
)
def test_authors_of_jsonld(author: Any, expected: list[str]) -> None:
    thing = article(author=author, publisher={"@type": "Organization", "name": "The Paper"})
    found = read_html(page(ld(thing)), url="https://paper.example/storm")
    assert names(found) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("AFP", ["AFP"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("Redaktion", ["Redaktion"]),
        ("P24 Redaktion", ["P24 Redaktion"]),
        ("The Paper", ["The Paper"]),
        ({"@type": "Organization", "name": "The Paper"}, ["The Paper"]),
        ([{"@type": "NewsMediaOrganization", "name": "AFP"}, {"name": "Ann Lee"}], []),
        ("admin", []),
        ("a.lee", []),
        ("https://www.facebook.com/thepaper", []),
        ("No Author", []),
    ],
)
def test_a_body_where_nobody_is_named(author: Any, expected: list[str]) -> None:
    thing = article(author=author, publisher={"@type": "Organization", "name": "The Paper"})
    found = read_html(page(ld(thing)), url="https://paper.example/storm")
    assert bodies(found) == expected
    assert all(one.organization == one.name for one in found.authors if one.is_organization)
    assert Article.from_json(found.to_json()) == found


def test_a_person_in_the_byline_before_a_body_in_the_markup() -> None:
    paper = {"@type": "Organization", "name": "The Paper"}
    head = ld(article(author=paper, publisher=paper))
    body = f"<div><h1>{HEADLINE}</h1><p>By Ann Lee</p></div><p>Waves rose.</p>"
    assert names(read_html(page(head, body=body))) == ["Ann Lee"]
    # An agency that is shown says more than the site's name in the template.
    body = f'<div><h1>{HEADLINE}</h1><p class="byline">By Reuters</p></div><p>Waves rose.</p>'
    assert bodies(read_html(page(head, body=body))) == ["Reuters"]
    prose = "A storm hit the northern coast on Friday, officials said, and waves rose. " * 3
    text = page(head, body=f"<h1>{HEADLINE}</h1><p>{prose}</p><p>{prose}</p><p>By Ann Lee</p>")
    assert names(clean(read_html(text))) == ["Ann Lee"]
    assert clean(clean(read_html(text))) == clean(read_html(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Ein Gastbeitrag von Ann Lee", ["Ann Lee"]),
        ("Posted in Weather by annlee on August 3, 2019", ["annlee"]),
        ("Veröffentlicht am 11. Juni 2019 von Ann Lee", ["Ann Lee"]),
        ("Ann Lee, 02.02.2022", ["Ann Lee"]),
        ("Ann LeeDec 05, 2023", ["Ann Lee"]),
        ("11.12.2019 - Ann Lee", ["Ann Lee"]),
        ("ByAnn Lee", ["Ann Lee"]),
        ("Weather | By Ann Lee | April 13, 2020", ["Ann Lee"]),
        ("By Ann LeePublished: Oct 16, 2023", ["Ann Lee"]),
        ("By Ann Lee Updated May 4, 2020", ["Ann Lee"]),
        ("By Ann Lee December 21, 2023", ["Ann Lee"]),
        ("By Ann Lee in London", ["Ann Lee"]),
        ("Par Anne Lefèvre, à Paris", ["Anne Lefèvre"]),
        ("Ann Lee im Gespräch mit Bo Day, 02.02.2022", ["Ann Lee", "Bo Day"]),
        ("文：王小明", ["王小明"]),
        ("取材・文／山田太郎", ["山田太郎"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("[田中宏昌，ITmedia]", ["田中宏昌"]),
        ("김철수 기자", ["김철수"]),
        ("लेखक: राम कुमार", ["राम कुमार"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("Last Modified: Feb 18, 2020", []),
        ("05/03/2020 10:00 AM EDT", []),
        ("2024年04月24日23:52 | 来源：新华网", []),
        ("Record Identifier: NCT03746262", []),
        ("Ann Lee and the sea", []),
        ("Northern Coast", []),
        ("Northern Coast, 02.02.2022", []),
    ],
)
def test_bylines_in_lines_near_the_headline(line: str, expected: list[str]) -> None:
    found = read_html(page(body=f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose.</p>"))
    assert names(found) == expected


def test_a_byline_announced_in_a_line_of_its_own() -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>Auteur :</p><p>Anne Lefèvre</p></div><p>Waves rose."
    assert names(read_html(page(body=body))) == ["Anne Lefèvre"]


def test_a_line_with_a_cue_before_elements_further_off() -> None:
    line = '<div class="teaser-small"><p class="byline">By Ann Lee on 3 May 2020</p></div>'
    body = f"<div><h1>{HEADLINE}</h1>{line}</div><p>Waves rose.</p>" + "<p>More.</p>" * 9
    found = read_html(page(body=f'{body}<div><a rel="author" href="/b">Bo Day</a></div>'))
    assert names(found) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee and Bo Day", ["Ann Lee", "Bo Day"]),
        ("By Bo Day and Cy May", ["Ann Lee"]),
        ("By Ann Lee, Institute of Winds and Infectious Waves", ["Ann Lee"]),
        ("Ann Lee and Bo Day", ["Ann Lee"]),
    ],
)
def test_a_byline_that_adds_to_the_author_of_the_markup(line: str, expected: list[str]) -> None:
    head = ld(article(author={"@type": "Person", "name": "Ann Lee"}))
    found = read_html(page(head, body=f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose."))
    assert names(found) == expected


@pytest.mark.parametrize(
    ("author", "line", "expected"),
    [
        ("a.lee@paper.example", "Ann Lee", ["Ann Lee"]),
        ("ann.lee", "Our editor Ann P. Lee looks at the sea.", ["Ann P. Lee"]),
        ("a.lee", "Bo Day", []),
        ("annlee", "By Ann Lee", ["annlee"]),
        ("paper.com", "Paper of the com", []),
    ],
)
def test_logins_by_the_name_that_is_shown(author: str, line: str, expected: list[str]) -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>{line}</p></div><p>Waves rose.</p>"
    assert names(read_html(page(meta("author", author), body=body))) == expected


def test_a_login_yields_to_a_name() -> None:
    head = meta("sailthru.author", "annlee") + meta("byline", "Ann Lee | alee@paper.example")
    assert names(read_html(page(head))) == ["Ann Lee"]


def test_a_first_name_in_full() -> None:
    body = f"<div><h1>{HEADLINE}</h1><p>Waves rose.</p><p>Ann Lee</p>"
    assert names(read_html(page(meta("author", "Ann"), body=body))) == ["Ann Lee"]
    assert names(read_html(page(meta("author", "Ann")))) == ["Ann"]


def test_role_and_organization() -> None:
    person = {"@type": "Person", "name": "Ann Lee", "jobTitle": "Reporter"}
    thing = article(author={**person, "worksFor": {"name": "AFP"}})
    (author,) = read_html(page(ld(thing))).authors
    assert author == Author("Ann Lee", role="Reporter", organization="AFP")
    (author,) = read_html(page(meta("author", "Ann Lee, Chief Technology Officer"))).authors
    assert (author.name, author.role) == ("Ann Lee", "Chief Technology Officer")


def test_an_author_by_reference() -> None:
    graph = {
        "@graph": [
            article(author={"@id": "#ann"}, publisher={"@id": "#paper"}),
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "Organization", "@id": "#paper", "name": "The Paper"},
        ]
    }
    found = read_html(page(ld(graph)))
    assert (names(found), found.publisher) == (["Ann Lee"], "The Paper")


def test_markup_before_what_is_seen() -> None:
    body = f'<h1>{HEADLINE}</h1><p class="byline">By Bo Day</p>'
    assert names(read_html(page(meta("author", "Ann Lee"), body=body))) == ["Ann Lee"]
    assert names(read_html(page(meta("author", "Reuters"), body=body))) == ["Bo Day"]
    data = meta("twitter:data1", "Ann Lee")
    assert names(read_html(page(meta("twitter:label1", "Written by"), data))) == ["Ann Lee"]
    assert names(read_html(page(meta("twitter:label1", "Reading time"), data))) == []


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ('<p class="byline">By Ann Lee and Bo Day</p>', ["Ann Lee", "Bo Day"]),
        ('<p class="byline">Ann Lee - Dec 21, 2023 1:00 pm UTC</p>', ["Ann Lee"]),
        ('<a rel="author" href="/ann">Ann Lee</a>', ["Ann Lee"]),
        ('<a href="/author/ann-lee/">Ann Lee</a>', ["Ann Lee"]),
        ('<span itemprop="author">Ann Lee</span>', ["Ann Lee"]),
        ('<span class="author vcard">annlee</span>', ["annlee"]),
        ('<div class="author"><span>Ann</span> <span>Lee</span></div>', ["Ann Lee"]),
        (
            '<div class="authors"><a class="author">Ann Lee</a><a class="author">Bo Day</a></div>',
            ["Ann Lee", "Bo Day"],
        ),
        (
            '<div><p class="author">Ann Lee</p><p class="author">Bo Day</p></div>',
            ["Ann Lee", "Bo Day"],
        ),
        ('<div class="byline">Ann Lee<br>Reporter</div>', ["Ann Lee"]),
        ('<div class="byline">By Ann Lee | Reviewed by Bo Day</div>', ["Ann Lee"]),
        ('<address class="p-author h-card">Ann Lee</address>', ["Ann Lee"]),
        ('<span class="author vcard">Ann_Lee</span>', ["Ann_Lee"]),
        ('<span class="author vcard">Der Postbote</span>', ["Der Postbote"]),
        ('<a class="license-author">Ann Lee</a>', []),
        ('<a href="/authors">Zur Artikelliste</a>', []),
        ('<div class="comment-author">Ann Lee</div>', []),
        ('<figure><span class="author">Ann Lee</span></figure>', []),
        ('<aside><span class="author">Ann Lee</span></aside>', []),
        ('<div class="related-posts"><span class="author">Ann Lee</span></div>', []),
        (
            '<div class="with-sidebar comments-open"><span class="author">Ann Lee</span></div>',
            ["Ann Lee"],
        ),
        ('<p class="author-bio">Ann Lee covers storms and the sea for us.</p>', []),
        ('<p class="byline">Reuters</p>', []),
    ],
)
def test_bylines_that_are_seen(byline: str, expected: list[str]) -> None:
    found = read_html(page(body=f"<div><h1>{HEADLINE}</h1>{byline}</div><p>Waves rose.</p>"))
    assert names(found) == expected


def test_the_byline_beside_the_title_is_the_one() -> None:
    body = (
        '<div class="top"><span class="author">Cy Fox</span></div>'
        f'<section>{"<div>" * 5}<span class="author">Ann Lee</span><h1>{HEADLINE}</h1>'
        f"{'</div>' * 5}</section>"
        '<div><div><div><span class="author">Bo Day</span></div></div></div>'
    )
    assert names(read_html(page(body=body))) == ["Ann Lee"]


@given(st.text(max_size=60))
def test_people_are_in_the_field(raw: str) -> None:
    for structured in (True, False):
        for author in read_credits(raw, Setting(LEXICON), structured=structured).people:
            for word in author.name.split():
                assert squashed(word) in squashed(raw)


# --- dates ----------------------------------------------------------------------------------

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


# --- the rest -------------------------------------------------------------------------------


def test_all_the_fields() -> None:
    thing = article(
        headline=HEADLINE,
        articleSection=["World", "Weather"],
        keywords=["storm", {"name": "coast"}, 5],
        publisher={"@type": "Organization", "name": "The Paper"},
        isAccessibleForFree="False",
        image={"@type": "ImageObject", "url": ["/storm.jpg"]},
        inLanguage="en-GB",
        description="Waves &amp; wind.",
    )
    text = page(ld(thing), '<link rel="canonical" href="/storm">')
    found = read_html(text, url="https://paper.example/storm?x=1")
    assert found.url == "https://paper.example/storm?x=1"
    assert found.section == "World"
    assert found.tags == ("storm", "coast")
    assert found.publisher == "The Paper"
    assert found.free_access is False
    assert found.image == "https://paper.example/storm.jpg"
    assert found.language == "en"
    assert found.description == "Waves & wind."
    assert Article.from_json(found.to_json()) == found


def test_fields_of_metas() -> None:
    found = read_html(
        page(
            meta("og:site_name", "The Paper"),
            meta("article:section", "World"),
            meta("article:tag", "storm"),
            meta("article:tag", "coast"),
            meta("og:description", "Waves."),
            meta("og:image", "https://paper.example/storm.jpg"),
            meta("og:locale", "de_DE"),
            '<link rel="canonical" href="https://paper.example/storm">',
        )
    )
    assert found.url == "https://paper.example/storm"
    assert (found.publisher, found.section, found.tags) == (
        "The Paper",
        "World",
        ("storm", "coast"),
    )
    assert (found.description, found.image) == ("Waves.", "https://paper.example/storm.jpg")
    # English is what templates say by themselves.
    assert found.language == "de"
    assert found.free_access is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:x", "//", "http://[", "a b", ""])
def test_what_is_no_address(address: str) -> None:
    found = read_html(page(meta("og:image", address), f'<link rel="canonical" href="{address}">'))
    assert (found.url, found.image) == (None, None)


@pytest.mark.parametrize(
    ("given_language", "expected"), [("nb-NO", "no"), ("de", "de"), ("english", None), ("x", None)]
)
def test_language(given_language: str, expected: str | None) -> None:
    assert read_html(page(language=given_language)).language == expected


FREE: list[tuple[dict[str, Any], bool | None]] = [
    ({}, None),
    ({"isAccessibleForFree": True}, True),
    ({"isAccessibleForFree": "True"}, True),
    ({"isAccessibleForFree": "https://schema.org/False"}, False),
    ({"isAccessibleForFree": False, "hasPart": [{"isAccessibleForFree": True}]}, False),
    ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false"}}, False),
    ({"hasPart": [{"isAccessibleForFree": True}]}, None),
    ({"isAccessibleForFree": "perhaps"}, None),
    ({"isAccessibleForFree": [7, None]}, None),
]


@pytest.mark.parametrize(("properties", "expected"), FREE)
def test_free_access(properties: dict[str, Any], expected: bool | None) -> None:
    assert read_html(page(ld(article(headline=HEADLINE, **properties)))).free_access is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("article:content_tier", "free"), True),
        (meta("article:content_tier", "locked"), False),
        (meta("article:content_tier", "metered"), None),
        ('<meta itemprop="isAccessibleForFree" content="false">', False),
        (ld(article(isAccessibleForFree=False)) + meta("article:content_tier", "free"), False),
    ],
)
def test_free_access_of_metas(head: str, expected: bool | None) -> None:
    assert read_html(page(head)).free_access is expected


def test_the_text_says_that_it_is_for_subscribers() -> None:
    prose = "A storm hit the northern coast on Friday, officials said, and waves rose. " * 3
    text = page(
        body=f"<h1>{HEADLINE}</h1><p>{prose}</p><p>{prose}</p>"
        "<p>This article is for subscribers only.</p>"
    )
    assert read_html(text).free_access is None
    assert clean(read_html(text)).free_access is False


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        (meta("twitter:title", "Rain"), "title", "Rain"),
        (meta("dc.title", "Rain"), "title", "Rain"),
        (meta("parsely-title", "Rain"), "title", "Rain"),
        (meta("sailthru.title", "Rain"), "title", "Rain"),
        ('<meta name="og:title" value="Rain">', "title", "Rain"),
        (meta("twitter:description", "Waves."), "description", "Waves."),
        (meta("dc.description", "Waves."), "description", "Waves."),
        (meta("twitter:image", "https://a.example/x.jpg"), "image", "https://a.example/x.jpg"),
        (meta("dc.creator", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("parsely-author", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("sailthru.author", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("dc.date.issued", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        (meta("parsely-pub-date", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        (meta("sailthru.date", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        ('<meta itemprop="datePublished" content="2020-05-03">', "published", dt.date(2020, 5, 3)),
        (meta("dcterms.modified", "2020-05-03"), "modified", dt.date(2020, 5, 3)),
        (meta("dc.publisher", "The Paper"), "publisher", "The Paper"),
        (meta("parsely-section", "World"), "section", "World"),
        (meta("parsely-tags", "storm, coast"), "tags", ("storm", "coast")),
        (meta("dc.subject", "storm; coast"), "tags", ("storm", "coast")),
        (meta("dc.language", "de"), "language", "de"),
        (meta("og:url", "https://a.example/x"), "url", "https://a.example/x"),
    ],
)
def test_each_family_of_metas(head: str, field: str, expected: Any) -> None:
    assert getattr(read_html(page(head, body="<p>x", language="")), field) == expected


# --- JSON-LD that is not as it should be ----------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "author": "Ann Lee",}',
        '{"@type": "NewsArticle", "keywords": ["a",, "b",], "author": "Ann Lee"}',
        '<!-- {"@type": "NewsArticle", "author": "Ann Lee"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "author": "Ann Lee"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "author": "Ann Lee"} /* ]]> */',
        '{"@type": "NewsArticle", /* who */ "author": "Ann Lee"};',
        '{"@type": "NewsArticle", "description": "two\nlines\tand \x01", "author": "Ann Lee"}',
        '{"@type": "NewsArticle", "description": "say \\\'no\\\' \\x", "author": "Ann Lee",}',
        '{"@type": "NewsArticle", "description": "he said "no" today", "author": "Ann Lee"}',
        '{"@type": "Thing"}{"@type": "NewsArticle", "author": "Ann Lee"}',
        '[{"@type": ["Thing", "schema:NewsArticle"], "author": "Ann Lee"}]',
        '{"@type": "https://schema.org/NewsArticle", "author": "Ann Lee"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "author": "Ann Lee"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Ann Lee&quot;}",
        '{"@type": "NewsArticle", "url": "http://a.example", "author": "Ann Lee"} // end',
    ],
)
def test_jsonld_is_mended(block: str) -> None:
    assert names(read_html(page(ld(block)))) == ["Ann Lee"]


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "ItemList", "itemListElement": [article(author="Ann Lee")]},
        {"@type": "WebPage", "hasPart": article(author="Ann Lee")},
        article(comment={"@type": "Comment", "author": "Ann Lee"}),
        {"@type": "Event", "name": "x", "datePublished": "2020-01-01", "author": "Ann Lee"},
    ],
)
def test_other_articles_are_not_this_one(thing: dict[str, Any]) -> None:
    found = read_html(page(ld(thing)))
    assert (found.authors, found.published) == ((), None)


def test_the_article_that_fits_the_page() -> None:
    other = article(headline="Sun over the south", author="Bo Day", url="https://a.example/sun")
    this = article(headline=HEADLINE, author="Ann Lee", url="https://a.example/storm/?id=1")
    text = page(ld(other, this), f"<title>{HEADLINE}</title>")
    assert names(read_html(text)) == ["Ann Lee"]
    assert names(read_html(page(ld(other, this)), url="http://www.a.example/storm")) == ["Ann Lee"]


HOSTILE = {
    "deep objects": '{"@type":"NewsArticle","a":' * 100_000 + "1" + "}" * 100_000,
    "deep lists": '{"headline":' + "[" * 1_000_000,
    "deep but readable": '{"@type":"NewsArticle","a":' * 300 + "1" + "}" * 300,
    "five megabytes": json.dumps(article(author="Ann Lee", articleBody="x " * 2_500_000)),
    "escapes": '{"headline": "' + '\\"' * 600_000,
    "bare quotes": '{"headline": "' + '"a' * 600_000,
    "spaces": '{"headline": "x"' + '" ' * 600_000,
    "commas": '{"headline": "x"' + ", " * 600_000 + "x",
    "comments": '{"headline"' + "/*" * 600_000,
    "braces": '"headline"' + "{}" * 600_000,
    "a number without end": '{"headline": ' + "9" * 600_000,
    "many people": json.dumps(article(author=[{"name": f"Ann Lee {k}"} for k in range(30_000)])),
    "one long author": json.dumps(article(author="Ann Lee, " * 150_000)),
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
def test_hostile_jsonld_is_survived(block: str) -> None:
    began = time.perf_counter()
    found = read_html(page(ld(block)))
    assert time.perf_counter() - began < 5
    assert found.title == HEADLINE
    assert len(found.authors) <= 60


def test_what_is_too_much_is_not_read() -> None:
    small = json.dumps(article(author="Ann Lee"))
    large = json.dumps(article(headline="x" * LARGEST_JSON))
    assert read_blocks([small, large]) == read_blocks([small])


HOSTILE_PAGES = {
    "metas": meta("author", "Ann Lee, Bo Day and Cy Fox") * 20_000,
    "a long title": f"<title>{'a - b | ' * 200_000}</title>",
    "entities": meta("description", "a&amp;amp;lt; " * 100_000),
    "bylines": '<div class="author date byline"><i class=author>x</i></div>' * 19_000,
    "nested bylines": '<div class="author date byline">' * 3_500,
    "first names": meta("author", "Ann") + "<p>Ann says</p>" * 19_000,
    "headlines": f"<p>{HEADLINE}</p><p>By on 2020 by</p>" * 9_500,
    "headings": f"<h1>{HEADLINE}!</h1>" * 19_000,
    "times": '<time datetime="2020-01-01">x</time>' * 20_000,
    "signs": meta("author", "@" * 299) + meta("byl", "a." * 140 + "@") + meta("author", "(" * 299),
}


@pytest.mark.parametrize("head", HOSTILE_PAGES.values(), ids=HOSTILE_PAGES)
def test_hostile_pages_are_survived(head: str) -> None:
    began = time.perf_counter()
    read_html(page(head))
    assert time.perf_counter() - began < 5


# --- whatever the JSON, nothing raises and nothing is invented ------------------------------

KEYS = st.sampled_from(
    "@type @graph @id @list headline name author publisher datePublished dateModified dateCreated"
    " keywords image url mainEntityOfPage isAccessibleForFree hasPart articleSection inLanguage"
    " description jobTitle worksFor mainEntity".split()
)
WORDS = st.sampled_from(
    [
        "NewsArticle",
        "Article",
        "Person",
        "WebPage",
        "Organization",
        "Ann Lee",
        "By Bo Day",
        "AFP",
        HEADLINE,
        "2020-05-03T10:00:00Z",
        "https://a.example/x",
        "#id",
        "True",
        "de-AT",
        "",
    ]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | WORDS
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=15,
)


def squashed(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\W_]+", "", text).casefold()


def check_nothing_invented(found: Article, *sources: str) -> None:
    everything = squashed(" ".join(sources))
    stated = [found.title, found.publisher, found.section, found.description, *found.tags]
    stated += [text for a in found.authors for text in (a.name, a.role, a.organization)]
    for text in filter(None, stated):
        for word in text.split():
            assert squashed(word) in everything
    assert Article.from_json(found.to_json()) == found


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


@given(st.dictionaries(KEYS, JSON, max_size=8), st.booleans())
def test_random_jsonld(properties: dict[str, Any], typed: bool) -> None:
    thing = {**properties, **({"@type": "NewsArticle"} if typed else {})}
    text = json.dumps(thing).replace("<", "\\u003c")
    check_nothing_invented(read_html(page(ld(text))), *strings(thing), HEADLINE)


@given(st.text(st.sampled_from('{}[]",:\\/*<!-> \n' + "aA1"), max_size=60))
def test_random_text_as_jsonld(text: str) -> None:
    block = '{"@type": "NewsArticle", "headline": "x", ' + text
    read_blocks([block])


NAMES = st.sampled_from(
    "og:title og:site_name author article:author article:published_time date keywords og:image"
    " og:locale description twitter:label1 twitter:data1 article:section".split()
)


@given(st.lists(st.tuples(NAMES, WORDS | st.text(max_size=30)), max_size=8))
def test_random_metas(pairs: list[tuple[str, str]]) -> None:
    escaped = [
        (name, value.replace("&", "").replace('"', "").replace("<", "")) for name, value in pairs
    ]
    text = page(*[meta(name, value) for name, value in escaped])
    check_nothing_invented(read_html(text), *[value for _, value in escaped], HEADLINE)
