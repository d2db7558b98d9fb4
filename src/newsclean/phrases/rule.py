"""One rule of a pack: its phrases, where they must stand, and the examples that test them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

WHERES = frozenset({"line", "sentence", "start", "end", "cue", "cue-line"})
"""What a pattern must match.

``line``: a whole block.  ``sentence``: a whole sentence, and only that sentence is removed.
``start``, ``end``: the beginning or end of a block, and only that part is removed.  ``cue``: any
part of a block.  ``cue-line``: a whole block.  Cues remove nothing.  They are evidence for the
judge.
"""

PLACES = frozenset({"any", "head", "tail", "edge"})
"""The place in the article.

``head``: before the first prose.  ``tail``: after the last prose.  ``edge``: either of the two.
``any``: anywhere.
"""

CUE_KINDS = frozenset({"ask", "need", "voice", "money", "open", "thanks", "widget", "form", "gate"})
"""The kinds of cues.

``ask``: a request to give, sign up or register.  ``need``: the reason for it.  ``voice``: the
newsroom speaks about itself (``our journalism``).  ``money``: amounts and intervals.  ``open``: the
beginning of an appeal.  ``thanks``: its end.  ``widget``: buttons.  ``form``: form fields and their
messages.  ``gate``: text about access for some readers only.
"""


def as_tuple(value: object) -> tuple[str, ...]:
    """``value`` as a tuple."""
    return tuple(value)  # type: ignore[arg-type]


@attrs.frozen
class Rule:
    """Phrases with the same meaning, with the examples that test them."""

    id: str
    """``language.label.what``, unique."""
    label: str
    """Name of the label that it gives."""
    where: str
    """One of :data:`WHERES`."""
    match: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Patterns."""
    drop: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Blocks that the rule must match.  For a cue, also several blocks in a row."""
    keep: tuple[str, ...] = attrs.field(converter=as_tuple)
    """Blocks that the rule must not remove."""
    at: str = "any"
    """One of :data:`PLACES`."""
    kind: str | None = None
    """One of :data:`CUE_KINDS`, for cues only."""
    scope: str = "any"
    """``any``: the rule also removes text if the document's language is unknown.  ``language``: it
    does so only in the pack's language, because its words have another meaning elsewhere."""
    language: str = "any"
    """The pack's language."""
    fields: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    """Fields of the Article that the rule sets if it matches, such as ``truncated = true``."""

    def applies_to(self, language: str | None) -> bool:
        """Whether the rule may remove text in that language; ``None`` means unknown.

        A button in one language can be a word of a story in another.  So a rule for another
        language is only evidence for the judge.
        """
        if self.language == "any":
            return True
        return self.scope == "any" if language is None else language == self.language
