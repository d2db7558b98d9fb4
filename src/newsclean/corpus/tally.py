"""What a run counts: documents, characters, what was removed and what went wrong."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from newsclean.corpus.rows import Fault
from newsclean.model.article import Article
from newsclean.model.rows import LOW_CONFIDENCE
from newsclean.text.characters import visible_length


@attrs.define
class Tally:
    """Sums over documents; those of two parts of a corpus add up to that of both."""

    documents: int = 0
    """All, those with faults included."""
    characters: int = 0
    """As read, white space apart, of documents without a fault."""
    removed: Counter[str] = attrs.field(factory=Counter)
    """Characters by label, white space apart."""
    touched: Counter[str] = attrs.field(factory=Counter)
    """Documents that had something of that label."""
    faults: Counter[str] = attrs.field(factory=Counter)
    """Documents with a fault, by its kind."""
    warned: int = 0
    """Documents with warnings: cleaned, but a plugin was skipped."""
    judged: int = 0
    """Documents with a confidence."""
    confidence: float = 0.0
    """The sum of their confidences."""
    doubtful: int = 0
    """Those of them whose confidence is low."""

    def count(self, outcome: Article | Fault) -> None:
        """Adds one document."""
        self.documents += 1
        if isinstance(outcome, Fault):
            self.faults[outcome.kind] += 1
            return
        self.warned += bool(outcome.warnings)
        if outcome.confidence is not None:
            self.judged += 1
            self.confidence += outcome.confidence
            self.doubtful += outcome.confidence < LOW_CONFIDENCE
        source = outcome.source_text
        self.characters += visible_length(source, 0, len(source))
        for removal in outcome.removals:
            size = sum([visible_length(source, start, end) for start, end in removal.pieces])
            self.removed[removal.name] += size
        self.touched.update({removal.name for removal in outcome.removals})

    def add(self, other: Tally) -> None:
        """Adds the sums of another part."""
        self.documents += other.documents
        self.characters += other.characters
        self.warned += other.warned
        self.judged += other.judged
        self.confidence += other.confidence
        self.doubtful += other.doubtful
        for mine, theirs in (
            (self.removed, other.removed),
            (self.touched, other.touched),
            (self.faults, other.faults),
        ):
            mine.update(theirs)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, for JSON."""
        return attrs.asdict(self, value_serializer=_plain)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Tally:
        """What :meth:`to_dict` gave."""
        known: dict[str, Any] = {
            name: Counter(data[name]) for name in ("removed", "touched", "faults")
        }
        known |= {
            name: data.get(name, 0) for name in ("warned", "judged", "confidence", "doubtful")
        }
        return cls(data["documents"], data["characters"], **known)

    @property
    def mean_confidence(self) -> float | None:
        """The mean over documents with a confidence; ``None`` if there are none."""
        return self.confidence / self.judged if self.judged else None

    def shares(self) -> list[tuple[str, float]]:
        """Share of all characters by label, the largest first."""
        total = max(1, self.characters)
        ordered = sorted(self.removed.items(), key=lambda item: (-item[1], item[0]))
        return [(name, size / total) for name, size in ordered]


def _plain(_: Any, __: Any, value: Any) -> Any:
    return dict(value) if isinstance(value, Counter) else value
