"""Boosted trees in flat arrays: what they make of a row of numbers, and why."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isnan

Row = Sequence[float]
"""Features in their order; what is not known is NaN."""
_ASKED = 15
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
    :param unknowns: for each node whether a feature that is not known goes left.
    :param leaves: what each leaf adds.
    :param expected: for each node the mean of the leaves below it, as training rows reached them.
    :param roots: the first node of each tree.
    :param base: what is added to all.
    :param stops: after how many trees a score below the second or above the third number is enough,
        because what the other trees add has never changed a verdict.
    """

    __slots__ = (
        "_bounds", "_expected", "_features", "_leaves", "_lefts", "_rights", "_roots", "_stages",
        "_unknowns", "base",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 - parallel arrays
        self,
        features: Sequence[int],
        bounds: Sequence[float],
        lefts: Sequence[int],
        rights: Sequence[int],
        unknowns: Sequence[int],
        leaves: Sequence[float],
        expected: Sequence[float],
        roots: Sequence[int],
        base: float = 0.0,
        stops: Sequence[tuple[int, float, float]] = (),
    ) -> None:
        self._features = list(features)
        self._bounds = list(bounds)
        self._lefts = list(lefts)
        self._rights = list(rights)
        self._unknowns = list(unknowns)
        self._leaves = list(leaves)
        self._expected = list(expected)
        self._roots = list(roots)
        self.base = base
        self._stages: list[tuple[list[int], float, float]] = []
        at = 0
        for count, low, high in (*stops, (len(self._roots), -inf, inf)):
            self._stages.append((self._roots[at:count], low, high))
            at = count

    def score(self, row: Row) -> float:
        """What the trees make of ``row``: a logarithm of odds."""
        features, bounds, lefts, rights = self._features, self._bounds, self._lefts, self._rights
        leaves = self._leaves
        total = self.base
        for roots, low, high in self._stages:
            for root in roots:
                node = root
                while node >= 0:
                    value = row[features[node]]
                    if value <= bounds[node]:
                        node = lefts[node]
                    elif value == value:  # noqa: PLR0124 - not NaN, in a loop that must be fast
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
        for root in self._roots[:_ASKED]:
            node = root
            while node >= 0:
                feature = self._features[node]
                value = row[feature]
                is_known = not isnan(value)
                left = value <= self._bounds[node] if is_known else bool(self._unknowns[node])
                following = self._lefts[node] if left else self._rights[node]
                now = self._leaves[~following] if following < 0 else self._expected[following]
                moved[feature] = moved.get(feature, 0.0) + now - self._expected[node]
                node = following
        return moved
