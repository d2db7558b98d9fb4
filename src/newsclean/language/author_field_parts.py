"""The parts of an author field: what stands between its breaks and its words for ``and``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsclean.language.author_field_words import (
    BODIES,
    CREDENTIAL,
    CUES,
    NAME_WORD,
    OTHERS,
    ROLES,
    SURE_CUES,
    UNNAMED,
)
from newsclean.language.author_labels import without_others
from newsclean.language.author_roles import is_role_word
from newsclean.language.lexicon import Lexicon
from newsclean.text.characters import canonical
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased

OF_ANOTHER = "\0"
"""Stands for a cue of someone else than the author, whose name follows."""

_NOISE = re.compile(
    r"\(?<?\S{1,80}@[\w.-]{2,80}>?\)?|(?<!\w)@\s?\w+|\b(?:https?://|www\.)\S+|\S{1,40}\[at\]\S+"
)
_GLUED_CUE = re.compile(r"^\s*By(?=[A-Z]\S+ )")
# Between the two who talk, both of whom are named as authors.
_TALK = re.compile(r"\s(?:im Gespräch mit|in conversation with|en conversation avec)\s")
# What a template sets behind a name, and the place behind that: "Ann Lee\u200b Dravik".
_ZERO_WIDTH = re.compile("(?<=\\s)(\\S{1,40}?)[\u200b\u2060\ufeff]+\\s+")
# All of it in brackets, as East Asian papers print their reporters.
_WHOLE = re.compile(r"\s*[(（【［\[]([^()（）【】［］\[\]]{2,60})[)）】］\]]\s*")
_MARKUP = re.compile(r"<[^<>]{1,200}>")
# Buttons and dates in the same box, behind two words that may be a name.
_BUTTONS = re.compile(
    r"^(\S+ \S+(?: \S+)?) (?:Last (?:[Uu]pdated|[Mm]odified)|Updated|Published|Posted|Follow\b"
    r"|Bookmark\b"
    r"|Aktualisiert|Veröffentlicht|Actualizado|Publicado|Publié|Aggiornato|Pubblicato|Contact\b)(?:.*)$",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\(([^()]{1,80})\)|\[([^\[\]]{1,80})\]|（([^（）]{1,80})）")
# What parts people; hyphens and strokes only with spaces around them.
_BREAK = re.compile(
    r"\s*(?:[\n|•·●►,;、，：؛،]|\s[-–—/&+~×]\s|\s[-–—~]|[-–—~]\s|／|(?<=\w)/(?=\w)|[:]\s|[:]$)\s*"
)
# What was done, behind a name: "Eric Freeman 著", "木下 哲也 訳".
_DONE = re.compile(
    r"(?<=\w)\s(著|作|文|글|監?訳|翻訳|写真|撮影|イラスト|監修|編|사진|译|摄影|攝影)$"
)
_WROTE = frozenset("著作文글")
# "and" is written to the name behind it.
_ARABIC_AND = re.compile(
    r"(?<!\w)([\u0621-\u064a]{2,} [\u0621-\u064a]{2,})"
    r" و([\u0621-\u064a]{3,} [\u0621-\u064a]{2,})(?!\w)"
)
EDGES = " \t\"'“”‘’«»„*:,;-–—|/<>~+!_→←"
_SHOUTED_JOINERS = frozenset("And AND Und UND".split())
_SMALL = frozenset("y e i a".split())
_WITH = frozenset("avec mit med met com con".split())
# The day behind a name, with the word for "on" before it.
_DATED = re.compile(
    r"(?:^(?=[a-zäé]{2,3} )|\s+)(?:(?:am|on|le|el|em|il|den|du)\s+)?"
    r"(?:\d{4}[年년./-]|\d{1,2}[./]\d{1,2}[./]\d{2}|\d{1,2}\.? \w{3,12} \d{4}).*$"
)
# Words for "by" that stand behind the name.
_BY_BEHIND = frozenset("द्वारा દ્વારા ਵੱਲੋਂ ਦੁਆਰਾ ద్వారా විසින් tarafından által".split())


def split_author_field(raw: str, lexicon: Lexicon) -> list[str]:
    r"""What stands between breaks and words for ``and``, each without its cue.

    A part that begins with a bracket stood in brackets; :data:`OF_ANOTHER` comes before the
    name of somebody who did not write.

    >>> split_author_field("By Ann Lee (Reuters); edited by Jo Day", Lexicon(by=frozenset({"by"})))
    ['Ann Lee', '(Reuters', '\x00', 'Jo Day']
    """
    whole = _WHOLE.fullmatch(raw)
    raw = without_others(_ZERO_WIDTH.sub(r"\1|", whole[1] if whole else raw), lexicon)
    raw = _TALK.sub(", ", _GLUED_CUE.sub("", raw))
    text = "\n".join(_joined_names([canonical(" ".join(line.split())) for line in raw.split("\n")]))
    text = _NOISE.sub("\n", _MARKUP.sub(" ", unescape(text)))
    text = _BUTTONS.sub(r"\1", text)
    text = _BRACKETS.sub(lambda match: f"\n({match[1] or match[2] or match[3]}\n", text)
    return _in_order(raw, list(_parts(text, lexicon)))


def _joined_names(lines: list[str]) -> list[str]:
    """Lines where given and family name each stand on their own put together."""
    found: list[str] = []
    for line in filter(None, lines):
        words = line.split(" ")
        before = found[-1].split(" ") if found else []
        if (
            1 <= len(before) <= 3
            and (len(words) == 1 or (len(before) == 1 and len(words) <= 2))
            and all(_may_be_name(word) for word in (*before, *words))
        ):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def _may_be_name(word: str) -> bool:
    folded = fold(word)
    return (
        bool(NAME_WORD.fullmatch(word))
        and word[0].isupper()
        and not (folded in CUES or folded in BODIES or folded in ROLES)
        and not CREDENTIAL.fullmatch(word)
        and folded not in UNNAMED
    )


def _parts(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What stands between breaks and words for ``and``, each without its cue."""
    is_plain = text.isascii()
    for chunk in _BREAK.split(text if is_plain else _ARABIC_AND.sub(r"\1\n\2", text)):
        done = None if is_plain else _DONE.search(chunk)
        if done is not None and done[1] not in _WROTE:
            continue
        given = _without_joiner(_DATED.sub("", chunk[: done.start()] if done else chunk), lexicon)
        words = _without_cue(given, lexicon)
        cue = given[: len(given) - len(words)] if words != given else given
        of_another = any(fold(word).strip("(") in OTHERS for word in cue[:4])
        begun: list[str] = []
        for at, word in enumerate(words):
            if (
                (word in lexicon.joiners or word in _SHOUTED_JOINERS)
                and begun
                and at + 1 < len(words)
                and _parts_here(word, begun, words[at + 1 :], lexicon)
            ):
                yield from _marked(" ".join(begun), of_another)
                begun = []
            else:
                begun.append(word)
        part = _trimmed(" ".join(_without_cue(begun, lexicon)))
        if part:
            yield from _marked(part, of_another)


