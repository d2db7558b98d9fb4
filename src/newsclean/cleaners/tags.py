"""Tag dumps: the entity and keyword lists of aggregators, one entry a line.

A run of short lines without sentence shape is a list of *something*; it is the
article's tags if it stands next to a line that says so (``No matching tags``),
or stands before the body and most of its entries occur in the body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.judging.document_language import language_of
from newsclean.judging.prose import is_prose, prose_bounds
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

_LONGEST_TAG = 45
_MOST_WORDS = 6
_FEWEST_BESIDE_MARKER = 3
_FEWEST_ALONE = 8
# How much of a list must occur in the body: aggregators take tags from the text itself.
_SHARE_IN_BODY = 0.6


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels, with the entries as ``tags``, for each line of a tag dump."""
    for run in _runs(article, knowledge):
        why = _reason(article, run, knowledge)
        if why is not None:
            for index in run:
                text = article.blocks[index].text
                yield Label(index, 0, len(text), "tags", "tags.dump", {"tags": (text,)}, why)


def _runs(article: Article, knowledge: Knowledge) -> Iterator[range]:
    start = None
    for index, block in enumerate(article.blocks):
        if _is_entry(block) and not _is_phrase(article, block, knowledge):
            start = index if start is None else start
        elif start is not None:
            yield range(start, index)
            start = None
    if start is not None:
        yield range(start, len(article.blocks))


def _is_entry(block: Block) -> bool:
    text = block.text
    return (
        len(text) <= _LONGEST_TAG
        and text.count(" ") < _MOST_WORDS
        and not ends_sentence(text)
        and text[0].isalpha()
    )


def _is_phrase(article: Article, block: Block, knowledge: Knowledge) -> bool:
    """Whether a phrase already says what this line is."""
    matches = knowledge.evidence(block).matches
    if not matches:
        return False
    language = language_of(article)
    # The words of menus (World, Europe, Sport) are tags as well.
    return any(match.rule.label != "nav" and match.rule.applies_to(language) for match in matches)


def _reason(article: Article, run: range, knowledge: Knowledge) -> str | None:
    """What shows that a run of entries is a tag dump; ``None`` if nothing does."""
    if len(run) >= _FEWEST_BESIDE_MARKER:
        for index in (run.start - 1, run.stop):
            if 0 <= index < len(article.blocks) and _is_marker(article, index, knowledge):
                return f"{len(run)} short lines beside {article.blocks[index].text!r}"
    if len(run) < _FEWEST_ALONE or run.start >= prose_bounds(article)[0]:
        return None
    body = fold(" ".join(block.text for block in article.blocks[run.stop :] if is_prose(block)))
    found = sum(fold(article.blocks[index].text) in body for index in run)
    if found >= _SHARE_IN_BODY * len(run):
        return f"{len(run)} short lines before the body, {found} of them words of it"
    return None


def _is_marker(article: Article, index: int, knowledge: Knowledge) -> bool:
    matches = knowledge.evidence(article.blocks[index]).matches
    if not matches:
        return False
    language = language_of(article)
    return any(match.rule.label == "tags" and match.rule.applies_to(language) for match in matches)
