"""How much of true stories falls when a button stands in them.

    python benchmarks/interrupted.py CASES [--misses N]

CASES is a folder of stories full of tempting lines (``NAME.txt``, all of which must stay but what
``NAME.json`` lists under ``gone`` and ``lifted``).  Behind the second block of each story stands a
button or a form.  What is printed, for each of these: the share of the stories' words that fell,
and in how many stories the button itself stayed.
"""

from __future__ import annotations

import argparse
import json
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from newsclean import clean, read_text

BUTTONS = {
    "nothing": [],
    "Advertisement": ["Advertisement"],
    "Share this article": ["Share this article"],
    "Read more": ["Read more"],
    "newsletter": [
        "Sign up to our newsletter",
        "Get the best of our journalism in your inbox every morning.",
        "Your email address",
        "Subscribe",
    ],
}
_WORD = re.compile(r"[぀-ヿ㐀-鿿฀-๿]|[^\W_]+")


class Story(NamedTuple):
    name: str
    lines: list[str]
    separator: str
    others: list[str]
    """Lines that may leave the body."""


class Loss(NamedTuple):
    story: str
    words: int
    lost: list[str]
    """Lines of which something fell."""
    lost_words: int
    stayed: bool


def stories(folder: Path) -> list[Story]:
    found = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8").strip("\n")
        case = json.loads(path.with_suffix(".json").read_text("utf-8"))
        separator = "\n\n" if "\n\n" in text else "\n"
        lines = [line for line in text.split(separator) if line.strip()]
        others = [*case.get("gone", ()), *case.get("lifted", ())]
        found.append(Story(path.stem, lines, separator, others))
    return found


def loss(task: tuple[Story, str]) -> Loss:
    """What falls of one story with one button in it."""
    story, name = task
    lines = [*story.lines[:2], *BUTTONS[name], *story.lines[2:]]
    article = clean(read_text(story.separator.join(lines)))
    title = article.title or ""
    kept = " ".join(f"{title} {article.text}".split())
    words, lost_words, lost = 0, 0, []
    for line in story.lines:
        if any(line.strip() in other or other in line for other in story.others):
            continue
        for part in filter(None, (part.strip() for part in line.split("\n"))):
            size = len(_WORD.findall(part))
            words += size
            if " ".join(part.split()) not in kept:
                lost.append(part)
                lost_words += size
    stayed = any(button in article.text for button in BUTTONS[name])
    return Loss(story.name, words, lost, lost_words, stayed)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    found = stories(args.cases)
    if not found:
        parser.error(f"no stories (NAME.txt) in {args.cases}")
    for name in BUTTONS:
        with ProcessPoolExecutor(2) as pool:
            losses = list(pool.map(loss, [(story, name) for story in found], chunksize=4))
        words, lost = sum(each.words for each in losses), sum(each.lost_words for each in losses)
        stayed = sum(each.stayed for each in losses)
        print(f"{name:<20} {lost:>5} of {words} words fell, {lost / words:.2%}; stayed in {stayed}")
        for each in sorted(losses, key=lambda each: -each.lost_words)[: args.misses]:
            print(f"    {each.story}: {each.lost_words} words: {each.lost[:3]}")


if __name__ == "__main__":
    main()
