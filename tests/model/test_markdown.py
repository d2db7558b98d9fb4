"""Markdown: what a text holds is shown as text."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Author, Caption
from newsclean.model import markdown
from newsclean.model.blocks import BLOCK_KINDS
from newsclean.text.characters import canonical
from support.article_samples import an_article, articles


def test_markdown_of_an_article() -> None:
    article = an_article(
        ("paragraph", "Ministers met on Friday."),
        ("heading", "What they said"),
        ("list_item", "first"),
        ("list_item", "• second"),
        ("list_item", "- third"),
        ("list_item", "1. fourth"),
        ("quote", "We met."),
        ("quote", "We left."),
        ("preformatted", "a  ``` b"),
        ("preformatted", "c <d>"),
        ("table_row", "Team Points"),
        ("table_row", "Minsk 3"),
        title="Budget agreed",
        authors=[Author("Ann Lee", role="Reporter", raw="By Ann Lee")],
        published=dt.date(2020, 8, 15),
        tags=["budget", '"quoted"'],
        scores={"positivity": 0.35},
        free_access=False,
        captions=[Caption("A <b>harbour</b>.", "AFP")],
    )
    assert article.to_markdown() == (
        "---\n"
        'title: "Budget agreed"\n'
        'authors: [{"name": "Ann Lee", "role": "Reporter"}]\n'
        "published: 2020-08-15\n"
        'tags: ["budget", "\\"quoted\\""]\n'
        'scores: {"positivity": 0.35}\n'
        "free_access: false\n"
        'captions: [{"text": "A \\u003cb>harbour\\u003c/b>.", "credit": "AFP"}]\n'
        "---\n\n"
        "# Budget agreed\n\n"
        "Ministers met on Friday.\n\n"
        "## What they said\n\n"
        "- first\n- second\n- third\n\n"
        "1. fourth\n\n"
        "> We met.\n>\n> We left.\n\n"
        "````\na  ``` b\nc <d>\n````\n\n"
        "Team Points\\\nMinsk 3\n"
    )


def test_markdown_without_fields_has_no_front_matter() -> None:
    assert an_article(("paragraph", "One.")).to_markdown() == "One.\n"
    assert Article().to_markdown() == ""


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# no heading", "\\# no heading"),
        ("> no quote", "\\> no quote"),
        ("- no item", "\\- no item"),
        ("+ no item", "\\+ no item"),
        ("1. no item", "1\\. no item"),
        ("1986) no item", "1986\\) no item"),
        ("3.5 per cent", "3.5 per cent"),
        ("``` no code", "\\`\\`\\` no code"),
        ("--- no rule", "\\--- no rule"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("AT&T &amp; co", "AT&T &amp;amp; co"),
        ("snake_case _no emphasis_", "snake_case \\_no emphasis\\_"),
        ("![no image](x)", "!\\[no image\\](x)"),
    ],
)
def test_markdown_escapes(text: str, markdown: str) -> None:
    assert an_article(("paragraph", text)).to_markdown() == f"{markdown}\n"


# Rich itself brings markdown-it, so the test extra always has it.
TRICKY = st.text(st.sampled_from("#>-+*_`~[]()!<&;=|\\/:1.9ab \"'{}^$\u0661é语"), max_size=25)
ONE_LINE = (TRICKY | st.text(max_size=25)).map(lambda text: canonical(" ".join(text.split())))
BLOCKS = st.lists(
    st.tuples(st.sampled_from(BLOCK_KINDS), ONE_LINE.filter(lambda text: text.strip())), max_size=6
)


@given(BLOCKS, ONE_LINE)
def test_markdown_shows_the_text_and_nothing_else(
    blocks: list[tuple[str, str]], title: str
) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    article = an_article(*blocks, title=title)
    text = article.to_markdown()
    if title:
        _, _, text = text.split("---\n", 2)
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    lines: list[str] = []
    for token in reader.parse(text):
        assert token.type in ALLOWED or token.type.endswith(("_open", "_close")), token
        assert not token.type.startswith("table"), token
        if token.type == "fence":
            lines += token.content.removesuffix("\n").split("\n")
        if token.type == "inline":
            assert {child.type for child in token.children} <= {"text", "text_special", "hardbreak"}
            shown = ["\n" if c.type == "hardbreak" else c.content for c in token.children]
            lines += "".join(shown).split("\n")
    bodies = [without_bullet(text) if kind == "list_item" else text for kind, text in blocks]
    assert lines == [line for line in (title, *bodies) if line]


ALLOWED = {"inline", "fence"}


def without_bullet(text: str) -> str:
    match = markdown._BULLET.match(text)
    return text[match.end() :] if match else text


@given(articles())
def test_front_matter_is_one_field_a_line(article: Article) -> None:
    text = article.to_markdown()
    if not text.startswith("---\n"):
        return
    front = text.removeprefix("---\n").split("\n---", 1)[0]
    for line in front.split("\n"):
        name, value = line.split(": ", 1)
        if name in ("published", "modified"):
            dt.datetime.fromisoformat(value)
        else:
            assert json.loads(value) not in (None, "", [], {})
        assert "<" not in line
