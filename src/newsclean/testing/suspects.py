"""Lines that were kept and look like junk all the same, for people who curate corpora.

Cleaning keeps what the evidence against is thin.  Here thin evidence is
listed, with what it is: nothing is removed, and much of what is listed is fine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import attrs

from newsclean.cleaners.page import lines_of
from newsclean.cleaners.prose import is_prose
from newsclean.judging.line_model import builtin as line_model
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.phrases.builtin import builtin as knowledge
from newsclean.phrases.knowledge import Knowledge

_UNLIKELY = 0.3
_LONG_LINE = 160
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\S")
_SEPARATORS = re.compile(r"[|•·›»]")
_MANY_SEPARATORS = 2
_MARKUP = re.compile(r"</?[a-z]+[^<>]{0,80}>|\{\{|\}\}|&[a-z]+;")


@attrs.frozen
class Suspect:
    """One kept block that looks like junk."""

    block: int
    """Its index in ``Article.blocks``."""
    text: str
    """Its text."""
    why: tuple[str, ...]
    """What speaks against it, in words; at least one reason."""


def suspects(article: Article) -> list[Suspect]:
    r"""The blocks of a cleaned ``article`` that look like junk, in order, with why.

    >>> from newsclean import clean, read_text
    >>> from newsclean.testing import suspects
    >>> article = clean(read_text(
    ...     "The vote was held on Sunday, and more than half of the town came, it said.\n\n"
    ...     "Ads | Jobs | Cars | www.example.org"))
    >>> suspect = suspects(article)[0]
    >>> suspect.text, suspect.why[-2:]
    ('Ads | Jobs | Cars | www.example.org', ('an address', 'separators'))
    """
    known = knowledge()
    lines = lines_of(article, known)
    scores = line_model().scores(lines) if len(lines) > 1 else [1.0] * len(lines)
    copies = Counter(block.text for block in article.blocks)
    found = []
    for index, (block, score) in enumerate(zip(article.blocks, scores, strict=True)):
        why = tuple(_reasons(block, score, copies[block.text], known))
        if why:
            found.append(Suspect(index, block.text, why))
    return found


def _reasons(block: Block, score: float, copies: int, known: Knowledge) -> Iterator[str]:
    text = block.text
    evidence = known.evidence(block)
    rules = {cue.rule.id for cue in evidence.cues} | {m.rule.id for m in evidence.matches}
    if rules:
        yield f"phrases of {', '.join(sorted(rules))}"
    mentions = known.mentions(block)
    telling = mentions.telling
    if telling and (not is_prose(block) or mentions.addressed):
        yield f"words on {', '.join(sorted(telling))}"
    if score < _UNLIKELY and not is_prose(block):
        yield f"belongs to the story with probability {score:.2f}"
    if copies > 1:
        yield f"stands here {copies} times"
    if len(text) < _LONG_LINE and _ADDRESS.search(text):
        yield "an address"
    if len(_SEPARATORS.findall(text)) >= _MANY_SEPARATORS:
        yield "separators"
    if _MARKUP.search(text):
        yield "markup"
