"""Attribution: what somebody in the story says, without quotation marks.

``Follow us into the forest, the guide said.`` is worded as an appeal is.  The
clause that says who said it shows that it is not the newsroom that speaks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from newsclean.language.lexicon import Lexicon
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased, is_unspaced

_CLAUSE_END = re.compile("[,،，、;؛；]")
_ASKED = re.compile(r"[?!] (\w)")
_MAY_END_CLAUSE = frozenset(",;?!")
_MARKS = " .!?…。！？।۔።။។៕\"'”“»«)"
_MOST_WORDS = 8
_LONGEST = 80


def is_attributed(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a clause of ``sentence`` behind its first says who said the rest.

    In languages whose verb stands last the sentence may be one clause.

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
    parted = _ASKED.sub(_comma_before_small, sentence)
    first, *others = _CLAUSE_END.split(fold(parted))
    for clause in others:
        if _says(clause, lexicon):
            return True
    return _ends_so(first, lexicon)


def _comma_before_small(asked: re.Match[str]) -> str:
    """``Have you news? the guide asked.`` is one sentence: a small letter follows the mark."""
    return ", " + asked[1] if asked[1].islower() else asked[0]


def _says(clause: str, lexicon: Lexicon) -> bool:
    if len(clause) > _LONGEST:
        return False
    words = clause.strip(_MARKS).split()
    if len(words) > _MOST_WORDS:
        return False
    # "dit-il", "va explicar": a verb has its subject tied to it, or is two words.
    verbs = [*words, *map(" ".join, pairwise(words))]
    if "-" in clause:
        verbs += [word.partition("-")[0] for word in words]
    says = not lexicon.said.isdisjoint(verbs) or _ends_so(clause, lexicon)
    return says and lexicon.pronouns.isdisjoint(words)


def _ends_so(clause: str, lexicon: Lexicon) -> bool:
    """Whether a clause in a script without capitals ends with the verb."""
    bare = clause.strip(_MARKS)
    if not is_uncased(bare[-1:]):
        return False
    last = bare[bare.rfind(" ") + 1 :]
    return last in lexicon.said or (is_unspaced(last[-1]) and last.endswith(_unspaced(lexicon)))


@lru_cache(maxsize=8)
def _unspaced(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(sorted(word for word in lexicon.said if is_unspaced(word[0])))
