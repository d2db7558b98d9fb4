"""Which modules of newsclean import which, read from the source without running it.

Imports inside functions count; those under ``if TYPE_CHECKING:`` do not.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from support import ROOT

SOURCE = ROOT / "src" / "newsclean"
Graph = Mapping[str, frozenset[str]]


def module_graph(source: Path = SOURCE) -> Graph:
    """For each module the modules of the same package that it imports."""
    paths = {_name_of(path, source): path for path in sorted(source.rglob("*.py"))}
    return {
        name: frozenset(
            found for found in _imported(path, name, paths) if found in paths and found != name
        )
        for name, path in paths.items()
    }


def package_graph(modules: Graph) -> Graph:
    """The same for the packages and modules right below the root, which itself is left out."""
    graph: dict[str, set[str]] = {}
    for name, imported in modules.items():
        top = _top(name)
        if top is not None:
            own = graph.setdefault(top, set())
            own.update(found for n in imported if (found := _top(n)) not in (None, top))  # type: ignore[misc]
    return {name: frozenset(found) for name, found in graph.items()}


def circle(graph: Graph) -> list[str] | None:
    """Modules that import each other in a ring, the first one named again at the end."""
    done: set[str] = set()
    for start in graph:
        way: list[str] = []
        waiting = [(start, iter(sorted(graph[start])))]
        way.append(start)
        while waiting:
            name, rest = waiting[-1]
            following = next((n for n in rest if n not in done), None)
            if following is None:
                done.add(name)
                waiting.pop()
                way.pop()
            elif following in way:
                return [*way[way.index(following) :], following]
            else:
                way.append(following)
                waiting.append((following, iter(sorted(graph[following]))))
    return None


def _name_of(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join([source.name, *(part for part in parts if part != "__init__")])


def _top(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else None


def _imported(path: Path, name: str, known: Mapping[str, Path]) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in _run_time_nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                above = parts[: len(parts) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in known else base


def _run_time_nodes(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            for other in child.orelse:
                yield other
                yield from _run_time_nodes(other)
            continue
        yield child
        yield from _run_time_nodes(child)
