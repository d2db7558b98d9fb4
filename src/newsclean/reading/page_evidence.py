"""What a page says about itself, gathered in one pass and judged nowhere here.

The head is read from end to end; of the body, the walk that reads the text has
kept the elements that say something other than by their text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from newsclean.model.blocks import Block, is_in_h1
from newsclean.reading.headline_blocks import find_headline
from newsclean.reading.jsonld import Thing, is_article, is_page, read_blocks
from newsclean.reading.other_stories import OtherStories
from newsclean.reading.roles import BY_TAG, TAGS, TEXT

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DAY_FIRST = frozenset({"-gb", "-ie", "-au", "-nz", "-in", "-za"})
_MOST_METAS = 600
_MOST_SCRIPTS = 200
_MOST_HEADLINES = 10
_LONGEST_VALUE = 4_000
_SHORTEST_DATA = 300


class PageEvidence:
    """What a page says: metas by lower-cased name, its JSON-LD, its visible lines.

    ``blocks`` is the page's text as read; ``metadata_nodes`` are the scripts, metas, links and
    ``time`` elements of the body.
    """

    def __init__(
        self, tree: LexborHTMLParser, blocks: list[Block], metadata_nodes: Iterable[LexborNode]
    ) -> None:
        self.tree = tree
        self._headline: tuple[str | None, tuple[int, ...]] | None = None
        self.blocks = blocks
        self.metas: dict[str, list[str]] = {}
        self.time_nodes: list[LexborNode] = []
        # What elements of the tree were found, by how they were looked for.
        self.looked_for: dict[Any, Any] = {}
        self._data: list[LexborNode] = []
        self.page_title: str | None = None
        self.canonical: str | None = None
        root = tree.root
        html = root.attributes if root is not None else {}
        self.language = html.get("lang") or html.get("xml:lang")
        scripts: list[str] = []
        for node in chain(_elements_in(tree.head), metadata_nodes):
            tag = TAGS.get(node.tag_id) or node.tag
            if tag == "meta":
                self._take_meta(node)
            elif tag == "script":
                if "ld+json" in (node.attributes.get("type") or "").lower():
                    scripts.append(node.text())
                else:
                    self._data.append(node)
            elif tag == "link":
                self._take_link(node.attributes)
            elif tag == "time":
                self.time_nodes.append(node)
            elif tag == "title" and self.page_title is None:
                self.page_title = node.text()
        self.things = read_blocks(scripts)

    def data(self, kind: str | None = None) -> Iterator[str]:
        """What stands in the page's other scripts, or in those of one ``type``; read when asked."""
        asked = [n for n in self._data if kind is None or n.attributes.get("type") == kind]
        return (node.text() for node in asked[:_MOST_SCRIPTS])

    def data_values(self) -> Iterator[str]:
        """What stands in the page's other scripts, and the JSON that stands in attributes."""
        yield from self.data()
        root = self.tree.body
        for node in root.traverse() if root is not None else ():
            for value in node.attributes.values():
                if value and value[0] in "{[" and len(value) >= _SHORTEST_DATA:
                    yield value

    def _take_link(self, attributes: dict[str, str | None]) -> None:
        if self.canonical is None and (attributes.get("rel") or "").lower() == "canonical":
            self.canonical = attributes.get("href")
        elif (attributes.get("itemprop") or "").lower() == "isaccessibleforfree":
            self.metas.setdefault("isaccessibleforfree", []).append(attributes.get("href") or "")

    def _take_meta(self, node: LexborNode) -> None:
        attributes = node.attributes
        # Some programs that store pages write what they found as `value`.
        value = attributes.get("content") or attributes.get("value")
        if not value or len(self.metas) >= _MOST_METAS:
            return
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(kind)
            if name:
                if kind == "itemprop" and self._other_stories.have(node):
                    return
                values = self.metas.setdefault(name.strip().lower(), [])
                if len(values) < _MOST_METAS:
                    values.append(value[:_LONGEST_VALUE])
                return

    @cached_property
    def times(self) -> list[str]:
        """What the ``time`` elements of the body say to programs."""
        return [node.attributes.get("datetime") or "" for node in self.time_nodes]

    @cached_property
    def _other_stories(self) -> OtherStories:
        first = [block.text for block in self.blocks if is_in_h1(block)]
        return OtherStories([self.page_title, self.meta("og:title"), *first[:_MOST_HEADLINES]])

    def is_of_other_story(self, node: LexborNode) -> bool:
        """Whether an element stands in the card of another story."""
        return self._other_stories.have(node)

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
        if self._headline is None or self._headline[0] != title:
            self._headline = (title, find_headline(title, self.blocks))
        return self._headline[1]


def _elements_in(node: LexborNode | None) -> list[LexborNode]:
    """The children of an element that are no text."""
    found: list[LexborNode] = []
    child = node.first_child if node is not None else None
    while child is not None:
        if BY_TAG.get(child.tag_id) != TEXT:
            found.append(child)
        child = child.next
    return found
