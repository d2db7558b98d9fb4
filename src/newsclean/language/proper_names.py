"""Tell whether a few words name a person, a role, a place or an organisation."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsclean.language.lexicon import Lexicon
from newsclean.text.folding import fold
from newsclean.text.letters import is_capitalised, is_uncased, is_unspaced

# Letters, with apostrophes, hyphens and stops inside; a possessive is no name.
_NAME_WORD = re.compile(r"(?!.*['’]s$)[^\W\d_]+(?:['’.\u200c-]+[^\W\d_]+)*\.?")
_MOST_NAME_WORDS = 5
_MOST_ROLE_WORDS = 7
_MOST_UNKNOWN_ROLE_WORDS = 2
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_LONGEST_UNCASED = 20
_MOST_PLACE_WORDS, _MOST_UNCASED_PLACE_WORDS = 4, 2

_WORD = re.compile(r"\S+")


def proper_name_end(text: str, start: int, lexicon: Lexicon, most: int = 6) -> int:
    """Where the run of capitalised words that begins at ``start`` ends; ``start`` if none does.

    Particles (``of``, ``de``) belong to the run where a capitalised word follows.
    """
    end, count = start, 0
    for match in _WORD.finditer(text, start, start + 80):
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


def is_organization(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is an agency, a publication by one of its words, or a site's address."""
    return (
        is_agency(text, lexicon)
        or _DOMAIN.fullmatch(text) is not None
        or (
            (is_proper_name(text, lexicon) or (is_uncased(text) and len(text) <= _LONGEST_UNCASED))
            and has_media_word(text, lexicon)
        )
    )


def is_agency(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` is the name of a news or picture agency that the packs know.

    >>> is_agency("The Associated Press", Lexicon(agencies=frozenset({"associated press"})))
    True
    """
    folded = fold(text)
    agencies = lexicon.agencies
    return (
        folded in agencies or folded.removeprefix("the ") in agencies or folded in lexicon.pictures
    )


def has_media_word(text: str, lexicon: Lexicon) -> bool:
    """Whether one of the words of ``text`` is what publications are called (Times, Post)."""
    if not lexicon.media.isdisjoint(fold(text).split()):
        return True
    return is_uncased(text) and text.endswith(_unspaced_media(lexicon))


@lru_cache(maxsize=8)
def _unspaced_media(lexicon: Lexicon) -> tuple[str, ...]:
    """The words for publications that are written to the name before them (``新闻``)."""
    return tuple(
        sorted(word for word in lexicon.media if is_unspaced(word[0]) or "가" <= word[0] <= "힣")
    )


def is_role(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` says what somebody is: a word for that at its beginning or its end.

    ``Moscow correspondent``, ``editor of the Times``; the words between may be
    names and small words, and two others at most.
    """
    words = fold(text).replace("-", " ").split()
    roles = lexicon.roles
    if not 0 < len(words) <= _MOST_ROLE_WORDS or roles.isdisjoint(words):
        return False
    if words[0] not in roles and words[-1] not in roles:
        following = pairwise(words)
        if not any(one in roles and two in lexicon.prepositions for one, two in following):
            return False
    unknown = [word for word in text.split() if not _is_role_filler(word, lexicon)]
    return len(unknown) <= _MOST_UNKNOWN_ROLE_WORDS


def _is_role_filler(word: str, lexicon: Lexicon) -> bool:
    folded = fold(word)
    return (
        is_capitalised(word)
        or folded in lexicon.roles
        or folded in lexicon.qualifiers
        or folded in lexicon.prepositions
        or folded in lexicon.particles
        or folded in lexicon.joiners
    )


def is_place(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` may be a place, with or without its preposition."""
    words = text.split()
    if fold(words[0]) in lexicon.prepositions:
        words = words[1:]
    if not 0 < len(words) <= _MOST_PLACE_WORDS:
        return False
    if is_uncased(words[0]):
        return len(words) <= _MOST_UNCASED_PLACE_WORDS and all(word.isalpha() for word in words)
    return all(is_capitalised(word) for word in words)


def is_role_word(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` is a role, or a word that qualifies one."""
    folded = fold(word)
    return folded in lexicon.roles or folded in lexicon.qualifiers


def is_name_word(word: str, lexicon: Lexicon) -> bool:
    """Whether ``word`` may be part of a person's name."""
    if not _NAME_WORD.fullmatch(word):
        return False
    return word[0].isupper() or fold(word) in lexicon.particles or word[:2] in ("d'", "d’", "l'")


def is_name(words: list[str], lexicon: Lexicon) -> bool:
    """Whether ``words`` may be a person's name: at least two of them capitalised."""
    if not words or len(words) > _MOST_NAME_WORDS or words[-1].islower():
        return False
    capitalised = [word for word in words if is_capitalised(word)]
    if len(capitalised) < 2 or fold(words[0]) == "the":
        return False
    if fold(words[0]).rstrip(".") in lexicon.months and len(words[-1]) < 4:
        return False
    # An initial is no surname: "Plan B" and "Vitamin C" are no people.
    return len(words[-1].rstrip(".")) > 1
