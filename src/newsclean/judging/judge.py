"""The judge: how likely each block of a text is junk, and of which kind.

Three models in a row.  The first knows the words of a block (:mod:`newsclean.judging.words`).  The
second knows besides what phrases and shape show, and what stands about it
(:mod:`newsclean.judging.surroundings`).  The third knows besides what the second thinks of the
whole neighbourhood (:mod:`newsclean.judging.neighbourhood`): that is how a table of results is
told from a ticker.  A fourth names the kind of what is junk.  They are learned in
``training/judge.py``; here is what must be the same there and at run time.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import attrs

from newsclean.judging.block_evidence import ABOUT, LABELS, WHOLE
from newsclean.judging.chances import logistic
from newsclean.judging.document_language import language_of
from newsclean.judging.neighbourhood import SECOND_NAMES, add_neighbourhood
from newsclean.judging.places import Place, apart, places_of
from newsclean.judging.surroundings import Row, Text, evidence
from newsclean.judging.trees import Trees, ready
from newsclean.judging.words import WordModel
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.line import Line

LAYOUT_WEIGHT, MOST_ODDS = 0.5, 6.0
"""How much the layout of a page counts beside the text of a block, and from where on it says no
more.  Of weights from .25 to 1.5 this one found most junk for the same loss on 2,261 gold pages,
whose publishers neither model had seen."""
WEIGHTS = Path(__file__).with_name("models") / "judge.json"


class Judgement(NamedTuple):
    """What the judge thinks of a text, place by place."""

    places: list[Place]
    """Blocks, and sentences of blocks that may hold more than one thing."""
    probabilities: list[float]
    """Of each place, that it is junk: 0 to 1."""
    rows: list[Row]
    """Of each place all evidence, in the order of
    :data:`newsclean.judging.neighbourhood.SECOND_NAMES`."""


class Judge:
    """What was learned.

    :param data: as ``training/judge.py`` writes it.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words = _word_model(**data["words"])
        self.first = _trees(**data["first"])
        self.second = _trees(**data["second"])
        self.kinds: dict[str, Trees] = {
            name: _trees(**trees) for name, trees in data["kinds"].items()
        }
        """By name of label: how much speaks for it, among junk."""
        self._slope: float
        self._intercept: float
        self._slope, self._intercept = data["calibration"]

    def judge(self, article: Article, knowledge: Knowledge) -> Judgement:
        """What is thought of each place of ``article``, which has live blocks."""
        places = places_of(article)
        rows = self.rows_of(article, places, knowledge)
        return Judgement(places, [logistic(self._calibrated(row)) for row in rows], rows)

    def judge_page(
        self, article: Article, knowledge: Knowledge, odds: Sequence[float], kept: Sequence[int]
    ) -> Judgement:
        """What is thought of the blocks of a page that its layout speaks for.

        :param odds: what the layout model makes of each block: logarithms of odds that it is the
            story's.
        :param kept: the numbers of the blocks to judge, in order.
        """
        if not kept:
            return Judgement([], [], [])
        story = attrs.evolve(article, blocks=[article.blocks[k] for k in kept])
        own = places_of(story)
        rows = self.rows_of(story, own, knowledge)
        # What is judged is numbered as the page's blocks are.
        places = [place._replace(block=kept[place.block]) for place in own]
        found = [
            logistic(self._calibrated(row) - _of_layout(odds[place.block]))
            for row, place in zip(rows, places, strict=True)
        ]
        return Judgement(places, found, rows)

    def _calibrated(self, row: Row) -> float:
        return self._slope * self.second.score(row) + self._intercept

    def rows_of(self, article: Article, places: list[Place], knowledge: Knowledge) -> list[Row]:
        """All evidence on each of ``places``, as texts have it."""
        text = Text(apart(article, places), knowledge)
        blocks = text.article.blocks
        keep = not text.is_long
        words = [knowledge.remember(block, self.words, self._scores, keep=keep) for block in blocks]
        rows = evidence(text, knowledge, language_of(article), words)
        first = [logistic(self.first.score(row)) for row in rows]
        add_neighbourhood(text, rows, first)
        return rows

    def _scores(self, line: Line, _lexicon: Lexicon) -> list[float]:
        """What the words of a line speak for."""
        return self.words.scores(line.text, line.folded)

    def kinds_of(self, row: Row) -> dict[str, float]:
        """How much speaks for each label that ``row`` may have, if it is of junk.

        A phrase that is all of a block says itself what it is, and so does a date or a role.
        """
        matches = row[_FIRST_MATCH : _FIRST_MATCH + len(LABELS)]
        whole = matches.count(WHOLE)
        if whole == 1:
            return {LABELS[matches.index(WHOLE)]: _CERTAIN}
        if not whole and row[_COLUMNS["is_date"]]:
            return {"date": _CERTAIN}
        if not whole and row[_COLUMNS["is_role"]]:
            return {"byline": _CERTAIN}
        values = ready(row)
        spoken: list[str] = []
        if any(matches) or any(row[_FIRST_ABOUT : _FIRST_ABOUT + len(ABOUT)]):
            spoken = [name for name, columns in _SPEAKING.items() if any(row[k] for k in columns)]
        return {
            name: self.kinds[name].score(values)
            for name in (*_OFTEN_UNSPOKEN, *spoken)
            if name in self.kinds
        }


def _word_model(biases: Sequence[float], words: str, tenths: str) -> WordModel:
    """A model of words from what is fast to read.

    :param words: its words, in lines.
    :param tenths: the tenths of their weights: numbers of 16 bits, the low ones first, in base 64.
    """
    return WordModel(biases, words.split("\n") if words else (), _numbers("h", tenths))


def _trees(base: float, stops: Sequence[Any], **packed: str) -> Trees:
    """Trees from what is fast to read: for each list of numbers its type and they, in base 64."""
    lists = {name: _numbers(found[0], found[1:]) for name, found in packed.items()}
    return Trees(**lists, base=base, stops=stops)


def _numbers(kind: str, packed: str) -> array[Any]:
    """Numbers of a type of :mod:`array`, the low bytes first, in base 64."""
    numbers = array(kind, b64decode(packed))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


_CERTAIN = 10.0
_OFTEN_UNSPOKEN = ("ad", "byline", "caption", "date", "media", "nav", "related", "title")
"""Labels that need no phrase to be known by; of others one must speak."""
_COLUMNS = {name: k for k, name in enumerate(SECOND_NAMES)}
_FIRST_MATCH, _FIRST_ABOUT = _COLUMNS[f"match_{LABELS[0]}"], _COLUMNS[f"about_{ABOUT[0]}"]
_SPEAKING = {
    label: [_COLUMNS[name] for name in (f"match_{label}", f"about_{label}") if name in _COLUMNS]
    for label in LABELS
    if label not in _OFTEN_UNSPOKEN
}


def _of_layout(odds: float) -> float:
    return LAYOUT_WEIGHT * min(odds, MOST_ODDS)


@cache
def judge() -> Judge:
    """The judge that comes with newsclean, loaded on first use."""
    return Judge(json.loads(WEIGHTS.read_bytes()))
