"""Topics: what the words of a line are about."""

from __future__ import annotations

import pytest

from newsclean.phrases.topic_tables import topic_tables
from newsclean.phrases.topics import Topics

TOPICS = Topics(
    topic_tables(
        [
            (
                {"newsletter": ["newsletter", "your inbox"], "app": ["app="], "media": ["watch:"]},
                {"ask": ["sign up"], "any": ["free"]},
            ),
            ({"newsletter": ["lettre d'information", "週刊"], "donation": ["€5"]}, {}),
        ]
    )
)


def test_words_are_counted_by_topic_and_language() -> None:
    mentions = TOPICS.mentions("Sign up for newsletters, free in your inbox")
    assert mentions.telling == {"newsletter": 2}
    assert mentions.hints == {"ask": 1, "any": 1}
    assert mentions.asks


def test_a_word_inside_another_is_none() -> None:
    assert not TOPICS.mentions("The apple fell; the xnewsletter too").telling
    assert TOPICS.mentions("The app crashed").telling == {"app": 1}


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("WATCH: the storm from above", {"media": 1}),
        ("Watching: the storm", {}),
        ("Chaque jour la lettre d’informations", {"newsletter": 1}),
        ("今週の週刊ニュース", {"newsletter": 1}),
        ("Give €5", {"donation": 1}),
        ("Give 3€5", {}),
        ("x" * 10_000 + " newsletter", {"newsletter": 1}),
    ],
)
def test_a_listed_word_is_found_however_it_is_written(text: str, telling: dict[str, int]) -> None:
    assert TOPICS.mentions(text).telling == telling


def test_an_imperative_counts_as_one_only_where_a_sentence_begins() -> None:
    assert not TOPICS.mentions("Those who sign up get a newsletter").asks
    assert TOPICS.mentions("It is free. Sign up!").asks


def test_what_is_quoted_is_not_counted() -> None:
    assert not TOPICS.mentions("The banner said “Sign up for our newsletter”").telling
