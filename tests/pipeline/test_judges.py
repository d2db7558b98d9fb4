"""Judges in the engine: asked once and first, checked as cleaners are, their confidence noted."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from typing import Any

import attrs
import pytest
from hypothesis import given

from newsclean import Article, CleanerError, Label, Pipeline, clean, read_text
from newsclean.labels import FIELDS
from newsclean.model.cleaner import Verdict
from newsclean.model.labels import Removal, WholeBlocks
from support.engine_runs import TEXT, at, removed, run
from support.laws import law_fixed_point, law_nothing_lost
from support.strategies import default, texts_as_read


class Judge:
    """A judge that always says the same, and counts how often it is asked."""

    name = "judge"

    def __init__(self, confidence: Any, *labels: object) -> None:
        self.confidence = confidence
        self.labels = labels
        self.asked = 0

    def judge(self, article: Article) -> Verdict:
        self.asked += 1
        return Verdict(self.labels, self.confidence)  # type: ignore[arg-type]

    def __call__(self, article: Article) -> Iterable[Label]:
        return ()


def test_the_confidence_is_noted_and_the_judge_is_asked_once() -> None:
    judge = Judge(0.75, Label(0, 0, 5, "ad", "judge.ad"))
    article = run(judge)
    assert article.confidence == 0.75
    assert removed(article) == [("ad", "alpha")]
    assert clean(article, pipeline=Pipeline([judge])) == article
    assert judge.asked == 1


def test_after_json_it_is_not_judged_again() -> None:
    judge = Judge(0.5)
    article = Article.from_json(run(judge).to_json())
    assert clean(article, pipeline=Pipeline([judge])) == article
    assert judge.asked == 1


def test_of_several_confidences_the_lowest_counts() -> None:
    other = Judge(0.25)
    other.name = "other"
    assert run(Judge(0.75), other).confidence == 0.25


def test_a_judge_without_a_verdict_leaves_no_confidence() -> None:
    assert run(Judge(None)).confidence is None


@pytest.mark.parametrize("confidence", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_confidence_must_be_a_share(confidence: float) -> None:
    with pytest.raises(CleanerError, match="cleaner 'judge' gave a confidence that is not 0 to 1"):
        run(Judge(confidence))


@pytest.mark.parametrize("label", ["ad", Label(9, 0, 1, "ad", "r"), Label(0, 0, 999, "ad", "r")])
def test_labels_that_do_not_fit_are_refused(label: object) -> None:
    with pytest.raises(CleanerError, match="cleaner 'judge'"):
        run(Judge(0.5, label))


def whole(article: Article, **changes: Any) -> WholeBlocks:
    """Labels for the first and the last block."""
    last = len(article.blocks) - 1
    lists = {"numbers": [0, last], "names": ["nav", "share"], "evidence": ["a menu", "buttons"]}
    settings = {"rule": "my.beside", "fields": {}, **lists, **changes}
    return WholeBlocks(settings.pop("blocks", article.blocks), **settings)


class PageJudge(Judge):
    """A judge that labels whole blocks beside the article."""

    def __init__(self, *labels: object, **changes: Any) -> None:
        super().__init__(0.5, *labels)
        self.changes = changes

    def judge(self, article: Article) -> Verdict:
        return super().judge(article)._replace(beside=whole(article, **self.changes))


def test_whole_blocks_are_removed() -> None:
    article = read_text(TEXT)
    cleaned = run(PageJudge())
    assert cleaned.blocks == article.blocks[1:-1]
    first, last = cleaned.removals
    assert first == Removal("nav", "my.beside", "judge", article.blocks[0].pieces, "a menu")
    assert (last.name, last.evidence) == ("share", "buttons")
    assert pickle.loads(pickle.dumps(first)) == first


def test_whole_blocks_are_as_their_labels() -> None:
    """So they are if another label claims them too, if they state a field, or if two judges do."""
    other = PageJudge(names=["ad", "ad"])
    other.name = "other"
    for judges in [
        [PageJudge(Label(0, 0, 5, "ad", "my.ad"))],
        [PageJudge(fields={0: {"title": "alpha"}})],
        [PageJudge(), other],
    ]:
        labels = [Judge(0.5, *judge.judge(read_text(TEXT)).all_labels) for judge in judges]
        for judge, like in zip(judges, labels, strict=True):
            like.name = judge.name
        assert run(*judges) == run(*labels)


@pytest.mark.parametrize(
    "changes",
    [
        {"numbers": [0, 99]},
        {"numbers": [0, "1"]},
        {"numbers": [0]},
        {"numbers": [0, 0]},
        {"names": ["nav", 1]},
        {"evidence": [None, ""]},
        {"rule": 7},
        {"blocks": ()},
        {"fields": {0: {"titel": "alpha"}}},
    ],
)
def test_whole_blocks_that_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(CleanerError, match="cleaner 'judge'"):
        run(PageJudge(**changes))


def test_other_cleaners_do_not_see_whole_blocks() -> None:
    seen: list[str] = []

    def cleaner(article: Article) -> Iterable[Label]:
        seen.append(article.text)
        return ()

    article = read_text(TEXT)
    run(PageJudge(), cleaner)
    assert article.blocks[0].text not in seen[0]


def test_a_judge_that_fails_is_named() -> None:
    judge = Judge(0.5)
    judge.judge = lambda article: 1 / 0  # type: ignore[assignment,method-assign,return-value]
    with pytest.raises(CleanerError, match="cleaner 'judge' raised ZeroDivisionError: "):
        run(judge)


def test_no_cleaner_may_state_a_confidence() -> None:
    assert "confidence" not in FIELDS
    label = Label(0, 0, 5, "ad", "my.ad", {"confidence": 1.0})
    with pytest.raises(CleanerError, match="a field no Article has: 'confidence'"):
        run(lambda article: [label])


def test_a_judge_waits_for_those_that_are_less_late() -> None:
    early = at(("alpha", "ad"))
    early.late = -1  # type: ignore[attr-defined]
    seen: list[str] = []
    judge = Judge(0.5)
    judge.judge = lambda article: seen.append(article.text) or Verdict((), 0.5)  # type: ignore[method-assign,func-returns-value]
    article = run(judge, early)
    assert removed(article) == [("ad", "alpha")]
    assert len(seen) == 1
    assert "alpha" not in seen[0]
    assert clean(article, pipeline=Pipeline([judge, early])) == article


# --- the default pipeline -------------------------------------------------------------------


@given(texts_as_read)
def test_what_was_judged_has_a_confidence(article: Article) -> None:
    assert article.confidence is None
    confidence = clean(article, pipeline=default()).confidence
    assert confidence is None if not article.blocks else 0 <= (confidence or 0) <= 1


@given(texts_as_read)
def test_without_the_judge(article: Article) -> None:
    cleaned = law_fixed_point(article, default().without("judge"))
    law_nothing_lost(cleaned)
    assert cleaned.confidence is None
    assert "judge" not in {removal.cleaner for removal in cleaned.removals}


def test_another_judge_takes_its_place() -> None:
    article = clean(read_text(TEXT), pipeline=default().with_(Judge(0.125)))
    assert article.confidence == 0.125


def test_an_article_with_a_confidence_is_not_judged() -> None:
    article = attrs.evolve(read_text(TEXT), confidence=1.0)
    judge = Judge(0.5, Label(0, 0, 5, "ad", "judge.ad"))
    cleaned = clean(article, pipeline=Pipeline([judge, at(("zeta", "share"))]))
    assert (cleaned.confidence, removed(cleaned)) == (1.0, [("share", "zeta")])
