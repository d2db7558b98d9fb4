"""One rule of a pack: its phrases, where they must stand, and the examples that test them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

WHERES = frozenset({"line", "sentence", "start", "end", "cue", "cue-line"})
"""Where a pattern must stand.

``line``: it is all of a block.  ``sentence``: it is all of a sentence, and only
that sentence goes.  ``start``, ``end``: it begins or ends a block, and only it
goes.  ``cue``, ``cue-line``: anywhere in a block, or all of one, and nothing
goes: it is evidence for the judge.
"""

PLACES = frozenset({"any", "head", "tail", "edge"})
"""Where in the article: before the first prose, after the last, either of them, or anywhere."""

CUE_KINDS = frozenset({"ask", "need", "voice", "money", "open", "thanks", "widget", "form", "gate"})
"""What a cue speaks for.

``ask``: it asks the reader to give, sign up, register.  ``need``: why.
``voice``: the newsroom speaks of itself (``our journalism``).  ``money``: sums and
intervals.  ``open``: how appeals begin.  ``thanks``: how they end.  ``widget``:
buttons.  ``form``: form fields and their messages.  ``gate``: what only some may read.
"""


def as_tuple(value: object) -> tuple[str, ...]:
    """``value`` as a tuple."""
    return tuple(value)  # type: ignore[arg-type]


@attrs.frozen
class Rule:
    """One rule: phrases of one meaning, with the examples that test them."""

    id: str
    """``language.label.what``, unique."""
    label: str
    """Name of the label that it gives."""
    where: str
    """One of :data:`WHERES`."""
    match: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Patterns."""
    drop: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Blocks of text, or whole runs of blocks for a cue, that the rule must find."""
    keep: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Blocks of text that must stay."""
    at: str = "any"
    """One of :data:`PLACES`."""
    kind: str | None = None
    """One of :data:`CUE_KINDS`; cues only."""
    scope: str = "any"
    """``any``: used also where the document's language is not known.  ``language``: only where it
    is known to be the pack's, because elsewhere the words mean something else."""
    language: str = "any"
    """The pack's language."""
    fields: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Article fields that the rule states whenever it speaks, such as ``truncated = true``."""

    def applies_to(self, language: str | None) -> bool:
        """Whether the rule may be used on a document of that language; ``None`` is not known.

        What is a button in one language may be a word of a story in another: a rule of another
        language than the document's is evidence for the judge, and no more.
        """
        if self.language == "any":
            return True
        return self.scope == "any" if language is None else language == self.language
