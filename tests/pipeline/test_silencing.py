"""Labels that are silenced: their text stays, and nothing else is removed because of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Label, Pipeline, clean, read_html, read_text
from newsclean.labels import ALL
from support.engine_runs import TEXT, at, removed
from support.laws import law_nothing_lost
from support.samples import JUNK, STORIES
from support.strategies import default, orderly_documents, pages_as_read

FOUR = "alpha beta gamma delta"


def silenced(*labels: Label, name: str = "nav", text: str = FOUR) -> Article:
    def cleaner(article: Article) -> list[Label]:
        # The offsets fit this text only.
        return list(labels) if article.text == text else []

    return clean(read_text(text), pipeline=Pipeline([cleaner], silenced=[name]))


def test_text_stays_and_the_rest_goes() -> None:
    article = silenced(Label(0, 0, 5, "nav", "r"), Label(0, 11, 16, "ad", "r"))
    assert (article.text, removed(article)) == ("alpha beta delta", [("ad", "gamma")])


def test_what_the_silenced_label_won_goes_to_no_other() -> None:
    article = silenced(Label(0, 0, 16, "nav", "r"), Label(0, 6, 10, "ad", "r"))
    assert (article.text, removed(article)) == (FOUR, [])


def test_what_is_lifted_does_not_grow() -> None:
    title = Label(0, 0, 22, "title", "r", {"title": FOUR})
    article = silenced(title, Label(0, 0, 5, "nav", "r"))
    assert (article.text, article.title) == (FOUR, None)


def test_silenced_labels_state_nothing() -> None:
    title = Label(0, 0, 5, "title", "r", {"title": "alpha"})
    article = silenced(title, name="title")
    assert (article.text, article.title) == (FOUR, None)


def test_what_was_removed_before_stays_removed() -> None:
    article = clean(read_text(TEXT), pipeline=Pipeline([at(("alpha", "ad"))]))
    pipeline = Pipeline([at(("zeta", "ad"))], silenced=["ad"])
    assert removed(clean(article, pipeline=pipeline)) == [("ad", "alpha")]


def characters(article: Article) -> set[int]:
    """The places of all characters that were removed, white space apart."""
    return {
        at
        for removal in article.removals
        for start, end in removal.pieces
        for at in range(start, end)
        if not article.source_text[at].isspace()
    }


def check(article: Article, label: str) -> None:
    cleaned = clean(article, pipeline=default().without(label))
    law_nothing_lost(cleaned)
    if label in default().names:
        return  # the cleaner is out as well, and others may take what it would have
    assert characters(cleaned) <= characters(clean(article, pipeline=default()))


@given(orderly_documents(), st.sampled_from(sorted(ALL)))
def test_never_more_is_removed_of_texts(text: str, label: str) -> None:
    check(read_text(text), label)


@pytest.mark.parametrize(
    ("label", "line"),
    [("app", "Hent vores app\nTil iPhone og Android"), ("source", "Zdroje: portál, agentura")],
)
def test_what_stays_above_a_story_is_not_its_headline(label: str, line: str) -> None:
    story = STORIES["en"][0]
    article = read_text(f"{line}\n\n{story}\n\n{line}\n\n{story}")
    check(article, label)
    cleaned = clean(article, pipeline=default().without(label))
    assert cleaned.title is None
    assert clean(cleaned, pipeline=default().without(label)) == cleaned


QUOTE = (
    "“We heard the wind before we saw anything,” said Ann Lee, who keeps the harbour inn. “Then the"
    " lights went out all at once.”"
)


def test_a_menu_that_quotes_the_story_does_not_take_the_quote_out_of_it() -> None:
    story, appeal = STORIES["en"][0], JUNK["donation"][0]
    article = read_html(
        f'<p><a href="/x">{story}</a><blockquote><a href="/x">{story}</a>'
        f'<h1><a href="/x">{QUOTE}{appeal}</a></h1><p><a href="/x">{QUOTE}</a>'
    )
    check(article, "nav")


@given(pages_as_read, st.sampled_from(["nav", "related", "ad", "share"]))
def test_never_more_is_removed_of_pages(article: Article, label: str) -> None:
    check(article, label)


@pytest.mark.parametrize("label", ["nav", "related", "title"])
def test_an_article_with_nothing_in_it(label: str) -> None:
    assert clean(Article(), pipeline=default().without(label)) == Article()
