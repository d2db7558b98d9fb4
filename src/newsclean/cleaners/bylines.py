"""Bylines that no single phrase makes known.

Names with a role or an agency; names under a lone ``By``; names beside the
date; a signature; the reporter that Korean papers put before the first
sentence.  Bylines with a cue word on the same line are rules in the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from newsclean.cleaners.dates import date_line, dated_lines
from newsclean.cleaners.phrases import speaks
from newsclean.cleaners.prose import is_prose, nth_prose, prose_bounds
from newsclean.date_lines import read_date_cue
from newsclean.lexicon import Lexicon, is_uncased
from newsclean.model import Article, Label
from newsclean.names import Byline, is_organization, read_byline
from newsclean.phrases import Knowledge
from newsclean.spans import is_unspaced
from newsclean.text import fold

_LONGEST = 120
_LONGEST_CUE, _MOST_CUE_WORDS = 40, 4
_MOST_LINES_OF_NAMES = 4
_MOST_CUES = 3
_LONGEST_NAME_LINE = 60
# What stands above a byline: a headline or a summary.
_HEADLINE_WORDS, _HEADLINE_UNSPACED = 5, 12
_LOOK_BACK = 5
_CUE_ENDS = " :()-–—|•："
_CONTINUES = (",", "|", "•", "·", "&", "/")
_LEAD = re.compile(r"^[\s•·|–—-]+")
_SIGN_OFF = re.compile(r"(?:^|(?<=[.!?…\"”»]) )[(\[](?P<who>[^\s()\[\]]{2,20})[)\]]$")
_INITIALS = re.compile(r"[^\W\d_A-Z]{2,4}|[A-Z]-\d{1,2}")
_SIGNED = re.compile(r"(?:--|—|–|-) ?(?=\w)")
# Letters that only Vietnamese has: there a name alone under the story is its author's.
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_REPORTER = re.compile(r"^[(\[【](?P<from>[^)\]】]{2,30})[)\]】] ?(?P<who>[^=]{2,60}?) ?= ?")
_GLUED_STROKE = re.compile(r"\w/\w")
_NO_WORDS = frozenset({"sic", "usw", "etc", "url"})
_NOT_IN_NAMES = frozenset("the of for and & your our my".split())
_Fields = Mapping[str, Any]


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the people as ``authors``."""
    first, _ = prose_bounds(article)
    if first == len(article.blocks):
        return
    yield from _with_role(article, knowledge)
    yield from _under_cue(article, knowledge.lexicon)
    yield from _beside_date(article, knowledge)
    yield from _at_the_end(article, knowledge.lexicon)
    yield from _before_first_sentence(article, knowledge.lexicon)


def _line(index: int, article: Article, rule: str, fields: _Fields | None = None) -> Label:
    text = article.blocks[index].text
    return Label(index, 0, len(text), "byline", f"bylines.{rule}", fields or None)


def _stated(byline: Byline) -> dict[str, Any]:
    stated = {
        "authors": byline.authors,
        "published": byline.published,
        "modified": byline.modified,
    }
    return {name: value for name, value in stated.items() if value}


# --- names with a role or an agency ---------------------------------------------------------


def _with_role(article: Article, knowledge: Knowledge) -> Iterator[Label]:
    lexicon = knowledge.lexicon
    signs = _signs(lexicon)
    _, last = prose_bounds(article)
    blocks = article.blocks
    for index in [*range(1, nth_prose(article, 2)), *range(max(last, 1), len(blocks))]:
        block = blocks[index]
        text = block.text
        if len(text) > _LONGEST or not _may_be_byline(text, signs) or is_prose(block):
            continue
        byline = read_byline(text, lexicon)
        if byline is not None and _is_certain(byline) and not _is_credit(text, byline, lexicon):
            yield _line(index, article, "with-role", _stated(byline))


