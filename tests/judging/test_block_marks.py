"""Digits, capitals, quotation marks and the like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.block_marks import marks_of, read_marks

ALPHABET = 'usdEURrpKRzłKčleiFt _1²٣Ⅷ€$"“»„「|•→?？!！,，、.é\u212aİ\ud800'


@given(st.text(ALPHABET, max_size=120), st.integers(0, 120))
def test_both_ways_find_the_same(text: str, sampled: int) -> None:
    assert read_marks(text, sampled) == marks_of(text, sampled)


@pytest.mark.parametrize("text", ["12 EUR", "€12", "500 kr.", "(USD)", "30 000 FT"])
def test_currencies(text: str) -> None:
    assert marks_of(text, len(text)).has_currency


@pytest.mark.parametrize("text", ["Europe", "after", "kr_1", "Leiden"])
def test_no_currencies(text: str) -> None:
    assert not marks_of(text, len(text)).has_currency
