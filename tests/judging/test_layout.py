"""The model of layout: what it sees of a page's elements and blocks."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsclean import read_html
from newsclean.judging import layout_features, layout_model, layout_page
from newsclean.judging.layout_headings import find_headline
from newsclean.judging.layout_names import read_name
from newsclean.judging.layout_rows import FEATURES, WIDTH
from support.samples import STORIES

MENU = "".join(f'<li><a href="/{k}">{k}</a></li>' for k in "World Sport Culture Money".split())
PROSE = "".join(f"<p>{text}</p>" for text in STORIES["en"])
PAGE = (
    f'<nav class="main-nav"><ul>{MENU}</ul></nav><main><h1>Storm hits coast</h1>{PROSE}</main>'
    '<footer class="site-footer"><p>© Example Times. All rights reserved.</p></footer>'
)


def test_names() -> None:
    assert read_name("p", "").tokens == ["<p"]
    assert read_name("div", "storyBody is-wide").tokens == [
        "<div", "story", "body", "is", "wide", "storybody", "is-wide",
    ]  # fmt: skip


def features(layout: layout_page.Layout, title: str) -> dict[int, Sequence[float]]:
    headline = find_headline(layout, title)
    wanted, rows = layout_features.features(layout, headline, title, None, -99.0)
    starts = range(0, len(rows), WIDTH)
    return {k: rows[at : at + WIDTH] for k, at in zip(wanted, starts, strict=True)}


def test_features_have_names() -> None:
    blocks = read_html(PAGE).blocks
    layout = layout_page.Layout(blocks, layout_model.weights())
    rows = features(layout, "Storm hits coast")
    assert list(rows) == list(range(len(blocks)))
    assert {len(row) for row in rows.values()} == {len(FEATURES)}


def feature(name: str, html: str, title: str = "") -> list[float]:
    blocks = read_html(html).blocks
    layout = layout_page.Layout(blocks, layout_model.weights())
    at = FEATURES.index(name)
    return [row[at] for row in features(layout, title).values()]


def test_what_stands_with_a_picture() -> None:
    """Blocks in the innermost element that holds the picture too; many where there is none."""
    html = "<p>One.</p><div><div><img></div><div><p>The quay.</p></div></div><img><p>Two.</p>"
    alone, caption, below = feature("pictured", html)
    assert (caption, below) == (1, 3)
    assert alone > below


@pytest.mark.parametrize("text", ["Storm warnings again.", "風暴警告"])
def test_words_are_compared_with_the_title(text: str) -> None:
    other = "A recipe for soup."
    html = f"<p>{text}</p><p>{other}</p>"
    title = "Storm warnings" if text.isascii() else "風暴"
    assert feature("title_words", html, title) == [1.0, 0.0]


def test_sums_by_element() -> None:
    """What is in an element counts for all around it, once."""
    layout = layout_page.Layout(
        read_html("<div><p>One.</p><ul><li>Two.</li></ul></div><p>Three.</p>").blocks,
        layout_model.weights(),
    )
    root = layout.elements[0]
    while root.up is not None:
        root = root.up
    assert (root.blocks, root.chars) == (3, sum(layout.sizes))
    assert [e.blocks for e in layout.elements] == [1, 1, 1]


def test_elements_called_the_same_share_a_look() -> None:
    """On other pages, too."""
    html = '<div class="{}"><p class="a">One.</p><p class="a">Two.</p><p class="b">Three.</p></div>'
    pages = [read_html(html.format(name)).blocks for name in ("sport", "sport", "world")]
    first, again, other = (layout_page.Layout(page, layout_model.weights()) for page in pages)
    one, two, three = (element.look for element in first.elements)
    assert one is two is again.elements[0].look
    assert one is not other.elements[0].look
    assert one.kind != three.kind


def test_weights_are_small() -> None:
    assert layout_model.WEIGHTS.stat().st_size < 300_000
