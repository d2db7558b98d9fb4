"""Breadcrumbs: the way from the front page to the article, ``Home > World > Europe``.

Two arrows or more, and nothing longer than a section's name between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.cleaners.prose import is_at, prose_bounds
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.sentences import ends_sentence

_ARROW = re.compile(r"\s*[>»›→▸❯]+\s*")
_FEWEST_ARROWS = 2
_MOST_WORDS = 4
_LONGEST = 160
_SHORTEST = 5


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for breadcrumbs above the story's first paragraph or below its last."""
    del knowledge
    found = [
        index
        for index, block in enumerate(article.blocks)
        if _SHORTEST <= len(block.text) <= _LONGEST and _is_trail(block.text)
    ]
    if not found:
        return
    bounds = prose_bounds(article)
    for index in found:
        if is_at("edge", index, bounds):
            yield Label(index, 0, len(article.blocks[index].text), "nav", "breadcrumbs.trail")


def _is_trail(text: str) -> bool:
    if ends_sentence(text):
        return False
    parts = _ARROW.split(text)
    # The headline may be the last step.
    return len(parts) > _FEWEST_ARROWS and all(
        part and part.count(" ") < _MOST_WORDS for part in parts[:-1]
    )
