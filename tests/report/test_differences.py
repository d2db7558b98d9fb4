"""What two runs decide differently: found in full, and nothing else."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Article, Block, Pipeline, Removal, clean, read_text
from newsclean.cli.app import app
from newsclean.model.json_text import dumps
from newsclean.report import render
from newsclean.report.differences import changes_between, paired
from newsclean.text.characters import STEERING
from support import hostile_markup as hostile
from support.article_samples import articles

STORY = "A storm hit the northern coast on Friday, and two harbours were closed, officials said."
TEXT = f"Storm hits coast\n\n{STORY}\n\nRead more"
READ = read_text(TEXT)
CLEAN = clean(READ)


def test_pieces_and_fields_that_differ() -> None:
    changes = changes_between(READ, CLEAN)
    assert [(one.text, one.before.kind, one.after.in_words) for one in changes.texts] == [
        ("Storm hits coast", "kept", "removed as title (title.first-line)"),
        ("Read more", "kept", "removed as related (en.related.read-more)"),
    ]
    assert [(one.name, one.before, one.after) for one in changes.fields] == [
        ("title", "", "Storm hits coast")
    ]
    back = changes_between(CLEAN, READ)
    assert [(one.before, one.after) for one in back.texts] == [
        (one.after, one.before) for one in changes.texts
    ]


def test_another_rule_for_the_same_label_is_no_difference() -> None:
    other = [attrs.evolve(removal, rule="x", cleaner="x") for removal in CLEAN.removals]
    assert not changes_between(CLEAN, attrs.evolve(CLEAN, removals=other))


def test_another_label_is_one() -> None:
    other = [attrs.evolve(removal, name="ad") for removal in CLEAN.removals]
    changes = changes_between(CLEAN, attrs.evolve(CLEAN, removals=other))
    assert [(one.before.label, one.after.label) for one in changes.texts] == [
        ("title", "ad"), ("related", "ad"),
    ]  # fmt: skip


def test_texts_that_were_read_differently_are_compared_by_block() -> None:
    other = clean(read_text(f"{TEXT}\n\nSign up to our newsletter"))
    changes = changes_between(CLEAN, other)
    assert [(one.text, one.before.in_words, one.after.label) for one in changes.texts] == [
        ("Sign up to our newsletter", "not in the text", "newsletter")
    ]
    assert [one.after.in_words for one in changes_between(other, CLEAN).texts] == [
        "not in the text"
    ]


@given(articles())
def test_no_article_differs_from_itself(article: Article) -> None:
    assert not changes_between(article, article)


def split_up(text: str, cuts: list[int], gone: list[bool]) -> Article:
    """An article in which every other stretch between cuts may be removed."""
    edges = sorted({0, len(text), *[cut for cut in cuts if cut < len(text)]})
    spans = [span for span in itertools.pairwise(edges) if span[0] < span[1]]
    flags = [gone[k % len(gone)] for k in range(len(spans))]
    return Article(
        text,
        [Block(text[a:b], [(a, b)]) for (a, b), out in zip(spans, flags, strict=True) if not out],
        [Removal("ad", "x", "x", [span]) for span, out in zip(spans, flags, strict=True) if out],
    )


CUTS = st.lists(st.integers(1, 20), max_size=5)
FLAGS = st.lists(st.booleans(), min_size=1, max_size=4)


@settings(max_examples=settings().max_examples // 5)  # each compares two articles, and draws them
@given(CUTS, FLAGS, CUTS, FLAGS)
def test_every_character_that_is_decided_otherwise_is_in_a_change(
    cuts: list[int], gone: list[bool], other_cuts: list[int], other_gone: list[bool]
) -> None:
    text = "abcdefghijklmnopqrst"
    before, after = split_up(text, cuts, gone), split_up(text, other_cuts, other_gone)

    def removed(article: Article) -> set[int]:
        return {at for one in article.removals for s, e in one.pieces for at in range(s, e)}

    spans = [one.span for one in changes_between(before, after).texts]
    changed = {at for span in spans if span for at in range(*span)}
    assert changed == removed(before) ^ removed(after)
    # The page has the whole text all the same, each character once.
    data = re.search('id="data">(.*?)</script>', render([after], against=[before]))
    assert data
    segments = json.loads(data[1])[0]["segments"]
    assert "".join(piece for _, piece in segments) == text


def test_documents_belong_together_by_name_address_text_or_place() -> None:
    here = [
        ("a.html", Article("one")),
        ("x/b.jsonl:1", Article("two", url="https://a.example/2")),
        ("x/b.jsonl:2", Article("three")),
        ("x/c.html", Article("four")),
        ("x/d.html", Article("five")),
    ]
    there = [
        ("a.html", Article("another one")),
        ("y/e.jsonl:9", Article("another two", url="https://a.example/2")),
        ("y/e.jsonl:8", Article("three")),
        ("y/c.html", Article("another four")),
        ("y/f.html", Article("six")),
    ]
    pairs = paired(here, there)
    assert [(pair.before.source_text, pair.after.source_text) for pair in pairs.both] == [
        ("one", "another one"), ("two", "another two"), ("three", "three"),
        ("four", "another four"),
    ]  # fmt: skip
    assert (pairs.only_before, pairs.only_after) == ((4,), (4,))


def test_names_that_are_not_alone_tell_nothing() -> None:
    same = [("a", Article("one")), ("a", Article("two"))]
    pairs = paired(same, list(reversed(same)))
    assert [(p.before.source_text, p.after.source_text) for p in pairs.both] == [
        ("two", "two"), ("one", "one"),
    ]  # fmt: skip


# --- the commands ---------------------------------------------------------------------------


def run(*args: str) -> Any:
    return CliRunner().invoke(app, args, standalone_mode=False)


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plain = clean(READ, pipeline=Pipeline())
    for name, found in [("a", [plain, CLEAN]), ("b", [CLEAN, CLEAN, CLEAN])]:
        lines = [dumps({"path": f"{k}.txt", **one.to_dict()}) for k, one in enumerate(found)]
        Path(f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_diff_shows_what_differs(runs: Path) -> None:
    done = run("diff", "a.jsonl", "b.jsonl")
    assert (done.return_value, done.stderr) == (0, "")
    assert done.stdout.startswith("0.txt  Storm hits coast\n  title: – → Storm hits coast\n")
    assert "  kept → removed as related (en.related.read-more)\n    Read more\n" in done.stdout
    assert done.stdout.endswith(
        "only in b.jsonl: 2.txt\n1 of 2 documents differ: 2 removed only by B, 1 field\n"
    )
    assert "1.txt" not in done.stdout


def test_diff_of_the_same_is_nothing(runs: Path) -> None:
    assert run("diff", "a.jsonl", "a.jsonl").stdout == "0 of 2 documents differ\n"


def test_diff_as_html(runs: Path) -> None:
    pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
    assert run("diff", "a.jsonl", "b.jsonl", "-o", "page.html").return_value == 0
    page = Path("page.html").read_text("utf-8")
    assert "<title>What b.jsonl decides differently from a.jsonl</title>" in page
    assert "1 differs from the earlier run" in page
    assert page.count('<li><a href="#d') == 1
    done = run("diff", "a.jsonl", "b.jsonl", "-o", "b.jsonl")
    assert "is also an input" in str(done.exception)


def test_report_against_an_earlier_run(runs: Path) -> None:
    pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
    done = run("report", "b.jsonl", "--against", "a.jsonl", "-o", "page.html")
    assert (done.return_value, done.stderr) == (0, "")
    page = Path("page.html").read_text("utf-8")
    assert page.count('<li><a href="#d') == 3
    assert page.count("3 differences") == 1


def test_what_cannot_be_read_is_named(runs: Path) -> None:
    done = run("diff", "a.jsonl", "no-such.jsonl")
    assert done.return_value == 1
    assert "no-such.jsonl" in done.stderr


def test_there_must_be_an_earlier_article_for_each() -> None:
    pytest.importorskip("jinja2", reason="the extra 'report' is not installed")
    with pytest.raises(ValueError, match="1 articles and 2 to compare them with"):
        render([CLEAN], against=[None, None])


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_hostile_texts_steer_no_terminal_and_make_no_tags(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bad = hostile.article_of(text.replace("\ud800", ""))
    pair = []
    for name in ("honest words", text):
        one = hostile.article_of(name)
        pair.append(render([one], against=[Article(one.source_text)], names=[name], title=name))
    tags = [re.findall("<[a-z]+", page.partition("<script")[0]) for page in pair]
    assert tags[0] == tags[1]
    Path("a.jsonl").write_text(Article(title="x").to_json(), encoding="utf-8")
    Path("b.jsonl").write_text(attrs.evolve(Article(title=bad.title), tags=bad.tags).to_json())
    done = run("diff", "a.jsonl", "b.jsonl")
    assert done.return_value == 0
    assert not STEERING.search(done.stdout)
