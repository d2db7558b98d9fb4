"""What the words of a block speak for: linear models over words, their ends, and pairs of them.

What they know is learned from labelled texts (``training/judge.py``).  Digits count as 0, so that
dates and sums of any value are alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt
from typing import Any, cast

from newsclean.judging.hashed_words import IS_COMPILED, HashedWeights
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.letters import is_small

_LONGEST, _HEAD, _TAIL = 260, 160, 100
"""Characters: of longer blocks the beginning and the end are read."""
_TOKEN = late(r"\w+|[^\w\s]")
_DIGIT = late(r"\d")
_START, _END = 5, 3
"""Letters of a word's beginning and end that are looked at by themselves."""
_UNSPACED = late(
    "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)
_LONGEST_RUN = 3


QUESTIONS = ("junk", "caption", "teaser", "appeal")
"""What the model is asked of a block: whether it is junk of any kind; a caption; a pointer to
another story; whether it asks something of the reader."""


class WordModel:
    """How much each word speaks for each of :data:`QUESTIONS`, as parts of logarithms of odds."""

    __slots__ = ("_hashed", "_made", "_numbers", "_tenths", "_words", "biases")

    def __init__(self, biases: Sequence[float], words: Sequence[str], tenths: array[int]) -> None:
        """A model of words, in any order, and of the tenths of the weights of each in a row."""
        self.biases = biases
        self._words = words
        self._tenths = tenths
        self._hashed = HashedWeights(words, tenths) if IS_COMPILED else None
        self._numbers = {} if IS_COMPILED else dict(zip(words, range(len(words)), strict=True))
        # Most words are in no text: what they weigh is worked out when they are first found.
        self._made: dict[int, tuple[float, ...]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return WordModel, (self.biases, self._words, self._tenths)

    def scores(self, text: str, folded: str | None = None) -> list[float]:
        """For each of :data:`QUESTIONS` the logarithm of odds, by the words of ``text`` alone.

        :param folded: the same text folded, if it is known.
        """
        if self._hashed is not None:
            ends = _ends_of(text)
            is_known = folded is not None and ends is text
            count, sums = self._hashed.sums(ends, cast("str", folded) if is_known else fold(ends))
        else:
            found = word_features(text)
            count = len(found)
            numbers, made = map(self._numbers.get, found), self._made
            rows = [made.get(k) or self._make(k) for k in numbers if k is not None]
            sums = list(map(fsum, zip(*rows, strict=True)))
        size = sqrt(count)
        return [bias + total / size for bias, total in zip(self.biases, sums or _NONE, strict=True)]

    def _make(self, number: int) -> tuple[float, ...]:
        width = len(self.biases)
        own = self._tenths[number * width : (number + 1) * width]
        made = self._made[number] = tuple([tenth / 10 for tenth in own])
        return made


_NONE = (0.0,) * len(QUESTIONS)


def word_features(text: str) -> set[str]:
    """What the model looks at in a block that is not empty.

    >>> sorted(word_features("Read on 2"))
    ['$0', '$on 0', '0', '^read', '^read on', '^upper', 'on', 'on 0', 'read', 'read on', '~ead']
    """
    text = _ends_of(text)
    words = _TOKEN.findall(_DIGIT.sub("0", fold(text)))
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    found = {*words, *pairs}
    found.update([f"{word[:_START]}~" for word in words if len(word) > _START])
    found.update([f"~{word[-_END:]}" for word in words if len(word) > _END])
    if words:
        found.update((f"^{words[0]}", f"${words[-1]}"))
    if pairs:
        found.update((f"^{pairs[0]}", f"${pairs[-1]}"))
    first = text[:1]
    found.add("^upper" if first.isupper() else "^lower" if is_small(first) else "^other")
    if not text.isascii():
        for run in _UNSPACED.findall(text):
            for size in range(1, _LONGEST_RUN + 1):
                found.update([run[at : at + size] for at in range(len(run) - size + 1)])
    return found


def _ends_of(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_HEAD]} {text[-_TAIL:]}"
