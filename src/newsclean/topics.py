"""Topics: what the words of a line are about, whatever sentence they make.

A phrase knows an appeal that was seen before.  An appeal that nobody has seen
still speaks of the same things: of giving, of journalism, of sums and months.
Packs list beginnings of such words; here they are found and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs

from newsclean.lexicon import is_uncased
from newsclean.matching import inside, quoted_spans
from newsclean.text import fold

Lists = Mapping[str, Sequence[str]]

ASK = "ask"
ANY = "any"
_EXACT = "="
# Between sentences: what begins behind one of these begins a call to the reader.
_STOPS = frozenset(".!?:;…。！？|•·-–—>›»\"'“”„«(")


class Mentions(NamedTuple):
    """What a line speaks of.

    Counts are of different listed words, by topic, in the language that has most.
    """

    telling: Mapping[str, int]
    """Words that tell the topic."""
    hints: Mapping[str, int]
    """Words that go with it."""
    asks: bool
    """Whether one of its sentences begins with an imperative of a call to the reader."""
    words: int
    """How many words the line has; in scripts without spaces, half its characters."""


NO_MENTIONS = Mentions({}, {}, asks=False, words=0)


class _Owner(NamedTuple):
    """Who lists a word: which pack, for which topic, as telling or not."""

    pack: int
    topic: str
    tells: bool


class Topics:
    """The topics of all packs in use, ready to be looked for.

    :param packs: for each pack its telling words and its hints, by topic.  An
        entry is the beginning of a word; one that ends in ``=`` is a whole word,
        and so are all under ``ask``.
    """

    def __init__(self, packs: Iterable[tuple[Lists, Lists]]) -> None:
        owners: dict[tuple[str, bool], list[_Owner]] = {}
        for number, (telling, hints) in enumerate(packs):
            for tells, lists in ((True, telling), (False, hints)):
                for topic, entries in lists.items():
                    for entry in entries:
                        exact = topic == ASK or entry.endswith(_EXACT)
                        key = (fold(entry.removesuffix(_EXACT)), exact)
                        owners.setdefault(key, []).append(_Owner(number, topic, tells))
        self._keys = list(owners)
        self._owners = list(owners.values())
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def mentions(self, text: str) -> Mentions:
        """What ``text``, one line, speaks of, its quotations aside."""
        if not self._keys:
            return NO_MENTIONS
        folded = fold(text)
        hits = self._ready().find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return NO_MENTIONS
        quoted = quoted_spans(text)
        places: dict[_Owner, dict[int, int]] = {}
        asks = False
        for number, start, end in hits:
            if not self._is_word(folded, number, start, end) or inside(quoted, start):
                continue
            for owner in self._owners[number]:
                # Of two beginnings of one word only one counts, and one word twice counts once.
                places.setdefault(owner, {}).setdefault(start, number)
                asks = asks or (owner.topic == ASK and _begins(folded, start))
        return Mentions(
            _counts(places, tells=True), _counts(places, tells=False), asks, _size(folded)
        )

    def _ready(self) -> ahocorasick_rs.AhoCorasick:
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(
                [key for key, _ in self._keys], store_patterns=False
            )
        return self._automaton

    def _is_word(self, folded: str, number: int, start: int, end: int) -> bool:
        key, exact = self._keys[number]
        if not _is_unspaced(key) and start and folded[start - 1].isalnum():
            return False
        return not (exact and end < len(folded) and folded[end].isalnum() and not _is_unspaced(key))


def _counts(places: Mapping[_Owner, Mapping[int, int]], *, tells: bool) -> dict[str, int]:
    counts: dict[str, int] = {}
    for owner, found in places.items():
        if owner.tells == tells:
            count = min(len(found), len(set(found.values())))
            counts[owner.topic] = max(counts.get(owner.topic, 0), count)
    return counts


def _is_unspaced(key: str) -> bool:
    return is_uncased(key) and ("\u2e80" <= key[0] <= "\u9fff" or "\uac00" <= key[0] <= "\ud7a3")


def _begins(folded: str, start: int) -> bool:
    """Whether what stands at ``start`` begins a sentence, marks before it aside."""
    at = start
    while at and folded[at - 1] == " ":
        at -= 1
    return at == 0 or folded[at - 1] in _STOPS


def _size(folded: str) -> int:
    words = folded.count(" ") + 1
    return words if words * 12 > len(folded) else max(words, len(folded) // 2)
