"""A page as the model of layout sees it: its elements, and what stands in them.

The first pass is made here.  It is linear and looks at a block alone: the names of the
elements that it stands in, its size, how much of it is links.  What it finds is then
gathered by element, where the second pass (:mod:`newsclean.judging.layout_features`) reads it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from math import exp
from types import FunctionType
from typing import TYPE_CHECKING

from newsclean.judging.layout_looks import Look, Looks
from newsclean.judging.layout_rows import running_sums
from newsclean.model.blocks import Block, Markup
from newsclean.text.letters import FIRST_UNSPACED, is_small, is_unspaced
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
        return 3 if len(text) > 1 and text[-2] == "." else 1
    if last.isalnum():
        return 0
    found = _ENDS.get(last)
    if found is None:
        found = 1 if ends_sentence(text) else 7
    return found


def start_class(text: str) -> int:
    """How a text begins: 1 with a capital, 2 with a small letter, 3 with a figure."""
    first = text[0]
    if first.isupper():
        return 1
    if "a" <= first <= "z" or is_small(first):
        return 2
    if first.isdigit():
        return 3
    return 4 if first.isalpha() else 5


def weighted_length(text: str) -> int:
    """Characters; one of a script without spaces says as much as three."""
    size = len(text)
    return size * 3 if text[0] >= FIRST_UNSPACED and is_unspaced(text) else size


def shape_class(size: int, link_share: float) -> int:
    """Size and share of links together, as a number."""
    shape = _SHAPES[size] if size < _LARGE else _SHAPES[_LARGE]
    if link_share:
        for least in LINKS:
            if link_share < least:
                break
            shape += 1
    return shape


_LARGE = SIZES[-1]
_SHAPES = [(len(LINKS) + 1) * bisect_right(SIZES, size) for size in range(_LARGE + 1)]


# --- the first pass -------------------------------------------------------------------------


class Element:
    """An element of the page: its name, and what is in it."""

    __slots__ = ("blocks", "chars", "linked", "look", "mass", "number", "plain", "up")

    up: Element | None
    look: Look
    number: int
    """The number of the innermost ``article`` that it stands in; 0 if in none."""
    mass: float
    plain: float
    linked: float
    blocks: int
    chars: int


def _new_element(up: Element | None, look: Look, number: int) -> Element:
    # Compiled code passes arguments to an initializer by name, which takes longer than all of it.
    element = Element.__new__(Element)
    element.up = up
    element.look = look
    element.number = number
    element.mass = element.plain = element.linked = 0.0
    element.blocks = element.chars = 0
    return element


class Layout:
    """A page's blocks as the model sees them, after the first pass."""

    __slots__ = (
        "blocks", "elements", "ends", "figured", "first", "foreign", "headings", "is_placed",
        "likely", "links", "numbers", "prose", "prose_total", "sizes", "starts", "sums", "texts",
        "total", "unseen",
    )  # fmt: skip

    def __init__(self, blocks: Sequence[Block], weights: Weights) -> None:
        self.blocks = blocks
        self.texts: list[str] = []
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
        self.headings: list[int] = []
        """The blocks that are headings."""
        self.figured: list[int] = []
        """The short blocks that have figures."""
        self.unseen: list[int] = []
        """The blocks whose elements are called such that a browser does not show them."""
        self.foreign: list[int] = []
        """The blocks whose elements are called such as that are of others than the paper."""
        self.numbers: set[int] = set()
        """The numbers of the elements' articles."""
        self.is_placed = True
        """Whether it is known of all blocks where they stand."""
        self._read(weights)
        self.total = sum(self.likely)
        self.sums = running_sums(self.likely)
        """How many characters are likely the story's before each block, and on the whole page."""
        self.prose_total = sum(self.prose)

    def _read(self, weights: Weights) -> None:
        shapes, ends, starts = weights.shapes, weights.ends, weights.starts
        texts, sizes, links = self.texts, self.sizes, self.links
        elements, first = self.elements, self.first
        end_classes, start_classes = self.ends, self.starts
        likely_sizes, prose_sizes = self.likely, self.prose
        looks = weights.looks
        root = _new_element(None, looks.outermost(), 0)
        known: dict[int, Element] = {}
        for k, block in enumerate(self.blocks):
            # Of a class of its own the text would be no string to compiled code.
            text = str(block.text)
            size = weighted_length(text)
            link, element = 0.0, root
            markup = block.markup
            if markup is not None:
                link = markup.link_share
                places = markup.places
                # As `is_placed` asks.
                if 0 < len(places) == len(markup.path) == len(markup.hints):
                    found = known.get(places[-1])
                    element = _opened(markup, known, root, looks) if found is None else found
            if element is root:
                self.is_placed = False
            end, start = end_class(text), start_class(text)
            plain = shapes[shape_class(size, link)] + ends[end] + starts[start]
            look = element.look
            self._note(k, text, block, element)
            score = look.score + look.own + plain
            chance = 0.0 if score < -6 else 1 / (1 + exp(-score)) if score < 30 else 1.0
            most = float(min(size, _ENOUGH))
            likely = chance * most if chance > _UNLIKELY else 0.0
            prose = most if plain > _PROSE and size > 60 else 0.0
            element.mass += likely
            element.plain += prose
            element.blocks += 1
            element.chars += size
            element.linked += size * link
            texts.append(text)
            sizes.append(size)
            links.append(link)
            end_classes.append(end)
            start_classes.append(start)
            elements.append(element)
            first.append(score)
            likely_sizes.append(likely)
            prose_sizes.append(prose)
        _sum_up(known)

    def _note(self, k: int, text: str, block: Block, element: Element) -> None:
        """Notes what few blocks are."""
        if element.look.unseen:
            self.unseen.append(k)
        if element.look.foreign:
            self.foreign.append(k)
        self.numbers.add(element.number)
        if block.kind == "heading":
            self.headings.append(k)
        if len(text) <= _SHORT and (
            has_figures(text) if _IS_COMPILED else _FIGURE.search(text) is not None
        ):
            self.figured.append(k)


