"""Separated values: what was written by the letter is read so, and no mark swallows rows."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
