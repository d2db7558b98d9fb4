"""How many instructions ten fixed pages and ten fixed texts take, as valgrind counts them.

    python benchmarks/instructions.py [--json OUT]

Instructions are the same each time, however busy or slow the machine is, so a change of a few per
cent is one.  They differ between versions of Python and between processors: ``floors.toml`` says
for which its ceilings are.  The pages are made here, of paragraphs of ten languages between menus,
teasers, scripts and comments.

What is counted is a second pass over all, after a first: a process that makes two passes less one
that makes one.  Short lines that were seen before are forgotten between the passes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.samples import JUNK, STORIES

LANGUAGES = ("en", "de", "fr", "es", "ru", "uk", "el", "zh", "ja", "ar")
APPEALS = [line for lines in JUNK.values() for line in lines]
_EVENTS = re.compile(r"^(?:summary|totals): (\d+)", re.MULTILINE)


def page(number: int, language: str) -> str:
    """One page: what stands around it grows with ``number``, the story has 12 to 30 paragraphs."""
    story = STORIES[language]
    title = story[0][:60]
    body = [f"<p>{story[k % len(story)]} {k}</p>" for k in range(12 + 2 * number)]
    body.insert(4, "<h2>What comes next</h2>")
    body.insert(
        6, '<figure><img src="/1.jpg"><figcaption>The harbour. Photo: AFP</figcaption></figure>'
    )
    body.insert(9, f"<aside class='newsletter'><p>{APPEALS[number % len(APPEALS)]}</p></aside>")
    links = "".join(
        f'<li class="nav-item"><a href="/section/{k}">Section {k}</a></li>' for k in range(90)
    )
    teasers = "".join(
        f'<div class="card teaser"><a href="/2024/0{k % 9 + 1}/{k}"><img src="/{k}.jpg" alt="">'
        f"<h3>{story[k % len(story)][:50]} {k}</h3></a><span class='time'>{k} min</span></div>"
        for k in range(20 + 10 * number)
    )
    comments = "".join(
        f"<div class='comment'><b>Reader {k}</b><p>{story[-1][:80]}</p></div>"
        for k in range(5 * number)
    )
    data = json.dumps({"items": [{"id": k, "name": f"item {k}"} for k in range(400 * number)]})
    graph = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": "2024-03-04T05:06:07Z",
            "author": [{"@type": "Person", "name": "Ann Lee"}],
        }
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<script type="application/ld+json">{graph}</script><script>window.data={data}</script>'
        f"</head><body><nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>"
        f'<div class="byline">By <a href="/ann">Ann Lee</a></div><time>4 March 2024</time>'
        f"{''.join(body)}</article><section class='related'>{teasers}</section>"
        f"<section id='comments'>{comments}</section></main><footer><ul>{links}</ul>"
        f"<p>© 2024 The Herald. All rights reserved.</p></footer></body></html>"
    )


def text(number: int, language: str) -> str:
    """One text, with junk above and below the story."""
    story = STORIES[language]
    lines = [story[k % len(story)] for k in range(10 + 2 * number)]
    junk = [APPEALS[(number + k) % len(APPEALS)] for k in range(8)]
    return "\n\n".join([*junk[:3], story[0][:60], "By Ann Lee", *lines, *junk[3:]])


def work(kind: str, passes: int) -> None:
    """Cleans all of one kind so many times."""
    from newsclean import clean, read_html, read_text  # noqa: PLC0415 - in the counted process only
    from newsclean.phrases.builtin import builtin  # noqa: PLC0415

    make, read = (page, read_html) if kind == "pages" else (text, read_text)
    documents = [make(number, language) for number, language in enumerate(LANGUAGES)]
    for _ in range(passes):
        builtin().forget()
        for document in documents:
            clean(read(document))


def instructions(kind: str, passes: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", sys.executable]
        command += [__file__, "--work", kind, str(passes)]
        # Sets of strings are gone through in the same order each time.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
        return max(map(int, _EVENTS.findall(out.read_text())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.work:
        work(args.work[0], int(args.work[1]))
        return
    import newsclean  # noqa: PLC0415

    form = "compiled" if newsclean.compiled else "interpreted"
    print(f"Python {platform.python_version()} on {platform.machine()}, {form}")
    figures = {}
    for kind in ("pages", "texts"):
        count = (instructions(kind, 2) - instructions(kind, 1)) / len(LANGUAGES) / 1e6
        figures[kind] = round(count, 2)
        print(f"{kind}: {count:.1f} million instructions each", flush=True)
    if args.json:
        args.json.write_text(json.dumps(figures))


if __name__ == "__main__":
    main()
