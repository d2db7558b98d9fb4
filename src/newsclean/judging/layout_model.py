"""A learned model of a page's layout: which of its blocks are the story.

Two passes.  The first is linear and looks at a block alone (:mod:`newsclean.judging.layout_page`).
The second is boosted trees over what the first thinks of the block, of those about it,
and of all that stands in the same elements (:mod:`newsclean.judging.layout_features`): that is
where a page's story shows.  Nothing looks at words of a language, so a page in one that
was not shown is no stranger.  Learning is done in ``training/layout.py``; here is what
must be the same there and at run time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from newsclean.judging.layout_features import features
from newsclean.judging.layout_headings import Headline, find_headline
from newsclean.judging.layout_looks import H1, Looks
from newsclean.judging.layout_page import Layout
from newsclean.judging.layout_rows import WIDTH
from newsclean.judging.trees import Trees
from newsclean.text.folding import letters_and_figures

WEIGHTS = Path(__file__).with_name("models") / "layout.json"


class Weights:
    """What was learned."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.looks = Looks(data["names"], data["own"], data["bias"])
        self.shapes: list[float] = data["shapes"]
        self.ends: list[float] = data["ends"]
        self.starts: list[float] = data["starts"]
        self.least: float = data.get("least", -99.0)
        self.second = Trees(**data.get("trees", {}))
        """What the second pass thinks of a block with its features: a logarithm of odds."""


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
    headline = find_headline(layout, title)
    end = _end_of_story(layout, headline)
    out = _unseen(layout) | _of_others(layout) | _in_other_articles(layout, headline.at)
    wanted, rows = features(layout, headline, title, description, learned.least)
    for k, score in zip(wanted, learned.second.scores(rows, WIDTH), strict=True):
        found[k] = _RULED_OUT if k >= end or k in out else score
    return found


def _end_of_story(layout: Layout, headline: Headline) -> int:
    """Where the next story begins, on pages that have several one under another.

    The headline must say the title, and another one like it stand in an ``<article>`` of its own.
    """
    blocks, elements = layout.blocks, layout.elements
    if (
        not headline.others
        or blocks[headline.at].level != 1
        or letters_and_figures(blocks[headline.at].text) != headline.titled
    ):
        return len(blocks)
    own = elements[headline.at].number
    for k in headline.others:
        other = elements[k].number
        if k > headline.at and own and other and other != own:
            return next(j for j, element in enumerate(elements) if element.number == other)
    return len(blocks)


def _in_other_articles(layout: Layout, headline: int) -> set[int]:
    """The blocks of whole other articles behind that of the headline, if it has a story."""
    if len(layout.numbers) <= _ONE_AND_NONE:
        return set()
    articles = _outermost_articles(layout)
    own = articles[headline] if headline >= 0 else 0
    likely = [value for k, value in zip(articles, layout.likely, strict=True) if k == own]
    if not own or sum(likely) < max(_A_SHORT_STORY, layout.total / 4):
        return set()
    others = {number for number in articles[headline + 1 :] if number not in (0, own)}
    if sum(likely) < _A_STORY:
        # The headline of another story must show that this one is over.
        headed = zip(articles, layout.blocks, strict=True)
        others &= {number for number, block in headed if block.level == 1}
    return {k for k, number in enumerate(articles) if number in others and k > headline}


_ONE_AND_NONE = 2
_A_STORY, _A_SHORT_STORY = 1000, 400


def _outermost_articles(layout: Layout) -> list[int]:
    """For each block the number of the outermost article around it; 0 if in none."""
    # By the innermost one, whose number is known.
    outermost = {0: 0}
    for block, element in zip(layout.blocks, layout.elements, strict=True):
        if element.number not in outermost and block.markup is not None:
            at = block.markup.path.index("article")
            outermost[element.number] = block.markup.places[at]
    return [outermost.get(element.number, 0) for element in layout.elements]


def _unseen(layout: Layout) -> set[int]:
    """The blocks that a browser does not show, unless they are most of the story."""
    return _unless_most(layout, layout.unseen)


def _of_others(layout: Layout) -> set[int]:
    """The blocks of advertisements and of folded comments, unless they are most of the story."""
    return _unless_most(layout, layout.foreign)


def _unless_most(layout: Layout, found: Sequence[int]) -> set[int]:
    return set() if sum([layout.likely[k] for k in found]) > layout.total / 2 else set(found)


_RULED_OUT = -4.0


def most_prose(layout: Layout) -> set[int]:
    """The prose in the elements of one kind that have most of it; none if it is too little."""
    amounts: dict[int, float] = {}
    for element, prose in zip(layout.elements, layout.prose, strict=True):
        amounts[element.look.kind] = amounts.get(element.look.kind, 0.0) + prose
    best = max(amounts, key=amounts.__getitem__, default=0)
    found = {
        k
        for k, element in enumerate(layout.elements)
        if element.look.kind == best and layout.prose[k]
    }
    amount = amounts.get(best, 0.0)
    is_headed = (
        amount >= _LEAST_HEADED
        and len(found) >= _FEWEST_HEADED
        and any(element.look.tags & H1 for element in layout.elements[: min(found)])
    )
    return found if is_headed or amount >= _LEAST_PROSE else set()


_LEAST_PROSE = 800
# Several paragraphs below a headline are a story, however the boxes around them are called.
_LEAST_HEADED, _FEWEST_HEADED = 350, 3
