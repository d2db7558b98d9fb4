"""Trains the model of a page's layout (src/newsclean/judging/models/layout.json).

    python training/layout.py PAGES [--cross-validate] [-o OUT]

PAGES is a folder with gold pages (see training/README.md).  Each page is read, and its blocks
are labelled by whether the gold text has them (``training/layout_pages.py``).  Publishers are put
into five folds by their registered domain.  The first pass, a logistic regression over the names
of elements and the shapes of blocks, is learned for each fold without it, and once from all; the
second, boosted trees, is learned from what the first passes think of publishers that they were
not shown.

With --cross-validate nothing is written: for each fold both passes are learned without it, its
pages are read and cleaned by the whole default pipeline, and the figures of body text are
printed by collection: multisets of 4-grams of words as for gold texts, and sentences that must
or must not be kept.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from layout_pages import WORD, N, Page, pages
from scipy.sparse import csr_matrix
from tree_data import flat

from newsclean import clean
from newsclean.judging import (
    layout_features,
    layout_headings,
    layout_model,
    layout_names,
    layout_page,
    layout_rows,
)

FOLDS = 5
# The first pass.
FEWEST_PUBLISHERS, MOST_NAMES, PENALTY, LEAST_WEIGHT = 4, 3000, 0.1, 0.01
# The second.
TREES, LEAVES, RATE = 200, 31, 0.06
# Blocks that the first pass thinks less of are not looked at again.
LEAST = -5.0
# After so many trees a score that is so far from 0 is enough: of 20,000 blocks of pages none would
# have ended on the other side.
STOPS = [
    (count, -enough, enough)
    for count, enough in ((24, 2.6), (36, 2.4), (48, 2.1), (72, 1.6), (110, 1.0))
]
NEWS = 2.0
SNIPPET = 0.04
_LINKS = len(layout_page.LINKS) + 1
_SHAPES = (len(layout_page.SIZES) + 1) * _LINKS
_ENDS, _STARTS = 8, 6


def fold_of(page: Page) -> int:
    return int(hashlib.md5(page.publisher.encode()).hexdigest(), 16) % FOLDS


def weights_of(page: Page) -> list[float]:
    """How much each block counts: by its share in the page's gold text, as the measure does."""
    scale = NEWS if page.is_news else 1.0
    story = sum(
        [n for n, share in zip(page.words, page.shares, strict=True) if (share or 0) >= 0.5]
    )
    found = []
    for words, share in zip(page.words, page.shares, strict=True):
        size = (words + 2) / (story + 60) if page.gold else SNIPPET
        found.append(0.0 if share is None else scale * min(size, 0.5) * abs(2 * share - 1))
    return found


# --- the first pass -------------------------------------------------------------------------

Names = tuple[tuple[str, ...], tuple[str, ...]]
Row = tuple[Names, int, int, int, bool, float]


def first_rows(page: Page) -> list[Row]:
    """The names around blocks, their shapes, and weights; like blocks are one row."""
    summed: dict[tuple[Any, ...], float] = defaultdict(float)
    known: dict[int, Names] = {}
    for block, share, weight in zip(
        page.article.blocks, page.shares, weights_of(page), strict=True
    ):
        markup = block.markup
        if not weight or markup is None:
            continue
        place = markup.places[-1]
        if place not in known:
            each = [
                layout_names.read_name(t, h).tokens
                for t, h in zip(markup.path, markup.hints, strict=True)
            ]
            known[place] = tuple([n for names in each for n in names]), tuple(each[-1])
        shape = layout_page.shape_class(layout_page.weighted_length(block.text), markup.link_share)
        end, start = layout_page.end_class(block.text), layout_page.start_class(block.text)
        summed[known[place], shape, end, start, (share or 0) >= 0.5] += weight
    return [(*key, weight) for key, weight in summed.items()]  # type: ignore[misc]


def first_pass(rows: Sequence[list[Row]], publishers: Sequence[str]) -> dict[str, Any]:
    from sklearn.linear_model import LogisticRegression

    seen: dict[str, set[str]] = defaultdict(set)
    for page, publisher in zip(rows, publishers, strict=True):
        for name in {name for row in page for name in row[0][0]}:
            seen[name].add(publisher)
    often = [name for name, who in seen.items() if len(who) >= FEWEST_PUBLISHERS]
    often.sort(key=lambda name: (-len(seen[name]), name))
    number = {name: k for k, name in enumerate(often[:MOST_NAMES])}
    own = len(number)
    shapes, ends, starts = 2 * own, 2 * own + _SHAPES, 2 * own + _SHAPES + _ENDS
    pointers, columns, values, truths, weights = [0], [], [], [], []
    for page in rows:
        for (chain, last), shape, end, start, truth, weight in page:
            counts = Counter([number[name] for name in chain if name in number])
            counts.update([own + number[name] for name in last if name in number])
            counts.update((shapes + shape, ends + end, starts + start))
            columns += counts.keys()
            values += counts.values()
            pointers.append(len(columns))
            truths.append(truth)
            weights.append(weight)
    matrix = csr_matrix(
        (np.array(values, float), columns, pointers), shape=(len(truths), starts + _STARTS)
    )
    scaled = np.array(weights) / np.mean(weights)
    learned = LogisticRegression(C=PENALTY, max_iter=300, tol=1e-3)
    learned.fit(matrix, truths, sample_weight=scaled)
    found = [round(float(value), 3) for value in learned.coef_[0]]
    return {
        "names": {n: found[k] for n, k in number.items() if abs(found[k]) > LEAST_WEIGHT},
        "own": {n: found[own + k] for n, k in number.items() if abs(found[own + k]) > LEAST_WEIGHT},
        "shapes": found[shapes:ends],
        "ends": found[ends:starts],
        "starts": found[starts:],
        "bias": round(float(learned.intercept_[0]), 3),
    }


