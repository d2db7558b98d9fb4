"""Separated values: what was written by the letter is read so, and no mark swallows rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.corpus import separated
from newsclean.corpus.rows import Fault
from newsclean.corpus.separated import read_separated, unique_names

FIELDS = st.text(st.sampled_from("ab \",;'\n\té"), max_size=12)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.tuples(*[FIELDS] * width), min_size=1, max_size=6)
)


def lines_of(text: str) -> list[str]:
    return io.StringIO(text, newline="").readlines()


@given(TABLES)
def test_what_was_written_is_read(table: list[tuple[str, ...]]) -> None:
    table = [tuple(f"c{k}" for k in range(len(table[0]))), *table]
    written = io.StringIO(newline="")
    csv.writer(written, "excel").writerows(table)
    assert list(read_separated(lines_of(written.getvalue()), "excel")) == table


@given(st.lists(st.tuples(st.integers(0, 99), st.text(st.sampled_from("ab \",'é"))), max_size=8))
def test_no_line_of_tsv_is_swallowed(rows: list[tuple[int, str]]) -> None:
    text = "id\ttext\n" + "".join(f"{number}\t{text}\n" for number, text in rows)
    found = list(read_separated(lines_of(text), "excel-tab"))
    assert [row[0] for row in found[1:]] == [str(number) for number, _ in rows]  # type: ignore[index]
    marks = str.maketrans("", "", '"')
    assert [row[1].translate(marks) for row in found[1:]] == [  # type: ignore[index]
        text.translate(marks) for _, text in rows
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n1,"open\n2,c\n', [("1", "open\n"), ("2", "c")]),
        ('a,b\n1,"two\nlines"\n2,c\n', [("1", "two\nlines"), ("2", "c")]),
        ('a,b\n1,"He said "no" twice"\n', [("1", 'He said no" twice"')]),
        ("a,b\n\n1,c\n", [(), ("1", "c")]),
        ("a,b\r\n1,c", [("1", "c")]),
        ("a,b\n1,c,d\n", [("1", "c", "d")]),
        ("", []),
    ],
)
def test_csv(text: str, rows: list[tuple[str, ...]]) -> None:
    assert list(read_separated(lines_of(text), "excel"))[1:] == rows


@given(st.lists(st.sampled_from(["a", "a_2", "a_3", "b", ""])))
def test_names_are_unique_and_those_that_were_stay(names: list[str]) -> None:
    found = unique_names(names)
    assert len(set(found)) == len(found) == len(names)
    assert set(names) <= set(found)


ROW = st.text(st.sampled_from('ab",\t'), min_size=1, max_size=9)


@given(st.lists(ROW, max_size=30), st.sampled_from(["excel", "excel-tab"]), st.integers(1, 8))
def test_no_line_is_lost_or_read_twice(lines: list[str], dialect: str, most: int) -> None:
    """Whatever marks do: the letters of all rows are those of all lines, in order."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(separated, "_MOST_LINES", most)
        rows = list(read_separated([f"{line}\n" for line in lines], dialect))
    letters = "".join(lines).translate(dict.fromkeys(map(ord, '",\t')))
    assert not any(isinstance(row, Fault) for row in rows)
    found = "".join("".join(row) for row in rows)  # type: ignore[arg-type]
    assert found.translate(dict.fromkeys(map(ord, '",\t\n'))) == letters


@pytest.mark.parametrize("behind", [100, 30_000])
def test_a_mark_that_is_left_open_takes_no_row_with_it(behind: int) -> None:
    lines = ["id,text\n", '0,"We won\n', *[f"{n},A storm hit.\n" for n in range(1, behind)]]
    rows = list(read_separated(lines, "excel"))[1:]
    assert [row[0] for row in rows] == [str(n) for n in range(behind)]  # type: ignore[index]


@pytest.mark.parametrize("line", ['x","y\n', 'x,"y\n', '"a","b\n', 'x"y"\n', '"\n', 'a\t"b\n'])
@pytest.mark.parametrize("dialect", ["excel", "excel-tab"])
@pytest.mark.parametrize("last", ["", '"' + "," * 5_000 + "\n", '"\n'])
def test_each_line_is_looked_at_a_few_times_however_many_marks_are_left_open(
    line: str, dialect: str, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, looked_at = separated._read, 0

    def counted(text: str, dialect: str) -> object:
        nonlocal looked_at
        looked_at += len(text)
        return given(text, dialect)

    monkeypatch.setattr(separated, "_read", counted)
    lines = ["id,text\n", *[line] * 3_000, *([last] if last else [])]
    rows = list(read_separated(lines, dialect))
    assert looked_at <= 4 * sum(map(len, lines))
    assert sum([len(row) for row in rows]) > 0  # type: ignore[arg-type]


def test_a_line_that_could_not_be_read_ends_a_field_and_is_a_row() -> None:
    fault = Fault("too-large", "so")
    lines = ["a,b\n", '1,"x\n', fault, '2",y\n', '3,"z\n', 'z"\n']
    rows = list(read_separated(lines, "excel"))
    assert rows == [("a", "b"), ("1", "x\n"), fault, ('2"', "y"), ("3", "z\nz")]


def test_names_that_are_one_are_told_apart_in_linear_time() -> None:
    compared = 0

    class Name(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)  # type: ignore[no-any-return]

        __hash__ = str.__hash__

    found = unique_names([Name("a") for _ in range(2_000)])
    assert found[:3] == ("a", "a_2", "a_3")
    assert len(set(found)) == 2_000
    assert compared < 20_000
