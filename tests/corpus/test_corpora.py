"""Corpora through the command line: what goes wrong, what is learned and what is counted."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import get_args

import pytest

from support.corpora import (
    Row,
    as_jsonl,
    expected,
    inputs,
    lines,
    newsclean,
)

pytest.importorskip("click", reason="click is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from newsclean import Pipeline, clean, read_text  # noqa: E402
from newsclean.cleaners.judge import Favor  # noqa: E402
from newsclean.cli.corpora import Job  # noqa: E402
from newsclean.corpus.cleaning import CleaningTask  # noqa: E402
from newsclean.corpus.documents import Columns  # noqa: E402
from newsclean.corpus.forms import sources_of  # noqa: E402
from newsclean.corpus.repeats import Repeats  # noqa: E402
from newsclean.corpus.sinks import OutputFiles  # noqa: E402

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


def test_the_first_faults_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)) + b"[1]\n" * 30)
    done = newsclean("clean", "a.jsonl", "-q", "--workers", 1, cwd=tmp_path)
    told = done.stderr.splitlines()
    assert told[0] == "newsclean: a.jsonl: row 2: expected an object, not list"
    assert told[-1] == "newsclean: more rows have faults; --errors FILE lists all"
    assert len(told) == 11
    done = newsclean("clean", "a.jsonl", "-q", "--errors", "e.jsonl", cwd=tmp_path)
    assert done.stderr.splitlines() == [
        *told[:-1],
        "newsclean: more rows have faults; e.jsonl lists all",
    ]


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


# --- learning and counting ------------------------------------------------------------------

APPEAL = "The council of Tarn meets on the first Monday of each month in the old town hall."


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
    sure = [row for row in found if row[0] == "confidence"]
    assert [(row[1], row[2]) for row in sure] == [("mean", ""), ("below 0.8", "")]
    assert all(0 <= float(row[3]) <= 1 for row in sure)
    assert (sure[0][4], int(sure[1][4]) <= 10) == ("10", True)
    svg = (tmp_path / "a.svg").read_bytes()
    assert svg.count(b"<rect") == len(removed) + 1
    newsclean(*args, cwd=tmp_path)
    assert (tmp_path / "a.svg").read_bytes() == svg


# --- the dial -------------------------------------------------------------------------------


def test_favor_in_one_process_and_in_several(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(230)))
    pipeline = Pipeline.default(favor="precision")
    cleaned = [clean(read_text(row["text"]), pipeline=pipeline) for row in inputs(230)]
    for workers in (1, 2):
        how = ["--favor", "precision", "--workers", workers, "-q", "-o", "out.jsonl"]
        done = newsclean("clean", "a.jsonl", *how, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        found = lines(tmp_path / "out.jsonl")
        assert [row["text"] for row in found] == [article.text for article in cleaned]
        assert [row["confidence"] for row in found] == [article.confidence for article in cleaned]


def test_each_favor_is_a_run_of_its_own() -> None:
    digests = set()
    for favor in get_args(Favor):
        job = Job([], Columns(), "out.jsonl", None, favor=favor)
        cleaning = CleaningTask(job.columns, job.encoding, favor=favor)
        assert cleaning.pipeline().favor == favor
        digests.add(job.digest(cleaning))
    assert len(digests) == 3


def test_a_run_of_another_favor_is_not_resumed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    job = Job(sources_of([str(tmp_path / "a.jsonl")]), Columns(), "out.jsonl", None)
    out = str(tmp_path / "out.jsonl")
    begun = job.digest(CleaningTask(job.columns, job.encoding))
    OutputFiles(out, None, task=begun)._release()
    how = ["-o", out, "--resume", "--workers", 1]
    other = newsclean("clean", tmp_path / "a.jsonl", *how, "--favor", "recall", cwd=tmp_path)
    assert other.returncode == 2
    assert "was started with other inputs or options" in other.stderr
    assert newsclean("clean", tmp_path / "a.jsonl", *how, cwd=tmp_path).returncode == 0
