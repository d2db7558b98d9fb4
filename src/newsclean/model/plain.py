"""An Article as plain data, and back.

Which fields there are and what they may hold stands in the tables ``_AUTHOR`` to
``ARTICLE``; writing and reading both go by them.  Reading is strict: each value is
read as ``plain_values`` says, and then the whole must obey the model's laws, which
``plain_checks`` has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial, singledispatch
from typing import TYPE_CHECKING, Any

from newsclean.model.blocks import BLOCK_KINDS, MOST_INDENT, Block, Markup
from newsclean.model.field_values import Author, Caption
from newsclean.model.labels import Removal
from newsclean.model.plain_checks import check
from newsclean.model.plain_values import (
    Read,
    date,
    list_of,
    maybe,
    one_of,
    record,
    share,
    shares,
    span,
    text,
    truth,
    whole,
)
from newsclean.model.shown import MARK_KINDS, Image, Mark, Marks

if TYPE_CHECKING:
    from newsclean.model.article import Article

# --- the tables -----------------------------------------------------------------------------

_AUTHOR: Mapping[str, Read] = {
    "name": text,
    "role": maybe(text),
    "organization": maybe(text),
    "raw": maybe(text),
}
_CAPTION: Mapping[str, Read] = {
    "text": text,
    "credit": maybe(text),
    "image": maybe(text),
}
_MARKUP: Mapping[str, Read] = {
    "path": list_of(text),
    "hints": list_of(text),
    "link_share": share,
    "places": list_of(whole(0)),
    "image": maybe(text),
    "picture": whole(-1),
    "stated": share,
    "cells": list_of(span),
    "indent": whole(0, MOST_INDENT),
}
_BLOCK: Mapping[str, Read] = {
    "kind": one_of(BLOCK_KINDS),
    "level": maybe(whole(1, 6)),
    "text": text,
    "pieces": list_of(span),
    "markup": maybe(record(Markup, _MARKUP)),
}
_REMOVAL: Mapping[str, Read] = {
    "name": text,
    "rule": text,
    "cleaner": text,
    "pieces": list_of(span),
    "evidence": text,
}
_MARK: Mapping[str, Read] = {
    "start": whole(),
    "end": whole(),
    "kind": one_of(MARK_KINDS),
    "url": maybe(text),
}
_IMAGE: Mapping[str, Read] = {
    "url": text,
    "alt": maybe(text),
    "caption": maybe(text),
    "credit": maybe(text),
    "position": whole(),
    "markup": maybe(record(Markup, _MARKUP)),
}
# Fields first, long texts last: so people see the former when they look at a line of JSON.
ARTICLE: Mapping[str, Read] = {
    "title": maybe(text),
    "authors": list_of(record(Author, _AUTHOR)),
    "published": maybe(date),
    "modified": maybe(date),
    "publisher": maybe(text),
    "url": maybe(text),
    "language": maybe(text),
    "language_is_guessed": truth,
    "section": maybe(text),
    "description": maybe(text),
    "tags": list_of(text),
    "scores": maybe(shares),
    "free_access": maybe(truth),
    "truncated": maybe(truth),
    "captions": list_of(record(Caption, _CAPTION)),
    "image": maybe(text),
    "images": list_of(record(Image, _IMAGE)),
    "confidence": maybe(share),
    "warnings": list_of(text),
    "marks": list_of(record(Mark, _MARK)),
    "blocks": list_of(record(Block, _BLOCK)),
    "removals": list_of(record(Removal, _REMOVAL)),
    "source_text": text,
}
ARTICLE_FIELDS = tuple(ARTICLE)
"""The names of an Article's fields, in order."""
TABLES: Mapping[type[Any], Mapping[str, Read]] = {
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
    return _fields_of(ARTICLE, article)


def _fields_of(table: Mapping[str, Read], record: object) -> dict[str, Any]:
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


for _made, _table in TABLES.items():
    plain_value.register(_made, partial(_fields_of, _table))


def from_dict(data: Mapping[str, Any], make: type[Article]) -> Article:
    """The Article that :func:`to_dict` described, equal to the first one.

    Missing fields take the model's defaults.  Strings, numbers and dicts of other classes, such as
    NumPy's ``str_``, become plain ones.

    :param data: what :func:`to_dict` gave.
    :param make: the class :class:`newsclean.Article`; this module does not import it.

    :raises ArticleFormatError: with the path of the fault, if

        * a field is unknown or of the wrong type, or a number is out of its range;
        * ``source_text`` is not in canonical form, or a character of it that is no white space
          stands in no block or removal, or in two;
        * a piece is not in ``source_text``, or begins or ends with white space; pieces, blocks,
          removals or marks are out of order;
        * a block's text is not what its pieces say, or has a line end;
        * markup has not one hint and number for each element, a cell, a mark or an image is not in
          ``source_text``, or a link has no address.

    >>> from newsclean import Article, read_text
    >>> article = read_text("Ministers met on Friday.")
    >>> from_dict(to_dict(article), Article) == article
    True
    >>> from_dict({"blocks": [{"text": "No such text", "pieces": [[0, 12]]}]}, Article)
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: blocks[0].pieces[0]: [0, 12] is not within source_text, \
which has 0 characters
    """
    article: Article = record(make, ARTICLE)(data, "")
    check(article)
    return article
