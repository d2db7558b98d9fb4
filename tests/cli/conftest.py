"""Files that the command line is tried on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support import SEEDS
from support.command_line import PLAIN


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with more text than a pipe holds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        shutil.copyfile(SEEDS[number % len(SEEDS)], folder / f"{number:03}.txt")
    return folder
