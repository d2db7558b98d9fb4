"""Disclaimers: several sentences in a row that say what nobody shall be held to.

One phrase may be quoted by a story about a prospectus.  Three different ones
close together are the small print itself, and fall from the first sentence that
has one to the last; so does what stands between two such stretches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.evidence import NOTHING, Cue
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.sentences import sentence_spans

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
    runs = [run for run in _runs(sorted(by_sentence)) if len(_phrases(run, by_sentence)) >= _FEWEST]
    if runs:
        # What stands between two stretches of small print is small print.
        start, end = spans[runs[0][0]][0], spans[runs[-1][-1]][1]
        evidence = f"{len(_phrases(sorted(by_sentence), by_sentence))} phrases of small print"
        yield Label(index, start, end, "legal", "disclaimers.run", None, evidence)


def _phrases(run: Iterable[int], by_sentence: Mapping[int, set[str]]) -> set[str]:
    return set().union(*(by_sentence[k] for k in run))


def _runs(sentences: Iterable[int]) -> list[list[int]]:
    """Sentences with phrases, in stretches with few others between."""
    runs: list[list[int]] = []
    for sentence in sentences:
        if runs and sentence - runs[-1][-1] <= _MOST_BETWEEN + 1:
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    return runs
