"""Chunks are bounded by what their rows unpack and decode to, and what is too large is a fault."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("click", reason="click is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

from newsclean.corpus import documents as rows_to_documents  # noqa: E402
from newsclean.corpus import parquet_pages, runner, sinks, unpacking  # noqa: E402
from newsclean.corpus.chunks import MOST_BYTES, MOST_ROWS, Chunk  # noqa: E402
from newsclean.corpus.documents import Columns, Document, documents  # noqa: E402
from newsclean.corpus.forms import sources_of  # noqa: E402
from newsclean.corpus.rows import LARGEST_LINE, LARGEST_ROW, LARGEST_TEXT  # noqa: E402
from newsclean.corpus.sources import chunks  # noqa: E402
from support.corpus_runs import STORY, lines  # noqa: E402


def parts_of(*paths: Path) -> list[Chunk]:
    return list(chunks(sources_of(sorted(map(str, paths)))))


def found_in(parts: list[Chunk], columns: Columns = Columns()) -> list[Document]:  # noqa: B008
    return [document for part in parts for document in documents(part, columns)]


def faults_of(found: list[Document]) -> list[str]:
    return [str(row.fault) for row in found if row.fault is not None]


# --- lines ----------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_line_of_csv_that_is_too_long_is_one_row(end: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(
        gzip.compress(end.join([b"id,text", b"1,a", b'2,"' + b"x" * LARGEST_LINE, b"3,c", b""]))
    )
    found = found_in(parts_of(tmp_path / "a.csv.gz"))
    assert [row.values.get("id") for row in found] == ["1", None, "3"]
    size = len(b'2,"') + LARGEST_LINE + len(end)
    assert faults_of(found) == [f"too-large: {size} bytes; the limit is {LARGEST_LINE}"]


def test_a_header_that_cannot_be_read_is_a_fault_of_the_file(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"x" * (LARGEST_LINE + 1) + b"\n1\n"))
    (tmp_path / "b.csv").write_text("," * 10_000 + "\n")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": STORY}) + "\n")
    code, _ = run("clean", ".", "-o", "out.jsonl", "--errors", "e.jsonl", "--format", "rows")
    assert code == 1
    assert [fault["message"] for fault in lines(tmp_path / "e.jsonl")] == [
        f"the line with the names of the columns: {LARGEST_LINE + 2} bytes; the limit is"
        f" {LARGEST_LINE}",
        "10001 columns; the limit is 10000",
    ]
    assert [row["error"] is None for row in lines(tmp_path / "out.jsonl")] == [False, False, True]


def test_fields_of_nothing_count(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(",".join(map(str, range(5_000))) + ("\n" + "," * 4_999) * 50)
    parts = parts_of(tmp_path / "a.csv")
    assert sum(part.count for part in parts) == 50
    assert max(part.count for part in parts) < 10
    (tmp_path / "b.csv").write_text("a,b\n" + "," * 1_000_001 + "\n1,2\n")
    found = found_in(parts_of(tmp_path / "b.csv"), Columns("a"))
    assert faults_of(found) == ["row: more than 1000000 fields"]
    assert found[1].text == "1"


def test_json_of_very_many_values_is_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows_to_documents, "MOST_VALUES", 50)
    rows: list[object] = [
        {"text": 'a, b, [c] \\" {' * 100},
        {"text": "a", "note": [[]] * 60},
        {"text": "a", "note": {str(n): n for n in range(60)}},
        {"text": "a", "note": list(range(40))},
    ]
    (tmp_path / "a.jsonl").write_text("".join([json.dumps(row) + "\n" for row in rows]))
    found = found_in(parts_of(tmp_path / "a.jsonl"))
    assert [str(row.fault) for row in found] == [
        "None",
        "row: more than 50 values",
        "row: more than 50 values",
        "None",
    ]


def test_columns_beyond_the_most_are_in_other(run: Any, tmp_path: Path) -> None:
    row = {"text": STORY, **{f"c{n}": n for n in range(10_005)}}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n")
    assert run("clean", "a.jsonl", "-o", "out.parquet") == (0, [])
    (found,) = pq.read_table(tmp_path / "out.parquet", columns=["c0", "c9998", "other"]).to_pylist()
    assert (found["c0"], found["c9998"]) == (0, 9998)
    assert json.loads(found["other"]) == {f"c{n}": n for n in range(9_999, 10_005)}


def test_a_text_is_measured_in_bytes(run: Any, tmp_path: Path) -> None:
    texts = ["\U00020000" * (LARGEST_TEXT // 4 + 1), "x" * (LARGEST_TEXT + 1)]
    pages = [f"<p>{'x ' * (LARGEST_TEXT // 2 + 9)}", " " * (LARGEST_ROW + 1)]
    rows = [*[{"text": text} for text in texts], *[{"text": None, "html": page} for page in pages]]
    (tmp_path / "a.jsonl").write_text(
        "".join([json.dumps(row, ensure_ascii=False) + "\n" for row in rows])
    )
    run("clean", "a.jsonl", "-o", "out.jsonl", "--html-column", "html")
    assert [row["error"].partition(";")[0] for row in lines(tmp_path / "out.jsonl")] == [
        "too-large: 4194308 bytes",
        "too-large: 4194305 bytes",
        "too-large: 4194321 bytes",
        "too-large: 8388609 bytes",
    ]


# --- documents ------------------------------------------------------------------------------


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.write(b"<p>A storm hit the coast")
        file.truncate(size)
    return path


def test_files_are_parted_by_their_size(tmp_path: Path) -> None:
    paths = [sparse(tmp_path / f"{n:02}.html", MOST_BYTES // 2) for n in range(9)]
    assert [part.count for part in parts_of(*paths)] == [2, 2, 2, 2, 1]


@pytest.mark.parametrize("args", [["-o", "out.jsonl"], ["-o", "out.jsonl", "--workers", "1"], []])
def test_a_file_that_is_too_large_is_not_read(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    from newsclean.cli.app import run

    monkeypatch.chdir(tmp_path)
    sparse(tmp_path / "a.html", 3 * 2**30)
    (tmp_path / "b.txt").write_text(STORY)
    assert run(["clean", ".", "-q", *args]) == 1
    out, err = capfd.readouterr()
    assert err.splitlines() == [
        "newsclean: ./a.html: 3221225472 bytes; the limit is 8388608",
    ]
    assert STORY in (out or (tmp_path / "out.jsonl").read_text())


def test_blocks_of_zstd_that_stand_for_much_are_unpacked_a_few_at_a_time() -> None:
    zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
    packer = zstandard.ZstdCompressor(level=19).compressobj()
    packed = b"".join([packer.compress(b"\0" * 2**20) for _ in range(64)]) + packer.flush()
    reader = unpacking._Zstd(io.BytesIO(packed))
    largest = total = 0
    while read := reader.readinto(bytearray(2**16)):
        total += read
        largest = max(largest, read + len(reader._unpacked))
    assert total == 64 * 2**20
    assert largest <= unpacking._Zstd._AT_ONCE // 4 * 2**17


# --- WARC -----------------------------------------------------------------------------------


def record(body: bytes, number: int) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    answer = head + gzip.compress(body)
    begin = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\n"
    return f"{begin}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def test_pages_of_warc_count_as_they_are_unpacked(tmp_path: Path) -> None:
    small, large = b"<p>" + b"x" * (MOST_BYTES // 3), b"<p>" + b"x" * LARGEST_ROW
    records = [record(large if n == 4 else small, n) for n in range(10)]
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"".join(records)))
    parts = parts_of(tmp_path / "a.warc.gz")
    assert [part.count for part in parts] == [3, 4, 3]
    found = found_in(parts)
    assert [row.url for row in found if row.fault is None] == [
        f"https://a.org/{n}" for n in range(10) if n != 4
    ]
    assert found[4].values["url"] == "https://a.org/4"
    assert faults_of(found) == ["too-large: more than 8388608 bytes, decompressed"]


# --- Parquet --------------------------------------------------------------------------------


def shared(text: str, rows: int) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))


@pytest.mark.parametrize("store_schema", [True, False])
def test_one_value_of_many_rows_counts_for_each(store_schema: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"id": list(range(40)), "text": shared("x" * (MOST_BYTES // 4), 40)})
    pq.write_table(
        table, path, compression="zstd", store_schema=store_schema, dictionary_pagesize_limit=2**30
    )
    parts = parts_of(path)
    assert max(part.count for part in parts) <= 4
    assert max(len(part.rows[0].serialize()) for part in parts) < 1.1 * MOST_BYTES
    assert [row.values["id"] for row in found_in(parts)] == list(range(40))


def nested(kind: str, values: Any) -> Any:
    offsets = pa.array([0, 1, len(values)], pa.int32())
    if kind == "list":
        return pa.ListArray.from_arrays(offsets, values)
    plain = values.cast(pa.string())
    if kind == "map":
        return pa.MapArray.from_arrays(offsets, pa.array(range(len(values))), plain)
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays([plain], ["a"]))


@pytest.mark.parametrize("kind", ["list", "map", "struct"])
def test_a_row_of_lists_that_is_too_large_is_a_fault_of_its_own(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsclean.corpus import parquet

    monkeypatch.setattr(parquet, "LARGEST_LINE", 100_000)
    path = tmp_path / "a.parquet"
    column = nested(kind, shared("x" * 1_000, 201))
    table = pa.table({"text": [STORY, STORY], "note": column})
    pq.write_table(table, path, compression="zstd", store_schema=False)
    parts = parts_of(path)
    good, bad = found_in(parts)
    assert good.fault is None
    assert good.text == STORY
    assert good.values["note"] == table["note"][0].as_py()
    assert str(bad.fault).startswith("too-large: 20")
    assert set(bad.values.values()) == {None}


def test_a_page_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    monkeypatch.setattr(parquet_pages, "MOST_UNPACKED", 1_000_000)
    with pq.ParquetWriter(path, pa.schema([("text", pa.string())]), compression="zstd") as file:
        for text in (STORY, "x" * 2_000_000, STORY):
            file.write_table(pa.table({"text": [text] * 3}))
    found = found_in(parts_of(path))
    assert [row.number for row in found] == list(range(1, 10))
    assert [row.text for row in found] == [STORY] * 3 + [None] * 3 + [STORY] * 3
    assert len(set(faults_of(found))) == 1
    assert faults_of(found)[0].endswith("bytes, unpacked; the limit is 1000000")


def test_large_pages_of_large_files_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import random

    monkeypatch.setattr(parquet_pages, "MOST_UNPACKED", 1_000_000)
    text = "".join(random.Random(1).choices("abcdefghij ", k=1_500_000))
    pq.write_table(pa.table({"text": [text]}), tmp_path / "a.parquet", compression="zstd")
    assert faults_of(found_in(parts_of(tmp_path / "a.parquet"))) == []


def test_lists_of_very_many_values_are_not_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    many = 9_000_000
    numbers = pa.array([7], pa.int8()).take(pa.nulls(many, pa.int32()).fill_null(0))
    offsets = pa.array([0, 1, many], pa.int32())
    table = pa.table({"text": [STORY] * 2, "note": pa.ListArray.from_arrays(offsets, numbers)})
    pq.write_table(table, path)
    found = found_in(parts_of(path))
    assert [row.number for row in found] == [1, 2]
    assert all(fault.startswith("too-large: ") for fault in faults_of(found))
    assert len(faults_of(found)) == 2


def test_nulls_of_a_wide_type_are_not_made(tmp_path: Path) -> None:
    kind = pa.binary(LARGEST_LINE + 1)
    table = pa.table({"text": [STORY], "note": pa.nulls(1, kind)})
    pq.write_table(table, tmp_path / "a.parquet")
    (row,) = found_in(parts_of(tmp_path / "a.parquet"))
    assert str(row.fault).startswith("too-large: a column whose every value is large")


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["none", "snappy", "zstd", "gzip"])
def test_the_sizes_of_pages_are_those_of_the_column(
    version: Any, compression: Any, tmp_path: Path
) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{n % 97} {STORY}" * (n % 7) for n in range(3_000)]
    table = pa.table({"text": texts, "n": range(3_000), "tags": [["a", "b"], []] * 1_500})
    how = {"data_page_size": 10_000, "write_batch_size": 100, "dictionary_pagesize_limit": 5_000}
    pq.write_table(table, path, compression=compression, data_page_version=version, **how)
    metadata = pq.read_metadata(path)
    with path.open("rb") as file:
        for place in range(metadata.num_columns):
            column = metadata.row_group(0).column(place)
            pages = list(parquet_pages._pages(file, column))
            values = sum(page.values for page in pages if not page.is_dictionary)
            assert values == column.num_values
            assert sum(page.packed for page in pages) < column.total_compressed_size
            assert sum(page.unpacked for page in pages) < column.total_uncompressed_size
        assert parquet_pages.measure_group(file, metadata, 0).fault is None
    assert [row.text for row in found_in(parts_of(path))] == texts
    assert max(part.count for part in parts_of(path)) <= MOST_ROWS


# --- what comes out -------------------------------------------------------------------------


def test_groups_of_parquet_are_bounded_by_bytes(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sinks, "_BYTES_IN_A_GROUP", 2 * MOST_BYTES)
    row = json.dumps({"text": STORY, "note": "x" * (MOST_BYTES // 2)}) + "\n"
    (tmp_path / "a.jsonl").write_text(row * 12)
    assert run("clean", "a.jsonl", "-o", "out.parquet") == (0, [])
    metadata = pq.read_metadata(tmp_path / "out.parquet")
    assert [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)] == [4, 4, 4]


class Finished:
    """Processes that have each chunk done as soon as it is given."""

    def __init__(self, *_: object) -> None:
        pass

    def result(self, chunk: Chunk) -> int:
        return chunk.first

    def end(self) -> None:
        pass


@pytest.mark.parametrize(("size", "under_way"), [(5 * MOST_BYTES, 2), (1, 6)])
def test_few_chunks_are_under_way_if_they_are_large(
    size: int, under_way: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_Processes", Finished)
    given = 0

    def large() -> Any:
        nonlocal given
        for number in range(12):
            given += 1
            yield Chunk("a.jsonl", "jsonl", number, (b"x",), size=size)

    most, done = 0, []
    for _, result in runner.process_chunks(None, large(), 2):  # type: ignore[arg-type,var-annotated]
        most = max(most, given - len(done))
        done.append(result)
    assert done == list(range(12))
    assert most == under_way
