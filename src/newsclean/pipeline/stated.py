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
    lists: dict[str, dict[Any, Any]] = {}
    for label in labels:
        for name, value in (label.fields or {}).items():
            if name in known and name != "captions":
                continue
            now = filled.get(name, getattr(article, name))
            if name == "language" and name not in filled and article.language_is_guessed:
                now, filled["language_is_guessed"] = None, False
            if isinstance(now, tuple):
                # A list is made once, at the end: thousands of labels may add to it.
                if name not in lists:
                    lists[name] = {}
                    _add(lists[name], now)
                _add(lists[name], value)
            elif isinstance(now, dict):
                filled[name] = {**value, **now}
            elif now is None:
                filled[name] = value
    filled |= {name: tuple(entries.values()) for name, entries in lists.items()}
    if "authors" in filled:
        people = [author for author in filled["authors"] if not author.is_organization]
        filled["authors"] = tuple(people) or filled["authors"]
    return filled


def _add(entries: dict[Any, Any], more: Iterable[Any]) -> None:
    """Adds what of ``more`` is new; a person is known by name, however written about."""
    for entry in more:
        entries.setdefault(getattr(entry, "name", entry), entry)
