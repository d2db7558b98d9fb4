"""What fuzzing started from and found, replayed: the targets of `tests/fuzz/` without atheris."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent
sys.path.insert(0, str(FUZZ))

from gate import MOST_INPUTS  # noqa: E402 - of this folder
from targets import TARGETS  # noqa: E402


@pytest.mark.parametrize(("name", "target"), TARGETS.items(), ids=TARGETS)
def test_the_kept_corpus(name: str, target: Callable[[bytes], None]) -> None:
    inputs = sorted((FUZZ / "corpus" / name).iterdir())
    assert inputs
    broken = {}
    for path in inputs:
        try:
            target(path.read_bytes())
        except Exception as error:
            broken[path.name] = f"{type(error).__name__}: {error}"
    assert not broken


def test_one_command_each() -> None:
    assert all((FUZZ / f"{name}.py").is_file() for name in TARGETS)


def test_the_gate_fuzzes_each() -> None:
    assert MOST_INPUTS.keys() == TARGETS.keys()
