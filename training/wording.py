"""Trains the model of how lines are worded (src/newsclean/judging/models/wording.json).

    python training/wording.py PAGES [--texts WILD.jsonl.gz] [--leave-out DEV.jsonl]
                               [--cross-validate] [-o OUT]

What falls: the rule packs' ``drop`` examples, lines written out from their
patterns, and the open appeals of benchmarks/planted.  What stays: paragraphs,
headings and list entries of the gold texts of PAGES (a folder with gold pages,
see training/README.md), the packs' ``keep`` examples, the stories of
benchmarks/planted, and paragraphs of --texts that all other cleaners leave.
Two linear models with an L1 penalty come of it: whether a line falls, and as
what.  Publishers of --leave-out give nothing, so that it stays a fair test.

With --cross-validate nothing is written: a fifth of the appeals, of the rules
and of the publishers is left out in turn, and it is printed how many of their
lines the model finds, and how many of the stories' it takes for such.

Needs the extra ``training``.  About two minutes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from line_texts import SETS
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsclean import Pipeline, read_text
from newsclean.cleaners.prose import is_prose
from newsclean.judging.wording import WEIGHTS, features
from newsclean.phrases.pattern_nodes import Gap, Nodes
from newsclean.phrases.pattern_syntax import parse
from newsclean.phrases.rulepack import RulePack
from newsclean.text.characters import canonical
from newsclean.text.line import Line

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from planted_documents import LABELS, LANGUAGES, appeals_of, stories_of

SEED = 5
# How much a line counts, by where it comes from: patterns are written out at random, and articles
# that are no news, nearly all of them English, tell their readers what to do as appeals do.
WEIGHT = {
    "pattern": 0.1, "drop": 1.0, "appeal": 2.0,
    "news": 1.0, "article": 0.4, "keep": 1.0, "story": 3.0, "text": 1.0,
}  # fmt: skip
WRITTEN_OUT = 4
SHORT, LONG_ONES = 90, 20_000
LONGEST = 1_200
LEAST_SEEN = 3
PENALTY = 1.0
LABEL_PENALTY = 0.3
UNIT = 0.02
THRESHOLDS = (0.0, 1.0, 2.0, 3.0)
FOLDS = 5
FILLED_WITH = {
    "n": "5", "year": "2024", "name": "Anna Berg", "publisher": "Norrby Post",
    "names": "Anna Berg", "people": "Anna Berg", "date": "12.03.2024",
    "url": "www.norrby.example", "email": "post@norrby.example", "agency": "AFP",
}  # fmt: skip


class Example(NamedTuple):
    """A line, what it is, and what it must not be parted from in cross-validation."""

    text: str
    label: str | None
    source: str
    group: str


# --- what falls -----------------------------------------------------------------------------


def of_rules() -> Iterator[Example]:
    """The packs' examples, and lines written out from their patterns."""
    chance = random.Random(SEED)
    for pack in RulePack.builtin():
        for rule in pack.rules:
            for text in rule.keep:
                yield from _lines(text, None, "keep", rule.id)
            if rule.label not in LABELS:
                continue
            for text in rule.drop:
                yield from _lines(text, rule.label, "drop", rule.id)
            for pattern in rule.match:
                written = {_written(parse(pattern), chance) for _ in range(WRITTEN_OUT)}
                for text in sorted(written):
                    cased = text[:1].upper() + text[1:] if chance.random() < 0.7 else text
                    yield from _lines(cased, rule.label, "pattern", rule.id)


def _written(nodes: Nodes, chance: random.Random) -> str:
    """One of the lines that a pattern stands for."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Gap):
            parts.append(f" {FILLED_WITH.get(node.kind, '')} ")
        else:
            parts.append(_written(chance.choice(node.options), chance))
    return " ".join("".join(parts).split())


def of_planted() -> Iterator[Example]:
    """The open appeals, and the stories they are planted in."""
    for language in sorted(LANGUAGES):
        for number, appeal in enumerate(appeals_of(language, held=False)):
            text = "\n".join(appeal.lines)
            yield from _lines(text, appeal.label, "appeal", f"{language}{number}")
        for number, story in enumerate(stories_of(language)):
            text = "\n".join(story.paragraphs)
            yield from _lines(text, None, "story", f"{language} story {number}")


# --- what stays -----------------------------------------------------------------------------


def of_pages(folder: Path) -> Iterator[Example]:
    """The gold lines of pages: all short ones, and some of the others."""
    found: list[Example] = []
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                text = "\n".join(row.get("gold_paragraphs") or [row.get("gold_text") or ""])
                source = "news" if name.startswith("news") else "article"
                found.extend(_lines(text, None, source, publisher_of(row)))
    yield from (example for example in found if len(example.text) < SHORT)
    long_ones = [example for example in found if len(example.text) >= SHORT]
    yield from random.Random(SEED).sample(long_ones, min(LONG_ONES, len(long_ones)))


def publisher_of(row: dict[str, Any]) -> str:
    """The last two parts of the host's name, which is close enough to the registered domain."""
    host = urlsplit(row.get("url") or "").hostname or str(row["id"])
    return ".".join(host.split(".")[-2:])


def publishers_in(path: Path) -> frozenset[str]:
    """The publishers of a file of texts."""
    with path.open(encoding="utf-8") as rows:
        return frozenset(str(json.loads(row).get("publisher")) for row in rows)


