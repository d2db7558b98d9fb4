"""The judge's verdict on a text: what is likely junk goes, by the costs of going wrong.

It looks at the article as it was read and speaks once: its verdict on what is left would be
another.  The engine asks it before all other cleaners, and notes its confidence in the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

import attrs

from newsclean.cleaners.copies import copy_labels
from newsclean.cleaners.judged_fields import fields_of
from newsclean.cleaners.judged_pages import PageLook, layout_labels, look_at_page
from newsclean.cleaners.story_images import story_images
from newsclean.cleaners.title import is_headline
from newsclean.judging.chances import expected_f1
from newsclean.judging.judge import Judge, Judgement, judge
from newsclean.judging.listings import kept_listings
from newsclean.judging.places import Place
from newsclean.judging.prose import is_prose, is_report
from newsclean.judging.reasons import reasons
from newsclean.judging.wholes import wholes
from newsclean.labels import REMOVED
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.cleaner import Verdict
from newsclean.model.labels import Label, WholeBlocks
from newsclean.model.shown import Image
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import squash

Favor: TypeAlias = Literal["recall", "balance", "precision"]
COSTS: Mapping[Favor, float] = {"recall": 20.0, "balance": 5.0, "precision": 1.5}
"""How many words of junk a lost word of the story is worth."""


@attrs.frozen
class JudgeCleaner:
    """The judge, bound to the rule packs in use."""

    knowledge: Knowledge
    favor: Favor = "balance"
    """Whether to rather keep junk (``recall``) or rather lose the story's (``precision``)."""
    model: Judge | None = attrs.field(default=None, eq=False, repr=False)
    """The weights; ``None`` for those that come with newsclean."""
    name: str = "judge"

    def __call__(self, article: Article) -> Iterable[Label]:
        """What is junk in an article that was not judged before."""
        return self.judge(article).all_labels if article.confidence is None else ()

    def judge(self, article: Article) -> Verdict:
        """What is junk, and how sure that is."""
        if not article.blocks:
            return Verdict((), None)
        page = look_at_page(article)
        judgement = self._judgement(article, page)
        beside: WholeBlocks | None = None
        images: tuple[Image, ...] | None = None
        if page is not None:
            pictures = story_images(article, page.kept)
            images = pictures.images
            beside = layout_labels(article, page, pictures, self.knowledge.lexicon)
        falls = _falls(article, judgement, COSTS[self.favor], self.knowledge.lexicon)
        sizes = [place.end - place.start for place in judgement.places]
        confidence = expected_f1(sizes, judgement.probabilities, [not fall for fall in falls])
        labels = list(_labels(article, judgement, falls, self._model, self.knowledge))
        if page is not None:
            # The same whatever the dial says: else who keeps more junk would lose its copies.
            judged = zip(judgement.places, judgement.probabilities, strict=True)
            doubted = {place.block for place, p in judged if p >= _ALL_JUNK}
            labels += copy_labels(article.blocks, [k for k in page.kept if k not in doubted])
        return Verdict(labels, round(confidence, 4), beside, images)

    def judgement(self, article: Article) -> Judgement:
        """What is thought of each block of ``article`` that may be its story."""
        return self._judgement(article, look_at_page(article))

    def _judgement(self, article: Article, page: PageLook | None) -> Judgement:
        if page is None:
            return self._model.judge(article, self.knowledge)
        return self._model.judge_page(article, self.knowledge, page.odds, page.kept)

    @property
    def _model(self) -> Judge:
        return self.model or judge()


def _falls(article: Article, judgement: Judgement, cost: float, lexicon: Lexicon) -> list[bool]:
    """Which places fall, where a lost word of the story costs ``cost`` words of junk."""
    found = judgement.probabilities
    falls = [
        p >= cost / (1 + cost)
        and not (_is_whole(article, place) and is_report(article.blocks[place.block].text, lexicon))
        for p, place in zip(found, judgement.places, strict=True)
    ]
    # Asked at one cost, whatever the dial says: else a lower cost would take less.
    if all(p >= _ALL_JUNK for p in found):
        # That a text has no story at all is seldom true: paragraphs must be surely junk.
        falls = [
            fall and (p >= _SURELY or not is_prose(article.blocks[place.block]))
            for fall, p, place in zip(falls, found, judgement.places, strict=True)
        ]
    return _together(article, judgement.places, falls, lexicon)


def _together(
    article: Article, places: Sequence[Place], falls: list[bool], lexicon: Lexicon
) -> list[bool]:
    """The same, but no line of code falls, and no row or item if half of its table or list stays.

    Nor does a line of a recipe or a list of days that goes on in the story.
    """
    fallen = {place.block for place, fall in zip(places, falls, strict=True) if fall}
    stay = kept_listings(article.blocks, fallen, lexicon)
    for lines in wholes(article.blocks):
        is_code = article.blocks[lines[0]].kind == "preformatted"
        if is_code or 2 * len(fallen.intersection(lines)) <= len(lines):
            stay.update(lines)
    return [fall and place.block not in stay for fall, place in zip(falls, places, strict=True)]


_SURELY = 0.96
_ALL_JUNK = min(COSTS.values()) / (1 + min(COSTS.values()))


