"""Links, emphasis and code in Markdown: a reader of it finds the text, and no marks but ours."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from typing import Any

import markdown_it
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean import Article, Block, Mark, read_html
from newsclean.model.runs import one_line

URL = "https://port.example/a"
READERS = [
    markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    markdown_it.MarkdownIt("gfm-like", {"linkify": False}),
]


def an_article(text: str, *marks: tuple[int, int, str]) -> Article:
    """An article of one paragraph with marks."""
    found = [Mark(s, e, kind, URL if kind == "link" else None) for s, e, kind in marks]  # type: ignore[arg-type]
    blocks = [Block(text, [(0, len(text))])] if text else []
    return Article(text, blocks, marks=sorted(found, key=lambda mark: mark.start))


def characters(reader: Any, markdown: str) -> list[tuple[str, frozenset[str]]]:
    """What a reader shows of a paragraph: each character with its marks."""
    tokens = reader.parse(markdown)
    assert [t.type for t in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"]), tokens
    shown: list[tuple[str, frozenset[str]]] = []
    live: list[str] = []
    names = {"strong": "strong", "em": "emphasis", "link": "link"}
    for token in tokens[1].children if tokens else ():
        kind = names.get(token.type.rpartition("_")[0])
        if token.type.endswith("_open"):
            assert token.type != "link_open" or token.attrs == {"href": URL}
            live.append(kind)
        elif token.type.endswith("_close"):
            assert live.pop() == kind
        else:
            assert token.type in {"text", "text_special", "code_inline"}, token
            own = frozenset(live) | ({"code"} if token.type == "code_inline" else set())
            shown += [(char, own) for char in token.content]
    return shown


def written(article: Article) -> list[tuple[str, frozenset[str]]]:
    """The characters that the article has, with the marks that it gives them."""
    text = article.source_text
    kinds: list[set[str]] = [set() for _ in text]
    for mark in article.marks:
        for at in range(mark.start, mark.end):
            kinds[at].add(mark.kind)
    return [(char, frozenset(own)) for char, own in zip(text, kinds, strict=True)]


@st.composite
def marked(draw: st.DrawFn) -> Article:
    letters = st.sampled_from(list("aab é語 .,!\"'()[]*_`~&<>|\\^$€🙂#-1")) | st.characters()
    text = one_line(draw(st.text(letters, max_size=16)))
    places = st.integers(0, len(text))
    kinds = st.sampled_from(["link", "emphasis", "strong", "code"])
    spans = draw(st.lists(st.tuples(places, places, kinds), max_size=5))
    return an_article(text, *[(min(s, e), max(s, e), kind) for s, e, kind in spans if s != e])


@given(marked())
@example(an_article("a&amp;", (1, 2, "strong")))
@example(an_article("wow!see", (4, 7, "link")))
@example(an_article("ab", (0, 1, "code"), (1, 2, "code")))
@example(an_article("abc d", (0, 5, "emphasis"), (0, 1, "strong"), (2, 3, "strong")))
@example(
    an_article("a b c.", (0, 6, "strong"), (0, 1, "emphasis"), (2, 3, "emphasis"),
        (4, 5, "link"), (5, 6, "emphasis"))
)  # fmt: skip
@example(an_article("00 0", (0, 2, "link"), (0, 4, "code"), (2, 4, "link")))
@example(an_article("000 00", (0, 3, "link"), (0, 5, "code"), (1, 5, "emphasis"), (3, 6, "link")))
@example(an_article("^", (0, 1, "link"), (0, 1, "emphasis")))
@example(an_article("a€b", (1, 3, "emphasis")))
def test_a_reader_finds_the_text_and_marks_that_the_article_has(article: Article) -> None:
    markdown = article.to_markdown().removesuffix("\n")
    has = written(article)
    for reader in READERS:
        shown = characters(reader, markdown)
        assert [char for char, _ in shown] == [char for char, _ in has], markdown
        for (_, found), (char, own) in zip(shown, has, strict=True):
            assert found <= own or char.isspace(), (markdown, shown)


PARTS = st.lists(st.sampled_from(["a", "b c", ".", "(", "“", "€", " ", ",", "é"]), max_size=8)


@st.composite
def nested(draw: st.DrawFn) -> Article:
    """Emphasis around all, and marks on parts of it that touch one another or nearly do."""
    parts = one_line("".join(draw(PARTS.filter(bool)))) or "a"
    edges = draw(st.lists(st.integers(0, len(parts)), min_size=2, max_size=8).map(sorted))
    kinds = st.sampled_from(["emphasis", "strong", "link"])
    inner = [(s, e, draw(kinds)) for s, e in pairwise(edges) if s < e and draw(st.booleans())]
    return an_article(parts, (0, len(parts), draw(kinds)), *inner)


@given(nested())
def test_marks_within_marks_do_not_close_one_another(article: Article) -> None:
    markdown = article.to_markdown().removesuffix("\n")
    for reader in READERS:
        shown = characters(reader, markdown)
        assert [char for char, _ in shown] == list(article.source_text), markdown
        for (_, found), (char, own) in zip(shown, written(article), strict=True):
            assert found <= own or char.isspace(), markdown


@st.composite
def words(draw: st.DrawFn) -> Article:
    """Marks on whole words, nested and never touching: what pages have."""
    count = draw(st.integers(1, 8))
    text = " ".join(draw(st.sampled_from(["port", "naïve", "Минск", "42"])) for _ in range(count))
    starts = [0, *[at + 1 for at, char in enumerate(text) if char == " "], len(text) + 1]
    marks = []
    for kind in draw(st.lists(st.sampled_from(["link", "strong", "emphasis"]), unique=True)):
        first = draw(st.integers(0, count - 1))
        last = draw(st.integers(first, count - 1))
        marks.append((starts[first], starts[last + 1] - 1, kind))
    # Nested only: what overlaps is no markup.
    kept: list[tuple[int, int, str]] = []
    for mark in marks:
        if all((a <= mark[0] and mark[1] <= b) or (mark[0] <= a and b <= mark[1])
               or mark[1] <= a or b <= mark[0] for a, b, _ in kept):  # fmt: skip
            kept.append(mark)
    return an_article(text, *kept)


@given(words())
def test_marks_of_words_are_all_there(article: Article) -> None:
    markdown = article.to_markdown().removesuffix("\n")
    for reader in READERS:
        assert characters(reader, markdown) == written(article), markdown


@pytest.mark.parametrize(
    ("page", "markdown"),
    [
        ("The <a href='/port'>port</a> opens.", "The [port](https://paper.example/port) opens."),
        ("It is <b>not <i>yet</i></b> so.", "It is **not *yet*** so."),
        ("<i>Then <b>he</b> left</i>, she said.", "*Then **he** left*, she said."),
        ("Run <code>a`b</code> now.", "Run ``a`b`` now."),
        ("<b>1.</b> First", "**1.** First"),
        ("Wow!<a href='/x'>See</a>", "Wow\\![See](https://paper.example/x)"),
        ("<a href='javascript:alert(1)'>click</a> me", "click me"),
        (
            "<a href='/_(b)?x=&amp;copy;'>x</a> y",
            "[x](https://paper.example/_\\(b\\)?x=\\&copy;) y",
        ),
        ("<a href='/a b\"<c>|`'>x</a> y", "[x](https://paper.example/a%20b%22%3Cc%3E%7C%60) y"),
        ("re<b>mark</b>able", "re**mark**able"),
        ('word<i>"quoted"</i>word', 'word"quoted"word'),
        ("<a href='/n'>^1</a> a note", "[\\^1](https://paper.example/n) a note"),
    ],
)  # fmt: skip
def test_marks_of_a_page(page: str, markdown: str) -> None:
    article = read_html(f"<p>{page}</p>", url="https://paper.example/a")
    assert article.to_markdown().splitlines()[-1] == markdown


def test_links_can_be_left_out() -> None:
    article = read_html("<p>The <a href='https://port.example/'>port</a> <b>opens</b> today.</p>")
    assert article.to_markdown(links=False) == "The port **opens** today.\n"


def test_a_removed_piece_takes_its_marks_along() -> None:
    text = "Ann Lee The port opens"
    block = Block("The port opens", [(8, 22)])
    article = Article(text, [block], marks=[Mark(0, 11, "strong"), Mark(12, 16, "link", URL)])
    assert article.to_markdown() == f"**The** [port]({URL}) opens\n"


# --- tables, lists, pictures ----------------------------------------------------------------

TABLE = (
    "<table><thead><tr><th>Team<th>Points</thead><tr><td><a href='/m|n'>Minsk</a> a|b<td>3"
    "<tr><td>Gomel<td></table><table><tr><td>x<td>y<tr><td><code>p|q</code><td>z</table>"
)


def tables(markdown: str) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for token in READERS[1].parse(markdown):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append("".join(child.content for child in token.children))
        elif token.type == "table_close":
            yield rows


def test_tables_are_pipe_tables() -> None:
    markdown = read_html(TABLE, url="https://paper.example/a").to_markdown()
    assert (
        "| Team | Points |\n| --- | --- |\n| [Minsk](https://paper.example/m%7Cn) a\\|b | 3 |\n"
        in (markdown)
    )
    assert list(tables(markdown)) == [
        [["Team", "Points"], ["Minsk a|b", "3"], ["Gomel", ""]],
        [["x", "y"], ["p|q", "z"]],
    ]


CELLS = st.text(st.sampled_from(list("ab |\\`*<&_[]~-:é")), max_size=6).map(one_line)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=3), min_size=2, max_size=4))
def test_any_table_comes_back(rows: list[list[str]]) -> None:
    rows = [[f"c{cell}c" for cell in row] for row in rows]
    page = "".join(f"<tr>{''.join(f'<td>{escape(c)}' for c in row)}" for row in rows)
    article = read_html(f"<table>{page}</table>")
    width = max(map(len, rows))
    found = list(tables(article.to_markdown()))
    assert found == [[row + [""] * (width - len(row)) for row in rows]]


def test_items_are_numbered_by_their_list() -> None:
    page = "<ol><li>one met<li>two left</ol><ol><li>three came</ol><ul><li>four went</ul>"
    assert (
        read_html(page)
        .to_markdown()
        .endswith("1. one met\n2. two left\n\n1) three came\n\n- four went\n")
    )


def test_pieces_of_code_are_apart() -> None:
    markdown = read_html("<pre>if a:\n    b()</pre><pre>c</pre>").to_markdown()
    assert markdown == "```\nif a:\n    b()\n```\n\n```\nc\n```\n"


FIGURE = (
    "<p>First the port opened, officials said.</p><figure><img src='/a.jpg' alt='Bo*ats'>"
    "<figcaption>The pier. Photograph: Ann Lee/PA</figcaption></figure><p>Then it closed again.</p>"
)


def test_pictures_stand_where_they_stood() -> None:
    article = read_html(FIGURE, url="https://paper.example/n")
    picture = "![Bo\\*ats](https://paper.example/a.jpg)"
    lines = article.to_markdown().partition("---\n\n")[2].split("\n\n")
    assert lines[:2] == ["First the port opened, officials said.", picture]
    with_captions = article.to_markdown(captions=True)
    assert f"{picture}\\\n*The pier. (Ann Lee/PA)*\n" in with_captions
    assert "![" not in article.to_markdown(images=False)
    assert "\n*The pier. (Ann Lee/PA)*\n" in article.to_markdown(images=False, captions=True)
