"""The addresses of what a page links and shows, made whole against the page's base."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_LONGEST_ADDRESS = 4_000
# What these lead to is no place.
_NO_ADDRESS = ("javascript:", "data:", "about:", "blob:", "vbscript:", "#")


class Addresses:
    """Makes addresses whole; without a base they stay as the page gives them.

    >>> whole = Addresses("https://paper.example/news/a?b").whole
    >>> whole("/c"), whole("d"), whole("//port.example/e"), whole("javascript:void(0)")
    ('https://paper.example/c', 'https://paper.example/news/d', 'https://port.example/e', None)
    """

    def __init__(self, base: str = "") -> None:
        try:
            parts = urlsplit(base)
        except ValueError:  # of brackets that hold no address
            base, parts = "", urlsplit("")
        self._base = base
        self._scheme = f"{parts.scheme}:" if parts.scheme else ""
        self._host = f"{self._scheme}//{parts.netloc}" if parts.netloc else ""

    def whole(self, address: str) -> str | None:
        """``address`` in full; ``None`` if it leads nowhere, or only within the page."""
        if address.startswith(("https://", "http://")) and len(address) <= _LONGEST_ADDRESS:
            return address.rstrip() if "\n" not in address else _without_breaks(address)
        address = _without_breaks(address)
        if not 0 < len(address) <= _LONGEST_ADDRESS:
            return None
        first = address[0]
        if first == "/" and address[1:2] != "/" and "/." not in address:
            # What most links of a page are; the general way takes ten times as long.
            return self._host + address
        if first == "#" or address[:11].lower().startswith(_NO_ADDRESS):
            return None
        try:
            return urljoin(self._base, address)
        except ValueError:  # of brackets that hold no address
            return None


def _without_breaks(address: str) -> str:
    """As browsers read it: without line breaks, tabs, and spaces at the ends."""
    return address.strip().replace("\n", "").replace("\r", "").replace("\t", "")


def base_of(tree: LexborHTMLParser, page: str, url: str | None) -> str:
    """What the page's addresses are relative to; empty if that is not known.

    That is ``<base href>``, or the address it was read from, or the one it names as its own.
    """
    base = url or _first(tree, 'link[rel="canonical"]', "href")
    base = base or _first(tree, 'meta[property="og:url"]', "content")
    # Few pages have one, and asking the parser for it takes longer.
    may_have = page.find("<base", 0, _HEAD) >= 0 or page.find("<BASE", 0, _HEAD // 4) >= 0
    given = _first(tree, "base[href]", "href", is_in_head=False) if may_have else ""
    try:
        return urljoin(base, given) if given else base
    except ValueError:
        return base


_HEAD = 20_000


def _first(tree: LexborHTMLParser, selector: str, name: str, *, is_in_head: bool = True) -> str:
    # A page has thousands of elements, and looking through its head alone is fast.
    within = tree.head if is_in_head else tree.root
    node = within.css_first(selector) if within is not None else None
    return (node.attributes.get(name) or "").strip() if node is not None else ""
