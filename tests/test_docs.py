"""The README and the documentation: what they show is what happens.

Every example is run, every command is run, every table is compared with the
code that it describes.
"""

from __future__ import annotations

import ast
import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

import newsclean
from newsclean import Article, RulePack, clean, labels, read_text
from newsclean.phrases import rulepack
from newsclean.phrases.gaps import GAP_LENGTHS
from support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
IN_DOCS = [path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts]
PAGES = [*TOP, *sorted(IN_DOCS)]

FENCE = re.compile(r"^```(?P<kind>\{?[\w-]*\}?)[^\n]*\n(?P<body>.*?)^```$", re.M | re.S)
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@attrs.frozen
class Fence:
    """A fenced block of a page."""

    kind: str
    body: str
    line: int


def fences(page: Path) -> Iterator[Fence]:
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Fence(match["kind"], match["body"], text.count("\n", 0, match.start()) + 1)


def fences_of(*kinds: str) -> list[object]:
    return [
        pytest.param(page, fence, id=f"{page.relative_to(ROOT)}:{fence.line}")
        for page in PAGES
        for fence in fences(page)
        if fence.kind in kinds
    ]


def section(page: str, heading: str) -> str:
    """The text under a heading of a reference page, up to the next one."""
    text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
    _, _, after = text.partition(f"## {heading}\n")
    assert after, f"{page} has no heading {heading!r}"
    return after.split("\n## ")[0]


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


# --- examples -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_examples(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r"^>>> import (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE):
        pytest.importorskip(name, reason=f"{name} is not installed")
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {name: getattr(newsclean, name) for name in newsclean.__all__}
    names |= {"newsclean": newsclean, "__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    printed: list[str] = []
    for fence in fences(page):
        if ">>> " in fence.body and fence.kind in ("python", "{doctest}"):
            parser = doctest.DocTestParser()
            test = parser.get_doctest(fence.body, names, page.name, str(page), fence.line)
            runner.run(test, out=printed.append, clear_globs=False)
            names.update(test.globs)
        elif fence.kind == "{testcode}":
            exec(compile(fence.body, f"{page}:{fence.line}", "exec", dont_inherit=True), names)
    assert "".join(printed) == ""


@pytest.mark.parametrize(("page", "fence"), fences_of("python"))
def test_python_that_is_only_shown_is_python(page: Path, fence: Fence) -> None:
    if ">>> " not in fence.body:
        ast.parse(fence.body, str(page))


@pytest.mark.parametrize(("page", "fence"), fences_of("toml"))
def test_toml(page: Path, fence: Fence) -> None:
    data = tomllib.loads(fence.body)
    if "rule" in data:
        head = "" if "language" in data else 'language = "en"\nsources = "the page"\n'
        assert RulePack.from_toml(head + fence.body, name=page.name).failures() == []


def is_ours(command: str) -> bool:
    return re.match(r"(\.venv/bin/)?newsclean ", command) is not None


@pytest.mark.parametrize(("page", "fence"), fences_of("console"))
def test_commands(page: Path, fence: Fence, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "80", "PYTHONUTF8": "1"}
    for part in re.split(r"^\$ ", fence.body, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        if not is_ours(command):
            continue
        done = subprocess.run(
            ["bash", "-c", command.replace(".venv/bin/", "")],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"{page.name}: {command}\n{done.stderr}"
        if expected.strip():
            same = doctest.OutputChecker().check_output(expected, done.stdout, FLAGS)
            assert same, f"{page.name}: {command}\n{done.stdout}"


# --- links ----------------------------------------------------------------------------------

LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), target


# --- the README -----------------------------------------------------------------------------

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_sets_up_with_one_command_each() -> None:
    commands = [f.body.strip() for f in fences(ROOT / "README.md") if f.kind == "sh"]
    assert len(commands) == 2
    for command, last in zip(commands, ["newsclean clean seeds/", "pytest"], strict=True):
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install")
        assert last in command.rpartition("&&")[2]


def test_the_readme_installs_extras_that_there_are() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(re.findall(r'"\.\[(\w+)\]"', README))
    assert extras
    assert extras <= set(data["project"]["optional-dependencies"])


def shown_in_the_picture() -> list[tuple[str, str]]:
    picture = next(f.body for f in fences(ROOT / "README.md") if f.kind == "text")
    rows = [line.split(" │ ") for line in picture.splitlines()]
    return [(text.rstrip(" …"), label.removeprefix("● ")) for text, label in rows]


def label_at(article: Article, start: str) -> str:
    """What became of the text that begins with ``start``."""
    for block in article.blocks:
        if block.text.startswith(start):
            return block.kind
    for removal in article.removals:
        if article.text_of(removal).startswith(start):
            return removal.name
    raise AssertionError(f"not in the article: {start!r}")


def test_the_picture_shows_what_happens() -> None:
    source = next((ROOT / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")
    article = clean(read_text(source))
    rows = shown_in_the_picture()
    assert [(text, label_at(article, text)) for text, _ in rows] == rows


# --- the reference and the code -------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "names"),
    [("Removed", labels.REMOVED), ("Lifted", labels.LIFTED), ("Kept", labels.KEPT)],
)
def test_label_tables(heading: str, names: frozenset[str]) -> None:
    assert sorted(first_column(section("labels.md", heading))) == sorted(names)


def test_label_tables_name_fields_that_there_are() -> None:
    rows = re.findall(r"^\|.*\|(.*)\|$", section("labels.md", "Lifted"), re.MULTILINE)
    named = set(re.findall(r"`(\w+)`", " ".join(rows)))
    assert named <= set(attrs.fields_dict(Article))


def test_word_list_table() -> None:
    table = first_column(section("rule-packs.md", "Word lists"))
    assert sorted(table) == sorted(rulepack.WORD_LISTS)


def test_gap_lengths() -> None:
    text = section("rule-packs.md", "Patterns and gaps")
    sentence = text.partition("A gap has a greatest length:")[2].partition(".")[0]
    shown: dict[str, int] = {}
    for names, length in re.findall(r"((?:`\w+`(?: and )?)+) (\d+)", sentence):
        shown |= dict.fromkeys(re.findall(r"`(\w+)`", names), int(length))
    assert shown == GAP_LENGTHS


def test_every_rule_the_pages_name_exists() -> None:
    known = {rule.id for pack in RulePack.builtin() for rule in pack.rules}
    tutorial = (ROOT / "docs" / "tutorial" / "index.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:en|any)\.[a-z]+\.[a-z-]+\b", tutorial))
    assert named <= known


def test_every_option_of_the_command_line_is_in_the_reference() -> None:
    click = pytest.importorskip("click")
    from newsclean.cli.app import app

    page = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
    for name, command in app.commands.items():
        _, _, after = page.partition(f"## newsclean {name}\n")
        text = after.split("\n## ")[0]
        assert text, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                for spelling in [*parameter.opts, *parameter.secondary_opts]:
                    assert f"`{spelling}" in text, f"{name} {spelling}"
        shown = set(re.findall(r"`(--?[a-z-]+)", text)) - {"-h", "--help"}
        known = {s for p in command.params for s in [*p.opts, *p.secondary_opts]}
        assert shown <= known, name
