"""Gold pages turned into texts in ten ways, for training and measuring the judge.

What the gold text does not have is junk.  A text is laid along its gold by runs of four words.
Some words of a block may be the story's and the others junk: extractors glue them together.
A line of a few words is the story's only near whole lines of it, and copies of the headline are
``title``.  What other junk is, nobody knows: its label is ``unknown``.
"""

from __future__ import annotations

import json
import logging
import re
import warnings
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from judge_data import Document, Span
from layout_pages import publisher_of, rows
from line_extractors import WAYS

from newsclean import Article, read_text

SETS = ("news-en", "news-multi", "news-fixtures", "web-articles", "articles-zh-en")
"""Sets whose licences allow derived weights."""
LEAST_COVERAGE = 0.8
LONGEST_TEXT = 80_000
"""Characters; longer texts are left out."""
TEXTS_OF_A_PAGE, LONGEST_TRAINED = 2, 40_000
# So many pages are of it, all in English and few of them news, that one text of each is enough.
ONE_TEXT_OF_A_PAGE = "web-articles"
MEASURED = 3
LEAST_STORY = 300
"""Characters of the story that a text must have to be trained on."""
# The same words as those of ``judge_data.truths``.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\\W_]+")
_RUN = 4
_WHOLE_LINE = 8
_NEAR = 4
# Teasers share shorter runs with the story they lead to.
_SENTENCE = 16
Label = str | None


def dumped(pages: Path, jobs: int, *, few: bool = False) -> list[Document]:
    """Texts of gold pages; ``id`` is ``collection-page-way``.

    :param few: a text or two of each page, always the same ones, which is what is trained on; else
        all texts of a third of the pages, on which is measured.
    """
    tasks = (
        (name, row, few)
        for name in SETS
        for row in rows(pages / f"{name}.jsonl.gz")
        if few or zlib.crc32(f"{name}-{row['id']}".encode()) % MEASURED == 0
    )
    with ProcessPoolExecutor(jobs) as pool:
        return [text for texts in pool.map(texts_of, tasks, chunksize=4) for text in texts]


def dumped_by_hand(pages: Path, labels: Path, jobs: int) -> list[Document]:
    """Texts of gold pages that people labelled; ``id`` is ``collection/page/way``."""
    spans = {
        row["id"]: tuple(Span(*span) for span in row["spans"])
        for row in map(json.loads, labels.read_text("utf-8").splitlines())
    }
    ways: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in spans:
        collection, _, rest = name.partition("/")
        page, _, way = rest.rpartition("/")
        ways[collection, page].append(way)
    tasks = (
        (name, row, way)
        for name in sorted({collection for collection, _ in ways})
        for row in rows(pages / f"{name}.jsonl.gz")
        for way in ways.get((name, row["id"]), ())
    )
    with ProcessPoolExecutor(jobs) as pool:
        texts = [text for text in pool.map(_text_by_hand, tasks, chunksize=4) if text.text]
    return [text._replace(spans=spans[text.id]) for text in texts]


def _text_by_hand(task: tuple[str, dict[str, Any], str]) -> Document:
    collection, row, way = task
    _be_quiet()
    language = _language_of(row)
    how = next(each for each in WAYS if each.__name__ == way)
    text = _text(how, row["html"], language or "")
    publisher = publisher_of(row.get("url"), row["id"])
    return Document(f"{collection}/{row['id']}/{way}", publisher, "gold", text, language, ())


def _be_quiet() -> None:
    """Extractors warn and log a lot of pages that they cannot read."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)


def _language_of(row: Mapping[str, Any]) -> str | None:
    code = (row.get("lang") or "").partition("-")[0]
    return code if len(code) == len("en") else None


def page_of(document: Document) -> str:
    """Collection and page of a dump, ``collection-page``."""
    return document.id.rpartition("-")[0]


def way_of(document: Document) -> str:
    """How a dump was made: the name of a function of ``line_extractors``."""
    return document.id.rpartition("-")[2]


def _story_size(document: Document) -> int:
    return len(document.text) - sum(span.end - span.start for span in document.spans)


def texts_of(task: tuple[str, dict[str, Any], bool]) -> list[Document]:
    """The texts of one page of a collection: all, or a few."""
    collection, row, few = task
    if not row.get("gold_text") or row.get("gold_coverage", 1) < LEAST_COVERAGE:
        return []
    _be_quiet()
    gold = Gold.of(row)
    publisher = publisher_of(row.get("url"), row["id"])
    language = _language_of(row)
    names = {f"{collection}-{row['id']}-{way.__name__}": way for way in WAYS}
    most = 1 if collection == ONE_TEXT_OF_A_PAGE else TEXTS_OF_A_PAGE
    found: list[Document] = []
    for name in sorted(names, key=lambda name: zlib.crc32(name.encode())):
        text = _text(names[name], row["html"], language or "")
        if not 0 < len(text) <= LONGEST_TEXT:
            continue
        document = Document(name, publisher, "dump", text, language, tuple(spans_of(text, gold)))
        if not few:
            found.append(document)
        elif _story_size(document) >= LEAST_STORY and len(text) <= LONGEST_TRAINED:
            found.append(document)
            if len(found) == most:
                break
    return found


def _text(way: Callable[[str, str], str], html: str, language: str) -> str:
    try:
        return way(html, language).encode("utf-8", "replace").decode()
    except Exception:  # an extractor that fails on a page has no text of it
        return ""


# --- which words are the story's ------------------------------------------------------------


class Gold(NamedTuple):
    """The words of a page's gold text, as they are looked up."""

    runs: frozenset[tuple[str, ...]]
    """All runs of four words."""
    paragraphs: frozenset[str]
    running: str
    """All words with a space around each."""
    title: list[str]

    @classmethod
    def of(cls, row: dict[str, Any]) -> Gold:
        own = words(row["gold_text"])
        paragraphs = row.get("gold_paragraphs") or row["gold_text"].split("\n")
        return cls(
            frozenset(_runs(own)),
            frozenset(" ".join(words(paragraph)) for paragraph in paragraphs),
            f" {' '.join(own)} ",
            words(row.get("gold_title") or ""),
        )

    def covers(self, block: Sequence[str]) -> list[bool]:
        """Of each word whether it is in a run that the gold text has."""
        if len(block) < _RUN:
            line = " ".join(block)
            known = line in self.paragraphs or (len(block) > 1 and f" {line} " in self.running)
            return [known] * len(block)
        covered = [False] * len(block)
        for k, run in enumerate(_runs(block)):
            if run in self.runs:
                covered[k : k + _RUN] = [True] * _RUN
        return covered


