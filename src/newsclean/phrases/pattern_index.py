"""An index of patterns by the words that they begin with.

Most patterns are of whole lines: their first words are those of the line, and
one look into a table finds them.  Only what may stand further in, a cue, a
sentence, words behind a gap, is looked for everywhere, by one automaton.  So
the automaton stays small, and most of what it finds is of use.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

import ahocorasick_rs

from newsclean.phrases.gaps import NUMBERS
from newsclean.phrases.key_table import KeyList, KeyTable
from newsclean.phrases.pattern_nodes import Choice, Gap
from newsclean.phrases.patterns import Pattern
from newsclean.text.automaton import find_keys
from newsclean.text.letters import is_uncased
from newsclean.text.line import Line

KEY = 8
"""Characters of a key: with twice as many, the automaton takes twice as long to build, and finds
hardly less."""
# Characters of a line that are searched at a time.
_STRETCH = 32_768
# Some words begin a hundred patterns: the two characters behind them tell which may be meant.
_NEXT = 2


class Hit(NamedTuple):
    """Where a pattern's first words stand, and the pattern."""

    start: int
    end: int
    """One past its key, which may be shorter than its first words."""
    pattern: Pattern


def table_entry(tail: str, number: int) -> str:
    """A pattern's entry in a table.

    :param tail: how the words must go on behind the key.
    :param number: the pattern's.
    """
    return f"{number}.{tail}"


def is_front(pattern: Pattern) -> bool:
    """Whether a pattern's first words can only be those of a line."""
    return pattern.reach == 0


# A line is searched for the keys of scripts that it has letters of.
_SCRIPTS = (None, re.compile("[\u0370-\u1fff]"), re.compile("[\u2c00-\U0010ffff]"))
NO_KEYS = tuple([KeyList([], []) for _ in _SCRIPTS])
"""Lists of keys, by script, with nothing in them."""


def script_of(key: str) -> int:
    """The number of the list that a key belongs in, by its first letter.

    The first has Latin letters and signs, the second Greek to Ethiopic, the third all others.
    """
    return next((k for k, letters in enumerate(_SCRIPTS) if letters and letters.match(key)), 0)


class _Candidate(NamedTuple):
    """A pattern that may be there."""

    tail: str
    """How the words must go on behind the key."""
    pattern: Pattern
    required: tuple[str, ...]
    """Words without one of which it cannot fit."""
    most: int
    """Characters beyond which it cannot fit a line."""
    words: int
    """How many characters on a word must end; 0 if that is not known."""


class KeyPatterns:
    """One key of a table: what may begin with it."""

    def __init__(self, key: str, stored: str, pattern: Callable[[int], Pattern]) -> None:
        self.patterns = [_candidate(part, pattern) for part in stored.split("\t")]
        """What may begin with the key."""
        self._sure = [found for found in self.patterns if len(found.tail) < _NEXT]
        self._no_number = self._sure
        """Those of them that may begin there if no number follows."""
        if not any(map(str.isalnum, key)):
            # Signs of currencies bound no words: a text may be nothing but such signs.
            self._no_number = [one for one in self._sure if not _wants_number(one, key)]
        self._by_next: dict[str, list[_Candidate]] = {}
        for found in self.patterns:
            if len(found.tail) >= _NEXT:
                self._by_next.setdefault(found.tail[:_NEXT], [*self._sure]).append(found)
        self.is_unspaced = is_uncased(key)
        """Whether the words may begin within a longer one."""

    def at(self, folded: str, end: int) -> Sequence[_Candidate]:
        """What may begin with the key that ends there, by the two characters behind it."""
        behind = folded[end : end + _NEXT]
        if self._no_number is not self._sure and not any(map(str.isdecimal, behind)):
            return self._by_next.get(behind, self._no_number)
        return self._by_next.get(behind, self._sure)

    @cached_property
    def reach(self) -> int:
        """How far behind a line's first letter they may stand for any of the patterns to fit."""
        return max(found.pattern.reach for found in self.patterns)

    @cached_property
    def is_behind_number(self) -> bool:
        """Whether all the patterns are of lines that begin with a number."""
        return all(found.pattern.is_behind_number for found in self.patterns)


def _wants_number(candidate: _Candidate, key: str) -> bool:
    """Whether nothing but a number can follow the key."""
    first, *rest = candidate.pattern.nodes
    options = first.options if isinstance(first, Choice) else ((first,),)
    if not any([str(node).strip() for node in option] == [key] for option in options):
        return False
    behind = next((node for node in rest if node != " "), None)
    return isinstance(behind, Gap) and behind.kind in NUMBERS


def _candidate(stored: str, pattern: Callable[[int], Pattern]) -> _Candidate:
    number, _, tail = stored.partition(".")
    found = pattern(int(number))
    required, longest, opening, *_ = found.facts
    return _Candidate(tail, found, required, longest if found.is_of_lines else sys.maxsize, opening)


class _Keys:
    """The keys of a script, and the patterns that may begin with them."""

    def __init__(self, stored: KeyList) -> None:
        self.stored = stored
        self._patterns: list[KeyPatterns | None] = []
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def find(self, folded: str) -> Sequence[tuple[int, int, int]]:
        """The number of a key, start and end of each place where it stands."""
        if self._automaton is None:
            keys = self.stored.keys
            self._patterns = [None] * len(keys)
            self._automaton = ahocorasick_rs.AhoCorasick(
                keys,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
                store_patterns=False,
            )
        return find_keys(self._automaton, folded)

    def patterns(self, number: int, pattern: Callable[[int], Pattern]) -> KeyPatterns:
        """What may begin with the key of this number."""
        found = self._patterns[number]
        if found is None:
            key, entries = self.stored.keys[number], self.stored.entries[number]
            found = self._patterns[number] = KeyPatterns(key, entries, pattern)
        return found


