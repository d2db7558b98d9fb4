"""Sentences: where they begin and end in one line of text."""

from __future__ import annotations

import re
from types import FunctionType

from newsclean.text.letters import is_small
from newsclean.text.spans import Span

# With those of Arabic, Urdu, the languages of India, Armenian, Ethiopia, Burmese, and Khmer.
_STOPS = ".!?…؟۔।։።፧။។៕"
CLOSERS = "\"'”’»)\\]}›"
_WIDE_STOPS = "。！？။។៕"
_BREAK = re.compile(
    # It begins with a class of characters, which `re` looks for many times as fast.  Possessive,
    # and never from inside a run: a flood of stops is passed over once.
    f"[{_STOPS}{_WIDE_STOPS}](?:"
    f"(?<=[{_STOPS}])(?<![{_STOPS}]{{2}})(?P<stop>[{_STOPS}]*+[{CLOSERS}]*+) ++(?=[^\\s])"
    f"|(?<=[{_WIDE_STOPS}])(?<![{_WIDE_STOPS}]{{2}})"
    f"(?P<wide>[{_WIDE_STOPS}]*+[」』）”»]*+)(?=[^\\s]))"
)
ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen rep gov gen lt col sgt capt cmdr adm rev hon jr sr vs no nos vol art"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ft mt fig inc"
    " corp co ltd bros dept est approx ca cf al str nr bzw abs mio mrd hr fr dhr mevr sig dott"
    " ing avv on ul godz prof pl tzv tj např str č im gl ph www".split()
)


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a one-line ``text`` stand: spans that cover all of it but spaces.

    Sentences end at stops followed by a space (in Chinese, Japanese, Burmese and Khmer, at
    the stop).  Initials, abbreviations and a following lower-case letter end none.

    >>> text = "The U.S. left. Mr. Lee stayed!"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['The U.S. left.', 'Mr. Lee stayed!']
    """
    spans: list[Span] = []
    start = 0
    for match in _read_breaks(text) if _IS_COMPILED else _BREAK.finditer(text):
        kind = match.lastgroup or ""
        if kind == "stop" and not _ends_sentence(text, match):
            continue
        spans.append((start, match.end(kind)))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _read_breaks(text: str) -> list[re.Match[str]]:
    """Where sentences may end; the pattern is asked behind stops alone.  Slow if not compiled."""
    found: list[re.Match[str]] = []
    at, last = 0, len(text) - 1
    while at < last:
        char = text[at]
        if _is_stop(char) and (char >= "\x80" or _may_follow(text[at + 1])):
            match = _BREAK.match(text, at)
            if match is not None:
                found.append(match)
                at = match.end()
                continue
        at += 1
    return found


def _is_stop(char: str) -> bool:
    return char in ".!?" if char < "\x80" else char in "…؟۔।։።፧။។៕。！？"


def _may_follow(char: str) -> bool:
    """Whether a sentence may end between a stop of ASCII and this, or a little further on."""
    return char in " .!?\"')]}" or char >= "\x80"


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if is_small(text[match.end()]):
        return False
    if match.group("stop") or text[match.start()] != ".":
        return True
    word = word_before(text, match.start())
    if word.lower() in ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isupper())


def word_before(text: str, end: int, most: int = 12) -> str:
    """The letters directly before ``end``, at most ``most`` of them."""
    start = end
    while start > 0 and end - start < most and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


CLOSING = "\"'”“’‘»«)]}›」』）\ufffd "
"""What may stand behind the stop that ends a sentence: some languages close with what others open
with, and a mark that could not be decoded may have been any of them."""
_TERMINAL = f"{_STOPS}。！？"


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: with a stop, quotes and brackets behind it."""
    stripped = text.rstrip(CLOSING)
    return bool(stripped) and stripped[-1] in _TERMINAL


_IS_COMPILED = not isinstance(_is_stop, FunctionType)
