"""Bylines without a cue word: names with a role or an agency, on a line at the article's edge.

Bylines with a cue word (``By``, ``Reporting by``) are rules in the packs.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.cleaners.prose import is_prose, prose_bounds
from newsclean.model import Article, Label
from newsclean.names import Byline, read_byline
from newsclean.phrases import Knowledge

_LONGEST = 120


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the people as ``authors``."""
    first, last = prose_bounds(article)
    if first == len(article.blocks):
        return
    for index in [*range(first), *range(last, len(article.blocks))]:
        block = article.blocks[index]
        if index == 0 or len(block.text) > _LONGEST or is_prose(block):
            continue
        byline = read_byline(block.text, knowledge.lexicon)
        if byline is not None and _is_certain(byline):
            fields = {"authors": byline.authors}
            yield Label(index, 0, len(block.text), "byline", "bylines.with-role", fields)


def _is_certain(byline: Byline) -> bool:
    """Whether more than capital letters speaks for a byline: two names alone may be a headline."""
    return bool(byline.authors) and all(a.role or a.organization for a in byline.authors)
