"""What the judge consists of, learned from blocks whose truth is known.

Four models, each learned from what the ones before it say of publishers that they were not shown:
words, a first look, a second look, and the kinds of junk.  What comes out is plain data, as
:class:`newsclean.judging.judge.Judge` takes it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from typing import Any

import numpy as np
from judge_data import NEUTRAL, Document, Truth, truths
from judge_models import (
    KIND_NAMES,
    Matrix,
    Stop,
    WordMatrix,
    data_of,
    fit_kinds,
    fit_trees,
    stops_of,
    widest,
)
from layout_pages import publisher_of
from sklearn.linear_model import LogisticRegression

from newsclean import Article, read_text
from newsclean.judging.document_language import language_of
from newsclean.judging.neighbourhood import add_neighbourhood
from newsclean.judging.places import apart, places_of
from newsclean.judging.surroundings import NAMES, Text, evidence
from newsclean.judging.words import QUESTIONS
from newsclean.phrases.builtin import builtin
from newsclean.phrases.knowledge import Knowledge

FOLDS = 5
WEIGHTS = {
    "extracted": 2.2,
    "page": 2.2,
    "wild": 2.2,
    "gold": 2.2,
    "synthetic": 0.8,
    "tempting": 3.0,
    "keep": 6.0,
    "junk": 2.0,
    "story": 1.5,
    "planted": 5.0,
    "line": 4.0,
    "strange": 1.5,
    "interrupted": 3.0,
    "short": 2.0,
    "seed": 8.0,
    "alone": 0.2,
    "one line": 0.6,
    "dump": 0.22,
}
"""What a block counts for, by the kind of its document: what must stay counts most."""
BY_HAND = frozenset({"extracted", "page", "wild", "gold"})
"""Kinds of documents that real scrapers gave and people labelled."""
KIND_WEIGHTS = {"planted": 0.5, "line": 0.5, "interrupted": 0.5, "short": 0.5, "seed": 8.0}
"""The same for the names of kinds: real texts have most titles and captions."""
NEUTRAL_WEIGHT = 0.2
KINDS_OF = {
    "caption": ["caption"],
    "teaser": ["related"],
    "appeal": sorted(
        "adblock app comments cookie donation follow newsletter paywall poll share".split()
    ),
}
"""The labels that a question to the words of a block is about; that of junk is about all."""
CAPTION_WEIGHT = 1.0
"""What a caption or paragraph of a gold page counts for."""
FIRST_ROUNDS, SECOND_ROUNDS = 80, 300
LANGUAGE_FOLDS = 6
"""So many groups of languages take turns at being strange."""


def fold_of(group: str) -> int:
    """Which of the folds a group of documents is of: all of one publisher are of one.

    Collections call a publisher by several names: ``fr.euronews.com``, ``euronews.com1``,
    ``euronews``.
    """
    if _OWN_GROUP.search(group) is None:
        bare = group.lower().rstrip("0123456789")
        group = publisher_of(f"https://{bare}/", bare).split(".")[0] or group
    return zlib.crc32(group.encode()) % FOLDS


_OWN_GROUP = re.compile(r"-\d+$")
"""How groups of texts end that were written for this."""


def language_fold_of(language: str | None) -> int:
    """Which group of languages one is of."""
    return zlib.crc32((language or "").encode()) % LANGUAGE_FOLDS


@cache
def knowledge_without(number: int | None) -> Knowledge:
    """The built-in packs but for those of one group of languages."""
    if number is None:
        return builtin()
    packs = builtin().packs
    return Knowledge(
        [p for p in packs if p.language == "any" or language_fold_of(p.language) != number]
    )


class Known:
    """Documents with the places that are judged of each, and what is known of them."""

    def __init__(self, documents: Sequence[Document], jobs: int = 2) -> None:
        self.documents = list(documents)
        with ProcessPoolExecutor(jobs) as pool:
            found = list(pool.map(_read, documents, chunksize=16))
        self.articles: list[Article] = [article for article, _, _ in found]
        self.languages: list[str | None] = [language for _, language, _ in found]
        own: list[list[Truth]] = [truth for _, _, truth in found]
        counts = [len(truth) for truth in own]
        self.ends = np.cumsum(counts)
        self.folds = np.repeat([fold_of(document.group) for document in documents], counts)
        self.is_by_hand = np.repeat([d.kind in BY_HAND for d in documents], counts)
        self.strange = [
            language_fold_of(d.language) if d.kind == "strange" else None for d in documents
        ]
        """Of each document that is looked at as one of a strange language the group of it."""
        self.is_strange = np.repeat([number is not None for number in self.strange], counts)
        self.language_folds = np.repeat([language_fold_of(d.language) for d in documents], counts)
        self.junk = np.array([t.junk for truth in own for t in truth])
        self.labels = [t.label for truth in own for t in truth]
        sizes = np.array(
            [
                np.log1p(truth.words) * (NEUTRAL_WEIGHT if truth.neutral > 0.5 else 1.0)
                for truths_of_one in own
                for truth in truths_of_one
            ]
        )
        kinds = [document.kind for document in documents]
        self.weights = sizes * np.repeat([WEIGHTS[kind] for kind in kinds], counts)
        of_kinds = [KIND_WEIGHTS.get(kind, WEIGHTS[kind]) for kind in kinds]
        self.kind_weights = sizes * np.repeat(of_kinds, counts)

    def by_document(self, values: Sequence[Any] | Matrix) -> list[Any]:
        """``values``, one for each place, by document."""
        starts = [0, *self.ends[:-1]]
        return [values[start:end] for start, end in zip(starts, self.ends, strict=True)]


def _read(document: Document) -> tuple[Article, str | None, list[Truth]]:
    article = read_text(document.text)
    places = places_of(article)
    parted = apart(article, places)
    return parted, language_of(article), truths(document, parted)


# --- all together ---------------------------------------------------------------------------


class Learning:
    """The judge, learned for each fold without it, and once from all."""

    def __init__(
        self, known: Known, captions: Sequence[tuple[str, bool]] = (), jobs: int = 2
    ) -> None:
        self.known = known
        self.jobs = jobs
        texts = [block.text for article in known.articles for block in article.blocks]
        self.words = WordMatrix([*texts, *[text for text, _ in captions]], jobs)
        self._is_caption = np.array([is_caption for _, is_caption in captions], bool)
        self.word_fits = [
            self._word_fit((known.folds != number) & ~known.is_strange) for number in range(FOLDS)
        ]
        words = np.zeros((len(known.junk), len(QUESTIONS)))
        own = self.words.matrix[: len(texts)]
        for number, (weights, biases) in enumerate(self.word_fits):
            left = known.folds == number
            words[left] = own[left] @ weights + biases
        # Of a strange language no words are known either, but for those that it shares with others.
        for number in range(LANGUAGE_FOLDS):
            of_group = known.language_folds == number
            weights, biases = self._word_fit(~of_group & ~known.is_strange)
            left = of_group & known.is_strange
            words[left] = own[left] @ weights + biases
        self.rows = self._evidence(words)
        fits, first = self._in_turns(self.rows, FIRST_ROUNDS)
        # The second look learns from what all trees of the first say.
        self.first_fits = [{**fit, "stops": []} for fit in fits]
        self.second_rows = self._neighbourhoods(_logistic(first))
        self.second_fits, self.second = self._in_turns(self.second_rows, SECOND_ROUNDS)
        self.calibration = self._calibrated()

    def _word_fit(self, seen: Matrix) -> tuple[Matrix, list[float]]:
        """Weights of words for all questions, learned from the blocks that are ``seen``."""
        known, fits = self.known, []
        chosen = np.flatnonzero(seen)
        labels = np.array([str(label) for label in known.labels])[chosen]
        is_junk = known.junk[chosen] > 0.5
        weights = known.weights[chosen]
        more = np.arange(len(known.junk), self.words.matrix.shape[0])
        for question in QUESTIONS:
            kinds = KINDS_OF.get(question)
            truth = is_junk if kinds is None else is_junk & np.isin(labels, kinds)
            of_known = (chosen, truth, weights)
            if question == "caption" and len(more):
                of_known = (
                    np.concatenate([chosen, more]),
                    np.concatenate([truth, self._is_caption]),
                    np.concatenate([weights, np.full(len(more), CAPTION_WEIGHT)]),
                )
            fits.append(self.words.fit(*of_known))
        return self.words.pruned(fits)

    def _in_turns(self, rows: Matrix, rounds: int) -> tuple[list[dict[str, Any]], Matrix]:
        """Trees for each fold, and what they say of blocks of publishers they have not seen."""
        known = self.known
        _SHARED[:] = [rows, known.junk, known.weights, known.folds, rounds]
        said = np.zeros(len(known.junk))
        with ProcessPoolExecutor(self.jobs) as pool:
            found = list(pool.map(_without_fold, range(FOLDS)))
        for number, (_, own, _) in enumerate(found):
            said[known.folds == number] = own
        stops = widest([stops for _, _, stops in found])
        return [{**fit, "stops": stops} for fit, _, _ in found], said

    def _evidence(self, words: Matrix) -> Matrix:
        known = self.known
        parts = known.by_document(words)
        jobs = zip(known.articles, known.languages, parts, known.strange, strict=True)
        with ProcessPoolExecutor(self.jobs) as pool:
            found = list(pool.map(_rows_of, jobs, chunksize=16))
        matrix = np.concatenate(found)
        assert matrix.shape[1] == len(NAMES)
        return matrix

    def _neighbourhoods(self, first: Matrix) -> Matrix:
        known = self.known
        parts = known.by_document(self.rows), known.by_document(first)
        jobs = zip(known.articles, *parts, strict=True)
        with ProcessPoolExecutor(self.jobs) as pool:
            return np.concatenate(list(pool.map(_second_rows_of, jobs, chunksize=16)))

    def _calibrated(self) -> list[float]:
        """Slope and intercept that make what is said of unseen texts a probability."""
        known = self.known
        chosen = known.is_by_hand & (np.abs(2 * known.junk - 1) > 0.5)
        model = LogisticRegression(C=1e6)
        model.fit(
            self.second[chosen, None], known.junk[chosen] > 0.5, sample_weight=known.weights[chosen]
        )
        return [round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)]

    def without(self, number: int) -> dict[str, Any]:
        """The judge that has seen nothing of one fold."""
        seen = self.known.folds != number
        words = self.words.data(*self.word_fits[number])
        return self._data(words, self.first_fits[number], self.second_fits[number], seen)

    def of_all(self) -> dict[str, Any]:
        """The judge that has seen all."""
        known, everything = self.known, np.ones(len(self.known.junk), bool)
        fit = self._word_fit(~known.is_strange)
        first, second = (
            data_of(fit_trees(rows, known.junk, known.weights, rounds), fits[0]["stops"])
            for rows, rounds, fits in (
                (self.rows, FIRST_ROUNDS, self.first_fits),
                (self.second_rows, SECOND_ROUNDS, self.second_fits),
            )
        )
        return self._data(self.words.data(*fit), first, second, everything)

    def _data(self, words: Any, first: Any, second: Any, seen: Matrix) -> dict[str, Any]:
        known = self.known
        named = np.array([label in KIND_NAMES and label not in NEUTRAL for label in known.labels])
        chosen = np.flatnonzero(seen & named & (known.junk > 0.5))
        labels = [str(known.labels[k]) for k in chosen]
        kinds = fit_kinds(self.second_rows[chosen], labels, known.kind_weights[chosen])
        return {
            "words": words,
            "first": first,
            "second": second,
            "kinds": kinds,
            "calibration": self.calibration,
        }


_SHARED: list[Any] = []
"""What is learned from; processes that are forked later have it as well."""


def _without_fold(number: int) -> tuple[dict[str, Any], Matrix, list[Stop]]:
    """Trees learned without one fold, what they say of it, and where they may stop."""
    rows, junk, weights, folds, rounds = _SHARED
    seen = folds != number
    model = fit_trees(rows[seen], junk[seen], weights[seen], rounds)
    left = rows[~seen]
    return data_of(model), model.predict(left, raw_score=True), stops_of(model, left)


def _rows_of(job: tuple[Article, str | None, Matrix, int | None]) -> Matrix:
    article, language, words, strange = job
    knowledge = knowledge_without(strange)
    text = Text(article, knowledge)
    return np.array(evidence(text, knowledge, language, words.tolist()), np.float32)


def _second_rows_of(job: tuple[Article, Matrix, Matrix]) -> Matrix:
    article, rows, first = job
    found = rows.tolist()
    add_neighbourhood(Text(article, builtin()), found, list(first))
    return np.array(found, np.float32)


def _logistic(odds: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-odds))
