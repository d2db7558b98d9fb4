"""Where the wrapper of a story ends above it, and where it begins below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsclean.judging.prose import is_prose
from newsclean.language.database_formats import LENGTHS, Mark
from newsclean.model.blocks import Block

LONGEST_HEAD = 40
"""So many lines at most stand above the story."""
_HEAD_GOES_ON = 5


class Zones(NamedTuple):
    """Where the wrapper ends above the story, and where it begins below."""

    head: int
    """One past the last block above."""
    tail: int
    """The first block below; the number of blocks if there is none."""


def around_story(blocks: Sequence[Block], marks: Sequence[Mapping[str, Mark]]) -> Iterator[int]:
    """The lines above the second paragraph and below the last: a story may quote a wrapper.

    The first paragraph may be the headline.
    """
    prose = [k for k, block in enumerate(blocks) if not marks[k] and _is_paragraph(block)]
    head = prose[1] if len(prose) > 1 else len(blocks)
    yield from range(head)
    for k in range(max(head, prose[-1] + 1 if prose else 0), len(blocks)):
        # Exports state the length above the story; calls for essays state it at their end.
        if not any(mark.name in LENGTHS for mark in marks[k].values()):
            yield k


_LEAST_BEFORE_QUOTE = 45


def _is_paragraph(block: Block) -> bool:
    """Whether a block is prose, or says that something is quoted below it."""
    return is_prose(block) or (block.text[-1] in ":：" and len(block.text) > _LEAST_BEFORE_QUOTE)


def find_zones(blocks: Sequence[Block], marks: Sequence[Mark | None], database: str) -> Zones:
    """Where the story stands: below what announces it, or from the first paragraph on."""
    count = len(blocks)
    story = next(
        (k for k in range(min(count, LONGEST_HEAD)) if _announces(marks[k])),
        None,
    )
    prose = [
        k
        for k in range(count)
        if marks[k] is None
        and is_prose(blocks[k])
        and not (k and _holds_next(k - 1, blocks, marks))
    ]
    if story is not None:
        head = _end_of_head(story, blocks, marks)
    elif database == "europresse":
        # Its names stand below the story; above it are lines without any.
        head = prose[0] if prose and prose[0] <= LONGEST_HEAD else 0
    elif not prose:
        return _around_longest(marks)
    else:
        # A headline may be a sentence: then more of the head stands below it.
        near = range(min(count, prose[0] + _HEAD_GOES_ON))
        limit = prose[1] if len(prose) > 1 else count
        head = 1 + max((k for k in near if marks[k] is not None and k < limit), default=-1)
        if head == 0 and database in _UNNAMED and prose[0] <= _HEAD_GOES_ON:
            head = prose[0]
    last = max([head, *prose])
    tail = next((k for k in range(last + 1, count) if _is_below(marks[k])), count)
    return Zones(head, tail)


_UNNAMED = ("gale", "newsbank", "pressreader")


def _holds_next(index: int, blocks: Sequence[Block], marks: Sequence[Mark | None]) -> bool:
    """Whether what stands below a line is its value, though it may be a paragraph."""
    mark = marks[index]
    is_alone = mark is not None and mark.value >= len(blocks[index].text)
    return is_alone and states_of(mark) in ("caption", "next")


def _around_longest(marks: Sequence[Mark | None]) -> Zones:
    """Where a story without paragraphs stands: in the longest run of lines below a field."""
    best = Zones(len(marks), len(marks))
    start = next((k for k, mark in enumerate(marks) if is_field(mark)), len(marks)) + 1
    for index in range(start, len(marks) + 1):
        if index < len(marks) and marks[index] is None:
            continue
        if index - start > best.tail - best.head:
            best = Zones(start, index)
        start = index + 1
    return best


def _end_of_head(story: int, blocks: Sequence[Block], marks: Sequence[Mark | None]) -> int:
    """One past the head of a wrapper that announces its story at ``story``."""
    mark = marks[story]
    if mark is not None and mark.value < len(blocks[story].text):
        return story
    return next((k for k in range(story + 1, len(blocks)) if not _is_below(marks[k])), story)


def _is_below(mark: Mark | None) -> bool:
    return mark is not None and mark.states != "body"


def states_of(mark: Mark | None) -> str | None:
    """What a mark states, if there is one."""
    return None if mark is None else mark.states


def is_field(mark: Mark | None) -> bool:
    """Whether a mark is a field's name, and no line without one."""
    return mark is not None and not mark.name.startswith("mark ")


def _announces(mark: Mark | None) -> bool:
    return mark is not None and mark.states == "body"
