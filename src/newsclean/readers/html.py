"""HTML to an Article: the page's text, block by block, with what the markup says of each.

Every visible text of the page becomes a block, navigation included: what of it
is the article is for cleaners to say.  No tree outlives the call.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsclean.errors import ReadError
from newsclean.model import Article
from newsclean.readers.encoding import decoded
from newsclean.readers.metadata import read_metadata
from newsclean.readers.stated import with_stated
from newsclean.readers.walk import Walk
from newsclean.text import join

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

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
        their byte-order mark, the declared charset (its label read as browsers
        read it), as strict UTF-8, or as windows-1252, whichever comes first.
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

    page = decoded(html, encoding)
    _guard(page)
    tree = LexborHTMLParser(page)
    walk = Walk()
    if tree.body is not None:
        walk.run(tree.body)
    scripts = [*_in_head(tree), *walk.telling]
    blocks = with_stated(walk.blocks, page, scripts, walk.elements + 1)
    source = join([block.text for block in blocks])
    fields = read_metadata(tree, blocks, walk.telling, url)
    return Article(source_text=source, blocks=blocks, **fields)


def _in_head(tree: LexborHTMLParser) -> list[LexborNode]:
    return [] if tree.head is None else tree.head.css("script")


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
    if _may_be_deep(page, tags) or _may_be_laden(page):
        _guard_tags(page)


def _may_be_deep(page: str, tags: int) -> bool:
    """Whether more elements are opened than may be open at one time."""
    if tags <= DEEPEST_NESTING:
        return False
    return tags - sum([page.count(end) for end in ("</", "<p", "<li", "<img")]) > DEEPEST_NESTING


def _may_be_laden(page: str) -> bool:
    """Whether a tag may have too many attributes: few stretches without ``>`` are long enough."""
    if page.count("=") <= MOST_ATTRIBUTES:
        return False
    return any(
        len(part) > MOST_ATTRIBUTES
        and (part.count("=") > MOST_ATTRIBUTES or part.count(" ") > 4 * MOST_ATTRIBUTES)
        for part in page.split(">")
    )


def _guard_tags(page: str) -> None:
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
