"""The pictures of a page as the walk sees them: where each is to be had, and where it stands.

Of a picture that is loaded late the page gives a stand-in, and the address in another attribute,
in a ``source`` beside it, or in a ``noscript``.  What is no picture to a reader is left out:
icons, spacers, and pixels that count readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from newsclean.reading.addresses import Addresses
from newsclean.text.characters import canonical

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


class SeenPicture(NamedTuple):
    """A picture of the page."""

    url: str
    alt: str | None
    caption: str | None
    """What its own attributes give for a caption, and for a credit."""
    credit: str | None
    position: int
    """The offset of the block that it stands in or before, or of where that would be."""
    path: tuple[str, ...]
    hints: tuple[str, ...]
    places: tuple[int, ...]


class Pictures:
    """Gathers the pictures of a page."""

    def __init__(self, addresses: Addresses) -> None:
        self.found: list[SeenPicture] = []
        self._addresses = addresses

    def see(
        self,
        node: LexborNode,
        position: int,
        path: tuple[str, ...],
        hints: tuple[str, ...],
        places: tuple[int, ...],
    ) -> str | None:
        """Notes a picture; gives its address, ``None`` if there is none to note."""
        if len(self.found) >= MOST_PICTURES:
            return None
        attributes = node.attributes
        if _is_tiny(attributes):
            return None
        given = next(_candidates(node, attributes), None)
        url = self._addresses.whole(given) if given else None
        if url is None or _is_sign(url, attributes):
            return None
        self.found.append(
            SeenPicture(
                url,
                _words(attributes, "alt"),
                _words(attributes, "data-caption", "data-image-caption"),
                _words(attributes, "data-credit", "data-copyright", "data-photographer"),
                position,
                path,
                hints,
                places,
            )
        )
        return url


def _words(attributes: dict[str, str | None], *names: str) -> str | None:
    """The first of these attributes that says anything, without markup."""
    for name in names:
        value = attributes.get(name)
        if value and len(value) <= _LONGEST_ALT:
            text = canonical(" ".join(_TAG.sub(" ", value).split() if "<" in value else value.split()))
            if text:
                return text
    return None


_TAG = re.compile(r"<[^<>]{0,300}>")

# --- where it is ----------------------------------------------------------------------------


def _candidates(node: LexborNode, attributes: dict[str, str | None]) -> Iterator[str]:
    """Addresses that may be the picture's, those to be believed first."""
    for name in _LATE:
        if name in attributes and _is_picture(value := attributes[name]):
            yield value
    for name in _LATE_SETS:
        if name in attributes:
            yield from _widest(attributes[name])
    if _is_picture(value := attributes.get("src")):
        yield value
    yield from _widest(attributes.get("srcset"))
    yield from _beside(node)


def _is_picture(value: str | None) -> TypeGuard[str]:
    """Whether an address is of a picture: a stand-in is none, nor is a pattern for a script."""
    if not value or "{" in value or value.isspace():
        return False
    head = value[:24].lstrip().lower()
    if head.startswith(("data:", "blob:", "about:", "javascript:", "#")):
        return False
    words = _STEM_WORDS.findall(_stem(value).lower())
    return not (_FILLING.issuperset(words) and any(word in _STAND_INS for word in words))


# What files of stand-ins are called, and what else may be in their names.
_STAND_INS = frozenset(
    "blank spacer pixel px transparent trans placeholder placeholders loader loading spinner lazy"
    " lazyload dummy empty clear clearpixel preload".split()
)
_FILLING = _STAND_INS | frozenset("x image img picture default white grey gray light dark".split())
_STEM_WORDS = re.compile(r"[^\W\d_]+")


def _stem(address: str) -> str:
    """The name of the file without its ending; as it is if it has no letters."""
    path = re.split("[?#]", address.strip()[:2_000], maxsplit=1)[0].rstrip("/")
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return name


_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?[^,]{0,40}")


def _widest(srcset: str | None) -> Iterator[str]:
    """The widest or densest of the pictures that a ``srcset`` offers."""
    if not srcset:
        return
    best, widest = None, -1.0
    for match in _CANDIDATE.finditer(srcset[:_LONGEST_SRCSET]):
        width = float(match[2] or 1)
        if width > widest and _is_picture(match[1]):
            best, widest = match[1], width
    if best is not None:
        yield best


