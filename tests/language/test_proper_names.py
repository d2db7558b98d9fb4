"""Proper names and organisations."""

import pytest

from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import is_organization, is_proper_name, proper_name_end

LEXICON = Lexicon(
    agencies=frozenset({"reuters", "afp", "ap", "associated press"}),
    media=frozenset({"times", "post", "news"}),
    particles=frozenset({"de", "la", "van", "der", "of", "al"}),
)


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
