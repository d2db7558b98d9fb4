"""What a first judge thinks of the blocks around each block of a text."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from judge_evidence import NAN, SHAPE, Row, gaps, runs_of, share_of, stems_of

from newsclean import Article

_WINDOWS = (1, 3, 7)
_REACH = 4
SECOND = [
    *[f"first_{offset:+}" for offset in range(-_REACH, _REACH + 1)],
    *[f"mean_{width}" for width in _WINDOWS],
    *(
        "mean run run_position passed to_come before after like_it from_story to_story share shared"
        " next_size last_size"
    ).split(),
]
_SURELY = 0.3
_HALF = 0.5


def neighbourhood(article: Article, first: Sequence[float], rows: Sequence[Row]) -> list[Row]:
    """``rows`` with what the first judge, whose probabilities of junk are ``first``, thinks."""
    texts = [block.text for block in article.blocks]
    count, sizes = len(texts), [len(text) for text in texts]
    stems = [stems_of(text) for text in texts]
    known: Counter[str] = Counter()
    for own, score in zip(stems, first, strict=True):
        if score < _SURELY:
            known.update(own)
    story = [index for index in range(count) if first[index] < _SURELY]
    start, end = (story[0], story[-1]) if story else (count, -1)
    is_story = [score < _HALF for score in first]
    runs, before, after = runs_of(is_story), *gaps(is_story)
    mass, scores = [0.0], [0.0]
    for size, score in zip(sizes, first, strict=True):
        mass.append(mass[-1] + size * (1 - score))
        scores.append(scores[-1] + score)
    alike = _means_of_alike(rows, first)
    found = []
    for index, row in enumerate(rows):
        own = int(first[index] < _SURELY)
        around = (
            first[k] if 0 <= k < count else NAN for k in range(index - _REACH, index + _REACH + 1)
        )
        found.append(
            [
                *row,
                *around,
                *[_mean_around(scores, first, index, width) for width in _WINDOWS],
                scores[-1] / count,
                *map(float, runs[index]),
                mass[index] / (mass[-1] or 1),
                (mass[-1] - mass[index + 1]) / (mass[-1] or 1),
                float(before[index]),
                float(after[index]),
                alike[index],
                float(index - start),
                float(end - index),
                mass[-1] / (sum(sizes) or 1),
                share_of(known[stem] > own for stem in stems[index])
                if len(stems[index]) > 1
                else NAN,
                _size_at(sizes, index + after[index]),
                _size_at(sizes, index - before[index]),
            ]
        )
    return found


def _mean_around(scores: Sequence[float], first: Sequence[float], index: int, width: int) -> float:
    low, high = max(0, index - width), min(len(first), index + width + 1)
    others = high - low - 1
    return (scores[high] - scores[low] - first[index]) / others if others else NAN


def _size_at(sizes: Sequence[int], index: int) -> float:
    return math.log1p(sizes[index]) if 0 <= index < len(sizes) else NAN


def _means_of_alike(rows: Sequence[Row], first: Sequence[float]) -> list[float]:
    """For each block what is thought of the others of its shape."""
    shapes = [_rough_shape(row) for row in rows]
    counts = Counter(shapes)
    sums: Counter[tuple[int, ...]] = Counter()
    for shape, score in zip(shapes, first, strict=True):
        sums[shape] += score  # type: ignore[assignment]
    return [
        (sums[shape] - score) / (counts[shape] - 1) if counts[shape] > 1 else NAN
        for shape, score in zip(shapes, first, strict=True)
    ]


def _rough_shape(row: Row) -> tuple[int, ...]:
    size, stop, kind, digits = (
        row[SHAPE.index(name)] for name in ("characters", "stop", "kind", "digits")
    )
    return int(size * 1.5), int(stop), int(kind), int(digits * 4)
