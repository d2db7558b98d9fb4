"""The five seeds: every field, every paragraph, and the label of every removed line.

A golden file says of each range of the seed's lines (counted from 1) which
label names are right for it.  Empty lines, the title's and the captions' lines
are not listed: the fields themselves show those.
"""

import json

import pytest

from newsclean import Article, clean, clean_text, read_text
from support import ROOT

GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.json"))


@pytest.fixture(params=GOLDEN, ids=lambda path: path.stem)
def golden(request: pytest.FixtureRequest) -> dict:
    return json.loads(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def seed(golden: dict) -> str:
    return (ROOT / "seeds" / golden["seed"]).read_text(encoding="utf-8")


@pytest.fixture
def article(seed: str) -> Article:
    return clean(read_text(seed))


def test_there_are_five() -> None:
    assert len(GOLDEN) == 5


def test_fields(golden: dict, article: Article) -> None:
    assert article.title == golden["title"]
    assert [author.name for author in article.authors] == golden["authors"]
    assert article.publisher == golden["publisher"]
    assert article.url == golden["url"]
    published = article.published and article.published.isoformat()
    assert published == golden["published"]
    assert list(article.tags) == golden["tags"]
    assert article.scores == golden["scores"]
    captions = [{"text": c.text, "credit": c.credit} for c in article.captions]
    assert captions == golden["captions"]


def test_body(golden: dict, article: Article) -> None:
    headings = [block.text for block in article.blocks if block.kind == "heading"]
    others = [block.text for block in article.blocks if block.kind != "heading"]
    assert headings == golden["headings"]
    assert others == golden["paragraphs"]
    assert all(block.kind in ("heading", "paragraph") for block in article.blocks)


def test_headings_stand_where_they_stood(golden: dict, seed: str, article: Article) -> None:
    body = [line.strip() for line in seed.split("\n")]
    order = [body.index(block.text) for block in article.blocks if block.text in body]
    assert order == sorted(order)


def test_label_of_every_removed_line(golden: dict, seed: str, article: Article) -> None:
    assert article.source_text.count("\n") == seed.count("\n"), "lines must still be the seed's"
    given = removed_lines(article)
    expected = {
        line: set(entry["labels"])
        for entry in golden["removed_lines"]
        for line in range(entry["first"], entry["last"] + 1)
    }
    lifted = {"title", "caption"}
    for number, names in given.items():
        assert names <= expected.get(number, lifted), f"line {number}"
    empty = {n for n, line in enumerate(article.source_text.split("\n"), 1) if not line}
    assert set(expected) - empty <= set(given), "every listed line is removed"


def removed_lines(article: Article) -> dict[int, set[str]]:
    """Names of the labels that took something of each line, by line number from 1."""
    found: dict[int, set[str]] = {}
    for removal in article.removals:
        for start, end in removal.pieces:
            first = article.source_text.count("\n", 0, start) + 1
            for number in range(first, first + article.source_text.count("\n", start, end) + 1):
                found.setdefault(number, set()).add(removal.name)
    return found


def test_again_changes_nothing(seed: str, article: Article) -> None:
    assert clean(article) == article
    assert clean_text(clean_text(seed)) == clean_text(seed)
