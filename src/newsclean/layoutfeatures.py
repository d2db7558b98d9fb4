"""What the second pass of the layout model looks at, block by block.

Each function gives the columns of one idea: of the block itself, of those about it, of
all that stands in the same elements and in such as are called the same, of where the
story is.  None of them is a word of a language: words are compared, never known.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, TypeAlias

from newsclean.layoutpage import Element, Layout
from newsclean.model import Block
from newsclean.spans import is_unspaced

FEATURES = (
    # of the block itself
    "first score low own up_score rank size link end start kind tag depth digits words uppers"
    # of those about it
    " prev next size_next link_prev link_next before after best_next"
    # of the elements that it stands in
    " share up_share up2_share plain_share up_plain up2_plain chars linked up_linked"
    " in_figure in_list in_article in_main label called called_from pictured pictured_chars"
    # of all that stands in elements of its kind, and of those in the same element
    " alike_share alike_blocks alike_plain alike_mean alike_size alike_link first_like"
    " up_alike_plain sib_count sib_mean sib_size sib_link sib_prose sib_best run_share"
    # of the headings that it stands between
    " sec_head sec_dist sec_likely sec_share head_alike head_alike_mean"
    # of its place in the story
    " in_story below_story story_share br_chars br_link br_likely br_frac to_best"
    " passed until relative best_first total"
    # of its place in the page
    " position from_title headings one_article article_run others"
    # of what else says the same
    " copies described title_words desc_words shared_words stated has_stated best_stated"
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
_LONGEST_TITLE = 300

Columns: TypeAlias = list[list[Any]]


def features(
    layout: Layout, title: str | None, description: str | None, least: float
) -> dict[int, Sequence[float]]:
    """What the second pass looks at, for each block that the first gives at least ``least``.

    In the order of ``FEATURES``.
    """
    wanted = [k for k, score in enumerate(layout.first) if score >= least]
    if not wanted:
        return {}
    story = _story(layout)
    columns = [
        *_own(layout, wanted),
        *_near(layout, wanted),
        *_around(layout, wanted),
        *_alike(layout, wanted),
        *_siblings(layout, wanted),
        *_sections(layout, wanted),
        *_in_story(layout, wanted, story),
        *_on_page(layout, wanted, squashed(title or ""), story),
        *_said(layout, wanted, title or "", description or ""),
        *_stated(layout, wanted),
    ]
    return dict(zip(wanted, zip(*columns, strict=True), strict=True))


def _own(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What the block and its element show by themselves."""
    first, sizes, links = layout.first, layout.sizes, layout.links
    ends, starts = layout.ends, layout.starts
    blocks = [layout.blocks[k] for k in wanted]
    elements = [layout.elements[k] for k in wanted]
    texts = [block.text for block in blocks]
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
        [_KINDS[block.kind] for block in blocks],
        [_TAGS.get(path[-1], 0) if path else 0 for path in paths],
        [len(path) for path in paths],
        [sum(map(text.count, _DIGITS)) / len(text) for text in texts],
        [text.count(" ") for text in texts],
        [sum(map(str.isupper, text[:_LOOKED_AT])) / len(text[:_LOOKED_AT]) for text in texts],
    ]


_DIGITS = "0123456789"
_LOOKED_AT = 40


