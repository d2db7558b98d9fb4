"""What stands in the same elements as a block, and in elements like them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import Rows


class Group:
    """What stands in several elements that belong together."""

    __slots__ = ("blocks", "first", "likely", "linked", "prose", "score", "size")

    def __init__(self, first: int) -> None:
        self.first = first
        self.blocks = 0
        self.size = 0
        self.score = self.linked = self.likely = self.prose = 0.0


_MOST_SAID = 6.0


def add_groups(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """What stands in all elements whose path is called the same, and in those beside the block's.

    By the way what stands in a row of elements of one kind, side by side.
    """
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    kinds: dict[int, Group] = {}
    siblings: dict[int, Group] = {}
    alike_of: list[Group] = []
    beside_of: list[Group] = []
    around: dict[int, float] = {}
    runs: list[int] = []
    shares: list[float] = []
    before: Element | None = None
    for k, element in enumerate(layout.elements):
        size, likely, prose = layout.sizes[k], layout.likely[k], layout.prose[k]
        linked = size * layout.links[k]
        score = min(max(layout.first[k], -_MOST_SAID), _MOST_SAID)
        up = element if element.up is None else element.up
        kind = element.look.kind
        alike = kinds.get(kind)
        if alike is None:
            alike = kinds[kind] = Group(k)
        beside = siblings.get(id(up))
        if beside is None:
            beside = siblings[id(up)] = Group(k)
        for group in (alike, beside):
            group.blocks += 1
            group.size += size
            group.linked += linked
            group.score += score
            group.likely += likely
            group.prose += prose
        alike_of.append(alike)
        beside_of.append(beside)
        around[up.look.kind] = around.get(up.look.kind, 0.0) + prose
        if before is None or before.up is not element.up or before.look.kind != kind:
            shares.append(0.0)
        shares[-1] += likely
        runs.append(len(shares) - 1)
        before = element
    best = max([group.likely for group in siblings.values()]) or 1.0
    for k, row in zip(wanted, rows, strict=True):
        element, alike, beside = layout.elements[k], alike_of[k], beside_of[k]
        up = element if element.up is None else element.up
        row.extend(
            (
                alike.likely / total,
                alike.blocks,
                alike.prose / plain,
                alike.score / alike.blocks,
                alike.size / alike.blocks,
                alike.linked / alike.size,
                k - alike.first,
                around[up.look.kind] / plain,
                beside.blocks,
                beside.score / beside.blocks,
                beside.size / beside.blocks,
                beside.linked / beside.size,
                beside.prose / plain,
                beside.likely / best,
                shares[runs[k]] / total,
            )
        )
