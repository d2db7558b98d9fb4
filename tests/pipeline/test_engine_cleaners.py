"""The engine and its cleaners: late ones, plugins, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import pytest

from newsclean import (
    Article,
    Block,
    CleanerError,
    Label,
    Pipeline,
    PipelineError,
    clean,
    read_text,
)
from newsclean.errors import PluginWarning
from support.engine_runs import TEXT, at, removed, run
from support.laws import law_nothing_lost

# --- late cleaners and silenced labels ------------------------------------------------------


def test_late_cleaners_wait_until_the_others_are_silent() -> None:
    def first_line(article: Article) -> Iterable[Label]:
        if article.title is None and article.blocks:
            text = article.blocks[0].text
            yield Label(0, 0, len(text), "title", "late", {"title": text})

    first_line.late = True  # type: ignore[attr-defined]
    article = run(at(("alpha beta gamma delta", "cookie")), first_line)
    assert article.title == "epsilon zeta"


@pytest.mark.parametrize("late", [0.5, float("nan"), "1", None, [1]])
def test_what_is_no_whole_number_is_no_lateness(late: object) -> None:
    def early(_: Article) -> list[Label]:
        return []

    early.late = late  # type: ignore[attr-defined]
    with pytest.raises(
        PipelineError,
        match=r"cleaner 'early' has late = .*, but late must be a whole number or True",
    ):
        Pipeline([early])


def test_any_whole_number_is_a_lateness() -> None:
    def later(_: Article) -> list[Label]:
        return []

    for late in (True, False, -7, 10**30):
        later.late = late  # type: ignore[attr-defined]
        assert clean(read_text(TEXT), pipeline=Pipeline([later])).text == TEXT


def test_early_cleaners_are_asked_again_after_late_ones() -> None:
    def late(article: Article) -> Iterable[Label]:
        return at(("beta", "ad"))(article)

    late.late = True  # type: ignore[attr-defined]
    article = run(late, at(("alpha gamma", "share")))
    assert article.blocks[0].text == "delta"


def test_silenced_labels_are_not_acted_on() -> None:
    cleaner = at(("alpha", "ad"), ("zeta", "share"))
    article = clean(read_text(TEXT), pipeline=Pipeline([cleaner], silenced=["ad"]))
    assert removed(article) == [("share", "zeta")]


# --- plugins --------------------------------------------------------------------------------


def test_a_plugin_that_fails_is_skipped_and_the_others_are_asked() -> None:
    def broken(article: Article) -> list[Label]:
        raise KeyError("oops")

    def also_broken(article: Article) -> list[Label]:
        return [Label(9, 0, 1, "ad", "r")]

    broken.plugin = "plugin 'x'"  # type: ignore[attr-defined]
    also_broken.plugin = "plugin 'a'"  # type: ignore[attr-defined]
    article = attrs.evolve(read_text(TEXT), warnings=("old", "yet older"))
    pipeline = Pipeline([broken, also_broken, at(("alpha", "ad"))])
    with pytest.warns(PluginWarning) as caught:
        cleaned = clean(article, pipeline=pipeline)
    assert removed(cleaned) == [("ad", "alpha")]
    told = (
        "plugin 'a' was skipped: cleaner 'also_broken' labelled block 9, which is not there",
        "plugin 'x' was skipped: cleaner 'broken' raised KeyError: 'oops'",
    )
    assert [str(warning.message) for warning in caught] == list(told)
    assert cleaned.warnings == ("old", *told, "yet older")
    with pytest.warns(PluginWarning):
        assert clean(cleaned, pipeline=pipeline) == cleaned


def test_a_plugin_s_warning_points_at_whoever_cleans() -> None:
    def broken(article: Article) -> list[Label]:
        raise KeyError("oops")

    broken.plugin = "plugin 'x'"  # type: ignore[attr-defined]
    with pytest.warns(PluginWarning) as caught:
        clean(read_text(TEXT), pipeline=Pipeline([broken]))
    assert [warning.filename for warning in caught] == [__file__]


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "message"),
    [
        (Label(2, 0, 1, "ad", "r"), "labelled block 2, which is not there"),
        (Label(-1, 0, 1, "ad", "r"), "labelled block -1, which is not there"),
        (Label(0, 0, 23, "ad", "r"), "labelled 0:23 in block 0, which has 22 characters"),
        (Label(0, -1, 3, "ad", "r"), "labelled -1:3 in block 0"),
        (Label(0, 5, 3, "ad", "r"), "labelled 5:3 in block 0"),
        (Label(0, 0, 3, "ad", "r", {"titel": "x"}), "gave a field no Article has: 'titel'"),
        (Label(0, 0, 3, "ad", "r", {"blocks": ()}), "gave a field no Article has: 'blocks'"),
        ("ad", "gave 'ad', which is no Label"),
    ],
)
def test_labels_that_cannot_be(label: Any, message: str) -> None:
    def wrong(article: Article) -> list[Any]:
        return [label]

    with pytest.raises(CleanerError, match="cleaner 'wrong'") as caught:
        clean(read_text(TEXT), pipeline=Pipeline([wrong]))
    assert message in str(caught.value)


def test_a_cleaner_that_raises_is_named() -> None:
    def broken(article: Article) -> Iterable[Label]:
        yield Label(0, 0, 1, "ad", "r")
        raise KeyError("oops")

    with pytest.raises(CleanerError, match="cleaner 'broken' raised KeyError: 'oops'") as caught:
        clean(read_text(TEXT), pipeline=Pipeline([broken]))
    assert isinstance(caught.value.__cause__, KeyError)


def test_no_memory_is_nobody_s_fault() -> None:
    def greedy(article: Article) -> list[Label]:
        raise MemoryError

    with pytest.raises(MemoryError):
        clean(read_text(TEXT), pipeline=Pipeline([greedy]))


def test_a_cleaner_that_returns_nothing_iterable_is_named() -> None:
    def silent(article: Article) -> Any:
        return None

    with pytest.raises(CleanerError, match="'silent'"):
        clean(read_text(TEXT), pipeline=Pipeline([silent]))


def test_blocks_of_many_pieces_are_cut_right() -> None:
    source = "alpha\nbeta\n, gamma"
    block = Block("alpha beta, gamma", ((0, 5), (6, 10), (11, 18)))
    article = Article(source_text=source, blocks=(block,))
    cleaned = clean(article, pipeline=Pipeline([at(("ha beta, g", "ad"))]))
    law_nothing_lost(cleaned)
    assert cleaned.blocks[0].text == "alp amma"
    assert cleaned.removals[0].pieces == ((3, 5), (6, 10), (11, 14))
