"""Rows of separated values, CSV and TSV, with forgiveness for quotation marks that mean nothing.

By the letter, a field that begins with a quotation mark goes on to the next one, over as many
lines as it takes.  Many files do not quote at all, and a story's own first mark would then
swallow the stories behind it.  So what cannot be read by the letter is read line by line.

What lines mean by the letter is for :mod:`csv` to say.  Here it is only found out where a row ends,
and no line is looked at twice for it, however many rows before it could have gone on there.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from enum import Enum

import attrs

from newsclean.corpus.rows import LARGEST_LINE, Fault

MOST_COLUMNS = 10_000
"""Names in the header of a table."""
_MOST_FIELDS = 1_000_000
"""Fields of one row, whatever the header has."""
_MOST_LINES = 20_000
"""Lines of one row; no text that is cleaned has more."""


def read_separated(lines: Iterable[str | Fault], dialect: str) -> Iterator[tuple[str, ...] | Fault]:
    r"""The rows, the header first, of ``lines`` with their ends.

    :param lines: with a fault in place of those that could not be read.
    :param dialect: ``excel`` for commas, ``excel-tab`` for tabs.

    >>> table = ["id\ttext\n", '1\t"We won," he said.\n', '2\t"She said ""no""."\n']
    >>> list(read_separated(table, "excel-tab"))[1:]
    [('1', '"We won," he said.'), ('2', 'She said "no".')]
    """
    csv.field_size_limit(4 * LARGEST_LINE)
    return iter(_Rows(lines, dialect).next, None)


class _Ends(Enum):
    """How a line ends."""

    WITH_ROW = 1
    IN_QUOTES = 2
    BY_MISTAKE = 3
    """By the letter there is no such line."""


@attrs.define
class _Line:
    """A line, and what a quoted field that goes on into it has come to so far."""

    text: str | Fault
    begins: int
    """Characters before it."""
    fields: int = 0
    """Fields that have ended before it since that one began to be followed."""
    odd: int = 0
    """Lines before it that do not look like rows, since then."""


class _Rows:
    """The rows of lines, one after the other."""

    def __init__(self, lines: Iterable[str | Fault], dialect: str) -> None:
        self._lines = iter(lines)
        self._dialect = dialect
        self._width = 0
        self._read = 0
        self._ahead: deque[_Line] = deque()
        """Lines that are still to be read as rows."""
        self._first = 0
        """The number of the first of these."""
        # All rows that go on into one line go on in the same way.  So there is one quoted field
        # that is followed at a time, up to before line `_reached`.
        self._reached = 0
        self._end = _Ends.IN_QUOTES
        self._fields = self._odd = 0
        """Of the lines from where it begins up to there."""

    def next(self) -> tuple[str, ...] | Fault | None:
        """The next row; ``None`` at the end."""
        line = self._line(self._first)
        if line is None:
            return None
        if isinstance(line.text, Fault):
            self._taken(1)
            return line.text
        end, fields = _read(line.text, self._dialect)
        if end is _Ends.IN_QUOTES:
            last = self._last_line(line.text, len(fields))
            if last is not None:
                texts = [str(line.text) for line in self._taken(last + 1 - self._first)]
                return self._row(next(csv.reader(texts, self._dialect, strict=True)))
        self._taken(1)
        if end is _Ends.WITH_ROW:
            return self._row(fields)
        return self._row(_of_line(line.text, self._dialect))

    def _row(self, fields: list[str] | Fault) -> tuple[str, ...] | Fault:
        if isinstance(fields, Fault):
            return fields
        if not self._width:
            self._width = len(fields)
            self._reached = 0  # what looks like a row is known from now on
        return tuple(fields)

    def _line(self, number: int) -> _Line | None:
        """A line that has not been taken; ``None`` behind the end."""
        while number >= self._first + len(self._ahead):
            text = next(self._lines, None)
            if text is None:
                return None
            if isinstance(text, str):
                text = text.replace("\0", "\ufffd")
            self._ahead.append(_Line(text, self._read))
            self._read += 0 if isinstance(text, Fault) else len(text)
        return self._ahead[number - self._first]

    def _taken(self, count: int) -> list[_Line]:
        self._first += count
        return [self._ahead.popleft() for _ in range(count)]

    def _last_line(self, first: str, fields: int) -> int | None:
        """The number of the line where the first row ends, if it is one by the letter.

        :param fields: how many of its fields begin in its ``first`` line.
        """
        after = self._first + 1
        if after > self._reached or (after == self._reached and self._end is not _Ends.IN_QUOTES):
            self._reached, self._end = after, _Ends.IN_QUOTES
            self._fields = self._odd = 0
        begin = self._follow(after)
        if begin is None or self._end is not _Ends.WITH_ROW:
            return None
        fields += self._fields - begin.fields
        if self._width not in (0, fields) or fields > _MOST_FIELDS:
            return None
        odd = self._is_odd(first) + self._odd - begin.odd
        # Each of several lines looks like a row of its own: text hardly has tabs.
        if self._dialect == "excel-tab" and self._width > 1 and not odd:
            return None
        return self._reached - 1

    def _follow(self, after: int) -> _Line | None:
        """Follows the quoted field to its end, or as far as the first row may reach.

        Gives line ``after``, with which it goes on behind that row's first line.
        """
        begins = self._ahead[0].begins
        while self._end is _Ends.IN_QUOTES and self._reached - self._first < _MOST_LINES:
            line = self._line(self._reached)
            if line is None:
                break
            line.fields, line.odd = self._fields, self._odd
            if isinstance(line.text, Fault):
                self._end = _Ends.BY_MISTAKE
            elif line.begins + len(line.text) - begins > LARGEST_LINE:
                break
            else:
                self._end, fields = _goes_on(line.text, self._dialect)
                self._fields += fields
                self._odd += self._is_odd(line.text)
            self._reached += 1
        return self._line(after)

    def _is_odd(self, line: str) -> bool:
        return line.count("\t") != self._width - 1


def _read(line: str, dialect: str) -> tuple[_Ends, list[str]]:
    """How a line ends that a row begins with, and its fields."""
    if line.count("\t" if dialect == "excel-tab" else ",") > _MOST_FIELDS:
        return _Ends.BY_MISTAKE, []
    try:
        return _Ends.WITH_ROW, next(csv.reader([line], dialect, strict=True))
    except csv.Error as error:
        if "unexpected end" not in str(error):
            return _Ends.BY_MISTAKE, []
    return _Ends.IN_QUOTES, next(csv.reader([line], dialect))


def _goes_on(line: str, dialect: str) -> tuple[_Ends, int]:
    """How a line ends that begins within quotation marks, and how many fields begin in it."""
    if '"' not in line:
        return _Ends.IN_QUOTES, 0
    end, fields = _read('"' + line, dialect)
    return end, len(fields) - 1


def _of_line(line: str, dialect: str) -> list[str] | Fault:
    """The row of one line, whatever its quotation marks mean."""
    if line.count("\t" if dialect == "excel-tab" else ",") > _MOST_FIELDS:
        return Fault("row", f"more than {_MOST_FIELDS} fields")
    if dialect == "excel-tab":
        return line.rstrip("\r\n").split("\t")
    try:
        return next(csv.reader([line], dialect))
    except csv.Error as error:
        return Fault("row", str(error))


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """``names``, with a number behind those that were there before.

    >>> unique_names(["text", "note", "note", "note_2"])
    ('text', 'note', 'note_3', 'note_2')
    """
    given = tuple(names)
    taken = set(given)
    seen: Counter[str] = Counter()
    found = []
    for name in given:
        unique = name
        while seen[name] and unique in taken:
            seen[name] += 1
            unique = f"{name}_{seen[name]}"
        seen[name] = seen[name] or 1
        taken.add(unique)
        found.append(unique)
    return tuple(found)
