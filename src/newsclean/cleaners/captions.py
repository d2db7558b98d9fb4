"""Picture captions, known by the credit that ends them.

``... first broke out. Ann Lee / AFP`` is a caption wherever it stands.  A bare
address or an agency in brackets (``... in Sochi Kremlin.ru``) also ends stories,
so it is believed only before the body and where no full stop precedes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from newsclean.cleaners.prose import prose_bounds
from newsclean.lexicon import Lexicon
from newsclean.model import Article, Block, Caption, Label
from newsclean.names import is_organization, read_byline
from newsclean.phrases import Knowledge
from newsclean.text import ends_sentence, fold

_LONGEST_CAPTION = 600
_LONGEST_CREDIT = 80
_ENDS_NO_CREDIT = frozenset('.!?…:;,"”’“»。')
_STROKE = re.compile(r" ?/ ?")
_ADDRESS_AT_END = re.compile(r" ([A-Za-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,4})$")
_BRACKETS_AT_END = re.compile(r" ?[(\[]([^()\[\]]{2,80})[)\]]$")
# A cue word for a credit needs a colon behind it or a stroke or dash before it.
_CUE = re.compile(r"(?:^|[\s(\[|/–—-])([^\W\d_]+(?: [^\W\d_]+)?) ?: ?(?=[^\s])")


@attrs.frozen
class _Credit:
    """A credit found at the end of a block."""

    start: int
    """Where the credit, its cue word and its bracket begin; the caption ends before it."""
    name: str
    rule: str
    is_certain: bool
    """Whether it can stand nowhere but under a picture."""


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for blocks that end in a credit, with caption and credit as ``captions``."""
    head: int | None = None
    for index, block in enumerate(article.blocks):
        if block.text[-1] in _ENDS_NO_CREDIT or len(block.text) > _LONGEST_CAPTION:
            continue
        credit = _credit(block, knowledge)
        if credit is None:
            continue
        if not credit.is_certain:
            head = prose_bounds(article)[0] if head is None else head
            if index >= head or ends_sentence(block.text[: credit.start]):
                continue
        text = block.text[: credit.start].rstrip(" -–—|(")
        fields = {"captions": (Caption(text, credit.name),)}
        yield Label(index, 0, len(block.text), "caption", credit.rule, fields)


def _credit(block: Block, knowledge: Knowledge) -> _Credit | None:
    key = ("credit", knowledge.lexicon)
    known = block._memo.get(key, block)
    if known is block:
        known = block._memo[key] = _find_credit(block.text, knowledge.lexicon)
    found: _Credit | None = known
    return found


def _find_credit(text: str, lexicon: Lexicon) -> _Credit | None:
    for find in (_with_cue, _person_and_agency, _in_brackets, _address):
        found = find(text, lexicon)
        if found is not None:
            return found
    return None


def _with_cue(text: str, lexicon: Lexicon) -> _Credit | None:
    """``Photo: Ann Lee``, ``(Foto: AFP)`` at the end."""
    at = text.rfind(":", max(0, len(text) - _LONGEST_CREDIT))
    if at < 0:
        return None
    match = _CUE.search(text, max(0, at - 30))
    while match is not None:
        if fold(match.group(1)).split()[-1] in lexicon.credits:
            name = text[match.end() :].strip(" )]")
            start = match.start() + (0 if match.start() == 0 else 1)
            if text[match.start()] in "([":
                start = match.start()
            return _Credit(start, name, "captions.cue", is_certain=True) if name else None
        match = _CUE.search(text, match.end())
    return None


def _person_and_agency(text: str, lexicon: Lexicon) -> _Credit | None:
    """``Ann Lee / AFP`` at the end, behind a full stop or a caption."""
    strokes = list(_STROKE.finditer(text, max(0, len(text) - _LONGEST_CREDIT)))
    if not strokes:
        return None
    stroke = strokes[-1]
    agency = text[stroke.end() :].strip()
    if not _is_agency(agency, lexicon):
        return None
    start = _name_start(text, stroke.start(), lexicon)
    if start is None:
        return None
    return _Credit(start, text[start:], "captions.person-agency", is_certain=True)


def _is_agency(text: str, lexicon: Lexicon) -> bool:
    short = text.isupper() and 2 <= len(text) <= 6 and text.isalpha()
    return short or is_organization(text, lexicon)


def _name_start(text: str, end: int, lexicon: Lexicon) -> int | None:
    """Where the one to four words of a person's or agency's name before ``end`` begin.

    They must follow a sentence's end, a bracket or a dash, or be all there is.
    """
    at = end
    for _ in range(4):
        space = text.rfind(" ", 0, at)
        start = space + 1
        word = text[start:at].strip()
        if not word or not (word[0].isupper() or word.lower() in lexicon.particles):
            return None
        before = text[:start].rstrip()
        if not before or before[-1] in ".!?…\"'”’»)(|–—-":
            return start if _names_somebody(text[start:end], lexicon) else None
        at = space
        if at <= 0:
            return None
    return None


def _names_somebody(text: str, lexicon: Lexicon) -> bool:
    return read_byline(text, lexicon) is not None or _is_agency(text.strip(), lexicon)


def _in_brackets(text: str, lexicon: Lexicon) -> _Credit | None:
    """``(AFP)``, ``(AP Photo/Ann Lee)``, ``(Ann Lee/Reuters)`` at the end."""
    match = _BRACKETS_AT_END.search(text)
    if match is None:
        return None
    name = match.group(1)
    first, _, last = name.partition("/")
    certain = bool(last) and any(_is_credit_part(part.strip(), lexicon) for part in (first, last))
    if certain or _is_credit_part(name, lexicon):
        return _Credit(match.start(), name, "captions.brackets", is_certain=certain)
    return None


def _is_credit_part(text: str, lexicon: Lexicon) -> bool:
    words = fold(text).split()
    if not words:
        return False
    return words[-1] in lexicon.credits or is_organization(text, lexicon)


def _address(text: str, _lexicon: Lexicon) -> _Credit | None:
    """``Kremlin.ru`` at the end, behind words that are no sentence."""
    match = _ADDRESS_AT_END.search(text)
    if match is None or match.start() < 15:
        return None
    return _Credit(match.start(), match.group(1), "captions.address", is_certain=False)
