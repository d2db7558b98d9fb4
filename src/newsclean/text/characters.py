"""Canonical form: which characters a text has once it is read.

All rewriting of characters happens here.  Offsets everywhere count characters of canonical text.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, soft hyphens, byte-order marks, word joiners, and marks that only steer
# the direction of display: none of them is seen, all of them hide phrases.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# A zero width space separates words in scripts of South-East Asia and is a leftover elsewhere.
_SEA = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_ZERO_WIDTH_SPACE = re.compile(f"(?<![{_SEA}])\u200b|\u200b(?![{_SEA}])")
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, which no encoding can write."""
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""What steers a terminal, turns the direction of text, breaks lines or cannot be written, line
feeds apart.  Whoever shows text that is not canonical, such as a title, writes it as an escape."""
_OTHER_SPACE = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Not every space, which most texts have thousands of: only what is to be another.
_SPACES = re.compile(f"[{_OTHER_SPACE}][ {_OTHER_SPACE}]*| [ {_OTHER_SPACE}]+")
_SEVERAL_SPACES = re.compile(" {2,}")
_SPACE_AT_LINE_END = re.compile(" \n ?|\n ")
_NEEDS_WORK = re.compile(
    "[\t\r\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb]|  | \n|\n |^ | $"
)
# Unicode's own bound on combining marks in a row (UAX 15, "Stream-Safe Text Format"): beyond it
# normalisation costs quadratic time and no writing system goes.
_MOST_MARKS = 30
_MARK_FLOOD = re.compile(f"[^\\w\\s!-~]{{{_MOST_MARKS + 1},}}")
_GRAPHEME_JOINER = "\u034f"


def canonical(text: str) -> str:
    r"""``text`` in the form that every offset counts in.

    Unicode NFC; line feeds as line ends; single spaces and none at the ends of
    lines; no unseen characters; lone surrogates become U+FFFD.  Line numbers
    are those of the input.  Idempotent.

    >>> canonical("Caf\u0065\u0301\u00a0noir \r\n\ufeffopen")
    'Café noir\nopen'
    """
    text = tidied(text)
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    if _MARK_FLOOD.search(text) is not None:
        text = _stream_safe(text)
    return unicodedata.normalize("NFC", text)


def tidied(text: str) -> str:
    r"""``text`` in canonical form but for Unicode's NFC, which may grow with the version of Python.

    >>> tidied("Cafe\u0301\u00a0noir ") == "Cafe\u0301 noir"
    True
    """
    # All that is not printable but the line feed needs work, and most lines are printable.
    if text.isprintable():
        return _SEVERAL_SPACES.sub(" ", text).strip(" ") if "  " in text else text.strip(" ")
    if _NEEDS_WORK.search(text) is None:
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = SURROGATE.sub("\ufffd", text)
    text = _UNSEEN.sub("", text)
    text = _ZERO_WIDTH_SPACE.sub("", text)
    text = _SPACES.sub(" ", text)
    return _SPACE_AT_LINE_END.sub("\n", text).strip(" ")


def visible_length(text: str, start: int = 0, end: int | None = None) -> int:
    r"""How many characters of canonical ``text[start:end]`` are no white space.

    >>> visible_length("A storm.\n\nRain.")
    12
    """
    # Canonical text knows two kinds of white space only.
    end = len(text) if end is None else end
    return end - start - text.count(" ", start, end) - text.count("\n", start, end)


def _stream_safe(text: str) -> str:
    """``text`` with a combining grapheme joiner wherever more than 30 marks would be in a row.

    Marks are counted as decomposed, so that normalising cannot make more of them.
    """
    parts: list[str] = []
    marks = 0
    for char in text:
        decomposed = unicodedata.normalize("NFD", char)
        trailing = _trailing_marks(decomposed)
        marks = marks + trailing if trailing == len(decomposed) else trailing
        if marks > _MOST_MARKS:
            parts.append(_GRAPHEME_JOINER)
            marks = trailing
        parts.append(char)
    return "".join(parts)


def _trailing_marks(text: str) -> int:
    count = 0
    while count < len(text) and unicodedata.combining(text[-1 - count]):
        count += 1
    return count
