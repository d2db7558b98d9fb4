"""Cleaned documents into bytes: lines of JSON, or batches of an Arrow stream.

Each chunk is encoded by itself, so the bytes of a file are those of its chunks
one after the other.  An Arrow stream is what a Parquet file is made of at the
end.
"""

from __future__ import annotations

import base64
import datetime as dt
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from newsclean.corpus.documents import Document, with_escapes
from newsclean.corpus.rows import Fault, output_name, row_of
from newsclean.corpus.separated import MOST_COLUMNS
from newsclean.model.article import Article
from newsclean.model.json_text import dumps
from newsclean.model.rows import ADDED

if TYPE_CHECKING:
    import pyarrow as pa

Outcome = tuple[Document, Article | Fault]
Encode = Callable[[Sequence[Outcome]], bytes]

OTHER = "other"
"""The column of a Parquet file with what fits no other column of it, as JSON."""


def encode_articles(outcomes: Sequence[Outcome]) -> bytes:
    """Whole articles, one JSON object a line; documents with a fault are left out."""
    lines = []
    for document, outcome in outcomes:
        if isinstance(outcome, Article):
            where = {"path": with_escapes(document.path)}
            if "path" not in document.values:
                where["row"] = document.number  # type: ignore[assignment]
            lines.append(_line({**where, **outcome.to_dict()}))
    return b"".join(lines)


def encode_rows(outcomes: Sequence[Outcome]) -> bytes:
    """The columns of the input and those that are added, one JSON object a line for every row."""
    lines = []
    for document, outcome in outcomes:
        row = {**_kept(document.values), **row_of(outcome, document.url)}
        lines.append(_line({name: to_plain(value) for name, value in row.items()}))
    return b"".join(lines)


def _line(row: dict[str, Any]) -> bytes:
    # As bytes at once: one rare letter, and each of a text's takes four bytes.
    return dumps(row).encode("utf-8") + b"\n"


def encode_errors(outcomes: Sequence[Outcome]) -> bytes:
    """The documents with a fault, one JSON object a line."""
    lines = [
        _line(
            {
                "path": with_escapes(document.path),
                "row": document.number,
                "kind": outcome.kind,
                "message": outcome.message,
                "input": document.excerpt,
            }
        )
        for document, outcome in outcomes
        if isinstance(outcome, Fault)
    ]
    return b"".join(lines)


def _kept(values: dict[str, Any]) -> dict[str, Any]:
    if values.keys().isdisjoint(ADDED):
        return values
    taken = frozenset(values)
    return {output_name(name, taken): value for name, value in values.items()}


def to_plain(value: Any) -> Any:
    """A value of a table as JSON has it: moments in ISO 8601, bytes in base64, no NaN."""
    if isinstance(value, (str, int, type(None))):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return str(value)


# --- Arrow ----------------------------------------------------------------------------------


@attrs.frozen
class ArrowBatches:
    """Batches of an Arrow stream with one schema, whatever the rows hold."""

    kept: pa.Schema
    """The input's columns, under their own names."""

    @property
    def schema(self) -> pa.Schema:
        """Of what comes out."""
        import pyarrow as pa  # noqa: PLC0415 - of an extra

        from newsclean.corpus import arrow  # noqa: PLC0415

        taken = frozenset(self.kept.names)
        fields = [field.with_name(output_name(field.name, taken)) for field in self.kept]
        return pa.schema([*fields, *arrow.ADDED])

    @property
    def head(self) -> bytes:
        """How the stream begins."""
        return bytes(self.schema.serialize())

    def __call__(self, outcomes: Sequence[Outcome]) -> bytes:
        """The batch of ``outcomes``, one row each."""
        import pyarrow as pa  # noqa: PLC0415 - of an extra

        from newsclean.corpus import arrow  # noqa: PLC0415

        columns, others = [], [_others(document, self.kept) for document, _ in outcomes]
        for field in self.kept:
            if field.name != OTHER:
                values = [document.values.get(field.name) for document, _ in outcomes]
                columns.append(_column(field, values, others))
        if OTHER in self.kept.names:
            texts = [dumps(other) if other else None for other in others]
            columns.append(pa.array(texts, pa.string()))
        columns += arrow.added_columns([row_of(outcome, doc.url) for doc, outcome in outcomes])
        batch = pa.RecordBatch.from_arrays(columns, schema=self.schema)
        return bytes(batch.serialize())


