"""HTML to an Article: the page's text, block by block, with what the markup says of each.

The walk is iterative, so nesting cannot exhaust the stack, and no tree
outlives the call.  Every visible text of the page becomes a block, navigation
included: what of it is the article is for cleaners to say.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from newsclean.errors import DecodeError, ReadError
from newsclean.model import Article, Block, BlockKind, Markup
from newsclean.readers.metadata import read_metadata
from newsclean.text import canonical, join

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LARGEST_PAGE = 64 * 1024 * 1024
"""Characters; a larger page is refused."""
MOST_TAGS = 400_000
"""Opening angle brackets; a page with more is refused."""
DEEPEST_NESTING = 4_000
"""Elements open at one time; a page with more is refused.  Parsing is quadratic in it."""
MOST_ATTRIBUTES = 4_000
"""Equals signs within one tag; a page with more is refused.  Parsing is quadratic in it."""


def read_html(html: str | bytes, *, url: str | None = None, encoding: str | None = None) -> Article:
    """An Article as read from a page: its fields, and all its visible text in blocks.

    Nothing is removed yet.  Title, authors, dates and the other fields are
    those that the markup states; what is only printed on the page is for
    cleaners to find.  Blocks carry :class:`newsclean.model.Markup`.  ``source_text`` is the page's
    text, block by block, parted by empty lines; offsets count its characters,
    not those of the HTML.

    :param html: the page.  Bytes are decoded by ``encoding`` if given, else by
        their byte-order mark, the declared charset, as strict UTF-8, or as
        windows-1252, whichever comes first.
    :param url: the page's address, if known.
    :param encoding: a codec name that overrides what the bytes say.
    :raises ReadError: if ``html`` is neither, or exceeds the limits at the top
        of :mod:`newsclean.readers.html`.
    :raises DecodeError: if ``encoding`` is unknown.

    >>> article = read_html("<h1>Storm hits coast</h1><p>A storm hit <b>the</b> coast.</p>")
    >>> [(block.kind, block.text) for block in article.blocks]
    [('heading', 'Storm hits coast'), ('paragraph', 'A storm hit the coast.')]
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - text needs no parser

    page = _decoded(html, encoding)
    _guard(page)
    walk = _Walk()
    tree = LexborHTMLParser(page)
    root = tree.body
    if root is not None:
        walk.run(root)
    blocks = _blocks(walk.found)
    source = join(item.text for item in walk.found)
    return Article(
        source_text=source, blocks=blocks, **read_metadata(tree, blocks, walk.telling, url)
    )


def _blocks(found: list[_Found]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    for item in found:
        blocks.append(
            Block(item.text, ((at, at + len(item.text)),), item.kind, item.level, item.markup)
        )
        at += len(item.text) + 2
    return blocks


# --- bytes ----------------------------------------------------------------------------------

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_NOT_OF_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
# What the WHATWG encoding standard reads these labels as.
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}


def _decoded(html: str | bytes, encoding: str | None) -> str:
    if isinstance(html, str):
        return html
    if not isinstance(html, (bytes, bytearray)):
        raise ReadError(f"read_html takes str or bytes, not {type(html).__name__}")
    data = bytes(html)
    if encoding is not None:
        codec = _text_codec(encoding)
        if codec is None:
            raise DecodeError(f"unknown encoding {encoding!r}")
        return data.decode(codec, errors="replace")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    declared = _declared(data)
    if declared is not None:
        return data.decode(declared, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _declared(data: bytes) -> str | None:
    """The codec of the charset that the page's first 4 KiB declare; ``None`` if there is none."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    label = match.group(1).decode("ascii", "replace").lower()
    if label.startswith(("utf-16", "utf-32")):
        # The declaration was read as ASCII, so it cannot be true.
        return "utf-8"
    return _text_codec(_LABELS.get(label, label))


def _text_codec(name: str) -> str | None:
    """Python's name for a codec from bytes to text that can replace what it cannot read."""
    try:
        codec = codecs.lookup(name).name
        # Codecs such as rot13 and zlib are not from bytes to text, idna never replaces.
        b"\xff".decode(codec, errors="replace")
    except (LookupError, ValueError):
        return None
    return None if codec in _NOT_OF_PAGES else codec


# --- guards ---------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)")
# Void elements, and those that end where the next of their kind begins.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot option optgroup rp rt".split()
)


