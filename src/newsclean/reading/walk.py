"""The walk over a page's tree: from elements to blocks.

It is iterative, so nesting cannot exhaust the stack, and one pass in document
order.  It is also where most of a page's time would go, so what is done for
each of thousands of nodes is a look at a table and little else.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.model.blocks import Block, BlockKind, Markup, unchecked_block
from newsclean.reading.addresses import Addresses
from newsclean.reading.block_texts import cell_spans, preformatted, tidy
from newsclean.reading.guards import MOST_BLOCKS, too_many_blocks
from newsclean.reading.marks import CREDIT, SMALL, MarkReader
from newsclean.reading.paragraphs import join
from newsclean.reading.pictures import Pictures, names_credit
from newsclean.reading.roles import (
    BLOCK,
    BREAK,
    BY_TAG,
    CELL,
    CODE,
    EMPHASIS,
    HIDING,
    IMAGE,
    INLINE,
    LINK,
    METADATA,
    SKIP,
    SMALL_PRINT,
    SPACED,
    SPAN,
    STRONG,
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
from newsclean.reading.standing import BODY, bounded, hint_of
from newsclean.reading.tables import has_data

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
_MARKS = {STRONG: "strong", EMPHASIS: "emphasis", CODE: "code", SMALL_PRINT: SMALL}


class Walk:
    """One pass over the tree, gathering text until a block ends.

    :param addresses: makes addresses of links and pictures whole.
    :param shown: numbers of elements (``mem_id``) that are read although they are hidden.
    """

    def __init__(self, addresses: Addresses, shown: frozenset[int] = frozenset()) -> None:
        self.marks = MarkReader(addresses)
        self.pictures = Pictures(addresses)
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
                elif role >= SPAN:
                    self.marks.close(len(parts))
                    if role == LINK:
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
                self._see(node)
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
        if role >= STRONG:
            self.marks.open(_MARKS[role], len(self._parts))
            return role
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
            self.marks.link(href, len(self._parts))
            self._is_reopened = href == self._href and len(self.blocks) > self._href_block
            if not self._is_reopened:
                self._href, self._href_block = href, len(self.blocks)
        elif role == SPAN:
            self.marks.open(CREDIT if names_credit(attributes) else None, len(self._parts))
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

    def _see(self, node: LexborNode) -> None:
        """Notes a picture and where it stands."""
        self._picture = self.elements
        path, hints, places = bounded(self._tags), bounded(self._hints), bounded(self._places)
        address = self.pictures.see(node, self._next_start(), Markup(path, hints, places=places))
        if self._figure is not None and self._image is None:
            self._image = address

    def _is_kept_back(self, node: LexborNode, role: int) -> bool:
        """Whether a hidden element is the article's text, shown once a reader has paid or so."""
        return (
            role == BLOCK
            and node.tag in ("div", "section", "p")
            and "hidden" not in node.attributes
            and any(BODY in hint for hint in self._hints)
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
        self._hints.append(hint_of(attributes) if attributes else "")
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
        shown = parts if len(parts) == 1 else self._shown_parts()
        raw = shown[0] if len(shown) == 1 else "".join(shown)
        lines = list(preformatted(raw)) if kind == "preformatted" else []
        text = join([line for line, _, _ in lines]) if lines else tidy(raw)
        if self.marks.live or self.marks.done:
            # Of parts that are said otherwise nobody knows where they stand.
            whole = text if len(shown) == len(parts) else ""
            self.marks.end_block(shown, raw, whole, self._next_start())
        cells = self._cell_texts() if self._cells else ()
        linked = self._linked
        parts.clear()
        self._cells.clear()
        self._seams.clear()
        self._linked, self._ended_line = 0, False
        if not text:
            return
        share = min(1.0, round(linked / len(text), 3)) if linked else 0.0
        for line, own_kind, indent in lines:
            self._add(line, own_kind, share, (), indent)
        if not lines:
            if share > _MOST_LINKED and self._is_reopened and len(text) >= _SHORTEST_LINKED:
                self.may_have_open_link = True
            self._add(text, kind, share, cells)

    def _next_start(self) -> int:
        return self._length + 2 if self.blocks else 0

    def _shown_parts(self) -> list[str]:
        """The parts, with a space where spans are shown apart, or how the page says them."""
        tag = self._tags[-1]
        if self._said and tag in _LEVELS:
            whole, said = "".join(self._parts), self._said
            if "".join(said.split()) == "".join(whole.split()):
                return [said]
        if self._seams and tag not in _RUNNING:
            return spaced(self._parts, self._seams, is_title=tag in _TITLES)
        return self._parts

    def _cell_texts(self) -> list[str]:
        edges = [*self._cells, len(self._parts)]
        return [tidy("".join(self._parts[start:end])) for start, end in pairwise(edges)]

    def _add(
        self, text: str, kind: BlockKind, share: float, cells: Sequence[str] = (), indent: int = 0
    ) -> None:
        if len(self.blocks) >= MOST_BLOCKS:
            raise too_many_blocks("page", MOST_BLOCKS + 1)
        path, hints, places = bounded(self._tags), bounded(self._hints), bounded(self._places)
        start = self._next_start()
        self._length = start + len(text)
        spans = cell_spans(text, cells, start) if cells else ()
        image, picture = self._image, self._picture
        markup = Markup(path, hints, share, places, image, picture, 0.0, spans, indent)
        self._picture = -1
        piece = (start, self._length)
        level = _LEVELS.get(self._tags[-1])
        self.blocks.append(unchecked_block(text, piece, kind, level, markup))
