"""Evidence that markup adds on the blocks of a page: its layout, links, and elements."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

from newsclean.judging.layout_page import Layout
from newsclean.judging.neighbourhood import SECOND_NAMES
from newsclean.judging.surroundings import Row

_OFFSETS = (-2, -1, 1, 2)
_TAGS = (
    ("figure", "figcaption"),
    ("li",),
    ("aside", "nav", "footer", "form"),
    ("header",),
    ("blockquote",),
    ("table", "dl"),
    ("article",),
    ("main",),
    ("em", "i", "small"),
    ("strong", "b"),
    ("a",),
    ("p",),
)
PAGE_NAMES = (
    *SECOND_NAMES,
    "layout",
    *[f"layout_{offset:+}" for offset in _OFFSETS],
    "layout_first",
    "layout_mean",
    "link_share",
    "level",
    "stated",
    "called",
    "called_from",
    "depth",
    "dropped_before",
    "dropped_after",
    "has_picture",
    *[f"in_{names[0]}" for names in _TAGS],
)
"""The names of all evidence on a page's block, in order."""


def markup_evidence(layout: Layout, odds: Sequence[float], kept: Sequence[int]) -> list[Row]:
    """For each block of ``kept`` what stands behind :data:`SECOND_NAMES` in :data:`PAGE_NAMES`.

    :param odds: what the layout model makes of each block of the page.
    :param kept: the numbers of the blocks that it keeps, in order.
    """
    own = [odds[k] for k in kept]
    reach = max(_OFFSETS)
    padded = [nan] * reach + own + [nan] * reach
    mean = sum(own) / len(own) if own else nan
    found = []
    for at, k in enumerate(kept):
        block, element = layout.blocks[k], layout.elements[k]
        markup = block.markup
        path = markup.path if markup else ()
        before = kept[at - 1] if at else -1
        after = kept[at + 1] if at + 1 < len(kept) else len(odds)
        found.append(
            [
                odds[k],
                *[padded[at + reach + offset] for offset in _OFFSETS],
                layout.first[k],
                mean,
                layout.links[k],
                block.level or 0,
                markup.stated if markup else nan,
                element.called,
                element.called_from,
                len(path),
                k - before - 1,
                after - k - 1,
                markup is not None and markup.image is not None,
                *[any(name in path for name in names) for names in _TAGS],
            ]
        )
    return found
