"""Evidence on a block among the others: repetition, place, neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan, log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, read_text
from newsclean.judging.neighbourhood import SECOND_NAMES, add_neighbourhood
from newsclean.judging.prose import is_unspaced_text
from newsclean.judging.surroundings import (
    NAMES,
    Text,
    _read_stems,
    evidence,
    gaps,
    runs_of,
    stems_of,
)
from newsclean.judging.words import QUESTIONS
from newsclean.phrases.builtin import builtin
from newsclean.text.folding import fold
from support.samples import COUNCIL
from support.strategies import articles

TITLE = "Norrby closes two bridges"
FAR = 99


def seen(*lines: str, first: list[float] | None = None) -> list[Mapping[str, float]]:
    """The evidence on each line; with a first look's probabilities that on the neighbourhood."""
    text = Text(read_text("\n\n".join(lines)), builtin())
    rows = evidence(text, builtin(), "en", [[0.0] * len(QUESTIONS) for _ in lines])
    if first is None:
        return [dict(zip(NAMES, row, strict=True)) for row in rows]
    add_neighbourhood(text, rows, first)
    return [dict(zip(SECOND_NAMES, row, strict=True)) for row in rows]


def stems_in(text: str) -> frozenset[str]:
    return stems_of(fold(text), is_unspaced_text(text))


def column(name: str, rows: list[Mapping[str, float]]) -> list[float]:
    return [row[name] for row in rows]


# --- runs and gaps --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_story", "runs"),
    [
        ("", []),
        ("s", [(0, 0)]),
        (".", [(1, 0)]),
        ("..s.", [(2, 0), (2, 1), (0, 0), (1, 0)]),
        ("s...", [(0, 0), (3, 0), (3, 1), (3, 2)]),
    ],
)
def test_runs(is_story: str, runs: list[tuple[int, int]]) -> None:
    assert runs_of([char == "s" for char in is_story]) == runs


@pytest.mark.parametrize(
    ("is_story", "before", "after"),
    [
        ("", [], []),
        ("..", [FAR, FAR], [FAR, FAR]),
        (".s..s", [FAR, FAR, 1, 2, 3], [1, 3, 2, 1, FAR]),
    ],
)
def test_gaps(is_story: str, before: list[int], after: list[int]) -> None:
    assert gaps([char == "s" for char in is_story]) == (before, after)


@given(st.lists(st.booleans(), max_size=30))
def test_runs_and_gaps_are_the_same_backwards(is_story: list[bool]) -> None:
    before, after = gaps(is_story)
    assert gaps(is_story[::-1]) == (after[::-1], before[::-1])
    lengths = [length for length, _ in runs_of(is_story)]
    assert [length for length, _ in runs_of(is_story[::-1])] == lengths[::-1]
    assert [length > 0 for length in lengths] == [not story for story in is_story]


# --- repetition -----------------------------------------------------------------------------


@given(st.text("abcdefgh_é市議會²①3٣ -\u0301ـ", max_size=40))
def test_stems_are_the_same_character_by_character(text: str) -> None:
    assert _read_stems(fold(text), is_unspaced_text(text)) == stems_in(text)


def test_stems() -> None:
    assert stems_in("The bridges were closed on Friday") == {"bridge", "closed", "friday", "were"}
    assert stems_in("橋は閉鎖") == {"橋は", "は閉", "閉鎖", "橋は閉鎖"}
    assert stems_in("2019 - 20") == frozenset()


def test_copies_and_lines_that_begin_alike() -> None:
    start = "Follow all the latest from Norrby"
    rows = seen("Share", COUNCIL[0], "Share", f"{start} here", f"{start} there", "Share")
    assert column("copies", rows) == [3, 1, 3, 1, 1, 3]
    assert column("starts", rows) == [3, 1, 3, 2, 2, 3]


def test_what_of_a_line_the_story_says_as_well() -> None:
    rows = seen(TITLE, *COUNCIL, "Bridges closed until spring", "Five recipes for cold evenings")
    assert rows[-2]["shared"] > 0.5
    assert rows[-1]["shared"] == 0
    assert rows[-2]["rare"] < rows[-1]["rare"]
    assert rows[-2]["shared_with_title"] > rows[-1]["shared_with_title"] == 0
    # A paragraph does not know its own words from itself.
    assert column("shared", seen("Share", COUNCIL[0]))[1] == 0


def test_names_that_the_story_tells_of() -> None:
    rows = seen(*COUNCIL, "The old town of Norrby", "Kalmar and Visby and Lund")
    assert rows[-2]["names_known"] == 1
    assert rows[-1]["names_known"] == 0


