"""What the second pass of the layout model looks at, block by block.

The columns of the block itself, of those about it, of the elements around it and of its place on
the page are made here.  Those of groups of elements are in ``layout_groups``, those of headings in
``layout_headings``, those of the story in ``layout_story``, those of equal texts in
``layout_texts``.  None of them is a word of a language: words are compared, never known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsclean.judging.layout_columns import FAR, Columns, running_sums
from newsclean.judging.layout_groups import alike_columns, sibling_columns
from newsclean.judging.layout_headings import (
    count_headings_before,
    headings_like,
    headline_of,
    section_columns,
)
from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_story import story_columns, story_element
from newsclean.judging.layout_texts import stated_columns, text_columns
from newsclean.model.blocks import Block
from newsclean.text.folding import letters_and_figures

FEATURES = (
    # of the block itself
    "first score low own up_score rank size link end start kind tag depth digits words uppers"
    # of those about it
    " prev next size_next link_prev link_next before after best_next"
    # of the elements that it stands in
    " share up_share up2_share plain_share up_plain up2_plain chars linked up_linked"
    " in_figure in_list in_article in_main label called called_from pictured pictured_chars"
    # of all that stands in elements of its kind, and of those in the same element
    " alike_share alike_blocks alike_plain alike_mean alike_size alike_link first_like"
    " up_alike_plain sib_count sib_mean sib_size sib_link sib_prose sib_best run_share"
    # of the headings that it stands between
    " sec_head sec_dist sec_likely sec_share head_alike head_alike_mean"
    # of its place in the story
    " in_story below_story story_share br_chars br_link br_likely br_frac to_best"
    " passed until relative best_first total"
    # of its place in the page
    " position from_title headings one_article article_run others"
    # of what else says the same
    " copies described title_words desc_words shared_words stated has_stated best_stated"
).split()
_KINDS = {
    "paragraph": 0,
    "heading": 1,
    "list_item": 2,
    "quote": 3,
    "preformatted": 4,
    "table_row": 5,
}
_TAGS = {"p": 1, "div": 2, "li": 3, "span": 4, "section": 5, "td": 6, "tr": 7, "figcaption": 8,
         "article": 9, "aside": 10, "footer": 11, "header": 12, "nav": 13, "form": 14, "main": 15,
         "blockquote": 16, "dd": 17, "dt": 18, "h1": 19, "h2": 20, "h3": 21, "h4": 22, "h5": 23,
         "h6": 24, "center": 25, "address": 26, "figure": 27, "script": 28}  # fmt: skip


def features(
    layout: Layout, title: str | None, description: str | None, least: float
) -> dict[int, Sequence[float]]:
    """What the second pass looks at, for each block that the first gives at least ``least``.

    In the order of ``FEATURES``.
    """
    wanted = [k for k, score in enumerate(layout.first) if score >= least]
    if not wanted:
        return {}
    story = story_element(layout)
    columns = [
        *_own(layout, wanted),
        *_near(layout, wanted),
        *_around(layout, wanted),
        *alike_columns(layout, wanted),
        *sibling_columns(layout, wanted),
        *section_columns(layout, wanted),
        *story_columns(layout, wanted, story),
        *_on_page(layout, wanted, letters_and_figures(title or ""), story),
        *text_columns(layout, wanted, title or "", description or ""),
        *stated_columns(layout, wanted),
    ]
    return dict(zip(wanted, zip(*columns, strict=True), strict=True))


def _own(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What the block and its element show by themselves."""
    first, sizes, links = layout.first, layout.sizes, layout.links
    ends, starts = layout.ends, layout.starts
    blocks = [layout.blocks[k] for k in wanted]
    elements = [layout.elements[k] for k in wanted]
    texts = [block.text for block in blocks]
    paths = [block.markup.path if block.markup else () for block in blocks]
    return [
        [first[k] for k in wanted],
        [e.score for e in elements],
        [e.low for e in elements],
        [e.own for e in elements],
        [(e.up or e).score for e in elements],
        [e.low - e.own for e in elements],
        [sizes[k] for k in wanted],
        [links[k] for k in wanted],
        [ends[k] for k in wanted],
        [starts[k] for k in wanted],
        [_KINDS[block.kind] for block in blocks],
        [_TAGS.get(path[-1], 0) if path else 0 for path in paths],
        [len(path) for path in paths],
        [sum(map(text.count, _DIGITS)) / len(text) for text in texts],
        [text.count(" ") for text in texts],
        [sum(map(str.isupper, text[:_LOOKED_AT])) / len(text[:_LOOKED_AT]) for text in texts],
    ]


