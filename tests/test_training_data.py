"""The texts that judges are trained on are our own and well formed, or offsets alone."""

from __future__ import annotations

import json
import random
import tomllib
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from newsclean import read_text
from newsclean.labels import ALL
from support import ROOT

TRAINING = ROOT / "training"
TEMPTING = sorted((TRAINING / "tempting").glob("*.toml"))
SYNTHETIC = sorted((TRAINING / "synthetic").glob("*.toml"))
APPEALS = sorted((TRAINING / "appeals").glob("*.toml"))
LINES = sorted((TRAINING / "lines").glob("*.toml"))
PASSAGES = sorted((ROOT / "tests" / "cases" / "languages").glob("*.toml"))
PLANTED = ROOT / "benchmarks" / "planted"
KINDS = set(
    "donation cookie paywall newsletter app follow adblock comments share related ad media nav"
    " legal poll".split()
)
"""The labels of appeals, each of which a language has."""


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


@pytest.mark.parametrize("path", APPEALS, ids=name)
def test_appeals_of_a_language_are_of_every_label_and_have_stories_about_them(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert data.keys() == {"appeal", "story"}
    assert all(appeal.keys() == {"label", "text"} for appeal in data["appeal"])
    assert all(story.keys() == {"title", "paragraphs"} for story in data["story"])
    texts = [appeal["text"].strip() for appeal in data["appeal"]]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    counts = Counter(appeal["label"] for appeal in data["appeal"])
    assert counts.keys() == KINDS
    assert min(counts.values()) > 3, counts
    assert len(data["story"]) > 3
    for story in data["story"]:
        assert "\n" not in story["title"].strip()
        assert len(story["paragraphs"]) > 4, story["title"]
        assert all(paragraph.strip() for paragraph in story["paragraphs"])


def test_a_language_has_appeals_in_one_place() -> None:
    here = {path.name for path in APPEALS}
    assert here
    assert here.isdisjoint(path.name for path in PLANTED.glob("*.toml"))


@pytest.mark.parametrize("name", ["pages", "wild"])
def test_labels_of_texts_that_are_not_here_are_offsets_alone(name: str) -> None:
    for line in (TRAINING / "labels" / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        assert row.keys() == {"id", "spans"}
        last = 0
        for start, end, label in row["spans"]:
            assert last <= start < end
            assert label in ALL | {"neutral"}
            last = end


# --- what is made of them -------------------------------------------------------------------


@pytest.fixture
def judge_data(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return import_module("judge_data")


@pytest.mark.parametrize("maker", ["short", "with_residue", "planted", "interrupted"])
def test_documents_are_the_same_each_time_and_have_a_text_and_spans(
    judge_data: ModuleType, maker: str
) -> None:
    make = getattr(judge_data, maker)
    documents = list(make(random.Random(1)))
    assert documents
    assert documents == list(make(random.Random(1)))
    assert len({document.id for document in documents}) == len(documents)
    for document in documents:
        last = 0
        for start, end, label in document.spans:
            assert last <= start < end <= len(document.text), document.id
            assert label in ALL, document.id
            last = end


def test_short_texts_are_a_paragraph_or_three_and_some_have_junk(judge_data: ModuleType) -> None:
    documents = list(judge_data.short(random.Random(1)))
    shares = [bool(document.spans) for document in documents]
    assert 0.5 < sum(shares) / len(shares) < 0.7
    assert {document.kind for document in documents} == {"short"}
    for document in documents:
        junk = {document.text[start:end] for start, end, _ in document.spans}
        lines = [line for line in document.text.split("\n") if line]
        assert 1 <= sum(line not in junk for line in lines) <= 3, document.id
        assert "title" not in {span.label for span in document.spans}


def test_residue_stands_on_lines_of_its_own(judge_data: ModuleType) -> None:
    for document in judge_data.with_residue(random.Random(1)):
        residue = [span for span in document.spans if span.label == "residue"]
        assert 1 <= len(residue) <= 3
        for start, end, _ in residue:
            line = document.text[start:end]
            assert "\n" not in line
            assert "{word}" not in line
            assert line in document.text.split("\n")


def test_seeds_are_labelled_as_their_golden_files_say(judge_data: ModuleType) -> None:
    seeds = list(judge_data.seeds())
    assert len(seeds) == len(list((ROOT / "seeds").glob("*.txt")))
    for document in seeds:
        golden = json.loads((ROOT / "tests" / "golden" / f"{document.id}.json").read_text("utf-8"))
        labels = {document.text[start:end]: label for start, end, label in document.spans}
        assert labels.get(golden["title"], "title") == "title"
        story = {*golden["paragraphs"], *golden["headings"]}
        assert story.isdisjoint(labels)
        lines = document.text.split("\n")
        for entry in golden["removed_lines"]:
            for line in filter(str.strip, lines[entry["first"] - 1 : entry["last"]]):
                assert labels[line] in {*entry["labels"], "title", "caption"}


def test_the_truth_of_a_block_is_the_share_of_its_words(judge_data: ModuleType) -> None:
    text = "Share this story\n\nThe council met. Sign up now"
    spans = (judge_data.Span(0, 16, "share"), judge_data.Span(35, 46, "newsletter"))
    document = judge_data.Document("a", "a", "short", text, "en", spans)
    assert judge_data.truths(document, read_text(text)) == [
        judge_data.Truth(1.0, "share", 3, 0.0),
        judge_data.Truth(0.5, "newsletter", 6, 0.0),
    ]


def test_what_is_of_one_publisher_is_of_one_fold(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lightgbm", "scipy", "sklearn"):
        pytest.importorskip(module, reason="the extra 'training' is not installed")
    monkeypatch.syspath_prepend(str(TRAINING))
    learning = import_module("judge_learning")
    names = ("fr.euronews.com", "www.euronews.com", "euronews.com1", "Euronews")
    assert len({learning.fold_of(name) for name in names}) == 1
    folds = {learning.fold_of(f"planted-{number}") for number in range(20)}
    assert folds <= set(range(learning.FOLDS))
    assert len(folds) > 1


@pytest.mark.parametrize("path", [*LINES, *PASSAGES], ids=name)
def test_lines_have_labels_and_are_there_once(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = [line for _, line in data["junk"]]
    assert {label for label, _ in data["junk"]} <= ALL
    assert len({*lines, *data["keep"]}) == len(lines) + len(data["keep"])
    assert min(len(lines), len(data["keep"])) >= 20
    assert all(line.strip() == line and "\n" not in line for line in [*lines, *data["keep"]])


def test_the_judge_has_not_learned_from_sentences_that_measure_it() -> None:
    for path in PASSAGES:
        learned = TRAINING / "lines" / path.name
        if learned.exists():
            own = tomllib.loads(path.read_text(encoding="utf-8"))["keep"]
            assert set(own).isdisjoint(tomllib.loads(learned.read_text(encoding="utf-8"))["keep"])
