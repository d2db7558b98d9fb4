"""Marks: which stretches of a block's text the page links, emphasises or sets as code.

The walk says when such an element opens and closes, counted in the parts of the block that it is
gathering.  When the block ends, parts become offsets of its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias, cast

from newsclean.model.shown import Entry, Mark, MarkKind, Marks, unchecked_mark
from newsclean.reading.addresses import Addresses
from newsclean.text.characters import canonical
from newsclean.text.spans import Span

CREDIT, SMALL = "credit", "small"
"""Marks for readers alone: an element that is named for a credit, and one that often is one."""
_FOR_CREDITS = frozenset({CREDIT, SMALL})
# Elements that nobody closed hold one another; each open one costs something for each block.
_MOST_OPEN = 12


# An element that marks its text: its kind, its address, and the parts before which it opened and
# closed.
_Span: TypeAlias = tuple[str, str | None, int, int]


class MarkReader:
    """Gathers the marks of a page, block by block."""

    def __init__(self, addresses: Addresses) -> None:
        self.credits: list[tuple[Span, str]] = []
        """Where credits may stand in the text, and by what element: CREDIT or SMALL."""
        self.live = 0
        """How many elements that mark their text are open."""
        self.done: list[_Span] = []
        """Those that closed in this block."""
        self._open: list[tuple[str, str | None, int] | None] = []
        self._entries: list[Entry] = []
        self._addresses = addresses
        self._has_credit = False

    @property
    def found(self) -> Marks:
        """The marks of all blocks that ended."""
        return Marks(self._entries, _Making(self._addresses))

    def link(self, address: str | None, part: int) -> None:
        """A link opens before a part."""
        if address and self.live < _MOST_OPEN:
            self.live += 1
            self._open.append(("link", address, part))
        else:
            self._open.append(None)

    def open(self, kind: str | None, part: int) -> None:
        """An element opens before a part; ``None`` if it marks nothing."""
        if kind is None or self.live >= _MOST_OPEN:
            self._open.append(None)
            return
        self.live += 1
        self._open.append((kind, None, part))
        if kind in _FOR_CREDITS:
            self._has_credit = True

    def close(self, part: int) -> None:
        """The element that opened last closes behind a part."""
        one = self._open.pop()
        if one is not None:
            self.live -= 1
            if one[2] < part:
                self.done.append((*one, part))

    def end_block(self, parts: Sequence[str], raw: str, text: str, at: int) -> None:
        """The block of these parts, ``raw`` as one, ends as ``text`` at an offset."""
        spans = self.done
        self.done = []
        if self.live:
            many = len(parts)
            spans += [(*one, many) for one in self._open if one is not None]
            self._open = [one and (one[0], one[1], 0) for one in self._open]
        if not spans or not text:
            return
        if len(spans) == 1 and spans[0][2] == 0 and spans[0][3] == len(parts):
            # An entry of a menu, as most links are: with nothing in it that can refer to more, so
            # that the garbage collector need not look at it again.
            entry: Entry = (at, at + len(text), spans[0][0], spans[0][1])
        else:
            entry = (at, at + len(text), spans, tuple(parts), raw, text)
        self._entries.append(entry)
        if self._has_credit:
            found = [(start, end, kind) for start, end, kind, _ in _spans(entry)]
            self.credits += [
                ((low, high), kind) for low, high, kind in found if kind in _FOR_CREDITS
            ]
            self._has_credit = self.live > 0


class _Making:
    """Makes the marks of blocks."""

    def __init__(self, addresses: Addresses) -> None:
        self._whole = addresses.whole

    def __call__(self, entry: Entry) -> Iterator[Mark]:
        before: tuple[object, ...] = ()
        for start, end, kind, address in _spans(entry):
            if kind in _FOR_CREDITS or (start, end, kind) == before:
                continue
            url = self._whole(address) if address else None
            if url is not None or kind != "link":
                yield unchecked_mark(start, end, cast("MarkKind", kind), url)
                before = (start, end, kind)


def _spans(entry: Entry) -> list[tuple[int, int, str, str]]:
    """Where the elements of a block that mark its text stand in the page's, those around first."""
    if len(entry) == _OF_WHOLE:
        at, behind, kind, address = entry
        return [(at, behind, kind, address or "")]
    at, _, spans, parts, raw, text = entry
    ends = _ends_as_they_are(parts, raw, text) or _ends(parts, text)
    if ends is None:
        return []
    found = [
        (first, -last, kind, address or "")
        for kind, address, start, end in spans
        for first, last in _within_blocks(text, ends[start], ends[end])
    ]
    found.sort()
    return [(at + first, at - last, kind, address) for first, last, kind, address in found]


_OF_WHOLE = 4


def _within_blocks(text: str, first: int, last: int) -> Iterator[Span]:
    """A stretch without the space around it, and parted where a block ends."""
    while first < last:
        end = text.find(_BETWEEN_BLOCKS, first, last)
        low, high = first, end if end >= 0 else last
        first = high + len(_BETWEEN_BLOCKS)
        while low < high and text[low].isspace():
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        if low < high:
            yield low, high


_BETWEEN_BLOCKS = "\n\n"


def _ends_as_they_are(parts: Sequence[str], raw: str, text: str) -> list[int] | None:
    """Where parts end in a text that is the same as they are, but for spaces around all."""
    at = raw.find(text)
    if at < 0 or (at and not raw[:at].isspace()):
        return None
    most = len(text)
    return [min(most, max(0, end - at)) for end in accumulate(map(len, parts), initial=0)]


def _ends(parts: Sequence[str], text: str) -> list[int] | None:
    """For each number of parts where they end in ``text``, spaces behind them left out.

    ``None`` if the text is not made of them one by one, as where a letter and its accent stand in
    two elements.

    >>> _ends(["The ", " port", " is open."], "The port is open.")
    [0, 3, 8, 17]
    """
    behind = [0, *[at for at, letter in enumerate(text, 1) if not letter.isspace()]]
    letters = [0]
    for part in parts:
        own = part if part.isascii() and part.isprintable() else canonical(part)
        letters.append(letters[-1] + len("".join(own.split())))
    return [behind[count] for count in letters] if letters[-1] + 1 == len(behind) else None
