"""People in author fields of markup, and what stands there in their stead.

An author field is not a byline: it may hold one name or ten, a newsroom, the
paper's own name, an address, a login, or a whole line of the page.  So each
part of it must look like a person, and nothing is taken from a field in which
something looks like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

import attrs

from newsclean.lexicon import Lexicon, is_uncased
from newsclean.model import Author
from newsclean.names import is_organization
from newsclean.readers.credit_words import (
    BODIES,
    CUES,
    NEWSROOMS,
    OTHERS,
    ROLES,
    SURE_CUES,
    UNNAMED,
)
from newsclean.text import canonical, fold
from newsclean.uncased import has_surname, is_uncased_name, without_role

_LONGEST = 300
_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_MOST_AUTHORS = 40
_LONGEST_UNCASED_NAME = 15

_NOISE = re.compile(
    r"\(?<?\S{1,80}@[\w.-]{2,80}>?\)?|(?<!\w)@\s?\w+|\b(?:https?://|www\.)\S+|\S{1,40}\[at\]\S+"
)
_GLUED_CUE = re.compile(r"^\s*By(?=[A-Z]\S+ )")
# `Kilian24`, `Herr_Lee`; what is all small is the name by which somebody logs in.
_HANDLE = re.compile(r"[^\W\d_][^\W_]{0,23}|[A-Z](?:[^\W_]|_(?=[^\W_])){1,23}")
# Between the two who talk, both of whom are named as authors.
_TALK = re.compile(r"\s(?:im Gespräch mit|in conversation with|en conversation avec)\s")
_MARKUP = re.compile(r"<[^<>]{1,200}>")
# What parts people; hyphens and strokes only with spaces around them.
_BREAK = re.compile(
    r"\s*(?:[\n|•·●►,;、，：؛،]|\s[-–—/&+~×]\s|\s[-–—~]|[-–—~]\s|／|(?<=\w)/(?=\w)|[:]\s|[:]$)\s*"
)
# What was done, behind a name: "Eric Freeman 著", "木下 哲也 訳".
_DONE = re.compile(
    r"(?<=\w)\s(著|作|文|글|監?訳|翻訳|写真|撮影|イラスト|監修|編|사진|译|摄影|攝影)$"
)
_NO_NAMES = CUES | OTHERS
_WROTE = frozenset("著作文글")
_REPORTER = re.compile(r"([一-鿿]{0,6}(?:记者|記者|通讯员)) ?([一-鿿]{2,4})")
# "and" is written to the name behind it.
_ARABIC_AND = re.compile(
    r"(?<!\w)([\u0621-\u064a]{2,} [\u0621-\u064a]{2,})"
    r" و([\u0621-\u064a]{3,} [\u0621-\u064a]{2,})(?!\w)"
)
# Buttons and dates in the same box, behind two words that may be a name.
_BUTTONS = re.compile(
    r"^(\S+ \S+(?: \S+)?) (?:Last (?:[Uu]pdated|[Mm]odified)|Updated|Published|Posted|Follow\b"
    r"|Bookmark\b"
    r"|Aktualisiert|Veröffentlicht|Actualizado|Publicado|Publié|Aggiornato|Pubblicato|Contact\b)(?:.*)$",
    re.MULTILINE,
)
_BRACKETS = re.compile(r"\(([^()]{1,80})\)|\[([^\[\]]{1,80})\]|（([^（）]{1,80})）")
# Vowel signs of Indian scripts and of Thai are no letters to Python.
_LETTERS = r"(?:[^\W\d_]|[\u0900-\u0963\u0980-\u0e3a\u0e40-\u0e4e])+"
_WORD = re.compile(rf"{_LETTERS}(?:['’ʼ`´.·\u200c-]+{_LETTERS})*['’.]?")
_EDGES = " \t\"'“”‘’«»„*:,;-–—|/<>~+!_→←"

_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv)\.?", re.IGNORECASE)
# Degrees and orders, which stand behind names; in capitals, as "Ma" and "Do" are names.
_CREDENTIAL = re.compile(
    r"(?:Ph\.?\s?D|M\.?D|D\.?O|Esq|M\.?A|M\.?S|B\.?A|B\.?S|MBA|MPH|RDN?|LDN?|RN|CFA|CFP|CPA|JD|J\.D"
    r"|DDS|DVM|LCSW|M[Ss]c|B[Ss]c|MSW|EdD|PsyD|PharmD|CDCES|CDN|CSSD|FACS|FACOG|FAAD|OBE|CBE|MBE|MP"
    r"|KC|QC|DPhil|MRCP|LLM|LLB|CSCS|NP|PA-C|DPT|OD|DMD)\.?"
)
# No name has these, roles do: "head of news".
_NOT_IN_NAMES = frozenset("of for at in the on zur zum Zur Zum".split())
# Where somebody reports from, and for whom, behind the name.
_FROM = frozenset("in at from à en aus z w из в".split())
_FOR = frozenset("for für pour para per voor för".split())
_LOUD_FOR = frozenset({"For", "FOR"})
_SHOUTED_JOINERS = frozenset("And AND Und UND".split())
_SMALL = frozenset("y e i a".split())


_LONGEST_ROLE = 80
# Stands for a cue of someone else than the author, whose name follows.
_OTHER = "\0"


@attrs.frozen
class Setting:
    """What must be known to tell people from other entries."""

    lexicon: Lexicon
    """The words of all rule packs."""
    bodies: frozenset[str] = frozenset()
    """Names of the site and its publisher, squashed; they are no people."""


@attrs.frozen
class Credits:
    """Who an author field names."""

    people: tuple[Author, ...] = ()
    bodies: tuple[str, ...] = ()


@lru_cache(maxsize=8_192)
def squash(text: str) -> str:
    """Letters and digits of ``text`` alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))


