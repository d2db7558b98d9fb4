"""The default pipeline: newsclean's own cleaners, and what installed packages add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsclean import plugins as installed
from newsclean.cleaners import (
    Builtin,
    appeals,
    breadcrumbs,
    bylines,
    captions,
    dates,
    disclaimers,
    layout,
    lists,
    page,
    phrases,
    pullquotes,
    residue,
    scores,
    sharebars,
    sources,
    tags,
    teasers,
    title,
    topics,
    wording,
)
from newsclean.phrases import Knowledge, builtin
from newsclean.pipeline import Cleaner, Pipeline
from newsclean.rulepack import RulePack


def cleaners(packs: Sequence[RulePack] | None = None, *, plugins: bool = True) -> list[Cleaner]:
    """The default cleaners, on ``packs`` or the built-in ones, with those of plugins."""
    extra = installed.packs() if plugins else []
    if packs is None and not extra:
        knowledge = builtin()
    else:
        knowledge = Knowledge([*(RulePack.builtin() if packs is None else packs), *extra])
    own: list[Cleaner] = [
        Builtin("appeals", appeals.propose, knowledge),
        Builtin("breadcrumbs", breadcrumbs.propose, knowledge),
        Builtin("bylines", bylines.propose, knowledge),
        Builtin("captions", captions.propose, knowledge),
        Builtin("dates", dates.propose, knowledge),
        Builtin("disclaimers", disclaimers.propose, knowledge),
        Builtin("layout", layout.propose, knowledge, late=-1),
        Builtin("lists", lists.propose, knowledge),
        Builtin("page", page.propose, knowledge, late=1),
        Builtin("phrases", phrases.propose, knowledge),
        Builtin("pullquotes", pullquotes.propose, knowledge),
        Builtin("residue", residue.propose, knowledge),
        Builtin("scores", scores.propose, knowledge),
        Builtin("sharebars", sharebars.propose, knowledge),
        Builtin("sources", sources.propose, knowledge),
        Builtin("tags", tags.propose, knowledge),
        Builtin("teasers", teasers.propose, knowledge),
        Builtin("title", title.propose, knowledge, late=3),
        Builtin("topics", topics.propose, knowledge),
        Builtin("wording", wording.propose, knowledge, late=2),
    ]
    return [*own, *(installed.cleaners() if plugins else [])]


@cache
def pipeline() -> Pipeline:
    """The default pipeline, made on first use: it is constant while the process lives."""
    return Pipeline.default()
