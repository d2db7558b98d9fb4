"""Plugins: finding them, loading them, and going on without one that fails."""

from __future__ import annotations

import time
import warnings
from collections.abc import Collection, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import attrs

from newsclean.errors import NewscleanError, PipelineError, PluginWarning
from newsclean.model.article import Article
from newsclean.model.cleaner import Cleaner, lateness_of, name_of
from newsclean.model.labels import Label
from newsclean.phrases.rulepack import RulePack

CLEANER_GROUP = "newsclean.cleaners"
RULES_GROUP = "newsclean.rules"

SLOW_SECONDS = 1.0
"""If one call of a plugin takes longer, newsclean issues a warning."""


@attrs.frozen
class PluginCleaner:
    """A plugin's cleaner; the engine skips one that has a ``plugin`` where it fails."""

    cleaner: Cleaner
    plugin: str
    """Who it is, for messages: its name and its package."""

    @property
    def name(self) -> str:
        """The name the cleaner goes by."""
        return name_of(self.cleaner)

    @property
    def late(self) -> int:
        """When it is asked."""
        return lateness_of(self.cleaner)

    def __call__(self, article: Article) -> list[Label]:
        """What the cleaner says, if it comes to an end."""
        # One label for each character says all that can be said: more is a loop without end.
        most = 1000 + 4 * len(article.source_text)
        began = time.perf_counter()
        labels: list[Label] = []
        try:
            for label in self.cleaner(article):
                labels.append(label)
                if len(labels) > most:
                    raise RuntimeError("more labels than the text has characters")
        except SystemExit as error:
            raise RuntimeError("it tried to end the process") from error
        if time.perf_counter() - began > SLOW_SECONDS:
            message = f"{self.plugin} is slow: more than {SLOW_SECONDS:g} s for one article"
            warnings.warn(message, PluginWarning, stacklevel=2)
        return labels


@attrs.frozen
class Plugin:
    """One entry point of an installed package."""

    kind: str
    """``cleaner`` or ``rules``."""
    name: str
    package: str
    version: str
    place: str
    """The folder of the installed package.  Empty if it is not known."""
    target: str
    """What the entry point names: ``module:object``."""
    fault: str | None = None
    """Why it cannot be loaded; ``None`` if it can."""


def installed(taken: Collection[str] = ()) -> Iterator[Plugin]:
    """What installed packages offer, cleaners first, each loaded to see whether that works.

    :param taken: names that their cleaners may not have, as others have them.
    """
    names = set(taken)
    for kind, group, load in (
        ("cleaner", CLEANER_GROUP, _cleaner),
        ("rules", RULES_GROUP, _pack),
    ):
        for entry in sorted(entry_points(group=group)):
            fault = None
            try:
                loaded: Any = load(entry)
                if kind == "cleaner":
                    _refuse_taken(entry, name_of(loaded), names)
            except NewscleanError as error:
                fault = str(error)
            dist = entry.dist
            yield Plugin(
                kind,
                entry.name,
                dist.name if dist else "",
                dist.version if dist else "",
                str(dist.locate_file("")) if dist else "",
                entry.value,
                fault,
            )


def _refuse_taken(entry: EntryPoint, name: str, names: set[str]) -> None:
    if name in names:
        raise PipelineError(f"{_describe(entry)} must have another name: {name!r} is taken")
    names.add(name)


def cleaners() -> list[Cleaner]:
    """The cleaners that installed packages offer.

    :raises PipelineError: if one cannot be loaded or is not callable.
    """
    return [
        PluginCleaner(_cleaner(entry), _describe(entry))
        for entry in entry_points(group=CLEANER_GROUP)
    ]


def packs() -> list[RulePack]:
    """The rule packs that installed packages offer.

    An entry point names a :class:`RulePack`, or a function that returns one.

    :raises PipelineError: if one cannot be loaded or is no pack.
    """
    return [_pack(entry) for entry in entry_points(group=RULES_GROUP)]


def _cleaner(entry: EntryPoint) -> Cleaner:
    cleaner: Cleaner = _load(entry)
    if not callable(cleaner):
        raise PipelineError(f"{_describe(entry)} is no cleaner: it cannot be called")
    try:
        lateness_of(cleaner)
    except PipelineError as error:
        raise PipelineError(f"{_describe(entry)}: {error}") from error
    return cleaner


def _pack(entry: EntryPoint) -> RulePack:
    pack = _load(entry)
    if callable(pack) and not isinstance(pack, RulePack):
        try:
            pack = pack()
        except Exception as error:
            raise PipelineError(f"{_describe(entry)} failed: {error}") from error
    if not isinstance(pack, RulePack):
        raise PipelineError(f"{_describe(entry)} gave no RulePack but {type(pack).__name__}")
    return pack


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
