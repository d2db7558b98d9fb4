"""Dicts and JSON: nothing is lost on the way out and back, nothing wrong gets in."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import (
    Article,
    ArticleFormatError,
    Author,
    Block,
    Caption,
    Image,
    Mark,
    Removal,
    clean,
    read_text,
)
from newsclean.model import plain
from newsclean.model.blocks import BLOCK_KINDS, Markup
from support.article_samples import PROSE, articles, seed_articles

# --- dicts and JSON -------------------------------------------------------------------------


@given(articles())
def test_dict_round_trip(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article


@given(articles(), st.none() | st.integers(0, 3))
def test_json_round_trip(article: Article, indent: int | None) -> None:
    text = article.to_json(indent=indent)
    assert json.loads(text) == article.to_dict()
    assert Article.from_json(text) == article
    assert Article.from_json(text.encode("utf-8")) == article
    assert indent is not None or len(text.splitlines()) == 1
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in text)


@pytest.mark.parametrize("article", seed_articles())
def test_real_articles_round_trip(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article


def test_shape_is_constant_and_complete() -> None:
    names = {field.name for field in attrs.fields(Article)}
    assert set(Article().to_dict()) == names
    assert list(Article().to_dict()) == list(clean(read_text(PROSE)).to_dict())


@pytest.mark.parametrize("record", [Author, Caption, Markup, Block, Removal, Mark, Image])
def test_tables_have_every_field_of_the_model(record: type[Any]) -> None:
    names = {field.name for field in attrs.fields(record) if field.init}
    assert set(plain.TABLES[record]) == names


def test_dict_of_everything() -> None:
    article = Article(
        "Hello\n\nAd",
        [Block("Hello", [(0, 5)], "heading", 2, Markup(("body", "h2"), ("", "top"), 0.5, (0, 1)))],
        [Removal("ad", "my.ad", "mine", [(7, 9)], "loud")],
        title="T",
        authors=[Author("Ann Lee", "Reporter", "AFP", "By Ann Lee")],
        published=dt.date(2020, 8, 15),
        modified=dt.datetime(2020, 8, 15, 10, 30, tzinfo=dt.UTC),
        scores={"positivity": 0.35},
        captions=[Caption("A harbour.", "AFP")],
        images=[
            Image("/a.jpg", "Boats", "A harbour.", "AFP", 7, Markup(("body",), ("",), 0, (0,)))
        ],
        marks=[Mark(0, 5, "link", "https://port.example/"), Mark(1, 2, "code")],
    )
    data = article.to_dict()
    assert data["published"] == "2020-08-15"
    assert data["modified"] == "2020-08-15T10:30:00+00:00"
    assert data["authors"] == [
        {"name": "Ann Lee", "role": "Reporter", "organization": "AFP", "raw": "By Ann Lee"}
    ]
    assert data["blocks"] == [
        {
            "kind": "heading",
            "level": 2,
            "text": "Hello",
            "pieces": [[0, 5]],
            "markup": {
                "path": ["body", "h2"],
                "hints": ["", "top"],
                "link_share": 0.5,
                "places": [0, 1],
                "image": None,
                "picture": -1,
                "stated": 0.0,
                "cells": [],
                "indent": 0,
            },
        }
    ]
    assert data["removals"][0]["pieces"] == [[7, 9]]
    assert data["captions"] == [{"text": "A harbour.", "credit": "AFP", "image": None}]
    assert data["images"][0]["position"] == 7
    assert data["images"][0]["markup"]["path"] == ["body"]
    assert data["marks"] == [
        {"start": 0, "end": 5, "kind": "link", "url": "https://port.example/"},
        {"start": 1, "end": 2, "kind": "code", "url": None},
    ]
    assert type(data["scores"]) is dict
    assert Article.from_dict(data) == article


def test_a_changed_dict_leaves_the_article_alone() -> None:
    article = Article(scores={"positivity": 0.35}, tags=["a"])
    data = article.to_dict()
    data["scores"]["positivity"] = 1.0
    data["tags"].append("b")
    assert article == Article(scores={"positivity": 0.35}, tags=["a"])


def test_dates_and_moments_stay_apart() -> None:
    for value in (dt.date(2020, 8, 15), dt.datetime(2020, 8, 15)):
        back = Article.from_dict(Article(published=value).to_dict())
        assert type(back.published) is type(value)


def test_missing_fields_take_defaults() -> None:
    assert Article.from_dict({}) == Article()
    assert Article.from_dict({"title": "A", "authors": [{"name": "Ann Lee"}]}) == Article(
        title="A", authors=[Author("Ann Lee")]
    )


@pytest.mark.parametrize("kind", BLOCK_KINDS)
def test_every_kind_of_block(kind: str) -> None:
    data = {"source_text": "A b", "blocks": [{"text": "A b", "pieces": [[0, 3]], "kind": kind}]}
    assert Article.from_dict(data).blocks[0].kind == kind


def block(**changed: object) -> dict[str, Any]:
    return {"text": "One", "pieces": [[0, 3]], **changed}


def removal(**changed: object) -> dict[str, Any]:
    return {"name": "ad", "rule": "r", "cleaner": "c", "pieces": [[5, 8]], **changed}


def mark(**changed: object) -> dict[str, Any]:
    return {"start": 0, "end": 3, "kind": "strong", **changed}


HUGE = 10**5000
REFUSED: list[tuple[dict[Any, Any], str]] = [
    ({"titel": "A"}, "unknown field: titel"),
    ({1: "A"}, "unknown field: 1"),
    ({"text": "A"}, "unknown field: text"),
    ({"title": 5}, "title: expected str, not int"),
    ({"title": b"A"}, "title: expected str, not bytes"),
    ({"source_text": None}, "source_text: expected str, not None"),
    ({"authors": None}, "authors: expected list, not None"),
    ({"authors": {"name": "Ann Lee"}}, "authors: expected list, not dict"),
    ({"authors": ["Ann Lee"]}, "authors[0]: expected dict, not str"),
    ({"authors": [{"role": "Reporter"}]}, "missing field: authors[0].name"),
    ({"authors": [{"name": "A", "age": 3}]}, "unknown field: authors[0].age"),
    ({"tags": "abc"}, "tags: expected list, not str"),
    ({"tags": ["a", None]}, "tags[1]: expected str, not None"),
    ({"free_access": 1}, "free_access: expected bool, not int"),
    ({"published": 2020}, "published: expected str, not int"),
    ({"published": "15 August"}, "published: '15 August' is not an ISO 8601 date"),
    ({"modified": "2020-08-15T25:00"}, "modified: '2020-08-15T25:00' is not an ISO 8601 date"),
    ({"scores": [1]}, "scores: expected dict, not list"),
    ({"scores": {"positivity": "high"}}, "scores.positivity: expected float, not str"),
    ({"scores": {"positivity": True}}, "scores.positivity: expected float, not bool"),
    ({"scores": {"positivity": float("nan")}}, "scores.positivity: nan is not a number"),
    ({"scores": {1: 0.5}}, "scores key: expected str, not int"),
    ({"captions": [{"credit": "AFP"}]}, "missing field: captions[0].text"),
    ({"blocks": [{"text": "One"}]}, "missing field: blocks[0].pieces"),
    ({"blocks": [block(), block(_memo={})]}, "unknown field: blocks[1]._memo"),
    ({"blocks": [block(kind="poem")]}, "blocks[0].kind: 'poem' is not one of paragraph, "),
    ({"blocks": [block(level=7)]}, "blocks[0].level: 7 is not between 1 and 6"),
    ({"blocks": [block(level=True)]}, "blocks[0].level: expected int, not bool"),
    ({"blocks": [block(markup={"tag": "p"})]}, "unknown field: blocks[0].markup.tag"),
    ({"blocks": [block(markup={"path": "p"})]}, "blocks[0].markup.path: expected list, not str"),
    ({"blocks": [block(pieces=[])]}, "blocks[0].pieces: expected at least one [start, end]"),
    ({"blocks": [block(pieces=[0, 3])]}, "blocks[0].pieces[0]: expected list, not int"),
    ({"blocks": [block(pieces=[[0]])]}, "blocks[0].pieces[0]: expected [start, end], not 1 values"),
    ({"blocks": [block(pieces=[[0, "3"]])]}, "blocks[0].pieces[0][1]: expected int, not str"),
    ({"blocks": [block(pieces=[[0, 99]])]}, "blocks[0].pieces[0]: [0, 99] is not within source_te"),
    ({"blocks": [block(pieces=[[-3, 3]])]}, "blocks[0].pieces[0]: [-3, 3] is not within source_te"),
    ({"blocks": [block(pieces=[[3, 0]])]}, "blocks[0].pieces[0]: [3, 0] is not within source_text"),
    ({"blocks": [block(pieces=[[2, 2]])]}, "blocks[0].pieces[0]: [2, 2] is empty"),
    ({"blocks": [block(pieces=[[5, 8], [0, 3]])]}, "blocks[0].pieces[1]: [0, 3] begins before the"),
    ({"blocks": [block(text="Two")]}, "blocks[0].text: 'Two' is not the text of its pieces, 'One'"),
    (
        {"blocks": [block(), block()]},
        "blocks[1].pieces: [0, 3] overlaps [0, 3] of blocks[0].pieces",
    ),
    ({"removals": [removal(pieces=[[5, 9]])]}, "removals[0].pieces[0]: [5, 9] is not within"),
    ({"removals": [removal(evidence=None)]}, "removals[0].evidence: expected str, not None"),
    ({"marks": [mark(kind="bold")]}, "marks[0].kind: 'bold' is not one of link, emphasis"),
    ({"marks": [mark(end=9)]}, "marks[0]: [0, 9] is empty or not within source_text"),
    ({"marks": [mark(end=0)]}, "marks[0]: [0, 0] is empty or not within source_text"),
    ({"marks": [mark(start=1), mark()]}, "marks[1]: [0, 3] begins before the one before it"),
    ({"marks": [mark(kind="link")]}, "marks[0].url: expected str, not None"),
    ({"marks": [{"start": 0, "end": 3}]}, "missing field: marks[0].kind"),
    ({"marks": [mark(title="A")]}, "unknown field: marks[0].title"),
    ({"marks": None}, "marks: expected list, not None"),
    ({"images": [{"alt": "A"}]}, "missing field: images[0].url"),
    ({"images": [{"url": None}]}, "images[0].url: expected str, not None"),
    ({"images": [{"url": "/a", "position": 9}]}, "images[0].position: 9 is not within source_text"),
    (
        {"images": [{"url": "/a", "markup": {"path": ["p"]}}]},
        "images[0].markup.hints: 0 for a path",
    ),
    (
        {"blocks": [block()], "removals": [removal(pieces=[[2, 3]])]},
        "removals[0].pieces: [2, 3] overlaps [0, 3] of blocks[0].pieces",
    ),
    # Texts of pieces that overlap are not made: each may be as long as the source.
    (
        {"blocks": [block(text="Two"), block(text="Two")]},
        "blocks[1].pieces: [0, 3] overlaps [0, 3] of blocks[0].pieces",
    ),
    (
        {"blocks": [block(text="Two", pieces=[[5, 8]]), block()]},
        "blocks[1].pieces: [0, 3] begins before blocks[0]",
    ),
    (
        {"removals": [removal(), removal(pieces=[[0, 3]])]},
        "removals[1].pieces: [0, 3] begins before removals[0]",
    ),
    ({"blocks": [block()]}, "source_text[5:8]: 'Two' is in no block or removal"),
    ({"removals": [removal()]}, "source_text[0:3]: 'One' is in no block or removal"),
    (
        {"blocks": [block(text="One\n\nTwo", pieces=[[0, 8]])]},
        "blocks[0].text: 'One\\n\\nTwo' has a line end",
    ),
    ({"removals": [removal(pieces=[[3, 5]])]}, "removals[0].pieces[0]: [3, 5] begins or ends with"),
    ({"blocks": [block(text="One\n", pieces=[[0, 4]])]}, "blocks[0].pieces[0]: [0, 4] begins or "),
    ({"source_text": "One  Two"}, "source_text[4]: ' ' is not allowed: canonical text"),
    ({"source_text": "One "}, "source_text[3]: ' ' is not allowed: canonical text"),
    ({"source_text": "One\r\nTwo"}, "source_text[3]: '\\r' is not allowed: canonical text"),
    ({"source_text": "O\u202ene"}, "source_text[1]: '\\u202e' is not allowed: canonical text"),
    ({"source_text": "O\ud800ne"}, "source_text[1]: '\\ud800' is not allowed: canonical text"),
    ({"scores": {"positivity": 1.5}}, "scores.positivity: 1.5 is not between 0 and 1"),
    (
        {"scores": {"positivity": HUGE}},
        "scores.positivity: an int of 16610 bits is not between 0 and 1",
    ),
    ({"scores": {HUGE: 1}}, "scores key: expected str, not int"),
    ({"scores": {"x" * 99: 2}}, f"scores.'{'x' * 37}...': 2 is not between 0 and 1"),
    ({HUGE: 1}, "unknown field: an int of 16610 bits"),
    ({"x" * 99: 1}, f"unknown field: '{'x' * 37}...'"),
    ({"published": "9" * 999}, f"published: '{'9' * 37}...' is not an ISO 8601 date"),
    ({"confidence": -HUGE}, "confidence: an int of 16610 bits is not between 0 and 1"),
    (
        {"blocks": [block(level=HUGE)]},
        "blocks[0].level: an int of 16610 bits is not between 1 and 6",
    ),
    ({"blocks": [block(pieces=[[0, HUGE]])]}, "blocks[0].pieces[0][1]: an int of 16610 bits is"),
    ({"marks": [mark(end=HUGE)]}, "marks[0].end: an int of 16610 bits is not"),
    ({"images": [{"url": "/a", "position": HUGE}]}, "images[0].position: an int of 16610 bits"),
    (
        {"blocks": [block(markup={"picture": -2})]},
        "blocks[0].markup.picture: -2 is not between -1 and",
    ),
    ({"blocks": [block(markup={"link_share": 1.01})]}, "blocks[0].markup.link_share: 1.01 is not"),
    (
        {"blocks": [block(markup={"stated": -1})]},
        "blocks[0].markup.stated: -1 is not between 0 and 1",
    ),
    (
        {"blocks": [block(markup={"indent": 201})]},
        "blocks[0].markup.indent: 201 is not between 0 and 200",
    ),
    (
        {"blocks": [block(markup={"places": [-1]})]},
        "blocks[0].markup.places[0]: -1 is not between 0 and",
    ),
    ({"blocks": [block(markup={"cells": [[0, 9]]})]}, "blocks[0].markup.cells[0]: [0, 9] begins"),
    (
        {"blocks": [block(markup={"cells": [[1, 3], [0, 3]]})]},
        "blocks[0].markup.cells[1]: [0, 3] begins before the last ends",
    ),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_refusals_name_the_place(data: dict[Any, Any], message: str) -> None:
    with pytest.raises(ArticleFormatError) as caught:
        Article.from_dict({"source_text": "One\n\nTwo", **data})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_only_a_mapping_is_an_article(data: Any) -> None:
    with pytest.raises(ArticleFormatError, match="article: expected dict"):
        Article.from_dict(data)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"title": NaN}', "[1]", "null", b"\xff\xfe\xfa", "[" * 100_000, '{"scores": 1e999}',
     '{"scores": {"a": Infinity}}', f'{{"scores": {{"a": {"9" * 5000}}}}}', None, 3],
)  # fmt: skip
def test_what_is_no_article_in_json_is_refused(text: Any) -> None:
    with pytest.raises(ArticleFormatError):
        Article.from_json(text)


def test_json_bytes_may_have_a_mark_or_be_utf_16() -> None:
    article = Article(title="Ночь")
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert Article.from_json(article.to_json().encode(encoding)) == article


def test_a_share_that_is_no_number_does_not_become_bad_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        Article(scores={"positivity": float("nan")}).to_json()


@pytest.mark.parametrize("confidence", [-0.1, 1.5, -1, 2])
def test_a_confidence_is_a_share(confidence: float) -> None:
    with pytest.raises(
        ArticleFormatError, match=f"confidence: {confidence} is not between 0 and 1"
    ):
        Article.from_dict({"confidence": confidence})


@pytest.mark.parametrize("confidence", [None, 0, 0.0, 0.25, 1, 1.0])
def test_confidences_come_back(confidence: float | None) -> None:
    article = Article.from_dict({"confidence": confidence})
    assert article.confidence == confidence
    assert Article.from_json(article.to_json()) == article
