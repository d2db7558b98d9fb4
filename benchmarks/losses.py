"""What falls of texts that hold an article and nothing else.

    python benchmarks/losses.py FILE ... [--misses N]

A FILE is .jsonl or .jsonl.gz, a page a line, with ``gold_text`` and maybe ``gold_title`` and
``lang``.  Title and text are cleaned as what a scraper gave; whatever is taken out but the title is
counted, by file and by cleaner.  Not all of it is a loss: some gold texts have credits, datelines
and "Read more" in them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pages import rows_in

from newsclean import Article, clean, read_text


def taken(article: Article) -> Iterator[tuple[str, str, str]]:
    """Cleaner, label and text of each piece but the title."""
    for removal in article.removals:
        if removal.name != "title":
            text = " ".join(article.source_text[start:end] for start, end in removal.pieces)
            yield removal.cleaner, removal.name, text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="pieces to show, drawn by chance")
    args = parser.parse_args()
    cleaners: Counter[str] = Counter()
    pieces: list[str] = []
    print(
        f"{'file':<24} {'texts':>6} {'characters':>12} {'fell':>8} {'share':>7} {'texts hurt':>11}"
    )
    for path in args.files:
        texts = characters = fell = hurt = 0
        for row in rows_in(path):
            gold = row.get("gold_text")
            if not gold:
                continue
            found = list(taken(clean(read_text(f"{row.get('gold_title') or ''}\n\n{gold}"))))
            texts += 1
            characters += len(gold)
            fell += sum(len(text) for _, _, text in found)
            hurt += bool(found)
            for cleaner, label, text in found:
                cleaners[cleaner] += len(text)
                pieces.append(f"{cleaner} {label} | {text[:100]}")
        name = path.name.partition(".")[0]
        share = fell / (characters or 1)
        print(
            f"{name:<24} {texts:6,} {characters:12,} {fell:8,} {share:7.2%} {hurt:11,}", flush=True
        )
    print("by cleaner:", ", ".join(f"{name} {size:,}" for name, size in cleaners.most_common()))
    for piece in random.Random(1).sample(pieces, min(args.misses, len(pieces))):
        print(piece)


if __name__ == "__main__":
    main()
