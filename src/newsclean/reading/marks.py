"""Marks: which stretches of a block's text the page links, emphasises or sets as code.

The walk says when such an element opens and closes, counted in the parts of the block that it is
gathering.  When the block ends, parts become offsets of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from newsclean.model.shown import Mark, MarkKind, unchecked_mark
from newsclean.reading.addresses import Addresses
from newsclean.text.characters import canonical
from newsclean.text.spans import Span

CREDIT, SMALL = "credit", "small"
"""Marks for readers alone: an element that is named for a credit, and one that often is one."""
# Elements that nobody closed hold one another; each open one costs something for each block.
_MOST_OPEN = 12


class _Open(NamedTuple):
    kind: str
    url: str | None
    start: int


class Marks:
    """The marks of a page, gathered block by block."""

    def __init__(self, addresses: Addresses) -> None:
        self.found: list[Mark] = []
        self.credits: list[tuple[Span, str]] = []
        """Where credits may stand in the text, and by what element: CREDIT or SMALL."""
        self._addresses = addresses
        self._open: list[_Open | None] = []
        self._live = 0
        self._done: list[tuple[_Open, int]] = []

    def open(self, kind: str | None, address: str | None, part: int) -> None:
        """An element opens before a part; ``None`` if it marks nothing."""
        url = self._addresses.whole(address) if address else None
        if kind is None or (kind == "link" and url is None) or self._live >= _MOST_OPEN:
            self._open.append(None)
            return
        self._live += 1
        self._open.append(_Open(kind, url, part))

    def close(self, part: int) -> None:
        """The element that opened last closes behind a part."""
        one = self._open.pop()
        if one is not None:
            self._live -= 1
            if one.start < part:
                self._done.append((one, part))

    def end_block(self, parts: Sequence[str], text: str, at: int) -> None:
        """The block of these parts ends, as ``text`` that begins at an offset of the page's."""
        spans = self._done
        if self._live:
            spans += [(one, len(parts)) for one in self._open if one is not None]
            self._open = [one and one._replace(start=0) for one in self._open]
        if not spans:
            return
        self._done = []
        if text:
            self._place(spans, parts, text, at)

    def _place(
        self, spans: Sequence[tuple[_Open, int]], parts: Sequence[str], text: str, at: int
    ) -> None:
        if len(spans) == 1 and spans[0][0].start == 0 and spans[0][1] == len(parts):
            # An entry of a menu, as most links are.
            one = spans[0][0]
            self._add(one, at, at + len(text))
            return
        ends = _ends(parts, text)
        if ends is None:
            return
        found = []
        for one, end in spans:
            first, last = ends[one.start], ends[end]
            first += text[first : first + 1] == " "
            if first < last:
                found.append((first, -last, one))
        found.sort(key=lambda item: (item[0], item[1], item[2].kind))
        before: tuple[object, ...] = ()
        for first, last, one in found:
            if (first, last, one.kind) != before:
                self._add(one, at + first, at - last)
            before = (first, last, one.kind)

    def _add(self, one: _Open, start: int, end: int) -> None:
        if one.kind in (CREDIT, SMALL):
            self.credits.append(((start, end), one.kind))
        else:
            self.found.append(unchecked_mark(start, end, cast(MarkKind, one.kind), one.url))


def _ends(parts: Sequence[str], text: str) -> list[int] | None:
    """For each number of parts where they end in ``text``, spaces behind them left out.

    ``None`` if the text is not made of them one by one, as where a letter and its accent stand in
    two elements.

    >>> _ends(["The ", " port", " is open."], "The port is open.")
    [0, 3, 8, 17]
    """
    ends = [0]
    at = 0
    is_parted = False
    for part in parts:
        own = " ".join(part.split())
        if not own.isprintable() or not own.isascii():
            own = canonical(own)
        if own:
            at += bool(at) and (is_parted or part[0].isspace())
            at += len(own)
            is_parted = part[-1].isspace()
        elif part:
            is_parted = is_parted or part.isspace()
        ends.append(at)
    return ends if at == len(text) else None
