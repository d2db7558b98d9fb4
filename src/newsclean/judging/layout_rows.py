"""Rows of features, and the sums that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TypeAlias

FAR = 50

Rows: TypeAlias = list[list[float]]
"""For each block that is looked at again its features, as far as they are known."""


def running_sums(values: Iterable[float]) -> list[float]:
    """Sums from the first on, so that any stretch is a difference."""
    return [0.0, *accumulate(values)]
