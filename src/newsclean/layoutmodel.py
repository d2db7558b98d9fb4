"""A learned model of a page's layout: which of its blocks are the story.

Two passes.  The first is linear and looks at a block alone: the names of the
elements that it stands in, its size, how much of it is links.  The second is a
few dozen small trees over what the first thinks of the block, of those about it,
and of all that stands in the same elements: that is where a page's story shows.
Nothing looks at words of a language, so a page in one that was not shown is no
stranger.  Learning is done in ``training/layout.py``; here is what must be the
same there and at run time.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import exp
from pathlib import Path
from typing import Any, TypeAlias

from newsclean.layoutnames import RANKS, label_of
from newsclean.model import Block, Markup
from newsclean.spans import is_unspaced
from newsclean.text import ends_sentence

WEIGHTS = Path(__file__).with_name("models") / "layout.json"

# --- names of elements ----------------------------------------------------------------------

_WORD = re.compile("[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_HINT = 400


def names(tag: str, hint: str) -> list[str]:
    """What an element is called: its tag, the words of its class, id, role and itemprop.

    >>> names("div", "articleBody story-body")
    ['<div', 'article', 'body', 'story', 'articlebody', 'story-body']
    """
    found = ["<" + tag]
    if hint:
        hint = hint[:_LONGEST_HINT]
        words = [word.lower() for word in _WORD.findall(hint) if len(word) > 1]
        if len(words) > 1:
            words += [name for name in hint.lower().split() if name not in words]
        found += dict.fromkeys(words)
    return found


# --- shape of blocks ------------------------------------------------------------------------

SIZES = (8, 16, 28, 45, 70, 110, 170, 260, 420)
LINKS = (0.01, 0.15, 0.35, 0.6, 0.9)
_ENDS = {":": 2, "：": 2, "…": 3, ",": 3, "|": 4, "»": 4, "›": 4, "?": 5, "？": 5, ")": 6}


def end_of(text: str) -> int:
    """How a text ends: 1 as a sentence does, 0 in letters, others by their mark."""
    last = text[-1]
    if last == ".":
        return 1 if text[-2:-1] != "." else 3
    found = _ENDS.get(last)
    if found is None:
        found = 0 if last.isalnum() else 1 if ends_sentence(text) else 7
    return found


def start_of(text: str) -> int:
    """How a text begins: 1 with a capital, 2 with a small letter, 3 with a figure."""
    first = text[0]
    if first.isupper():
        return 1
    if first.islower():
        return 2
    if first.isdigit():
        return 3
    return 4 if first.isalpha() else 5


def size_of(text: str) -> int:
    """Characters; one of a script without spaces says as much as three."""
    size = len(text)
    return size if text.isascii() else size * 3 if is_unspaced(text) else size


def shape_of(size: int, link_share: float) -> int:
    """Size and share of links together, as a number."""
    return bisect_right(SIZES, size) * (len(LINKS) + 1) + bisect_right(LINKS, link_share)


# --- the first pass -------------------------------------------------------------------------


class Element:
    """An element of the page: what its name and the names around it say, and what is in it."""

    __slots__ = (
        "blocks", "called", "called_from", "chars", "kind", "label", "linked", "low", "mass",
        "number", "own", "plain", "score", "tags", "unseen", "up",
    )  # fmt: skip

    def __init__(
        self, up: Element | None, weight: float, own: float, tag: str = "", label: int = 0
    ) -> None:
        self.up = up
        self.tags: int = (up.tags if up is not None else 0) | _BITS.get(tag, 0)
        self.plain = 0.0
        self.unseen: bool = up is not None and up.unseen
        """Whether its name, or one around it, says that a browser does not show it."""
        self.kind = 0
        """A number that it shares with all whose path is called the same."""
        self.number: int = up.number if up is not None else 0
        """The number of the innermost ``article`` that it stands in; 0 if in none."""
        self.label = label
        """The number of the label that its name speaks for; 0 if none."""
        self.called: int = label or (up.called if up is not None else 0)
        """The label of the nearest element that has one, from this outwards."""
        self.called_from: int = 0 if label else up.called_from + 1 if up is not None else 0
        self.own = own
        self.score: float = weight if up is None else up.score + weight
        self.low: float = weight if up is None else min(up.low, weight)
        self.mass = 0.0
        self.blocks = 0
        self.chars = 0
        self.linked = 0.0


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
        self.sizes = [size_of(block.text) for block in blocks]
        self.links = [block.markup.link_share if block.markup else 0.0 for block in blocks]
        self.ends = [end_of(block.text) for block in blocks]
        self.starts = [start_of(block.text) for block in blocks]
        self.elements = _elements(blocks, weights)
        self.first: list[float] = []
        """What the first pass thinks of each block, as a logarithm of odds."""
        self.likely: list[float] = []
        """How many characters of each block are likely the story's."""
        self.prose: list[float] = []
        """How many characters of each block are prose by their shape, wherever they stand."""
        self._look(weights)
        self.total = sum(self.likely)
        self.prose_total = sum(self.prose)
        self._gather()

    def _look(self, weights: Weights) -> None:
        shapes, ends, starts = weights.shapes, weights.ends, weights.starts
        for size, link, end, start, element in zip(
            self.sizes, self.links, self.ends, self.starts, self.elements, strict=True
        ):
            plain = shapes[shape_of(size, link)] + ends[end] + starts[start]
            self.prose.append(min(size, _ENOUGH) if plain > _PROSE and size > 60 else 0.0)
            score = element.score + element.own + plain
            self.first.append(score)
            chance = 0.0 if score < -6 else 1 / (1 + exp(-score)) if score < 30 else 1.0
            self.likely.append(chance * min(size, _ENOUGH) if chance > _UNLIKELY else 0.0)

    def _gather(self) -> None:
        for size, link, element, likely, prose in zip(
            self.sizes, self.links, self.elements, self.likely, self.prose, strict=True
        ):
            linked = size * link
            at: Element | None = element
            steps = 0
            while at is not None and (likely or prose or steps < _NEAR):
                at.mass += likely
                at.plain += prose
                if steps < _NEAR:
                    at.blocks += 1
                    at.chars += size
                    at.linked += linked
                at = at.up
                steps += 1


