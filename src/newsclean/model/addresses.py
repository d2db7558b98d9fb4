"""Addresses of links and pictures, for output that a browser or a Markdown viewer shows."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin

from newsclean.text.characters import STEERING

LINKS = frozenset({"http", "https", "mailto", "tel"})
"""Schemes that a link may have.  Nothing that runs code is among them."""
PICTURES = frozenset({"http", "https"})
"""Schemes that a picture may have."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE = re.compile(r'[\s"<>\\^`{|}]')


def safe_address(
    address: str | None, base: str | None, schemes: frozenset[str] = LINKS
) -> str | None:
    """``address`` in full, or ``None`` if it leads nowhere or its scheme is not in ``schemes``.

    A relative address needs a ``base``.  Characters that could end an attribute or a Markdown link
    are percent-encoded.

    >>> safe_address("/port", "https://paper.example/a")
    'https://paper.example/port'
    >>> safe_address("java" + chr(10) + "script:alert(1)", None) is None
    True
    """
    # Browsers skip line breaks and tabs wherever they stand in an address.
    text = STEERING.sub("", address or "").replace("\n", "").strip()
    if not text or text.startswith("#"):
        return None
    scheme = _SCHEME.match(text)
    if scheme is None:
        text = _joined(base or "", text)
        scheme = _SCHEME.match(text)
        schemes = PICTURES
    if scheme is None or scheme[1].lower() not in schemes:
        return None
    return _UNSAFE.sub(lambda match: quote(match.group()), text)


def _joined(base: str, address: str) -> str:
    base = STEERING.sub("", base).replace("\n", "").strip()
    try:
        return urljoin(base, address)
    except ValueError:  # brackets that hold no address
        return ""
