"""Pronouns: whether a line speaks of us or to you."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import FunctionType

from newsclean.text.letters import is_unspaced
from newsclean.text.line import Line, inside

# Vowel signs of Indian scripts are no letters to ``\\w``.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff])*")

_PLAIN_WORD = re.compile("[a-z]+")


class Pronouns:
    """Words for us and you, of one language or of several.

    :param words: the words, folded.
    """

    def __init__(self, words: Iterable[str]) -> None:
        listed = list(words)
        self._spaced = frozenset(word for word in listed if not is_unspaced(word[0]))
        self._longest = max(map(len, self._spaced), default=0)
        self._unspaced = tuple(sorted(word for word in listed if is_unspaced(word[0])))

    def are_in(self, line: Line) -> bool:
        """Whether one stands in a line, its quotations aside."""
        folded = line.folded
        if _IS_COMPILED:
            if self._is_outside(folded, line):
                return True
        else:
            words = _PLAIN_WORD if folded.isascii() else _WORD
            if not self._spaced.isdisjoint(words.findall(folded)):
                for match in _WORD.finditer(folded):
                    if match.group() in self._spaced and not inside(line.quoted, match.start()):
                        return True
        for word in self._unspaced:
            at = folded.find(word)
            if at >= 0 and not inside(line.quoted, at):
                return True
        return False

    def _is_outside(self, folded: str, line: Line) -> bool:
        """Whether a word between others stands outside quotations, character by character."""
        size, at = len(folded), 0
        while at < size:
            start = at
            while at < size and _is_letter(folded[at], at > start):
                at += 1
            if at == start:
                at += 1
            elif at - start <= self._longest and folded[start:at] in self._spaced:
                quoted = line.quoted
                if not (quoted and inside(quoted, start)):
                    return True
        return False


def _is_letter(char: str, within: bool) -> bool:
    """Whether a word may have it; vowel signs of Indian scripts only within."""
    if char < "\x80":
        return "a" <= char <= "z" or "A" <= char <= "Z"
    return (within and "\u0900" <= char <= "\u0dff") or (char.isalnum() and not char.isdecimal())


_IS_COMPILED = not isinstance(_is_letter, FunctionType)
