"""Sources, and chunks: some raw rows of one file, the unit of work of a process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from newsclean.corpus.rows import Fault

MOST_ROWS = 100
"""Rows in one chunk."""
MOST_BYTES = 1024 * 1024
"""Bytes after which a chunk is full: unpacked, and decoded.  What comes out of them may be fifty
times as much, and is in memory as a whole."""


@attrs.frozen
class Source:
    """One file to read."""

    path: str
    form: str
    size: int
    """Bytes."""
    changed: int = 0
    """When, as the file system tells it."""
    encoding: str | None = None
    """The caller's; ``None`` for text in UTF-8 or with a byte-order mark, and for pages."""


@attrs.frozen
class Chunk:
    """Some rows of one file, or some files of one document each, as raw as they were found."""

    path: str
    form: str
    first: int
    """Number of its first row in the file, from 1."""
    rows: tuple[Any, ...]
    """By form: paths; lines in bytes; fields of CSV; records of WARC; or one Arrow batch.  A
    :class:`~newsclean.corpus.rows.Fault` stands where a row could not be read."""
    header: tuple[str, ...] = ()
    """The names of CSV columns."""
    at: int = 0
    """Bytes of all inputs read when it was full, for a progress bar."""
    faults: Mapping[int, Fault] = attrs.field(factory=dict, hash=False)
    """What is known to be wrong with some rows, by their place in it from 0: they are read, but
    not cleaned."""
    encoding: str | None = None
    """That of its files of one document each, as in :class:`Source`."""
    size: int = 0
    """About how many bytes its rows have."""

    @property
    def count(self) -> int:
        """How many rows it has."""
        return (
            int(getattr(self.rows[0], "num_rows", 1)) if self.form == "parquet" else len(self.rows)
        )


RawRow = tuple[Any, int]
"""A raw row, and about how many bytes it has."""
