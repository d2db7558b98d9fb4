"""Raw rows into documents: parsing is done here, in the processes that clean.

A document is what was found beside the text, and the text, the page and the
address; or the fault that kept it from being one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from newsclean.corpus.chunks import Chunk
from newsclean.corpus.places import reason_of
from newsclean.corpus.rows import (
    LARGEST_ROW,
    Fault,
    RowError,
    clean_row,
    decode_text,
    too_large,
)
from newsclean.corpus.separated import unique_names
from newsclean.corpus.warc import Record
from newsclean.model.article import Article
from newsclean.model.json_text import loads
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.encoding import by_label, decoded


@attrs.frozen
class Columns:
    """The names of the columns that are read of a table."""

    text: str = "text"
    html: str | None = None
    url: str = "url"


@attrs.frozen
class Document:
    """One row of the input."""

    path: str
    number: int
    """Its number in the file, from 1."""
    values: dict[str, Any]
    """All columns of a table; of a file its path."""
    text: object = None
    page: object = None
    url: object = None
    fault: Fault | None = None

    def cleaned(self, pipeline: Pipeline, language: str | None = None) -> Article | Fault:
        """Its Article, clean, or what is wrong with it."""
        if self.fault is not None:
            return self.fault
        return clean_row(self.text, self.page, self.url, pipeline, language)

    @property
    def size(self) -> int:
        """Characters or bytes of what is cleaned."""
        return sum([len(x) for x in (self.text, self.page) if isinstance(x, (str, bytes))])

    @property
    def excerpt(self) -> str:
        """How its input begins, for people who look for what is wrong."""
        given = self.page if self.text is None else self.text
        if isinstance(given, bytes):
            return given[:_EXCERPT].decode("utf-8", "backslashreplace")
        return "" if given is None else with_escapes(str(given)[:_EXCERPT])


def with_escapes(text: str) -> str:
    r"""``text`` with bytes that were no UTF-8, and halves of letters, written out.

    >>> with_escapes(b"caf\xe9".decode("utf-8", "surrogateescape"))
    'caf\\xe9'
    """
    return _HALVES.sub(_written_out, text)


_HALVES = re.compile("[\ud800-\udfff]")


def _written_out(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\x{number - 0xDC00:02x}" if 0xDC80 <= number <= 0xDCFF else f"\\u{number:04x}"


def column_names(names: Iterable[str]) -> tuple[str, ...]:
    r"""The names of columns as every output can have them: unique, and without halves of letters.

    >>> column_names([b"caf\xe9".decode("utf-8", "surrogateescape"), "text", "text"])
    ('caf\\xe9', 'text', 'text_2')
    """
    return unique_names(map(with_escapes, names))


_EXCERPT = 200


def documents(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    """The documents of ``chunk``, one for each row, in order."""
    for place, document in enumerate(_documents(chunk, columns)):
        fault = chunk.faults.get(place)
        yield document if fault is None else attrs.evolve(document, fault=fault)


def _documents(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    if chunk.form in ("text", "html"):
        for path in chunk.rows:
            yield _file(path, chunk.form, chunk.encoding)
        return
    if chunk.form == "parquet":
        yield from _batch(chunk, columns)
        return
    for number, row in enumerate(chunk.rows, start=chunk.first):
        if isinstance(row, Fault):
            yield Document(chunk.path, number, {}, fault=row)
        elif chunk.form == "warc":
            yield _page(chunk, number, row)
        else:
            yield _table_row(chunk, number, row, columns)


def _file(path: str, form: str, encoding: str | None) -> Document:
    values = {"path": with_escapes(path)}
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = b"" if size > LARGEST_ROW else file.read(LARGEST_ROW + 1)
    except OSError as error:
        return Document(path, 1, values, fault=Fault("file", reason_of(error)))
    size = max(size, len(data))
    if size > LARGEST_ROW:
        fault = Fault("too-large", too_large(size, LARGEST_ROW))
        return Document(path, 1, values, fault=fault)
    if not data or data.isspace():
        return Document(path, 1, values, fault=Fault("empty", "the file is empty"))
    if encoding is None:
        text, page = (data, None) if form == "text" else (None, data)
        return Document(path, 1, values, text, page)
    if form == "html":
        return Document(path, 1, values, page=decoded(data, encoding).text)
    try:
        return Document(path, 1, values, decode_text(data, encoding))
    except RowError as error:
        return Document(path, 1, values, data[: 4 * _EXCERPT], fault=error.fault)


def _table_row(chunk: Chunk, number: int, row: Any, columns: Columns) -> Document:
    try:
        values = _json(row) if chunk.form == "jsonl" else _fields(row, chunk.header)
    except RowError as error:
        begin = row if isinstance(row, bytes) else "\t".join(row)
        return Document(chunk.path, number, {}, text=begin[: 4 * _EXCERPT], fault=error.fault)
    fault = None
    if chunk.form != "jsonl":
        fault = _fault_of_bytes(row)
        values = values if fault is None else {name: with_escapes(v) for name, v in values.items()}
    return attrs.evolve(_of_values(chunk.path, number, values, columns), fault=fault)


def _of_values(path: str, number: int, values: dict[str, Any], columns: Columns) -> Document:
    page = None if columns.html is None else values.get(columns.html)
    return Document(
        path,
        number,
        values,
        text=values.get(columns.text),
        page=page or None,
        url=values.get(columns.url),
    )


def _json(line: bytes) -> dict[str, Any]:
    if _signs(line) > MOST_VALUES and _signs(_IN_QUOTES.sub(b"", line)) > MOST_VALUES:
        raise RowError("row", f"more than {MOST_VALUES} values")
    try:
        row = loads(decode_text(line))
    except RowError:
        raise
    except (ValueError, RecursionError) as error:
        raise RowError("row", f"not JSON: {error}") from None
    if line.count(b"[") + line.count(b"{") > _DEEPEST and _is_deep(row):
        raise RowError("row", f"nested deeper than {_DEEPEST} levels")
    if not isinstance(row, dict):
        raise RowError("row", f"expected an object, not {type(row).__name__}")
    if any(map(_HALVES.search, row)):
        return dict(zip(column_names(row), row.values(), strict=True))
    return row


MOST_VALUES = 500_000
"""Values of JSON in one row.  A list of nothing has three bytes there, and 64 in memory."""
_IN_QUOTES = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


def _signs(line: bytes) -> int:
    """At least as many as there are values."""
    return line.count(b",") + line.count(b"[") + line.count(b"{")


_DEEPEST = 100


def _is_deep(value: Any) -> bool:
    """Whether ``value`` is nested so deep that not all who read the output can follow."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            part
            for whole in level
            if isinstance(whole, (dict, list))
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
        if not level:
            return False
    return True


