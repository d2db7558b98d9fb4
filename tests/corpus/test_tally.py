"""What runs count, and how the counts of parts add up."""

from __future__ import annotations

import attrs

from newsclean import read_text
from newsclean.corpus.rows import Fault
from newsclean.corpus.tally import Tally


def tally_of(*confidences: float | None) -> Tally:
    tally = Tally()
    for confidence in confidences:
        tally.count(attrs.evolve(read_text("A storm hit."), confidence=confidence))
    return tally


def test_confidence() -> None:
    tally = tally_of(1.0, 0.5, None, 0.8, 0.75)
    tally.count(Fault("empty", "it has no text"))
    assert (tally.documents, tally.judged, tally.doubtful) == (6, 4, 2)
    assert tally.mean_confidence == 3.05 / 4


def test_no_confidence_has_no_mean() -> None:
    assert tally_of(None).mean_confidence is None
    assert Tally().mean_confidence is None


def test_parts_add_up() -> None:
    one, other = tally_of(0.5, 1.0), tally_of(0.25, None)
    one.add(other)
    assert one == tally_of(0.5, 1.0, 0.25, None)


def test_plain_data_come_back() -> None:
    tally = tally_of(0.5, 1.0, None)
    assert Tally.from_dict(tally.to_dict()) == tally


def test_records_that_count_no_confidence_are_read() -> None:
    data = tally_of(None).to_dict()
    for name in ("judged", "confidence", "doubtful"):
        del data[name]
    assert Tally.from_dict(data) == tally_of(None)
