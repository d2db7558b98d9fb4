"""Roles before and behind a name in author fields: ``our Kyiv correspondent Ann Lee``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsclean.language.author_field_words import NAME_WORD, NEWSROOMS, ROLES
from newsclean.language.author_label_words import DETERMINERS, SECTIONS
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import has_media_word
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased

_PARTICLE_STARTS = ("d'", "d’", "al-", "el-", "’t", "'t")
_ARTICLES = frozenset("the die der das el le la los las les de het".split())
# A compound that ends in a role is one: "Politikredakteurin", "ulkomaantoimittaja".
_SHORTEST_BASE = 8
_FARTHEST_ROLE = 4
_MOST_NAME_WORDS = 5
_LONGEST_ACRONYM = 4
# What stands between a role and its place or section: "correspondente em Lisboa".
_TO = frozenset("à au aux en a al em no na in im du des del della do da di på i w z ze od".split())
# Behind these stands an employer, which looks like a name: "professor at Big River".
_FOR_WHOM = frozenset(
    "at of for für bei von pour para per por voor bij van för hos de di do da del della des"
    " du".split()
)


def without_role(words: list[str], lexicon: Lexicon) -> tuple[list[str], str | None]:
    """Words of a name, and the role before or behind it; no name if all of it is a role.

    >>> without_role("Ann Lee Politics Reporter".split(), Lexicon(
    ...     roles=frozenset({"reporter"}), qualifiers=frozenset({"politics"})))
    (['Ann', 'Lee'], 'Politics Reporter')
    """
    head, tail = 0, len(words)
    while head < tail and is_role_word(words[head], lexicon):
        head += 1
    while tail > head and is_role_word(words[tail - 1], lexicon):
        tail -= 1
    while head + 2 < tail < len(words) and fold(words[tail - 1]) in lexicon.qualifiers:
        tail -= 1
    if head == tail:
        return [], " ".join(words)
    rest = words[head:tail]
    # What is left between two role words, or one word beside one, is part of the role.
    alone = len(rest) == 1 and len(words) > 1 and not is_uncased(rest[0])
    if alone or any(is_role_word(word, lexicon) for word in rest):
        return [], " ".join(words)
    role = " ".join(words[:head]) or " ".join(words[tail:]) or None
    return rest, role


def is_role_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a role, also one that is written to a paper's or section's name."""
    return fold(word).strip("(),.:").rsplit("-", 1)[-1] in ROLES or is_newsroom_role(word, lexicon)


def is_newsroom_role(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a role of those who write for papers, and not just any office."""
    folded = fold(word).strip("(),.:")
    if folded in lexicon.roles:
        return True
    if len(folded) <= _SHORTEST_BASE:
        return False
    # "DN-reporter"; "von unserem Korrespondenten".
    last = folded.rsplit("-", 1)[-1]
    return last in lexicon.roles or folded.removesuffix("en").endswith(_bases(lexicon))


@lru_cache(maxsize=8)
def _bases(lexicon: Lexicon) -> tuple[str, ...]:
    """Roles so long that no surname ends in them."""
    return tuple(
        sorted(role for role in lexicon.roles if len(role) >= _SHORTEST_BASE and role.isalpha())
    )


def is_full_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether each word is a name or a particle, and at least two are names."""
    if fold(words[0]) in _ARTICLES and len(words) == 2:
        return False
    named = 0
    for word in words:
        if word[0].isupper():
            named += 1
        elif fold(word) not in lexicon.particles and not word.startswith(_PARTICLE_STARTS):
            return False
    return named >= 2


def role_before(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many words before a full name tell a role; 0 if none do.

    >>> lexicon = Lexicon(roles=frozenset({"correspondent", "verslaggever"}))
    >>> role_before("our Kyiv correspondent Ann Lee".split(), lexicon)
    3
    >>> role_before("ABC-verslaggever Ann Lee".split(), lexicon)
    1
    >>> role_before("correspondent in Kyiv Ann Lee".split(), lexicon)
    3
    """
    if len(words) < 3 or is_uncased(words[0]):
        return 0
    roles = [
        at for at, word in enumerate(words[: _FARTHEST_ROLE + 1]) if is_role_word(word, lexicon)
    ]
    if not roles or not _describes(words[: roles[-1]], lexicon):
        return 0
    at = roles[-1] + 1
    start = _name_behind(words, at, lexicon)
    name = words[start:]
    if words[start - 1] in _FOR_WHOM:
        return 0
    fits = (
        2 <= len(name) <= _MOST_NAME_WORDS
        and name[0][0].isupper()
        and all(map(NAME_WORD.fullmatch, name))
        and is_full_name(name, lexicon)
        and not any(is_role_word(word, lexicon) for word in name)
        and not has_media_word(" ".join(name), lexicon)
        # "Redaktion North Coast" is a newsroom.
        and NEWSROOMS.isdisjoint(fold(words[at - 1]).split("-"))
    )
    return start if fits else 0


def _describes(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words before a role belong to it: they are none, one, or not all a name's."""
    return (
        len(words) <= 1
        or any(word.islower() or "-" in word for word in words)
        or (words[0].isupper() and len(words[0]) > 1)
        or fold(words[0]) in DETERMINERS
        or has_media_word(" ".join(words), lexicon)
        or any(fold(word) in lexicon.qualifiers or is_role_word(word, lexicon) for word in words)
    )


def _goes_with_role(word: str, following: str, lexicon: Lexicon) -> bool:
    """Whether a word behind a role belongs to it: small, a section's, a paper's in short."""
    folded = fold(word)
    return (
        word.islower()
        or folded in lexicon.qualifiers
        or folded in SECTIONS
        or (word.startswith("«") and word.endswith("»"))
        or (
            word.isupper()
            and word.isalpha()
            and 1 < len(word) <= _LONGEST_ACRONYM
            and not following.isupper()
        )
    )


def _name_behind(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """Where the name begins behind a role that ends at ``at`` and what goes with it."""
    start = at
    while start < len(words) - 2 and _goes_with_role(words[start], words[start + 1], lexicon):
        start += 1
    last = words[start - 1]
    if not last.islower() or last in _FOR_WHOM or _TO.isdisjoint(words[at:start]):
        return start
    # "correspondent in Kyiv Ann Lee": the place, and then at least two words.
    name = len(words) - 2
    while name > start and words[name].islower() and fold(words[name]) in lexicon.particles:
        name -= 1
    return max(start + 1, name)
