"""Tables: runs of ``table_row`` blocks, as rows of cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from newsclean.model.blocks import Block, place_within
from newsclean.text.characters import visible_length
from newsclean.text.spans import Span, render, trim


@attrs.frozen
class Row:
    """One row of a table."""

    block: Block
    cells: tuple[Block, ...]
    """Every cell is a block of its own.  If nobody knows the cells, the row is one."""


@attrs.frozen
class Table:
    """One table."""

    rows: tuple[Row, ...]
    """Rows may differ in length."""
    has_head: bool
    """Whether the page says that the first row names the columns."""
    has_cells: bool
    """Whether the cells of any row are known."""


def tables_of(source: str, blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables that a run of ``table_row`` blocks is made of, in order.

    :param source: the text that the blocks' pieces count in.
    """
    for _, group in groupby(blocks, key=_table):
        found = [(block, _cells(source, block)) for block in group]
        markup = found[0][0].markup
        yield Table(
            tuple([Row(block, cells or (block,)) for block, cells in found]),
            has_head=markup is not None and "thead" in markup.path,
            has_cells=any(cells is not None for _, cells in found),
        )


def _table(row: Block) -> int:
    """The number of the innermost table around a row; -1 if that is not known."""
    return place_within(row, "table")[1]


def _cells(source: str, row: Block) -> tuple[Block, ...] | None:
    """What is live of each cell; ``None`` if the cells do not hold all that is live of the row."""
    if row.markup is None or not row.markup.cells:
        return None
    found = [_within(source, row.pieces, cell) for cell in row.markup.cells]
    cells = tuple(
        [Block(render(source, pieces) if pieces else "", pieces, "table_row") for pieces in found]
    )
    held = sum(visible_length(cell.text) for cell in cells)
    return cells if held == visible_length(row.text) else None


def _within(source: str, pieces: Sequence[Span], cell: Span) -> list[Span]:
    """What ``pieces`` and ``cell`` have in common."""
    first = bisect_right([end for _, end in pieces], cell[0])
    last = bisect_left([start for start, _ in pieces], cell[1])
    shared = [
        trim(source, (max(start, cell[0]), min(end, cell[1], len(source))))
        for start, end in pieces[first:last]
    ]
    return [span for span in shared if span[0] < span[1]]
