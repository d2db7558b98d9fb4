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
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import Any, TypeAlias

from newsclean.layoutnames import RANKS, label_of
from newsclean.model import Block
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
        "blocks", "called", "called_from", "chars", "label", "linked", "low", "mass", "number",
        "own", "plain", "score", "tags", "up",
    )  # fmt: skip

    def __init__(
        self, up: Element | None, weight: float, own: float, tag: str = "", label: int = 0
    ) -> None:
        self.up = up
        self.tags: int = (up.tags if up is not None else 0) | _BITS.get(tag, 0)
        self.plain = 0.0
        self.number = 0
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
        "blocks", "elements", "first", "likely", "prose", "prose_total", "sizes", "total"
    )  # fmt: skip

    def __init__(self, blocks: Sequence[Block], weights: Weights) -> None:
        self.blocks = blocks
        self.sizes = [size_of(block.text) for block in blocks]
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
        for block, size, element in zip(self.blocks, self.sizes, self.elements, strict=True):
            text = block.text
            shape = shape_of(size, block.markup.link_share if block.markup else 0.0)
            plain = shapes[shape] + ends[end_of(text)] + starts[start_of(text)]
            self.prose.append(min(size, _ENOUGH) if plain > _PROSE and size > 60 else 0.0)
            score = element.score + element.own + plain
            self.first.append(score)
            chance = 0.0 if score < -6 else 1 / (1 + exp(-score)) if score < 30 else 1.0
            self.likely.append(chance * min(size, _ENOUGH) if chance > _UNLIKELY else 0.0)

    def _gather(self) -> None:
        for block, size, element, likely, prose in zip(
            self.blocks, self.sizes, self.elements, self.likely, self.prose, strict=True
        ):
            linked = size * block.markup.link_share if block.markup else 0.0
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
    known: dict[int, Element] = {}
    root = Element(None, weights.bias, 0.0)
    found: list[Element] = []
    for block in blocks:
        markup = block.markup
        if markup is None or not markup.places:
            found.append(root)
            continue
        element = known.get(markup.places[-1])
        if element is None:
            element = root
            for tag, hint, place in zip(markup.path, markup.hints, markup.places, strict=False):
                below = known.get(place)
                if below is None:
                    weight, own, label = weights.naming(tag, hint)
                    below = known[place] = Element(element, weight, own, tag, label)
                    below.number = place if tag == "article" else element.number
                element = below
        found.append(element)
    return found


# --- the second pass ------------------------------------------------------------------------

