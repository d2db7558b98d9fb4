"""Whether what a cleaner gave is a Label that fits the Article.

The engine relies on it: a label that passes cannot make removing fail.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from newsclean.errors import CleanerError
from newsclean.labels import FIELDS
from newsclean.model.article import Article
from newsclean.model.field_values import Author, Caption
from newsclean.model.labels import Label, WholeBlocks

# What a field holds; of those with several values, what each of them is.
_ITEMS: Mapping[str, type[Any]] = {"authors": Author, "captions": Caption, "tags": str}
_VALUES: Mapping[str, type[Any]] = {
    **dict.fromkeys(FIELDS, str),
    "published": dt.date,
    "modified": dt.date,
    "free_access": bool,
    "truncated": bool,
}


def check_all(article: Article, labels: Iterable[object], cleaner: str) -> None:
    """Raises unless ``labels`` are such as ``cleaner`` may give for ``article``.

    :raises CleanerError: naming the cleaner, and what is wrong.
    """
    for label in labels:
        _check(article, label, cleaner)


def _check(article: Article, label: object, cleaner: str) -> None:
    if not isinstance(label, Label):
        raise CleanerError(f"cleaner {cleaner!r} gave {label!r}, which is no Label")
    if not (type(label.block) is type(label.start) is type(label.end) is int):
        raise CleanerError(f"cleaner {cleaner!r} gave offsets that are not whole numbers: {label}")
    if not (isinstance(label.name, str) and isinstance(label.rule, str)):
        raise CleanerError(f"cleaner {cleaner!r} gave a label whose name or rule is no str")
    if not isinstance(label.evidence, str):
        raise CleanerError(f"cleaner {cleaner!r} gave evidence that is no str")
    blocks = article.blocks
    if not 0 <= label.block < len(blocks):
        raise CleanerError(f"cleaner {cleaner!r} labelled block {label.block}, which is not there")
    if not 0 <= label.start <= label.end <= len(blocks[label.block].text):
        raise CleanerError(
            f"cleaner {cleaner!r} labelled {label.start}:{label.end} in block {label.block},"
            f" which has {len(blocks[label.block].text)} characters"
        )
    if label.fields:
        _check_fields(label.fields, cleaner)


def check_whole(article: Article, labels: WholeBlocks, cleaner: str) -> None:
    """Raises as :func:`check_all` does; of a page's hundreds of blocks in a few steps.

    :raises CleanerError: naming the cleaner, and what is wrong.
    """
    numbers, names, evidence = labels.numbers, labels.names, labels.evidence
    if not (len(numbers) == len(names) == len(evidence)) or labels.blocks is not article.blocks:
        raise CleanerError(f"cleaner {cleaner!r} gave labels of whole blocks that do not fit")
    there = range(len(article.blocks))
    if not ({int}.issuperset(map(type, numbers)) and len(set(numbers)) == len(numbers)):
        raise CleanerError(f"cleaner {cleaner!r} labelled no blocks, or one twice: {numbers}")
    if numbers and not (min(numbers) in there and max(numbers) in there):
        raise CleanerError(f"cleaner {cleaner!r} labelled a block that is not there: {numbers}")
    if not {str}.issuperset(map(type, (labels.rule, *names, *evidence))):
        check_all(article, labels, cleaner)
    for fields in labels.fields.values():
        _check_fields(fields, cleaner)


def _check_fields(fields: Mapping[str, Any], cleaner: str) -> None:
    unknown = set(fields).difference(FIELDS)
    if unknown:
        raise CleanerError(f"cleaner {cleaner!r} gave a field no Article has: {min(unknown)!r}")
    for name, value in fields.items():
        if not _fits(name, value):
            raise CleanerError(
                f"cleaner {cleaner!r} gave {type(value).__name__} for the field {name!r},"
                " which does not hold that"
            )


def _fits(name: str, value: object) -> bool:
    if name in _ITEMS:
        is_list = isinstance(value, Iterable) and not isinstance(value, (str, Mapping))
        return is_list and all(isinstance(item, _ITEMS[name]) for item in value)  # type: ignore[attr-defined]
    if value is None or name != "scores":
        return value is None or isinstance(value, _VALUES[name])
    return isinstance(value, Mapping) and all(
        isinstance(key, str) and isinstance(share, (int, float)) and 0 <= share <= 1
        for key, share in value.items()
    )