def words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(own: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(own[k : k + _RUN]) for k in range(len(own) - _RUN + 1)]


def labels_of(blocks: Sequence[Sequence[str]], gold: Gold) -> list[list[Label]]:
    """For each block, given as words, the label of each word."""
    covered = [_evened(gold.covers(block)) for block in blocks]
    is_title = [bool(block) and list(block) == gold.title for block in blocks]
    whole = [
        k
        for k, (block, own) in enumerate(zip(blocks, covered, strict=True))
        if len(block) >= _WHOLE_LINE and any(own) and not is_title[k]
    ]
    found: list[list[Label]] = []
    for k, own in enumerate(covered):
        if is_title[k]:
            found.append(["title"] * len(own))
        elif len(own) < _WHOLE_LINE and whole and not _is_near(k, whole):
            found.append(["unknown"] * len(own))
        else:
            found.append([None if is_story else "unknown" for is_story in own])
    return found


def _is_near(k: int, others: Sequence[int]) -> bool:
    return any(abs(k - other) <= _NEAR for other in others)


def _evened(covered: list[bool]) -> list[bool]:
    """Without gaps in the story, which are slips, and without stray runs in junk.

    A short block is the story's as a whole, or not at all.
    """
    is_mostly_story = sum(covered) * 2 >= len(covered)
    if len(covered) < _WHOLE_LINE:
        return [is_mostly_story] * len(covered)
    filled = list(covered)
    for start, end, is_story in _stretches(covered):
        at_edge = start == 0 or end == len(covered)
        if not is_story and end - start < _RUN and (is_mostly_story or not at_edge):
            filled[start:end] = [True] * (end - start)
    if not is_mostly_story:
        for start, end, is_story in _stretches(filled):
            if is_story and end - start < _SENTENCE:
                filled[start:end] = [False] * (end - start)
    return filled


def _stretches(values: Iterable[Any]) -> Iterator[tuple[int, int, Any]]:
    """Where equal values follow each other: start, end and the value."""
    start = 0
    for value, group in groupby(values):
        end = start + len(list(group))
        yield start, end, value
        start = end


# --- offsets into the text as it was given --------------------------------------------------


def spans_of(text: str, gold: Gold) -> Iterator[Span]:
    """The junk of ``text``: a span for each stretch of words with one label."""
    article = read_text(text)
    given = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
    labels = _carried(
        [word for _, _, word in given],
        _WORD.findall(article.source_text),
        _labels_of_source(article, gold),
    )
    for start, end, label in _stretches(labels):
        if label is not None:
            yield Span(given[start][0], given[end - 1][1], label)


def _labels_of_source(article: Article, gold: Gold) -> list[Label]:
    """The label of each word of the article's source text."""
    source = article.source_text
    numbers = {match.start(): k for k, match in enumerate(_WORD.finditer(source))}
    labels: list[Label] = [None] * len(numbers)
    places = [
        [
            numbers[match.start()]
            for start, end in block.pieces
            for match in _WORD.finditer(source, start, end)
            if match.start() in numbers
        ]
        for block in article.blocks
    ]
    folded = words(source)
    blocks = [[folded[k] for k in own] for own in places]
    for own, found in zip(places, labels_of(blocks, gold), strict=True):
        for k, label in zip(own, found, strict=True):
            labels[k] = label
    return labels


def _carried(given: list[str], read: list[str], labels: list[Label]) -> list[Label]:
    """The labels of the words as given, of which reading may have changed a few."""
    if len(given) == len(read):
        return labels
    found: list[Label] = []
    for op, one, one_end, other, _ in SequenceMatcher(None, given, read, False).get_opcodes():
        if op == "equal":
            found += labels[other : other + one_end - one]
        elif one_end > one:
            nearest = labels[other] if other < len(labels) else None
            found += [nearest] * (one_end - one)
    return found
