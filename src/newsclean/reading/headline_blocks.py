"""Where the headline stands among the blocks of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsclean.model.blocks import Block
from newsclean.text.folding import squash

# A headline may stand in the path above the story too.
_MOST_PLACES = 3
# How many signs and spaces a line may have that the title has not.
_SIGNS = 24


def find_headline(title: str | None, blocks: Sequence[Block]) -> tuple[int, ...]:
    """Indices of the first few blocks that are the title and nothing else."""
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
