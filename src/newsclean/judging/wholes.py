"""What belongs together: rows of one table, lines of one piece of code, items of one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.model.blocks import Block, place_within

_ELEMENTS = {"table_row": ("table",), "preformatted": ("pre",), "list_item": ("ul", "ol", "dl")}


def wholes(blocks: Sequence[Block]) -> Iterable[list[int]]:
    """The numbers of the blocks of each table, each listing and each list of a page, in order."""
    found: dict[int, list[int]] = {}
    for k, block in enumerate(blocks):
        if block.kind in _ELEMENTS:
            _, place = place_within(block, *_ELEMENTS[block.kind])
            if place >= 0:
                found.setdefault(place, []).append(k)
    return found.values()
