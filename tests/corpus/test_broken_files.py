"""Input files that vanish or break off: their rows up to there are cleaned."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("click", reason="click is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

from newsclean.cli import cleaning  # noqa: E402
from newsclean.corpus.documents import Columns, documents  # noqa: E402
from newsclean.corpus.forms import sources_of  # noqa: E402
from newsclean.corpus.sources import chunks  # noqa: E402
from support.corpus_runs import PAGE, as_jsonl, ids, inputs, lines  # noqa: E402

# --- inputs ---------------------------------------------------------------------------------


def test_inputs_that_vanish_between_listing_and_reading(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.txt", "b.jsonl", "c.parquet", "d.warc.gz", "e.csv"]

    def listed(*args: Any) -> Any:
        found = sources_of(*args)
        for name in names:
            (tmp_path / name).unlink()
        return found

    for name in names:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "z.jsonl").write_bytes(as_jsonl(inputs(2)))
    monkeypatch.setattr(cleaning, "sources_of", listed)
    code, told = run("clean", *names, "z.jsonl", "-o", "out.jsonl")
    assert (code, told) == (
        1,
        [f"newsclean: {name}: No such file or directory" for name in names],
    )
    assert ids(tmp_path / "out.jsonl") == [0, 1]


def read(path: Path) -> tuple[list[Any], list[str]]:
    """What is read of a file: the rows' ids or addresses, and the faults."""
    rows = [row for chunk in chunks(sources_of([str(path)])) for row in documents(chunk, Columns())]
    good = [row.values.get("id", row.url) for row in rows if row.fault is None]
    return good, [str(row.fault) for row in rows if row.fault is not None]


WHOLE = as_jsonl(inputs(900))


def _parts(data: bytes) -> list[bytes]:
    return [data[at : at + 5000] for at in range(0, len(data), 5000)]


def _packed_with_gzip(data: bytes) -> bytes:
    return b"".join([gzip.compress(part) for part in _parts(data)])


def _packed_with_zstd(data: bytes) -> bytes:
    zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
    return b"".join([zstandard.compress(part) for part in _parts(data)])


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.77, 0.999])
@pytest.mark.parametrize(
    ("end", "pack", "fault"),
    [
        ("gz", _packed_with_gzip, "Compressed file ended before the end-of-stream marker"),
        ("zst", _packed_with_zstd, "the file ends inside a zstd frame"),
    ],
)
def test_a_packed_file_that_breaks_off(
    end: str, pack: Any, fault: str, share: float, tmp_path: Path
) -> None:
    packed = pack(WHOLE)
    path = tmp_path / f"a.jsonl.{end}"
    path.write_bytes(packed)
    assert read(path) == (list(range(900)), [])
    path.write_bytes(packed[: int(len(packed) * share)])
    good, faults = read(path)
    assert good == list(range(len(good)))
    assert len(faults) == 1
    assert faults[0].startswith(f"file: {fault}")
    assert len(good) > 900 * share - 60


@pytest.mark.parametrize(("end", "pack"), [("gz", _packed_with_gzip), ("zst", _packed_with_zstd)])
def test_a_packed_file_with_bytes_that_are_none(end: str, pack: Any, tmp_path: Path) -> None:
    packed = bytearray(pack(WHOLE))
    middle = len(packed) // 2
    packed[middle : middle + 2000] = b"\xff" * 2000
    (tmp_path / f"a.jsonl.{end}").write_bytes(packed)
    good, faults = read(tmp_path / f"a.jsonl.{end}")
    assert len(faults) >= 1
    assert faults[-1].startswith("file: ")
    assert len(good) > 100


def test_every_way_of_reading_a_corpus_tells_of_a_file_that_breaks_off(
    run: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(_packed_with_gzip(WHOLE)[:-20])
    for args in (["clean", "-o", "out.jsonl"], ["stats"], ["learn", "-o", "r.parquet"]):
        code, told = run(*args, "a.jsonl.gz")
        assert code == 1
        assert told[0].startswith("newsclean: a.jsonl.gz: row ")
        assert "Compressed file ended before" in told[0]
    assert ids(tmp_path / "out.jsonl") == list(range(len(ids(tmp_path / "out.jsonl"))))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("args", [["clean", "a.jsonl"], ["learn", "a.jsonl"]])
def test_no_parquet_takes_the_place_of_a_pipe_or_a_device(
    args: list[str], run: Any, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "A storm.", "url": "http://a.example/"}\n')
    os.mkfifo(tmp_path / "o.parquet")
    code, told = run(*args, "-o", "o.parquet")
    assert (code, told) == (
        1,
        ["newsclean: o.parquet: a pipe or device, but a regular file is needed"],
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "o.parquet"]
    assert (tmp_path / "o.parquet").is_fifo()


@pytest.mark.parametrize("name", ["s3:a.parquet", "caf\udce9.parquet"])
def test_parquet_files_are_no_addresses(name: str, run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(3)))
    assert run("clean", "a.jsonl", "-o", name)[0] == 0
    assert run("clean", name, "-o", "out.jsonl", "--text-column", "input_text")[0] == 0
    assert len(lines(tmp_path / "out.jsonl")) == 3


