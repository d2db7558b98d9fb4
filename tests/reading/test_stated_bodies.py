"""Stories and entries of live blogs that only JSON-LD states."""

from __future__ import annotations

import time
from html import escape
from typing import Any

import pytest

from newsclean import read_html
from support.data_pages import HEADING, HTML, LINES, STORY, TITLE, cleaned, page, stating


@pytest.mark.parametrize(
    "body",
    [HTML, LINES, escape(HTML), "\n".join(STORY), list(STORY), "\r\n\r\n".join(STORY)],
    ids=["html", "paragraphs", "escaped", "lines", "list", "windows"],
)
def test_a_body_that_only_json_ld_has(body: Any) -> None:
    article = cleaned(page(head=stating(articleBody=body)))
    assert [block.text for block in article.blocks] == list(STORY)


def test_headings_and_lists_of_a_stated_body() -> None:
    body = f"<p>{STORY[0]}</p><h3>{HEADING}</h3><ul><li>{STORY[1]}</li><li>{STORY[2]}</li></ul>"
    blocks = read_html(page(head=stating(articleBody=body))).blocks
    assert [(b.kind, b.level) for b in blocks] == [
        ("paragraph", None),
        ("heading", 3),
        ("list_item", None),
        ("list_item", None),
    ]


def entry(k: int, body: Any = None) -> dict[str, Any]:
    return {
        "@type": "BlogPosting",
        "headline": f"Entry number {k}",
        "datePublished": f"2024-10-15T1{k}:00:00Z",
        "articleBody": STORY[k] if body is None else body,
    }


LIVE: dict[str, Any] = {
    "plain": [entry(k) for k in range(1, 6)],
    "html": [entry(k, f"<p>{STORY[k]}</p>") for k in range(1, 6)],
    "lists": [entry(k, [STORY[k]]) for k in range(1, 6)],
    "without headlines": [{"articleBody": STORY[k]} for k in range(1, 6)],
    "oldest last": [entry(k) for k in (5, 4, 3, 2, 1)],
    "with what is no entry": [None, "x", 7, {"@type": "BlogPosting"}, *map(entry, range(1, 6))],
}


@pytest.mark.parametrize("updates", LIVE.values(), ids=LIVE)
def test_entries_that_only_json_ld_has(updates: list[Any]) -> None:
    head = stating(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates})
    article = cleaned(page(head=head, body=f"<main><h1>{TITLE}</h1><p>{STORY[0]}</p></main>"))
    found = [text for text in (b.text for b in article.blocks) if text in STORY]
    wanted = [text for text in map(str, (_body(u) for u in updates)) if text in STORY]
    assert found == [STORY[0], *wanted]


def _body(update: Any) -> Any:
    body = update.get("articleBody") if isinstance(update, dict) else None
    body = body[0] if isinstance(body, list) else body
    return body and body.replace("<p>", "").replace("</p>", "")


def test_entries_that_are_shown_are_there_once() -> None:
    shown = "".join(
        f"<article><h2>Entry number {k}</h2><p>{STORY[k]}</p></article>" for k in (1, 2)
    )
    head = stating(**{"@type": "LiveBlogPosting", "liveBlogUpdate": [entry(k) for k in (1, 2, 3)]})
    text = read_html(page(head=head, body=f"<h1>{TITLE}</h1><p>{STORY[0]}</p>{shown}")).text
    assert [text.count(line) for line in STORY[:5]] == [1, 1, 1, 1, 0]
    assert text.count("Entry number 1") == 1


def test_stated_bodies_are_looked_for_in_linear_time() -> None:
    body = " ".join(f"{text} {k}" for k in range(3_000) for text in STORY)
    blocks = "".join(
        f"<p>{k} is one of many lines that are not in it at all, but stand here.</p>"
        for k in range(15_000)
    )
    started = time.process_time()
    read_html(page(head=stating(articleBody=body), body=blocks))
    assert time.process_time() - started < 12
