"""Marks that say where a text was cut off: by an API, an excerpt or a wire's page.

``[+2219 chars]`` can mean nothing else.  ``(more)`` and ``[…]`` stand inside stories too: they are
marks where they end a paragraph or are alone, and say that the text is cut off if no paragraph
follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsclean.judging.prose import prose_bounds
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.line import Line
from newsclean.text.sentences import ends_sentence

_CHARS = (
    r"char(?:acter)?s?(?: (?:more|left|truncated))?|more char(?:acter)?s?|Zeichen|caractères"
    r"|caracteres|caratteri|tekens|znaków|tecken|tegn|merkkiä|znaků|символов|символів|karakter|文字|字符|字|자"
)
_COUNT = re.compile(
    rf"\s?(?:…|\.\.\.)?\s?(?:\[\s?\+?|\(\s?\+)\s?\d[\d,. ]{{0,9}}\s?(?:{_CHARS})\s?[\])]",
    re.IGNORECASE,
)
_COUNT_HINT = re.compile(r"\d\s?[^\W\d]{1,12}[^\[\]()]{0,16}[\])]")
_SAYS_CUT = (
    r"\[(?:content |text |article )?truncated\]|\[…?truncated…?\]"
    r"|\((?:content |text |article )?truncated\)|\[(?:message|text|article) (?:clipped|cut off)\]"
    r"|\[(?:cut|read more|continue reading)(?:…|\.\.\.| [→»])?\]"
)
_SURELY = re.compile(rf"\s?(?:…|\.\.\.)?\s?(?:{_SAYS_CUT})$", re.IGNORECASE)
# A wire's mark at the foot of a page, in the words of several agencies.
_WIRE = re.compile(
    r"\s?(?:\((?:more|MORE|mehr|MEHR|suite|SUITE|à suivre|A SUIVRE|À SUIVRE|segue|SEGUE|sigue|SIGUE"
    r"|continua|CONTINUA|continúa|CONTINÚA|cont\.|cont'd|CONT'D|continued|fortsættes|jatkuu)\)"
    r"|[-–—]{1,2} ?(?:more|MORE) ?[-–—]{1,2}|// ?(?:more|MORE) ?//)$"
)
_ELLIPSIS = re.compile(r"\s?(?:\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\)|&hellip;|\[&hellip;\])$")
_OPEN_ENDS = frozenset(")]/-–—;")
_MARK_HINT = re.compile(r"[\[(/&–—-]")
_LONGEST_MARK = 40


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such marks, with ``truncated`` where the text ends there."""
    del knowledge
    last: int | None = None
    for index, block in enumerate(article.blocks):
        text = block.text
        if _COUNT_HINT.search(text):
            for match in _COUNT.finditer(text):
                yield _mark(index, match, "truncation.count", cut=True)
        if text[-1] in _OPEN_ENDS and _MARK_HINT.search(text, max(0, len(text) - _LONGEST_MARK)):
            last = prose_bounds(article)[1] - 1 if last is None else last
            yield from _at_end(index, text, last)


def _at_end(index: int, text: str, last: int) -> Iterator[Label]:
    """Labels for marks that end a line; ``last`` is the number of the last paragraph."""
    # Further below are teasers of other stories, which are cut off as well.
    is_end = last <= index <= last + 1
    match = _SURELY.search(text)
    if match is not None:
        yield _mark(index, match, "truncation.word", cut=is_end)
    match = _WIRE.search(text)
    if match is not None and (is_end or _stands_apart(text, match.start())):
        yield _mark(index, match, "truncation.wire", cut=is_end)
    match = _ELLIPSIS.search(text)
    if match is not None and index == max(last, 0) and _breaks_off(text, match.start()):
        yield _mark(index, match, "truncation.ellipsis", cut=True)


def _breaks_off(text: str, at: int) -> bool:
    """Whether a sentence is cut off at ``at``; what is left out of a quotation is not."""
    before = text[:at].strip()
    return bool(before) and not ends_sentence(before) and not Line(text).is_quoted(at)


def _stands_apart(text: str, at: int) -> bool:
    """Whether a sentence ends before ``at``, or nothing stands there."""
    before = text[:at].strip()
    return not before or ends_sentence(before)


def _mark(index: int, match: re.Match[str], rule: str, *, cut: bool) -> Label:
    fields = {"truncated": True} if cut else None
    return Label(index, match.start(), match.end(), "residue", rule, fields)
