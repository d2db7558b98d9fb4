"""What an Article says of itself is taken back; what is taken obeys the laws, whoever reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, ArticleFormatError, Pipeline, clean, read_html, read_text
from newsclean.labels import ALL
from newsclean.model import json_text
from newsclean.text.characters import canonical
from support.article_samples import articles as articles_with_odd_fields
from support.laws import law_nothing_lost
from support.strategies import articles, default, subsets

# --- what to_dict gives ---------------------------------------------------------------------


def silenced() -> st.SearchStrategy[Pipeline]:
    """The default pipeline, some labels of which keep their text."""
    return st.sets(st.sampled_from(sorted(ALL)), min_size=1, max_size=4).map(
        lambda names: default().without(*names)
    )


@given(articles(), st.one_of(subsets(), silenced(), st.none()))
def test_whatever_is_made_is_taken_back(article: Article, pipeline: Pipeline | None) -> None:
    for made in (article, clean(article, pipeline=pipeline)):
        assert Article.from_dict(made.to_dict()) == made
        assert Article.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    ("percent", "share"),
    [("0", 0), ("35.00", 0.35), ("100", 1), ("101", None), ("100,1", None), ("999,9", None)],
)
def test_a_score_is_no_more_than_all(percent: str, share: float | None) -> None:
    made = clean(read_text(f"Storm hits coast\n\nA storm hit the coast.\n\nPositivity {percent}%"))
    assert made.scores == (None if share is None else {"positivity": share})
    assert Article.from_dict(made.to_dict()) == made


def test_an_indent_is_bounded() -> None:
    made = read_html(f"<pre>{' ' * 100_000}x\n{' ' * 7}y</pre>")
    assert [block.markup and block.markup.indent for block in made.blocks] == [200, 7]
    assert Article.from_dict(made.to_dict()) == made


# --- what from_dict takes -------------------------------------------------------------------

NUMBERS = st.one_of(
    st.integers(-3, 12),
    st.sampled_from([2**31, 2**53, 2**63, -(2**63), 2**64, 10**400, -(10**30)]),
    st.floats(),
)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


class Text(str):
    """A str as careless callers have them: it is no str to those who look closely."""

    __slots__ = ()

    def __len__(self) -> int:
        return 5

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


def places(data: Any, so_far: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in nested dicts and lists."""
    items = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in items:
        found.append((*so_far, key))
        if isinstance(value, (dict, list)):
            found += places(value, (*so_far, key))
    return found


def damaged(draw: st.DrawFn, holder: Any, key: Any) -> None:
    """One place of plain data, no longer what it was."""
    value = holder[key]
    how = draw(st.sampled_from(["replace", "delete", "nudge", "again", "turn round", "text"]))
    if how == "delete":
        del holder[key]
    elif how == "nudge" and type(value) in (int, float):
        holder[key] = value + draw(st.sampled_from([-1, 1, 2]))
    elif how == "again" and isinstance(holder, list):
        holder.insert(key, value)
    elif how == "turn round" and isinstance(value, list):
        holder[key] = value[::-1]
    elif how == "text" and isinstance(value, str):
        at = draw(st.integers(0, len(value)))
        new = draw(st.sampled_from(["", " ", "\n", "\t", "x", "\u202e", "\ud800", "e\u0301"]))
        holder[key] = value[:at] + new + value[at + draw(st.integers(0, 1)) :]
    else:
        holder[key] = draw(JSON)


@st.composite
def plain_data(draw: st.DrawFn) -> Any:
    """An article's plain data, mostly damaged in a few places; or any."""
    if draw(st.integers(0, 19)) == 0:
        return draw(JSON)
    data = draw(articles() | articles_with_odd_fields()).to_dict()
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from(places(data)))
        holder: Any = data
        for key in way:
            holder = holder[key]
        damaged(draw, holder, last)
    return data


def outcome(read: Callable[[], Article]) -> Article | str:
    try:
        return read()
    except ArticleFormatError as error:
        return str(error)


@given(plain_data())
def test_what_is_taken_obeys_the_laws(data: Any) -> None:
    article = outcome(lambda: Article.from_dict(data))
    if isinstance(article, str):
        assert 0 < len(article) < 250
        return
    law_nothing_lost(article)
    assert canonical(article.source_text) == article.source_text
    assert Article.from_dict(article.to_dict()) == article
    assert 0 <= article.removed_share <= 1.000001
    assert repr(article)
    assert hash(article) is not None
    json.dumps(article.to_jsonld())
    article.to_markdown()
    article.to_row()


@given(plain_data())
def test_msgspec_changes_nothing(data: Any) -> None:
    pytest.importorskip("msgspec")
    text = json.dumps(data)
    found = outcome(lambda: Article.from_json(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_text, "_fast_loads", lambda: None)
        assert outcome(lambda: Article.from_json(text)) == found
    assert outcome(lambda: Article.from_json(text.encode())) == found
    # Python's dicts are read as the JSON that says the same.
    assert outcome(lambda: Article.from_dict(json.loads(text))) == found


@given(articles(), st.data())
def test_text_of_other_classes_becomes_text(article: Article, data: st.DataObject) -> None:
    plain = article.to_dict()
    *way, last = data.draw(st.sampled_from(places(plain)))
    holder: Any = plain
    for key in way:
        holder = holder[key]
    if not isinstance(holder[last], str):
        return
    holder[last] = Text(holder[last])
    read = Article.from_dict(plain)
    assert read == article
    assert "Text" not in {type(value).__name__ for value in values(read.to_dict())}


def values(data: Any) -> list[object]:
    """Every value in nested dicts and lists."""
    items = data.values() if isinstance(data, dict) else data
    return [
        v for item in items for v in (values(item) if isinstance(item, (dict, list)) else [item])
    ]


def test_keys_and_json_of_other_classes_are_read() -> None:
    assert Article.from_dict(cast("Any", {Text("title"): "A"})).title == "A"
    for text in (
        Text('{"title": "A"}'),
        bytearray(b'{"title": "A"}'),
        memoryview(b'{"title": "A"}'),
    ):
        assert Article.from_json(cast("Any", text)).title == "A"
