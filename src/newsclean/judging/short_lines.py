"""What short lines are: a date, a role, a lone ``By``.  Worked out once a block, for all cleaners.

Nothing is labelled here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import attrs

from newsclean.language.bylines import Byline, read_byline
from newsclean.language.date_lines import DateLine, read_date_cue, read_date_line
from newsclean.language.lexicon import Lexicon
from newsclean.language.uncased_names import strip_role
from newsclean.model.article import Article
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased

_LONGEST = 120
_LONGEST_CUE, _MOST_CUE_WORDS = 40, 4
_LONGEST_SOURCE_CUE = 60
_LONGEST_DATE_CUE = 30
_OPENERS = "([【（"
# Between a cue and the names behind it where no capitals show them: 文｜张三, 取材・文=山田太郎.
_CUE_MARK = re.compile(r" ?[:：=＝/／|｜丨ㅣ] ?")
_EDGES = ".,()|:;[]【】-–—•："
_GLUED_STROKE = re.compile(r"\w/\w")
_MOST_SMALL_WORDS = 5
_PARTED = re.compile(r"[,/|•·(–—-]")
_DIGIT = re.compile(r"\d")
LEAD = re.compile(r"^[\s•·|–—-]+")
"""Marks that may stand before a line's words."""


@attrs.frozen
class ShortLine:
    """What a line without the shape of a sentence is."""

    date: DateLine | None = None
    """What it says if it is a date and nothing else."""
    date_cue: str | None = None
    """The field that it announces if it is only ``Published on`` or the like."""
    is_by: bool = False
    """Whether it is ``By``, ``Kommentar von``, ``(Reporting by`` and no more."""
    is_role: bool = False
    """Whether it is a role and nothing else: ``Journalist``, ``Korrespondent in Berlin``."""
    is_source: bool = False
    """Whether it is ``Source:``, or ends so behind the date."""
    byline: Byline | None = None
    """Whom it names, if it is names with a role or an agency."""


_PLAIN = ShortLine()


def short_lines(article: Article, knowledge: Knowledge) -> Mapping[int, ShortLine]:
    """The article's short lines that are something, by their index."""
    return dict(knowledge.remember_each(article.blocks, "line", _read))


def _read(text: str, folded: str, lexicon: Lexicon) -> ShortLine | None:
    if len(text) > _LONGEST:
        return None
    has_digit = _DIGIT.search(text) is not None
    words = [bare for word in folded.replace("/", " ").split() if (bare := word.strip(_EDGES))]
    is_plain = not has_digit and _signals(lexicon).isdisjoint(words)
    if is_plain and not is_uncased(text.lstrip(_OPENERS)):
        return None
    line = ShortLine(
        date=read_date_line(text, lexicon) if has_digit else None,
        date_cue=read_date_cue(text, lexicon) if len(text) <= _LONGEST_DATE_CUE else None,
        is_by=len(text) <= _LONGEST_CUE and _is_by(text, words, lexicon),
        is_role=len(text) <= _LONGEST_CUE and _is_role(folded, lexicon),
        is_source=len(text) <= _LONGEST_SOURCE_CUE and _is_source(text, words, lexicon),
        byline=_with_role(text, words, lexicon),
    )
    return None if line == _PLAIN else line


def _is_by(text: str, words: list[str], lexicon: Lexicon) -> bool:
    if not 0 < len(words) <= _MOST_CUE_WORDS or words[-1] not in lexicon.by:
        return False
    # "er en del av" is half a sentence, "Kommentar von" is none.
    return len(words) == 1 or not text.lstrip("(-–— ")[:1].islower()


def _is_role(folded: str, lexicon: Lexicon) -> bool:
    words = LEAD.sub("", folded).replace("-", " ").rstrip(".:").split()
    roles = lexicon.roles
    if roles.isdisjoint(words):
        return False
    if all(word in roles or word in lexicon.qualifiers for word in words):
        return True
    return len(words) > 1 and words[0] in roles and words[1] in lexicon.prepositions


