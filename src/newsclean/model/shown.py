"""What a page shows beside its words: how it marks them, and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeVar, get_args, overload

import attrs

from newsclean.model.blocks import Block, Markup
from newsclean.text.spans import Span

MarkKind: TypeAlias = Literal["link", "emphasis", "strong", "code"]
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
Entry: TypeAlias = tuple[Any, ...]
"""Where a block with marks begins and ends, and then what they are made of."""
_T = TypeVar("_T")


@attrs.frozen
class Mark:
    """A piece of text that the page links, emphasises or shows as code.

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
    """One past the last character.  A mark never crosses blocks: a link around two paragraphs gives
    two marks."""
    kind: MarkKind = attrs.field(validator=attrs.validators.in_(MARK_KINDS))
    """``link``, ``emphasis`` (``em`` and ``i``), ``strong`` (``strong`` and ``b``) or ``code``."""
    url: str | None = None
    """Address of a link, absolute if the page's address is known.  ``None`` for other kinds."""


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
    """Its address, absolute if the page's address is known.  For a picture that loads late, this is
    the picture and not its placeholder."""
    alt: str | None = None
    """The alternative text."""
    caption: str | None = None
    """The caption, without the credit."""
    credit: str | None = None
    """Who is credited, as printed, without a cue word such as ``Photo:``."""
    position: int = 0
    """Its position: the offset in ``Article.source_text`` of the block that it is in or before.  If
    no block follows, the length of the text."""
    markup: Markup | None = None
    """The elements around it."""


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


class Marks(Sequence[Mark]):
    """The marks of a page, made when they are asked for: most are links of menus, and go.

    It equals the tuple of its marks, and is that tuple once it is pickled or copied.

    :param entries: for each block that has marks, in order: where it begins and ends, and what
        ``make`` needs of it.
    :param make: gives the marks of one such block, in order.
    """

    __slots__ = ("_entries", "_made", "_make")

    def __init__(self, entries: Sequence[Entry], make: Callable[[Entry], Iterable[Mark]]) -> None:
        self._entries = entries
        self._make = make
        self._made: tuple[Mark, ...] | None = None

    def within(self, blocks: Iterable[Block]) -> tuple[Mark, ...]:
        """Those that share characters with one of ``blocks``; no others are made."""
        pieces = _pieces_of(blocks)
        made = [
            mark
            for entry in _touching(self._entries, pieces, _entry_span)
            for mark in self._make(entry)
        ]
        return tuple(_touching(made, pieces, _mark_span))

    @property
    def _marks(self) -> tuple[Mark, ...]:
        if self._made is None:
            self._made = tuple([mark for entry in self._entries for mark in self._make(entry)])
        return self._made

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Mark, ...]: ...
    def __getitem__(self, index: int | slice) -> Mark | tuple[Mark, ...]:
        return self._marks[index]

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (tuple, Marks)):
            return NotImplemented
        return self is other or self._marks == tuple(other)

    def __hash__(self) -> int:
        return hash(self._marks)

    def __repr__(self) -> str:
        return repr(self._marks)

    def __reduce__(self) -> tuple[type[tuple[Mark, ...]], tuple[tuple[Mark, ...]]]:
        return tuple, (self._marks,)


def frozen_marks(value: Iterable[Mark]) -> Sequence[Mark]:
    """``value`` as a sequence that cannot be changed."""
    return value if isinstance(value, Marks) else tuple(value)


def marks_within(marks: Sequence[Mark], blocks: Iterable[Block]) -> Sequence[Mark]:
    """Those of ``marks`` that share characters with one of ``blocks``, in order.

    :param marks: ordered by their first offset.

    >>> block = Block("Rain.", ((0, 5),))
    >>> marks_within((Mark(0, 4, "strong"), Mark(7, 9, "code")), [block])
    (Mark(start=0, end=4, kind='strong', url=None),)
    """
    if isinstance(marks, Marks):
        return marks.within(blocks)
    return tuple(_touching(marks, _pieces_of(blocks), _mark_span))


def _pieces_of(blocks: Iterable[Block]) -> list[Span]:
    return sorted([piece for block in blocks for piece in block.pieces])


def _mark_span(mark: Mark) -> Span:
    return mark.start, mark.end


def _entry_span(entry: Entry) -> Span:
    return entry[0], entry[1]


def _touching(
    items: Iterable[_T], pieces: Sequence[Span], span_of: Callable[[_T], Span]
) -> Iterator[_T]:
    """The items, ordered by their first offset, that share characters with one of ``pieces``."""
    at = 0
    for item in items:
        start, end = span_of(item)
        while at < len(pieces) and pieces[at][1] <= start:
            at += 1
        if at == len(pieces):
            return
        if pieces[at][0] < end:
            yield item
