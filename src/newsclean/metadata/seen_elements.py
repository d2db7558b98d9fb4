"""Elements that a page names for authors or dates, and where they stand.

They are looked for when they are asked for: most pages state both in their head.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean.metadata.headline_lines import stands_in_footer
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import squash
from newsclean.text.name_patterns import NamePattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Each part costs some 0.03 ms a page, so words that found nothing are left out.
_BYLINES = (
    'h1, h2, h3, [itemprop~="author" i], [rel~="author" i], [class*="author" i],'
    ' [class*="byline" i], [class*="autor" i], a[href*="/author"], a[href*="/autor"]'
)
_DATES = (
    "h1, h2, h3, time, [datetime], [data-datetime], abbr[title],"
    ' [itemprop~="datePublished" i], [class*="date" i], [class*="publish" i],'
    ' [class*="time" i], [class*="datum" i], [class*="fecha" i], [class*="meta" i]'
)
_MOST_SEEN = 600


class SeenElement(NamedTuple):
    """An element of the body that may speak of the article."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]
    after_title: bool
    """Whether the headline stands before it."""
    beside_title: bool
    """Whether it stands in the same small part of the page as the headline."""


def byline_elements(evidence: PageEvidence, title: str | None) -> dict[int, list[SeenElement]]:
    """Elements named for authors or bylines: 0 beside the title, 1 behind it, 2 before it."""
    return _by_nearness(evidence, _BYLINES, title, _SPEAKS_OF_AUTHORS)


def date_elements(evidence: PageEvidence, title: str | None) -> dict[int, list[SeenElement]]:
    """Elements named for dates: 0 beside the title, 1 behind it, 2 before it."""
    return _by_nearness(evidence, _DATES, title, _SPEAKS_OF_DATES)


def _by_nearness(
    evidence: PageEvidence, selector: str, title: str | None, speaks: NamePattern
) -> dict[int, list[SeenElement]]:
    """Elements in groups; several sources ask for the same, and the search is dear."""
    known: dict[int, list[SeenElement]] | None = evidence.looked_for.get((selector, title))
    if known is not None:
        return known
    found: dict[int, list[SeenElement]] = {}
    for seen in _seen(evidence, selector, title, speaks):
        found.setdefault(0 if seen.beside_title else 1 if seen.after_title else 2, []).append(seen)
    evidence.looked_for[selector, title] = found
    return found


def _seen(
    evidence: PageEvidence, selector: str, title: str | None, speaks: NamePattern
) -> list[SeenElement]:
    nodes = {node.mem_id: node for node in evidence.tree.css(selector)[:_MOST_SEEN]}
    ordered = [(node, node.tag or "") for node in nodes.values()]
    at, around = _headline(ordered, title)
    return [
        SeenElement(node, tag, node.attributes, k > at, not around.isdisjoint(ancestors(node, 5)))
        for k, (node, tag) in enumerate(ordered)
        if tag not in _HEADINGS or (k != at and speaks.search(hint_of(node.attributes)))
    ]


# A heading that is no headline: only what its own class says of it.
_SPEAKS_OF_AUTHORS = NamePattern(r"byline|author")
_SPEAKS_OF_DATES = NamePattern(r"(?<!up)date(?!s)|datum")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_WHOLE = frozenset({"body", "html", "main"})


def _headline(ordered: Sequence[tuple[LexborNode, str]], title: str | None) -> tuple[int, set[int]]:
    """Where the headline stands, and the elements closely around it; -1 if it is not there."""
    wanted = squash(title) if title else ""
    first: int | None = None
    for at, (node, tag) in enumerate(ordered):
        if tag not in _HEADINGS:
            continue
        if wanted and squash(node.text()) == wanted:
            return at, ancestors(node, 3)
        if tag == "h1" and first is None:
            first = at
    return (-1, set()) if first is None else (first, ancestors(ordered[first][0], 3))


def ancestors(node: LexborNode, most: int) -> set[int]:
    """Ids of the ``most`` nearest elements that an element stands in."""
    found: set[int] = set()
    parent = node.parent
    while parent is not None and len(found) < most and parent.tag not in _WHOLE:
        found.add(parent.mem_id)
        parent = parent.parent
    return found


_ELSEWHERE = NamePattern(
    r"(?<!with)(?<!with-)(?<!has)(?<!has-)(?<!no-)"
    r"(?:comment(?!s?-(?:open|closed|count|enabled))|kommentar|\brelated|related-|-related|recommend"
    # Some platforms call everything a widget, the article too.
    r"|\bwidget(?! blog)|newsletter|popular|trending|carousel|more-|read-?next|summary-item"
    r"|promo\b|\bteaser\b|(?<!h-)\bcard\b|listing|archive-)"
)
_OUTSIDE = frozenset({"aside", "nav", "figure", "figcaption", "blockquote", "form"})


def hint_of(attributes: dict[str, str | None]) -> str:
    """``class`` and ``id`` of an element."""
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def stands_elsewhere(seen: SeenElement) -> bool:
    """Whether an element is, or stands in, a comment, a picture or a box of other articles."""
    if _is_elsewhere(hint_of(seen.attributes)):
        return True
    node = seen.node.parent
    for _ in range(6):
        if node is None or node.tag in _WHOLE:
            return False
        if node.tag in _OUTSIDE or _is_elsewhere(hint_of(node.attributes)):
            return True
        node = node.parent
    return False


def stands_in_comment(node: LexborNode) -> bool:
    """Whether an element stands in a comment of a reader."""
    now = node.parent
    for _ in range(6):
        if now is None or now.tag in _WHOLE:
            return False
        if _COMMENT.search(hint_of(now.attributes)) is not None:
            return True
        now = now.parent
    return False


_COMMENT = NamePattern(
    r"(?<!with)(?<!with-)(?<!has)(?<!has-)(?<!no-)"
    r"(?:comment(?!s?-(?:open|closed|count|enabled))(?!ary)|kommentare\b|disqus|\breply)"
)


# What stands in one box stands in the same boxes around it.
@lru_cache(maxsize=4096)
def _is_elsewhere(hint: str) -> bool:
    return _ELSEWHERE.search(hint) is not None


def is_in_page_footer_element(node: LexborNode) -> bool:
    """Whether an element stands at the foot of the page, and not of an article in it."""
    path: list[tuple[str, str]] = []
    now: LexborNode | None = node
    while now is not None and now.tag != "html" and len(path) < _DEEPEST:
        path.append((now.tag or "", hint_of(now.attributes)))
        now = now.parent
    return stands_in_footer(reversed(path))


_DEEPEST = 60