class _Fallen(NamedTuple):
    """A place that falls, and what it is called."""

    place: Place
    kinds: Mapping[str, float]
    """How much speaks for each label."""
    kind: str
    number: int


def _labels(
    article: Article,
    judgement: Judgement,
    falls: Sequence[bool],
    model: Judge,
    knowledge: Knowledge,
) -> Iterator[Label]:
    places, rows = judgement.places, judgement.rows
    fallen = []
    for number, place in enumerate(places):
        if falls[number]:
            kinds = model.kinds_of(rows[number])
            best = max(kinds, key=lambda name: (kinds[name], name))
            fallen.append(_Fallen(place, kinds, best, number))
    fallen = _without_points(article, _settled(fallen))
    numbers = {one.number for one in fallen}
    first = next((p.block for k, p in enumerate(places) if k not in numbers), len(article.blocks))
    fallen = _titled(article, fallen, first)
    whole = [(one.place.block, one.kind) for one in fallen if _is_whole(article, one.place)]
    # A headline stands above its story; put there from below, it would change the order of words.
    whole = [one for one in whole if one[1] != "title" or one[0] < first]
    fields = fields_of(article, whole, knowledge)
    for (block, kind), group in groupby(fallen, key=lambda one: (one.place.block, one.kind)):
        for run in _in_a_row(list(group)):
            start, end = run[0].place.start, run[-1].place.end
            is_whole = _is_whole(article, Place(block, start, end))
            surest = max(run, key=lambda one: judgement.probabilities[one.number]).number
            why = reasons(
                model.second,
                rows[surest],
                judgement.probabilities[surest],
                article.blocks[block],
                knowledge,
            )
            stated = fields.get(block) if is_whole else None
            yield Label(block, start, end, kind, f"judge.{kind}", stated, why)


def _without_points(article: Article, fallen: Sequence[_Fallen]) -> list[_Fallen]:
    """The same without points of a story, and without the other items of their lists."""
    points = {one.place.block for one in fallen if _is_point(article, one)}
    for lines in wholes(article.blocks) if points else ():
        if 2 * len(points.intersection(lines)) >= len(lines):
            points.update(lines)
    return [one for one in fallen if one.place.block not in points]


def _is_point(article: Article, one: _Fallen) -> bool:
    """Whether an item of a list reads like a headline, where the article has another."""
    return (
        one.kind == "title"
        and article.title is not None
        and article.blocks[one.place.block].kind == "list_item"
        and squash(article.blocks[one.place.block].text) not in squash(article.title)
    )


def _settled(fallen: Sequence[_Fallen]) -> list[_Fallen]:
    """The same, with buttons and doubtful lines of an appeal called what most of it is."""
    found: list[_Fallen] = []
    for run in _in_a_row(fallen):
        sizes: Counter[str] = Counter()
        for one in run:
            if one.kind in REMOVED:
                sizes[one.kind] += one.place.end - one.place.start
        kind, size = sizes.most_common(1)[0] if sizes else ("", 0)
        if kind not in _APPEALS or size < _MOST * sizes.total():
            found += run
            continue
        for one in run:
            is_short = one.place.end - one.place.start <= _LONGEST_BUTTON
            margin = one.kinds[one.kind] - one.kinds.get(kind, _UNLIKELY)
            is_doubtful = margin < (_BUTTONS_MARGIN if is_short else _MARGIN)
            change = is_doubtful and one.kind in REMOVED
            found.append(one._replace(kind=kind) if change else one)
    return found


def _titled(article: Article, fallen: list[_Fallen], first: int) -> list[_Fallen]:
    """The same, with the likeliest headline above the story called so: an article has one."""
    if article.title is not None or any(one.kind == "title" for one in fallen):
        return fallen
    margins = {
        one.number: one.kinds["title"] - one.kinds.get(one.kind, _UNLIKELY)
        for one in fallen
        if one.place.block < first
        and "title" in one.kinds
        and _is_whole(article, one.place)
        and is_headline(article.blocks[one.place.block].text)
    }
    best = max(margins, key=lambda number: margins[number], default=-1)
    is_alone = sum(one.place.block < first for one in fallen) == 1
    if margins.get(best, _UNLIKELY) < (_UNLIKELY if is_alone else -_TITLES_MARGIN):
        return fallen
    return [one._replace(kind="title") if one.number == best else one for one in fallen]


_APPEALS = frozenset("adblock app comments cookie donation follow newsletter paywall poll".split())
_MOST, _LONGEST_BUTTON = 0.6, 60
# Logarithms of odds.  What a phrase says leads by more.
_MARGIN, _BUTTONS_MARGIN, _TITLES_MARGIN, _UNLIKELY = 1.0, 7.0, 1.0, -6.0


def _is_whole(article: Article, place: Place) -> bool:
    return place.end - place.start == len(article.blocks[place.block].text)


def _in_a_row(fallen: Sequence[_Fallen]) -> Iterator[list[_Fallen]]:
    """Sentences that follow one another are one piece."""
    run: list[_Fallen] = []
    for one in fallen:
        if run and one.number != run[-1].number + 1:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
