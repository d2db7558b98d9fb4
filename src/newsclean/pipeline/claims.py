"""Claims of cleaners to text, and who gets what several claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Any, NamedTuple

from newsclean.labels import LIFTED
from newsclean.model.labels import Label
from newsclean.text.spans import Span, merge


class Claim(NamedTuple):
    """A label with the name of the cleaner behind it."""

    label: Label
    cleaner: str
    is_verdict: bool = False
    """Whether a judge said so."""

    @property
    def rank(self) -> tuple[Any, ...]:
        """Who gets characters that several claim: the longer, then who states more, then by name.

        A cleaner that knows a kind of line well states more of it than a judge of all kinds.
        """
        label = self.label
        return (
            label.start - label.end,
            not label.fields,
            self.is_verdict,
            label.name,
            label.rule,
            self.cleaner,
            label.start,
            repr(sorted(label.fields.items())) if label.fields else "",
            label.evidence,
        )


def without_contested(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims in order of rank, without lifted ones that share characters with junk.

    What only aggregators write is known better by who looks for it than by a judge of all junk.
    """
    junk = [claim for claim in claims if claim.label.name not in LIFTED]
    if not junk or len(junk) == len(claims):
        return claims
    any_junk = _Spans(claim.label for claim in junk)
    sure_junk = _Spans(claim.label for claim in junk if not claim.is_verdict)
    no_media = _Spans(c.label for c in junk if not c.is_verdict or c.label.name != "media")

    def is_contested(label: Label) -> bool:
        if label.name in _AGGREGATORS or label.rule in _SURE_RULES:
            return sure_junk.touch(label)
        # Who reads a name or a caption from a line knows more than a judge that sees a gallery's.
        is_read = label.name in _READ and label.fields is not None
        return (no_media if is_read else any_junk).touch(label)

    return [c for c in claims if c.label.name not in LIFTED or not is_contested(c.label)]


_AGGREGATORS = frozenset({"scores", "source", "tags"})
_SURE_RULES = frozenset(
    "bylines.above bylines.beside-date bylines.cue bylines.under-cue captions.labelled".split()
)
_READ = frozenset({"byline", "caption"})


class _Spans:
    """Where labels stand, to ask whether another touches them."""

    def __init__(self, labels: Iterable[Label]) -> None:
        self._merged = merge([(label.start, label.end) for label in labels])
        self._starts = [start for start, _ in self._merged]

    def touch(self, label: Label) -> bool:
        k = bisect_left(self._starts, label.end) - 1
        return k >= 0 and self._merged[k][1] > label.start


def share_out(claims: Sequence[Claim]) -> dict[int, list[Span]]:
    """Which characters each claim gets, by its index: those no claim before it wants."""
    first = claims[0].label
    if all(first.start <= c.label.start and c.label.end <= first.end for c in claims):
        return {0: [(first.start, first.end)]}
    by_start = sorted(range(len(claims)), key=lambda k: claims[k].label.start)
    edges = sorted({edge for c in claims for edge in (c.label.start, c.label.end)})
    shares: dict[int, list[Span]] = {}
    waiting: list[int] = []
    at = 0
    for low, high in pairwise(edges):
        while at < len(by_start) and claims[by_start[at]].label.start <= low:
            heappush(waiting, by_start[at])
            at += 1
        while waiting and claims[waiting[0]].label.end <= low:
            heappop(waiting)
        if waiting:
            shares.setdefault(waiting[0], []).append((low, high))
    return {k: merge(spans) for k, spans in shares.items()}
