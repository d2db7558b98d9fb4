"""The engine: what goes, what is filled, and in which rounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from newsclean import (
    Article,
    Author,
    Caption,
    CleanerError,
    Label,
    Pipeline,
    clean,
    clean_text,
    read_text,
)
from newsclean.pipeline.engine import GIVEN_UP, MOST_ROUNDS
from support.engine_runs import TEXT, at, removed, run
from support.laws import law_nothing_lost

# --- rounds ---------------------------------------------------------------------------------


def one_word(article: Article) -> Iterable[Label]:
    """A cleaner that takes one word a round."""
    if article.blocks and " " in article.blocks[0].text:
        text = article.blocks[0].text
        yield Label(0, text.rindex(" ") + 1, len(text), "ad", "one")


WORDS = " ".join(["word"] * 3 * MOST_ROUNDS)


def test_rounds_end_and_the_article_says_that_it_is_not_settled() -> None:
    article = run(one_word, text=WORDS)
    assert len(article.removals) == MOST_ROUNDS
    assert article.text == " ".join(["word"] * 2 * MOST_ROUNDS)
    assert article.warnings == (GIVEN_UP,)
    assert clean(Article.from_json(article.to_json()), pipeline=Pipeline([one_word])) == article


def test_rounds_end_where_what_is_removed_is_put_back() -> None:
    pipeline = Pipeline([one_word], silenced=["ad"])
    article = clean(read_text(WORDS), pipeline=pipeline)
    assert (article.text, article.warnings) == (WORDS, (GIVEN_UP,))
    assert clean(article, pipeline=pipeline) == article


def test_an_article_that_settles_in_time_has_no_warning() -> None:
    article = run(one_word, text=" ".join(["word"] * MOST_ROUNDS))
    assert (article.text, article.warnings) == ("word", ())


def test_a_text_that_does_not_settle_comes_back_as_it_was() -> None:
    text = " ".join(["word"] * 30 * MOST_ROUNDS)
    pipeline = Pipeline([one_word])
    assert clean_text(text, pipeline=pipeline) == text
    assert clean_text(WORDS, pipeline=pipeline) == "word"


# --- what goes ------------------------------------------------------------------------------


def test_no_labels_no_change() -> None:
    article = read_text(TEXT)
    assert clean(article, pipeline=Pipeline()) is article


def test_part_of_a_block() -> None:
    article = run(at(("beta", "ad")))
    assert article.text == "alpha gamma delta\n\nepsilon zeta"
    assert article.blocks[0].pieces == ((0, 5), (11, 22))
    (removal,) = article.removals
    assert (removal.name, removal.rule, removal.cleaner) == ("ad", "r.ad", "c0")
    assert removal.pieces == ((6, 10),)


def test_a_whole_block() -> None:
    article = run(at(("epsilon zeta", "ad")))
    assert article.text == "alpha beta gamma delta"
    assert removed(article) == [("ad", "epsilon zeta")]


def test_everything() -> None:
    article = run(at((TEXT[:22], "ad"), ("epsilon zeta", "ad")))
    assert article.text == ""
    assert article.blocks == ()
    assert article.removed_share == 1
    assert article.removed_shares == {"ad": 1}


def test_the_rounds_go_on() -> None:
    """What stands beside a hole may be a phrase that was not there before."""
    article = run(at(("beta", "ad"), ("alpha gamma", "share")))
    assert article.blocks[0].text == "delta"
    assert removed(article) == [("share", "alpha\ngamma"), ("ad", "beta")]


def test_quotes_left_alone_go_too() -> None:
    article = run(at(("alpha", "ad")), text="“alpha”\n\nbeta")
    assert removed(article) == [("ad", "“alpha”")]
    assert article.text == "beta"


def test_overlapping_labels_share() -> None:
    article = run(at(("alpha beta gamma", "ad"), ("gamma delta", "share")))
    assert removed(article) == [("ad", "alpha beta gamma"), ("share", "delta")]


def test_the_longer_gets_what_both_want() -> None:
    article = run(at(("beta", "ad"), ("alpha beta gamma", "share")))
    assert removed(article) == [("share", "alpha beta gamma")]


def test_of_equals_the_first_name_gets_it() -> None:
    assert removed(run(at(("beta", "share"), ("beta", "ad")))) == [("ad", "beta")]


def test_a_label_within_a_label_of_junk_leaves_two_pieces() -> None:
    article = run(at(("alpha", "poll"), ("alpha beta", "caption")))
    assert removed(article) == [("poll", "alpha")]


def test_junk_beats_what_is_lifted() -> None:
    lift = at(("alpha beta", "title"), title="alpha beta")
    article = run(lift, at(("beta gamma delta", "ad")))
    assert article.title is None
    assert removed(article) == [("ad", "beta gamma delta")]
    assert article.blocks[0].text == "alpha"


def test_lifted_and_junk_side_by_side() -> None:
    article = run(at(("alpha beta", "title"), title="alpha beta"), at(("gamma delta", "ad")))
    assert article.title == "alpha beta"
    assert removed(article) == [("title", "alpha beta"), ("ad", "gamma delta")]


def test_names_of_others_are_junk() -> None:
    article = run(at(("alpha beta", "title"), title="alpha beta"), at(("alpha", "shouting")))
    assert article.title is None
    assert removed(article) == [("shouting", "alpha")]


def test_empty_and_blank_labels_are_nothing() -> None:
    def blank(article: Article) -> Iterable[Label]:
        yield Label(0, 0, 0, "ad", "r")
        yield Label(0, 5, 6, "ad", "r")

    article = read_text(TEXT)
    assert clean(article, pipeline=Pipeline([blank])) == article


# --- fields ---------------------------------------------------------------------------------


def test_fields_are_filled() -> None:
    article = run(at(("alpha", "title"), title="alpha"), at(("zeta", "tags"), tags=("zeta",)))
    assert (article.title, article.tags) == ("alpha", ("zeta",))


def test_what_is_known_stays() -> None:
    article = run(at(("alpha", "title"), title="alpha"), title="Known")
    assert article.title == "Known"
    assert removed(article) == [("title", "alpha")]


def test_lists_grow_in_the_order_of_the_text() -> None:
    article = run(
        at(("zeta", "tags"), tags=("zeta", "alpha")),
        at(("alpha", "tags"), tags=("alpha", "beta")),
    )
    assert article.tags == ("alpha", "beta", "zeta")


def test_known_lists_do_not_grow_but_captions_do() -> None:
    lee = (Author("Ann Lee"),)
    article = run(
        at(("alpha", "byline"), authors=(Author("Jo Cruz"),)),
        at(("zeta", "caption"), captions=(Caption("zeta"),)),
        authors=lee,
        captions=(Caption("old"),),
    )
    assert article.authors == lee
    assert article.captions == (Caption("old"), Caption("zeta"))


def test_the_first_of_two_titles_counts() -> None:
    article = run(at(("zeta", "title"), title="zeta"), at(("alpha", "title"), title="alpha"))
    assert article.title == "alpha"


def test_scores_are_put_together() -> None:
    article = run(
        at(("zeta", "scores"), scores={"negativity": 0.65}),
        at(("alpha", "scores"), scores={"positivity": 0.35}),
    )
    assert article.scores == {"positivity": 0.35, "negativity": 0.65}


def test_fields_of_junk_count() -> None:
    assert run(at(("alpha", "paywall"), free_access=False)).free_access is False


def test_a_field_that_is_known_hides_no_other() -> None:
    cleaner = at(("alpha", "title"), title="alpha", tags=("a",), section="b")
    article = run(cleaner, title="Known")
    assert (article.title, article.tags, article.section) == ("Known", ("a",), "b")


PAPER = Author("Northern Star", organization="Northern Star")
LEE = Author("Ann Lee")


def test_a_person_stands_before_an_organization() -> None:
    both = at(("alpha", "byline"), authors=(PAPER, LEE))
    assert run(both).authors == (LEE,)
    assert run(at(("alpha", "byline"), authors=(PAPER,))).authors == (PAPER,)


@pytest.mark.parametrize(
    ("known", "publisher", "expected"),
    [
        (PAPER, "The northern star", LEE),
        (PAPER, None, PAPER),
        (PAPER, "The Southern Star", PAPER),
        (Author("Star"), "Northern Star", Author("Star")),
    ],
)
def test_the_paper_as_author_yields_to_a_person(
    known: Author, publisher: str | None, expected: Author
) -> None:
    byline = at(("alpha", "byline"), authors=(LEE,))
    assert run(byline, authors=(known,), publisher=publisher).authors == (expected,)


def test_a_person_is_one_however_written_about() -> None:
    article = run(
        at(("alpha", "byline"), authors=(LEE,)),
        at(("zeta", "byline"), authors=(Author("Ann Lee", role="reporter"), Author("Jo Cruz"))),
    )
    assert article.authors == (LEE, Author("Jo Cruz"))


# --- one round ------------------------------------------------------------------------------


def in_one_round(*labels: Label, text: str = "alpha beta gamma delta") -> Article:
    """The article after these labels, which nobody says again."""

    def propose(article: Article) -> list[Label]:
        return [] if article.removals else list(labels)

    cleaned = clean(read_text(text), pipeline=Pipeline([propose]))
    law_nothing_lost(cleaned)
    return cleaned


def test_all_labels_of_a_block_are_heard_at_once() -> None:
    """Also those that have no characters of their own, or stand out of order."""
    article = in_one_round(
        Label(0, 0, 22, "ad", "r", {"truncated": True}),
        Label(0, 0, 22, "paywall", "r", {"free_access": False}),
    )
    assert (article.truncated, article.free_access) == (True, False)
    assert removed(article) == [("ad", "alpha beta gamma delta")]
    article = in_one_round(
        Label(0, 6, 16, "ad", "r"), Label(0, 0, 5, "share", "r"), Label(0, 11, 22, "nav", "r")
    )
    assert removed(article) == [("share", "alpha"), ("ad", "beta"), ("nav", "gamma delta")]
    assert article.text == ""


def test_evidence_is_kept() -> None:
    whole = Label(0, 0, 22, "ad", "r", None, "three cues")
    part = Label(0, 0, 5, "ad", "r", None, "two cues")
    assert [in_one_round(label).removals[0].evidence for label in (whole, part)] == [
        "three cues",
        "two cues",
    ]


@pytest.mark.parametrize("shares", [{"x": 1.5}, {"x": -1}, {"x": "1"}, {"x": None}, {1: 0.5}, "x"])
def test_scores_are_shares(shares: Any) -> None:
    with pytest.raises(CleanerError, match="for the field 'scores', which does not hold that"):
        in_one_round(Label(0, 0, 22, "scores", "r", {"scores": shares}))


def test_evidence_is_text() -> None:
    with pytest.raises(CleanerError, match="gave evidence that is no str"):
        in_one_round(Label(0, 0, 22, "ad", "r", None, None))  # type: ignore[arg-type]


def test_what_stands_side_by_side_is_taken_in_one_round() -> None:
    title = Label(0, 6, 10, "title", "r", {"title": "beta"})
    for junk in (Label(0, 0, 6, "ad", "r"), Label(0, 10, 16, "ad", "r")):
        article = in_one_round(title, junk)
        assert article.title == "beta"
        assert ("title", "beta") in removed(article)


def test_a_letter_alone_is_text() -> None:
    assert in_one_round(Label(0, 1, 22, "ad", "r")).text == "a"
    assert in_one_round(Label(0, 0, 21, "ad", "r")).text == "a"


def test_marks_alone_go_with_what_stands_last() -> None:
    article = in_one_round(
        Label(0, 7, 17, "ad", "r"), Label(0, 1, 6, "share", "r"), text="“alpha beta gamma”"
    )
    assert [(r.name, r.pieces) for r in article.removals] == [
        ("ad", ((0, 1), (7, 18))),
        ("share", ((1, 6),)),
    ]


def test_a_share_of_white_space_is_none() -> None:
    article = in_one_round(Label(0, 0, 16, "ad", "r"), Label(0, 11, 17, "share", "r"))
    assert removed(article) == [("ad", "alpha beta gamma")]
