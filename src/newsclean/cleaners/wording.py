"""Lines in a row that are worded as appeals, forms and menus are, whoever wrote them.

No phrase of them is known, and their words are not on any list, or not enough of
them are.  A learned model (``newsclean.wording``) tells how likely each is to be
no story's.  One line alone may be a heading or an entry of a list, so several
must agree, or one must leave hardly a doubt.

A late cleaner: it judges what is left when phrases and topics are silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsclean.cleaners.prose import is_prose
from newsclean.line import Line
from newsclean.model import Article, Block, Label
from newsclean.phrases import Knowledge
from newsclean.wording import builtin

_LONGEST = 300
# Log odds: that a line must have to be of a run, that one must which stands between two that are,
# that the best of a run must have, and all of them on average; and one that stands alone.
_OF_RUN, _BETWEEN = 0.0, -1.0
_BEST, _MEAN = 2.0, 1.0
_ALONE = 3.5
_FEWEST = 2


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the lines that are worded as what is no story's."""
    scores = {}
    for index, block in enumerate(article.blocks):
        if len(block.text) <= _LONGEST and _may_fall(block, knowledge):
            scores[index] = knowledge.once(block, "wording", _score)
    return _labels(article, scores) if scores else ()


def _may_fall(block: Block, knowledge: Knowledge) -> bool:
    """Whether a block is too short to be a paragraph, or speaks to the reader."""
    return not is_prose(block) or knowledge.mentions(block).addressed


def _score(block: Block, _knowledge: Knowledge) -> float:
    return builtin().score(Line(block.text))


def _labels(article: Article, scores: Mapping[int, float]) -> Iterator[Label]:
    for run in _runs(scores):
        own = [scores[index] for index in run]
        mean = sum(own) / len(own)
        if len(run) < _FEWEST:
            falls = mean >= _ALONE and article.blocks[run[0]].kind != "heading"
        else:
            falls = mean >= _MEAN and max(own) >= _BEST
        if falls:
            texts = [article.blocks[index].text for index in run]
            name = builtin().label([Line(text) for text in texts])
            evidence = f"{len(run)} lines worded as such are: {mean:.1f} log odds on average"
            for index, text in zip(run, texts, strict=True):
                yield Label(index, 0, len(text), name, f"wording.{name}", None, evidence)


def _runs(scores: Mapping[int, float]) -> Iterator[Sequence[int]]:
    """Lines in a row of which each is likely, or stands between two that are."""
    run: list[int] = []
    for index in sorted(scores):
        if scores[index] <= _OF_RUN:
            continue
        if run and not _are_joined(run[-1], index, scores):
            yield run
            run = []
        run.extend(range(run[-1] + 1 if run else index, index + 1))
    if run:
        yield run


def _are_joined(one: int, other: int, scores: Mapping[int, float]) -> bool:
    between = range(one + 1, other)
    return len(between) <= 1 and all(scores.get(k, _BETWEEN) > _BETWEEN for k in between)
