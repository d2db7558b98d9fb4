"""An index of patterns by the words that they begin with.

Most patterns are of whole lines: their first words are those of the line, and
one look into a table finds them.  Only what may stand further in, a cue, a
sentence, words behind a gap, is looked for everywhere, by one automaton.  So
the automaton stays small, and most of what it finds is of use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

import ahocorasick_rs

from newsclean.phrases.gaps import GAP_LENGTHS, NUMBERS
from newsclean.phrases.key_table import KeyList, KeyTable
from newsclean.phrases.pattern_nodes import Choice, Gap
from newsclean.phrases.patterns import Pattern
from newsclean.text.automaton import find_keys
from newsclean.text.letters import is_uncased
from newsclean.text.line import Line, scripts_of

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


_Found: TypeAlias = dict[tuple[int, int], Hit]


def table_entry(tail: str, number: int) -> str:
    """A pattern's entry in a table.

    :param tail: how the words must go on behind the key.
    :param number: the pattern's.
    """
    return f"{number}.{tail}"


def is_front(pattern: Pattern) -> bool:
    """Whether a pattern's first words can only be those of a line."""
    return pattern.reach == 0


_NUMBERED = 3
_LONGEST_NUMBER = max([GAP_LENGTHS[kind] for kind in NUMBERS])
NO_KEYS = tuple([KeyList([], []) for _ in range(_NUMBERED + 1)])
"""Lists of keys with nothing in them."""


def list_of(key: str, pattern: Pattern) -> int:
    """The number of the list that a key of the pattern belongs in.

    The first has those with Latin letters and signs, the second those with Greek to Ethiopic ones,
    the third all others; the last those of patterns of lines that begin with a number.
    """
    if pattern.is_behind_number:
        return _NUMBERED
    return scripts_of(key[:1])


class _Candidate:
    """A pattern that may be there.

    :ivar tail: how the words must go on behind the key.
    :ivar required: words without one of which it cannot fit.
    :ivar most: characters beyond which it cannot fit a line.
    :ivar words: how many characters on a word must end; 0 if that is not known.
    """

    __slots__ = ("most", "pattern", "required", "tail", "words")

    def __init__(self, stored: str, find: Callable[[int], Pattern]) -> None:
        number, _, self.tail = stored.partition(".")
        self.pattern = find(int(number))
        facts = self.pattern.facts
        self.required = facts.required
        self.most = facts.longest if self.pattern.is_of_lines else sys.maxsize
        self.words = facts.opening


class KeyPatterns:
    """One key of a table: what may begin with it."""

    def __init__(self, key: str, stored: str, pattern: Callable[[int], Pattern]) -> None:
        self.patterns = [_Candidate(part, pattern) for part in stored.split("\t")]
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
        self.reach = max([found.pattern.reach for found in self.patterns])
        """How far behind a line's first letter they may stand for any of the patterns to fit."""

    def at(self, folded: str, end: int) -> Sequence[_Candidate]:
        """What may begin with the key that ends there, by the two characters behind it."""
        behind = folded[end : end + _NEXT]
        if self._no_number is not self._sure and not any(map(str.isdecimal, behind)):
            return self._by_next.get(behind, self._no_number)
        return self._by_next.get(behind, self._sure)


def _wants_number(candidate: _Candidate, key: str) -> bool:
    """Whether nothing but a number can follow the key."""
    first, *rest = candidate.pattern.nodes
    options = first.options if isinstance(first, Choice) else ((first,),)
    if not any([str(node).strip() for node in option] == [key] for option in options):
        return False
    behind = next((node for node in rest if node != " "), None)
    return isinstance(behind, Gap) and behind.kind in NUMBERS


class _Keys:
    """The keys of a script, and the patterns that may begin with them."""

    def __init__(self, stored: KeyList) -> None:
        self._stored = stored
        self.made: list[KeyPatterns | None] = []
        """What may begin with each key, where that was asked for."""
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def find(self, folded: str) -> Sequence[tuple[int, int, int]]:
        """The number of a key, start and end of each place where it stands."""
        if self._automaton is None:
            keys = self._stored.keys
            self.made = [None] * len(keys)
            self._automaton = ahocorasick_rs.AhoCorasick(
                keys,
                implementation=ahocorasick_rs.Implementation.ContiguousNFA,
                store_patterns=False,
            )
        return find_keys(self._automaton, folded)

    def make(self, number: int, pattern: Callable[[int], Pattern]) -> KeyPatterns:
        """What may begin with the key of this number."""
        stored = self._stored
        made = KeyPatterns(stored.keys[number], stored.entries[number], pattern)
        self.made[number] = made
        return made