_DIGITS = "0123456789"
_LOOKED_AT = 40


def _near(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What is thought of the blocks before and behind."""
    # Whatever stands at an end of the page has nothing beyond; -1 is the entry behind the last.
    first, sizes, links = [*layout.first, _NOTHING], [*layout.sizes, 0], [*layout.links, 0.0]
    sums = running_sums(layout.likely)
    last = len(layout.blocks)
    return [
        [first[k - 1] for k in wanted],
        [first[k + 1] for k in wanted],
        [sizes[k + 1] for k in wanted],
        [links[k - 1] for k in wanted],
        [links[k + 1] for k in wanted],
        [sums[k] - sums[max(0, k - 4)] for k in wanted],
        [sums[min(last, k + 5)] - sums[k + 1] for k in wanted],
        [max(first[k + 1 : k + 4]) for k in wanted],
    ]


_NOTHING = -9.0


def _around(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What else stands in the elements around the block, and what they are called."""
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    elements = [layout.elements[k] for k in wanted]
    ups = [element.up or element for element in elements]
    up2s = [up.up or up for up in ups]
    pictured = [_pictured(layout.blocks[k], layout.elements[k]) for k in wanted]
    return [
        [e.mass / total for e in elements],
        [e.mass / total for e in ups],
        [e.mass / total for e in up2s],
        [e.plain / plain for e in elements],
        [e.plain / plain for e in ups],
        [e.plain / plain for e in up2s],
        [e.chars for e in elements],
        [e.linked / (e.chars or 1) for e in elements],
        [e.linked / (e.chars or 1) for e in ups],
        *[[e.tags & bit for e in elements] for bit in _TAG_BITS],
        [e.label for e in elements],
        [e.called for e in elements],
        [e.called_from for e in elements],
        [e.blocks if e else FAR for e in pictured],
        [e.chars if e else FAR * FAR for e in pictured],
    ]


_TAG_BITS = (1, 8, 16, 32)


def _pictured(block: Block, element: Element) -> Element | None:
    """The innermost element that holds both the block and the picture before it."""
    markup = block.markup
    if markup is None or markup.picture < 0:
        return None
    # Elements are numbered as they begin: those that are open and began before hold it.
    steps = len(markup.places) - bisect_right(markup.places, markup.picture)
    at: Element | None = element
    while steps and at is not None:
        at = at.up
        steps -= 1
    return at


def _on_page(layout: Layout, wanted: Sequence[int], titled: str, story: Element) -> Columns:
    """Where the block stands on the page: from the headline, in which ``<article>``."""
    blocks, elements, count = layout.blocks, layout.elements, len(layout.blocks)
    headline = headline_of(blocks, titled)
    headings = count_headings_before(blocks)
    number = elements[headline].number if headline >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    others = headings_like(blocks, headline)
    passed = bisect_right(others, headline)
    numbers = [elements[k].number for k in wanted]
    return [
        [k / count for k in wanted],
        [max(-FAR, min(FAR, k - headline)) for k in wanted],
        [headings[k] for k in wanted],
        [1 if own == number else 2 if own else 0 for own in numbers],
        [k - starts[own] for k, own in zip(wanted, numbers, strict=True)],
        [bisect_right(others, k) - passed for k in wanted],
    ]
