"""What corpora have in and above their stories."""

from __future__ import annotations

import pytest

from newsclean import Article, clean, read_text
from support.laws import law_fixed_point, law_nothing_lost, law_text_fixed_point
from support.wrapped_samples import STORY

TEXT = " ".join(STORY)


def cleaned(text: str) -> Article:
    article = law_fixed_point(read_text(text))
    law_nothing_lost(article)
    law_text_fixed_point(text)
    return article


def captions(article: Article) -> list[tuple[str, str | None]]:
    return [(caption.text, caption.credit) for caption in article.captions]


DATES = "PUBLISHED: . 08:15 EST, 1 June 2013 . | . UPDATED: . 09:52 EST, 2 June 2013 . "


@pytest.mark.parametrize("story", [TEXT, "\n\n".join(STORY)])
def test_a_head_of_daily_mail_is_cut_off_the_story(story: str) -> None:
    article = cleaned(f"By . Ondine Varrick and Jo Cruz . {DATES}{story}")
    assert article.text == story
    assert [author.name for author in article.authors] == ["Ondine Varrick", "Jo Cruz"]
    assert str(article.published) == "2013-06-01 08:15:00"
    assert str(article.modified) == "2013-06-02 09:52:00"


@pytest.mark.parametrize(
    "head",
    [
        "By . Ondine Varrick . and Jo Cruz . PUBLISHED: . 08:15, 1 June 2013 . ",
        "By . Ondine Varrick . and . Jo Cruz . Created: . 08:15 GMT, 1 June 2013 . ",
    ],
)
def test_names_that_are_parted_by_stops(head: str) -> None:
    article = cleaned(head + TEXT)
    assert article.text == TEXT
    assert [author.name for author in article.authors] == ["Ondine Varrick", "Jo Cruz"]
    assert str(article.published)[:16] == "2013-06-01 08:15"


def test_names_without_a_date() -> None:
    article = cleaned(f"By . Ondine Varrick . and Jo Cruz . {TEXT}")
    assert article.text == TEXT
    assert [author.name for author in article.authors] == ["Ondine Varrick", "Jo Cruz"]


def test_in_small_letters_nobody_is_named() -> None:
    head = "by . ondine varrick . published : . 08:15 est , 1 june 2013 . "
    article = cleaned(head + TEXT)
    assert (article.text, article.authors) == (TEXT, ())
    assert str(article.published) == "2013-06-01 08:15:00"


def test_older_heads_of_daily_mail() -> None:
    article = cleaned(f"By . Jo Cruz . Last updated at 8:15 PM on 5th February 2012 . {TEXT}")
    assert article.text == TEXT
    assert str(article.modified) == "2012-02-05 20:15:00"


def test_head_on_lines_of_its_own() -> None:
    lines = ("By", "Jo Cruz", "PUBLISHED:", "14:11 EST, 25 October 2013", "|", "UPDATED:")
    article = cleaned("\n\n".join((*lines, "15:36 EST, 26 October 2013", *STORY)))
    assert [block.text for block in article.blocks] == list(STORY)
    assert [author.name for author in article.authors] == ["Jo Cruz"]
    assert (str(article.published)[:10], str(article.modified)[:10]) == ("2013-10-25", "2013-10-26")


def test_highlights_become_the_description() -> None:
    lines = ("@highlight", "Board votes to keep the ferry", "@highlight", "Review is due in May")
    article = cleaned("\n\n".join((*STORY, *lines)))
    assert [block.text for block in article.blocks] == list(STORY)
    assert article.description == "Board votes to keep the ferry Review is due in May"


def test_buttons_before_the_first_word() -> None:
    buttons = (
        "Share this with Email Facebook Messenger Messenger Twitter Pinterest WhatsApp LinkedIn"
        " Copy this link These are external links and will open in a new window "
    )
    assert cleaned(buttons + TEXT).text == TEXT


def test_a_sentence_that_begins_like_the_buttons_stays() -> None:
    text = f"Share this with email users first, the clerk told the board on Tuesday. {TEXT}"
    assert cleaned(text).text == text