FEATURES = (
    "first score low own up_score size link end start level kind depth"
    " prev next before after size_prev size_next link_prev link_next best_prev best_next"
    " share up_share up2_share alike_share alike_blocks chars linked up_linked"
    " in_story below_story story_share passed position since until from_title"
    " titled copies inside commas digits tag run"
    " relative plain_share up_plain up2_plain alike_plain in_figure in_header in_aside in_list"
    " in_article in_main in_quote described stated has_stated best_stated rank first_like"
    " images images_next headings one_article article_run best_first total"
    " label up_label called called_from"
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
_MOST_RUN = 20
_FAR = 50


def features(
    layout: Layout, title: str | None, description: str | None, least: float
) -> dict[int, list[float]]:
    """What the second pass looks at, for each block that the first gives at least ``least``."""
    blocks, first, sizes, likely = layout.blocks, layout.first, layout.sizes, layout.likely
    elements = layout.elements
    count = len(blocks)
    total = layout.total or 1.0
    wanted = [k for k in range(count) if first[k] >= least]
    if not wanted:
        return {}
    story = _story(layout)
    links = [block.markup.link_share if block.markup else 0.0 for block in blocks]
    pictures = [*[block.markup.images if block.markup else 0 for block in blocks], 0]
    # Sums of what is likely, so that any stretch of blocks is a difference.
    sums = [0.0]
    for value in likely:
        sums.append(sums[-1] + value)
    since, until = _distances(first)
    alike: dict[tuple[Any, ...], list[float]] = {}
    for k, block in enumerate(blocks):
        markup = block.markup
        entry = alike.setdefault(
            (markup.path, markup.hints[1:]) if markup else (), [0.0, 0.0, 0.0, k]
        )
        entry[0] += likely[k]
        entry[1] += 1
        entry[2] += layout.prose[k]
    copies: dict[str, int] = {}
    for block in blocks:
        copies[block.text] = copies.get(block.text, 0) + 1
    plain_total = layout.prose_total or 1.0
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    stated = [block.markup.stated if block.markup else 0.0 for block in blocks]
    stated_total = min(2000.0, sum([s * size for s, size in zip(stated, sizes, strict=True)]))
    summary = squashed(description or "")[:_LONGEST_TITLE]
    titled = squashed(title or "")
    headline = _headline(blocks, titled)
    headings = _headings(blocks)
    number = elements[headline].number if headline >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    whole = None
    found: dict[int, list[float]] = {}
    for k in wanted:
        block = blocks[k]
        text, markup, element = block.text, block.markup, elements[k]
        up = element.up or element
        up2 = up.up or up
        size = sizes[k]
        similar = alike[(markup.path, markup.hints[1:]) if markup else ()]
        inside, below = _inside(element, story)
        is_inside = 0
        if 20 <= size <= 400 and (block.kind == "quote" or similar[1] < 4):
            whole = "\n".join([b.text for b in blocks]) if whole is None else whole
            is_inside = whole.count(text.strip(_QUOTES)) - copies[text]
        bare = squashed(text) if size <= _LONGEST_TITLE and (titled or summary) else ""
        tags = element.tags
        found[k] = [
            first[k],
            element.score,
            element.low,
            element.own,
            up.score,
            size,
            links[k],
            end_of(text),
            start_of(text),
            block.level or 0,
            _KINDS[block.kind],
            len(markup.path) if markup else 0,
            first[k - 1] if k else -9.0,
            first[k + 1] if k + 1 < count else -9.0,
            sums[k] - sums[max(0, k - 4)],
            sums[min(count, k + 5)] - sums[k + 1],
            sizes[k - 1] if k else 0,
            sizes[k + 1] if k + 1 < count else 0,
            links[k - 1] if k else 0.0,
            links[k + 1] if k + 1 < count else 0.0,
            max(first[max(0, k - 3) : k], default=-9.0),
            max(first[k + 1 : k + 4], default=-9.0),
            element.mass / total,
            up.mass / total,
            up2.mass / total,
            similar[0] / total,
            similar[1],
            element.chars,
            element.linked / (element.chars or 1),
            up.linked / (up.chars or 1),
            inside,
            below,
            story.mass / total,
            sums[k] / total,
            k / count,
            min(_FAR, k - since[k]),
            min(_FAR, until[k] - k),
            max(-_FAR, min(_FAR, k - headline)),
            2
            if bare and bare == titled
            else 1
            if bare and (bare in titled or titled in bare)
            else 0,
            copies[text],
            is_inside,
            text.count(",") + text.count("，") + text.count("、"),
            sum(map(text.count, "0123456789")) / len(text),
            _TAGS.get(markup.path[-1], 0) if markup else 0,
            element.blocks,
            first[k] - best,
            element.plain / plain_total,
            up.plain / plain_total,
            up2.plain / plain_total,
            similar[2] / plain_total,
            tags & 1,
            tags & 2,
            tags & 4,
            tags & 8,
            tags & 16,
            tags & 32,
            tags & 64,
            1
            if len(bare) > 20 and summary and (summary.startswith(bare) or bare in summary)
            else 0,
            stated[k],
            stated_total,
            max(stated[max(0, k - 2) : k + 3]),
            element.low - element.own,
            k - similar[3],
            pictures[k],
            pictures[k + 1],
            headings[k],
            1 if element.number == number else 0 if element.number else 2,
            k - starts[element.number],
            best,
            total,
            element.label,
            up.label,
            element.called,
            element.called_from,
        ]
    return found


_QUOTES = "\"'“”„«»‘’「」 "
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


def squashed(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


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
        self._known: dict[tuple[str, str], tuple[float, float, int]] = {}

    def naming(self, tag: str, hint: str) -> tuple[float, float, int]:
        """What an element's name says for all in it, and for its own text besides; its label."""
        known = self._known.get((tag, hint))
        if known is None:
            found = names(tag, hint)
            weight, own = self.names.get, self.own.get
            known = (
                sum([weight(n, 0.0) for n in found]),
                sum([own(n, 0.0) for n in found]),
                RANKS.get(label_of(tag, hint) or "", 0),
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
    blocks: Sequence[Block], title: str | None, description: str | None, learned: Weights
) -> list[float]:
    """For each block the logarithm of odds that it is the story's; blocks need their markup.

    ``title`` is the page's headline, ``description`` its summary, if known.
    """
    layout = Layout(blocks, learned)
    found = [min(score, _RULED_OUT) for score in layout.first]
    for k, row in features(layout, title, description, learned.least).items():
        found[k] = learned.second(row)
    return found


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


_CHANGE = 0.2
_MOST_SAID = 6.0
