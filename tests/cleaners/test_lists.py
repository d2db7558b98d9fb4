"""Lists that are known by their heading or by their company, and small print."""

from __future__ import annotations

import pytest

from newsclean import clean, read_text
from support.samples import COUNCIL

STORY = COUNCIL[:3]


def removed(*lines: str) -> list[tuple[str, str]]:
    article = clean(read_text("\n\n".join(lines)))
    return [(removal.name, article.text_of(removal)) for removal in article.removals]


def test_headlines_below_a_heading_of_other_stories_fall_with_it() -> None:
    headlines = ["Harbour swimmers find a new home", "Why was the night train cancelled again?"]
    found = removed(*STORY[:2], "Most read", *headlines, STORY[2])
    assert found == [("related", text) for text in ["Most read", *headlines]]


def test_a_list_ends_where_the_story_goes_on() -> None:
    assert removed(*STORY[:1], "Related stories", *STORY[1:]) == [("related", "Related stories")]


def test_sections_in_a_row_are_a_menu_and_one_alone_is_none() -> None:
    menu = ["News", "Sport", "Culture", "Opinion"]
    assert removed(*STORY[:2], *menu, STORY[2]) == [("nav", entry) for entry in menu]
    assert removed(*STORY[:2], "Culture", STORY[2]) == []


SMALL_PRINT = (
    "This release contains forward-looking statements. Actual results may differ for many reasons."
    " The company assumes no obligation to update them. It is not to be construed as advice."
)


@pytest.mark.parametrize("before", ["", STORY[0] + " "])
def test_small_print_falls_and_the_story_before_it_stays(before: str) -> None:
    assert removed(f"{before}{SMALL_PRINT}", *STORY[1:]) == [("legal", SMALL_PRINT)]


def test_one_phrase_of_small_print_is_none() -> None:
    line = (
        "The fund's prospectus has twelve pages of forward-looking statements, and not one of"
        " them mentions the bridge, the newspaper found."
    )
    assert removed(STORY[0], line, *STORY[1:]) == []
