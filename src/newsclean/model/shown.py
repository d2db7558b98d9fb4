"""What a page shows beside its words: how it marks them, and its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias, get_args

import attrs

from newsclean.model.blocks import Block, Markup
from newsclean.text.spans import Span

MarkKind: TypeAlias = Literal["link", "emphasis", "strong", "code"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)


@attrs.frozen
class Mark:
    """A stretch of text that the page links, emphasises or sets as code.

    >>> from newsclean import read_html
    >>> article = read_html('<p>The <a href="https://port.example/">port</a> is open.</p>')
    >>> article.marks
    (Mark(start=4, end=8, kind='link', url='https://port.example/'),)
    >>> article.source_text[4:8]
    'port'
    """

    start: int
    """First character, counted in ``Article.source_text``."""
    end: int
    """One past the last character.  A mark never goes beyond its block: a link around two
    paragraphs gives two marks."""
    kind: MarkKind = attrs.field(validator=attrs.validators.in_(MARK_KINDS))
    """``link``, ``emphasis`` (``em`` and ``i``), ``strong`` (``strong`` and ``b``) or ``code``."""
    url: str | None = None
    """Where a link leads, absolute if the page's address is known; ``None`` for other kinds."""


@attrs.frozen
class Image:
    """A picture that the page shows.  It is not downloaded or checked.

    >>> from newsclean import read_html
    >>> page = (
    ...     '<figure><img src="/pier.jpg" alt="Boats"><figcaption>The pier.'
    ...     " Photograph: Ann Lee/PA</figcaption></figure>"
    ... )
    >>> image = read_html(page, url="https://paper.example/a").images[0]
    >>> image.url, image.alt, image.caption, image.credit
    ('https://paper.example/pier.jpg', 'Boats', 'The pier.', 'Ann Lee/PA')
    """

    url: str
    """Its address, absolute if the page's address is known; of a picture that loads late, the
    address of the picture and not of what stands in for it."""
    alt: str | None = None
    """The text that the page gives for those who cannot see it."""
    caption: str | None = None
    """What the page writes under it, without the credit."""
    credit: str | None = None
    """Who is credited, as printed, without a cue word such as ``Photo:``."""
    position: int = 0
    """Where it stands: the offset in ``Article.source_text`` of the block that it stands in or
    before; the length of the text if nothing follows."""
    markup: Markup | None = None
    """The elements that it stands in."""


# What readers give a mark is right by the way they make it, and menus have hundreds of links.
_SETTERS: tuple[Any, ...] = tuple(
    getattr(Mark, name).__set__ for name in ("start", "end", "kind", "url")
)
_set_start, _set_end, _set_kind, _set_url = _SETTERS


def unchecked_mark(start: int, end: int, kind: MarkKind, url: str | None) -> Mark:
    """A mark, without a look at what it is made of.

    >>> unchecked_mark(0, 4, "code", None) == Mark(0, 4, "code")
    True
    """
    mark = Mark.__new__(Mark)
    _set_start(mark, start)
    _set_end(mark, end)
    _set_kind(mark, kind)
    _set_url(mark, url)
    return mark


def marks_within(marks: Sequence[Mark], blocks: Sequence[Block]) -> Iterator[Mark]:
    """Those of ``marks`` that share characters with one of ``blocks``, in order.

    :param marks: ordered by their first offset.

    >>> block = Block("Rain.", ((0, 5),))
    >>> list(marks_within([Mark(0, 4, "strong"), Mark(7, 9, "code")], [block]))
    [Mark(start=0, end=4, kind='strong', url=None)]
    """
    pieces: list[Span] = sorted([piece for block in blocks for piece in block.pieces])
    at = 0
    for mark in marks:
        while at < len(pieces) and pieces[at][1] <= mark.start:
            at += 1
        if at == len(pieces):
            return
        if pieces[at][0] < mark.end:
            yield mark
