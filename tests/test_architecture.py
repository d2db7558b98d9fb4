"""The structure of the package: imports go down, files are short, the docs show it as it is."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from support import ROOT
from support.imports import SOURCE, circle, module_graph, package_graph

LONGEST = 400
MOST_AT_THE_ROOT = 10


def test_no_modules_import_each_other_in_a_circle() -> None:
    found = circle(module_graph())
    assert found is None, "a circle of imports: " + " -> ".join(found or ())


def test_no_packages_import_each_other_in_a_circle() -> None:
    found = circle(package_graph(module_graph()))
    assert found is None, "a circle of packages: " + " -> ".join(found or ())


def test_a_circle_is_found_and_named(tmp_path: Path) -> None:
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
    found = circle(module_graph(package))
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


@pytest.mark.parametrize("name", sorted(package_graph(module_graph())))
def test_the_page_names_every_package(name: str) -> None:
    page = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert f"`{name}" in page
