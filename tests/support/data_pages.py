"""Pages whose story stands in their data."""

from __future__ import annotations

import json
from typing import Any

from newsclean import Article, read_html
from support.laws import law_fixed_point, law_nothing_lost
from support.made_pages import STORY as FIRST

TITLE = "Storm cuts two villages off from the coast road"
STORY = (
    *FIRST,
    "Insurers put the damage at four million and asked owners to send pictures of their roofs.",
)
TEASER = "Fuel prices fell for the third week in a row, and drivers hope that this will last."
HEADING = "What happens next"
HTML = "".join(f"<p>{text}</p>" for text in STORY)
LINES = "\n\n".join(STORY)


def page(*scripts: str, head: str = "", body: str = "") -> str:
    return (
        f"<html><head><title>{TITLE} - The Example</title>{head}</head>"
        f'<body><div id="app">{body}</div>{"".join(scripts)}</body></html>'
    )


def cleaned(html: str) -> Article:
    article = read_html(html)
    law_nothing_lost(article)
    return law_fixed_point(article)


def stating(**properties: Any) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE}
    return f'<script type="application/ld+json">{json.dumps({**thing, **properties})}</script>'


def data(value: Any) -> str:
    text = json.dumps(value).replace("</", "<\\/")
    return f'<script type="application/json">{text}</script>'


def code(text: str) -> str:
    return f"<script>{text}</script>"


def holding(body: Any) -> dict[str, Any]:
    """A story in the data of some program, with what stands about it there."""
    teasers = [
        {"title": f"Fuel prices, part {k}", "url": f"/fuel-{k}-of-many", "text": TEASER}
        for k in range(40)
    ]
    return {
        "props": {
            "article": {"id": 17, "title": TITLE, "body": body, "tags": ["storm", "coast"]},
            "more": teasers,
            "comments": [{"author": "Ann", "text": f"{TEASER} Says {k}."} for k in range(40)],
            "labels": {f"key{k}": f"{TEASER} Please read our rules." for k in range(40)},
            "consent": {"text": f"<p>{TEASER}</p>" * 60},
        }
    }
