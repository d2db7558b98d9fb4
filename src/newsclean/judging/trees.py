"""Boosted trees in flat arrays: what they make of a row of numbers, and why."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import inf
from types import FunctionType
from typing import Any, TypeAlias, TypeVar

Row: TypeAlias = "Sequence[float] | array[float]"
"""Features in their order; what is not known is NaN."""
_Row = TypeVar("_Row", bound=Row)
TREES_ASKED = 30
"""Trees that are asked for reasons."""


class Trees:
    """Trees whose leaves add up to a logarithm of odds.

    All nodes of all trees stand in one list.  A node looks at one feature: at or below its bound
    the way goes on to ``left``, above it to ``right``, and where the feature is not known to where
    training sent such rows.  A negative number ``~k`` stands for leaf ``k``.

    :param features: for each node the number of the feature that it looks at.
    :param bounds: for each node the bound.
    :param lefts: for each node where to go at or below the bound.
    :param rights: for each node where to go above it.
    :param leaves: what each leaf adds.
    :param roots: the first node of each tree.
    :param unknowns: for each node whether a feature that is not known goes left; without them all
        go right.
    :param expected: for each node the mean of the leaves below it, as training rows reached them;
        needed for :meth:`reasons` alone, which asks the first trees.
    :param base: what is added to all.
    :param stops: after how many trees a score below the second or above the third number is enough,
        because what the other trees add has never changed a verdict.
    """

    __slots__ = (
        "_all_right", "_bounds", "_expected", "_features", "_leaves", "_lefts", "_rights", "_roots",
        "_stages", "_stops", "_unknowns", "base",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 - parallel arrays
        self,
        features: Sequence[int] = (),
        bounds: Sequence[float] = (),
        lefts: Sequence[int] = (),
        rights: Sequence[int] = (),
        leaves: Sequence[float] = (),
        roots: Sequence[int] = (),
        unknowns: Sequence[int] = (),
        expected: Sequence[float] = (),
        base: float = 0.0,
        stops: Sequence[tuple[int, float, float]] = (),
    ) -> None:
        self._features = _integers(features)
        self._bounds = _numbers(bounds)
        self._lefts = _integers(lefts)
        self._rights = _integers(rights)
        self._leaves = _numbers(leaves)
        self._roots = _integers(roots)
        self._unknowns = _integers(unknowns or [0] * len(features))
        self._all_right = not any(unknowns)
        self._expected = list(expected)
        self.base = base
        self._stops = list(stops)
        self._stages = [*stops, (len(roots), -inf, inf)]
        """Up to which tree to go on, and the scores below and above which that is enough."""

    def __reduce__(self) -> tuple[Any, ...]:
        flat = (
            self._features, self._bounds, self._lefts, self._rights, self._leaves, self._roots,
            self._unknowns, self._expected,
        )  # fmt: skip
        return Trees, (*[list(values) for values in flat], self.base, self._stops)

    def score(self, row: Row) -> float:
        """What the trees make of ``row``: a logarithm of odds."""
        return self._score(ready(row))

    def scores(self, rows: Row, width: int) -> list[float]:
        """What the trees make of rows of ``width`` features that stand one after the other."""
        values = rows
        found: list[float] = []
        for at in range(0, len(rows), width):
            found.append(self._score(values[at : at + width]))
        return found

    def _score(self, values: Row) -> float:
        features, bounds, lefts, rights = self._features, self._bounds, self._lefts, self._rights
        leaves, roots, all_right = self._leaves, self._roots, self._all_right
        total = self.base
        tree = 0
        for end, low, high in self._stages:
            stage = roots[tree:end]
            tree = end
            for root in stage:
                node = root
                while node >= 0:
                    value = values[features[node]]
                    if value <= bounds[node]:
                        node = lefts[node]
                    elif all_right or value == value:  # noqa: PLR0124 - not NaN
                        node = rights[node]
                    else:
                        node = lefts[node] if self._unknowns[node] else rights[node]
                total += leaves[~node]
            if total < low or total > high:
                break
        return total

    def reasons(self, row: Row) -> dict[int, float]:
        """How much each feature moved the score of ``row``, up or down, on the ways it took.

        The first trees are asked, which say most; the others mend what these leave over.

        Where a way turns off at a node, the feature that the node looks at is given the difference
        of what is expected on either side of the turn.
        """
        moved: dict[int, float] = {}
        for tree in range(min(TREES_ASKED, len(self._roots))):
            node = self._roots[tree]
            while node >= 0:
                feature = self._features[node]
                value = row[feature]
                is_known = value == value  # noqa: PLR0124 - not NaN
                left = value <= self._bounds[node] if is_known else bool(self._unknowns[node])
                following = self._lefts[node] if left else self._rights[node]
                now = self._leaves[~following] if following < 0 else self._expected[following]
                moved[feature] = moved.get(feature, 0.0) + now - self._expected[node]
                node = following
        return moved


# Compiled code reads arrays of numbers fast; Python must make an object of each number that it
# reads there, and is faster with lists.
def _integers(values: Sequence[int]) -> Sequence[int] | array[int]:
    return array("i", values) if _IS_COMPILED else list(values)


def _numbers(values: Sequence[float]) -> Sequence[float] | array[float]:
    return array("d", values) if _IS_COMPILED else list(values)


def zeros(count: int) -> list[float]:
    """So many zeros, in the form that is read fast."""
    return array("d", bytes(8 * count)) if _IS_COMPILED else [0.0] * count  # type: ignore[return-value]


def ready(row: _Row) -> _Row | array[float]:
    """A row in the form that is read fast; rows of large texts are arrays of another type."""
    if not _IS_COMPILED or (isinstance(row, array) and row.typecode == "d"):
        return row
    values = row if isinstance(row, list) else list(row)
    numbers = array("d", bytes(8 * len(values)))
    view = numbers
    for k in range(len(values)):
        value = values[k]
        # To make a number of a truth value takes long.
        if value is True:
            view[k] = 1.0
        elif value is not False:
            view[k] = value
    return numbers


_IS_COMPILED = not isinstance(ready, FunctionType)
