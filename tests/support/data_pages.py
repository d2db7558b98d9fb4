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
