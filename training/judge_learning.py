"""What the judge consists of, learned from blocks whose truth is known.

Four models, each learned from what the ones before it say of publishers that they were not shown:
words, a first look, a second look, and the kinds of junk.  What comes out is plain data, as
:class:`newsclean.judging.judge.Judge` takes it.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import lightgbm
import numpy as np
from judge_data import NEUTRAL, Document, Truth, truths
from layout_pages import publisher_of
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression, SGDClassifier

from newsclean import Article, read_text
from newsclean.judging.document_language import language_of
from newsclean.judging.neighbourhood import add_neighbourhood
from newsclean.judging.places import apart, places_of
from newsclean.judging.surroundings import NAMES, Text, evidence
from newsclean.judging.words import QUESTIONS, word_features
from newsclean.labels import LIFTED, REMOVED
from newsclean.phrases.builtin import builtin

FOLDS = 5
WEIGHTS = {
    "extracted": 1.0,
    "page": 1.0,
    "wild": 1.0,
    "gold": 1.0,
    "synthetic": 0.8,
    "tempting": 0.8,
    "keep": 1.0,
    "junk": 0.7,
    "story": 0.7,
    "planted": 0.5,
    "interrupted": 0.5,
    "short": 0.5,
    "seed": 4.0,
    "alone": 0.1,
    "one line": 0.3,
    "dump": 0.1,
}
"""What a block counts for, by the kind of its document: what is known by hand counts most."""
BY_HAND = frozenset({"extracted", "page", "wild", "gold"})
"""Kinds of documents that real scrapers gave and people labelled."""
NEUTRAL_WEIGHT = 0.2
# A word that stands in fewer blocks tells nothing that can be trusted.
FEWEST_BLOCKS, MOST_WORDS = 3, 40_000
TREES = {
    "objective": "binary",
    "learning_rate": 0.14,
    "num_leaves": 31,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "verbose": -1,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
}
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
FIRST_ROUNDS, SECOND_ROUNDS = 32, 64
KINDS = {
    **TREES,
    "objective": "multiclass",
    "num_leaves": 12,
    "learning_rate": 0.2,
    "min_data_in_leaf": 20,
}
KIND_ROUNDS = 26
KIND_NAMES = tuple(sorted(REMOVED | LIFTED))
Matrix = Any


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
        self.junk = np.array([t.junk for truth in own for t in truth])
        self.labels = [t.label for truth in own for t in truth]
        self.weights = np.array(
            [
                WEIGHTS[document.kind]
                * np.log1p(truth.words)
                * (NEUTRAL_WEIGHT if truth.neutral > 0.5 else 1.0)
                for document, mine in zip(documents, own, strict=True)
                for truth in mine
            ]
        )

    def by_document(self, values: Sequence[Any] | Matrix) -> list[Any]:
        """``values``, one for each place, by document."""
        starts = [0, *self.ends[:-1]]
        return [values[start:end] for start, end in zip(starts, self.ends, strict=True)]


def _read(document: Document) -> tuple[Article, str | None, list[Truth]]:
    article = read_text(document.text)
    places = places_of(article)
    parted = apart(article, places)
    return parted, language_of(article), truths(document, parted)


# --- words ----------------------------------------------------------------------------------


class WordMatrix:
    """The words of all blocks, each of which is often enough."""

    def __init__(self, texts: Iterable[str], jobs: int = 2) -> None:
        numbers: dict[str, int] = {}
        columns, ends, sizes = array("i"), [0], []
        with ProcessPoolExecutor(jobs) as pool:
            for words in pool.map(word_features, texts, chunksize=512):
                columns.extend(sorted([numbers.setdefault(word, len(numbers)) for word in words]))
                ends.append(len(columns))
                sizes.append(len(words))
        counts = np.bincount(columns, minlength=len(numbers))
        often = np.flatnonzero(counts >= FEWEST_BLOCKS)
        names = list(numbers)
        self.words = [names[number] for number in often]
        self.counts = counts[often]
        plain = csr_matrix(
            (np.ones(len(columns), np.float32), columns, ends), shape=(len(sizes), len(numbers))
        )
        self.matrix = (diags(1 / np.sqrt(sizes)) @ plain[:, often]).tocsr()

    def fit(self, chosen: Matrix, truth: Matrix, weights: Matrix) -> tuple[Matrix, float]:
        """Weights of the words, and the bias."""
        model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=8, tol=None, random_state=0)
        model.fit(self.matrix[chosen], truth, sample_weight=weights)
        return model.coef_[0], float(model.intercept_[0])

    def pruned(self, fits: Sequence[tuple[Matrix, float]]) -> tuple[Matrix, list[float]]:
        """The weights for all questions side by side, those of most words 0; and the biases."""
        found = np.stack([weights for weights, _ in fits], axis=1)
        telling = np.abs(found).max(axis=1) * np.sqrt(self.counts)
        if len(telling) > MOST_WORDS:
            found[telling < np.sort(telling)[-MOST_WORDS]] = 0
        return found, [bias for _, bias in fits]

    def data(self, found: Matrix, biases: Sequence[float]) -> dict[str, Any]:
        """The word model as plain data."""
        weights = {
            word: [round(float(weight), 1) for weight in row]
            for word, row in zip(self.words, found, strict=True)
            if np.abs(row).max() >= 0.05
        }
        return {"biases": [round(bias, 4) for bias in biases], "weights": weights}


# --- trees ----------------------------------------------------------------------------------


def fit_trees(matrix: Matrix, junk: Matrix, weights: Matrix, rounds: int) -> lightgbm.Booster:
    """Boosted trees that tell junk from story."""
    # A block of which half is junk tells little.
    sure = weights * np.abs(2 * junk - 1).clip(0.2)
    return lightgbm.train(TREES, lightgbm.Dataset(matrix, junk > 0.5, weight=sure), rounds)


def data_of(model: lightgbm.Booster, stops: Sequence[Stop] = ()) -> dict[str, Any]:
    """Trees as plain data."""
    trees = flat([tree["tree_structure"] for tree in model.dump_model()["tree_info"]])
    return {**trees, "stops": list(stops)}


Stop = tuple[int, float, float]
STOPS = (15, 30, 45)
# Of so few rows that end in doubt any may have looked sure before.
RARE = 2e-4
SURELY_STORY, SURELY_JUNK = -1.5, 3.0


def stops_of(model: lightgbm.Booster, rows: Matrix) -> list[Stop]:
    """Where scores of ``rows``, which the trees have not seen, are sure before all have spoken."""
    final = model.predict(rows, raw_score=True)
    found = []
    for count in STOPS:
        if count < model.num_trees():
            now = model.predict(rows, raw_score=True, num_iteration=count)
            low = float(np.quantile(now[final > SURELY_STORY], RARE))
            high = float(np.quantile(now[final < SURELY_JUNK], 1 - RARE))
            found.append((count, round(low, 3), round(high, 3)))
    return found


def widest(found: Sequence[Sequence[Stop]]) -> list[Stop]:
    """The stops that all agree with."""
    return [
        (each[0][0], min(low for _, low, _ in each), max(high for _, _, high in each))
        for each in zip(*found, strict=True)
    ]


def flat(trees: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Trees as :class:`newsclean.judging.trees.Trees` takes them."""
    names = ("features", "bounds", "lefts", "rights", "unknowns", "leaves", "expected", "roots")
    data: dict[str, Any] = {name: [] for name in names} | {"base": 0.0}

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            data["leaves"].append(round(node["leaf_value"], 4))
            return -len(data["leaves"])
        at = len(data["features"])
        data["features"].append(node["split_feature"])
        data["bounds"].append(float(f"{node['threshold']:.6g}"))
        data["unknowns"].append(int(node["default_left"]))
        data["expected"].append(round(node["internal_value"], 4))
        data["lefts"].append(0)
        data["rights"].append(0)
        data["lefts"][at] = add(node["left_child"])
        data["rights"][at] = add(node["right_child"])
        return at

    for tree in trees:
        root = add(tree)
        if root < 0:
            data["base"] += data["leaves"].pop()
        else:
            data["roots"].append(root)
    return data


