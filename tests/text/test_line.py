"""Lines: the quotations in them."""

from newsclean.text.line import quoted_spans


def test_quotations() -> None:
    text = "He “said” so. «Да» and „nein“. “Open"
    assert [text[start:end] for start, end in quoted_spans(text)] == [
        "“said”",
        "«Да»",
        "„nein“",
        "“Open",
    ]
    assert quoted_spans("none") == []
