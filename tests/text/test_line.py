"""Lines: the quotations in them."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.line import Quotations, _read_scripts, inside, quoted_spans, scripts_of


def test_quotations() -> None:
    text = "He “said” so. «Да» and „nein“. “Open"
    assert [text[start:end] for start, end in quoted_spans(text)] == [
        "“said”",
        "«Да»",
        "„nein“",
        "“Open",
    ]
    assert quoted_spans("none") == []


quoting = st.text(alphabet='ab “”"«»„「」', max_size=30)


@given(quoting, st.data())
def test_a_line_is_quoted_as_what_is_left_of_it_is(text: str, data: st.DataObject) -> None:
    quotations = Quotations(text)
    kept = ""
    at = start = 0
    while at < len(text):
        left = kept + text[start:]
        assert quotations.is_quoted(at) == inside(quoted_spans(left), len(kept) + at - start)
        if data.draw(st.booleans()):
            low, high = data.draw(st.integers(start, at)), data.draw(st.integers(at + 1, len(text)))
            quotations.take(low, high)
            kept += text[start:low]
            at = start = high
        else:
            at += 1


def test_parts_that_overlap_are_taken_out_as_one() -> None:
    quotations = Quotations("a “b “c” d")
    assert not quotations.is_quoted(0)
    quotations.take(0, 4)
    quotations.take(3, 8)
    assert not quotations.is_quoted(9)


@given(st.text("a1é“ͰΩя\u1fff\u2000→\u2bff\u2c00字가\U0001f600", max_size=8))
def test_scripts_are_the_same_character_by_character(text: str) -> None:
    assert scripts_of(text) == _read_scripts(text)
