"""What an article costs on one core: as text, as HTML, and with repeats; the table of speed.md.

    python benchmarks/cost.py TEXTS.jsonl.gz PAGES.jsonl.gz [MORE.jsonl.gz] [--articles 300]

Rows of the first have ``text`` and ``url``, of the others ``html``; as many of each file, from all
over it, since publishers often stand together.  Time is that of the process alone, and of each
article the best of five rounds, so other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from newsclean import Pipeline, read_html, read_text
from newsclean.corpus import Repeats
from newsclean.corpus.fingerprints import ArticleFingerprints

ROUNDS = 5


def rows_of(paths: Sequence[Path], articles: int) -> list[dict[str, Any]]:
    """As many rows of each file, evenly spread."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            lines = list(opened)
        count = min(len(lines), articles // len(paths))
        found += [json.loads(lines[k * len(lines) // count]) for k in range(count)]
    return found


def milliseconds(work: Callable[[dict[str, Any]], object], rows: Sequence[dict[str, Any]]) -> float:
    best = [float("inf")] * len(rows)
    for _ in range(ROUNDS):
        for k, row in enumerate(rows):
            start = time.process_time()
            work(row)
            best[k] = min(best[k], time.process_time() - start)
    return 1000 * sum(best) / len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--euros-per-core-hour", type=float, default=0.02)
    args = parser.parse_args()
    texts, pages = rows_of([args.texts], args.articles), rows_of(args.pages, args.articles)
    texts = [{**row, "url": row["url"] if isinstance(row["url"], str) else None} for row in texts]
    print(f"{len(texts)} texts, {len(pages)} pages")
    plain = Pipeline.default()
    repeats = Repeats.of([(row["text"], row["url"]) for row in texts], least_articles=2)
    with_repeats = plain.with_(repeats)
    plain.run(read_text(texts[0]["text"]))
    kinds: dict[str, tuple[Callable[[dict[str, Any]], object], Sequence[dict[str, Any]], str]] = {
        "text": (lambda r: plain.run(read_text(r["text"], url=r["url"])), texts, "text"),
        "text, with repeats": (
            lambda r: with_repeats.run(read_text(r["text"], url=r["url"])),
            texts,
            "text",
        ),
        "learning repeats": (
            lambda r: ArticleFingerprints.of(r["text"], None, r["url"]),
            texts,
            "text",
        ),
        "HTML": (lambda r: plain.run(read_html(r["html"])), pages, "html"),
        "reading HTML alone": (lambda r: read_html(r["html"]), pages, "html"),
    }
    print("| what | characters | ms an article | core hours a billion | euros a billion |")
    print("|---|---|---|---|---|")
    for name, (work, rows, field) in kinds.items():
        cost = milliseconds(work, rows)
        size = sum(len(row[field]) for row in rows) / len(rows)
        hours = cost * 1e9 / 1000 / 3600
        euros = hours * args.euros_per_core_hour
        print(f"| {name} | {size:,.0f} | {cost:.2f} | {hours:,.0f} | {euros:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