def test_captions_of_npr_on_lines_of_their_own() -> None:
    article = cleaned(
        f"{STORY[0]}\n\nEnlarge this image toggle caption Ana Ferro/Harbour Wire Ana Ferro/Harbour"
        f" Wire\n\n{STORY[1]}\n\nThe ferry near Skell. Jo Cruz/AP hide caption toggle caption"
        f" Jo Cruz/AP\n\n{STORY[2]}"
    )
    assert [block.text for block in article.blocks] == list(STORY)
    assert captions(article) == [
        ("", "Ana Ferro/Harbour Wire"),
        ("The ferry near Skell.", "Jo Cruz/AP"),
    ]


def test_captions_of_npr_within_the_story() -> None:
    article = cleaned(
        f"Enlarge this image toggle caption Ana Ferro/AP Ana Ferro/AP {STORY[0]}"
        f" The ferry near Skell. Jo Cruz/AP hide caption toggle caption Jo Cruz/AP {STORY[1]}"
        f" {STORY[2]}"
    )
    assert article.text == f"{STORY[0]} The ferry near Skell. {STORY[1]} {STORY[2]}"
    assert captions(article) == [("", "Ana Ferro/AP"), ("", "Jo Cruz/AP")]


@pytest.mark.parametrize(
    "button",
    [
        *(
            "toggle caption",
            "hide caption",
            "Enlarge this image",
            "Enlarge this image toggle caption",
        ),
        *("View caption Hide caption", "Caption Close Image 1 of 4", "Hide Caption"),
    ],
)
def test_buttons_of_pictures_alone(button: str) -> None:
    article = cleaned(f"{STORY[0]}\n\n{button}\n\n{STORY[1]}")
    assert [block.text for block in article.blocks] == list(STORY[:2])


def test_a_story_about_captions_stays() -> None:
    text = (
        "Users may toggle caption tracks on the ferry's screens, the operator said on Monday.\n\n"
        "A button lets them hide captions again, and a caption contest is planned for the summer."
    )
    assert cleaned(text).text == text


def test_a_photographer_in_capitals() -> None:
    line = "PHOTO: The ferry at its berth on Tuesday. (PHOTOGRAPH BY Ana Ferro)"
    article = cleaned("\n\n".join((*STORY, line)))
    assert [block.text for block in article.blocks] == list(STORY)
    assert captions(article) == [("The ferry at its berth on Tuesday.", "Ana Ferro")]


def test_the_mark_behind_the_last_story_of_a_row() -> None:
    assert clean(read_text(f"{TEXT} |||||")).text == TEXT


@pytest.mark.parametrize("stop", ["", " ."])
def test_several_names_on_lines_of_their_own(stop: str) -> None:
    names = ("By", "Ondine Varrick", "and", "Jo Cruz")
    dates = ("PUBLISHED:", "14:11 EST, 25 October 2013", "|", "UPDATED:")
    lines = [line + stop for line in (*names, *dates, "15:36 EST, 26 October 2013")]
    article = cleaned("\n\n".join((*lines, *STORY)))
    assert [block.text for block in article.blocks] == list(STORY)
    assert [author.name for author in article.authors] == ["Ondine Varrick", "Jo Cruz"]


def test_line_ends_of_multi_news() -> None:
    assert cleaned(" NEWLINE_CHAR NEWLINE_CHAR ".join(STORY)).text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "Passengers who press hide caption see nothing but the sea, the operator said on Monday.",
        "The button marked hide caption Ana Ferro found did nothing at all, she told a steward.",
        "The words “Enlarge this image toggle caption” were all that the blind reader heard.",
        "The constants NEWLINE_CHAR and NEWLINE_CHARS are in the code, an engineer said.",
    ],
)
def test_a_sentence_with_such_words_stays(line: str) -> None:
    text = "\n\n".join((STORY[0], line, *STORY[1:]))
    assert cleaned(text).text == text
