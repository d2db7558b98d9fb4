"""How much junk stays and how much of the story falls, language by language.

    python benchmarks/languages.py [FOLDER] [--misses] [--json OUT]

FOLDER holds ``XX.toml`` for each language: ``junk`` is a list of pairs of label and text, ``keep``
a list of lines of stories that tempt a cleaner; by default ``tests/cases/languages``.  Four
lines of ``keep`` make a story.  Each line of junk is put into one of the stories, in turn behind
its second line and at its end.  What is printed: lines of junk that stayed, and words of the
stories that fell, with a line of junk beside them and without.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from newsclean import RulePack, clean, read_text

PASSAGES = Path(__file__).parents[1] / "tests" / "cases" / "languages"
LINES_OF_A_STORY = 4
# Scripts without spaces have words of a letter.
_WORD = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\\W_]+")


class Result(NamedTuple):
    language: str
    lines: int
    left: list[str]
    """Junk that stayed."""
    words: int
    lost: list[str]
    """Lines of stories of which something fell."""
    lost_words: int


def stories_of(passages: dict[str, Any]) -> list[list[str]]:
    keep = passages["keep"]
    return [keep[at : at + LINES_OF_A_STORY] for at in range(0, len(keep), LINES_OF_A_STORY)]


def result(path: Path) -> Result:
    """What is left and lost of the passages of one language."""
    passages = tomllib.loads(path.read_text("utf-8"))
    stories = stories_of(passages)
    left, lost, words, lost_words = [], [], 0, 0
    planted = [(stories[k % len(stories)], k, junk) for k, (_, junk) in enumerate(passages["junk"])]
    for story, k, junk in [*planted, *((story, 0, "") for story in stories)]:
        at = 2 if k % 2 == 0 else len(story)
        lines = [*story[:at], *filter(None, [junk]), *story[at:]]
        article = clean(read_text("\n\n".join(lines)))
        kept = f"{article.title or ''}\n{article.text}"
        if junk and junk in kept:
            left.append(junk)
        for line in story:
            words += len(_WORD.findall(line))
            if line not in kept:
                lost.append(line)
                lost_words += len(_WORD.findall(line))
    return Result(path.stem, len(planted), left, words, lost, lost_words)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, nargs="?", default=PASSAGES)
    parser.add_argument("--misses", action="store_true", help="print what stayed and what fell")
    parser.add_argument("--json", type=Path, help="write the totals here")
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.toml"))
    if not paths:
        parser.error(f"no passages (XX.toml) in {args.folder}")
    packs = {pack.language for pack in RulePack.builtin()}
    with ProcessPoolExecutor(2) as pool:
        results = list(pool.map(result, paths))
    print("language    pack   junk lines left   words of stories lost")
    for each in results:
        pack = "yes" if each.language in packs else "no"
        print(
            f"{each.language:<10}  {pack:<4} {len(each.left):>6} of {each.lines:<4}"
            f" {each.lost_words:>13} of {each.words}"
        )
        if args.misses:
            for line in each.left:
                print(f"    stayed: {line}")
            for line in dict.fromkeys(each.lost):
                print(f"    fell, in {each.lost.count(line)} stories: {line}")
    totals = {}
    for name, group in (
        ("with", [each for each in results if each.language in packs]),
        ("without", [each for each in results if each.language not in packs]),
    ):
        if group:
            lines, left = sum(e.lines for e in group), sum(len(e.left) for e in group)
            words, lost = sum(e.words for e in group), sum(e.lost_words for e in group)
            totals[name] = {"left": left / lines, "lost": lost / words}
            print(
                f"{len(group)} languages {name} a pack: {left / lines:.1%} of {lines} lines left,"
                f" {lost} of {words} words lost ({lost / words:.2%})"
            )
    if args.json:
        args.json.write_text(json.dumps(totals), "utf-8")


if __name__ == "__main__":
    main()
