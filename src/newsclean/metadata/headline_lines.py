"""The lines around a headline, where bylines and dates stand, and those at the page's foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.model.blocks import Block
from newsclean.text.name_patterns import NamePattern

# Class names of the page's foot; those of an article's own foot, where dates and authors stand.
_FOOT = NamePattern(
    r"(?<!\S)(?:(?:site|page|main|global|app|web|blog|theme|body|bottom|sub|the|[a-z])[-_]*)?"
    r"(?:footer|colophon|impressum|imprint|site-?info|copyrights?|legal-notice)"
    r"(?![a-z])(?!\S*(?:off|hidden|push))"
)
_OWN_FOOT = NamePattern(
    r"(?:entry|post|article|story|content|card|item|block|news)[-_]*(?:footer|copyright)"
)


def is_in_page_footer(block: Block) -> bool:
    """Whether the markup puts a block into the foot of the page, not of an article in it."""
    markup = block.markup
    return markup is not None and stands_in_footer(zip(markup.path, markup.hints, strict=False))


def stands_in_footer(path: Iterable[tuple[str, str]]) -> bool:
    """Whether the elements on a path from ``body`` down, with their hints, lead to a page's foot.

    A foot by class name alone stands high up: boxes deep in a page have feet as well.
    """
    for at, (tag, hint) in enumerate(path):
        if tag in _STORY:
            return False
        named = at < _HIGHEST and tag != "body" and hint and _FOOT.search(hint) is not None
        if (tag == "footer" or named) and _OWN_FOOT.search(hint) is None:
            return True
    return False


_STORY = frozenset({"article", "main"})
# Body, two wrappers and the foot.
_HIGHEST = 4


def lines_around(
    headlines: Sequence[int], blocks: Sequence[Block], behind: int, before: int
) -> Iterator[Block]:
    """The lines behind each of these headlines, then those before it, the nearest first.

    ``behind`` and ``before`` say how many.
    """
    for at in headlines:
        yield from blocks[at + 1 : at + 1 + behind]
        yield from reversed(blocks[max(0, at - before) : at])


def is_hinted(block: Block, pattern: NamePattern) -> bool:
    """Whether the names of a block's element, or of the one around it, match."""
    markup = block.markup
    if markup is not None:
        for hint in markup.hints[-2:]:
            if hint and pattern.search(hint) is not None:
                return True
    return False
