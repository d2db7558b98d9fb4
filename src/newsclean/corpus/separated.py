"""Rows of separated values, CSV and TSV, with forgiveness for quotation marks that mean nothing.

By the letter, a field that begins with a quotation mark goes on to the next one, over as many
lines as it takes.  Many files do not quote at all, and a story's own first mark would then
swallow the stories behind it.  So what cannot be read by the letter is read line by line.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from newsclean.corpus.rows import LARGEST_ROW, Fault

LARGEST_LINE = 2 * LARGEST_ROW
"""Bytes of one row of a file; what is longer is skipped, unread, as a fault."""
# Lines of one quoted field; no text that is cleaned has more.
_MOST_LINES = 20_000


def read_separated(lines: Iterable[str], dialect: str) -> Iterator[tuple[str, ...] | Fault]:
    r"""The rows, the header first, of ``lines`` with their ends.

    :param dialect: ``excel`` for commas, ``excel-tab`` for tabs.

    >>> table = ["id\ttext\n", '1\t"We won," he said.\n', '2\t"She said ""no""."\n']
    >>> list(read_separated(table, "excel-tab"))[1:]
    [('1', '"We won," he said.'), ('2', 'She said "no".')]
    """
    csv.field_size_limit(LARGEST_LINE)
    waiting = _UnreadLines(lines)
    width = 0
    while (row := _row(waiting, dialect, width)) is not None:
        if not isinstance(row, Fault):
            width = width or len(row)
        yield row


class _UnreadLines:
    """Lines that are still to be read, some of them once more."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        """Those of the row that is being read."""

    def __iter__(self) -> Iterator[str]:
        while len(self.taken) < _MOST_LINES:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self.taken.append(line.replace("\0", "\ufffd"))
            yield self.taken[-1]

    def only_first(self) -> str:
        """The first line of the row; the others are to be read once more."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


def _row(waiting: _UnreadLines, dialect: str, width: int) -> tuple[str, ...] | Fault | None:
    """The next row; ``None`` at the end."""
    waiting.taken = []
    try:
        fields = next(csv.reader(waiting, dialect, strict=True), None)
    except csv.Error as error:
        if _is_too_large(error):
            return Fault("too-large", str(error))
        fields = []
    if fields is None:
        return None
    is_one = len(waiting.taken) == 1 or width in (0, len(fields))
    if fields and is_one and not _are_rows(waiting.taken, dialect, width):
        return tuple(fields)
    if not "".join(waiting.taken).strip("\r\n"):
        return ()
    return _of_line(waiting.only_first(), dialect)


def _are_rows(lines: list[str], dialect: str, width: int) -> bool:
    """Whether each of several lines looks like a row of its own: text hardly has tabs."""
    if dialect != "excel-tab" or width < 2 or len(lines) == 1:
        return False
    return all(line.count("\t") == width - 1 for line in lines)


def _of_line(line: str, dialect: str) -> tuple[str, ...] | Fault:
    """The row of one line, whatever its quotation marks mean."""
    if dialect == "excel-tab":
        return tuple(line.rstrip("\r\n").split("\t"))
    try:
        return tuple(next(csv.reader([line], dialect)))
    except csv.Error as error:
        return Fault("too-large" if _is_too_large(error) else "row", str(error))


def _is_too_large(error: csv.Error) -> bool:
    return "field larger" in str(error)


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """``names``, with a number behind those that were there before.

    >>> unique_names(["text", "note", "note", "note_2"])
    ('text', 'note', 'note_3', 'note_2')
    """
    given = tuple(names)
    found: list[str] = []
    for name in given:
        number, unique = 2, name
        while unique in found or (unique != name and unique in given):
            unique = f"{name}_{number}"
            number += 1
        found.append(unique)
    return tuple(found)
