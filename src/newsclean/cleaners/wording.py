"""Lines in a row that are worded as appeals, forms and menus are, whoever wrote them.

No phrase of them is known, and their words are not on any list, or not enough of
them are.  A learned model (``newsclean.judging.wording``) tells how likely each is to be
no story's.  One line alone may be a heading or an entry of a list, so several
must agree, or one must leave hardly a doubt.

A late cleaner: it judges what is left when phrases and topics are silent.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsclean.cleaners.prose import is_prose, prose_bounds
from newsclean.judging.wording import builtin
from newsclean.labels import LIFTED
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.line import Line

_LONGEST, _LONGEST_LINE = 300, 120
# Log odds: that a line must have to be of a run, that one must which stands between two that are,
# that the best of a run must have, and all of them on average; and one that stands alone.
_OF_RUN, _BETWEEN = 0.0, -2.0
_BEST, _MEAN = 1.5, 0.7
_ALONE = 3.5
_FEWEST = 2
_MEAN_OF_HEAD = 2.0
# A paragraph must have so much by itself, and what stands in the headline's place as much as a
# line alone.
_PROSE = 0.5
# What a neighbour that has fallen already adds.
_BESIDE, _BESIDE_MENU = 2.0, 1.0
# What a neighbour adds for its own label.
_SAME = 2.0
# Where each link of a story stands on a line of its own, names are as short as a menu's entries.
_COMMAS = frozenset(",、，،：；")
_LIKE_FRAGMENTS = frozenset({"nav", "related", "media"})
# Menus and headlines stand about anything on a page.
_OF_PAGES = frozenset({"nav", "related"})
_MEAN_OF_PAGES = (9.0, 2.2)
_FEWEST_BROKEN = 3
_MEAN_OF_FRAGMENTS = 3.0


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the lines that are worded as what is no story's."""
    beside = _fallen_beside(article) if article.removals else {}
    scores = {}
    for index, block in enumerate(article.blocks):
        fallen = beside.get(index, ())
        if len(block.text) <= _LONGEST and _may_fall(block, fallen, knowledge):
            score = knowledge.remember(block, "wording", _score)
            least = _ALONE if index == 0 else _PROSE if _is_paragraph(block) else None
            if least is None or score >= least:
                scores[index] = score + sum(
                    _BESIDE_MENU if name in _OF_PAGES else _BESIDE for name in fallen
                )
    return _labels(article, scores, beside) if scores else ()


def _fallen_beside(article: Article) -> dict[int, list[str]]:
    """By block, the labels of the junk that stood right before it and behind it, and is removed."""
    pieces = sorted(
        (piece, removal.name)
        for removal in article.removals
        if removal.name not in LIFTED
        for piece in removal.pieces
    )
    starts = [start for (start, _), _ in pieces]
    source = article.source_text
    found: dict[int, list[str]] = {}
    for index, block in enumerate(article.blocks):
        first, last = block.pieces[0][0], block.pieces[-1][1]
        k = bisect_left(starts, first)
        found[index] = [
            name
            for (start, end), name in pieces[max(0, k - 1) : k + 1]
            if not source[min(end, last) : max(start, first)].strip()
        ]
    return found


def _may_fall(block: Block, beside: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether a block is too short to be a paragraph, or speaks to the reader."""
    return not _is_paragraph(block) or bool(beside) or knowledge.speaks_to_reader(block)


def _is_paragraph(block: Block) -> bool:
    # A long line without a full stop is rather a paragraph that lost it than a button.
    # Behind a dash somebody of the story speaks.
    return is_prose(block) or len(block.text) > _LONGEST_LINE or block.text[0] in "–—"


def _score(block: Block, _knowledge: Knowledge) -> float:
    return builtin().score(Line(block.text))


def _labels(
    article: Article, scores: Mapping[int, float], beside: Mapping[int, Sequence[str]]
) -> Iterator[Label]:
    is_broken = _is_broken(article)
    story, _ = prose_bounds(article)
    for run in _runs(scores):
        own = [scores[index] for index in run]
        mean = sum(own) / len(own)
        if len(run) < _FEWEST:
            falls = mean >= _ALONE and _may_fall_alone(article, run[0])
        else:
            # Above the story two lines may be its headline and the line below that.
            is_head = len(run) == _FEWEST and run[-1] < story
            falls = mean >= (_MEAN_OF_HEAD if is_head else _MEAN) and max(own) >= _BEST
        if falls:
            blocks = [article.blocks[index] for index in run]
            near = Counter(name for index in run for name in beside.get(index, ()))
            before = {name: _SAME * count for name, count in near.items()}
            name = builtin().label([Line(block.text) for block in blocks], before)
            if name in _OF_PAGES and mean < _MEAN_OF_PAGES[len(run) > 1]:
                continue
            if is_broken and (name in _LIKE_FRAGMENTS or mean < _MEAN_OF_FRAGMENTS):
                continue
            evidence = f"{len(run)} lines worded as such are: {mean:.1f} log odds on average"
            for index, block in zip(run, blocks, strict=True):
                yield Label(index, 0, len(block.text), name, f"wording.{name}", None, evidence)


def _is_broken(article: Article) -> bool:
    """Whether lines are parts of sentences, as where each link has been put on its own."""
    small = sum(block.text[0].islower() for block in article.blocks)
    return small >= _FEWEST_BROKEN or any(block.text[0] in _COMMAS for block in article.blocks)


def _may_fall_alone(article: Article, index: int) -> bool:
    """Whether a line is neither a paragraph, nor a heading, nor in the headline's place."""
    block = article.blocks[index]
    return index > 0 and block.kind != "heading" and not _is_paragraph(block)


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
