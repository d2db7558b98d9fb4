"""Where the story is on a page, and where a block stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import FAR, Rows, running_sums


def add_story(layout: Layout, wanted: Sequence[int], story: Element, rows: Rows) -> None:
    """Where the block stands in the story, and how it compares with the best of it."""
    first, total = layout.first, layout.total or 1.0
    until = _next_likely(first)
    sums = running_sums(layout.likely)
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    around = _around_best(layout)
    share = story.mass / total
    for k, row in zip(wanted, rows, strict=True):
        at: Element | None = layout.elements[k]
        branch: Element | None = None
        steps = 0
        while at is not None and at is not story:
            branch = at
            at = at.up
            steps += 1
        if at is None:
            row.extend((0, steps, share, 0, 0.0, 0.0, 0.0))
        elif branch is None:
            row.extend((1, steps, share, 0, 0.0, 0.0, 0.0))
        else:
            row.extend(
                (
                    1,
                    steps,
                    share,
                    branch.chars,
                    branch.linked / branch.chars,
                    branch.mass / total,
                    branch.mass / branch.chars,
                )
            )
        at = layout.elements[k]
        steps = 0
        while at is not None and id(at) not in around:
            at = at.up
            steps += 1
        row.extend(
            (
                steps,
                sums[k] / total,
                min(FAR, until[k] - k),
                first[k] - best,
                best,
                layout.total,
            )
        )


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


def _around_best(layout: Layout) -> set[int]:
    """The elements around the likeliest block."""
    likely, first = layout.likely, layout.first
    best = max(range(len(first)), key=lambda k: (likely[k], first[k]))
    at: Element | None = layout.elements[best]
    around: set[int] = set()
    while at is not None:
        around.add(id(at))
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
