"""What reading a Parquet file would unpack, told before it is done: the sizes of its pages.

A page is unpacked as a whole, and a dictionary gives any number of rows its values, so a file of
some hundred bytes may stand for gigabytes.  What a page holds stands in its head alone, which
pyarrow does not show: a struct of Thrift's compact protocol, as ``parquet.thrift`` describes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import attrs

from newsclean.corpus.rows import LARGEST_LINE

MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of pages that are unpacked at one time, of all columns."""
_MOST_OF_LARGE_FILES = 4 * MOST_UNPACKED
# Pages of news are a tenth of their size when they are packed, those of a bomb a thousandth.
_HARDLY_PACKED = 50
_MOST_DECODED = 16 * 1024 * 1024
"""Bytes of rows that are decoded at one time."""
_MOST_IN_PAGE = 8_000_000
"""Values of a column of lists in one page, which may all be of one row."""
# Place in its array, validity and the levels that say to which row it belongs.
_BYTES_OF_VALUE = 12


@attrs.frozen
class _Page:
    packed: int
    unpacked: int
    values: int
    is_dictionary: bool

    @property
    def open(self) -> int:
        """Bytes that it takes to read from it; of a dictionary also its values are kept."""
        return self.packed + self.unpacked * (1 + self.is_dictionary)


@attrs.define
class Group:
    """What the rows of one group take to read."""

    rows: int
    open: int = 0
    """Bytes of the largest pages of all columns."""
    packed: int = 0
    largest: int = 1
    """Bytes that one row may have, columns of lists apart."""
    lists: int = 0
    """Bytes of all values of columns of lists."""
    in_page: int = 0
    """Values in the largest page of those."""

    @property
    def at_once(self) -> int:
        """How many rows may be decoded at one time."""
        if self.lists > _MOST_DECODED:
            return 1
        return max(1, _MOST_DECODED // self.largest)

    @property
    def fault(self) -> str | None:
        """Why it is not read, if it would take too much memory."""
        if self.open > _MOST_OF_LARGE_FILES or (
            self.open > MOST_UNPACKED and self.open > _HARDLY_PACKED * self.packed
        ):
            return f"pages of {self.open} bytes, unpacked; the limit is {MOST_UNPACKED}"
        if self.in_page > _MOST_IN_PAGE:
            return f"{self.in_page} values of lists in a page; the limit is {_MOST_IN_PAGE}"
        if self.lists > _MOST_DECODED and self.lists > LARGEST_LINE * self.rows:
            return f"lists of {self.lists // self.rows} bytes a row; the limit is {LARGEST_LINE}"
        return None


def measure_group(file: IO[bytes], metadata: Any, index: int) -> Group:
    """What it takes to read the rows of a group.

    :param metadata: as :attr:`pyarrow.parquet.ParquetFile.metadata` has it.
    :raises ValueError: if the header of a page is damaged.
    """
    group = metadata.row_group(index)
    found = Group(max(1, group.num_rows))
    for place in range(group.num_columns):
        column, leaf = group.column(place), metadata.schema.column(place)
        dictionary, data = _Page(0, 0, 0, True), _Page(0, 0, 0, False)
        for page in _pages(file, column):
            if page.is_dictionary:
                dictionary = max(dictionary, page, key=lambda page: page.open)
                continue
            data = max(data, page, key=lambda page: page.open)
            if leaf.max_repetition_level:
                found.lists += page.unpacked + _BYTES_OF_VALUE * page.values
                found.in_page = max(found.in_page, page.values)
        found.open += dictionary.open + data.open
        found.packed += dictionary.packed + data.packed
        if column.physical_type in ("BYTE_ARRAY", "FIXED_LEN_BYTE_ARRAY"):
            found.largest += max(dictionary.unpacked, data.unpacked)
    return found


def _pages(file: IO[bytes], column: Any) -> Iterator[_Page]:
    at, values = column.data_page_offset, 0
    if column.has_dictionary_page and 0 < (column.dictionary_page_offset or 0) < at:
        at = column.dictionary_page_offset
    end = at + column.total_compressed_size
    while at < end and values < column.num_values:
        head, size = _head(file, at)
        page = head.get(5) or head.get(8) or head.get(7) or {}
        unpacked, packed = head.get(2, -1), head.get(3, -1)
        if not isinstance(page, dict) or unpacked < 0 or packed < 0:
            raise ValueError("the header of a page is damaged")
        yield _Page(packed, unpacked, page.get(1, 0), 7 in head)
        values += 0 if 7 in head else page.get(1, 0)
        at += size + packed


_LONGEST_HEADS = (1 << 10, 1 << 18, 1 << 24)


def _head(file: IO[bytes], at: int) -> tuple[dict[int, Any], int]:
    """The head of the page at ``at``, and how many bytes it has."""
    for longest in _LONGEST_HEADS:
        file.seek(at)
        data = _Compact(file.read(longest))
        try:
            return data.struct(), data.at
        except (IndexError, RecursionError):
            continue
    raise ValueError("the header of a page is cut off")


class _Compact:
    """Values of Thrift's compact protocol; those that are no numbers are passed over."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def struct(self) -> dict[int, Any]:
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._signed()
            fields[number] = self._value(head & 15)
        return fields

    def _value(self, kind: int) -> Any:
        if kind in (1, 2):  # of a truth value the kind is all
            return kind
        if kind in (4, 5, 6):
            return self._signed()
        if kind == 12:
            return self.struct()
        if kind in (3, 7, 8):
            return self._pass(self._varint() if kind == 8 else {3: 1, 7: 8}[kind])
        if kind in (9, 10):
            head = self._byte()
            size = self._varint() if head >> 4 == 15 else head >> 4
            for _ in range(size):
                self._pass(1) if head & 15 in (1, 2) else self._value(head & 15)
            return None
        raise ValueError("the header of a page is damaged")

    def _byte(self) -> int:
        self.at += 1
        return self._data[self.at - 1]

    def _pass(self, size: int) -> None:
        self.at += size
        if self.at > len(self._data):
            raise IndexError

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
            if shift > 63:
                raise ValueError("the header of a page is damaged")

    def _signed(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)
