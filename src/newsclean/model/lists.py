"""Lists: what kind of bullet or number each ``list_item`` has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.model.blocks import Block, place_within
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


def items_of(blocks: Sequence[Block]) -> Iterator[Item]:
    """The bullet of each block: one that its text has, or one that its ``ol`` gives it.

    >>> list(items_of([Block("2) Rain", ((0, 7),), "list_item")]))
    [Item(number='2', stop=')', skip=3)]
    """
    last, count, lists = -1, 0, 0
    for block in blocks:
        ordered = _ordered_list(block)
        if ordered != last:
            last, count = ordered, 0
            lists += ordered >= 0
        match = _BULLET.match(one_line(block.text))
        skip = match.end() if match else 0
        if match and match["number"]:
            yield Item(match["number"], match["stop"], skip)
        elif ordered >= 0:
            count += 1
            # Two lists in a row would be one if their numbers looked alike.
            yield Item(str(count), ".)"[lists % 2 - 1], skip)
        else:
            yield Item(None, "-", skip)


def _ordered_list(block: Block) -> int:
    """The number of the ``ol`` that an item stands in; -1 if it is in none."""
    tag, place = place_within(block, "ol", "ul")
    return place if tag == "ol" else -1