_ENOUGH = 1000
_PROSE = 0.5
_UNLIKELY = 0.15
_NEAR = 3


def _elements(blocks: Sequence[Block], weights: Weights) -> list[Element]:
    """The element that each block stands in."""
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
    return found


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
        weight, own, label, unseen = weights.naming(tag, hint)
        # Pages are called by what they are about: the outermost name is no kind.
        kind = kinds.setdefault((element.kind, tag, hint if k else ""), len(kinds) + 1)
        element = known[places[k]] = Element(element, weight, own, tag, label)
        element.kind = kind
        element.unseen = element.unseen or unseen
        if tag == "article":
            element.number = places[k]
    return element


# --- the second pass ------------------------------------------------------------------------

FEATURES = (
    # of the block itself
    "first score low own up_score rank size link end start level kind tag depth commas digits"
    " images"
    # of those about it
    " prev next size_prev size_next link_prev link_next before after best_prev best_next"
    # of the elements that it stands in
    " share up_share up2_share plain_share up_plain up2_plain run chars linked up_linked"
    " in_figure in_header in_aside in_list in_article in_main in_quote"
    " label up_label called called_from"
    # of all that stands in elements of its kind
    " alike_share alike_blocks alike_plain first_like"
    # of its place in the story
    " in_story below_story story_share passed since until relative best_first total"
    # of its place in the page
    " position from_title headings one_article article_run others"
    # of what else says the same
    " titled copies described stated has_stated best_stated"
).split()
_KINDS = {
    "paragraph": 0,
    "heading": 1,
    "list_item": 2,
    "quote": 3,
    "preformatted": 4,
    "table_row": 5,
}
_TAGS = {"p": 1, "div": 2, "li": 3, "span": 4, "section": 5, "td": 6, "tr": 7, "figcaption": 8,
         "article": 9, "aside": 10, "footer": 11, "header": 12, "nav": 13, "form": 14, "main": 15,
         "blockquote": 16, "dd": 17, "dt": 18, "h1": 19, "h2": 20, "h3": 21, "h4": 22, "h5": 23,
         "h6": 24, "center": 25, "address": 26, "figure": 27, "script": 28}  # fmt: skip
