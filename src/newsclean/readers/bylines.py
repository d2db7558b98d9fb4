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


def line_credits(
    blocks: Sequence[Block], setting: Setting, title: str | None, *, sure: bool = False
) -> Credits:
    """Who a short line near the headline names, if a cue or a date shows it to be a byline.

    Where one must be ``sure`` a date is not enough.
    """
    headline = squash(title) if title else ""
    bodies: tuple[str, ...] = ()
    for block in _around(blocks, headline):
        if len(block.text) > _LONGEST:
            continue
        cue = _has_cue(block.text, setting.lexicon)
        dated = _DATED.search(block.text) is not None
        if not cue and (sure or not dated or block.kind == "heading"):
            continue
        pen_name = cue and (dated or _is_marked(block))
        text = _TAIL.sub("", _parted(block.text)) if pen_name else _parted(block.text)
        credits = read_credits(text, setting, structured=pen_name)
        if credits.people and not any(squash(one.name) in headline for one in credits.people):
            return credits
        bodies = bodies or credits.bodies
    return Credits(bodies=bodies)


def _around(blocks: Sequence[Block], headline: str) -> Iterator[Block]:
    """The lines behind the headline, then those before it."""
    if not headline:
        return
    for at, block in enumerate(blocks):
        if squash(block.text) == headline:
            yield from blocks[at + 1 : at + _BEHIND]
            yield from reversed(blocks[max(0, at - _BEFORE) : at])


def _has_cue(text: str, lexicon: Lexicon) -> bool:
    words = [fold(word).rstrip(":") for word in text.split(" ", 3)[:3]]
    return words[0] in lexicon.by or (len(words) > 2 and words[1] in lexicon.by)


_MARKS = re.compile(r"author|autor|byline|meta|post|info", re.IGNORECASE)


def _is_marked(block: Block) -> bool:
    """Whether the markup hints that the line is about the article."""
    return block.markup is not None and any(
        _MARKS.search(hint) is not None for hint in block.markup.hints[-2:]
    )


# What stands behind the name in "Posted by ann on 3 May", "von ann am 3.5.2020 um 9 Uhr".
_TAIL = re.compile(r"\s(?:am|on|um|at|à|le|el|em|il|under|in|gespeichert)\s.*$|\s+\d.*$")
# A name and the date behind it are often in boxes of their own: "Ann LeeMay 3, 2020".
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2,8}\.? \d)")


def _parted(text: str) -> str:
    return _GLUED.sub("\n", text)
