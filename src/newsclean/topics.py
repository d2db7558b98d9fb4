"""Topics: what the words of a line are about, whatever sentence they make.

A phrase knows an appeal that was seen before.  An appeal that nobody has seen
still speaks of the same things: of giving, of journalism, of sums and months.
Packs list beginnings of such words; here they are found and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs

from newsclean.lexicon import is_uncased
from newsclean.matching import inside, quoted_spans
from newsclean.model import Span
from newsclean.spans import is_unspaced
from newsclean.text import fold

Lists = Mapping[str, Sequence[str]]

ASK = "ask"
ANY = "any"
_EXACT = "="
# Between sentences: what begins behind one of these begins a call to the reader.
_STOPS = frozenset(".!?¿¡:;…。！？|•·-–—>›»\"'“”„«(")


class Mentions(NamedTuple):
    """What a line speaks of, by the lists of the one pack that has most to say of it.

    Counts are of different listed words, by topic.  Words of two languages are
    never put together: each has words that are everyday ones in another.
    """

    telling: Mapping[str, int]
    """Words that tell the topic."""
    hints: Mapping[str, int]
    """Words that go with it."""
    asks: bool
    """Whether one of its sentences begins with an imperative of a call to the reader."""
    addressed: bool
    """Whether it speaks of us or to you, by that pack's pronouns."""
    words: int
    """How many words the line has; in scripts without spaces, half its characters."""


NO_MENTIONS = Mentions({}, {}, asks=False, addressed=False, words=0)


class _Owner(NamedTuple):
    """Who lists a word: which pack, for which topic, as telling or not."""

    pack: int
    topic: str
    tells: bool


# Vowel signs of Indian scripts are no letters to ``\\w``.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff])*")


class Pronouns:
    """Words for us and you, of one language or of several."""

    def __init__(self, words: Iterable[str]) -> None:
        listed = [fold(word) for word in words]
        self._spaced = frozenset(word for word in listed if not is_unspaced(word[0]))
        self._unspaced = tuple(sorted(word for word in listed if is_unspaced(word[0])))

    def are_in(self, folded: str, quoted: Sequence[Span]) -> bool:
        """Whether one stands in a folded text, its quotations aside."""
        for match in _WORD.finditer(folded):
            if match.group() in self._spaced and not inside(quoted, match.start()):
                return True
        for word in self._unspaced:
            at = folded.find(word)
            if at >= 0 and not inside(quoted, at):
                return True
        return False


class Topics:
    """The topics of all packs in use, ready to be looked for.

    :param pronouns: for each pack its words for us and you.
    :param packs: for each pack its telling words and its hints, by topic.  An
        entry is the beginning of a word; one that ends in ``=`` is a whole word,
        and so are all under ``ask``.
    """

    def __init__(
        self, packs: Iterable[tuple[Lists, Lists]], pronouns: Sequence[Sequence[str]] = ()
    ) -> None:
        self._pronouns = [Pronouns(words) for words in pronouns]
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

    def mentions(self, text: str, folded: str | None = None) -> Mentions:
        """What ``text``, one line, speaks of, its quotations aside.

        :param folded: ``text`` as :func:`newsclean.text.fold` makes it, if that is at hand.
        """
        if not self._keys:
            return NO_MENTIONS
        folded = fold(text) if folded is None else folded
        hits = self._ready().find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return NO_MENTIONS
        quoted = quoted_spans(text)
        places: dict[int, dict[_Owner, dict[int, int]]] = {}
        asking: set[int] = set()
        for number, start, end in hits:
            if not self._is_word(folded, number, start, end) or inside(quoted, start):
                continue
            for owner in self._owners[number]:
                # Of two beginnings of one word only one counts, and one word twice counts once.
                places.setdefault(owner.pack, {}).setdefault(owner, {}).setdefault(start, number)
                if owner.topic == ASK and _begins(folded, start):
                    asking.add(owner.pack)
        if not places:
            return NO_MENTIONS
        pack = max(places, key=lambda pack: (_weight(places[pack]), -pack))
        telling, hints = _counts(places[pack], tells=True), _counts(places[pack], tells=False)
        addressed = pack in asking or (
            pack < len(self._pronouns) and self._pronouns[pack].are_in(folded, quoted)
        )
        return Mentions(telling, hints, pack in asking, addressed, _size(folded))

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


def _weight(places: Mapping[_Owner, Mapping[int, int]]) -> int:
    return sum((2 if owner.tells else 1) * _count(found) for owner, found in places.items())


def _count(found: Mapping[int, int]) -> int:
    return min(len(found), len(set(found.values())))


def _counts(places: Mapping[_Owner, Mapping[int, int]], *, tells: bool) -> dict[str, int]:
    counts: dict[str, int] = {}
    for owner, found in places.items():
        if owner.tells == tells:
            counts[owner.topic] = _count(found)
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
