"""The texts that judges are trained on are our own and well formed, or offsets alone."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from newsclean import read_text
from newsclean.labels import ALL
from support import ROOT

TRAINING = ROOT / "training"
TEMPTING = sorted((TRAINING / "tempting").glob("*.toml"))
SYNTHETIC = sorted((TRAINING / "synthetic").glob("*.toml"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", TEMPTING, ids=name)
def test_tempting_stories_have_a_headline_and_lines_below_it(path: Path) -> None:
    stories = tomllib.loads(path.read_text(encoding="utf-8"))["story"]
    assert len({story["text"] for story in stories}) == len(stories)
    for story in stories:
        assert story["kind"]
        assert len(read_text(story["text"]).blocks) > 3, story["text"][:80]


@pytest.mark.parametrize("path", SYNTHETIC, ids=name)
def test_every_line_of_a_synthetic_text_has_a_known_label(path: Path) -> None:
    for text in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
        lines = [line.partition("|") for line in text["lines"].strip().split("\n")]
        assert {label for label, _, _ in lines} <= ALL | {"body"}
        assert any(label == "body" for label, _, _ in lines)
        assert all(words.strip() for _, _, words in lines)


def test_labels_of_texts_that_are_not_here_are_offsets_alone() -> None:
    for line in (TRAINING / "labels" / "wild.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == {"id", "spans"}
        last = 0
        for start, end, label in row["spans"]:
            assert last <= start < end
            assert label in ALL | {"neutral"}
            last = end
