"""The parts that a pattern consists of: literals, gaps and choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

GAP_LENGTHS: Mapping[str, int] = {
    "rest": 200,
    "words": 60,
    "word": 30,
    "n": 16,
    "year": 12,
    "name": 80,
    "publisher": 80,
    "names": 250,
    "people": 250,
    "date": 60,
    "url": 300,
    "email": 80,
    "agency": 60,
    "tags": 300,
}


ONE_WORD = frozenset({"word", "n", "url", "email", "year"})


@attrs.frozen
class Gap:
    """A place in a pattern that the text fills."""

    kind: str
    field: str | None = None


@attrs.frozen
class Choice:
    """A place where one of several things stands; an optional part has nothing for the last."""

    options: tuple[Nodes, ...]
    firsts: tuple[tuple[str, Nodes], ...] = attrs.field(init=False, eq=False, repr=False)
    """The options, each with the character it must begin with, or ``""`` if it may with several."""

    @firsts.default
    def _firsts(self) -> tuple[tuple[str, Nodes], ...]:
        return tuple([(_first_character(option), option) for option in self.options])


def _first_character(nodes: Nodes) -> str:
    first = nodes[0] if nodes else ""
    # A space may be missing where the words before it end.
    return first[0] if isinstance(first, str) and first and first[0] != " " else ""


Node: TypeAlias = "str | Gap | Choice"


Nodes: TypeAlias = tuple[Node, ...]
