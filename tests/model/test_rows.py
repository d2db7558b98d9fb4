"""An Article as a row: every field of it, flat."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given

from newsclean import Article, Author, Caption, Image, extract
from newsclean.model.rows import ADDED
from support.article_samples import articles

NOT_IN_ROWS = {"source_text", "blocks", "marks"}


def test_every_field_is_in_it() -> None:
    fields = {field.name for field in attrs.fields(Article)} - NOT_IN_ROWS
    assert set(ADDED) == fields | {"text", "removed_share", "error"}
    assert tuple(Article().to_row()) == ADDED


@given(articles())
def test_it_says_what_the_article_says(article: Article) -> None:
    row = article.to_row()
    for name in (
        "title text publisher url language language_is_guessed section description free_access"
        " truncated image removed_share confidence".split()
    ):
        assert row[name] == getattr(article, name)
    assert tuple(row["tags"]) == article.tags
    assert {score["name"]: score["share"] for score in row["scores"]} == (article.scores or {})
    assert [Caption(**caption) for caption in row["captions"]] == list(article.captions)
    assert [Image(**image) for image in row["images"]] == [
        attrs.evolve(image, markup=None) for image in article.images
    ]
    assert [author["name"] for author in row["authors"]] == [a.name for a in article.authors]
    assert type(row["removed_share"]) is float


def test_moments_are_in_utc() -> None:
    zone = dt.timezone(dt.timedelta(hours=2))
    row = Article(
        published=dt.date(2020, 8, 15), modified=dt.datetime(2020, 8, 16, 1, tzinfo=zone)
    ).to_row()
    assert row["published"] == dt.datetime(2020, 8, 15, tzinfo=dt.UTC)
    assert row["modified"] == dt.datetime(2020, 8, 15, 23, tzinfo=dt.UTC)


def test_an_empty_article() -> None:
    row = Article().to_row()
    assert row["removed_share"] == 0.0
    assert type(Article().removed_share) is type(row["removed_share"]) is float
    assert [name for name, value in row.items() if value not in (None, [], "", 0.0, False)] == []


def test_frames_take_it(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    article = extract("<h1>Storm</h1><p>A storm hit the coast on Friday, officials said.</p>")
    article = attrs.evolve(
        article,
        authors=(Author("Ann Lee"),),
        images=(Image("/a.jpg", alt="Boats"),),
        scores={"positivity": 0.35},
    )
    frame = pandas.DataFrame([article.to_row(), Article().to_row()])
    frame.to_parquet(tmp_path / "a.parquet")
    back = pandas.read_parquet(tmp_path / "a.parquet")
    assert back["images"][0][0]["alt"] == "Boats"
    assert json.loads(frame.to_json(orient="records"))[0]["scores"][0]["share"] == 0.35
