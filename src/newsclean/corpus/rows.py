"""One row of a table: how it is read and cleaned, and what may be wrong with it.

Every engine goes through here, so all give the same answer for the same row.  Nothing in a row can
stop a run: :func:`clean_row` gives an Article or a :class:`Fault`, whatever it is given.
"""

from __future__ import annotations

from typing import Any

import attrs

from newsclean.api.reading import read_html
from newsclean.errors import CleanerError, ReadError
from newsclean.model.article import Article
from newsclean.model.rows import ADDED
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.encoding import decoded_text
from newsclean.reading.mistaken_inputs import is_markup
from newsclean.reading.text import read_text
from newsclean.text.characters import SURROGATE

LARGEST_ROW = 8 * 1024 * 1024
"""The largest HTML of one row, in bytes as UTF-8.  A larger one gets an error.  This limits the
memory and time for one row."""
LARGEST_TEXT = 4 * 1024 * 1024
"""The largest plain text of one row, or text in its HTML, in bytes as UTF-8."""
LARGEST_LINE = 12 * 1024 * 1024
"""Bytes of one row of a file, all columns; a larger one is a fault and is passed over unread."""

KEPT_AS = "input_"
"""What a column's name begins with in the output if it had the name of an added one."""


@attrs.frozen
class Fault:
    """What is wrong with a row: a kind to count by, and the reason for people."""

    kind: str
    """``empty``, ``type``, ``encoding``, ``too-large``, ``page`` (HTML that is refused), ``row``
    (a line that is no row), ``file`` (one that breaks off), ``killed`` (each process that cleaned
    it), ``cleaner`` or ``internal``."""
    message: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"


class RowError(ReadError):
    """A row that cannot be cleaned, with its fault."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(kind, message)


def clean_row(
    text: object, page: object, url: object, pipeline: Pipeline, language: str | None = None
) -> Article | Fault:
    """The clean Article of a row with plain ``text`` or an HTML ``page``, or its fault.

    The page is read if there is one; bytes of text must be UTF-8.

    >>> from newsclean import Pipeline
    >>> print(clean_row(None, None, None, Pipeline()))
    empty: it has no text
    """
    try:
        article = read_row(text, page, url if isinstance(url, str) and url else None)
        if language is not None:
            article = attrs.evolve(article, language=language, language_is_guessed=False)
        return pipeline.run(article)
    except RowError as error:
        return error.fault
    except ReadError as error:
        return Fault("page", str(error))
    except CleanerError as error:
        return Fault("cleaner", str(error))
    except Exception as error:  # one row must not end a run of a billion
        return Fault("internal", f"please report it: {type(error).__name__}: {error}")


def read_row(text: object, page: object, url: str | None) -> Article:
    """The Article of a row as it is read, before cleaning.

    :raises RowError: if there is none in it.
    :raises ReadError: if its page is refused.
    """
    given = text if page is None else page
    if given is None:
        raise RowError("empty", "it has no text")
    if not isinstance(given, (str, bytes)):
        raise RowError("type", f"expected text, not {type(given).__name__}")
    if page is None:
        refuse_large(given, LARGEST_TEXT)
        text = decode_text(given)
        if is_markup(text):
            raise RowError("page", _MARKUP)
        article = read_text(text, url=url)
    else:
        refuse_large(given, LARGEST_ROW)
        article = read_html(given, url=url)
        refuse_large(article.source_text, LARGEST_TEXT)
    if not article.blocks:
        raise RowError("empty", "it has no text")
    return article


_MARKUP = (
    "this is HTML, not text: read files with --html, a column with --html-column"
    " (html= of clean_batches)"
)


def refuse_large(given: str | bytes, most: int) -> None:
    """Raises a RowError if ``given`` has more than ``most`` bytes, as UTF-8 if it is text."""
    size = len(given)
    if size <= most and isinstance(given, str) and 4 * size > most and not given.isascii():
        size = len(given.encode("utf-8", "surrogatepass"))
    if size > most:
        raise RowError("too-large", too_large(size, most))


def too_large(size: int, most: int) -> str:
    """How a fault says that there are more bytes than there may be."""
    return f"{size} bytes; the limit is {most}"


def decode_text(text: str | bytes, encoding: str | None = None) -> str:
    """``text``, if it is bytes decoded: by ``encoding``, their byte-order mark, or as UTF-8.

    :raises RowError: if they are neither.
    """
    if isinstance(text, str):
        return text
    try:
        return decoded_text(text, encoding)
    except UnicodeDecodeError as error:
        byte = text[error.start]
        name = error.encoding.upper()
        message = f"not {name} text: byte 0x{byte:02x} at offset {error.start}"
        raise RowError("encoding", message) from None


def row_of(outcome: Article | Fault, url: object = None) -> dict[str, Any]:
    r"""The added columns of a row; of a fault only ``error`` and ``url``, the others are ``None``.

    :param url: the address that the row came with, which says of a fault what to fetch again.

    >>> row_of(Fault("empty", "it has no text"))["error"]
    'empty: it has no text'
    """
    if isinstance(outcome, Fault):
        address = url if isinstance(url, str) else None
        return {**dict.fromkeys(ADDED), "url": address, "error": str(outcome)}
    return outcome.to_row()


def whole_letters(value: Any) -> Any:
    r"""Plain data with U+FFFD for each half of a letter, which no file can hold.

    >>> whole_letters({"url": "https://a.example/\ud800"})
    {'url': 'https://a.example/�'}
    """
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [whole_letters(item) for item in value]
    if isinstance(value, dict):
        return {whole_letters(name): whole_letters(item) for name, item in value.items()}
    return value


def output_name(name: str, taken: frozenset[str]) -> str:
    """The name in the output of the input's column ``name``; ``taken`` are all those of the input.

    >>> output_name("id", frozenset({"id", "text"})), output_name("text", frozenset({"id", "text"}))
    ('id', 'input_text')
    """
    if name not in ADDED:
        return name
    name = KEPT_AS + name
    while name in taken:
        name = KEPT_AS + name
    return name
