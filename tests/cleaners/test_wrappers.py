"""What databases write around a story becomes fields, and leaves the body."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from newsclean import Article, Pipeline, clean, read_text
from newsclean.language.language_names import language_code
from support import wrapped_samples as samples
from support.laws import law_fixed_point, law_nothing_lost, law_text_fixed_point

TITLE = "Winter ferry to run until April"
HERALD = "The Tarnmouth Herald"
DAY = dt.date(2020, 3, 3)


def fields(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "authors": [author.name for author in article.authors],
        "published": article.published,
        "publisher": article.publisher,
        "section": article.section,
        "language": None if article.language_is_guessed else article.language,
    }


def expected(*values: Any) -> dict[str, Any]:
    names = ("title", "authors", "published", "publisher", "section", "language")
    return dict(zip(names, values, strict=True))


ANN = ["Ondine Varrick"]
BOTH = ["Ondine Varrick", "Jo Cruz"]
EN, DE, FR = samples.STORY, samples.GERMAN, samples.FRENCH
WINTERFAEHRE = "Winterfähre fährt bis April"
NAVETTE, GAZETTE = "La navette d'hiver jusqu'en avril", "La Gazette de Tarnemouth"
CASES = {
    "LEXIS": (EN, expected(TITLE, ANN, DAY, HERALD, "NEWS", "en")),
    "OLD_LEXIS": (EN, expected(TITLE, ANN, dt.date(2003, 3, 3), HERALD, "NEWS", None)),
    "NEXIS_UNI": (EN, expected(TITLE, ANN, DAY, HERALD, "NEWS", "en")),
    "LEXIS_DE": (DE, expected(WINTERFAEHRE, ANN, DAY, "Tarnower Bote", "LOKALES", "de")),
    "LEXIS_FR": (FR, expected(NAVETTE, ANN, DAY, GAZETTE, "ACTUALITÉS", "fr")),
    "LEXIS_NL": (
        samples.DUTCH,
        expected("Winterveer vaart tot april", ANN, DAY, "De Tarnmonder", "Regio", "nl"),
    ),
    "LEXIS_ES": (
        samples.SPANISH,
        expected(
            "El transbordador de invierno seguirá hasta abril",
            *(ANN, DAY, "El Heraldo de Tarnemouth", "LOCAL", "es"),
        ),
    ),
    "FACTIVA": (EN, expected(TITLE, BOTH, DAY, HERALD, "News", "en")),
    "FACTIVA_CODES_ALONE": (EN, expected(TITLE, ANN, DAY, HERALD, None, "en")),
    "FACTIVA_WITHOUT_CODES": (EN, expected(TITLE, ANN, DAY, HERALD, "News", "en")),
    "FACTIVA_DE": (DE, expected(WINTERFAEHRE, ANN, DAY, "Tarnower Bote", None, "de")),
    "PROQUEST": (EN, expected(TITLE, BOTH, DAY, HERALD, None, "en")),
    "PRESSREADER": (EN, expected(TITLE, ANN, None, HERALD, "NEWS", None)),
    "NEWSBANK": (EN, expected(TITLE, ANN, DAY, HERALD, "News", None)),
    "GALE": (EN, expected(TITLE, ANN, DAY, HERALD, None, None)),
    "EUROPRESSE": (FR, expected(NAVETTE, ANN, DAY, GAZETTE, None, None)),
    "EUROPRESSE_NEW": (FR, expected(NAVETTE, ANN, DAY, GAZETTE, None, None)),
    "ROW": (EN, expected(TITLE, ANN, DAY, None, None, None)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_wrapper_becomes_fields_and_the_story_is_left(name: str) -> None:
    story, values = CASES[name]
    article = clean(read_text(getattr(samples, name)))
    assert [block.text for block in article.blocks] == list(story)
    assert fields(article) == values


@pytest.mark.parametrize("name", CASES)
def test_every_line_of_it_is_a_removal_with_the_rule_of_its_database(name: str) -> None:
    article = clean(read_text(getattr(samples, name)))
    assert {removal.rule.partition(".")[0] for removal in article.removals} == {"wrapper"}
    assert len({removal.rule for removal in article.removals}) == 1


@pytest.mark.parametrize("name", CASES)
def test_the_laws_hold_on_exports(name: str) -> None:
    text = getattr(samples, name)
    law_nothing_lost(law_fixed_point(read_text(text)))
    law_text_fixed_point(text)


def test_captions_and_summaries_of_exports() -> None:
    old = clean(read_text(samples.OLD_LEXIS))
    assert [(c.text, c.credit) for c in old.captions] == [("The ferry at its berth.", "Ana Ferro")]
    assert old.description == "The boat will sail for two more months."
    assert old.authors[0].role == "Transport Correspondent"
    german = clean(read_text(samples.LEXIS_DE))
    assert [(c.text, c.credit) for c in german.captions] == [("Die Fähre am Anleger.", "Ana Ferro")]


def test_a_language_that_is_given_counts_more() -> None:
    assert clean(read_text(samples.LEXIS, language="cy")).language == "cy"


def test_a_headline_below_the_story_fills_no_field() -> None:
    text = samples.PROQUEST.replace("Winter ferry to run until April\n\n", "", 1)
    article = clean(read_text(text))
    assert article.title is None
    assert "Title:" not in article.text


def test_a_number_of_factiva_alone() -> None:
    text = "\n\n".join((*samples.STORY, "Document TARHER0020200303eg3300012"))
    assert [block.text for block in clean(read_text(text)).blocks] == list(samples.STORY)


# --- stories that are no exports ------------------------------------------------------------

NO_EXPORTS = {
    "credits of a film": (
        "Title: The Winter Ferry",
        "Author: Ondine Varrick",
        "Language: English",
        "Length: 98 minutes",
        "Subject: a harbour in winter",
    ),
    "a call for essays": (
        "The magazine printed its rules on Tuesday, and they have not changed for thirty years:",
        "Section: Opinion",
        "Length: 800 words",
        "Language: English or Welsh",
    ),
    "one word of a database": (
        "The archive printed the line below every story, and nobody could say why it stood there.",
        "LOAD-DATE: March 4, 2020",
        "It was a clerk who found the reason in a box of floppy disks, she told the meeting.",
    ),
    "codes of states": (
        "IN Indiana the ferries stopped on Monday, and the governor said they would not come back.",
        "CO lorado followed on Tuesday, a day after the lake froze from one bank to the other.",
        "PG 13 was the rating that the film about the ferries was given by the board on Friday.",
    ),
    "a recipe": (
        "The harbour inn has served the soup since 1911, and its cook gave us the card it is on.",
        "Source: The Harbour Inn",
        "Date: 1911",
        "Page: 6",
        "Section: Soups",
    ),
    "a count of words": (
        "433 words",
        "That is how long the speech was, and the chairwoman had written each herself.",
        "She read it on 3 March 2020, and nobody in the net loft spoke until she had sat down.",
    ),
}


@pytest.mark.parametrize("name", NO_EXPORTS)
def test_a_story_with_such_words_is_no_export(name: str) -> None:
    lines = (samples.STORY[0], *NO_EXPORTS[name], *samples.STORY[1:])
    article = clean(read_text("\n\n".join(lines)))
    assert not [removal for removal in article.removals if removal.rule.startswith("wrapper.")]


def test_lines_of_the_story_that_look_like_fields_stay() -> None:
    result = "Length: 12 metres"
    text = samples.LEXIS.replace(samples.STORY[1], f"{samples.STORY[1]}\n\n{result}")
    assert result in clean(read_text(text)).text


@pytest.mark.parametrize(
    ("name", "code"), [("ENGLISH", "en"), ("Niederländisch", "nl"), ("es", "es"), ("Klingon", None)]
)
def test_names_of_languages(name: str, code: str | None) -> None:
    assert language_code(name) == code


def test_a_last_paragraph_that_begins_like_a_field_stays() -> None:
    update = "Update: The board said on Wednesday that the boat would sail on Sundays too."
    text = samples.NEXIS_UNI.replace("Graphic\n\nThe ferry at its berth on Tuesday.", update)
    assert update in clean(read_text(text)).text
    assert update.upper()[:8] in clean(read_text(text.replace("Update:", "UPDATE:"))).text


def test_an_export_without_a_paragraph_keeps_its_lines() -> None:
    lines = ("Skell Rovers 2, Arden 1", "Tarnmouth 0, Harbour Town 0", "Moor United 3, Vale 3")
    text = samples.LEXIS
    for paragraph, line in zip(samples.STORY, lines, strict=True):
        text = text.replace(paragraph, line)
    article = clean(read_text(text), pipeline=Pipeline.default().without("judge"))
    assert [block.text for block in article.blocks] == list(lines)


@pytest.mark.parametrize(
    "text", ["HD\n\n", "LENGTH: 433 words\n\n", "Graphic\n\n", "BYLINE: A B\n\n"]
)
def test_many_lines_of_a_wrapper_take_linear_time(text: str) -> None:
    law_nothing_lost(law_fixed_point(read_text(samples.LEXIS + text * 300)))
