"""People's names, roles and agencies, as bylines print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import attrs

from newsclean.model import Author
from newsclean.text import fold


@attrs.frozen
class Lexicon:
    """The word lists of all packs in use, folded."""

    pronouns: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    sentiments: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    sharing: frozenset[str] = frozenset()
    months: Mapping[str, int] = attrs.field(factory=dict, hash=False)


@attrs.frozen
class Byline:
    """What a byline says: who wrote it, and for whom."""

    authors: tuple[Author, ...]
    organizations: tuple[str, ...]


_NOISE = re.compile(r"\S+@\S+|(?<!\w)@\w+|\bhttps?://\S+")
_PARTING = frozenset({"/", "|", "•", "·", "&", "-", "–", "—", "►", "+", "//"})
_TRAILING = ",;、"
# Letters, with apostrophes, hyphens and stops inside; a possessive is no name.
_NAME_WORD = re.compile(r"(?!.*['’]s$)[^\W\d_]+(?:['’.\u200c-]+[^\W\d_]+)*\.?")
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq".split())
_LONGEST_BYLINE = 250
_MOST_NAME_WORDS = 5
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)


def is_capitalised(word: str) -> bool:
    """Whether ``word`` begins with a capital, quotes and brackets before it aside."""
    bare = word.lstrip("\"'“‘«„(")
    return bool(bare) and bare[0].isupper()


def is_uncased(word: str) -> bool:
    """Whether the script of ``word`` has no capitals (Han, kana, Arabic, Hebrew, Devanagari)."""
    return bool(word) and word[0].isalpha() and word[0].lower() == word[0].upper()


def proper_name_end(text: str, start: int, lexicon: Lexicon, most: int = 6) -> int:
    """Where the run of capitalised words that begins at ``start`` ends; ``start`` if none does.

    Particles (``of``, ``de``) belong to the run where a capitalised word follows.
    """
    end, count = start, 0
    for match in re.compile(r"\S+").finditer(text, start, start + 80):
        word = match.group()
        if is_capitalised(word):
            end, count = match.end(), count + 1
        elif end == start or fold(word) not in lexicon.particles:
            break
        if count == most or word[-1] in ",;:!?)”" or (word[-1] == "." and len(word) > 4):
            break
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return end


def is_proper_name(text: str, lexicon: Lexicon) -> bool:
    """Whether all of ``text`` is one run of capitalised words."""
    return bool(text) and proper_name_end(text, 0, lexicon) == len(text.rstrip("\"'”’»)!.:,;"))


def read_byline(text: str, lexicon: Lexicon) -> Byline | None:
    """Who a byline without its cue word names; ``None`` if it is anything else.

    Every part must be a person, a role, a place or an organisation: one word
    that is none of them, and the line is no byline.

    >>> lexicon = Lexicon(joiners=frozenset({"and"}), agencies=frozenset({"reuters"}),
    ...     roles=frozenset({"correspondent"}), prepositions=frozenset({"in"}))
    >>> byline = read_byline("Ann Lee and Jo de la Cruz in Kyiv, Reuters", lexicon)
    >>> byline is None
    True
    >>> [author.name for author in read_byline("Ann Lee and Jo Cruz in Kyiv", lexicon).authors]
    ['Ann Lee', 'Jo Cruz']
    >>> read_byline("Friday the storm moved on", lexicon) is None
    True
    """
    if len(text) > _LONGEST_BYLINE:
        return None
    authors: list[Author] = []
    organizations: list[str] = []
    pending: str | None = None
    for words in _parts(_NOISE.sub(" ", text), lexicon):
        part = " ".join(words).strip("\"'“”‘’()[]*:. ")
        if not part:
            continue
        if is_organization(part, lexicon):
            organizations.append(part)
            if authors and authors[-1].organization is None:
                authors[-1] = attrs.evolve(authors[-1], organization=part)
            continue
        if fold(part).rstrip(".") in _SUFFIXES and authors:
            authors[-1] = attrs.evolve(authors[-1], name=f"{authors[-1].name} {part}")
            continue
        read = _read_person(part.split(" "), lexicon)
        if read is not None:
            name, role = read
            authors.append(Author(name, role=role or pending, raw=" ".join(words)))
            pending = None
        elif _is_role(part, lexicon):
            if authors and authors[-1].role is None:
                authors[-1] = attrs.evolve(authors[-1], role=part)
            else:
                pending = part
        elif not (authors and _is_place(part, lexicon)):
            return None
    if not authors and not organizations:
        return None
    return Byline(tuple(authors), tuple(organizations))


def _parts(text: str, lexicon: Lexicon) -> Iterable[list[str]]:
    """The words of a byline, in groups parted by commas, strokes and words for ``and``."""
    part: list[str] = []
    for word in text.replace("、", "、 ").split():
        if word in _PARTING or (word.islower() and word in lexicon.joiners):
            yield part
            part = []
            continue
        part.append(word.rstrip(_TRAILING))
        if word[-1] in _TRAILING:
            yield part
            part = []
    yield part


def is_organization(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is an agency, a publication by its last word, or a site's address."""
    folded = fold(text)
    bare = folded.removeprefix("the ")
    if folded in lexicon.agencies or bare in lexicon.agencies or _DOMAIN.fullmatch(text):
        return True
    return is_proper_name(text, lexicon) and has_media_word(text, lexicon)


