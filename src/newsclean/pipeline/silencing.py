"""Putting back text whose label is silenced.

Silenced labels take part in cleaning as all others do, so that keeping text of one label changes
nothing about the rest.  What they took is put back at the end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.text.spans import Span, merge, render, subtract, trim


def restored(before: Article, after: Article, silenced: frozenset[str]) -> Article:
    """``after`` with what was removed since ``before`` under a silenced label live again."""
    old = {removal.pieces for removal in before.removals}
    new = [removal for removal in after.removals if removal.pieces not in old]
    if not any(removal.name in silenced for removal in new):
        return after
    acted_on = [removal for removal in new if removal.name not in silenced]
    taken = merge([span for removal in acted_on for span in removal.pieces])
    kept = [r for r in after.removals if r.pieces in old or r.name not in silenced]
    blocks = list(_without(before, taken)) if taken else before.blocks
    return attrs.evolve(after, blocks=blocks, removals=kept)


def _without(article: Article, taken: Sequence[Span]) -> Iterator[Block]:
    """The blocks of ``article`` without the spans of the source that are ``taken``."""
    starts, ends = [start for start, _ in taken], [end for _, end in taken]
    for block in article.blocks:
        low = bisect_right(ends, block.pieces[0][0])
        high = bisect_left(starts, block.pieces[-1][1])
        if low >= high:
            yield block
            continue
        source = article.source_text
        left = [trim(source, span) for span in subtract(block.pieces, taken[low:high])]
        pieces = [span for span in left if span[0] < span[1]]
        if pieces:
            yield attrs.evolve(block, text=render(source, pieces), pieces=pieces)
