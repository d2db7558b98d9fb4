"""The default pipeline: newsclean's own cleaners, and what installed packages add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from newsclean.cleaners.builtin import BuiltinCleaner, Propose
from newsclean.model.cleaner import Cleaner
from newsclean.phrases.builtin import builtin_with, knowledge_of
from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline import plugins as installed_plugins

OWN: Mapping[str, Propose] = {
    "appeals": appeals.propose,
    "breadcrumbs": breadcrumbs.propose,
    "bylines": bylines.propose,
    "captions": captions.propose,
    "dates": dates.propose,
    "disclaimers": disclaimers.propose,
    "layout": layout.propose,
    "lists": lists.propose,
    "page": page.propose,
    "phrases": phrases.propose,
    "pullquotes": pullquotes.propose,
    "residue": residue.propose,
    "scores": scores.propose,
    "sharebars": sharebars.propose,
    "sources": sources.propose,
    "tags": tags.propose,
    "teasers": teasers.propose,
    "title": title.propose,
    "topics": topics.propose,
    "wording": wording.propose,
}
"""Newsclean's own cleaners, by name."""
LATE = {"layout": -1, "page": 1, "wording": 2, "title": 3}
"""Those that are not asked together with the others: see :attr:`BuiltinCleaner.late`."""


def cleaners(packs: Sequence[RulePack] | None = None, *, plugins: bool = True) -> list[Cleaner]:
    """The default cleaners, with those of plugins.

    :param packs: rule packs to use in place of the built-in ones.
    :param plugins: whether to add the packs and cleaners of plugins.
    """
    extra = installed_plugins.packs() if plugins else []
    knowledge = builtin_with(tuple(extra)) if packs is None else knowledge_of([*packs, *extra])
    own = [
        BuiltinCleaner(name, propose, knowledge, LATE.get(name, 0)) for name, propose in OWN.items()
    ]
    return [*own, *(installed_plugins.cleaners() if plugins else [])]
