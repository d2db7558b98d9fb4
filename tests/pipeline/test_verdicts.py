"""Verdicts beside the labels of other cleaners: who gets a line that both claim."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from itertools import permutations

import attrs
import pytest

from newsclean import Article, Label, Pipeline, clean, read_html, read_text
from newsclean.model.cleaner import Verdict
from support.engine_runs import TEXT, removed, run
from support.samples import COUNCIL
from support.strategies import default

LINE = 22
"""Characters of the first line of ``TEXT``."""


@attrs.frozen
class Judge:
    """A judge that gives these labels."""

    labels: tuple[Label, ...]
    name: str = "judge"

    def judge(self, article: Article) -> Verdict:
        return Verdict(self.labels, 0.5)

    def __call__(self, article: Article) -> Iterable[Label]:
        return ()


def heard(verdict: Label, *others: Label) -> Article:
    """What comes out if a judge and another cleaner speak of the article as it was read."""

    def cleaner(article: Article) -> Iterable[Label]:
        return others if article.source_text == TEXT and not article.removals else ()

    return run(Judge((verdict,)), cleaner)


JUNK = Label(0, 0, LINE, "share", "judge.share", None, "2 words (p=0.97)")
TITLE = {"title": "alpha beta gamma delta"}


def test_another_cleaner_gets_the_line_that_both_take_out() -> None:
    """A rule says more of it than a judge of all kinds."""
    article = heard(JUNK, Label(0, 0, LINE, "ad", "en.ad.marker"))
    assert [(r.name, r.rule, r.cleaner != "judge") for r in article.removals] == [
        ("ad", "en.ad.marker", True)
    ]


def test_the_longer_label_gets_the_line() -> None:
    article = heard(JUNK, Label(0, 0, 5, "ad", "en.ad.marker"))
    assert removed(article) == [("share", "alpha beta gamma delta")]
    part = Label(0, 0, 5, "share", "judge.share", None, "p")
    article = heard(part, Label(0, 0, LINE, "ad", "en.ad.marker"))
    assert removed(article) == [("ad", "alpha beta gamma delta")]


STATED = {
    "scores": {"scores": {"positivity": 0.5}},
    "source": {"publisher": "Northern Star"},
    "tags": {"tags": ("alpha", "beta")},
}
"""What only aggregators write, with the fields that it states."""


@pytest.mark.parametrize("name", STATED)
def test_what_aggregators_write_goes_before_a_verdict(name: str) -> None:
    """Who looks for it knows it better than a judge of all kinds."""
    fields = STATED[name]
    article = heard(JUNK, Label(0, 0, LINE, name, f"{name}.line", fields))
    assert [removal.name for removal in article.removals] == [name]
    assert {field: getattr(article, field) for field in fields} == fields


@pytest.mark.parametrize("name", STATED)
def test_what_aggregators_write_does_not_go_before_junk_that_a_rule_knows(name: str) -> None:
    lifted = Label(0, 0, LINE, name, f"{name}.line", STATED[name])
    article = heard(JUNK, lifted, Label(0, 6, 10, "ad", "en.ad.marker"))
    assert {getattr(article, field) for field in STATED[name]} <= {None, ()}
    assert name not in {removal.name for removal in article.removals}


@pytest.mark.parametrize("reasons", ["", "the first line"])
def test_what_else_is_lifted_does_not_go_before_a_verdict(reasons: str) -> None:
    article = heard(JUNK, Label(0, 0, LINE, "title", "title.first", TITLE, reasons))
    assert article.title is None
    assert [removal.name for removal in article.removals] == ["share"]


@pytest.mark.parametrize("reasons", ["", "the first line"])
def test_what_is_lifted_does_not_go_before_junk_that_a_rule_knows(reasons: str) -> None:
    lifted = Label(0, 0, LINE, "title", "title.first", TITLE, reasons)
    elsewhere = Label(1, 0, 7, "share", "judge.share", None, "p")
    article = heard(elsewhere, lifted, Label(0, 6, 10, "ad", "en.ad.marker"))
    assert article.title is None


def test_of_two_that_lift_a_line_the_one_that_states_something_gets_it() -> None:
    mute = Label(0, 0, LINE, "title", "judge.title", None, "p")
    article = heard(mute, Label(0, 0, LINE, "title", "title.first", TITLE))
    assert (article.title, article.removals[0].rule) == (TITLE["title"], "title.first")
    stating = Label(0, 0, LINE, "title", "judge.title", TITLE, "p")
    article = heard(stating, Label(0, 0, LINE, "title", "title.first"))
    assert (article.title, article.removals[0].rule) == (TITLE["title"], "judge.title")


def test_the_order_of_cleaners_does_not_matter() -> None:
    def ads(article: Article) -> Iterable[Label]:
        return [Label(0, 0, LINE, "ad", "r")] if not article.removals else ()

    def notes(article: Article) -> Iterable[Label]:
        return [Label(0, 0, LINE, "nav", "r")] if not article.removals else ()

    found = {
        repr(clean(read_text(TEXT), pipeline=Pipeline(order)))
        for order in permutations([Judge((JUNK,)), ads, notes])
    }
    assert len(found) == 1


PAGE = f"<nav><a href=/>Home</a></nav><main>{''.join(f'<p>{text}</p>' for text in COUNCIL)}</main>"


@pytest.mark.parametrize(
    "article",
    [read_text("\n\n".join([*COUNCIL, "Share this:", "Facebook", "Twitter"])), read_html(PAGE)],
    ids=["text", "page"],
)
def test_what_was_judged_is_not_judged_again(article: Article) -> None:
    """Also where it has been stored, and where what is left looks like something else."""
    cleaned = clean(article, pipeline=default())
    assert cleaned.confidence is not None
    for again in (
        cleaned,
        Article.from_json(cleaned.to_json()),
        Article.from_dict(cleaned.to_dict()),
        pickle.loads(pickle.dumps(cleaned)),
    ):
        assert again == cleaned
        assert clean(again, pipeline=default()) == cleaned
    judge = next(cleaner for cleaner in default().cleaners if cleaner.name == "judge")
    assert list(judge(cleaned)) == []
    assert list(judge(attrs.evolve(article, confidence=1.0))) == []
