"""What the second pass of the layout model looks at, block by block.

It is put into rows, in the order of ``layout_rows.FEATURES``.  What the block itself says, those
about it, the elements and headings around it and its place on the page is here, what groups of
elements say in ``layout_groups``, the story in ``layout_story`` and equal texts in
``layout_texts``.  None of it is a word of a language: words are compared, never known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from types import FunctionType

from newsclean.judging.layout_groups import add_groups
from newsclean.judging.layout_headings import Headline
from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import COLUMNS, FAR, WIDTH, Rows, new_rows, running_sums
from newsclean.judging.layout_story import add_story, story_element
from newsclean.judging.layout_texts import add_stated, add_texts
from newsclean.model.blocks import Block

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
) -> tuple[list[int], Rows]:
    """Which blocks the first pass gives at least ``least``, and the row of each."""
    wanted = [k for k, score in enumerate(layout.first) if score >= least]
    rows = new_rows(len(wanted))
    if wanted:
        story = story_element(layout)
        add_own(layout, wanted, rows)
        add_near(layout, wanted, rows)
        add_around(layout, wanted, rows)
        add_groups(layout, wanted, rows)
        add_sections(layout, wanted, rows)
        add_story(layout, wanted, story, rows)
        add_page(layout, wanted, headline, story, rows)
        add_texts(layout, wanted, title or "", description or "", rows)
        add_stated(layout, wanted, rows)
    return wanted, rows


def add_own(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What the block and its element show by themselves."""
    row, at, width = rows, COLUMNS["own"], WIDTH
    for k in wanted:
        block, text, element = layout.blocks[k], layout.texts[k], layout.elements[k]
        markup = block.markup
        path = () if markup is None else markup.path
        look = element.look
        row[at] = layout.first[k]
        row[at + 1] = look.score
        row[at + 2] = look.low
        row[at + 3] = look.own
        row[at + 4] = look.score if element.up is None else element.up.look.score
        row[at + 5] = look.low - look.own
        row[at + 6] = layout.sizes[k]
        row[at + 7] = layout.links[k]
        row[at + 8] = layout.ends[k]
        row[at + 9] = layout.starts[k]
        row[at + 10] = _KINDS[block.kind]
        row[at + 11] = _TAGS.get(path[-1], 0) if path else 0
        row[at + 12] = len(path)
        digits, spaces, capitals = _signs(text)
        row[at + 13] = digits / len(text)
        row[at + 14] = spaces
        row[at + 15] = capitals / min(len(text), _LOOKED_AT)
        at += width


def _signs(text: str) -> tuple[int, int, int]:
    """How many digits and spaces a text has, and how many capitals its first characters have."""
    if _IS_COMPILED:
        return read_signs(text)
    written, head = text.encode("utf-8", "surrogatepass"), text[:_LOOKED_AT]
    digits = len(written) - len(written.translate(None, _DIGITS))
    if head.isascii():
        return digits, text.count(" "), len(head) - len(head.encode().translate(None, _CAPITALS))
    return digits, text.count(" "), sum(map(str.isupper, head))


def read_signs(text: str) -> tuple[int, int, int]:
    """The same, character by character, which is faster if it is compiled."""
    digits = spaces = capitals = 0
    for char in text:
        if "0" <= char <= "9":
            digits += 1
        elif char == " ":
            spaces += 1
    for char in text[:_LOOKED_AT]:
        if char.isupper():
            capitals += 1
    return digits, spaces, capitals


_IS_COMPILED = not isinstance(read_signs, FunctionType)
_DIGITS = b"0123456789"
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LOOKED_AT = 40


