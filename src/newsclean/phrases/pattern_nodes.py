"""The parts that a pattern consists of: literals, gaps and choices."""

from __future__ import annotations

from typing import TypeAlias

import attrs


@attrs.frozen
class Gap:
    """A place in a pattern that the text fills."""

    kind: str
    field: str | None = None


@attrs.frozen(cache_hash=True)
class Choice:
    """A place where one of several things stands; an optional part has nothing for the last."""

    options: tuple[Nodes, ...]
    firsts: tuple[tuple[str, Nodes], ...] = attrs.field(init=False, eq=False, repr=False)
    """The options, each with the words it must begin with, or ``""`` if it may with several."""

    @firsts.default
    def _firsts(self) -> tuple[tuple[str, Nodes], ...]:
        return tuple([(_first_words(option), option) for option in self.options])


def _first_words(nodes: Nodes) -> str:
    first = nodes[0] if nodes else ""
    # A space may be missing where the words before it end, or where these do.
    return first.removesuffix(" ") if isinstance(first, str) and first[:1] != " " else ""


Node: TypeAlias = "str | Gap | Choice"


Nodes: TypeAlias = tuple[Node, ...]
