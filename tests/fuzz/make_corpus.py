"""Writes the seeds of the corpus: small inputs of every kind, made of the tests' own samples.

    python tests/fuzz/make_corpus.py

What was found by fuzzing and kept has a name that begins with `found-`; it is left alone.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from newsclean import clean, read_html, read_text  # noqa: E402
from support.hostile_inputs import PARAGRAPH, feed, gzipped, mhtml, news_page, page, pdf  # noqa: E402
from support.samples import GLUED, JUNK, STORIES, WRAPPED  # noqa: E402

TEXT, PAGE = b"\0", b"\1"
PACK = """
language = "en"
sources = "an example"
[words]
pronouns = ["we", "us"]
[[rule]]
id = "en.related.see-also"
label = "related"
where = "line"
match = ["see (also|more)[:] {rest}", "[please] read: {name}"]
drop = ["See also: Storm hits coast"]
keep = ["See also the last chapter."]
[[rule]]
id = "en.byline.by"
label = "byline"
where = "start"
match = ["by {names}"]
drop = ["By Ann Lee"]
keep = ["By noon the storm had passed."]
"""


def texts() -> dict[str, bytes]:
    junk = {name: made[0] for name, made in JUNK.items()}
    made = {
        f"junk-{name}": f"Storm hits coast\n\n{PARAGRAPH}\n\n{text}" for name, text in junk.items()
    }
    made |= {f"story-{language}": "\n\n".join(story[:2]) for language, story in STORIES.items()}
    made |= {
        "glued": GLUED[0],
        "wrapped": WRAPPED[0],
        "empty": "",
        "odd": "a\u0301\r\ufeff\u202eb\x00 İ",
    }
    return {name: text.encode()[:2_000] for name, text in made.items()}


def pages() -> dict[str, bytes]:
    told = {
        name: page("".join(f"<p class={name}>{escape(line)}</p>" for line in made[0].split("\n")))
        for name, made in JUNK.items()
    }
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Storm"}</script>'
    )
    told["jsonld"] = page("", data)
    told["news"] = news_page(2_000)[:6_000]
    told["odd"] = page("<b><i><p>x</b>y</i><td>z<template><p hidden>a<br><br><pre>1\n2<svg><text>")
    made = {name: text.encode() for name, text in told.items()}
    made["utf-16"] = "<p>Café".encode("utf-16")
    made["declared"] = b"<meta charset=windows-1251>" + "<p>Шторм".encode("cp1251")
    made |= {
        "mhtml": mhtml().encode(),
        "rss": feed(1).encode(),
        "pdf": pdf()[:300],
        "gzip": gzipped(),
    }
    return made


def articles() -> dict[str, bytes]:
    text = read_text(f"Storm hits coast\n\nBy Ann Lee\n\n{PARAGRAPH}\n\nRead more", language="en")
    seen = read_html(page("<nav><li>World</nav><p>Read more</p>"), url="https://news.example/a")
    made = {"read": text, "cleaned": clean(text), "page": seen, "cleaned-page": clean(seen)}
    return {name: article.to_json().encode() for name, article in made.items()} | {"empty": b"{}"}


def main() -> None:
    corpora = {
        "read_text": {n: data for n, data in texts().items() if not n.startswith("junk-")},
        "read_html": {name: b"\0" + data for name, data in pages().items()},
        "clean": {f"text-{name}": TEXT + data for name, data in texts().items()}
        | {f"page-{name}": PAGE + data for name, data in pages().items() if name not in JUNK},
        "rule_packs": {"small": PACK.encode(), "empty": b""},
        "articles": articles(),
    }
    for target, inputs in corpora.items():
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in inputs.items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
