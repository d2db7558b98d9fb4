"""Lines and sentences that one phrase is enough to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsclean.cleaners.date_language import date_language
from newsclean.cleaners.title import is_headline
from newsclean.judging.document_language import language_of
from newsclean.judging.prose import is_at, prose_bounds
from newsclean.language.dates import AmbiguousDate, parse_date
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.evidence import NOTHING, Match
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold
from newsclean.text.sentences import CLOSING, ends_sentence


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for what matches a rule for a line, a sentence, or a block's start or end."""
    language = language_of(article)
    found = [
        (index, match)
        for index, block in enumerate(article.blocks)
        # A line of code is no button, whatever its words: "fechar();".
        if block.kind != "preformatted" and (evidence := knowledge.evidence(block)) is not NOTHING
        for match in evidence.matches
        if match.rule.applies_to(language)
    ]
    return _labels(article, found, knowledge.lexicon) if found else ()


def _labels(article: Article, found: list[tuple[int, Match]], lexicon: Lexicon) -> Iterator[Label]:
    bounds = prose_bounds(article)
    # Dozens of languages write some phrases the same: of those that say the same, the first by
    # name would get the text.
    first: dict[tuple[Any, ...], tuple[int, Match]] = {}
    for index, match in found:
        rule = match.rule
        if is_at(rule.at, index, bounds) and _is_sure(match, article, article.blocks[index].text):
            states = id(match.fields) if match.fields else 0, repr(rule.fields)
            said = (index, match.start, match.end, rule.label, *states)
            if said not in first or rule.id < first[said][1].rule.id:
                first[said] = index, match
    for index, match in first.values():
        rule, fields = match.rule, _fields(match, article, lexicon)
        yield Label(index, match.start, match.end, rule.label, rule.id, fields)
        if rule.label == "related" and _announces(article, index, match):
            text = article.blocks[index + 1].text
            yield Label(index + 1, 0, len(text), "related", "related.announced")


def _announces(article: Article, index: int, match: Match) -> bool:
    """Whether a line of its own, such as ``Read also:``, has another story's headline below it.

    Without the colon it may be a button, and what is below it the story's.
    """
    text = article.blocks[index].text
    if match.start or match.end < len(text) or text[-1] not in ":：፦" or text[0] in "([":
        return False
    if index + 1 == len(article.blocks):
        return False
    below = article.blocks[index + 1]
    # A heading of a page is one of the story; in a text any line without a stop may be.
    is_teaser = below.kind in _KINDS_OF_TEASERS or (
        below.kind == "heading" and below.markup is None
    )
    return is_teaser and is_headline(below.text)


_KINDS_OF_TEASERS = frozenset({"paragraph", "list_item"})


def _fields(match: Match, article: Article, lexicon: Lexicon) -> dict[str, Any] | None:
    """What a match states; a date that two languages read in two ways as this article's does."""
    fields = {**match.rule.fields, **match.fields}
    for name, value in match.fields.items():
        if isinstance(value, AmbiguousDate):
            day = parse_date(value.text, lexicon.months, language=date_language(article))
            del fields[name]
            if day is not None:
                fields[name] = day
    return fields or None


def _is_sure(match: Match, article: Article, text: str) -> bool:
    """Whether a name that only the publisher may bear here is the publisher's.

    A full stop makes prose of a button's word or two, such as a transcript's ``(Pause.)``.
    """
    if match.rule.where == "line" and match.rule.label in _BUTTONS and ends_sentence(text):
        bare = text.rstrip(CLOSING)
        is_stop = bare[-1] in _STOPS and not bare.endswith("..")
        if is_stop and len(text) <= _LONGEST_BUTTON and bare.count(" ") < _MOST_WORDS:
            return False
    return match.publisher is None or fold(match.publisher) == fold(article.publisher or "")


_BUTTONS = frozenset("media nav share ad poll related".split())
"""Labels whose phrases are words of everyday."""
_STOPS = ".。।۔։።။។៕"
_LONGEST_BUTTON, _MOST_WORDS = 16, 2
