"""The judge of a page's blocks, learned from gold pages.

The layout model says which blocks of a page to look at, and what it makes of each; here is learned
what is left to be found among those, with the evidence that texts have.  Everything that it learns
from was said by models that had not seen the page's publisher.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

import attrs
import layout
import lightgbm
import numpy as np
from judge_learning import FOLDS, TREES, data_of, fold_of, stops_of, widest
from layout_pages import Page
from sklearn.linear_model import LogisticRegression

from newsclean import Pipeline, clean
from newsclean.cleaners import judged_pages
from newsclean.cleaners.judge import JudgeCleaner
from newsclean.judging import layout_model
from newsclean.judging.judge import Judge
from newsclean.judging.layout_page import Layout
from newsclean.judging.markup_evidence import PAGE_NAMES, markup_evidence
from newsclean.judging.places import places_of
from newsclean.judging.prose import is_prose
from newsclean.model.blocks import Block
from newsclean.phrases.builtin import builtin

PAGE_TREES = {**TREES, "num_leaves": 16, "min_data_in_leaf": 60, "learning_rate": 0.09}
PAGE_ROUNDS = 80
PROSE_WITHIN, PROSE_BELOW = 0.5, 0.1
"""What paragraphs count for that the gold text does not have: within it, and below its end."""
Matrix = Any


class Look(NamedTuple):
    """A page, and what a layout model that has not seen its publisher makes of it."""

    page: Page
    fold: int
    odds: list[float]
    kept: list[int]


def looks(pages: Sequence[Page]) -> tuple[list[Look], list[dict[str, Any]]]:
    """What layout models make of publishers that they have not seen, and those models by fold."""
    rows = {page.id: layout.first_rows(page) for page in pages}
    firsts = {
        fold: layout.first_pass(
            [rows[page.id] for page in pages if layout.fold_of(page) != fold],
            [page.publisher for page in pages if layout.fold_of(page) != fold],
        )
        for fold in range(FOLDS)
    }
    features = layout.second_features(pages, firsts)
    found, models = [], []
    for fold in range(FOLDS):
        seen = [page for page in pages if layout.fold_of(page) != fold]
        models.append(layout.learn(seen, firsts[fold], features))
        weights = layout_model.Weights(models[-1])
        for page in pages:
            if layout.fold_of(page) == fold:
                article = page.article
                own = Layout(article.blocks, weights)
                odds = layout_model.scores(own, article.title, article.description, weights)
                kept = sorted(judged_pages.story_of(own, odds))
                found.append(Look(page, fold, odds, kept))
    return found, models


class PageLearning:
    """Trees for the blocks of pages: learned for each fold without it, and once from all.

    :param found: the pages; ``models`` are the layout models, by fold.
    :param judges: judges of texts, by fold of their documents.
    """

    def __init__(
        self,
        found: Sequence[Look],
        models: Sequence[dict[str, Any]],
        judges: Sequence[Judge],
        jobs: int = 2,
    ) -> None:
        _SHARED[:] = [models, judges]
        self.looks = [look for look in found if look.kept]
        with ProcessPoolExecutor(jobs) as pool:
            each = list(pool.map(_rows_of, self.looks, chunksize=16))
        self.rows = np.concatenate([rows for rows, _, _ in each])
        assert self.rows.shape[1] == len(PAGE_NAMES)
        self.junk = np.concatenate([junk for _, junk, _ in each])
        self.weights = np.concatenate([weights for _, _, weights in each])
        counts = [len(rows) for rows, _, _ in each]
        self.folds = np.repeat([look.fold for look in self.looks], counts)
        self.fits: list[dict[str, Any]] = []
        said = np.zeros(len(self.junk))
        stops = []
        for fold in range(FOLDS):
            seen = self.folds != fold
            model = self._fit(seen)
            left = self.rows[~seen]
            self.fits.append(data_of(model))
            stops.append(stops_of(model, left))
            said[~seen] = model.predict(left, raw_score=True)
        self.stops = widest(stops)
        self.said = said
        chosen = self.weights > 0
        model = LogisticRegression(C=1e6)
        model.fit(said[chosen, None], self.junk[chosen] > 0.5, sample_weight=self.weights[chosen])
        self.calibration = [
            round(float(model.coef_[0][0]), 4),
            round(float(model.intercept_[0]), 4),
        ]

    def _fit(self, seen: Matrix) -> lightgbm.Booster:
        chosen = seen & (self.weights > 0)
        sure = self.weights[chosen] * np.abs(2 * self.junk[chosen] - 1).clip(0.2)
        data = lightgbm.Dataset(self.rows[chosen], self.junk[chosen] > 0.5, weight=sure)
        return lightgbm.train(PAGE_TREES, data, PAGE_ROUNDS)

    def data(self, fold: int | None = None) -> dict[str, Any]:
        """The part of the judge that is of pages; without one fold, or of all."""
        if fold is None:
            trees = data_of(self._fit(np.ones(len(self.junk), bool)), self.stops)
        else:
            trees = {**self.fits[fold], "stops": self.stops}
        return {"page": trees, "page_calibration": self.calibration}


_SHARED: list[Any] = []
"""Layout models and judges; processes that are forked later have them as well."""


def _rows_of(look: Look) -> tuple[Matrix, Matrix, Matrix]:
    """Of each place that is judged on a page its evidence, whether it is junk, and its weight."""
    models, judges = _SHARED
    page = look.page
    article = page.article
    judge = judges[fold_of(page.publisher)]
    own = Layout(article.blocks, layout_model.Weights(models[look.fold]))
    story = attrs.evolve(article, blocks=[article.blocks[k] for k in look.kept])
    places = places_of(story)
    more = markup_evidence(own, look.odds, look.kept)
    rows = judge.rows_of(story, places, builtin())
    scale = layout.NEWS if page.is_news else 1.0
    rows = [[*row, *more[place.block]] for row, place in zip(rows, places, strict=True)]
    last = max((k for k in look.kept if (page.shares[k] or 0) > 0.5), default=-1)
    junk, weights = [], []
    for place in places:
        k = look.kept[place.block]
        share = page.shares[k]
        weight = scale * np.log1p((place.end - place.start) / 6)
        if share is None:
            weight = 0.0
        elif share < 0.5 and is_prose(article.blocks[k]):
            # Gold texts leave out true paragraphs as often as what is kept is junk, and end early.
            weight *= PROSE_BELOW if k > last else PROSE_WITHIN
        junk.append(0.5 if share is None else 1 - share)
        weights.append(weight)
    return np.array(rows, np.float32), np.array(junk), np.array(weights)


def captions_in(pages: Sequence[Page]) -> list[tuple[str, bool]]:
    """Captions of gold pages, as their markup knows them, and paragraphs of their stories."""
    found: dict[str, bool] = {}
    for page in pages:
        for block, share in zip(page.article.blocks, page.shares, strict=True):
            size = len(block.text)
            if block.markup is None or not _SHORTEST <= size <= _LONGEST:
                continue
            if _is_in_caption(block) and (share or 0) < 0.5:
                found[block.text] = True
            elif page.gold and (share or 0) > _SURELY:
                found.setdefault(block.text, False)
    return list(found.items())


_SHORTEST, _LONGEST = 20, 700
_SURELY = 0.8


def _is_in_caption(block: Block) -> bool:
    markup = block.markup
    return markup is not None and (
        "figcaption" in markup.path or any("caption" in hint.lower() for hint in markup.hints[-3:])
    )


# --- measuring ------------------------------------------------------------------------------


def cleaned(look: Look) -> tuple[Page, str]:
    """A page's text after the default pipeline with models that have not seen its publisher."""
    models, judges = _SHARED
    layout_model.weights = lambda: layout_model.Weights(models[look.fold])  # type: ignore[assignment]
    own = JudgeCleaner(builtin(), "balance", judges[look.fold])
    pipeline = Pipeline.default(plugins=False).with_(own)
    return look.page, clean(look.page.article, pipeline=pipeline).text


def report(
    found: Sequence[Look], models: Sequence[Any], judges: Sequence[Judge], jobs: int = 2
) -> None:
    """Prints the figures of body text by collection.

    :param judges: by fold of the pages, with trees for pages that have not seen it.
    """
    _SHARED[:] = [models, judges]
    with ProcessPoolExecutor(jobs) as pool:
        texts = list(pool.map(cleaned, found, chunksize=8))
    for name, line in layout.figures(texts).items():
        print(f"{name:<16} {line}", flush=True)
