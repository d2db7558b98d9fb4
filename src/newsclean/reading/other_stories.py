"""Cards of other stories on a page: small elements that go by another headline."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from newsclean.text.folding import squash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_TYPES = ("Article", "Posting", "CreativeWork", "Report", "VideoObject")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_TEXT = "-text"
_HIGHEST = 20
_MOST_JUDGED = 300
_MOST_NODES = 240
_LONGEST_CARD = 1_000
_SHORTEST_TITLE = 8


class OtherStories:
    """Tells whether an element stands in the card of a story that goes by none of ``titles``.

    A card is an ``article`` or a microdata scope of one.  It is small, and holds no ``h1``.
    Its headline is what microdata says, or a heading that is a link.
    """

    def __init__(self, titles: Iterable[str | None]) -> None:
        self._own = [bare for title in titles if title and (bare := squash(title))]
        self._judged: dict[int, bool] = {}

    def have(self, node: LexborNode) -> bool:
        """Whether ``node`` stands in such a card."""
        now = node.parent if self._own else None
        for _ in range(_HIGHEST):
            if now is None or now.tag in ("body", "main"):
                return False
            if _is_scope(now) and self._is_card(now):
                return True
            now = now.parent
        return False

    def _is_card(self, node: LexborNode) -> bool:
        known = self._judged.get(node.mem_id)
        if known is None and len(self._judged) >= _MOST_JUDGED:
            return True
        if known is None:
            headline = squash(_headline(node))
            known = len(headline) >= _SHORTEST_TITLE and not any(
                headline in title or (len(title) >= _SHORTEST_TITLE and title in headline)
                for title in self._own
            )
            self._judged[node.mem_id] = known
        return known


def _is_scope(node: LexborNode) -> bool:
    if node.tag == "article":
        return True
    attributes = node.attributes
    return "itemscope" in attributes and (attributes.get("itemtype") or "").endswith(_TYPES)


def _headline(scope: LexborNode) -> str:
    """What a card is headed; empty if the element is no card, or that is not certain."""
    nodes = list(islice(scope.traverse(include_text=True), _MOST_NODES + 1))
    tags = [node.tag for node in nodes]
    if len(nodes) > _MOST_NODES or "h1" in tags:
        return ""
    texts = (node.text_content or "" for node, tag in zip(nodes, tags, strict=True) if tag == _TEXT)
    if any(size > _LONGEST_CARD for size in accumulate(map(len, texts))):
        return ""
    for node, tag in zip(nodes, tags, strict=True):
        if tag != _TEXT and "headline" in (node.attributes.get("itemprop") or "").lower():
            return node.attributes.get("content") or node.text()
    headings = (node for node, tag in zip(nodes, tags, strict=True) if tag in _HEADINGS)
    return next((node.text() for node in headings if _is_linked(node, scope)), "")


def _is_linked(heading: LexborNode, scope: LexborNode) -> bool:
    """Whether a heading holds a link or is part of one."""
    if heading.css_first("a[href]") is not None:
        return True
    parent = heading.parent
    for _ in range(4):
        if parent is None or parent.mem_id == scope.mem_id:
            return False
        if parent.tag == "a":
            return True
        parent = parent.parent
    return False
