"""Whether memory stays flat over very many cleanings of varied small texts and pages.

    python benchmarks/soak.py [--number 1000000] [--every 10000] [--minutes 10]

Prints the resident memory every so often and, at the end, how it grew over the second half
by a straight line: what is loaded on first use has been loaded by then.  Flat is less than
1,000 bytes in 1,000 cleanings.  Progress goes to stderr, the verdict to stdout.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import linear_regression

from newsclean import clean, clean_text, read_html, read_text

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from support.samples import GLUED, JUNK, STORIES, TEMPTING, WRAPPED  # noqa: E402 - of the tests

FLAT = 1_000.0
"""Bytes in 1,000 cleanings."""
_PIECES = [
    *[text for texts in STORIES.values() for text in texts],
    *[text for texts in JUNK.values() for text in texts],
    *GLUED,
    *WRAPPED,
    *TEMPTING,
]
_TAGS = "p div li h2 blockquote td section".split()


def resident() -> int:
    """Bytes of memory that are resident now; the peak where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(pages) * resource.getpagesize()


def text_of(chance: random.Random) -> str:
    """A text of a few pieces, with words and numbers that no other text has."""
    number = chance.randrange(10**9)
    pieces = [f"Storm {number} hits coast number {number % 977}", *chance.choices(_PIECES, k=3)]
    return chance.choice(["\n\n", "\n"]).join(pieces)


def page_of(chance: random.Random) -> str:
    """A page of such a text, with names of elements that no other page has."""
    number = chance.randrange(10**9)
    body = "".join(
        f'<{tag} class="c{number % 9_973} part-{number}">{line}</{tag}>'
        for line in text_of(chance).split("\n")
        for tag in [chance.choice(_TAGS)]
    )
    head = f"<title>Storm {number}</title><meta name=author content='Ann Lee{number % 97}'>"
    return f"<!doctype html><html lang=en><head>{head}</head><body><x-{number}>{body}</body></html>"


def clean_one(turn: int, chance: random.Random) -> None:
    """One cleaning: a page every fourth time, a string every fourth."""
    if turn % 4 == 0:
        clean(read_html(page_of(chance)))
    elif turn % 4 == 1:
        clean_text(text_of(chance))
    else:
        clean(read_text(text_of(chance), language=chance.choice([None, "en", "de", "ru"])))


def growth(sizes: Sequence[tuple[int, int]]) -> float:
    """Bytes in 1,000 cleanings, by a straight line through the second half."""
    later = sizes[len(sizes) // 2 :]
    if len(later) < 2:
        return float("nan")
    return linear_regression([n for n, _ in later], [size for _, size in later]).slope * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--number", type=int, default=1_000_000, help="cleanings")
    parser.add_argument("--every", type=int, default=10_000, help="cleanings between two looks")
    parser.add_argument("--minutes", type=float, help="stop after so long")
    args = parser.parse_args()
    chance = random.Random(2020)
    began = time.monotonic()
    sizes: list[tuple[int, int]] = []
    for turn in range(args.number):
        clean_one(turn, chance)
        if (turn + 1) % args.every == 0:
            gc.collect()
            sizes.append((turn + 1, resident()))
            passed = time.monotonic() - began
            print(
                f"{turn + 1:>9,} cleanings  {sizes[-1][1] / 2**20:8.2f} MiB  {passed:7.0f} s",
                file=sys.stderr,
                flush=True,
            )
            if args.minutes is not None and passed > 60 * args.minutes:
                break
    if not sizes:
        parser.error("--every is more than --number")
    at = [sizes[0], sizes[len(sizes) // 2], sizes[-1]]
    shown = ", ".join(f"{size / 2**20:.2f} MiB after {n:,}" for n, size in at)
    slope = growth(sizes)
    print(f"resident memory: {shown}")
    verdict = "flat" if slope < FLAT else "NOT flat"
    print(f"second half: {slope:+,.0f} bytes in 1,000 cleanings: {verdict}")
    sys.exit(slope >= FLAT)


if __name__ == "__main__":
    main()
