"""Pipelines: sets of cleaners."""

import pickle
from collections.abc import Iterable
from typing import Any

import pytest

from newsclean import (
    Article,
    Cleaner,
    Label,
    Pipeline,
    PipelineError,
    clean,
    clean_text,
    read_text,
)
from newsclean.model.cleaner import name_of
from support.strategies import default


def loud(article: Article) -> Iterable[Label]:
    for k, block in enumerate(article.blocks):
        if block.text.isupper():
            yield Label(k, 0, len(block.text), "shouting", "my.shouting")


def quiet(article: Article) -> Iterable[Label]:
    return ()


class Named:
    name = "loud"

    def __call__(self, article: Article) -> Iterable[Label]:
        return ()


def test_names() -> None:
    assert name_of(loud) == "loud"
    assert name_of(Named()) == "loud"
    unnamed = type("Unnamed", (), {"__call__": lambda self, article: ()})()
    assert name_of(unnamed) == "Unnamed"
    assert Pipeline([loud, quiet]).names == ("loud", "quiet")
    assert "title" in default().names
    assert list(default().names) == sorted(default().names)


def test_functions_and_objects_are_cleaners() -> None:
    assert isinstance(loud, Cleaner)
    assert isinstance(Named(), Cleaner)
    assert not isinstance("loud", Cleaner)


def test_what_cannot_be_called_is_no_cleaner() -> None:
    with pytest.raises(PipelineError, match="'loud' is no cleaner: it cannot be called"):
        Pipeline(["loud"])  # type: ignore[list-item]


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(PipelineError, match="two cleaners are named 'loud'"):
        Pipeline([loud, Named()])
    assert Pipeline([loud, loud]) == Pipeline([loud])


def test_a_pipeline_is_a_set() -> None:
    assert Pipeline([loud, quiet]) == Pipeline([quiet, loud])
    assert hash(Pipeline([loud, quiet])) == hash(Pipeline([quiet, loud]))
    assert Pipeline([loud]) != Pipeline([quiet])
    assert Pipeline([loud]) != Pipeline([loud], silenced=["ad"])
    assert Pipeline() != "loud"
    assert default() == default()


def test_with_adds_and_replaces() -> None:
    pipeline = Pipeline([loud]).with_(quiet)
    assert pipeline.names == ("loud", "quiet")
    replaced = pipeline.with_(Named())
    assert replaced.names == ("loud", "quiet")
    assert replaced != pipeline
    assert clean(read_text("BUY NOW"), pipeline=pipeline).removals
    assert not clean(read_text("BUY NOW"), pipeline=replaced).removals


def test_without_a_cleaner() -> None:
    assert Pipeline([loud, quiet]).without("loud") == Pipeline([quiet])
    assert "title" not in default().without("title", "captions").names


def test_without_a_label() -> None:
    text = "A storm hit the coast.\n\nRead more\n\n×"
    kept = clean(read_text(text), pipeline=default().without("related"))
    assert kept.text == "A storm hit the coast.\n\nRead more"
    assert default().without("related").names == default().names


def test_without_keeps_what_was_silenced_before() -> None:
    pipeline = default().without("related").without("ad").with_(loud)
    assert repr(pipeline).endswith("silenced=['ad', 'related']>")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("donations", "; did you mean 'donation'?"), ("titel", "; did you mean 'title'?"), ("zz", "")],
)
def test_unknown_names(name: str, hint: str) -> None:
    with pytest.raises(PipelineError) as caught:
        default().without(name)
    assert str(caught.value) == f"no cleaner or label named {name!r}{hint}"
    assert isinstance(caught.value, ValueError)


def test_pickle() -> None:
    for pipeline in (Pipeline(), Pipeline([loud], silenced=["ad"]), default().without("related")):
        copy = pickle.loads(pickle.dumps(pipeline))
        assert copy == pipeline
        assert repr(copy) == repr(pipeline)


def test_repr() -> None:
    assert repr(Pipeline([quiet, loud])) == "<Pipeline loud, quiet>"


def test_packs_take_the_place_of_the_builtin_ones() -> None:
    pipeline = Pipeline.default(packs=[], plugins=False).without("judge")
    assert clean(read_text("A storm hit.\n\nRead more"), pipeline=pipeline).text.endswith("more")


@pytest.mark.parametrize("given", [None, b"A storm.", "A storm.", 5, float("nan"), ["A storm."]])
def test_what_is_no_article_is_refused_by_name(given: Any) -> None:
    with pytest.raises(TypeError, match=f"clean takes an Article, not {type(given).__name__}: "):
        clean(given)


@pytest.mark.parametrize("pipeline", ["default", Pipeline, ["judge"], 0, ""])
def test_what_is_no_pipeline_is_refused_by_name(pipeline: Any) -> None:
    found = f"a Pipeline or None, not {type(pipeline).__name__}"
    with pytest.raises(TypeError, match=found):
        clean(read_text("A storm."), pipeline=pipeline)
    with pytest.raises(TypeError, match=found):
        clean_text("A storm.", pipeline=pipeline)


class Text(str):
    """As NumPy's, but that what it says of itself is wrong."""

    __slots__ = ()

    def __len__(self) -> int:
        return 3

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def replace(self, *_: object) -> str:  # type: ignore[override]
        raise RuntimeError("no")


def test_text_of_other_classes_is_read_as_text() -> None:
    text = "A storm hit the coast on Friday, officials said."
    assert clean_text(Text(text)) == text
    article = read_text(Text(text))
    assert article == read_text(text)
    assert type(article.source_text) is type(clean_text(Text(text))) is str
