"""The structure of the package: imports go down, files are short, the docs show it as it is."""

from __future__ import annotations

import ast
import importlib
import importlib.util
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest

from support import ROOT

grimp = pytest.importorskip("grimp", reason="grimp is not installed")

SOURCE = ROOT / "src" / "newsclean"
LONGEST = 400
MOST_AT_THE_ROOT = 10


def circle(package: str) -> list[str] | None:
    """Modules that import each other in a ring, the first one named again at the end.

    Imports inside functions count; those under ``if TYPE_CHECKING:`` do not.
    """
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return None


def test_no_modules_import_each_other_in_a_circle() -> None:
    found = circle("newsclean")
    assert found is None, "a circle of imports: " + " -> ".join(found or ())


def test_a_circle_is_found_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "ring"
    package.mkdir()
    files = {
        "__init__.py": "",
        "one.py": "from ring import two",
        "two.py": "def late():\n    from ring.three import x",
        "three.py": "from .one import y",
        "apart.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ring.apart2",
        "apart2.py": "import ring.apart",
    }
    for name, text in files.items():
        (package / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    found = circle("ring")
    assert found is not None
    assert sorted(set(found)) == ["ring.one", "ring.three", "ring.two"]
    assert found[0] == found[-1]


def test_files_are_short_and_the_root_is_small() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert [str(path) for path, length in lengths.items() if length > LONGEST] == []
    assert len(list(SOURCE.glob("*.py"))) <= MOST_AT_THE_ROOT


def test_every_package_says_what_it_owns() -> None:
    for path in SOURCE.glob("*/__init__.py"):
        assert path.read_text("utf-8").lstrip("r").startswith('"""'), path


def drawing() -> ModuleType:
    """The script that draws the picture in the docs."""
    spec = importlib.util.spec_from_file_location("architecture", ROOT / "docs" / "architecture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_in_the_docs_is_of_this_code() -> None:
    script = drawing()
    drawn = script.PICTURE.read_text(encoding="utf-8")
    assert drawn == script.svg(), "make architecture"


def test_no_packages_import_each_other_in_a_circle() -> None:
    TopologicalSorter(drawing().package_graph()).prepare()


@pytest.mark.parametrize("name", sorted(drawing().package_graph()))
def test_the_page_names_every_package(name: str) -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert f"`{name}" in page


SCRIPTS = [
    path
    for folder in ("benchmarks", "docs", "examples", "training")
    for path in sorted((ROOT / folder).rglob("*.py"))
]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_scripts_import_names_that_exist(path: Path) -> None:
    for module, name in imported_names(path):
        if not hasattr(importlib.import_module(module), name):
            importlib.import_module(f"{module}.{name}")


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """What a script takes from newsclean: module and name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsclean":
            yield from ((node.module or "", alias.name) for alias in node.names)
