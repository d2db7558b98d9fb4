"""What a first look at all blocks says of the neighbourhood of each: evidence for a second look."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from math import nan

from newsclean.judging.block_evidence import SHAPE
from newsclean.judging.surroundings import (
    NAMES,
    Row,
    Text,
    gaps,
    log_size,
    runs_of,
    said_once_and_twice,
)
from newsclean.judging.trees import ready

_WINDOWS = (1, 3, 7)
_REACH = 4
SECOND_NAMES = (
    *NAMES,
    *[f"first_{offset:+}" for offset in range(-_REACH, _REACH + 1)],
    *[f"first_mean_{width}" for width in _WINDOWS],
    *(
        "first_mean first_run first_run_position first_passed first_to_come first_before"
        " first_after first_alike first_from_story first_to_story first_share first_shared"
        " next_story_size last_story_size"
    ).split(),
)
"""The names of what the second look has, in order."""
_SURELY, _HALF = 0.3, 0.5
_SIZE, _STOP, _KIND, _DIGITS = (
    SHAPE.index(name) for name in ("characters", "stop", "kind", "digits")
)


def add_neighbourhood(text: Text, rows: Sequence[Row], first: Sequence[float]) -> None:
    """Adds to each of ``rows`` what the first look thinks, by its probabilities of junk."""
    sizes, stems = text.sizes, text.stems
    count = len(sizes)
    is_sure = [score < _SURELY for score in first]
    once, twice = said_once_and_twice(stems, is_sure)
    story = [index for index in range(count) if is_sure[index]]
    start, end = (story[0], story[-1]) if story else (count, -1)
    is_story = [score < _HALF for score in first]
    runs = runs_of(is_story)
    before, after = gaps(is_story)
    mass, sums = [0.0], [0.0]
    for size, score in zip(sizes, first, strict=True):
        mass.append(mass[-1] + size * (1 - score))
        sums.append(sums[-1] + score)
    total, characters = mass[-1] or 1.0, sum(sizes) or 1
    alike = _means_of_alike(rows, first)
    padded = [nan] * _REACH + list(first) + [nan] * _REACH
    for index, row in enumerate(rows):
        own = stems[index]
        others = twice if is_sure[index] else once
        more = [
            *padded[index : index + 2 * _REACH + 1],
            *[_mean_around(sums, first, index, width) for width in _WINDOWS],
            sums[-1] / count,
            *runs[index],
            mass[index] / total,
            (mass[-1] - mass[index + 1]) / total,
            before[index],
            after[index],
            alike[index],
            index - start,
            end - index,
            mass[-1] / characters,
            len(own & others) / len(own) if len(own) > 1 else nan,
            log_size(sizes, index + after[index]),
            log_size(sizes, index - before[index]),
        ]
        row.extend(ready(more) if isinstance(row, array) and row.typecode == "d" else more)


def _mean_around(sums: Sequence[float], first: Sequence[float], index: int, width: int) -> float:
    low, high = max(0, index - width), min(len(first), index + width + 1)
    others = high - low - 1
    return (sums[high] - sums[low] - first[index]) / others if others else nan


def _means_of_alike(rows: Sequence[Row], first: Sequence[float]) -> list[float]:
    """For each block what is thought of the others of its shape."""
    shapes = [
        (int(row[_SIZE] * 1.5), row[_STOP], row[_KIND], int(row[_DIGITS] * 4)) for row in rows
    ]
    counts = Counter(shapes)
    sums: dict[tuple[float, ...], float] = dict.fromkeys(counts, 0.0)
    for shape, score in zip(shapes, first, strict=True):
        sums[shape] += score
    return [
        (sums[shape] - score) / (counts[shape] - 1) if counts[shape] > 1 else nan
        for shape, score in zip(shapes, first, strict=True)
    ]
