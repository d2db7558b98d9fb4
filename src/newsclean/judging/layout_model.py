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
from itertools import count
from pathlib import Path
from typing import Any

from newsclean.judging.layout_features import features
from newsclean.judging.layout_headings import Headline, find_headline
from newsclean.judging.layout_names import LABELS, read_name
from newsclean.judging.layout_page import H1, Layout, Look
from newsclean.judging.trees import Trees
from newsclean.model.blocks import Block
from newsclean.text.folding import letters_and_figures

WEIGHTS = Path(__file__).with_name("models") / "layout.json"


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
        self.second = Trees(**data.get("trees", {}))
        """What the second pass thinks of a block with its features: a logarithm of odds."""
        self._named: dict[tuple[str, str], tuple[float, float, int, bool, bool]] = {}
        self._outermost = self._new_outermost()

    def outermost(self) -> Look:
        """The look of what is around a page; in it are those that were seen on pages before."""
        if len(self._kinds) > _MOST_KINDS:
            self._outermost = self._new_outermost()
        return self._outermost

    def _new_outermost(self) -> Look:
        self._kinds: dict[tuple[int, str, str], int] = {}
        return Look(self.bias, 0.0)

    def look(self, around: Look, tag: str, hint: str) -> Look:
        """The look of an element that was not seen in one that looks like ``around``."""
        named = self._named.get((tag, hint))
        if named is None:
            named = self._naming(tag, hint)
            if len(self._named) < _MOST_NAMED:
                self._named[tag, hint] = named
        weight, own, label, unseen, foreign = named
        look = Look(weight, own, label)
        # Pages are called by what they are about: the outermost name is no kind.
        kind = around.kind, tag, hint if around.kind else ""
        look.kind = self._kinds.setdefault(kind, next(_NUMBERS))
        look.unseen = unseen
        look.foreign = foreign
        return around.add(tag, hint, look)

    def _naming(self, tag: str, hint: str) -> tuple[float, float, int, bool, bool]:
        """What an element's name says for all in it, and for its own text besides.

        Then the number of its label, whether the name says that it is not shown, and whether that
        it is of others.
        """
        tokens, label, says_unseen = read_name(tag, hint)
        weight, own = self.names.get, self.own.get
        return (
            sum([weight(token, 0.0) for token in tokens]),
            sum([own(token, 0.0) for token in tokens]),
            label,
            says_unseen,
            _is_of_others(tag, hint),
        )


_NUMBERS = count(1)
_MOST_NAMED, _MOST_KINDS = 20_000, 10_000


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
    for k, row in features(layout, headline, title, description, learned.least).items():
        found[k] = _RULED_OUT if k >= end or k in out else learned.second.score(row)
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
    if len({element.number for element in layout.elements}) <= _ONE_AND_NONE:
        return set()
    articles = [_outermost_article(block) for block in layout.blocks]
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


def _outermost_article(block: Block) -> int:
    markup = block.markup
    if markup is None or "article" not in markup.path:
        return 0
    return markup.places[markup.path.index("article")]


def _unseen(layout: Layout) -> set[int]:
    """The blocks that a browser does not show, unless they are most of the story."""
    found = {k for k, element in enumerate(layout.elements) if element.look.unseen}
    if sum([layout.likely[k] for k in found]) > layout.total / 2:
        return set()
    return found


def _of_others(layout: Layout) -> set[int]:
    """The blocks of advertisements and of folded comments, unless they are most of the story."""
    found = {k for k, element in enumerate(layout.elements) if element.look.foreign}
    return set() if sum([layout.likely[k] for k in found]) > layout.total / 2 else found


def _is_of_others(tag: str, hint: str) -> bool:
    """Whether an element is called an advertisement, or holds comments that can be folded.

    >>> _is_of_others("div", "ad"), _is_of_others("details", "CommentBox")
    (True, True)
    """
    if tag == "details":
        tokens = read_name(tag, hint).tokens
        return LABELS[read_name(tag, " ".join(tokens)).label] == "comments"
    return hint.lower() in _ADS


_ADS = frozenset({"ad", "ads", "advert", "advertisement"})


_RULED_OUT = -4.0


def select_story(scores: Sequence[float]) -> set[int]:
    """The blocks that are the story, by the likeliest run of scores.

    To go from what is the story to what is not costs a little, and so does the way back.
    """
    steps: list[tuple[bool, bool]] = []
    out = within = 0.0
    for score in scores:
        left, entered = within - _CHANGE, out - _CHANGE
        stays_out, stays_in = out >= left, within >= entered
        steps.append((not stays_out, stays_in))
        if not stays_out:
            out = left
        if not stays_in:
            within = entered
        within += _MOST_SAID if score > _MOST_SAID else max(score, -_MOST_SAID)
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
_CHANGE = 0.1
_MOST_SAID = 6.0
