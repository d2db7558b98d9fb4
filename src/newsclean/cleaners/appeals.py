"""Runs of lines that together ask something of the reader.

A donation appeal, a newsletter form, a comment form, a paywall's offer is
many lines, of which few would be known alone.  Phrases are cues of a kind
(who speaks, what is asked, sums, buttons ...); neighbouring lines are taken
together, and a run falls if the kinds of its cues show what it is.

A line that speaks of nobody in the first or second person may be a story
*about* donations: its cues count only beside a line that does.  Those inside
quotations never count, nor do those of a long paragraph that has few of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import attrs

from newsclean.cleaners.prose import is_prose
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.evidence import NOTHING, Cue
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.sentences import ends_sentence, sentence_spans


@attrs.frozen
class RunRequirement:
    """What a run must show to be known for what it is."""

    kinds: int
    """How many different kinds of cue."""
    one_of: frozenset[str]
    """At least one of these among them."""


REQUIREMENTS: Mapping[str, RunRequirement] = {
    "donation": RunRequirement(3, frozenset({"ask", "need"})),
    "newsletter": RunRequirement(2, frozenset({"ask", "form"})),
    "paywall": RunRequirement(2, frozenset({"ask", "gate"})),
    "adblock": RunRequirement(2, frozenset({"ask"})),
    "comments": RunRequirement(2, frozenset({"form", "open"})),
    "follow": RunRequirement(2, frozenset({"ask"})),
    "app": RunRequirement(2, frozenset({"ask"})),
    "cookie": RunRequirement(2, frozenset({"ask", "voice"})),
}
"""By label.  Cues labelled ``any`` count for each of them."""

_ANY = "any"
# A button or a field of a form; a heading inside an appeal is no longer either.
_LONGEST_WIDGET = 40
_MOST_BETWEEN = 2
# A paragraph of fewer sentences is not asked how many of them have cues.
_FEWEST_TO_COUNT = 5


@attrs.frozen
class _Line:
    """What one block brings to a run."""

    cues: tuple[Cue, ...]
    falls_as: frozenset[str]
    """Labels under which phrases alone would take the whole block."""
    is_addressed: bool
    """Whether it speaks of ``us`` or to ``you``, or is too short to be prose."""

    @property
    def labels(self) -> frozenset[str]:
        return self.falls_as | {cue.rule.label for cue in self.cues}


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the blocks of each run that is known for an appeal or a form."""
    lines = {}
    # Which rules speak depends on the article's language, and on nothing else of it.
    name, work = f"appeals {article.language}", partial(_line, article)
    for index, block in enumerate(article.blocks):
        if knowledge.evidence(block) is not NOTHING:
            line = knowledge.remember(block, name, work)
            if line is not None:
                lines[index] = line
    if not any(line.cues for line in lines.values()):
        return ()
    return _labels(article, lines, knowledge)


def _line(article: Article, block: Block, knowledge: Knowledge) -> _Line | None:
    evidence = knowledge.evidence(block)
    falls_as = frozenset(
        match.rule.label
        for match in evidence.matches
        if match.end - match.start == len(block.text) and match.rule.applies_to(article.language)
    )
    cues = tuple(cue for cue in evidence.cues if cue.rule.applies_to(article.language))
    if cues and _are_few(cues, block.text):
        cues = ()
    if not cues and not falls_as:
        return None
    return _Line(cues, falls_as, not is_prose(block) or knowledge.is_addressed(block))


def _are_few(cues: Sequence[Cue], text: str) -> bool:
    """Whether most sentences of a long paragraph have no cue: then it is not an appeal."""
    spans = sentence_spans(text)
    if len(spans) < _FEWEST_TO_COUNT:
        return False
    starts = [start for start, _ in spans]
    with_cue = {bisect_right(starts, cue.start) for cue in cues}
    return len(with_cue) * 4 < len(spans)


def _labels(article: Article, lines: Mapping[int, _Line], knowledge: Knowledge) -> Iterator[Label]:
    for run in _runs(article, lines, knowledge):
        name = _known_as(run, lines)
        if name is None:
            continue
        first, last = _trimmed(run, lines, name)
        seen = [lines[k] for k in range(first, last + 1) if k in lines]
        kinds = sorted({c.rule.kind or "" for line in seen for c in _for(name, line.cues)})
        evidence = f"{len(seen)} lines in a row with: {', '.join(kinds)}"
        for index in range(first, last + 1):
            yield _label(article, index, lines.get(index), name, evidence, knowledge)


