"""Plain text to an Article: canonical form, then blocks."""

from __future__ import annotations

import datetime as dt

from newsclean.errors import ReadError
from newsclean.language.language_guess import guess_language
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.reading.arguments import require_text
from newsclean.reading.file_types import refuse_other_files
from newsclean.reading.guards import MOST_BLOCKS, guard_lines, too_many_blocks
from newsclean.reading.mistaken_inputs import refuse_markup
from newsclean.reading.paragraphs import kinds, split
from newsclean.reading.rows import refuse_rows
from newsclean.reading.several_documents import refuse_several_documents
from newsclean.text.characters import canonical
from newsclean.text.spans import render


def read_text(text: str, *, url: str | None = None, language: str | None = None) -> Article:
    r"""Read plain text into an Article with blocks.

    It removes nothing yet: call :func:`newsclean.clean` next.

    :param text: a text that a scraper extracted, or a whole page as text.  Paragraphs can be
        separated by empty lines or line ends, wrapped, or joined.
    :param url: the address of the page, if you know it.  Cleaners also read a date from it.
    :param language: ISO 639-1 code, if you know it.  Otherwise it is guessed.
    :raises ReadError: if an argument is not a ``str``; if ``text`` is HTML, a PDF, a feed or
        another kind of file, or a row of JSON; if it holds several documents of a database; or if
        it has more than :data:`newsclean.reading.guards.MOST_BLOCKS` lines.

    >>> article = read_text("Storm hits coast\n\nA storm hit the coast on Friday.")
    >>> [(block.kind, block.text) for block in article.blocks]
    [('heading', 'Storm hits coast'), ('paragraph', 'A storm hit the coast on Friday.')]
    """
    if not isinstance(text, str):
        is_bytes = isinstance(text, (bytes, bytearray, memoryview))
        hint = "; decode the bytes first" if is_bytes else ""
        raise ReadError(f"read_text takes str, not {type(text).__name__}{hint}")
    require_text(url=url, language=language)
    text = str.__str__(text)  # not NumPy's, which pickles would ask for
    refuse_other_files(text)
    refuse_markup(text)
    refuse_rows(text)
    refuse_several_documents(text)
    return article_of(text, url, language)


def article_of(text: str, url: str | None = None, language: str | None = None) -> Article:
    """An Article of what is known to be text; :func:`read_text` without a look at what it is.

    :raises ReadError: if it has too many lines.
    """
    source = canonical(text)
    guard_lines(source)
    pieces = split(source)
    if len(pieces) > MOST_BLOCKS:
        raise too_many_blocks("text", len(pieces))
    texts = [render(source, block) for block in pieces]
    blocks = [
        Block(text, spans, kind)
        for text, spans, kind in zip(texts, pieces, kinds(texts), strict=True)
    ]
    published = None if url is None else _date_in(url)
    guessed = None if language else guess_language(source)
    return Article(
        source_text=source,
        blocks=blocks,
        url=url,
        language=language or guessed,
        language_is_guessed=guessed is not None,
        published=published,
    )


def _date_in(url: str) -> dt.date | None:
    """The day that an address names, if it names one."""
    from newsclean.language.dates import date_in_url  # noqa: PLC0415 - few texts have an address

    return date_in_url(url)
