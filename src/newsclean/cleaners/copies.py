"""Copies: paragraphs that a page has twice, for wide and narrow screens, or to be printed.

A style sheet shows one of them at a time.  The markup tells them: they stand in another element, or
are called otherwise.  What a page shows twice in one place, such as a refrain, stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.model.blocks import Block
from newsclean.model.labels import Label

# Fewer characters may be said twice by chance, unless those beside them are too.
_SHORTEST = 60
_SHORTEST_UNSPACED = 25


def copy_labels(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Label]:
    """Labels for all but the first of paragraphs that say the same.

    :param blocks: those of a page.
    :param story: the numbers of those that are its story, in order: what stands in a menu or in a
        teaser is no first.
    """
    own = [blocks[number] for number in story]
    copies = _long_copies(own)
    for k in sorted(copies | _beside(own, copies)):
        evidence = "stands above already, in another place"
        yield Label(story[k], 0, len(own[k].text), "residue", "copies.repeated", None, evidence)


def _long_copies(blocks: Sequence[Block]) -> dict[int, int]:
    """The blocks that repeat one before them, each with that."""
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for k, block in enumerate(blocks):
        text = block.text
        if len(text) < (_SHORTEST if text.isascii() else _SHORTEST_UNSPACED):
            continue
        at = first.setdefault(text, k)
        if at != k and _is_elsewhere(block, blocks[at]):
            found[k] = at
    return found


def _is_elsewhere(block: Block, other: Block) -> bool:
    """Whether two blocks stand in different elements, or in some that are called otherwise."""
    own, others = block.markup, other.markup
    if own is None or others is None:
        return False
    return own.places[:-1] != others.places[:-1] or own.hints[-1:] != others.hints[-1:]


def _beside(blocks: Sequence[Block], copies: dict[int, int]) -> dict[int, int]:
    """The short blocks beside copies that say the same as those beside what is copied."""
    found: dict[int, int] = {}
    for k, at in copies.items():
        for step in (-1, 1):
            j, i = k + step, at + step
            while (
                0 <= i < j < len(blocks)
                and j not in copies
                and j not in found
                and blocks[i].text == blocks[j].text
                and _is_elsewhere(blocks[j], blocks[i])
            ):
                found[j] = i
                j, i = j + step, i + step
    return found
