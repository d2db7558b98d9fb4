"""Answers of HTTP: whatever they are packed in, the page comes out, or a fault of its own."""

from __future__ import annotations

import gzip
import itertools
import zlib

import pytest

from newsclean.corpus import answers
from newsclean.corpus.answers import unpack_answer
from newsclean.corpus.rows import LARGEST_ROW, RowError

PAGE = b"<h1>Storm hits coast</h1><p>A storm hit the coast on Friday, officials said.</p>" * 40


def chunked(body: bytes) -> bytes:
    parts = [body[at : at + 700] for at in range(0, len(body), 700)]
    return b"".join([b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts]) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


APPLY = {
    "chunked": chunked,
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "identity": bytes,
}


def answer(body: bytes, *fields: str) -> bytes:
    head = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *fields])
    return head.encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("content", ["", "gzip", "deflate", "gzip, gzip", "identity"])
@pytest.mark.parametrize("several_fields", [False, True])
@pytest.mark.parametrize(
    "transfer",
    [
        ", ".join(order)
        for codings in (("chunked",), ("gzip", "chunked"), ("deflate", "gzip", "chunked"))
        for order in itertools.permutations(codings)
    ],
)
def test_codings_are_undone_in_the_order_they_were_applied(
    content: str, transfer: str, several_fields: bool
) -> None:
    body = PAGE
    for coding in filter(None, f"{content}, {transfer}".split(", ")):
        body = APPLY[coding](body)
    lines = transfer.split(", ") if several_fields else [transfer.upper()]
    fields = [f"transfer-encoding: {line}" for line in lines]
    fields += [f"Content-Encoding: {content}"] * bool(content)
    assert unpack_answer(answer(body, *fields)) == ("text/html", PAGE)
    # Many a file keeps the fields of what it has unpacked.
    assert unpack_answer(answer(PAGE, *fields)) == ("text/html", PAGE)


def test_deflate_without_a_head_and_members_with_something_behind_them() -> None:
    packed = raw_deflate(PAGE)
    assert unpack_answer(answer(packed, "Content-Encoding: deflate"))[1] == PAGE
    members = gzip.compress(PAGE[:99]) + gzip.compress(b"") + gzip.compress(PAGE[99:])
    for behind in (b"", b"\r\n", b"behind"):
        assert unpack_answer(answer(members + behind, "Content-Encoding: gzip"))[1] == PAGE


def test_well_packed_letters_are_known_as_packed() -> None:
    page = b"<p>" + b"x" * 1_000_000
    assert unpack_answer(answer(gzip.compress(page), "Content-Encoding: gzip"))[1] == page


@pytest.mark.parametrize(
    ("body", "fields", "fault"),
    [
        (
            gzip.compress(PAGE),
            ["Content-Encoding: br"],
            "encoding: compressed with br, which cannot",
        ),
        (PAGE, ["Content-Encoding: " + "gzip, " * 11], "encoding: compressed 11 times"),
        (
            gzip.compress(b"x" * (LARGEST_ROW + 1)),
            ["Content-Encoding: gzip"],
            "too-large: more than 8388608 bytes, decompressed",
        ),
        (
            gzip.compress(b"x" * (LARGEST_ROW // 2)) * 3,
            ["Content-Encoding: gzip"],
            "too-large: more than 8388608 bytes, decompressed",
        ),
        (b"x" * (LARGEST_ROW + 1), [], "too-large: 8388609 bytes; the limit is 8388608"),
    ],
)
def test_what_cannot_be_unpacked(body: bytes, fields: list[str], fault: str) -> None:
    with pytest.raises(RowError) as caught:
        unpack_answer(answer(body, *fields))
    assert str(caught.value.fault).startswith(fault)


def test_empty_members_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = 0

    class Member:
        def __init__(self, form: int) -> None:
            self._member = zlib.decompressobj(form)

        def decompress(self, data: bytes, most: int) -> bytes:
            return self._member.decompress(data, most)

        @property
        def eof(self) -> bool:
            return self._member.eof

        @property
        def unused_data(self) -> bytes:
            nonlocal copied
            copied += len(self._member.unused_data)
            return self._member.unused_data

    class Zlib:
        MAX_WBITS, error, decompressobj = zlib.MAX_WBITS, zlib.error, Member

    monkeypatch.setattr(answers, "zlib", Zlib)
    copies = []
    for members in (2_000, 4_000):
        copied = 0
        body = gzip.compress(b"", mtime=0) * members + gzip.compress(PAGE)
        assert unpack_answer(answer(body, "Content-Encoding: gzip"))[1] == PAGE
        copies.append(copied)
    assert copies[1] < 2.2 * copies[0]


def test_a_head_of_any_length_is_read() -> None:
    fields = [f"X-{n}: y" for n in range(50_000)]
    assert unpack_answer(answer(PAGE, *fields)) == ("text/html", PAGE)
    body = b"5" + b";" * 100_000 + b"\r\n<p>ab\r\n0\r\n\r\n"
    assert unpack_answer(answer(body, "Transfer-Encoding: chunked"))[1] == b"<p>ab"


def test_what_is_no_page_is_not_unpacked() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: Image/PNG\r\nContent-Encoding: gzip\r\n\r\n"
    assert unpack_answer(head + gzip.compress(b"x" * 100_000_000)) == ("image/png", b"")
    with pytest.raises(RowError, match="not a page but an answer with status 404"):
        unpack_answer(b"HTTP/1.1 404 Not Found\r\n\r\n" + PAGE)
    assert unpack_answer(PAGE) == ("", b"")
