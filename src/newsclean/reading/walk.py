"""The walk over a page's tree: from elements to blocks.

It is iterative, so nesting cannot exhaust the stack, and one pass in document
order.  It is also where most of a page's time would go, so what is done for
each of thousands of nodes is a look at a table and little else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from unicodedata import is_normalized

from newsclean.model.blocks import Block, BlockKind, unchecked_block, unchecked_markup
from newsclean.reading.addresses import Addresses
from newsclean.reading.guards import MOST_BLOCKS, too_many_blocks
from newsclean.reading.marks import CREDIT, SMALL, MarkReader
from newsclean.reading.pictures import Pictures, names_credit
from newsclean.text.characters import canonical

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_T = TypeVar("_T")

# What to do with an element.  The order matters: from _BLOCK on it may have text inside; from
# _INLINE on it stands in a line of text; from _SPAN on it may mark that text.
_TEXT, _SKIP, _METADATA, _BREAK, _IMAGE, _BLOCK, _INLINE, _TIME, _CELL, _SPAN, _LINK = range(11)
_STRONG, _EMPHASIS, _CODE, _SMALL = range(11, 15)
_NAMES = {
    _TEXT: "-text",
    _SKIP: "style template noscript svg math head iframe object embed canvas audio video select"
    " option datalist textarea map rp",
    # What may say something of the article other than by its text.
    _METADATA: "script meta link title",
    _BREAK: "br",
    _IMAGE: "img amp-img",
    _INLINE: "abbr acronym bdi bdo big data del dfn font input ins label mark"
    " output q rt ruby s strike sub sup u var wbr nobr picture source button",
    _STRONG: "b strong",
    _EMPHASIS: "em i",
    _CODE: "code kbd samp tt",
    _SMALL: "cite small",
    _SPAN: "span",
    _LINK: "a",
    _TIME: "time",
    _CELL: "td th",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
# By the parser's number of a tag.  Those that HTML does not know are numbered anew in each page.
_LAST_KNOWN_TAG = 250
_BY_TAG: dict[int, int] = {}

_KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "tr": "table_row",
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_INHERITED = frozenset({"quote", "list_item"})
_MARKS = {_STRONG: "strong", _EMPHASIS: "emphasis", _CODE: "code", _SMALL: SMALL}


class Walk:
    """One pass over the tree, gathering text until a block ends."""

    def __init__(self, addresses: Addresses) -> None:
        self.marks = MarkReader(addresses)
        self.pictures = Pictures(addresses)
        self.blocks: list[Block] = []
        self.metadata_nodes: list[LexborNode] = []
        self._parts: list[str] = []
        self._links = 0
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

    def run(self, root: LexborNode) -> None:  # noqa: PLR0912 - a call for each node is dear
        """Walks what is inside ``root``."""
        roles = _BY_TAG.copy()
        parts = self._parts
        open_: list[tuple[LexborNode, int]] = []
        node: LexborNode | None = root.first_child
        while True:
            if node is None:
                if not open_:
                    break
                node, role = open_.pop()
                if role == _BLOCK:
                    self._close()
                elif role >= _SPAN:
                    self.marks.close(len(parts))
                    if role == _LINK:
                        self._links -= 1
                elif role == _CELL:
                    parts.append(" ")
                node = node.next
                continue
            role = roles.get(node.tag_id, -1)
            if role < 0:
                role = roles[node.tag_id] = _role(node)
            if role == _TEXT:
                text = node.text_content
                # Between blocks there is white space and nothing else.
                if text and (parts or not text.isspace()):
                    self._take(text)
            elif role >= _BLOCK:
                child = node.first_child
                # Attributes are dear; of what stands in a line only these are ever hidden.
                if child is not None and self._enter(node, role):
                    open_.append((node, role))
                    node = child
                    continue
            elif role == _METADATA:
                self.metadata_nodes.append(node)
            elif role == _BREAK:
                self._break()
            elif role == _IMAGE:
                self._see(node)
            node = node.next
        self._flush()

    def _enter(self, node: LexborNode, role: int) -> bool:
        """Whether to go on inside an element; notes that it is open."""
        if role == _INLINE:
            return True
        if role >= _STRONG:
            self.marks.open(_MARKS[role], len(self._parts))
            return True
        attributes = node.attributes
        if (
            attributes
            and not _HIDING.isdisjoint(attributes)
            and _is_hidden(attributes)
            and not self._is_kept_back(node, role)
        ):
            return False
        if role == _LINK:
            self._links += 1
            self.marks.link(attributes.get("href"), len(self._parts))
        elif role == _SPAN:
            self.marks.open(CREDIT if names_credit(attributes) else None, len(self._parts))
        elif role == _CELL:
            self._parts.append(" ")
        elif role == _TIME:
            self.metadata_nodes.append(node)
        elif role == _BLOCK:
            tag = node.tag or ""
            if tag == "dialog" and "open" not in attributes:
                return False
            self._open(tag, attributes)
        return True

    def _see(self, node: LexborNode) -> None:
        """Notes a picture and where it stands."""
        self._picture = self.elements
        path, hints, places = _bounded(self._tags), _bounded(self._hints), _bounded(self._places)
        position = self._length + 2 if self.blocks else 0
        address = self.pictures.see(node, position, unchecked_markup(path, hints, 0.0, places))
        if self._figure is not None and self._image is None:
            self._image = address

    def _is_kept_back(self, node: LexborNode, role: int) -> bool:
        """Whether a hidden element is the article's text, shown once a reader has paid or so."""
        return (
            role == _BLOCK
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
        self._tags.pop()
        self._hints.pop()
        self._kinds.pop()
        if self._places.pop() == self._figure:
            self._figure = self._image = None

    def _take(self, text: str) -> None:
        if self._kinds[-1] == "preformatted":
            first, *others = text.split("\n")
            self._parts.append(first)
            for line in others:
                self._flush()
                self._parts.append(line)
            return
        self._parts.append(text)
        if text.isspace():
            return
        self._ended_line = False
        if self._links:
            self._linked += len(text.strip())

    def _break(self) -> None:
        """A line break: the second in a row ends a paragraph."""
        if self._ended_line:
            self._flush()
        else:
            self._parts.append(" ")
            self._ended_line = True

    def _flush(self) -> None:
        """Ends a block, if any text was gathered."""
        parts = self._parts
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        linked = self._linked
        self._linked, self._ended_line = 0, False
        text = " ".join(raw.split())
        if not text.isprintable() or not (text.isascii() or is_normalized("NFC", text)):
            text = canonical(text)
        start = self._length + 2 if self.blocks else 0
        if self.marks.live or self.marks.done:
            self.marks.end_block(parts, raw, text, start)
        parts.clear()
        if not text:
            return
        share = min(1.0, round(linked / len(text), 3)) if linked else 0.0
        tag = self._tags[-1]
        if len(self.blocks) >= MOST_BLOCKS:
            raise too_many_blocks("page", MOST_BLOCKS + 1)
        path, hints, places = _bounded(self._tags), _bounded(self._hints), _bounded(self._places)
        markup = unchecked_markup(path, hints, share, places, self._image, self._picture)
        self._picture = -1
        self._length = start + len(text)
        piece = (start, self._length)
        self.blocks.append(unchecked_block(text, piece, self._kinds[-1], _LEVELS.get(tag), markup))


# No page of news is half as deep; a block's path is kept with it, so that of each is bounded.
_LONGEST_PATH = 64


def _bounded(stack: list[_T]) -> tuple[_T, ...]:
    """Where a block stands, from the body down; of a very long path the middle is left out."""
    if len(stack) <= _LONGEST_PATH:
        return tuple(stack)
    return (*stack[: _LONGEST_PATH // 2], *stack[-_LONGEST_PATH // 2 :])


def _role(node: LexborNode) -> int:
    """What to do with elements such as this one; kept for those that HTML knows."""
    tag = node.tag or "-"
    role = _ROLES.get(tag, _SKIP if tag.startswith(("-", "!")) else _BLOCK)
    if node.tag_id <= _LAST_KNOWN_TAG:
        _BY_TAG[node.tag_id] = role
    return role


# Most elements have none of these attributes.
_HIDING = frozenset({"hidden", "aria-hidden", "style"})


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        # Pages that arrive in parts: a script shows this one as soon as it is there.
        return not (attributes.get("id") or "").startswith(_STREAMED)
    if attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


_STREAMED = "S:"
# What schema.org calls the element that has an article's text.
_BODY = "articleBody"
_HINTING = ("class", "id", "role", "itemprop")


def _hint(attributes: dict[str, str | None]) -> str:
    if len(attributes) == 1:
        # Mostly the class; the others are few.
        [(name, value)] = attributes.items()
        return value or "" if name in _HINTING else ""
    return " ".join([value for name in _HINTING if (value := attributes.get(name))])
