"""A page's tree and its blocks, and which of what a browser hides is the story all the same.

Some pages hide their story until a script has run, or keep it for readers without scripts.  What
is not shown is read if it has more prose than all that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsclean.errors import ReadError
from newsclean.model.blocks import Block
from newsclean.reading.addresses import Addresses, base_of
from newsclean.reading.open_links import with_closed_links
from newsclean.reading.raw_page import RawPage
from newsclean.reading.roles import is_overlay
from newsclean.reading.shadow_roots import with_shadow_roots
from newsclean.reading.walk import Walk
from newsclean.text.letters import is_unspaced

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SHORTEST, _LINKED = 60, 0.3
"""Prose is in blocks so long, with so few links."""
_FEWEST = 400
"""Less prose than this is no story: it is a note on scripts or on cookies."""
_DEEPEST = 3


def read_tree(raw: RawPage, url: str | None) -> tuple[LexborHTMLParser, Walk]:
    """The page as a tree, and the walk that has its blocks.

    :param url: the page's address, if it is known.
    """
    page = raw.text
    tree, walk = _read(page, url)
    mended = with_closed_links(raw) if walk.may_have_open_link else page
    # Most templates are none, and the look at each script is dear.
    if walk.has_templates and raw.may_have_shadow_roots:
        mended = with_shadow_roots(mended)
    if mended != page:
        tree, walk = _read(mended, url)
    if walk.has_templates and (prose := _prose(walk.blocks)) < _LITTLE:
        try:
            other, opened = _read(with_shadow_roots(mended, every=True), url)
        except ReadError:
            # Templates beyond all measure are no story.
            return tree, walk
        if _prose(opened.blocks) > max(_FEWEST, 2 * prose):
            return other, opened
    return tree, walk


_LITTLE = 1500


def _read(page: str, url: str | None) -> tuple[LexborHTMLParser, Walk]:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - text needs no parser

    tree = LexborHTMLParser(page)
    addresses = Addresses(base_of(tree, page, url))
    walk = Walk(addresses)
    if tree.body is None:
        return tree, walk
    walk.run(tree.body)
    shown: frozenset[int] = frozenset()
    # What was hidden may hide the story in turn.
    for _ in range(_DEEPEST):
        found = _hidden_story(walk)
        if not found:
            break
        shown |= found
        walk = Walk(addresses, shown)
        walk.run(tree.body)
    return tree, walk


def _hidden_story(walk: Walk) -> frozenset[int]:
    """Numbers of the hidden elements that have prose, if it is most of the page's or goes on."""
    return _most_of_it(walk) or frozenset(_continuations(walk))


def _continuations(walk: Walk) -> Iterator[int]:
    """Numbers of the hidden elements that go on with the paragraphs before them.

    A button shows them: "read more".  They hold several paragraphs of prose, and nothing else.
    """
    for node in walk.hidden:
        if node.tag in _FOLDED and _follows_prose(node) and not is_overlay(node, node.attributes):
            inner = Walk(Addresses())
            inner.run(node)
            blocks = inner.blocks
            seen = {block.text for block in walk.blocks} if blocks else ()
            if (
                len(blocks) >= _FEWEST_PARAGRAPHS
                and all(block.kind == "paragraph" and block.text not in seen for block in blocks)
                and 2 * _prose(blocks) > sum([len(block.text) for block in blocks])
            ):
                yield node.mem_id


def _follows_prose(node: LexborNode) -> bool:
    """Whether the element right before is a paragraph of prose."""
    before = node.prev
    while before is not None and (before.tag or "").startswith(("-", "_")):
        before = before.prev
    return before is not None and before.tag == "p" and len(before.text()) >= _SHORTEST


_FOLDED = frozenset({"div", "section", "span"})
_FEWEST_PARAGRAPHS = 2


def _most_of_it(walk: Walk) -> frozenset[int]:
    """Numbers of the hidden elements that have prose, if it is most of the page's."""
    lengths = [len(node.text()) for node in walk.hidden]
    prose = _prose(walk.blocks) if 3 * sum(lengths) >= _FEWEST else 0
    least = max(_FEWEST, prose)
    is_wide = prose > sum([len(block.text) for block in walk.blocks])
    if sum(lengths) * (3 if is_wide or not prose else 1) < least:
        return frozenset()
    seen = {block.text for block in walk.blocks}
    amounts = {
        node.mem_id: _prose_of(node, seen)
        for node, length in zip(walk.hidden, lengths, strict=True)
        if 3 * length >= _SHORTEST and not is_overlay(node, node.attributes)
    }
    if sum(amounts.values()) <= least:
        return frozenset()
    return frozenset([number for number, amount in amounts.items() if amount])


def _prose_of(node: LexborNode, seen: set[str], depth: int = 1) -> int:
    """How much prose an element has that is not on the page already, hidden in turn or not."""
    walk = Walk(Addresses())
    walk.run(node)
    inside = walk.hidden if depth < _DEEPEST else ()
    return _prose([block for block in walk.blocks if block.text not in seen]) + sum(
        [_prose_of(each, seen, depth + 1) for each in inside]
    )


def _prose(blocks: Iterable[Block]) -> int:
    """The length of what is prose by its shape; a sign of Chinese or Japanese counts for three."""
    lengths = (
        len(block.text) * (3 if is_unspaced(block.text[0]) else 1)
        for block in blocks
        if block.markup and block.markup.link_share < _LINKED
    )
    return sum([length for length in lengths if length >= _SHORTEST])
