"""What the package shows: its names, their examples, and what importing it costs."""

from __future__ import annotations

import doctest
import importlib
import importlib.metadata
import inspect
import json
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import newsclean

if TYPE_CHECKING:
    from types import ModuleType

VERBS = {"clean", "clean_text", "extract", "extract_many", "read_html", "read_text"}
MODEL = {"Article", "Author", "Block", "Caption", "Image", "Label", "Mark", "Removal"}
PARTS = {"Cleaner", "Pipeline", "RulePack"}
ERRORS = {
    "ArticleFormatError",
    "CleanerError",
    "DecodeError",
    "NewscleanError",
    "PipelineError",
    "ReadError",
    "RulePackError",
}
PUBLIC = sorted(VERBS | MODEL | PARTS | ERRORS)


# --- names ----------------------------------------------------------------------------------


def test_a_star_import_gives_these_names_and_no_others() -> None:
    namespace: dict[str, object] = {}
    exec("from newsclean import *", namespace)
    del namespace["__builtins__"]
    assert sorted(namespace) == PUBLIC


def test_all_is_sorted_and_names_each_once() -> None:
    assert list(newsclean.__all__) == PUBLIC


def test_nothing_else_lies_about_in_the_package() -> None:
    others = {
        name
        for name in dir(newsclean)
        if not name.startswith("_") and not inspect.ismodule(getattr(newsclean, name))
    }
    assert others - {"compiled"} == set(PUBLIC)


def test_a_name_that_is_not_there_is_said_to_be_none() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'scrub'"):
        newsclean.scrub  # noqa: B018


def test_names_bring_their_modules_when_first_asked_for() -> None:
    code = (
        "import sys, newsclean; print(sum(name.startswith('newsclean.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_errors_form_one_tree() -> None:
    for name in ERRORS:
        assert issubclass(getattr(newsclean, name), newsclean.NewscleanError)
    assert issubclass(newsclean.DecodeError, newsclean.ReadError)
    for name in ERRORS - {"NewscleanError", "CleanerError"}:
        assert issubclass(getattr(newsclean, name), ValueError), name


def test_the_version_is_the_installed_one() -> None:
    assert newsclean.__version__ == importlib.metadata.version("newsclean")


# --- docstrings and their examples ----------------------------------------------------------

FINDER = doctest.DocTestFinder()
FLAGS = doctest.NORMALIZE_WHITESPACE


def failures_of(found: list[doctest.DocTest]) -> str:
    """What doctest prints about the examples that fail; empty if all pass."""
    printed: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for test in found:
        runner.run(test, out=printed.append)
    return "".join(printed)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_has_an_example_that_runs(name: str) -> None:
    value = getattr(newsclean, name)
    assert ">>> " in (inspect.getdoc(value) or ""), "the docstring shows no example"
    # ``module=False`` takes names that are defined elsewhere than where they are shown.
    names = {name: getattr(newsclean, name) for name in PUBLIC}
    found = FINDER.find(value, name, module=False, globs={"newsclean": newsclean, **names})
    own = next(test for test in found if test.name == name)
    assert own.examples
    assert failures_of([own]) == ""


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_member_has_a_docstring(name: str) -> None:
    value = getattr(newsclean, name)
    if not inspect.isclass(value):
        return
    for member_name, member in vars(value).items():
        if member_name.startswith("_") or not isinstance(
            member, property | classmethod | staticmethod | type(failures_of)
        ):
            continue
        assert inspect.getdoc(member), f"{name}.{member_name} has no docstring"


def modules() -> list[str]:
    walked = pkgutil.walk_packages(newsclean.__path__, "newsclean.")
    return ["newsclean", *(info.name for info in walked if not info.name.endswith("__main__"))]


def loaded(name: str) -> ModuleType:
    """The module, unless it needs an extra that is not installed."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("newsclean"):
            raise
        pytest.skip(f"{name} needs {error.name}")


@pytest.mark.parametrize("name", modules())
def test_every_example_in_every_docstring(name: str) -> None:
    module = loaded(name)
    assert module.__doc__, "a module's head says what it is for"
    assert failures_of(FINDER.find(module, name)) == ""


# --- what importing costs -------------------------------------------------------------------


def in_a_new_process(code: str) -> object:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import json, sys\n" + code],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


HEAVY = ("click", "rich", "pyarrow", "narwhals", "pandas", "hypothesis", "newsclean.cli")


def test_importing_loads_nothing_that_only_extras_need() -> None:
    code = f"import newsclean\nprint(json.dumps([n for n in {HEAVY} if n in sys.modules]))"
    assert in_a_new_process(code) == []


def test_importing_loads_no_rule_pack() -> None:
    code = """
import newsclean
from newsclean.phrases.builtin import builtin
before = builtin.cache_info().currsize
newsclean.clean_text("Storm hits coast")
print(json.dumps([before, builtin.cache_info().currsize]))
"""
    assert in_a_new_process(code) == [0, 1]


def test_rule_packs_are_loaded_once() -> None:
    code = """
import newsclean
from newsclean.phrases.builtin import builtin
for _ in range(3):
    newsclean.clean_text("Storm hits coast")
newsclean.Pipeline.default()
print(json.dumps(builtin.cache_info().misses))
"""
    assert in_a_new_process(code) == 1
