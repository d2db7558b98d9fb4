"""The publication's name on a line of its own, beside a line that names the source.

And the source itself, under a line that only announces it: ``Source:``, ``来源：``.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.judging.document_language import language_of
from newsclean.judging.short_lines import short_lines
from newsclean.language.proper_names import is_organization
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.evidence import NOTHING
from newsclean.phrases.knowledge import Knowledge

_LONGEST_NAME = 60


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the name as ``publisher``."""
    yield from _under_cue(article, knowledge)
    language = language_of(article)
    for index, block in enumerate(article.blocks):
        evidence = knowledge.evidence(block)
        if evidence is NOTHING or not any(
            match.rule.label == "source"
            and "url" in match.fields
            and match.rule.applies_to(language)
            for match in evidence.matches
        ):
            continue
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(article.blocks) and _is_name(article, beside, knowledge):
                text = article.blocks[beside].text
                fields = {"publisher": text}
                why = f"beside {block.text[:40]!r}"
                yield Label(beside, 0, len(text), "source", "sources.publisher", fields, why)


def _under_cue(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    blocks = article.blocks
    for index, line in short_lines(article, knowledge).items():
        if not line.is_source or index + 1 == len(blocks):
            continue
        text = blocks[index + 1].text
        if len(text) > _LONGEST_NAME or not is_organization(text, knowledge.lexicon):
            continue
        cue = blocks[index].text
        why = f"under {cue!r}"
        yield Label(index, 0, len(cue), "source", "sources.cue")
        yield Label(index + 1, 0, len(text), "source", "sources.under-cue", None, why)


def _is_name(article: Article, index: int, knowledge: Knowledge) -> bool:
    text = article.blocks[index].text
    return len(text) <= _LONGEST_NAME and is_organization(text, knowledge.lexicon)
