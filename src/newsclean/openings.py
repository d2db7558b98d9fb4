"""Openings: the words that patterns begin with, and where in a line they stand.

Most patterns are of whole lines: their first words are those of the line, and
one look into a table finds them.  Only what may stand further in, a cue, a
sentence, words behind a gap, is looked for everywhere, by one automaton.  So
the automaton stays small, and most of what it finds is of use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import ahocorasick_rs

from newsclean.lexicon import is_uncased
from newsclean.patterns import Pattern

KEY = 8
"""Characters of a key: with twice as many, the automaton takes twice as long to build, and finds
hardly less."""

_LETTER = re.compile(r"[^\W_]")


class Hit(NamedTuple):
    """Where a pattern's first words stand, and the pattern."""

    start: int
    end: int
    """One past its key, which may be shorter than its first words."""
    pattern: Pattern


class Table(NamedTuple):
    """Keys, and for each the patterns that its words may open."""

    keys: list[str]
    places: list[str]
    """``"tail\\vname\\vneed"`` for each pattern, parted by tabs: how the words must go on behind the
    key, the pattern's name, and, in the table of those that may stand anywhere, words without which
    it cannot fit.  It is text, because most are never read."""


class Opening:
    """One key of a table: what may begin with it."""

    def __init__(self, key: str, place: str, pattern: Callable[[str], Pattern]) -> None:
        parts = [part.split("\v") for part in place.split("\t")]
        self.patterns = [(tail, pattern(name), "".join(need)) for tail, name, *need in parts]
        """How the words must go on, the pattern that then may be there, and what it needs."""
        self.is_unspaced = is_uncased(key)
        """Whether the words may begin within a longer one."""

    @cached_property
    def reach(self) -> int:
        """How far behind a line's first letter they may stand for any of the patterns to fit."""
        return max(pattern.reach for _, pattern, _ in self.patterns)


def is_front(pattern: Pattern) -> bool:
    """Whether a pattern's first words can only be those of a line."""
    return pattern.reach == 0


class Openings:
    """The first words of all patterns, ready to be looked for.

    :param fronts: of patterns for which :func:`is_front` holds.
    :param inner: of all others.
    :param pattern: gives the pattern of a name.
    """

    def __init__(self, fronts: Table, inner: Table, pattern: Callable[[str], Pattern]) -> None:
        self._pattern = pattern
        self._fronts: dict[str, str | Opening] = dict(zip(*fronts, strict=True))
        self._front_marks = frozenset(key[0] for key in fronts.keys if not key[0].isalnum())
        self._inner = inner
        self._inner_openings: list[Opening | None] = [None] * len(inner.keys)
        self._automaton = ahocorasick_rs.AhoCorasick(
            inner.keys,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
            store_patterns=False,
        )

    def find(self, text: str, folded: str) -> Sequence[Hit]:
        """Where in a line, given plain and folded, which patterns may begin: each once a place."""
        letter = _LETTER.search(folded)
        first = letter.start() if letter else 0
        found: dict[tuple[int, int], Hit] = {}
        for at in range(first):
            if folded[at] in self._front_marks:
                self._find_front(folded, at, found)
        self._find_front(folded, first, found)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            # Most hits are within a word or, for what is asked, too far into the line.
            opening = self._inner_openings[number] or self._opening(number)
            if start - first <= opening.reach and (opening.is_unspaced or is_bound(text, start)):
                _add(opening, folded, start, end, found)
        return list(found.values())

    def _find_front(self, folded: str, at: int, found: dict[tuple[int, int], Hit]) -> None:
        fronts = self._fronts
        for end in range(at + 1, min(at + KEY, len(folded)) + 1):
            key = folded[at:end]
            opening = fronts.get(key)
            if opening is not None:
                if isinstance(opening, str):
                    # Most of what the table knows is in no text: it is read when first found.
                    opening = fronts[key] = Opening(key, opening, self._pattern)
                _add(opening, folded, at, end, found)

    def _opening(self, number: int) -> Opening:
        made = Opening(self._inner.keys[number], self._inner.places[number], self._pattern)
        self._inner_openings[number] = made
        return made


def _add(
    opening: Opening, folded: str, start: int, end: int, found: dict[tuple[int, int], Hit]
) -> None:
    # "Read" and "read more" may both be words that one pattern begins with.
    for tail, pattern, need in opening.patterns:
        if (not tail or folded.startswith(tail, end)) and (not need or need in folded):
            found.setdefault((id(pattern), start), Hit(start, end, pattern))


def is_bound(text: str, at: int) -> bool:
    """Whether a word may begin or end at ``at``: a change of case bounds too (``siteRead``)."""
    if at in (0, len(text)):
        return True
    char, before = text[at], text[at - 1]
    if not (char.isalnum() and before.isalnum()):
        return True
    return char.isupper() and not before.isupper()

