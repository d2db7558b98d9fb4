"""Who made a picture: the credit that ends a caption, in the words of many newsrooms."""

from __future__ import annotations

import re

import attrs

from newsclean.language.bylines import read_byline
from newsclean.language.lexicon import Lexicon
from newsclean.language.old_pictures import FILED, OLD_PICTURES, sign_of_caption
from newsclean.language.proper_names import is_agency, is_organization
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.letters import is_uncased
from newsclean.text.sentences import ends_sentence, sentence_spans

_LONGEST_CREDIT = 80
# More of a line is not looked at for a credit at its end.
_LONGEST_END = 500
LONGEST_CAPTION = 300
"""Captions run to two or three sentences; what is longer is a paragraph with a credit glued on."""
_ENDS_NO_CREDIT = frozenset('!?…:;,"”’“»')
_STOPS = frozenset(".。")
_MARKS = late("[:：=＝©|｜]")
_STROKE = late(r" ?/ ?")
_ADDRESS_AT_END = late(r" ([A-Za-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,4})$")
# "(Ann Lee/AFP (2))": two of the pictures are theirs.
_BRACKETS_AT_END = late(r" ?[(\[]([^()\[\]]{2,80}?)(?: ?\(\d\d?\))?[)\]]$")
# Without one of these there is no credit, unless all of the line is a picture agency's name.
_HINT = late(r"[:：=＝©｜/)\]）】撮提]|\.[a-z]{2,4}$| (?:by|via|von|par|por|av|af|door|through) ")
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0dff])"
# A cue word for a credit, and what parts it from the name: a colon, or "by" in any language.
_CUE = late(rf"(?<!{_LETTER})({_LETTER}++)\.?(?: ?[:：] ?| (?P<by>{_LETTER}++) )(?=\S)")
# Korean and Japanese papers write 사진=, 写真＝ and ...＝山田太郎撮影.
_EQUALS = late(rf"({_LETTER}++) ?[=＝｜] ?(?=\S)")
_TAKEN_BY = late(r"[=＝(（\[]([^=＝()（）\[\]]{1,24}?)(?:撮影|提供)[)）\]]?$")
_VIA = late(r"[ /](?:via|through) (?=[^ ]+(?: [^ ]+){0,2}$)")
_BEFORE_CUE = frozenset(".!?…؟۔।։።。！？)]}（([|/–—-―•»”\"'’」』,，")
_LOWER_CREDITS = frozenset("privat private privé privado via of on courtesy handout".split())
_OPENERS = ("(", "[", "（", "【")
# What stands behind these is as often the headline of a film.
_WEAK_CUES = frozenset({"video", "clip"})
_SHORT_AGENCY, _LONGEST_CUE = 6, 24
CUE_ALONE = "captions.cue-alone"
"""The rule of a cue whose name stands on the next line."""
_MOST_CREDIT_WORDS = 5


@attrs.frozen
class Credit:
    """A credit found at the end of a block."""

    start: int
    """Where the credit, its cue word and its bracket begin; the caption ends before it."""
    name: str
    """Empty where a caption is known without a credit."""
    rule: str
    is_certain: bool = True
    """Whether it can stand nowhere but under a picture."""


def _may_end_in_credit(text: str) -> bool:
    last = text[-1]
    if last in _ENDS_NO_CREDIT:
        return False
    if last in _STOPS or len(text) > LONGEST_CAPTION + _LONGEST_CREDIT:
        # Most paragraphs: only a mark near the end is worth a closer look.
        return _MARKS.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None or (
            last in ")]"
        )
    return True


def credits_at_end(text: str, folded: str, lexicon: Lexicon) -> tuple[Credit, ...] | None:
    """The credits that a line ends in, from the last to the first; ``None`` if it ends in none.

    All but the first certainly stand behind a sentence of a paragraph, so each can go without what
    is before it.  All are found at once: a line may have thousands.
    """
    if _is_cue_alone(text, lexicon):
        return (Credit(0, "", CUE_ALONE),)
    found: list[Credit] = []
    high = len(text)
    while high:
        low = max(0, high - _LONGEST_END)
        credit = find_credit(text[low:high], folded[low:high], lexicon)
        if credit is None:
            break
        found.append(attrs.evolve(credit, start=low + credit.start))
        before = caption_before(text, found[-1], low)
        if not (credit.is_certain and is_paragraph(before, low) and ends_sentence(before)):
            break
        high = low + len(text[low : found[-1].start].rstrip())
    if not found and len(text) <= LONGEST_CAPTION:
        rule = sign_of_caption(text)
        if rule is not None and not is_paragraph(text):
            return (Credit(high, "", rule),)
    return tuple(found) or None


