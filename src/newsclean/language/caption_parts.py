"""A line that is known for a caption: what it says, and who is credited at its end.

Newsrooms write credits in ways that other lines end in too: ``The pier. Ann Lee``, ``The pier -
AFP``, ``Courtesy of the museum``.  Under a picture they can be believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.language.bylines import read_byline
from newsclean.language.credits import Credit, find_credit, looks_like_credit
from newsclean.language.lexicon import Lexicon
from newsclean.language.picture_labels import CAPTIONS, SHORT_CAPTIONS, SHORT_SOURCES, SOURCES
from newsclean.language.proper_names import has_media_word, is_agency, is_organization
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.letters import is_uncased
from newsclean.text.sentences import ends_sentence

_LONGEST = 120
_LONGEST_LINE = 2_000
_AROUND = " \t-–—|/()[]（）【】［］〔〕·•,;"

# --- words ----------------------------------------------------------------------------------

_SIGN = late(r"(?:©|ⓒ|Ⓒ|℗|\(c\)|copyright\b)[\s:：.]*(?:©\s*)?", re.IGNORECASE)
# Alone they say whose a picture is, without a name.
_NAMELESS = frozenset(
    "handout supplied submitted provided archive archiv archives archivo arquivo archivio file"
    " privat private privé divulgação reproducción reprodução repro dr stock illustrationsbild"
    " symbolbild symbolfoto archivbild archivfoto cortesía".split()
)
_COURTESY = frozenset("courtesy cortesía cortesia".split())
# Between a person and whom the picture was made for.
_FOR = late(r" (?:(?:for|pour|para|für|per|voor|för|via|through|from) |\()", re.IGNORECASE)
# Chinese and Japanese papers put the word behind the name, or a stroke between the two.
_TAKEN = late(
    r"(?:^|[\s。．.，,（(【=＝])(?P<name>(?:[^\s。，,（(【=＝]{1,12}(?:记者|記者|通讯员)\s?)?"
    r"[^\s。，,（(【=＝]{2,8})\s?(?:摄|攝|撮影|提供)[)）】]?$"
)
_DRAWN_BY = late(r"(?:图片?|圖片?|摄影|攝影|文/图|图源|사진)\s?[/／]\s?(?P<name>[^\s/。]{2,24})$")
_KOREAN_AGENCY = late(r"[\s.]/\s?(?P<name>[가-힣A-Za-z0-9]{2,16})$")
_EQUALS = late(r"\s(?P<cue>[^\s=＝]{1,8})\s?[=＝]\s?(?P<name>\S[^=＝]{0,30})$")

# Behind any of these a credit may begin.
_START = late(
    r"(?<=[.!?…؟۔।։።。！？\"”’»)\]])\s*(?=[^\s.!?…۔।։።。！？\"”’»)\]])"
    r"|[|｜–—•·]\s*|\s-\s|\s/\s?|,\s|;\s|(?=[(\[（【©ⓒ])|(?=\s[©ⓒ])"
)


def split_caption(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """What a caption says, and its credit; either may be empty or ``None``.

    :param text: one line that stands under a picture.
    """
    said, credited = _read_aloud(text.strip())
    if not said:
        return "", bare_credit(credited, lexicon) if credited else None
    credit = _at_end(said, lexicon)
    if credit is None:
        return said, bare_credit(credited, lexicon) if credited else None
    return said[: credit.start].rstrip(" -–—|/·•([（【"), credit.name


def bare_credit(text: str, lexicon: Lexicon) -> str:
    """A line that is known for a credit, without the words and signs around the name.

    >>> bare_credit("© Ann Lee", Lexicon()), bare_credit("(Photo: PA)", Lexicon(
    ...     credits=frozenset({"photo"})))
    ('Ann Lee', 'PA')
    """
    line = text.strip()
    whole = find_credit(line, fold(line), lexicon) if line else None
    if whole is not None and whole.start == 0:
        line = whole.name
    else:
        cue = _SOURCE_CUE.match(line)
        line = line[cue.end() :] if cue else line
        line = _without_cue(line.strip(_AROUND), lexicon) or line
    sign = _SIGN.match(line)
    return (line[sign.end() :] if sign else line).strip(_AROUND).rstrip(":：") or text.strip()


def _any_of(*lists: tuple[str, ...]) -> str:
    names = sorted((name for names in lists for name in names), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, names)) + r")\s?[,:：،，、]\s*"


_SOURCE_CUE = late(_any_of(SOURCES, SHORT_SOURCES), re.IGNORECASE)
_CAPTION_CUE = late(_any_of(CAPTIONS, SHORT_CAPTIONS), re.IGNORECASE)


def _read_aloud(text: str) -> tuple[str, str | None]:
    """A line without the words that are read aloud, and the credit that they announce."""
    caption = _CAPTION_CUE.match(text)
    if caption is not None:
        return text[caption.end() :], None
    source = _SOURCE_CUE.match(text)
    if source is None:
        return text, None
    caption = _CAPTION_CUE.search(text, source.end())
    if caption is None:
        return "", text[source.end() :]
    return text[caption.end() :], text[source.end() : caption.start()].strip()


# --- at the end of a caption ----------------------------------------------------------------


def _at_end(text: str, lexicon: Lexicon) -> Credit | None:
    if len(text) > _LONGEST_LINE:
        return None
    found = find_credit(text, fold(text), lexicon)
    if found is not None and found.rule == "captions.cue":
        return found
    loose = _in_letters_without_case(text, lexicon) or _loose(text, lexicon)
    if found is None or loose is None:
        return found or loose
    # "ANN LEE (AFP)": the person belongs to it.
    return loose if loose.start < found.start else found


def _loose(text: str, lexicon: Lexicon) -> Credit | None:
    """The longest end of a caption that can be a credit."""
    for start in _starts(text):
        tail = text[start:].strip()
        if tail:
            name = _credited(tail, text[:start].rstrip(), lexicon)
            if name is not None:
                return Credit(start, name, "captions.known")
    return None


def _starts(text: str) -> Iterator[int]:
    yield 0
    found = [match.end() for match in _START.finditer(text, max(0, len(text) - _LONGEST))]
    yield from found[-_MOST_STARTS:]


def _credited(tail: str, before: str, lexicon: Lexicon) -> str | None:
    """Whom an end of a caption credits; ``None`` if it is none."""
    line = tail.strip(_AROUND).rstrip(".。")
    if not line or len(line) > _LONGEST:
        return None
    if line.count("(") > line.count(")"):
        line += ")"
    is_bracketed = tail[0] in "([（【" and tail.rstrip(".。")[-1:] in ")]）】"
    sign = _SIGN.match(line)
    if sign is not None:
        name = line[sign.end() :].strip(_AROUND)
        is_year = name[:4].isdigit()
        return name if name and not is_year and looks_like_credit(name, lexicon, 1) else None
    behind_cue = _without_cue(line, lexicon)
    if behind_cue is not None:
        return behind_cue
    if fold(line) in _NAMELESS:
        return line if before else None
    if _is_agencies(line, lexicon):
        return line
    # What follows is names alone: they must stand apart from what is said.
    is_apart = bool(before) and (ends_sentence(before) or is_bracketed)
    if not is_apart or tail[-1] in ".。!?…":
        return None
    if "/" in line and is_bracketed and _are_names(line.split("/"), lexicon):
        return line
    if is_bracketed and not ends_sentence(before):
        return None
    for_whom = _FOR.search(line)
    person = line[: for_whom.start()] if for_whom else line
    whom = line[for_whom.end() :].strip("()") if for_whom else None
    if _is_person(person, lexicon) and (whom is None or looks_like_credit(whom, lexicon, 1)):
        return line
    return None


def _without_cue(line: str, lexicon: Lexicon) -> str | None:
    """The name behind a cue: ``Foto Anna Berg``, ``File photo: AP``, ``Courtesy of the museum``."""
    head, mark, rest = line.partition(":" if ":" in line else "：")
    words = [fold(word).strip(".") for word in head.split()]
    if mark and rest.strip() and 0 < len(words) <= 4 and ". " not in head:
        last = words[-2] if len(words) > 1 and words[-1] in lexicon.by else words[-1]
        if any(
            one in cues
            for one in (last, fold(head).strip())
            for cues in (lexicon.credits, lexicon.sources, lexicon.by)
        ):
            name = rest.strip(_AROUND)
            is_name = not name[:1].islower() or fold(name) in _NAMELESS or is_agency(name, lexicon)
            return name if name and is_name and looks_like_credit(name, lexicon, 2) else None
    words = line.replace("...", " ").replace("…", " ").split()
    at = 0
    while at < len(words) and at < 3 and _is_cue(words[at], at, lexicon):
        at += 1
    if at == 0 or at == len(words):
        return None
    first = fold(words[0]).strip(".")
    while at < len(words) - 1 and _is_small(fold(words[at]), first, lexicon):
        at += 1
    name = " ".join(words[at:])
    # "Photo shows the pier" says what is seen.
    most = 2 if first in _COURTESY else 0
    if words[at][:1].islower() and not most and not is_agency(name, lexicon):
        return None
    return name if looks_like_credit(name, lexicon, most) else None


def _is_small(word: str, cue: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a cue and the name."""
    return word in _OF if cue in _COURTESY else word in _BY or word in lexicon.by


