"""The entries of a live blog: elements of one kind, side by side, each with a time of day.

To the layout model the later entries look like teasers.  But where a part of such entries is the
story, all of them are; and so are those in a box beside the story's paragraphs that are no links.
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
_NUMBER = re.compile(r"\d+")
_FEWEST_ENTRIES = 3
# So many elements up from the line that has the time.
_STEPS = 4
_LINKED = 0.3
_SHORTEST_PROSE, _SHORTEST_SENTENCE = 60, 20
# The class of ends of a text that ends as a sentence does.
_SENTENCE = 1
_KEPT_SHARE = 0.2
_DESPAIR, _DOUBT = -3.5, -1.5
_MOST_HEADING = 160

_Group: TypeAlias = tuple[int, str, str]
"""The number of the element around the entries, and their tag and name without figures."""


def live_entries(layout: Layout, scores: Sequence[float], kept: set[int]) -> set[int]:
    """The blocks of all entries that belong with entries that are kept."""
    found: set[int] = set()
    entries = _entries(layout)
    if not entries:
        return found
    inside: dict[_Group, list[int]] = {}
    for k, block in enumerate(layout.blocks):
        places = block.markup.places if block.markup else ()
        for group in {entries[place] for place in places if place in entries}:
            inside.setdefault(group, []).append(k)
    beside = {_place(layout.blocks[k], -2) for k in kept if layout.blocks[k].kind == "paragraph"}
    for group, blocks in inside.items():
        prose = [k for k in blocks if _is_prose(layout, k)]
        size = sum([layout.sizes[k] for k in prose])
        own = sum([layout.sizes[k] for k in prose if k in kept])
        is_beside = _around_list(layout.blocks[blocks[0]], group[0]) in beside and (
            sum([scores[k] for k in prose]) > _DOUBT * len(prose)
        )
        if (own and own >= _KEPT_SHARE * size) or (prose and is_beside):
            found.update([k for k in prose if scores[k] > _DESPAIR])
            found.update([k for k in blocks if _is_heading(layout, k) and scores[k] > _DESPAIR])
    return found


def _place(block: Block, at: int) -> int:
    """The number of an element around a block, the innermost being -1; -1 if there is none."""
    places = block.markup.places if block.markup else ()
    return places[at] if len(places) >= -at else -1


def _around_list(block: Block, entries: int) -> int | None:
    """The number of the element around the one that holds the entries."""
    places = block.markup.places if block.markup else ()
    at = places.index(entries) if entries in places else 0
    return places[at - 1] if at else None


def _entries(layout: Layout) -> dict[int, _Group]:
    """The group of each element that is an entry, by the element's number."""
    blocks = layout.blocks
    timed = [blocks[k] for k in layout.figured if _TIME.search(layout.texts[k]) is not None]
    # No two of the elements around a block are of one group.
    if len(timed) < _FEWEST_ENTRIES:
        return {}
    groups: dict[_Group, set[int]] = {}
    for block in timed:
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
    if layout.elements[k].look.unseen or layout.links[k] >= _LINKED:
        return False
    size = layout.sizes[k]
    return size >= _SHORTEST_PROSE or (size >= _SHORTEST_SENTENCE and layout.ends[k] == _SENTENCE)


def _is_heading(layout: Layout, k: int) -> bool:
    block = layout.blocks[k]
    return (
        block.kind == "heading"
        and layout.links[k] < _LINKED
        and len(block.text) <= _MOST_HEADING
        and not layout.elements[k].look.unseen
    )
