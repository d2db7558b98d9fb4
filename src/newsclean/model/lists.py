"""Lists: which items stand inside which, and what kind of bullet or number each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.model.blocks import Block, is_placed, place_within
from newsclean.model.runs import one_line

_BULLET = re.compile(r"(?:[-–—•·▪●■◦*►▶‣]|(?P<number>[0-9]{1,2})(?P<stop>[.)]))\s+(?=\S)")


class Item(NamedTuple):
    """One item of a list."""

    number: str | None
    """Its number; ``None`` for a bullet."""
    stop: str
    """What stands behind the number: ``.`` or ``)``; ``-`` for a bullet."""
    skip: int
    """How many characters of its text are a bullet or number."""


class Node(NamedTuple):
    """An item, and the items of the lists inside it."""

    item: Item
    block: Block
    inside: list[Node]


def trees_of(blocks: Sequence[Block]) -> list[Node]:
    """The items that stand in no other, in order, with those inside them.

    >>> [node.item for node in trees_of([Block("2) Rain", ((0, 7),), "list_item")])]
    [Item(number='2', stop=')', skip=3)]
    """
    found: list[Node] = []
    open_lists = [found]
    items = _Items()
    for block, depth in zip(blocks, depths_of(blocks), strict=True):
        del open_lists[depth + 1 :]
        node = Node(items.item(block, depth), block, [])
        open_lists[depth].append(node)
        open_lists.append(node.inside)
    return found


def depths_of(blocks: Sequence[Block]) -> Iterator[int]:
    """How many of the items above each block hold it."""
    around: list[tuple[int, ...]] = []
    for block in blocks:
        own = _lists_around(block)
        # An item without markup is in no list that is known.
        while around and not (around[-1] and own[: len(around[-1])] == around[-1]):
            around.pop()
        if not around or own != around[-1]:
            around.append(own)
        yield min(len(around) - 1, _DEEPEST)


def _lists_around(block: Block) -> tuple[int, ...]:
    """The numbers of the lists that an item stands in, from the outermost."""
    markup = block.markup
    if markup is None or not is_placed(markup):
        return ()
    near = zip(markup.path[-_LOOKED_AT:], markup.places[-_LOOKED_AT:], strict=True)
    return tuple([place for tag, place in near if tag in ("ul", "ol", "menu")])


# No story has lists so deep, and indentation must not grow with the square of a page.
_DEEPEST, _LOOKED_AT = 6, 64


class _Items:
    """The bullet of each block: one that its text has, or one that its ``ol`` gives it."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._stops: dict[int, str] = {}
        self._lists: dict[int, int] = {}

    def item(self, block: Block, depth: int) -> Item:
        """The next item."""
        match = _BULLET.match(one_line(block.text))
        skip = match.end() if match else 0
        ordered = _ordered_list(block)
        if ordered >= 0 and ordered not in self._stops:
            # Two lists in a row would be one if their numbers looked alike.
            self._lists[depth] = self._lists.get(depth, 0) + 1
            self._stops[ordered] = ".)"[self._lists[depth] % 2 - 1]
        if match and match["number"]:
            return Item(match["number"], match["stop"], skip)
        if ordered < 0:
            return Item(None, "-", skip)
        self._counts[ordered] = self._counts.get(ordered, 0) + 1
        return Item(str(self._counts[ordered]), self._stops[ordered], skip)


def _ordered_list(block: Block) -> int:
    """The number of the ``ol`` that an item stands in; -1 if it is in none."""
    tag, place = place_within(block, "ol", "ul")
    return place if tag == "ol" else -1
