"""Repeats: what is found of planted blocks, and what else goes, by threshold.

    python benchmarks/repeats.py TEXTS.jsonl.gz [--articles 100] [--sites 10]

The texts (rows with ``text``) are dealt to made-up sites.  In each site every
held-back appeal of benchmarks/planted/held is planted in an own share of the
articles, 5 to 95 %.  Found counts those of at least 30 %; a block that is taken
out though it was not planted is shown as other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from itertools import cycle, islice
from pathlib import Path

import attrs
from planted_documents import LANGUAGES, appeals_of

from newsclean import read_text
from newsclean.corpus import Repeats
from newsclean.corpus.fingerprints import ArticleFingerprints
from newsclean.corpus.repeats import Learning

SHARES = (0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 0.95)


def appeals() -> list[str]:
    found = []
    for language in sorted(LANGUAGES):
        for appeal in appeals_of(language, held=True):
            found += [line for line in appeal.lines if len(line) > 50][:1]
    return found


def site(texts: list[str], planted: dict[str, float], dice: random.Random) -> list[str]:
    documents = list(texts)
    for line, share in planted.items():
        for index in dice.sample(range(len(texts)), round(share * len(texts))):
            documents[index] += f"\n\n{line}"
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--sites", type=int, default=10)
    args = parser.parse_args()
    with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    dice = random.Random(5)
    lines_of = cycle(appeals())
    learning = Learning()
    sites: list[tuple[str, list[str], dict[str, float]]] = []
    for number in range(args.sites):
        planted = dict(zip(islice(lines_of, len(SHARES)), SHARES, strict=True))
        documents = site(dice.sample(texts, args.articles), planted, dice)
        url = f"https://site{number}.example/"
        for text in documents:
            seen = ArticleFingerprints.of(text, None, url)
            if seen is not None:
                learning.add(seen)
        sites.append((url, documents, planted))
    counted = learning.repeats()
    print("| least share | short share | planted at 30 % or more: found | below: found | other |")
    print("|---|---|---|---|---|")
    for least, short in ((0.02, 0.02), (0.05, 0.1), (0.1, 0.3), (0.2, 0.3), (0.3, 0.3)):
        repeats = attrs.evolve(counted, least_share=least, short_share=short)
        print(f"| {least} | {short} | {' | '.join(map(str, judged(repeats, sites)))} |", flush=True)


def judged(
    repeats: Repeats, sites: list[tuple[str, list[str], dict[str, float]]]
) -> tuple[str, str, int]:
    high = low = 0
    other: set[tuple[str, str]] = set()
    for url, documents, planted in sites:
        removed = set()
        for text in documents:
            article = read_text(text, url=url)
            removed |= {article.blocks[label.block].text for label in repeats(article)}
        known = {read_text(line).blocks[0].text: share for line, share in planted.items()}
        high += sum(share >= 0.3 for line, share in known.items() if line in removed)
        low += sum(share < 0.3 for line, share in known.items() if line in removed)
        other |= {(url, line) for line in removed if line not in known}
    of_high = sum(share >= 0.3 for _, _, planted in sites for share in planted.values())
    of_low = sum(len(planted) for _, _, planted in sites) - of_high
    return f"{high} of {of_high}", f"{low} of {of_low}", len(other)


if __name__ == "__main__":
    main()
