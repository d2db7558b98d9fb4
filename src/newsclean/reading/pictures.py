"""The pictures of a page as the walk sees them: where each is to be had, and where it stands.

Of a picture that is loaded late the page gives a stand-in, and the address in another attribute,
in a ``source`` beside it, or in a ``noscript``.  What is no picture to a reader is left out:
icons, spacers, and pixels that count readers.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from newsclean.model.blocks import Markup
from newsclean.reading.addresses import Addresses
from newsclean.reading.block_texts import tidy
from newsclean.text.name_patterns import NamePattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_PICTURES = 2_000
"""Pictures of a page beyond these are not noted."""
_LONGEST_ALT = 2_000
_LONGEST_SRCSET = 8_000

# In the order in which they are believed: what a script will show, then what is shown.
_LATE = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-lazyload", "data-src-large",
    "data-full-src", "data-hi-res-src", "data-large-file", "data-orig-file", "data-original-src",
    "data-actualsrc", "data-img-src", "data-image-src", "data-image", "data-url", "data-img",
    "data-defer-src", "data-delayed-url", "data-echo", "data-runner-src", "data-raw-src",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set")
_LATE_SETS = _SETS[1:]
_LATE_NAMES = frozenset(_LATE + _LATE_SETS)


class SeenPicture(NamedTuple):
    """A picture of the page."""

    url: str
    alt: str | None
    caption: str | None
    """What its own attributes give for a caption, and for a credit."""
    credit: str | None
    position: int
    """The offset of the block that it stands in or before, or of where that would be."""
    markup: Markup


class Pictures:
    """Gathers the pictures of a page."""

    def __init__(self, addresses: Addresses) -> None:
        self.found: list[SeenPicture] = []
        self._addresses = addresses

    def see(self, node: LexborNode, position: int, place: Callable[[], Markup]) -> str | None:
        """Notes a picture; gives its address, ``None`` if there is none to note.

        :param place: gives the elements that it stands in.
        """
        if len(self.found) >= MOST_PICTURES:
            return None
        attributes = node.attributes
        width = _number(attributes.get("width"))
        if _is_tiny(attributes, width):
            return None
        given = _offered(node, attributes)
        url = self._addresses.whole(given) if given else None
        if url is None or _is_sign(url, attributes, width):
            return None
        is_told = not _TOLD.isdisjoint(attributes)
        self.found.append(
            SeenPicture(
                url,
                _words(attributes, "alt"),
                _words(attributes, "data-caption", "data-image-caption") if is_told else None,
                _words(attributes, *_CREDITS) if is_told else None,
                position,
                place(),
            )
        )
        return url


_CREDITS = ("data-credit", "data-copyright", "data-photographer")
_TOLD = frozenset({"data-caption", "data-image-caption", *_CREDITS})


def _words(attributes: dict[str, str | None], *names: str) -> str | None:
    """The first of these attributes that says anything, without markup."""
    for name in names:
        value = attributes.get(name)
        if value and len(value) <= _LONGEST_ALT:
            text = tidy(_TAG.sub(" ", value) if "<" in value else value)
            if text:
                return text
    return None


_TAG = re.compile(r"<[^<>]{0,300}>")

# --- where it is ----------------------------------------------------------------------------


def _offered(node: LexborNode, attributes: dict[str, str | None]) -> str | None:
    """The address that is the picture's: what a script will show, or what is shown."""
    if not _LATE_NAMES.isdisjoint(attributes):
        for name in _LATE:
            if name in attributes and _is_picture(value := attributes[name]):
                return value
        for name in _LATE_SETS:
            if name in attributes and (value := _widest(attributes[name])):
                return value
    if _is_picture(value := attributes.get("src")):
        return value
    return _widest(attributes.get("srcset")) or _beside(node)


def _is_picture(value: str | None) -> TypeGuard[str]:
    """Whether an address is of a picture: a stand-in is none, nor is a pattern for a script."""
    if not value or "{" in value or value.isspace():
        return False
    head = value[:24].lstrip().lower()
    if head.startswith(("data:", "blob:", "about:", "javascript:", "#")):
        return False
    return _STAND_IN.match(_stem(value)) is None


# What files of stand-ins are called: one of these words, and none but those before it.
_STAND_IN = re.compile(
    r"(?:(?:x|image|img|picture|default|white|gr[ae]y|light|dark)?[\W\d_]+|(?:image|img))*+"
    r"(?:blank|spacer|pixel|px|trans|transparent|placeholders?|loader|loading|spinner|lazy|dummy"
    r"|lazyload|empty|clear|clearpixel|preload)(?:x|image|img|picture|default|gif|[\W\d_])*$",
    re.IGNORECASE,
)
_STEM_WORDS = re.compile(r"[^\W\d_]+")


