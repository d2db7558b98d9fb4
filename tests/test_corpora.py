"""Corpora through the command line: every form of input, both outputs, and every kind of end."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import gzip
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Pipeline, rows

pytest.importorskip("click", reason="click is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
import pyarrow as pa  # noqa: E402

from newsclean.batch.cleaning import Cleaned, Cleaning  # noqa: E402
from newsclean.batch.documents import Columns  # noqa: E402
from newsclean.batch.encoding import Outcome  # noqa: E402
from newsclean.batch.sinks import Files  # noqa: E402
from newsclean.batch.sources import Chunk, unpacked  # noqa: E402
from newsclean.batch.tally import Tally  # noqa: E402
from newsclean.cli.corpora import Job  # noqa: E402
from newsclean.corpus import Repeats  # noqa: E402

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS]
PAGE = (
    b"<html lang=en><title>Storm hits coast</title><nav><a href=/>Home</a></nav><article>"
    b"<h1>Storm hits coast</h1><p>A storm hit the northern coast on Friday, officials said,"
    b" and two harbours were shut.</p></article></html>"
)
Row = dict[str, Any]


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "newsclean", *map(str, args)]


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def newsclean(*args: object, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*args),
        cwd=cwd,
        input=given,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def inputs(count: int) -> list[Row]:
    return [
        {"id": n, "url": f"https://example.com/2021/03/01/{n}", "text": f"{TEXTS[n % 5]}\n\n{n}"}
        for n in range(count)
    ]


def as_jsonl(data: list[Row]) -> bytes:
    return "".join([json.dumps(row, ensure_ascii=False) + "\n" for row in data]).encode()


def as_csv(data: list[Row], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(data[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(data)
    return out.getvalue().encode()


def expected(row: Row) -> Row:
    outcome = rows.cleaned(row["text"], None, row["url"], Pipeline.default())
    added = rows.row_of(outcome)
    if added["published"] is not None:
        added["published"] = added["published"].isoformat()
    return {"id": row["id"], "url": row["url"], "input_text": row["text"], **added}


# --- what is read ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
def test_json_lines(name: str, tmp_path: Path) -> None:
    data = as_jsonl(inputs(7))
    if name.endswith(".gz"):
        data = gzip.compress(data[:900]) + gzip.compress(data[900:])
    elif name.endswith(".zst"):
        zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
        data = zstandard.compress(data[:900]) + zstandard.compress(data[900:])
    (tmp_path / name).write_bytes(data)
    done = newsclean("clean", name, "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert lines(tmp_path / "out.jsonl") == [expected(row) for row in inputs(7)]
    assert not (tmp_path / "out.jsonl.progress").exists()


def test_tables_from_standard_input(tmp_path: Path) -> None:
    given = as_jsonl(inputs(230)).decode()
    options = ["--workers", 2, "-q"]
    done = newsclean("clean", "-", "--from", "jsonl", *options, cwd=tmp_path, given=given)
    assert (done.returncode, done.stderr) == (0, "")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found == [expected(row) for row in inputs(230)]
    newsclean("clean", "-", "--from", "jsonl", "-o", "a.jsonl", *options, cwd=tmp_path, given=given)
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == done.stdout
    told = newsclean("stats", "-", "--from", "jsonl", cwd=tmp_path, given=given)
    assert told.stdout.startswith("corpus\tall\t")
    newsclean("learn", "-", "--from", "jsonl", "-o", "r.parquet", cwd=tmp_path, given=given)
    assert Repeats.load(tmp_path / "r.parquet").counts


def test_whatever_its_name(tmp_path: Path) -> None:
    for name, more in {"a.ndjson": [], "a.dump": ["--from", "jsonl"]}.items():
        (tmp_path / name).write_bytes(as_jsonl(inputs(2)))
        done = newsclean("clean", name, *more, "-q", "--workers", 1, cwd=tmp_path)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        assert found == [expected(row) for row in inputs(2)]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.tsv", "\t")])
def test_separated_values(name: str, delimiter: str, tmp_path: Path) -> None:
    data = [{**row, "text": f'He said "no", twice.\r\n\r\n{row["text"]}'} for row in inputs(3)]
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + as_csv(data, delimiter))
    done = newsclean("clean", name, "--workers", 1, "-q", cwd=tmp_path)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found == [{**expected(row), "id": str(row["id"])} for row in data]


def test_parquet_and_back(tmp_path: Path) -> None:
    table = pa.Table.from_pylist(inputs(6)).append_column("nested", pa.array([[{"a": 1}]] * 6))
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=4)
    done = newsclean("clean", "a.parquet", "-o", "out.parquet", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    result = pq.read_table(tmp_path / "out.parquet")
    assert result["nested"].type == table["nested"].type
    assert str(result.schema.field("published").type) == "timestamp[us, tz=UTC]"
    found = result.drop(["nested", "other"]).to_pylist()
    for row in found:
        row["published"] = row["published"].isoformat() if row["published"] else None
    assert found == [expected(row) for row in inputs(6)]
    assert sorted(os.listdir(tmp_path)) == ["a.parquet", "out.parquet"]


def http(body: bytes, *head: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *head, "", ""]).encode() + body


def warc(kind: str, url: str, body: bytes, media: str = "application/http") -> bytes:
    head = f"WARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}"
    return (
        f"WARC/1.0\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
    )


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool, tmp_path: Path) -> None:
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (50, PAGE[:50], len(PAGE) - 50, PAGE[50:])
    html = "Content-Type: text/html"
    records = [
        warc("warcinfo", "", b"software: test"),
        warc("request", "https://a.org/1", b"GET / HTTP/1.1\r\n\r\n"),
        warc("response", "https://a.org/1", http(PAGE, html)),
        warc("response", "https://a.org/2", http(chunked, html, "Transfer-Encoding: chunked")),
        warc(
            "response",
            "https://a.org/3",
            http(gzip.compress(PAGE), html, "Content-Encoding: gzip"),
        ),
        warc("response", "https://a.org/4.png", http(b"\x89PNG", "Content-Type: image/png")),
        warc("conversion", "https://a.org/5", TEXTS[0].encode(), "text/plain"),
    ]
    data = b"".join(gzip.compress(record) if packed else record for record in records)
    name = "a.warc.gz" if packed else "a.warc"
    (tmp_path / name).write_bytes(data)
    newsclean("clean", name, "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    found = lines(tmp_path / "out.jsonl")
    assert [row["url"] for row in found] == [
        f"https://a.org/{name}" for name in ("1", "2", "3", "4.png", "5")
    ]
    assert [row["title"] for row in found[:3]] == ["Storm hits coast"] * 3
    assert found[3]["error"] == "type: no page but image/png"
    assert found[4]["error"] is None


def test_pages_as_servers_pack_them(tmp_path: Path) -> None:
    html = "Content-Type: text/html"
    deflated = zlib.compress(PAGE)
    russian = "<h1>Шторм</h1><p>Власти города сообщили об этом в понедельник.</p>"
    noise = random.Random(1).randbytes(3_000)
    records = [
        http(deflated, html, "Content-Encoding: deflate"),
        http(deflated[2:-4], html, "Content-Encoding: deflate"),
        http(PAGE, html, "Content-Encoding: br"),
        http(PAGE[:-20] + b"\x03" + PAGE[-20:], html, "Content-Encoding: gzip"),
        http(noise, html, "Content-Encoding: br"),
        http(russian.encode("cp1251"), f"{html}; charset=Windows-1251"),
        http(russian.encode(), f"{html}; charset=iso-8859-1"),
        http(russian.encode(), f"{html}; charset=x-no-such"),
    ]
    data = b"".join([warc("response", "https://a.org/", record) for record in records])
    (tmp_path / "a.warc").write_bytes(data)
    newsclean("clean", "a.warc", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    found = lines(tmp_path / "out.jsonl")
    assert [row["title"] for row in found] == [*["Storm hits coast"] * 4, None, *["Шторм"] * 3]
    assert found[4]["error"] == "encoding: packed with br, which could not be unpacked"


def test_bytes_with_a_mark(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        (tmp_path / f"{encoding}.txt").write_bytes(TEXTS[0].encode(encoding))
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + as_jsonl(inputs(2)))
    (tmp_path / "b.tsv").write_bytes(as_csv(inputs(2), "\t").decode().encode("utf-16"))
    done = newsclean("clean", ".", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    texts = [row["text"] for row in lines(tmp_path / "out.jsonl")]
    plain = [expected(row)["text"] for row in inputs(2)]
    assert texts == [*plain, *plain, *[plain[0]] * 3]


def test_folders_of_everything(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    (tmp_path / "in" / "deep" / "b.txt").write_text(TEXTS[0], encoding="utf-8")
    (tmp_path / "in" / "deep" / "c.html").write_bytes(PAGE)
    (tmp_path / "in" / "no.md").write_text("no")
    newsclean("clean", "in", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    found = lines(tmp_path / "out.jsonl")
    assert [row.get("path") for row in found] == [None, None, "in/deep/b.txt", "in/deep/c.html"]


def test_many_documents_are_whole_articles(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(TEXTS[number], encoding="utf-8")
    few = newsclean("clean", "0.txt", "1.txt", "2.txt", cwd=tmp_path)
    many = newsclean("clean", "0.txt", "1.txt", "2.txt", "--workers", 1, "-q", cwd=tmp_path)
    assert few.stdout == many.stdout
    row = json.loads(few.stdout.splitlines()[0])
    del row["path"]
    assert Article.from_dict(row).blocks


def test_columns_by_name(tmp_path: Path) -> None:
    data = [{"body": PAGE.decode(), "link": "https://a.org/1"}]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(data))
    done = newsclean("clean", "a.jsonl", cwd=tmp_path)
    assert done.returncode == 2
    assert "no column 'text' in a.jsonl; there are body, link; name one with" in done.stderr
    done = newsclean(
        "clean", "a.jsonl", "--html-column", "body", "--url-column", "link", cwd=tmp_path
    )
    assert json.loads(done.stdout)["title"] == "Storm hits coast"


# --- what goes wrong ------------------------------------------------------------------------


def broken(path: Path) -> list[int]:
    """A file of 60 rows, some of them broken; gives the numbers of those that are not."""
    good = as_jsonl(inputs(60)).splitlines(keepends=True)
    bad = [
        b'{"id": "caf\xe9", "text": "x"}\n',
        b'{"id": 1, "text": null}\n',
        b'{"id": 1, "text": "cut o\n',
        b'["no object"]\n',
        b'{"text": "' + b"x" * (17 << 20) + b'"}\n',
        b'{"text": "' + b"x" * (50 << 20) + b'"}\n',
        b"[" * 100_000 + b"\n",
    ]
    for place, line in zip(range(5, 60, 8), bad, strict=True):
        good.insert(place, line)
    path.write_bytes(b"".join(good))
    return [number for number, line in enumerate(good, 1) if line not in bad]


def test_broken_rows_end_in_errors_and_the_rest_is_untouched(tmp_path: Path) -> None:
    good = broken(tmp_path / "a.jsonl")
    done = newsclean(
        "clean", "a.jsonl", "-o", "out.jsonl", "--errors", "e.jsonl", "--workers", 2, cwd=tmp_path
    )
    assert done.returncode == 1
    faults = lines(tmp_path / "e.jsonl")
    assert [fault["kind"] for fault in faults] == [
        "encoding", "empty", "row", "row", "too-large", "too-large", "row",
    ]  # fmt: skip
    assert sorted([*good, *[fault["row"] for fault in faults]]) == list(range(1, 68))
    found = lines(tmp_path / "out.jsonl")
    assert len(found) == 67
    assert [row for row in found if row["error"] is None] == [expected(r) for r in inputs(60)]
    assert "with errors" in done.stderr
    assert "too-large" in done.stderr


def test_faults_are_told_of_without_a_file_for_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)) + b"[1]\n" * 30)
    done = newsclean("clean", "a.jsonl", "-q", "--workers", 1, cwd=tmp_path)
    told = done.stderr.splitlines()
    assert told[0] == "newsclean: a.jsonl: row 2: expected an object, not list"
    assert told[-1] == "newsclean: more rows have faults; --errors FILE lists all"
    assert len(told) == 11


@pytest.mark.parametrize("name", ["gone.jsonl", "cut.jsonl.gz", "bad.parquet", "bad.warc"])
def test_a_broken_file_does_not_end_the_run(name: str, tmp_path: Path) -> None:
    packed = gzip.compress(random.Random(1).randbytes(5000) + b"\n")
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:2000])
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "bad.warc").write_bytes(b"no\n")
    (tmp_path / "z.jsonl").write_bytes(as_jsonl(inputs(2)))
    done = newsclean("clean", name, "z.jsonl", "-o", "out.jsonl", "-q", cwd=tmp_path)
    assert done.returncode == 1
    assert f"newsclean: {name}: " in done.stderr
    assert [row["id"] for row in lines(tmp_path / "out.jsonl") if row["error"] is None] == [0, 1]


def test_parquet_takes_what_does_not_fit(tmp_path: Path) -> None:
    data: list[Row] = [{"id": n, "text": "The vote was held on Sunday."} for n in range(600)]
    data[550] |= {"id": "x", "new": [1]}
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(data))
    newsclean("clean", "a.jsonl", "-o", "out.parquet", "--workers", 1, cwd=tmp_path)
    result = pq.read_table(tmp_path / "out.parquet")
    assert result["id"].to_pylist() == [*range(550), None, *range(551, 600)]
    assert json.loads(result["other"][550].as_py()) == {"id": "x", "new": [1]}
    assert result["other"].null_count == 599


# --- every kind of end ----------------------------------------------------------------------


def started(*args: object, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*args),
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def wait_for(path: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if json.loads(path.read_text())["chunks"] >= 1:
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.01)
    raise AssertionError("it never began")


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_killed_and_resumed_it_is_byte_for_byte_the_same(out: str, tmp_path: Path) -> None:
    data = as_jsonl(inputs(500)).splitlines(keepends=True)
    data[33:33] = [b"[broken\n"]
    (tmp_path / "a.jsonl").write_bytes(b"".join(data))
    args = ["clean", "a.jsonl", "-q", "--workers", 2]
    whole = newsclean(*args, "-o", f"whole-{out}", "--errors", "whole-e.jsonl", cwd=tmp_path)
    assert whole.returncode == 1, whole.stderr
    kills = 0
    for wait in (0.0, 0.1):
        process = started(*args, "-o", out, "--errors", "e.jsonl", "--resume", cwd=tmp_path)
        wait_for(tmp_path / f"{out}.progress")
        time.sleep(wait)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert kills
    done = newsclean(*args, "-o", out, "--errors", "e.jsonl", "--resume", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / out).read_bytes() == (tmp_path / f"whole-{out}").read_bytes()
    assert (tmp_path / "e.jsonl").read_bytes() == (tmp_path / "whole-e.jsonl").read_bytes()
    again = newsclean(*args, "-o", out, "--errors", "e.jsonl", "--resume", cwd=tmp_path)
    assert (again.returncode, "nothing to resume" in again.stderr) == (0, True)


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_interrupted_it_leaves_a_whole_file(out: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2000)))
    process = started("clean", "a.jsonl", "-o", out, "--workers", 2, cwd=tmp_path)
    wait_for(tmp_path / f"{out}.progress")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.lstrip()) == (130, "newsclean: interrupted\n")
    if out.endswith("jsonl"):
        found = lines(tmp_path / out)
    else:
        found = pq.read_table(tmp_path / out).to_pylist()
    assert 100 <= len(found) < 2000
    assert [row["id"] for row in found] == list(range(len(found)))


def test_other_inputs_are_not_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    (tmp_path / "out.jsonl").write_text("")
    (tmp_path / "out.jsonl.progress").write_text(
        '{"task": "x", "chunks": 1, "output": 0, "errors": 0,'
        ' "tally": {"documents": 0, "characters": 0, "removed": {}, "touched": {}, "faults": {}}}'
    )
    done = newsclean("clean", "a.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path)
    assert done.returncode == 2
    assert "out.jsonl was begun with other inputs or options" in done.stderr


def test_rows_are_on_the_disk_before_their_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    files = Files(str(out), None, task="t")
    steps: list[object] = []
    sync, replace = os.fsync, os.replace

    def synced(number: int) -> None:
        same = os.path.samestat(os.fstat(number), out.stat())
        steps.append(out.read_bytes() if same else "record")
        sync(number)

    def replaced(old: str, new: str) -> None:
        steps.append("replaced")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    files.write(Cleaned(b"{}\n", b"", Tally()))
    files.close(complete=True)
    assert steps == [b"{}\n", "record", "replaced"]


def test_another_index_of_repeats_is_not_gone_on_with(tmp_path: Path) -> None:
    index = tmp_path / "r.parquet"
    job = Job([], Columns(), "out.jsonl", None, repeats=str(index))
    cleaning = Cleaning(job.columns, job.encoding, None, job.repeats)
    Repeats().save(index)
    before = job.digest(cleaning)
    assert job.digest(cleaning) == before
    Repeats(least_count=9).save(index)
    assert job.digest(cleaning) != before


@pytest.mark.parametrize("damage", ["", "{}", "[1", '{"task": 1}'])
def test_a_record_that_is_none(damage: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    (tmp_path / "out.jsonl.progress").write_text(damage)
    done = newsclean("clean", "a.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path)
    assert done.returncode == 2
    assert "is no record of a run" in done.stderr


def test_workers_do_not_outlive_a_kill(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2000)))
    process = started("clean", "a.jsonl", "-o", "out.jsonl", "--workers", 2, cwd=tmp_path)
    wait_for(tmp_path / "out.jsonl.progress")
    lists = list(Path(f"/proc/{process.pid}/task").glob("*/children"))
    if not lists:
        process.kill()
        process.communicate()
        pytest.skip("no /proc here")
    numbers = [number for children in lists for number in children.read_text().split()]
    assert len(numbers) >= 2
    process.kill()
    process.communicate()
    end = time.monotonic() + 30
    while time.monotonic() < end and any(_is_alive(number) for number in numbers):
        time.sleep(0.05)
    assert not any(_is_alive(number) for number in numbers)


def _is_alive(number: str) -> bool:
    try:
        status = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return False
    return ") Z " not in status


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["-", "--workers", "2"], "is a table here: say which with --from"),
        (["-", "-", "--from", "jsonl"], "- stands there twice"),
        (["-", "--from", "jsonl", "-o", "b", "--resume"], "cannot be read once more"),
        (["a.jsonl", "--from", "docx"], "'docx' is not one of"),
        (["a.jsonl", "--format", "text"], "--format text is for documents"),
        (["a.jsonl", "--resume"], "--resume needs --output FILE"),
        (["a.jsonl", "-o", "a.jsonl"], "is also to be read"),
        (["a.jsonl", "--errors", "a.jsonl"], "is also to be read"),
        (["a.jsonl", "--workers", "0"], "0 is not in the range"),
        (["a.jsonl", "--repeats", "gone.parquet"], "gone.parquet: No such file"),
        (["a.jsonl", "--repeats", "r.parquet", "-o", "r.parquet"], "is also to be read"),
        (["a.jsonl", "-o", "b.jsonl", "--errors", "b.jsonl.progress"], "is of the run's own files"),
        (["a.jsonl", "-o", "b.csv"], "what is written is JSON Lines"),
        (["a.jsonl", "-o", "b.jsonl", "--errors", "e.parquet"], "what is written is JSON Lines"),
        (["a.json"], "a.json: for one JSON object a line say --from jsonl"),
    ],
)
def test_usage_errors(args: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    Repeats().save(tmp_path / "r.parquet")
    done = newsclean("clean", *args, cwd=tmp_path)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr


# --- what users bring ------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_rows_nested_too_deep(out: str, tmp_path: Path) -> None:
    rows = as_jsonl(inputs(3)).splitlines()
    for depth in (90, 500, 900, 100_000):
        rows.append(b'{"text": "Deep.", "d": ' + b"[" * depth + b"]" * depth + b"}")
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(rows))
    done = newsclean("clean", "a.jsonl", "-o", out, "--workers", 1, cwd=tmp_path)
    assert "Traceback" not in done.stderr
    assert done.stderr.count("nested deeper than 100 levels") == 2
    found = pq.read_table(tmp_path / out) if out.endswith("parquet") else lines(tmp_path / out)
    assert len(found) == 7


def test_what_cannot_be_encoded_is_a_fault(tmp_path: Path) -> None:
    def encode(outcomes: Sequence[Outcome]) -> bytes:
        if any(document.values.get("id") == 1 for document, _ in outcomes):
            raise ValueError("no")
        return b"x" * len(outcomes)

    chunk = Chunk("a.jsonl", "jsonl", 1, tuple(as_jsonl(inputs(3)).splitlines()))
    done = Cleaning(Columns(), encode).prepared()(chunk)  # type: ignore[arg-type]
    assert (done.output, done.tally.documents) == (b"xxx", 3)
    assert done.tally.faults == {"internal": 1}
    assert b"please report it: ValueError: no" in done.errors


def parquet(path: Path, **columns: Any) -> None:
    count = len(next(iter(columns.values())))
    texts = [f"The vote {number} was held on Sunday." for number in range(count)]
    pq.write_table(pa.table({"text": texts, **columns}), path)


def test_dictionaries_within_other_columns(tmp_path: Path) -> None:
    words = pa.dictionary(pa.int32(), pa.string())
    kinds = {
        "list": (["a"], pa.list_(words)),
        "struct": ({"s": "a"}, pa.struct([("s", words)])),
        "plain": ("a", words),
    }
    columns = {name: pa.array([value], kind) for name, (value, kind) in kinds.items()}
    parquet(tmp_path / "a.parquet", **columns)
    done = newsclean("clean", "a.parquet", "-o", "out.parquet", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (row,) = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {name: row[name] for name in kinds} == {k: value for k, (value, _) in kinds.items()}


def test_columns_whose_types_change_from_file_to_file(tmp_path: Path) -> None:
    moment = dt.datetime(2020, 8, 15, 12, 0, 0, 999999)
    there = moment.replace(tzinfo=dt.timezone(dt.timedelta(hours=-4)))
    ms = pa.timestamp("ms")
    first = {"s": pa.array([{"a": 1}]), "t": pa.array([moment.replace(microsecond=0)], ms)}
    first |= {"f": pa.array([0.5], pa.float32()), "b": pa.array([b"x"]), "z": first["t"]}
    parquet(tmp_path / "1.parquet", **first)
    second = {"s": [{"a": 1, "b": "kept"}], "t": [moment], "f": [0.1234567890123], "b": ["text"]}
    parquet(tmp_path / "2.parquet", **second, z=[there])
    done = newsclean("clean", ".", "-o", "out.parquet", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    whole, drifted = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert whole["other"] is None
    assert [drifted[name] for name in first] == [None] * 5
    assert json.loads(drifted["other"]) == {
        **second,
        "s": second["s"][0],
        "t": moment.isoformat(),
        "f": second["f"][0],
        "b": "text",
        "z": there.isoformat(),
    }


def test_columns_beside_the_text_are_never_a_fault(tmp_path: Path) -> None:
    days = pa.array([10**9], pa.int64()).cast(pa.timestamp("s")).cast(pa.int64())
    far = pa.array([10**15], pa.int64()).cast(pa.timestamp("s"))
    bad = pa.array([b"caf\xe9"]).view(pa.string())
    parquet(tmp_path / "a.parquet", days=days, far=far, bad=bad)
    done = newsclean("clean", "a.parquet", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (row,) = lines(tmp_path / "out.jsonl")
    assert (row["bad"], row["error"]) == ("caf\\xe9", None)


def test_columns_that_come_late_are_in_other(tmp_path: Path) -> None:
    rows = [{"path": "a", "text": "The vote was held."}] * 520
    rows.append({"path": "b", "text": "The vote was held.", "id": "late"})
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(rows))
    (tmp_path / "b.txt").write_text("The vote was held.")
    newsclean("clean", "a.jsonl", "b.txt", "-o", "out.parquet", cwd=tmp_path)
    found = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert json.loads(found[520]["other"]) == {"id": "late"}
    assert found[521]["path"] == "b.txt"


def test_two_columns_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,note,note\nThe vote was held.,1,2\n")
    table = pa.table([["The vote was held."], ["1"], ["2"]], names=["text", "note", "note"])
    pq.write_table(table, tmp_path / "b.parquet")
    done = newsclean("clean", "a.csv", "b.parquet", "-q", cwd=tmp_path)
    for line in done.stdout.splitlines():
        row = json.loads(line)
        assert (row["note"], row["note_2"]) == ("1", "2")


def test_separated_values_as_they_are_found(tmp_path: Path) -> None:
    rows = ['1\t"We won," he said on Sunday.', '2\t"The next story, said Bob.', "3\tThe vote."]
    (tmp_path / "a.tsv").write_text("\n".join(["id\ttext", *rows, ""]))
    (tmp_path / "b.csv").write_text('id,text\n1,"Open, and open\n2,The vote was held.\n')
    (tmp_path / "c.csv").write_bytes(b"id,text\n1,Caf\xe9 was closed\n")
    done = newsclean(
        "clean", "a.tsv", "b.csv", "c.csv", "-o", "o.jsonl", "--errors", "e.jsonl", cwd=tmp_path
    )
    assert done.returncode == 1
    found = lines(tmp_path / "o.jsonl")
    assert [f"{row['id']}\t{row['input_text']}" for row in found[:3]] == rows
    assert [row["input_text"] for row in found[3:]] == [
        "Open, and open\n",
        "The vote was held.",
        "Caf\\xe9 was closed",
    ]
    (fault,) = (tmp_path / "e.jsonl").read_text().splitlines()
    assert "\\udc" not in fault
    assert json.loads(fault)["input"] == "Caf\\xe9 was closed"


def test_lines_in_utf16(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(3)).decode().encode("utf-16"))
    newsclean("clean", "a.jsonl", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    assert lines(tmp_path / "out.jsonl") == [expected(row) for row in inputs(3)]


def test_answers_of_servers(tmp_path: Path) -> None:
    html = "Content-Type: text/html"
    members = gzip.compress(PAGE[:150]) + gzip.compress(PAGE[150:])
    answers = [
        http(PAGE, html).replace(b"200 OK", b"404 Not Found"),
        http(PAGE),
        http(PAGE, html).replace(b"\r\n", b"\n"),
        http(members, html, "Content-Encoding: gzip"),
    ]
    records = [warc("Response", "https://a.org/", answer) for answer in answers]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    newsclean("clean", "a.warc", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    first, *found = lines(tmp_path / "out.jsonl")
    assert first["error"] == "type: no page but an answer with status 404"
    assert [row["title"] for row in found] == ["Storm hits coast"] * 3
    assert all("harbours were shut" in row["text"] for row in found)


@pytest.mark.parametrize("end", [".gz", ".zst"])
def test_packed_output(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(300)))
    newsclean("clean", "a.jsonl", "-o", "o.jsonl", "--workers", 2, cwd=tmp_path)
    newsclean("clean", "a.jsonl", "-o", f"o.jsonl{end}", "--workers", 2, cwd=tmp_path)
    with (tmp_path / f"o.jsonl{end}").open("rb") as file:
        assert unpacked(file, end).read() == (tmp_path / "o.jsonl").read_bytes()
    newsclean("clean", SEEDS[0], "-o", f"p.jsonl{end}", cwd=tmp_path)
    with (tmp_path / f"p.jsonl{end}").open("rb") as file:
        assert unpacked(file, end).read().count(b"\n") == 1


def test_packed_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        command("clean", "-", "--from", "jsonl", "-q"),
        cwd=tmp_path,
        env=environment(),
        input=gzip.compress(as_jsonl(inputs(2))),
        capture_output=True,
        check=True,
    )
    assert [json.loads(row) for row in done.stdout.splitlines()] == [expected(r) for r in inputs(2)]


def test_a_table_without_text_does_not_stop_a_folder(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a": list(range(1000))}), tmp_path / "0.parquet")
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    done = newsclean("clean", ".", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert sum(row["error"] is None for row in lines(tmp_path / "out.jsonl")) == 2


# --- learning and counting ------------------------------------------------------------------

APPEAL = "Seventeen neighbours keep this page alive, and the eighteenth could be you today."


def repeating(count: int) -> list[Row]:
    return [
        {"url": "https://example.com/a", "text": f"The {'x' * n} vote was held.\n\n{APPEAL}"}
        for n in range(count)
    ]


def test_learn_and_clean_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(repeating(150)))
    for name, workers in (("r1.parquet", 1), ("r2.parquet", 2)):
        done = newsclean("learn", "a.jsonl", "-o", name, "--workers", workers, cwd=tmp_path)
        assert done.returncode == 0
        assert "150 documents, 150 with a publisher; 1 publishers" in done.stderr
    assert (tmp_path / "r1.parquet").read_bytes() == (tmp_path / "r2.parquet").read_bytes()
    newsclean("clean", "a.jsonl", "-o", "out.jsonl", "--repeats", "r1.parquet", cwd=tmp_path)
    assert all(APPEAL not in row["text"] for row in lines(tmp_path / "out.jsonl"))
    done = newsclean("stats", "a.jsonl", "--repeats", "r1.parquet", cwd=tmp_path)
    assert "removed\tresidue\t" in done.stdout


def test_learning_from_pages_that_state_their_address(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(30):
        page = (
            f'<link rel=canonical href="https://www.example.com/{number}"><article>'
            f"<p>The {'x' * number} vote was held on Sunday.</p><p>{APPEAL}</p></article>"
        )
        (tmp_path / "in" / f"{number}.html").write_text(page)
    newsclean("learn", "in", "-o", "r.parquet", cwd=tmp_path)
    assert Repeats.load(tmp_path / "r.parquet").articles("example.com") == 30


def test_learning_that_cannot_learn(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl([{"text": "The vote was held."}]))
    done = newsclean("learn", "a.jsonl", "-o", "r.parquet", cwd=tmp_path)
    assert (done.returncode, "--url-column" in done.stderr) == (1, True)
    for name in ("learn", "stats"):
        more = ["-o", "r.parquet"] if name == "learn" else []
        done = newsclean(name, "a.jsonl", "--text-column", "bod", *more, cwd=tmp_path)
        assert (done.returncode, "no column 'bod'" in done.stderr) == (2, True)
    (tmp_path / "empty").mkdir()
    assert newsclean("stats", "empty", cwd=tmp_path).returncode == 1


def test_stats(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(10)) + b"[1]\n")
    args = ["stats", "a.jsonl", "--workers", 1, "--plot", "a.svg"]
    done = newsclean(*args, cwd=tmp_path)
    found = [line.split("\t") for line in done.stdout.splitlines()]
    assert (done.returncode, found[0][0], found[0][-1]) == (1, "corpus", "11")
    assert found[-1] == ["error", "row", "", "", "1"]
    removed = [row for row in found if row[0] == "removed"]
    assert {"title", "related"} <= {row[1] for row in removed}
    assert all(0 < float(row[3]) < 1 for row in removed)
    svg = (tmp_path / "a.svg").read_bytes()
    assert svg.count(b"<rect") == len(removed) + 1
    newsclean(*args, cwd=tmp_path)
    assert (tmp_path / "a.svg").read_bytes() == svg
