"""Corpora through the command line: every kind of end, and going on after it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from support.corpora import (
    as_jsonl,
    command,
    environment,
    inputs,
    lines,
    newsclean,
)

pytest.importorskip("click", reason="click is not installed")
pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

from newsclean.cli.corpora import Job  # noqa: E402
from newsclean.corpus.cleaning import CleanedChunk, CleaningTask  # noqa: E402
from newsclean.corpus.documents import Columns  # noqa: E402
from newsclean.corpus.repeats import Repeats  # noqa: E402
from newsclean.corpus.sinks import OutputFiles  # noqa: E402
from newsclean.corpus.tally import Tally  # noqa: E402

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
    assert "out.jsonl was started with other inputs or options" in done.stderr


def test_rows_are_on_the_disk_before_their_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    files = OutputFiles(str(out), None, task="t")
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
    files.write(CleanedChunk(b"{}\n", b"", Tally()))
    files.close(complete=True)
    assert steps == [b"{}\n", "record", "replaced"]


def test_another_index_of_repeats_is_not_gone_on_with(tmp_path: Path) -> None:
    index = tmp_path / "r.parquet"
    job = Job([], Columns(), "out.jsonl", None, repeats=str(index))
    cleaning = CleaningTask(job.columns, job.encoding, None, job.repeats)
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
    assert "is not a record of a run" in done.stderr


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
        (["-", "--workers", "2"], "- is a table here: name its format"),
        (["-", "-", "--from", "jsonl"], "- is given twice"),
        (["-", "--from", "jsonl", "-o", "b", "--resume"], "cannot be read again"),
        (["a.jsonl", "--from", "docx"], "'docx' is not one of"),
        (["a.jsonl", "--format", "text"], "--format text of tables needs a folder"),
        (["a.jsonl", "--resume"], "--resume needs --output FILE"),
        (["a.jsonl", "-o", "a.jsonl"], "is also an input"),
        (["a.jsonl", "--errors", "a.jsonl"], "is also an input"),
        (["a.jsonl", "--workers", "0"], "0 is not in the range"),
        (["a.jsonl", "--repeats", "gone.parquet"], "gone.parquet: No such file"),
        (["a.jsonl", "--repeats", "r.parquet", "-o", "r.parquet"], "is also an input"),
        (
            ["a.jsonl", "-o", "b.jsonl", "--errors", "b.jsonl.progress"],
            "is a file of this run",
        ),
        (["a.jsonl", "-o", "b.csv"], "the output is JSON Lines"),
        (["a.jsonl", "-o", "b.jsonl", "--errors", "e.parquet"], "the list is JSON Lines"),
        (["a.json"], "a.json: if this has one JSON object per line, use --from jsonl"),
    ],
)
def test_usage_errors(args: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    Repeats().save(tmp_path / "r.parquet")
    done = newsclean("clean", *args, cwd=tmp_path)
    assert (done.returncode, message in done.stderr) == (2, True), done.stderr
