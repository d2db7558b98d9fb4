"""How time grows with the input; how many rounds texts take.

    python benchmarks/growth.py [--kind KIND ...] [--part SHARE] [--texts TEXTS] [--json OUT]

``tests/support/growing.py`` has the inputs: strings that were made against the closure, the
cleaners and the judge, over and over, and lines and blocks that differ.  Each is read and cleaned
at an eighth of its largest size (1 MB, or 16,000 lines), a quarter, a half and all of it.

The exponent is the slope of a line through the logarithms of sizes and processor times, the
best of three each: 1 is linear, 2 quadratic.  Behind the time of the largest stands what the limits
promise for it, 2.5 seconds and one more for each MB, on an idle machine.

With --texts a histogram is printed of the rounds that the closure takes on real texts, rows with
``text``.
"""

import argparse
import gzip
import json
import math
import sys
import time
from contextlib import suppress
from pathlib import Path

from texts import rounds_of

from newsclean import ReadError, clean, read_html, read_text
from newsclean.phrases.builtin import builtin

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.growing import GROWING, PARAGRAPH, Growing

SIZES = (0.125, 0.25, 0.5, 1.0)
ROUNDS = 3
SHORTEST = 0.02
"""Seconds under which a time says nothing of growth."""
FLOOR, A_MB = 2.5, 1.0
"""Seconds that the limits promise for any input, and for each MB of it."""


def seconds(text: str) -> float:
    best = math.inf
    read = read_html if text.startswith("<!doctype html>") else read_text
    for _ in range(ROUNDS):
        # Else the lines of smaller sizes cost nothing.
        builtin().forget()
        start = time.process_time()
        clean(read(text))
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best


def slope(points: list[tuple[int, float]]) -> float:
    """The exponent that fits best; nothing where there are not two points to fit."""
    told = [(math.log(size), math.log(taken)) for size, taken in points if taken >= SHORTEST]
    if len(told) < 2:
        return math.nan
    x, y = (sum(column) / len(told) for column in zip(*told, strict=True))
    return sum((a - x) * (b - y) for a, b in told) / sum((a - x) ** 2 for a, _ in told)


def measured(growing: Growing, most: float) -> list[tuple[int, float]]:
    points: list[tuple[int, float]] = []
    for part in SIZES:
        text = growing.make(max(1, int(growing.most * part * most)))
        with suppress(ReadError):
            points.append((len(text.encode()), seconds(text)))
    return points


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kind", nargs="+", choices=sorted(GROWING), default=list(GROWING))
    parser.add_argument("--part", type=float, default=1.0, help="of the largest size")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    clean(read_text(PARAGRAPH))
    rows = []
    print(f"{'exponent':>8} {'bytes':>10} {'s':>7} {'limit':>6}  input")
    for kind in args.kind:
        for name, growing in GROWING[kind].items():
            points = measured(growing, args.part)
            size, taken = points[-1] if points else (0, math.nan)
            limit = FLOOR + A_MB * size / 1_000_000
            rows.append((kind, name, slope(points), size, taken, limit))
            print(
                f"{slope(points):8.2f} {size:10,} {taken:7.2f} {limit:6.2f}  {kind}: {name!r}",
                flush=True,
            )
    if args.texts:
        with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
            counts = rounds_of([json.loads(line)["text"] for line in lines])
        print("rounds", "  ".join(f"{rounds}: {counts[rounds]}" for rounds in sorted(counts)))
    if args.json:
        keys = ("kind", "input", "exponent", "bytes", "seconds", "limit")
        args.json.write_text(json.dumps([dict(zip(keys, row, strict=True)) for row in rows]))


if __name__ == "__main__":
    main()
