"""Where the story is on a page, and where a block stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import COLUMNS, FAR, WIDTH, Rows


def add_story(layout: Layout, wanted: Sequence[int], story: Element, rows: Rows) -> None:
    """Where the block stands in the story, and how it compares with the best of it."""
    first, total = layout.first, layout.total or 1.0
    until = _next_likely(first)
    sums = layout.sums
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    around = _around_best(layout)
    share = story.mass / total
    row, column, width = rows, COLUMNS["story"], WIDTH
    for k in wanted:
        at: Element | None = layout.elements[k]
        branch: Element | None = None
        steps = 0
        while at is not None and at is not story:
            branch = at
            at = at.up
            steps += 1
        row[column] = at is not None
        row[column + 1] = steps
        row[column + 2] = share
        if at is not None and branch is not None:
            row[column + 3] = branch.chars
            row[column + 4] = branch.linked / branch.chars
            row[column + 5] = branch.mass / total
            row[column + 6] = branch.mass / branch.chars
        at = layout.elements[k]
        steps = 0
        while at is not None and at not in around:
            at = at.up
            steps += 1
        row[column + 7] = steps
        row[column + 8] = sums[k] / total
        row[column + 9] = min(FAR, until[k] - k)
        row[column + 10] = first[k] - best
        row[column + 11] = best
        row[column + 12] = layout.total
        column += width


def story_element(layout: Layout) -> Element:
    """The innermost element that has most of what is likely the story's."""
    best: Element | None = None
    for k, element in enumerate(layout.elements):
        if layout.likely[k]:
            at: Element | None = element
            while at is not None and at.mass < _MOST * layout.total:
                at = at.up
            if at is not None and (
                best is None or at.look.score < best.look.score or at.mass < best.mass
            ):
                best = at if best is None or _is_within(at, best) else best
    return best or layout.elements[0]


_MOST = 0.6


def _is_within(element: Element, other: Element) -> bool:
    at: Element | None = element
    while at is not None:
        if at is other:
            return True
        at = at.up
    return False


def _around_best(layout: Layout) -> set[Element]:
    """The elements around the likeliest block."""
    likely, first = layout.likely, layout.first
    best, most = 0, likely[0]
    for k in range(1, len(first)):
        if likely[k] > most or (likely[k] == most and first[k] > first[best]):
            best, most = k, likely[k]
    at: Element | None = layout.elements[best]
    around: set[Element] = set()
    while at is not None:
        around.add(at)
        at = at.up
    return around


_SURE = 0.0


def _next_likely(first: Sequence[float]) -> list[int]:
    """For each block, the index of the next one that is likely the story's."""
    until = [0] * len(first)
    following = len(first) + FAR
    for k in range(len(first) - 1, -1, -1):
        until[k] = following
        if first[k] > _SURE:
            following = k
    return until


def select_story(scores: Sequence[float]) -> set[int]:
    """The blocks that are the story, by the likeliest run of scores.

    To go from what is the story to what is not costs a little, and so does the way back.
    """
    steps: list[int] = []
    out = within = 0.0
    for score in scores:
        left, entered = within - _CHANGE, out - _CHANGE
        step = 0
        if out < left:
            out = left
            step = _LEFT
        if within >= entered:
            step += _STAYED
        else:
            within = entered
        steps.append(step)
        within += _MOST_SAID if score > _MOST_SAID else max(score, -_MOST_SAID)
    is_in = within > out
    found: set[int] = set()
    for k in range(len(steps) - 1, -1, -1):
        if is_in:
            found.add(k)
        is_in = bool(steps[k] & (_STAYED if is_in else _LEFT))
    return found


# How the best way to be outside of the story came from within, and that to be within stayed there.
_LEFT, _STAYED = 1, 2
_CHANGE = 0.1
_MOST_SAID = 6.0
