"""Offset arithmetic: spans, and the way from a block's text to the source text.

A span is ``(start, end)``.  A block's text is its pieces of source text put
together with a *joint* between each two: one space, or nothing where the
script or the punctuation wants none.  The joint depends on nothing but the two
characters it stands between, so offsets can be mapped without storing it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeAlias

from newsclean.text.letters import is_unspaced

Span: TypeAlias = tuple[int, int]
"""A stretch of text: where it starts, and one past where it ends."""

_CLOSING = frozenset(".,;:!?)]}»”’…%、。，．！？；：）」』】〉》")
_WIDE_CLOSING = frozenset("、。，．！？；：）」』】〉》")
_OPENING = frozenset("([{«“‘（「『【〈《")


def joint(before: str, after: str) -> str:
    """What stands between two pieces whose facing characters are given: ``" "`` or ``""``."""
    if after in _CLOSING or before in _OPENING:
        return ""
    return "" if is_unspaced(after) and (is_unspaced(before) or before in _WIDE_CLOSING) else " "


def render(source: str, pieces: Sequence[Span]) -> str:
    """The text of ``pieces``, put together with joints."""
    if len(pieces) == 1:
        return source[pieces[0][0] : pieces[0][1]]
    parts = [source[pieces[0][0] : pieces[0][1]]]
    for (_, last), (start, end) in pairwise(pieces):
        parts.append(joint(source[last - 1], source[start]))
        parts.append(source[start:end])
    return "".join(parts)


class Rendered:
    """The way back from offsets in the text of ``pieces`` to those of the source."""

    def __init__(self, source: str, pieces: Sequence[Span]) -> None:
        self._pieces = pieces
        # Where each piece begins in the text: a line may have thousands, and be asked as often.
        self._starts = [0]
        for (low, last), (start, _) in pairwise(pieces):
            between = joint(source[last - 1], source[start])
            self._starts.append(self._starts[-1] + last - low + len(between))

    def to_source(self, start: int, end: int) -> list[Span]:
        """The parts of the pieces that ``start:end`` of their text covers."""
        found: list[Span] = []
        k = max(0, bisect_right(self._starts, start) - 1)
        while k < len(self._pieces) and self._starts[k] < end:
            piece_start, piece_end = self._pieces[k]
            shift = piece_start - self._starts[k]
            low, high = max(start + shift, piece_start), min(end + shift, piece_end)
            if low < high:
                found.append((low, high))
            k += 1
        return found


def trim(source: str, span: Span) -> Span:
    """``span`` without white space at its ends; empty spans come back as ``(start, start)``."""
    start, end = span
    while start < end and source[start] in " \n":
        start += 1
    while end > start and source[end - 1] in " \n":
        end -= 1
    return start, end


def subtract(spans: Iterable[Span], holes: Sequence[Span]) -> list[Span]:
    """``spans`` without what ``holes`` covers; both sorted and disjoint, so is the result."""
    left: list[Span] = []
    k = 0
    for start, end in spans:
        at = start
        while k < len(holes) and holes[k][1] <= at:
            k += 1
        j = k
        while j < len(holes) and holes[j][0] < end:
            if holes[j][0] > at:
                left.append((at, holes[j][0]))
            at = max(at, holes[j][1])
            j += 1
        if at < end:
            left.append((at, end))
    return left


def merge(spans: Iterable[Span]) -> list[Span]:
    """``spans`` in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
