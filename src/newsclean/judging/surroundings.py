"""Evidence on a block among the others: repetition, place, neighbours.

:func:`evidence` puts it behind the block's own.  What is not known is NaN, never zero.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p, nan
from operator import add
from types import FunctionType
from typing import TypeAlias

from newsclean.judging.block_evidence import OWN, own_evidence
from newsclean.judging.prose import is_prose, is_unspaced_text
from newsclean.judging.short_lines import short_lines
from newsclean.judging.trees import ready
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.line import Line
from newsclean.text.sentences import ends_sentence

Row: TypeAlias = "list[float] | array[float]"

_REPETITION = (
    "copies starts shared shared_with_title shared_before shared_after names_known rare".split()
)
_POSITION = (
    "position behind index from_first to_last before_story after_story blocks prose_blocks"
    " prose_share run run_position prose_before prose_after passed to_come parted"
).split()
_ALIKE = "longer_than_before longer_than_after alike alike_share mean_size".split()
_TOLD_OF_NEIGHBOURS = (
    "characters prose stop whole part worded_junk worded_caption digits lower subject_share".split()
)
_TOLD = [OWN.index(name) for name in _TOLD_OF_NEIGHBOURS]
_OFFSETS = (-3, -2, -1, 1, 2, 3)
NAMES = (
    *OWN,
    *_REPETITION,
    *_POSITION,
    *_ALIKE,
    *[f"{name}_{offset:+}" for offset in _OFFSETS for name in _TOLD_OF_NEIGHBOURS],
    "mean_worded_junk",
    "mean_whole",
)
"""The names of all evidence on a block, in order."""
_WORDING, _WHOLE = OWN.index("worded_junk"), OWN.index("whole")

_SHORTEST_STEM, _STEM_LENGTH, _LAST_ASCII = 4, 6, 127
_STEM = re.compile(rf"[^\W\d_]{{{_SHORTEST_STEM},}}")
_FAR = 99
_TITLE_WITHIN = 12
_MOST_NAMES, _MOST_PARAGRAPHS = 8, 12
_SAME_START = 30
_PUNCTUATION = ".,:;?!\"'“”„«»()"


class Text:
    """A text's blocks, with what the passes over it share."""

    __slots__ = ("article", "is_long", "is_prose", "sizes", "stems", "texts")

    def __init__(self, article: Article, knowledge: Knowledge) -> None:
        self.article = article
        self.texts = [block.text for block in article.blocks]
        self.sizes = [len(text) for text in self.texts]
        self.is_long = len(article.blocks) > _MANY_BLOCKS
        keep = not self.is_long
        self.stems = [
            knowledge.remember(block, "stems", _stems_in, keep=keep) for block in article.blocks
        ]
        self.is_prose = [is_prose(block) for block in article.blocks]


def evidence(
    text: Text, knowledge: Knowledge, language: str | None, words: Sequence[Sequence[float]]
) -> list[Row]:
    """A row for each block, in the order of :data:`NAMES`.

    :param language: the document's, as stated or guessed.
    :param words: for each block what its words alone speak for.
    """
    lines = short_lines(text.article, knowledge)
    own: list[Row] = []
    is_long = text.is_long
    for index, block in enumerate(text.article.blocks):
        row: Row = own_evidence(
            block, knowledge, language, lines.get(index), words[index], not is_long
        )
        own.append(array("f", row) if is_long else row)
    for part in (_repetition, _position, _alike):
        for row, more in zip(own, part(text), strict=True):
            row.extend(more)
    _add_near(own)
    return own if is_long else list(map(ready, own))


# The rows of so many take memory that a list of numbers would double.
_MANY_BLOCKS = 1_000


# --- repetition -----------------------------------------------------------------------------


def _stems_in(line: Line, _lexicon: Lexicon) -> frozenset[str]:
    return stems_of(line.folded, is_unspaced_text(line.text))


def stems_of(folded: str, is_unspaced: bool) -> frozenset[str]:
    """Beginnings of its longer words; in scripts without spaces, its pairs of characters."""
    if _IS_COMPILED:
        return frozenset(_read_stems(folded, is_unspaced))
    found = [word[:_STEM_LENGTH] for word in _STEM.findall(folded)]
    if is_unspaced:
        pairs = set(map(add, folded, folded[1:]))
        found += [pair for pair in pairs if not pair.isascii()]
    return frozenset(found)