@lru_cache(maxsize=8)
def _signs(lexicon: Lexicon) -> frozenset[str]:
    """The words of which a byline without a cue must have one."""
    agencies = {word for name in lexicon.agencies for word in name.split()}
    return frozenset(lexicon.roles | lexicon.media | agencies)


def _may_be_byline(text: str, signs: frozenset[str]) -> bool:
    if is_uncased(text.lstrip("([【")):
        return True
    words = fold(text).replace("/", " ").split()
    return len(words) > 1 and not signs.isdisjoint([word.strip(".,()|:;") for word in words])


def _is_certain(byline: Byline) -> bool:
    """Whether more than capital letters speaks for a byline: two names alone may be a headline."""
    return bool(byline.authors) and all(a.role or a.organization for a in byline.authors)


def _is_credit(text: str, byline: Byline, lexicon: Lexicon) -> bool:
    """Whether a line credits a picture: ``Ann Lee/AFP``, or a picture agency's name."""
    first = fold(text.split(" ", 1)[0]).rstrip(".:")
    return (
        first in lexicon.credits
        or _GLUED_STROKE.search(text) is not None
        or any(fold(name) in lexicon.pictures for name in byline.organizations)
    )


# --- names under a lone "By" ----------------------------------------------------------------


def _under_cue(article: Article, lexicon: Lexicon) -> Iterator[Label]:
    blocks = article.blocks
    cues = [k for k, block in enumerate(blocks[:-1]) if _is_cue(block.text, lexicon)]
    begins = nth_prose(article, 2)
    head = [k for k in cues if k < begins]
    for cue in cues:
        end, byline = _names_below(article, cue + 1, lexicon)
        if byline is None:
            continue
        # Lists of other articles have bylines too: among many, whose is this one's?
        if _is_for_picture(blocks[cue].text, lexicon):
            continue
        states = len(head) <= _MOST_CUES if cue < begins else len(cues) == 1
        fields = _stated(byline) if states and not _is_for_others(blocks[cue].text) else {}
        yield _line(cue, article, "cue")
        for index in range(cue + 1, end):
            yield _line(index, article, "under-cue", fields if index == cue + 1 else None)


