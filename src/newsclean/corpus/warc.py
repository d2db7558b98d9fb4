"""Records of WARC files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

import attrs

from newsclean.corpus.answers import is_page, unpack_answer
from newsclean.corpus.chunks import RawRow
from newsclean.corpus.rows import LARGEST_LINE, LARGEST_ROW, Fault, RowError, too_large


@attrs.frozen
class Record:
    """A record of a WARC file that may be a page."""

    url: str
    media: str
    """The page's media type, in small letters; empty if there is none."""
    body: bytes
    """The page, unpacked."""
    fault: Fault | None = None
    """Why there is none."""


_WITH_PAGES = frozenset({"response", "resource", "conversion"})
_BEGINS = b"WARC/"
_MOST_HEADERS = 200
_LONGEST_HEADER = 1 << 16
_LONGEST_MEDIA = 1000


def read_records(stream: IO[bytes]) -> Iterator[RawRow]:
    """The records that may be pages; others are passed over."""
    while True:
        line = stream.readline(LARGEST_LINE)
        if not line:
            return
        if line.isspace():
            continue
        if _BEGINS.startswith(line):
            raise EOFError("the file ends inside a record")
        if not line.startswith(_BEGINS):
            raise ValueError("a WARC record should begin here, but does not")
        head = _head(stream)
        length = _length(head)
        kind = head.get("warc-type", "").lower()
        if kind not in _WITH_PAGES or length > LARGEST_LINE:
            _skip(stream, length)
            if kind in _WITH_PAGES:
                yield Fault("too-large", too_large(length, LARGEST_LINE)), 0
            continue
        body = stream.read(length)
        if len(body) < length:
            raise EOFError("the file ends inside a record")
        record = _record(kind, head, body)
        yield record, len(record.body) + len(record.url) + len(record.media)


def _record(kind: str, head: Mapping[str, str], body: bytes) -> Record:
    url = head.get("warc-target-uri", "").strip("<>")
    media = head.get("content-type", "")[:_LONGEST_MEDIA].lower()
    try:
        if kind == "response":
            media, body = unpack_answer(body)
        if not (is_page(media) or (not media and body.lstrip().startswith(b"<"))):
            raise RowError("type", f"not a page but {media or 'without a media type'}")
        if len(body) > LARGEST_ROW:
            raise RowError("too-large", too_large(len(body), LARGEST_ROW))
    except RowError as error:
        return Record(url, media, b"", error.fault)
    return Record(url, media, body)


def _head(stream: IO[bytes]) -> dict[str, str]:
    head: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_LONGEST_HEADER)
        if not line.endswith(b"\n") and len(line) < _LONGEST_HEADER:
            raise EOFError("the file ends inside a record")
        if not line.strip():
            return head
        name, _, value = line.decode("utf-8", "replace").partition(":")
        head[name.strip().lower()] = value.strip()
    raise ValueError("a WARC record whose header does not end")


def _length(head: Mapping[str, str]) -> int:
    said = head.get("content-length", "")
    if not (said.isascii() and said.isdigit()):
        raise ValueError(f"a WARC record whose length is {said!r}, which is not a number")
    return int(said)


def _skip(stream: IO[bytes], length: int) -> None:
    while length > 0:
        read = len(stream.read(min(length, 1 << 20)))
        if not read:
            raise EOFError("the file ends inside a record")
        length -= read
