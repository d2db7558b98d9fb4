"""How a line is worded: whether it asks, offers and points as appeals, forms and menus do.

Rules know phrases, and topics know words.  A line that has neither may still be
worded as such lines are: by an imperative's ending, a polite form, a button's
brevity.  A linear model over words, their beginnings and endings, pairs of them
and the line's shape tells how likely that is, in all languages of the rule
packs at once.  Its weights come from the packs' own examples and patterns, from
appeals written for the purpose, and from what stories say
(``training/wording.py``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from newsclean.text.line import Line

WEIGHTS = Path(__file__).parent / "models" / "wording.json"
MOST = 400
"""Characters of a line that are looked at."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]|[\u0900-\u0dff])+|\d+|[$€£¥₹₽₺₴%!?@:©»›>→✓✕×]"  # words, numbers, telling marks
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD, _PART, _BEGINNING, _ENDING = 16, 8, 5, 3
_LONGEST_BITS = 8
_FEW = 3
_CLOSING = "\"'”“’»«)]」』 "


def features(line: Line) -> set[str]:
    """What the model looks at in a line; each is named by a letter for its kind and a value.

    >>> sorted(features(Line("Give now!")))
    ['$!', 'L4', 'N3', '^give', 'bgive now', 'bnow !', 'e!', 'w!', 'wgive', 'wnow']
    """
    tokens = ["0" if t[0].isdigit() else t for t in _TOKEN.findall(line.folded[:MOST])]
    found = {f"L{min(_LONGEST_BITS, len(line.text).bit_length())}"}
    end = line.text.rstrip(_CLOSING)[-1:]
    found.add(f"e{'a' if end.isalnum() else end}")
    if len(tokens) <= _FEW:
        found.add(f"N{len(tokens)}")
    if not tokens:
        return found
    found.add(f"^{tokens[0][:_PART]}")
    found.add(f"${tokens[-1][-_PART:]}")
    for token in tokens:
        if _UNSPACED.match(token) is not None:
            found.update([f"c{token[k : k + 2]}" for k in range(len(token))])
            found.update([f"c{token[k : k + 3]}" for k in range(len(token) - 2)])
        else:
            found.add(f"w{token[:_WORD]}")
            if len(token) > _BEGINNING:
                found.add(f"p{token[:_BEGINNING]}")
            if len(token) > _ENDING + 1:
                found.add(f"s{token[-_ENDING:]}")
    found.update(
        [
            f"b{one[:_PART]} {other[:_PART]}"
            for one, other in pairwise(tokens)
            if _UNSPACED.match(one) is None
        ]
    )
    return found


class Wording:
    """The model: a weight for each feature, and for each label one more.

    Weights are whole numbers of a unit: their sum is the same in whatever order.

    :param bias: the log odds of a line without any known feature.
    :param unit: what a weight of 1 adds to the log odds, in natural logarithms.
    :param weights: by feature.
    :param labels: names of labels.
    :param telling: by feature, what it says for each label: its index, and a weight.
    """

    def __init__(
        self,
        bias: float,
        unit: float,
        weights: Mapping[str, int],
        labels: Sequence[str],
        telling: Mapping[str, Sequence[tuple[int, int]]],
    ) -> None:
        self.bias = bias
        self.unit = unit
        self.weights = weights
        self.labels = labels
        self.telling = telling

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Wording:
        """The model as it was trained."""
        data = json.loads(path.read_text(encoding="utf-8"))
        weights = zip(data["features"].split("\n"), data["weights"], strict=True)
        telling = zip(data["telling"].split("\n"), data["labels_of"], strict=True)
        return cls(data["bias"], data["unit"], dict(weights), data["labels"], dict(telling))

    def score(self, line: Line) -> float:
        """The log odds that a line is worded as what is no story's: 0 is as likely as not."""
        known = self.weights
        return self.bias + self.unit * sum([known[f] for f in features(line) if f in known])

    def label(self, lines: Iterable[Line], before: Mapping[str, float]) -> str:
        """The label that lines are most likely to have, if they are no story's.

        :param before: what speaks for a label but the lines themselves, as log odds.
        """
        totals = [round(before.get(name, 0.0) / self.unit) for name in self.labels]
        for line in lines:
            for feature in features(line):
                for k, weight in self.telling.get(feature, ()):
                    totals[k] += weight
        return self.labels[totals.index(max(totals))]


@cache
def builtin() -> Wording:
    """The model that newsclean brings; loaded on first use."""
    return Wording.load()
