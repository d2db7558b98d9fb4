"""An Article as JSON text, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from newsclean.errors import ArticleFormatError
from newsclean.model.plain import from_dict, to_dict
from newsclean.text.characters import STEERING

if TYPE_CHECKING:
    from newsclean.model.article import Article


def dumps(data: object, *, indent: int | None = None) -> str:
    """``data`` as JSON: letters of all scripts as they are, what steers a terminal as an escape.

    Without ``indent`` it is one line by anybody's idea of a line.

    :raises ValueError: for a float that is no number.
    """
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


@cache
def _fast_loads() -> Callable[[str | bytes], Any] | None:
    try:
        import msgspec  # noqa: PLC0415 - used where it is installed
    except ImportError:
        return None
    decode: Callable[[str | bytes], Any] = msgspec.json.decode
    return decode


def loads(text: str | bytes) -> Any:
    """What JSON text says, read by msgspec if that is installed.

    Writing does without msgspec: bytes must not depend on what is installed.

    :raises ValueError: if it is no JSON.
    :raises RecursionError: if it is nested too deep.
    """
    fast = _fast_loads()
    if fast is not None:
        try:
            return fast(text)
        except (ValueError, RecursionError):
            pass  # other encodings, lone surrogates, long integers; or the fault, in json's words
    return json.loads(text)


def to_json(article: Article, *, indent: int | None = None) -> str:
    """:func:`to_dict` as JSON text, on one line unless ``indent`` is given.

    >>> from newsclean import read_text
    >>> to_json(read_text("Ministers met."))[:15]
    '{"title": null,'
    """
    return dumps(to_dict(article), indent=indent)


def from_json(text: str | bytes, make: type[Article]) -> Article:
    """The Article that :func:`to_json` described; bytes are UTF-8, -16 or -32.

    :raises ArticleFormatError: if it is not JSON, or as :func:`from_dict`.

    >>> from newsclean import Article
    >>> from_json(b'{"title": "Storm hits coast"}', Article).title
    'Storm hits coast'
    >>> from_json("", Article)
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: not JSON: Expecting value: line 1 column 1 (char 0)
    """
    if not isinstance(text, (str, bytes, bytearray, memoryview)):
        raise ArticleFormatError(f"JSON: expected str or bytes, not {type(text).__name__}")
    try:
        # Subclasses become the plain types: not every reader of JSON takes them.
        data = loads(str.__str__(text) if isinstance(text, str) else bytes(memoryview(text)))
    except (ValueError, RecursionError) as error:
        raise ArticleFormatError(f"not JSON: {error}") from error
    return from_dict(data, make)