def test_what_cannot_be_compared_is_not_known() -> None:
    (only,) = seen("5 – 3")
    unknown = ("shared", "shared_with_title", "shared_before", "shared_after", "names_known")
    assert all(isnan(only[name]) for name in (*unknown, "rare", "longer_than_before", "stop_+1"))


# --- place and neighbours -------------------------------------------------------------------


def test_places() -> None:
    rows = seen("Home", TITLE, *COUNCIL[:2], "Share", COUNCIL[2], "Read more")
    assert column("index", rows) == [0, 1, 2, 3, 4, 5, 6]
    assert column("behind", rows) == [6, 5, 4, 3, 2, 1, 0]
    assert column("before_story", rows) == [1, 1, 0, 0, 0, 0, 0]
    assert column("after_story", rows) == [0, 0, 0, 0, 0, 0, 1]
    assert column("from_first", rows) == [-2, -1, 0, 1, 2, 3, 4]
    assert column("to_last", rows) == [5, 4, 3, 2, 1, 0, -1]
    assert column("run", rows) == [2, 2, 0, 0, 1, 0, 1]
    assert set(column("blocks", rows)) == {7}
    assert set(column("prose_blocks", rows)) == {3}


def test_where_nothing_is_prose() -> None:
    rows = seen("Home", "News")
    assert column("before_story", rows) == [1, 1]
    assert column("prose_before", rows) == column("prose_after", rows) == [FAR, FAR]


def test_text_passed_and_text_to_come_add_up() -> None:
    sizes = [len(line) for line in COUNCIL]
    for size, row in zip(sizes, seen(*COUNCIL), strict=True):
        assert row["passed"] + row["to_come"] == pytest.approx(1 - size / sum(sizes))


def test_empty_lines_part_blocks() -> None:
    text = Text(read_text("Home\nNews\n\nSport"), builtin())
    rows = evidence(text, builtin(), "en", [[0.0] * len(QUESTIONS)] * 3)
    assert [row[NAMES.index("parted")] for row in rows] == [True, False, True]


def test_lines_of_one_shape() -> None:
    rows = seen("Norrby 3-1 Falun", "Kalmar 2-2 Eksjo", COUNCIL[0], "Kalmar 0-2 Lunds")
    assert column("alike", rows) == [3, 3, 1, 3]
    assert rows[1]["longer_than_before"] == 0
    assert rows[1]["longer_than_after"] == pytest.approx(log1p(16) - log1p(len(COUNCIL[0])))


def test_neighbours_are_told_of() -> None:
    rows = seen("One line", COUNCIL[0], "Another line", COUNCIL[1])
    assert column("prose_-1", rows)[1:] == [0, 1, 0]
    assert column("prose_+1", rows)[:-1] == [1, 0, 1]
    assert column("characters_+2", rows)[:-2] == column("characters", rows)[2:]
    assert [isnan(value) for value in column("stop_-3", rows)] == [True, True, True, False]


# --- the second look ------------------------------------------------------------------------


def test_what_a_first_look_thinks_of_the_lines_about() -> None:
    rows = seen(TITLE, COUNCIL[0], "Home", "News", COUNCIL[1], first=[0.4, 0.1, 0.9, 0.8, 0.2])
    assert column("first_+0", rows) == [0.4, 0.1, 0.9, 0.8, 0.2]
    assert column("first_-1", rows)[1:] == [0.4, 0.1, 0.9, 0.8]
    assert isnan(rows[0]["first_-1"])
    assert column("first_run", rows) == [0, 0, 2, 2, 0]
    assert column("first_run_position", rows) == [0, 0, 0, 1, 0]
    assert column("first_mean_1", rows) == pytest.approx([0.1, 0.65, 0.45, 0.55, 0.8])
    assert column("first_mean", rows) == pytest.approx([2.4 / 5] * 5)
    # The surest of the story begin and end it.
    assert column("first_from_story", rows) == [-1, 0, 1, 2, 3]
    assert column("first_to_story", rows) == [4, 3, 2, 1, 0]


def test_a_lone_block_has_no_neighbourhood() -> None:
    (row,) = seen(COUNCIL[0], first=[0.1])
    assert all(isnan(row[name]) for name in ("first_-1", "first_+1", "first_mean_3", "first_alike"))


@given(articles())
def test_every_block_has_all_evidence(article: Article) -> None:
    text = Text(article, builtin())
    count = len(article.blocks)
    rows = evidence(text, builtin(), None, [[0.0] * len(QUESTIONS)] * count)
    assert [len(row) for row in rows] == [len(NAMES)] * count
    add_neighbourhood(text, rows, [0.5] * count)
    assert [len(row) for row in rows] == [len(SECOND_NAMES)] * count


def test_names_are_unique() -> None:
    assert len(set(SECOND_NAMES)) == len(SECOND_NAMES)
    assert SECOND_NAMES[: len(NAMES)] == NAMES
