"""Markdown: what a text holds is shown as text."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

import attrs
import markdown_it
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Author, Caption, Image, read_html
from newsclean.model import lists
from newsclean.model.blocks import BLOCK_KINDS
from newsclean.text.characters import STEERING, SURROGATE, canonical
from support.article_samples import DATES, an_article, articles


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
        ("preformatted", "a ``` b"),
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
        "    # newsclean\n"
        '    title: "Budget agreed"\n'
        '    authors: [{"name": "Ann Lee", "role": "Reporter"}]\n'
        "    published: 2020-08-15\n"
        '    tags: ["budget", "\\"quoted\\""]\n'
        '    scores: {"positivity": 0.35}\n'
        "    free_access: false\n"
        '    captions: [{"text": "A \\u003cb>harbour\\u003c/b>.", "credit": "AFP"}]\n'
        "---\n\n"
        "# Budget agreed\n\n"
        "Ministers met on Friday.\n\n"
        "## What they said\n\n"
        "- first\n- second\n- third\n\n"
        "1. fourth\n\n"
        "> We met.\n>\n> We left.\n\n"
        "````\na ``` b\nc <d>\n````\n\n"
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
        (": no definition", "\\: no definition"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("AT&T &amp; co", "AT&T &amp;amp; co"),
        ("snake_case _no emphasis_", "snake_case \\_no emphasis\\_"),
        ("![no image](x)", "!\\[no image\\](x)"),
    ],
)
def test_markdown_escapes(text: str, markdown: str) -> None:
    assert an_article(("paragraph", text)).to_markdown() == f"{markdown}\n"


# --- what markdown-it shows -----------------------------------------------------------------

MARKUP = st.lists(
    st.sampled_from(
        "--- ``` ~~~ *** ### [a](b) ![a](b) [a]: [^1] <b> <!-- --> &lt; &#65; http://a.example/"
        " www.a.example | :-- :-: === {{x}} $$ _a_ **a** ~~a~~ \\ 1. - + > : a b".split()
    ),
    max_size=6,
)
ODD = st.text(st.characters() | st.sampled_from("\u061c\u202e\u2028\x1b\x85\ufeff\uffff\ud800"))
TRICKY = st.text(st.sampled_from("#>-+*_`~[]()!<&;=|\\/:1.9ab \"'{}^$\u0661é語"), max_size=25)
ANY_TEXT = (
    TRICKY | st.text(max_size=25) | ODD | MARKUP.map("".join) | MARKUP.map(" ".join)
    | MARKUP.map("\n".join)
)  # fmt: skip
BLOCKS = st.lists(st.tuples(st.sampled_from(BLOCK_KINDS), ANY_TEXT), max_size=6)


def one_line(text: str) -> str:
    return canonical(" ".join(text.split()))


def readers() -> Iterator[Any]:
    """Readers of Markdown with what viewers know beyond CommonMark, but for bare addresses."""
    yield markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    yield markdown_it.MarkdownIt("gfm-like", {"linkify": False})
    yield markdown_it.MarkdownIt("js-default", {"html": True})


def shown_by(reader: Any, text: str) -> list[str]:
    """The lines that a reader of Markdown shows, all of it plain text."""
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
    return lines


@given(BLOCKS, ANY_TEXT, st.none() | st.integers(1, 6))
def test_markdown_shows_the_text_and_nothing_else(
    blocks: list[tuple[str, str]], title: str, level: int | None
) -> None:
    blocks = [(kind, text) for kind, text in blocks if one_line(text)]
    article = an_article(*blocks, title=title)
    levels = [attrs.evolve(b, level=level) if b.kind == "heading" else b for b in article.blocks]
    _, text = parted(attrs.evolve(article, blocks=levels).to_markdown())
    lines = [one_line(text) for _, text in (("heading", title), *blocks)]
    kinds = ["heading", *[kind for kind, _ in blocks]]
    bodies = [
        without_bullet(line) if kind == "list_item" else line
        for kind, line in zip(kinds, lines, strict=True)
    ]
    for reader in readers():
        assert shown_by(reader, text) == [line for line in bodies if line]


def test_rows_are_no_table_that_the_article_does_not_have() -> None:
    text = an_article(("table_row", "a | b"), ("table_row", ":--")).to_markdown()
    assert text == "a \\| b\\\n\\:--\n"
    for reader in readers():
        assert shown_by(reader, text) == ["a | b", ":--"]


ALLOWED = {"inline", "fence"}


def without_bullet(text: str) -> str:
    match = lists._BULLET.match(text)
    return text[match.end() :] if match else text


# --- front matter ---------------------------------------------------------------------------

ANY = st.none() | ANY_TEXT
ANY_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("title", "publisher", "url", "section", "description", "image"), ANY),
        "language": ANY,
        "authors": st.lists(st.builds(Author, ANY_TEXT, ANY, ANY, ANY), max_size=2),
        "tags": st.lists(ANY_TEXT, max_size=3),
        "captions": st.lists(st.builds(Caption, ANY_TEXT, ANY, ANY), max_size=2),
        "images": st.lists(st.builds(Image, ANY_TEXT, ANY, ANY, ANY), max_size=2),
        "scores": st.dictionaries(
            ANY_TEXT | st.integers(980, 1_100).map("k".__mul__),
            st.integers() | st.floats(allow_nan=False, allow_infinity=False),
            max_size=2,
        ),
        "published": DATES,
        "modified": DATES,
        "free_access": st.none() | st.booleans(),
    },
)


def parted(text: str) -> tuple[str, str]:
    """The front matter and the rest of a document."""
    if not text.startswith("---\n"):
        return "", text
    _, front, rest = re.split("^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return front, rest


def known(value: Any) -> Any:
    """What YAML is to say: no half characters, nothing that is not known."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {known(k): known(v) for k, v in value.items() if v is not None and k not in UNSAID}
    return [known(item) for item in value] if isinstance(value, (list, tuple)) else value


