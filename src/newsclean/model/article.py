"""The Article: what readers make, and what cleaning takes and returns.

Everything in it is frozen.  Text offsets count characters of ``Article.source_text``, the text as
read; they never count bytes or HTML.  The other forms of an Article (JSON, Markdown and so on) are
modules of this package, which its methods load when they are called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from newsclean.model.blocks import Block
from newsclean.model.field_values import Author, Caption
from newsclean.model.frozen import frozen_mapping, frozen_tuple
from newsclean.model.labels import Removal
from newsclean.model.shown import Image, Mark, frozen_marks
from newsclean.text.characters import visible_length


@attrs.frozen(slots=False, repr=False)
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
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=frozen_tuple)
    """What is live: the body's paragraphs, headings, lists and quotes, in order."""
    removals: tuple[Removal, ...] = attrs.field(default=(), converter=frozen_tuple)
    """What was taken out, ordered by first offset.  Lifted lines (title, byline) are here too."""
    title: str | None = None
    """The headline, without the site's name.  Not part of ``text``."""
    authors: tuple[Author, ...] = attrs.field(default=(), converter=frozen_tuple)
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
    """ISO 639-1 code, as the caller, the markup or a database's wrapper gave it; else guessed from
    the words, see :func:`newsclean.language.guess`.  ``None`` where these tell too little."""
    language_is_guessed: bool = False
    """Whether ``language`` was guessed."""
    section: str | None = None
    """The desk or rubric, such as ``World``."""
    description: str | None = None
    """A summary that stands outside the body."""
    tags: tuple[str, ...] = attrs.field(default=(), converter=frozen_tuple)
    """Keywords and entities that the source lists, unique, in order of appearance."""
    scores: Mapping[str, float] | None = attrs.field(default=None, converter=frozen_mapping)
    """Shares an aggregator printed, 0 to 1: ``{"positivity": 0.35, "negativity": 0.65}``."""
    free_access: bool | None = None
    """``False`` where the text or the markup says that (the rest of) it is for subscribers,
    ``True`` where the markup says that all may read it; ``None`` where nothing is said."""
    truncated: bool | None = None
    """``True`` where the text says that it is cut off; ``None`` where nothing is said."""
    captions: tuple[Caption, ...] = attrs.field(default=(), converter=frozen_tuple)
    """Picture captions with their credits, in order of appearance."""
    image: str | None = None
    """Address of the main picture, as the markup gives it; it is not downloaded or checked."""
    images: tuple[Image, ...] = attrs.field(default=(), converter=frozen_tuple)
    """The pictures that the page shows, in order of appearance; icons and tracking pixels are left
    out.  The judge keeps those of the story: pictures in and beside its text, and the main one."""
    marks: Sequence[Mark] = attrs.field(default=(), converter=frozen_marks)
    """Links, emphasis and code, ordered by first offset.  As read they are those of the whole
    page; cleaning keeps those in live blocks, whose offsets never change."""
    confidence: float | None = None
    """The F1 of ``text`` that the judge expects, 0 to 1; ``None`` before cleaning.  An article that
    has one is not judged again."""
    warnings: tuple[str, ...] = attrs.field(default=(), converter=frozen_tuple)
    """What went wrong and stopped nothing: each plugin that failed, by name, and which encoding was
    assumed for a page whose bytes are not what they are declared to be, or declare nothing."""

    @property
    def text(self) -> str:
        """The body: live blocks joined by one blank line, without title, captions and the like."""
        return "\n\n".join([block.text for block in self.blocks])

    @property
    def removed_share(self) -> float:
        """Share of the source's characters, white space apart, that was removed: 0 to 1."""
        return sum(self.removed_shares.values(), 0.0)

    @property
    def removed_shares(self) -> dict[str, float]:
        """:attr:`removed_share` by label name, largest first; empty if nothing was removed."""
        # Somebody's own article may have removals of white space alone.
        total = max(1, visible_length(self.source_text))
        counts: dict[str, int] = {}
        for removal in self.removals:
            size = sum(
                visible_length(self.source_text, start, end) for start, end in removal.pieces
            )
            counts[removal.name] = counts.get(removal.name, 0) + size
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return {name: count / total for name, count in ordered}

    def text_of(self, removal: Removal) -> str:
        """The removed text itself, pieces of several lines joined by a line feed."""
        return "\n".join([self.source_text[start:end] for start, end in removal.pieces])

    def removed(self, *names: str) -> list[str]:
        r"""The removed texts that carry one of these labels, in order; without labels, all.

        :attr:`removals` has the rules and places of them.

        >>> from newsclean import clean, read_text
        >>> article = clean(read_text("The vote was held on Sunday.\n\nLeave a Reply"))
        >>> article.removed("comments"), article.removed("paywall")
        (['Leave a Reply'], [])
        """
        return [self.text_of(one) for one in self.removals if not names or one.name in names]

    def __repr__(self) -> str:
        from newsclean.model import showing  # noqa: PLC0415

        return showing.to_repr(self)

    def _repr_html_(self) -> str:
        """What notebooks show: the text with removed pieces tinted by label, and the fields."""
        from newsclean.model import showing  # noqa: PLC0415

        return showing.to_notebook(self)

    def to_dict(self) -> dict[str, Any]:
        """Plain dicts, lists, strings and numbers; dates in ISO 8601.

        :meth:`from_dict` gives an equal Article back.
        """
        from newsclean.model import plain  # noqa: PLC0415

        return plain.to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """The Article that :meth:`to_dict` described.

        :raises ArticleFormatError: with the path of what is wrong: an unknown field, a value of
            the wrong type or out of range, or spans that do not have every character of
            ``source_text``, white space apart, once and in order.
        """
        from newsclean.model import plain  # noqa: PLC0415

        return plain.from_dict(data, cls)

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, on one line unless ``indent`` is given."""
        from newsclean.model import json_text  # noqa: PLC0415

        return json_text.to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """The Article that :meth:`to_json` described; bytes are UTF-8, -16 or -32.

        :raises ArticleFormatError: if it is not JSON, or as :meth:`from_dict`.
        """
        from newsclean.model import json_text  # noqa: PLC0415

        return json_text.from_json(text, cls)

    def to_row(self) -> dict[str, Any]:
        """The article as a row for pandas, Polars and the like: one flat dict.

        Its keys are the columns that :func:`newsclean.arrow.clean_batches` adds;
        ``published`` is a moment in UTC, ``error`` is ``None``.

        >>> from newsclean import read_text
        >>> row = read_text("Ministers met on Friday.").to_row()
        >>> row["text"], row["authors"], row["removed_share"]
        ('Ministers met on Friday.', [], 0.0)
        """
        from newsclean.model import rows  # noqa: PLC0415

        return rows.row_of(self)

    def to_markdown(
        self, *, links: bool = True, images: bool = True, captions: bool = False
    ) -> str:
        """The article as CommonMark: front matter in YAML with the fields, title, then the body.

        Links, emphasis, pictures, pipe tables and fenced code come from the page.  Whatever the
        article holds is shown as text, and addresses other than ``http``, ``https``, ``mailto``
        and ``tel`` are left out.

        :param links: whether links are written; if not, their text is.
        :param images: whether pictures are written where they stand in the text.
        :param captions: whether captions and credits are written below their pictures.

        >>> from newsclean import read_html
        >>> page = '<p>The <a href="/port">port</a> is <b>open</b> again, officials said.'
        >>> article = read_html(page, url="https://paper.example/a")
        >>> print(article.to_markdown().splitlines()[-1])
        The [port](https://paper.example/port) is **open** again, officials said.
        """
        from newsclean.model import markdown  # noqa: PLC0415

        return markdown.to_markdown(self, links=links, images=images, captions=captions)

    def to_html(self, *, links: bool = True, images: bool = True, captions: bool = False) -> str:
        """The article as an HTML element ``<article>``: title, byline, then the body.

        It is safe to put into a page.  All text is escaped, and of the original page's markup
        nothing is kept.  Addresses are absolute; those other than ``http``, ``https``, ``mailto``
        and ``tel`` are left out.

        :param links: whether links are written; if not, their text is.
        :param images: whether pictures are written where they stand in the text.
        :param captions: whether captions and credits are written below their pictures.

        >>> from newsclean import Article
        >>> print(Article(title="Storm <hits> coast").to_html(), end="")
        <article>
        <h1>Storm &lt;hits&gt; coast</h1>
        </article>
        """
        from newsclean.model import html  # noqa: PLC0415

        return html.to_html(self, links=links, images=images, captions=captions)

    def to_jsonld(self) -> dict[str, Any]:
        r"""The article as a schema.org ``NewsArticle``, ready for ``json.dumps``.

        In a page's ``<script>``, write ``<`` in the JSON as ``\u003c``.
        """
        from newsclean.model import jsonld  # noqa: PLC0415

        return jsonld.to_jsonld(self)
