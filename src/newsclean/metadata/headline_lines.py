"""The lines around a headline, where bylines and dates stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.model.blocks import Block


def lines_around(
    headlines: Sequence[int], blocks: Sequence[Block], behind: int, before: int
) -> Iterator[Block]:
    """The lines behind each of these headlines, then those before it, the nearest first.

    ``behind`` and ``before`` say how many.
    """
    for at in headlines:
        yield from blocks[at + 1 : at + 1 + behind]
        yield from reversed(blocks[max(0, at - before) : at])


def is_hinted(block: Block, pattern: re.Pattern[str]) -> bool:
    """Whether the names of a block's element, or of the one around it, match."""
    return block.markup is not None and any(
        pattern.search(hint) is not None for hint in block.markup.hints[-2:]
    )