def _guard(page: str) -> None:
    """Refuses pages whose parsing would not end in reasonable time."""
    if len(page) > LARGEST_PAGE:
        raise ReadError(f"page of {len(page)} characters; the limit is {LARGEST_PAGE}")
    tags = page.count("<")
    if tags > MOST_TAGS:
        raise ReadError(f"page with {tags} tags; the limit is {MOST_TAGS}")
    if tags <= DEEPEST_NESTING and page.count("=") <= MOST_ATTRIBUTES:
        return
    depth = 0
    for match in _TAG.finditer(page):
        closing, name, attributes = match.groups()
        if attributes.count("=") > MOST_ATTRIBUTES or attributes.count(" ") > 4 * MOST_ATTRIBUTES:
            raise ReadError(f"a <{name}> tag with more than {MOST_ATTRIBUTES} attributes")
        if closing:
            depth = max(0, depth - (name.lower() not in _UNNESTED))
        elif name.lower() not in _UNNESTED and not attributes.endswith("/"):
            depth += 1
        if depth > DEEPEST_NESTING:
            raise ReadError(f"page nested deeper than {DEEPEST_NESTING} elements")


# --- the walk -------------------------------------------------------------------------------

_SKIPPED = frozenset(
    "script meta link title style template noscript svg math head iframe object embed canvas audio"
    " video select option datalist textarea map".split()
)
# What may say something of the article other than by its text.
_TELLING = frozenset({"script", "meta", "link", "title"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark"
    " output q rp rt ruby s samp small span strike strong sub sup tt u var wbr nobr picture"
    " source button amp-img".split()
)
_CELLS = frozenset({"td", "th"})
_KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "blockquote": "quote",
    "pre": "preformatted",
    "tr": "table_row",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class _Found(NamedTuple):
    text: str
    kind: BlockKind
    level: int | None
    markup: Markup


class _Open(NamedTuple):
    """A block element that the walk is inside of."""

    tag: str
    path: tuple[str, ...]
    hints: tuple[str, ...]
    kind: BlockKind
    level: int | None


_BODY = _Open("body", ("body",), (), "paragraph", None)


class _Walk:
    """One pass over the tree in document order, gathering text until a block ends."""

    def __init__(self) -> None:
        self.found: list[_Found] = []
        self.telling: list[LexborNode] = []
        self._open: list[_Open] = [_BODY]
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._ended_line = False

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root.first_child
        path: list[tuple[LexborNode, str]] = []
        while True:
            if node is None:
                if not path:
                    break
                parent, tag = path.pop()
                self._leave(tag)
                node = parent.next
                continue
            tag = node.tag or ""
            child = self._enter(node, tag)
            if child is None:
                node = node.next
            else:
                path.append((node, tag))
                node = child
        self._flush()

    def _enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Takes in one node; its first child if the walk should go on inside it."""
        if tag == "-text":
            self._take(node.text(deep=False))
            return None
        if tag.startswith(("-", "!")) or tag in _SKIPPED:
            if tag in _TELLING:
                self.telling.append(node)
            return None
        if tag == "br":
            self._break()
            return None
        if _is_hidden(node):
            return None
        child = node.first_child
        if child is None:
            return None
        if tag == "a":
            self._links += 1
        elif tag in _CELLS:
            self._parts.append(" ")
        elif tag == "time":
            self.telling.append(node)
        elif tag not in _INLINE:
            self._flush()
            self._open.append(_opened(self._open[-1], node, tag))
        return child

    def _leave(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag in _CELLS:
            self._parts.append(" ")
        elif tag not in _INLINE and tag != "time":
            self._flush()
            self._open.pop()

    def _take(self, text: str) -> None:
        if not text:
            return
        if self._open[-1].kind == "preformatted":
            first, *others = text.split("\n")
            self._parts.append(first)
            for line in others:
                self._flush()
                self._parts.append(line)
            return
        self._parts.append(text)
        if self._links:
            self._linked += len(text.strip())
        if not text.isspace():
            self._ended_line = False

    def _break(self) -> None:
        """A line break: the second in a row ends a paragraph."""
        if self._ended_line:
            self._flush()
        else:
            self._parts.append(" ")
            self._ended_line = True

    def _flush(self) -> None:
        raw = "".join(self._parts)
        linked = self._linked
        self._parts, self._linked, self._ended_line = [], 0, False
        text = canonical(" ".join(raw.split()))
        if not text:
            return
        inside = self._open[-1]
        share = min(1.0, linked / len(text))
        markup = Markup(inside.path, inside.hints, round(share, 3))
        self.found.append(_Found(text, inside.kind, inside.level, markup))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _opened(inside: _Open, node: LexborNode, tag: str) -> _Open:
    attributes = node.attributes
    hints = [attributes.get(name) for name in ("class", "id", "role", "itemprop")]
    kind, level = _kind(tag, inside)
    own = tuple([hint for hint in hints if hint])
    return _Open(tag, (*inside.path, tag), (*inside.hints, *own), kind, level)


def _kind(tag: str, inside: _Open) -> tuple[BlockKind, int | None]:
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag]
    if tag in ("p", "div") and inside.kind in ("quote", "list_item"):
        return inside.kind, None
    return _KINDS.get(tag, "paragraph"), None
