"""The article model: what cleaning takes and what it returns.

Everything here is frozen.  Text offsets count characters of
``Article.source_text``, the text as read; they never count bytes or HTML.
This module imports nothing of newsclean (the export methods reach for
``newsclean.export`` when they are called).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

import attrs

Span: TypeAlias = tuple[int, int]
BlockKind: TypeAlias = Literal[
    "paragraph", "heading", "list_item", "quote", "preformatted", "table_row"
]
BLOCK_KINDS: tuple[BlockKind, ...] = (
    "paragraph",
    "heading",
    "list_item",
    "quote",
    "preformatted",
    "table_row",
)


class FrozenDict(dict[str, Any]):
    """A dict that cannot be changed, so that a frozen object may hold one."""

    def _refuse(self, *_args: object, **_kwargs: object) -> Any:
        raise TypeError("this mapping belongs to a frozen object and cannot be changed")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        return FrozenDict, (dict(self),)


def _frozen_mapping(value: Mapping[str, Any] | None) -> FrozenDict | None:
    return None if value is None else FrozenDict(value)


def _spans(value: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple([(start, end) for start, end in value])


@attrs.frozen
class Author:
    """A person who wrote the article; or the newsroom or agency that did, where nobody is named.

    >>> from newsclean import Author
    >>> Author("Ann Lee", role="Reporter").name
    'Ann Lee'
    >>> Author("Reuters", organization="Reuters").is_organization
    True
    """

    name: str
    """The person's name as printed, without ``By``, role or organisation."""
    role: str | None = None
    """What the byline calls the person (``Moscow correspondent``), as printed."""
    organization: str | None = None
    """The agency or paper named beside the person, as printed."""
    raw: str | None = None
    """The piece of byline this was read from; ``None`` if it came from markup."""

    @property
    def is_organization(self) -> bool:
        """Whether no person is meant: its ``name`` is its ``organization``."""
        return self.name == self.organization


@attrs.frozen
class Caption:
    """A picture's caption, with its credit kept apart.

    >>> from newsclean import Caption
    >>> Caption("The harbour at dawn.", credit="Ann Lee / AFP").credit
    'Ann Lee / AFP'
    """

    text: str
    """What the caption says; empty where only a credit was found."""
    credit: str | None = None
    """Who is credited, as printed, without a cue word such as ``Photo:``."""
    image: str | None = None
    """Address of the picture, as the markup gives it; ``None`` for plain text."""


@attrs.frozen
class Markup:
    """What the HTML says about a block; plain text has none of it.

    Cleaners that use it must stay silent where ``Block.markup`` is ``None``.
    """

    path: tuple[str, ...] = ()
    """Tag names from ``body`` down to the block's own element."""
    hints: tuple[str, ...] = ()
    """For each element on that path its ``class``, ``id``, ``role`` and ``itemprop``, parted by
    spaces; empty where it has none of them."""
    link_share: float = 0.0
    """Share of the block's characters that are link text, 0 to 1."""
    places: tuple[int, ...] = ()
    """For each element on that path its number in the page, so that blocks can be told to stand
    in one element or in two that look alike."""
    image: str | None = None
    """Address of the picture of the figure that the block stands in, as the page gives it."""
    picture: int = -1
    """Where the last picture between the block before it and the end of this one stands: behind
    the start of the element of this number; -1 if there is none."""
    stated: float = 0.0
    """Share of the block that the page's JSON-LD has in its ``articleBody``, 0 to 1."""


def _no_memo() -> dict[Any, Any]:
    return {}


@attrs.frozen
class Block:
    """One paragraph, heading, list item or the like: one line of running text.

    >>> from newsclean import read_text
    >>> block = read_text("Ministers met on Friday.").blocks[0]
    >>> block.kind, block.pieces
    ('paragraph', ((0, 24),))
    """

    text: str
    """The text, on one line, without white space at its ends."""
    pieces: tuple[Span, ...] = attrs.field(converter=_spans)
    """Where the text stands in ``Article.source_text``: ``(start, end)`` pairs in order.

    More than one piece means that lines were joined, or that something between
    the pieces was removed.
    """
    kind: BlockKind = attrs.field(default="paragraph", validator=attrs.validators.in_(BLOCK_KINDS))
    """``paragraph``, ``heading``, ``list_item``, ``quote``, ``preformatted`` or ``table_row``."""
    level: int | None = None
    """1 to 6 for a heading whose level is known; otherwise ``None``."""
    markup: Markup | None = None
    """What HTML knows of the block; always ``None`` for plain text."""
    # What has been worked out about this text (its folded form, its phrase hits).  It is a pure
    # function of the text, so it takes no part in equality, pickles or dicts.
    _memo: dict[Any, Any] = attrs.field(factory=_no_memo, init=False, eq=False, repr=False)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.text, self.pieces, self.kind, self.level, self.markup

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        for name, value in zip(("text", "pieces", "kind", "level", "markup"), state, strict=True):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_memo", {})


