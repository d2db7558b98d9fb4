"""Disclaimers: several sentences in a row that say what nobody shall be held to.

One phrase may be quoted by a story about a prospectus.  Three different ones
close together are the small print itself, and fall from the first sentence that
has one to the last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from newsclean.matching import NOTHING, Cue
from newsclean.model import Article, Label
from newsclean.phrases import Knowledge
from newsclean.text import sentence_spans

_FEWEST = 3
# Sentences without a phrase of their own that may stand between two with one.
_MOST_BETWEEN = 2


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for runs of sentences that are small print."""
    for index, block in enumerate(article.blocks):
        evidence = knowledge.evidence(block)
        if evidence is NOTHING:
            continue
        cues = [cue for cue in evidence.cues if cue.rule.label == "legal"]
        if len(cues) >= _FEWEST:
            yield from _labels(index, block.text, cues)


def _labels(index: int, text: str, cues: Sequence[Cue]) -> Iterable[Label]:
    spans = sentence_spans(text)
    starts = [start for start, _ in spans]
    by_sentence: dict[int, set[str]] = {}
    for cue in cues:
        sentence = max(0, bisect_right(starts, cue.start) - 1)
        by_sentence.setdefault(sentence, set()).add(text[cue.start : cue.end].lower())
    run: list[int] = []
    for sentence in [*sorted(by_sentence), len(spans) + _MOST_BETWEEN + 1]:
        if run and sentence - run[-1] > _MOST_BETWEEN + 1:
            phrases = set().union(*(by_sentence[k] for k in run))
            if len(phrases) >= _FEWEST:
                evidence = f"{len(phrases)} phrases of small print"
                start, end = spans[run[0]][0], spans[run[-1]][1]
                yield Label(index, start, end, "legal", "disclaimers.run", None, evidence)
            run = []
        run.append(sentence)
