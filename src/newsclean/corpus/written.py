"""What ``newsclean clean`` wrote, as Articles again: whole ones, and rows of a table.

A row has the removals of its article and not the text as it was read.  That is read once more
from the column that was cleaned, which the row still has if the input was a table.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import index
from typing import Any

import attrs

from newsclean.corpus.documents import Columns, Document
from newsclean.corpus.encoding import to_plain
from newsclean.corpus.rows import KEPT_AS, Fault, RowError, read_row
from newsclean.errors import NewscleanError
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.rows import ADDED
from newsclean.text.spans import Span, merge, render, subtract, trim

_OF_FILES = ("path", "row")
"""What lines of whole articles have beside those."""
_FIELDS = tuple(
    name for name in ADDED if name not in ("text", "removals", "removed_share", "error")
)
_TEXTS = frozenset(
    "title text published modified publisher url language section description image error".split()
)
_NO_INPUT = (
    "the row has no column with the text before cleaning, so its removals cannot be shown: name"
    " that column with --text-column or --html-column, or give the files themselves"
)


def written_article(document: Document, columns: Columns) -> Article | Fault | None:
    """The article that a row of a table is, or holds; ``None`` if ``clean`` did not write the row.

    >>> row = {"text": "Two harbours were shut.", "title": None}
    >>> written_article(Document("a.jsonl", 1, row), Columns()) is None
    True
    """
    values = document.values
    try:
        if "source_text" in values and columns.text not in values:
            return Article.from_dict({k: v for k, v in values.items() if k not in _OF_FILES})
        if values.keys() >= set(ADDED):
            return _of_row(values, columns)
    except RowError as error:
        return error.fault
    except NewscleanError as error:
        return Fault("row", str(error))
    return None


def _of_row(values: Mapping[str, Any], columns: Columns) -> Article:
    row = {name: _unpacked(name, values[name]) for name in ADDED}
    if row["error"]:
        raise RowError("row", f"it was not cleaned: {row['error']}")
    text, page, url = (_input(values, name) for name in (columns.text, columns.html, columns.url))
    if text is None and not page:
        raise RowError("row", _NO_INPUT)
    read = read_row(text, page or None, url if isinstance(url, str) and url else None)
    removals = list(_removals(row["removals"]))
    blocks = list(_live(read, merge([span for removal in removals for span in removal["pieces"]])))
    whole = attrs.evolve(read, blocks=blocks, marks=(), images=())
    if whole.text != row["text"]:
        raise RowError("row", "its text does not match the column that was cleaned")
    fields = {name: row[name] for name in _FIELDS if row[name] is not None}
    if "scores" in fields:
        fields["scores"] = _scores(row["scores"])
    return Article.from_dict({**whole.to_dict(), **fields, "removals": removals})


def _unpacked(name: str, value: Any) -> Any:
    """A value as :meth:`Article.to_dict` has it; tables of text alone have JSON for other values.

    :raises RowError: if they have something else.
    """
    if not isinstance(value, str) or name in _TEXTS:
        return to_plain(value) or None if name in _TEXTS else to_plain(value)
    try:
        return json.loads(value) if value else None
    except (ValueError, RecursionError):
        raise RowError(
            "row", f"its column {name} was not written by clean and is not JSON"
        ) from None


def _input(values: Mapping[str, Any], column: str | None) -> object:
    """What the row has of a column of the input, under the name that it has since."""
    if column is None:
        return None
    name = KEPT_AS + column if column in ADDED else column
    while KEPT_AS + name in values and column in ADDED:  # it was cleaned more than once
        name = KEPT_AS + name
    return values.get(name)


def _scores(scores: Any) -> dict[str, Any] | None:
    try:
        return {score["name"]: score["share"] for score in scores} or None
    except (TypeError, KeyError):
        raise RowError("row", "its scores are not those that clean writes") from None


def _removals(removals: Any) -> Iterator[dict[str, Any]]:
    """Each piece as a removal; by which cleaner and for which reasons, a row does not say."""
    try:
        for removal in removals:
            span = (index(removal["start"]), index(removal["end"]))
            yield {name: removal[name] for name in ("name", "rule")} | {
                "cleaner": "",
                "pieces": [span],
            }
    except (TypeError, KeyError):
        raise RowError("row", "its removals were not written by clean") from None


def _live(article: Article, taken: Sequence[Span]) -> Iterator[Block]:
    """The blocks of ``article`` as read without what was taken."""
    starts, ends = [start for start, _ in taken], [end for _, end in taken]
    source = article.source_text
    for block in article.blocks:
        first, last = block.pieces[0][0], block.pieces[-1][1]
        holes = taken[bisect_right(ends, first) : bisect_left(starts, last)]
        if not holes:
            yield block
            continue
        left = [trim(source, span) for span in subtract(block.pieces, holes)]
        pieces = merge([span for span in left if span[0] < span[1]])
        if pieces:
            yield attrs.evolve(block, text=render(source, pieces), pieces=pieces)
