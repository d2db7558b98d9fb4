"""Bylines that no single phrase makes known.

Names with a role or an agency; names under a lone ``By``; names beside the
date; a signature; the reporter that Korean papers put before the first
sentence.  Bylines with a cue word on the same line are rules in the packs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.cleaners.dates import dated_lines
from newsclean.judging.document_language import language_of
from newsclean.judging.prose import is_prose, nth_prose, prose_bounds
from newsclean.judging.short_lines import LEAD, ShortLine, is_certain, short_lines
from newsclean.language.bylines import Byline, read_byline
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import is_organization
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.field_values import Author
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased, is_unspaced

_LONGEST = 120
_MOST_LINES_OF_NAMES = 4
_MOST_CUES = 3
_LONGEST_NAME_LINE = 60
# What stands above a byline: a headline or a summary.
_HEADLINE_WORDS, _HEADLINE_UNSPACED = 5, 12
_LOOK_BACK = 5
_CUE_ENDS = " :()-–—|•："
_CONTINUES = (",", "|", "•", "·", "&", "/")
_SIGN_OFF = re.compile(r"(?:^|(?<=[.!?…\"”»]) )[(\[](?P<who>[^\s()\[\]]{2,20})[)\]]$")
_LONGEST_SIGN_OFF = 25
_MAY_SIGN_OFF = re.compile(r"[/,)\]]")
_INITIALS = re.compile(r"[^\W\d_A-Z]{2,4}|[A-Z]-\d{1,2}")
_SIGNED = re.compile(r"(?:--|—|–|-) ?(?=\w)")
# Letters that only Vietnamese has: there a name alone under the story is its author's.
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9]")
_REPORTER = re.compile(r"^[(\[【](?P<from>[^)\]】]{2,30})[)\]】] ?(?P<who>[^=]{2,60}?) ?= ?")
_NO_WORDS = frozenset({"sic", "usw", "etc", "url"})
_NOT_IN_NAMES = frozenset("the of for and & your our my".split())
_Fields = Mapping[str, Any]


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the people as ``authors``."""
    first, last = prose_bounds(article)
    if first == len(article.blocks):
        return
    bounds = _Bounds(first, nth_prose(article, 2), last)
    lines = short_lines(article, knowledge)
    if lines:
        yield from _with_role(article, lines, bounds)
        yield from _under_cue(article, lines, bounds, knowledge.lexicon)
        yield from _beside_date(article, lines, bounds, knowledge)
    yield from _at_the_end(article, last, knowledge.lexicon)
    yield from _before_first_sentence(article, bounds, knowledge.lexicon)


class _Bounds(NamedTuple):
    """Where the story stands."""

    first: int
    """The first block of prose."""
    begins: int
    """The second: what stands before it is near the head."""
    last: int
    """One past the last."""

    def is_edge(self, index: int) -> bool:
        """Whether a block stands near the head or below the story."""
        return not self.begins <= index < self.last


def _line(index: int, article: Article, rule: str, fields: _Fields | None = None) -> Label:
    text = article.blocks[index].text
    return Label(index, 0, len(text), "byline", f"bylines.{rule}", fields or None)


# --- names with a role or an agency ---------------------------------------------------------


def _with_role(
    article: Article, lines: Mapping[int, ShortLine], bounds: _Bounds
) -> Iterator[Label]:
    for index, line in lines.items():
        if line.byline is None or index == 0 or not bounds.is_edge(index):
            continue
        if not is_prose(article.blocks[index]):
            rule = "above" if index < bounds.first else "with-role"
            yield _line(index, article, rule, line.byline.fields)


# --- names under a lone "By" ----------------------------------------------------------------


def _under_cue(
    article: Article, lines: Mapping[int, ShortLine], bounds: _Bounds, lexicon: Lexicon
) -> Iterator[Label]:
    blocks = article.blocks
    cues = [k for k, line in lines.items() if line.is_by and k + 1 < len(blocks)]
    head = [k for k in cues if k < bounds.begins]
    for cue in cues:
        end, byline = _names_below(article, cue + 1, lexicon)
        if byline is None:
            continue
        # Lists of other articles have bylines too: among many, whose is this one's?
        if _is_for_picture(blocks[cue].text, lexicon):
            continue
        states = len(head) <= _MOST_CUES if cue < bounds.begins else len(cues) == 1
        fields = byline.fields if states and not _is_for_others(blocks[cue].text) else {}
        yield _line(cue, article, "cue")
        for index in range(cue + 1, end):
            yield _line(index, article, "under-cue", fields if index == cue + 1 else None)


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
        byline = read_byline(LEAD.sub("", text), lexicon)
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


