"""Topics: what the words of a line are about, whatever sentence they make.

A phrase knows an appeal that was seen before.  An appeal that nobody has seen
still speaks of the same things: of giving, of journalism, of sums and months.
Packs list beginnings of such words; here they are found and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import FunctionType
from typing import NamedTuple

import ahocorasick_rs

from newsclean.phrases.pronouns import Pronouns
from newsclean.phrases.topic_tables import (
    ASK,
    ENDS,
    LONGEST_WORD,
    TELLS,
    TOKEN,
    TopicTables,
    is_unspaced_key,
)
from newsclean.text.automaton import build_automaton, find_keys
from newsclean.text.late_patterns import late
from newsclean.text.line import FARTHER, Line, has_any, inside

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


NO_MENTIONS = Mentions({}, {}, asks=False, addressed=False)


class _Owner:
    """Who lists a word: which pack, for which topic, as telling or not.  There is one of each."""

    __slots__ = ("pack", "tells", "topic")

    def __init__(self, pack: int, topic: str, *, tells: bool) -> None:
        self.pack = pack
        self.topic = topic
        self.tells = tells


class _Entry:
    """A listed word, from where a table of :class:`TopicTables` leaves off; there is one of each.

    :ivar tail: how the text must go on behind the key.
    :ivar exact: whether the word must end there.
    """

    __slots__ = ("exact", "owner", "tail")

    def __init__(self, owner: _Owner, tail: str, *, exact: bool) -> None:
        self.owner = owner
        self.tail = tail
        self.exact = exact


# Some words begin a hundred entries: the two characters behind them tell which may be meant.
_NEXT = 2
# A language's everyday words, many times over.
_MOST_TOKENS = 1 << 15


class _Begun:
    """What may be listed of a word in the text.

    :ivar whole: what there is no more of than the word.
    :ivar owners: who lists these.
    :ivar longer: what goes on behind it, by the two characters it goes on with.
    :ivar by_one: what goes on behind it by one character.
    :ivar asks: the packs by which a call to the reader begins with it.
    """

    __slots__ = ("asks", "by_one", "longer", "owners", "whole")

    def __init__(
        self,
        whole: dict[_Entry, None],
        owners: frozenset[_Owner],
        longer: dict[str, list[_Entry]],
        by_one: list[_Entry],
        asks: frozenset[int],
    ) -> None:
        self.whole = whole
        self.owners = owners
        self.longer = longer
        self.by_one = by_one
        self.asks = asks


class _Tokens(dict[str, _Begun | None]):
    """What may be listed of each word that was looked up lately."""

    def __init__(self, look_up: Callable[[str], _Begun | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, token: str) -> _Begun | None:
        if len(self) >= _MOST_TOKENS:
            self.clear()
        begun = self[token] = self._look_up(token)
        return begun


class Topics:
    """The topics of all packs in use, ready to be looked for.

    :param tables: what :func:`~newsclean.phrases.topic_tables.topic_tables` made of their lists.
    :param pronouns: for each pack its words for us and you.
    """

    def __init__(self, tables: TopicTables, pronouns: Sequence[Sequence[str]] = ()) -> None:
        self._listed_pronouns = pronouns
        self._pronouns: dict[int, Pronouns] = {}
        self._heads = tables.heads
        self._owners = tables.owners
        self._made_owners: dict[tuple[int, str, bool], _Owner] = {}
        self._entries: dict[str, tuple[_Entry, ...]] = {}
        self._tokens = _Tokens(self._look_up)
        self._scattered = _Scattered(tables.scattered)

    def mentions(self, text: str) -> Mentions:
        """What ``text``, one line, speaks of, its quotations aside."""
        return self.mentions_in(Line(text))

    def mentions_in(self, line: Line) -> Mentions:
        """What a line speaks of, its quotations aside."""
        folded = line.folded
        begun = self._read_begun(folded) if _IS_COMPILED else self._find_begun(folded)
        scattered = self._scattered_entries(line)
        if not scattered and not begun:
            return NO_MENTIONS
        quoted = line.quoted
        # One word twice counts once.
        seen: dict[_Entry, None] = {}
        asking: set[int] = set()
        for start, end, one in begun:
            if not (quoted and inside(quoted, start)):
                seen.update(one.whole)
                if one.asks and _begins(folded, start):
                    asking |= one.asks
                longer = one.longer.get(folded[end : end + _NEXT], one.by_one)
                for entry in _going_on(longer, one.owners, folded, end) if longer else ():
                    seen[entry] = None
                    if entry.owner.topic == ASK and _begins(folded, start):
                        asking.add(entry.owner.pack)
        for start, entry in scattered:
            if not (quoted and inside(quoted, start)):
                seen[entry] = None
                if entry.owner.topic == ASK and _begins(folded, start):
                    asking.add(entry.owner.pack)
        return self._mentions_of(seen, asking, line) if seen else NO_MENTIONS

    def _find_begun(self, folded: str) -> list[tuple[int, int, _Begun]]:
        """Where the words begin and end of which something may be listed, and what."""
        words = TOKEN.findall(folded)
        begun = list(map(self._tokens.__getitem__, words))
        found: list[tuple[int, int, _Begun]] = []
        end = 0
        for word, one in zip(words, begun, strict=True) if any(begun) else ():
            # No word stands between: what it is made of would be one.
            start = folded.index(word, end)
            end = start + len(word)
            if one is not None:
                found.append((start, end, one))
            if len(word) == LONGEST_WORD:
                end = _word_end(folded, end)
        return found

    def _read_begun(self, folded: str) -> list[tuple[int, int, _Begun]]:
        """The same, character by character: faster if it is compiled."""
        found: list[tuple[int, int, _Begun]] = []
        tokens, longest = self._tokens, LONGEST_WORD
        size, at = len(folded), 0
        while at < size:
            start = at
            at = _word_end(folded, start)
            if at == start:
                at += 1
                continue
            end = min(at, start + longest)
            one = tokens[folded[start:end]]
            if one is not None:
                found.append((start, end, one))
        return found

    def _mentions_of(self, seen: Mapping[_Entry, None], asking: set[int], line: Line) -> Mentions:
        """What the entries that a line has say of it."""
        owners = [entry.owner for entry in seen]
        pack = _most_telling(owners)
        telling: dict[str, int] = {}
        hints: dict[str, int] = {}
        for owner in owners:
            if owner.pack == pack:
                counts = telling if owner.tells else hints
                counts[owner.topic] = counts.get(owner.topic, 0) + 1
        addressed = pack in asking or self._pronouns_of(pack).are_in(line)
        return Mentions(telling, hints, pack in asking, addressed)

    def _pronouns_of(self, pack: int) -> Pronouns:
        found = self._pronouns.get(pack)
        if found is None:
            listed = self._listed_pronouns
            found = self._pronouns[pack] = Pronouns(listed[pack] if pack < len(listed) else ())
        return found

    def _look_up(self, token: str) -> _Begun | None:
        """What may be listed of a word that begins with these letters; the shorter first."""
        part = self._heads.part(token[:1])
        keys = [(token[:1], part[token[:1]])] if token[:1] in part else []
        part = self._heads.part(token[:2])
        for size in range(2, len(token) + 1) if part else ():
            key = token[:size]
            if key in part:
                keys.append((key, part[key]))
        if not keys:
            return None
        whole: list[_Entry] = []
        longer: dict[str, list[_Entry]] = {}
        owners: set[_Owner] = set()
        for key, entries in keys:
            size = len(key)
            for entry in self._read(key, entries):
                if not entry.tail:
                    # Of two beginnings of one word only one counts, for each who lists it.
                    is_there = size == len(token) or not entry.exact
                    if is_there and entry.owner not in owners:
                        owners.add(entry.owner)
                        whole.append(entry)
                elif size == len(token):
                    longer.setdefault(entry.tail[:_NEXT], []).append(entry)
        by_one = [entry for tail in longer if len(tail) < _NEXT for entry in longer[tail]]
        for going_on in longer.values():
            going_on += [entry for entry in by_one if entry not in going_on]
        if not whole and not longer:
            return None
        asks = frozenset([owner.pack for owner in owners if owner.topic == ASK])
        return _Begun(dict.fromkeys(whole), frozenset(owners), longer, by_one, asks)

    def _read(self, key: str, places: str) -> tuple[_Entry, ...]:
        """The entries of a key; read when it is first found."""
        entries = self._entries.get(key)
        if entries is None:
            entries = tuple([self._entry(place) for place in places.split("\t")])
            self._entries[key] = entries
        return entries

    def _entry(self, place: str) -> _Entry:
        number, _, tail = place.partition(".")
        pack, topic, flags = self._owners[int(number)]
        # Whether a word must end is no matter of who lists it.
        who = pack, topic, bool(flags & TELLS)
        owner = self._made_owners.get(who)
        if owner is None:
            owner = self._made_owners[who] = _Owner(pack, topic, tells=who[2])
        return _Entry(owner, tail, exact=bool(flags & ENDS))

    def _scattered_entries(self, line: Line) -> list[tuple[int, _Entry]]:
        """The entries that may begin within a word, and where."""
        folded = line.folded
        found: list[tuple[int, _Entry]] = []
        owners: set[tuple[_Owner, int]] = set()
        for key, start, end in self._scattered.find(line):
            for entry in self._read(key, self._scattered.entries[key]):
                is_there = not entry.exact or is_unspaced_key(key) or not _is_letter(folded, end)
                if is_there and (entry.owner, start) not in owners:
                    owners.add((entry.owner, start))
                    found.append((start, entry))
        return found


_UNSPACED = late("[\u2e80-\u9fff\uac00-\ud7a3]")


class _Scattered:
    """Listed words that may stand within others, and those that begin with no letter."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = entries
        self._marks = tuple(sorted({key[0] for key in entries if not is_unspaced_key(key[0])}))
        self._ascii_marks = tuple(filter(str.isascii, self._marks))
        self._keys = list(entries)
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def may_be_in(self, line: Line) -> bool:
        """Whether there is a character that one of them begins with."""
        folded = line.folded
        if line.scripts & FARTHER and _UNSPACED.search(folded) is not None:
            return True
        return has_any(folded, self._ascii_marks if folded.isascii() else self._marks)

    def find(self, line: Line) -> Iterator[tuple[str, int, int]]:
        """The words, and where they begin and end.

        Those that begin with a mark have no letter or digit before it.
        """
        if not self.may_be_in(line):
            return
        folded = line.folded
        if self._automaton is None:
            self._automaton = build_automaton(self._keys)
        for number, start, end in find_keys(self._automaton, folded):
            key = self._keys[number]
            if is_unspaced_key(key) or not start or not folded[start - 1].isalnum():
                yield key, start, end


