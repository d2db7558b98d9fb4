"""Headlines of other stories below a line that announces them."""

from __future__ import annotations

import pytest

from newsclean import clean, read_html, read_text
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]
TEASERS = [
    ("en", "Read also:", "Ferry company cuts its winter timetable again"),
    ("de", "Lesen Sie auch:", "Neue Fähre fährt erst im kommenden Sommer"),
    ("es", "LEE TAMBIÉN:", "El puerto reabre tras tres días de temporal"),
    ("fr", "Lire aussi :", "Le port rouvre après trois jours de tempête"),
    ("ru", "Читайте также:", "Порт снова открыт после трёх дней шторма"),
    ("zh", "相关阅读：", "三天风暴之后港口重新开放"),
]


@pytest.mark.parametrize(("language", "pointer", "headline"), TEASERS)
def test_an_announced_headline_goes_with_what_announces_it(
    language: str, pointer: str, headline: str
) -> None:
    above, below = STORIES[language][0], STORIES[language][-1]
    article = clean(read_text("\n\n".join([above, pointer, headline, below])))
    assert article.text == f"{above}\n\n{below}"
    assert {removal.name for removal in article.removals} == {"related"}


@pytest.mark.parametrize(
    ("pointer", "below"),
    [
        ("Read more", "What the harbour master says now"),
        ("Read also:", "The harbour master said on Friday that no boat would leave before Monday."),
        ("He could read also:", "What the harbour master says now"),
    ],
)
def test_what_nothing_announces_stays(pointer: str, below: str) -> None:
    article = clean(read_text("\n\n".join([STORY, pointer, below, AGAIN])))
    assert below in article.text


def test_a_heading_of_the_page_stays() -> None:
    html = (
        "<article><h1>Storm closes two harbours</h1>"
        f"<p>{STORY}</p><p>Read also:</p><h2>What the harbour master says now</h2><p>{AGAIN}</p>"
        "</article>"
    )
    article = clean(read_html(html))
    assert "What the harbour master says now" in article.text
