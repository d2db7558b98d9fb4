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

from newsclean.cleaners.prose import is_link, is_prose
from newsclean.language.attribution import is_attributed
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.topic_tables import ANY, ASK
from newsclean.text.sentences import ends_sentence, sentence_spans

NAMES = (
    "donation", "newsletter", "paywall", "cookie", "adblock", "app", "comments", "follow",
    "poll", "legal", "media", "ad", "share", "related",
)  # fmt: skip
"""The labels looked for; of two that are as likely, the first."""

_NAMES = frozenset(NAMES)
WIDGETS = frozenset({"follow", "poll", "media", "ad", "share", "related"})
"""Labels of which a paragraph falls only if it calls to the reader, and is short."""

_LINKED = frozenset({"legal", "media", "ad", "app", "cookie"})
"""Labels of which pages have whole menus."""

# Longer blocks are texts that lost their paragraphs, or stories.
_LONGEST = 900
_LONGEST_WIDGET = 40
_LONGEST_LINE = 120
_LONGEST_CALL = 160
_MOST_BETWEEN = 2
# Different words, telling ones and hints: of the line that is sure, and of all lines together.
_SURE, _RUN_TELLING, _ALONE = 3, 2, 4
# Paragraphs of a story that is itself about what appeals are about.
_FEWEST_ABOUT, _SHARE_ABOUT = 3, 0.2
# Appeals in paragraphs stand in one to three places of a text, hardly ever in more.
_MOST_PLACES = 3
# Paragraphs of a guide, which speaks to the reader throughout: that is no sign of an appeal.
_FEWEST_ADDRESSED, _SHARE_ADDRESSED = 5, 0.35
# What no known phrase shows to be an appeal is seldom so much of a text.
_MUCH, _SHARE_MUCH = 400, 0.1
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
    lines = _Lines(article, knowledge)
    sure = {
        name: [index for index, line in lines.likely.items() if line.is_sure(name, alone=False)]
        for name in {name for line in lines.likely.values() for name in line.telling}
    }
    return _labels(lines, sure) if any(sure.values()) else ()


class _Lines:
    """What the lines of an article bring to runs; paragraphs that nobody asks for are not read.

    :param article: the article, and ``knowledge``: whose words are looked for.
    """

    def __init__(self, article: Article, knowledge: Knowledge) -> None:
        self.blocks = article.blocks
        self.knowledge = knowledge
        self.likely: dict[int, _Line] = {}
        """The lines that alone may be sure of something: they are short, or address the reader."""
        for index, block in enumerate(article.blocks):
            if len(block.text) <= _LONGEST and (
                not _may_be_paragraph(block) or knowledge.speaks_to_reader(block)
            ):
                line = self.at(index)
                if line is not None:
                    self.likely[index] = line

    def at(self, index: int) -> _Line | None:
        """What a line brings; ``None`` if nothing, or if there is none."""
        if not 0 <= index < len(self.blocks) or len(self.blocks[index].text) > _LONGEST:
            return None
        return self.knowledge.remember(self.blocks[index], "topics", _line)

    def tells(self, index: int, name: str) -> bool:
        """Whether a line tells of ``name``; those that cannot are spared the search for more."""
        block, knowledge = self.blocks[index], self.knowledge
        may = knowledge.may_mention(block, name) or knowledge.evidence(block).matches
        line = self.at(index) if may else None
        return line is not None and name in line.telling

    def own(self, indexes: Iterable[int]) -> list[_Line]:
        """The lines of a run."""
        return [line for index in indexes if (line := self.at(index)) is not None]


def _may_be_paragraph(block: Block) -> bool:
    # A long line without a full stop is rather a paragraph that lost it than a button.
    return is_prose(block) or len(block.text) > _LONGEST_LINE


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
    prose = _may_be_paragraph(block)
    more = mentions.hints.get(ANY, 0) + mentions.hints.get(ASK, 0)
    if not telling and (prose or not mentions.hints):
        return None
    if is_attributed(block.text, knowledge.lexicon):
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


def _labels(lines: _Lines, sure: Mapping[str, Sequence[int]]) -> Iterator[Label]:
    taken: set[int] = set()
    found: list[tuple[int, int, str, list[int]]] = []
    for rank, name in enumerate(NAMES):
        runs = [_known(run, lines, name) for run in _runs(lines, name, sure.get(name, ()))]
        for members in _of_appeals(name, lines, list(filter(None, runs))):
            own = lines.own(members)
            weight = sum(2 * m.telling.get(name, 0) + m.hints.get(name, 0) for m in own)
            found.append((-weight, rank, name, members))
    for _, _, name, members in sorted(found, key=lambda entry: entry[:2]):
        total = sum(line.total(name) for line in lines.own(members))
        evidence = f"{total} words of a {name} appeal"
        for index in range(members[0], members[-1] + 1):
            if index not in taken:
                taken.add(index)
                block = lines.blocks[index]
                line = lines.at(index)
                start, end = _extent(block, line, name, lines.knowledge)
                yield Label(
                    index, start, end, _label(name, block, line), f"topics.{name}", None, evidence
                )


