"""The byline among the lines around a headline: a cue or a date tells it from other short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.lexicon import Lexicon
from newsclean.model import Block
from newsclean.readers.people import Credits, Setting, read_credits, squash
from newsclean.text import fold

_LONGEST = 110
_BEHIND, _BEFORE = 9, 3
_DATED = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}")


def line_credits(blocks: Sequence[Block], setting: Setting, title: str | None) -> Credits:
    """Who a short line near the headline names, if a cue or a date shows it to be a byline."""
    for block in _around(blocks, title):
        if len(block.text) > _LONGEST:
            continue
        cue = _has_cue(block.text, setting.lexicon)
        if not cue and not _DATED.search(block.text):
            continue
        credits = read_credits(_parted(block.text), setting, structured=False)
        if credits.people or (cue and credits.bodies):
            return credits
    return Credits()


def _around(blocks: Sequence[Block], title: str | None) -> Iterator[Block]:
    """The lines behind the headline, then those before it."""
    wanted = squash(title) if title else ""
    if not wanted:
        return
    for at, block in enumerate(blocks):
        if squash(block.text) == wanted:
            yield from blocks[at + 1 : at + _BEHIND]
            yield from reversed(blocks[max(0, at - _BEFORE) : at])


def _has_cue(text: str, lexicon: Lexicon) -> bool:
    words = [fold(word).rstrip(":") for word in text.split(" ", 3)[:3]]
    return words[0] in lexicon.by or (len(words) > 2 and words[1] in lexicon.by)


# A name and the date behind it are often in boxes of their own: "Ann LeeMay 3, 2020".
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2,8}\.? \d)")


def _parted(text: str) -> str:
    return _GLUED.sub("\n", text)
