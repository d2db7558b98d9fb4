"""Tables that have data, and those that only put a page's parts side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_HEADING = frozenset({"caption", "thead"})
# What stands in cells of pages that are laid out as tables, and not in those of data.
_OF_PAGES = "table,h1,h2,h3,h4,article,section,form,iframe,ins,blockquote,p+p+p,ul,ol"
_LONGEST_CELL = 400
# So much may stand in a cell of a table that has a heading or a caption.
_LONGEST_HEADED_CELL = 1200
_FEWEST_ROWS = 2


def has_data(table: LexborNode) -> bool:
    """Whether a table has rows of cells that belong together.

    In the pages of the nineties a table was a way to have columns: there a cell holds a story, or
    headings, lists and other tables.
    """
    if table.attributes.get("role") in ("presentation", "none"):
        return False
    headed = False
    full_rows = 0
    cells: list[LexborNode] = []
    for row in _rows(table):
        if row.tag in _HEADING:
            headed = True
            continue
        own = [cell for cell in _children(row) if cell.tag in ("td", "th")]
        headed = headed or any(cell.tag == "th" for cell in own)
        cells += own
        full_rows += sum([1 for cell in own if cell.text().strip()][:2]) > 1
    longest = _LONGEST_HEADED_CELL if headed else _LONGEST_CELL
    return (
        full_rows >= _FEWEST_ROWS
        and all(len(cell.text()) <= longest for cell in cells)
        and not any(
            cell.css_first("table") if headed else cell.css_first(_OF_PAGES) for cell in cells
        )
    )


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows, and before those of a head or below a caption that element itself."""
    for part in _children(table):
        if part.tag in _GROUPS:
            if part.tag == "thead":
                yield part
            yield from _children(part)
        else:
            yield part


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.first_child
    while child is not None:
        yield child
        child = child.next
