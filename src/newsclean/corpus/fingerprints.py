"""Fingerprints of blocks, and the publisher that an article belongs to."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urlsplit

import attrs

from newsclean.api.reading import read_html
from newsclean.corpus.rows import LARGEST_ROW, LARGEST_TEXT, decode_text, refuse_large
from newsclean.model.article import Article
from newsclean.reading.text import read_text
from newsclean.text.characters import SURROGATE

DOCUMENT = 0
"""The fingerprint that counts documents: its count is the number of a publisher's articles."""
SHORT = 40
"""A block with fewer letters and digits needs :attr:`Repeats.short_share`, because a refrain or
``Q:`` can repeat within stories."""

_NUMBER = re.compile(r"\d+")


def fingerprint(text: str) -> int | None:
    """A 64-bit fingerprint that ignores digits, case and white space; ``None`` without letters.

    >>> fingerprint("Updated 3 hours ago") == fingerprint("UPDATED  12 hours ago")
    True
    >>> fingerprint("* * *") is None
    True
    """
    bare = _NUMBER.sub("0", "".join(text.casefold().split()))
    if not any(map(str.isalpha, bare)):
        return None
    return _digest(bare) or 1


def _digest(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


def publisher_of(url: str | None) -> str | None:
    """The site of an address, or ``None`` if it has no host.

    >>> publisher_of("https://www.Example.com:443/a"), publisher_of("story.html")
    ('example.com', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    if host and SURROGATE.search(host):  # no name of any site, and no file can hold it
        return None
    for prefix in _SAME_SITE:
        if host and host.startswith(prefix) and "." in host[len(prefix) :]:
            return host[len(prefix) :]
    return host or None


def fingerprints(article: Article) -> list[int]:
    """Those of the live blocks, each once, after :data:`DOCUMENT`."""
    found = {number for block in article.blocks if (number := fingerprint(block.text)) is not None}
    return [DOCUMENT, *sorted(found)]


def document_fingerprint(article: Article) -> int:
    """64 bits of the text: an article that was stored twice counts once."""
    return _digest(article.source_text)


@attrs.frozen
class ArticleFingerprints:
    """What learning takes of one article."""

    publisher: str
    document: int
    fingerprints: tuple[int, ...]

    @classmethod
    def of(cls, text: object, page: object, url: object) -> ArticleFingerprints | None:
        """Of a row of a table; ``None`` if it cannot be read or names no publisher."""
        try:
            return cls.read(text, page, url)
        except ValueError:
            return None

    @classmethod
    def read(cls, text: object, page: object, url: object) -> ArticleFingerprints | None:
        """Of a row of a table; ``None`` if it has no text or names no publisher.

        :raises RowError: if its text cannot be read.
        :raises ReadError: if its page is refused.
        """
        address = url if isinstance(url, str) and url else None
        given = text if page is None else page
        if not isinstance(given, (str, bytes)):
            return None
        refuse_large(given, LARGEST_TEXT if page is None else LARGEST_ROW)
        if page is None:
            written = decode_text(given)
            if publisher_of(address) is None:
                return None
            article = read_text(written)
        else:
            article = read_html(given, url=address)
        # A page may say by itself where it stands; cleaning looks there too.
        publisher = publisher_of(article.url or address)
        if publisher is None:
            return None
        return cls(publisher, document_fingerprint(article), tuple(fingerprints(article)))
