"""The headings of a page: the headline, others made like it, and the sections between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.judging.layout_page import H1, Layout
from newsclean.judging.layout_rows import FAR, Rows, running_sums
from newsclean.model.blocks import Block
from newsclean.text.folding import letters_and_figures


class Headline(NamedTuple):
    """Where a page's headline stands, and other headings like it."""

    at: int
    """Index of its block; -1 if the page has none."""
    titled: str
    """Letters and figures of the page's title."""
    others: list[int]
    """Where headings stand that are made as the headline is: other stories begin there."""


def find_headline(layout: Layout, title: str | None) -> Headline:
    """The heading that repeats the title, else the first block in an ``h1``."""
    titled = letters_and_figures(title or "")
    at = _headline(layout, titled)
    return Headline(at, titled, _headings_like(layout.blocks, at))


def _headline(layout: Layout, titled: str) -> int:
    if titled:
        for k, block in enumerate(layout.blocks):
            if block.kind == "heading" and letters_and_figures(block.text) == titled:
                return k
    for k, element in enumerate(layout.elements):
        if element.look.tags & H1:
            return k
    return -1


def count_headings_before(blocks: Sequence[Block]) -> list[int]:
    """For each block how many first headings stand before it."""
    counts: list[int] = []
    count = 0
    for block in blocks:
        counts.append(count)
        count += block.level == 1
    return counts


def _headings_like(blocks: Sequence[Block], headline: int) -> list[int]:
    markup = blocks[headline].markup if headline >= 0 else None
    if markup is None:
        return []
    own = _NUMBER.sub("", markup.hints[-1])
    return [
        k
        for k, block in enumerate(blocks)
        if block.kind == "heading"
        and block.markup is not None
        and block.markup.path == markup.path
        and _NUMBER.sub("", block.markup.hints[-1]) == own
        and block.text != blocks[headline].text
    ]


_NUMBER = re.compile(r"\d+")


def add_sections(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What stands between the headings about the block, and behind headings made the same."""
    blocks, elements = layout.blocks, layout.elements
    heads = [k for k, block in enumerate(blocks) if block.kind == "heading"]
    bounds = [*heads, len(blocks)]
    likely, sizes = running_sums(layout.likely), running_sums(layout.sizes)
    made: dict[int, list[float]] = {}
    for number, at in enumerate(heads):
        element, end = elements[at], bounds[number + 1]
        entry = made.setdefault(element.look.kind, [0.0, 0.0])
        entry[0] += 1
        entry[1] += min(_LONG_SECTION, likely[end] - likely[at + 1])
    number = 0
    for k, row in zip(wanted, rows, strict=True):
        while bounds[number] <= k:
            number += 1
        start = heads[number - 1] if number else 0
        end = bounds[number]
        inside = likely[end] - likely[start]
        chars = sizes[end] - sizes[start]
        share = inside / (chars or 1.0)
        if not number:
            row.extend((0.0, FAR + 10, inside, share, 0, 0.0))
            continue
        element = elements[start]
        entry = made[element.look.kind]
        distance = min(FAR, k - start)
        row.extend((layout.first[start], distance, inside, share, entry[0], entry[1] / entry[0]))


_LONG_SECTION = 1500.0