def has_figures(text: str) -> bool:
    """Whether a text has a decimal digit; a pattern is faster if this is not compiled."""
    for char in text:  # noqa: SIM110 - no closure can be compiled here
        if "0" <= char <= "9" or (char >= "\x80" and char.isdecimal()):
            return True
    return False


_IS_COMPILED = not isinstance(has_figures, FunctionType)
_FIGURE = re.compile(r"\d")
_SHORT = 40
_ENOUGH = 1000
_PROSE = 0.5
_UNLIKELY = 0.15


def _opened(markup: Markup, known: dict[int, Element], root: Element, looks: Looks) -> Element:
    """The innermost element of a path, after those on it that are not known are made known."""
    path, hints, places = markup.path, markup.hints, markup.places
    depth = at = min(len(places), _DEEPEST)
    element = root
    while at:
        found = known.get(places[at - 1])
        if found is not None:
            element = found
            break
        at -= 1
    look = element.look
    for k in range(at, depth):
        look = looks.within(look, (path[k], hints[k]))
        place = places[k]
        element = _new_element(element, look, place if look.is_article else element.number)
        known[place] = element
    return element


def _sum_up(known: dict[int, Element]) -> None:
    """Adds what is in each element to the one around it."""
    # Those inside before those around.
    for element in reversed(known.values()):
        up = element.up
        if up is not None:
            up.mass += element.mass
            up.plain += element.plain
            up.blocks += element.blocks
            up.chars += element.chars
            up.linked += element.linked


# Pages are refused that are nested half as deep; articles made by hand may be deeper, and to free
# a chain of millions of compiled elements would overflow the stack.
_DEEPEST = 10_000
