"""What is the story's for where it stands: lists it announces, its tables and its code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsclean.judging.layout_page import Layout
from newsclean.judging.wholes import wholes
from newsclean.model.blocks import Block


def announced_lists(layout: Layout, odds: Sequence[float], kept: set[int]) -> set[int]:
    """Lists of links within the story that a sentence of it announces: papers, sources, results."""
    found: set[int] = set()
    for before, after in pairwise(sorted(kept)):
        items = range(before + 1, after)
        announcing, following = layout.blocks[before], layout.blocks[after]
        if (
            0 < len(items) <= _LONGEST_LIST
            and announcing.text.endswith((":", "："))
            and layout.sizes[before] >= _SHORTEST_ANNOUNCEMENT
            and min(odds[before], odds[after]) > _SURE
            and all(layout.blocks[k].kind == "list_item" for k in items)
            and max(odds[k] for k in items) > _UNLIKELY
            and _around(announcing) == _around(following)
            and all(_around(announcing) in _places(layout.blocks[k]) for k in items)
        ):
            found.update(items)
    return found


def whole_tables(layout: Layout, odds: Sequence[float], kept: set[int]) -> set[int]:
    """All of the tables and listings of which half or more are kept, or that are the story's.

    In a table of the story a row of links is no menu, and a line of code that is but a bracket is
    no button.  A table of two short rows looks like a menu but for where it stands.
    """
    return {
        k
        for lines in wholes(layout.blocks)
        if 2 * len(kept.intersection(lines)) >= len(lines) or _is_among(layout, odds, kept, lines)
        for k in lines
    }


def _is_among(layout: Layout, odds: Sequence[float], kept: set[int], rows: Sequence[int]) -> bool:
    """Whether rows or code stand beside paragraphs of the story, in the element around those."""
    if sum(odds[k] for k in rows) < _UNLIKELY_TABLE * len(rows):
        return False
    sizes = [layout.sizes[k] for k in rows]
    linked = sum(layout.links[k] * size for k, size in zip(rows, sizes, strict=True))
    beside = sum(
        _is_beside(layout, rows, next((k for k in near if k in kept), None))
        for near in (range(rows[0] - 1, rows[0] - 3, -1), range(rows[-1] + 1, rows[-1] + 3))
    )
    return beside > 0 and linked < _MOST_LINKED[beside] * sum(sizes)


def _is_beside(layout: Layout, rows: Sequence[int], paragraph: int | None) -> bool:
    """Whether the element around a kept block holds the table too, with nothing but it in between.

    A heading or a caption may stand with the table.
    """
    if paragraph is None or layout.blocks[paragraph].kind != "paragraph":
        return False
    around, places = _around(layout.blocks[paragraph]), _places(layout.blocks[rows[0]])
    if around is None or around not in places[:-1]:
        return False
    part = places[places.index(around) + 1]
    first, last = max(rows[0] - 2, 0), min(rows[-1] + 2, len(layout.blocks) - 1)
    beyond = {*range(first, rows[0] - 1), *range(rows[-1] + 2, last + 1)}
    return all(part not in _places(layout.blocks[k]) for k in beyond)


# With these bounds come the small tables that gold texts of 339 tables have, and no box of links.
_UNLIKELY_TABLE = -3.0
# How much of a table may be links that stands beside one paragraph of the story, or between two.
_MOST_LINKED = (0.0, 0.5, 0.9)


def _around(block: Block) -> int | None:
    """The number of the element around the block's own."""
    places = _places(block)
    return places[-2] if len(places) > 1 else None


def _places(block: Block) -> tuple[int, ...]:
    return block.markup.places if block.markup else ()


_LONGEST_LIST, _SHORTEST_ANNOUNCEMENT, _SURE = 15, 30, 1.0
_UNLIKELY = -1.5