def _stem(address: str) -> str:
    """The name of the file without its ending."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return path.rpartition("/")[2][-_LONGEST_NAME:].rsplit(".", 1)[0]


_LONGEST_NAME = 300
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?[^,]{0,40}")


def _widest(srcset: str | None) -> str | None:
    """The widest or densest of the pictures that a ``srcset`` offers."""
    if not srcset:
        return None
    offers = _CANDIDATE.findall(srcset[:_LONGEST_SRCSET])
    if len(offers) > 1:
        offers.sort(key=_width, reverse=True)
    return next((address for address, _ in offers if _is_picture(address)), None)


def _width(offer: tuple[str, str]) -> float:
    return float(offer[1] or 1)


_MOST_BESIDE = 12
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)", re.IGNORECASE)


def _beside(node: LexborNode) -> str | None:
    """What elements around and behind a stand-in offer."""
    parent = node.parent
    if parent is None:
        return None
    if parent.tag == "picture" and (value := _of_sources(parent)):
        return value
    if parent.tag == "a" and _PICTURE_FILE.search(address := parent.attributes.get("href") or ""):
        return address
    behind = node.next
    for _ in range(2):
        if behind is None:
            break
        if behind.tag == "noscript" and (image := behind.css_first("img")) is not None:
            attributes = image.attributes
            if _is_picture(value := attributes.get("src")):
                return value
            if value := _widest(attributes.get("srcset")):
                return value
        behind = behind.next
    return None


def _of_sources(picture: LexborNode) -> str | None:
    """What the first ``source`` of a ``picture`` offers."""
    child = picture.first_child
    for _ in range(_MOST_BESIDE):
        if child is None:
            break
        if child.tag == "source":
            attributes = child.attributes
            for name in _SETS:
                if value := _widest(attributes.get(name)):
                    return value
        child = child.next
    return None


# --- what is no picture ---------------------------------------------------------------------

_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")
_STYLED = re.compile(r"(?:^|[;\s])(width|height)\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,4})?px")
_PIXEL, _ICON, _WIDE = 3, 48, 200


def _number(value: str | None) -> int:
    """A size in pixels; -1 if it is none."""
    if not value:
        return -1
    if len(value) <= _MOST_DIGITS and value.isdecimal():
        return int(value)
    match = _NUMBER.match(value)
    return int(match[1]) if match else -1


_MOST_DIGITS = 5


def _is_tiny(attributes: dict[str, str | None], width: int) -> bool:
    """Whether its size is that of a pixel that counts readers, or of an icon."""
    sizes = [size for size in (width, _number(attributes.get("height"))) if size >= 0]
    style = attributes.get("style")
    if not sizes and style and "px" in style:
        sizes = [int(size) for _, size in _STYLED.findall(style[:500].lower())]
    if not sizes:
        return False
    return min(sizes) <= _PIXEL or (len(sizes) == 2 and max(sizes) <= _ICON)


# Whose pictures count readers, or are faces of theirs.
_COUNTING_HOSTS = (
    "doubleclick.net", "scorecardresearch.com", "google-analytics.com", "googletagmanager.com",
    "quantserve.com", "vgwort.de", "pixel.wp.com", "chartbeat.net", "ioam.de", "adnxs.com",
    "imrworldwide.com", "mc.yandex.ru", "counter.yadro.ru", "taboola.com", "gravatar.com",
)  # fmt: skip
_COUNTING_STARTS = ("pixel.", "beacon.", "track.", "tracking.", "stats.", "counter.")
_COUNTING_NAMES = frozenset("pixel beacon track tracking counter 1x1 tr hit collect".split())


def _counts_readers(url: str, stem: str) -> bool:
    """Whether a picture counts readers, by its host or by what it is called."""
    parts = url.split("/", 3)
    return (len(parts) > 2 and _is_counting_host(parts[2])) or stem.lower() in _COUNTING_NAMES


@lru_cache(maxsize=1024)
def _is_counting_host(host: str) -> bool:
    return host.endswith(_COUNTING_HOSTS) or host.startswith(_COUNTING_STARTS)


_SIGNS = frozenset(
    "icon icons ico favicon logo logos sprite sprites emoji emojis smiley avatar avatars gravatar"
    " badge badges arrow button btn flag spinner loader".split()
)
_DRAWN = (".svg", ".gif", ".png", ".ico")


def _is_sign(url: str, attributes: dict[str, str | None], width: int) -> bool:
    """Whether it is an icon, a logo or a face by its names, or counts readers by its address."""
    if width >= _WIDE:
        return False
    stem = _stem(url)
    if _counts_readers(url, stem):
        return True
    called = (attributes.get("class") or "")[:_LONGEST_NAME]
    # A photograph of an arrow is called that too, but is not drawn.
    if url.partition("?")[0].lower().endswith(_DRAWN):
        called = f"{called} {stem}"
    return bool(called) and not _SIGNS.isdisjoint(_STEM_WORDS.findall(called.lower()))


_CREDIT_NAME = NamePattern(
    r"credit|copyright|photographer|fotograf|bildnachweis|bildquelle|photo-?by|photo-?author"
    r"|image-?source|(?:^|[\s_-])(?:source|urheber|autor|crédit)(?:$|[\s_-])"
)


@lru_cache(maxsize=4096)
def is_credit_name(name: str | None) -> bool:
    """Whether a class or a property is named for a credit."""
    return name is not None and _CREDIT_NAME.search(name[:200]) is not None
