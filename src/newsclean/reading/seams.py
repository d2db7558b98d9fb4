"""Where one element in a line ends and the next begins without a space between.

Style sheets put many of them apart: a kicker and a headline, a caption and its credit, a name and
a date, the words of a headline that moves.  Others they show together: an initial and its word,
the letters of a word, a part of one in another colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from newsclean.text.letters import is_unspaced
from newsclean.text.name_patterns import NamePattern

Seam: TypeAlias = tuple[int, int, str | None]
"""The start or the end of a span: before which part of the line it is, how many spans are open
around it, and the span's class; ``None`` at its end."""
_ENDS = frozenset(".!?:;…»”)")
_FEWEST_WORDS = 3
# An initial, or the "Mc" of a name.
_LONGEST_INITIAL = 2


def spaced(parts: list[str], seams: Sequence[Seam], *, is_title: bool) -> list[str]:
    """``parts``, with a space at each seam that is likely shown as one.

    :param is_title: whether it is a headline or a caption.  Elsewhere only short lines have such.
    """
    if not is_title and sum(map(len, parts)) > _LONGEST:
        return parts
    glued = {
        at
        for at, _, name in seams
        if name is not None
        and 0 < at < len(parts)
        and not (parts[at - 1][-1:].isspace() or parts[at][:1].isspace())
    }
    badge = _end_of_badge(seams) if is_title else 0
    if 0 < badge < len(parts) and _is_gap(parts[badge - 1], parts[badge], is_between=True):
        glued.add(badge)
    if not glued:
        return parts
    named = {at: name for at, _, name in seams if name is not None}
    between = {at for at, _, name in seams if name is None} & glued
    gaps = _of_rows(parts, seams, between) or {
        at
        for at in glued
        if _is_gap(
            parts[at - 1], parts[at], is_between=at in between or bool(is_title and named[at])
        )
    }
    return [f" {part}" if at in gaps else part for at, part in enumerate(parts)]


_LONGEST = 200


def _end_of_badge(seams: Sequence[Seam]) -> int:
    """Where the mark ends that a headline begins with: "Premium", "Live"; 0 if there is none."""
    at, depth, name = seams[0]
    if at or not name or _BADGE.search(name) is None:
        return 0
    return next((end for end, own, none in seams if none is None and own == depth), 0)


_BADGE = NamePattern(
    r"(?<![a-z])(?:badge|label|tag|flag|marker|kicker|eyebrow|overline|premium|plus|paid|live|exclusi)"
)


def _of_rows(parts: Sequence[str], seams: Sequence[Seam], between: set[int]) -> set[int]:
    """The seams of a line that is a row of spans: one for each word, or for each line."""
    outer = min(depth for _, depth, _ in seams)
    names = {name for _, depth, name in seams if depth == outer and name is not None}
    edges = sorted({at for at, depth, _ in seams if depth == outer})
    inner = [at for at in edges if at in between]
    if not inner or edges[0] > 0 or edges[-1] < len(parts) or len(inner) + 2 != len(edges):
        return set()
    texts = ["".join(parts[start:end]) for start, end in pairwise(edges)]
    if any(is_unspaced(text[-1]) for text in texts):
        return set()
    if any(" " in text or "\xa0" in text for text in texts):
        is_row = len(names) == 1 and names != {""} and all(" " in text for text in texts)
    else:
        words = [text for text in texts if len(text) > 1]
        is_row = len(texts) >= _FEWEST_WORDS and 2 * len(words) > len(texts)
    return set(inner) if is_row else set()


def _is_gap(before: str, after: str, *, is_between: bool) -> bool:
    """Whether two stretches read as two: a sentence that ends, or a capital behind a word."""
    last, first = before[-1], after[0]
    if last in _ENDS:
        return (
            first.isalpha()
            and (first.isupper() or first.lower() == first.upper())
            and not (is_unspaced(first))
        )
    if not is_between or len(before.rpartition(" ")[2]) <= _LONGEST_INITIAL:
        return False
    if first.isdigit():
        return last.isalpha() and not is_unspaced(last)
    if not first.isupper():
        return False
    return last.islower() or last.isdigit() or (before.isupper() and after[1:2].islower())