def _is_source(text: str, words: list[str], lexicon: Lexicon) -> bool:
    if not words or words[-1] not in lexicon.sources:
        return False
    return len(words) == 1 or text[-1] in ":："


def _with_role(text: str, words: list[str], lexicon: Lexicon) -> Byline | None:
    """The byline that names with roles or agencies are: two names alone may be a headline."""
    if not is_uncased(text.lstrip(_OPENERS)) and not _may_name_people(text, words, lexicon):
        return None
    behind = _behind_cue(text, lexicon)
    if behind is not None:
        return behind
    byline = read_byline(text, lexicon)
    if byline is None or _is_credit(text, byline, lexicon):
        return None
    return byline if is_certain(byline) or _is_agency_reporter(text, byline, lexicon) else None


def _is_agency_reporter(text: str, byline: Byline, lexicon: Lexicon) -> bool:
    """Whether a line is ``新华社记者``: an agency's reporter whose name is not given."""
    bare = text.strip(" ()[]【】（）")
    return not byline.authors and is_uncased(bare) and strip_role(bare, lexicon)[1] is not None


def _behind_cue(text: str, lexicon: Lexicon) -> Byline | None:
    """Whom a line of an uncased script names behind its cue; editors are no authors."""
    if not is_uncased(text.lstrip(_OPENERS)):
        return None
    cue, mark, names = _split_once(_CUE_MARK, text)
    words = re.split("[・·]", fold(cue).lstrip(_OPENERS))
    if not mark or not all(_is_cue_word(word, lexicon) for word in words):
        return None
    byline = read_byline(names, lexicon)
    if byline is None or not byline.authors:
        return None
    if all(word in lexicon.editors for word in words):
        return Byline((), ())
    return byline


def _split_once(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    match = pattern.search(text)
    if match is None:
        return text, "", ""
    return text[: match.start()], match.group(), text[match.end() :]


def _is_cue_word(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.by or word in lexicon.roles or word in lexicon.editors


def _may_name_people(text: str, words: list[str], lexicon: Lexicon) -> bool:
    """A first look: capitals, few other words, and a word for a role, or one of an agency's name.

    What publications are called stands in many headlines: it needs a comma or stroke before it.
    """
    bare = LEAD.sub("", text)
    if len(words) < 2 or not bare[:1].isupper():
        return False
    signs = _signs(lexicon) if _PARTED.search(bare) is not None else lexicon.roles
    if signs.isdisjoint(words) and (words[-1] not in _last_words(lexicon) or len(words) < 3):
        return False
    return _has_few_small(text)


def _has_few_small(text: str) -> bool:
    return sum(word[0].islower() for word in text.split()) <= _MOST_SMALL_WORDS


def is_certain(byline: Byline) -> bool:
    """Whether all whom a byline names have a role or an agency: more than capitals.

    Where there are no capitals, the role stands behind the last name for all.
    """
    authors = byline.authors
    if authors and is_uncased(authors[-1].name):
        return authors[0].role is not None or authors[-1].role is not None
    return bool(authors) and all(author.role or author.organization for author in authors)


def _is_credit(text: str, byline: Byline, lexicon: Lexicon) -> bool:
    """Whether a line credits a picture: ``Ann Lee/AFP``, or a picture agency's name."""
    first = fold(text.split(" ", 1)[0]).rstrip(".:")
    return (
        first in lexicon.credits
        or _GLUED_STROKE.search(text) is not None
        or any(fold(name) in lexicon.pictures for name in byline.organizations)
    )


@lru_cache(maxsize=8)
def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words of which a byline without a cue has one."""
    agencies = {word for name in lexicon.agencies for word in name.split()}
    return frozenset(lexicon.roles | lexicon.media | agencies)


@lru_cache(maxsize=8)
def _last_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that agencies' names end with: ``ANN LEE The Associated Press``."""
    return frozenset(name.split()[-1] for name in lexicon.agencies)


@lru_cache(maxsize=8)
def _signals(lexicon: Lexicon) -> frozenset[str]:
    """The words of which every line that is something has one, if it has no figures."""
    return _signs(lexicon) | lexicon.by | lexicon.sources | lexicon.published | lexicon.updates