# What readers give a block is right by the way they make it; checking hundreds a page is dear.
_SETTERS: tuple[Any, ...] = tuple(
    getattr(Block, name).__set__ for name in ("text", "pieces", "kind", "level", "markup", "_memo")
)
_set_text, _set_pieces, _set_kind, _set_level, _set_markup, _set_memo = _SETTERS


def unchecked_block(
    text: str, piece: Span, kind: BlockKind, level: int | None, markup: Markup
) -> Block:
    """A block of one piece, without a look at what it is made of.

    >>> unchecked_block("A storm.", (0, 8), "paragraph", None, Markup()) == Block(
    ...     "A storm.", ((0, 8),), markup=Markup())
    True
    """
    block = Block.__new__(Block)
    _set_text(block, text)
    _set_pieces(block, (piece,))
    _set_kind(block, kind)
    _set_level(block, level)
    _set_markup(block, markup)
    _set_memo(block, {})
    return block


@attrs.frozen
class Label:
    """What a cleaner says about a span of one block: an opinion, not a deed.

    >>> from newsclean import Label
    >>> Label(block=0, start=0, end=9, name="related", rule="my.read-more").name
    'related'
    """

    block: int
    """Index into ``Article.blocks`` of the article that the cleaner was given."""
    start: int
    """First character, counted in that block's ``text``."""
    end: int
    """One past the last character, counted in that block's ``text``."""
    name: str
    """The label's name, one of the design's names or a third party's own."""
    rule: str
    """Id of the rule behind it, such as ``en.related.read-more``."""
    fields: Mapping[str, Any] | None = attrs.field(default=None, converter=_frozen_mapping)
    """Article fields that the span states, by the Article's own field names and types."""
    evidence: str = ""
    """A few words for people on what spoke for the label; may be empty."""


@attrs.frozen
class Removal:
    r"""A piece of text that was taken out: why, by whom, and where it stood.

    >>> from newsclean import clean, read_text
    >>> article = clean(read_text("Ministers met on Friday to agree a budget.\n\nRead more"))
    >>> removal = article.removals[0]
    >>> removal.name, article.source_text[slice(*removal.pieces[0])]
    ('related', 'Read more')
    """

    name: str
    """The label's name."""
    rule: str
    """Id of the rule behind the label."""
    cleaner: str
    """Name of the cleaner that proposed it."""
    pieces: tuple[Span, ...] = attrs.field(converter=_spans)
    """``(start, end)`` pairs, characters of ``Article.source_text``, in order."""
    evidence: str = ""
    """What the cleaner said for its label, if it said anything."""


def _tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value)


