"""Offset arithmetic."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.spans import Rendered, Span, joint, merge, render, subtract, trim

SOURCE = "The storm\nhit the coast\n, they said (\nat noon ).\n金曜\n日の夜"


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("m", "h", " "),
        ("t", ",", ""),
        ("t", ".", ""),
        ("(", "a", ""),
        ("“", "A", ""),
        ("n", "”", ""),
        ("n", "“", " "),
        ("曜", "日", ""),
        ("曜", "d", " "),
        ("d", "日", " "),
        ("カ", "ー", ""),
        ("か", "\u3099", " "),  # a combining mark must not make one letter of two
        ("한", "국", " "),
        ("5", "%", ""),
    ],
)
def test_joint(before: str, after: str, between: str) -> None:
    assert joint(before, after) == between


def test_render() -> None:
    assert render("one two", [(0, 3)]) == "one"
    assert render("The storm\nhit", [(0, 9), (10, 13)]) == "The storm hit"
    assert render(SOURCE, [(10, 23), (24, 35)]) == "hit the coast, they said"
    assert render("said (\nat noon\n).", [(0, 6), (7, 14), (15, 17)]) == "said (at noon)."
    assert render("金曜\n日の夜", [(0, 2), (3, 6)]) == "金曜日の夜"


def test_to_source_of_one_piece() -> None:
    assert Rendered("xx one", [(3, 6)]).to_source(1, 3) == [(4, 6)]


def test_to_source_of_many_pieces() -> None:
    source, pieces = "ab\ncd\n, ef", [(0, 2), (3, 5), (6, 10)]
    assert render(source, pieces) == "ab cd, ef"
    assert Rendered(source, pieces).to_source(0, 9) == pieces
    assert Rendered(source, pieces).to_source(1, 4) == [(1, 2), (3, 4)]
    assert (
        Rendered(source, pieces).to_source(2, 3) == []
    )  # the joint itself is nowhere in the source
    assert Rendered(source, pieces).to_source(3, 6) == [(3, 5), (6, 7)]
    assert Rendered(source, pieces).to_source(5, 5) == []


def test_trim() -> None:
    assert trim(" a b\n", (0, 5)) == (1, 4)
    assert trim("a  b", (1, 3)) == (3, 3)
    assert trim("ab", (0, 2)) == (0, 2)
    assert trim("", (0, 0)) == (0, 0)
    assert trim("X a X", (0, 5)) == (0, 5)


@pytest.mark.parametrize(
    ("spans", "holes", "left"),
    [
        ([(0, 10)], [], [(0, 10)]),
        ([(0, 10)], [(0, 10)], []),
        ([(0, 10)], [(2, 4)], [(0, 2), (4, 10)]),
        ([(0, 10)], [(0, 4), (8, 12)], [(4, 8)]),
        ([(0, 3), (5, 8)], [(2, 6)], [(0, 2), (6, 8)]),
        ([(0, 3), (5, 8)], [(0, 9)], []),
        ([(0, 3)], [(3, 5)], [(0, 3)]),
        ([(4, 6)], [(0, 1), (2, 4), (6, 7)], [(4, 6)]),
        ([], [(0, 1)], []),
    ],
)
def test_subtract(spans: list[Span], holes: list[Span], left: list[Span]) -> None:
    assert subtract(spans, holes) == left


def test_merge() -> None:
    assert merge([]) == []
    assert merge([(3, 5), (0, 2)]) == [(0, 2), (3, 5)]
    assert merge([(0, 2), (2, 4)]) == [(0, 4)]
    assert merge([(0, 9), (1, 2), (8, 12)]) == [(0, 12)]


small_spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair))),
    max_size=8,
)


def _points(spans: list[Span]) -> set[int]:
    return {k for start, end in spans for k in range(start, end)}


@given(small_spans, small_spans)
def test_arithmetic_is_that_of_sets(some: list[Span], others: list[Span]) -> None:
    one, other = merge(some), merge(others)
    assert _points(one) == _points(some)
    assert all(end < start for (_, end), (start, _) in pairwise(one))
    assert _points(subtract(one, other)) == _points(some) - _points(others)


@given(st.text(alphabet="ab (.,金曜\n", max_size=30), st.data())
def test_offsets_go_there_and_back(source: str, data: st.DataObject) -> None:
    pieces = [
        span
        for span in merge(data.draw(small_spans))
        if span[1] <= len(source) and source[slice(*span)].strip() == source[slice(*span)] != ""
    ]
    if not pieces:
        return
    text = render(source, pieces)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Rendered(source, pieces).to_source(start, end)
    assert _points(found) <= _points(pieces)
    there = "".join([source[low:high] for low, high in found])
    assert there.replace(" ", "") == text[start:end].replace(" ", "")