def read_credits(raw: str, setting: Setting, *, structured: bool = True) -> Credits:
    """People and bodies that an author field names; empty if it is no such field.

    ``structured`` says that the field is an author's by its own name, so that a
    pen name of one word may be a person.  Otherwise each part must be known for
    what it is.

    >>> setting = Setting(Lexicon(joiners=frozenset({"and"}), by=frozenset({"by"})))
    >>> credits = read_credits("By Ann Lee and Jo O'Brian | 3 May 2020", setting)
    >>> [author.name for author in credits.people]
    ['Ann Lee', "Jo O'Brian"]
    >>> read_credits("https://www.facebook.com/paper", setting).people
    ()
    """
    if len(raw) > _LONGEST:
        return Credits()
    raw = _TALK.sub(", ", _GLUED_CUE.sub("", raw))
    text = "\n".join(_joined_names([canonical(" ".join(line.split())) for line in raw.split("\n")]))
    text = _NOISE.sub("\n", _MARKUP.sub(" ", unescape(text)))
    text = _BUTTONS.sub(r"\1", text)
    text = _BRACKETS.sub(lambda match: f"\n({match[1] or match[2] or match[3]}\n", text)
    parts = _in_order(raw, list(_parts(text, setting.lexicon)))
    field = _Field(structured=structured, alone=len(parts) == 1)
    for part in parts[: 2 * _MOST_AUTHORS]:
        if not field.take(part, setting):
            return Credits()
    if len(field.people) + len(field.bodies) == 1:
        field.people = [
            attrs.evolve(author, name=_with_article(author.name, raw)) for author in field.people
        ]
        field.bodies = [_with_article(name, raw) for name in field.bodies]
    return Credits(_each_once(field.people), tuple(field.bodies))


_ARTICLE = re.compile(r"(?:The|Der|Die|Das|El|La|Le|De|O)\s+")


def _with_article(name: str, raw: str) -> str:
    """``The Associated Press`` in full, where that is all the field says, cues and signs aside."""
    for match in _ARTICLE.finditer(raw):
        if raw[match.end() :].strip(_EDGES + "\n") == name:
            return match[0] + name
    return name


