"""Which lines of a page are the caption of which of its pictures, by how the page is built."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from newsclean.model.blocks import Block, Markup
from newsclean.text.name_patterns import NamePattern

_NAMED = NamePattern(
    r"caption|credit|cutline|legend[ae]?\b|bildtext|bildunterschrift|bildzeile|didascalia|leyenda"
    r"|pie-?(?:de-)?foto|billedtekst|bildetekst|kuvateksti|onderschrift|bijschrift|podpis|popisek"
    r"|copyright"
    r"|(?:photo|image|img|picture|pic|foto)[_-]{0,2}(?:text|info|desc|author|by|title|note|meta)"
)
# How many elements outwards a name still says what the line is.
_NEAR = 3
_LONGEST_UNNAMED, _MOST_UNNAMED = 300, 2
_MOST_LINKS = 0.5
# What holds a picture and a line or two, and nothing else.
_HOLDERS = frozenset("div section td center p table tbody tr dl span picture a".split())


class Placed(Protocol):
    """A picture and where it stands."""

    @property
    def position(self) -> int:
        """The offset of the block that it stands in or before."""

    @property
    def markup(self) -> Markup | None:
        """The elements that it stands in."""


def caption_blocks(
    blocks: Sequence[Block], images: Sequence[Placed], wanted: Sequence[int]
) -> dict[int, int]:
    """By the index of each block that is part of a caption, the index of its picture.

    :param blocks: blocks of a page, in order; some of the page's may be gone.
    :param images: its pictures, in order.
    :param wanted: indices of the pictures to look at, in order.
    """
    starts = [block.pieces[0][0] for block in blocks]
    found: dict[int, int] = {}
    for figure, inside in _by_figure(images, wanted).items():
        positions = [images[index].position for index in inside]
        for k in _in_figure(blocks, figure, bisect_left(starts, positions[0])):
            # Of several pictures in a figure it is the last one before the line.
            found[k] = inside[max(0, bisect_right(positions, starts[k]) - 1)]
    pictured = set(found.values())
    for index in wanted:
        image = images[index]
        after = images[index + 1].position if index + 1 < len(images) else None
        first = bisect_left(starts, image.position)
        if index in pictured or image.markup is None or first == len(blocks):
            continue
        for k in _below(blocks, image.markup, first):
            if k in found or (after is not None and after <= starts[k]):
                break
            found[k] = index
    return found


def _by_figure(images: Sequence[Placed], wanted: Sequence[int]) -> dict[int, list[int]]:
    """The indices of the pictures in each figure, by the number of its element."""
    figures: dict[int, list[int]] = {}
    for index in wanted:
        place = images[index].markup
        if place is not None and "figure" in place.path:
            depth = len(place.path) - 1 - place.path[::-1].index("figure")
            figures.setdefault(place.places[depth], []).append(index)
    return figures


_MOST_LINES = 100


def _in_figure(blocks: Sequence[Block], figure: int, first: int) -> list[int]:
    """The lines of a figure that are its captions; ``first`` is the first behind a picture."""
    start = end = first
    while start > 0 and _is_in(blocks[start - 1], figure) and first - start < _MOST_LINES:
        start -= 1
    while end < len(blocks) and _is_in(blocks[end], figure) and end - first < _MOST_LINES:
        end += 1
    named = [k for k in range(start, end) if _is_named(blocks[k])]
    if named:
        return named
    size = sum([len(blocks[k].text) for k in range(start, end)])
    if size > 2 * _LONGEST_UNNAMED:
        return []
    return [k for k in range(start, end) if _is_plain(blocks[k])]


def _below(blocks: Sequence[Block], place: Markup, first: int) -> Iterator[int]:
    """The lines under a picture that are called captions, or that alone share its element."""
    k = first
    while k < len(blocks) and _is_named(blocks[k]) and _is_plain(blocks[k]):
        yield k
        k += 1
    if k > first:
        return
    holder = _shared(place, blocks[first].markup)
    if holder is None or (first and _is_in(blocks[first - 1], holder)):
        return
    inside: list[int] = []
    while k < len(blocks) and _is_in(blocks[k], holder):
        inside.append(k)
        k += 1
        if len(inside) > _MOST_UNNAMED:
            return
    size = sum([len(blocks[k].text) for k in inside])
    if size <= _LONGEST_UNNAMED and all(_is_plain(blocks[k]) for k in inside):
        yield from inside


def _shared(place: Markup, other: Markup | None) -> int | None:
    """The number of the innermost element that holds both, if it may hold nothing else."""
    if other is None:
        return None
    around = set(other.places)
    for tag, number in zip(reversed(place.path), reversed(place.places), strict=True):
        if number in around:
            return number if tag in _HOLDERS or "-" in tag else None
    return None


def _is_in(block: Block, element: int) -> bool:
    return block.markup is not None and element in block.markup.places


def _is_named(block: Block) -> bool:
    markup = block.markup
    return markup is not None and (
        "figcaption" in markup.path
        or any(_is_caption_name(hint) for hint in markup.hints[-_NEAR:] if hint)
    )


def is_called_caption(block: Block) -> bool:
    """Whether a block's own element is called a caption."""
    hint = block.markup.hints[-1] if block.markup is not None and block.markup.hints else ""
    return bool(hint) and _is_caption_name(hint)


@lru_cache(maxsize=4096)
def _is_caption_name(hint: str) -> bool:
    return _NAMED.search(hint[:200]) is not None


def _is_plain(block: Block) -> bool:
    markup = block.markup
    return (
        block.kind in ("paragraph", "table_row", "quote")
        and markup is not None
        and markup.link_share <= _MOST_LINKS
    )
