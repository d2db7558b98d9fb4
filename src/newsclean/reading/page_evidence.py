"""What a page says about itself, gathered in one pass and judged nowhere here.

The head is read from end to end; of the body, the walk that reads the text has
kept the elements that say something other than by their text.  Bylines and dates that
are only seen are gathered when they are asked for, as most pages need neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from newsclean.model.blocks import Block
from newsclean.reading.headline_blocks import headline_blocks
from newsclean.reading.jsonld import Thing, is_article, is_page, read_blocks
from newsclean.text.folding import squash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_DAY_FIRST = frozenset({"-gb", "-ie", "-au", "-nz", "-in", "-za"})
_MOST_METAS = 600
_MOST_SEEN = 600
_MOST_SCRIPTS = 200
_LONGEST_VALUE = 4_000


class SeenElement(NamedTuple):
    """An element of the body that may speak of the article."""

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]
    after_title: bool
    """Whether the headline stands before it."""
    beside_title: bool
    """Whether it stands in the same small part of the page as the headline."""


class PageEvidence:
    """What a page says: metas by lower-cased name, its JSON-LD, its visible lines.

    ``blocks`` is the page's text as read; ``metadata_nodes`` are the scripts, metas, links and
    ``time`` elements of the body.
    """

    def __init__(
        self, tree: LexborHTMLParser, blocks: list[Block], metadata_nodes: Iterable[LexborNode]
    ) -> None:
        self._tree = tree
        self._placed: tuple[str | None, tuple[int, ...]] | None = None
        self.blocks = blocks
        self.metas: dict[str, list[str]] = {}
        self.times: list[str] = []
        self._data: list[LexborNode] = []
        self.page_title: str | None = None
        self.canonical: str | None = None
        root = tree.root
        html = root.attributes if root is not None else {}
        self.language = html.get("lang") or html.get("xml:lang")
        scripts: list[str] = []
        for node in chain(_children(tree.head), metadata_nodes):
            tag = node.tag
            if tag == "meta":
                self._take_meta(node.attributes)
            elif tag == "script":
                if "ld+json" in (node.attributes.get("type") or "").lower():
                    scripts.append(node.text())
                else:
                    self._data.append(node)
            elif tag == "link":
                self._take_link(node.attributes)
            elif tag == "time":
                self.times.append(node.attributes.get("datetime") or "")
            elif tag == "title" and self.page_title is None:
                self.page_title = node.text()
        self.things = read_blocks(scripts)

    def data(self, kind: str | None = None) -> Iterator[str]:
        """What stands in the page's other scripts, or in those of one ``type``; read when asked."""
        asked = [n for n in self._data if kind is None or n.attributes.get("type") == kind]
        return (node.text() for node in asked[:_MOST_SCRIPTS])

    def _take_link(self, attributes: dict[str, str | None]) -> None:
        if self.canonical is None and (attributes.get("rel") or "").lower() == "canonical":
            self.canonical = attributes.get("href")

    def _take_meta(self, attributes: dict[str, str | None]) -> None:
        # Some programs that store pages write what they found as `value`.
        value = attributes.get("content") or attributes.get("value")
        if not value or len(self.metas) >= _MOST_METAS:
            return
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(kind)
            if name:
                values = self.metas.setdefault(name.strip().lower(), [])
                if len(values) < _MOST_METAS:
                    values.append(value[:_LONGEST_VALUE])
                return

    @property
    def is_order_open(self) -> bool:
        """Whether a page is in English of no known country: its dates may have the month first."""
        language = (self.language or "").strip().lower().replace("_", "-")
        return language[:2] in ("", "en") and language[2:] not in _DAY_FIRST

    def meta(self, *names: str) -> str | None:
        """The first value of the first of these metas that says anything."""
        for name in names:
            for value in self.metas.get(name, ()):
                if not value.isspace():
                    return value
        return None

    @cached_property
    def articles(self) -> list[Thing]:
        """The JSON-LD things that are articles."""
        return [thing for thing in self.things if is_article(thing)]

    @cached_property
    def pages(self) -> list[Thing]:
        """The JSON-LD things that are the page itself."""
        return [thing for thing in self.things if is_page(thing)]

    @cached_property
    def by_id(self) -> dict[str, Thing]:
        """JSON-LD things by their ``@id``, those with names before mere mentions."""
        found: dict[str, Thing] = {}
        for thing in self.things:
            key = thing.get("@id")
            if isinstance(key, str) and ("name" in thing or key not in found):
                found[key] = thing
        return found

    def resolved(self, value: Any) -> Any:
        """A thing, or what a bare reference ``{"@id": ...}`` refers to."""
        if isinstance(value, dict) and "name" not in value:
            key = value.get("@id")
            if isinstance(key, str):
                return self.by_id.get(key, value)
        return value

    def headline_positions(self, title: str | None) -> tuple[int, ...]:
        """Indices of the blocks that are the headline."""
        if self._placed is None or self._placed[0] != title:
            self._placed = (title, headline_blocks(title, self.blocks))
        return self._placed[1]

    def bylines(self, title: str | None) -> list[SeenElement]:
        """Elements named for authors or bylines, in the order of the page."""
        return self._seen(_BYLINES, title, _SPEAKS_OF_AUTHORS)

    def dates(self, title: str | None) -> list[SeenElement]:
        """Elements named for dates, in the order of the page."""
        return self._seen(_DATES, title, _SPEAKS_OF_DATES)

    def _seen(self, selector: str, title: str | None, speaks: re.Pattern[str]) -> list[SeenElement]:
        nodes = {node.mem_id: node for node in self._tree.css(selector)[:_MOST_SEEN]}
        ordered = [(node, node.tag or "") for node in nodes.values()]
        at, around = _headline(ordered, title)
        return [
            SeenElement(node, tag, node.attributes, k > at, not around.isdisjoint(_above(node, 5)))
            for k, (node, tag) in enumerate(ordered)
            if tag not in _HEADINGS or (k != at and speaks.search(hint_of(node.attributes)))
        ]