def has_media_word(text: str, lexicon: Lexicon) -> bool:
    """Whether one of the words of ``text`` is what publications are called (Times, Post)."""
    return not lexicon.media.isdisjoint(fold(text).split())


def _is_role(text: str, lexicon: Lexicon) -> bool:
    return len(text) <= 60 and not lexicon.roles.isdisjoint(fold(text).replace("-", " ").split())


def _is_place(text: str, lexicon: Lexicon) -> bool:
    words = text.split()
    if fold(words[0]) in lexicon.prepositions:
        words = words[1:]
    return 0 < len(words) <= 4 and all(is_capitalised(w) or is_uncased(w) for w in words)


def _read_person(words: list[str], lexicon: Lexicon) -> tuple[str, str | None] | None:
    """Name and role of ``Staff Writer Ann Lee`` or ``Ann Lee in Kyiv``; ``None`` if no name."""
    if len(words) > 1 and fold(words[0]).rstrip(":") in lexicon.by:
        words = words[1:]
    head = 0
    while head < len(words) and fold(words[head]) in lexicon.roles:
        head += 1
    tail = head
    while tail < len(words) and _is_name_word(words[tail], lexicon):
        tail += 1
    name = words[head:tail]
    rest = words[tail:]
    if rest and not (
        (fold(rest[0]) in lexicon.prepositions and _is_place(" ".join(rest), lexicon))
        or _is_role(" ".join(rest), lexicon)
    ):
        return None
    if name and fold(name[-1]) in lexicon.roles:
        return None
    if not _is_name(name, lexicon):
        return None
    role = " ".join(words[:head]) or (
        " ".join(rest) if rest and _is_role(" ".join(rest), lexicon) else None
    )
    return " ".join(name), role


def _is_name_word(word: str, lexicon: Lexicon) -> bool:
    if not _NAME_WORD.fullmatch(word):
        return False
    return word[0].isupper() or is_uncased(word) or fold(word) in lexicon.particles


def _is_name(words: list[str], lexicon: Lexicon) -> bool:
    if not words or len(words) > _MOST_NAME_WORDS or fold(words[-1]) in lexicon.particles:
        return False
    if is_uncased(words[0]):
        return len("".join(words)) <= 15
    capitalised = [word for word in words if is_capitalised(word)]
    if len(capitalised) < 2 or fold(words[0]) == "the":
        return False
    if fold(words[0]).rstrip(".") in lexicon.months and len(words[-1]) < 4:
        return False
    # An initial is no surname: "Plan B" and "Vitamin C" are no people.
    return len(words[-1].rstrip(".")) > 1
