"""What stands in the same elements as a block, and in elements like them."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.judging.layout_page import Element, Layout
from newsclean.judging.layout_rows import COLUMNS, WIDTH, Rows


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
    alike_of: list[Group] = []
    beside_of: list[Group] = []
    run_of: list[Group] = []
    siblings = _gather(layout, alike_of, beside_of, run_of)
    around: dict[int, float] = {}
    best = 0.0
    for up, group in siblings.items():
        around[up.look.kind] = around.get(up.look.kind, 0.0) + group.prose
        best = max(best, group.likely)
    best = best or 1.0
    row, at, width = rows, COLUMNS["groups"], WIDTH
    for k in wanted:
        element, alike, beside, run = layout.elements[k], alike_of[k], beside_of[k], run_of[k]
        up = element if element.up is None else element.up
        row[at] = alike.likely / total
        row[at + 1] = alike.blocks
        row[at + 2] = alike.prose / plain
        row[at + 3] = alike.score / alike.blocks
        row[at + 4] = alike.size / alike.blocks
        row[at + 5] = alike.linked / alike.size
        row[at + 6] = k - alike.first
        row[at + 7] = around[up.look.kind] / plain
        row[at + 8] = beside.blocks
        row[at + 9] = beside.score / beside.blocks
        row[at + 10] = beside.size / beside.blocks
        row[at + 11] = beside.linked / beside.size
        row[at + 12] = beside.prose / plain
        row[at + 13] = beside.likely / best
        row[at + 14] = run.likely / total
        at += width


def _gather(
    layout: Layout, alike_of: list[Group], beside_of: list[Group], run_of: list[Group]
) -> dict[Element, Group]:
    """For each block puts into the lists what is called like its element, what stands beside that,
    and the row of its kind.  Gives the groups beside one another by the element around them.
    """
    kinds: dict[int, Group] = {}
    siblings: dict[Element, Group] = {}
    run: Group | None = None
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
        beside = siblings.get(up)
        if beside is None:
            beside = siblings[up] = Group(k)
        for group in (alike, beside):
            group.blocks += 1
            group.size += size
            group.linked += linked
            group.score += score
            group.likely += likely
            group.prose += prose
        if run is None or before is None or before.up is not element.up or before.look.kind != kind:
            run = Group(k)
        run.likely += likely
        alike_of.append(alike)
        beside_of.append(beside)
        run_of.append(run)
        before = element
    return siblings
