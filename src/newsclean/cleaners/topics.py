"""Lines that speak to the reader of what appeals and forms are about.

No phrase need be known: a line that addresses the reader, or is a button, and
whose words are those of donations, or of newsletters, is of an appeal; the
lines beside it that speak of the same belong to it.  A paragraph that
addresses nobody may be a story about donations: it falls only between two
lines that do address somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from newsclean.cleaners.prose import is_prose
from newsclean.model import Article, Block, Label
from newsclean.phrases import Knowledge
from newsclean.text import ends_sentence, sentence_spans
from newsclean.topics import ANY, ASK

NAMES = (
    "donation", "newsletter", "paywall", "cookie", "adblock", "app", "comments", "follow",
    "poll", "legal", "media", "ad", "share", "related",
)  # fmt: skip
"""The labels looked for; of two that are as likely, the first."""

_NAMES = frozenset(NAMES)
WIDGETS = frozenset({"follow", "poll", "media", "ad", "share", "related"})
"""Labels of which a paragraph falls only if it calls to the reader, and is short."""

# Longer blocks are texts that lost their paragraphs, or stories.
_LONGEST = 900
_LONGEST_WIDGET = 40
_LONGEST_LINE = 120
_LONGEST_CALL = 160
_MOST_BETWEEN = 2
# Different words, telling ones and hints: of the line that is sure, and of all lines together.
_SURE, _RUN_TELLING, _ALONE = 3, 2, 4
# Share of a paragraph's words that are about the topic, or of any appeal.
_DENSITY, _DENSITY_ALONE = 0.12, 0.18


@attrs.frozen
class _Line:
    """What one block brings to a run."""

    telling: Mapping[str, int]
    hints: Mapping[str, int]
    more: int
    """Hints of any appeal."""
    words: int
    asks: bool
    prose: bool
    addressed: bool
    is_sentence: bool
    """Whether it is short, and ends as a sentence does."""
    is_call: bool
    """Whether it is short, and calls to the reader."""
    is_known: bool
    """Whether a phrase alone takes it, as whatever."""

    def total(self, name: str) -> int:
        return self.telling.get(name, 0) + self.hints.get(name, 0) + self.more

    def is_sure(self, name: str, *, alone: bool) -> bool:
        """Whether the line is of an appeal by itself."""
        tells, total = self.telling.get(name, 0), self.total(name)
        if not tells or (self.prose and name in WIDGETS and not self.is_call):
            return False
        if self.is_sentence and name in WIDGETS:
            return not alone and total >= _SURE
        if not self.prose:
            if alone and self.is_sentence:
                return tells > 1 and total >= _SURE
            return total > 1 and (not alone or self.asks or (tells > 1 and total >= _SURE))
        return (
            self.addressed
            and (tells > 1 or not alone)
            and total >= (_ALONE if alone else _SURE)
            and total >= (_DENSITY_ALONE if alone else _DENSITY) * self.words
        )

    def may_belong(self, name: str) -> bool:
        """Whether the line may be of an appeal that others beside it are of."""
        own = self.telling.get(name, 0) + self.hints.get(name, 0)
        if self.is_sentence:
            return name in self.telling or (own > 0 and self.addressed)
        if not self.prose:
            return own + self.more > 0
        return own > 0 and (self.addressed or own > 2)


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for lines that speak to the reader of what an appeal is about."""
    lines = {}
    for index, block in enumerate(article.blocks):
        if len(block.text) <= _LONGEST:
            line = knowledge.once(block, "topics", _line)
            if line is not None:
                lines[index] = line
    return _labels(article, lines, knowledge) if lines else ()


def _line(block: Block, knowledge: Knowledge) -> _Line | None:
    mentions = knowledge.mentions(block)
    falls_as = {
        match.rule.label
        for match in knowledge.evidence(block).matches
        if match.end - match.start == len(block.text)
    }
    telling = {**mentions.telling}
    for name in falls_as & _NAMES:
        telling[name] = telling.get(name, 0) + 1
    # A long line without a full stop is rather a paragraph that lost it than a button.
    prose = is_prose(block) or len(block.text) > _LONGEST_LINE
    more = mentions.hints.get(ANY, 0) + mentions.hints.get(ASK, 0)
    if not telling and (prose or not mentions.hints):
        return None
    # Many languages open speech with a dash: it is somebody of the story who asks.
    is_speech = block.text[0] in "–—"
    asks = mentions.asks and not is_speech
    return _Line(
        telling=telling,
        hints=mentions.hints,
        more=more,
        words=mentions.words,
        asks=asks,
        prose=prose,
        addressed=mentions.addressed and not is_speech,
        is_sentence=not prose and ends_sentence(block.text) and block.text[-1] not in "?!？！",
        is_call=asks and len(block.text) <= _LONGEST_CALL,
        is_known=bool(falls_as),
    )


