"""The default pipeline: newsclean's own cleaners, and what installed packages add."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.cleaners import (
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
from newsclean.cleaners.builtin import BuiltinCleaner
from newsclean.model.cleaner import Cleaner
from newsclean.phrases.builtin import builtin_with
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline import plugins as installed


def cleaners(
    packs: Sequence[RulePack] | None = None, *, plugins: bool = True, more: Sequence[RulePack] = ()
) -> list[Cleaner]:
    """The default cleaners, with those of plugins.

    :param packs: rule packs to use in place of the built-in ones.
    :param plugins: whether to add the packs and cleaners of plugins.
    :param more: rule packs to add.
    """
    extra = (*more, *(installed.packs() if plugins else ()))
    knowledge = builtin_with(extra) if packs is None else Knowledge([*packs, *extra])
    own: list[Cleaner] = [
        BuiltinCleaner("appeals", appeals.propose, knowledge),
        BuiltinCleaner("breadcrumbs", breadcrumbs.propose, knowledge),
        BuiltinCleaner("bylines", bylines.propose, knowledge),
        BuiltinCleaner("captions", captions.propose, knowledge),
        BuiltinCleaner("dates", dates.propose, knowledge),
        BuiltinCleaner("disclaimers", disclaimers.propose, knowledge),
        BuiltinCleaner("layout", layout.propose, knowledge, late=-1),
        BuiltinCleaner("lists", lists.propose, knowledge),
        BuiltinCleaner("page", page.propose, knowledge, late=1),
        BuiltinCleaner("phrases", phrases.propose, knowledge),
        BuiltinCleaner("pullquotes", pullquotes.propose, knowledge),
        BuiltinCleaner("residue", residue.propose, knowledge),
        BuiltinCleaner("scores", scores.propose, knowledge),
        BuiltinCleaner("sharebars", sharebars.propose, knowledge),
        BuiltinCleaner("sources", sources.propose, knowledge),
        BuiltinCleaner("tags", tags.propose, knowledge),
        BuiltinCleaner("teasers", teasers.propose, knowledge),
        BuiltinCleaner("title", title.propose, knowledge, late=3),
        BuiltinCleaner("topics", topics.propose, knowledge),
        BuiltinCleaner("wording", wording.propose, knowledge, late=2),
    ]
    return [*own, *(installed.cleaners() if plugins else [])]