_OF = frozenset("of the to".split())
_BY = frozenset("by de di del courtesy".split())
_MOST_STARTS = 12


def _is_cue(word: str, at: int, lexicon: Lexicon) -> bool:
    folded = fold(word).strip(".:")
    return folded in lexicon.credits or folded in _COURTESY or (at > 0 and folded in _NAMELESS)


def _is_agencies(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is an agency, or people and agencies parted by strokes or commas."""
    if is_agency(line, lexicon):
        return True
    parts = [part.strip() for part in re.split(r"[/|]|, (?=[^,]*$)", line)]
    if len(parts) < 2 or not any(_is_known(part, lexicon) for part in parts):
        return False
    return _are_names(parts, lexicon)


def _is_known(part: str, lexicon: Lexicon) -> bool:
    words = part.split()
    return is_agency(part, lexicon) or (
        len(words) > 1
        and fold(words[-1]) in lexicon.credits
        and is_agency(" ".join(words[:-1]), lexicon)
    )


def _are_names(parts: list[str], lexicon: Lexicon) -> bool:
    names = [part.strip() for part in parts]
    return all(
        name and (looks_like_credit(name, lexicon, 0) or fold(name) in _NAMELESS)
        and (name[0].isupper() or is_uncased(name[0]) or is_agency(name, lexicon))
        and not name[0].isdigit()
        and len(name.split()) <= 5
        for name in names
    )  # fmt: skip


def _is_person(text: str, lexicon: Lexicon) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 4 or any(char.isdigit() for char in text):
        return False
    named = [word for word in words if fold(word) not in lexicon.particles]
    if not all(word[0].isupper() for word in named):
        return False
    if has_media_word(text, lexicon) or is_organization(text, lexicon):
        return True
    byline = read_byline(text, lexicon)
    return byline is not None and len(byline.authors) == 1


def _in_letters_without_case(text: str, lexicon: Lexicon) -> Credit | None:
    """``李安 摄``, ``图/李安``, ``写真＝李安``, ``/연합뉴스``."""
    if not is_uncased(text[-1]) and text[-1] not in ")）】":
        return None
    for pattern in (_TAKEN, _DRAWN_BY, _KOREAN_AGENCY, _EQUALS):
        match = pattern.search(text, max(0, len(text) - _LONGEST))
        if match is None:
            continue
        if pattern is _EQUALS and match["cue"] not in lexicon.credits:
            continue
        if pattern is _KOREAN_AGENCY and not any("가" <= char <= "힣" for char in match["name"]):
            continue
        start = match.start("name") if pattern is _TAKEN else match.start()
        return Credit(start, match["name"].strip(), "captions.known")
    return None
