"""Files into chunks of raw rows.

How a file is parted depends on the file alone, never on time or on who works
on it: that is what makes a resumed run give the bytes of an unbroken one.
Nothing is parsed here beyond where a row ends; processes do that.  A file that
breaks off in the middle gives its rows up to there, and then a fault.
"""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

import attrs

from newsclean.batch.separated import LARGEST_LINE, separated, unique_names
from newsclean.readers.encoding import marked_encoding
from newsclean.rows import Fault

MOST_ROWS = 100
"""Rows in one chunk."""
MOST_BYTES = 4 * 1024 * 1024
"""Bytes after which a chunk is full."""

DOCUMENTS: Mapping[str, str] = {".txt": "text", ".html": "html", ".htm": "html"}
"""Files that are one document each: what their names end in, and what they are."""
PACKED = (".gz", ".zst")
"""What names of packed files end in."""
_STREAMS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".warc": "warc"}
TABLES: Mapping[str, str] = {
    **{end + packed: form for end, form in _STREAMS.items() for packed in ("", *PACKED)},
    ".parquet": "parquet",
}
"""Files of many documents: what their names end in, and what they are."""


def form_of(path: str) -> str | None:
    """What a file is by its name: ``text``, ``html``, ``csv``, ``tsv``, ``jsonl``, ``parquet`` or
    ``warc``; ``None`` if the name does not tell.

    >>> form_of("a/Crawl.WARC.gz"), form_of("notes.md")
    ('warc', None)
    """
    name = path.lower()
    return next((form for end, form in FORMS.items() if name.endswith(end)), None)


FORMS = {**TABLES, **DOCUMENTS}


@attrs.frozen
class Source:
    """One file to read."""

    path: str
    form: str
    size: int
    """Bytes."""
    changed: int = 0
    """When, as the file system tells it."""


@attrs.frozen
class Chunk:
    """Some rows of one file, or some files of one document each, as raw as they were found."""

    path: str
    form: str
    first: int
    """Number of its first row in the file, from 1."""
    rows: tuple[Any, ...]
    """By form: paths; lines in bytes; fields of CSV; records of WARC; or one Arrow batch.  A
    :class:`~newsclean.rows.Fault` stands where a row could not be read."""
    header: tuple[str, ...] = ()
    """The names of CSV columns."""
    at: int = 0
    """Bytes of all inputs read when it was full, for a progress bar."""
    faults: Mapping[int, Fault] = attrs.field(factory=dict, hash=False)
    """What is known to be wrong with some rows, by their place in it from 0: they are read, but
    not cleaned."""

    @property
    def count(self) -> int:
        """How many rows it has."""
        return (
            int(getattr(self.rows[0], "num_rows", 1)) if self.form == "parquet" else len(self.rows)
        )


def sources_of(
    paths: Iterable[str], as_html: bool | None = None, form_of_all: str | None = None
) -> list[Source]:
    """The files with their forms, which may be told; names that do not tell are text, or HTML if
    ``as_html``.
    """
    found = []
    for path in paths:
        form = form_of_all or form_of(path)
        if form in (None, "text", "html") and as_html is not None:
            form = "html" if as_html else "text"
        try:
            stat = os.stat(path)
            known = (stat.st_size, stat.st_mtime_ns)
        except OSError:  # named when it is read
            known = (0, 0)
        found.append(Source(path, form or "text", *known))
    return found


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
    return Chunk(files[0].path, files[0].form, 1, paths, at=before)


# --- files of many rows ---------------------------------------------------------------------

_Row = tuple[Any, int]
"""A raw row, and about how many bytes it has."""


def _of_table(source: Source, columns: tuple[str, ...] | None) -> Iterator[Chunk]:
    if source.form == "parquet":
        yield from _parquet(source, columns)
        return
    header: tuple[str, ...] = ()
    first, number, size = 1, 0, 0
    held: list[Any] = []
    file: IO[bytes] | None = None

    def full() -> Chunk:
        return Chunk(source.path, source.form, first, tuple(held), header, _position(file))

    rows: Iterator[_Row]
    try:
        file = opened(source.path)
        with file:
            stream = unpacked(file, source.path)
            rows = _READERS[source.form](stream)
            if source.form in ("csv", "tsv"):
                header = unique_names(next(rows, ((), 0))[0])
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
    except _faults_of_files() as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        held.append(Fault("file", reason))
    file = None
    yield attrs.evolve(full(), at=source.size)


STDIN = "-"
"""Stands for the path of standard input."""


def opened(path: str) -> IO[bytes]:
    """The bytes of a file, or of standard input, which is not closed with it."""
    if path == STDIN:
        return open(0, "rb", closefd=False)
    return open(path, "rb")


def _position(file: IO[bytes] | None) -> int:
    return 0 if file is None or file.closed or not file.seekable() else file.tell()


def _faults_of_files() -> tuple[type[Exception], ...]:
    """What a file may raise that is broken or not there."""
    faults = (OSError, EOFError, zlib.error, ValueError, ImportError)
    try:
        import zstandard  # noqa: PLC0415 - of an extra
    except ImportError:
        return faults
    return (*faults, zstandard.ZstdError)