# --- the second pass ------------------------------------------------------------------------

Features = dict[int, Sequence[float]]


def second_features(
    all_pages: Sequence[Page], firsts: dict[int, dict[str, Any]]
) -> dict[str, Features]:
    """What the second pass looks at, by page: the first is one that was not shown its publisher."""
    ready = {fold: layout_model.Weights(data) for fold, data in firsts.items()}
    found = {}
    for page in all_pages:
        article = page.article
        layout = layout_page.Layout(article.blocks, ready[fold_of(page)])
        headline = layout_headings.find_headline(layout, article.title)
        wanted, rows = layout_features.features(
            layout, headline, article.title, article.description, LEAST
        )
        found[page.id] = dict(zip(wanted, np.reshape(rows, (-1, layout_rows.WIDTH)), strict=True))
    return found


def second_pass(found: Iterable[tuple[Page, Features]]) -> dict[str, Any]:
    import lightgbm

    rows, truths, weights = [], [], []
    for page, features in found:
        weight = weights_of(page)
        for k, row in features.items():
            if weight[k]:
                rows.append(row)
                truths.append((page.shares[k] or 0) >= 0.5)
                weights.append(weight[k])
    data = lightgbm.Dataset(
        np.array(rows, np.float32),
        np.array(truths),
        weight=np.array(weights) / np.mean(weights),
        feature_name=list(layout_rows.FEATURES),
    )
    settings = {
        "objective": "binary", "num_leaves": LEAVES, "learning_rate": RATE,
        "min_data_in_leaf": 60, "feature_fraction": 0.4, "bagging_fraction": 0.8,
        "bagging_freq": 1, "lambda_l2": 5, "max_bin": 127, "boost_from_average": False,
        "num_threads": 1, "seed": 1, "deterministic": True, "verbose": -1,
    }  # fmt: skip
    learned = lightgbm.train(settings, data, TREES)
    trees = flat(learned.dump_model()["tree_info"], figures=5)
    # Every feature is known, and nobody asks these trees for reasons.
    del trees["unknowns"], trees["expected"]
    return {**trees, "stops": STOPS}


def learn(
    chosen: Sequence[Page], first: dict[str, Any], features: dict[str, Features]
) -> dict[str, Any]:
    """Both passes: the second from what first passes of other folds think."""
    trees = second_pass([(page, features[page.id]) for page in chosen])
    return {**first, "least": LEAST, "trees": trees}


# --- measuring ------------------------------------------------------------------------------


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(
        [tuple(words[k : k + N]) for k in range(max(1, len(words) - N + 1))] if words else []
    )


def figures(cleaned: Iterable[tuple[Page, str]]) -> dict[str, str]:
    """By collection: precision and recall of body text, and how many sentences are right."""
    bodies: dict[str, list[tuple[float | None, float]]] = defaultdict(list)
    sentences: dict[str, list[bool]] = defaultdict(list)
    for page, text in cleaned:
        if page.gold:
            gold, got = shingles(page.gold), shingles(text)
            both = sum((gold & got).values())
            precision = both / got.total() if got else None
            bodies[page.collection].append((precision, both / gold.total()))
        line = " ".join(text.split())
        right = [" ".join(s.split()) in line for s in page.with_]
        right += [" ".join(s.split()) not in line for s in page.without]
        sentences[page.collection] += right
    found = {}
    for name, values in bodies.items():
        p = fmean([precision for precision, _ in values if precision is not None])
        r = fmean([recall for _, recall in values])
        found[name] = f"pages {len(values):4}  F1 {2 * p * r / (p + r):.4f}  P {p:.4f}  R {r:.4f}"
    for name, rights in sentences.items():
        if rights:
            said = f"sentences {len(rights):5}  accuracy {fmean(rights):.4f}"
            found[name] = "  ".join(filter(None, (found.get(name), said)))
    return found


def cross_validate(
    all_pages: Sequence[Page], firsts: dict[int, dict[str, Any]], features: dict[str, Features]
) -> None:
    cleaned: list[tuple[Page, str]] = []
    for fold in range(FOLDS):
        seen = [page for page in all_pages if fold_of(page) != fold]
        model = layout_model.Weights(learn(seen, firsts[fold], features))
        layout_model.weights = lambda model=model: model  # type: ignore[assignment]
        cleaned += [(p, clean(p.article).text) for p in all_pages if fold_of(p) == fold]
    for name, line in figures(cleaned).items():
        print(f"{name:<16} {line}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("-o", "--out", type=Path, default=layout_model.WEIGHTS)
    args = parser.parse_args()
    all_pages = [page for page in pages(args.pages) if page.article.blocks]
    rows = {page.id: first_rows(page) for page in all_pages}

    def first(chosen: Sequence[Page]) -> dict[str, Any]:
        return first_pass([rows[page.id] for page in chosen], [page.publisher for page in chosen])

    firsts = {
        fold: first([page for page in all_pages if fold_of(page) != fold]) for fold in range(FOLDS)
    }
    features = second_features(all_pages, firsts)
    if args.cross_validate:
        cross_validate(all_pages, firsts, features)
    else:
        data = learn(all_pages, first(all_pages), features)
        args.out.write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
