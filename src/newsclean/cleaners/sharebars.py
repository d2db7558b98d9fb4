"""Share bars: lines of nothing but names of networks, words for sharing, and counts.

Scrapers glue them together (``FacebookTwitterWhatsAppCorreo``), so a line is
read name by name, with or without anything between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold

# One network alone may be what a line is about.
_FEWEST_NETWORKS = 2
_LONGEST_BAR = 200
_BETWEEN = re.compile(r"[\W\d_]+")


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for lines that are share bars from end to end."""
    lexicon = knowledge.lexicon
    if not lexicon.networks:
        return
    for index, block in enumerate(article.blocks):
        if len(block.text) > _LONGEST_BAR:
            continue
        lowered = block.text.lower()
        if not any(name in lowered for name in _FREQUENT):
            continue
        if _networks(fold(block.text), lexicon.networks, lexicon.sharing) >= _FEWEST_NETWORKS:
            yield Label(index, 0, len(block.text), "share", "sharebars.networks")


# What hardly any bar is without: most lines are looked at no further.
_FREQUENT = ("facebook", "whatsapp", "twitter", "telegram", "linkedin")


def _networks(folded: str, networks: frozenset[str], sharing: frozenset[str]) -> int:
    """How many names of networks a line consists of; 0 if it has anything else."""
    seen: set[str] = set()
    for part in _BETWEEN.split(folded):
        at = 0
        while at < len(part):
            name = _longest(part, at, networks)
            if name:
                seen.add(name)
            else:
                name = _longest(part, at, sharing)
            if not name:
                return 0
            at += len(name)
    return len(seen)


_LONGEST_NAME = 14


def _longest(part: str, at: int, names: frozenset[str]) -> str:
    for length in range(min(_LONGEST_NAME, len(part) - at), 0, -1):
        if part[at : at + length] in names:
            return part[at : at + length]
    return ""