def _is_cue(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is ``By``, ``Kommentar von``, ``(Reporting by``, ``Autor:`` and no more."""
    if len(text) > _LONGEST_CUE:
        return False
    words = fold(text).strip(_CUE_ENDS).split()
    if not 0 < len(words) <= _MOST_CUE_WORDS or words[-1] not in lexicon.by:
        return False
    # "er en del av" is half a sentence, "Kommentar von" is none.
    return len(words) == 1 or not text.lstrip("(-–— ")[:1].islower()


def _is_for_picture(text: str, lexicon: Lexicon) -> bool:
    words = fold(text).strip(_CUE_ENDS).split()
    return words[0] == "uploaded" or any(word in lexicon.credits for word in words)


def _is_for_others(text: str) -> bool:
    """Whether those named edited or translated."""
    words = fold(text).strip(_CUE_ENDS).split()
    return any(
        word.startswith(("edit", "redakt", "transl", "tradu", "übers", "englisch"))
        for word in words
    )


def _names_below(article: Article, start: int, lexicon: Lexicon) -> tuple[int, Byline | None]:
    """Where the lines of names that begin at ``start`` end, and whom they name."""
    blocks = article.blocks
    text = ""
    best: tuple[int, Byline | None] = (start, None)
    for index in range(start, min(start + _MOST_LINES_OF_NAMES, len(blocks))):
        line = blocks[index].text
        if len(line) > _LONGEST or (best[1] is not None and not _goes_on(text, line, lexicon)):
            break
        text = f"{text} {line}".strip()
        byline = read_byline(_LEAD.sub("", text), lexicon)
        if byline is not None:
            best = (index + 1, byline)
        elif best[1] is None and not _is_unfinished(text, lexicon):
            break
    return best


def _goes_on(text: str, line: str, lexicon: Lexicon) -> bool:
    """Whether the names of ``text`` go on in ``line``."""
    if _is_unfinished(text, lexicon) or line.startswith(_CONTINUES):
        return True
    first = line.split(" ", 1)[0]
    return first.islower() and (
        fold(first) in lexicon.joiners or fold(first) in lexicon.prepositions
    )


def _is_unfinished(text: str, lexicon: Lexicon) -> bool:
    return text.endswith(_CONTINUES) or fold(text.rsplit(" ", 1)[-1]) in lexicon.joiners


# --- names beside a date or a role ----------------------------------------------------------


def _beside_date(article: Article, knowledge: Knowledge) -> Iterator[Label]:
    lexicon = knowledge.lexicon
    blocks = article.blocks
    dates = dated_lines(article, lexicon)
    _, last = prose_bounds(article)
    edges = [*range(nth_prose(article, 2)), *range(last, len(blocks))]
    roles = {k for k in edges if _is_role_line(blocks[k].text, lexicon)}
    found: dict[int, int | None] = {}
    for beside in sorted(roles | dates):
        for index in _neighbours(article, beside, lexicon):
            if index and _is_dated(article, index, beside, roles, knowledge):
                found.setdefault(index, beside if beside in roles else None)
    for index, role in sorted(found.items()):
        byline = _names_only(article, index, knowledge)
        if byline is not None:
            yield _line(index, article, "beside-date", _stated(byline))
            if role is not None:
                yield _line(role, article, "role")


def _is_dated(
    article: Article, index: int, beside: int, roles: Set[int], knowledge: Knowledge
) -> bool:
    """Whether what stands beside a line may make a byline of it."""
    text = article.blocks[index].text
    if len(text) > _LONGEST_NAME_LINE or not _may_be_name(text):
        return False
    if beside in roles:
        return True
    return index < prose_bounds(article)[1] and _is_under_headline(article, index, knowledge)


def _may_be_name(text: str) -> bool:
    bare = _LEAD.sub("", text)
    if not bare or not (bare[0].isupper() or is_uncased(bare)) or bare.isupper():
        return False
    return " " in bare or is_unspaced(bare[0])


def _neighbours(article: Article, index: int, lexicon: Lexicon) -> Iterator[int]:
    """The lines before and after, those passed over that are a mark or announce the date."""
    for step in (-1, 1):
        k = index + step
        while 0 <= k < len(article.blocks) and _is_passed_over(article.blocks[k].text, lexicon):
            k += step
        if 0 <= k < len(article.blocks):
            yield k


def _is_passed_over(text: str, lexicon: Lexicon) -> bool:
    return len(text) <= 1 or read_date_cue(text, lexicon) is not None


def _is_role_line(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is a role and nothing else: ``Journalist``, ``Korrespondent in Berlin``."""
    if len(text) > _LONGEST_CUE:
        return False
    words = fold(_LEAD.sub("", text)).replace("-", " ").rstrip(".:").split()
    if not words or lexicon.roles.isdisjoint(words):
        return False
    if all(word in lexicon.roles or word in lexicon.qualifiers for word in words):
        return True
    return len(words) > 1 and words[0] in lexicon.roles and words[1] in lexicon.prepositions


def _is_under_headline(article: Article, index: int, knowledge: Knowledge) -> bool:
    """Whether a headline or a summary stands a few lines above: names of sections stand before."""
    for block in article.blocks[max(0, index - _LOOK_BACK) : index]:
        text = block.text
        words = text.count(" ") + 1
        if words >= _HEADLINE_WORDS and date_line(block, knowledge.lexicon) is None:
            return True
        if len(text) >= _HEADLINE_UNSPACED and is_unspaced(text[0]):
            return True
    return False


def _names_only(article: Article, index: int, knowledge: Knowledge) -> Byline | None:
    """Whom a line names that is nothing but people's names."""
    block = article.blocks[index]
    for match in knowledge.evidence(block).matches:
        # The words of menus are capitalised as well.
        if match.rule.label != "byline" and speaks(match.rule, article):
            return None
    text = _LEAD.sub("", block.text).rstrip(" |")
    if any(word in _NOT_IN_NAMES for word in fold(text).split()):
        return None
    byline = read_byline(text, knowledge.lexicon)
    if byline is None or not byline.authors or byline.organizations:
        return None
    surnames = [_surname(author.name) for author in byline.authors]
    return None if _are_in_story(article, surnames) else byline


def _surname(name: str) -> str:
    """The part of a name by which a story would speak of somebody."""
    return name[:2] if is_unspaced(name[0]) else name.rsplit(" ", 1)[-1]


def _are_in_story(article: Article, surnames: Sequence[str]) -> bool:
    """Whether the story speaks of one of them: who wrote it is seldom in it."""
    first, last = prose_bounds(article)
    return any(
        name in block.text
        for block in article.blocks[first:last]
        if is_prose(block)
        for name in surnames
    )


# --- below the story ------------------------------------------------------------------------


def _at_the_end(article: Article, lexicon: Lexicon) -> Iterator[Label]:
    """Signatures: ``-- Ann Lee``, ``(nz)``, ``osg/ PAP``."""
    _, last = prose_bounds(article)
    blocks = article.blocks
    final = blocks[last - 1].text
    match = _SIGN_OFF.search(final)
    if match is not None and _signs_off(match.group("who"), lexicon):
        yield Label(last - 1, match.start(), len(final), "byline", "bylines.sign-off")
    for index in range(last, len(blocks)):
        text = blocks[index].text
        if len(text) > _LONGEST_NAME_LINE:
            continue
        match = _SIGN_OFF.search(text)
        if match is not None and match.start() == 0 and _signs_off(match.group("who"), lexicon):
            yield _line(index, article, "sign-off")
        elif _are_initials_with_agency(text, lexicon):
            yield _line(index, article, "initials")
    if last == len(blocks) - 1:
        yield from _signature(article, last, lexicon)


def _signs_off(who: str, lexicon: Lexicon) -> bool:
    return all(
        (_INITIALS.fullmatch(part) is not None and part not in _NO_WORDS)
        or is_organization(part, lexicon)
        for part in who.split("/")
    )


def _are_initials_with_agency(text: str, lexicon: Lexicon) -> bool:
    parts = [part.strip() for part in re.split(r"[/,]", text)]
    return (
        len(parts) > 1
        and not any(fold(part) in lexicon.pictures for part in parts)
        and any(is_organization(part, lexicon) for part in parts)
        and all(is_organization(p, lexicon) or _INITIALS.fullmatch(p) is not None for p in parts)
    )


def _signature(article: Article, index: int, lexicon: Lexicon) -> Iterator[Label]:
    text = article.blocks[index].text
    mark = _SIGNED.match(text)
    if len(text) > _LONGEST_NAME_LINE or (mark is None and _VIETNAMESE.search(text) is None):
        return
    byline = read_byline(text[mark.end() :] if mark else text, lexicon)
    if byline is not None and byline.authors and text[-1] not in ".!?:":
        yield _line(index, article, "signature", _stated(byline))


# --- before the first sentence --------------------------------------------------------------


def _before_first_sentence(article: Article, lexicon: Lexicon) -> Iterator[Label]:
    """``(서울=연합뉴스) 홍길동 기자 =``: the reporter goes, the dateline stays."""
    for index, block in enumerate(article.blocks[: nth_prose(article, 2) + 1]):
        match = _REPORTER.match(block.text) if block.text[0] in "([【" else None
        if match is None:
            continue
        byline = read_byline(match.group("who"), lexicon)
        if byline is not None and _is_certain(byline):
            start = match.start("who")
            yield Label(index, start, match.end(), "byline", "bylines.reporter", _stated(byline))
