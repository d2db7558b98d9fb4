"""The walk over a page's tree: from elements to blocks.

It is iterative, so nesting cannot exhaust the stack, and one pass in document
order.  It is also where most of a page's time would go, so what is done for
each of thousands of nodes is a look at a table and little else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from newsclean.model.blocks import Block, BlockKind, Markup, unchecked_block
from newsclean.reading.block_texts import cell_spans, preformatted, tidy
from newsclean.reading.guards import MOST_BLOCKS, too_many_blocks
from newsclean.reading.roles import (
    BLOCK,
    BREAK,
    BY_TAG,
    CELL,
    HIDING,
    IMAGE,
    INLINE,
    LINK,
    METADATA,
    SKIP,
    SPACED,
    SPAN,
    TEXT,
    TIME,
    UNKNOWN,
    UNSEEN,
    Unknown,
    is_hidden,
    is_ornament,
    is_veil,
    role_of,
)
from newsclean.reading.seams import Seam, spaced
from newsclean.reading.tables import has_data

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_T = TypeVar("_T")

_KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "tr": "table_row",
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_INHERITED = frozenset({"quote", "list_item", "preformatted"})
_TITLES = frozenset({*_LEVELS, "figcaption", "caption"})
# Words of spans in running text stand as they are written.
_RUNNING = frozenset({"p", "pre", "blockquote"})
# Tables in so many others lay out a page, as those around them do.
_DEEPEST_TABLE = 8
_MOST_LINKED, _SHORTEST_LINKED = 0.7, 60
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


class Walk:
    """One pass over the tree, gathering text until a block ends.

    :param shown: numbers of elements (``mem_id``) that are read although they are hidden.
    """

    def __init__(self, shown: frozenset[int] = frozenset()) -> None:
        self.blocks: list[Block] = []
        self.metadata_nodes: list[LexborNode] = []
        self.hidden: list[LexborNode] = []
        """The outermost elements that were left out, because a browser does not show them."""
        self.has_templates = False
        self.may_have_open_link = False
        """Whether a long block is a link that leads where one before it does."""
        self._shown = shown
        self._parts: list[str] = []
        self._links = 0
        # The address of the last link, in which block it began, and whether it began anew.
        self._href = ""
        self._href_block = 0
        self._is_reopened = False
        self._linked = 0
        self._ended_line = False
        self._length = 0
        # Of the elements that are open, from the body down:
        self._tags = ["body"]
        self._hints = [""]
        self._places = [0]
        self._kinds: list[BlockKind] = ["paragraph"]
        self.elements = 0
        self._figure: int | None = None
        self._image: str | None = None
        self._picture = -1
        self._unknown = Unknown()
        # For each table that is open whether it has data.
        self._tables: list[bool] = []
        # Before which parts the cells of the row begin; whether one is open.
        self._cells: list[int] = []
        self._in_cell = False
        self._seams: list[Seam] = []
        self._spans = 0
        # The element with ``aria-hidden`` that is open and has prose.
        self._unveiled: int | None = None
        # How a heading whose letters move says itself to readers' tools.
        self._said = ""

    def run(self, root: LexborNode) -> None:  # noqa: PLR0912, PLR0915 - a call for each node is dear
        """Walks what is inside ``root``."""
        roles = BY_TAG.copy()
        parts = self._parts
        open_: list[tuple[LexborNode, int]] = []
        node: LexborNode | None = root.first_child
        while True:
            if node is None:
                if not open_:
                    break
                node, role = open_.pop()
                if role == BLOCK:
                    self._close()
                elif role == LINK:
                    self._links -= 1
                elif role == SPAN:
                    self._spans -= 1
                    if parts:
                        self._seams.append((len(parts), self._spans, None))
                elif role >= CELL:
                    parts.append(" ")
                    if role == CELL:
                        self._in_cell = False
                node = node.next
                continue
            role = roles.get(node.tag_id, -1)
            if role < 0:
                role = roles[node.tag_id] = role_of(node)
            if role == TEXT:
                text = node.text_content
                # Between blocks there is white space and nothing else.
                if text and (parts or not text.isspace()):
                    self._take(text)
            elif role >= BLOCK:
                child = node.first_child
                # Attributes are dear; of what stands in a line only these are ever hidden.
                if child is not None and role != INLINE:
                    role = self._enter(node, role, open_[-1][1] if open_ else BLOCK)
                if child is not None and role != SKIP:
                    open_.append((node, role))
                    node = child
                    continue
                if role == CELL and self._tables and self._tables[-1]:
                    self._cells.append(len(parts))
            elif role == METADATA:
                self.metadata_nodes.append(node)
            elif role == BREAK:
                self._break()
            elif role == IMAGE:
                self._picture = self.elements
                if self._figure is not None and self._image is None:
                    self._image = _address(node)
            elif role == UNSEEN:
                child = node.first_child
                if child is None:
                    self.has_templates = self.has_templates or node.tag == "template"
                elif node.mem_id in self._shown:
                    open_.append((node, INLINE))
                    node = child
                    continue
                else:
                    self.hidden.append(node)
            node = node.next
        self._flush()

    def _enter(self, node: LexborNode, role: int, around: int) -> int:
        """Notes that an element is open, and gives its role there; SKIP if it is not shown.

        :param around: the role of the element right around it.
        """
        attributes = node.attributes
        if attributes and not HIDING.isdisjoint(attributes) and self._is_hidden(node, role):
            if role == BLOCK or "aria-hidden" not in attributes:
                self.hidden.append(node)
            return SKIP
        if role == BLOCK:
            return self._enter_block(node, attributes)
        if role == UNKNOWN:
            has_text = any(not part.isspace() for part in self._parts)
            role = INLINE if has_text else self._unknown.role(node, self._tags[-1], around)
            return role if role == INLINE else self._enter_block(node, attributes)
        if role == LINK:
            # An anchor that one may link to is none.
            href = attributes.get("href")
            if href is None:
                return INLINE
            self._links += 1
            self._is_reopened = href == self._href and len(self.blocks) > self._href_block
            if not self._is_reopened:
                self._href, self._href_block = href, len(self.blocks)
        elif role == SPAN:
            self._seams.append((len(self._parts), self._spans, attributes.get("class") or ""))
            self._spans += 1
        elif role == TIME:
            self.metadata_nodes.append(node)
        elif role == CELL:
            role = self._enter_cell(node, attributes)
        return role

    def _enter_cell(self, node: LexborNode, attributes: dict[str, str | None]) -> int:
        if not self._tables or self._tables[-1]:
            self._parts.append(" ")
            self._cells.append(len(self._parts))
            self._in_cell = True
            return CELL
        self._open(node.tag or "", attributes)
        return BLOCK

    def _enter_block(self, node: LexborNode, attributes: dict[str, str | None]) -> int:
        tag = node.tag or ""
        if tag == "dialog" and "open" not in attributes and node.mem_id not in self._shown:
            return SKIP
        if self._in_cell:
            self._parts.append(" ")
            return SPACED
        if tag == "table":
            self._tables.append(len(self._tables) < _DEEPEST_TABLE and has_data(node))
        self._open(tag, attributes)
        if tag in _LEVELS:
            self._said = attributes.get("aria-label") or ""
        return BLOCK

    def _is_hidden(self, node: LexborNode, role: int) -> bool:
        attributes = node.attributes
        if is_hidden(attributes):
            return node.mem_id not in self._shown and not self._is_kept_back(node, role)
        if attributes.get("aria-hidden") != "true" or node.mem_id in self._shown:
            return False
        if role != BLOCK:
            return is_ornament(node, attributes)
        # What has prose is looked at once, with all that is in it.
        if self._unveiled is None and not is_veil(node, attributes):
            self._unveiled = self.elements
        return self._unveiled is None

    def _is_kept_back(self, node: LexborNode, role: int) -> bool:
        """Whether a hidden element is the article's text, shown once a reader has paid or so."""
        return (
            role == BLOCK
            and node.tag in ("div", "section", "p")
            and "hidden" not in node.attributes
            and any(_BODY in hint for hint in self._hints)
        )

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self._parts:
            self._flush()
        inside = self._kinds[-1]
        kind = _KINDS.get(tag) or ("heading" if tag in _LEVELS else "paragraph")
        if inside in _INHERITED and tag in ("p", "div"):
            kind = inside
        elif tag == "tr" and self._tables and not self._tables[-1]:
            kind = "paragraph"
        self.elements += 1
        if tag == "figure":
            self._figure, self._image = self.elements, None
        self._tags.append(tag)
        self._hints.append(_hint(attributes) if attributes else "")
        self._places.append(self.elements)
        self._kinds.append(kind)

    def _close(self) -> None:
        if self._parts:
            self._flush()
        if self._tags.pop() == "table":
            self._tables.pop()
        self._hints.pop()
        self._kinds.pop()
        place = self._places.pop()
        if place == self._figure:
            self._figure = self._image = None
        elif self._unveiled is not None and place <= self._unveiled + 1:
            self._unveiled = None

    def _take(self, text: str) -> None:
        self._parts.append(text)
        if text.isspace():
            return
        self._ended_line = False
        if self._links:
            self._linked += len(text.strip())

    def _break(self) -> None:
        """A line break: the second in a row ends a paragraph."""
        if self._kinds[-1] == "preformatted":
            self._parts.append("\n")
        elif self._ended_line and not self._in_cell:
            self._flush()
        else:
            self._parts.append(" ")
            self._ended_line = True

    def _flush(self) -> None:
        """Ends a block, if any text was gathered."""
        parts, kind = self._parts, self._kinds[-1]
        raw = parts[0] if len(parts) == 1 else self._line()
        cells = self._cell_texts() if self._cells else ()
        linked = self._linked
        parts.clear()
        self._cells.clear()
        self._seams.clear()
        self._linked, self._ended_line = 0, False
        if kind == "preformatted":
            share = min(1.0, round(linked / len(raw), 3)) if linked else 0.0
            for text, kind, indent in preformatted(raw):
                self._add(text, kind, share, (), indent)
            return
        text = tidy(raw)
        if text:
            share = min(1.0, round(linked / len(text), 3)) if linked else 0.0
            if share > _MOST_LINKED and self._is_reopened and len(text) >= _SHORTEST_LINKED:
                self.may_have_open_link = True
            self._add(text, kind, share, cells)

    def _line(self) -> str:
        """The parts as one text, with a space where spans are shown apart."""
        tag = self._tags[-1]
        if self._said and tag in _LEVELS:
            whole, said = "".join(self._parts), self._said
            if "".join(said.split()) == "".join(whole.split()):
                return said
        if self._seams and tag not in _RUNNING:
            return spaced(self._parts, self._seams, is_title=tag in _TITLES)
        return "".join(self._parts)

    def _cell_texts(self) -> list[str]:
        edges = [*self._cells, len(self._parts)]
        return [tidy("".join(self._parts[start:end])) for start, end in pairwise(edges)]

    def _add(
        self, text: str, kind: BlockKind, share: float, cells: Sequence[str] = (), indent: int = 0
    ) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            raise too_many_blocks("page", MOST_BLOCKS + 1)
        path, hints, places = _bounded(self._tags), _bounded(self._hints), _bounded(self._places)
        start = self._length + 2 if self.blocks else 0
        self._length = start + len(text)
        spans = cell_spans(text, cells, start) if cells else ()
        image, picture = self._image, self._picture
        markup = Markup(path, hints, share, places, image, picture, 0.0, spans, indent)
        self._picture = -1
        piece = (start, self._length)
        level = _LEVELS.get(self._tags[-1])
        self.blocks.append(unchecked_block(text, piece, kind, level, markup))


# No page of news is half as deep; a block's path is kept with it, so that of each is bounded.
_LONGEST_PATH = 64


def _bounded(stack: list[_T]) -> tuple[_T, ...]:
    """Where a block stands, from the body down; of a very long path the middle is left out."""
    if len(stack) <= _LONGEST_PATH:
        return tuple(stack)
    return (*stack[: _LONGEST_PATH // 2], *stack[-_LONGEST_PATH // 2 :])


# What schema.org calls the element that has an article's text.
_BODY = "articleBody"
_HINTING = ("class", "id", "role", "itemprop")


def _hint(attributes: dict[str, str | None]) -> str:
    if len(attributes) == 1:
        # Mostly the class; the others are few.
        [(name, value)] = attributes.items()
        return value or "" if name in _HINTING else ""
    return " ".join([value for name in _HINTING if (value := attributes.get(name))])


def _address(node: LexborNode) -> str | None:
    """Where a picture is; a placeholder that scripts would replace is none."""
    attributes = node.attributes
    for name in _SOURCES:
        value = attributes.get(name)
        if value and not value.startswith("data:"):
            return value
    return None
