"""Trains the judge (src/newsclean/judging/models/judge.json), and measures it on unseen publishers.

    python training/judge.py SHARED [--report] [-o OUT]

SHARED is a folder with ``texts/train.jsonl`` and ``texts/dev.jsonl`` (texts labelled by hand),
``texts/wild.jsonl.gz`` (texts of which ``labels/wild.jsonl`` says the labels), ``pages`` (gold
pages, which are turned into texts in ten ways), ``cases/keep``, ``cases/junk`` and
``texts/must-keep.jsonl``.  The rest was
written for the purpose and lies here: ``tempting/``, ``synthetic/``, ``lines/`` and the open part
of ``benchmarks/planted``.

Documents are parted into five folds by publisher.  With --report nothing is written: each fold is
cleaned by the whole default pipeline with a judge that has seen nothing of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Any

import judge_pages
from judge_data import (
    Document,
    Span,
    cases,
    interrupted,
    labelled,
    on_one_line,
    planted,
    seeds,
    short,
    single_lines,
    strange,
    synthetic,
    tempting,
    true_sentences,
    with_buttons,
    with_residue,
    with_teasers,
)
from judge_dumps import dumped, dumped_by_hand, way_of
from judge_learning import BY_HAND, FOLDS, Known, Learning, fold_of
from layout_pages import pages
from scipy.stats import spearmanr

from newsclean import Pipeline, clean, read_text
from newsclean.cleaners.judge import Favor, JudgeCleaner
from newsclean.judging import judge
from newsclean.phrases.builtin import builtin

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from texts import removed_by_label, score, summary

HERE = Path(__file__).parent
LONGEST_LINE = 8_000
"""Characters; longer texts are seldom on one line."""


def documents(shared: Path) -> list[Document]:
    """All there is to learn from."""
    chance = random.Random(0)
    by_hand = [
        *labelled(shared / "texts" / "train.jsonl"),
        *labelled(shared / "texts" / "dev.jsonl"),
        *of_labels(shared / "texts" / "wild.jsonl.gz", HERE / "labels" / "wild.jsonl"),
        *synthetic(),
    ]
    brief = [document for document in by_hand if len(document.text) < LONGEST_LINE]
    found = [
        *by_hand,
        *map(on_one_line, brief),
        *tempting(),
        *interrupted(chance),
        *with_buttons(chance),
        *short(chance),
        *with_residue(chance),
        *with_teasers(chance),
        *seeds(),
        *cases(shared / "cases" / "keep"),
        *cases(shared / "cases" / "junk"),
        *true_sentences(shared / "texts" / "must-keep.jsonl", chance),
        *planted(chance),
        *single_lines(chance),
    ]
    return [*found, *strange(found, chance)]


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


# --- measuring ------------------------------------------------------------------------------

_JUDGES: dict[int, judge.Judge] = {}
"""By fold the judge that has not seen it; processes that are forked later have them as well."""
_REPORTED = (
    "extracted",
    "page",
    "wild",
    "gold",
    "keep",
    "junk",
    "tempting",
    "interrupted",
    "synthetic",
)


def _cleaned(task: tuple[Document, Favor]) -> tuple[Any, float]:
    """How right the text of one document is after cleaning, and how sure the judge was."""
    document, favor = task
    own = JudgeCleaner(builtin(), favor, _JUDGES[fold_of(document.group)])
    pipeline = Pipeline.default(plugins=False).with_(own)
    article = clean(read_text(document.text), pipeline=pipeline)
    row = {
        "id": document.id,
        "style": document.kind,
        "text": document.text,
        "spans": [span._asdict() for span in document.spans],
    }
    return score(row, article), article.confidence or 0.0


def report(known: Known, favors: Sequence[Favor]) -> None:
    """Prints figures of the default pipeline, each document judged by who has not seen it."""
    for favor in favors:
        for kind in _REPORTED:
            tasks = [(document, favor) for document in known.documents if document.kind == kind]
            with ProcessPoolExecutor() as pool:
                found = list(pool.map(_cleaned, tasks, chunksize=8))
            results = [result for result, _ in found]
            figures = " ".join(f"{k} {v:.4f}" for k, v in islice(summary(results).items(), 8))
            lost = sum(r.lost for r in results) / max(1, sum(r.body for r in results))
            print(f"{favor:<10} {kind:<11} {len(results):4} texts  lost {lost:.4f}  {figures}")
            print("   " + _by_label(results), flush=True)


def _by_label(results: Sequence[Any]) -> str:
    shares = removed_by_label(results)
    return "removed: " + "  ".join(f"{k} {share:.2f} ({n})" for k, (share, n) in shares.items())


def report_dumps(documents: Sequence[Document], jobs: int) -> None:
    """Prints the F1 of gold pages as text, by the way in which they were made text."""
    tasks: list[tuple[Document, Favor]] = [(document, "balance") for document in documents]
    with ProcessPoolExecutor(jobs) as pool:
        found = list(pool.map(_cleaned, tasks, chunksize=8))
    by_way: dict[str, list[float]] = defaultdict(list)
    for document, (result, _) in zip(documents, found, strict=True):
        if result.body:
            by_way[way_of(document)].append(result.f1)
    for way, values in by_way.items():
        print(f"{way:<20} {len(values):5} texts  F1 {fmean(values):.4f}")
    print(f"{'all':<20} F1 {fmean(value for values in by_way.values() for value in values):.4f}")


def confidence(known: Known) -> None:
    """Prints how well the judge knows how right it is: the rank correlation with the true F1."""
    tasks = [(document, "balance") for document in known.documents if document.kind in BY_HAND]
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(_cleaned, tasks, chunksize=8))
    true, expected = [result.f1 for result, _ in found], [sure for _, sure in found]
    print(f"confidence and F1, {len(found)} texts: Spearman {spearmanr(expected, true)[0]:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("-o", "--out", type=Path, default=judge.WEIGHTS)
    args = parser.parse_args()
    gold = [page for page in pages(args.shared / "pages") if page.article.blocks]
    folder = args.shared / "pages"
    found = [
        *documents(args.shared),
        *dumped_by_hand(folder, HERE / "labels" / "pages.jsonl", args.jobs),
        *dumped(folder, args.jobs, few=True),
    ]
    known = Known(found, args.jobs)
    print(dict(Counter(document.kind for document in known.documents)), len(known.junk), "blocks")
    learning = Learning(known, judge_pages.captions_in(gold), args.jobs)
    if args.report:
        judges = [judge.Judge(learning.without(k)) for k in range(FOLDS)]
        _JUDGES.update(enumerate(judges))
        report(known, ("balance", "recall", "precision"))
        confidence(known)
        report_dumps(dumped(args.shared / "pages", args.jobs), args.jobs)
        looks, models = judge_pages.looks(gold)
        judge_pages.report(looks, models, judges, args.jobs)
    else:
        data = learning.of_all()
        args.out.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
