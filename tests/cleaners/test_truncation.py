"""Marks that say that a text was cut off."""

import pytest

from newsclean import clean, clean_text, read_text
from support.samples import STORIES

STORY, AGAIN = STORIES["en"][0], STORIES["en"][3]


@pytest.mark.parametrize(
    "mark",
    ["… [+2219 chars]", "[+2219 chars]", "... [1234 chars]", "…[+17 characters]", "[+9 Zeichen]",
     "(+310 chars)", "[+812 caractères]", "… [+2,219 chars]", "… [2219 more characters]",
     "… (1234 chars)", "…(1,234 characters truncated)", "… [+120 words]", "… [+812 символов]",
     "… [+9 χαρακτήρες]", "… [+9 حرف]", "… [+9 अक्षर]", "… [+9 ký tự]", "… [+20 字符]",
     "…[还有20个字符]",
     "… [+9 znakova]", "&hellip; [+2219 chars]", "<U+2026> [+2219 chars]"],
)  # fmt: skip
def test_counts_of_apis(mark: str) -> None:
    article = clean(read_text(f"{STORY}\n\nThe board said that the mooring fees would be se{mark}"))
    assert article.text == f"{STORY}\n\nThe board said that the mooring fees would be se"
    assert article.truncated is True


@pytest.mark.parametrize(
    "mark",
    ["(more)", "(MORE)", "-more-", "--MORE--", "(segue)", "(suite)", "[truncated]",
     "(content truncated)", "(more to come)", "[more]", "(contd)", "(MORE TO FOLLOW)", "[gekürzt]",
     "[tronqué]", "[text truncated at 5000 characters]", "<truncated>", "(folyt.köv.)", "(Sürecek)",
     "(يتبع)", "（待续）", "（続く）", "(계속)", "… [Read more…]", "[...] Read more",
     "… Continue reading →", "… Читать далее", "… Weiterlesen", "… Прочети повече", "[&hellip;]"],
)  # fmt: skip
@pytest.mark.parametrize("joint", [" ", "\n\n"])
def test_marks_at_the_end(mark: str, joint: str) -> None:
    article = clean(read_text(f"{STORY}\n\n{AGAIN}{joint}{mark}"))
    assert article.text == f"{STORY}\n\n{AGAIN}"
    assert article.truncated is True


@pytest.mark.parametrize("mark", ["(more)", "MORE", "A SUIVRE", "[truncated]", "… Read more »"])
def test_a_mark_below_a_sentence_that_breaks_off(mark: str) -> None:
    cut = "The board of the harbour said that the mooring fees would be se"
    article = clean(read_text(f"{STORY}\n\n{cut}\n\n{mark}"))
    assert article.text == f"{STORY}\n\n{cut}"
    assert article.truncated is True


def test_teasers_below_the_story_are_not_its_end() -> None:
    teaser = "Ferry crews vote on a strike at Norrby… Read more »"
    article = clean(read_text(f"{STORY}\n\n{AGAIN}\n\nMore news\n\nHarbour\n\n{teaser}"))
    assert article.text.startswith(f"{STORY}\n\n{AGAIN}")
    assert article.truncated is None


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
        "The word has three letters [3 characters], the puzzle of Friday said to its readers.",
        "The play has [12 characters] and one dog, the programme of the theatre says.",
        "The bill has 1,200 words [12 pages], the clerk told the council on Friday.",
        "The second verse [cut] was never sung in the church of the village, he said.",
        "He stood at the pier, waiting for the ferry, and the ferry never came to him...",
        "“Then we saw the lamp (…) and knew that the pilot was alive,” the captain wrote.",
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
