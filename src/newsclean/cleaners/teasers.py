"""Teasers: the beginning of a paragraph that stands in full elsewhere, cut off with dots.

Pages show the first lines of a story above the story; a scraper keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.automaton import build_automaton, find_keys
from newsclean.text.folding import fold

_DOTS = ("...", "…", "[…]", "[...]", "(…)", "(...)")
# What is compared: long enough to be no turn of phrase.
_SAME = 40
_SAME_UNSPACED = 16


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for blocks that end in dots and go on, word for word, in another block."""
    del knowledge
    blocks = article.blocks
    cut = [(k, stem) for k, block in enumerate(blocks) if (stem := _stem(block))]
    if not cut:
        return
    whole = _going_on({stem for _, stem in cut}, blocks)
    for index, stem in cut:
        if stem in whole:
            yield Label(index, 0, len(blocks[index].text), "residue", "teasers.cut-off")


def _stem(block: Block) -> str:
    """The last words before the dots; empty if there are too few, or no dots."""
    if not block.text.endswith(_DOTS):
        return ""
    bare = fold(block.text).rstrip(".…[]() ")
    least = _SAME if bare.count(" ") * 20 > len(bare) else _SAME_UNSPACED
    return bare[-least:] if len(bare) >= least else ""


def _going_on(stems: set[str], blocks: Sequence[Block]) -> set[str]:
    """Those stems that stand in a block which goes on behind them."""
    # One pass for all of them: a page may be nothing but teasers.
    ordered = sorted(stems)
    automaton = build_automaton(ordered)
    found: set[str] = set()
    for block in blocks:
        text = fold(block.text)
        end = len(text.rstrip(".…[]() "))
        for number, _, stop in find_keys(automaton, text):
            if stop < end:
                found.add(ordered[number])
    return found
