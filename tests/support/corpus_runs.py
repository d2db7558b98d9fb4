"""Runs of the command line over corpora, for tests of what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("click", reason="click is not installed")
from support import HOME

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

STORY = "A storm hit the northern coast on Friday, officials said, and two harbours were shut."


PAGE = f"<html><h1>Storm hits coast</h1><p>{STORY}</p></html>".encode()


Row = dict[str, Any]


def inputs(count: int) -> list[Row]:
    return [{"id": n, "text": f"{STORY}\n\nOf {n} boats {n * n} came back."} for n in range(count)]


def as_jsonl(data: list[Row]) -> bytes:
    return "".join([json.dumps(row) + "\n" for row in data]).encode()


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[int]:
    """The ``id`` of each row of an output, which must be whole."""
    found = lines(path) if path.suffix == ".jsonl" else pq.read_table(path).to_pylist()
    assert all(row["text"].startswith(STORY) for row in found if row["error"] is None)
    return [row["id"] for row in found if row["error"] is None]


def environment(*more: Path) -> dict[str, str]:
    path = os.pathsep.join(map(str, filter(None, (*more, HOME, os.environ.get("PYTHONPATH")))))
    return {**os.environ, "PYTHONPATH": path}


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "newsclean", *map(str, args)]


def newsclean(*args: object, **how: Any) -> tuple[int, list[str]]:
    """Exit code and lines on standard error of a process."""
    how = {"env": environment(), "encoding": "utf-8", "timeout": 120, **how}
    done = subprocess.run(command(*args), capture_output=True, check=False, **how)
    return done.returncode, done.stderr.splitlines()
