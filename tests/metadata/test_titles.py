"""Titles from a page's markup: which line is the headline."""

import pytest

from newsclean import clean, read_html
from support.metadata_pages import HEADLINE, article, ld, meta, page


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
