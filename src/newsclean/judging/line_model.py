"""A learned model of a page's lines: how sure it is of each that it belongs to the story.

A conditional random field of two states.  Everything it looks at is shape,
place, repetition and what the rule packs see: no words of its own, so that it
knows a page in a language that it was not shown.  Learning is done in
``training/lines.py``; what must be the same there and at run time is here (the
sums) and in ``line_features`` (the features).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Any

import attrs

from newsclean.judging.line_features import (
    NEAR_FEATURES,
    NEIGHBOURS,
    Features,
    LineFeatures,
    features,
    second_features,
)

WEIGHTS = Path(__file__).with_name("models") / "lines.json"


class _Weights(dict[str, float]):
    """Weights of features; one that was not learned weighs nothing."""

    def __missing__(self, _name: str) -> float:
        return 0.0


@attrs.frozen
class Field:
    """One conditional random field: each weight says how much a feature speaks for the story."""

    shapes: Mapping[str, Mapping[str, float]]
    """By offset (``"0"`` the line itself, ``"-1"`` the one before it), then by feature."""
    places: Mapping[str, float]
    stay_junk: float
    stay_body: float
    enter_body: float
    leave_body: float

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Field:
        """A field from plain data."""
        shapes = {offset: _Weights(table) for offset, table in data["shapes"].items()}
        return cls(**{**data, "shapes": shapes, "places": _Weights(data["places"])})

    def scores(self, found: Features) -> list[float]:
        """For each line the probability that it belongs to the story."""
        return self._marginals(self._emissions(found))

    def _emissions(self, found: Features) -> list[float]:
        own, place = self.shapes["0"].__getitem__, self.places.__getitem__
        sums = [sum(map(own, shapes)) + sum(map(place, places)) for shapes, places in found]
        nearest = [shapes[:NEAR_FEATURES] for shapes, _ in found]
        count = len(sums)
        for offset in NEIGHBOURS:
            weigh = self.shapes[str(offset)].__getitem__
            near = [sum(map(weigh, names)) for names in nearest]
            outside = [weigh("none")] * min(abs(offset), count)
            near = near[offset:] + outside if offset > 0 else outside + near[:offset]
            sums = [one + other for one, other in zip(sums, near, strict=True)]
        return sums

    def _marginals(self, emissions: Sequence[float]) -> list[float]:
        """Forward and backward over log odds of body against junk."""
        count = len(emissions)
        forward, backward = [0.0] * count, [0.0] * count
        odds = 0.0
        for k, emission in enumerate(emissions):
            odds = emission + (self._step(odds) if k else 0.0)
            forward[k] = odds
        odds = 0.0
        for k in range(count - 2, -1, -1):
            odds = self._step_back(odds + emissions[k + 1])
            backward[k] = odds
        return [_logistic(f + b) for f, b in zip(forward, backward, strict=True)]

    def _step(self, odds: float) -> float:
        to_body = _log_sum(odds + self.stay_body, self.enter_body)
        return to_body - _log_sum(odds + self.leave_body, self.stay_junk)

    def _step_back(self, odds: float) -> float:
        from_body = _log_sum(odds + self.stay_body, self.leave_body)
        return from_body - _log_sum(odds + self.enter_body, self.stay_junk)


@attrs.frozen
class LineModel:
    """Two fields: the second knows what the first thinks, and so where the story is."""

    first: Field
    second: Field

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> LineModel:
        """The model as it was trained."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(Field.of(data["first"]), Field.of(data["second"]))

    def scores(self, lines: Sequence[LineFeatures]) -> list[float]:
        """For each line the probability that it belongs to the story."""
        if not lines:
            return []
        found = features(lines)
        first = self.first.scores(found)
        return self.second.scores(second_features(lines, found, first))


def _log_sum(one: float, other: float) -> float:
    high, low = (one, other) if one > other else (other, one)
    return high + log(1.0 + exp(low - high)) if high - low < 30 else high


def _logistic(odds: float) -> float:
    if odds < -700:
        return 0.0
    return 1.0 / (1.0 + exp(-odds))


@cache
def builtin() -> LineModel:
    """The model that newsclean brings; loaded on first use."""
    return LineModel.load()