@attrs.frozen(slots=False)
class Article:
    r"""A news article: its text in blocks, its fields, and all that was removed from it.

    Readers make articles, :func:`newsclean.clean` returns cleaner ones.  Every
    character of ``source_text`` that is not white space stands in exactly one
    block or in exactly one removal.

    >>> from newsclean import clean, read_text
    >>> article = clean(read_text("Storm hits coast\n\nBy Ann Lee\n\n"
    ...     "A storm hit the northern coast on Friday, officials said."))
    >>> article.title, article.authors[0].name
    ('Storm hits coast', 'Ann Lee')
    >>> article.text
    'A storm hit the northern coast on Friday, officials said.'
    """

    source_text: str = ""
    """The text as read, in canonical form.  Offsets everywhere count its characters."""
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=_tuple)
    """What is live: the body's paragraphs, headings, lists and quotes, in order."""
    removals: tuple[Removal, ...] = attrs.field(default=(), converter=_tuple)
    """What was taken out, ordered by first offset.  Lifted lines (title, byline) are here too."""
    title: str | None = None
    """The headline, without the site's name.  Not part of ``text``."""
    authors: tuple[Author, ...] = attrs.field(default=(), converter=_tuple)
    """The people who wrote it, in the order of the byline; editors and agencies are not.  Where
    the markup names no person but a newsroom or agency, that one stands for them."""
    published: dt.date | dt.datetime | None = None
    """When it was published: a ``date`` where only the day is known, else a ``datetime``,
    with a time zone only if the source gave one."""
    modified: dt.date | dt.datetime | None = None
    """When it was last changed; as ``published``."""
    publisher: str | None = None
    """The publication's name, as the article's own words or its markup give it."""
    url: str | None = None
    """The address it was read from; if that is not known, the one it names as its own."""
    language: str | None = None
    """ISO 639-1 code, as the caller or the markup gave it; it is never guessed."""
    section: str | None = None
    """The desk or rubric, such as ``World``."""
    description: str | None = None
    """A summary that stands outside the body."""
    tags: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    """Keywords and entities that the source lists, unique, in order of appearance."""
    scores: Mapping[str, float] | None = attrs.field(default=None, converter=_frozen_mapping)
    """Shares an aggregator printed, 0 to 1: ``{"positivity": 0.35, "negativity": 0.65}``."""
    free_access: bool | None = None
    """``False`` where the text or the markup says that (the rest of) it is for subscribers,
    ``True`` where the markup says that all may read it; ``None`` where nothing is said."""
    truncated: bool | None = None
    """``True`` where the text says that it is cut off; ``None`` where nothing is said."""
    captions: tuple[Caption, ...] = attrs.field(default=(), converter=_tuple)
    """Picture captions with their credits, in order of appearance."""
    image: str | None = None
    """Address of the main picture, as the markup gives it; it is not downloaded or checked."""
    warnings: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    """What went wrong in cleaning and did not stop it: each plugin that failed, by name."""

    @property
    def text(self) -> str:
        """The body: live blocks joined by one blank line, without title, captions and the like."""
        return "\n\n".join([block.text for block in self.blocks])

    @property
    def removed_share(self) -> float:
        """Share of the source's characters, white space apart, that was removed: 0 to 1."""
        shares = self.removed_shares
        return sum(shares.values())

    @property
    def removed_shares(self) -> dict[str, float]:
        """:attr:`removed_share` by label name, largest first; empty if nothing was removed."""
        total = _visible(self.source_text)
        counts: dict[str, int] = {}
        for removal in self.removals:
            size = sum(_visible(self.source_text[start:end]) for start, end in removal.pieces)
            counts[removal.name] = counts.get(removal.name, 0) + size
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return {name: count / total for name, count in ordered}

    def text_of(self, removal: Removal) -> str:
        """The removed text itself, pieces of several lines joined by a line feed."""
        return "\n".join([self.source_text[start:end] for start, end in removal.pieces])

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers; dates in ISO 8601.

        :meth:`from_dict` gives an equal Article back.
        """
        from newsclean import export  # noqa: PLC0415

        return export.to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """The Article that :meth:`to_dict` described.

        :raises ArticleFormatError: with the path of what is wrong; unknown
            fields are refused by name.
        """
        from newsclean import export  # noqa: PLC0415

        return export.from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, on one line unless ``indent`` is given."""
        from newsclean import export  # noqa: PLC0415

        return export.to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """The Article that :meth:`to_json` described.

        :raises ArticleFormatError: if it is not JSON, or as :meth:`from_dict`.
        """
        from newsclean import export  # noqa: PLC0415

        return export.from_json(text)

    def to_row(self) -> dict[str, Any]:
        """The article as a row for pandas, Polars and the like: one flat dict.

        Its keys are the columns that :func:`newsclean.arrow.clean_batches` adds;
        ``published`` is a moment in UTC, ``error`` is ``None``.

        >>> from newsclean import read_text
        >>> row = read_text("Ministers met on Friday.").to_row()
        >>> row["text"], row["authors"], row["removed_share"]
        ('Ministers met on Friday.', [], 0)
        """
        from newsclean import rows  # noqa: PLC0415

        return rows.row_of(self)

    def to_markdown(self) -> str:
        """The article as Markdown: front matter with the fields, title, then the body."""
        from newsclean import export  # noqa: PLC0415

        return export.to_markdown(self)

    def to_jsonld(self) -> dict[str, Any]:
        """The article as a schema.org ``NewsArticle``, ready for ``json.dumps``."""
        from newsclean import export  # noqa: PLC0415

        return export.to_jsonld(self)


def _visible(text: str) -> int:
    # Canonical text knows two kinds of white space only.
    return len(text) - text.count(" ") - text.count("\n")
