"""What is the story's for where it stands: its lists, its tables, its code, its dialogues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsclean.judging.layout_looks import LIST
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
    found: set[int] = set()
    for rows in wholes(layout.blocks):
        if 2 * len(kept.intersection(rows)) >= len(rows) or _is_among(layout, odds, kept, rows):
            found.update(rows)
            if rows[0] and _is_caption(layout.blocks[rows[0] - 1], layout.blocks[rows[0]]):
                found.add(rows[0] - 1)
    return found


def _is_caption(block: Block, row: Block) -> bool:
    markup = block.markup
    return markup is not None and markup.path[-1] == "caption" and _around(block) in _places(row)


def _is_among(layout: Layout, odds: Sequence[float], kept: set[int], rows: Sequence[int]) -> bool:
    """Whether rows or code stand beside paragraphs of the story, in the element around those."""
    if sum(odds[k] for k in rows) < _UNLIKELY_TABLE * len(rows):
        return False
    sizes = [layout.sizes[k] for k in rows]
    linked = sum(layout.links[k] * size for k, size in zip(rows, sizes, strict=True))
    beside = _count_beside(layout, rows, kept) or int(_is_headed(layout, rows, kept))
    return beside > 0 and linked < _MOST_LINKED[beside] * sum(sizes)


def _count_beside(layout: Layout, rows: Sequence[int], kept: set[int]) -> int:
    """On how many sides of rows or items a paragraph of the story stands."""
    return sum(
        _is_beside(layout, rows, next((k for k in near if k in kept), None))
        for near in (range(rows[0] - 1, rows[0] - 3, -1), range(rows[-1] + 1, rows[-1] + 3))
    )


def _is_headed(layout: Layout, rows: Sequence[int], kept: set[int]) -> bool:
    """Whether a heading of the story stands right above, in the element around."""
    above = rows[0] - 1
    if above not in kept or layout.blocks[above].kind != "heading":
        return False
    around = _around(layout.blocks[above])
    return around is not None and around in _places(layout.blocks[rows[0]])


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


def whole_lists(layout: Layout, odds: Sequence[float], kept: set[int]) -> set[int]:
    """All of the lists of which most are kept, and those between the story's paragraphs.

    Of 41 lists on pages with gold texts of which half or more were kept, 28 were the story's.
    """
    found: set[int] = set()
    for items in _lists(layout, odds):
        if 2 * len(kept.intersection(items)) > len(items):
            found.update(k for k in items if _may_be_item(layout, odds, k))
        elif _is_list_within(layout, odds, kept, items):
            found.update(items)
        if _is_boxed(layout, odds, kept, items):
            found.update((items[0] - 1, *items))
    return found


def _may_be_item(layout: Layout, odds: Sequence[float], k: int) -> bool:
    """Whether a part of a list that is the story's may be so too: it is no card, no caption."""
    markup = layout.blocks[k].markup
    is_item = markup is not None and markup.path[-1] in _ITEMS
    return is_item and odds[k] > _UNLIKELY_ITEM and layout.links[k] < _MOST_LINKED_ITEM


def _lists(layout: Layout, odds: Sequence[float]) -> Iterable[list[int]]:
    """The numbers of the blocks of each outermost list that may be the story's."""
    found: dict[int, list[int]] = {}
    for k, element in enumerate(layout.elements):
        if odds[k] > _RULED_OUT and element.look.tags & LIST:
            place = _outermost_list(layout.blocks[k])
            if place is not None:
                found.setdefault(place, []).append(k)
    return found.values()


def _outermost_list(block: Block) -> int | None:
    markup = block.markup
    if markup is None:
        return None
    pairs = zip(markup.path, markup.places, strict=True)
    return next((place for tag, place in pairs if tag in _LISTS), None)


