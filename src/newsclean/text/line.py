"""One line of text as phrases and words are looked for in it: plain, folded, and its parts."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from types import FunctionType

from newsclean.text.folding import fold
from newsclean.text.sentences import sentence_spans
from newsclean.text.spans import Span

_QUOTES = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"'}
_MARKS = tuple('"“”«»„「」『』')
_QUOTE_MARK = re.compile(f"[{''.join(_MARKS)}]")
_LETTER = re.compile(r"[^\W_]")
_LONG = 200
"""Characters; to search a shorter line again takes no longer than to look up what was found."""


class Line:
    """A text without line ends; what several look for in it is worked out once."""

    # No cached properties: until Python 3.12 each takes a lock, which costs more than the work.
    __slots__ = ("_has", "_quoted", "_scripts", "_sentences", "edges", "folded", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        """The folded text, see :mod:`newsclean.text.folding`; offsets are those of the text."""
        self.edges = edges(self.folded, 0, len(text))
        """Where its first letter or digit stands, and one past its last; ``(0, 0)`` if none."""
        self._has: dict[tuple[str, ...], bool] | None = None
        self._quoted: list[Span] | None = None
        self._scripts = -1
        self._sentences: list[Span] | None = None

    @property
    def scripts(self) -> int:
        """Which scripts its letters are of: :data:`NEARER`, :data:`FARTHER` or both added."""
        if self._scripts < 0:
            self._scripts = 0 if self.folded.isascii() else scripts_of(self.folded)
        return self._scripts

    @property
    def quoted(self) -> list[Span]:
        """Its quotations, from opening to closing mark; an open one runs to the end."""
        if self._quoted is None:
            self._quoted = quoted_spans(self.text)
        return self._quoted

    @property
    def sentences(self) -> list[Span]:
        """Its sentences."""
        if self._sentences is None:
            self._sentences = sentence_spans(self.text)
        return self._sentences

    def has_one_of(self, words: tuple[str, ...]) -> bool:
        """Whether any of these folded words is in it; a long line is searched for them once."""
        if len(self.folded) < _LONG:
            return has_any(self.folded, words)
        if self._has is None:
            self._has = {}
        known = self._has.get(words)
        if known is None:
            known = self._has[words] = has_any(self.folded, words)
        return known

    def is_quoted(self, at: int) -> bool:
        """Whether ``at`` stands in a quotation."""
        quoted = self.quoted
        return bool(quoted) and inside(quoted, at)

    def sentence_at(self, at: int) -> Span:
        """The sentence that ``at`` stands in, or behind."""
        sentences = self.sentences
        return sentences[max(0, bisect_right(sentences, (at, sys.maxsize)) - 1)]


NEARER, FARTHER = 1, 2
"""Scripts from Greek to Ethiopic; and those behind the Latin letters and signs."""
_NEARER = re.compile("[\u0370-\u1fff]")
_FARTHER = re.compile("[^\x00-\u2bff]")


def scripts_of(folded: str) -> int:
    """The scripts of a text: see :attr:`Line.scripts`."""
    if _IS_COMPILED:
        return _read_scripts(folded)
    nearer = _NEARER.search(folded) is not None
    return NEARER * nearer + FARTHER * (_FARTHER.search(folded) is not None)


def _read_scripts(folded: str) -> int:
    """The same, character by character: many times as fast if it is compiled."""
    nearer = farther = False
    for char in folded:
        if char >= "\u2c00":
            farther = True
        elif "\u0370" <= char <= "\u1fff":
            nearer = True
    return NEARER * nearer + FARTHER * farther


def has_any(text: str, marks: tuple[str, ...]) -> bool:
    """Whether any of these stands in a text: faster than a pattern of a few of them."""
    for one in marks:  # noqa: SIM110 - any() takes twice as long, and dozens are asked of a line
        if one in text:
            return True
    return False


def quoted_spans(text: str) -> list[Span]:
    """The quotations in ``text``, from opening to closing mark; an open one runs to the end."""
    spans: list[Span] = []
    if not has_any(text, _MARKS[:1] if text.isascii() else _MARKS):
        return spans
    start, closer = -1, ""
    for mark in _QUOTE_MARK.finditer(text):
        k, char = mark.start(), mark.group()
        if start < 0:
            if char in _QUOTES:
                start, closer = k, _QUOTES[char]
        elif _closes(char, closer):
            spans.append((start, k + 1))
            start = -1
    if start >= 0:
        spans.append((start, len(text)))
    return spans


class Quotations:
    """Whether places in a line are quoted, while it is read on and parts of it are taken out.

    What opens a quotation may be taken out with its sentence: what follows is none.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks = [mark.start() for mark in _QUOTE_MARK.finditer(text)]
        # Before each mark: what would close the quotation that is open there, if one is.
        self._closers = [""]
        self._taken: Span | None = None

    def is_quoted(self, at: int) -> bool:
        """Whether ``at``, which is no less than the last that was asked, stands in a quotation."""
        if self._taken is not None and at >= self._taken[1]:
            self._close_up(*self._taken)
        number = bisect_right(self._marks, at)
        self._read_to(number)
        is_mark = number > 0 and self._marks[number - 1] == at
        return bool(self._closers[number] or (is_mark and self._closers[number - 1]))

    def take(self, start: int, end: int) -> None:
        """Notes that a part is taken out, which begins no further than the last place asked."""
        if self._taken is not None:
            if start < self._taken[1]:
                start, end = min(start, self._taken[0]), max(end, self._taken[1])
            else:
                self._close_up(*self._taken)
        self._taken = start, end

    def _close_up(self, start: int, end: int) -> None:
        low, high = bisect_left(self._marks, start), bisect_left(self._marks, end)
        self._read_to(low)
        self._closers[low + 1 :] = [self._closers[low]] * (high - low)
        self._taken = None

    def _read_to(self, number: int) -> None:
        while len(self._closers) <= number:
            self._closers.append(self._closer_behind(len(self._closers) - 1))

    def _closer_behind(self, number: int) -> str:
        closer, mark = self._closers[number], self._text[self._marks[number]]
        return "" if closer and _closes(mark, closer) else closer or _QUOTES.get(mark, "")


def _closes(mark: str, closer: str) -> bool:
    return mark == closer or (closer == "“" and mark == "”")


def inside(spans: Sequence[Span], at: int) -> bool:
    """Whether one of the sorted ``spans`` covers ``at``."""
    k = bisect_right(spans, (at, sys.maxsize)) - 1
    return k >= 0 and at < spans[k][1]


def edges(folded: str, low: int, high: int) -> Span:
    """The first letter or digit of a stretch and one past its last; ``(low, low)`` if none."""
    match = _LETTER.search(folded, low, high)
    if match is None:
        return low, low
    last = high
    while not folded[last - 1].isalnum():
        last -= 1
    return match.start(), last


_IS_COMPILED = not isinstance(_read_scripts, FunctionType)