class PatternIndex:
    """The first words of all patterns, ready to be looked for.

    :param fronts: of patterns for which :func:`is_front` holds.
    :param inner: of all others, by :func:`script_of`.
    :param pattern: gives the pattern of a number.
    """

    def __init__(
        self, fronts: KeyTable, inner: Sequence[KeyList], pattern: Callable[[int], Pattern]
    ) -> None:
        self._pattern = pattern
        self._fronts = fronts
        self._front_parts: dict[str, dict[str, str | KeyPatterns]] = {}
        self._front_marks = frozenset([head[0] for head in fronts.heads if not head[0].isalnum()])
        self._scripts = [
            (letters, _Keys(keys)) for letters, keys in zip(_SCRIPTS, inner, strict=True)
        ]

    def find(self, line: Line) -> Iterable[Hit]:
        """Where in a line which patterns may begin: each once a place; false if none does."""
        if len(line.folded) > _STRETCH:
            return self._find_by_stretches(line)
        found: dict[tuple[int, int], Hit] = {}
        self._find_fronts(line, found)
        self._find_inner(line, self._inner_hits(line.folded), found)
        return list(found.values())

    def _find_by_stretches(self, line: Line) -> Iterator[Hit]:
        # A bracket may open a dozen patterns: a line of nothing else has more hits than characters.
        folded = line.folded
        for base in range(0, len(folded), _STRETCH):
            found: dict[tuple[int, int], Hit] = {}
            if base == 0:
                self._find_fronts(line, found)
            stretch = folded[base : base + _STRETCH + KEY - 1]
            hits = [
                (keys, number, base + start, base + end)
                for keys, number, start, end in self._inner_hits(stretch)
                if start < _STRETCH
            ]
            self._find_inner(line, hits, found)
            yield from found.values()

    def _inner_hits(self, folded: str) -> list[_InnerHit]:
        """Where keys stand, in order of their ends."""
        hits: list[_InnerHit] = []
        is_mixed = False
        for letters, keys in self._scripts:
            if letters is None or (not folded.isascii() and letters.search(folded) is not None):
                found = keys.find(folded)
                is_mixed = bool(hits and found)
                hits += [(keys, number, start, end) for number, start, end in found]
        if is_mixed:
            hits.sort(key=lambda hit: (hit[3], hit[2]))
        return hits

    def _find_inner(
        self, line: Line, hits: Iterable[_InnerHit], found: dict[tuple[int, int], Hit]
    ) -> None:
        text, folded = line.text, line.folded
        first, _ = line.edges
        for keys, number, start, end in hits:
            # Most hits are within a word or, for what is asked, too far into the line.
            entry = keys.patterns(number, self._pattern)
            if start - first > entry.reach:
                continue
            is_free = entry.is_unspaced or not start or not text[start - 1].isalnum()
            if not is_free and not is_bound(text, start):
                continue
            if not entry.is_behind_number or folded[first].isdigit():
                _add(entry, line, start, end, found)

    def _find_fronts(self, line: Line, found: dict[tuple[int, int], Hit]) -> None:
        first, _ = line.edges
        for at in range(first):
            if line.folded[at] in self._front_marks:
                self._find_front(line, at, found)
        self._find_front(line, first, found)

    def _find_front(self, line: Line, at: int, found: dict[tuple[int, int], Hit]) -> None:
        folded = line.folded
        part = self._front_part(folded[at : at + 1])
        for end in range(at + 1, min(at + KEY, len(folded)) + 1):
            if end == at + 2:
                part = self._front_part(folded[at:end])
            if not part:
                continue
            key = folded[at:end]
            entry = part.get(key)
            if entry is not None:
                if isinstance(entry, str):
                    # Most of what the table knows is in no text: it is read when first found.
                    entry = part[key] = KeyPatterns(key, entry, self._pattern)
                _add(entry, line, at, end, found)

    def _front_part(self, head: str) -> dict[str, str | KeyPatterns]:
        part = self._front_parts.get(head)
        if part is None:
            part = dict(self._fronts.part(head))
            if part:
                self._front_parts[head] = part
        return part


_InnerHit: TypeAlias = tuple[_Keys, int, int, int]


def _add(
    entry: KeyPatterns, line: Line, start: int, end: int, found: dict[tuple[int, int], Hit]
) -> None:
    """Adds the patterns that may begin with the key found there; few do."""
    text, folded = line.text, line.folded
    length = line.edges[1]
    for tail, pattern, required, most, words in entry.at(folded, end):
        if (
            length <= most
            and (not tail or folded.startswith(tail, end))
            and (not required or line.has_one_of(required))
            and (not words or ends_word(text, folded, start + words))
        ):
            # "Read" and "read more" may both be words that one pattern begins with.
            found.setdefault((id(pattern), start), Hit(start, end, pattern))


def is_bound(text: str, at: int) -> bool:
    """Whether a word may begin or end at ``at``: a change of case bounds too (``siteRead``)."""
    if at == 0 or at >= len(text):
        return True
    char, before = text[at], text[at - 1]
    if not (char.isalnum() and before.isalnum()):
        return True
    return char.isupper() and not before.isupper()


def ends_word(text: str, folded: str, at: int) -> bool:
    """Whether no word runs on over ``at``; in scripts without capitals, that is not asked."""
    if is_bound(text, at):
        return True
    return is_uncased(folded[at - 1]) or is_uncased(folded[at])
