"""How well hand-labelled scraped texts are cleaned, and whether labels are the right ones.

    python benchmarks/texts.py GOLD.jsonl [--worst N] [--confusions N] [--json OUT]

A row of GOLD has ``id``, ``style``, ``text`` and ``spans`` (``start``, ``end``, ``label``);
what is in no span is body, ``dateline bio note neutral`` are not counted.

* P, R, F1: of words, the mean over texts; exact: texts with neither loss nor junk;
  harm: share of body words lost in texts that hold no junk.
* labels: of the junk words that were removed, the share that carries the gold label.
* rounds: how many rounds the closure took, a histogram.

Needs rapidfuzz (extra ``benchmark``).
"""

import argparse
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz.distance import LCSseq

from newsclean import Article, clean, read_text
from newsclean.pipeline import engine

WORD = re.compile(r"[぀-ヿ㐀-鿿가-힯]|[^\W_]+")
NEUTRAL = frozenset({"dateline", "bio", "note", "neutral"})
BODY = "body"


class Result(NamedTuple):
    name: str
    style: str
    precision: float
    recall: float
    f1: float
    body: int
    lost: int
    junk: int
    pairs: Counter[tuple[str, str]]
    """Of removed junk words how many have which gold label and which of ours."""
    gold: Counter[str]
    """How many words have which label, those of the body and of neither apart."""


def tokens(text: str) -> list[tuple[str, int]]:
    return [(match.group().casefold(), match.start()) for match in WORD.finditer(text)]


def labels_at(spans: list[tuple[int, int, str]], starts: list[int], rest: str) -> list[str]:
    """The label of the span that each start is in, ``rest`` where it is in none."""
    found, k = [], 0
    for at in starts:
        while k < len(spans) and spans[k][1] <= at:
            k += 1
        found.append(spans[k][2] if k < len(spans) and spans[k][0] <= at else rest)
    return found


def ours(article: Article, starts: list[int]) -> list[str]:
    spans = [(s, e, BODY) for block in article.blocks for s, e in block.pieces]
    spans += [(s, e, removal.name) for removal in article.removals for s, e in removal.pieces]
    return labels_at(sorted(spans), starts, BODY)


def score(row: dict[str, Any], article: Article) -> Result:
    """How well ``article`` was made of the row's text."""
    raw, source = tokens(row["text"]), tokens(article.source_text)
    spans = sorted((s["start"], s["end"], s["label"]) for s in row["spans"])
    gold = labels_at(spans, [at for _, at in raw], BODY)
    given = ours(article, [at for _, at in source])
    # Reading may have changed a word or two; the others are matched in order.
    kept_body = kept = 0
    pairs: Counter[tuple[str, str]] = Counter()
    seen = 0
    for op in LCSseq.opcodes([word for word, _ in raw], [word for word, _ in source]):
        if op.tag == "equal":
            for k in range(op.src_end - op.src_start):
                label, mine = gold[op.src_start + k], given[op.dest_start + k]
                seen += mine == BODY
                kept += mine == BODY and label not in NEUTRAL
                kept_body += mine == BODY and label == BODY
                if label not in NEUTRAL and BODY not in (label, mine):
                    pairs[label, mine] += 1
    kept += sum(mine == BODY for mine in given) - seen
    body = gold.count(BODY)
    p = kept_body / kept if kept else float(not body)
    r = kept_body / body if body else 1.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    junk = Counter(label for label in gold if label != BODY and label not in NEUTRAL)
    lost = body - kept_body
    return Result(row["id"], row["style"], p, r, f1, body, lost, junk.total(), pairs, junk)


def removed_by_label(results: Iterable[Result]) -> dict[str, tuple[float, int]]:
    """For each label the share of its words that was removed, and how many there are."""
    gold: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for result in results:
        gold.update(result.gold)
        for (label, _), count in result.pairs.items():
            removed[label] += count
    return {label: (removed[label] / count, count) for label, count in gold.most_common()}


def summary(results: list[Result]) -> dict[str, float]:
    clean_ones = [result for result in results if not result.junk]
    body = sum(result.body for result in clean_ones)
    pairs = sum((result.pairs for result in results), Counter())
    right = sum(count for (gold, mine), count in pairs.items() if gold == mine)
    return {
        "texts": len(results),
        "P": statistics.fmean(result.precision for result in results),
        "R": statistics.fmean(result.recall for result in results),
        "F1": statistics.fmean(result.f1 for result in results),
        "exact": statistics.fmean(float(r.precision == r.recall == 1.0) for r in results),
        "harm": sum(result.lost for result in clean_ones) / body if body else 0.0,
        "labels": right / pairs.total() if pairs else 1.0,
    }


def rounds_of(texts: list[str]) -> Counter[int]:
    """How many rounds the closure takes, by how many texts."""
    counts: Counter[int] = Counter()
    plain = engine._remove
    rounds = 0

    def counted(*args: Any) -> Article:
        nonlocal rounds
        rounds += 1
        return plain(*args)

    engine._remove = counted
    try:
        for text in texts:
            rounds = 0
            clean(read_text(text))
            counts[rounds] += 1
    finally:
        engine._remove = plain
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--confusions", type=int, default=8)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    results = [score(row, clean(read_text(row["text"]))) for row in rows]
    figures = {"all": summary(results)}
    for style in sorted({result.style for result in results}):
        figures[style] = summary([result for result in results if result.style == style])
    for name, values in figures.items():
        print(f"{name:<10}" + "  ".join(f"{key} {value:.4g}" for key, value in values.items()))
    pairs = sum((result.pairs for result in results), Counter())
    wrong = Counter({pair: count for pair, count in pairs.items() if pair[0] != pair[1]})
    for (gold, mine), count in wrong.most_common(args.confusions):
        print(f"  {count:>5} words of {gold} were called {mine}")
    rounds = rounds_of([row["text"] for row in rows])
    print("rounds    " + "  ".join(f"{key}: {rounds[key]} texts" for key in sorted(rounds)))
    for result in sorted(results, key=lambda one: one.f1)[: args.worst]:
        print(f"  {result.name} {result.style} P={result.precision:.3f} R={result.recall:.3f}")
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