class _Field:
    """An author field, read part by part."""

    def __init__(self, *, structured: bool, alone: bool) -> None:
        self.people: list[Author] = []
        self.bodies: list[str] = []
        self._structured = structured
        self._alone = alone
        self._of_another = False

    def take(self, part: str, setting: Setting) -> bool:
        """Takes in one part; ``False`` if the field cannot be one of authors."""
        if part == _OTHER:
            self._of_another = True
            return True
        verdict = _judge(part, setting, structured=self._structured, alone=self._alone)
        if isinstance(verdict, Author):
            self._add(verdict, part)
        elif verdict == "body":
            self.bodies.append(part.strip("("))
            self._detail("organization", part)
        elif verdict == "role" or (verdict == "staff" and self.people):
            self._detail("role", part)
        elif verdict == "staff":
            self.bodies.append(part)
        elif verdict == "suffix" and self.people:
            last = self.people[-1]
            self.people[-1] = attrs.evolve(last, name=f"{last.name} {part}")
        return verdict != "no" or self._structured

    def _add(self, author: Author, part: str) -> None:
        if self._of_another:
            self._of_another = False
        elif self.people and author.role and not part.startswith(author.name):
            # Behind a name, "Chief Technology Officer" is no person named Technology.
            self._detail("role", part)
        else:
            self.people.append(author)

    def _detail(self, name: str, part: str) -> None:
        """Says of the last person what role or body stands behind the name."""
        text = part.strip("(")
        if self.people and getattr(self.people[-1], name) is None and len(text) <= _LONGEST_ROLE:
            self.people[-1] = attrs.evolve(self.people[-1], **{name: text})


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
        bool(_WORD.fullmatch(word))
        and word[0].isupper()
        and not (folded in CUES or folded in BODIES or folded in ROLES)
        and not _CREDENTIAL.fullmatch(word)
        and folded not in UNNAMED
    )


