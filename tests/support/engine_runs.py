"""The engine run on one article with cleaners made of labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from newsclean import (
    Article,
    Label,
    Pipeline,
    clean,
    read_text,
)
from support.laws import law_nothing_lost

TEXT = "alpha beta gamma delta\n\nepsilon zeta"


def at(
    *wanted: tuple[str, str], rule: str = "r", **fields: Any
) -> Callable[[Article], list[Label]]:
    """A cleaner that labels each phrase with a name, wherever it finds it."""

    def propose(article: Article) -> list[Label]:
        return [
            Label(k, start, start + len(phrase), name, f"{rule}.{name}", fields or None)
            for phrase, name in wanted
            for k, block in enumerate(article.blocks)
            if (start := block.text.find(phrase)) >= 0
        ]

    return propose


def run(*cleaners: Any, text: str = TEXT, **known: Any) -> Article:
    for k, cleaner in enumerate(cleaners):
        if not hasattr(cleaner, "name"):
            cleaner.name = f"c{k}"
    article = attrs.evolve(read_text(text), **known)
    cleaned = clean(article, pipeline=Pipeline(cleaners))
    law_nothing_lost(cleaned)
    assert clean(cleaned, pipeline=Pipeline(cleaners)) == cleaned
    return cleaned


def removed(article: Article) -> list[tuple[str, str]]:
    return [(r.name, article.text_of(r)) for r in article.removals]
