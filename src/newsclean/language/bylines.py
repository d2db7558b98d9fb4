"""Bylines: the people, roles, agencies and dates that one line names.

Names stay as printed, those in capitals too: ``McDONALD`` and ``DE LA TOUR`` cannot be put back
into what they were.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import attrs

from newsclean.language.date_lines import DateLine, read_date_line
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import (
    has_media_word,
    is_agency,
    is_name,
    is_name_word,
    is_organization,
    is_place,
    is_role,
    is_role_word,
)
from newsclean.language.uncased_names import is_uncased_name, split_names, strip_role
from newsclean.model.field_values import Author
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased


@attrs.frozen
class Byline:
    """What a byline says: who wrote it, for whom, and when."""

    authors: tuple[Author, ...]
    organizations: tuple[str, ...]
    published: dt.date | dt.datetime | None = None
    modified: dt.date | dt.datetime | None = None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of an Article that it states."""
        stated = {
            "authors": self.authors,
            "published": self.published,
            "modified": self.modified,
        }
        return {name: value for name, value in stated.items() if value}


_NOISE = re.compile(r"\S+@\S+|(?<!\w)@\w+|\bhttps?://\S+|(?<!\w)[(\[]?\+?\d[\d ().-]{6,}\d")
_PARTING = frozenset({"/", "|", "•", "·", "&", "-", "–", "—", "►", "+", "//", "｜", "丨", "ㅣ"})
_GLUED = re.compile(r"(?<=\w)([/|•｜丨ㅣ])(?=\w)|([、،;；])|(?<=[가-힣])([·,])(?=[가-힣])")
_TRAILING = ",;、،；"
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_DEGREES = frozenset("phd md esq dphil mba jd frcp".split())
_LONGEST_BYLINE = 250
_AGENCY_WORDS = 4
_LONGEST_ACRONYM = 5


def read_byline(text: str, lexicon: Lexicon) -> Byline | None:
    """Who a byline without its cue word names; ``None`` if it is anything else.

    Every part must be a person, a role, a place, an organisation or, at the
    end, a date: one word that is none of them, and the line is no byline.

    >>> lexicon = Lexicon(joiners=frozenset({"and"}), agencies=frozenset({"reuters"}),
    ...     roles=frozenset({"correspondent", "기자"}), prepositions=frozenset({"in"}))
    >>> byline = read_byline("Ann Lee and Jo de la Cruz in Kyiv, Reuters", lexicon)
    >>> byline is None
    True
    >>> [author.name for author in read_byline("Ann Lee and Jo Cruz in Kyiv", lexicon).authors]
    ['Ann Lee', 'Jo Cruz']
    >>> read_byline("홍길동 기자", lexicon).authors[0].role
    '기자'
    >>> read_byline("Ann Lee | 24.05.2024", lexicon).published
    datetime.date(2024, 5, 24)
    >>> read_byline("Friday the storm moved on", lexicon) is None
    True
    """
    if len(text) > _LONGEST_BYLINE:
        return None
    text, when = _without_date(text, lexicon)
    reader = _Reader(lexicon)
    for mark, words in _parts(_NOISE.sub(" ", text), lexicon):
        part = " ".join(words).strip("\"'“”‘’()[]（）【】*:. ")
        if part and not reader.read(part, " ".join(words), mark):
            return None
    if not reader.authors and not reader.organizations:
        return None
    return Byline(
        tuple(reader.authors),
        tuple(reader.organizations),
        when.published if when else None,
        when.modified if when else None,
    )


def _without_date(text: str, lexicon: Lexicon) -> tuple[str, DateLine | None]:
    """``text`` without the date that ends it, and what that says."""
    if not any(map(str.isdigit, text)):
        return text, None
    for match in re.finditer(r"\s|(?<=\w)[|•(](?=\w)", text):
        tail = text[match.end() :].lstrip(" |•·,(-–—")
        when = read_date_line(tail, lexicon) if tail else None
        if when is not None and not when.has_place:
            return text[: match.start()].rstrip(" |•·,(-–—"), when
    return text, None


def _parts(text: str, lexicon: Lexicon) -> Iterator[tuple[str, list[str]]]:
    """The words of a byline in groups, each with what parts it from the one before.

    That is a comma, a stroke or the like, ``and`` for any word for it, or nothing.
    """
    part: list[str] = []
    mark = ""
    for word in _GLUED.sub(_spaced, text).split():
        is_joiner = (word.islower() or is_uncased(word)) and fold(word) in lexicon.joiners
        if word in _PARTING or is_joiner or word == ",":
            yield mark, part
            # "Ann Lee, and Jo Cruz": the word says more than the comma.
            mark = "and" if is_joiner else word
            part = []
            continue
        part.append(word.rstrip(_TRAILING))
        if word[-1] in _TRAILING:
            yield mark, part
            part, mark = [], ","
    yield mark, part


def _spaced(match: re.Match[str]) -> str:
    return f"{match.group()} " if match.group(2) else f" {match.group()} "