def _without_joiner(chunk: str, lexicon: Lexicon) -> list[str]:
    """The words of ``chunk`` without the ``and`` that begins it, behind a comma."""
    words = chunk.split()
    first = words[0] if len(words) > 1 else ""
    return words[1:] if first in _WITH or first in lexicon.joiners else words


def _marked(part: str, of_another: bool) -> Iterator[str]:
    if of_another:
        yield OF_ANOTHER
    yield part


def _trimmed(part: str) -> str:
    """``part`` without signs at its ends; a full stop stays with ``Jr.`` and initials."""
    part = part.strip(EDGES).lstrip(".")
    last = part.rsplit(" ", 1)[-1].rstrip(".")
    return part if 0 < len(last) <= 3 and last[0].isupper() else part.rstrip("." + EDGES)


def _parts_here(word: str, before: list[str], after: list[str], lexicon: Lexicon) -> bool:
    """Whether a word for ``and`` parts two people; ``Ortega y Gasset`` is one."""
    if word == "en" and (
        after[0] == "chef" or (len(before) == 1 and is_role_word(before[0], lexicon))
    ):
        # French and Spanish: "rédactrice en chef", "corresponsal en Lima".
        return False
    return word not in _SMALL or (
        len(before) > 1 and len(after) > 1 and not before[-1][0].islower()
    )


def _without_cue(words: list[str], lexicon: Lexicon) -> list[str]:
    for at, word in enumerate(words[:6]):
        bare = fold(word).rstrip(":").strip("(~")
        small = word.islower() or is_uncased(word)
        sure = bare in SURE_CUES or (bare in lexicon.by and small)
        if sure and (at == 0 or bare in SURE_CUES or _are_cues(words[:at])):
            return _without_cue(words[at + 1 :], lexicon)
    first = fold(words[0]).rstrip(":") if len(words) > 2 else ""
    if first in lexicon.by and first not in lexicon.roles and first != "nga":
        # "Írta Anna Lee"; Nga is a given name as well.
        return _without_cue(words[1:], lexicon)
    if len(words) > 1 and words[-1] in _BY_BEHIND:
        return words[:-1]
    head = 0
    while head < len(words) - 1 and _are_cues(words[head : head + 1]):
        head += 1
    # All cues and no name: then it was no cue.
    return words[head:] if head < len(words) else words


def _are_cues(words: list[str]) -> bool:
    return all(fold(word).strip(":~(-") in CUES or word in "~-–—|:" for word in words)


def _in_order(raw: str, parts: list[str]) -> list[str]:
    """``Lee, Ann`` is one person, family name first."""
    if len(parts) == 2 and "," in raw and all(NAME_WORD.fullmatch(part) for part in parts):
        one, two = parts
        if not is_uncased(one) and one[0].isupper() and two[0].isupper() and len(two) > 1:
            return [f"{two} {one}"]
    return parts
