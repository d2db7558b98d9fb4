"""Reading plain values: each reader takes one and its path, and gives what the model holds.

Values come from anywhere, so a subclass of ``str``, ``int`` or ``float`` becomes the plain type
before anybody asks it something, and no message is longer than a line or fails to be made.

Each reader is noted with the JSON Schema of what it takes, so the two cannot say different things.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

import attrs

from newsclean.errors import ArticleFormatError
from newsclean.text.spans import Span

Read: TypeAlias = Callable[[object, str], Any]
"""Takes a value and its path; gives what the model holds, or raises ArticleFormatError."""

Schema: TypeAlias = dict[str, Any]

_SCHEMAS: dict[Read, Schema] = {}


def schema_of(read: Read) -> Schema:
    """The JSON Schema of the values that a reader of this module takes.

    >>> schema_of(maybe(whole(1, 6)))
    {'anyOf': [{'type': 'integer', 'minimum': 1, 'maximum': 6}, {'type': 'null'}]}
    """
    return _SCHEMAS[read]


def _noted(read: Read, schema: Schema) -> Read:
    _SCHEMAS[read] = schema
    return read


# What every reader of JSON reads exactly.  No page has so many of anything.
_MOST = 2**53 - 1
_LONGEST = 40


def shown(value: object) -> str:
    """A plain value as a message has it: not all of a long one.

    >>> shown("storm"), shown("storm " * 100), shown(10**5000)
    ("'storm'", "'storm storm storm storm storm storm s...'", 'an int of 16610 bits')
    """
    if isinstance(value, int) and value.bit_length() > 64:
        return f"an int of {value.bit_length()} bits"
    if isinstance(value, str) and len(value) > _LONGEST:
        return repr(f"{value[: _LONGEST - 3]}...")
    return repr(value)


def under(path: str, name: object) -> str:
    """The path of a field, or of a key, of what stands at ``path``."""
    if not isinstance(name, str) or len(name) > _LONGEST:
        name = shown(name) if isinstance(name, (str, int)) else type(name).__name__
    return f"{path}.{name}" if path else name


def _refuse(value: object, path: str, expected: str) -> NoReturn:
    found = "None" if value is None else type(value).__name__
    raise ArticleFormatError(f"{path}: expected {expected}, not {found}")


def text(value: object, path: str) -> str:
    """Any text."""
    return str.__str__(value) if isinstance(value, str) else _refuse(value, path, "str")


def truth(value: object, path: str) -> bool:
    """True or false."""
    return value if isinstance(value, bool) else _refuse(value, path, "bool")


def whole(least: int = -_MOST, most: int = _MOST) -> Read:
    """A whole number from ``least`` to ``most``."""

    def read_whole(value: object, path: str) -> int:
        # bool is an int to Python, and to nobody else.
        if not isinstance(value, int) or isinstance(value, bool):
            _refuse(value, path, "int")
        number = int.__pos__(value)
        if not least <= number <= most:
            raise ArticleFormatError(f"{path}: {shown(number)} is not between {least} and {most}")
        return number

    return _noted(read_whole, {"type": "integer", "minimum": least, "maximum": most})


def share(value: object, path: str) -> float:
    """A number from 0 to 1."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        _refuse(value, path, "float")
    number = int.__pos__(value) if isinstance(value, int) else float.__pos__(value)
    if isinstance(number, float) and not math.isfinite(number):
        raise ArticleFormatError(f"{path}: {number} is not a number")
    if not 0 <= number <= 1:
        raise ArticleFormatError(f"{path}: {shown(number)} is not between 0 and 1")
    return number


def shares(value: object, path: str) -> dict[str, float]:
    """Shares by name."""
    return {text(k, f"{path} key"): share(v, under(path, k)) for k, v in _pairs(value, path)}


def date(value: object, path: str) -> dt.date:
    """A ``datetime`` where there is a ``T``, else a ``date``."""
    written = text(value, path)
    try:
        return (
            dt.datetime.fromisoformat(written) if "T" in written else dt.date.fromisoformat(written)
        )
    except ValueError:
        raise ArticleFormatError(f"{path}: {shown(written)} is not an ISO 8601 date") from None


def one_of(kinds: Sequence[str]) -> Read:
    """One of a few words."""

    def read_kind(value: object, path: str) -> str:
        kind = text(value, path)
        if kind not in kinds:
            raise ArticleFormatError(f"{path}: {shown(kind)} is not one of {', '.join(kinds)}")
        return kind

    return _noted(read_kind, {"type": "string", "enum": list(kinds)})


_offset = whole()


def span(value: object, path: str) -> Span:
    """A start and an end."""
    if not isinstance(value, (list, tuple)):
        _refuse(value, path, "list")
    if len(value) != 2:
        raise ArticleFormatError(f"{path}: expected [start, end], not {len(value)} values")
    return _offset(value[0], f"{path}[0]"), _offset(value[1], f"{path}[1]")


def maybe(read: Read) -> Read:
    """``read``, or ``None`` as it is."""

    def read_or_none(value: object, path: str) -> Any:
        return None if value is None else read(value, path)

    return _noted(read_or_none, {"anyOf": [schema_of(read), {"type": "null"}]})


def list_of(read: Read) -> Read:
    """A list, each of whose items ``read`` takes."""

    def read_each(value: object, path: str) -> tuple[Any, ...]:
        if not isinstance(value, (list, tuple)):
            _refuse(value, path, "list")
        return tuple([read(item, f"{path}[{index}]") for index, item in enumerate(value)])

    return _noted(read_each, {"type": "array", "items": schema_of(read)})


def record(make: type[Any], table: Mapping[str, Read]) -> Read:
    """A dict with the fields of ``table``; those that ``make`` has a default for may be missing."""
    needed = [f.name for f in attrs.fields(make) if f.init and f.default is attrs.NOTHING]

    def read_record(value: object, path: str) -> Any:
        given: dict[str, Any] = {}
        for name, item in _pairs(value, path or "article"):
            plain = str.__str__(name) if isinstance(name, str) else ""
            if plain not in table:
                raise ArticleFormatError(f"unknown field: {under(path, plain or name)}")
            given[plain] = table[plain](item, under(path, plain))
        for name in needed:
            if name not in given:
                raise ArticleFormatError(f"missing field: {under(path, name)}")
        return make(**given)

    return _noted(read_record, {"$ref": f"#/$defs/{make.__name__}"})


def _pairs(value: object, path: str) -> Sequence[tuple[Any, Any]]:
    """What a mapping holds, as it says itself, once."""
    if not isinstance(value, Mapping):
        _refuse(value, path, "dict")
    return list(value.items())


_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_noted(text, {"type": "string"})
_noted(truth, {"type": "boolean"})
_noted(share, _SHARE)
_noted(shares, {"type": "object", "additionalProperties": _SHARE})
_noted(
    date,
    {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{6})?"
        r"([+-]\d{2}:\d{2}(:\d{2}(\.\d{6})?)?)?)?$",
        "description": "ISO 8601: a day, or a moment, with a zone if one is known",
    },
)
_noted(
    span,
    {
        "type": "array",
        "items": schema_of(_offset),
        "minItems": 2,
        "maxItems": 2,
        "description": "start and end, in characters of source_text",
    },
)