def _labels(article: Article, lines: Mapping[int, _Line], knowledge: Knowledge) -> Iterator[Label]:
    taken: set[int] = set()
    found: list[tuple[int, int, str, list[int]]] = []
    for rank, name in enumerate(NAMES):
        if any(name in line.telling and line.is_sure(name, alone=False) for line in lines.values()):
            for run in _runs(article, lines, name, knowledge):
                members = _known(run, lines, name)
                if members:
                    own = [lines[index] for index in members]
                    weight = sum(2 * m.telling.get(name, 0) + m.hints.get(name, 0) for m in own)
                    found.append((-weight, rank, name, members))
    for _, _, name, members in sorted(found, key=lambda entry: entry[:2]):
        total = sum(lines[index].total(name) for index in members)
        evidence = f"{total} words of a {name} appeal"
        for index in range(members[0], members[-1] + 1):
            if index not in taken:
                taken.add(index)
                start, end = _extent(article.blocks[index], lines.get(index), name, knowledge)
                yield Label(index, start, end, name, f"topics.{name}", None, evidence)


def _runs(
    article: Article, lines: Mapping[int, _Line], name: str, knowledge: Knowledge
) -> Iterator[list[int]]:
    """Lines in a row that may be of one appeal, a few others between them at most."""
    run: list[int] = []
    for index in sorted(lines):
        if not lines[index].may_belong(name):
            continue
        if run and not _may_be_joined(article, run[-1], index, knowledge):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _may_be_joined(article: Article, one: int, other: int, knowledge: Knowledge) -> bool:
    between = range(one + 1, other)
    return len(between) <= _MOST_BETWEEN and all(
        _may_stand_between(article.blocks[k], knowledge) for k in between
    )


def _may_stand_between(block: Block, knowledge: Knowledge) -> bool:
    if is_prose(block):
        return knowledge.mentions(block).addressed
    return len(block.text) <= _LONGEST_WIDGET and not ends_sentence(block.text)


def _known(run: Sequence[int], lines: Mapping[int, _Line], name: str) -> list[int]:
    """The lines of a run that fall as ``name``, none if it says too little."""
    members = _trimmed(run, lines, name)
    alone = len(members) == 1
    if not any(lines[index].is_sure(name, alone=alone) for index in members):
        return []
    telling = sum(lines[index].telling.get(name, 0) for index in members)
    return members if alone or telling >= _RUN_TELLING else []


def _trimmed(run: Sequence[int], lines: Mapping[int, _Line], name: str) -> list[int]:
    """The run without paragraphs at its ends that address nobody, and buttons of no topic."""
    members = list(run)
    while members and not _may_be_end(lines[members[0]], name):
        members.pop(0)
    while members and not _may_be_end(lines[members[-1]], name):
        members.pop()
    return members


def _may_be_end(line: _Line, name: str) -> bool:
    if line.prose:
        return line.addressed and line.total(name) > 1
    # "Read more" behind an appeal is known for what it is.
    return name in line.telling or name in line.hints or (line.more > 0 and not line.is_known)


def _extent(block: Block, line: _Line | None, name: str, knowledge: Knowledge) -> tuple[int, int]:
    """The part of a block that belongs: sentences at its ends that say nothing of it stay."""
    text = block.text
    if line is None or not line.prose:
        return 0, len(text)
    own = [
        (start, end)
        for start, end in sentence_spans(text)
        if knowledge.addresses(text[start:end]) or _is_about(text[start:end], name, knowledge)
    ]
    return (own[0][0], own[-1][1]) if own else (0, len(text))


def _is_about(sentence: str, name: str, knowledge: Knowledge) -> bool:
    mentions = knowledge.topics.mentions(sentence)
    return name in mentions.telling or mentions.asks or mentions.hints.get(name, 0) > 1
