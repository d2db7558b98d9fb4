"""The features of :mod:`newsclean.judging.words` by their hashes, for when this is compiled.

A string for each word, end and pair, and a place in memory for each, is most of what the word model
costs.  Here a feature is a number that is worked out while the text is read, and its weights are
found by it in one array.  Interpreted this is slow; what it finds is the same.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from types import FunctionType

_START, _END = 5, 3
_ONE = 1
_MASK = (1 << 64) - 1
# An odd number without a pattern: 2 to the 64, divided by the golden ratio.
_BASE = 0x9E3779B97F4A7C15
_SPACE, _CARET, _DOLLAR, _TILDE = map(ord, " ^$~")


def hash_of(text: str) -> int:
    """The value of the characters as digits of a number to a large base, to 64 bits.

    That of two strings in a row follows from those of each.
    """
    value = 0
    for char in text:
        value = (value * _BASE + ord(char)) & _MASK
    return value


# The highest bits of a hash number a word of the bits of known ones, the next its bit.
_KNOWN_WORDS, _LAST_BIT = 13, 63
_KNOWN_SHIFT, _BIT_SHIFT = 64 - _KNOWN_WORDS, 58 - _KNOWN_WORDS

_UPPER, _LOWER, _OTHER = map(hash_of, ("^upper", "^lower", "^other"))
_TILDE_AND_END = (_TILDE * _BASE * _BASE * _BASE) & _MASK


class HashedWeights:
    """Weights of features, by their hashes."""

    __slots__ = ("_known", "_mask", "_spare", "_table", "_weights", "_width")

    def __init__(self, words: Sequence[str], tenths: array[int]) -> None:
        """The weights of words, given as the tenths of those of each in a row."""
        size = 4
        while size < 2 * len(words):
            size *= 2
        self._mask = size - 1
        # Hashes, each with the number of its weights behind it.
        self._table = array("Q", bytes(16 * size))
        # A bit for each: most features are not known, and this much stays near the processor.
        self._known = array("Q", bytes(8 << _KNOWN_WORDS))
        self._width = len(tenths) // (len(words) or 1)
        self._weights = array("d", bytes(8 * len(tenths)))
        self._spare: Seen | None = None
        self._fill(words, tenths)

    def _fill(self, words: Sequence[str], tenths: array[int]) -> None:
        for k in range(len(tenths)):
            self._weights[k] = tenths[k] / 10
        for number in range(len(words)):
            value = hash_of(words[number])
            at = self._place(value)
            self._table[at] = value
            self._table[at + 1] = number
            self._known[value >> _KNOWN_SHIFT] |= _ONE << (value >> _BIT_SHIFT & _LAST_BIT)

    def _is_known(self, value: int) -> int:
        """Whether a hash may be in the table: not zero if so."""
        return self._known[value >> _KNOWN_SHIFT] >> (value >> _BIT_SHIFT & _LAST_BIT) & 1

    def _place(self, value: int) -> int:
        """Where a hash stands in the table, or may be put."""
        number = ((value * _BASE & _MASK) >> 32) & self._mask
        while self._table[2 * number] != 0 and self._table[2 * number] != value:
            number = (number + 1) & self._mask
        return 2 * number

    def sums(self, text: str, folded: str) -> tuple[int, list[float]]:
        """How many features a text has, and the sums of the weights of those that are known.

        :param folded: the same text folded.
        """
        # Whoever looks up something at the same time makes one of their own.
        seen, self._spare = self._spare, None
        most = _MOST_OF_CHARACTER * len(text) + _MOST_OF_TEXT
        if seen is None or seen.most < most:
            seen = Seen(most)
        _read_words(seen, folded)
        _read_beginning(seen, text)
        if not text.isascii():
            _read_runs(seen, text)
        width, count = self._width, seen.count
        sums = array("d", bytes(16 * width))
        view = sums
        for k in range(count):
            value = seen.value(k)
            if not self._is_known(value):
                continue
            at = self._place(value)
            if self._table[at] == value:
                first = width * self._table[at + 1]
                for column in range(width):
                    _add(view, column, self._weights[first + column])
        seen.clear()
        self._spare = seen
        return count, [view[2 * column] + view[2 * column + 1] for column in range(width)]


def _add(sums: array[float], column: int, more: float) -> None:
    """Adds to a sum, and what is lost by rounding to what was lost before.

    Both together are the sum as :func:`math.fsum` has it, in any order.
    """
    before = sums[2 * column]
    after = before + more
    sums[2 * column] = after
    if abs(before) >= abs(more):
        sums[2 * column + 1] += (before - after) + more
    else:
        sums[2 * column + 1] += (more - after) + before


# A character is a word of a pair, and in some scripts begins three runs.  First and last words and
# pairs, and how the text begins, are five more.
_MOST_OF_CHARACTER, _MOST_OF_TEXT = 5, 5


class Seen:
    """A set of hashes, in the order in which they were put in; at most so many."""

    __slots__ = ("_mask", "_places", "_table", "count", "most")

    def __init__(self, most: int) -> None:
        size = 16
        while 2 * size < 3 * most:
            size *= 2
        self._mask = size - 1
        self._table = array("Q", bytes(8 * size))
        self._places = array("i", bytes(4 * most))
        self.most = most
        self.count = 0

    def put(self, value: int) -> None:
        """Adds a hash that is not there yet."""
        value = value or 1
        at = ((value * _BASE & _MASK) >> 32) & self._mask
        while self._table[at] != 0:
            if self._table[at] == value:
                return
            at = (at + 1) & self._mask
        self._table[at] = value
        self._places[self.count] = at
        self.count += 1

    def value(self, k: int) -> int:
        """The hash that was put in as number ``k``."""
        return self._table[self._places[k]]

    def clear(self) -> None:
        """Takes all out again."""
        for k in range(self.count):
            self._table[self._places[k]] = 0
        self.count = 0


def _read_words(seen: Seen, folded: str) -> None:
    """The words, their ends, pairs of them, and the first and last of each."""
    size, at, words = len(folded), 0, 0
    last = last_power = last_pair = last_pair_power = 0
    while at < size:
        if folded[at].isspace():
            at += 1
            continue
        start = at
        value, power = 0, 1
        while at < size:
            code = _code_in_word(folded[at])
            if code == 0:
                break
            value = (value * _BASE + code) & _MASK
            power = power * _BASE & _MASK
            at += 1
            if at - start == _START and at < size and _code_in_word(folded[at]) != 0:
                seen.put((value * _BASE + _TILDE) & _MASK)
        if at == start:
            value, power = ord(folded[at]), _BASE
            at += 1
        elif at - start > _END:
            seen.put((_TILDE_AND_END + _hash_between(folded, at - _END, at)) & _MASK)
        seen.put(value)
        words += 1
        if words == 1:
            seen.put((_CARET * power + value) & _MASK)
        else:
            pair_power = (last_power * _BASE & _MASK) * power & _MASK
            pair = (((last * _BASE + _SPACE) & _MASK) * power + value) & _MASK
            seen.put(pair)
            if words == 2:
                seen.put((_CARET * pair_power + pair) & _MASK)
            last_pair, last_pair_power = pair, pair_power
        last, last_power = value, power
    if words > 0:
        seen.put((_DOLLAR * last_power + last) & _MASK)
    if words > 1:
        seen.put((_DOLLAR * last_pair_power + last_pair) & _MASK)


def _code_in_word(char: str) -> int:
    """The number of a character that a word may have, else 0; digits of any value are alike."""
    if "a" <= char <= "z" or char == "_":
        return ord(char)
    if not char.isalnum():
        return 0
    return _ZERO if char.isdecimal() else ord(char)


def _hash_between(folded: str, start: int, end: int) -> int:
    value = 0
    for k in range(start, end):
        value = (value * _BASE + _code_in_word(folded[k])) & _MASK
    return value


_ZERO = ord("0")


def _read_beginning(seen: Seen, text: str) -> None:
    char = text[0] if text else " "
    if char.isupper():
        seen.put(_UPPER)
    elif char.islower() and char.title() != char:
        seen.put(_LOWER)
    else:
        seen.put(_OTHER)


def _read_runs(seen: Seen, text: str) -> None:
    """Each character, and two and three in a row, of scripts without spaces."""
    one = two = 0
    run = 0
    for k in range(len(text)):
        code = ord(text[k])
        if not (
            0x0E00 <= code <= 0x0FFF
            or 0x1000 <= code <= 0x109F
            or 0x1780 <= code <= 0x17FF
            or 0x3040 <= code <= 0x30FF
            or 0x3400 <= code <= 0x9FFF
            or 0xAC00 <= code <= 0xD7AF
        ):
            run = one = two = 0
            continue
        run += 1
        seen.put(code)
        if run > 1:
            pair = (one * _BASE + code) & _MASK
            seen.put(pair)
            if run > 2:
                seen.put((two * _BASE + code) & _MASK)
            two = pair
        one = code


IS_COMPILED = not isinstance(hash_of, FunctionType)
"""Whether this is worth using."""
