"""Digits, capitals, quotation marks and the like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.block_marks import Marks, find_marks, marks_of, read_marks

ALPHABET = 'usdEURrpKRzłKčleiFt _12h9²٣ⅧⒶ€$"“»„「|•→?？!！,，、.:：/-()[（;&=%é\u212aİ\ud800'


def all_of(marks: Marks) -> dict[str, int]:
    return {name: int(getattr(marks, name)) for name in Marks.__slots__}


@given(st.text(ALPHABET, max_size=120), st.integers(0, 120))
def test_both_ways_find_the_same(text: str, sampled: int) -> None:
    assert all_of(read_marks(text, sampled)) == all_of(find_marks(text, sampled))


@pytest.mark.parametrize("text", ["12 EUR", "€12", "500 kr.", "(USD)", "30 000 FT"])
def test_currencies(text: str) -> None:
    assert marks_of(text, len(text)).has_currency


@pytest.mark.parametrize("text", ["Europe", "after", "kr_1", "Leiden"])
def test_no_currencies(text: str) -> None:
    assert not marks_of(text, len(text)).has_currency


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 9:30", "has_clock"),
        ("at 9h30 in 1999", "has_clock has_year"),
        ("1/2/2024", "has_day has_year"),
        ("٣/٣/٣٣", "has_day"),
        ("by 100 to 3", ""),
        ("12 300", ""),
    ],
)
def test_figures(text: str, found: str) -> None:
    marks = marks_of(text, len(text))
    names = ("has_clock", "has_day", "has_year")
    assert " ".join(name for name in names if getattr(marks, name)) == found


@pytest.mark.parametrize(
    ("text", "code"), [("if (x) { f(); }", 4), ("A &amp; B", 1), ("(see (1))", 0), ("a[b_c]", 3)]
)
def test_signs_of_code(text: str, code: int) -> None:
    assert marks_of(text, len(text)).code == code
