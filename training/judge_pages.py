"""Gold pages for the judge: their captions to learn from, and figures of their body text.

What is measured is judged by models that have not seen the page's publisher.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

import layout
from judge_learning import FOLDS, fold_of
from layout_pages import Page

from newsclean import Pipeline, clean
from newsclean.cleaners import judged_pages
from newsclean.cleaners.judge import JudgeCleaner
from newsclean.judging import layout_model
from newsclean.judging.judge import Judge
from newsclean.judging.layout_page import Layout
from newsclean.model.blocks import Block
from newsclean.phrases.builtin import builtin


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

_SHARED: list[Any] = []
"""Layout models and judges; processes that are forked later have them as well."""


def cleaned(look: Look) -> tuple[Page, str]:
    """A page's text after the default pipeline with models that have not seen its publisher."""
    models, judges = _SHARED
    layout_model.weights = lambda: layout_model.Weights(models[look.fold])  # type: ignore[assignment]
    own = JudgeCleaner(builtin(), "balance", judges[fold_of(look.page.publisher)])
    pipeline = Pipeline.default(plugins=False).with_(own)
    return look.page, clean(look.page.article, pipeline=pipeline).text


def report(
    found: Sequence[Look], models: Sequence[Any], judges: Sequence[Judge], jobs: int = 2
) -> None:
    """Prints the figures of body text by collection.

    :param models: layout models by fold of pages; ``judges`` by fold of documents.
    """
    _SHARED[:] = [models, judges]
    with ProcessPoolExecutor(jobs) as pool:
        texts = list(pool.map(cleaned, found, chunksize=8))
    for name, line in layout.figures(texts).items():
        print(f"{name:<16} {line}", flush=True)