def _is_cue_alone(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is ``Photo:`` and nothing else."""
    if text[-1] not in ":：" or len(text) > _LONGEST_CUE:
        return False
    word = fold(text[:-1].strip("([ "))
    return word in lexicon.credits and word not in _WEAK_CUES


def caption_before(text: str, credit: Credit, low: int = 0) -> str:
    """What stands before a credit, without the strokes and brackets that part them."""
    return text[low : credit.start].rstrip(" -–—|(/")


def is_paragraph(text: str, unseen: int = 0) -> bool:
    """Whether what stands before a credit, and ``unseen`` characters before, is no caption."""
    if unseen + len(text) > LONGEST_CAPTION:
        return True
    return len(text) > _SURELY_CAPTION and len(sentence_spans(text)) > _MOST_SENTENCES


_MOST_SENTENCES, _SURELY_CAPTION = 2, 200


def find_credit(text: str, folded: str, lexicon: Lexicon) -> Credit | None:
    """The credit that a line of any kind ends in; of a doubtful one ``is_certain`` is false."""
    if not _may_end_in_credit(text):
        return None
    if folded in lexicon.pictures:
        return Credit(0, text, "captions.agency")
    if _HINT.search(text, max(0, len(text) - 2 * _LONGEST_CREDIT)) is None:
        return None
    for find in (
        _with_cue,
        _with_equals,
        _behind_sign,
        _credit_alone,
        _via_agency,
        _person_and_agency,
        _in_brackets,
        _address,
    ):
        found = find(text, lexicon)
        if found is not None:
            return found
    return None


# --- behind a cue ---------------------------------------------------------------------------


def _with_cue(text: str, lexicon: Lexicon) -> Credit | None:
    """``Photo: Ann Lee``, ``(Foto: AFP)``, ``图：新华社``, ``Photo by Ann Lee on Unsplash``."""
    low = max(0, len(text) - _LONGEST_CREDIT - 30)
    match = _CUE.search(text, low)
    while match is not None:
        start = _cue_start(text, match, lexicon)
        name = re.split(r"[)\]）】] ", text[match.end() :], maxsplit=1)[0].strip(" )]）】.。")
        if start is not None and name and len(name) <= _LONGEST_CREDIT:
            by = match.group("by")
            is_sure = start == 0 and by is None and fold(match.group(1)) not in _WEAK_CUES
            is_loose = start == 0 or text[start:].startswith(_OPENERS) or _is_parted(text, start)
            if is_sure or looks_like_credit(name, lexicon, most_lower=int(is_loose)):
                return Credit(start, name, "captions.cue")
        match = _CUE.search(text, match.start(1) + 1)
    return None


def _is_parted(text: str, start: int) -> bool:
    """Whether a stop, a bracket or a dash stands before ``start``."""
    before = text[:start].rstrip()
    return not before or before[-1] in _BEFORE_CUE


def _cue_start(text: str, match: re.Match[str], lexicon: Lexicon) -> int | None:
    """Where the cue that ``match`` may be begins, its bracket included; ``None`` if it is none."""
    by = match.group("by")
    if by is not None and fold(by) not in lexicon.by:
        return None
    if fold(match.group(1)) not in lexicon.credits:
        return None
    start = match.start(1)
    # "Photo credit:" is one cue.
    space = text.rfind(" ", 0, max(0, start - 1)) + 1
    if fold(text[space : max(space, start - 1)]).rstrip(".") in lexicon.credits:
        start = space
    before = text[:start].rstrip()
    if not _is_parted(text, start) and not (text[start].isupper() and by is None):
        return None
    return len(before) - 1 if before and before[-1] in "([（【" else start


def _with_equals(text: str, lexicon: Lexicon) -> Credit | None:
    """``[사진=연합뉴스]``, ``写真＝山田太郎``, ``＝山田太郎撮影``."""
    if not any("\u3040" <= char <= "\ud7a3" for char in text[-_LONGEST_CREDIT:]):
        return None
    taken = _TAKEN_BY.search(text)
    if taken is not None:
        return Credit(taken.start(), taken.group(1).strip(), "captions.taken-by")
    for match in _EQUALS.finditer(text, max(0, len(text) - _LONGEST_CREDIT)):
        if match.group(1) in lexicon.credits:
            start = match.start()
            before = text[:start].rstrip()
            if before and before[-1] in "([（【/":
                start = len(before) - 1
            elif before and before[-1] not in _BEFORE_CUE:
                continue
            return Credit(start, text[match.end() :].strip(" )]）】."), "captions.cue")
    return None


def _behind_sign(text: str, lexicon: Lexicon) -> Credit | None:
    """``© Ann Lee`` at the end; a line of its own with a year is a page's own notice."""
    at = text.rfind("©", max(0, len(text) - _LONGEST_CREDIT))
    if at < 0:
        return None
    name = text[at + 1 :].strip(" )]:.")
    if not name or name[0].isdigit() or text[at - 1 : at].isalnum():
        return None
    # Behind a sentence it may be the paper's own: "... on Friday. © The Herald".
    is_shared = at > 0 and "/" in name
    if (at == 0 or ends_sentence(text[:at])) and not (is_shared or _has_agency(name, lexicon)):
        return None
    return Credit(at, name, "captions.sign") if looks_like_credit(name, lexicon) else None


def looks_like_credit(name: str, lexicon: Lexicon, most_lower: int = 0) -> bool:
    """Whether ``name`` is made of names: a sentence after a colon is not.

    ``most_lower`` is how many words in lower case may be among them.
    """
    words = name.replace("/", " ").split()
    if not words or (is_uncased(words[0]) and len(name) > _LONGEST_CREDIT // 2):
        return False
    lower = 0
    for word in words:
        if not _is_name_like(word, lexicon):
            lower += 1
            if lower > most_lower or word == words[0]:
                # Not by its words, then.
                break
    else:
        return not lower or len(words) <= _MOST_CREDIT_WORDS or is_agency(name, lexicon)
    return is_agency(name, lexicon) or (len(words) == 1 and len(name) < _LONGEST_CREDIT // 4)


def _is_name_like(word: str, lexicon: Lexicon) -> bool:
    bare = word.strip("()[],.;:–—-&@")
    if not bare or not bare[0].islower():
        return True
    folded = fold(bare)
    return (
        folded in lexicon.particles
        or folded in lexicon.joiners
        or folded in lexicon.credits
        or folded in lexicon.agencies
        or folded in _LOWER_CREDITS
        or folded in lexicon.words_of_pictures
        or "@" in word
    )


# --- agencies -------------------------------------------------------------------------------


def _credit_alone(text: str, lexicon: Lexicon) -> Credit | None:
    """``APA/AFP/Ann Lee``: a line that is a credit and nothing else."""
    if len(text) > _LONGEST_CREDIT:
        return None
    parts = [part.strip() for part in text.split("/")]
    if len(parts) < 2 or not all(_is_credit_name(part, lexicon) for part in parts):
        return None
    agencies = [part for part in parts if is_agency(part, lexicon)]
    is_picture = len(agencies) < len(parts) or any(fold(p) in lexicon.pictures for p in parts)
    return Credit(0, text, "captions.agency") if agencies and is_picture else None


def _is_credit_name(text: str, lexicon: Lexicon) -> bool:
    if is_agency(text, lexicon):
        return True
    words = text.split()
    return 1 < len(words) < 5 and all(
        word[0].isupper() or word.lower() in lexicon.particles for word in words
    )


def _via_agency(text: str, lexicon: Lexicon) -> Credit | None:
    """``Ann Lee via REUTERS``, ``Ann Lee/AFP via Getty Images`` at the end."""
    match = _VIA.search(text, max(0, len(text) - _LONGEST_CREDIT))
    if match is None:
        return None
    if not is_agency(FILED.sub("", text[match.end() :].strip(" )]")), lexicon):
        return None
    start = _name_start(text, match.start(), lexicon)
    if start is None:
        return None
    bracket = start > 0 and text[start - 1] in "(["
    return Credit(start - bracket, text[start:].strip(" )]"), "captions.person-agency")


def _person_and_agency(text: str, lexicon: Lexicon) -> Credit | None:
    """``Ann Lee / AFP`` at the end, behind a full stop or a caption."""
    strokes = list(_STROKE.finditer(text, max(0, len(text) - _LONGEST_CREDIT)))
    if not strokes:
        return None
    stroke = strokes[-1]
    agency = FILED.sub("", text[stroke.end() :].strip())
    if not _is_agency(agency, lexicon):
        return None
    start = _name_start(text, stroke.start(), lexicon)
    if start is None:
        return None
    return Credit(start, text[start:], "captions.person-agency")


def _is_agency(text: str, lexicon: Lexicon) -> bool:
    short = text.isupper() and 2 <= len(text) <= _SHORT_AGENCY and text.isalpha()
    return short or is_organization(text, lexicon)


def _has_agency(text: str, lexicon: Lexicon) -> bool:
    return any(is_agency(part.strip(), lexicon) for part in text.split("/"))


def _name_start(text: str, end: int, lexicon: Lexicon) -> int | None:
    """Where the one to four words of a person's or agency's name before ``end`` begin.

    They must follow a sentence's end, a bracket or a dash, or be all there is.
    """
    at = end
    for _ in range(4):
        space = text.rfind(" ", 0, at)
        start = space + 1
        word = text[start:at].strip()
        bare = word.lstrip("([")
        if not bare or not (bare[0].isupper() or bare.lower() in lexicon.particles):
            return None
        before = text[:start].rstrip()
        opens = len(word) - len(bare)
        if opens or not before or before[-1] in ".!?…\"'”’»)(|–—-/":
            start += opens
            return start if _names_somebody(text[start:end], lexicon) else None
        at = space
        if at <= 0:
            return None
    return None


def _names_somebody(text: str, lexicon: Lexicon) -> bool:
    return read_byline(text, lexicon) is not None or _is_agency(text.strip(), lexicon)


# --- in brackets, and addresses -------------------------------------------------------------


def _in_brackets(text: str, lexicon: Lexicon) -> Credit | None:
    """``(AFP)``, ``(AP Photo/Ann Lee)``, ``(Ann Lee/Reuters)`` at the end."""
    match = _BRACKETS_AT_END.search(text, max(0, len(text) - _LONGEST_CREDIT - 4))
    if match is None:
        return None
    name = match.group(1)
    if fold(name).replace("’", "'") in OLD_PICTURES:
        return Credit(match.start(), "", "captions.old-picture")
    parts = [part.strip() for part in name.split("/")]
    # A German story ends in "(mau/dpa)": an editor's initials, and the agency that the text is of.
    certain = fold(name) in lexicon.pictures or (
        len(parts) > 1
        and not name.islower()
        and any(_is_credit_part(part, lexicon) for part in parts)
    )
    if certain or _is_credit_part(name, lexicon):
        return Credit(match.start(), name, "captions.brackets", is_certain=certain)
    return None


def _is_credit_part(text: str, lexicon: Lexicon) -> bool:
    words = fold(text).split()
    if not words:
        return False
    # "(VIDEO)" and "(photos)" say what there is to see, not whose it is.
    return (len(words) > 1 and words[-1] in lexicon.credits) or is_organization(text, lexicon)


def _address(text: str, lexicon: Lexicon) -> Credit | None:
    """``Kremlin.ru`` at the end, behind words that are no sentence."""
    match = _ADDRESS_AT_END.search(text)
    if match is None or match.start() < 15:
        return None
    before = fold(text[: match.start()].rsplit(" ", 1)[-1])
    if before in lexicon.prepositions or before in ("auf", "-", "|", "on", "@"):
        return None
    return Credit(match.start(), match.group(1), "captions.address", is_certain=False)
