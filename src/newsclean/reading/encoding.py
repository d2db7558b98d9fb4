"""Bytes as text: which encoding is believed, and what its label means on the web."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import attrs

from newsclean.errors import DecodeError, ReadError
from newsclean.reading.encoding_guess import guess_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED_IN_XML = re.compile(
    rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE
)
# Comments and scripts come first: what looks like a declaration in them is none.  Each ends where
# the page does if nothing else ends it, so nothing is looked at twice.
_META = re.compile(
    rb"<(?:!--(?:-?>|.*?--!?>|.*)"
    rb"|(script|style|textarea|title|xmp|template)\b(?:.*?</\1|.*)"
    rb"|meta\b([^>]{0,1000}))",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_OF_OTHER_METAS = re.compile(rb"\b(?:name|property|itemprop)\s*=", re.IGNORECASE)
_LOOKED_AT = 1 << 20
_NOT_OF_PAGES = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
)
# What browsers read a label as (WHATWG Encoding Standard, section 4.2), where Python reads it as
# something else or does not know it.  A label's own encoding is often a part of what is meant.
_MEANT = {
    "cp1252": "ansi_x3.4-1968 ascii cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1"
    " iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 windows-1252",
    "cp1250": "x-cp1250 windows-1250",
    "cp1251": "x-cp1251 windows-1251 win-1251 cp-1251",
    "cp1253": "x-cp1253",
    "cp1254": "csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989"
    " l5 latin5 x-cp1254",
    "cp1255": "x-cp1255",
    "cp1256": "x-cp1256",
    "cp1257": "x-cp1257",
    "cp1258": "x-cp1258",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp866": "866 csibm866",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk"
    " gb18030",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989"
    " ksc5601 ksc_5601 windows-949",
    "iso8859_8": "iso-8859-8-i iso-8859-8-e csiso88598i csiso88598e logical visual",
    "koi8_r": "cskoi8r koi koi8",
    "koi8_u": "koi8-ru",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "mac_roman": "csmacintosh mac x-mac-roman",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
}  # fmt: skip
_LABELS = {label: codec for codec, labels in _MEANT.items() for label in labels.split()}


# Of what is beyond ASCII, so much at most is broken; more means that the encoding is another.
# Pages that declare nothing else may have parts in another encoding.
_BAD, _MIXED = 0.2, 0.5
_LATIN = frozenset("cp1250 cp1252 cp1254 cp1257 iso8859-2 iso8859-15".split())
_HIGH_RUN = re.compile(rb"[\x80-\xff]{4,}")
_HIGH = bytes(range(0x80, 0x100))
# How much of a page shows whether its characters are wide, and which shares of zeros do.
_WIDE = 4096
_FEW, _MANY, _MOST = 0.1, 0.3, 0.9


@attrs.frozen
class Decoded:
    """A page as text."""

    text: str
    warnings: tuple[str, ...] = ()
    """What was assumed, if the bytes are not what their label says, or have none."""


def decoded(html: str | bytes, encoding: str | None) -> Decoded:
    """The page as text: by ``encoding``, or by what its bytes are and say.

    A byte-order mark is believed first, and bytes that are UTF-8 are UTF-8.  Otherwise the declared
    charset is believed if the bytes fit it, and guessed if they do not or there is none.

    :raises ReadError: if ``html`` is neither text nor bytes.
    :raises DecodeError: if ``encoding`` is unknown.
    """
    if isinstance(html, str):
        return Decoded(html)
    if not isinstance(html, bytes):
        raise ReadError(not_a_page(html))
    data = html
    if encoding is not None:
        return Decoded(data.decode(known_codec(encoding), errors="replace"))
    marked = marked_encoding(data)
    if marked is not None:
        return Decoded(data.decode(marked, errors="replace"))
    wide = _wide_encoding(data)
    if wide is not None:
        return _assumed(data, None, wide)
    return _by_content(data, _declared(data))


def not_a_page(given: object, reader: str = "read_html") -> str:
    """What to say to someone who passes ``given`` as a page."""
    hint = ""
    if hasattr(given, "read_bytes"):  # a path
        hint = "; pass what is in the file: path.read_bytes()"
    elif hasattr(given, "read"):
        hint = "; pass what is in the file: file.read()"
    elif isinstance(given, (list, tuple)):
        hint = "; extract_many takes many pages"
    elif isinstance(getattr(given, "content", None), bytes):  # what requests and httpx give
        hint = "; pass its content: response.content"
    return f"{reader} takes str or bytes, not {type(given).__name__}{hint}"


def _by_content(data: bytes, label: str | None) -> Decoded:
    """``data`` as text, which has no byte-order mark and says by ``label`` what it is."""
    codec = None if label is None else _codec_of(label)
    is_unsaid = codec in (None, "utf-8")
    if data.isascii():
        if is_unsaid and b"\x1b$" in data:
            return _assumed(data, label, guess_encoding(data))
        return Decoded(data.decode(codec or "utf-8", errors="replace"))
    text = data.decode("utf-8", errors="replace")
    bad = _replaced(data, text)
    if bad == 0 and codec == "utf-8":
        return Decoded(text)
    letters = _beyond_ascii(text)
    if bad <= (_MIXED if is_unsaid else _BAD) * letters or (bad == 1 and codec == "utf-8"):
        return _mended(text, bad, label)
    if codec is None or is_unsaid or not _fits(data, codec):
        return _assumed(data, label, guess_encoding(data))
    if codec == "cp1252" and _TURKISH.search(data, 0, _LOOKED_AT) and _TURKISH_LETTERS.search(data):
        return _assumed(data, label, "windows-1254")
    return Decoded(data.decode(codec, errors="replace"))


# Encodings for Turkish have its letters where Western ones have those of Icelandic.
_TURKISH = re.compile(rb"<html[^>]{0,200}\slang\s?=\s?[\"']?(?:tr|az)\b", re.IGNORECASE)
_TURKISH_LETTERS = re.compile(rb"[\xf0\xfd\xfe\xdd\xde]")


def _assumed(data: bytes, label: str | None, name: str) -> Decoded:
    """``data`` read as ``name``, though it is labelled otherwise or not at all."""
    text = data.decode(_codec_of(name) or name, errors="replace")
    return Decoded(text, (f"encoding: {_said(label)}; read as {name}",))


def _mended(text: str, bad: int, label: str | None) -> Decoded:
    """Text that is UTF-8, whatever its label says, but for a few bytes."""
    marks = f", with {bad} U+FFFD for bytes that are not" if bad else ""
    return Decoded(text, (f"encoding: {_said(label)}; read as utf-8{marks}",))


def _said(label: str | None) -> str:
    return "the page declares no known one" if label is None else f"{label} is declared"


def _replaced(data: bytes, text: str) -> int:
    """How often ``text`` has a mark for bytes that could not be read."""
    return text.count("\ufffd") - data.count("\ufffd".encode())


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _fits(data: bytes, codec: str) -> bool:
    """Whether ``data`` may be in the encoding that it declares."""
    if codec in _LATIN:
        # Letters with accents stand between others; in other scripts they are all beyond ASCII.
        in_runs = sum(map(len, _HIGH_RUN.findall(data)))
        return 2 * in_runs <= len(data) - len(data.translate(None, _HIGH))
    text = data.decode(codec, errors="replace")
    return text.count("\ufffd") <= _BAD * _beyond_ascii(text)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, if ``data`` is in them without a byte-order mark: ASCII has zeros there."""
    quarter = min(_WIDE, len(data)) // 4
    if data.find(b"\0", 0, 4 * quarter) < 0:
        return None
    first, second, third, fourth = (
        data[at : 4 * quarter : 4].count(0) / quarter for at in range(4)
    )
    if min(third, fourth) > _MOST and first < _FEW:
        return "utf-32-le"
    if min(first, second) > _MOST and fourth < _FEW:
        return "utf-32-be"
    if min(second, fourth) > _MANY and max(first, third) < _FEW:
        return "utf-16-le"
    if min(first, third) > _MANY and max(second, fourth) < _FEW:
        return "utf-16-be"
    return None


