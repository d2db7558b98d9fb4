"""Rows of corpora as JSON or as Python prints them: they are no text, and hold one.

Read as text, the story within would be one line of code.
"""

from __future__ import annotations

import json
import re

from newsclean.errors import ReadError

_COLUMNS = ("text", "content", "article", "maintext", "body", "story", "plain_text")
_LEAST_STORY = 100
# As Python prints a row: {'title': 'Storm', 'text': 'A storm hit ...
_PRINTED = re.compile(
    rf"\{{'\w{{1,40}}': [^\n]*?'(?P<column>{'|'.join(_COLUMNS)})': ['\"][^\n]{{{_LEAST_STORY}}}"
)
_SINGLE = re.compile(r"\[?\s{0,99}(?=\{\s{0,99}[\"'])")


def refuse_rows(text: str) -> None:
    r"""Refuses a text that is a row, or a list of rows.

    :raises ReadError: saying which column holds the story.

    >>> refuse_rows('{"text": "' + "A storm hit the coast. " * 5 + '"}')
    Traceback (most recent call last):
    newsclean.errors.ReadError: this is a row of data, not a text: read its column 'text'
    >>> refuse_rows('{"text": "closed"}')
    """
    start = text.lstrip("\ufeff \t\r\n")
    beginning = _SINGLE.match(start)
    column = None if beginning is None else _story_column(start[beginning.end() :])
    if column is not None:
        raise ReadError(f"this is a row of data, not a text: read its column {column!r}")


def _story_column(text: str) -> str | None:
    printed = _PRINTED.match(text)
    if printed is not None:
        return printed["column"]
    try:
        row, _ = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    lengths = {name: len(row[name]) for name in _COLUMNS if isinstance(row.get(name), str)}
    return next((name for name, length in lengths.items() if length >= _LEAST_STORY), None)