def _going_on(
    longer: Sequence[_Entry], owners: Iterable[_Owner], folded: str, end: int
) -> list[_Entry]:
    """Which entries of several words go on so; one of each who lists them."""
    found: list[_Entry] = []
    known = set(owners)
    for entry in longer:
        if entry.owner not in known and _goes_on(entry, folded, end):
            known.add(entry.owner)
            found.append(entry)
    return found


def _goes_on(entry: _Entry, folded: str, end: int) -> bool:
    """Whether the text goes on behind a key as the entry does."""
    stop = end + len(entry.tail)
    return folded.startswith(entry.tail, end) and not (entry.exact and _is_letter(folded, stop))


def _is_letter(folded: str, at: int) -> bool:
    return at < len(folded) and folded[at].isalnum()


def _word_end(folded: str, at: int) -> int:
    while at < len(folded):
        char = folded[at]
        if not ("a" <= char <= "z" or char.isalnum()):
            break
        at += 1
    return at


def _most_telling(owners: Sequence[_Owner]) -> int:
    """The pack that has most to say, telling words twice; of two that have as much, the first."""
    weights: dict[int, int] = {}
    for owner in owners:
        weights[owner.pack] = weights.get(owner.pack, 0) + 1 + owner.tells
    most = max(weights.values())
    return min([pack for pack, weight in weights.items() if weight == most])


def _begins(folded: str, start: int) -> bool:
    """Whether what stands at ``start`` begins a sentence, marks before it aside."""
    at = start
    while at and folded[at - 1] == " ":
        at -= 1
    return at == 0 or folded[at - 1] in _STOPS


_IS_COMPILED = not isinstance(_begins, FunctionType)
