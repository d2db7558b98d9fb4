"""Columns of features, and the sums that they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any, TypeAlias

FAR = 50

Columns: TypeAlias = list[list[Any]]


def running_sums(values: Iterable[float]) -> list[float]:
    """Sums from the first on, so that any stretch is a difference."""
    return [0.0, *accumulate(values)]