def _label(  # noqa: PLR0913, PLR0917 - what is known of one line of a run
    article: Article,
    index: int,
    line: _Line | None,
    name: str,
    evidence: str,
    knowledge: Knowledge,
) -> Label:
    own = _for(name, line.cues) if line else ()
    rule = own[0].rule.id if own else f"appeals.{name}"
    fields = {key: value for cue in own for key, value in {**cue.rule.fields, **cue.fields}.items()}
    start, end = _extent(article.blocks[index], line, knowledge)
    return Label(index, start, end, name, rule, fields or None, evidence)


def _extent(block: Block, line: _Line | None, knowledge: Knowledge) -> tuple[int, int]:
    """The part of a block that belongs to the appeal.

    Text that lost its paragraphs has a story's sentences before an appeal's and
    behind them: those at either end that have no cue and address nobody stay.
    """
    text = block.text
    if line is None or not line.cues or line.falls_as or not is_prose(block):
        return 0, len(text)
    cues = sorted(cue.start for cue in line.cues)
    own = [
        (start, end)
        for start, end in sentence_spans(text)
        if bisect_left(cues, start) < bisect_left(cues, end) or knowledge.addresses(text[start:end])
    ]
    return (own[0][0], own[-1][1]) if own else (0, len(text))


def _runs(
    article: Article, lines: Mapping[int, _Line], knowledge: Knowledge
) -> Iterator[Sequence[int]]:
    """Maximal stretches of blocks that have evidence, or stand between two that have."""
    run: list[int] = []
    for index in sorted(lines):
        if run and not _may_be_joined(article, run[-1], index, knowledge):
            yield from _parts(run, lines)
            run = []
        run.append(index)
    if run:
        yield from _parts(run, lines)


def _parts(run: Sequence[int], lines: Mapping[int, _Line]) -> Iterator[Sequence[int]]:
    """The run, parted at paragraphs that address nobody and stand beside no line that does."""
    part: list[int] = []
    for index in run:
        if lines[index].is_addressed or _is_supported(index, lines):
            part.append(index)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _is_supported(index: int, lines: Mapping[int, _Line]) -> bool:
    """Whether a paragraph that addresses nobody has two cues, and stands beside a line that does.

    One cue is a word that any paragraph beside an appeal may have.
    """
    beside = (lines.get(index - 1), lines.get(index + 1))
    return len({cue.rule.id for cue in lines[index].cues}) > 1 and any(
        line is not None and line.is_addressed for line in beside
    )


def _may_be_joined(article: Article, one: int, other: int, knowledge: Knowledge) -> bool:
    between = [article.blocks[k] for k in range(one + 1, min(other, one + 2 + _MOST_BETWEEN))]
    return len(between) <= _MOST_BETWEEN and all(
        _may_stand_between(block, knowledge) for block in between
    )


def _may_stand_between(block: Block, knowledge: Knowledge) -> bool:
    """Whether a block without evidence may belong to the run that goes on behind it."""
    if is_prose(block):
        return knowledge.is_addressed(block)
    return len(block.text) <= _LONGEST_WIDGET and not ends_sentence(block.text)


def _known_as(run: Sequence[int], lines: Mapping[int, _Line]) -> str | None:
    """The label that the run's cues speak for most clearly; ``None`` if for none clearly."""
    best: tuple[int, str] | None = None
    for name, required in REQUIREMENTS.items():
        kinds: set[str] = set()
        own = False
        for index in run:
            for cue in _for(name, lines[index].cues):
                kinds.add(cue.rule.kind or "")
                own = own or cue.rule.label == name
            if name in lines[index].falls_as:
                kinds.add("ask")
        if own and len(kinds) >= required.kinds and kinds & required.one_of:
            rank = (len(kinds), name)
            best = rank if best is None or rank[0] > best[0] else best
    return best[1] if best else None


def _for(name: str, cues: Sequence[Cue]) -> list[Cue]:
    return [cue for cue in cues if cue.rule.label in (name, _ANY)]


def _trimmed(run: Sequence[int], lines: Mapping[int, _Line], name: str) -> tuple[int, int]:
    """The run from its first to its last line that speaks for ``name``."""
    own = [k for k in run if _for(name, lines[k].cues) or name in lines[k].falls_as]
    return own[0], own[-1]
