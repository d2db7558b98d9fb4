"""Patterns: how a rule's phrases are written, and what they are compiled to.

Patterns are literals with

* ``[optional parts]`` and ``(one|or|another)``, written out when compiled; brackets
  without a stroke in them, as in ``(c)``, are themselves;
* gaps, ``{kind}`` or ``{kind:field}``: what stands there fills that field.

=============  ==============================================================
gap            what fits
=============  ==============================================================
``rest``       anything, up to the end of the line or sentence
``words``      up to eight words
``word``       one word
``n``          a number, maybe with ``K`` or ``%``
``year``       a year or years
``name``       a run of capitalised words
``publisher``  a name that contains a word for a paper, or the known publisher
``names``      people, roles and agencies, as a byline lists them: the authors
``people``     the same, of others than the authors
``date``       a date
``url``        an address
``email``      an e-mail address
``tags``       keywords, parted by commas, semicolons, strokes or hashes
=============  ==============================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

import attrs

from newsclean.dates import parse_date
from newsclean.errors import RulePackError
from newsclean.labels import FIELDS
from newsclean.names import Lexicon, is_proper_name, read_byline
from newsclean.rulepack import Rule
from newsclean.text import fold


@attrs.frozen
class Gap:
    """A place in a pattern that the text fills."""

    kind: str
    field: str | None = None


Segment = str | Gap

GAP_LENGTHS: Mapping[str, int] = {
    "rest": 200,
    "words": 60,
    "word": 30,
    "n": 16,
    "year": 12,
    "name": 80,
    "publisher": 80,
    "names": 250,
    "people": 250,
    "date": 60,
    "url": 300,
    "email": 80,
    "tags": 300,
}
ONE_WORD = frozenset({"word", "n", "url", "email", "year"})
_OWN_FIELDS = {
    "publisher": "publisher",
    "names": "authors",
    "date": "published",
    "url": "url",
    "tags": "tags",
}
_NUMBER = re.compile(r"\d[\d.,:]*\s?[kKmM%+]?|\d{1,3}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:(?:19|20)?\d\d))?")
_ADDRESS = re.compile(r"(?:https?://\S+|[\w.-]+\.[a-z]{2,8}(?:/\S*)?)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MARKUP = frozenset("[]{}")
_ROUND = frozenset("()")
_MOST_VARIANTS = 64
_CHOICE = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()|]*\|[^\[\]()]*)\)")


def expand(pattern: str) -> list[str]:
    """All the patterns that ``[optional]`` and ``(a|b)`` parts of one stand for.

    >>> expand("please [do] (give|donate)")
    ['please do give', 'please do donate', 'please give', 'please donate']
    """
    done: list[str] = []
    open_: list[str] = [pattern]
    while open_:
        current = open_.pop(0)
        match = _CHOICE.search(current)
        if match is None:
            done.append(" ".join(current.split()))
            continue
        optional, choice = match.groups()
        options = [*optional.split("|"), ""] if optional is not None else choice.split("|")
        open_ = [current[: match.start()] + o + current[match.end() :] for o in options] + open_
        if len(open_) + len(done) > _MOST_VARIANTS:
            raise RulePackError(f"pattern {pattern!r} has more than {_MOST_VARIANTS} variants")
    return done


def segments(variant: str) -> tuple[Segment, ...]:
    """A pattern without choices as its literals (folded) and gaps in order."""
    found: list[Segment] = []
    for k, part in enumerate(re.split(r"\{([a-z]+(?::[a-z_]+)?)\}", variant)):
        if k % 2:
            kind, _, field = part.partition(":")
            if kind not in GAP_LENGTHS:
                raise RulePackError(f"pattern {variant!r} has an unknown gap {{{kind}}}")
            if field and field not in FIELDS:
                raise RulePackError(f"pattern {variant!r}: no Article has a field {field}")
            found.append(Gap(kind, field or _OWN_FIELDS.get(kind)))
        elif part.strip():
            if not _MARKUP.isdisjoint(part) or ("|" in part and not _ROUND.isdisjoint(part)):
                raise RulePackError(f"pattern {variant!r}: brackets do not match, or are nested")
            found.append(fold(part.strip()))
    if not any(isinstance(segment, str) for segment in found):
        raise RulePackError(f"pattern {variant!r} has no words of its own")
    if isinstance(found[0], Gap) and isinstance(found[1], Gap):
        raise RulePackError(f"pattern {variant!r} begins with two gaps")
    for one, other in pairwise(found):
        if isinstance(one, Gap) and isinstance(other, Gap) and one.kind not in ONE_WORD:
            raise RulePackError(
                f"pattern {variant!r} has two gaps in a row; only the first of two"
                " may be, and then of one word"
            )
    return tuple(found)


@attrs.frozen
class Pattern:
    """One way to write a rule's phrase."""

    rule: Rule
    lead: Gap | None
    """The gap before the first literal, if the pattern begins with one."""
    key: str
    """The first literal: what the automaton looks for."""
    rest: tuple[Segment, ...]
    """What follows it."""


def compile_rule(rule: Rule) -> Iterator[Pattern]:
    """The patterns of ``rule``.

    :raises RulePackError: naming the rule, if a pattern cannot be read.
    """
    for text in rule.match:
        try:
            for variant in expand(text):
                first, *others = segments(variant)
                if isinstance(first, str):
                    yield Pattern(rule, None, first, tuple(others))
                else:
                    key = others[0]
                    assert isinstance(key, str)
                    yield Pattern(rule, first, key, tuple(others[1:]))
        except RulePackError as error:
            raise RulePackError(f"rule {rule.id}: field match: {error}") from error


# --- what fits a gap ------------------------------------------------------------------------

_INNER_STOP = re.compile(r"[.!?…。] ")


def _is_rest(value: str, _lexicon: Lexicon) -> bool:
    # A headline may hold a stop; a paragraph that follows the cue word holds several words more.
    if len(value) > 130 and _INNER_STOP.search(value) is not None:
        return False
    return any(char.isalnum() for char in value)


CHECKS: Mapping[str, Callable[[str, Lexicon], bool]] = {
    "rest": _is_rest,
    "words": lambda value, _: value.count(" ") < 8,
    "word": lambda value, _: " " not in value,
    "n": lambda value, _: _NUMBER.fullmatch(value) is not None,
    "year": lambda value, _: _YEAR.fullmatch(value.replace("–", "-")) is not None,
    "name": is_proper_name,
    "publisher": is_proper_name,
    "names": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "people": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "date": lambda value, lexicon: parse_date(value, lexicon.months) is not None,
    "url": lambda value, _: _ADDRESS.fullmatch(value) is not None,
    "tags": lambda value, _: any(map(str.isalnum, value)),
    "email": lambda value, _: _EMAIL.fullmatch(value) is not None,
}
