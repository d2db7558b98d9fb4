"""The JSON Schema of articles: all that newsclean writes obeys it, and it refuses the rest."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclean import Article, ArticleFormatError, Author, Block, Caption, Image, Mark, extract
from newsclean.model.blocks import Markup
from newsclean.model.labels import Removal
from support import ROOT
from support.article_samples import articles, seed_articles
from support.command_line import newsclean, rows

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

SCHEMA = Article.json_schema()
VALID = jsonschema.Draft202012Validator(SCHEMA)
PAGE = (
    "<html lang=en><meta name=author content='Ann Lee'><meta property=article:published_time"
    " content=2020-08-15T10:30:00Z><h1>Storm</h1><table><tr><td>Harbour<td>Shut</table><p>A storm"
    " hit the <a href=https://a.example/c>coast</a> on <b>Friday</b>, officials said.</p><figure>"
    "<img src=/a.jpg width=800 height=600><figcaption>The pier.</figcaption></figure>"
)


def faults(data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALID.iter_errors(data)]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_has_every_field() -> None:
    names = [field.name for field in attrs.fields(Article)]
    assert set(SCHEMA["properties"]) == set(SCHEMA["required"]) == set(names)
    for record in (Author, Block, Caption, Image, Mark, Markup, Removal):
        own = {field.name for field in attrs.fields(record) if field.init}
        assert set(SCHEMA["$defs"][record.__name__]["properties"]) == own
    assert len(SCHEMA["$defs"]) == 7


@given(articles())
def test_every_article_obeys_it(article: Article) -> None:
    assert faults(json.loads(json.dumps(article.to_dict()))) == []


@pytest.mark.parametrize("article", seed_articles())
def test_real_texts_obey_it(article: Article) -> None:
    assert faults(article.to_dict()) == []


def test_real_pages_obey_it() -> None:
    pages = sorted((ROOT / "tests").rglob("*.html"))[:20]
    for page in [PAGE, *map(Path.read_bytes, pages)]:
        article = extract(page, url="https://a.example/2020/08/15/b")
        assert faults(json.loads(article.to_json())) == []


def test_the_command_line_prints_it_and_obeys_it(tmp_path: Path) -> None:
    done = newsclean("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout) == SCHEMA
    (tmp_path / "a.html").write_text(PAGE)
    (row,) = rows(newsclean("clean", tmp_path / "a.html").stdout)
    assert faults(row) == []


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all that is in plain data, containers too."""
    if path:
        yield path
    if isinstance(value, (dict, list)):
        for name, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(item, (*path, name))


DATA = extract(PAGE, url="https://a.example/b").to_dict()
OTHERS = [None, True, 7, -1, 1.5, "x", [], {}]


@given(st.sampled_from(list(leaves(DATA))), st.sampled_from(OTHERS))
def test_what_it_refuses_cannot_be_read(path: tuple[Any, ...], other: Any) -> None:
    data = copy.deepcopy(DATA)
    at = data
    for name in path[:-1]:
        at = at[name]
    # It describes what is written, all of it; what is missing is filled in when it is read.
    assume(other != {} or not isinstance(at[path[-1]], dict))
    at[path[-1]] = other
    if faults(data):
        with pytest.raises(ArticleFormatError):
            Article.from_dict(data)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"title": 7}, "$.title"),
        ({"published": "soon"}, "$.published"),
        ({"confidence": 1.5}, "$.confidence"),
        ({"free_access": "yes"}, "$.free_access"),
        ({"authors": [{"name": None}]}, "$.authors[0].name"),
        ({"blocks": [{**DATA["blocks"][0], "kind": "aside"}]}, "$.blocks[0].kind"),
        ({"marks": [{"start": 0, "end": 2**60, "kind": "link", "url": "x"}]}, "$.marks[0].end"),
        ({"scores": {"positivity": 2}}, "$.scores"),
        ({"images": [{"url": "x"}]}, "$.images[0]"),
    ],
)
def test_what_it_refuses(change: dict[str, Any], told: str) -> None:
    assert faults(DATA) == []
    assert told in "\n".join(faults({**DATA, **change}))


@pytest.mark.parametrize("name", SCHEMA["required"])
def test_no_field_may_be_missing_and_others_may_be_there(name: str) -> None:
    assert faults({key: value for key, value in DATA.items() if key != name})
    assert faults({**DATA, "path": "a.html"}) == []
