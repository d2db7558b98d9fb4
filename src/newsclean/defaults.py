"""The default pipeline: newsclean's own cleaners, and what installed packages add."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

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
from newsclean.errors import NewscleanError, PipelineError
from newsclean.phrases import Knowledge, builtin
from newsclean.pipeline import Cleaner, Pipeline
from newsclean.rulepack import RulePack

CLEANER_GROUP = "newsclean.cleaners"
RULES_GROUP = "newsclean.rules"


def cleaners(packs: Sequence[RulePack] | None = None, *, plugins: bool = True) -> list[Cleaner]:
    """The default cleaners, on ``packs`` or the built-in ones, with those of plugins."""
    extra = plugin_packs() if plugins else []
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
    return [*own, *(plugin_cleaners() if plugins else [])]


@cache
def pipeline() -> Pipeline:
    """The default pipeline, made on first use: it is constant while the process lives."""
    return Pipeline.default()


def plugin_cleaners() -> list[Cleaner]:
    """The cleaners that installed packages offer.

    :raises PipelineError: if one cannot be loaded or is not callable.
    """
    found: list[Cleaner] = []
    for entry in entry_points(group=CLEANER_GROUP):
        cleaner = _load(entry)
        if not callable(cleaner):
            raise PipelineError(f"{_describe(entry)} is no cleaner: it cannot be called")
        found.append(cleaner)
    return found


def plugin_packs() -> list[RulePack]:
    """The rule packs that installed packages offer.

    An entry point names a :class:`RulePack`, or a function that returns one.

    :raises PipelineError: if one cannot be loaded or is no pack.
    """
    found: list[RulePack] = []
    for entry in entry_points(group=RULES_GROUP):
        pack = _load(entry)
        if callable(pack) and not isinstance(pack, RulePack):
            try:
                pack = pack()
            except Exception as error:
                raise PipelineError(f"{_describe(entry)} failed: {error}") from error
        if not isinstance(pack, RulePack):
            raise PipelineError(f"{_describe(entry)} gave no RulePack but {type(pack).__name__}")
        found.append(pack)
    return found


def _load(entry: EntryPoint) -> Any:
    try:
        return entry.load()
    except NewscleanError:
        raise
    except Exception as error:
        raise PipelineError(f"{_describe(entry)} cannot be loaded: {error}") from error


def _describe(entry: EntryPoint) -> str:
    package = f" of {entry.dist.name}" if entry.dist else ""
    return f"plugin {entry.name!r}{package} ({entry.group})"
