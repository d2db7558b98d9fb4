"""What phrases find in a block: matches, which suffice for removing it, and cues, which do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from newsclean.phrases.rule import Rule


# A text may have a hundred thousand of them.
@attrs.frozen(weakref_slot=False)
class Match:
    """A rule's phrase found where the rule wants it: reason enough to take the span out."""

    rule: Rule
    start: int
    end: int
    fields: Mapping[str, Any]
    publisher: str | None = None
    """A name that must be the Article's publisher for the match to count."""


@attrs.frozen
class Cue:
    """A cue rule's phrase: evidence, no more."""

    rule: Rule
    start: int
    end: int
    fields: Mapping[str, Any]


@attrs.frozen
class Evidence:
    """What the phrases find in one block."""

    matches: tuple[Match, ...] = ()
    cues: tuple[Cue, ...] = ()


NOTHING = Evidence()
"""The evidence of a block that no phrase was found in."""
