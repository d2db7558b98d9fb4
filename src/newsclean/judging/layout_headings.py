"""The headings of a page: the headline, and others made like it."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.judging.layout_looks import H1
from newsclean.judging.layout_page import Layout
from newsclean.text.folding import letters_and_figures


class Headline(NamedTuple):
    """Where a page's headline stands, and other headings like it."""

    at: int
    """Index of its block; -1 if the page has none."""
    titled: str
    """Letters and figures of the page's title."""
    others: list[int]
    """Where headings stand that are made as the headline is: other stories begin there."""


def find_headline(layout: Layout, title: str | None) -> Headline:
    """The heading that repeats the title, else the first block in an ``h1``."""
    titled = letters_and_figures(title or "")
    at = _headline(layout, titled)
    return Headline(at, titled, _headings_like(layout, at))


def _headline(layout: Layout, titled: str) -> int:
    if titled:
        for k in layout.headings:
            text = layout.texts[k]
            first = text[0]
            # Most begin otherwise.
            may_say = titled.startswith(first.lower()[:1]) or not first.isalnum()
            if may_say and letters_and_figures(text) == titled:
                return k
    for k, element in enumerate(layout.elements):
        if element.look.tags & H1:
            return k
    return -1


def _headings_like(layout: Layout, headline: int) -> list[int]:
    blocks = layout.blocks
    markup = blocks[headline].markup if headline >= 0 else None
    if markup is None:
        return []
    own = _NUMBER.sub("", markup.hints[-1])
    return [
        k
        for k in layout.headings
        if (block := blocks[k]).markup is not None
        and block.markup.path == markup.path
        and _NUMBER.sub("", block.markup.hints[-1]) == own
        and block.text != blocks[headline].text
    ]


_NUMBER = re.compile(r"\d+")
