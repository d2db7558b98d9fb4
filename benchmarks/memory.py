"""Peak memory and time of the command line on small files that unpack to much, or are all one row.

    python benchmarks/memory.py [--only NAME ...] [--workers 1 2] [--json FILE]

Makes each file in a folder of its own, cleans it, and prints the size of the file, what came out,
the seconds of processor time, and the peak of the largest process in MB, workers included.
Ends with 1 if a peak is over the ceiling in floors.toml, a run does not end in time, or a row is
missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).resolve().parent
CEILING: float = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["memory"]["ceiling"]["MB"]
PATIENCE = 120
"""Seconds of processor time for a run."""
MOST = 6 * 2**30
"""Bytes of address space for a run: without, a machine without memory to spare would go down."""
STORY = "A storm hit the coast on Friday, officials said. "
MB = 1_000_000

Make = Callable[[Path], int | None]
"""Writes the files of a case into a folder; gives how many rows have to come out, if any."""
CASES: dict[str, Make] = {}


def case(make: Make) -> Make:
    CASES[make.__name__.replace("_", "-")] = make
    return make


def repeated(file: IO[bytes], unit: bytes, size: int) -> None:
    """Writes ``unit`` until about ``size`` bytes are written, some at a time."""
    unit *= max(1, 65_536 // len(unit))
    for _ in range(-(-size // len(unit))):
        file.write(unit)


def letters(count: int) -> bytes:
    """What cannot be packed well, as a page begins with."""
    return bytes(random.Random(2020).choices(b"abcdefghijklmnopqrstuvwxyz ", k=count))


def packed(unit: bytes, size: int, begin: bytes = b"", end: bytes = b"") -> bytes:
    import io  # noqa: PLC0415

    whole = io.BytesIO()
    with gzip.GzipFile(fileobj=whole, mode="wb", mtime=0) as file:
        file.write(begin)
        repeated(file, unit, size)
        file.write(end)
    return whole.getvalue()


# --- JSON Lines and separated values --------------------------------------------------------


@case
def csv_line(folder: Path) -> int:
    """One line of 1.5 GB between two rows."""
    with gzip.open(folder / "a.csv.gz", "wb") as file:
        file.write(b"id,text\n1," + STORY.encode().replace(b",", b"") + b"\n2,")
        repeated(file, b"x", 1_500 * MB)
        file.write(b"\n3," + STORY.encode().replace(b",", b"") + b"\n")
    return 3


@case
def csv_header_line(folder: Path) -> int:
    """A header of 1.5 GB."""
    with gzip.open(folder / "a.csv.gz", "wb") as file:
        repeated(file, b"x", 1_500 * MB)
        file.write(b"\n1\n")
    return 1


@case
def csv_commas(folder: Path) -> int:
    """Lines of ten million fields."""
    with gzip.open(folder / "a.csv.gz", "wb") as file:
        file.write(b"id,text\n")
        for _ in range(10):
            repeated(file, b",", 10 * MB)
            file.write(b"\n")
    return 10


@case
def csv_header_names(folder: Path) -> int:
    """A header of 2,400 names that are one, to be written as Parquet too."""
    rest = "," * 2_400 + "\n"
    (folder / "a.csv").write_text(f"text{rest}{STORY.replace(',', '')}{rest}")
    return 1


@case
def csv_open_mark(folder: Path) -> int:
    """A quotation mark that nothing closes, before 8,000 rows."""
    with (folder / "a.csv").open("w") as file:
        file.write('note,text\n0,"We won said he\n')
        for _ in range(8_000):
            file.write(f"{STORY.replace(',', '') * 110},A storm hit.\n")
    return 8_001


@case
def csv_open_marks(folder: Path) -> int:
    """Lines that each leave a quotation mark open."""
    (folder / "a.csv").write_text("id,text\n" + 'x","y\n' * 20_000)
    return 20_000


@case
def jsonl_line(folder: Path) -> int:
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        file.write(b'{"text": "')
        repeated(file, b"x", 1_500 * MB)
        file.write(b'"}\n')
    return 1


@case
def jsonl_lists(folder: Path) -> int:
    """A row of a million empty lists and more: a list is 3 bytes there, and 64 in memory."""
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        for _ in range(4):
            file.write(b'{"text": "' + STORY.encode() + b'", "note": [')
            repeated(file, b"[],", 12 * MB)
            file.write(b"[]]}\n")
    return 4


@case
def jsonl_wide_letters(folder: Path) -> int:
    """Rows of one emoji and many letters, each of which then takes four bytes."""
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        for _ in range(4):
            file.write('{"note": "\U0001f600'.encode())
            repeated(file, b"x", 12 * MB)
            file.write(b'", "text": "' + STORY.encode() + b'"}\n')
    return 4


@case
def jsonl_short_lines(folder: Path) -> int:
    """Rows of 19,000 lines of one letter: each line is a block."""
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        for _ in range(6):
            file.write(b'{"text": "' + b"a\\n" * 19_000 + b'"}\n')
    return 6


@case
def jsonl_rare_letters(folder: Path) -> int:
    """A text of letters that have four bytes each."""
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        file.write(b'{"text": "')
        repeated(file, "\U00020000".encode(), 12 * MB)
        file.write(b'"}\n')
    return 1


@case
def zstd_zeros(folder: Path) -> int:
    """Blocks of 128 KB that are one byte and how often."""
    import zstandard  # noqa: PLC0415

    packer = zstandard.ZstdCompressor(level=19).compressobj()
    with (folder / "a.jsonl.zst").open("wb") as file:
        for _ in range(1_000):
            file.write(packer.compress(b"\0" * MB))
        file.write(packer.flush())
    return 1


# --- documents ------------------------------------------------------------------------------


@case
def sparse_files(folder: Path) -> int:
    """Thirty pages of 64 MB."""
    for number in range(30):
        with (folder / f"{number}.html").open("wb") as file:
            file.write(b"<p>A storm hit the coast")
            file.truncate(64 * 2**20)
    return 30


@case
def large_file(folder: Path) -> None:
    """A page of 3 GB, alone in its folder."""
    with (folder / "a.html").open("wb") as file:
        file.write(b"<p>A storm hit the coast")
        file.truncate(3 * 2**30)


@case
def unclosed_marks(folder: Path) -> int:
    """A page whose paragraphs each begin all the elements anew that none has closed."""
    marks = "".join([f"<b id={number}>" for number in range(3_000)])
    (folder / "a.jsonl").write_text(json.dumps({"html": f"<p>{marks}" + "<p>x" * 5_000}) + "\n")
    return 1


@case
def attributes(folder: Path) -> int:
    """A page of two million attributes."""
    tag = "<p " + " ".join([f"a{number}" for number in range(3_000)]) + ">x"
    page = tag * (7 * MB // len(tag))
    (folder / "a.jsonl").write_text(json.dumps({"html": page}) + "\n")
    return 1


# --- WARC -----------------------------------------------------------------------------------


def record(body: bytes, *fields: str, number: int = 1) -> bytes:
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + "".join(f"{f}\r\n" for f in fields)
    answer = head.encode() + b"\r\n" + body
    begin = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\n"
    return f"{begin}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


GZIP = "Content-Encoding: gzip"


@case
def warc_empty_members(folder: Path) -> int:
    body = gzip.compress(b"", mtime=0) * 700_000
    with gzip.open(folder / "a.warc.gz", "wb") as file:
        file.write(record(body, GZIP))
        file.write(record(b"<p>" + STORY.encode()))
    return 2


@case
def warc_unpacked(folder: Path) -> int:
    """Pages that unpack to 50 MB."""
    body = packed(b"x", 50 * MB, b"<p>" + letters(3_000))
    with gzip.open(folder / "a.warc.gz", "wb") as file:
        for number in range(40):
            file.write(record(body, GZIP, number=number))
    return 40


@case
def warc_just_small_enough(folder: Path) -> int:
    """Pages that unpack to 7 MB, of which little is text."""
    body = packed(b" ", 7 * MB, b"<p>" + letters(3_000))
    with gzip.open(folder / "a.warc.gz", "wb") as file:
        for number in range(100):
            file.write(record(body, GZIP, number=number))
    return 100


@case
def warc_header_fields(folder: Path) -> int:
    """An answer with a million fields in its head."""
    with gzip.open(folder / "a.warc.gz", "wb") as file:
        fields = [f"X-{number}: y" for number in range(1_000_000)]
        file.write(record(b"<p>" + STORY.encode(), *fields))
    return 1


@case
def warc_parts(folder: Path) -> int:
    """A body in parts of two bytes, with a long remark on the first."""
    body = b"2" + b";" * (5 * MB) + b"\r\nxx\r\n" + b"2\r\nxx\r\n" * MB + b"0\r\n\r\n"
    with gzip.open(folder / "a.warc.gz", "wb") as file:
        file.write(record(body, "Transfer-Encoding: chunked"))
    return 1


# --- Parquet --------------------------------------------------------------------------------


def written(folder: Path, table: Any, **how: Any) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415

    how = {"compression": "zstd", "store_schema": False, **how}
    pq.write_table(table, folder / "a.parquet", **how)


def texts_of_one_value(text: str, rows: int) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    return pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))


@case
def parquet_one_value(folder: Path) -> int:
    """One value of 10 MB in a dictionary, for a hundred rows."""
    import pyarrow as pa  # noqa: PLC0415

    column = texts_of_one_value(STORY * (10 * MB // len(STORY)), 100)
    written(folder, pa.table({"text": column}), dictionary_pagesize_limit=2**31 - 1)
    return 100


@case
def parquet_one_value_of_lists(folder: Path) -> int:
    """The same in lists."""
    import pyarrow as pa  # noqa: PLC0415

    values = texts_of_one_value("x" * MB, 3_000)
    column = pa.ListArray.from_arrays(pa.array(range(0, 3_001, 30), pa.int32()), values)
    table = pa.table({"text": [STORY] * 100, "note": column})
    written(folder, table, dictionary_pagesize_limit=2**31 - 1)
    return 100


@case
def parquet_a_value_a_row(folder: Path) -> int:
    """Forty values of 12 MB in one page of the column."""
    import pyarrow as pa  # noqa: PLC0415

    written(folder, pa.table({"text": ["x" * (12 * MB)] * 40}), use_dictionary=False)
    return 40


@case
def parquet_pages(folder: Path) -> int:
    """Forty values of 12 MB in a page each."""
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([("text", pa.string())])
    how: dict[str, Any] = {"compression": "zstd", "use_dictionary": False, "write_batch_size": 1}
    with pq.ParquetWriter(folder / "a.parquet", schema, **how) as file:
        file.write_table(pa.table({"text": ["x" * (12 * MB)] * 40}, schema))
    return 40


@case
def parquet_list(folder: Path) -> int:
    """A row with a list of 200 million numbers that are one."""
    import pyarrow as pa  # noqa: PLC0415

    numbers = pa.array([7], pa.int64()).take(pa.nulls(200 * MB, pa.int32()).fill_null(0))
    column = pa.ListArray.from_arrays(pa.array([0, len(numbers)], pa.int32()), numbers)
    written(folder, pa.table({"text": [STORY], "note": column}))
    return 1


@case
def parquet_wide_nulls(folder: Path) -> int:
    """Nulls of a type whose values have a gigabyte each."""
    import pyarrow as pa  # noqa: PLC0415

    schema = pa.schema([("text", pa.string()), ("note", pa.binary(2**30))])
    written(folder, schema.empty_table(), store_schema=True)
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetWriter(folder / "a.parquet", schema) as file:
        nulls = pa.array([None], pa.binary(2**30))
        file.write_table(pa.Table.from_arrays([pa.array([STORY]), nulls], schema=schema))
    return 1


@case
def parquet_out_of_large_rows(folder: Path) -> int:
    """Rows of 900 KB that come out as Parquet, all in one group if only rows are counted."""
    with gzip.open(folder / "a.jsonl.gz", "wb") as file:
        for _ in range(1_200):
            file.write(b'{"text": "' + STORY.encode() + b'", "note": "')
            repeated(file, b"x", 900_000)
            file.write(b'"}\n')
    return 1_200


# --- running --------------------------------------------------------------------------------


def measured(name: str, workers: int, folder: Path, expected: int | None) -> dict[str, Any]:
    """What a run on the files of a case takes."""
    in_parquet = name in ("parquet-out-of-large-rows", "csv-header-names")
    out = folder.with_name("out.parquet" if in_parquet else "out.jsonl")
    command = [sys.executable, "-m", "newsclean", "clean", str(folder), "-o", str(out), "-q"]
    if expected is not None:
        command += ["--workers", str(workers), "--errors", str(folder.with_name("errors"))]
        command += ["--format", "rows"]
    if name in ("unclosed-marks", "attributes"):
        command += ["--html-column", "html"]
    # This process does nothing else.
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    told = process.communicate()[1].decode("utf-8", "replace")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "name": name,
        "workers": workers,
        "bytes": sum([path.stat().st_size for path in folder.iterdir()]),
        "expected": expected,
        "rows": _rows(out),
        "seconds": used.ru_utime + used.ru_stime,
        "MB": used.ru_maxrss * 1024 / MB,
        "ended": process.returncode >= 0 and "Traceback" not in told,
        "told": told.strip().splitlines()[-1:],
    }


def _rows(out: Path) -> int:
    if not out.exists():
        return 0
    if out.suffix == ".parquet":
        import pyarrow.parquet as pq  # noqa: PLC0415

        return int(pq.ParquetFile(out).metadata.num_rows)
    with out.open("rb") as file:
        return sum(1 for _ in file)


def in_process_of_its_own(name: str, workers: int) -> dict[str, Any]:
    """What the system tells is the largest of all children so far: so each run has its parent."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        expected = _asked("--make", name, folder)
        found: dict[str, Any] = _asked("--measure", name, folder, workers, json.dumps(expected))
    return found