def of_texts(path: Path) -> Iterator[Example]:
    """The paragraphs of texts that the other cleaners leave."""
    pipeline = Pipeline.default().without("wording")
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            for block in pipeline.run(read_text(row["text"])).blocks:
                if is_prose(block):
                    yield from _lines(block.text, None, "text", row.get("publisher") or row["id"])


def _lines(text: str, label: str | None, source: str, group: str) -> Iterator[Example]:
    for line in canonical(text).split("\n"):
        if any(map(str.isalnum, line)):
            yield Example(line[:LONGEST], label, source, group)


# --- the models -----------------------------------------------------------------------------


class Table:
    """Examples as rows of features that are there often enough."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.rows = [features(Line(example.text)) for example in examples]
        seen = Counter(feature for row in self.rows for feature in row)
        self.names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
        number = {name: k for k, name in enumerate(self.names)}
        columns = [[number[f] for f in sorted(row) if f in number] for row in self.rows]
        starts = np.cumsum([0, *map(len, columns)])
        flat = np.array([k for row in columns for k in row], dtype=np.int32)
        ones = np.ones(len(flat), dtype=np.float32)
        self.matrix = csr_matrix((ones, flat, starts), shape=(len(columns), len(self.names)))


def fit(table: Table, examples: Sequence[Example], rows: Iterable[int]) -> tuple[float, Any]:
    """The bias and the weights of the model that tells what falls."""
    chosen = np.array(list(rows))
    falls = np.array([examples[k].label is not None for k in chosen])
    weights = np.array([WEIGHT[examples[k].source] for k in chosen])
    model = LogisticRegression(
        C=PENALTY, l1_ratio=1.0, solver="liblinear", max_iter=60, random_state=SEED
    )
    model.fit(table.matrix[chosen], falls, sample_weight=weights)
    return float(model.intercept_[0]), model.coef_[0]


def fit_labels(table: Table, examples: Sequence[Example]) -> Any:
    """The weights, by label, of the models that tell each label from the others."""
    chosen = np.array([k for k, example in enumerate(examples) if example.label is not None])
    weights = np.array([WEIGHT[examples[k].source] for k in chosen])
    found = []
    for label in LABELS:
        model = LogisticRegression(
            C=LABEL_PENALTY, l1_ratio=1.0, solver="liblinear", max_iter=60, random_state=SEED
        )
        is_label = np.array([examples[k].label == label for k in chosen])
        model.fit(table.matrix[chosen], is_label, sample_weight=weights)
        found.append(model.coef_[0])
    return np.array(found)


def plain(table: Table, bias: float, weights: Any, labels: Any) -> dict[str, Any]:
    """The models as JSON: weights in whole units, without those that come to nothing."""
    units = np.rint(weights / UNIT).astype(int)
    label_units = np.rint(labels / UNIT).astype(int)
    telling = [k for k in range(len(table.names)) if label_units[:, k].any()]
    return {
        "bias": round(bias, 3),
        "unit": UNIT,
        "features": "\n".join(name for name, unit in zip(table.names, units, strict=True) if unit),
        "weights": [int(unit) for unit in units if unit],
        "labels": LABELS,
        "telling": "\n".join(table.names[k] for k in telling),
        "labels_of": [
            [[label, int(unit)] for label, unit in enumerate(label_units[:, k]) if unit]
            for k in telling
        ],
    }


# --- how well it does -----------------------------------------------------------------------


def cross_validate(table: Table, examples: Sequence[Example]) -> None:
    """Prints the share of lines above each threshold, by source, with their groups left out."""
    part = [int(hashlib.md5(e.group.encode()).hexdigest(), 16) % FOLDS for e in examples]
    scores = np.zeros(len(examples))
    for left_out in range(FOLDS):
        inside = [k for k, own in enumerate(part) if own != left_out]
        bias, weights = fit(table, examples, inside)
        outside = [k for k, own in enumerate(part) if own == left_out]
        scores[outside] = bias + table.matrix[outside] @ weights
    print("share of lines above", *(f"{threshold:>6}" for threshold in THRESHOLDS))
    for source in WEIGHT:
        for name, is_short in (("short", True), ("long", False)):
            own = [
                k
                for k, e in enumerate(examples)
                if e.source == source and (len(e.text) < SHORT) == is_short
            ]
            if own:
                shares = [f"{np.mean(scores[own] > threshold):6.3f}" for threshold in THRESHOLDS]
                print(f"{source:<10}{name:<6}{len(own):>6}", *shares)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    parser.add_argument("--leave-out", type=Path)
    args = parser.parse_args()
    stories = [*of_pages(args.pages), *(of_texts(args.texts) if args.texts else ())]
    left_out = publishers_in(args.leave_out) if args.leave_out else frozenset[str]()
    examples = [*of_rules(), *of_planted(), *(e for e in stories if e.group not in left_out)]
    print(dict(Counter(example.source for example in examples)))
    table = Table(examples)
    if args.cross_validate:
        cross_validate(table, examples)
        return
    bias, weights = fit(table, examples, range(len(examples)))
    data = plain(table, bias, weights, fit_labels(table, examples))
    args.output.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(data['weights'])} features, {len(data['labels_of'])} of labels: {args.output}")


if __name__ == "__main__":
    main()
