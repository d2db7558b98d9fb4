"""What single characters of a block's text show: digits, capitals, quotation marks and the like.

There are two ways to find it: with patterns and the methods of strings, or character by character,
which is many times as fast if it is compiled, and slower if it is not.  Both find the same.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from types import FunctionType

from newsclean.text.line import has_any

_SIGNS = "$€£¥₹₽₺₴"
_SIGN = re.compile(f"[{_SIGNS}]")
_CURRENCIES = ("usd", "eur", "rp", "kr", "zł", "kč", "lei", "ft")
_CURRENCY = re.compile(rf"\b(?:{'|'.join(_CURRENCIES)})\b")
_FIRST_LETTERS = frozenset("uerkzlfUERKZLF\u212a")
_SEPARATOR = re.compile(r"[|•·›»→]")
_QUOTES = re.compile('["“”«»„「」]')
_DIGIT = re.compile(r"\d")
# All that times of day, days and years consist of: to look for each in this alone is faster.
_FIGURES = re.compile(r"\d[\d:.h/-]*")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A reference such as "&amp;" ends in one of the signs.
_CODE = re.compile(r"[{}<>\[\]=;_\\]|\(\)")
# What any of it has.
_CODE_MARKS = ("{", "}", "<", ">", "[", "]", "=", ";", "_", "\\", "()")
_ASCII, _ASCII_DIGITS, _ASCII_CAPITALS = bytes(range(128)), b"0123456789", ascii_uppercase.encode()
MOST_TITLED = 40
"""Of so many words it is looked at how they begin."""


class Marks:
    """What a text has.

    :ivar digits: how many its first characters have.
    :ivar capitals: how many its first characters have.
    :ivar code: how many signs of code its first characters have.
    :ivar titled: words that begin with a capital, of the first :data:`MOST_TITLED`.
    :ivar quotes: how many quotation marks there are; so ``separators`` to ``spaces``.
    :ivar has_currency: whether it has the sign of a currency, or the word for one.
    :ivar has_clock: whether it has a time of day; ``has_day`` and ``has_year`` are of figures too.
    :ivar has_bracket: whether a round or square bracket opens.
    """

    __slots__ = (
        "capitals", "code", "commas", "digits", "exclamations", "has_bracket", "has_clock",
        "has_colon", "has_currency", "has_day", "has_percent", "has_year", "questions", "quotes",
        "separators", "spaces", "titled",
    )  # fmt: skip

    def __init__(self) -> None:
        self.digits = self.capitals = self.code = self.titled = 0
        self.quotes = self.separators = self.questions = self.exclamations = self.commas = 0
        self.spaces = 0
        self.has_currency = self.has_clock = self.has_day = self.has_year = False
        self.has_colon = self.has_bracket = self.has_percent = False


def marks_of(text: str, sampled: int) -> Marks:
    """What a text has.

    :param sampled: how many of its first characters are looked at for digits, capitals and code.
    """
    return read_marks(text, sampled) if _IS_COMPILED else find_marks(text, sampled)


def find_marks(text: str, sampled: int) -> Marks:
    """What a text has, by patterns."""
    marks = Marks()
    sample = text if sampled >= len(text) else text[:sampled]
    marks.digits, marks.capitals = _digits_and_capitals(sample)
    marks.code = len(_CODE.findall(sample)) if has_any(sample, _CODE_MARKS) else 0
    marks.titled = sum([w[:1].isupper() for w in text.split(" ", MOST_TITLED)[:MOST_TITLED]])
    marks.quotes = len(_QUOTES.findall(text))
    marks.separators = len(_SEPARATOR.findall(text))
    marks.questions = text.count("?") + text.count("？")
    marks.exclamations = text.count("!") + text.count("！")
    marks.commas = text.count(",") + text.count("，") + text.count("、")
    marks.spaces = text.count(" ")
    marks.has_currency = _has_currency(text)
    if _DIGIT.search(text) is not None:
        _read_figures(marks, text)
    marks.has_colon = ":" in text or "：" in text
    marks.has_bracket = "(" in text or "[" in text or "（" in text
    marks.has_percent = "%" in text
    return marks


def _read_figures(marks: Marks, text: str) -> None:
    figures = " ".join(_FIGURES.findall(text))
    marks.has_clock = _CLOCK.search(figures) is not None
    marks.has_day = _DAY.search(figures) is not None
    marks.has_year = _YEAR.search(figures) is not None


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


def read_marks(text: str, sampled: int) -> Marks:  # noqa: PLR0912, PLR0915 - one pass is the point
    """What a text has, character by character."""
    marks = Marks()
    digits = capitals = code = titled = quotes = separators = 0
    questions = exclamations = commas = spaces = 0
    has_currency = has_figures = False
    word, figure, at = -1, -2, -1
    before = " "
    for char in text:
        at += 1
        is_word = True
        if "a" <= char <= "z":
            pass
        elif char == " ":
            spaces += 1
            is_word = False
        elif "A" <= char <= "Z" or (char >= "\x80" and char.isupper()):
            capitals += at < sampled
            titled += before == " " and spaces < MOST_TITLED
            is_word = char.isalnum()
        elif "0" <= char <= "9" or (char >= "\x80" and char.isdigit()):
            digits += at < sampled
            if char.isdecimal():
                # A lone figure, or several in a row, are no date: two that are joined may be.
                if (figure == at - 2 and before in ":.h/-") or (
                    figure == at - 1 and char in "90" and before in "12"
                ):
                    has_figures = True
                figure = at
        elif char == "_":
            code += at < sampled
        elif char.isalnum():
            pass
        else:
            is_word = False
            if char in ",，、":
                commas += 1
            elif char in '"“”«»„「」':
                quotes += 1
                separators += char == "»"
            elif char in "|•·›→":
                separators += 1
            elif char in "?？":
                questions += 1
            elif char in "!！":
                exclamations += 1
            elif char in ":：":
                marks.has_colon = True
            elif char in "(（":
                marks.has_bracket = True
            elif char == ")":
                code += before == "(" and at < sampled
            elif char in "{}<>[]=;\\":
                code += at < sampled
                marks.has_bracket = marks.has_bracket or char == "["
            elif char == "%":
                marks.has_percent = True
            elif char in "$€£¥₹₽₺₴":
                has_currency = True
        if not is_word:
            if word >= 0 and _is_currency(text, word, at):
                has_currency = True
            word = -1
        elif word < 0:
            word = at
        before = char
    if word >= 0 and _is_currency(text, word, len(text)):
        has_currency = True
    if has_figures:
        _read_figures(marks, text)
    marks.digits, marks.capitals, marks.code, marks.titled = digits, capitals, code, titled
    marks.quotes, marks.separators, marks.questions = quotes, separators, questions
    marks.exclamations, marks.commas, marks.spaces = exclamations, commas, spaces
    marks.has_currency = has_currency
    return marks


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
