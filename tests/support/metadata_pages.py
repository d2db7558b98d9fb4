"""Pages that state fields in their markup, and what tests ask of the articles read from them."""

import json
import re
import unicodedata
from typing import Any

from newsclean import Article
from newsclean.phrases.builtin import builtin

LEXICON = builtin().lexicon
HEADLINE = "Storm hits the northern coast"


def page(*head: str, body: str = f"<h1>{HEADLINE}</h1><p>Waves rose.", language: str = "en") -> str:
    return f"<!doctype html><html lang={language}><head>{''.join(head)}</head><body>{body}"


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def ld(*things: Any) -> str:
    blocks = [thing if isinstance(thing, str) else json.dumps(thing) for thing in things]
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)


def article(**properties: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **properties}


def names(found: Article) -> list[str]:
    return [author.name for author in found.authors if not author.is_organization]


def bodies(found: Article) -> list[str]:
    return [author.name for author in found.authors if author.is_organization]


def squashed(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\W_]+", "", text).casefold()


def check_nothing_invented(found: Article, *sources: str) -> None:
    everything = squashed(" ".join(sources))
    stated = [found.title, found.publisher, found.section, found.description, *found.tags]
    stated += [text for a in found.authors for text in (a.name, a.role, a.organization)]
    for text in filter(None, stated):
        for word in text.split():
            assert squashed(word) in everything
    assert Article.from_json(found.to_json()) == found


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []
