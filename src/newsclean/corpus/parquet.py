"""Chunks of Parquet files: batches that are bounded by what their rows decode to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsclean.corpus.arrow import plain_type
from newsclean.corpus.chunks import MOST_BYTES, MOST_ROWS, Chunk, Source
from newsclean.corpus.parquet_pages import measure_group
from newsclean.corpus.rows import LARGEST_LINE, Fault, too_large
from newsclean.corpus.separated import unique_names

# Bytes read at one time of a column; otherwise all that a group has of it.
_READ_AT_ONCE = 1 << 20


def parquet_chunks(source: Source) -> Iterator[Chunk]:
    """The rows of a Parquet file, and a fault where it breaks off."""
    first = 1
    try:
        # Not by its name, which pyarrow may take for an address, and which may be no UTF-8.
        with (
            open(source.path, "rb") as raw,
            pa.OSFile(os.fsencode(source.path)) as packed,
            _opened(packed) as file,
        ):
            total = max(1, file.metadata.num_rows)
            for batch, faults in _parts(file, raw):
                at = source.size * (first - 1) // total
                yield Chunk(
                    source.path, "parquet", first, (batch,), at=at, faults=faults, size=batch.nbytes
                )
                first += batch.num_rows
    except (OSError, ValueError, pa.ArrowException) as error:
        number = getattr(error, "errno", None)
        reason = os.strerror(number) if number else str(error)
        yield Chunk(source.path, "parquet", first, (Fault("file", reason),), at=source.size)


def _texts_in_lists(metadata: Any) -> list[str]:
    """The columns whose texts are read as dictionaries: any number may be in one row."""
    leaves = [metadata.schema.column(place) for place in range(metadata.num_columns)]
    return [
        leaf.path
        for leaf in leaves
        if leaf.max_repetition_level and leaf.physical_type == "BYTE_ARRAY"
    ]


def _opened(packed: Any) -> Any:
    dictionaries = _texts_in_lists(pq.read_metadata(packed))
    return pq.ParquetFile(packed, read_dictionary=dictionaries, buffer_size=_READ_AT_ONCE)


Part = tuple[pa.RecordBatch, dict[int, Fault]]


def _parts(file: Any, raw: Any) -> Iterator[Part]:
    schema = file.schema_arrow
    names = list(unique_names(schema.names))
    plain = pa.schema(
        [
            pa.field(name, plain_type(field.type))
            for name, field in zip(names, schema, strict=True)
            if _width(field.type) <= LARGEST_LINE
        ]
    )
    for index in range(file.num_row_groups):
        group = measure_group(raw, file.metadata, index)
        fault = group.fault
        if len(plain) < len(schema):
            fault = f"a column whose every value is large; the limit is {LARGEST_LINE} bytes"
        if fault is not None:
            yield from _refused(file.metadata.row_group(index).num_rows, plain, fault)
            continue
        found = file.iter_batches(min(MOST_ROWS, group.at_once), row_groups=[index])
        yield from _bounded((batch.rename_columns(names) for batch in found), plain)


def _refused(rows: int, schema: Any, reason: str) -> Iterator[Part]:
    for begin in range(0, rows, MOST_ROWS):
        count = min(MOST_ROWS, rows - begin)
        yield _nulls(schema, count), dict.fromkeys(range(count), Fault("too-large", reason))


def _nulls(schema: Any, count: int) -> Any:
    columns = [pa.nulls(count, field.type) for field in schema]
    if not columns:
        return pa.table({"": pa.nulls(count)}).drop_columns([""]).to_batches()[0]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _bounded(batches: Iterator[Any], schema: Any) -> Iterator[Part]:
    """The rows of ``batches`` in as few parts as may be, none of too many rows or bytes."""
    held: list[Any] = []
    faults: dict[int, Fault] = {}
    rows = size = 0
    for batch in batches:
        begin = 0
        for row in range(batch.num_rows):
            length = _row_size(batch, row)
            if length > LARGEST_LINE:
                held += [*_copied(batch, begin, row, schema), _nulls(schema, 1)]
                faults[rows] = Fault("too-large", too_large(length, LARGEST_LINE))
                begin, length = row + 1, 0
            rows, size = rows + 1, size + length
            if rows == MOST_ROWS or size >= MOST_BYTES:
                yield _joined([*held, *_copied(batch, begin, row + 1, schema)]), faults
                held, faults, rows, size, begin = [], {}, 0, 0, row + 1
        held += _copied(batch, begin, batch.num_rows, schema)
    if rows:
        yield _joined(held), faults


def _copied(batch: Any, begin: int, end: int, schema: Any) -> list[Any]:
    """Some rows by themselves: a slice would be sent to a process with all that it is of."""
    if begin == end:
        return []
    rows = batch.take(pa.array(range(begin, end), pa.int32())) if batch.num_columns else batch
    columns = [
        column if column.type == field.type else _plain(column, field.type)
        for column, field in zip(rows.columns, schema, strict=True)
    ]
    if not columns:
        return [_nulls(schema, end - begin)]
    return [pa.RecordBatch.from_arrays(columns, schema=schema)]


def _plain(column: Any, kind: Any) -> Any:
    try:
        return column.cast(kind)
    except pa.ArrowNotImplementedError:
        return pa.array(column.to_pylist(), kind)


def _joined(batches: list[Any]) -> Any:
    if len(batches) == 1 or not batches[0].num_columns:
        return batches[0] if len(batches) == 1 else _nulls(batches[0].schema, _count(batches))
    return pa.Table.from_batches(batches).combine_chunks().to_batches()[0]


def _count(batches: list[Any]) -> int:
    return sum(batch.num_rows for batch in batches)


def _row_size(batch: Any, row: int) -> int:
    return sum([_size(column.slice(row, 1)) for column in batch.columns])


def _size(array: Any) -> int:
    """Bytes of an array's values, each as often as it stands there."""
    kind = array.type
    if pa.types.is_dictionary(kind):
        texts = array.dictionary
        if not _has_length(texts.type):
            return len(array) * max(1, _size(texts) // max(1, len(texts)))
        return pc.sum(pc.binary_length(texts).take(array.indices)).as_py() or 0
    if pa.types.is_struct(kind):
        return sum(map(_size, array.flatten()))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return 8 * len(array) + _size(array.flatten())
    if pa.types.is_map(kind):
        whole = array.take(pa.array(range(len(array))))  # its keys are those of all that it is of
        return sum([8 * len(array), *map(_size, (whole.keys, whole.items))])
    return int(array.nbytes)


def _has_length(kind: Any) -> bool:
    types = pa.types
    return any(
        is_such(kind)
        for is_such in (
            types.is_string,
            types.is_large_string,
            types.is_binary,
            types.is_large_binary,
        )
    )


def _width(kind: Any) -> int:
    """Bytes that a value of the type takes even where it is null."""
    types = pa.types
    if types.is_fixed_size_binary(kind):
        return int(kind.byte_width)
    if types.is_fixed_size_list(kind):
        return int(kind.list_size) * _width(kind.value_type)
    if types.is_struct(kind):
        return sum([_width(kind.field(place).type) for place in range(kind.num_fields)])
    if types.is_dictionary(kind) or types.is_list(kind) or types.is_large_list(kind):
        return _width(kind.value_type)
    return 16
