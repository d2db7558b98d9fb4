"""HTML of an article, and its notebook view: our own tags, everything else is text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlsplit

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from newsclean import (
    Article,
    Author,
    Block,
    Caption,
    Image,
    Mark,
    Removal,
    clean,
    labels,
    read_html,
)
from newsclean.model import showing
from newsclean.model.html import to_page
from newsclean.model.lists import trees_of
from newsclean.model.runs import one_line
from newsclean.text.characters import STEERING
from support import hostile_markup as hostile
from support.article_samples import an_article, articles

TAGS = set(
    "article h1 h2 h3 h4 h5 h6 p time a strong em code ul ol li blockquote pre table tr th td"
    " figure img figcaption".split()
)
ATTRIBUTES = {"href", "src", "alt", "lang", "datetime", "start"}
BOX = {"div", "b", "span", "del", "ins", "i", "details", "summary", "br", "table", "tr", "th", "td"}


class Seen(HTMLParser):
    """Tags and attributes in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attributes}) == len(attributes)
        self.tags.append((tag, dict(attributes)))


def checked(html: str) -> Seen:
    """What a parser sees of ``to_html``; it must be what we write, and lead to harmless places."""
    seen = Seen(html)
    for tag, attributes in seen.tags:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        for name in ("href", "src"):
            if name in attributes:
                schemes = {"http", "https"} | ({"mailto", "tel"} if name == "href" else set())
                assert urlsplit(attributes[name] or "").scheme in schemes
    return seen


ALL = {"links": True, "images": True, "captions": True}


@pytest.mark.parametrize("text", hostile.TEXTS)
@pytest.mark.parametrize("make", [hostile.full_article_of, hostile.article_of])
def test_hostile_texts_are_text(make: Callable[[str], Article], text: str) -> None:
    html = make(text).to_html(**ALL)
    seen = [tag for tag, _ in checked(html).tags]
    honest = [tag for tag, _ in checked(make("honest words").to_html(**ALL)).tags]
    if one_line(text):
        assert seen == honest
    # A browser's parser sees the same.
    tree = LexborHTMLParser(html)
    assert {node.tag for node in tree.css("body *")} <= TAGS | {"tbody"}
    assert not STEERING.search(html)
    html.encode("utf-8")


@given(st.text(st.characters() | st.sampled_from("<>&\"'`=/ "), max_size=20))
def test_no_text_makes_tags(text: str) -> None:
    checked(hostile.full_article_of(text).to_html(**ALL))
    checked(Article(language=text, title=text).to_html())


@given(articles())
def test_all_of_the_text_is_there_and_nothing_else(article: Article) -> None:
    body = attrs.evolve(article, title=None, authors=(), published=None, images=())
    html = body.to_html()
    checked(html)
    text = LexborHTMLParser(html).css_first("article").text()
    shown = [one_line(block.text)[skip(block) :] for block in article.blocks]
    assert "".join(text.split()) == "".join("".join(shown).split())


def skip(block: Block) -> int:
    """How long the bullet is, which the list has instead."""
    return trees_of([block])[0].item.skip if block.kind == "list_item" else 0