def _each_once(people: Iterable[Author]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for author in people:
        key = squash(author.name)
        known = found.get(key)
        found[key] = (
            author
            if known is None
            else attrs.evolve(
                known,
                role=known.role or author.role,
                organization=known.organization or author.organization,
            )
        )
    return tuple(found.values())[:_MOST_AUTHORS]


def _parts(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What stands between breaks and words for ``and``, each without its cue."""
    is_plain = text.isascii()
    for chunk in _BREAK.split(text if is_plain else _ARABIC_AND.sub(r"\1\n\2", text)):
        done = None if is_plain else _DONE.search(chunk)
        if done is not None and done[1] not in _WROTE:
            continue
        given = (chunk[: done.start()] if done else chunk).split()
        words = _without_cue(given, lexicon)
        cue = given[: len(given) - len(words)] if words != given else given
        if any(fold(word).strip("(") in OTHERS for word in cue[:4]):
            yield _OTHER
        begun: list[str] = []
        for at, word in enumerate(words):
            if (
                (word in lexicon.joiners or word in _SHOUTED_JOINERS)
                and begun
                and at + 1 < len(words)
                and _parts_here(word, begun, words[at + 1 :])
            ):
                yield " ".join(begun)
                begun = []
            else:
                begun.append(word)
        part = _trimmed(" ".join(_without_cue(begun, lexicon)))
        if part:
            yield part


def _trimmed(part: str) -> str:
    """``part`` without signs at its ends; a full stop stays with ``Jr.`` and initials."""
    part = part.strip(_EDGES).lstrip(".")
    last = part.rsplit(" ", 1)[-1].rstrip(".")
    return part if 0 < len(last) <= 3 and last[0].isupper() else part.rstrip("." + _EDGES)


def _parts_here(word: str, before: list[str], after: list[str]) -> bool:
    """Whether a word for ``and`` parts two people; ``Ortega y Gasset`` is one."""
    return word not in _SMALL or (len(before) > 1 and len(after) > 1)


def _without_cue(words: list[str], lexicon: Lexicon) -> list[str]:
    for at, word in enumerate(words[:6]):
        bare = fold(word).rstrip(":").strip("(~")
        small = word.islower() or is_uncased(word)
        sure = bare in SURE_CUES or (bare in lexicon.by and small)
        if sure and (at == 0 or bare in SURE_CUES or _are_cues(words[:at])):
            return _without_cue(words[at + 1 :], lexicon)
    head = 0
    while head < len(words) - 1 and _are_cues(words[head : head + 1]):
        head += 1
    # All cues and no name: then it was no cue.
    return words[head:] if head < len(words) else words


def _are_cues(words: list[str]) -> bool:
    return all(fold(word).strip(":~(-") in CUES or word in "~-–—|:" for word in words)


def _in_order(raw: str, parts: list[str]) -> list[str]:
    """``Lee, Ann`` is one person, family name first."""
    if len(parts) == 2 and "," in raw and all(_WORD.fullmatch(part) for part in parts):
        one, two = parts
        if not is_uncased(one) and one[0].isupper() and two[0].isupper() and len(two) > 1:
            return [f"{two} {one}"]
    return parts


def _judge(part: str, setting: Setting, *, structured: bool, alone: bool) -> Author | str:
    """A person; or ``body``, ``role``, ``suffix``, ``aside`` (not to be minded), or ``no``.

    ``staff`` is a role behind a person and else a body: ``Staff Writer``.
    """
    verdict = _at_a_glance(part, setting, free=structured and alone)
    if verdict is not None:
        return verdict
    words = _without_place(_without_credentials(part.split(" ")), setting)
    if not words:
        return "aside"
    if _is_body(" ".join(words), setting):
        return "staff" if _is_staff_role(words, setting.lexicon) else _with_agency(words, setting)
    if len(words) > 1 and words[1].islower() and _is_role_word(words[0], setting.lexicon):
        return "role"
    words, role = _without_role(words, setting.lexicon)
    if not words or not _NOT_IN_NAMES.isdisjoint(words):
        return "role"
    if len(words) > 3 and not _NOT_IN_NAMES.isdisjoint(map(str.lower, words)):
        return "no"
    if len(words) == 1 and not is_uncased(words[0]):
        return _single(words[0], role, free=structured and alone)
    return _named(words, role, setting.lexicon, free=structured and alone)


def _at_a_glance(part: str, setting: Setting, *, free: bool) -> Author | str | None:
    """The verdict of :func:`_judge` where the signs in a part tell it; else ``None``."""
    if part.startswith("("):
        return "body" if is_organization(part[1:], setting.lexicon) else "aside"
    if _SUFFIX.fullmatch(part):
        return "suffix"
    if _CREDENTIAL.fullmatch(part) or not any(map(str.isalnum, part)):
        return "aside"
    if any(char.isdigit() or char == "_" for char in part):
        if names_body(part, setting) and part[0].isalpha() and part.count(" ") < 4:
            return "body"
        handle = free and _HANDLE.fullmatch(part)
        return Author(part) if handle and not _is_body(part, setting) else "aside"
    if is_uncased(part):
        return _of_reporter(part, setting.lexicon)
    return None


def _of_reporter(part: str, lexicon: Lexicon) -> Author | None:
    """The person to whose name a role is written as East Asian papers do (``新华社记者王小明``)."""
    match = _REPORTER.fullmatch(part)
    if match is not None and has_surname(match[2], lexicon):
        return Author(match[2], role=match[1])
    name, role = without_role(part, lexicon)
    return Author(name, role=role) if role and is_uncased_name(name, lexicon, role) else None


def _is_staff_role(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether it is like ``Staff Writer``: a role of which the first words tell the kind."""
    *kinds, role = map(fold, words)
    return (
        bool(kinds) and role in lexicon.roles and all(word in lexicon.qualifiers for word in kinds)
    )


def _named(words: list[str], role: str | None, lexicon: Lexicon, *, free: bool) -> Author | str:
    """A person of this full name, or ``no``; a ``free`` field may leave out the capitals."""
    name = " ".join(words)
    if len(words) > _MOST_NAME_WORDS or len(name) > _LONGEST_NAME:
        return "no"
    if not all(_WORD.fullmatch(word) for word in words):
        return "no"
    if is_uncased(name):
        short = 1 < len(name) <= _LONGEST_UNCASED_NAME and name not in _NO_NAMES
        good = short or (free and is_uncased_name(name, lexicon))
    else:
        lower = free and len(words) <= 3 and role is None and name.islower()
        good = lower or _is_full_name(words, lexicon)
    return Author(name, role=role) if good else "no"


def _with_agency(words: list[str], setting: Setting) -> Author | str:
    """A person before the name of an agency (``Ann Lee Associated Press``), or ``body``."""
    count = _agency_behind(words, setting.lexicon)
    name, agency = " ".join(words[:-count]), " ".join(words[-count:])
    if count and not _is_body(name, setting):
        author = _named(words[:-count], None, setting.lexicon, free=False)
        if isinstance(author, Author):
            return attrs.evolve(author, organization=agency)
    return "body"


def _without_place(words: list[str], setting: Setting) -> list[str]:
    """A name without ``in London`` or ``for The Paper`` behind it; nothing if that is all."""
    at = next((k for k, word in enumerate(words) if _is_whence(words, k)), None)
    if at is None or not all(word[:1].isupper() for word in words[at + 1 :]):
        return words
    rest = words[at + 1 :]
    known = words[at] not in _FOR or _is_body(" ".join(rest), setting)
    return words[:at] if rest and known and (at == 0 or 2 <= at <= 4) else words


def _is_whence(words: Sequence[str], at: int) -> bool:
    """Whether a word says from where or for whom; "For" does so before "The"."""
    return (
        words[at] in _FROM
        or words[at] in _FOR
        or (at > 1 and words[at] in _LOUD_FOR and words[at + 1 : at + 2] in (["The"], ["THE"]))
    )


def _without_credentials(words: list[str]) -> list[str]:
    end = len(words)
    while end > 2 and _CREDENTIAL.fullmatch(words[end - 1]):
        end -= 1
    shouted = all(word.isupper() for word in words)
    return words if shouted else words[:end]


def _agency_behind(words: list[str], lexicon: Lexicon) -> int:
    """How many words at the end are an agency's name, if at least two stand before it."""
    for count in range(min(4, len(words) - 2), 0, -1):
        if fold(" ".join(words[-count:])) in lexicon.agencies:
            return count
    return 0


def _single(word: str, role: str | None, *, free: bool) -> Author | str:
    """A person of one name in a field of its own; else a place, as in ``Ann Lee, Kyiv``."""
    login = word.islower() and not word.isalpha()
    if free and _WORD.fullmatch(word) and len(word) > 1 and not login:
        return Author(word, role=role) if fold(word) not in UNNAMED else "aside"
    return "aside" if word[0].isupper() else "no"


def _without_role(words: list[str], lexicon: Lexicon) -> tuple[list[str], str | None]:
    """Words of a name, and the role before or behind it."""
    head, tail = 0, len(words)
    while head < tail and _is_role_word(words[head], lexicon):
        head += 1
    while tail > head and _is_role_word(words[tail - 1], lexicon):
        tail -= 1
    while head + 2 < tail < len(words) and fold(words[tail - 1]) in lexicon.qualifiers:
        tail -= 1
    if head == tail:
        return [], " ".join(words)
    rest = words[head:tail]
    # What is left between two role words, or one word beside one, is part of the role.
    alone = len(rest) == 1 and len(words) > 1 and not is_uncased(rest[0])
    if alone or any(_is_role_word(word, lexicon) for word in rest):
        return [], " ".join(words)
    role = " ".join(words[:head]) or " ".join(words[tail:]) or None
    return rest, role


def _is_role_word(word: str, lexicon: Lexicon) -> bool:
    folded = fold(word).strip("(),.:")
    return folded in lexicon.roles or folded in ROLES


_PARTICLE_STARTS = ("d'", "d’", "al-", "el-", "’t", "'t")


def _is_full_name(words: list[str], lexicon: Lexicon) -> bool:
    """Whether each word is a name or a particle, and at least two are names."""
    if fold(words[0]) in ("the", "die", "der", "das", "el", "le") and len(words) == 2:
        return False
    named = 0
    for word in words:
        if word[0].isupper():
            named += 1
        elif fold(word) not in lexicon.particles and not word.startswith(_PARTICLE_STARTS):
            return False
    return named >= 2


# Words of publications' names that are given names as well.
_GIVEN = frozenset("echo star sun tin mercury merkur banner".split())


def names_body(name: str, setting: Setting) -> bool:
    """Whether ``name`` is known for an agency, the site or a newsroom, not by one odd word."""
    return (
        squash(name) in setting.bodies
        or is_organization(name, setting.lexicon)
        or not NEWSROOMS.isdisjoint(fold(name).replace("-", " ").split())
    )


def _is_body(part: str, setting: Setting) -> bool:
    """Whether ``part`` is the site, an agency, a publication or a body by one of its words."""
    squashed = squash(part)
    if not squashed or squashed in setting.bodies:
        return True
    folded = fold(part)
    words = folded.split()
    if is_organization(part, setting.lexicon) and not (len(words) == 2 and words[0] in _GIVEN):
        return True
    first = part.split(" ", 1)[0]
    if (
        len(words) > 1
        and first.isupper()
        and 2 < len(first) < 6
        and squash(first) in setting.bodies
    ):
        return True
    return not BODIES.isdisjoint(words) or not BODIES.isdisjoint(folded.replace("-", " ").split())
