"""Files that are neither a page nor a text: they are known by how they begin.

A PDF read as text would be an article of noise.  What it is can be said, and what to do.
"""

from __future__ import annotations

import re

from newsclean.errors import ReadError

_UNPACK = "decompress it first"
_EXTRACT = "take the text out of it first"
# How a file begins, as text: Latin-1 for bytes and for a scraper that never asked what it had.
_BEGINNINGS = (
    ("%PDF-", "a PDF file", _EXTRACT),
    ("\x1f\x8b\x08", "a gzip file", _UNPACK),
    ("\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
    ("BZh91AY&SY", "a bzip2 file", _UNPACK),
    ("\xfd7zXZ\x00", "an xz file", _UNPACK),
    ("PK\x03\x04", "a ZIP file, or a document in one", _EXTRACT),
    ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _EXTRACT),
    ("{\\rtf1", "a rich text file", _EXTRACT),
    ("\x89PNG\r\n\x1a\n", "a picture", "it has no text"),
    ("\xff\xd8\xff", "a picture", "it has no text"),
    ("GIF89a", "a picture", "it has no text"),
    ("WARC/1.", "a WARC file", "read each page in it by itself"),
)
_FIRST_BYTES = tuple(beginning.encode("latin-1") for beginning, _, _ in _BEGINNINGS)


def _undecoded(beginning: str) -> str:
    """A beginning as it looks when its bytes were read as UTF-8 and what is none was replaced."""
    return beginning.encode("latin-1").decode("utf-8", "replace")


_KNOWN = {row[0]: row for row in _BEGINNINGS}
for _row in _BEGINNINGS:
    _form = _undecoded(_row[0])
    # Replacement marks alone may begin any text whose encoding was mistaken.
    if len(_form.replace("\ufffd", "")) > 1:
        _KNOWN[_form] = _row
# Most pages begin with "<", most texts with a letter: one look at the first character is enough.
_FIRSTS = frozenset(form[0] for form in _KNOWN)

_LOOKED_AT = 4096
_ROOT = re.compile(
    r"\s*+(?:(?:<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->|<![a-zA-Z][^>\[]*+>)\s*+)*+<([\w:]++)",
)
_FEEDS = {
    "rss": "an RSS feed",
    "feed": "an Atom feed",
    "rdf:rdf": "an RSS feed",
    "urlset": "a site map",
    "sitemapindex": "a site map",
}
# PDF readers take what has white space before its name, and some programs write that in lower case.
_BEFORE_NAMES = "\ufeff\0 \t\r\n\f"
_PDF = re.compile(r"\A%pdf\b-?", re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z][\w-]{1,40}:\s")
_ARCHIVED = "multipart/related"


# A text about such files may begin with their name.
_SAYABLE = frozenset({"%PDF-", "GIF89a", "WARC/1."})


def _is_said(given: str, beginning: str) -> bool:
    """Whether what stands there is the first line of a text."""
    line = given[:_LOOKED_AT].partition("\n")[0].rstrip()
    # In a PDF marks follow that show programs that it is no text.
    says = line.partition(" ")[2][:1].isalpha()
    return beginning in _SAYABLE and says and line.isprintable()


def refuse_other_files(given: str | bytes, *, is_page: bool = False) -> None:
    """Refuses files that are no text, lists of articles, and pages wrapped up as mail.

    :param is_page: whether ``given`` should be a page, which never begins with the name of a form.
    :raises ReadError: saying what it is.
    """
    if isinstance(given, bytes):
        if given.startswith(_FIRST_BYTES):
            refuse_other_files(given[:16].decode("latin-1"), is_page=is_page)
        return
    start = given if given[:1] in _FIRSTS else given[:_LOOKED_AT].lstrip(_BEFORE_NAMES)
    if start[:1] in _FIRSTS:
        start = _PDF.sub("%PDF-", start, count=1) if start[0] == "%" else start
        for beginning, (_, what, advice) in _KNOWN.items():
            if start.startswith(beginning) and (is_page or not _is_said(start, beginning)):
                raise ReadError(f"this is {what}, not a page or a text: {advice}")
    head = given[:_LOOKED_AT].lstrip("\ufeff")
    root = _ROOT.match(head)
    if root is not None and root[1].lower() in _FEEDS:
        what = _FEEDS[root[1].lower()]
        raise ReadError(f"this is {what}, a list of articles: read the page of each by itself")
    if root is None and _HEADER.match(head) is not None and _ARCHIVED in head.lower():
        raise ReadError("this is an MHTML archive: take the page out of it first")
