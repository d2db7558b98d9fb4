"""The byline among the lines around a headline: a cue or a date tells it from other short lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from newsclean.lexicon import Lexicon
from newsclean.model import Block
from newsclean.readers.credit_words import CUES
from newsclean.readers.evidence import Evidence
from newsclean.readers.people import Credits, Setting, read_credits, squash
from newsclean.readers.places import around
from newsclean.text import fold

_LONGEST = 110
_BEHIND, _BEFORE = 8, 3
_DATED = re.compile(r"\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2}")


def line_credits(
    evidence: Evidence, setting: Setting, title: str | None, *, sure: bool = False
) -> Credits:
    """Who a short line near the headline names, if a cue or a date shows it to be a byline.

    Where one must be ``sure`` a date is not enough.
    """
    headline = squash(title) if title else ""
    bodies: tuple[str, ...] = ()
    for block in around(evidence.places(title), evidence.blocks, _BEHIND, _BEFORE):
        if len(block.text) > _LONGEST:
            continue
        credits = _credits(block, setting, sure=sure)
        if credits.people and not any(squash(one.name) in headline for one in credits.people):
            return credits
        bodies = bodies or credits.bodies
    return Credits(bodies=bodies)


def _credits(block: Block, setting: Setting, *, sure: bool) -> Credits:
    dated = _DATED.search(block.text) is not None
    text = _GLUED.split(block.text, maxsplit=1)[0]
    words = text.split(" ")
    named = dated or _is_marked(block)
    at = _cue(words, setting.lexicon, free=named)
    if at is not None:
        rest = " ".join(words[at + 1 :])
        return read_credits(_TAIL.sub("", rest) if named else rest, setting, structured=named)
    if not dated or sure or block.kind == "heading":
        return Credits()
    words = _DATE_BEHIND.sub("", _DATE_BEFORE.sub("", text)).split(" ")
    while len(words) > 1 and fold(words[-1]).strip(".,") in setting.lexicon.months:
        words.pop()
    return read_credits(" ".join(words), setting, structured=False)


def in_full(name: str, blocks: Sequence[Block], setting: Setting) -> str:
    """The name with the family name that a line of its own gives to it; else as it is."""
    wanted = f"{fold(name)} "
    lines = (block.text for block in blocks if len(block.text) <= _LONGEST_NAME_LINE)
    for line in islice((line for line in lines if wanted in fold(line)), _MOST_NAME_LINES):
        for author in read_credits(line, setting, structured=False).people:
            if fold(author.name).startswith(wanted) and author.name.count(" ") <= 2:
                return author.name
    return name


_LONGEST_NAME_LINE = 50
_MOST_NAME_LINES = 20


def _cue(words: Sequence[str], lexicon: Lexicon, *, free: bool) -> int | None:
    """Where a word for "by" stands: first, or behind words that say what was done and when.

    In a line that is ``free``, for it bears a date or is marked, other words may
    stand between what was done and by whom.
    """
    done = False
    for at, word in enumerate(words[:_MOST_CUES]):
        bare = fold(word).strip(":(,.-–|")
        if bare in lexicon.by and (word[0].islower() or not at or done):
            return at
        done = done or (not at and bare in CUES)
        known = bare in CUES or bare[:1].isdigit() or bare in lexicon.months or not bare
        if not (known or (free and done)):
            return None
    return None


_MOST_CUES = 12
_MARKS = re.compile(r"author|autor|byline|meta|post|info", re.IGNORECASE)


def _is_marked(block: Block) -> bool:
    """Whether the markup hints that the line is about the article."""
    return block.markup is not None and any(
        _MARKS.search(hint) is not None for hint in block.markup.hints[-2:]
    )


# What stands behind the name in "Posted by ann on 3 May", "von ann am 3.5.2020 um 9 Uhr".
_TAIL = re.compile(
    r"\s(?:am|on|um|at|à|le|el|em|il|under|in|gespeichert|veröffentlicht)\s.*$|[\s,|·•-]+\d.*$"
)
_DATE_BEFORE = re.compile(r"^[\d\s./:-]{6,20}(?:Uhr\b)?[\s|–—-]*")
_DATE_BEHIND = re.compile(r"[\s,|·•–-]+\d.*$")
# A name and the date behind it are often in boxes of their own: "Ann LeeMay 3, 2020".
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z][a-z]{2,8}\.? \d)")