# A heading that is no headline: only what its own class says of it.
_SPEAKS_OF_AUTHORS = re.compile(r"byline|author", re.IGNORECASE)
_SPEAKS_OF_DATES = re.compile(r"(?<!up)date(?!s)|datum", re.IGNORECASE)
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
            return at, _above(node, 3)
        if tag == "h1" and first is None:
            first = at
    return (-1, set()) if first is None else (first, _above(ordered[first][0], 3))


def _above(node: LexborNode, most: int) -> set[int]:
    found: set[int] = set()
    parent = node.parent
    while parent is not None and len(found) < most and parent.tag not in _WHOLE:
        found.add(parent.mem_id)
        parent = parent.parent
    return found


_ELSEWHERE = re.compile(
    r"(?<!with)(?<!with-)(?<!has)(?<!has-)(?<!no-)"
    r"(?:comment(?!s?-(?:open|closed|count|enabled))|kommentar|\brelated|related-|-related|recommend"
    # Some platforms call everything a widget, the article too.
    r"|\bwidget(?! Blog)|newsletter|popular|trending|carousel|more-|read-?next|summary-item"
    r"|promo\b|\bteaser\b|(?<!h-)\bcard\b|listing|archive-)",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "figure", "figcaption", "blockquote", "form"})


def by_nearness(all_seen: Iterable[SeenElement]) -> dict[int, list[SeenElement]]:
    """Elements that may be the byline: 0 beside the title, 1 behind it, 2 before it."""
    found: dict[int, list[SeenElement]] = {}
    for seen in all_seen:
        found.setdefault(0 if seen.beside_title else 1 if seen.after_title else 2, []).append(seen)
    return found


def hint_of(attributes: dict[str, str | None]) -> str:
    """``class`` and ``id`` of an element."""
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def stands_elsewhere(seen: SeenElement) -> bool:
    """Whether an element is, or stands in, a comment, a picture or a box of other articles."""
    if _ELSEWHERE.search(hint_of(seen.attributes)):
        return True
    node = seen.node.parent
    for _ in range(6):
        if node is None or node.tag in _WHOLE:
            return False
        if node.tag in _OUTSIDE or _ELSEWHERE.search(hint_of(node.attributes)):
            return True
        node = node.parent
    return False


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    child = node.first_child if node is not None else None
    while child is not None:
        yield child
        child = child.next