class _Reader:
    """A byline being read, part by part."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.authors: list[Author] = []
        self.organizations: list[str] = []
        self._role: str | None = None

    def read(self, part: str, raw: str, mark: str) -> bool:
        """Takes in one part, with what parts it from the one before; whether it fits."""
        lexicon = self.lexicon
        name = strip_role(part, lexicon)[0] if is_uncased(part) else part
        is_one = is_organization(name, lexicon) and not _has_agency_at_edge(name, lexicon)
        if is_one or self._is_acronym_behind_name(part, mark):
            self._add_organization(name)
            return True
        folded = fold(part).replace(".", "")
        if self.authors and folded in _SUFFIXES:
            self._change_last(name=f"{self.authors[-1].name} {part}")
            return True
        if self.authors and (folded in _DEGREES or _is_about_another(part, lexicon)):
            return True
        describes = is_role(part, lexicon)
        if is_uncased(part) or not (describes and self.authors and mark != "and"):
            people = _read_people(part, raw, lexicon)
            if people:
                self.authors.extend([self._with_pending_role(author) for author in people])
                return True
        if describes:
            self._add_role(part)
            return True
        return bool(self.authors) and mark != "/" and is_place(part, lexicon)

    def _is_acronym_behind_name(self, part: str, mark: str) -> bool:
        """Whether ``part`` is like ``BBC Wales`` behind ``Ann Lee,``: capitals behind none."""
        first = part.split(" ", 1)[0]
        return (
            bool(self.authors)
            and mark not in ("", "and")
            and 2 <= len(first) <= _LONGEST_ACRONYM
            and first.isupper()
            and first.isalpha()
            and not self.authors[-1].name.isupper()
        )

    def _add_organization(self, name: str) -> None:
        self.organizations.append(name)
        if self.authors and self.authors[-1].organization is None:
            self._change_last(organization=name)

    def _add_role(self, role: str) -> None:
        if self.authors and self.authors[-1].role is None:
            self._change_last(role=role)
        else:
            self._role = role

    def _with_pending_role(self, author: Author) -> Author:
        role, self._role = self._role, None
        return author if author.role else attrs.evolve(author, role=role)

    def _change_last(self, **changes: str) -> None:
        self.authors[-1] = attrs.evolve(self.authors[-1], **changes)


def _read_people(part: str, raw: str, lexicon: Lexicon) -> list[Author]:
    """The person that a part names; two where Chinese has a space between them; or nobody."""
    if not is_uncased(part):
        author = _read_person(part, raw, lexicon)
        return [author] if author else []
    bare, role = strip_role(part, lexicon)
    if is_organization(bare, lexicon):
        return []
    organization, space, rest = bare.partition(" ")
    if (
        role
        and space
        and is_organization(organization, lexicon)
        and is_uncased_name(rest, lexicon, role)
    ):
        return [Author(rest, role=role, organization=organization, raw=raw)]
    names = split_names(bare, role)
    if not all(is_uncased_name(name, lexicon, role) for name in names):
        return []
    return [Author(name, role=role, raw=raw) for name in names]


def _read_person(part: str, raw: str, lexicon: Lexicon) -> Author | None:
    """The person that ``Staff Writer Ann Lee`` or ``Ann Lee in Kyiv`` names; ``None`` if none."""
    words = part.split(" ")
    if len(words) > 1 and fold(words[0]).rstrip(":") in lexicon.by:
        words = words[1:]
    organization, words = _agency_at_edge(words, lexicon)
    before, words = _roles_before(words, lexicon)
    after, words = _roles_behind(words, lexicon)
    tail = 0
    while tail < len(words) and is_name_word(words[tail], lexicon):
        tail += 1
    name, rest = words[:tail], " ".join(words[tail:])
    if rest and not _follows_name(rest, lexicon):
        return None
    if not name or is_role_word(name[-1], lexicon) or not is_name(name, lexicon):
        return None
    role = before or after or (rest if rest and is_role(rest, lexicon) else None)
    return Author(" ".join(name), role=role, organization=organization, raw=raw)


def _is_about_another(part: str, lexicon: Lexicon) -> bool:
    """Whether a part such as ``Editing by Jo Cruz`` names somebody who is not an author."""
    words = part.split(" ")
    for k, word in enumerate(words[1:3], start=1):
        if fold(word) in lexicon.by:
            rest = " ".join(words[k + 1 :])
            return bool(rest) and _read_person(rest, rest, lexicon) is not None
    return False


def _follows_name(rest: str, lexicon: Lexicon) -> bool:
    """Whether ``rest`` is a place with its preposition, or a role that its own word begins."""
    first = fold(rest.split(" ", 1)[0])
    if first in lexicon.prepositions and is_place(rest, lexicon):
        return True
    return (first in lexicon.roles or first in lexicon.qualifiers) and is_role(rest, lexicon)


def _agency_at_edge(words: list[str], lexicon: Lexicon) -> tuple[str | None, list[str]]:
    """An agency before or behind a name (``ANN LEE The Associated Press``), and the other words."""
    for size in range(min(_AGENCY_WORDS, len(words) - 2), 0, -1):
        for edge, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            if is_agency(" ".join(edge), lexicon):
                return " ".join(edge), rest
    return None, words


def _has_agency_at_edge(name: str, lexicon: Lexicon) -> bool:
    """Whether a person's name stands beside an agency's: ``ANN LEE The Associated Press``."""
    if is_agency(name, lexicon) or " " not in name:
        return False
    organization, rest = _agency_at_edge(name.split(" "), lexicon)
    return organization is not None and not has_media_word(" ".join(rest), lexicon)


def _roles_before(words: list[str], lexicon: Lexicon) -> tuple[str | None, list[str]]:
    head = 0
    while head < len(words) and is_role_word(words[head], lexicon):
        head += 1
    if not any(fold(word) in lexicon.roles for word in words[:head]):
        return None, words
    return " ".join(words[:head]), words[head:]


def _roles_behind(words: list[str], lexicon: Lexicon) -> tuple[str | None, list[str]]:
    """The role that ends ``Ann Lee Staff Writer``, and the words before it."""
    end = len(words)
    while end > 2 and is_role_word(words[end - 1], lexicon):
        end -= 1
    if not any(fold(word) in lexicon.roles for word in words[end:]):
        return None, words
    return " ".join(words[end:]), words[:end]