def test_html_of_an_article() -> None:
    page = (
        '<html lang="en"><body><p>The <a href="/p?a=1&amp;b=2"><i>port</i></a> &amp; the pier.</p>'
        "<h3>Then</h3><ul><li>one met<li>two left</ul><ol><li>three came</ol>"
        "<blockquote>We met.</blockquote><pre>if a < b:\n    go()</pre>"
        "<table><thead><tr><th>Team<th>Points</thead><tr><td><b>Minsk</b><td>3</table></body>"
    )
    article = attrs.evolve(
        read_html(page, url="https://paper.example/a"),
        title='Say "no" & go',
        authors=[Author("Ann Lee"), Author("Bo")],
        published=dt.datetime(2020, 8, 15, 10, 30),
    )
    assert article.to_html() == (
        '<article lang="en">\n<h1>Say &quot;no&quot; &amp; go</h1>\n'
        '<p>Ann Lee, Bo · <time datetime="2020-08-15T10:30:00">2020-08-15 10:30</time></p>\n'
        '<p>The <a href="https://paper.example/p?a=1&amp;b=2"><em>port</em></a> &amp; the pier.</p>'
        "\n<h3>Then</h3>\n<ul>\n<li>one met</li>\n<li>two left</li>\n</ul>\n"
        "<ol>\n<li>three came</li>\n</ol>\n<blockquote>\n<p>We met.</p>\n</blockquote>\n"
        "<pre>if a &lt; b:\n    go()</pre>\n"
        "<table>\n<tr><th>Team</th><th>Points</th></tr>\n"
        "<tr><td><strong>Minsk</strong></td><td>3</td></tr>\n</table>\n</article>\n"
    )
    assert "<a " not in article.to_html(links=False)


def test_numbers_in_the_text_are_the_list_s() -> None:
    html = an_article(("list_item", "3. third"), ("list_item", "4. fourth")).to_html()
    assert html == (
        '<article>\n<ol start="3">\n<li>third</li>\n<li>fourth</li>\n</ol>\n</article>\n'
    )


CAPTION = "The pier at dawn."


def test_captions_stand_with_their_pictures_on_request() -> None:
    article = attrs.evolve(
        an_article(("paragraph", "Rain fell."), ("paragraph", "Then it stopped.")),
        images=[Image("https://a.example/i.jpg", 'a "b"', CAPTION, "PA", position=12)],
        captions=[
            Caption(CAPTION, "PA", "https://a.example/i.jpg"),
            Caption("", "Reuters"),
        ],
    )
    picture = '<img src="https://a.example/i.jpg" alt="a &quot;b&quot;">'
    assert f"<p>Rain fell.</p>\n<figure>{picture}</figure>\n<p>Then" in article.to_html()
    html = article.to_html(captions=True)
    assert f"{picture}<figcaption>{CAPTION} (PA)</figcaption></figure>\n<p>Then" in html
    assert html.endswith("<figure><figcaption>Reuters</figcaption></figure>\n</article>\n")
    assert html.count(CAPTION) == 1


def test_a_caption_lifted_from_text_stands_where_it_stood() -> None:
    text = "Rain fell on the port."
    source = f"{text}\n\nPhoto: {CAPTION}\n\nThe end."
    start = source.index("Photo")
    article = Article(
        source,
        [Block(text, [(0, len(text))]), Block("The end.", [(len(source) - 8, len(source))])],
        [Removal("caption", "x", "x", [(start, start + 7 + len(CAPTION))])],
        captions=[Caption(CAPTION)],
    )
    assert f"port.</p>\n<figure><figcaption>{CAPTION}</figcaption></figure>\n<p>The end" in (
        article.to_html(captions=True)
    )


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " java\nscript:alert(1)", "data:text/html,x",
        "\x01javascript:alert(1)", "vbscript:x", "file:///etc/passwd", "#top", "", "relative",
        "//no-base.example/", "http://[broken",
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere_good_are_left_out(url: str) -> None:
    article = Article("port", [Block("port", [(0, 4)])], marks=[Mark(0, 4, "link", url)])
    if not url.startswith("http:"):
        assert article.to_html() == "<article>\n<p>port</p>\n</article>\n"
        assert article.to_markdown() == "port\n"
    pictured = attrs.evolve(article, images=[Image(url)], marks=())
    assert "javascript" not in pictured.to_html().lower()


def test_a_page_is_a_whole_document() -> None:
    page = to_page(Article(title="A <b>", language="en"))
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert "<title>A &lt;b&gt;</title>" in page


# --- notebooks, and the interpreter ---------------------------------------------------------