def _label(name: str, block: Block, line: _Line | None) -> str:
    """What a line of a run is called: the links of a footer, or to more pictures, are a menu."""
    is_entry = name in _LINKED and is_link(block.text) and not (line and line.asks)
    return "nav" if is_entry else name


def _of_appeals(name: str, lines: _Lines, runs: Sequence[list[int]]) -> Sequence[list[int]]:
    """The runs that are of appeals, of all that speak of a topic.

    Some are doubtful: they hold paragraphs, and no phrase that is known.  Where these stand in many
    places, or are much of the text, or others speak of the topic too, it is the story's.  Where the
    story speaks to the reader throughout, as a guide does, one of them must call to the reader.
    """
    doubtful = [run for run in runs if _is_doubtful(run, lines)]
    if not runs or len(doubtful) > _MOST_PLACES or _is_much(doubtful, lines.blocks):
        return ()
    fallen = _within(runs)
    story = [k for k, block in enumerate(lines.blocks) if k not in fallen and is_prose(block)]
    about = sum(lines.tells(index, name) for index in story)
    if about >= max(_FEWEST_ABOUT, _SHARE_ABOUT * len(story)):
        return ()
    if doubtful and _speaks_throughout(story, lines):
        return [run for run in runs if run not in doubtful or _is_sure(run, lines, name)]
    return runs


def _within(runs: Iterable[Sequence[int]]) -> set[int]:
    """The lines of runs, with those that stand between two of a run."""
    return {index for run in runs for index in range(run[0], run[-1] + 1)}


def _is_much(runs: Iterable[Sequence[int]], blocks: Sequence[Block]) -> bool:
    """Whether they are more of a text than appeals are that no phrase is known for."""
    size = sum(len(blocks[index].text) for index in _within(runs))
    return size >= max(_MUCH, _SHARE_MUCH * sum(len(block.text) for block in blocks))


def _is_doubtful(run: Sequence[int], lines: _Lines) -> bool:
    """Whether a run holds paragraphs, and no phrase that is known to be of appeals."""
    blocks = [lines.blocks[k] for k in run]
    if not any(map(is_prose, blocks)):
        return False
    return not any(lines.knowledge.evidence(block).matches for block in blocks)


def _is_sure(run: Sequence[int], lines: _Lines, name: str) -> bool:
    """Whether a paragraph of a run calls to the reader, and would fall by itself."""
    own = lines.own(run)
    return any(line.prose and line.asks and line.is_sure(name, alone=True) for line in own)


def _speaks_throughout(story: Sequence[int], lines: _Lines) -> bool:
    """Whether much of a story's prose speaks to the reader."""
    if len(story) < _FEWEST_ADDRESSED:
        return False
    addressed = sum(lines.knowledge.speaks_to_reader(lines.blocks[k]) for k in story)
    return addressed >= max(_FEWEST_ADDRESSED, _SHARE_ADDRESSED * len(story))


def _runs(lines: _Lines, name: str, sure: Iterable[int]) -> Iterator[list[int]]:
    """Lines in a row that may be of one appeal, about those that are sure of it.

    A few others may stand between two of them.
    """
    end = -1
    for index in sure:
        if index > end:
            before, behind = _grown(lines, name, index, -1), _grown(lines, name, index, 1)
            run = [*reversed(before), index, *behind]
            end = run[-1]
            yield run


def _grown(lines: _Lines, name: str, start: int, step: int) -> list[int]:
    """The lines of a run on one side of a line of it, the nearest first."""
    found: list[int] = []
    at = start
    while True:
        for index in range(at + step, at + step * (_MOST_BETWEEN + 2), step):
            line = lines.at(index)
            if line is not None and line.may_belong(name):
                break
        else:
            return found
        if not _may_be_joined(lines, min(at, index), max(at, index)):
            return found
        found.append(index)
        at = index


def _may_be_joined(lines: _Lines, one: int, other: int) -> bool:
    between = range(one + 1, other)
    return all(_may_stand_between(lines.blocks[k], lines.knowledge) for k in between)


def _may_stand_between(block: Block, knowledge: Knowledge) -> bool:
    if is_prose(block):
        return knowledge.speaks_to_reader(block)
    return len(block.text) <= _LONGEST_WIDGET and not ends_sentence(block.text)


def _known(run: Sequence[int], lines: _Lines, name: str) -> list[int]:
    """The lines of a run that fall as ``name``, none if it says too little."""
    members = _trimmed(run, lines, name)
    own = lines.own(members)
    alone = len(members) == 1
    if not any(line.is_sure(name, alone=alone) for line in own):
        return []
    telling = sum(line.telling.get(name, 0) for line in own)
    return members if alone or telling >= _RUN_TELLING else []


def _trimmed(run: Sequence[int], lines: _Lines, name: str) -> list[int]:
    """The run without paragraphs at its ends that address nobody, and buttons of no topic."""
    ends = [index for index in run if (line := lines.at(index)) and _may_be_end(line, name)]
    return [index for index in run if ends and ends[0] <= index <= ends[-1]]


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