def _asked(*args: object) -> Any:
    command = [sys.executable, __file__, *map(str, args)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def fault_of(run: dict[str, Any]) -> str | None:
    if not run["ended"]:
        return "does not end well"
    if run["expected"] is not None and run["rows"] != run["expected"]:
        return f"{run['expected']} rows went in"
    return f"over {CEILING:.0f} MB" if run["MB"] > CEILING else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=CASES, default=list(CASES))
    parser.add_argument("--workers", nargs="+", type=int, default=[1])
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.make:
        print(json.dumps(CASES[args.make[0]](Path(args.make[1]))))
        return
    if args.measure:
        name, folder, workers, expected = args.measure
        print(json.dumps(measured(name, int(workers), Path(folder), json.loads(expected))))
        return
    runs = []
    print(f"{'case':27} {'workers':>7} {'bytes':>13} {'rows':>6} {'seconds':>7} {'peak MB':>8}")
    for name in args.only:
        for workers in args.workers:
            run = in_process_of_its_own(name, workers)
            runs.append(run)
            print(
                f"{name:27} {workers:7} {run['bytes']:13,} {run['rows']:6,} {run['seconds']:7.1f}"
                f" {run['MB']:8.0f}  {fault_of(run) or ''}",
                flush=True,
            )
    if args.json:
        Path(args.json).write_text(json.dumps(runs, indent=1), encoding="utf-8")
    sys.exit(any(map(fault_of, runs)))


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(HERE.parent / "src"))
    main()
