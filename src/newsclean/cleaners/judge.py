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

from newsclean.cleaners.judged_fields import fields_of
from newsclean.cleaners.judged_pages import PageLook, layout_labels, look_at_page
from newsclean.judging.chances import expected_f1
from newsclean.judging.judge import Judge, Judgement, judge
from newsclean.judging.neighbourhood import SECOND_NAMES
from newsclean.judging.places import Place
from newsclean.judging.reasons import reasons
from newsclean.judging.surroundings import Row
from newsclean.labels import REMOVED
from newsclean.model.article import Article
from newsclean.model.cleaner import Verdict
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge

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
        return self.judge(article).labels if article.confidence is None else ()

    def judge(self, article: Article) -> Verdict:
        """What is junk, and how sure that is."""
        if not article.blocks:
            return Verdict((), None)
        model = self.model or judge()
        page = look_at_page(article)
        if page is None:
            judgement = model.judge(article, self.knowledge)
            labels: list[Label] = []
        else:
            judgement = model.judge_page(article, self.knowledge, page.odds, page.kept)
            labels = list(layout_labels(article, page))
        cost = COSTS[self.favor]
        least = cost / (1 + cost)
        falls = [p >= least for p in judgement.probabilities]
        sizes = [place.end - place.start for place in judgement.places]
        confidence = expected_f1(sizes, judgement.probabilities, [not fall for fall in falls])
        labels += _labels(article, judgement, falls, self._model, self.knowledge)
        return Verdict(labels, round(confidence, 4))

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


class _Fallen(NamedTuple):
    """A place that falls, and what it is called."""

    place: Place
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
    fallen = _settled(
        [
            _Fallen(place, model.kind(rows[number]), number)
            for number, place in enumerate(places)
            if falls[number]
        ],
        rows,
    )
    whole = [(one.place.block, one.kind) for one in fallen if _is_whole(article, one.place)]
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


def _settled(fallen: Sequence[_Fallen], rows: Sequence[Row]) -> list[_Fallen]:
    """The same, with buttons and other short lines of an appeal called what most of it is."""
    found: list[_Fallen] = []
    for run in _in_a_row(fallen):
        sizes: Counter[str] = Counter()
        for one in run:
            sizes[one.kind] += one.place.end - one.place.start
        kind, size = sizes.most_common(1)[0]
        is_appeal = kind in _APPEALS and size >= _MOST * sizes.total()
        for one in run:
            is_short = one.place.end - one.place.start <= _LONGEST_BUTTON
            is_known = rows[one.number][_MATCH[one.kind]] if one.kind in _MATCH else False
            may_change = is_appeal and is_short and not is_known and one.kind in REMOVED
            found.append(one._replace(kind=kind) if may_change else one)
    return found


_APPEALS = frozenset("adblock app comments cookie donation follow newsletter paywall poll".split())
_MOST, _LONGEST_BUTTON = 0.6, 90
_MATCH = {
    label: SECOND_NAMES.index(f"match_{label}")
    for label in REMOVED
    if f"match_{label}" in SECOND_NAMES
}


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
