"""The walk over a page's tree: from elements to blocks.

It is iterative, so nesting cannot exhaust the stack, and one pass in document order.  It is also
where most of a page's time would go, so for each node it looks at a table and does little else.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.model.blocks import Block, BlockKind, Markup, unchecked_block, unchecked_markup
from newsclean.reading.addresses import Addresses
from newsclean.reading.block_texts import cell_spans, has_text, preformatted, tidy
from newsclean.reading.guards import MOST_BLOCKS, too_many_blocks
from newsclean.reading.kinds import INHERITED, KINDS, LEVELS, RUNNING, TITLES
from newsclean.reading.marks import CREDIT, SMALL, MarkReader
from newsclean.reading.paragraphs import join
from newsclean.reading.pictures import Pictures, is_credit_name
from newsclean.reading.roles import (
    BLOCK,
    BREAK,
    BY_TAG,
    CELL,
    CODE,
    EMPHASIS,
    IMAGE,
    INLINE,
    LINK,
    METADATA,
    SKIP,
    SMALL_PRINT,
    SPACED,
    SPAN,
    STRONG,
    TAGS,
    TEXT,
    TIME,
    UNKNOWN,
    UNSEEN,
    Unknown,
    is_hidden,
    is_ornament,
    is_paragraph,
    is_veil,
    role_of,
)
from newsclean.reading.seams import Seam, spaced
from newsclean.reading.standing import BODY, LONGEST_PATH, bounded, hint_of
from newsclean.reading.tables import has_data
from newsclean.text.spans import Span

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Tables in so many others lay out a page, as those around them do.
_DEEPEST_TABLE = 8
_MOST_LINKED, _SHORTEST_LINKED = 0.7, 60
_HIDING = frozenset({"style", "hidden", "aria-hidden"})
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
        # The outermost elements that were left out, because a browser does not show them.
        self.hidden: list[LexborNode] = []
        self.has_templates = False
        # Whether a long block is a link that leads where one before it does.
        self.may_have_open_link = False
        self.elements = 0
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
        # What is done with the elements that are open.
        self._roles: list[int] = []
        # Of those that are blocks, from the body down:
        self._tags = ["body"]
        self._hints = [""]
        self._places = [0]
        self._kinds: list[BlockKind] = ["paragraph"]
        # The number of the figure that is open; 0 if none is.
        self._figure = 0
        self._image: str | None = None
        # Paths that blocks have: those of a list's entries are one.
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._picture = -1
        self._unknown = Unknown()
        # For each table that is open whether it has data.
        self._tables: list[bool] = []
        # Before which parts the cells of the row begin; whether one is open.
        self._cells: list[int] = []
        self._in_cell = False
        self._seams: list[Seam] = []
        self._spans = 0
        # How many elements were open before the ``aria-hidden`` one with prose; -1 for none.
        self._unveiled = -1
        # How a heading whose letters move says itself to readers' tools.
        self._said = ""

    def run(self, root: LexborNode) -> None:  # noqa: PLR0912, PLR0915 - a call for each node is dear
        """Walks what is inside ``root``."""
        roles = BY_TAG.copy()
        parts = self._parts
        open_: list[LexborNode] = []
        open_roles = self._roles
        node: LexborNode | None = root.first_child
        while True:
            if node is None:
                if not open_:
                    break
                node = open_.pop()
                role = open_roles.pop()
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
            tag_id = node.tag_id
            role = roles.get(tag_id, -1)
            if role < 0:
                role = roles[tag_id] = role_of(node)
            if role == TEXT:
                text = node.text_content
                if text and not text.isspace():
                    parts.append(text)
                    self._ended_line = False
                    if self._links:
                        self._linked += len(text.strip())
                elif text and parts:
                    # Between blocks there is white space and nothing else.
                    parts.append(text)
            elif role >= BLOCK:
                child = node.first_child
                # Attributes are dear; of what stands in a line only these are ever hidden.
                if child is not None and role != INLINE:
                    if role >= STRONG:
                        self.marks.open(_MARKS[role], len(parts))
                    else:
                        role = self._enter(node, tag_id, role)
                if child is not None and role != SKIP:
                    open_.append(node)
                    open_roles.append(role)
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
                    open_.append(node)
                    open_roles.append(INLINE)
                    node = child
                    continue
                else:
                    self.hidden.append(node)
            node = node.next
        if parts:
            self._flush()

    def _enter(self, node: LexborNode, tag_id: int, role: int) -> int:
        """Notes that an element is open, and gives its role there; SKIP if it is not shown."""
        attributes = node.attributes
        may_hide = not _HIDING.isdisjoint(attributes)
        if may_hide and self._is_hidden(node, role, attributes):
            if role == BLOCK or "aria-hidden" not in attributes:
                self.hidden.append(node)
            return SKIP
        if role == BLOCK:
            return self._enter_block(node, tag_id, attributes)
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
            if may_hide and not self._in_cell and is_paragraph(node, self._tags[-1], self._roles):
                return self._enter_block(node, tag_id, attributes)
            at = len(self._parts)
            name = attributes.get("class") or ""
            is_credit = attributes and is_credit_name(name or attributes.get("itemprop"))
            self.marks.open(CREDIT if is_credit else None, at)
            self._seams.append((at, self._spans, name))
            self._spans += 1
        elif role == TIME:
            self.metadata_nodes.append(node)
        elif role == CELL:
            return self._enter_cell(tag_id, attributes)
        elif role == UNKNOWN:
            around = self._roles[-1] if self._roles else BLOCK
            if has_text(self._parts) or self._unknown.role(node, self._tags[-1], around) == INLINE:
                return INLINE
            return self._enter_block(node, tag_id, attributes)
        return role

    def _enter_cell(self, tag_id: int, attributes: dict[str, str | None]) -> int:
        if not self._tables or self._tables[-1]:
            self._parts.append(" ")
            self._cells.append(len(self._parts))
            self._in_cell = True
            return CELL
        self._open(TAGS[tag_id], attributes)
        return BLOCK

    def _enter_block(self, node: LexborNode, tag_id: int, attributes: dict[str, str | None]) -> int:
        tag = TAGS.get(tag_id) or node.tag or ""
        if tag == "dialog" and "open" not in attributes and node.mem_id not in self._shown:
            return SKIP
        if self._in_cell:
            self._parts.append(" ")
            return SPACED
        if tag == "table":
            self._tables.append(len(self._tables) < _DEEPEST_TABLE and has_data(node))
        self._open(tag, attributes)
        if tag in LEVELS:
            self._said = attributes.get("aria-label") or ""
        return BLOCK

    def _is_hidden(self, node: LexborNode, role: int, attributes: dict[str, str | None]) -> bool:
        if is_hidden(attributes):
            return node.mem_id not in self._shown and not self._is_kept_back(node, role, attributes)
        if attributes.get("aria-hidden") != "true" or node.mem_id in self._shown:
            return False
        if role != BLOCK:
            return is_ornament(node, attributes)
        # What has prose is looked at once, with all that is in it.
        if self._unveiled < 0 and not is_veil(node, attributes):
            self._unveiled = self.elements
        return self._unveiled < 0

    def _see(self, node: LexborNode) -> None:
        """Notes a picture and where it stands."""
        self._picture = self.elements
        address = self.pictures.see(node, self._next_start(), self._place)
        if self._figure and self._image is None:
            self._image = address

    def _place(self) -> Markup:
        """Where the walk stands."""
        tags, hints, places = bounded(self._tags), bounded(self._hints), bounded(self._places)
        return unchecked_markup(tuple(tags), tuple(hints), 0.0, tuple(places), None, -1, (), 0)

    def _is_kept_back(self, node: LexborNode, role: int, attributes: dict[str, str | None]) -> bool:
        """Whether a hidden element is the article's text, shown once a reader has paid or so."""
        return (
            role == BLOCK
            and node.tag in ("div", "section", "p")
            and "hidden" not in attributes
            and any(BODY in hint for hint in self._hints)
        )

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        if self._parts:
            self._flush()
        inside = self._kinds[-1]
        kind = KINDS.get(tag, "paragraph")
        if inside in INHERITED and tag in ("p", "div"):
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
            self._figure, self._image = 0, None
        elif self._unveiled >= 0 and place <= self._unveiled + 1:
            self._unveiled = -1

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
        """Ends a block; some text, or space, was gathered."""
        parts, kind = self._parts, self._kinds[-1]
        shown = parts if len(parts) == 1 else self._shown_parts()
        raw = shown[0] if len(shown) == 1 else "".join(shown)
        lines = list(preformatted(raw)) if kind == "preformatted" else []
        text = join([line for line, _, _ in lines]) if lines else tidy(raw)
        marks = self.marks
        if marks.live or marks.done:
            # Of parts that are said otherwise nobody knows where they stand.
            whole = text if len(shown) == len(parts) else ""
            marks.end_block(shown, raw, whole, self._next_start())
        cells: tuple[Span, ...] = ()
        if self._cells:
            cells = cell_spans(text, self._cell_texts(), self._next_start())
            self._cells.clear()
        linked = self._linked
        parts.clear()
        if self._seams:
            self._seams.clear()
        self._linked, self._ended_line = 0, False
        if not text:
            return
        share = 0.0
        if linked:
            share = 1.0 if linked >= len(text) else round(linked / len(text), 3)
        for line, own_kind, indent in lines:
            self._add(line, own_kind, share, (), indent)
        if not lines:
            if self._is_reopened and share > _MOST_LINKED and len(text) >= _SHORTEST_LINKED:
                self.may_have_open_link = True
            self._add(text, kind, share, cells, 0)

    def _next_start(self) -> int:
        return self._length + 2 if self.blocks else 0

    def _shown_parts(self) -> list[str]:
        """The parts, with a space where spans are shown apart, or how the page says them."""
        tag = self._tags[-1]
        if self._said and tag in LEVELS:
            whole, said = "".join(self._parts), self._said
            if "".join(said.split()) == "".join(whole.split()):
                return [said]
        if self._seams and tag not in RUNNING:
            return spaced(self._parts, self._seams, is_title=tag in TITLES)
        return self._parts

    def _cell_texts(self) -> list[str]:
        edges = [*self._cells, len(self._parts)]
        return [tidy("".join(self._parts[start:end])) for start, end in pairwise(edges)]

    def _add(
        self, text: str, kind: BlockKind, share: float, cells: tuple[Span, ...], indent: int
    ) -> None:
        blocks = self.blocks
        if len(blocks) >= MOST_BLOCKS:
            raise too_many_blocks("page", MOST_BLOCKS + 1)
        start = self._length + 2 if blocks else 0
        end = self._length = start + len(text)
        tags, hints, places = self._tags, self._hints, self._places
        level = LEVELS.get(tags[-1])
        if len(tags) > LONGEST_PATH:
            tags, hints, places = bounded(tags), bounded(hints), bounded(places)
        path, named, at = tuple(tags), tuple(hints), tuple(places)
        path, named = self._known.setdefault(path, path), self._known.setdefault(named, named)
        image, picture, self._picture = self._image, self._picture, -1
        markup = unchecked_markup(path, named, share, at, image, picture, cells, indent)
        blocks.append(unchecked_block(text, (start, end), kind, level, markup))
