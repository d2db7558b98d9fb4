"""Bytes as text: which encoding is believed, and what its label means on the web."""

from __future__ import annotations

import codecs
import re

from newsclean.errors import DecodeError, ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_NOT_OF_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
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


def decoded(html: str | bytes, encoding: str | None) -> str:
    """The page as text: by ``encoding``, byte-order mark, declared charset, UTF-8, windows-1252.

    :raises ReadError: if ``html`` is neither text nor bytes.
    :raises DecodeError: if ``encoding`` is unknown.
    """
    if isinstance(html, str):
        return html
    if not isinstance(html, (bytes, bytearray)):
        raise ReadError(f"read_html takes str or bytes, not {type(html).__name__}")
    data = bytes(html)
    if encoding is not None:
        codec = _text_codec(encoding)
        if codec is None:
            raise DecodeError(f"unknown encoding {encoding!r}")
        return data.decode(codec, errors="replace")
    known = marked_encoding(data) or _declared(data)
    if known is not None:
        return data.decode(known, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def decoded_text(data: bytes) -> str:
    """Plain text, which declares nothing: by its byte-order mark, or as UTF-8.

    >>> decoded_text("Café".encode("utf-16")), decoded_text("Café".encode())
    ('Café', 'Café')

    :raises UnicodeDecodeError: if it is not so encoded.
    """
    return data.decode(marked_encoding(data) or "utf-8")


def by_label(data: bytes, label: str) -> str | bytes:
    r"""``data`` as text by the charset that a server sent with it; as it is, if that is not known.

    A byte-order mark says more, and so do letters that are UTF-8: no other text looks like it.

    >>> by_label("Кафе".encode("cp1251"), "windows-1251"), by_label("Кафе".encode(), "koi8-r")[:2]
    ('Кафе', b'\xd0\x9a')
    """
    codec = _text_codec(_LABELS.get(label, label))
    if codec is None or marked_encoding(data) or _has_utf8(data):
        return data
    return data.decode(codec, errors="replace")


def _has_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def marked_encoding(beginning: bytes) -> str | None:
    """The encoding that a byte-order mark tells of; ``None`` if there is none."""
    return next((name for bom, name in _BOMS if beginning.startswith(bom)), None)


def _declared(data: bytes) -> str | None:
    """The codec of the charset that the page's first 4 KiB declare; ``None`` if there is none."""
    match = _DECLARED.search(data[:_LOOKED_AT])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii", "replace").lower()
    if label.startswith(("utf-16", "utf-32")):
        # The declaration was read as ASCII, so it cannot be true.
        return "utf-8"
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
