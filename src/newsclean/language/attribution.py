"""Attribution: what somebody in the story says, without quotation marks.

``Follow us into the forest, the guide said.`` is worded as an appeal is.  The
clause that says who said it shows that it is not the newsroom that speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from newsclean.language.lexicon import Lexicon
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased, is_unspaced

_OTHER_CLAUSE_ENDS = ("،", "，", "、", ";", "؛", "；")
_ASKED = re.compile(r"[?!] (\w)")
_MAY_END_CLAUSE = frozenset(",;?!")
_MARKS = " .!?…。！？।۔።။។៕\"'”“»«)"
_MOST_WORDS = 8
_LONGEST = 80


def is_attributed(sentence: str, lexicon: Lexicon, folded: str | None = None) -> bool:
    """Whether a clause of ``sentence`` behind its first says who said the rest.

    In languages whose verb stands last the sentence may be one clause.

    :param folded: the same folded, if it is known.

    >>> lexicon = Lexicon(said=frozenset({"said", "말했다"}), pronouns=frozenset({"we"}))
    >>> is_attributed("Follow us into the forest, the guide said.", lexicon)
    True
    >>> is_attributed("As we said, we need you.", lexicon)
    False
    >>> is_attributed("Will you follow us? the guide said.", lexicon)
    True
    >>> is_attributed("숲에서 우리를 따라오라고 안내인이 말했다.", lexicon)
    True
    """
    if sentence.isascii() and _MAY_END_CLAUSE.isdisjoint(sentence):
        return False
    if "? " in sentence or "! " in sentence:
        parted = _ASKED.sub(_comma_before_small, sentence)
        if parted != sentence:
            folded = fold(parted)
    if folded is None:
        folded = fold(sentence)
    for mark in _OTHER_CLAUSE_ENDS:
        if mark in folded:
            folded = folded.replace(mark, ",")
    first, *others = folded.split(",")
    for clause in others:
        if len(clause) <= _LONGEST and _says(clause, lexicon):
            return True
    return _ends_so(first, lexicon)


def _comma_before_small(asked: re.Match[str]) -> str:
    """``Have you news? the guide asked.`` is one sentence: a small letter follows the mark."""
    return ", " + asked[1] if asked[1].islower() else asked[0]


def _says(clause: str, lexicon: Lexicon) -> bool:
    words = clause.strip(_MARKS).split()
    if len(words) > _MOST_WORDS:
        return False
    return _has_verb(clause, words, lexicon) and lexicon.pronouns.isdisjoint(words)


def _has_verb(clause: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    said = lexicon.said
    if not said.isdisjoint(words):
        return True
    # "va explicar", "dit-il": a verb is two words, or has its subject tied to it.
    if not _first_words(lexicon).isdisjoint(words) and not said.isdisjoint(
        map(" ".join, pairwise(words))
    ):
        return True
    if "-" in clause and not said.isdisjoint([word.partition("-")[0] for word in words]):
        return True
    return _ends_so(clause, lexicon)


def _ends_so(clause: str, lexicon: Lexicon) -> bool:
    """Whether a clause in a script without capitals ends with the verb."""
    bare = clause.strip(_MARKS)
    if not is_uncased(bare[-1:]):
        return False
    last = bare[bare.rfind(" ") + 1 :]
    return last in lexicon.said or (is_unspaced(last[-1]) and last.endswith(_unspaced(lexicon)))


@lru_cache(maxsize=8)
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    """What verbs of several words begin with."""
    return frozenset([verb.partition(" ")[0] for verb in lexicon.said if " " in verb])


@lru_cache(maxsize=8)
def _unspaced(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(word for word in lexicon.said if is_unspaced(word[0])))
