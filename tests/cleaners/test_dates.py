"""Dates in a text: the lines that state them are removed, those of the story stay."""

import datetime as dt

import pytest

from newsclean import clean, read_text
from support.samples import STORIES

NINTH = dt.date(2020, 8, 9)
STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]
LAST = "Nobody could say on Tuesday when the harbour would be open again to the fishing boats."


# Only rules of its language know such a line, and they speak in documents of that language alone.
LANGUAGES = {"3 часа назад": "ru"}


def texts(*lines: str) -> str:
    return "\n\n".join(["Storm hits northern coast", *lines])


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("9 August 2020", "2020-08-09", None),
        ("Sunday, 9 August 2020 | 14:05", "2020-08-09T14:05:00", None),
        ("LONDON, August 9, 2020", "2020-08-09", None),
        ("9. August 2020, 14:05 Uhr", "2020-08-09T14:05:00", None),
        ("Mis à jour le 9 août 2020 à 14h05", None, "2020-08-09T14:05:00"),
        ("Обновлено: 9 августа 2020", None, "2020-08-09"),
        ("torstaina 4. kesäkuuta 2020", "2020-06-04", None),
        ("2020. június 4.", "2020-06-04", None),
        ("4 czerwca 2020, godz. 10:30", "2020-06-04T10:30:00", None),
        ("4 Haziran 2020 Perşembe", "2020-06-04", None),
        ("Πέμπτη 4 Ιουνίου 2020", "2020-06-04", None),
        ("الخميس 4 حزيران 2020", "2020-06-04", None),
        ("४ जून २०२०, 10:30 बजे", "2020-06-04T10:30:00", None),
        ("۴ خرداد ۱۴۰۳", "2024-05-24", None),
        ("Diperbarui: 4 Juni 2020, 10:30 WIB", None, "2020-06-04T10:30:00+07:00"),
        ("2024年5月24日（金） 10時30分", "2024-05-24T10:30:00", None),
        ("03/04/2020", None, None),
        ("Published 3 hours ago", None, None),
        ("3 часа назад", None, None),
        ("8 января, 17:46", None, None),
    ],
)
@pytest.mark.parametrize("place", ["head", "under the summary", "foot"])
def test_lines_of_a_date_leave(
    line: str, published: str | None, modified: str | None, place: str
) -> None:
    lines = {
        "head": (line, STORY, AGAIN, LAST),
        "under the summary": (STORY, line, AGAIN, LAST),
        "foot": (STORY, AGAIN, LAST, line),
    }[place]
    if place != "head" and line.startswith("LONDON"):
        pytest.skip("a place and a date below the story are somebody's signature")
    article = clean(read_text(texts(*lines), language=LANGUAGES.get(line)))
    assert line not in article.text
    assert [r.name for r in article.removals if r.name != "title"] == ["date"]
    stated = [day and day.isoformat() for day in (article.published, article.modified)]
    assert stated == [published, modified]


def test_a_date_and_the_words_before_it_on_lines_of_their_own() -> None:
    article = clean(read_text(texts("Last updated", "9 August 2020", "14:05", STORY, AGAIN)))
    assert article.modified == NINTH
    assert article.published is None
    assert article.text == f"{STORY}\n\n{AGAIN}"


def test_a_chronology_keeps_its_days() -> None:
    lines = [STORY, "4 May 2020", AGAIN, "5 May 2020", LAST]
    article = clean(read_text(texts(*lines)))
    assert article.text == "\n\n".join(lines)
    assert article.published is None


def test_a_date_within_the_story_stays() -> None:
    lines = [STORY, AGAIN, "4 May 2020", LAST]
    article = clean(read_text(texts(*lines)))
    assert article.text == "\n\n".join(lines)


def test_the_article_decides_what_its_language_reads() -> None:
    spanish = (
        "Una tormenta azotó la costa norte en la noche del viernes y dejó sin luz a dos pueblos, "
        "según informaron las autoridades locales. El ministerio enviará ingenieros y calcula que "
        "las obras durarán hasta el otoño, con un coste de tres millones, y que los dos puertos "
        "seguirán cerrados mientras tanto para todos los barcos de pesca de la comarca."
    )
    assert clean(read_text(texts("03/04/2020", spanish))).published == dt.date(2020, 4, 3)
    dated = read_text(texts("03/04/2020", STORY, AGAIN), language="es")
    assert clean(dated).published == dt.date(2020, 4, 3)
    cued = texts("Published: 03/04/2020", STORY, AGAIN)
    assert clean(read_text(cued)).published is None
    assert clean(read_text(cued, language="fr")).published == dt.date(2020, 4, 3)