def _others(document: Document, kept: pa.Schema) -> dict[str, Any]:
    """What the document has beside the columns."""
    known = set(kept.names) - {OTHER}
    return {name: to_plain(value) for name, value in document.values.items() if name not in known}


def _column(field: Any, values: list[Any], others: list[dict[str, Any]]) -> Any:
    """``values`` as an array; those that do not fit go to the row's others."""
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    found = _array(values, field.type)
    if found is not None:
        return found
    fitting = list(values)
    for index, value in enumerate(values):
        if _array([value], field.type) is None:
            fitting[index] = None
            others[index][field.name] = to_plain(value)
    return pa.array(fitting, field.type)


def _array(values: list[Any], kind: Any) -> Any:
    """``values`` as an array of that type, or ``None`` if it cannot hold them as they are.

    Arrow itself cuts off fractions, drops fields of structs, and takes text for bytes.
    """
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    if not all(_fits(value, kind) for value in values):
        return None
    try:
        array = pa.array(values, kind)
        if str(kind) in _EXACT or all(map(_is_same, values, array.to_pylist())):
            return array
    except Exception:  # of Arrow, or of a value that Python has no form for
        pass
    return None


def _is_same(given: Any, held: Any) -> bool:
    if isinstance(given, dt.datetime) and given.tzinfo is not None:
        return isinstance(held, dt.datetime) and held.tzinfo is not None and given == held
    return bool(to_plain(given) == to_plain(held))


_PYTHON: dict[str, tuple[type, ...]] = {
    "int64": (int,),
    "double": (int, float),
    "bool": (bool,),
    "string": (str,),
}


# Whatever is of their Python types, these hold as it is.
_EXACT = frozenset({"int64", "bool", "string"})


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value is of the type itself; Arrow would take ``True`` for 1 and 1 for 1.0."""
    expected = _PYTHON.get(str(kind))
    if value is None or expected is None:
        return True
    return isinstance(value, expected) and isinstance(value, bool) == (str(kind) == "bool")


def kept_columns(
    first: Iterable[Document], known: pa.Schema | None, *, of_tables: bool
) -> pa.Schema:
    """The input's columns and their types: those of Parquet, or what the first rows hold.

    What does not fit them in a later row goes to the column ``other``, as JSON, if any of the
    inputs are tables; so do columns beyond :data:`~newsclean.corpus.separated.MOST_COLUMNS`.
    """
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    from newsclean.corpus import arrow  # noqa: PLC0415

    if known is not None:
        fields = [pa.field(f.name, arrow.plain_type(f.type)) for f in known if f.name != OTHER]
    else:
        fields = [pa.field(name, _type_of(kinds)) for name, kinds in _kinds(first).items()]
    fields = fields[:MOST_COLUMNS]
    return pa.schema([*fields, *([pa.field(OTHER, pa.string())] if of_tables else [])])


def _kinds(documents: Iterable[Document]) -> dict[str, set[type]]:
    """The types of values in each column."""
    found: dict[str, set[type]] = {}
    for document in documents:
        for name, value in document.values.items():
            if name != OTHER and (name in found or len(found) < MOST_COLUMNS):
                found.setdefault(name, set()).add(type(value))
    return found


def _type_of(kinds: set[type]) -> Any:
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    kinds = kinds - {type(None)}
    if kinds and kinds <= {bool}:
        return pa.bool_()
    if kinds and kinds <= {int}:
        return pa.int64()
    if kinds and kinds <= {int, float}:
        return pa.float64()
    return pa.string()
