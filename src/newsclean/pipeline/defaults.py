"""The default pipeline: newsclean's own cleaners, and what installed packages add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.cleaners import (
    bylines,
    captions,
    corpora,
    dates,
    phrases,
    pullquotes,
    residue,
    scores,
    sources,
    tags,
    title,
    truncation,
    wrapper_layouts,
    wrappers,
)
from newsclean.cleaners.builtin import BuiltinCleaner, Propose
from newsclean.cleaners.judge import Favor, JudgeCleaner
from newsclean.model.cleaner import Cleaner
from newsclean.phrases.builtin import builtin_with, knowledge_of
from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline import plugins as installed_plugins

OWN: Mapping[str, Propose] = {
    "bylines": bylines.propose,
    "captions": captions.propose,
    "corpora": corpora.propose,
    "dates": dates.propose,
    "phrases": phrases.propose,
    "pullquotes": pullquotes.propose,
    "residue": residue.propose,
    "scores": scores.propose,
    "sources": sources.propose,
    "tags": tags.propose,
    "title": title.propose,
    "truncation": truncation.propose,
    "wrapper_layouts": wrapper_layouts.propose,
    "wrappers": wrappers.propose,
}
"""Newsclean's own cleaners, by name."""
LATE = {
    "corpora": -1,
    "pullquotes": 1,
    "title": 1,
    "truncation": -1,
    "wrapper_layouts": -1,
    "wrappers": -1,
}
"""Those that are not asked together with the others: see :attr:`BuiltinCleaner.late`.

What repeats the story, or is its headline, is told when the text is clean.  Text that a silenced
label keeps is not looked at for it: a menu that quotes the story would take the quote out of it.
"""


def cleaners(
    packs: Sequence[RulePack] | None = None, *, plugins: bool = True, favor: Favor = "balance"
) -> list[Cleaner]:
    """The default cleaners, with those of plugins.

    :param packs: rule packs to use in place of the built-in ones.
    :param plugins: whether to add the packs and cleaners of plugins.
    :param favor: what the judge rather does when in doubt.
    """
    extra = installed_plugins.packs() if plugins else []
    knowledge = builtin_with(tuple(extra)) if packs is None else knowledge_of([*packs, *extra])
    own = [
        BuiltinCleaner(name, propose, knowledge, LATE.get(name, 0)) for name, propose in OWN.items()
    ]
    return [
        JudgeCleaner(knowledge, favor),
        *own,
        *(installed_plugins.cleaners() if plugins else []),
    ]