UNSAID = {"raw", "markup", "position"}


@given(ANY_FIELDS)
def test_front_matter_says_what_the_fields_say(fields: dict[str, Any]) -> None:
    article = Article(**fields)
    front, _ = parted(article.to_markdown())
    said = {name: value for name, value in article.to_dict().items() if name in fields}
    expected = {
        name: known(value) for name, value in said.items() if value not in (None, "", [], {})
    }
    for name in ("published", "modified"):
        day = getattr(article, name)
        if day is not None and not odd_zone(day):  # YAML's moments know whole minutes alone
            expected[name] = day
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        for text in (front, front.strip()):  # as some readers of front matter have it
            assert (yaml.load(text, Loader=loader) or {}) == expected


def odd_zone(day: dt.date) -> bool:
    offset = day.utcoffset() if isinstance(day, dt.datetime) else None
    return offset is not None and offset.seconds % 60 + offset.microseconds > 0


@given(ANY_FIELDS)
def test_front_matter_is_code_where_it_is_not_known(fields: dict[str, Any]) -> None:
    text = Article(**fields).to_markdown()
    front, rest = parted(text)
    if not front:
        return
    for reader in readers():
        tokens = reader.parse(text)
        assert [token.type for token in tokens[:3]] == ["hr", "code_block", "hr"]
        assert len(tokens[1].content.splitlines()) == len(front.splitlines())
        assert len(tokens) - 3 == len(reader.parse(rest))


@given(articles())
def test_front_matter_is_one_field_a_line(article: Article) -> None:
    front, _ = parted(article.to_markdown())
    for line in front.splitlines()[1:]:
        name, value = line.removeprefix("    ").split(": ", 1)
        if name in ("published", "modified"):
            dt.datetime.fromisoformat(value)
        elif name != "scores":
            assert json.loads(value) not in (None, "", [], {})
        assert "<" not in line


@given(BLOCKS, ANY_FIELDS)
def test_nothing_in_it_steers_a_terminal(
    blocks: list[tuple[str, str]], fields: dict[str, Any]
) -> None:
    article = an_article(*blocks, **fields)
    for text in (article.to_markdown(), article.to_json(), article.to_json(indent=1)):
        assert not STEERING.search(text)


# --- lists in lists -------------------------------------------------------------------------

NESTED = """<html lang="en"><article><h1>Aid</h1>
<p>The ministry named what it will pay for in the coming weeks, officials said on Friday:</p>
<ul><li>Roofs of houses<ul><li>tiles and beams</li><li>two days of work<ol><li>first</li>
<li>second</li></ol></li></ul></li><li>Harbour walls</li></ul>
<ol><li>One<ol><li>Deep</li></ol></li><li>Two</li></ol><ol start="3"><li>Another list</li></ol>
<p>Nobody was hurt in the storm, the harbour master told reporters on Sunday evening.</p>
</article></html>"""


def test_lists_in_lists() -> None:
    article = read_html(NESTED)
    assert article.to_markdown().partition("on Friday:\n\n")[2].partition("\n\nNobody")[0] == (
        "- Roofs of houses\n  - tiles and beams\n  - two days of work\n    1. first\n"
        "    2. second\n- Harbour walls\n\n"
        "1. One\n   1. Deep\n2. Two\n\n1) Another list"
    )
    html = article.to_html().replace("\n", "")
    assert (
        "<ul><li>Roofs of houses<ul><li>tiles and beams</li><li>two days of work<ol>"
        "<li>first</li><li>second</li></ol></li></ul></li><li>Harbour walls</li></ul>"
        "<ol><li>One<ol><li>Deep</li></ol></li><li>Two</li></ol><ol><li>Another list</li></ol>"
    ) in html


def test_markdown_of_lists_in_lists_reads_as_the_html_does() -> None:
    article = read_html(NESTED)
    shown = markdown_it.MarkdownIt().render(article.to_markdown().partition("\n---\n")[2])
    lists = re.compile(r"</?[uo]l>|</?li>|(?<=<li>)[\w ]+")
    assert lists.findall(shown) == lists.findall(article.to_html())


def test_lists_that_are_too_deep_end_flat() -> None:
    html = "<article><p>The list that follows was found on a page, they said.</p>"
    article = read_html(f"{html}{'<ul><li>item' * 500}</article>")
    markdown = article.to_markdown()
    assert markdown.count("item") == 500
    assert max(len(line) for line in markdown.splitlines()) < 100
    assert article.to_html().count("<li>item") == 500