class PatternIndex:
    """The first words of all patterns, ready to be looked for.

    :param fronts: of patterns for which :func:`is_front` holds.
    :param inner: of all others, by :func:`list_of`.
    :param pattern: gives the pattern of a number.
    """

    def __init__(
        self, fronts: KeyTable, inner: Sequence[KeyList], pattern: Callable[[int], Pattern]
    ) -> None:
        self._pattern = pattern
        self._fronts = fronts
        self._front_parts: dict[str, dict[str, str | KeyPatterns]] = {}
        self._front_marks = frozenset([head[0] for head in fronts.heads if not head[0].isalnum()])
        *scripts, numbered = map(_Keys, inner)
        self._scripts = scripts
        self._numbered = numbered

    def find(self, line: Line) -> Iterable[Hit]:
        """Where in a line which patterns may begin: each once a place; false if none does."""
        if len(line.folded) > _STRETCH:
            return self._find_by_stretches(line)
        found: _Found = {}
        self._find_fronts(line, found)
        self._find_inner(line, line.folded, 0, found)
        return list(found.values())

    def _find_by_stretches(self, line: Line) -> Iterator[Hit]:
        # A bracket may open a dozen patterns: a line of nothing else has more hits than characters.
        folded = line.folded
        for base in range(0, len(folded), _STRETCH):
            found: _Found = {}
            if base == 0:
                self._find_fronts(line, found)
            self._find_inner(line, folded[base : base + _STRETCH + KEY - 1], base, found)
            yield from found.values()

    def _find_inner(self, line: Line, stretch: str, base: int, found: _Found) -> None:
        """Adds the hits of a stretch of the line that begins at ``base``, in order."""
        by_list: list[_Found] = []
        for number, keys in enumerate(self._scripts):
            if number == 0 or number & line.scripts:
                self._add_hits(line, keys, keys.find(stretch), base, by_list)
        first, _ = line.edges
        if base <= first < base + _STRETCH and line.folded[first : first + 1].isdigit():
            hits = self._numbered.find(stretch[: first - base + _LONGEST_NUMBER + KEY])
            self._add_hits(line, self._numbered, hits, base, by_list)
        if len(by_list) == 1:
            found.update(by_list[0])
        elif by_list:
            mixed = [item for one in by_list for item in one.items()]
            found.update(sorted(mixed, key=lambda item: (item[1].end, item[1].start)))

    def _add_hits(
        self,
        line: Line,
        keys: _Keys,
        hits: Sequence[tuple[int, int, int]],
        base: int,
        by_list: list[_Found],
    ) -> None:
        if not hits:
            return
        text, made = line.text, keys.made
        first, _ = line.edges
        found: _Found = {}
        for number, start, end in hits:
            # Most hits are within a word or, for what is asked, too far into the line.
            entry = made[number]
            if entry is None:
                entry = keys.make(number, self._pattern)
            at = base + start
            if at - first > entry.reach or start >= _STRETCH:
                continue
            if not entry.is_unspaced and at and text[at - 1].isalnum() and not is_bound(text, at):
                continue
            _add(entry, line, at, base + end, found)
        if found:
            by_list.append(found)

    def _find_fronts(self, line: Line, found: _Found) -> None:
        first, _ = line.edges
        for at in range(first):
            if line.folded[at] in self._front_marks:
                self._find_front(line, at, found)
        self._find_front(line, first, found)

    def _find_front(self, line: Line, at: int, found: _Found) -> None:
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


def _add(entry: KeyPatterns, line: Line, start: int, end: int, found: _Found) -> None:
    """Adds the patterns that may begin with the key found there; few do."""
    text, folded = line.text, line.folded
    length = line.edges[1]
    ends: dict[int, bool] = {0: True}
    for one in entry.at(folded, end):
        if (
            length > one.most
            or (one.tail and not folded.startswith(one.tail, end))
            or (one.required and not line.has_one_of(one.required))
        ):
            continue
        words = one.words
        is_word = ends.get(words)
        if is_word is None:
            is_word = ends[words] = ends_word(text, folded, start + words)
        if is_word:
            # "Read" and "read more" may both be words that one pattern begins with.
            found.setdefault((id(one.pattern), start), Hit(start, end, one.pattern))


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
