"""Probabilities: from logarithms of odds, and what they let one expect."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp


def logistic(odds: float) -> float:
    """The probability whose logarithm of odds is ``odds``.

    >>> logistic(0), round(logistic(1.6), 2)
    (0.5, 0.83)
    """
    return 1 / (1 + exp(-odds)) if odds > -_FAR else 0.0


_FAR = 700


def expected_f1(
    sizes: Sequence[float], probabilities: Sequence[float], kept: Sequence[bool]
) -> float:
    """The F1 to expect of what is kept: 0 to 1.

    :param sizes: how many characters stand in each place.
    :param probabilities: of each that it is junk.
    :param kept: whether each is kept.
    """
    story = sum([size * (1 - p) for size, p in zip(sizes, probabilities, strict=True)])
    shown = sum([size for size, keep in zip(sizes, kept, strict=True) if keep])
    right = sum(
        [size * (1 - p) for size, p, keep in zip(sizes, probabilities, kept, strict=True) if keep]
    )
    return 2 * right / (story + shown) if story + shown else 1.0