def add_near(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What is thought of the blocks before and behind."""
    # Whatever stands at an end of the page has nothing beyond; -1 is the entry behind the last.
    first, sizes, links = [*layout.first, _NOTHING], [*layout.sizes, 0], [*layout.links, 0.0]
    sums = layout.sums
    last = len(layout.blocks)
    row, at, width = rows, COLUMNS["near"], WIDTH
    for k in wanted:
        row[at] = first[k - 1]
        row[at + 1] = first[k + 1]
        row[at + 2] = sizes[k + 1]
        row[at + 3] = links[k - 1]
        row[at + 4] = links[k + 1]
        row[at + 5] = sums[k] - sums[max(0, k - 4)]
        row[at + 6] = sums[min(last, k + 5)] - sums[k + 1]
        row[at + 7] = max(first[k + 1 : k + 4])
        at += width


_NOTHING = -9.0


def add_around(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What else stands in the elements around the block, and what they are called."""
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    row, at, width = rows, COLUMNS["around"], WIDTH
    for k in wanted:
        element = layout.elements[k]
        up = element if element.up is None else element.up
        up2 = up if up.up is None else up.up
        look = element.look
        tags = look.tags
        pictured = _pictured(layout.blocks[k], element)
        row[at] = element.mass / total
        row[at + 1] = up.mass / total
        row[at + 2] = up2.mass / total
        row[at + 3] = element.plain / plain
        row[at + 4] = up.plain / plain
        row[at + 5] = up2.plain / plain
        row[at + 6] = element.chars
        row[at + 7] = element.linked / (element.chars or 1)
        row[at + 8] = up.linked / (up.chars or 1)
        row[at + 9] = tags & _FIGURE
        row[at + 10] = tags & _LIST
        row[at + 11] = tags & _ARTICLE
        row[at + 12] = tags & _MAIN
        row[at + 13] = look.label
        row[at + 14] = look.called
        row[at + 15] = look.called_from
        row[at + 16] = FAR if pictured is None else pictured.blocks
        row[at + 17] = FAR * FAR if pictured is None else pictured.chars
        at += width


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


def add_sections(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What stands between the headings about the block, and behind headings made the same."""
    elements, heads = layout.elements, layout.headings
    bounds = [*heads, len(elements)]
    likely, sizes = layout.sums, running_sums(layout.sizes)
    made: dict[int, list[float]] = {}
    for number, k in enumerate(heads):
        end = bounds[number + 1]
        entry = made.setdefault(elements[k].look.kind, [0.0, 0.0])
        entry[0] += 1
        entry[1] += min(_LONG_SECTION, likely[end] - likely[k + 1])
    number = 0
    row, at, width = rows, COLUMNS["sections"], WIDTH
    for k in wanted:
        while bounds[number] <= k:
            number += 1
        start = heads[number - 1] if number else 0
        end = bounds[number]
        inside = likely[end] - likely[start]
        row[at + 1] = FAR + 10
        row[at + 2] = inside
        row[at + 3] = inside / ((sizes[end] - sizes[start]) or 1.0)
        if number:
            entry = made[elements[start].look.kind]
            row[at] = layout.first[start]
            row[at + 1] = min(FAR, k - start)
            row[at + 4] = entry[0]
            row[at + 5] = entry[1] / entry[0]
        at += width


_LONG_SECTION = 1500.0


def add_page(
    layout: Layout, wanted: Sequence[int], headline: Headline, story: Element, rows: Rows
) -> None:
    """Where the block stands on the page: from the headline, in which ``<article>``."""
    elements, count = layout.elements, len(layout.blocks)
    headings = running_sums([block.level == 1 for block in layout.blocks])
    number = elements[headline.at].number if headline.at >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    others = headline.others
    passed = bisect_right(others, headline.at)
    row, at, width = rows, COLUMNS["page"], WIDTH
    for k in wanted:
        own = elements[k].number
        row[at] = k / count
        row[at + 1] = max(-FAR, min(FAR, k - headline.at))
        row[at + 2] = headings[k]
        row[at + 3] = 1 if own == number else 2 if own else 0
        row[at + 4] = k - starts[own]
        row[at + 5] = bisect_right(others, k) - passed
        at += width
