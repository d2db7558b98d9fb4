"""``noscript`` that would swallow the page.

To readers with scripts it is text that is not shown, and ends at its end tag whatever is in it.
The parser reads it as markup, and there an element that is left open in it keeps it open: the
rest of the page would stand in it and be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.reading.raw_page import RawPage

_NAME = "<noscript"
# Longer ones are no notes for readers without scripts but something that was not understood.
_LONGEST = 20_000
_LONGEST_TAG = 1_000
# What may stand behind the name of a tag.
_AFTER_NAME = frozenset(" \t\n\r\f>/")
# What, left open, an end tag of noscript does not close: elements of structure.
_STRUCTURE = (
    "address|article|aside|blockquote|body|button|center|dd|details|dir|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|header|html|iframe|li|main|marquee|menu|nav|object|ol|p"
    "|pre|section|select|style|summary|table|tbody|td|template|textarea|th|thead|title|tr|ul|xmp"
)
_STRUCTURAL = re.compile(rf"<(/?)({_STRUCTURE})(?=[\s>/])")
_TAG = re.compile("<[^<>]*+>")
_SHORTEST_STORY = 400
# Where any of these stands in it, it was opened or is closed within a script or a comment.
_ELSEWHERE = ("<script", "</script", "<!--", "-->", _NAME)


def without_open_noscripts(raw: RawPage) -> RawPage:
    """The page with each ``noscript`` emptied that leaves an element of structure open.

    If it has a story, it is closed instead.

    >>> without_open_noscripts(RawPage("<noscript><p>Turn it on</noscript><p>A storm.")).text
    '<noscript></noscript><p>A storm.'
    """
    # As it is written; nobody mixes cases.
    for name in (_NAME, _NAME.upper()):
        starts = [at for at in raw.noscripts if raw.text.startswith(name, at)]
        if starts and (page := _emptied(raw.text, name, starts)) != raw.text:
            raw = RawPage(page)
    return raw


def _emptied(page: str, name: str, starts: Iterable[int]) -> str:
    parts: list[str] = []
    kept = 0
    for at in starts:
        if at < kept:
            continue
        start = page.find(">", at, at + _LONGEST_TAG) + 1
        end = _end(page, name, start) if start else -1
        inner = page[start:end] if end >= 0 else ""
        left = _left_open(inner)
        if left:
            # A story for readers without scripts is closed, all else is a note to them.
            is_story = len(_TAG.sub("", inner)) >= _SHORTEST_STORY
            parts.append(page[kept : end if is_story else start])
            parts += [f"</{name}>" for name in reversed(left)] if is_story else []
            kept = end
    return "".join([*parts, page[kept:]]) if parts else page


def _end(page: str, name: str, start: int) -> int:
    """Where the end tag begins; -1 if there is none near."""
    tag = f"</{name[1:]}"
    end = page.find(tag, start, start + _LONGEST)
    while end >= 0 and page[end + len(tag) : end + len(tag) + 1] not in _AFTER_NAME:
        end = page.find(tag, end + 1, start + _LONGEST)
    return end


def _left_open(inner: str) -> list[str]:
    """The elements of structure that are open at the end, from the outermost inwards."""
    small = inner.lower()
    if any(mark in small for mark in _ELSEWHERE):
        return []
    opened: list[str] = []
    for closing, name in _STRUCTURAL.findall(small):
        if not closing:
            opened.append(name)
        elif name in opened:
            while opened.pop() != name:
                pass
    return opened
