"""Cleaning Arrow batches; ``newsclean.arrow`` is the public module, and shows an example."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from newsclean.corpus.rows import (
    LARGEST_ROW,
    Fault,
    RowError,
    clean_row,
    output_name,
    row_of,
    too_large,
    whole_letters,
)
from newsclean.model.rows import ADDED as ADDED_NAMES
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor

_AUTHOR = pa.struct([(name, pa.string()) for name in ("name", "role", "organization")])
_REMOVAL = pa.struct(
    [("name", pa.string()), ("rule", pa.string()), ("start", pa.int64()), ("end", pa.int64())]
)
_SCORE = pa.struct([("name", pa.string()), ("share", pa.float64())])
_CAPTION = pa.struct([(name, pa.string()) for name in ("text", "credit", "image")])
_IMAGE = pa.struct(
    [
        *[(name, pa.string()) for name in ("url", "alt", "caption", "credit")],
        ("position", pa.int64()),
    ]
)
ADDED = pa.schema(
    [
        ("title", pa.string()),
        ("text", pa.string()),
        ("authors", pa.list_(_AUTHOR)),
        ("published", pa.timestamp("us", tz="UTC")),
        ("modified", pa.timestamp("us", tz="UTC")),
        ("publisher", pa.string()),
        ("url", pa.string()),
        ("language", pa.string()),
        ("language_is_guessed", pa.bool_()),
        ("section", pa.string()),
        ("description", pa.string()),
        ("tags", pa.list_(pa.string())),
        ("scores", pa.list_(_SCORE)),
        ("free_access", pa.bool_()),
        ("truncated", pa.bool_()),
        ("captions", pa.list_(_CAPTION)),
        ("image", pa.string()),
        ("images", pa.list_(_IMAGE)),
        ("removals", pa.list_(_REMOVAL)),
        ("removed_share", pa.float64()),
        ("confidence", pa.float64()),
        ("warnings", pa.list_(pa.string())),
        ("error", pa.string()),
    ]
)
"""The columns that are added, with their types."""
assert tuple(ADDED.names) == ADDED_NAMES

# Bytes of output after which a batch is parted, so that none of its columns can outgrow the
# offsets of 32 bits that a string column has, and memory holds a bounded number of results.
_MOST_AT_ONCE = 32 * 1024 * 1024
_OF_RECORD = 500


def clean_batches(  # noqa: PLR0913 - one for each column that is read
    batches: Iterable[pa.RecordBatch],
    *,
    text: str | None = "text",
    html: str | None = None,
    url: str | None = "url",
    pipeline: Pipeline | None = None,
    favor: Favor | None = None,
    keep: Iterable[str] | None = None,
) -> Iterator[pa.RecordBatch]:
    """Clean the rows of ``batches``: one row out for each row in, in the same order.

    The added columns are the keys of :meth:`newsclean.Article.to_row`, typed as in :data:`ADDED`:
    every field of the article except ``source_text``, ``blocks`` and ``marks``, and also ``text``,
    ``removed_share`` and ``error``.  ``published`` and ``modified`` are in UTC, at midnight if only
    the day is known.  ``start`` and ``end`` of a removal, and ``position`` of an image, count
    characters of ``Article.source_text``.

    If a row cannot be cleaned, only its ``error`` and the ``url`` of the input are set.  The other
    rows are not affected.  The columns of the input stay.  A column with the name of an added one
    gets ``input_`` before its name: ``input_text``, ``input_url``.

    A batch whose added columns would have more than 32 MB is split into several.  The metadata of
    the schema stays.

    :param batches: record batches with the same schema.
    :param text: the column of plain text, as strings or as bytes in UTF-8, or ``None``.
    :param html: the column of pages, as strings or bytes.  If it is null, ``text`` is read.
    :param url: the column of addresses, if there is one.
    :param pipeline: the cleaners to use; by default :meth:`newsclean.Pipeline.default`.
    :param favor: the ``favor`` of the default pipeline; by default ``"balance"``.
    :param keep: the columns of the input to keep; by default all.
    :raises ValueError: if the batches have no such columns, or if both ``pipeline`` and ``favor``
        are given.
    :raises TypeError: if these are not record batches.  For a table, use :func:`clean_table`.
    """
    if pipeline is not None and favor is not None:
        raise ValueError("give pipeline or favor, not both: use Pipeline.default(favor=...)")
    run = pipeline or Pipeline.default(favor=favor or "balance")
    keep = _names(keep)
    for batch in batches:
        if not isinstance(batch, pa.RecordBatch):
            raise TypeError(
                f"expected record batches, not {type(batch).__name__}; clean_table takes a table"
            )
        schema = output_schema(batch.schema, text=text, html=html, url=url, keep=keep)
        kept = _kept(batch.schema.names, keep)
        for part, outcomes in _cleaned(batch, (text, html, url), run):
            yield _joined(part, kept, outcomes, schema)


def clean_table(table: pa.Table, **how: Any) -> pa.Table:
    r"""Clean a table.  It is :func:`clean_batches` for a table in memory.

    >>> table = pa.table({"text": ["Two harbours were shut.\n\nRead more"]})
    >>> clean_table(table)["text"].to_pylist()
    ['Two harbours were shut.']
    >>> clean_table(pa.table({"text": pa.array([], pa.string())})).num_rows
    0

    :param how: the other arguments of :func:`clean_batches`.
    :raises ValueError: if the table has no such columns.
    :raises TypeError: if it is not an Arrow table.  ``pyarrow.table`` converts a data frame.
    """
    if not isinstance(table, pa.Table):
        raise TypeError(
            f"expected an Arrow table, not {type(table).__name__}; pyarrow.table(frame) converts"
            " a data frame, and clean_batches takes record batches"
        )
    how = {**how, "keep": _names(how.get("keep"))}
    columns = {name: value for name, value in how.items() if name not in ("pipeline", "favor")}
    schema = output_schema(table.schema, **columns)
    return pa.Table.from_batches(clean_batches(table.to_batches(), **how), schema)


def output_schema(
    schema: pa.Schema,
    *,
    text: str | None = "text",
    html: str | None = None,
    url: str | None = "url",
    keep: Iterable[str] | None = None,
) -> pa.Schema:
    """The schema that :func:`clean_batches` returns for batches with ``schema``.

    >>> output_schema(pa.schema([("id", pa.int64()), ("text", pa.string())])).names[:4]
    ['id', 'input_text', 'title', 'text']

    :raises ValueError: if ``schema`` has no such columns, or one of them twice.
    """
    keep, names = _names(keep), schema.names
    if len(set(names)) < len(names):
        raise ValueError(f"two columns have the same name: {', '.join(names)}")
    # An address is good to have; text there must be.
    asked = {text, html, *(keep or ()), *({url} if url != "url" else ())} - {None}
    missing = sorted(str(name) for name in asked.difference(names) if name != "text" or not html)
    if missing:
        raise ValueError(f"no column {missing[0]!r}; there are {', '.join(names) or 'none'}")
    if text is None and html is None:
        raise ValueError("name a column of text or of HTML")
    taken = frozenset(names)
    fields = [schema.field(name).with_name(output_name(name, taken)) for name in _kept(names, keep)]
    return pa.schema([*fields, *ADDED], metadata=schema.metadata)


def _names(keep: Iterable[str] | None) -> Collection[str] | None:
    """The columns to keep, which are looked at more than once, as a generator cannot be."""
    if isinstance(keep, str):
        raise ValueError(f"keep must be a collection of names, such as [{keep!r}]")
    return None if keep is None else tuple(keep)


def _kept(names: Collection[str], keep: Collection[str] | None) -> list[str]:
    return [name for name in names if keep is None or name in keep]


def _cleaned(
    batch: pa.RecordBatch, columns: tuple[str | None, str | None, str | None], pipeline: Pipeline
) -> Iterator[tuple[pa.RecordBatch, list[dict[str, Any]]]]:
    """Parts of ``batch`` with what is added to each of their rows."""
    texts, pages, urls = (
        None if name is None or name not in batch.schema.names else batch.column(name)
        for name in columns
    )
    added: list[dict[str, Any]] = []
    start = size = 0
    for index in range(batch.num_rows):
        added.append(_row(index, texts, pages, urls, pipeline))
        size += len((added[-1]["text"] or "").encode("utf-8", "surrogatepass"))
        for name in ("removals", "captions", "images"):
            size += _OF_RECORD * len(added[-1][name] or ())
        if size > _MOST_AT_ONCE:
            yield batch.slice(start, index + 1 - start), added
            added, start, size = [], index + 1, 0
    if added or not batch.num_rows:
        yield batch.slice(start), added


def _row(index: int, texts: Any, pages: Any, urls: Any, pipeline: Pipeline) -> dict[str, Any]:
    try:
        url = _value(urls, index)
    except Exception:  # an address is not worth a row
        url = None
    try:
        text, page = _value(texts, index), _value(pages, index)
    except RowError as error:
        return row_of(error.fault, url)
    except UnicodeDecodeError as error:
        return row_of(Fault("encoding", f"not UTF-8 text: {error.reason} at {error.start}"), url)
    except Exception as error:  # a value that Python has no form for
        return row_of(Fault("type", f"{type(error).__name__}: {error}"), url)
    return row_of(clean_row(text, page, url, pipeline), url)


def _value(column: Any, index: int) -> object:
    if column is None:
        return None
    scalar = column[index]
    # What would be refused is not even made a value of Python.
    size = scalar.as_buffer().size if scalar.is_valid and hasattr(scalar, "as_buffer") else 0
    if size > LARGEST_ROW:
        raise RowError("too-large", too_large(size, LARGEST_ROW))
    return scalar.as_py()


def _joined(
    part: pa.RecordBatch, kept: list[str], added: list[dict[str, Any]], schema: pa.Schema
) -> pa.RecordBatch:
    """Input columns as they are, and the added ones."""
    columns = [*[part.column(name) for name in kept], *added_columns(added)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def added_columns(added: list[dict[str, Any]]) -> list[Any]:
    """The added columns of rows such as :func:`newsclean.model.rows.row_of` gives, typed."""
    try:
        return _arrays(added)
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        return _arrays([_storable(row) for row in added])


def _arrays(added: list[dict[str, Any]]) -> list[Any]:
    return [pa.array([row[field.name] for row in added], type=field.type) for field in ADDED]


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """``row`` without halves of letters, which Arrow cannot hold; or its fault."""
    row = whole_letters(row)
    try:
        _arrays([row])
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        fault = f"please report it: {type(error).__name__}: {error}"
        return row_of(Fault("internal", fault.encode("ascii", "backslashreplace").decode()))
    return row


def plain_type(kind: Any) -> Any:
    """The type with the values of dictionaries in place of these, however deep.

    An Arrow stream would need a dictionary ahead of each batch.
    """
    types = pa.types
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return plain_type(kind.value_type)
    if types.is_struct(kind):
        fields = [kind.field(index) for index in range(kind.num_fields)]
        return pa.struct([field.with_type(plain_type(field.type)) for field in fields])
    if types.is_map(kind):
        return pa.map_(plain_type(kind.key_type), plain_type(kind.item_type))
    if types.is_fixed_size_list(kind):
        return pa.list_(plain_type(kind.value_type), kind.list_size)
    for is_such, made in ((types.is_list, pa.list_), (types.is_large_list, pa.large_list)):
        if is_such(kind):
            return made(kind.value_field.with_type(plain_type(kind.value_type)))
    return kind
