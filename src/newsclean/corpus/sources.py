"""Files into chunks of raw rows.

How a file is parted depends on the file alone, never on time or on who works
on it: that is what makes a resumed run give the bytes of an unbroken one.
Nothing is parsed here beyond where a row ends; processes do that.  A file that
breaks off in the middle gives its rows up to there, and then a fault.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

import attrs

from newsclean.corpus.chunks import MOST_BYTES, MOST_ROWS, Chunk, RawRow, Source
from newsclean.corpus.documents import column_names
from newsclean.corpus.rows import Fault
from newsclean.corpus.separated import LARGEST_LINE, read_separated, unique_names
from newsclean.corpus.unpacking import bytes_read, file_errors, open_input, unpack
from newsclean.corpus.warc import read_records
from newsclean.reading.encoding import marked_encoding


def chunks(sources: Iterable[Source], columns: tuple[str, ...] | None = None) -> Iterator[Chunk]:
    """All rows of ``sources`` in order.

    :param columns: which columns to read of Parquet files; all by default.
    """
    before = 0
    waiting: list[Source] = []
    for source in sources:
        if waiting and (source.form != waiting[0].form or len(waiting) == MOST_ROWS):
            yield _of_files(waiting, before)
            waiting = []
        if source.form in ("text", "html"):
            waiting.append(source)
        else:
            for chunk in _of_table(source, columns):
                yield attrs.evolve(chunk, at=before + chunk.at)
        before += source.size
    if waiting:
        yield _of_files(waiting, before)


def _of_files(files: list[Source], before: int) -> Chunk:
    paths = tuple([file.path for file in files])
    first = files[0]
    return Chunk(first.path, first.form, 1, paths, at=before, encoding=first.encoding)


def _of_table(source: Source, columns: tuple[str, ...] | None) -> Iterator[Chunk]:
    if source.form == "parquet":
        yield from _parquet(source, columns)
        return
    header: tuple[str, ...] = ()
    first, number, size = 1, 0, 0
    held: list[Any] = []
    file: IO[bytes] | None = None

    def full() -> Chunk:
        return Chunk(source.path, source.form, first, tuple(held), header, bytes_read(file))

    rows: Iterator[RawRow]
    try:
        file = open_input(source.path)
        with file:
            stream = unpack(file, source.path)
            rows = _READERS[source.form](stream, source.encoding)
            if source.form in ("csv", "tsv"):
                header = _header(rows)
            for row, length in rows:
                held.append(row)
                number += 1
                size += length
                if len(held) == MOST_ROWS or size >= MOST_BYTES:
                    yield full()
                    held, first, size = [], number + 1, 0
            if held:
                yield full()
            return
    except file_errors() as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        held.append(Fault("file", reason))
    file = None
    yield attrs.evolve(full(), at=source.size)


def _header(rows: Iterator[RawRow]) -> tuple[str, ...]:
    """The names of the columns, from the first row.

    :raises ValueError: if that cannot be read: nobody knows then what the others hold.
    """
    names, _ = next(rows, ((), 0))
    if isinstance(names, Fault):
        raise ValueError(f"the names of its columns cannot be read: {names.message}")
    return column_names(names)


def _lines(stream: IO[bytes], encoding: str | None) -> Iterator[RawRow]:
    """The lines that are not empty; one that is too long is a fault."""
    read = stream.readline
    encoding = encoding or _mark(stream)
    if encoding not in (None, "utf-8-sig"):
        text = io.TextIOWrapper(stream, encoding, newline="\n")

        def read(most: int | None = -1) -> bytes:
            return text.readline(most or -1).encode("utf-8", "surrogatepass")

    while line := read(LARGEST_LINE + 1):
        if len(line) > LARGEST_LINE:
            size = len(line)
            while line and not line.endswith(b"\n"):
                line = read(1 << 20)
                size += len(line)
            yield Fault("too-large", f"{size} bytes; the limit is {LARGEST_LINE}"), 0
        elif not line.isspace():
            yield line, len(line)


def _separated(stream: IO[bytes], encoding: str | None, dialect: str) -> Iterator[RawRow]:
    """The header, then the fields of each row.  Bytes of no UTF-8 become surrogates."""
    # Spreadsheets write "Unicode text" as UTF-16.
    encoding = encoding or _mark(stream) or "utf-8"
    text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
    for row in read_separated(text, dialect):
        if isinstance(row, Fault):
            yield row, 0
        elif row:
            yield row, sum(map(len, row))
    text.detach()


def _mark(stream: IO[bytes]) -> str | None:
    """The encoding that the byte-order mark at the beginning tells of, if there is one."""
    return marked_encoding(stream.peek(4))  # type: ignore[attr-defined]


def _parquet(source: Source, columns: tuple[str, ...] | None) -> Iterator[Chunk]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - of an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        fault = Fault("file", 'reading Parquet needs: pip install "newsclean[corpus]"')
        yield Chunk(source.path, "parquet", 1, (fault,), at=source.size)
        return
    first = 1
    try:
        # Not by its name, which pyarrow may take for an address, and which may be no UTF-8.
        with open(source.path, "rb") as packed, pq.ParquetFile(packed) as file:
            total = max(1, file.metadata.num_rows)
            names = (
                None if columns is None else [c for c in columns if c in file.schema_arrow.names]
            )
            for found in file.iter_batches(MOST_ROWS, columns=names):
                batch = found.rename_columns(list(unique_names(found.schema.names)))
                at = source.size * (first - 1) // total
                yield Chunk(source.path, "parquet", first, (batch,), at=at)
                first += batch.num_rows
    except (OSError, ValueError, pa.ArrowException) as error:
        number = getattr(error, "errno", None)
        reason = os.strerror(number) if number else str(error)
        yield Chunk(source.path, "parquet", first, (Fault("file", reason),), at=source.size)


_READERS: Mapping[str, Callable[[IO[bytes], str | None], Iterator[RawRow]]] = {
    "jsonl": _lines,
    "csv": lambda stream, encoding: _separated(stream, encoding, "excel"),
    "tsv": lambda stream, encoding: _separated(stream, encoding, "excel-tab"),
    "warc": lambda stream, _: read_records(stream),
}