def _near(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What is thought of the blocks before and behind."""
    # Whatever stands at an end of the page has nothing beyond; -1 is the entry behind the last.
    first, sizes, links = [*layout.first, _NOTHING], [*layout.sizes, 0], [*layout.links, 0.0]
    sums = _sums(layout.likely)
    last = len(layout.blocks)
    return [
        [first[k - 1] for k in wanted],
        [first[k + 1] for k in wanted],
        [sizes[k + 1] for k in wanted],
        [links[k - 1] for k in wanted],
        [links[k + 1] for k in wanted],
        [sums[k] - sums[max(0, k - 4)] for k in wanted],
        [sums[min(last, k + 5)] - sums[k + 1] for k in wanted],
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
    pictured = [_pictured(layout.blocks[k], layout.elements[k]) for k in wanted]
    return [
        [e.mass / total for e in elements],
        [e.mass / total for e in ups],
        [e.mass / total for e in up2s],
        [e.plain / plain for e in elements],
        [e.plain / plain for e in ups],
        [e.plain / plain for e in up2s],
        [e.chars for e in elements],
        [e.linked / (e.chars or 1) for e in elements],
        [e.linked / (e.chars or 1) for e in ups],
        *[[e.tags & bit for e in elements] for bit in _TOLD],
        [e.label for e in elements],
        [e.called for e in elements],
        [e.called_from for e in elements],
        [e.blocks if e else _FAR for e in pictured],
        [e.chars if e else _FAR * _FAR for e in pictured],
    ]


_TOLD = (1, 8, 16, 32)


def _pictured(block: Block, element: Element) -> Element | None:
    """The innermost element that holds both the block and the picture before it."""
    markup = block.markup
    if markup is None or markup.picture < 0:
        return None
    # Elements are numbered as they begin: those that are open and began before hold it.
    steps = len(markup.places) - bisect_right(markup.places, markup.picture)
    at: Element | None = element
    while steps and at is not None:
        at = at.up
        steps -= 1
    return at


class _Group:
    """What stands in several elements that belong together."""

    __slots__ = ("blocks", "first", "likely", "linked", "prose", "score", "size")

    def __init__(self, first: int) -> None:
        self.first = first
        self.blocks = 0
        self.size = 0
        self.score = self.linked = self.likely = self.prose = 0.0


def _grouped(layout: Layout, keys: Sequence[int]) -> list[_Group]:
    """For each block the group of all with its key."""
    known: dict[int, _Group] = {}
    found = []
    for k, (key, score, size, link, likely, prose) in enumerate(
        zip(
            keys, layout.first, layout.sizes, layout.links, layout.likely, layout.prose,
            strict=True,
        )
    ):  # fmt: skip
        group = known.get(key)
        if group is None:
            group = known[key] = _Group(k)
        group.blocks += 1
        group.size += size
        group.linked += size * link
        group.score += -_MOST_SAID if score < -_MOST_SAID else min(score, _MOST_SAID)
        group.likely += likely
        group.prose += prose
        found.append(group)
    return found


_MOST_SAID = 6.0


def _alike(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands in all elements whose path is called the same."""
    every = _grouped(layout, [element.kind for element in layout.elements])
    groups = [every[k] for k in wanted]
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    around: dict[int, float] = {}
    for element, prose in zip(layout.elements, layout.prose, strict=True):
        kind = (element.up or element).kind
        around[kind] = around.get(kind, 0.0) + prose
    ups = [layout.elements[k].up or layout.elements[k] for k in wanted]
    return [
        [g.likely / total for g in groups],
        [g.blocks for g in groups],
        [g.prose / plain for g in groups],
        [g.score / g.blocks for g in groups],
        [g.size / g.blocks for g in groups],
        [g.linked / g.size for g in groups],
        [k - g.first for k, g in zip(wanted, groups, strict=True)],
        [around[up.kind] / plain for up in ups],
    ]


def _siblings(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands in the elements beside the block's own, and in the run of its like."""
    elements = layout.elements
    every = _grouped(layout, [id(element.up or element) for element in elements])
    groups = [every[k] for k in wanted]
    total, plain = layout.total or 1.0, layout.prose_total or 1.0
    best = max([group.likely for group in every]) or 1.0
    runs: list[int] = []
    before: Element | None = None
    for element in elements:
        same = before is not None and before.up is element.up and before.kind == element.kind
        runs.append(runs[-1] if same else len(runs))
        before = element
    shares = [0.0] * len(runs)
    for run, likely in zip(runs, layout.likely, strict=True):
        shares[run] += likely
    return [
        [g.blocks for g in groups],
        [g.score / g.blocks for g in groups],
        [g.size / g.blocks for g in groups],
        [g.linked / g.size for g in groups],
        [g.prose / plain for g in groups],
        [g.likely / best for g in groups],
        [shares[runs[k]] / total for k in wanted],
    ]


def _sections(layout: Layout, wanted: Sequence[int]) -> Columns:
    """What stands between the headings about the block, and behind headings made the same."""
    blocks, elements, first = layout.blocks, layout.elements, layout.first
    count = len(blocks)
    heads = [k for k, block in enumerate(blocks) if block.kind == "heading"]
    bounds = [*heads, count]
    likely, sizes = _sums(layout.likely), _sums(layout.sizes)
    made: dict[int, list[float]] = {}
    for at, end in zip(heads, bounds[1:], strict=True):
        entry = made.setdefault(elements[at].kind, [0, 0.0])
        entry[0] += 1
        entry[1] += min(_LONG_SECTION, likely[end] - likely[at + 1])
    numbers = [bisect_right(heads, k) for k in wanted]
    starts = [heads[n - 1] if n else -1 for n in numbers]
    inside = [likely[bounds[n]] - likely[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    chars = [sizes[bounds[n]] - sizes[max(0, s)] for n, s in zip(numbers, starts, strict=True)]
    made_alike = [made[elements[s].kind] if s >= 0 else _NO_HEADING for s in starts]
    return [
        [first[s] if s >= 0 else 0.0 for s in starts],
        [min(_FAR, k - s) if s >= 0 else _FAR + 10 for k, s in zip(wanted, starts, strict=True)],
        inside,
        [part / (size or 1) for part, size in zip(inside, chars, strict=True)],
        [entry[0] for entry in made_alike],
        [entry[1] / (entry[0] or 1) for entry in made_alike],
    ]


_LONG_SECTION = 1500
_NO_HEADING = [0, 0.0]


def _in_story(layout: Layout, wanted: Sequence[int], story: Element) -> Columns:
    """Where the block stands in the story, and how it compares with the best of it."""
    first, total, elements = layout.first, layout.total or 1.0, layout.elements
    until = _distances(first)
    sums = _sums(layout.likely)
    best = max(
        [score for score, value in zip(first, layout.prose, strict=True) if value], default=0.0
    )
    own = [elements[k] for k in wanted]
    ways = _ways(own, story)
    branches = [branch for _, _, branch in ways]
    many = len(wanted)
    return [
        [within for within, _, _ in ways],
        [steps for _, steps, _ in ways],
        [story.mass / total] * many,
        [e.chars if e else 0 for e in branches],
        [e.linked / e.chars if e else 0.0 for e in branches],
        [e.mass / total if e else 0.0 for e in branches],
        [e.mass / e.chars if e else 0.0 for e in branches],
        _to_best(layout, own),
        [sums[k] / total for k in wanted],
        [min(_FAR, until[k] - k) for k in wanted],
        [first[k] - best for k in wanted],
        [best] * many,
        [layout.total] * many,
    ]


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


def _ways(elements: Sequence[Element], story: Element) -> list[tuple[int, int, Element | None]]:
    """For each element whether the story's holds it, how many steps up that is, and by what.

    The last is the element right in the story's; ``None`` if there is none.
    """
    found: list[tuple[int, int, Element | None]] = []
    last: Element | None = None
    for element in elements:
        if element is last:
            found.append(found[-1])
            continue
        last = element
        at: Element | None = element
        branch: Element | None = None
        steps = 0
        while at is not None and at is not story:
            branch = at
            at = at.up
            steps += 1
        found.append((0, steps, None) if at is None else (1, steps, branch))
    return found


def _to_best(layout: Layout, elements: Sequence[Element]) -> list[int]:
    """For each element how many steps up it meets the elements around the likeliest block."""
    likely, first = layout.likely, layout.first
    best = max(range(len(first)), key=lambda k: (likely[k], first[k]))
    at: Element | None = layout.elements[best]
    around: set[int] = set()
    while at is not None:
        around.add(id(at))
        at = at.up
    found: list[int] = []
    for element in elements:
        steps = 0
        at = element
        while at is not None and id(at) not in around:
            at = at.up
            steps += 1
        found.append(steps)
    return found


def _distances(first: Sequence[float]) -> list[int]:
    """For each block the next behind it that is rather the story's."""
    until = [0] * len(first)
    following = len(first) + _FAR
    for k in range(len(first) - 1, -1, -1):
        until[k] = following
        if first[k] > _SURE:
            following = k
    return until


def _on_page(layout: Layout, wanted: Sequence[int], titled: str, story: Element) -> Columns:
    """Where the block stands on the page: from the headline, in which ``<article>``."""
    blocks, elements, count = layout.blocks, layout.elements, len(layout.blocks)
    headline = headline_of(blocks, titled)
    headings = _headings(blocks)
    number = elements[headline].number if headline >= 0 else story.number
    starts: dict[int, int] = {}
    for k, element in enumerate(elements):
        starts.setdefault(element.number, k)
    others = headings_like(blocks, headline)
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


def headline_of(blocks: Sequence[Block], titled: str) -> int:
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


def headings_like(blocks: Sequence[Block], headline: int) -> list[int]:
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


def _said(layout: Layout, wanted: Sequence[int], title: str, description: str) -> Columns:
    """Whether title, description or other blocks say the same, or speak of the same."""
    blocks, sizes = layout.blocks, layout.sizes
    copies = Counter([block.text for block in blocks])
    summary = squashed(description)[:_LONGEST_TITLE]
    # What has no spaces was measured as longer than it is.
    words = {k: _words(text := blocks[k].text, unspaced=sizes[k] > len(text)) for k in wanted}
    speaking = [k for k in wanted if layout.likely[k] > _SPEAKS]
    spoken: set[str] = set()
    twice: set[str] = set()
    for k in speaking:
        twice |= spoken & words[k]
        spoken |= words[k]
    among = set(speaking)
    entitled = _words(title, unspaced=is_unspaced(title))
    described = _words(description, unspaced=is_unspaced(description))
    common = {k: len(own & described) for k, own in words.items()}

    def is_described(k: int) -> bool:
        if not summary or sizes[k] > _LONGEST_TITLE or 2 * common[k] < len(words[k]):
            return False
        own = squashed(blocks[k].text)
        return len(own) > _SHORTEST_SUMMARY and own in summary

    return [
        [copies[blocks[k].text] for k in wanted],
        [int(is_described(k)) for k in wanted],
        [len(words[k] & entitled) / (len(entitled) or 1) for k in wanted],
        [common[k] / (len(words[k]) or 1) for k in wanted],
        [len(words[k] & (twice if k in among else spoken)) / (len(words[k]) or 1) for k in wanted],
    ]


_SPEAKS = 40
_SHORTEST_SUMMARY = 20
_LONGEST_COMPARED = 1200
_SHORTEST_WORD = 4


def _words(text: str, *, unspaced: bool = False) -> set[str]:
    """The longer words of a text; where they are not parted by spaces, its signs."""
    text = text[:_LONGEST_COMPARED].lower()
    if unspaced:
        return set(text)
    words = text.replace(",", " ").replace(".", " ").split()
    return {word for word in words if len(word) >= _SHORTEST_WORD}


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


def squashed(text: str) -> str:
    """Letters and figures alone, in lower case."""
    return _NOT_WORD.sub("", text.lower())


_NOT_WORD = re.compile(r"[\W_]+")
