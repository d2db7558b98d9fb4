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
    r"""A news article: its text in blocks, its fields, and everything that was removed from it.

    Readers create articles, and :func:`newsclean.clean` returns clean ones.  Every character of
    ``source_text`` that is not white space is in exactly one block or exactly one removal.

    >>> from newsclean import clean, read_text
    >>> article = clean(read_text("Storm hits coast\n\nBy Ann Lee\n\n"
    ...     "A storm hit the northern coast on Friday, officials said."))
    >>> article.title, article.authors[0].name
    ('Storm hits coast', 'Ann Lee')
    >>> article.text
    'A storm hit the northern coast on Friday, officials said.'
    """

    source_text: str = ""
    """The text as read, in canonical form.  All offsets count its characters."""
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=frozen_tuple)
    """The body: paragraphs, headings, list items, quotes and table rows, in order."""
    removals: tuple[Removal, ...] = attrs.field(default=(), converter=frozen_tuple)
    """The removed text, ordered by first offset.  It includes lifted lines (title, byline)."""
    title: str | None = None
    """The headline, without the name of the site.  It is not part of ``text``."""
    authors: tuple[Author, ...] = attrs.field(default=(), converter=frozen_tuple)
    """The people who wrote it, in the order of the byline, without editors and agencies.  If the
    markup names only a newsroom or agency, it holds that organization."""
    published: dt.date | dt.datetime | None = None
    """When it was published.  A ``date`` if only the day is known, otherwise a ``datetime``.
    The time zone is set only if the source gives one."""
    modified: dt.date | dt.datetime | None = None
    """When it was last changed, in the same form as ``published``."""
    publisher: str | None = None
    """The name of the publication, from the text or the markup."""
    url: str | None = None
    """The address that it was read from, or else the one that it states as its own."""
    language: str | None = None
    """ISO 639-1 code, from the caller, the markup or the lines of a database.  Otherwise it is
    guessed from the words: see :func:`newsclean.language.guess`.  ``None`` if that fails."""
    language_is_guessed: bool = False
    """Whether ``language`` was guessed."""
    section: str | None = None
    """The section of the publication, such as ``World``."""
    description: str | None = None
    """A summary from outside the body."""
    tags: tuple[str, ...] = attrs.field(default=(), converter=frozen_tuple)
    """Keywords and entities that the source lists, each once, in order of appearance."""
    scores: Mapping[str, float] | None = attrs.field(default=None, converter=frozen_mapping)
    """Shares that an aggregator added, 0 to 1: ``{"positivity": 0.35, "negativity": 0.65}``."""
    free_access: bool | None = None
    """``False`` if the text or the markup says that the article or its rest is for subscribers.
    ``True`` if the markup says that everybody can read it.  ``None`` if neither is stated."""
    truncated: bool | None = None
    """``True`` if the text says that it is cut off, otherwise ``None``."""
    captions: tuple[Caption, ...] = attrs.field(default=(), converter=frozen_tuple)
    """Picture captions with their credits, in order of appearance."""
    image: str | None = None
    """Address of the main picture, from the markup.  newsclean does not download or check it."""
    images: tuple[Image, ...] = attrs.field(default=(), converter=frozen_tuple)
    """The pictures of the page, in order of appearance, without icons and tracking pixels.  After
    cleaning: the pictures of the story, which are in or next to its text, and the main one."""
    marks: Sequence[Mark] = attrs.field(default=(), converter=frozen_marks)
    """Links, emphasis and code, ordered by first offset.  Before cleaning they are those of the
    whole page, and after cleaning those of the body.  Their offsets never change."""
    confidence: float | None = None
    """The F1 that the judge expects for ``text``, 0 to 1.  ``None`` before cleaning.  An article
    with a confidence is not judged again."""
    warnings: tuple[str, ...] = attrs.field(default=(), converter=frozen_tuple)
    """Problems that did not stop newsclean: plugins that failed, and the encoding that was used for
    a page whose bytes do not match their declaration, or have none."""

    @property
    def text(self) -> str:
        """The body: all blocks with an empty line between them, without title and captions."""
        return "\n\n".join([block.text for block in self.blocks])

    @property
    def removed_share(self) -> float:
        """The share of characters that was removed, 0 to 1, not counting white space."""
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
        """The text of a removal.  Several pieces are joined by line feeds."""
        return "\n".join([self.source_text[start:end] for start, end in removal.pieces])

    def removed(self, *names: str) -> list[str]:
        r"""The removed texts with one of these labels, in order.  Without labels, all of them.

        :attr:`removals` also has their rules and positions.

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
        """The article as plain dicts, lists, strings and numbers, with dates in ISO 8601.

        :meth:`from_dict` returns an equal Article.
        """
        from newsclean.model import plain  # noqa: PLC0415

        return plain.to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Create an Article from the result of :meth:`to_dict`.

        :raises ArticleFormatError: with the path of the wrong value: an unknown field, a value of
            the wrong type or out of range, or spans that do not cover every character of
            ``source_text`` exactly once and in order, not counting white space.
        """
        from newsclean.model import plain  # noqa: PLC0415

        return plain.from_dict(data, cls)

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, on one line unless ``indent`` is given."""
        from newsclean.model import json_text  # noqa: PLC0415

        return json_text.to_json(self, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """Create an Article from the result of :meth:`to_json`.  Bytes can be UTF-8, -16 or -32.

        :raises ArticleFormatError: if it is not JSON, or as :meth:`from_dict`.
        """
        from newsclean.model import json_text  # noqa: PLC0415

        return json_text.from_json(text, cls)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """The JSON Schema (2020-12) of what :meth:`to_dict` and :meth:`to_json` give.

        Every field is required.  Other fields are allowed, because later versions can add some.
        ``newsclean schema`` prints it.

        >>> from newsclean import Article
        >>> Article.json_schema()["properties"]["title"]
        {'anyOf': [{'type': 'string'}, {'type': 'null'}]}
        """
        from newsclean.model import json_schema  # noqa: PLC0415

        return json_schema.article_schema()

    def to_row(self) -> dict[str, Any]:
        """The article as a row for pandas, Polars and other tables: one flat dict.

        Its keys are the columns that :func:`newsclean.arrow.clean_batches` adds: every field
        except ``source_text``, ``blocks`` and ``marks``.  ``published`` and ``modified`` are times
        in UTC.  ``scores`` is a list of dicts with ``name`` and ``share``.  ``error`` is ``None``.

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
        """The article as CommonMark: the fields as YAML front matter, the title, then the body.

        Links, emphasis, pictures, tables and code come from the page.  All text is escaped.
        Addresses other than ``http``, ``https``, ``mailto`` and ``tel`` are left out.

        :param links: whether to write links.  Without them, only their text is written.
        :param images: whether to write pictures, at their place in the text.
        :param captions: whether to write captions and credits below their pictures.

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

        You can put it into a page safely.  All text is escaped, and no markup of the original page
        is kept.  All addresses are absolute.  Addresses other than ``http``, ``https``, ``mailto``
        and ``tel`` are left out.

        :param links: whether to write links.  Without them, only their text is written.
        :param images: whether to write pictures, at their place in the text.
        :param captions: whether to write captions and credits below their pictures.

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
