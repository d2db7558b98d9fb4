"""What stands in the same elements as a block, and in elements like them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsclean.judging.layout_columns import FAR, Columns, running_sums
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


def section_columns(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands between the headings about the block, and behind headings made the same."""
    blocks, elements, first = layout.blocks, layout.elements, layout.first
    count = len(blocks)
    heads = [k for k, block in enumerate(blocks) if block.kind == "heading"]
    bounds = [*heads, count]
    likely, sizes = running_sums(layout.likely), running_sums(layout.sizes)
    made: dict[int, list[float]] = {}
    for at, end in zip(heads, bounds[1:], strict=True):
        entry = made.setdefault(elements[at].kind, [0, 0.0])
        entry[0] += 1
        entry[1] += min(_LONG_SECTION, likely[end] - likely[at + 1])
    numbers = [bisect_right(heads, k) for k in wanted]
    starts = [heads[n - 1] if n else -1 for n in numbers]
    inside = [likely[bounds[n]] - likely[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    chars = [sizes[bounds[n]] - sizes[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    made_alike = [made[elements[s].kind] if s >= 0 else _NO_HEADING for s in starts]
    return [
        [first[s] if s >= 0 else 0.0 for s in starts],
        [min(FAR, k - s) if s >= 0 else FAR + 10 for k, s in zip(wanted, starts, strict=True)],
        inside,
        [part / (size or 1) for part, size in zip(inside, chars, strict=True)],
        [entry[0] for entry in made_alike],
        [entry[1] / (entry[0] or 1) for entry in made_alike],
    ]


_LONG_SECTION = 1500
_NO_HEADING = [0, 0.0]
