"""Offset arithmetic: spans, and the way from a block's text to the source text.

A span is ``(start, end)``.  A block's text is its pieces of source text put
together with a *joint* between each two: one space, or nothing where the
script or the punctuation wants none.  The joint depends on nothing but the two
characters it stands between, so offsets can be mapped without storing it.
"""

from __future__ import annotations

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


def to_source(source: str, pieces: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of ``pieces`` that ``start:end`` of their rendered text covers."""
    if len(pieces) == 1:
        base = pieces[0][0]
        return [(base + start, base + end)]
    found: list[Span] = []
    at, last = 0, -1
    for piece_start, piece_end in pieces:
        if last >= 0:
            at += len(joint(source[last - 1], source[piece_start]))
        length = piece_end - piece_start
        low, high = max(start - at, 0), min(end - at, length)
        if low < high:
            found.append((piece_start + low, piece_start + high))
        at, last = at + length, piece_end
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
