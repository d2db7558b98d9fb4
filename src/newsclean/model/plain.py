"""An Article as plain data, and back.

Which fields there are and what they may hold stands in the tables ``_AUTHOR`` to
``_ARTICLE``; writing and reading both go by them.  Reading is strict: what
:func:`from_dict` takes obeys the model's laws, or is refused with its path.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial, singledispatch
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from newsclean.errors import ArticleFormatError
from newsclean.model.blocks import BLOCK_KINDS, Block, Markup
from newsclean.model.field_values import Author, Caption
from newsclean.model.labels import Removal
from newsclean.model.plain_checks import check
from newsclean.model.shown import MARK_KINDS, Image, Mark, Marks
from newsclean.text.spans import Span

if TYPE_CHECKING:
    from newsclean.model.article import Article

# --- reading: what a value may be -----------------------------------------------------------

_Read = Callable[[object, str], Any]
"""Takes a value and its path; gives what the model holds, or raises ArticleFormatError."""


def _refuse(value: object, path: str, expected: str) -> NoReturn:
    found = "None" if value is None else type(value).__name__
    raise ArticleFormatError(f"{path}: expected {expected}, not {found}")


def _text(value: object, path: str) -> str:
    return value if isinstance(value, str) else _refuse(value, path, "str")


def _whole(value: object, path: str) -> int:
    # bool is an int to Python, and to nobody else.
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(value, path, "int")
    return value


def _truth(value: object, path: str) -> bool:
    return value if isinstance(value, bool) else _refuse(value, path, "bool")


def _number(value: object, path: str) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        _refuse(value, path, "float")
    if isinstance(value, float) and not math.isfinite(value):
        raise ArticleFormatError(f"{path}: {value} is no number")
    return value


def _share(value: object, path: str) -> float:
    share = _number(value, path)
    if not 0 <= share <= 1:
        raise ArticleFormatError(f"{path}: {share} is not 0 to 1")
    return share


def _date(value: object, path: str) -> dt.date:
    """A ``datetime`` where there is a ``T``, else a ``date``."""
    text = value if isinstance(value, str) else _refuse(value, path, "str")
    try:
        return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)
    except ValueError:
        raise ArticleFormatError(f"{path}: {text!r} is no ISO 8601 date") from None


def _one_of(kinds: Sequence[str]) -> _Read:
    """One of a few words."""

    def read_kind(value: object, path: str) -> str:
        kind = _text(value, path)
        if kind not in kinds:
            raise ArticleFormatError(f"{path}: {kind!r} is not one of {', '.join(kinds)}")
        return kind

    return read_kind


def _level(value: object, path: str) -> int:
    level = _whole(value, path)
    if not 1 <= level <= 6:
        raise ArticleFormatError(f"{path}: {level} is not 1 to 6")
    return level


def _span(value: object, path: str) -> Span:
    if not isinstance(value, (list, tuple)):
        _refuse(value, path, "list")
    if len(value) != 2:
        raise ArticleFormatError(f"{path}: expected [start, end], not {len(value)} values")
    return _whole(value[0], f"{path}[0]"), _whole(value[1], f"{path}[1]")


def _maybe(read: _Read) -> _Read:
    """``read``, or ``None`` as it is."""

    def read_or_none(value: object, path: str) -> Any:
        return None if value is None else read(value, path)

    return read_or_none


def _list(read: _Read) -> _Read:
    """A list, each of whose items ``read`` takes."""

    def read_each(value: object, path: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            _refuse(value, path, "list")
        return tuple([read(item, f"{path}[{index}]") for index, item in enumerate(value)])

    return read_each


def _scores(value: object, path: str) -> dict[str, float]:
    if not isinstance(value, Mapping):
        _refuse(value, path, "dict")
    return {_text(k, f"{path} key"): _number(v, _under(path, str(k))) for k, v in value.items()}


def _record(make: type[Any], table: Mapping[str, _Read]) -> _Read:
    """A dict with the fields of ``table``; those that ``make`` has a default for may be missing."""
    needed = [f.name for f in attrs.fields(make) if f.init and f.default is attrs.NOTHING]

    def read_record(value: object, path: str) -> Any:
        if not isinstance(value, Mapping):
            _refuse(value, path or "article", "dict")
        for name in value:
            if name not in table:
                raise ArticleFormatError(f"unknown field: {_under(path, str(name))}")
        for name in needed:
            if name not in value:
                raise ArticleFormatError(f"missing field: {_under(path, name)}")
        return make(**{name: table[name](item, _under(path, name)) for name, item in value.items()})

    return read_record


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


# --- the tables -----------------------------------------------------------------------------

_AUTHOR: Mapping[str, _Read] = {
    "name": _text,
    "role": _maybe(_text),
    "organization": _maybe(_text),
    "raw": _maybe(_text),
}
_CAPTION: Mapping[str, _Read] = {
    "text": _text,
    "credit": _maybe(_text),
    "image": _maybe(_text),
}
_MARKUP: Mapping[str, _Read] = {
    "path": _list(_text),
    "hints": _list(_text),
    "link_share": _number,
    "places": _list(_whole),
    "image": _maybe(_text),
    "picture": _whole,
    "stated": _number,
    "cells": _list(_span),
    "indent": _whole,
}
_BLOCK: Mapping[str, _Read] = {
    "kind": _one_of(BLOCK_KINDS),
    "level": _maybe(_level),
    "text": _text,
    "pieces": _list(_span),
    "markup": _maybe(_record(Markup, _MARKUP)),
}
_REMOVAL: Mapping[str, _Read] = {
    "name": _text,
    "rule": _text,
    "cleaner": _text,
    "pieces": _list(_span),
    "evidence": _text,
}
_MARK: Mapping[str, _Read] = {
    "start": _whole,
    "end": _whole,
    "kind": _one_of(MARK_KINDS),
    "url": _maybe(_text),
}
_IMAGE: Mapping[str, _Read] = {
    "url": _text,
    "alt": _maybe(_text),
    "caption": _maybe(_text),
    "credit": _maybe(_text),
    "position": _whole,
    "markup": _maybe(_record(Markup, _MARKUP)),
}
# Fields first, long texts last: so people see the former when they look at a line of JSON.
_ARTICLE: Mapping[str, _Read] = {
    "title": _maybe(_text),
    "authors": _list(_record(Author, _AUTHOR)),
    "published": _maybe(_date),
    "modified": _maybe(_date),
    "publisher": _maybe(_text),
    "url": _maybe(_text),
    "language": _maybe(_text),
    "language_is_guessed": _truth,
    "section": _maybe(_text),
    "description": _maybe(_text),
    "tags": _list(_text),
    "scores": _maybe(_scores),
    "free_access": _maybe(_truth),
    "truncated": _maybe(_truth),
    "captions": _list(_record(Caption, _CAPTION)),
    "image": _maybe(_text),
    "images": _list(_record(Image, _IMAGE)),
    "confidence": _maybe(_share),
    "warnings": _list(_text),
    "marks": _list(_record(Mark, _MARK)),
    "blocks": _list(_record(Block, _BLOCK)),
    "removals": _list(_record(Removal, _REMOVAL)),
    "source_text": _text,
}
ARTICLE_FIELDS = tuple(_ARTICLE)
"""The names of an Article's fields, in order."""
_TABLES: Mapping[type[Any], Mapping[str, _Read]] = {
    Author: _AUTHOR,
    Caption: _CAPTION,
    Markup: _MARKUP,
    Block: _BLOCK,
    Removal: _REMOVAL,
    Mark: _MARK,
    Image: _IMAGE,
}


