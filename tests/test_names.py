"""Bylines: who wrote it, and for whom."""

import pytest

from newsclean import Author, clean, read_text
from newsclean.lexicon import Lexicon, is_capitalised, is_uncased
from newsclean.names import is_organization, is_proper_name, proper_name_end, read_byline

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


def test_capitals() -> None:
    assert is_capitalised("“Storm")
    assert not is_capitalised("storm")
    assert not is_capitalised("“")
    assert not is_capitalised("")
    assert not is_capitalised("風")
    assert is_uncased("風")
    assert is_uncased("שלום")
    assert not is_uncased("a")
    assert not is_uncased("5")
    assert not is_uncased("")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee said", "Ann Lee"),
        ("Ann Lee, who said", "Ann Lee"),
        ("Bank of England said", "Bank of England"),
        ("Bank of the river", "Bank"),
        ("the Bank", ""),
        ("Ann Leeson. The storm", "Ann Leeson"),
        ("J. Smith went", "J. Smith"),
    ],
)
def test_proper_names(text: str, name: str) -> None:
    assert text[: proper_name_end(text, 0, LEXICON)] == name


def test_a_proper_name_is_all_of_the_text() -> None:
    assert is_proper_name("The Northport Times", LEXICON)
    assert not is_proper_name("The Northport times", LEXICON)
    assert not is_proper_name("", LEXICON)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Reuters", True),
        ("the AP", True),
        ("Northport Times", True),
        ("news.example.com", True),
        ("Ann Lee", False),
        ("hard times", False),
        ("", False),
    ],
)
def test_organizations(text: str, is_one: bool) -> None:
    assert bool(is_organization(text, LEXICON)) is is_one


# --- through the built-in rules -------------------------------------------------------------

STORY = (
    "A storm hit the northern coast on Friday night, tearing roofs off forty houses and leaving "
    "two villages without power, officials said."
)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Jo Cruz", ["Ann Lee", "Jo Cruz"]),
        ("BY ANN LEE", ["ANN LEE"]),
        ("By Ann Lee, Reuters", ["Ann Lee"]),
        ("Reporting by Ann Lee; Editing by Jo Cruz", ["Ann Lee"]),
        ("(Reporting by Ann Lee and Jo Cruz; Editing by Kim Park)", ["Ann Lee", "Jo Cruz"]),
        ("Ann Lee, Staff Writer", ["Ann Lee"]),
    ],
)
@pytest.mark.parametrize("edge", ["head", "tail"])
def test_bylines_fill_the_authors(line: str, authors: list[str], edge: str) -> None:
    head = ["Storm hits northern coast", line, STORY, STORY[:-1] + " again."]
    tail = ["Storm hits northern coast", STORY, STORY[:-1] + " again.", line]
    article = clean(read_text("\n\n".join(head if edge == "head" else tail)))
    assert [author.name for author in article.authors] == authors
    assert line not in article.text