_SURE = 0.0
_FAR = 50


Columns: TypeAlias = list[list[Any]]


def features(
    layout: Layout, title: str | None, description: str | None, least: float
) -> dict[int, Sequence[float]]:
    """What the second pass looks at, for each block that the first gives at least ``least``.

    In the order of ``FEATURES``; each function below gives the columns of one idea.
    """
    wanted = [k for k, score in enumerate(layout.first) if score >= least]
    if not wanted:
        return {}
    titled = squashed(title or "")
    story = _story(layout)
    columns = [
        *_own(layout, wanted),
        *_near(layout, wanted),
        *_around(layout, wanted),
        *_alike(layout, wanted),
        *_in_story(layout, wanted, story),
        *_on_page(layout, wanted, titled, story),
        *_said(layout, wanted, titled, squashed(description or "")[:_LONGEST_TITLE]),
        *_stated(layout, wanted),
    ]
    return dict(zip(wanted, zip(*columns, strict=True), strict=True))


def _own(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What the block and its element show by themselves."""
    first, sizes, links = layout.first, layout.sizes, layout.links
    ends, starts = layout.ends, layout.starts
    blocks = [layout.blocks[k] for k in wanted]
    elements = [layout.elements[k] for k in wanted]
    paths = [block.markup.path if block.markup else () for block in blocks]
    return [
        [first[k] for k in wanted],
        [e.score for e in elements],
        [e.low for e in elements],
        [e.own for e in elements],
        [(e.up or e).score for e in elements],
        [e.low - e.own for e in elements],
        [sizes[k] for k in wanted],
        [links[k] for k in wanted],
        [ends[k] for k in wanted],
        [starts[k] for k in wanted],
        [block.level or 0 for block in blocks],
        [_KINDS[block.kind] for block in blocks],
        [_TAGS.get(path[-1], 0) if path else 0 for path in paths],
        [len(path) for path in paths],
        [sum(map(block.text.count, _COMMAS)) for block in blocks],
        [sum(map(block.text.count, _DIGITS)) / len(block.text) for block in blocks],
        [block.markup.images if block.markup else 0 for block in blocks],
    ]


_COMMAS = ",，、"
_DIGITS = "0123456789"


def _near(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What is thought of the blocks before and behind."""
    # Whatever stands at an end of the page has nothing beyond; -1 is the entry behind the last.
    first, sizes, links = [*layout.first, _NOTHING], [*layout.sizes, 0], [*layout.links, 0.0]
    sums = _sums(layout.likely)
    last = len(layout.blocks)
    return [
        [first[k - 1] for k in wanted],
        [first[k + 1] for k in wanted],
        [sizes[k - 1] for k in wanted],
        [sizes[k + 1] for k in wanted],
        [links[k - 1] for k in wanted],
        [links[k + 1] for k in wanted],
        [sums[k] - sums[max(0, k - 4)] for k in wanted],
        [sums[min(last, k + 5)] - sums[k + 1] for k in wanted],
        [max(first[max(0, k - 3) : k], default=_NOTHING) for k in wanted],
        [max(first[k + 1 : k + 4]) for k in wanted],
    ]


_NOTHING = -9.0


def _sums(values: Iterable[float]) -> list[float]:
    """Sums from the first on, so that any stretch is a difference."""
    return [0.0, *accumulate(values)]


def _around(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What else stands in the elements around the block, and what they are called."""
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    elements = [layout.elements[k] for k in wanted]
    ups = [element.up or element for element in elements]
    up2s = [up.up or up for up in ups]
    return [
        [e.mass / total for e in elements],
        [e.mass / total for e in ups],
        [e.mass / total for e in up2s],
        [e.plain / plain for e in elements],
        [e.plain / plain for e in ups],
        [e.plain / plain for e in up2s],
        [e.blocks for e in elements],
        [e.chars for e in elements],
        [e.linked / (e.chars or 1) for e in elements],
        [e.linked / (e.chars or 1) for e in ups],
        *[[e.tags & bit for e in elements] for bit in _TOLD],
        [e.label for e in elements],
        [e.label for e in ups],
        [e.called for e in elements],
        [e.called_from for e in elements],
    ]


_TOLD = (1, 2, 4, 8, 16, 32, 64)


def _alike(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands in all elements whose path is called the same."""
    found: dict[int, list[float]] = {}
    entries: list[list[float]] = []
    for k, element in enumerate(layout.elements):
        entry = found.get(element.kind)
        if entry is None:
            entry = found[element.kind] = [0.0, 0.0, 0.0, k]
        entry[0] += layout.likely[k]
        entry[1] += 1
        entry[2] += layout.prose[k]
        entries.append(entry)
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    return [
        [entries[k][0] / total for k in wanted],
        [entries[k][1] for k in wanted],
        [entries[k][2] / plain for k in wanted],
        [k - entries[k][3] for k in wanted],
    ]


def _in_story(layout: Layout, wanted: Sequence[int], story: Element) -> Columns:
    """Where the block stands in the story, and how it compares with the best of it."""
    first, total = layout.first, layout.total or 1.0
    since, until = _distances(first)
    sums = _sums(layout.likely)
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    inside = [_inside(layout.elements[k], story) for k in wanted]
    many = len(wanted)
    return [
        [within for within, _ in inside],
        [steps for _, steps in inside],
        [story.mass / total] * many,
        [sums[k] / total for k in wanted],
        [min(_FAR, k - since[k]) for k in wanted],
        [min(_FAR, until[k] - k) for k in wanted],
        [first[k] - best for k in wanted],
        [best] * many,
        [layout.total] * many,
    ]


def _on_page(layout: Layout, wanted: Sequence[int], titled: str, story: Element) -> Columns:
    """Where the block stands on the page: from the headline, in which ``<article>``."""
    blocks, elements, count = layout.blocks, layout.elements, len(layout.blocks)
    headline = _headline(blocks, titled)
    headings = _headings(blocks)
    number = elements[headline].number if headline >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    others = _others(blocks, headline)
    passed = bisect_right(others, headline)
    numbers = [elements[k].number for k in wanted]
    return [
        [k / count for k in wanted],
        [max(-_FAR, min(_FAR, k - headline)) for k in wanted],
        [headings[k] for k in wanted],
        [1 if own == number else 2 if own else 0 for own in numbers],
        [k - starts[own] for k, own in zip(wanted, numbers, strict=True)],
        [bisect_right(others, k) - passed for k in wanted],
    ]


def _said(layout: Layout, wanted: Sequence[int], titled: str, summary: str) -> Columns:
    """Whether title, description or other blocks say the same."""
    blocks, sizes = layout.blocks, layout.sizes
    copies = Counter([block.text for block in blocks])
    bare = [
        squashed(blocks[k].text) if sizes[k] <= _LONGEST_TITLE and (titled or summary) else ""
        for k in wanted
    ]
    return [
        [
            (2 if own == titled else 1 if own in titled or titled in own else 0) if own else 0
            for own in bare
        ],
        [copies[blocks[k].text] for k in wanted],
        [1 if len(own) > 20 and own in summary else 0 for own in bare],
    ]


def _stated(layout: Layout, wanted: Sequence[int]) -> Columns:
    """How much of the block, and of what is near, the page's JSON-LD has."""
    stated = [block.markup.stated if block.markup else 0.0 for block in layout.blocks]
    if not any(stated):
        return [[0.0] * len(wanted)] * 3
    total = min(2000.0, sum([s * size for s, size in zip(stated, layout.sizes, strict=True)]))
    return [
        [stated[k] for k in wanted],
        [total] * len(wanted),
        [max(stated[max(0, k - 2) : k + 3]) for k in wanted],
    ]


_LONGEST_TITLE = 300


def _story(layout: Layout) -> Element:
    """The innermost element that has most of what is likely the story's."""
    best: Element | None = None
    for k, element in enumerate(layout.elements):
        if layout.likely[k]:
            at: Element | None = element
            while at is not None and at.mass < _MOST * layout.total:
                at = at.up
            if at is not None and (best is None or at.score < best.score or at.mass < best.mass):
                best = at if best is None or _is_within(at, best) else best
    return best or layout.elements[0]


_MOST = 0.6


def _is_within(element: Element, other: Element) -> bool:
    at: Element | None = element
    while at is not None:
        if at is other:
            return True
        at = at.up
    return False


def _inside(element: Element, story: Element) -> tuple[int, int]:
    """How many elements lie between the story's and this one; up to where they meet if outside."""
    steps = 0
    at: Element | None = element
    while at is not None:
        if at is story:
            return 1, steps
        at = at.up
        steps += 1
    return 0, steps


def _distances(first: Sequence[float]) -> tuple[list[int], list[int]]:
    """For each block the last before it that is rather the story's, and the next behind it."""
    since: list[int] = []
    last = -_FAR
    for k, score in enumerate(first):
        since.append(last)
        if score > _SURE:
            last = k
    until = [0] * len(first)
    following = len(first) + _FAR
    for k in range(len(first) - 1, -1, -1):
        until[k] = following
        if first[k] > _SURE:
            following = k
    return since, until


def _headline(blocks: Sequence[Block], titled: str) -> int:
    """Where the headline stands: the last first heading, or the first line that says the title."""
    found = -1
    for k, block in enumerate(blocks):
        if block.kind == "heading" and titled and squashed(block.text) == titled:
            return k
        if found < 0 and block.markup is not None and "h1" in block.markup.path:
            found = k
    return found


def _headings(blocks: Sequence[Block]) -> list[int]:
    """For each block how many first headings stand before it."""
    counts: list[int] = []
    count = 0
    for block in blocks:
        counts.append(count)
        count += block.level == 1
    return counts


def _others(blocks: Sequence[Block], headline: int) -> list[int]:
    """Where headings stand that are made as the headline is: other stories begin there."""
    markup = blocks[headline].markup if headline >= 0 else None
    if markup is None:
        return []
    own = _NUMBER.sub("", markup.hints[-1])
    return [
        k
        for k, block in enumerate(blocks)
        if block.kind == "heading"
        and block.markup is not None
        and block.markup.path == markup.path
        and _NUMBER.sub("", block.markup.hints[-1]) == own
        and block.text != blocks[headline].text
    ]


_NUMBER = re.compile(r"\d+")


def _end_of_story(layout: Layout, titled: str) -> int:
    """Where the next story begins, on pages that have several one under another.

    The headline must say the title, and another one like it stand in an ``<article>`` of its own.
    """
    blocks, elements = layout.blocks, layout.elements
    headline = _headline(blocks, titled)
    if headline < 0 or blocks[headline].level != 1 or squashed(blocks[headline].text) != titled:
        return len(blocks)
    own = elements[headline].number
    for k in _others(blocks, headline):
        other = elements[k].number
        if k > headline and own and other and other != own:
            return next(j for j, element in enumerate(elements) if element.number == other)
    return len(blocks)


def squashed(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return _NOT_WORD.sub("", text.lower())


_NOT_WORD = re.compile(r"[\W_]+")


# --- weights --------------------------------------------------------------------------------


class Weights:
    """What was learned."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.names: dict[str, float] = data["names"]
        self.own: dict[str, float] = data["own"]
        self.shapes: list[float] = data["shapes"]
        self.ends: list[float] = data["ends"]
        self.starts: list[float] = data["starts"]
        self.bias: float = data["bias"]
        self.least: float = data.get("least", -99.0)
        self.base: float = data.get("base", 0.0)
        self._stages = _staged([tuple(tree) for tree in data.get("trees", ())])
        self._known: dict[tuple[str, str], tuple[float, float, int, bool]] = {}

    def naming(self, tag: str, hint: str) -> tuple[float, float, int, bool]:
        """What an element's name says for all in it, and for its own text besides.

        Then the number of its label, and whether the name says that it is not shown.
        """
        known = self._known.get((tag, hint))
        if known is None:
            found = names(tag, hint)
            weight, own = self.names.get, self.own.get
            known = (
                sum([weight(n, 0.0) for n in found]),
                sum([own(n, 0.0) for n in found]),
                RANKS.get(label_of(tag, hint) or "", 0),
                _says_unseen(hint),
            )
            if len(self._known) < _MOST_KNOWN:
                self._known[tag, hint] = known
        return known

    def second(self, row: Sequence[float]) -> float:
        """What the second pass thinks of a block with these features: a logarithm of odds."""
        score = self.base
        for trees, enough in self._stages:
            for features, bounds, lefts, rights, leaves in trees:
                node = 0
                while node >= 0:
                    node = lefts[node] if row[features[node]] <= bounds[node] else rights[node]
                score += leaves[~node]
            if score > enough or score < -enough:
                break
        return score


# After so many trees a score that is so far from 0 is enough: of 8,000 blocks of pages, no more
# than one in 2,000 would have ended on the other side.
_STAGES = ((16, 1.6), (24, 1.6), (36, 1.5), (48, 1.1), (72, 0.7))


def _staged(trees: Sequence[_Tree]) -> list[tuple[Sequence[_Tree], float]]:
    stages: list[tuple[Sequence[_Tree], float]] = []
    at = 0
    for end, enough in _STAGES:
        stages.append((trees[at:end], enough))
        at = end
    return [*stages, (trees[at:], 0.0)]


# Features looked at, bounds, where to go at or below, where above (a leaf if negative), leaves.
_Tree: TypeAlias = tuple[list[int], list[float], list[int], list[int], list[float]]
_MOST_KNOWN = 20_000


@cache
def weights() -> Weights:
    """The weights that come with newsclean, loaded on first use."""
    return Weights(json.loads(WEIGHTS.read_bytes()))


def scores(
    layout: Layout, title: str | None, description: str | None, learned: Weights
) -> list[float]:
    """For each block the logarithm of odds that it is the story's.

    ``title`` is the page's headline, ``description`` its summary, if known.
    """
    found = [min(score, _RULED_OUT) for score in layout.first]
    end = _end_of_story(layout, squashed(title or ""))
    unseen = _unseen(layout)
    for k, row in features(layout, title, description, learned.least).items():
        found[k] = _RULED_OUT if k >= end or k in unseen else learned.second(row)
    return found


def _unseen(layout: Layout) -> set[int]:
    """The blocks that a browser does not show, unless they are most of the story."""
    found = {k for k, element in enumerate(layout.elements) if element.unseen}
    if sum([layout.likely[k] for k in found]) > layout.total / 2:
        return set()
    return found


def _says_unseen(hint: str) -> bool:
    """Whether a name is one by which style sheets hide elements at every width of the window.

    >>> [_says_unseen(hint) for hint in ("support hidden", "sr-only", "hidden md:block")]
    [True, True, False]
    """
    return _UNSEEN.search(hint) is not None and ":" not in hint


_UNSEEN = re.compile(
    r"(?<![\w-])(?:(?:is-)?hidden|visually-?hidden|u-hidden-visually|sr-only"
    r"|screen-reader-(?:text|only))(?![\w-])",
    re.IGNORECASE,
)
_RULED_OUT = -4.0


def chosen(scores: Sequence[float]) -> set[int]:
    """The blocks that are the story, by the likeliest run of scores.

    To go from what is the story to what is not costs a little, and so does the way back.
    """
    steps: list[tuple[bool, bool]] = []
    out = within = 0.0
    for score in scores:
        stays_out, stays_in = out >= within - _CHANGE, within >= out - _CHANGE
        steps.append((not stays_out, stays_in))
        out, within = (
            out if stays_out else within - _CHANGE,
            (within if stays_in else out - _CHANGE) + max(-_MOST_SAID, min(_MOST_SAID, score)),
        )
    is_in = within > out
    found: set[int] = set()
    for k in range(len(steps) - 1, -1, -1):
        if is_in:
            found.add(k)
        is_in = steps[k][is_in]
    return found


def most_prose(layout: Layout) -> set[int]:
    """The prose in the elements of one kind that have most of it; none if it is too little."""
    amounts: dict[int, float] = {}
    for element, prose in zip(layout.elements, layout.prose, strict=True):
        amounts[element.kind] = amounts.get(element.kind, 0.0) + prose
    best = max(amounts, key=amounts.__getitem__, default=0)
    if amounts.get(best, 0.0) < _LEAST_PROSE:
        return set()
    return {
        k for k, element in enumerate(layout.elements) if element.kind == best and layout.prose[k]
    }


_LEAST_PROSE = 800
_CHANGE = 0.2
_MOST_SAID = 6.0
