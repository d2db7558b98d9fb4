"""The model: frozen, comparable, picklable."""

import copy
import pickle

import attrs
import pytest

from newsclean import Article, Author, Block, Caption, Label, Removal, clean, read_text
from newsclean.model.frozen import FrozenDict

TEXT = "Storm hits northern coast\n\nA storm hit the northern coast on Friday, officials said."


def test_frozen() -> None:
    article = read_text(TEXT)
    things = (article, article.blocks[0], Author("A"), Caption("c"), Label(0, 0, 1, "ad", "r"))
    for thing in things:
        field = attrs.fields(type(thing))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(thing, field, None)


def test_lists_become_tuples() -> None:
    article = Article("ab", blocks=[Block("ab", [[0, 2]])], tags=["x"])  # type: ignore[arg-type]
    assert article.tags == ("x",)
    assert article.blocks[0].pieces == ((0, 2),)
    assert Removal("ad", "r", "c", [[0, 1]]).pieces == ((0, 1),)  # type: ignore[arg-type]


def test_mappings_are_frozen_copies() -> None:
    scores = {"positivity": 0.35}
    article = Article(scores=scores)
    scores["positivity"] = 1
    assert article.scores == {"positivity": 0.35}
    mapping = article.scores
    assert isinstance(mapping, FrozenDict)
    for change in (
        lambda: mapping.update(a=1),
        lambda: mapping.pop("positivity"),
        mapping.clear,
        lambda: mapping.setdefault("a", 1),
        mapping.popitem,
        lambda: mapping.__setitem__("a", 1),
        lambda: mapping.__delitem__("positivity"),
        lambda: mapping.__ior__({"a": 1}),
    ):
        with pytest.raises(TypeError, match="frozen object"):
            change()
    assert pickle.loads(pickle.dumps(mapping)) == mapping
    assert hash(mapping) == hash(FrozenDict(positivity=0.35))
    assert {**mapping, "a": 1} == {"positivity": 0.35, "a": 1}


def test_articles_can_be_hashed_and_compared() -> None:
    one, other = clean(read_text(TEXT)), clean(read_text(TEXT))
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other}) == 1
    assert one != read_text(TEXT)


def test_what_was_worked_out_is_no_part_of_a_block() -> None:
    fresh, used = read_text(TEXT), read_text(TEXT)
    clean(used)
    assert used.blocks[1]._memo
    assert used == fresh
    assert repr(used) == repr(fresh)
    for again in (pickle.loads(pickle.dumps(used)), copy.deepcopy(used)):
        assert again == fresh
        assert again.blocks[1]._memo == {}


def test_block_kinds_are_checked() -> None:
    with pytest.raises(ValueError, match="kind"):
        Block("a", ((0, 1),), kind="title")  # type: ignore[arg-type]


def test_text_and_shares() -> None:
    article = clean(read_text(TEXT + "\n\nRead more"))
    assert article.text == TEXT.split("\n\n")[1]
    assert article.title == "Storm hits northern coast"
    assert set(article.removed_shares) == {"title", "related"}
    assert list(article.removed_shares) == ["title", "related"]
    assert article.removed_share == pytest.approx(sum(article.removed_shares.values()))
    visible = len("".join(article.source_text.split()))
    assert article.removed_shares["related"] == pytest.approx(8 / visible)
    assert [article.text_of(r) for r in article.removals] == [article.title, "Read more"]


def test_an_empty_article() -> None:
    article = Article()
    assert article.text == ""
    assert article.removed_share == 0
    assert article.removed_shares == {}
    assert clean(article) == article
    assert clean(read_text("")) == article
