"""Corpora through the command line: every form of input, as it should be and as users bring it."""

from __future__ import annotations

import codecs
import datetime as dt
import gzip
import json
import os
import random
import subprocess
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article
from support.corpora import (
    PAGE,
    SEEDS,
    TEXTS,
    as_csv,
    as_jsonl,
    command,
    environment,
    expected,
    http,
    inputs,
    lines,
    newsclean,
    warc,
)

pytest.importorskip("click", reason="click is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
import pyarrow as pa  # noqa: E402

from newsclean.corpus.chunks import Chunk  # noqa: E402
from newsclean.corpus.cleaning import CleaningTask  # noqa: E402
from newsclean.corpus.documents import Columns  # noqa: E402
from newsclean.corpus.encoding import Outcome  # noqa: E402
from newsclean.corpus.repeats import Repeats  # noqa: E402
from newsclean.corpus.unpacking import unpack  # noqa: E402

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
        row["modified"] = row["modified"].isoformat() if row["modified"] else None
    assert found == [expected(row) for row in inputs(6)]
    assert sorted(os.listdir(tmp_path)) == ["a.parquet", "out.parquet"]


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
    assert found[3]["error"] == "type: not a page but image/png"
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
    assert found[4]["error"] == "encoding: compressed with br, which cannot be decompressed"


def test_bytes_with_a_mark(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        (tmp_path / f"{encoding}.txt").write_bytes(TEXTS[0].encode(encoding))
    (tmp_path / "a.jsonl").write_bytes(codecs.BOM_UTF8 + as_jsonl(inputs(2)))
    (tmp_path / "b.tsv").write_bytes(as_csv(inputs(2), "\t").decode().encode("utf-16"))
    done = newsclean("clean", ".", "-o", "out.jsonl", "--workers", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    texts = [row["text"] for row in lines(tmp_path / "out.jsonl")]
    plain = [expected(row)["text"] for row in inputs(2)]
    alone = expected({**inputs(1)[0], "text": TEXTS[0]})["text"]
    assert texts == [*plain, *plain, *[alone] * 3]


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
    done = CleaningTask(Columns(), encode).prepared()(chunk)  # type: ignore[arg-type]
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
    far = pa.array([10**15], pa.int64()).cast(pa.timestamp("s"))
    bad = pa.array([b"caf\xe9"]).view(pa.string())
    parquet(tmp_path / "a.parquet", far=far, bad=bad)
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


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_column_names_that_are_no_text(out: str, tmp_path: Path) -> None:
    """A header in Latin-1, and half a letter, which only JSON can write."""
    story = "The vote was held."
    (tmp_path / "a.csv").write_bytes(f"caf\xe9,text\n1,{story}\n".encode("latin-1"))
    halves = {"\ud800": "2", "\\ud800": "3", "text": story, "in": {"\udfff": "\udfff"}}
    (tmp_path / "b.jsonl").write_text(json.dumps(halves))
    done = newsclean("clean", "a.csv", "b.jsonl", "-o", out, "-q", "--workers", 1, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    path = tmp_path / out
    first, second = lines(path) if out.endswith(".jsonl") else pq.read_table(path).to_pylist()
    assert first["caf\\xe9"] == "1"
    assert (first["text"], second["text"]) == (story, story)
    assert {second["\\ud800_2"], second["\\ud800"]} == {"2", "3"}


def test_columns_are_named_as_their_bytes_or_as_they_come_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"caf\xe9\nThe vote was held.\n")
    for name in ("caf\udce9", "caf\\xe9"):
        done = newsclean("clean", "a.csv", "-q", "--text-column", name, cwd=tmp_path)
        assert json.loads(done.stdout)["text"] == "The vote was held."


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
    assert first["error"] == "type: not a page but an answer with status 404"
    assert [row["title"] for row in found] == ["Storm hits coast"] * 3
    assert all("harbours were shut" in row["text"] for row in found)


@pytest.mark.parametrize("end", [".gz", ".zst"])
def test_packed_output(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(300)))
    newsclean("clean", "a.jsonl", "-o", "o.jsonl", "--workers", 2, cwd=tmp_path)
    newsclean("clean", "a.jsonl", "-o", f"o.jsonl{end}", "--workers", 2, cwd=tmp_path)
    with (tmp_path / f"o.jsonl{end}").open("rb") as file:
        assert unpack(file, end).read() == (tmp_path / "o.jsonl").read_bytes()
    newsclean("clean", SEEDS[0], "-o", f"p.jsonl{end}", cwd=tmp_path)
    with (tmp_path / f"p.jsonl{end}").open("rb") as file:
        assert unpack(file, end).read().count(b"\n") == 1


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