def unpacked(file: IO[bytes], path: str) -> IO[bytes]:
    """The bytes of a file that is packed with gzip or zstd, or of one that is not.

    :raises ImportError: if it is packed with zstd and ``zstandard`` is not installed.
    """
    name = path.lower()
    beginning = file.peek(4) if path == STDIN else b""  # type: ignore[attr-defined]
    if name.endswith(".gz") or beginning.startswith(b"\x1f\x8b"):
        return io.BufferedReader(gzip.GzipFile(fileobj=file))
    if name.endswith(".zst") or beginning.startswith(b"\x28\xb5\x2f\xfd"):
        return io.BufferedReader(_Zstd(file), 1 << 20)
    return file


class _Zstd(io.RawIOBase):
    """The bytes of a file packed with zstd, in one frame or several.

    The library's own reader takes the end of the file for the end of the frame,
    so a file that breaks off would look whole.
    """

    # Packed bytes unpacked at once.  4 of them may stand for 128 KB.
    _AT_ONCE = 4096

    def __init__(self, file: IO[bytes]) -> None:
        try:
            import zstandard  # noqa: PLC0415 - of an extra
        except ImportError:
            raise ImportError('reading .zst needs: pip install "newsclean[corpus]"') from None
        self._begin = zstandard.ZstdDecompressor().decompressobj
        self._file = file
        self._frame: Any = None
        self._packed = b""
        self._unpacked = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._unpacked:
            self._packed = self._packed or self._file.read(self._AT_ONCE)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("the file ends within a frame of zstd")
                return 0
            self._frame = self._frame or self._begin()
            self._unpacked = memoryview(self._frame.decompress(self._packed))
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        count = min(len(buffer), len(self._unpacked))
        buffer[:count] = self._unpacked[:count]
        self._unpacked = self._unpacked[count:]
        return count


def _lines(stream: IO[bytes]) -> Iterator[_Row]:
    """The lines that are not empty; one that is too long is a fault."""
    read = stream.readline
    encoding = _mark(stream)
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


def _separated(stream: IO[bytes], dialect: str) -> Iterator[_Row]:
    """The header, then the fields of each row.  Bytes of no UTF-8 become surrogates."""
    # Spreadsheets write "Unicode text" as UTF-16.
    encoding = _mark(stream) or "utf-8"
    text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
    for row in separated(text, dialect):
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
        with pq.ParquetFile(source.path) as file:
            total = max(1, file.metadata.num_rows)
            names = (
                None if columns is None else [c for c in columns if c in file.schema_arrow.names]
            )
            for found in file.iter_batches(MOST_ROWS, columns=names):
                batch = found.rename_columns(list(unique_names(found.schema.names)))
                at = source.size * (first - 1) // total
                yield Chunk(source.path, "parquet", first, (batch,), at=at)
                first += batch.num_rows
    except (OSError, pa.ArrowException) as error:
        number = getattr(error, "errno", None)
        reason = os.strerror(number) if number else str(error)
        yield Chunk(source.path, "parquet", first, (Fault("file", reason),), at=source.size)


# --- WARC -----------------------------------------------------------------------------------


@attrs.frozen
class Record:
    """A record of a WARC file that may be a page."""

    url: str
    kind: str
    """``response`` (with the head of HTTP), ``resource`` or ``conversion``."""
    media: str
    """The record's own media type."""
    body: bytes


_WITH_PAGES = frozenset({"response", "resource", "conversion"})
_BEGINS = b"WARC/"
_MOST_HEADERS = 200
_LONGEST_HEADER = 1 << 16


def _records(stream: IO[bytes]) -> Iterator[_Row]:
    """The records that may be pages; others are passed over."""
    while True:
        line = stream.readline(LARGEST_LINE)
        if not line:
            return
        if line.isspace():
            continue
        if _BEGINS.startswith(line):
            raise EOFError("the file ends within a record")
        if not line.startswith(_BEGINS):
            raise ValueError("no WARC record where one should begin")
        head = _head(stream)
        length = _length(head)
        kind = head.get("warc-type", "").lower()
        if kind not in _WITH_PAGES or length > LARGEST_LINE:
            _skip(stream, length)
            if kind in _WITH_PAGES:
                yield Fault("too-large", f"{length} bytes; the limit is {LARGEST_LINE}"), 0
            continue
        body = stream.read(length)
        if len(body) < length:
            raise EOFError("the file ends within a record")
        url = head.get("warc-target-uri", "").strip("<>")
        yield Record(url, kind, head.get("content-type", ""), body), length


def _head(stream: IO[bytes]) -> dict[str, str]:
    head: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_HEADER)
        if not line.endswith(b"\n") and len(line) < _LONGEST_HEADER:
            raise EOFError("the file ends within a record")
        if not line.strip():
            return head
        name, _, value = line.decode("utf-8", "replace").partition(":")
        head[name.strip().lower()] = value.strip()
    raise ValueError("a WARC record without an end to its head")


def _length(head: Mapping[str, str]) -> int:
    said = head.get("content-length", "")
    if not (said.isascii() and said.isdigit()):
        raise ValueError(f"a WARC record whose length is {said!r}, no number")
    return int(said)


def _skip(stream: IO[bytes], length: int) -> None:
    while length > 0:
        read = len(stream.read(min(length, 1 << 20)))
        if not read:
            raise EOFError("the file ends within a record")
        length -= read


_READERS: Mapping[str, Callable[[IO[bytes]], Iterator[_Row]]] = {
    "jsonl": _lines,
    "csv": lambda stream: _separated(stream, "excel"),
    "tsv": lambda stream: _separated(stream, "excel-tab"),
    "warc": _records,
}
