"""Whether the time that a cleaner takes grows linearly with the text."""

from __future__ import annotations

import time
from itertools import pairwise

from newsclean.api.cleaning import clean
from newsclean.errors import ReadError
from newsclean.model.article import Article
from newsclean.pipeline.engine import GIVEN_UP, MOST_ROUNDS
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.text import read_text

# Four times the text may take eight times the time: twice what linear growth allows, half of
# what quadratic growth takes.  Times under the floor are noise.
_WIDEST = 8.0
_FLOOR = 0.05
# A breach of this many seconds is no noise and need not be measured again.
_HOPELESS = 1.0
_SIZES = (4_000, 16_000, 64_000, 256_000)


def check_time(pipeline: Pipeline, text: str, who: str) -> None:
    """Raises an AssertionError if time does not grow linearly with ``text``, repeated."""
    for separator in ("\n\n", " "):
        # From small to large, so that a breach shows before it takes hours.
        for small, large in pairwise(_SIZES):
            one = _repeated(text + separator, small)
            other = _repeated(text + separator, large)
            if one is None or other is None:
                break
            if GIVEN_UP in clean(one, pipeline=pipeline).warnings:
                raise AssertionError(
                    f"{who} breaks law 7 (time grows linearly with the text): it still speaks when"
                    f" asked for the {MOST_ROUNDS}th time of {small} characters of this text"
                    f" repeated: {text!r}"
                )
            if not _is_linear(pipeline, one, other):
                raise AssertionError(
                    f"{who} breaks law 7 (time grows linearly with the text): {large} characters"
                    f" take over {_WIDEST:.0f} times as long as {small}, of this text repeated:"
                    f" {text!r}"
                )


def _is_linear(pipeline: Pipeline, small: Article, large: Article) -> bool:
    """Whether the larger text takes no more than its share; measured again if in doubt."""
    for rounds in (1, 3, 5):
        before, after = _seconds(pipeline, small, rounds), _seconds(pipeline, large, rounds)
        if after <= _WIDEST * max(before, _FLOOR):
            return True
        if after > _HOPELESS:
            return False
    return False


def _repeated(text: str, size: int) -> Article | None:
    """``text`` over and over; nothing if those are more lines than are read."""
    try:
        return read_text(text * max(1, size // len(text)))
    except ReadError:
        return None


def _seconds(pipeline: Pipeline, article: Article, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        # A cleaner may remember an article that it was asked of.
        article = read_text(article.source_text)
        start = time.process_time()
        clean(article, pipeline=pipeline)
        best = min(best, time.process_time() - start)
    return best
