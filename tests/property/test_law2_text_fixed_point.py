"""Law 2: ``clean_text(clean_text(s)) == clean_text(s)``, and what reading rests on.

``split`` and ``join`` are an inverse pair, ``canonical`` is idempotent, ``fold``
keeps every character in its place.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Pipeline, read_text
from newsclean.reading.paragraphs import join, lines, split
from newsclean.text.characters import canonical
from newsclean.text.folding import fold
from newsclean.text.sentences import sentence_spans
from newsclean.text.spans import render
from support.laws import is_text, law_text_fixed_point
from support.strategies import (
    any_text,
    documents,
    oddities,
    orderly_documents,
    subsets,
    texts,
    word_soup,
)


@given(documents())
def test_every_document(text: str) -> None:
    law_text_fixed_point(text)


@given(orderly_documents())
def test_prose_and_junk(text: str) -> None:
    law_text_fixed_point(text)


@given(st.one_of(st.text().filter(is_text), any_text, word_soup, st.lists(oddities).map("".join)))
def test_every_string(text: str) -> None:
    law_text_fixed_point(text)


@given(texts, subsets())
def test_every_set_of_cleaners(text: str, pipeline: Pipeline) -> None:
    law_text_fixed_point(text, pipeline)


@pytest.mark.parametrize("unit", ["Umfrage. ", "Thank you. ", "Se alle 12 billeder\n"])
def test_texts_that_fall_line_by_line(unit: str) -> None:
    law_text_fixed_point(unit * 300)


def test_blocks_that_no_empty_line_parts() -> None:
    law_text_fixed_point("0000000000000000000000?..EXAMPl\x85www.example.com")


@given(texts)
def test_split_and_join_are_inverse(text: str) -> None:
    blocks = read_text(text).blocks
    again = read_text(join([block.text for block in blocks])).blocks
    assert [(block.text, block.kind) for block in again] == [
        (block.text, block.kind) for block in blocks
    ]


@given(texts)
def test_reading_keeps_every_character(text: str) -> None:
    article = read_text(text)
    covered = "".join(
        [article.source_text[start:end] for block in article.blocks for start, end in block.pieces]
    )
    assert "".join(covered.split()) == "".join(article.source_text.split())


strange = st.one_of(documents(), st.text(), any_text, st.lists(oddities).map("".join))


@given(strange)
def test_canonical_is_idempotent_and_canonical(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once
    for line in once.split("\n"):
        assert line == line.strip()
        assert "  " not in line


@given(strange)
def test_canonical_keeps_line_numbers(text: str) -> None:
    ends = text.replace("\r\n", "\n")
    count = sum(ends.count(end) for end in "\n\r\x0b\x0c\x85\u2028\u2029")
    assert canonical(text).count("\n") == count


@given(strange)
def test_fold_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@given(strange)
def test_sentences_cover_the_line(text: str) -> None:
    line = canonical(text).replace("\n", " ")
    spans = sentence_spans(line)
    covered = "".join([line[start:end] for start, end in spans])
    assert covered.replace(" ", "") == line.replace(" ", "")
    assert spans == sorted(spans)


@given(strange)
def test_blocks_are_parts_of_lines(text: str) -> None:
    source = canonical(text)
    own = [span for group in lines(source) for span in group]
    for pieces in split(source):
        assert render(source, pieces)
        for start, end in pieces:
            assert any(low <= start and end <= high for low, high in own)
