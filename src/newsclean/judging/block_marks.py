"""Digits, capitals, quotation marks and the like in the text of a block: how many there are.

There are two ways to count them: with patterns and the methods of strings, or character by
character, which is many times as fast if it is compiled, and slower if it is not.  Both find the
same.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from types import FunctionType
from typing import NamedTuple

_SIGNS = "$€£¥₹₽₺₴"
_SIGN = re.compile(f"[{_SIGNS}]")
_CURRENCIES = ("usd", "eur", "rp", "kr", "zł", "kč", "lei", "ft")
_CURRENCY = re.compile(rf"\b(?:{'|'.join(_CURRENCIES)})\b")
_FIRST_LETTERS = frozenset("uerkzlfUERKZLF\u212a")
_SEPARATOR = re.compile(r"[|•·›»→]")
_QUOTES = re.compile('["“”«»„「」]')
_DIGIT = re.compile(r"\d")
_ASCII, _ASCII_DIGITS, _ASCII_CAPITALS = bytes(range(128)), b"0123456789", ascii_uppercase.encode()
MOST_TITLED = 40
"""Of so many words it is looked at how they begin."""


class Marks(NamedTuple):
    """How many characters of each kind a text has."""

    digits: int
    """In its first characters."""
    capitals: int
    """In its first characters."""
    titled: int
    """Words that begin with a capital, of the first :data:`MOST_TITLED`."""
    quotes: int
    separators: int
    questions: int
    exclamations: int
    commas: int
    has_figures: bool
    """Whether it has a decimal digit."""
    has_currency: bool
    """Whether it has the sign of a currency, or the word for one."""


def marks_of(text: str, sampled: int) -> Marks:
    """What a text has.

    :param sampled: how many of its first characters are looked at for digits and capitals.
    """
    if _IS_COMPILED:
        return read_marks(text, sampled)
    digits, capitals = _digits_and_capitals(text if sampled >= len(text) else text[:sampled])
    return Marks(
        digits,
        capitals,
        sum([word[:1].isupper() for word in text.split(" ", MOST_TITLED)[:MOST_TITLED]]),
        len(_QUOTES.findall(text)),
        len(_SEPARATOR.findall(text)),
        text.count("?") + text.count("？"),
        text.count("!") + text.count("！"),
        text.count(",") + text.count("，") + text.count("、"),
        _DIGIT.search(text) is not None,
        _has_currency(text),
    )


def _digits_and_capitals(text: str) -> tuple[int, int]:
    """How many there are; those of ASCII are counted as bytes, many times as fast."""
    data = text.encode("utf-8", "surrogatepass")
    size = len(data)
    digits = size - len(data.translate(None, _ASCII_DIGITS))
    capitals = size - len(data.translate(None, _ASCII_CAPITALS))
    if size > len(text):
        others = data.translate(None, _ASCII).decode("utf-8", "surrogatepass")
        digits += sum(map(str.isdigit, others))
        capitals += sum(map(str.isupper, others))
    return digits, capitals


def _has_currency(text: str) -> bool:
    if _SIGN.search(text) is not None:
        return True
    lowered = _lower(text)
    return any(map(lowered.__contains__, _CURRENCIES)) and _CURRENCY.search(lowered) is not None


def read_marks(text: str, sampled: int) -> Marks:  # noqa: PLR0912 - one pass for all is the point
    """The same, character by character."""
    digits = capitals = titled = quotes = separators = questions = exclamations = commas = 0
    has_figures = has_currency = False
    spaces, word, size = 0, -1, len(text)
    before = " "
    for at in range(size):
        char = text[at]
        if before == " " and spaces < MOST_TITLED and char.isupper():
            titled += 1
        if at < sampled:
            digits += char.isdigit()
            capitals += char.isupper()
        if char.isalnum() or char == "_":
            if word < 0:
                word = at
            if char.isdecimal():
                has_figures = True
        else:
            if word >= 0 and _is_currency(text, word, at):
                has_currency = True
            word = -1
            if char == " ":
                spaces += 1
            elif char in '"“”«»„「」':
                quotes += 1
                separators += char == "»"
            elif char in "|•·›→":
                separators += 1
            elif char in "?？":
                questions += 1
            elif char in "!！":
                exclamations += 1
            elif char in ",，、":
                commas += 1
            elif char in "$€£¥₹₽₺₴":
                has_currency = True
        before = char
    if word >= 0 and _is_currency(text, word, size):
        has_currency = True
    return Marks(
        digits, capitals, titled, quotes, separators, questions, exclamations, commas, has_figures,
        has_currency,
    )  # fmt: skip


def _is_currency(text: str, start: int, end: int) -> bool:
    size = end - start
    return (
        _SHORTEST <= size <= _LONGEST
        and text[start] in _FIRST_LETTERS
        and _lower(text[start:end]) in _CURRENCIES
    )


def _lower(text: str) -> str:
    """``text`` in lower case, each letter one: Python makes two of the Turkish one."""
    return text.replace("İ", "i").lower()


_SHORTEST, _LONGEST = 2, 3
_IS_COMPILED = not isinstance(read_marks, FunctionType)
