"""What stands in the same elements as a block, and in elements like them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_columns import Columns
from newsclean.judging.layout_page import Element, Layout


class _Group:
    """What stands in several elements that belong together."""

    __slots__ = ("blocks", "first", "likely", "linked", "prose", "score", "size")

    def __init__(self, first: int) -> None:
        self.first = first
        self.blocks = 0
        self.size = 0
        self.score = self.linked = self.likely = self.prose = 0.0


def _grouped(layout: Layout, keys: Sequence[int]) -> list[_Group]:
    """For each block the group of all with its key."""
    known: dict[int, _Group] = {}
    found = []
    for k, (key, score, size, link, likely, prose) in enumerate(
        zip(
            keys, layout.first, layout.sizes, layout.links, layout.likely, layout.prose,
            strict=True,
        )
    ):  # fmt: skip
        group = known.get(key)
        if group is None:
            group = known[key] = _Group(k)
        group.blocks += 1
        group.size += size
        group.linked += size * link
        group.score += -_MOST_SAID if score < -_MOST_SAID else min(score, _MOST_SAID)
        group.likely += likely
        group.prose += prose
        found.append(group)
    return found


_MOST_SAID = 6.0


def alike_columns(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands in all elements whose path is called the same."""
    every = _grouped(layout, [element.kind for element in layout.elements])
    groups = [every[k] for k in wanted]
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    around: dict[int, float] = {}
    for element, prose in zip(layout.elements, layout.prose, strict=True):
        kind = (element.up or element).kind
        around[kind] = around.get(kind, 0.0) + prose
    ups = [layout.elements[k].up or layout.elements[k] for k in wanted]
    return [
        [g.likely / total for g in groups],
        [g.blocks for g in groups],
        [g.prose / plain for g in groups],
        [g.score / g.blocks for g in groups],
        [g.size / g.blocks for g in groups],
        [g.linked / g.size for g in groups],
        [k - g.first for k, g in zip(wanted, groups, strict=True)],
        [around[up.kind] / plain for up in ups],
    ]


def sibling_columns(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands in the elements beside the block's own, and in the run of its like."""
    elements = layout.elements
    every = _grouped(layout, [id(element.up or element) for element in elements])
    groups = [every[k] for k in wanted]
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    best = max([group.likely for group in every]) or 1.0
    runs: list[int] = []
    before: Element | None = None
    for element in elements:
        same = before is not None and before.up is element.up and before.kind == element.kind
        runs.append(runs[-1] if same else len(runs))
        before = element
    shares = [0.0] * len(runs)
    for run, likely in zip(runs, layout.likely, strict=True):
        shares[run] += likely
    return [
        [g.blocks for g in groups],
        [g.score / g.blocks for g in groups],
        [g.size / g.blocks for g in groups],
        [g.linked / g.size for g in groups],
        [g.prose / plain for g in groups],
        [g.likely / best for g in groups],
        [shares[runs[k]] / total for k in wanted],
    ]
