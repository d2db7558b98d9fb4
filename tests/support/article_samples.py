"""Articles of all sorts, for tests of the forms of an Article."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
from hypothesis import strategies as st

from newsclean import (
    Article,
    Author,
    Block,
    Caption,
    clean,
    read_html,
    read_text,
)
from newsclean.reading.paragraphs import join
from support import SEEDS

PROSE = "Ministers met on Friday to agree a budget, officials said after the vote."
LINES = st.one_of(
    st.sampled_from(
        [PROSE, "Read more", "Storm hits northern coast", "By Ann Lee", "• first point", "1. one",
         "Positivity 35.00%", "The harbour at dawn. Ann Lee / AFP", "", "×", "新华社北京电",
         "👩‍👩‍👧 e\u0301 \ufeff\u200b\u2028x", "\x1b[31mred\x1b[0m"]
    ),
    st.text(max_size=60),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=12).map("\n".join)
PAGES = TEXTS.map(lambda text: "".join(f"<p class='c'>{line}</p>" for line in text.split("\n")))
ZONES = st.none() | st.integers(-1439, 1439).map(
    lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
)
DATES = st.none() | st.dates() | st.datetimes(timezones=ZONES)
MAYBE = st.none() | st.text(max_size=20)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": MAYBE,
        "authors": st.lists(st.builds(Author, st.text(), MAYBE, MAYBE, MAYBE), max_size=2),
        "published": DATES,
        "modified": DATES,
        "publisher": MAYBE,
        "url": MAYBE | st.just("https://a.example/\udcff?\u2028"),
        "language": st.none() | st.sampled_from(["en", "ru"]),
        "language_is_guessed": st.booleans(),
        "section": MAYBE,
        "description": MAYBE,
        "tags": st.lists(st.text(max_size=9), max_size=3),
        "scores": st.none() | st.dictionaries(st.text(max_size=5), st.floats(0, 1), max_size=2),
        "free_access": st.none() | st.booleans(),
        "truncated": st.none() | st.booleans(),
        "captions": st.lists(st.builds(Caption, st.text(), MAYBE), max_size=2),
        "image": MAYBE,
        "confidence": st.none() | st.floats(0, 1),
    },
)


def an_article(*blocks: tuple[str, str], **fields: Any) -> Article:
    """An article of (kind, text) pairs."""
    made = []
    at = 0
    for kind, text in blocks:
        made.append(Block(text, [(at, at + len(text))], kind))  # type: ignore[arg-type]
        at += len(text) + 2
    return Article(join(text for _, text in blocks), made, **fields)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    article = draw(TEXTS.map(read_text) | PAGES.map(read_html))
    if draw(st.booleans()):
        article = clean(article)
    return attrs.evolve(article, **draw(FIELDS))


def seed_articles() -> list[Article]:
    raw = [read_text(path.read_text(encoding="utf-8")) for path in SEEDS]
    return [*raw, *map(clean, raw)]
