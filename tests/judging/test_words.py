"""What the words of a block speak for."""

from __future__ import annotations

from array import array
from math import fsum, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.hashed_words import HashedWeights
from newsclean.judging.judge import judge
from newsclean.judging.words import QUESTIONS, WordModel, word_features
from newsclean.text.folding import fold
from support.samples import STORIES


def test_words_their_ends_and_pairs_of_them() -> None:
    assert word_features("Harbour Inn") == {
        "harbour", "inn", "harbour inn", "harbo~", "~our", "^harbour", "$inn", "^harbour inn",
        "$harbour inn", "^upper",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first"), [("Read", "^upper"), ("read", "^lower"), ("“Read", "^other")]
)
def test_how_it_begins(text: str, first: str) -> None:
    assert first in word_features(text)


def test_figures_of_any_value_are_alike() -> None:
    assert word_features("12 May 2019") == word_features("30 May 2024")
    assert word_features("€5") != word_features("€50")


def test_case_and_marks_of_letters_are_folded() -> None:
    assert word_features("READ MORE") == word_features("Read More")


def test_scripts_without_spaces_are_cut_into_short_runs() -> None:
    found = word_features("続きを読む")
    assert {"続", "続き", "続きを", "を読む"} <= found
    assert not {"続きを読", "きを読む"} & found


def test_of_long_blocks_the_beginning_and_the_end_are_read() -> None:
    found = word_features(f"First {'word ' * 50} middle {'word ' * 50} last")
    assert {"first", "last"} <= found
    assert "middle" not in found


def test_scores_are_the_bias_and_the_mean_over_the_root_of_the_count() -> None:
    tenths = array("h", [40, 0, 0, -40, 20, 20, 20, 20])
    model = WordModel([1.0, 2.0, 3.0, 4.0], ["read", "^read"], tenths)
    size = sqrt(len(word_features("Read on")))
    assert model.scores("Read on") == pytest.approx(
        [1 + 6 / size, 2 + 2 / size, 3 + 2 / size, 4 - 2 / size]
    )
    assert model.scores("Nothing known") == [1.0, 2.0, 3.0, 4.0]


@given(st.text("ab_ ^$~.1²٣éΣ市議ー€\u0301", min_size=1, max_size=60))
def test_hashes_find_what_strings_find(text: str) -> None:
    found = word_features(text)
    words = sorted(found)[::2]
    sums = [fsum([len(word) / 10 for word in words]), fsum([-0.3] * len(words))]
    hashed = HashedWeights(words, array("h", [k for word in words for k in (len(word), -3)]))
    assert hashed.sums(text, fold(text)) == (len(found), sums if words else [])


def worded(question: str, text: str) -> float:
    return judge().words.scores(text)[QUESTIONS.index(question)]


@pytest.mark.parametrize(
    ("button", "prose"),
    [
        ("Yes, sign me up!", "The council voted on Friday to close two bridges."),
        ("Jetzt kostenlos testen", "Der Rat hat am Freitag zwei Brücken gesperrt."),
        ("Je m’abonne pour 1 €", "Le conseil a fermé deux ponts vendredi."),
        ("Подписаться на рассылку", "Совет в пятницу закрыл два моста."),
        ("ログインして続きを読む", "市議会は金曜日に二つの橋を閉鎖した。"),
        ("지금 구독하기", "시의회는 금요일에 다리 두 개를 폐쇄했다."),
    ],
)
def test_buttons_are_worded_as_such_and_stories_are_not(button: str, prose: str) -> None:
    for question in ("junk", "appeal"):
        assert worded(question, button) > worded(question, prose)
    assert worded("junk", button) > 0


def test_captions_are_worded_as_such() -> None:
    caption = "The harbour at dawn on Friday. Photo: Ann Lee / AFP"
    assert worded("caption", caption) > worded("caption", STORIES["en"][0])


@pytest.mark.parametrize("language", sorted(STORIES))
def test_stories_are_not_worded_as_junk(language: str) -> None:
    assert sum([worded("junk", paragraph) for paragraph in STORIES[language]]) < 0