def _read_stems(folded: str, is_unspaced: bool) -> set[str]:
    """The same, character by character: much faster if it is compiled, and slower if it is not."""
    found: set[str] = set()
    size, at = len(folded), 0
    while at < size:
        start = at
        while at < size:
            char = folded[at]
            if not "a" <= char <= "z" and (not char.isalnum() or char.isdecimal()):
                break
            at += 1
        if at - start >= _SHORTEST_STEM:
            found.add(folded[start : min(at, start + _STEM_LENGTH)])
        at += 1
    if is_unspaced:
        for at in range(size - 1):
            if ord(folded[at]) > _LAST_ASCII or ord(folded[at + 1]) > _LAST_ASCII:
                found.add(folded[at : at + 2])
    return found


_IS_COMPILED = not isinstance(_read_stems, FunctionType)


def _repetition(text: Text) -> list[list[float]]:
    """How much of a block the rest of the text says as well."""
    texts, all_stems = text.texts, text.stems
    copies = Counter(texts)
    starts = Counter([own[:_SAME_START] for own in texts])
    once, twice = said_once_and_twice(all_stems, text.is_prose)
    title = _title(text)
    titled = all_stems[title] if title >= 0 else frozenset()
    names, own_names = _names_of_story(text)
    none: frozenset[str] = frozenset()
    rows = []
    for index, own in enumerate(texts):
        stems = all_stems[index]
        before = all_stems[index - 1] if index else none
        after = all_stems[index + 1] if index + 1 < len(texts) else none
        many = len(stems)
        mine = own_names.get(index, none)
        shared = len(stems & (twice if text.is_prose[index] else once))
        rows.append(
            [
                copies[own],
                starts[own[:_SAME_START]],
                shared / many if many > 1 else nan,
                len(stems & titled) / many if many and titled and index != title else nan,
                len(stems & before) / many if many and before else nan,
                len(stems & after) / many if many and after else nan,
                _share([names.get(name, 0) > (name in mine) for name in _names(own)]),
                (many - shared) / many if many else nan,
            ]
        )
    return rows


def said_once_and_twice(
    all_stems: Sequence[frozenset[str]], is_story: Sequence[bool]
) -> tuple[set[str], set[str]]:
    """The stems that some block of the story has, and those that two have.

    A block of the story shares a stem with the others if two have it.
    """
    once: set[str] = set()
    twice: set[str] = set()
    for stems, story in zip(all_stems, is_story, strict=True):
        if story:
            twice |= once & stems
            once |= stems
    return once, twice


def _names_of_story(text: Text) -> tuple[dict[str, int], dict[int, frozenset[str]]]:
    """In how many of the first paragraphs each name stands, and which names these have."""
    prose = [index for index, is_story in enumerate(text.is_prose) if is_story]
    own = {
        index: frozenset(_names(text.texts[index], len(text.texts[index])))
        for index in prose[:_MOST_PARAGRAPHS]
    }
    counts: dict[str, int] = {}
    for names in own.values():
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return counts, own


def _names(text: str, most: int = _MOST_NAMES) -> list[str]:
    """The first words that begin with a capital, punctuation about them aside."""
    found: list[str] = []
    size, at = len(text), 0
    while at < size:
        char = text[at]
        if not "a" <= char <= "z" and (char.isupper() or char in _PUNCTUATION):
            end = text.find(" ", at)
            name = (text[at:end] if end > 0 else text[at:]).strip(_PUNCTUATION)
            if name[:1].isupper():
                found.append(name)
                if len(found) == most:
                    break
        at = text.find(" ", at) + 1
        if at == 0:
            break
    return found


def _title(text: Text) -> int:
    """The first line that may be the headline; -1 if none may."""
    for index, own in enumerate(text.texts[:_TITLE_WITHIN]):
        if is_unspaced_text(own):
            may_be = 8 <= len(own) <= 60
        else:
            may_be = 2 <= own.count(" ") < 25 and len(own) > 15
        if may_be and not text.is_prose[index]:
            return index
    return -1


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else nan