@pytest.mark.parametrize("name", ["a.csv", "a.tsv.gz"])
def test_column_names_that_are_too_long(name: str, run: Any, tmp_path: Path) -> None:
    pack = gzip.compress if name.endswith(".gz") else bytes
    (tmp_path / name).write_bytes(pack(b"x" * 34_000_000 + b"\n1\n"))
    (tmp_path / "b.jsonl").write_text('{"text": "A storm."}\n')
    for args in (["clean", "-o", "out.jsonl"], ["stats"], ["learn", "-o", "r.parquet"]):
        code, told = run(*args, name, "b.jsonl")
        assert code == 1
        assert told[0].startswith(f"newsclean: {name}: the line with the names of the columns: ")
    assert [row["error"] for row in lines(tmp_path / "out.jsonl")][1:] == [None]


def record(number: int) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def test_a_warc_file_that_breaks_off_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    two, length = record(1) + record(2), len(record(1))
    for cut in range(length - 3, len(two) - 4, 7):
        path.write_bytes(two[:cut])
        good, faults = read(path)
        assert good == ["https://a.org/1"]
        # Up to there nothing but the empty lines between records is missing.
        told = [] if cut <= length else ["file: the file ends inside a record"]
        assert faults == told, cut


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (
            b"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
            "file: a WARC record whose length is '', which is not",
        ),
        (
            b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
            "file: a WARC record whose length is '-5', which is not",
        ),
        (b"WARC/1.0\r\nContent-Length: 9\r\nA: " + b"x" * 70_000, "file: the file ends inside"),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 500, "file: a WARC record whose header does not end"),
        (b"<html>", "file: a WARC record should begin here, but does not"),
    ],
)
def test_a_warc_file_that_is_none_from_a_record_on(bad: bytes, fault: str, tmp_path: Path) -> None:
    for name, pack in (("a.warc", bytes), ("a.warc.gz", gzip.compress)):
        (tmp_path / name).write_bytes(pack(record(1)) + pack(bad))
        good, faults = read(tmp_path / name)
        assert good == ["https://a.org/1"]
        assert len(faults) == 1
        assert faults[0].startswith(fault)


def _without_footer(data: bytes) -> bytes:
    return data[:-8]


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _footer_of_nothing(data: bytes) -> bytes:
    return data[:-200] + b"\xff" * 192 + data[-8:]


def _footer_too_long(data: bytes) -> bytes:
    return data[:-8] + b"\xff\xff\xff\x7fPAR1"


def _empty(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize(
    "damage", [_without_footer, _half, _footer_of_nothing, _footer_too_long, _empty]
)
def test_a_parquet_file_whose_footer_cannot_be_read(damage: Any, run: Any, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(inputs(50)), tmp_path / "a.parquet")
    (tmp_path / "a.parquet").write_bytes(damage((tmp_path / "a.parquet").read_bytes()))
    (tmp_path / "z.jsonl").write_bytes(as_jsonl(inputs(2)))
    code, told = run("clean", "a.parquet", "z.jsonl", "-o", "out.parquet")
    assert (code, len(told)) == (1, 1)
    assert told[0].startswith("newsclean: a.parquet: ")
    assert ids(tmp_path / "out.parquet") == [0, 1]


def test_a_parquet_file_with_bytes_that_are_none(run: Any, tmp_path: Path) -> None:
    table = pa.Table.from_pylist(inputs(300))
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=100, compression="zstd")
    column = pq.ParquetFile(tmp_path / "a.parquet").metadata.row_group(1).column(1)
    data = bytearray((tmp_path / "a.parquet").read_bytes())
    data[column.data_page_offset : column.data_page_offset + 400] = b"\xff" * 400
    (tmp_path / "a.parquet").write_bytes(data)
    code, told = run("clean", "a.parquet", "-o", "out.jsonl")
    assert (code, len(told)) == (1, 1)
    assert told[0].startswith("newsclean: a.parquet: row 101: ")
    assert ids(tmp_path / "out.jsonl") == list(range(100))
