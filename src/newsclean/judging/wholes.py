"""Tables and listings: rows of one table, and lines of one piece of code, belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.model.blocks import Block, place_within

_ELEMENTS = {"table_row": "table", "preformatted": "pre"}


def wholes(blocks: Sequence[Block]) -> Iterable[list[int]]:
    """The numbers of the blocks of each table and each listing, in order."""
    found: dict[int, list[int]] = {}
    for k, block in enumerate(blocks):
        if block.kind in _ELEMENTS:
            _, place = place_within(block, _ELEMENTS[block.kind])
            if place >= 0:
                found.setdefault(place, []).append(k)
    return found.values()
