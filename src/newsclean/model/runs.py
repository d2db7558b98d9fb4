"""Runs: a block's text cut where links, emphasis, strong and code begin and end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from newsclean.model.blocks import Block, place_within
from newsclean.model.shown import Mark
from newsclean.text.characters import STEERING, canonical
from newsclean.text.spans import Rendered, Span, render


class Run(NamedTuple):
    """A stretch of a block's text with the same marks throughout."""

    start: int
    """First character, counted in the block's text."""
    end: int
    """One past the last character."""
    kinds: frozenset[str] = frozenset()
    """Which kinds of marks it has."""
    url: str | None = None
    """Where its link leads."""


def one_line(text: str) -> str:
    """``text`` in canonical form on one line, without characters that steer a terminal."""
    return STEERING.sub("", canonical(" ".join(text.split())))


def code_of(blocks: Sequence[Block]) -> Iterator[list[str]]:
    """The lines of each piece of preformatted text, indented as they were."""
    for _, group in groupby(blocks, key=lambda block: place_within(block, "pre")):
        yield [
            " " * (block.markup.indent if block.markup else 0) + one_line(block.text)
            for block in group
        ]


class MarkedBlocks:
    """Finds the marks of blocks.

    :param source: the text that offsets of blocks and marks count in.
    :param blocks: the live blocks.
    :param marks: the article's marks.
    """

    def __init__(self, source: str, blocks: Iterable[Block], marks: Iterable[Mark]) -> None:
        self._source = source
        self._marks: dict[int, list[Mark]] = {}
        # For the marks of a row how far those up to each of them reach.
        self._reaching: dict[int, list[int]] = {}
        self._numbers = {block.pieces: number for number, block in enumerate(blocks)}
        pieces = sorted([(one, number) for own, number in self._numbers.items() for one in own])
        starts = [piece[0] for piece, _ in pieces]
        for mark in marks:
            # A mark never goes beyond its block, so the first piece that it touches tells which.
            at = max(0, bisect_right(starts, mark.start) - 1)
            at += at < len(pieces) and pieces[at][0][1] <= mark.start
            if at < len(pieces) and pieces[at][0][0] < mark.end:
                self._marks.setdefault(pieces[at][1], []).append(mark)

    def runs(self, block: Block, row: Block | None = None) -> list[Run]:
        """The runs of a block, which cover ``one_line(block.text)``.

        :param row: for a cell of a table, the block of its row.
        """
        text = one_line(block.text)
        marks = self._marks_of(block, row)
        spans = list(_spans(self._source, block, text, marks)) if marks else []
        return list(_cut(text, spans))

    def _marks_of(self, block: Block, row: Block | None) -> Sequence[Mark]:
        number = self._numbers.get((row or block).pieces, -1)
        marks = self._marks.get(number, [])
        if row is None or not marks or not block.pieces:
            return marks
        # A row may have thousands of cells, and marks in each: only what may touch this one.
        if number not in self._reaching:
            marks.sort(key=lambda mark: mark.start)
            self._reaching[number] = list(accumulate([mark.end for mark in marks], max))
        first = bisect_right(self._reaching[number], block.pieces[0][0])
        last = bisect_left(marks, block.pieces[-1][1], key=lambda mark: mark.start)
        return marks[first:last]


_Span = tuple[int, int, Mark]


def _spans(source: str, block: Block, text: str, marks: Iterable[Mark]) -> Iterator[_Span]:
    """Where marks stand in the text of their block; none if its pieces do not say what it says."""
    pieces = block.pieces
    if text != block.text or not _is_of(source, pieces) or render(source, pieces) != text:
        return
    starts, ends = [start for start, _ in pieces], [end for _, end in pieces]
    offsets = Rendered(source, pieces)._starts
    for mark in marks:
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end) - 1
        if first > last:
            continue
        start = offsets[first] + max(0, mark.start - starts[first])
        end = offsets[last] + min(mark.end, ends[last]) - starts[last]
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end, mark


def _is_of(source: str, pieces: Sequence[Span]) -> bool:
    return (
        bool(pieces)
        and pieces[0][0] >= 0
        and pieces[-1][1] <= len(source)
        and all(start < end for start, end in pieces)
        and all(one[1] <= other[0] for one, other in pairwise(pieces))
    )


def _cut(text: str, spans: Sequence[_Span]) -> Iterator[Run]:
    """Runs over all of ``text``; of links within links the innermost counts."""
    changes: dict[int, tuple[list[int], list[int]]] = {0: ([], []), len(text): ([], [])}
    for number, (start, end, _) in enumerate(spans):
        changes.setdefault(start, ([], []))[0].append(number)
        changes.setdefault(end, ([], []))[1].append(number)
    live: Counter[str] = Counter()
    links: dict[int, str | None] = {}
    for start, end in pairwise(sorted(changes)):
        opening, closing = changes[start]
        for number in closing:
            live[spans[number][2].kind] -= 1
            links.pop(number, None)
        for number in opening:
            mark = spans[number][2]
            live[mark.kind] += 1
            if mark.kind == "link":
                links[number] = mark.url
        url = next(reversed(links.values())) if links else None
        yield Run(start, end, frozenset([kind for kind, count in live.items() if count]), url)


def runs_behind(runs: Sequence[Run], skip: int) -> Sequence[Run]:
    """The runs without the first ``skip`` characters."""
    if not skip:
        return runs
    return [run._replace(start=max(run.start, skip)) for run in runs if run.end > skip]


def grouped(
    runs: Sequence[Run], opened: frozenset[str], kinds: Sequence[str]
) -> Iterator[tuple[str | None, Sequence[Run]]]:
    """Neighbours that have a kind of mark in common, with that kind; single runs with ``None``.

    Where a run has several kinds the one that goes on longest is outermost, so that tags nest.

    :param opened: kinds that an outer group has.
    :param kinds: those that count, in order of preference.

    >>> runs = [Run(0, 2, frozenset({"strong"})), Run(2, 4, frozenset({"strong", "emphasis"}))]
    >>> [(kind, len(group)) for kind, group in grouped(runs, frozenset(), ["emphasis", "strong"])]
    [('strong', 2)]
    """
    at = 0
    while at < len(runs):
        lengths = {
            kind: _length(runs, at, kind)
            for kind in kinds
            if kind in runs[at].kinds and kind not in opened
        }
        best = max(lengths, key=lambda kind: lengths[kind], default=None)
        end = at + (1 if best is None else lengths[best])
        yield best, runs[at:end]
        at = end


def _length(runs: Sequence[Run], first: int, kind: str) -> int:
    end = first + 1
    while end < len(runs) and kind in runs[end].kinds:
        if kind == "link" and runs[end].url != runs[first].url:
            break
        end += 1
    return end - first
