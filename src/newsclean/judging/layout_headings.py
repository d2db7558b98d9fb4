"""The headings of a page: the headline, others made like it, and the sections between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from newsclean.judging.layout_columns import FAR, Columns, running_sums
from newsclean.judging.layout_page import Layout
from newsclean.model.blocks import Block, is_in_h1
from newsclean.text.folding import letters_and_figures


def headline_of(blocks: Sequence[Block], titled: str) -> int:
    """Index of the heading that repeats the title, else of the first block in an ``h1``; or -1."""
    found = -1
    for k, block in enumerate(blocks):
        if block.kind == "heading" and titled and letters_and_figures(block.text) == titled:
            return k
        if found < 0 and is_in_h1(block):
            found = k
    return found


def count_headings_before(blocks: Sequence[Block]) -> list[int]:
    """For each block how many first headings stand before it."""
    counts: list[int] = []
    count = 0
    for block in blocks:
        counts.append(count)
        count += block.level == 1
    return counts


def headings_like(blocks: Sequence[Block], headline: int) -> list[int]:
    """Where headings stand that are made as the headline is: other stories begin there."""
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


def section_columns(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands between the headings about the block, and behind headings made the same."""
    blocks, elements, first = layout.blocks, layout.elements, layout.first
    count = len(blocks)
    heads = [k for k, block in enumerate(blocks) if block.kind == "heading"]
    bounds = [*heads, count]
    likely, sizes = running_sums(layout.likely), running_sums(layout.sizes)
    made: dict[int, list[float]] = {}
    for at, end in zip(heads, bounds[1:], strict=True):
        entry = made.setdefault(elements[at].kind, [0, 0.0])
        entry[0] += 1
        entry[1] += min(_LONG_SECTION, likely[end] - likely[at + 1])
    numbers = [bisect_right(heads, k) for k in wanted]
    starts = [heads[n - 1] if n else -1 for n in numbers]
    inside = [likely[bounds[n]] - likely[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    chars = [sizes[bounds[n]] - sizes[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    made_alike = [made[elements[s].kind] if s >= 0 else _NO_HEADING for s in starts]
    return [
        [first[s] if s >= 0 else 0.0 for s in starts],
        [min(FAR, k - s) if s >= 0 else FAR + 10 for k, s in zip(wanted, starts, strict=True)],
        inside,
        [part / (size or 1) for part, size in zip(inside, chars, strict=True)],
        [entry[0] for entry in made_alike],
        [entry[1] / (entry[0] or 1) for entry in made_alike],
    ]


_LONG_SECTION = 1500
_NO_HEADING = [0, 0.0]
