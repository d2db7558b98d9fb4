"""Bylines: who wrote it, and for whom."""

import pytest

from newsclean import Author
from newsclean.language.bylines import read_byline
from newsclean.language.lexicon import Lexicon

LEXICON = Lexicon(
    joiners=frozenset({"and", "with", "und"}),
    roles=frozenset("reporter correspondent editor writer staff chief political bureau".split()),
    agencies=frozenset({"reuters", "afp", "ap", "associated press"}),
    media=frozenset({"times", "post", "news"}),
    particles=frozenset({"de", "la", "van", "der", "of", "al"}),
    prepositions=frozenset({"in", "at", "for"}),
    months={"may": 5},
)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Jo Cruz and Kim Park", ["Ann Lee", "Jo Cruz", "Kim Park"]),
        ("Ann Lee, Jo Cruz, and Kim Park", ["Ann Lee", "Jo Cruz", "Kim Park"]),
        ("Ann Lee & Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee / Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee | Reuters", ["Ann Lee"]),
        ("ANN LEE", ["ANN LEE"]),
        ("Jean-Luc de la Tour", ["Jean-Luc de la Tour"]),
        ("Vincent van der Berg", ["Vincent van der Berg"]),
        ("Conor O’Neill", ["Conor O’Neill"]),
        ("J. R. Smith", ["J. R. Smith"]),
        ("John Smith, Jr.", ["John Smith Jr"]),
        ("Ann Lee in Kyiv", ["Ann Lee"]),
        ("Ann Lee in Kyiv and Jo Cruz in Minsk", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Kyiv", ["Ann Lee"]),
        ("Anna Schmidt und Jan Meyer", ["Anna Schmidt", "Jan Meyer"]),
        ("Ann Lee (ann.lee@news.example)", ["Ann Lee"]),
        ("Ann Lee @annlee", ["Ann Lee"]),
        ("Анна Петрова", ["Анна Петрова"]),
        ("李小明、王大伟", ["李小明", "王大伟"]),
        ("山田太郎", ["山田太郎"]),
    ],
)
def test_people(text: str, authors: list[str]) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert [author.name for author in byline.authors] == authors


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Staff Writer Ann Lee",
            Author("Ann Lee", role="Staff Writer", raw="Staff Writer Ann Lee"),
        ),
        ("Ann Lee, Staff Writer", Author("Ann Lee", role="Staff Writer", raw="Ann Lee")),
        (
            "Ann Lee, Moscow correspondent",
            Author("Ann Lee", role="Moscow correspondent", raw="Ann Lee"),
        ),
        ("Political Editor, Ann Lee", Author("Ann Lee", role="Political Editor", raw="Ann Lee")),
        ("Ann Lee, Reuters", Author("Ann Lee", organization="Reuters", raw="Ann Lee")),
        (
            "Ann Lee, The Northport Times",
            Author("Ann Lee", organization="The Northport Times", raw="Ann Lee"),
        ),
        (
            "Ann Lee, Staff Writer, Associated Press",
            Author("Ann Lee", role="Staff Writer", organization="Associated Press", raw="Ann Lee"),
        ),
    ],
)
def test_roles_and_agencies_are_apart(text: str, author: Author) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert byline.authors == (author,)


@pytest.mark.parametrize(
    "text", ["Reuters", "AFP", "AP and Reuters", "Northport Times", "news.org"]
)
def test_agencies_alone_are_no_people(text: str) -> None:
    byline = read_byline(text, LEXICON)
    assert byline is not None
    assert byline.authors == ()
    assert byline.organizations


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        "Friday the storm moved on",
        "the storm",
        "Ann",
        "Plan B",
        "Vitamin C",
        "May Day",
        "Ann Lee said that the storm was over",
        "Ann Lee and nobody else",
        "Apple’s Storm",
        "Storm 2020",
        "Editor",
        "One Two Three Four Five Six Seven",
        "A very long line " * 20,
        "Why Not?",
        "Ann Lee: Jo Cruz",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert read_byline(text, LEXICON) is None
