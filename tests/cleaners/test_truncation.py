"""Marks that say that a text was cut off."""

import pytest

from newsclean import clean, clean_text, read_text
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]


@pytest.mark.parametrize(
    "mark",
    ["… [+2219 chars]", "[+2219 chars]", "... [1234 chars]", "…[+17 characters]", "[+9 Zeichen]",
     "(+310 chars)", "[+812 caractères]"],
)  # fmt: skip
def test_counts_of_apis(mark: str) -> None:
    article = clean(read_text(f"{STORY}\n\nThe board said that the mooring fees would be se{mark}"))
    assert article.text == f"{STORY}\n\nThe board said that the mooring fees would be se"
    assert article.truncated is True


@pytest.mark.parametrize(
    "mark",
    ["(more)", "(MORE)", "-more-", "--MORE--", "(segue)", "(suite)", "[truncated]",
     "(content truncated)"],
)  # fmt: skip
@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_marks_at_the_end(mark: str, joint: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{AGAIN}{joint}{mark}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.truncated is True


def test_a_mark_between_pages_says_nothing() -> None:
    article = clean(read_text(f"{STORY}\n\n(MORE)\n\n{AGAIN}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.truncated is None


def test_an_excerpt_breaks_off() -> None:
    article = clean(read_text(f"{STORY}\n\nThe board of the harbour said that the fees […]"))
    assert article.text.endswith("said that the fees")
    assert article.truncated is True


@pytest.mark.parametrize(
    "line",
    ["ONLY AVAILABLE IN PAID PLANS", "Read the full story at The Norrby Herald",
     "Click here to read the full article", "Lesen Sie den ganzen Artikel auf norrby.example",
     "Lea la noticia completa en norrby.example"],
)  # fmt: skip
def test_lines_that_say_it(line: str) -> None:
    article = clean(read_text(f"{line}"))
    assert article.text == ""
    assert article.truncated is True


def test_a_pointer_between_paragraphs_cuts_nothing_off() -> None:
    article = clean(read_text(f"{STORY}\n\nRead the full story at The Herald\n\n{AGAIN}"))
    assert article.truncated is None


@pytest.mark.parametrize(
    "line",
    [
        "A message has room for 280 characters (about 40 words), and he used all of them.",
        "He read from the letter: “We came to the pier […] and saw nobody […]”",
        "The clerk wrote [sic] and counted 1234 chars on the screen before he went home.",
        "She asked for bread (more) and for wine (less), the innkeeper told the court.",
    ],
)
def test_what_cuts_nothing_off(line: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{line}"))
    assert article.text == f"{STORY}\n\n{line}"
    assert article.truncated is None


@pytest.mark.parametrize("mark", ["… [+2219 chars]", "(more)", "[…]"])
def test_cleaning_twice_is_once(mark: str) -> None:
    text = f"{STORY}\n\nThe board said that the fees {mark}"
    once = clean(read_text(text))
    assert clean(once) == once
    assert clean_text(clean_text(text)) == clean_text(text)