# --- place ----------------------------------------------------------------------------------


def _position(text: Text) -> list[list[float]]:
    """Where a block stands in the text and between its prose."""
    sizes, is_story = text.sizes, text.is_prose
    count = len(sizes)
    prose = [index for index in range(count) if is_story[index]]
    first, last = (prose[0], prose[-1]) if prose else (count, -1)
    total = sum(sizes) or 1
    share = sum([sizes[index] for index in prose]) / total
    runs = runs_of(is_story)
    before, after = gaps(is_story)
    passed, rows = 0, []
    for index, size in enumerate(sizes):
        rows.append(
            [
                index / max(1, count - 1),
                count - 1 - index,
                index,
                index - first,
                last - index,
                index < first,
                index > last,
                count,
                len(prose),
                share,
                *runs[index],
                before[index],
                after[index],
                passed / total,
                (total - passed - size) / total,
                _is_parted(text.article, index),
            ]
        )
        passed += size
    return rows


def _is_parted(article: Article, index: int) -> bool:
    """Whether an empty line stands before a block."""
    if index == 0:
        return True
    start, end = article.blocks[index - 1].pieces[-1][1], article.blocks[index].pieces[0][0]
    return article.source_text.count("\n", start, end) > 1


def runs_of(is_story: Sequence[bool]) -> list[tuple[int, int]]:
    """For each block that is no story how long its run is, and where in it the block stands."""
    found = [(0, 0)] * len(is_story)
    start = 0
    for index, story in enumerate([*is_story, True]):
        if story:
            found[start:index] = [(index - start, k - start) for k in range(start, index)]
            start = index + 1
    return found


def gaps(is_story: Sequence[bool]) -> tuple[list[int], list[int]]:
    """How many blocks back, and on, the nearest other block of the story stands."""
    return _gaps(is_story), _gaps(is_story[::-1])[::-1]


def _gaps(flags: Iterable[bool]) -> list[int]:
    found, gap = [], _FAR
    for flag in flags:
        found.append(gap)
        gap = 1 if flag else min(gap + 1, _FAR)
    return found


# --- shape and neighbours -------------------------------------------------------------------


def _alike(text: Text) -> list[list[float]]:
    """How a block's shape compares with the others'."""
    sizes = text.sizes
    total, count = sum(sizes) or 1, len(sizes)
    shapes = [
        (min(8, size.bit_length()), ends_sentence(own), own[:1].isupper(), own[:1].isdigit())
        for own, size in zip(text.texts, sizes, strict=True)
    ]
    blocks = Counter(shapes)
    characters: Counter[tuple[int, bool, bool, bool]] = Counter()
    for shape, size in zip(shapes, sizes, strict=True):
        characters[shape] += size
    logs = [log1p(size) for size in sizes]
    padded = [nan, *logs, nan]
    return [
        [
            own - padded[index],
            own - padded[index + 2],
            blocks[shapes[index]],
            characters[shapes[index]] / total,
            total / count,
        ]
        for index, own in enumerate(logs)
    ]


def _add_near(own: Sequence[Row]) -> None:
    """Adds to each row what the blocks about it are like."""
    if not own:
        return
    reach = max(_OFFSETS)
    told = [_like(row, [row[column] for column in _TOLD]) for row in own]
    nothing = _like(own[0], [nan] * len(_TOLD))
    told = [nothing] * reach + told + [nothing] * reach
    count = len(own)
    wording = sum([row[_WORDING] for row in own]) / count
    whole = sum([row[_WHOLE] for row in own]) / count
    for at, row in enumerate(own, start=reach):
        for offset in _OFFSETS:
            row.extend(told[at + offset])
        row.append(wording)
        row.append(whole)


def _like(row: Row, values: list[float]) -> Row:
    """Numbers in the form that ``row`` has, which those of a large text have to save memory."""
    return array("f", values) if isinstance(row, array) else values


def log_size(sizes: Sequence[int], index: int) -> float:
    """The logarithm of one block's size; NaN if there is no such block."""
    return log1p(sizes[index]) if 0 <= index < len(sizes) else nan
