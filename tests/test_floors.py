"""Quality is pinned: no figure of benchmarks/floors.toml gets worse unseen."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsclean
from support import ROOT, SHARED

FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text(encoding="utf-8"))


def measured(script: str, data: Path, tmp_path: Path, *options: str) -> dict[str, Any]:
    """What a benchmark writes as JSON."""
    if not data.exists():
        pytest.skip(f"{data} is not here; NEWSCLEAN_SHARED may name its folder's parent")
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / script), str(data), "--json", str(out)]
    subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
    return json.loads(out.read_text(encoding="utf-8"))


def worse(figures: dict[str, float], bounds: dict[str, dict[str, float]]) -> list[str]:
    """The figures that are under their floor or over their ceiling, in words."""
    below = [
        f"{name} is {figures[name]:.4f}, under its floor of {floor}"
        for name, floor in bounds.get("floor", {}).items()
        if figures[name] < floor
    ]
    above = [
        f"{name} is {figures[name]:.4f}, over its ceiling of {ceiling}"
        for name, ceiling in bounds.get("ceiling", {}).items()
        if figures[name] > ceiling
    ]
    return below + above


def test_texts(tmp_path: Path) -> None:
    pytest.importorskip("rapidfuzz", reason="the extra 'benchmark' is not installed")
    figures = measured("texts.py", SHARED / "texts" / "dev.jsonl", tmp_path)
    found = {style: worse(figures[style], bounds) for style, bounds in FLOORS["texts"].items()}
    assert {style: faults for style, faults in found.items() if faults} == {}


@pytest.mark.parametrize("name", FLOORS["pages"])
def test_pages(name: str, tmp_path: Path) -> None:
    data = SHARED / "pages" / f"{name}.jsonl.gz"
    found = measured("pages.py", data, tmp_path, "--tools", "newsclean")["files"][name]["newsclean"]
    fields = {field: found[field] for field in ("title", "authors", "date")}
    assert found["failures"] == {}
    assert worse({**found["body"], **fields}, FLOORS["pages"][name]) == []


def test_languages(tmp_path: Path) -> None:
    figures = measured("languages.py", ROOT / "tests" / "cases" / "languages", tmp_path)
    found = {group: worse(figures[group], bounds) for group, bounds in FLOORS["languages"].items()}
    assert {group: faults for group, faults in found.items() if faults} == {}


def test_a_figure_that_got_worse_is_named() -> None:
    bounds = {"floor": {"F1": 0.9}, "ceiling": {"harm": 0.0}}
    assert worse({"F1": 0.91, "harm": 0.0}, bounds) == []
    assert worse({"F1": 0.89, "harm": 0.1}, bounds) == [
        "F1 is 0.8900, under its floor of 0.9",
        "harm is 0.1000, over its ceiling of 0.0",
    ]


@pytest.mark.slow
def test_instructions(tmp_path: Path) -> None:
    """However busy a machine is, it counts the same: a page or text that takes more is seen."""
    bounds = FLOORS["instructions"]
    if not newsclean.compiled:
        pytest.skip("newsclean is not compiled")
    if shutil.which("valgrind") is None:
        pytest.skip("valgrind is not installed")
    here = platform.python_version().rpartition(".")[0], platform.machine()
    if here != (bounds["python"], bounds["machine"]):
        pytest.skip(f"the ceilings are not of Python {here[0]} on {here[1]}")
    out = tmp_path / "figures.json"
    command = [sys.executable, str(ROOT / "benchmarks" / "instructions.py"), "--json", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert worse(json.loads(out.read_text(encoding="utf-8")), bounds) == []


@pytest.mark.slow
def test_memory() -> None:
    """A few of the files that unpack to much; `python benchmarks/memory.py` has all."""
    pytest.importorskip("pyarrow", reason="the extra 'corpus' is not installed")
    pytest.importorskip("click", reason="the extra 'corpus' is not installed")
    cases = "csv-commas jsonl-lists warc-unpacked parquet-one-value-of-lists unclosed-marks"
    command = [sys.executable, str(ROOT / "benchmarks" / "memory.py"), "--only", *cases.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
