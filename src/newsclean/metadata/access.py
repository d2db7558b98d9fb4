"""Whether an article is free to read, in the many spellings of ``isAccessibleForFree``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsclean.reading.jsonld import Thing, first_text, types
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import squash

_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_TIERS = {"free": True, "locked": False}
_MOST_PARTS = 20
_BEFORE_VALUE = re.compile(r".*[/#:]")


def read_free_access(evidence: PageEvidence, article: Thing) -> bool | None:
    """Whether the article is free, as the page states it; ``None`` if it does not.

    What the article says comes first, then what its parts say.
    """
    for thing in (article, *_same_story(evidence, article), *evidence.pages):
        own = _truth(_stated(thing))
        if own is not None:
            return own
        if any(_truth(_stated(part)) is False for part in _parts(thing, evidence)):
            return False
    if any(_is_locked_element(thing) for thing in evidence.things):
        return False
    stated = _truth(evidence.meta("isaccessibleforfree", "is_accessible_for_free"))
    if stated is not None:
        return stated
    # A metered page is free to some readers, so "metered" says neither.
    tier = evidence.meta("article:content_tier", "og:article:content_tier") or ""
    return _TIERS.get(tier.strip().lower())


def _same_story(evidence: PageEvidence, article: Thing) -> Iterator[Thing]:
    """The articles that do not go by another headline."""
    own = squash(first_text(article.get("headline")) or "")
    for thing in evidence.articles:
        other = squash(first_text(thing.get("headline")) or "")
        if not own or not other or own in other or other in own:
            yield thing


def _stated(thing: Thing) -> Any:
    """The property, in whatever case its name is written."""
    if "isAccessibleForFree" in thing:
        return thing["isAccessibleForFree"]
    names = (name for name in thing if name.lower().endswith("isaccessibleforfree"))
    return next((thing[name] for name in names), None)


def _parts(thing: Thing, evidence: PageEvidence) -> Iterator[Thing]:
    given = thing.get("hasPart")
    for part in (given if isinstance(given, list) else [given])[:_MOST_PARTS]:
        found = evidence.resolved(part)
        if isinstance(found, dict):
            yield found


def _is_locked_element(thing: Thing) -> bool:
    """Whether a thing is a part of this page that only subscribers see."""
    return "WebPageElement" in types(thing) and _truth(_stated(thing)) is False


def _truth(value: Any) -> bool | None:
    """A value as true or false; ``None`` if it says neither.

    >>> [_truth(value) for value in (False, "False", "no", 0, "https://schema.org/False", [1.0])]
    [False, False, False, False, False, True]
    >>> _truth({"@value": "false"}), _truth("metered"), _truth(None)
    (False, None, None)
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value", value.get("value", value.get("@id")))
    if isinstance(value, (int, float)):
        return bool(value) if value in (0, 1) else None
    if isinstance(value, str):
        word = _BEFORE_VALUE.sub("", value[:80].lower()).strip(" \t\n\r\"'")
        return True if word in _TRUE else False if word in _FALSE else None
    return None
