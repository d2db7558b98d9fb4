"""Junk of known kind planted in clean stories: how much of it leaves, and what goes with it.

    python benchmarks/planted.py [--open | --held] [--language xx ...] [--label NAME ...]
                                 [--with-language] [--misses N] [--json OUT] [--jobs N] [--check]

``benchmarks/planted/xx.toml`` holds, for the language xx, appeals (blocks of junk, each with its
label) and clean stories; ``benchmarks/planted/held/xx.toml`` holds a third of the appeals, which
nobody who writes rules has read.  All of it was written for this benchmark, without sight of the
rules.  The languages' files are siblings: what one asks for in its words, another asks for in its
own.  So the held appeals differ from the open ones of every language, not only of their own.
Which of them are held was settled once, before any rule was written with the open ones in view:
so that lengths, and the shares that then left, were about the same in both.

Every appeal is planted in a story at several places; ``planted_documents.py`` says how.  Each
document goes through ``clean(read_text(text))``.

What is counted, all of it by offsets into ``Article.source_text``:

* left: share of the appeals' lines of which at most 20 % of the letters and digits are in
  ``Article.blocks`` afterwards;
* whole: share of the planted appeals of which every line left;
* label: of the lines that left, the share of which some removal bears the appeal's label;
* hurt: share of the stories' paragraphs that lost a letter or digit.  The headline does not
  count: it may be lifted.

"No appeal" stands for the same stories with nothing planted.  A language's stories are few and
used again and again, so one paragraph that falls wherever it stands moves "hurt" a lot.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from planted_check import check
from planted_documents import LABELS, LANGUAGES, NONE
from planted_fates import COUNTS, Key, Tally, tally


def share(counts: Counter[str], part: str, whole: str) -> str:
    return f"{100 * counts[part] / counts[whole]:.1f}" if counts[whole] else "-"


def table(name: str, counted: dict[Key, Counter[str]], column: int, order: Sequence[str]) -> None:
    """A table by language (``column`` 0) or by label (``column`` 1), open and held side by side."""
    heads = "".join(f"{head:>8}" for head in ("lines", "left", "whole", "label", "hurt"))
    print(f"\n{name:<12}{'open:':>6}{heads[2:]}{'held:':>8}{heads[2:]}")
    for row in (*order, "all"):
        cells = ""
        for held in (False, True):
            total: Counter[str] = Counter()
            for key, counts in counted.items():
                if key[2] == held and key[1] != NONE and row in (key[column], "all"):
                    total.update(counts)
            figures = (
                str(total["lines"]),
                share(total, "left", "lines"),
                share(total, "whole", "appeals"),
                share(total, "agreed", "left"),
                share(total, "hurt", "paragraphs"),
            )
            cells += "".join(f"{figure:>8}" for figure in figures) + "    "
        print(f"{row:<12}{cells.rstrip()}")


def report(counted: Tally, languages: Sequence[str], labels: Sequence[str]) -> None:
    table("label", counted.counts, 1, labels)
    table("language", counted.counts, 0, languages)
    bare: Counter[str] = Counter()
    for key, counts in counted.counts.items():
        if key[1] == NONE:
            bare.update(counts)
    print(f"\nstories with no appeal: {share(bare, 'hurt', 'paragraphs')} % of paragraphs hurt")


def print_misses(counted: Tally, most: int) -> None:
    lines = Counter((where, text) for where, _, text in counted.survivors)
    places: dict[tuple[str, str], Counter[str]] = {}
    for where, place, text in counted.survivors:
        places.setdefault((where, text), Counter())[place] += 1
    print(f"\nopen lines that stayed: {len(lines)} different ones")
    for (where, text), count in lines.most_common(most):
        seen = " ".join(f"{place}:{n}" for place, n in places[(where, text)].most_common())
        print(f"  {count:>3} {where:<14} [{seen}] {text}")
    print(f"\nparagraphs hurt in open documents: {len(counted.damage)} different ones")
    for (language, rules, text), count in counted.damage.most_common(most):
        print(f"  {count:>3} {language} [{rules}] {text}")


def as_json(counted: Tally) -> list[dict[str, object]]:
    return [
        {"language": language, "label": label, "held": held} | {n: counts[n] for n in COUNTS}
        for (language, label, held), counts in sorted(counted.counts.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--open", action="store_true", help="only what rule writers may read")
    parser.add_argument("--held", action="store_true", help="only what they may not")
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--label", nargs="+", choices=LABELS, default=LABELS)
    parser.add_argument("--with-language", action="store_true", help="tell the reader")
    parser.add_argument("--misses", type=int, default=0, metavar="N")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--check", action="store_true", help="look at the data only")
    args = parser.parse_args()
    if args.check:
        check(args.language)
    if args.misses and args.held:
        parser.error("--misses prints texts, and held ones are not to be read: leave out --held")
    halves = [half for half in (False, True) if args.held in (args.open, half)]

    tasks = [(language, halves, args.label, args.with_language) for language in args.language]
    total = Tally({}, [], Counter())
    with ProcessPoolExecutor(args.jobs) as pool:
        for counted in pool.map(tally, tasks):
            total.merge(counted)
    print(f"{sum(counts['documents'] for counts in total.counts.values())} documents; shares in %")
    report(total, args.language, args.label)
    if args.misses:
        print_misses(total, args.misses)
    if args.json:
        args.json.write_text(json.dumps(as_json(total), indent=1))


if __name__ == "__main__":
    main()
