"""What people pass by mistake: HTML as text; an address, or the name of a file, as a page.

Each can be told from what it should have been, so the error says what to do.
"""

from __future__ import annotations

import re
from itertools import islice

from newsclean.errors import ReadError
from newsclean.text.characters import canonical

_SPACE = "\ufeff \t\r\n\f"
_LOOKED_AT = 4096
# What may stand before a page's first element.
_BEFORE = r"(?:(?:<\?[^>]*+>|<!--(?:[^-]++|-(?!->))*+-->)\s*+)*+"
_PAGE = re.compile(rf"{_BEFORE}<(?:!doctype\s++html|html|head|body)(?=[\s>])", re.IGNORECASE)
_BLOCK = (
    r"(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|figure|footer|form|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tr|ul)(?=[\s/>])"
)
# A story about HTML may begin with one of these.  It seldom ends with a tag or has many as well.
_FRAGMENT = re.compile(rf"{_BEFORE}<{_BLOCK}", re.IGNORECASE)
_BLOCK_TAG = re.compile(rf"</?{_BLOCK}", re.IGNORECASE)
_MANY = 4
_TAG = re.compile(r"</?[a-zA-Z]")
_LAST_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}+>\Z")

_LONGEST_NAME = 2_000
_ADDRESS = re.compile(r"(?:https?|ftp|file)://\S++", re.IGNORECASE)
_FILE = re.compile(
    r"(?:[^<>\s]+|(?:[a-z]:|\.{0,2}|~)[\\/][^<>\n]+)\.(?:[xs]?html?|txt|php|aspx?)", re.IGNORECASE
)


def refuse_markup(text: str) -> None:
    """Refuses a text that is HTML: a page, or a fragment that begins with a block such as <p>.

    A story that shows a tag here and there is text.

    :raises ReadError: naming what reads pages.

    >>> refuse_markup("<p>Two harbours were shut.</p>")
    Traceback (most recent call last):
    newsclean.errors.ReadError: this is HTML, not text: extract reads and cleans a page, \
read_html reads it
    >>> refuse_markup("<p> is the tag of a paragraph.")
    """
    if is_markup(text):
        raise ReadError(
            "this is HTML, not text: extract reads and cleans a page, read_html reads it"
        )


def is_markup(text: str) -> bool:
    """Whether a text is HTML from its beginning on."""
    # As it will be read: what was read once must not be refused when it is read again.
    if not canonical(text[:_LOOKED_AT]).lstrip(_SPACE).startswith("<"):
        return False
    text = canonical(text)
    start = len(text) - len(text.lstrip(_SPACE))
    head = text[start : start + _LOOKED_AT]
    page = _PAGE.match(head)
    if page is not None:
        return _TAG.search(text, start + page.end()) is not None
    fragment = _FRAGMENT.match(head)
    if fragment is None:
        return False
    if _LAST_TAG.search(text[-_LOOKED_AT:].rstrip(_SPACE)):
        return _TAG.search(text, start + fragment.end()) is not None
    return len(list(islice(_BLOCK_TAG.finditer(text, start), _MANY))) == _MANY


def refuse_names(page: str) -> None:
    """Refuses a page that is only an address, or only the name of a file.

    :raises ReadError: saying what to pass.

    >>> refuse_names("https://paper.example/storm")
    Traceback (most recent call last):
    newsclean.errors.ReadError: this is the address of a page, not a page: newsclean downloads \
nothing; pass the page itself, and the address as url=
    """
    if len(page) > _LONGEST_NAME:
        return
    name = page.strip(_SPACE)
    if _ADDRESS.fullmatch(name):
        raise ReadError(
            "this is the address of a page, not a page: newsclean downloads nothing;"
            " pass the page itself, and the address as url="
        )
    if _FILE.fullmatch(name):
        raise ReadError(
            "this is the name of a file, not a page: pass what is in the file,"
            " such as pathlib.Path(name).read_bytes()"
        )
