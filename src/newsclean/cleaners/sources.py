"""The publication's name on a line of its own, beside a line that names the source.

And the source itself, under a line that only announces it: ``Source:``, ``来源：``.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.cleaners.phrases import speaks
from newsclean.lexicon import Lexicon
from newsclean.matching import NOTHING
from newsclean.model import Article, Label
from newsclean.names import is_organization
from newsclean.phrases import Knowledge
from newsclean.text import fold

_LONGEST_NAME = 60
_LONGEST_CUE = 60


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the name as ``publisher``."""
    yield from _under_cue(article, knowledge.lexicon)
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


def _under_cue(article: Article, lexicon: Lexicon) -> Iterable[Label]:
    blocks = article.blocks
    for index, block in enumerate(blocks[:-1]):
        if len(block.text) > _LONGEST_CUE or not _announces(block.text, lexicon):
            continue
        text = blocks[index + 1].text
        if len(text) > _LONGEST_NAME or not is_organization(text, lexicon):
            continue
        why = f"under {block.text!r}"
        yield Label(index, 0, len(block.text), "source", "sources.cue")
        yield Label(index + 1, 0, len(text), "source", "sources.under-cue", None, why)


def _announces(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is ``Source:`` or ends as it does, behind the date perhaps."""
    words = fold(text).replace("|", " ").split()
    if not words or words[-1].strip(" :") not in lexicon.sources:
        return False
    return len(words) == 1 or words[-1].endswith(":")


def _is_name(article: Article, index: int, knowledge: Knowledge) -> bool:
    text = article.blocks[index].text
    return len(text) <= _LONGEST_NAME and is_organization(text, knowledge.lexicon)
