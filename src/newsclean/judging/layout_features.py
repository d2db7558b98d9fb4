"""What the second pass of the layout model looks at, block by block.

What the block itself says, those about it, the elements around it and its place on the page are
put into its row here.  Those of groups of elements are in ``layout_groups``, those of headings in
``layout_headings``, those of the story in ``layout_story``, those of equal texts in
``layout_texts``.  None of them is a word of a language: words are compared, never known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsclean.judging.layout_groups import add_groups
from newsclean.judging.layout_headings import Headline, add_sections, count_headings_before
from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import FAR, Rows, running_sums
from newsclean.judging.layout_story import add_story, story_element
from newsclean.judging.layout_texts import add_stated, add_texts
from newsclean.model.blocks import Block

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
    layout: Layout, headline: Headline, title: str | None, description: str | None, least: float
) -> dict[int, Sequence[float]]:
    """What the second pass looks at, for each block that the first gives at least ``least``.

    In the order of ``FEATURES``.
    """
    wanted = [k for k, score in enumerate(layout.first) if score >= least]
    if not wanted:
        return {}
    story = story_element(layout)
    rows = own_rows(layout, wanted)
    add_near(layout, wanted, rows)
    add_around(layout, wanted, rows)
    add_groups(layout, wanted, rows)
    add_sections(layout, wanted, rows)
    add_story(layout, wanted, story, rows)
    add_page(layout, wanted, headline, story, rows)
    add_texts(layout, wanted, title or "", description or "", rows)
    add_stated(layout, wanted, rows)
    return dict(zip(wanted, rows, strict=True))


def own_rows(layout: Layout, wanted: Sequence[int]) -> Rows:
    """What the block and its element show by themselves."""
    rows: Rows = []
    for k in wanted:
        block = layout.blocks[k]
        text, markup = block.text, block.markup
        path = () if markup is None else markup.path
        element = layout.elements[k]
        look = element.look
        written = text.encode("utf-8", "surrogatepass")
        head = text[:_LOOKED_AT]
        rows.append(
            [
                layout.first[k],
                look.score,
                look.low,
                look.own,
                look.score if element.up is None else element.up.look.score,
                look.low - look.own,
                layout.sizes[k],
                layout.links[k],
                layout.ends[k],
                layout.starts[k],
                _KINDS[block.kind],
                _TAGS.get(path[-1], 0) if path else 0,
                len(path),
                (len(written) - len(written.translate(None, _DIGITS))) / len(text),
                text.count(" "),
                _capitals(head) / len(head),
            ]
        )
    return rows


_DIGITS = b"0123456789"
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOOKED_AT = 40


def _capitals(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _CAPITALS))
    return sum(map(str.isupper, text))


def add_near(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What is thought of the blocks before and behind."""
    # Whatever stands at an end of the page has nothing beyond; -1 is the entry behind the last.
    first, sizes, links = [*layout.first, _NOTHING], [*layout.sizes, 0], [*layout.links, 0.0]
    sums = running_sums(layout.likely)
    last = len(layout.blocks)
    for k, row in zip(wanted, rows, strict=True):
        row.extend(
            (
                first[k - 1],
                first[k + 1],
                sizes[k + 1],
                links[k - 1],
                links[k + 1],
                sums[k] - sums[max(0, k - 4)],
                sums[min(last, k + 5)] - sums[k + 1],
                max(first[k + 1 : k + 4]),
            )
        )


_NOTHING = -9.0


def add_around(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What else stands in the elements around the block, and what they are called."""
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    for k, row in zip(wanted, rows, strict=True):
        element = layout.elements[k]
        up = element if element.up is None else element.up
        up2 = up if up.up is None else up.up
        look = element.look
        tags = look.tags
        pictured = _pictured(layout.blocks[k], element)
        row.extend(
            (
                element.mass / total,
                up.mass / total,
                up2.mass / total,
                element.plain / plain,
                up.plain / plain,
                up2.plain / plain,
                element.chars,
                element.linked / (element.chars or 1),
                up.linked / (up.chars or 1),
                tags & _FIGURE,
                tags & _LIST,
                tags & _ARTICLE,
                tags & _MAIN,
                look.label,
                look.called,
                look.called_from,
                FAR if pictured is None else pictured.blocks,
                FAR * FAR if pictured is None else pictured.chars,
            )
        )


_FIGURE, _LIST, _ARTICLE, _MAIN = 1, 8, 16, 32


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


def add_page(
    layout: Layout, wanted: Sequence[int], headline: Headline, story: Element, rows: Rows
) -> None:
    """Where the block stands on the page: from the headline, in which ``<article>``."""
    blocks, elements, count = layout.blocks, layout.elements, len(layout.blocks)
    headings = count_headings_before(blocks)
    number = elements[headline.at].number if headline.at >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    others = headline.others
    passed = bisect_right(others, headline.at)
    for k, row in zip(wanted, rows, strict=True):
        own = elements[k].number
        row.extend(
            (
                k / count,
                max(-FAR, min(FAR, k - headline.at)),
                headings[k],
                1 if own == number else 2 if own else 0,
                k - starts[own],
                bisect_right(others, k) - passed,
            )
        )
