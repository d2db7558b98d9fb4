"""Answers of HTTP, as WARC files keep them, unpacked; none is larger than a page may be.

This is done where files are read, so that what a process is given has the size that it is known by.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping

from newsclean.corpus.rows import LARGEST_ROW, RowError, too_large

_MOST_CODINGS = 10
_LONGEST_FIELD = 1000
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(
    rb"^[ \t]*(content-type|content-encoding|transfer-encoding)[ \t]*:([^\r\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_STATUS = re.compile(rb"HTTP/\S{1,20} (\d{3})")


def unpack_answer(answer: bytes) -> tuple[str, bytes]:
    """The media type, and the page itself; of what is no page only the media type.

    :raises RowError: if it tells of no page, cannot be unpacked or is too large.
    """
    end = _HEAD_ENDS.search(answer)
    head, begin = (answer, len(answer)) if end is None else (answer[: end.start()], end.end())
    status = _STATUS.match(head)
    if status and not status[1].startswith(b"2"):
        raise RowError("type", f"not a page but an answer with status {status[1].decode()}")
    found: dict[str, list[str]] = {}
    for name, value in _FIELD.findall(head):
        text = value[:_LONGEST_FIELD].decode("latin-1").strip().lower()
        found.setdefault(name.decode().lower(), []).append(text)
    media = found.get("content-type", [""])[-1]
    if media and not is_page(media):
        return media, b""
    # The last coding that is named was the last to be used, and what is sent is what was stored.
    applied = [
        coding
        for field in ("content-encoding", "transfer-encoding")
        for coding in re.split(r"[\s,]+", ",".join(found.get(field, [])))
        if coding and coding != "identity"
    ]
    return media, _decoded(answer[begin:], applied)


def is_page(media: str) -> bool:
    """Whether a media type is that of a page, or of plain text."""
    return "html" in media or media.startswith("text/plain")


def _decoded(body: bytes, applied: list[str]) -> bytes:
    if len(applied) > _MOST_CODINGS:
        raise RowError("encoding", f"compressed {len(applied)} times")
    for coding in reversed(applied):
        body = _CODINGS.get(coding, bytes)(body)
    packings = [coding for coding in applied if coding != "chunked"]
    if packings and looks_packed(body):
        raise RowError(
            "encoding", f"compressed with {', '.join(packings)}, which cannot be decompressed"
        )
    if len(body) > LARGEST_ROW:
        raise RowError("too-large", too_large(len(body), LARGEST_ROW))
    return body


_STEERING = re.compile(rb"[\x01-\x08\x0e-\x1a]")


def looks_packed(body: bytes) -> bool:
    """Whether it is no text: many a WARC file keeps the header of a body that it has unpacked.

    Of packed bytes one in thirteen steers a terminal, of a page's hardly any.
    """
    beginning = body[:1_000]
    return beginning.startswith(b"\x1f\x8b") or 50 * len(_STEERING.findall(beginning)) > len(
        beginning
    )


_PART = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*+)?\r\n")


def _unchunked(body: bytes) -> bytes:
    """The body without the lengths between its parts; as it is, if they were taken out before."""
    whole = bytearray()
    view = memoryview(body)
    at = 0
    while (part := _PART.match(body, at)) is not None:
        size = int(part[1], 16)
        if size == 0:
            return bytes(whole)
        whole += view[part.end() : part.end() + size]
        at = part.end() + size + 2
    return bytes(whole) if at else body


def _inflated(body: bytes) -> bytes:
    """The body unpacked; as it is, if that was done before."""
    # "deflate" is sent with a head and without.
    forms = (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS) if looks_packed(body) else ()
    for form in forms:
        try:
            return _members(body, form)
        except zlib.error:
            continue
    return body


# What stands behind a member is copied, so little of it may be there.
_AT_ONCE = 4096


def _members(body: bytes, form: int) -> bytes:
    """What is packed in ``body``, of gzip in one member or several."""
    unpacked = bytearray()
    member = zlib.decompressobj(form)
    for at in range(0, len(body), _AT_ONCE):
        packed = body[at : at + _AT_ONCE]
        while packed:
            if member.eof:
                member = zlib.decompressobj(form)
            try:
                unpacked += member.decompress(packed, LARGEST_ROW + 1 - len(unpacked))
            except zlib.error:
                if not unpacked:
                    raise
                return bytes(unpacked)  # something else stands behind the page
            if len(unpacked) > LARGEST_ROW:
                raise RowError("too-large", f"more than {LARGEST_ROW} bytes, decompressed")
            packed = member.unused_data
    return bytes(unpacked)


_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "chunked": _unchunked,
    **dict.fromkeys(("gzip", "x-gzip", "deflate"), _inflated),
}
