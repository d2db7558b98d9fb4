"""The lines around a headline, where bylines and dates stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from newsclean.model.blocks import Block
from newsclean.text.folding import squash

# A headline may stand in the path above the story too.
_MOST_PLACES = 3
# How many signs and spaces a line may have that the title has not.
_SIGNS = 24


def headline_blocks(title: str | None, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Where the title stands as a line of its own: the first few of them."""
    wanted = squash(title) if title else ""
    if not title or not wanted:
        return ()
    texts = [block.text for block in blocks]
    exact = [at for at, text in enumerate(texts) if text == title] if title in texts else []
    if exact:
        return tuple(exact[:_MOST_PLACES])
    least, most = len(wanted), len(title) + _SIGNS
    found = (
        at for at, text in enumerate(texts) if least <= len(text) <= most and squash(text) == wanted
    )
    return tuple(islice(found, _MOST_PLACES))


def lines_around(
    headlines: Sequence[int], blocks: Sequence[Block], behind: int, before: int
) -> Iterator[Block]:
    """The lines behind each of these headlines, then those before it, the nearest first.

    ``behind`` and ``before`` say how many.
    """
    for at in headlines:
        yield from blocks[at + 1 : at + 1 + behind]
        yield from reversed(blocks[max(0, at - before) : at])
