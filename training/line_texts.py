"""Pages turned into texts, and which lines of each text are the story's.

A line is the story's if the gold text has it.  A line of a few words must also stand near whole
lines of the story.
"""

from __future__ import annotations

import gzip
import json
import logging
import random
import re
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from line_extractors import WAYS

from newsclean import Pipeline, read_text
from newsclean.cleaners.page import lines_of
from newsclean.judging.line_features import LineFeatures
from newsclean.phrases.builtin import builtin

SETS = ("news-en", "news-multi", "news-fixtures", "web-articles", "articles-zh-en")
"""Sets whose licences allow derived weights."""
MANY_LANGUAGES = frozenset({"news-multi", "news-fixtures"})
LONGEST_TEXT = 80_000
# Of sets that are all English, so many texts of each page are enough.
TEXTS_OF_A_PAGE = 3
SEED = 0


class Text(NamedTuple):
    """One page made text in one way, what is left of it, and which lines are the story's."""

    page: str
    collection: str
    publisher: str
    way: str
    lines: list[LineFeatures]
    shares: list[float]
    """Of each line how much is in the gold text, 0 to 1."""


_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[^\W_]+")
_WHOLE_LINE = 8
_NEAR = 4
_TITLE = 2.0


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def publisher_of(url: str | None, page: str) -> str:
    """The registered domain, roughly: the last two labels, three for ``co.uk`` and its like."""
    labels = (urlsplit(url or "").netloc or page).split(".")
    three = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3:] if three else labels[-2:])


def texts_of(task: tuple[str, str]) -> list[Text]:
    """All texts of one page of a collection."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    collection, row = task[0], json.loads(task[1])
    if not row.get("gold_text") or row.get("gold_coverage", 1) < 0.8:
        return []
    pipeline = Pipeline.default(plugins=False).without("title", "page")
    found = []
    for way in WAYS:
        try:
            text = way(row["html"], (row.get("lang") or "")[:2])
        except Exception:  # an extractor that fails on a page has no text of it
            continue
        text = text.encode("utf-8", "replace").decode()
        article = pipeline.run(read_text(text)) if 0 < len(text) <= LONGEST_TEXT else None
        if article is not None and article.blocks:
            shares = _shares([block.text for block in article.blocks], row)
            lines = lines_of(article, builtin())
            publisher = publisher_of(row.get("url"), row["id"])
            found.append(Text(row["id"], collection, publisher, way.__name__, lines, shares))
    return found


def _shares(texts: Sequence[str], row: dict[str, Any]) -> list[float]:
    gold = words(row["gold_text"])
    four = {tuple(gold[k : k + 4]) for k in range(max(1, len(gold) - 3))}
    paragraphs = row.get("gold_paragraphs") or row["gold_text"].split("\n")
    whole = {" ".join(words(paragraph)) for paragraph in paragraphs}
    running, title = f" {' '.join(gold)} ", words(row.get("gold_title") or "")
    shares, sizes = [], []
    for text in texts:
        own = words(text)
        sizes.append(len(own))
        if own == title:
            shares.append(_TITLE)
        elif len(own) >= 4:
            runs = [tuple(own[k : k + 4]) for k in range(len(own) - 3)]
            shares.append(sum(run in four for run in runs) / len(runs))
        else:
            line = " ".join(own)
            known = line in whole or (len(own) > 1 and f" {line} " in running)
            shares.append(float(bool(own) and known))
    return _settled(shares, sizes)


def _settled(shares: list[float], sizes: Sequence[int]) -> list[float]:
    """A few words count only near whole lines of the story; of headlines only the one above it."""
    pairs = list(zip(shares, sizes, strict=True))
    story = [k for k, (s, n) in enumerate(pairs) if s != _TITLE and s >= 0.5 and n >= _WHOLE_LINE]
    if not story:
        return [min(share, 1.0) for share in shares]
    titles = [k for k, share in enumerate(shares) if share == _TITLE]
    above = [k for k in titles if k <= story[0]] or titles[:1]
    settled = []
    for k, (share, size) in enumerate(pairs):
        if share == _TITLE:
            settled.append(float(k == above[-1]))
        elif share >= 0.5 and size < _WHOLE_LINE:
            settled.append(share * any(abs(k - other) <= _NEAR for other in story))
        else:
            settled.append(share)
    return settled


def read(pages: Path, jobs: int) -> list[Text]:
    tasks = [(name, line) for name in SETS for line in _lines(pages / f"{name}.jsonl.gz")]
    with ProcessPoolExecutor(jobs) as pool:
        return [text for texts in pool.map(texts_of, tasks, chunksize=8) for text in texts]


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from lines


def chosen(texts: Sequence[Text]) -> list[Text]:
    """All texts of pages in many languages, some of each page in English."""
    chance = random.Random(SEED)
    pages: dict[tuple[str, str], list[Text]] = {}
    for text in texts:
        pages.setdefault((text.collection, text.page), []).append(text)
    found = []
    for (collection, _), of_page in pages.items():
        chance.shuffle(of_page)
        found += of_page if collection in MANY_LANGUAGES else of_page[:TEXTS_OF_A_PAGE]
    return found


def publishers_in(path: Path) -> set[str]:
    """The publishers of a file of texts: the first labels of their registered domains."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names = {(row.get("publisher") or "").lower() for row in rows}
    return {publisher_of(f"//{name}", name).split(".")[0] for name in names if name}
