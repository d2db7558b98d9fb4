"""What an article costs on one core: as text, as HTML, and with repeats; the table of speed.md.

    python benchmarks/cost.py TEXTS.jsonl.gz PAGES.jsonl.gz [--articles 300]

Rows of the first have ``text`` and ``url``, of the second ``html``.  Time is that
of the process alone, so other work on the machine counts little; the best of
three rounds is shown.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from newsclean import Pipeline, read_html, read_text
from newsclean.corpus import Repeats, Seen


def rows_of(path: Path, articles: int) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, articles)]


def milliseconds(work: Callable[[dict[str, str]], object], rows: Sequence[dict[str, str]]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for row in rows:
            work(row)
        best = min(best, time.process_time() - start)
    return 1000 * best / len(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--euros-per-core-hour", type=float, default=0.02)
    args = parser.parse_args()
    texts, pages = rows_of(args.texts, args.articles), rows_of(args.pages, args.articles)
    plain = Pipeline.default()
    repeats = Repeats.of([(row["text"], row["url"]) for row in texts], least_articles=2)
    with_repeats = plain.with_(repeats)
    plain.run(read_text(texts[0]["text"]))
    kinds: dict[str, tuple[Callable[[dict[str, str]], object], Sequence[dict[str, str]], str]] = {
        "text": (lambda r: plain.run(read_text(r["text"], url=r["url"])), texts, "text"),
        "text, with repeats": (
            lambda r: with_repeats.run(read_text(r["text"], url=r["url"])),
            texts,
            "text",
        ),
        "learning repeats": (lambda r: Seen.of(r["text"], None, r["url"]), texts, "text"),
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