def _beside_date(
    article: Article, lines: Mapping[int, ShortLine], bounds: _Bounds, knowledge: Knowledge
) -> Iterator[Label]:
    dates = dated_lines(article, lines)
    roles = {k for k, line in lines.items() if line.is_role and bounds.is_edge(k)}
    found: dict[int, int | None] = {}
    for beside in sorted(roles | dates):
        for index in _neighbours(article, beside, lines):
            text = article.blocks[index].text
            if not index or len(text) > _LONGEST_NAME_LINE or not _may_be_name(text):
                continue
            if beside in roles:
                found.setdefault(index, beside)
            elif index < bounds.last and _is_under_headline(article, index, lines):
                found.setdefault(index, None)
    for index, role in sorted(found.items()):
        byline = _names_only(article, index, bounds, knowledge)
        if byline is not None:
            yield _line(index, article, "beside-date", byline.fields)
            if role is not None:
                yield _line(role, article, "role")


def _may_be_name(text: str) -> bool:
    bare = LEAD.sub("", text)
    if not bare or not (bare[0].isupper() or is_uncased(bare)) or bare.isupper():
        return False
    return " " in bare or is_unspaced(bare[0])


def _neighbours(article: Article, index: int, lines: Mapping[int, ShortLine]) -> Iterator[int]:
    """The lines before and after, those passed over that are a mark or announce the date."""
    for step in (-1, 1):
        k = index + step
        while 0 <= k < len(article.blocks) and (
            len(article.blocks[k].text) <= 1 or (k in lines and lines[k].date_cue is not None)
        ):
            k += step
        if 0 <= k < len(article.blocks):
            yield k


def _is_under_headline(article: Article, index: int, lines: Mapping[int, ShortLine]) -> bool:
    """Whether a headline or a summary stands a few lines above: names of sections stand before."""
    for k in range(max(0, index - _LOOK_BACK), index):
        text = article.blocks[k].text
        if text.count(" ") + 1 >= _HEADLINE_WORDS and not (k in lines and lines[k].date):
            return True
        if len(text) >= _HEADLINE_UNSPACED and is_unspaced(text[0]):
            return True
    return False


def _names_only(
    article: Article, index: int, bounds: _Bounds, knowledge: Knowledge
) -> Byline | None:
    """Whom a line names that is nothing but people's names."""
    block = article.blocks[index]
    for match in knowledge.evidence(block).matches:
        # The words of menus are capitalised as well.
        if match.rule.label != "byline" and match.rule.applies_to(language_of(article)):
            return None
    text = LEAD.sub("", block.text).rstrip(" |")
    if any(word in _NOT_IN_NAMES for word in fold(text).split()):
        return None
    byline = read_byline(text, knowledge.lexicon)
    if byline is None or not byline.authors or byline.organizations:
        return None
    story = article.blocks[bounds.first : bounds.last]
    return None if speak_of(story, byline.authors) else byline


def _surname(name: str) -> str:
    """The part of a name by which a story would speak of somebody."""
    return name[:2] if is_unspaced(name[0]) else name.rsplit(" ", 1)[-1]


def speak_of(blocks: Sequence[Block], authors: Sequence[Author]) -> bool:
    """Whether the prose of ``blocks`` has one of the names: who wrote a story is seldom in it."""
    names = [_surname(author.name) for author in authors]
    return any(name in block.text for block in blocks if is_prose(block) for name in names)


# --- below the story ------------------------------------------------------------------------


def _at_the_end(article: Article, last: int, lexicon: Lexicon) -> Iterator[Label]:
    """Signatures: ``-- Ann Lee``, ``(nz)``, ``osg/ PAP``."""
    blocks = article.blocks
    final = blocks[last - 1].text
    match = _SIGN_OFF.search(final, max(0, len(final) - _LONGEST_SIGN_OFF))
    if match is not None and match.start() and _signs_off(match.group("who"), lexicon):
        yield Label(last - 1, match.start(), len(final), "byline", "bylines.sign-off")
    for index in range(last, len(blocks)):
        text = blocks[index].text
        if len(text) > _LONGEST_NAME_LINE or not _MAY_SIGN_OFF.search(text):
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
        yield _line(index, article, "signature", byline.fields)


# --- before the first sentence --------------------------------------------------------------


def _before_first_sentence(article: Article, bounds: _Bounds, lexicon: Lexicon) -> Iterator[Label]:
    """``(서울=연합뉴스) 홍길동 기자 =``: the reporter goes, the dateline stays."""
    for index, block in enumerate(article.blocks[: bounds.begins + 1]):
        match = _REPORTER.match(block.text) if block.text[0] in "([【" else None
        if match is None:
            continue
        byline = read_byline(match.group("who"), lexicon)
        if byline is not None and is_certain(byline):
            # A line of nothing else goes as a whole.
            start = match.start("who") if match.end() < len(block.text) else 0
            yield Label(index, start, match.end(), "byline", "bylines.reporter", byline.fields)
