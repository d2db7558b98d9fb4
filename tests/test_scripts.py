"""What the scripts of training and benchmarks ask of newsclean is there, compiled or not.

Compiled modules hide names that are typed in their ``.pxd`` files.  Few scripts run in tests.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from support import ROOT

SCRIPTS = sorted(
    path for folder in ("training", "benchmarks") for path in (ROOT / folder).glob("*.py")
)


def imported(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    """Of all imports of newsclean the module, the name, and what the script calls it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsclean":
            for alias in node.names:
                yield node.module or "", alias.name, alias.asname or alias.name


def asked_of_modules(tree: ast.Module, modules: dict[str, ModuleType]) -> Iterator[tuple[str, str]]:
    """Of all uses of an imported module what it is called and the name that is asked of it."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=called), attr=name) if called in modules:
                yield called, name


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_names_that_a_script_uses_exist(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    modules: dict[str, ModuleType] = {}
    missing = []
    for module, name, called in imported(tree):
        if find_spec(f"{module}.{name}") if hasattr(import_module(module), "__path__") else None:
            modules[called] = import_module(f"{module}.{name}")
        elif not hasattr(import_module(module), name):
            missing.append(f"{module}.{name}")
    missing += [
        f"{modules[called].__name__}.{name}"
        for called, name in asked_of_modules(tree, modules)
        if not hasattr(modules[called], name)
    ]
    assert not missing
