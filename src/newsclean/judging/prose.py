"""Which blocks are prose, and where in the article the prose begins and ends.

The other cleaners ask here; nothing is labelled here.
"""

from __future__ import annotations

import re

from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.text.folding import fold
from newsclean.text.letters import is_uncased
from newsclean.text.sentences import ends_sentence

# Shorter lines that end in a stop are as often buttons ("Remind me later.") as sentences.
_PROSE_AT_LEAST = 45
_PROSE_WORDS = 8
# A Chinese or Japanese character says about as much as three letters.
_UNSPACED_PROSE_AT_LEAST = 16
# A Korean syllable is a character: sentences have half the length that they have in Latin letters.
_HANGUL_WORDS = 5
_HANGUL = re.compile("[\uac00-\ud7a3]{2}")


def is_prose(block: Block) -> bool:
    """Whether the block looks like a paragraph: long enough, and ended as sentences are."""
    memo = block._memo
    known: bool | None = memo.get("prose")
    if known is None:
        known = memo["prose"] = _looks_like_prose(block.text)
    return known


def _looks_like_prose(text: str) -> bool:
    if not ends_sentence(text):
        return False
    words = text.count(" ") + 1
    if len(text) >= _PROSE_AT_LEAST and words >= _PROSE_WORDS:
        return True
    if len(text) < _UNSPACED_PROSE_AT_LEAST or text.isascii():
        return False
    return is_unspaced_text(text) or (words >= _HANGUL_WORDS and _HANGUL.search(text) is not None)


def is_report(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence ends in the agency that it is of: the last line of a story.

    >>> agencies = Lexicon(agencies=frozenset({"dpa", "ap"}))
    >>> is_report("Am Montag wird gewählt. (dpa)", agencies), is_report("Foto: Max (dpa)", agencies)
    (True, False)
    """
    match = _IN_BRACKETS.search(text) if text.endswith((")", "）")) else None
    if match is None or match.start() < _SHORTEST_REPORT:
        return False
    names = _BETWEEN_NAMES.split(match[1])
    is_agency = any(fold(name).removeprefix("the ") in lexicon.agencies for name in names)
    return is_agency and ends_sentence(text[: match.start()])


_IN_BRACKETS = re.compile(r"\s?[(（]([^()（）]{2,30})[)）]$")
_BETWEEN_NAMES = re.compile(r"\s?[/,;+]\s?")
_SHORTEST_REPORT = 15


def is_unspaced_text(text: str) -> bool:
    """Whether ``text`` is in a script that does without spaces."""
    if text.isascii() or text.count(" ") * 20 >= len(text):
        return False
    return any(map(is_uncased, text[:20]))


def prose_bounds(article: Article) -> tuple[int, int]:
    """Index of the first block of prose and one past the last; ``(n, 0)`` if there is none.

    What stands before the first is the head, what stands from the second number
    on is the tail; without prose all of it is both.
    """
    blocks = article.blocks
    first = next((k for k, block in enumerate(blocks) if is_prose(block)), len(blocks))
    last = next((k for k in range(len(blocks) - 1, -1, -1) if is_prose(blocks[k])), -1)
    return first, last + 1


def nth_prose(article: Article, number: int) -> int:
    """Index of the block of prose of this number, from 1; the number of blocks if there is none.

    A summary above the byline may be prose as well: what stands before the
    second paragraph is still near the head.
    """
    for index, block in enumerate(article.blocks):
        if is_prose(block):
            number -= 1
            if number == 0:
                return index
    return len(article.blocks)


def is_at(place: str, index: int, bounds: tuple[int, int]) -> bool:
    """Whether block ``index`` stands at a rule's place (``head``, ``tail``, ``edge``, ``any``)."""
    if place == "any":
        return True
    head, tail = index < bounds[0], index >= bounds[1]
    return head if place == "head" else tail if place == "tail" else head or tail
