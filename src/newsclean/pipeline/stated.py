"""The Article's fields after labels have stated some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from newsclean.model.article import Article
from newsclean.model.labels import Label


def fields_of(article: Article, labels: Sequence[Label], known: Collection[str]) -> dict[str, Any]:
    """The fields that ``labels`` change; what was ``known`` at the start stays.

    Lists grow in the order of ``labels``, each entry once; of a single value the first counts.
    """
    filled: dict[str, Any] = {}
    for label in labels:
        for name, value in (label.fields or {}).items():
            if name in known and name != "captions":
                continue
            now = filled.get(name, getattr(article, name))
            if name == "language" and name not in filled and article.language_is_guessed:
                now, filled["language_is_guessed"] = None, False
            if isinstance(now, tuple):
                filled[name] = _with_new(now, value)
            elif isinstance(now, dict):
                filled[name] = {**value, **now}
            elif now is None:
                filled[name] = value
    if "authors" in filled:
        people = [author for author in filled["authors"] if not author.is_organization]
        filled["authors"] = tuple(people) or filled["authors"]
    return filled


def _with_new(known: tuple[Any, ...], more: Iterable[Any]) -> tuple[Any, ...]:
    """``known`` and what of ``more`` is new; a person is known by name, however written about."""
    entries = {getattr(entry, "name", entry): entry for entry in known}
    for entry in more:
        entries.setdefault(getattr(entry, "name", entry), entry)
    return tuple(entries.values())
