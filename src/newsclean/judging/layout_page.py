"""A page as the model of layout sees it: its elements, and what stands in them.

The first pass is made here.  It is linear and looks at a block alone: the names of the
elements that it stands in, its size, how much of it is links.  What it finds is then
gathered by element, where the second pass (:mod:`newsclean.judging.layout_features`) reads it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
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
    return bisect_right(SIZES, size) * (len(LINKS) + 1) + bisect_right(LINKS, link_share)


# --- the first pass -------------------------------------------------------------------------


class Element:
    """An element of the page: what its name and the names around it say, and what is in it."""

    __slots__ = (
        "blocks", "called", "called_from", "chars", "foreign", "kind", "label", "linked", "low",
        "mass", "number", "own", "plain", "score", "tags", "unseen", "up",
    )  # fmt: skip

    def __init__(
        self, up: Element | None, weight: float, own: float, tag: str = "", label: int = 0
    ) -> None:
        self.up = up
        self.own = own
        self.label = label
        """The number of the label that its name speaks for; 0 if none."""
        self.kind = 0
        """A number that it shares with all whose path is called the same."""
        self.mass = self.plain = self.linked = 0.0
        self.blocks = self.chars = 0
        if up is None:
            self.tags: int = _BITS.get(tag, 0)
            self.unseen = False
            """Whether its name, or one around it, says that a browser does not show it."""
            self.foreign = False
            """Whether its name, or one around it, says that it is of others than the paper."""
            self.number: int = 0
            """The number of the innermost ``article`` that it stands in; 0 if in none."""
            self.called: int = label
            """The label of the nearest element that has one, from this outwards."""
            self.called_from: int = 0
            self.score = weight
            self.low = weight
            return
        self.tags = up.tags | _BITS.get(tag, 0)
        self.unseen = up.unseen
        self.foreign = up.foreign
        self.number = up.number
        if label:
            self.called, self.called_from = label, 0
        else:
            self.called, self.called_from = up.called, up.called_from + 1
        self.score = up.score + weight
        self.low = weight if weight < up.low else up.low


# Tags that say much of all that is in them, as bits of a number.
_BITS = {
    "figure": 1, "figcaption": 1, "header": 2, "aside": 4, "nav": 4, "footer": 4, "li": 8, "td": 8,
    "th": 8, "dl": 8, "article": 16, "main": 32, "blockquote": 64, "form": 128,
}  # fmt: skip


class Layout:
    """A page's blocks as the model sees them, after the first pass."""

    __slots__ = (
        "blocks", "elements", "ends", "first", "likely", "links", "prose", "prose_total", "sizes",
        "starts", "total",
    )  # fmt: skip

    def __init__(self, blocks: Sequence[Block], weights: Weights) -> None:
        self.blocks = blocks
        self.sizes = [weighted_length(block.text) for block in blocks]
        self.links = [block.markup.link_share if block.markup else 0.0 for block in blocks]
        self.ends = [end_class(block.text) for block in blocks]
        self.starts = [start_class(block.text) for block in blocks]
        self.elements, opened = _elements(blocks, weights)
        self.first: list[float] = []
        """What the first pass thinks of each block, as a logarithm of odds."""
        self.likely: list[float] = []
        """How many characters of each block are likely the story's."""
        self.prose: list[float] = []
        """How many characters of each block are prose by their shape, wherever they stand."""
        self._look(weights)
        self.total = sum(self.likely)
        self.prose_total = sum(self.prose)
        self._gather(reversed(opened))

    def _look(self, weights: Weights) -> None:
        shapes, ends, starts = weights.shapes, weights.ends, weights.starts
        for size, link, end, start, element in zip(
            self.sizes, self.links, self.ends, self.starts, self.elements, strict=True
        ):
            plain = shapes[shape_class(size, link)] + ends[end] + starts[start]
            self.prose.append(min(size, _ENOUGH) if plain > _PROSE and size > 60 else 0.0)
            score = element.score + element.own + plain
            self.first.append(score)
            chance = 0.0 if score < -6 else 1 / (1 + exp(-score)) if score < 30 else 1.0
            self.likely.append(chance * min(size, _ENOUGH) if chance > _UNLIKELY else 0.0)

    def _gather(self, opened: Iterable[Element]) -> None:
        """Sums by element what is in it; ``opened`` has those inside before those around."""
        for size, link, element, likely, prose in zip(
            self.sizes, self.links, self.elements, self.likely, self.prose, strict=True
        ):
            element.mass += likely
            element.plain += prose
            element.blocks += 1
            element.chars += size
            element.linked += size * link
        for element in opened:
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


def _elements(blocks: Sequence[Block], weights: Weights) -> tuple[list[Element], list[Element]]:
    """The element that each block stands in; and all elements, those around before those inside."""
    known: dict[int, Element] = {_ROOT: Element(None, weights.bias, 0.0)}
    kinds: dict[tuple[int, str, str], int] = {}
    found: list[Element] = []
    for block in blocks:
        markup = block.markup
        if markup is None or not markup.places:
            found.append(known[_ROOT])
            continue
        element = known.get(markup.places[-1])
        found.append(element or _opened(markup, known, kinds, weights))
    return found, list(known.values())


_ROOT = -1


def _opened(
    markup: Markup,
    known: dict[int, Element],
    kinds: dict[tuple[int, str, str], int],
    weights: Weights,
) -> Element:
    """The innermost element of a path, after those on it that are not known are made known."""
    path, hints, places = markup.path, markup.hints, markup.places
    depth = at = min(len(path), len(hints), len(places))
    while at and places[at - 1] not in known:
        at -= 1
    element = known[places[at - 1] if at else _ROOT]
    for k in range(at, depth):
        tag, hint = path[k], hints[k]
        weight, own, label, unseen, foreign = weights.naming(tag, hint)
        # Pages are called by what they are about: the outermost name is no kind.
        kind = kinds.setdefault((element.kind, tag, hint if k else ""), len(kinds) + 1)
        element = known[places[k]] = Element(element, weight, own, tag, label)
        element.kind = kind
        element.unseen = element.unseen or unseen
        element.foreign = element.foreign or foreign
        if tag == "article":
            element.number = places[k]
    return element