@pytest.mark.parametrize("text", hostile.TEXTS)
@pytest.mark.parametrize("make", [hostile.full_article_of, hostile.article_of])
def test_hostile_texts_are_text_in_notebooks(make: Callable[[str], Article], text: str) -> None:
    html = make(text)._repr_html_()
    seen = Seen(html)
    for tag, attributes in seen.tags:
        assert tag in BOX
        assert set(attributes) <= {"style", "title", "dir"}
        assert "url(" not in (attributes.get("style") or "")
    honest = Seen(make("honest words")._repr_html_())
    if one_line(text):
        assert [tag for tag, _ in seen.tags] == [tag for tag, _ in honest.tags]
    assert not STEERING.search(html)


PAGE = (
    '<html lang="en"><nav><a href="/">Home</a><a href="/world">World</a></nav><article>'
    "<h1>Storm hits coast</h1><p>By Ann Lee</p><p>A storm hit the northern coast on Friday, and"
    " two harbours were closed, officials said.</p><p>Read more: Rain on Monday</p></article>"
)


def test_a_notebook_shows_text_removals_and_fields() -> None:
    article = clean(read_html(PAGE))
    html = article._repr_html_()
    tree = LexborHTMLParser(html)
    pieces = [(n.tag, n.text(separator=" ").split()[0]) for n in tree.css("del, ins")]
    assert [name for _, name in pieces] == [r.name for r in article.removals]
    # What moved into a field is not struck out.
    assert set(pieces) == {
        ("del", "nav"), ("ins", "title"), ("ins", "byline"), ("del", "related")
    }  # fmt: skip
    assert article.text in tree.text()
    assert "Ann Lee" in tree.css_first("details").text()
    assert all(r.rule in (n.attributes["title"] or "") for r, n in zip(
        article.removals, tree.css("del, ins"), strict=True))  # fmt: skip


def test_menus_are_folded_in_a_notebook() -> None:
    links = "".join(f"<li><a href='/{k}'>Section {k}</a>" for k in range(9))
    article = clean(read_html(PAGE.replace("<nav>", f"<nav><ul>{links}</ul>")))
    tree = LexborHTMLParser(article._repr_html_())
    assert tree.css_first("summary").text() == "12 removed pieces: nav, title, byline"
    assert len(tree.css("details")[0].css("del, ins")) == 12
    assert article.text in tree.text()


def test_a_notebook_is_spared_long_texts() -> None:
    long = "A storm hit the coast. " * 20_000
    for article in (an_article(("paragraph", long)), clean(read_html(f"<nav>{long}</nav>"))):
        html = article._repr_html_()
        assert len(html) < 60_000
        assert "more characters" in html


@given(articles())
def test_any_article_has_a_box_and_a_short_repr(article: Article) -> None:
    assert article._repr_html_().startswith("<div")
    text = repr(article)
    assert len(text) < 200
    assert not STEERING.search(text)
    assert "\n" not in text


def test_repr_says_what_it_is() -> None:
    assert repr(clean(read_html(PAGE))) == (
        "<Article 'Storm hits coast', Ann Lee, 87 characters, 42% removed>"
    )
    many = Article(title="x" * 99, authors=[Author("A" * 99), Author("B")], source_text="x" * 9)
    assert len(repr(many)) < 200
    assert "and 1 more" in repr(many)


def test_removed_gives_the_texts_of_a_label() -> None:
    article = clean(read_html(PAGE))
    assert article.removed("related") == ["Read more: Rain on Monday"]
    assert article.removed("title", "byline") == ["Storm hits coast", "By Ann Lee"]
    assert article.removed("no-such") == []
    assert article.removed() == [article.text_of(removal) for removal in article.removals]


def test_the_share_is_a_float_where_nothing_was_removed() -> None:
    assert type(Article().removed_share) is float


def test_notebooks_know_all_labels_that_are_lifted() -> None:
    assert showing._LIFTED == labels.LIFTED
    assert set(showing.HUES) == labels.REMOVED | labels.LIFTED
