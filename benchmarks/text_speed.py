"""How fast text is cleaned: characters a second on one core, and what each stage costs.

    python benchmarks/text_speed.py [FILE ...] [--repeat N] [--json OUT]

Without files it takes the five texts of seeds/.  A .jsonl or .jsonl.gz file is
read for the field "text" of each row.  The best of N rounds counts (default 15
for small inputs): other work on the machine only ever makes a round slower.

newsclean remembers the short lines that it saw lately, since the same ones stand
around each article of a site.  Before each round it is made to forget them, so
that every line is new; "lines seen before" is the other end, a second pass
over the same texts.  A stream of articles lies between the two.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import newsclean
from newsclean import clean, clean_text, read_text
from newsclean.phrases.builtin import builtin

_WORD = re.compile(r"\w+")
SEEDS = Path(__file__).parents[1] / "seeds"


def texts_in(path: Path) -> Iterator[str]:
    if path.name.endswith((".jsonl", ".jsonl.gz")):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
    else:
        yield path.read_text(encoding="utf-8")


def best(task: Callable[[], object], repeat: int, *, forget: bool = True) -> float:
    seconds = []
    for _ in range(repeat):
        if forget:
            builtin().forget()
        start = time.process_time()
        task()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    files = args.files or sorted(SEEDS.glob("*.txt"))
    texts = [text for path in files for text in texts_in(path)]
    size = sum(map(len, texts))

    start = time.process_time()
    clean(read_text(texts[0]))
    first = time.process_time() - start
    stages = {
        "read_text": lambda: [read_text(text) for text in texts],
        "read_text + clean": lambda: [clean(read_text(text)) for text in texts],
        "clean_text": lambda: [clean_text(text) for text in texts],
    }
    figures = {name: size / best(task, args.repeat) / 1e6 for name, task in stages.items()}
    again = best(stages["read_text + clean"], args.repeat, forget=False)
    figures["lines seen before"] = size / again / 1e6
    words = best(lambda: [_WORD.findall(text) for text in texts], args.repeat)
    times = best(stages["read_text + clean"], args.repeat) / words
    print(f"{len(texts)} texts, {size} characters, best of {args.repeat} rounds")
    print(f"first clean after import, rule packs loaded: {first * 1e3:.0f} ms")
    for name, rate in figures.items():
        print(f"{name:<20}{rate:8.2f} M characters/s")
    form = "compiled" if newsclean.compiled else "interpreted"
    print(f"{form}, {times:.1f} times as long as re takes to split it into words")
    if args.json:
        report = {"first_clean_s": first, "m_chars_per_s": figures, "times_words": times}
        args.json.write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
