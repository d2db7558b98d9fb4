"""What is judged: blocks, or the sentences of an article on one line."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsclean import Article, read_text
from newsclean.judging.places import FEW_BLOCKS, LONG_BLOCK, Place, apart, places_of
from support.samples import COUNCIL, STORIES
from support.strategies import articles

ONE_LINE = " ".join(COUNCIL)


def test_blocks_are_places() -> None:
    article = read_text("\n\n".join([ONE_LINE, *COUNCIL]))
    assert places_of(article) == [
        Place(k, 0, len(block.text)) for k, block in enumerate(article.blocks)
    ]


@pytest.mark.parametrize("others", range(FEW_BLOCKS))
def test_an_article_on_one_line_is_judged_by_sentence(others: int) -> None:
    article = read_text("\n\n".join(["Storm hits coast"] * others + [ONE_LINE]))
    texts = [article.blocks[block].text[start:end] for block, start, end in places_of(article)]
    assert texts == ["Storm hits coast"] * others + COUNCIL


def test_chinese_on_one_line() -> None:
    line = "".join(STORIES["zh"]) * (LONG_BLOCK // 60)
    assert len(line) > LONG_BLOCK
    assert len(places_of(read_text(line))) == line.count("。")


def test_short_lines_are_places_of_their_own() -> None:
    line = "Nobody was hurt. The ferry sails."
    assert places_of(read_text(line)) == [Place(0, 0, len(line))]


def test_places_become_blocks() -> None:
    article = read_text(ONE_LINE)
    seen = apart(article, places_of(article))
    assert [block.text for block in seen.blocks] == COUNCIL
    assert seen.source_text == article.source_text
    assert [
        "".join(article.source_text[start:end] for start, end in block.pieces)
        for block in seen.blocks
    ] == COUNCIL


def test_what_is_in_blocks_already_stays() -> None:
    article = read_text("\n\n".join(COUNCIL))
    assert apart(article, places_of(article)) is article


@given(articles())
def test_places_are_all_of_the_text(article: Article) -> None:
    """In order, apart from one another, and with nothing but spaces between them."""
    places = places_of(article)
    assert places == sorted(places)
    assert {place.block for place in places} == set(range(len(article.blocks)))
    for index, block in enumerate(article.blocks):
        at = 0
        for _, start, end in [place for place in places if place.block == index]:
            assert at <= start < end <= len(block.text)
            assert not block.text[at:start].strip()
            at = end
        assert not block.text[at:].strip()
    assert [block.text for block in apart(article, places).blocks] == [
        article.blocks[block].text[start:end].strip() for block, start, end in places
    ]
