"""Trains a judge of blocks of plain text, and measures it on publishers it has not seen.

    python training/judge.py SHARED [--labels LABELS] [--rounds N] [--threshold P]

SHARED is a folder with ``texts/train.jsonl`` and ``texts/dev.jsonl`` (texts labelled by hand),
``texts/wild.jsonl.gz`` (texts of which LABELS says the labels) and ``cases/keep``, ``cases/junk``.
The rest is own-worded and lies here: ``tempting/``, ``synthetic/`` and ``benchmarks/planted``.

Documents are parted into five folds by publisher.  Each fold is judged by models that have seen
nothing of it.  Three models work together:

* words: a linear model over words and parts of words of one block;
* first: boosted trees over the evidence on a block and what stands about it;
* second: the same, with what the first thinks of the neighbourhood.

The library does not use this judge yet.  What is printed says how much it would gain.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import lightgbm
import numpy as np
from judge_data import (
    Document,
    Span,
    Truth,
    cases,
    interrupted,
    labelled,
    on_one_line,
    planted,
    scraped,
    tempting,
    truths,
)
from judge_evidence import NAMES, evidence
from judge_neighbourhood import neighbourhood
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier

from newsclean import Article, Label, Pipeline, read_text
from newsclean.phrases.builtin import builtin
from newsclean.text.folding import fold
from newsclean.text.sentences import sentence_spans
from newsclean.text.spans import render, to_source

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from texts import score, summary

HERE = Path(__file__).parent
FOLDS = 5
REPLACED = frozenset(
    "appeals breadcrumbs disclaimers lists page residue sharebars teasers topics wording".split()
)
"""The cleaners that the judge is to replace."""
WEIGHTS = {
    "extracted": 1.0,
    "page": 1.0,
    "wild": 1.0,
    "synthetic": 0.8,
    "tempting": 0.7,
    "keep": 0.7,
    "junk": 0.7,
    "story": 0.7,
    "planted": 0.5,
    "interrupted": 0.5,
    "alone": 0.1,
    "one line": 0.3,
}
"""What a block counts for in training, by the kind of its document."""
NEUTRAL_WEIGHT = 0.2
LONGEST_LINE = 8_000
"""Characters; longer texts are seldom on one line."""
FEW_BLOCKS, LONG_BLOCK = 2, 400
"""Of texts of so few blocks those that are so long are judged sentence by sentence."""
TREES = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 24,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "verbose": -1,
    "seed": 1,
}
Matrix = Any


def documents(shared: Path, labels: Path) -> list[Document]:
    """All there is to learn from."""
    chance = random.Random(0)
    by_hand = [
        *labelled(shared / "texts" / "train.jsonl"),
        *labelled(shared / "texts" / "dev.jsonl"),
        *of_labels(shared / "texts" / "wild.jsonl.gz", labels),
        *scraped(),
    ]
    short = [document for document in by_hand if len(document.text) < LONGEST_LINE]
    return [
        *by_hand,
        *map(on_one_line, short),
        *tempting(),
        *interrupted(chance),
        *cases(shared / "cases" / "keep"),
        *cases(shared / "cases" / "junk"),
        *planted(chance),
    ]


def of_labels(texts: Path, labels: Path) -> Iterator[Document]:
    """Texts whose labels stand in a file of their own, which has offsets and no text."""
    spans = {
        row["id"]: tuple(Span(*span) for span in row["spans"])
        for row in map(json.loads, labels.read_text("utf-8").splitlines())
    }
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in spans:
                yield Document(
                    row["id"], row["publisher"], "wild", row["text"], row["lang"], spans[row["id"]]
                )


class Known:
    """Documents with their articles, what is known of each block, and which fold they are of."""

    def __init__(self, found: Sequence[Document]) -> None:
        self.documents = list(found)
        self.articles = [apart(read_text(document.text))[0] for document in found]
        pairs = zip(found, self.articles, strict=True)
        self.truths: list[list[Truth]] = [truths(document, article) for document, article in pairs]
        counts = [len(article.blocks) for article in self.articles]
        folds = [zlib.crc32(document.group.encode()) % FOLDS for document in found]
        self.folds = np.repeat(folds, counts)
        self.ends = np.cumsum(counts)
        self.junk = np.array([t.junk for truth in self.truths for t in truth])
        self.weights = np.array(
            [
                WEIGHTS[document.kind]
                * np.log1p(truth.words)
                * (NEUTRAL_WEIGHT if truth.neutral > 0.5 else 1.0)
                for document, own in zip(found, self.truths, strict=True)
                for truth in own
            ]
        )

    def of_each(self, values: Sequence[float]) -> list[list[float]]:
        """``values``, one for each block, by document."""
        return [list(part) for part in np.split(np.asarray(values), self.ends[:-1])]


Place = tuple[int, int, int]
"""A block by its number, and a stretch of its text."""


def apart(article: Article) -> tuple[Article, list[Place]]:
    """``article`` as it is judged: long blocks of texts on one line by sentence; and what is where.

    The blocks of the result stand in the blocks of ``article`` at the places that are given.
    """
    blocks, places = [], []
    by_sentence = len(article.blocks) <= FEW_BLOCKS
    for index, block in enumerate(article.blocks):
        whole = [(0, len(block.text))]
        is_long = by_sentence and len(block.text) > LONG_BLOCK
        for start, end in sentence_spans(block.text) if is_long else whole:
            pieces = to_source(article.source_text, block.pieces, start, end)
            text = render(article.source_text, pieces)
            blocks.append(attrs.evolve(block, text=text, pieces=pieces))
            places.append((index, start, end))
    return attrs.evolve(article, blocks=blocks), places


# --- the three models -----------------------------------------------------------------------

_DIGIT = re.compile(r"\d")
_WORDS = HashingVectorizer(
    ngram_range=(1, 2), n_features=1 << 18, token_pattern=r"\w+|[^\w\s]", alternate_sign=False,
    binary=True,
)  # fmt: skip
_PARTS = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 4), n_features=1 << 18, alternate_sign=False, binary=True
)


def word_matrix(known: Known) -> csr_matrix:
    """Words and parts of words of each block, hashed."""
    texts = [
        _DIGIT.sub("0", fold(block.text[:400]))
        for article in known.articles
        for block in article.blocks
    ]
    return hstack([_WORDS.transform(texts), _PARTS.transform(texts)]).tocsr()


def fit_words(matrix: Matrix, junk: Matrix, weights: Matrix) -> SGDClassifier:
    model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=8, tol=None, random_state=0)
    return model.fit(matrix, junk > 0.5, sample_weight=weights)


def fit_trees(matrix: Matrix, junk: Matrix, weights: Matrix, rounds: int) -> lightgbm.Booster:
    # A block of which half is junk tells little.
    sure = weights * np.abs(2 * junk - 1).clip(0.2)
    return lightgbm.train(TREES, lightgbm.Dataset(matrix, junk > 0.5, weight=sure), rounds)


def left_out(known: Known, matrix: Matrix, fit: Any, predict: Any) -> np.ndarray:
    """What models say of each block that have seen nothing of its fold."""
    found = np.zeros(len(known.junk))
    for fold_number in range(FOLDS):
        seen = known.folds != fold_number
        model = fit(matrix[seen], known.junk[seen], known.weights[seen])
        found[~seen] = predict(model, matrix[~seen])
    return found


def judged(known: Known, rounds: int) -> np.ndarray:
    """The probability of junk of each block, by models that have not seen its publisher."""
    words = left_out(
        known, word_matrix(known), fit_words, lambda model, matrix: model.decision_function(matrix)
    )
    jobs = zip(known.documents, known.articles, known.of_each(words), strict=True)
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(_evidence, *zip(*jobs, strict=True), chunksize=16))
    matrix = np.array([row for own in rows for row in own], np.float32)
    assert matrix.shape[1] == len(NAMES)

    def trees(*data: Matrix) -> lightgbm.Booster:
        return fit_trees(*data, rounds)

    def predict(model: lightgbm.Booster, data: Matrix) -> np.ndarray:
        return model.predict(data)

    first = left_out(known, matrix, trees, predict)
    seen = [
        neighbourhood(*each)
        for each in zip(known.articles, known.of_each(first), rows, strict=True)
    ]
    matrix = np.array([row for own in seen for row in own], np.float32)
    return left_out(known, matrix, trees, predict)


def _evidence(document: Document, article: Article, words: list[float]) -> list[list[float]]:
    return evidence(article, builtin(), document.language, words)


# --- what it would gain ---------------------------------------------------------------------


class Judge:
    """A cleaner that removes the blocks of one article that are likely junk."""

    name = "judge"

    def __init__(self, scores: Sequence[float], threshold: float) -> None:
        self.scores, self.threshold = scores, threshold

    def __call__(self, article: Article) -> Iterator[Label]:
        if not article.removals:
            _, places = apart(article)
            for place, probability in zip(places, self.scores, strict=True):
                if probability >= self.threshold:
                    yield Label(*place, "residue", "judge.block")


@cache
def pipelines() -> tuple[Pipeline, Pipeline]:
    """The default one, and the same without the cleaners that the judge is to replace."""
    default = Pipeline.default(plugins=False)
    return default, Pipeline([c for c in default.cleaners if c.name not in REPLACED])  # type: ignore[attr-defined]


def _scored(document: Document, scores: list[float], threshold: float) -> Any:
    default, rest = pipelines()
    pipeline = rest.with_(Judge(scores, threshold)) if threshold else default
    row = {
        "id": document.id,
        "style": document.kind,
        "text": document.text,
        "spans": [span._asdict() for span in document.spans],
    }
    return score(row, pipeline.run(read_text(document.text)))


def report(known: Known, scores: np.ndarray, thresholds: Sequence[float]) -> None:
    """Prints figures of whole pipelines on hand-labelled texts and cases."""
    by_document = known.of_each(scores)
    for threshold in (0.0, *thresholds):
        name = f"judge at {threshold:.2f}" if threshold else "today's cleaners"
        for kind in ("extracted", "page", "keep", "junk", "tempting", "synthetic"):
            chosen = [
                (document, own, threshold)
                for document, own in zip(known.documents, by_document, strict=True)
                if document.kind == kind
            ]
            with ProcessPoolExecutor() as pool:
                results = list(pool.map(_scored, *zip(*chosen, strict=True), chunksize=8))
            figures = " ".join(f"{k} {v:.4f}" for k, v in islice(summary(results).items(), 8))
            lost = sum(result.lost for result in results) / sum(result.body for result in results)
            print(f"{name:<17} {kind:<10} {len(results):4} texts  lost {lost:.4f}  {figures}")
        print(flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--labels", type=Path, default=HERE / "labels" / "wild.jsonl")
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--threshold", type=float, nargs="+", default=[0.7, 0.8, 0.9])
    args = parser.parse_args()
    known = Known(documents(args.shared, args.labels))
    print(Counter(document.kind for document in known.documents), len(known.junk), "blocks")
    report(known, judged(known, args.rounds), args.threshold)


if __name__ == "__main__":
    main()
