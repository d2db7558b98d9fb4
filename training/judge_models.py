"""The models that the judge consists of: words, boosted trees, and trees for the kinds of junk.

Each is fitted to rows whose truth is known, and given as plain data.
"""

from __future__ import annotations

from array import array
from base64 import b64encode
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import SGDClassifier
from tree_data import flat, packed

from newsclean.judging.words import word_features
from newsclean.labels import LIFTED, REMOVED

Matrix = Any
# A word that stands in fewer blocks tells nothing that can be trusted.
FEWEST_BLOCKS, MOST_WORDS = 3, 40_000
TREES = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 47,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.3,
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
KINDS = {
    **TREES,
    "objective": "multiclass",
    "num_leaves": 12,
    "learning_rate": 0.2,
    "feature_fraction": 0.4,
    "min_data_in_leaf": 20,
}
KIND_ROUNDS = 26
KIND_NAMES = tuple(sorted(REMOVED | LIFTED))


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
        """The word model as plain data; tens of thousands of lists would be slow to read."""
        known = {
            word: [round(10 * float(weight)) for weight in row]
            for word, row in zip(self.words, found, strict=True)
            if np.abs(row).max() >= 0.05
        }
        return {
            "biases": [round(bias, 4) for bias in biases],
            "words": "\n".join(known),
            "tenths": b64encode(np.array(list(known.values()), "<i2").tobytes()).decode(),
        }


# --- trees ----------------------------------------------------------------------------------


def fit_trees(matrix: Matrix, junk: Matrix, weights: Matrix, rounds: int) -> lightgbm.Booster:
    """Boosted trees that tell junk from story."""
    # A block of which half is junk tells little.
    sure = weights * np.abs(2 * junk - 1).clip(0.2)
    return lightgbm.train(TREES, lightgbm.Dataset(matrix, junk > 0.5, weight=sure), rounds)


def data_of(model: lightgbm.Booster, stops: Sequence[Stop] = ()) -> dict[str, Any]:
    """Trees as the weights have them."""
    return packed(flat(model.dump_model()["tree_info"]) | {"stops": list(stops)})


Stop = tuple[int, float, float]
STOPS = (20, 40, 80, 160)
# Of so few rows that end in doubt any may have looked sure before.
RARE = 2e-4
SURELY_STORY, SURELY_JUNK = -1.5, 3.0
SURE = 3.6
"""A score beyond which the other trees change neither verdict nor confidence, either way."""


def stops_of(model: lightgbm.Booster, rows: Matrix) -> list[Stop]:
    """Where scores of ``rows``, which the trees have not seen, are sure before all have spoken."""
    final = model.predict(rows, raw_score=True)
    found = []
    for count in STOPS:
        if count < model.num_trees():
            now = model.predict(rows, raw_score=True, num_iteration=count)
            low = float(np.quantile(now[final > SURELY_STORY], RARE))
            high = float(np.quantile(now[final < SURELY_JUNK], 1 - RARE))
            # Few trees say little, and what they say must not be taken for a doubt.
            low, high = min(low, -SURE), max(high, SURE)
            found.append((count, round(low, 3), round(high, 3)))
    return found


def widest(found: Sequence[Sequence[Stop]]) -> list[Stop]:
    """The stops that all agree with."""
    return [
        (each[0][0], min(low for _, low, _ in each), max(high for _, _, high in each))
        for each in zip(*found, strict=True)
    ]


def fit_kinds(matrix: Matrix, labels: Sequence[str], weights: Matrix) -> dict[str, Any]:
    """For each label trees whose scores say how much speaks for it."""
    names = [name for name in KIND_NAMES if name in set(labels)]
    truth = np.array([names.index(label) for label in labels])
    settings = {**KINDS, "num_class": len(names)}
    model = lightgbm.train(settings, lightgbm.Dataset(matrix, truth, weight=weights), KIND_ROUNDS)
    trees = model.dump_model()["tree_info"]
    return {name: packed(flat(trees[k :: len(names)])) for k, name in enumerate(names)}
