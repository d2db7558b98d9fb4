"""Draws the packages of newsclean and their imports, from the code as it is.

    python docs/architecture.py

An arrow means "imports".  Arrows that follow from others are left out: if A imports B, and B
imports C, then an arrow from A to C tells nothing new.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence, Set
from itertools import permutations, product
from pathlib import Path

import grimp

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
PICTURE = HERE / "explanation" / "images" / "architecture.svg"
_WIDTH, _BOX, _HEIGHT, _GAP, _ROW, _TOP = 760, 150, 44, 30, 84, 20
# Not drawn: they say nothing of the architecture.
_LEFT_OUT = frozenset({"__main__", "_build"})


Graph = Mapping[str, Set[str]]


def package_graph() -> Graph:
    """For each package and module right below the root, those that it imports."""
    graph = grimp.build_graph("newsclean", exclude_type_checking_imports=True, cache_dir=None)
    packages = graph.find_children("newsclean")
    for package in packages:
        graph.squash_module(package)
    return {
        _name(package): {
            _name(found)
            for found in graph.find_modules_directly_imported_by(package) & packages - {package}
        }
        for package in packages
    }


def _name(package: str) -> str:
    return package.rpartition(".")[2]


def svg() -> str:
    """The picture: packages in rows, each above all that it imports."""
    graph = {
        name: found - _LEFT_OUT for name, found in package_graph().items() if name not in _LEFT_OUT
    }
    levels = {name: _level(name, graph) for name in graph}
    top = max(levels.values())
    arrows = [(name, other) for name in sorted(graph) for other in sorted(_direct(name, graph))]
    around = [(a, b) for a, b in arrows if levels[a] - levels[b] > 1]
    rows = _ordered([[n for n in sorted(graph) if levels[n] == k] for k in range(top + 1)], around)
    boxes: dict[str, tuple[float, float]] = {}
    for level, row in enumerate(rows):
        left = (_WIDTH - len(row) * _BOX - (len(row) - 1) * _GAP) / 2
        for k, name in enumerate(row):
            boxes[name] = (left + k * (_BOX + _GAP), _TOP + (top - level) * _ROW)
    height = _TOP + top * _ROW + _HEIGHT + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}"'
        ' font-family="system-ui, sans-serif" font-size="15" role="img">',
        "<title>The packages of newsclean and what they import</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"'
        ' markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b7f"/></marker></defs>',
    ]
    for one, other in arrows:
        if (one, other) in around:
            side = _side(one, other, rows)
            parts.append(_arrow_around(boxes[one], boxes[other], side, around.index((one, other))))
        else:
            parts.append(_arrow(boxes[one], boxes[other]))
    for name, (x, y) in sorted(boxes.items()):
        parts.append(_box(name, x, y))
    return "\n".join([*parts, "</svg>", ""])


def _level(name: str, graph: Graph) -> int:
    """0 for what imports nothing, else one more than the highest that it imports."""
    return max([1 + _level(other, graph) for other in graph[name]], default=0)


def _reached(name: str, graph: Graph) -> set[str]:
    found = set(graph[name])
    for other in graph[name]:
        found |= _reached(other, graph)
    return found


def _direct(name: str, graph: Graph) -> set[str]:
    """What ``name`` imports and no other import of it reaches."""
    return {
        other
        for other in graph[name]
        if not any(other in _reached(between, graph) for between in graph[name])
    }


Rows = Sequence[Sequence[str]]


def _ordered(rows: Rows, around: Sequence[tuple[str, str]]) -> Rows:
    """``rows`` in the order in which most arrows can pass beside the boxes between."""
    orders = product(*[list(permutations(row)) for row in rows])
    return max(orders, key=lambda order: sum([_side(a, b, order) != 0 for a, b in around]))


def _side(one: str, other: str, rows: Rows) -> int:
    """-1 if both boxes are the leftmost of their rows, 1 if the rightmost, 0 if neither."""
    own = [row for row in rows if one in row or other in row]
    for side, at in ((-1, 0), (1, -1)):
        if all(row[at] in (one, other) for row in own):
            return side
    return 0


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """An arrow down to the next row."""
    x1, y1 = start[0] + _BOX / 2, start[1] + _HEIGHT
    x2, y2 = end[0] + _BOX / 2, end[1]
    bend = (y2 - y1) / 2
    return _path(f"M{x1:g} {y1:g}C{x1:g} {y1 + bend:g} {x2:g} {y2 - bend:g} {x2:g} {y2:g}")


def _arrow_around(
    start: tuple[float, float], end: tuple[float, float], side: int, lane: int
) -> str:
    """An arrow to a row further down, past the boxes between."""
    x1, x2 = (xy[0] + (_BOX if side > 0 else 0) for xy in (start, end))
    y1, y2 = start[1] + _HEIGHT / 2, end[1] + _HEIGHT / 2
    out = 60 + 14 * lane
    turn = max(x1, x2) + out if side > 0 else min(x1, x2) - out
    return _path(f"M{x1:g} {y1:g}C{turn:g} {y1:g} {turn:g} {y2:g} {x2:g} {y2:g}")


def _path(way: str) -> str:
    return (
        f'<path d="{way}" fill="none" stroke="#5b6b7f" stroke-width="1.4" marker-end="url(#tip)"/>'
    )


def _box(name: str, x: float, y: float) -> str:
    is_package = (SOURCE / "newsclean" / name).is_dir()
    fill, label = ("#e8f0fa", f"{name}/") if is_package else ("#f5f2e8", f"{name}.py")
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_BOX}" height="{_HEIGHT}" rx="7" fill="{fill}"'
        f' stroke="#5b6b7f"/><text x="{x + _BOX / 2:g}" y="{y + 28:g}" fill="#1d2733"'
        f' text-anchor="middle">{label}</text>'
    )


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(svg(), encoding="utf-8")
    print(PICTURE)
