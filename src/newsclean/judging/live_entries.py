"""The entries of a live blog: elements of one kind, side by side, each with a time of day.

To the layout model the later entries look like teasers.  But where a part of such entries is the
story, all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from newsclean.judging.layout_page import Layout
from newsclean.model.blocks import Block

# A time of day and no price.
_TIME = re.compile(
    r"(?<![\d.:,$€£¥₹])(?<![$€£¥₹] )(?:[01]?\d|2[0-3])\s?[.:h時点时]\s?[0-5]\d"
    r"(?![\d.:]*\d|\s?[%$€£¥₹])"
)
_LONGEST_TIME_LINE = 40
_NUMBER = re.compile(r"\d+")
_FEWEST_ENTRIES = 3
# So many elements up from the line that has the time.
_STEPS = 4
_LINKED = 0.3
_SHORTEST_PROSE = 60
_KEPT_SHARE = 0.2
_DESPAIR = -3.5
_MOST_HEADING = 160

_Group: TypeAlias = tuple[int, str, str]
"""The number of the element around the entries, and their tag and name without figures."""


def live_entries(layout: Layout, scores: Sequence[float], kept: set[int]) -> set[int]:
    """The blocks of all entries that belong with entries that are kept."""
    found: set[int] = set()
    entries = _entries(layout.blocks)
    if not entries:
        return found
    inside: dict[_Group, list[int]] = {}
    for k, block in enumerate(layout.blocks):
        places = block.markup.places if block.markup else ()
        for group in {entries[place] for place in places if place in entries}:
            inside.setdefault(group, []).append(k)
    for blocks in inside.values():
        prose = [k for k in blocks if _is_prose(layout, k)]
        size = sum([layout.sizes[k] for k in prose])
        own = sum([layout.sizes[k] for k in prose if k in kept])
        if own and own >= _KEPT_SHARE * size:
            found.update([k for k in prose if scores[k] > _DESPAIR])
            found.update([k for k in blocks if _is_heading(layout, k) and scores[k] > _DESPAIR])
    return found


def _entries(blocks: Sequence[Block]) -> dict[int, _Group]:
    """The group of each element that is an entry, by the element's number."""
    groups: dict[_Group, set[int]] = {}
    for block in blocks:
        text = block.text
        if (
            len(text) <= _LONGEST_TIME_LINE
            and _NUMBER.search(text) is not None
            and _TIME.search(text) is not None
        ):
            for place, group in _around(block):
                groups.setdefault(group, set()).add(place)
    return {
        place: group
        for group, places in groups.items()
        if len(places) >= _FEWEST_ENTRIES
        for place in places
    }


def _around(block: Block) -> Iterator[tuple[int, _Group]]:
    """The innermost elements around a block, each with the group that it would be of."""
    markup = block.markup
    if markup is None:
        return
    depth = min(len(markup.places), len(markup.path), len(markup.hints))
    for at in range(depth - 1, max(0, depth - 1 - _STEPS), -1):
        name = _NUMBER.sub("", markup.hints[at])
        yield markup.places[at], (markup.places[at - 1], markup.path[at], name)


def _is_prose(layout: Layout, k: int) -> bool:
    is_shown = not layout.elements[k].look.unseen
    return is_shown and layout.links[k] < _LINKED and layout.sizes[k] >= _SHORTEST_PROSE


def _is_heading(layout: Layout, k: int) -> bool:
    block = layout.blocks[k]
    return (
        block.kind == "heading"
        and layout.links[k] < _LINKED
        and len(block.text) <= _MOST_HEADING
        and not layout.elements[k].look.unseen
    )
