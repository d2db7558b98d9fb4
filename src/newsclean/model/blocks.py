"""Blocks: the paragraphs, headings and list items that an article consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeVar, cast, get_args

import attrs

from newsclean.model.frozen import frozen_spans
from newsclean.text.spans import Span

BlockKind: TypeAlias = Literal[
    "paragraph", "heading", "list_item", "quote", "preformatted", "table_row"
]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
MOST_INDENT = 200
"""No line of code or verse begins further right; Markdown writes out every one of the spaces."""


def _as_tuple(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(spans)


class _MarkupSlots:
    __slots__ = (
        "__weakref__", "cells", "hints", "image", "indent", "link_share", "path", "picture",
        "places", "stated",
    )  # fmt: skip
    path: tuple[str, ...]
    hints: tuple[str, ...]
    link_share: float
    places: tuple[int, ...]
    image: str | None
    picture: int
    stated: float
    cells: tuple[Span, ...]
    indent: int


class _BlockSlots:
    __slots__ = ("__weakref__", "_memo", "kind", "level", "markup", "pieces", "text")
    text: str
    pieces: tuple[Span, ...]
    kind: BlockKind
    level: int | None
    markup: Markup | None
    _memo: dict[Any, Any]


@attrs.frozen
class Markup(_MarkupSlots):
    """The evidence about a block from HTML.  Plain text has none.

    If ``Block.markup`` is ``None``, a cleaner that needs it must yield nothing.
    """

    path: tuple[str, ...] = ()
    """Tag names from ``body`` down to the block's own element."""
    hints: tuple[str, ...] = ()
    """For each element on that path its ``class``, ``id``, ``role`` and ``itemprop``, separated by
    spaces.  Empty if it has none of them."""
    link_share: float = 0.0
    """Share of the block's characters that are link text, 0 to 1."""
    places: tuple[int, ...] = ()
    """For each element on that path its number in the page.  It tells you whether two blocks are in
    the same element, or in two elements that look alike."""
    image: str | None = None
    """Address of the picture in the figure around the block, as the page states it."""
    picture: int = -1
    """The number of the last element that starts before the last picture between the previous block
    and the end of this one; -1 without such a picture."""
    stated: float = 0.0
    """Share of the block that is also in the ``articleBody`` of the page's JSON-LD, 0 to 1."""
    cells: tuple[Span, ...] = attrs.field(default=(), converter=_as_tuple)
    """Positions of the cells of a table row in ``Article.source_text``, including empty cells."""
    indent: int = 0
    """Number of spaces before a line of preformatted text, at most 200."""


