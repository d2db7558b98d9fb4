"""A page as the model of layout sees it: its elements, and what stands in them.

The first pass is made here.  It is linear and looks at a block alone: the names of the
elements that it stands in, its size, how much of it is links.  What it finds is then
gathered by element, where the second pass (:mod:`newsclean.judging.layout_features`) reads it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING

from newsclean.model.blocks import Block, Markup
from newsclean.text.letters import is_small, is_unspaced
from newsclean.text.sentences import ends_sentence

if TYPE_CHECKING:
    from newsclean.judging.layout_model import Weights

# --- shape of blocks ------------------------------------------------------------------------

SIZES = (8, 16, 28, 45, 70, 110, 170, 260, 420)
LINKS = (0.01, 0.15, 0.35, 0.6, 0.9)
_ENDS = {":": 2, "：": 2, "…": 3, ",": 3, "|": 4, "»": 4, "›": 4, "?": 5, "？": 5, ")": 6}


def end_class(text: str) -> int:
    """How a text ends: 1 as a sentence does, 0 in letters, others by their mark."""
    last = text[-1]
    if last == ".":
        return 1 if text[-2:-1] != "." else 3
    found = _ENDS.get(last)
    if found is None:
        found = 0 if last.isalnum() else 1 if ends_sentence(text) else 7
    return found


def start_class(text: str) -> int:
    """How a text begins: 1 with a capital, 2 with a small letter, 3 with a figure."""
    first = text[0]
    if first.isupper():
        return 1
    if is_small(first):
        return 2
    if first.isdigit():
        return 3
    return 4 if first.isalpha() else 5


def weighted_length(text: str) -> int:
    """Characters; one of a script without spaces says as much as three."""
    size = len(text)
    return size if text.isascii() else size * 3 if is_unspaced(text) else size


def shape_class(size: int, link_share: float) -> int:
    """Size and share of links together, as a number."""
    row = _SHAPES[min(size, SIZES[-1])]
    return row + bisect_right(LINKS, link_share) if link_share else row


_SHAPES = [(len(LINKS) + 1) * bisect_right(SIZES, size) for size in range(SIZES[-1] + 1)]


# --- the first pass -------------------------------------------------------------------------


class Look:
    """What an element is called, and what the names around it say.

    All elements that are called the same, and stand in such as are called the same, share one.
    """

    __slots__ = (
        "called", "called_from", "foreign", "inside", "is_article", "kind", "label", "low", "own",
        "score", "tags", "unseen",
    )  # fmt: skip

    def __init__(self, weight: float, own: float, label: int = 0) -> None:
        self.score = self.low = weight
        self.own = own
        self.label = self.called = label
        """The number of the label that its name speaks for, and of the nearest one from this
        outwards that speaks for any; 0 if none."""
        self.called_from = 0
        """How many elements further out that is."""
        self.kind = 0
        """A number that it shares with all whose path is called the same."""
        self.tags = 0
        self.is_article = False
        self.unseen = False
        """Whether its name, or one around it, says that a browser does not show it."""
        self.foreign = False
        """Whether its name, or one around it, says that it is of others than the paper."""
        self.inside: dict[tuple[str, str], Look] = {}
        """By tag and name the looks of what was seen in it."""

    def add(self, tag: str, hint: str, look: Look) -> Look:
        """The look of what stands in this one and is called so, given by its own name."""
        look.tags = self.tags | _BITS.get(tag, 0)
        look.is_article = tag == "article"
        look.unseen = look.unseen or self.unseen
        look.foreign = look.foreign or self.foreign
        if not look.label:
            look.called, look.called_from = self.called, self.called_from + 1
        look.low = min(look.score, self.low)
        look.score += self.score
        return self.inside.setdefault((tag, hint), look)


class Element:
    """An element of the page: its name, and what is in it."""

    __slots__ = ("blocks", "chars", "linked", "look", "mass", "number", "plain", "up")

    def __init__(self, up: Element | None, look: Look, number: int) -> None:
        self.up = up
        self.look = look
        self.number = number
        """The number of the innermost ``article`` that it stands in; 0 if in none."""
        self.mass = self.plain = self.linked = 0.0
        self.blocks = self.chars = 0


# Tags that say much of all that is in them, as bits of a number.
H1 = 256
_BITS = {
    "figure": 1, "figcaption": 1, "header": 2, "aside": 4, "nav": 4, "footer": 4, "li": 8, "td": 8,
    "th": 8, "dl": 8, "article": 16, "main": 32, "blockquote": 64, "form": 128, "h1": H1,
}  # fmt: skip


class Layout:
    """A page's blocks as the model sees them, after the first pass."""

    __slots__ = (
        "blocks", "elements", "ends", "first", "likely", "links", "prose", "prose_total", "sizes",
        "starts", "total",
    )  # fmt: skip

    def __init__(self, blocks: Sequence[Block], weights: Weights) -> None:
        self.blocks = blocks
        self.sizes: list[int] = []
        self.links: list[float] = []
        self.ends: list[int] = []
        self.starts: list[int] = []
        self.elements: list[Element] = []
        """The element that each block stands in."""
        self.first: list[float] = []
        """What the first pass thinks of each block, as a logarithm of odds."""
        self.likely: list[float] = []
        """How many characters of each block are likely the story's."""
        self.prose: list[float] = []
        """How many characters of each block are prose by their shape, wherever they stand."""
        self._read(weights)
        self.total = sum(self.likely)
        self.prose_total = sum(self.prose)

    def _read(self, weights: Weights) -> None:
        shapes, ends, starts = weights.shapes, weights.ends, weights.starts
        sizes, links, elements, first = self.sizes, self.links, self.elements, self.first
        end_classes, start_classes = self.ends, self.starts
        likely_sizes, prose_sizes = self.likely, self.prose
        root = Element(None, weights.outermost(), 0)
        known: dict[int, Element] = {}
        for block in self.blocks:
            # Of a class of its own the text would be no string to compiled code.
            text = str(block.text)
            size = weighted_length(text)
            link, element = 0.0, root
            markup = block.markup
            if markup is not None:
                link = markup.link_share
                places = markup.places
                found = known.get(places[-1]) if places else root
                element = _opened(markup, known, root, weights) if found is None else found
            end, start = end_class(text), start_class(text)
            plain = shapes[shape_class(size, link)] + ends[end] + starts[start]
            score = element.look.score + element.look.own + plain
            chance = 0.0 if score < -6 else 1 / (1 + exp(-score)) if score < 30 else 1.0
            most = float(min(size, _ENOUGH))
            likely = chance * most if chance > _UNLIKELY else 0.0
            prose = most if plain > _PROSE and size > 60 else 0.0
            element.mass += likely
            element.plain += prose
            element.blocks += 1
            element.chars += size
            element.linked += size * link
            sizes.append(size)
            links.append(link)
            end_classes.append(end)
            start_classes.append(start)
            elements.append(element)
            first.append(score)
            likely_sizes.append(likely)
            prose_sizes.append(prose)
        # Those inside before those around.
        for element in reversed(known.values()):
            up = element.up
            if up is not None:
                up.mass += element.mass
                up.plain += element.plain
                up.blocks += element.blocks
                up.chars += element.chars
                up.linked += element.linked


_ENOUGH = 1000
_PROSE = 0.5
_UNLIKELY = 0.15


def _opened(markup: Markup, known: dict[int, Element], root: Element, weights: Weights) -> Element:
    """The innermost element of a path, after those on it that are not known are made known."""
    path, hints, places = markup.path, markup.hints, markup.places
    depth = at = min(len(places), _DEEPEST)
    while at and places[at - 1] not in known:
        at -= 1
    element = known[places[at - 1]] if at else root
    look = element.look
    for k in range(at, depth):
        tag, hint = path[k], hints[k]
        inner = look.inside.get((tag, hint))
        look = weights.look(look, tag, hint) if inner is None else inner
        place = places[k]
        element = Element(element, look, place if look.is_article else element.number)
        known[place] = element
    return element


# Pages are refused that are nested half as deep; articles made by hand may be deeper, and to free
# a chain of millions of compiled elements would overflow the stack.
_DEEPEST = 10_000
