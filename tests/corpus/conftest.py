"""A run of the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[str]]]:
    """Exit code and lines on standard error of a command in ``tmp_path``, on one core."""
    from newsclean.cli.app import run as command_line

    monkeypatch.chdir(tmp_path)

    def in_process(*args: str) -> tuple[int, list[str]]:
        quiet = ("-q",) if args[0] == "clean" else ()
        code = command_line([*args, "--workers", "1", *quiet])
        return code, capfd.readouterr().err.splitlines()

    return in_process