def fit_kinds(matrix: Matrix, labels: Sequence[str], weights: Matrix) -> dict[str, Any]:
    """For each label trees whose scores say how much speaks for it."""
    names = [name for name in KIND_NAMES if name in set(labels)]
    truth = np.array([names.index(label) for label in labels])
    settings = {**KINDS, "num_class": len(names)}
    model = lightgbm.train(settings, lightgbm.Dataset(matrix, truth, weight=weights), KIND_ROUNDS)
    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    return {name: flat(trees[k :: len(names)]) for k, name in enumerate(names)}


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
        self.word_fits = [self._word_fit(known.folds != number) for number in range(FOLDS)]
        words = np.zeros((len(known.junk), len(QUESTIONS)))
        own = self.words.matrix[: len(texts)]
        for number, (weights, biases) in enumerate(self.word_fits):
            left = known.folds == number
            words[left] = own[left] @ weights + biases
        self.rows = self._evidence(words)
        self.first_fits, first = self._in_turns(self.rows, FIRST_ROUNDS)
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
        jobs = zip(known.articles, known.languages, known.by_document(words), strict=True)
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
        fit = self._word_fit(everything)
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
        kinds = fit_kinds(self.second_rows[chosen], labels, known.weights[chosen])
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


def _rows_of(job: tuple[Article, str | None, Matrix]) -> Matrix:
    article, language, words = job
    return np.array(evidence(Text(article), builtin(), language, words.tolist()), np.float32)


def _second_rows_of(job: tuple[Article, Matrix, Matrix]) -> Matrix:
    article, rows, first = job
    found = rows.tolist()
    add_neighbourhood(Text(article), found, list(first))
    return np.array(found, np.float32)


def _logistic(odds: Matrix) -> Matrix:
    return 1 / (1 + np.exp(-odds))
