"""Titles from a page's markup: which line is the headline."""

import pytest

from newsclean import clean, read_html
from support.metadata_pages import HEADLINE, article, ld, meta, page


def _both(title: str) -> str:
    return f"<title>{title}</title>" + meta("og:title", title) + meta("twitter:title", title)


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


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        # The h1 is the site's name, the headline stands in a lesser heading.
        (
            f"{HEADLINE} : Sandwick Notes | since 2005",
            f"<h1>Sandwick Notes</h1><h2>{HEADLINE}</h2>",
            HEADLINE,
        ),
        (
            f"{HEADLINE} » Notes e.V.",
            f"<h1>Notes e.V.</h1><h3><a href=/a>{HEADLINE}</a></h3>",
            HEADLINE,
        ),
        (f"Notes » Blog Archive » {HEADLINE}", f"<h1>Notes</h1><h2>{HEADLINE}</h2>", HEADLINE),
        (
            "北部の海岸を嵐が襲い船が流される | 浜の便り",
            "<h1>浜の便り</h1><h2>北部の海岸を嵐が襲い船が流される</h2>",
            "北部の海岸を嵐が襲い船が流される",
        ),
        (
            f"Notes — News » {HEADLINE}",
            f"<h1>A poll</h1><h1>A prize</h1><h2>{HEADLINE}</h2>",
            HEADLINE,
        ),
        # No heading at all: the part of the title that the page shows.
        (
            "北部の海岸を嵐が襲い船が流される-浜の便り",
            "<p>北部の海岸を嵐が襲い船が流される</p>",
            "北部の海岸を嵐が襲い船が流される",
        ),
        (f"Notes » Archive » {HEADLINE}", f"<p><a href=/a>{HEADLINE}</a></p>", HEADLINE),
        # Two stories of the same page: the h1 stays.
        (f"Live: Port news - {HEADLINE}", f"<h1>{HEADLINE}</h1><h2>Port news</h2>", HEADLINE),
        (f"{HEADLINE} | Notes", f"<h1>{HEADLINE}</h1><h2>Notes</h2>", HEADLINE),
        (
            f"Storm and harbour: {HEADLINE} - Notes",
            f"<h1>{HEADLINE}</h1><h3>Storm and harbour</h3>",
            HEADLINE,
        ),
    ],
)
def test_the_part_of_the_pages_title_that_is_shown(title: str, body: str, expected: str) -> None:
    assert (
        read_html(page(f"<title>{title}</title>", body=f"{body}<p>Waves rose.")).title == expected
    )


KICKED = f"After the flood: {HEADLINE}"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # A kicker above the headline, which every source has.
        (
            ld(article(headline=KICKED)) + _both(KICKED),
            f"<p>After the flood</p><h1>{HEADLINE}</h1>",
            KICKED,
        ),
        # Only some have it, or it is not shown.
        (
            ld(article(headline=HEADLINE)) + _both(KICKED),
            f"<p>After the flood</p><h1>{HEADLINE}</h1>",
            HEADLINE,
        ),
        (_both(KICKED), f"<p>After the flood</p><h1>{HEADLINE}</h1>", HEADLINE),
        (
            ld(article(headline=KICKED)) + _both(KICKED),
            f"<p>Sandwick</p><h1>{HEADLINE}</h1>",
            HEADLINE,
        ),
        # A kicker in a lesser heading, without an h1.
        (_both(HEADLINE), f"<h2>After the flood - {HEADLINE}</h2>", HEADLINE),
        # Boxes that stand beside one another.
        (_both(KICKED), f"<h1><span>After the flood:</span><span>{HEADLINE}</span></h1>", KICKED),
        # The site's name in the h1, glued or behind a bar.
        (
            _both(HEADLINE) + meta("og:site_name", "Notes"),
            f"<h1>{HEADLINE}<b>Notes of Sandwick</b></h1>",
            HEADLINE,
        ),
        (_both(HEADLINE), f"<h1>{HEADLINE} | EXAMPLE.NET</h1>", HEADLINE),
        # The title begins as the site does.
        (
            _both("Storm watch – rain is near") + meta("og:site_name", "Storm"),
            "<h1>Storm watch – rain is near</h1>",
            "Storm watch – rain is near",
        ),
        # Cut short for search engines, whole in a lesser heading.
        (ld(article(headline=f"{HEADLINE[:20]}…")), f"<h2>{HEADLINE}</h2>", HEADLINE),
        (ld(article(headline=f"{HEADLINE[:20]}...")) + meta("og:title", HEADLINE), "", HEADLINE),
        ("", "<h1>And then the rain came…</h1>", "And then the rain came…"),
    ],
)
def test_the_title_is_whole_and_without_names(head: str, body: str, expected: str) -> None:
    assert read_html(page(head, body=f"{body}<p>Waves rose.")).title == expected


@pytest.mark.parametrize("badge", ["Premium", "Abo", "LIVE", "Exclusief"])
@pytest.mark.parametrize("title", [HEADLINE, f"{HEADLINE} - The Example", f"{HEADLINE} | Notes"])
def test_a_badge_before_the_headline(title: str, badge: str) -> None:
    body = f'<h1><span class="badge">{badge}</span>{HEADLINE}</h1><p>Waves rose.'
    assert read_html(page(f"<title>{title}</title>", body=body)).title == HEADLINE
