"""What is judged of a text: its blocks, or the sentences of an article on one line."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import attrs

from newsclean.model.article import Article
from newsclean.text.sentences import sentence_spans
from newsclean.text.spans import Rendered, render

FEW_BLOCKS, LONG_BLOCK, LONGEST_BLOCK = 2, 400, 1_500
"""Of texts of so few blocks those that are so long, and of all texts those that are longer than
paragraphs are, are judged sentence by sentence: whoever put a whole article on one line put the
junk on it as well."""
MOST_PLACES = 10_000
"""No article has so many sentences: of longer texts whole blocks are judged."""


class Place(NamedTuple):
    """A block by its number, and a stretch of its text."""

    block: int
    start: int
    end: int


def places_of(article: Article) -> list[Place]:
    """Every block of ``article``, or its sentences in its place."""
    by_sentence = len(article.blocks) <= FEW_BLOCKS
    found: list[Place] = []
    for index, block in enumerate(article.blocks):
        is_long = len(block.text) > (LONG_BLOCK if by_sentence else LONGEST_BLOCK)
        if is_long:
            found.extend(Place(index, start, end) for start, end in sentence_spans(block.text))
        else:
            found.append(Place(index, 0, len(block.text)))
    if len(found) > max(MOST_PLACES, len(article.blocks)):
        return [Place(index, 0, len(block.text)) for index, block in enumerate(article.blocks)]
    return found


def apart(article: Article, places: list[Place]) -> Article:
    """``article`` with a block for each of ``places``."""
    if len(places) == len(article.blocks):
        return article
    source = article.source_text
    blocks = []
    for number, group in groupby(places, key=attrgetter("block")):
        whole = article.blocks[number]
        rendered = Rendered(source, whole.pieces)
        for place in group:
            block = whole
            if place.end - place.start < len(whole.text):
                pieces = rendered.to_source(place.start, place.end)
                block = attrs.evolve(whole, text=render(source, pieces), pieces=pieces)
            blocks.append(block)
    return attrs.evolve(article, blocks=blocks)