# --- dicts ----------------------------------------------------------------------------------


def to_dict(article: Article) -> dict[str, Any]:
    """``article`` in plain dicts, lists, strings and numbers, every field present.

    A date is ``2020-08-15``, a moment ``2020-08-15T10:30:00``; spans are
    ``[start, end]``.

    >>> from newsclean import read_text
    >>> data = to_dict(read_text("Ministers met on Friday."))
    >>> data["blocks"][0]["pieces"], data["published"]
    ([[0, 24]], None)
    """
    return _fields_of(_ARTICLE, article)


def _fields_of(table: Mapping[str, _Read], record: object) -> dict[str, Any]:
    return {name: plain_value(getattr(record, name)) for name in table}


@singledispatch
def plain_value(value: Any) -> Any:
    """A field's value as plain data."""
    return value


@plain_value.register
def _(value: tuple) -> list[Any]:  # type: ignore[type-arg]
    return [plain_value(item) for item in value]


@plain_value.register
def _(value: Marks) -> list[Any]:
    return [plain_value(mark) for mark in value]


@plain_value.register
def _(value: dict) -> dict[str, Any]:  # type: ignore[type-arg]
    return dict(value)


@plain_value.register
def _(value: dt.date) -> str:
    return value.isoformat()


for _made, _table in _TABLES.items():
    plain_value.register(_made, partial(_fields_of, _table))


def from_dict(data: Mapping[str, Any], make: type[Article]) -> Article:
    """The Article that :func:`to_dict` described, equal to the first one.

    Missing fields take the model's defaults.

    :param data: what :func:`to_dict` gave.
    :param make: the class :class:`newsclean.Article`; this module does not import it.

    :raises ArticleFormatError: with the path of the fault, if a field is
        unknown or of the wrong type, if a span is not in ``source_text``, if a
        character stands in two places, if a block's text is not what its
        pieces say, if markup has not one hint and number for each element, if a mark or an image
        is not in ``source_text``, or if a link has no address.

    >>> from newsclean import Article, read_text
    >>> article = read_text("Ministers met on Friday.")
    >>> from_dict(to_dict(article), Article) == article
    True
    >>> from_dict({"blocks": [{"text": "No such text", "pieces": [[0, 12]]}]}, Article)
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: blocks[0].pieces[0]: [0, 12] is not within source_text, \
which has 0 characters
    """
    article: Article = _record(make, _ARTICLE)(data, "")
    check(article)
    return article
