"""Lines and sentences that one phrase is enough to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.cleaners.prose import is_at, prose_bounds
from newsclean.matching import NOTHING, Match
from newsclean.model import Article, Label
from newsclean.phrases import Knowledge
from newsclean.rulepack import Rule
from newsclean.text import fold


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for what matches a rule for a line, a sentence, or a block's start or end."""
    found = [
        (index, match)
        for index, block in enumerate(article.blocks)
        if (evidence := knowledge.evidence(block)) is not NOTHING
        for match in evidence.matches
    ]
    return _labels(article, found) if found else ()


def _labels(article: Article, found: list[tuple[int, Match]]) -> Iterator[Label]:
    bounds = prose_bounds(article)
    for index, match in found:
        rule = match.rule
        if speaks(rule, article) and is_at(rule.at, index, bounds) and _is_sure(match, article):
            fields = {**rule.fields, **match.fields} or None
            yield Label(index, match.start, match.end, rule.label, rule.id, fields)


def speaks(rule: Rule, article: Article) -> bool:
    """Whether a rule may be used on this article: its words may mean other things elsewhere."""
    return rule.scope == "any" or (article.language or "").split("-")[0] == rule.language


def _is_sure(match: Match, article: Article) -> bool:
    """Whether a name that only the publisher may bear here is the publisher's."""
    return match.publisher is None or fold(match.publisher) == fold(article.publisher or "")
