"""The publication's name on a line of its own, beside a line that names the source."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.cleaners.phrases import speaks
from newsclean.matching import NOTHING
from newsclean.model import Article, Label
from newsclean.names import is_organization
from newsclean.phrases import Knowledge

_LONGEST_NAME = 60


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the name as ``publisher``."""
    for index, block in enumerate(article.blocks):
        evidence = knowledge.evidence(block)
        if evidence is NOTHING or not any(
            match.rule.label == "source" and "url" in match.fields and speaks(match.rule, article)
            for match in evidence.matches
        ):
            continue
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(article.blocks) and _is_name(article, beside, knowledge):
                text = article.blocks[beside].text
                fields = {"publisher": text}
                why = f"beside {block.text[:40]!r}"
                yield Label(beside, 0, len(text), "source", "sources.publisher", fields, why)


def _is_name(article: Article, index: int, knowledge: Knowledge) -> bool:
    text = article.blocks[index].text
    return len(text) <= _LONGEST_NAME and is_organization(text, knowledge.lexicon)