@attrs.frozen
class Block(_BlockSlots):
    """One paragraph, heading, list item, quote or table row.

    >>> from newsclean import read_text
    >>> block = read_text("Ministers met on Friday.").blocks[0]
    >>> block.kind, block.pieces
    ('paragraph', ((0, 24),))
    """

    text: str
    """The text, on one line, without white space at either end."""
    pieces: tuple[Span, ...] = attrs.field(converter=frozen_spans)
    """Positions of the text in ``Article.source_text``: ``(start, end)`` pairs in order.

    There are several pieces if lines were joined, or if something between them was removed.
    """
    kind: BlockKind = attrs.field(default="paragraph", validator=attrs.validators.in_(BLOCK_KINDS))
    """``paragraph``, ``heading``, ``list_item``, ``quote``, ``preformatted`` or ``table_row``."""
    level: int | None = None
    """1 to 6 for a heading with a known level, otherwise ``None``."""
    markup: Markup | None = None
    """The evidence from HTML.  Always ``None`` for plain text."""
    # What has been worked out about this text (its folded form, its phrase hits).  It is a pure
    # function of the text, so it takes no part in equality, pickles or dicts.
    _memo: dict[Any, Any] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.text, self.pieces, self.kind, self.level, self.markup

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        for name, value in zip(("text", "pieces", "kind", "level", "markup"), state, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_memo", {})


_T = TypeVar("_T")


def remember_each(
    blocks: Iterable[Block], name: str, work: Callable[[str], _T | None]
) -> Iterator[tuple[int, _T]]:
    """What ``work`` makes of each block's text, where it makes anything.

    It is worked out once a block, and remembered under ``name``.
    """
    for index, block in enumerate(blocks):
        memo = block._memo
        if name in memo:
            made = memo[name]
        else:
            made = memo[name] = work(block.text)
        if made is not None:
            yield index, made


def share_known(blocks: Iterable[Block], others: Iterable[Block]) -> None:
    """Lets ``blocks`` know what has been worked out of ``others`` that have the same texts."""
    memos = {block.text: block._memo for block in others}
    for block in blocks:
        memo = memos.get(block.text)
        if memo is not None:
            object.__setattr__(block, "_memo", memo)


def is_placed(markup: Markup | None) -> bool:
    """Whether it is known where in a page a block stands.

    What was read from HTML says so; what somebody wrote into a dictionary may not.
    """
    return markup is not None and 0 < len(markup.path) == len(markup.hints) == len(markup.places)


def place_within(block: Block, *tags: str) -> tuple[str, int]:
    """The innermost element of one of ``tags`` around a block: its tag and its number in the page.

    >>> markup = Markup(("body", "table", "tr"), ("", "", ""), places=(0, 3, 4))
    >>> place_within(Block("A", ((0, 1),), markup=markup), "table", "pre")
    ('table', 3)
    """
    markup = block.markup
    if markup is None or not is_placed(markup):
        return "", -1
    around = zip(reversed(markup.path), reversed(markup.places), strict=True)
    return next(((tag, place) for tag, place in around if tag in tags), ("", -1))


def is_in_h1(block: Block) -> bool:
    """Whether the markup puts the block into an ``h1``."""
    return block.markup is not None and "h1" in block.markup.path


# --- made by readers ------------------------------------------------------------------------
#
# What readers give a block is right by the way they make it, and a page has hundreds.  Setting an
# attribute of a frozen object is dear, so a draft that is not frozen gets them, and becomes one.


class _MarkupDraft(_MarkupSlots):
    __slots__ = ()


class _BlockDraft(_BlockSlots):
    __slots__ = ()


def unchecked_markup(  # noqa: PLR0913, PLR0917 - as many as Markup has
    path: tuple[str, ...],
    hints: tuple[str, ...],
    link_share: float,
    places: tuple[int, ...],
    image: str | None,
    picture: int,
    cells: tuple[Span, ...],
    indent: int,
    stated: float = 0.0,
) -> Markup:
    """Markup of a block, without a look at what it is made of.

    >>> unchecked_markup(("body",), ("",), 0.5, (0,), None, -1, (), 0) == Markup(
    ...     ("body",), ("",), 0.5, (0,))
    True
    """
    draft = _MarkupDraft()
    draft.path = path
    draft.hints = hints
    draft.link_share = link_share
    draft.places = places
    draft.image = image
    draft.picture = picture
    draft.stated = stated
    draft.cells = cells
    draft.indent = indent
    draft.__class__ = Markup  # type: ignore[assignment]
    return cast("Markup", draft)


def unchecked_block(
    text: str, piece: Span, kind: BlockKind, level: int | None, markup: Markup
) -> Block:
    """A block of one piece, without a look at what it is made of.

    >>> unchecked_block("A storm.", (0, 8), "paragraph", None, Markup()) == Block(
    ...     "A storm.", ((0, 8),), markup=Markup())
    True
    """
    draft = _BlockDraft()
    draft.text = text
    draft.pieces = (piece,)
    draft.kind = kind
    draft.level = level
    draft.markup = markup
    draft._memo = {}
    draft.__class__ = Block  # type: ignore[assignment]
    return cast("Block", draft)
