"""Trains the model of a page's lines (src/newsclean/judging/models/lines.json).

    python training/lines.py PAGES [--texts DEV.jsonl] [--cross-validate] [-o OUT]

PAGES is a folder with gold pages (see training/README.md).  Each page is turned
into text in ten ways, as careless scrapers and good extractors do; each text is
read and cleaned by all cleaners but ``page`` and ``title``; what is left is
labelled line by line by whether the gold text has it.  Then two conditional
random fields are trained, the second on what the first, trained without the
page's publisher, thinks of it.

With --texts, publishers of that file are left out, so that it stays a fair
test.  With --cross-validate nothing is written: a quarter of the publishers is
left out, and precision and recall on their pages are printed, by how the text
was made and by how sure the model must be.

Needs the extra ``training``.  About ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pycrfsuite
from line_texts import SEED, Text, chosen, publishers_in, read

from newsclean.judging import line_model
from newsclean.judging.line_features import Features
from newsclean.judging.line_model import Field, LineModel

SETTINGS = {"max_iterations": 70, "c1": 0.5, "c2": 0.05, "feature.possible_transitions": True}
FOLDS = 3


def items(found: Features) -> list[list[str]]:
    """Features as the trainer wants them: each with where it is from."""
    rows = []
    for k, (shapes, places) in enumerate(found):
        row = [f"0:{name}" for name in shapes] + [f"p:{name}" for name in places]
        for offset in line_model.NEIGHBOURS:
            if 0 <= k + offset < len(found):
                near = found[k + offset][0][: line_model.NEAR_FEATURES]
                row += [f"{offset}:{name}" for name in near]
            else:
                row.append(f"{offset}:none")
        rows.append(row)
    return rows


def fit(found: Sequence[Features], texts: Sequence[Text]) -> dict[str, Any]:
    """The weights of one field."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, text in zip(found, texts, strict=True):
        trainer.append(items(features), [str(int(share >= 0.5)) for share in text.shares])
    trainer.set_params(SETTINGS)
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        tagger.close()
    weights: Counter[str] = Counter()
    for (name, state), weight in info.state_features.items():
        weights[name] += weight if state == "1" else -weight
    shapes: dict[str, dict[str, float]] = {str(k): {} for k in (0, *line_model.NEIGHBOURS)}
    places: dict[str, float] = {}
    for name, weight in sorted(weights.items()):
        origin, feature = name.split(":", 1)
        if round(weight, 3):
            (places if origin == "p" else shapes[origin])[feature] = round(weight, 3)
    steps = {key: round(weight, 4) for key, weight in info.transitions.items()}
    return {
        "shapes": shapes,
        "places": places,
        "stay_junk": steps.get(("0", "0"), 0.0),
        "stay_body": steps.get(("1", "1"), 0.0),
        "enter_body": steps.get(("0", "1"), 0.0),
        "leave_body": steps.get(("1", "0"), 0.0),
    }


def folds(texts: Sequence[Text], count: int) -> list[int]:
    """For each text a fold, the same for all texts of a publisher."""
    publishers = sorted({text.publisher for text in texts})
    random.Random(SEED + 1).shuffle(publishers)
    fold = {publisher: k % count for k, publisher in enumerate(publishers)}
    return [fold[text.publisher] for text in texts]


def train(texts: Sequence[Text]) -> dict[str, Any]:
    """The weights of both fields; the second learns from opinions on publishers left out."""
    first = [line_model.features(text.lines) for text in texts]
    parts = folds(texts, FOLDS)
    second: list[Features] = [[] for _ in texts]
    for fold in range(FOLDS):
        inside = [k for k, part in enumerate(parts) if part != fold]
        field = Field.of(fit([first[k] for k in inside], [texts[k] for k in inside]))
        for k, part in enumerate(parts):
            if part == fold:
                scores = field.scores(first[k])
                second[k] = line_model.second_features(texts[k].lines, first[k], scores)
    return {"first": fit(first, texts), "second": fit(second, texts)}


def report(model: LineModel, texts: Sequence[Text]) -> None:
    """Precision, recall and F1 by characters, means over texts."""
    levels = (0.0, 0.02, 0.05, 0.1, 0.22, 0.5)
    print("way                  texts  " + "".join(f"least {level:<16}" for level in levels))
    by_way: dict[str, list[list[tuple[float, float, float]]]] = {}
    for text in texts:
        scores = model.scores(text.lines)
        sizes = [len(line.text) for line in text.lines]
        gold = [share >= 0.5 for share in text.shares]
        body = sum(size for size, is_gold in zip(sizes, gold, strict=True) if is_gold)
        if body:
            rows = [_precision_recall(sizes, gold, scores, level, body) for level in levels]
            by_way.setdefault(text.way, []).append(rows)
    for way, found in sorted(by_way.items()):
        cells = [
            "/".join(f"{sum(rows[k][m] for rows in found) / len(found):.3f}" for m in range(3))
            for k in range(len(levels))
        ]
        print(f"{way:<20} {len(found):>5}  " + "".join(f"{cell:<22}" for cell in cells))


def _precision_recall(
    sizes: Sequence[int], gold: Sequence[bool], scores: Sequence[float], level: float, body: int
) -> tuple[float, float, float]:
    kept = [size for size, score in zip(sizes, scores, strict=True) if score >= level]
    rows = zip(sizes, gold, scores, strict=True)
    right = sum(size for size, is_gold, score in rows if is_gold and score >= level)
    p, r = right / (sum(kept) or 1), right / body
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--out", type=Path, default=line_model.WEIGHTS)
    args = parser.parse_args()
    texts = chosen(read(args.pages, args.jobs))
    print(f"{len(texts)} texts of {len({text.page for text in texts})} pages")
    if args.texts:
        known = publishers_in(args.texts)
        texts = [text for text in texts if text.publisher.split(".")[0] not in known]
        print(f"{len(texts)} of other publishers than {args.texts.name} has")
    if args.cross_validate:
        parts = folds(texts, 4)
        inside = [text for text, part in zip(texts, parts, strict=True) if part]
        weights = train(inside)
        model = LineModel(Field.of(weights["first"]), Field.of(weights["second"]))
        report(model, [text for text, part in zip(texts, parts, strict=True) if not part])
        return
    weights = train(texts)
    args.out.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0))
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
