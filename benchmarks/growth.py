"""How time grows with the input, for each cleaner and for all of them; how many rounds texts take.

    python benchmarks/growth.py [--largest N] [--cleaner NAME ...] [--texts TEXTS] [--json OUT]

Each cleaner gets strings that were made against it: what it looks for, again and again, and
what nearly is that.  They are cleaned at an eighth of the largest size (1 MB if not told
otherwise), a quarter, a half and all of it, by that cleaner alone and by the whole pipeline.
The exponent is the slope of a line through the logarithms of sizes and processor times, the
best of three each: 1 is linear, 2 quadratic.  A text that is refused for its many lines
counts up to the last size that was read.

With --texts a histogram is printed of the rounds that the closure takes on real texts, rows with
``text``.
"""

import argparse
import gzip
import json
import math
import time
from contextlib import suppress
from pathlib import Path

from texts import rounds_of

from newsclean import Pipeline, ReadError, clean, read_html, read_text

PROSE = (
    "A storm hit the northern coast on Friday night, tearing roofs off forty houses and leaving"
    " two villages without power, officials said."
)
ATTACKS: dict[str, dict[str, str]] = {
    "appeals": {
        "cues": "Support our journalism. ",
        "cues of many kinds": "Support us\nFrom $2 a month\nOur journalism needs you\n\n",
        "a cue in each paragraph": f"{PROSE} We need your support.\n\n",
    },
    "breadcrumbs": {"strokes": "News > ", "endless": "Home › News › Coast › "},
    "bylines": {
        "names": "By Ann Lee and Jo Cruz, ",
        "lone by": "By\nAnn Lee\nStaff Writer\n\n",
        "open brackets": "(Reporting by ",
    },
    "captions": {"credits": "The harbour at dawn. Ann Lee / AFP\n", "cues": "Photo: photo "},
    "dates": {"days": "9 August 2020 12:30 ", "lines": "Updated 9 August 2020\n"},
    "disclaimers": {"sentences": "This article is no investment advice. ", "lines": "Disclaimer\n"},
    "layout": {"paragraphs": "<p>Storm hits coast", "boxes": "<div><a href=x>Storm</a></div>"},
    "lists": {"headings": "Read more\nStorm hits coast\n", "menu": "Home\nNews\n"},
    "page": {"short lines": "Storm\n", "prose and lines": f"{PROSE}\nCoast\n"},
    "phrases": {
        "read, more": "read more ",
        "near matches": "read mor ",
        "sentences": "Read more. ",
        "glued": "Read more",
    },
    "residue": {"marks": "× ", "scripts": "javascript:void(0) ", "lines": "×\n"},
    "scores": {"shares": "Positivity 35.00%\n", "in a row": "35.00% "},
    "sharebars": {"networks": "FacebookTwitter", "counts": "8422 SHARES "},
    "sources": {"addresses": "SOURCE: https://news.example/2020/ ", "lines": "SOURCE:\nx\n"},
    "tags": {"lines": "Storm\nCoast\n\n", "marks": "No matching tags\n"},
    "teasers": {"dots": "The storm hit... ", "lines": f"{PROSE[:60]}...\n"},
    "title": {"copies": f"Storm hits coast and leaves two villages dark\n\n{PROSE}\n\n"},
    "topics": {
        "calls": "Subscribe to our newsletter today. ",
        "lines": "Subscribe to our newsletter\n",
        "one letter apart": "subscrib subscribf ",
    },
    "wording": {"buttons": "Not now\nMaybe later\n", "questions": "Want more? "},
}
SIZES = (0.125, 0.25, 0.5, 1.0)
ROUNDS = 3
SHORTEST = 0.02
"""Seconds under which a time says nothing of growth."""


def seconds(text: str, pipeline: Pipeline, *, page: bool) -> float:
    best = math.inf
    for _ in range(ROUNDS):
        start = time.process_time()
        clean(read_html(text) if page else read_text(text), pipeline=pipeline)
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


def measured(unit: str, pipeline: Pipeline, largest: int, *, page: bool) -> list[tuple[int, float]]:
    points: list[tuple[int, float]] = []
    for part in SIZES:
        text = unit * int(largest * part / len(unit))
        with suppress(ReadError):
            points.append((len(text), seconds(text, pipeline, page=page)))
    return points


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--cleaner", nargs="+", choices=sorted(ATTACKS), default=sorted(ATTACKS))
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    whole = Pipeline.default(plugins=False)
    clean(read_text(PROSE))
    rows = []
    print(f"{'cleaner':<12} {'string':<24} {'alone':>6} {'all':>6} {'size':>10} {'s, all':>8}")
    for name in args.cleaner:
        alone = Pipeline(cleaner for cleaner in whole.cleaners if cleaner.name == name)
        for what, unit in ATTACKS[name].items():
            own = measured(unit, alone, args.largest, page=name == "layout")
            every = measured(unit, whole, args.largest, page=name == "layout")
            size, taken = every[-1] if every else (0, math.nan)
            row = (name, what, slope(own), slope(every), size, taken)
            rows.append(row)
            print(
                f"{name:<12} {what:<24} {row[2]:6.2f} {row[3]:6.2f} {size:10,} {taken:8.2f}",
                flush=True,
            )
    if args.texts:
        with gzip.open(args.texts, "rt", encoding="utf-8") as lines:
            counts = rounds_of([json.loads(line)["text"] for line in lines])
        print("rounds", "  ".join(f"{rounds}: {counts[rounds]}" for rounds in sorted(counts)))
    if args.json:
        keys = ("cleaner", "string", "alone", "all", "size", "seconds")
        args.json.write_text(json.dumps([dict(zip(keys, row, strict=True)) for row in rows]))


if __name__ == "__main__":
    main()
