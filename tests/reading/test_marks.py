"""Marks: links, emphasis and code of a page, at the right place of its text."""

from __future__ import annotations

import pickle
from time import process_time

import pytest

from newsclean import Article, Mark, clean, read_html

URL = "https://paper.example/news/a.html?x=1"


def marked(html: str, url: str | None = URL) -> list[tuple[str, str, str | None]]:
    article = read_html(html, url=url)
    return [(article.source_text[m.start : m.end], m.kind, m.url) for m in article.marks]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>A <b>big</b> storm", ("big", "strong", None)),
        ("<p>A <strong> big </strong>storm", ("big", "strong", None)),
        ("<p>\n  A \n<em>big\n   wet</em> storm", ("big wet", "emphasis", None)),
        ("<p>So<i>&shy;gar</i> hier", ("gar", "emphasis", None)),
        ("<p>Type <kbd>ls</kbd>", ("ls", "code", None)),
        ("<pre>one\n  <code>two</code>\nthree</pre>", ("two", "code", None)),
        ("<p>The <a href='/port'>port</a>", ("port", "link", "https://paper.example/port")),
        ("<p>The <a href='b'>port</a>", ("port", "link", "https://paper.example/news/b")),
        ("<p>The <a href='//c.example/'>port</a>", ("port", "link", "https://c.example/")),
        ("<p>The <a href=' https://c.example/d\n '>port</a>", ("port", "link", "https://c.example/d")),
        ("<p>The <a href='?p=2'>port</a>", ("port", "link", "https://paper.example/news/a.html?p=2")),
        ("<p>The <a href='../e'>port</a>", ("port", "link", "https://paper.example/e")),
        ("<p>Write to <a href='mailto:a@b.example'>us</a>", ("us", "link", "mailto:a@b.example")),
        ("<p>港口<b>今天</b>开放", ("今天", "strong", None)),
        ("<p>Der H\u0061\u0308fen <b>ist</b> auf", ("ist", "strong", None)),
        ("<table><tr><td>A<td><b>B</b></table>", ("B", "strong", None)),
        ("<p>One<br><b>two</b>", ("two", "strong", None)),
    ],
)  # fmt: skip
def test_what_is_marked(html: str, expected: tuple[str, str, str | None]) -> None:
    assert marked(html) == [expected]


@pytest.mark.parametrize(
    "html",
    [
        "<p><a>Here</a>",
        "<p><a id=x>Here</a>",
        "<p><a href=''>Here</a>",
        "<p><a href='#top'>Here</a>",
        "<p><a href='javascript:void(0)'>Here</a>",
        "<p><a href='JavaScript:go()'>Here</a>",
        "<p>A <b> </b> storm",
        "<p>A <i class=icon></i> storm",
        "<p><a href=/a><img src=/b.jpg></a>",
        "<p style='display:none'>A <b>storm</b>",
    ],
)
def test_what_is_not_marked(html: str) -> None:
    assert marked(html) == []


def test_marks_in_marks_stand_behind_those_around() -> None:
    html = "<p>See <a href=/a>the <b>big <i>port</i></b></a> now"
    assert marked(html) == [
        ("the big port", "link", "https://paper.example/a"),
        ("big port", "strong", None),
        ("port", "emphasis", None),
    ]


def test_the_same_mark_twice_is_one() -> None:
    assert marked("<p>A <b><strong>big</strong></b> storm") == [("big", "strong", None)]


def test_a_link_around_paragraphs_gives_one_mark_each() -> None:
    html = "<a href=/a><p>One <b>two</b></p><p>Three</p></a><p>Four</p>"
    where = "https://paper.example/a"
    assert marked(html) == [
        ("One two", "link", where),
        ("two", "strong", None),
        ("Three", "link", where),
    ]


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("<base href='https://b.example/x/'>", URL, "https://b.example/x/c"),
        ("<base href='/y/'>", URL, "https://paper.example/y/c"),
        ("<BASE HREF='/y/'>", URL, "https://paper.example/y/c"),
        ("<link rel=canonical href='https://d.example/z/a'>", None, "https://d.example/z/c"),
        ("<meta property=og:url content='https://e.example/a'>", None, "https://e.example/c"),
        ("", None, "c"),
        ("<base href='http://['>", URL, "https://paper.example/news/c"),
    ],
)
def test_the_base(head: str, url: str | None, expected: str) -> None:
    html = f"<head>{head}</head><body><p>A <a href=c>port</a>"
    assert marked(html, url)[0][2] == expected


def test_a_base_that_is_no_address() -> None:
    assert marked("<p>A <a href=c>port</a>", "http://[")[0][2] == "c"


# --- cleaning -------------------------------------------------------------------------------

STORY = "".join(
    f"<p>A <a href='/w{k}'>storm</a> hit the coast on Friday and left <b>{k} villages</b> without"
    " power, officials said; crews worked through the night to clear the roads.</p>"
    for k in range(2, 7)
)
MENU = "<nav>" + "".join(f"<li><a href='/{k}'>Topic {k}</a></li>" for k in range(9)) + "</nav>"
PAGE = f"<title>Storm hits coast</title>{MENU}<article><h1>Storm hits coast</h1>{STORY}</article>"


def test_cleaning_keeps_the_marks_of_the_body_where_they_are() -> None:
    read = read_html(PAGE, url=URL)
    once = clean(read)
    assert len(read.marks) == 19
    assert [m.url for m in once.marks if m.kind == "link"] == [
        f"https://paper.example/w{k}" for k in range(2, 7)
    ]
    assert set(once.marks) <= set(read.marks)
    assert clean(once) == once


def test_marks_are_the_same_in_all_forms() -> None:
    read = read_html(PAGE, url=URL)
    again = Article.from_json(read.to_json())
    assert again.marks == read.marks
    assert read.marks == again.marks
    assert again == read
    assert hash(again.marks) == hash(read.marks)
    assert pickle.loads(pickle.dumps(read)) == read
    assert (
        clean(again) == clean(read) == clean(pickle.loads(pickle.dumps(read_html(PAGE, url=URL))))
    )
    assert repr(read.marks) == repr(tuple(read.marks))
    assert isinstance(read.marks[0], Mark)
    assert read.marks[1:3] == tuple(read.marks)[1:3]
    assert read.marks != [*read.marks]


@pytest.mark.parametrize(
    "part",
    [
        "<b>a</b> ",
        "<b>",
        "<b><p>a",
        "<a href=/b>a</a>",
        "<p><i>a",
        "<span class=credit>a</span>",
        "<small>a",
    ],
)
def test_time_is_linear(part: str) -> None:
    def seconds(size: int) -> float:
        page = part * (size // len(part))
        best = 99.0
        for _ in range(2):
            start = process_time()
            try:
                len(read_html(page).marks)
            except Exception:  # a limit: it is refused in no time
                return 0.0
            best = min(best, process_time() - start)
        return best

    small, large = seconds(60_000), seconds(240_000)
    assert large < 12 * small + 0.5