def known_codec(encoding: str) -> str:
    """Python's name for an encoding that somebody asks for.

    :raises DecodeError: if it is unknown.
    """
    codec = _text_codec(encoding)
    if codec is None:
        raise DecodeError(f"unknown encoding {encoding!r}")
    return codec


def decoded_text(data: bytes, encoding: str | None = None) -> str:
    """Plain text, which declares nothing: by ``encoding``, its byte-order mark, or as UTF-8.

    >>> decoded_text("Café".encode("utf-16")), decoded_text("Café".encode())
    ('Café', 'Café')

    :raises DecodeError: if ``encoding`` is unknown.
    :raises UnicodeDecodeError: if it is not so encoded.
    """
    if encoding is not None:
        return data.decode(known_codec(encoding))
    return data.decode(marked_encoding(data) or _wide_encoding(data) or "utf-8")


def by_label(data: bytes, label: str) -> Decoded | None:
    """``data`` as text by the charset that a server sent with it, if that is known.

    A byte-order mark says more, and so do the bytes, as in :func:`decoded`.

    >>> by_label("Кафе".encode("cp1251"), "windows-1251").text, by_label(b"Cafe", "no-such-code")
    ('Кафе', None)
    """
    if _codec_of(label) is None or marked_encoding(data) or _wide_encoding(data):
        return None
    return _by_content(data, label)


def marked_encoding(beginning: bytes) -> str | None:
    """The encoding that a byte-order mark tells of; ``None`` if there is none."""
    return next((name for bom, name in _BOMS if beginning.startswith(bom)), None)


def _declared(data: bytes) -> str | None:
    """The label of the first known charset that the page's first MiB declares, if any does."""
    names = (label.decode("ascii").lower() for label in _labels(data))
    return next((name for name in names if _may_be_declared(name)), None)


def _labels(data: bytes) -> Iterator[bytes]:
    in_xml = _DECLARED_IN_XML.match(data)
    if in_xml:
        yield in_xml[1]
    for tag in _META.finditer(data, 0, _LOOKED_AT):
        charset = _CHARSET.search(tag[2] or b"")
        if charset and not _OF_OTHER_METAS.search(tag[2]):
            yield charset[1]


def _may_be_declared(label: str) -> bool:
    """Whether the codec is known, and the declaration, which was read as ASCII, may be true."""
    codec = _codec_of(label)
    return codec is not None and b"<meta".decode(codec, errors="replace") == "<meta"


def _codec_of(label: str) -> str | None:
    """The codec that a label on the web stands for."""
    return _text_codec(_LABELS.get(label, label))


def _text_codec(name: str) -> str | None:
    """Python's name for a codec from bytes to text that can replace what it cannot read."""
    try:
        codec = codecs.lookup(name).name
        # Codecs such as rot13 and zlib are not from bytes to text, idna never replaces.
        b"\xff".decode(codec, errors="replace")
    except (LookupError, ValueError):
        return None
    return None if codec in _NOT_OF_PAGES else codec