_MOST_BESIDE = 12
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)", re.IGNORECASE)


def _beside(node: LexborNode) -> Iterator[str]:
    """What elements around and behind a stand-in offer."""
    parent = node.parent
    if parent is None:
        return
    if parent.tag == "picture":
        child = parent.first_child
        for _ in range(_MOST_BESIDE):
            if child is None:
                break
            if child.tag == "source":
                for name in _SETS:
                    yield from _widest(child.attributes.get(name))
            child = child.next
    if parent.tag == "a" and _PICTURE_FILE.search(address := parent.attributes.get("href") or ""):
        yield address
    behind = node.next
    for _ in range(2):
        if behind is None:
            break
        if behind.tag == "noscript" and (image := behind.css_first("img")) is not None:
            if _is_picture(value := image.attributes.get("src")):
                yield value
            yield from _widest(image.attributes.get("srcset"))
        behind = behind.next


# --- what is no picture ---------------------------------------------------------------------

_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")
_STYLED = re.compile(r"(?:^|[;\s])(width|height)\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,4})?px")
_PIXEL, _ICON, _WIDE = 3, 48, 200


def _is_tiny(attributes: dict[str, str | None]) -> bool:
    """Whether its size is that of a pixel that counts readers, or of an icon."""
    sizes = [
        int(match[1])
        for name in ("width", "height")
        if (value := attributes.get(name)) and (match := _NUMBER.match(value))
    ]
    style = attributes.get("style")
    if not sizes and style and "px" in style:
        sizes = [int(size) for _, size in _STYLED.findall(style[:500].lower())]
    if not sizes:
        return False
    return min(sizes) <= _PIXEL or (len(sizes) == 2 and max(sizes) <= _ICON)


_COUNTERS = re.compile(
    r"^https?://(?:[^/]{0,100}\.)?(?:doubleclick\.net|scorecardresearch\.com|google-analytics\.com"
    r"|googletagmanager\.com|quantserve\.com|vgwort\.de|pixel\.wp\.com|chartbeat\.net|ioam\.de"
    r"|imrworldwide\.com|mc\.yandex\.ru|counter\.yadro\.ru|adnxs\.com|taboola\.com"
    r"|gravatar\.com)(?:/|$)|^https?://(?:pixel|beacon|track|tracking|stats|counter)\.[^/]{1,100}/"
    r"|facebook\.com/tr\b|/(?:pixel|beacon|tracking?|counter)(?:[/?]|\.\w{2,4}(?:\?|$)|$)"
    r"|/1x1\.\w{3,4}(?:\?|$)",
    re.IGNORECASE,
)
_SIGNS = frozenset(
    "icon icons ico favicon logo logos sprite sprites emoji emojis smiley avatar avatars gravatar"
    " badge badges arrow button btn flag spinner loader".split()
)
_DRAWN = re.compile(r"\.(?:svg|gif|png|ico)(?:[?#]|$)", re.IGNORECASE)


def _is_sign(url: str, attributes: dict[str, str | None]) -> bool:
    """Whether it is an icon, a logo or a face by its names, or counts readers by its address."""
    if _COUNTERS.search(url[:1_000]):
        return True
    width = _NUMBER.match(attributes.get("width") or "")
    if width and int(width[1]) >= _WIDE:
        return False
    names = _STEM_WORDS.findall((attributes.get("class") or "")[:300].lower())
    # A photograph of an arrow is called that too, but is not drawn.
    if _DRAWN.search(url[:1_000]):
        names += _STEM_WORDS.findall(_stem(url).lower())
    return not _SIGNS.isdisjoint(names)


_CREDIT_NAME = re.compile(
    r"credit|copyright|photographer|fotograf|bildnachweis|bildquelle|photo-?by|photo-?author"
    r"|image-?source|(?:^|[\s_-])(?:source|urheber|autor|crédit)(?:$|[\s_-])",
    re.IGNORECASE,
)


def names_credit(attributes: dict[str, str | None]) -> bool:
    """Whether an element is named for a credit."""
    value = attributes.get("class") or attributes.get("itemprop")
    return bool(value) and _CREDIT_NAME.search(value[:200]) is not None