def _is_list_within(
    layout: Layout, odds: Sequence[float], kept: set[int], items: Sequence[int]
) -> bool:
    """Whether items without links stand between paragraphs of the story, or below a heading of it.

    Nothing may be around the list that is not around those.  Questions and answers need one side.
    """
    if not _is_plain(layout, odds, items, _UNLIKELY_LIST):
        return False
    around = _around_list(layout.blocks[items[0]])
    above, below = (
        next((k for k in near if k in kept and layout.blocks[k].kind != "heading"), None)
        for near in (range(items[0] - 1, items[0] - 3, -1), range(items[-1] + 1, items[-1] + 3))
    )
    sides = [k for k in (above, below) if k is not None and _around(layout.blocks[k]) == around]
    is_asked = sum(layout.blocks[k].text.endswith(_ASKING) for k in items) >= _FEWEST_QUESTIONS
    return len(sides) + _is_headed(layout, items, kept) + is_asked >= len((above, below))


def _is_boxed(layout: Layout, odds: Sequence[float], kept: set[int], items: Sequence[int]) -> bool:
    """Whether a box between two paragraphs of the story holds a heading and items without links."""
    above = items[0] - 1
    if above < 0 or layout.blocks[above].kind != "heading" or layout.links[above]:
        return False
    box = _around(layout.blocks[above])
    return (
        box is not None
        and box == _around_list(layout.blocks[items[0]])
        and _is_plain(layout, odds, items, _UNLIKELY_BOX)
        and _count_beside(layout, items, kept) > 1
    )


def _is_plain(
    layout: Layout, odds: Sequence[float], items: Sequence[int], least_odds: float
) -> bool:
    """Whether items have no links, and are more likely the story's than that."""
    return (
        len(items) >= _FEWEST_ITEMS
        and sum(odds[k] for k in items) > least_odds * len(items)
        and not any(layout.links[k] for k in items)
    )


def _around_list(item: Block) -> int | None:
    markup = item.markup
    if markup is None:
        return None
    at = next(k for k, tag in enumerate(markup.path) if tag in _LISTS)
    return markup.places[at - 1] if at else None


_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = frozenset({"li", "dt", "dd", "p"})
_FEWEST_ITEMS, _UNLIKELY_LIST, _UNLIKELY_BOX, _RULED_OUT = 2, -2.0, -2.5, -3.9
_ASKING, _FEWEST_QUESTIONS = ("?", "？", "؟", "՞", "፧"), 2
_UNLIKELY_ITEM, _MOST_LINKED_ITEM = -1.0, 0.3


def _made(block: Block) -> tuple[int, str, str] | None:
    """What a block's element is called, and the number of the element around it."""
    around = _around(block)
    if block.markup is None or around is None:
        return None
    return around, block.markup.path[-1], block.markup.hints[-1]


def whole_dialogues(layout: Layout, odds: Sequence[float], kept: set[int]) -> set[int]:
    """All of the questions and answers of an interview that begins in the story.

    They are elements side by side that are called two things by turns: ``dt`` and ``dd``, or
    ``div`` of two names.
    """
    found: set[int] = set()
    for k in sorted(kept):
        if k in found or k + 1 not in kept:
            continue
        asked, answered = _made(layout.blocks[k]), _made(layout.blocks[k + 1])
        if not _take_turns(asked, answered):
            continue
        end = k + 2
        while (
            end < len(odds)
            and odds[end] > _UNLIKELY_LIST
            and not layout.links[end]
            and _made(layout.blocks[end]) == (asked, answered)[(end - k) % 2]
        ):
            end += 1
        if end - k >= _SHORTEST_DIALOGUE:
            found.update(range(k, end))
    return found


def _take_turns(asked: tuple[int, str, str] | None, answered: tuple[int, str, str] | None) -> bool:
    """Whether two elements are side by side, and named as a question and its answer may be."""
    if asked is None or answered is None or asked == answered or asked[0] != answered[0]:
        return False
    return (asked[1], answered[1]) == ("dt", "dd") or bool(asked[2] and answered[2])


_SHORTEST_DIALOGUE = 4

_LONGEST_LIST, _SHORTEST_ANNOUNCEMENT, _SURE = 15, 30, 1.0
_UNLIKELY = -1.5