_ESCAPED_BYTES = re.compile("[\udc80-\udcff]")


def _fields(fields: tuple[str, ...], header: tuple[str, ...]) -> dict[str, Any]:
    if len(fields) != len(header):
        raise RowError("row", f"{len(fields)} fields, where the header has {len(header)}")
    return dict(zip(header, fields, strict=True))


def _fault_of_bytes(fields: tuple[str, ...]) -> Fault | None:
    bad = next(filter(None, map(_ESCAPED_BYTES.search, fields)), None)
    if bad is None:
        return None
    byte = ord(bad.group()) - 0xDC00
    return Fault("encoding", f"not UTF-8 text: byte 0x{byte:02x} at offset {bad.start()}")


def _batch(chunk: Chunk, columns: Columns) -> Iterator[Document]:
    batch = chunk.rows[0]
    if isinstance(batch, Fault):
        yield Document(chunk.path, chunk.first, {}, fault=batch)
        return
    for index in range(batch.num_rows):
        values: dict[str, Any] = {}
        fault = None
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            try:
                values[name] = column[index].as_py()
            except Exception as error:  # not UTF-8, or a time that Python has no form for
                values[name] = _as_text(column[index])
                if name in (columns.text, columns.html, columns.url):
                    kind = "encoding" if isinstance(error, UnicodeDecodeError) else "type"
                    fault = Fault(kind, f"column {name}: {error}")
        document = _of_values(chunk.path, chunk.first + index, values, columns)
        yield document if fault is None else attrs.evolve(document, fault=fault)


def _as_text(scalar: Any) -> str | None:
    """A value of Arrow that Python has no form for, as Arrow writes it."""
    for kind in ("binary", "string"):
        try:
            value = scalar.cast(kind).as_py()
        except Exception:  # a type that has no such form
            continue
        return value.decode("utf-8", "backslashreplace") if kind == "binary" else str(value)
    return None


# --- pages of WARC files --------------------------------------------------------------------


def _page(chunk: Chunk, number: int, record: Record) -> Document:
    values = {"path": chunk.path, "url": record.url}
    if record.fault is not None:
        return Document(chunk.path, number, values, url=record.url, fault=record.fault)
    charset = _CHARSET.search(record.media)
    read = by_label(record.body, charset[1]) if charset else None
    if record.media.startswith("text/plain"):
        text = record.body if read is None else read.text
        return Document(chunk.path, number, values, text, url=record.url)
    # What the server's label does not fit, the page's own may.
    page = record.body if read is None or read.warnings else read.text
    return Document(chunk.path, number, values, page=page, url=record.url)


_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})")
