"""Evidence on one block: its shape, and what phrases find in it."""

from __future__ import annotations

from math import expm1, isnan

import pytest

from newsclean import read_text
from newsclean.judging.block_evidence import OWN, own_evidence, phrases_of
from newsclean.judging.short_lines import short_lines
from newsclean.judging.words import QUESTIONS
from newsclean.phrases.builtin import builtin
from newsclean.phrases.knowledge import Knowledge
from support.phrases import knowing
from support.samples import STORIES

WORDED = [float(k) for k in range(len(QUESTIONS))]


def seen(
    text: str, knowledge: Knowledge | None = None, language: str | None = "en"
) -> dict[str, float]:
    known = knowledge or builtin()
    article = read_text(text)
    (block,) = article.blocks
    line = short_lines(article, known).get(0)
    return dict(zip(OWN, own_evidence(block, known, language, line, WORDED, False), strict=True))


def true_of(text: str, names: str) -> set[str]:
    found = seen(text)
    return {name for name in names.split() if found[name]}


# --- shape ----------------------------------------------------------------------------------

ENDINGS = "stop question exclamation colon comma open"


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("The ferry sails.", "stop"),
        ("“The ferry sails.”", "stop"),
        ("橋は春まで閉鎖される。", "stop"),
        ("पुल वसंत तक बंद रहेंगे।", "stop"),
        ("Who pays?", "question"),
        ("誰が払うのか？", "question"),
        ("Sign up now!", "exclamation"),
        ("Share this:", "colon"),
        ("分享到：", "colon"),
        ("The tide goes out,", "comma"),
        ("Read more", "open"),
        ("اقرأ أيضا", "open"),
    ],
)
def test_how_it_ends(text: str, ending: str) -> None:
    assert ending in true_of(text, ENDINGS)


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("and so on", "lower"),
        ("And so on", "upper"),
        ("“And so on”", "upper quote"),
        ("12 boats", "digit"),
        ("- A boat", "bullet sign"),
        ("1. A boat", "digit bullet"),
        ("READ MORE", "upper loud"),
    ],
)
def test_how_it_begins(text: str, true: str) -> None:
    assert true_of(text, "lower upper digit bullet quote sign loud") == set(true.split())


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("At 9:30 on 12.05.2019", "clock day year has_colon"),
        ("Tickets: €12, 5% off", "has_colon currency percent"),
        ("42 kr a month", "currency"),
        ("Write to ann@news.example", "address"),
        ("The minister (left)", "bracketed"),
        ("A plain line", ""),
    ],
)
def test_what_stands_in_it(text: str, true: str) -> None:
    names = "clock day year percent currency address bracketed has_colon"
    assert true_of(text, names) == set(true.split())


def test_size() -> None:
    found = seen("Two bridges close")
    assert [round(expm1(found[name])) for name in ("characters", "words")] == [17, 3]
    assert found["sentences"] == 1
    assert seen("One. Two. Three.")["sentences"] == 3
    assert seen("A | B | C")["separators"] == 2


@pytest.mark.parametrize("language", sorted(STORIES))
def test_paragraphs_are_prose_in_every_script(language: str) -> None:
    assert all(seen(text)["prose"] for text in STORIES[language])


def test_scripts_without_spaces() -> None:
    assert seen("続きを読む")["unspaced"]
    assert not seen("続きを読む")["one_word"]
    assert seen("Facebook")["one_word"]


def test_short_lines_have_roles() -> None:
    names = "is_date is_by is_role is_source is_byline"
    assert true_of("9 August 2020", names) == {"is_date"}
    assert true_of("By", names) == {"is_by"}
    assert true_of("The ferry sails on Friday.", names) == set()


def test_what_the_words_speak_for_stands_last() -> None:
    found = seen("Read more")
    assert [found[f"worded_{question}"] for question in QUESTIONS] == WORDED


def test_everything_on_a_block_itself_is_known() -> None:
    for text in ("x", "。", "—", "Read more", STORIES["th"][0]):
        assert not any(isnan(value) for value in seen(text).values())


# --- phrases --------------------------------------------------------------------------------


def test_a_rule_that_takes_all_and_one_that_takes_a_part() -> None:
    whole = seen("Zzz now", knowing("zzz now"))
    assert (whole["whole"], whole["part"], whole["match_related"]) == (1, 0, 2.0)
    text = "It rained on the coast all night. Zzz now."
    part = seen(text, knowing("zzz now", where="sentence"))
    assert (part["whole"], part["part"], part["match_related"]) == (0, 1, 1.0)


def test_a_cue_is_less() -> None:
    found = seen("Please zzz now", knowing("zzz now", where="cue", kind="ask"))
    assert (found["whole"], found["cues"], found["match_related"]) == (0, 1, 0.5)
    assert (found["cue_ask"], found["cue_form"]) == (1, 0)


@pytest.mark.parametrize(("language", "true"), [("en", "same"), ("de", "other"), (None, "other")])
def test_whether_the_rule_is_of_the_document_s_language(language: str | None, true: str) -> None:
    rule = seen("Zzz now", knowing("zzz now"), language)
    assert {name for name in ("same", "other") if rule[f"{name}_language"]} == {true}
    cue = seen("Zzz now", knowing("zzz now", where="cue", kind="ask"), language)
    assert {name for name in ("same", "other") if cue[f"cues_{name}"]} == {true}


def test_where_no_phrase_is_found() -> None:
    found = seen("It rained.", knowing("zzz now"))
    assert not any(value for name, value in found.items() if name.startswith(("match_", "cue")))


def test_the_longest_words_that_speak_for_a_label() -> None:
    (block,) = read_text("Read more: two bridges close").blocks
    assert phrases_of(block, builtin())["related"].startswith("Read more")
    (block,) = read_text("It rained on the coast all night.").blocks
    assert phrases_of(block, builtin()) == {}
