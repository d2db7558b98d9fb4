"""Where the story is on a page, and where a block stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_columns import FAR, Columns, running_sums
from newsclean.judging.layout_page import Element, Layout


def story_columns(layout: Layout, wanted: Sequence[int], story: Element) -> Columns:
    """Where the block stands in the story, and how it compares with the best of it."""
    first, total, elements = layout.first, layout.total or 1.0, layout.elements
    until = _next_likely(first)
    sums = running_sums(layout.likely)
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    own = [elements[k] for k in wanted]
    paths = _paths_to_story(own, story)
    branches = [branch for _, _, branch in paths]
    many = len(wanted)
    return [
        [within for within, _, _ in paths],
        [steps for _, steps, _ in paths],
        [story.mass / total] * many,
        [e.chars if e else 0 for e in branches],
        [e.linked / e.chars if e else 0.0 for e in branches],
        [e.mass / total if e else 0.0 for e in branches],
        [e.mass / e.chars if e else 0.0 for e in branches],
        _to_best(layout, own),
        [sums[k] / total for k in wanted],
        [min(FAR, until[k] - k) for k in wanted],
        [first[k] - best for k in wanted],
        [best] * many,
        [layout.total] * many,
    ]


def story_element(layout: Layout) -> Element:
    """The innermost element that has most of what is likely the story's."""
    best: Element | None = None
    for k, element in enumerate(layout.elements):
        if layout.likely[k]:
            at: Element | None = element
            while at is not None and at.mass < _MOST * layout.total:
                at = at.up
            if at is not None and (best is None or at.score < best.score or at.mass < best.mass):
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


def _paths_to_story(
    elements: Sequence[Element], story: Element
) -> list[tuple[int, int, Element | None]]:
    """For each element whether the story's holds it, how many steps up that is, and by what.

    The last is the element right in the story's; ``None`` if there is none.
    """
    found: list[tuple[int, int, Element | None]] = []
    last: Element | None = None
    for element in elements:
        if element is last:
            found.append(found[-1])
            continue
        last = element
        at: Element | None = element
        branch: Element | None = None
        steps = 0
        while at is not None and at is not story:
            branch = at
            at = at.up
            steps += 1
        found.append((0, steps, None) if at is None else (1, steps, branch))
    return found


def _to_best(layout: Layout, elements: Sequence[Element]) -> list[int]:
    """For each element how many steps up it meets the elements around the likeliest block."""
    likely, first = layout.likely, layout.first
    best = max(range(len(first)), key=lambda k: (likely[k], first[k]))
    at: Element | None = layout.elements[best]
    around: set[int] = set()
    while at is not None:
        around.add(id(at))
        at = at.up
    found: list[int] = []
    for element in elements:
        steps = 0
        at = element
        while at is not None and id(at) not in around:
            at = at.up
            steps += 1
        found.append(steps)
    return found


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
