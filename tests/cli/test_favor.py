"""The option ``--favor``: which commands have it, and that it reaches the pipeline."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner

from newsclean import Pipeline
from newsclean.cleaners.judge import Favor
from newsclean.cli.app import app

STORY = "A storm hit the coast on Friday, officials said."
CLEANING = [
    ["clean"],
    ["clean", "--format", "rows", "--workers", "1"],
    ["explain"],
    ["stats", "--workers", "1"],
    ["report", "-o", "-"],
]


def run(*args: str) -> Any:
    return CliRunner().invoke(app, args, standalone_mode=False)


@pytest.fixture
def favors(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ``favor`` of each default pipeline that is made."""
    made: list[str] = []

    def default(*, favor: str = "not given", **_: Any) -> Pipeline:
        made.append(favor)
        return Pipeline()

    monkeypatch.setattr(Pipeline, "default", default)
    return made


@pytest.mark.parametrize("command", CLEANING, ids=" ".join)
def test_it_reaches_the_pipeline(command: list[str], favors: list[str], tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    for given, favor in [([], "balance"), (["--favor", "recall"], "recall")]:
        favors.clear()
        assert run(*command, *given, str(story)).return_value == 0
        assert set(favors) == {favor}


@pytest.mark.parametrize("command", ["clean", "explain", "stats", "report"])
def test_the_help_names_the_choices_and_the_default(command: str) -> None:
    shown = " ".join(run(command, "--help").output.split())
    assert f"--favor [{'|'.join(get_args(Favor))}]" in shown
    assert "keep text (recall) or remove it (precision). [default: balance]" in shown


def test_other_values_are_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["clean", str(tmp_path), "--favor", "speed"])
    assert done.exit_code == 2
    assert "'speed' is not one of 'recall', 'balance', 'precision'" in done.output


def test_few_files_stay_few_files(tmp_path: Path) -> None:
    """The dial does not turn documents into rows."""
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    assert run("clean", str(story), "--favor", "recall").output.startswith('{"path": ')


def test_explain_shows_the_confidence(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    assert run("explain", str(story)).output.splitlines()[2].startswith("confidence: ")
