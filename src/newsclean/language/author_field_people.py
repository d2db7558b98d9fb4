"""Whether a part of an author field is a person, a body, a role, or nothing of the kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from newsclean.language.author_field_words import (
    BODIES,
    CREDENTIAL,
    CUES,
    NAME_WORD,
    NEWSROOMS,
    OTHERS,
    UNNAMED,
)
from newsclean.language.author_label_words import CITIES
from newsclean.language.author_roles import (
    is_full_name,
    is_newsroom_role,
    is_role_word,
    role_before,
    without_role,
)
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import has_media_word, is_organization
from newsclean.language.uncased_names import has_surname, is_uncased_name, strip_role
from newsclean.model.field_values import Author
from newsclean.text.folding import fold, squash
from newsclean.text.late_patterns import late
from newsclean.text.letters import is_uncased

_LONGEST_NAME = 60
_MOST_NAME_WORDS = 6
_LONGEST_UNCASED_NAME = 18

# `Kilian24`, `Herr_Lee`; what is all small is the name by which somebody logs in.
_HANDLE = late(r"[^\W\d_][^\W_]{0,23}|[A-Z](?:[^\W_]|_(?=[^\W_])){1,23}")
_NO_NAMES = CUES | OTHERS
_REPORTER = late(r"([一-鿿]{0,6}(?:记者|記者|通讯员|編譯)) ?([一-鿿]{2,4})")
_REPORTER_BEHIND = late(r"([一-鿿]{2,4}) ([一-鿿]{2,10}(?:记者|記者|通讯员))")
# What Taiwanese papers write behind the reporter: "compiled", "reported from Taipei".
_REPORTS = ("報導", "報道", "报道")
_SUFFIX = late(r"(?:jr|sr|junior|senior|ii|iii|iv)\.?", re.IGNORECASE)
# No name has these, roles do: "head of news".
_NOT_IN_NAMES = frozenset("of for at in the on zur zum Zur Zum".split())
# Where somebody reports from, and for whom, behind the name.
_FROM = frozenset(
    "in at from à en aus z w ze we v ve ze из в во у із з desde depuis em dalla vanuit från fra bei"
    " din".split()
)
_FOR = frozenset("for für pour para per voor för".split())
_LOUD_FOR = frozenset({"For", "FOR"})


@attrs.frozen
class AuthorContext:
    """What must be known to tell people from other entries."""

    lexicon: Lexicon
    """The words of all rule packs."""
    bodies: frozenset[str] = frozenset()
    """Names of the site and its publisher, squashed; they are no people."""


def classify_part(
    part: str, context: AuthorContext, *, structured: bool, alone: bool
) -> Author | str:
    """A person; or ``body``, ``role``, ``suffix``, ``aside`` (not to be minded), or ``no``.

    ``staff`` is a role behind a person and else a body: ``Staff Writer``.
    """
    verdict = _at_a_glance(part, context, free=structured and alone)
    if verdict is not None:
        return verdict
    whole = _without_credentials(part.split(" "))
    words = _without_place(whole, context)
    if not words or fold(" ".join(words)) in CITIES:
        return "aside"
    for each in (whole, words):
        author = _behind_role(each, context, structured=structured)
        if author is not None:
            return author
    if _is_body(" ".join(words), context):
        author = _before_role(words, context) if alone else None
        if author is not None:
            return author
        return "staff" if _is_staff_role(words, context.lexicon) else _with_agency(words, context)
    if len(words) > 1 and words[1].islower() and is_role_word(words[0], context.lexicon):
        return "role"
    words, role = without_role(words, context.lexicon)
    if not words or not _NOT_IN_NAMES.isdisjoint(words):
        return "role"
    if len(words) > 3 and not _NOT_IN_NAMES.isdisjoint(map(str.lower, words)):
        return "no"
    if len(words) == 1 and not is_uncased(words[0]):
        return _single(words[0], role, free=structured and alone)
    return _named(words, role, context.lexicon, free=structured and alone)


def _behind_role(words: list[str], context: AuthorContext, *, structured: bool) -> Author | None:
    """The person before whose name a role stands.

    Outside of author fields it is one of newsrooms: captions show "CEO Ann Lee".
    """
    before = role_before(words, context.lexicon)
    role, name = words[:before], words[before:]
    if not before or _is_body(" ".join(name), context):
        return None
    if not structured and not any(is_newsroom_role(word, context.lexicon) for word in role):
        return None
    author = _named(name, " ".join(role), context.lexicon, free=False)
    return author if isinstance(author, Author) else None


def _before_role(words: list[str], context: AuthorContext) -> Author | None:
    """The person in ``Ann Lee Staff Writer``, which is no staff for that one word.

    Only where that is all: behind ``Ann Lee /`` stands her paper's ``North Coast Staff Writer``.
    """
    name, role = without_role(words, context.lexicon)
    if len(name) < 2 or not role or words[0] != name[0] or _is_body(" ".join(name), context):
        return None
    if not _is_staff_role(role.split(" "), context.lexicon):
        return None
    author = _named(name, role, context.lexicon, free=False)
    return author if isinstance(author, Author) else None


def _at_a_glance(part: str, context: AuthorContext, *, free: bool) -> Author | str | None:
    """The verdict of :func:`classify_part` where the signs in a part tell it; else ``None``."""
    if part.startswith("("):
        return "body" if is_organization(part[1:], context.lexicon) else "aside"
    if _SUFFIX.fullmatch(part):
        return "suffix"
    if CREDENTIAL.fullmatch(part) or not any(map(str.isalnum, part)):
        return "aside"
    if any(char.isdigit() or char == "_" for char in part):
        if is_body_name(part, context) and part[0].isalpha() and part.count(" ") < 4:
            return "body"
        handle = free and _HANDLE.fullmatch(part)
        return Author(part) if handle and not _is_body(part, context) else "aside"
    if is_uncased(part):
        return "aside" if part.endswith(_REPORTS) else _of_reporter(part, context.lexicon)
    return None


def _of_reporter(part: str, lexicon: Lexicon) -> Author | None:
    """The person to whose name a role is written as East Asian papers do (``新华社记者王小明``)."""
    match = _REPORTER.fullmatch(part)
    if match is not None and has_surname(match[2], lexicon):
        return Author(match[2], role=match[1])
    match = _REPORTER_BEHIND.fullmatch(part)
    if match is not None and has_surname(match[1], lexicon):
        return Author(match[1], role=match[2])
    name, role = strip_role(part, lexicon)
    if role:
        name = _without_paper(name, lexicon)
    return Author(name, role=role) if role and is_uncased_name(name, lexicon, role) else None


def _without_paper(name: str, lexicon: Lexicon) -> str:
    """A name without the paper beside it (``北海新聞 山田太郎``)."""
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" ")
    if rest and has_media_word(first, lexicon):
        return rest
    return before if before and has_media_word(last, lexicon) else name


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
    words = _without_quotes(words)
    if not all(map(NAME_WORD.fullmatch, words)):
        return "no"
    if is_uncased(name):
        # Vowel signs do not count: Indian names have many.
        short = 1 < sum(map(str.isalpha, name)) <= _LONGEST_UNCASED_NAME and name not in _NO_NAMES
        good = short or (free and is_uncased_name(name, lexicon))
    else:
        lower = free and len(words) <= 3 and role is None and name.islower()
        good = lower or is_full_name(words, lexicon)
    return Author(name, role=role) if good else "no"


def _without_quotes(words: Sequence[str]) -> list[str]:
    """``words`` without the quotes around a nickname in the middle (``Ann "Bee Jay" Lee``)."""
    return [words[0], *[word.strip(_QUOTES) or word for word in words[1:-1]], words[-1]]


_QUOTES = "\"'“”„‘’«»"


def _with_agency(words: list[str], context: AuthorContext) -> Author | str:
    """A person before the name of an agency (``Ann Lee Associated Press``), or ``body``."""
    count = _agency_behind(words, context.lexicon)
    name, agency = " ".join(words[:-count]), " ".join(words[-count:])
    if count and not _is_body(name, context):
        author = _named(words[:-count], None, context.lexicon, free=False)
        if isinstance(author, Author):
            return attrs.evolve(author, organization=agency)
    return "body"


def _without_place(words: list[str], context: AuthorContext) -> list[str]:
    """A name without ``in London`` or ``for The Paper`` behind it; nothing if that is all."""
    at = next((k for k, word in enumerate(words) if _begins_affiliation(words, k)), None)
    if at is None or not all(word[:1].isupper() for word in words[at + 1 :]):
        return words
    rest = words[at + 1 :]
    known = words[at] not in _FOR or _is_body(" ".join(rest), context)
    return words[:at] if rest and known and (at == 0 or 2 <= at <= 4) else words


def _begins_affiliation(words: Sequence[str], at: int) -> bool:
    """Whether a word says from where or for whom; "For" does so before "The"."""
    return (
        words[at] in _FROM
        or words[at] in _FOR
        or (at > 1 and words[at] in _LOUD_FOR and words[at + 1 : at + 2] in (["The"], ["THE"]))
    )


def _without_credentials(words: list[str]) -> list[str]:
    end = len(words)
    while end > 2 and CREDENTIAL.fullmatch(words[end - 1]):
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
    if free and NAME_WORD.fullmatch(word) and len(word) > 1 and not login:
        return Author(word, role=role) if fold(word) not in UNNAMED else "aside"
    return "aside" if word[0].isupper() else "no"


# Words of publications' names that are given names as well.
_GIVEN = frozenset("echo star sun tin mercury merkur banner".split())


def is_body_name(name: str, context: AuthorContext) -> bool:
    """Whether ``name`` is known for an agency, the site or a newsroom, not by one odd word."""
    return (
        squash(name) in context.bodies
        or is_organization(name, context.lexicon)
        or not NEWSROOMS.isdisjoint(fold(name).replace("-", " ").split())
    )


def _is_body(part: str, context: AuthorContext) -> bool:
    """Whether ``part`` is the site, an agency, a publication or a body by one of its words."""
    squashed = squash(part)
    if not squashed or squashed in context.bodies:
        return True
    folded = fold(part)
    words = folded.split()
    if is_organization(part, context.lexicon) and not (len(words) == 2 and words[0] in _GIVEN):
        return True
    first = part.split(" ", 1)[0]
    if (
        len(words) > 1
        and first.isupper()
        and 2 < len(first) < 6
        and squash(first) in context.bodies
    ):
        return True
    return not BODIES.isdisjoint(words) or not BODIES.isdisjoint(folded.replace("-", " ").split())
