"""Repeats that real texts teach: what they change on hand-labelled texts of the same publishers.

    python benchmarks/learned_repeats.py TEXTS.jsonl.gz GOLD.jsonl

Rows of TEXTS have ``text`` and ``publisher``, those of GOLD what benchmarks/texts.py wants and a
``publisher``.  Repeats are learned from the first, by publisher and without those that GOLD has as
well; the texts of GOLD are cleaned with and without them, at the default thresholds and lower.

* judged: gold texts, by style, whose publisher has enough articles;
* taken: blocks of gold texts that repeats took out, beyond what is taken out without them;
* of the body: words of the story among them.

Needs rapidfuzz (extra ``benchmark``).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import attrs
from texts import BODY, labels_at, score, summary, tokens

from newsclean import Article, Pipeline, clean, read_text
from newsclean.corpus import Repeats, publisher_of

# (least_articles, least_count, least_share, short_share); the first are the defaults.
THRESHOLDS = ((20, 5, 0.1, 0.3), (10, 3, 0.1, 0.3), (5, 2, 0.1, 0.1), (2, 2, 0.02, 0.02))
Row = dict[str, Any]


class Taken(NamedTuple):
    """What repeats took out of a text."""

    blocks: int
    words_of_body: int


def address(row: Row) -> str:
    """An address of the row's publisher, which may have a name that no host can have."""
    return f"https://{re.sub(r'[^a-z0-9.-]+', '-', row['publisher'].lower())}/"


def taken(row: Row, article: Article) -> Taken:
    pieces = [
        piece
        for removal in article.removals
        if removal.rule == "repeats.block"
        for piece in removal.pieces
    ]
    texts = [article.source_text[start:end] for start, end in pieces]
    raw = tokens(row["text"])
    spans = sorted((s["start"], s["end"], s["label"]) for s in row["spans"])
    gold = labels_at(spans, [at for _, at in raw], BODY)
    body = {at for (_, at), label in zip(raw, gold, strict=True) if label == BODY}
    found = [(row["text"].find(text), text) for text in texts]
    lost = sum(start <= at < start + len(text) for start, text in found for at in body)
    return Taken(len(texts), lost)


def judged(rows: list[Row], repeats: Repeats | None) -> tuple[dict[str, float], ...]:
    """Figures of all rows and of each style, in order, and what repeats took of them."""
    pipeline = Pipeline.default() if repeats is None else Pipeline.default().with_(repeats)
    articles = [clean(read_text(r["text"], url=address(r)), pipeline=pipeline) for r in rows]
    results = [score(row, article) for row, article in zip(rows, articles, strict=True)]
    losses = [taken(row, article) for row, article in zip(rows, articles, strict=True)]
    figures = [summary([r for r in results if r.style == style]) for style in styles(rows)]
    return (
        *figures,
        {"blocks": sum(loss.blocks for loss in losses)},
        {"words": sum(loss.words_of_body for loss in losses)},
    )


def styles(rows: list[Row]) -> list[str]:
    return sorted({row["style"] for row in rows})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
        wild = [json.loads(line) for line in lines]
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    known = {row["text"] for row in rows}
    learned = Repeats.of([(row["text"], address(row)) for row in wild if row["text"] not in known])
    names = styles(rows)
    heads = [f"{name}: {figure}" for name in names for figure in ("F1", "R")]
    print(f"| least articles, count, shares | judged | taken | of the body | {' | '.join(heads)} |")
    print(f"|{'---|' * (4 + len(heads))}")
    for thresholds in (None, *THRESHOLDS):
        print(f"| {told(thresholds, learned, rows)} |", flush=True)


def told(
    thresholds: tuple[int, int, float, float] | None, learned: Repeats, rows: list[Row]
) -> str:
    """A line of the table."""
    if thresholds is None:
        name, repeats, enough = "no repeats", None, []
    else:
        least, times, share, short = thresholds
        name = ", ".join(map(str, thresholds))
        repeats = attrs.evolve(
            learned, least_articles=least, least_count=times, least_share=share, short_share=short
        )
        enough = [r for r in rows if learned.articles(publisher_of(address(r)) or "") >= least]
    *figures, blocks, words = judged(rows, repeats)
    counts = ", ".join(f"{sum(r['style'] == s for r in enough)} {s}" for s in styles(rows))
    values = [f"{one[figure]:.4f}" for one in figures for figure in ("F1", "R")]
    return " | ".join([name, counts, str(blocks["blocks"]), str(words["words"]), *values])


if __name__ == "__main__":
    main()
