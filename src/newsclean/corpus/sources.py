"""Files into chunks of raw rows.

How a file is parted depends on the file alone, never on time or on who works
on it: that is what makes a resumed run give the bytes of an unbroken one.
Nothing is parsed here beyond where a row ends; processes do that.  A file that
breaks off in the middle gives its rows up to there, and then a fault.
"""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any, TypeVar

import attrs

from newsclean.corpus.chunks import MOST_BYTES, MOST_ROWS, Chunk, RawRow, Source
from newsclean.corpus.documents import column_names
from newsclean.corpus.rows import LARGEST_LINE, Fault, too_large
from newsclean.corpus.separated import MOST_COLUMNS, read_separated
from newsclean.corpus.unpacking import bytes_read, file_errors, open_input, unpack
from newsclean.corpus.warc import read_records
from newsclean.reading.encoding import marked_encoding


def chunks(sources: Iterable[Source]) -> Iterator[Chunk]:
    """All rows of ``sources`` in order."""
    before = 0
    waiting: list[Source] = []
    for source in sources:
        if waiting and (source.form != waiting[0].form or _are_full(waiting)):
            yield _of_files(waiting, before)
            waiting = []
        if source.form in ("text", "html"):
            waiting.append(source)
        else:
            for chunk in _of_table(source):
                yield attrs.evolve(chunk, at=before + chunk.at)
        before += source.size
    if waiting:
        yield _of_files(waiting, before)


# Chunks that tell which columns there are.
_LOOKED_AT = 5


def first_chunks(sources: Iterable[Source]) -> tuple[list[Chunk], Iterator[Chunk]]:
    """The first chunks, and all of them; standard input is read only once."""
    arriving = chunks(sources)
    first: list[Chunk] = []
    while len(first) < _LOOKED_AT and sum([chunk.size for chunk in first]) < MOST_BYTES:
        chunk = next(arriving, None)
        if chunk is None:
            break
        first.append(chunk)
    return first, _in_turn(deque(first), arriving)


def _in_turn(first: deque[Chunk], others: Iterator[Chunk]) -> Iterator[Chunk]:
    """All of them; none is kept in memory once it was given."""
    while first:
        yield first.popleft()
    yield from others


def _are_full(files: list[Source]) -> bool:
    return len(files) == MOST_ROWS or sum([file.size for file in files]) >= MOST_BYTES


def _of_files(files: list[Source], before: int) -> Chunk:
    paths = tuple([file.path for file in files])
    first = files[0]
    return Chunk(first.path, first.form, 1, paths, at=before, encoding=first.encoding)


def _of_table(source: Source) -> Iterator[Chunk]:
    if source.form == "parquet":
        yield from _parquet(source)
        return
    header: tuple[str, ...] = ()
    first, number, size = 1, 0, 0
    held: list[Any] = []
    file: IO[bytes] | None = None

    def full() -> Chunk:
        at = bytes_read(file)
        return Chunk(source.path, source.form, first, tuple(held), header, at=at, size=size)

    rows: Iterator[RawRow]
    try:
        file = open_input(source.path)
        with file:
            stream = unpack(file, source.path)
            rows = _READERS[source.form](stream, source.encoding)
            if source.form in ("csv", "tsv"):
                header = _header(next(rows, ((), 0))[0])
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


def _header(names: tuple[str, ...] | Fault) -> tuple[str, ...]:
    """Names of columns.

    :raises ValueError: if there are none to be read, or too many: then no row can be.
    """
    if isinstance(names, Fault):
        raise ValueError(f"the line with the names of the columns: {names.message}")
    if len(names) > MOST_COLUMNS:
        raise ValueError(f"{len(names)} columns; the limit is {MOST_COLUMNS}")
    return column_names(names)


def _lines(stream: IO[bytes], encoding: str | None) -> Iterator[RawRow]:
    """The lines that are not empty; one that is too long is a fault."""
    encoding = encoding or _mark(stream)
    if encoding in (None, "utf-8-sig"):
        yield from _sized(_bounded(stream.readline, (b"\n",)))
        return
    with _decoding(stream, encoding, "strict", "\n") as text:
        yield from _sized(
            line if isinstance(line, Fault) else line.encode("utf-8", "surrogatepass")
            for line in _bounded(text.readline, ("\n",))
        )


def _sized(lines: Iterable[bytes | Fault]) -> Iterator[RawRow]:
    for line in lines:
        if isinstance(line, Fault):
            yield line, 0
        elif not line.isspace():
            yield line, len(line)


@contextmanager
def _decoding(
    stream: IO[bytes], encoding: str, errors: str, newline: str
) -> Iterator[io.TextIOWrapper]:
    """``stream`` as text; whoever opened it closes it."""
    text = io.TextIOWrapper(stream, encoding, errors, newline)
    try:
        yield text
    finally:
        with suppress(ValueError):  # it is closed
            text.detach()


Line = TypeVar("Line", str, bytes)


def _bounded(read: Callable[[int], Line], ends: tuple[Line, ...]) -> Iterator[Line | Fault]:
    """The lines that ``read`` gives, none of them longer than it may be."""
    while line := read(LARGEST_LINE + 1):
        if len(line) <= LARGEST_LINE:
            yield line
            continue
        size = len(line)
        while line and not line.endswith(ends):
            line = read(1 << 20)
            size += len(line)
        yield Fault("too-large", too_large(size, LARGEST_LINE))


# What a field has beside its characters.
_OF_FIELD = 50


def _separated(stream: IO[bytes], encoding: str | None, dialect: str) -> Iterator[RawRow]:
    """The header, then the fields of each row.  Bytes of no UTF-8 become surrogates."""
    # Spreadsheets write "Unicode text" as UTF-16.
    encoding = encoding or _mark(stream) or "utf-8"
    with _decoding(stream, encoding, "surrogateescape", "") as text:
        for row in read_separated(_bounded(text.readline, ("\n", "\r")), dialect):
            if isinstance(row, Fault):
                yield row, 0
            elif row:
                yield row, sum(map(len, row)) + _OF_FIELD * len(row)


def _mark(stream: IO[bytes]) -> str | None:
    """The encoding that the byte-order mark at the beginning tells of, if there is one."""
    return marked_encoding(stream.peek(4))  # type: ignore[attr-defined]


def _parquet(source: Source) -> Iterator[Chunk]:
    try:
        from newsclean.corpus.parquet import parquet_chunks  # noqa: PLC0415 - of an extra
    except ImportError:
        fault = Fault("file", 'reading Parquet needs: pip install "newsclean[corpus]"')
        yield Chunk(source.path, "parquet", 1, (fault,), at=source.size)
        return
    yield from parquet_chunks(source)


_READERS: Mapping[str, Callable[[IO[bytes], str | None], Iterator[RawRow]]] = {
    "jsonl": _lines,
    "csv": lambda stream, encoding: _separated(stream, encoding, "excel"),
    "tsv": lambda stream, encoding: _separated(stream, encoding, "excel-tab"),
    "warc": lambda stream, _: read_records(stream),
}
