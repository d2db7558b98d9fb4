"""Worker processes that are killed: nothing is lost, and a row that kills is a fault."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

pytest.importorskip("click", reason="click is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
import pyarrow.parquet as pq  # noqa: E402

from newsclean.cli import corpora  # noqa: E402
from newsclean.corpus import runner  # noqa: E402
from newsclean.corpus.chunks import Chunk  # noqa: E402
from newsclean.corpus.documents import Columns, documents  # noqa: E402
from newsclean.corpus.forms import sources_of  # noqa: E402
from newsclean.corpus.rows import Fault  # noqa: E402
from newsclean.corpus.runner import ProcessKilledError, process_chunks  # noqa: E402
from newsclean.corpus.sources import chunks  # noqa: E402
from support.corpus_runs import (  # noqa: E402
    STORY,
    as_jsonl,
    command,
    environment,
    ids,
    inputs,
    lines,
    newsclean,
)

# --- processes ------------------------------------------------------------------------------


def wait_for(record: Path, chunks_done: int = 1) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if json.loads(record.read_text())["chunks"] >= chunks_done:
                return
        except (OSError, ValueError):
            pass
        time.sleep(0.01)
    raise AssertionError("it never began")


def workers_of(number: int) -> list[int]:
    """The processes that clean for process ``number``."""
    lists = list(Path(f"/proc/{number}/task").glob("*/children"))
    if not lists:
        pytest.skip("no /proc here")
    found = [int(child) for children in lists for child in children.read_text().split()]
    return [
        child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(3000)))
    process = subprocess.Popen(
        command("clean", "a.jsonl", "-o", "out.jsonl", "-q", "--workers", 2),
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    kills = 0
    for chunks_done in (1, 5, 9):
        wait_for(tmp_path / "out.jsonl.progress", chunks_done)
        for number in workers_of(process.pid)[:1]:
            os.kill(number, signal.SIGKILL)
            kills += 1
    _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    line = "newsclean: a process was killed (SIGKILL); another cleans its rows again"
    assert kills >= 2
    # One that was killed and not yet replaced may have been killed again.
    assert set(told.splitlines()) == {line}
    assert len(told.splitlines()) <= kills
    assert ids(tmp_path / "out.jsonl") == list(range(3000))


@attrs.frozen
class Killed:
    """A task that kills the process that does it."""

    over: str
    """Of which text."""
    note: str = ""
    """A file that says that this was done; then it is done no more."""

    def prepared(self) -> Callable[[Chunk], list[str]]:
        def work(chunk: Chunk) -> list[str]:
            done = []
            for document in documents(chunk, Columns()):
                if document.fault is None and document.text == self.over:
                    self.kill()
                done.append(str(document.fault or document.text))
            return done

        return work

    def kill(self) -> None:
        if os.path.exists(self.note):
            return
        if self.note:
            open(self.note, "wb").close()
        # In the middle of a word.
        os.write(_pipe_of_this_process(), b"\0\0\1\0 half")
        os.kill(os.getpid(), signal.SIGKILL)


def _pipe_of_this_process() -> int:
    frame = sys._getframe()
    while frame.f_code.co_name != "_serve":
        assert frame.f_back is not None
        frame = frame.f_back
    return int(frame.f_locals["pipe"].fileno())


def rows_of(texts: str) -> list[Chunk]:
    """Two rows a chunk, one letter each."""
    lines = [json.dumps({"text": letter}).encode() for letter in texts]
    return [
        Chunk("a.jsonl", "jsonl", first + 1, tuple(lines[first : first + 2]))
        for first in range(0, len(lines), 2)
    ]


def test_a_worker_killed_in_the_middle_of_its_answer(tmp_path: Path) -> None:
    told: list[str] = []
    task = Killed("f", str(tmp_path / "done"))
    found = [
        letter
        for _, done in process_chunks(task, rows_of("abcdefgh"), 2, told.append)
        for letter in done
    ]
    assert "".join(found) == "abcdefgh"
    assert told == ["a process was killed (SIGKILL); another cleans its rows again"]


def test_a_row_that_kills_each_worker_is_a_fault() -> None:
    found = [row for _, done in process_chunks(Killed("f"), rows_of("abcdefgh"), 2) for row in done]
    fault = "killed: every process that cleaned it was killed (SIGKILL)"
    assert found == ["a", "b", "c", "d", "e", fault, "g", "h"]


def test_what_was_known_to_be_wrong_with_a_row_stays_known() -> None:
    first, *others = rows_of("abcdefgh")
    known = Fault("too-large", "so")
    given = [attrs.evolve(chunk, faults={0: known}) for chunk in (first, *others)]
    found = [row for _, done in process_chunks(Killed("f"), given, 2) for row in done]
    fault = "killed: every process that cleaned it was killed (SIGKILL)"
    assert found[::2] == [str(known)] * 4
    assert found[1::2] == ["b", "d", fault, "h"]


def test_rows_that_kill_a_worker_only_together_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_MOST_KILLERS", 0)
    found = []
    with pytest.raises(ProcessKilledError) as caught:
        found.extend(done for _, done in process_chunks(Killed("f"), rows_of("abcdefgh"), 2))
    assert found == [["a", "b"], ["c", "d"]]
    assert str(caught.value) == (
        "a.jsonl: rows 5 to 6: the process that cleaned them was killed (SIGKILL), and so were"
        " others; perhaps there is too little memory"
    )


@pytest.mark.parametrize("form", ["parquet", "csv", "text"])
def test_faults_that_are_known_are_put_into_any_form_of_input(form: str, tmp_path: Path) -> None:
    if form == "parquet":
        pq.write_table(pa.table({"text": ["a", "b"]}), tmp_path / "a.parquet")
    elif form == "csv":
        (tmp_path / "a.csv").write_text("text\na\nb\n")
    else:
        for letter in "ab":
            (tmp_path / f"{letter}.txt").write_text(letter)
    (chunk,) = chunks(sources_of(sorted(map(str, tmp_path.iterdir()))))
    assert chunk.count == 2
    known = Fault("killed", "so")
    first, second = documents(attrs.evolve(chunk, faults={1: known}), Columns())
    assert (first.fault, second.fault) == (None, known)
    assert second.text in ("b", b"b")


@pytest.mark.parametrize(
    "args", [["clean", "-o", "out.jsonl"], ["clean"], ["stats"], ["learn", "-o", "r.parquet"]]
)
def test_a_run_that_ends_so_says_where(
    args: list[str], run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> Any:
        raise ProcessKilledError("a.jsonl: rows 1 to 9: the process was killed")

    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    with monkeypatch.context() as patched:
        patched.setattr(corpora, "process_chunks", killed)
        code, told = run(*args, "a.jsonl")
    resumed = "; continue with --resume" if "out.jsonl" in args else ""
    assert (code, told) == (
        1,
        [f"newsclean: a.jsonl: rows 1 to 9: the process was killed{resumed}"],
    )
    if resumed:
        assert run(*args, "a.jsonl", "--resume") == (0, [])
        assert ids(tmp_path / "out.jsonl") == [0]
    else:
        assert os.listdir(tmp_path) == ["a.jsonl"]


# --- plugins --------------------------------------------------------------------------------


def test_a_plugin_that_raises_costs_no_row_and_is_told_of_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    info = site / "unlucky_plugin-1.0.dist-info"
    info.mkdir(parents=True)
    (site / "unlucky_plugin.py").write_text("def unlucky(article):\n    raise KeyError('oops')\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: unlucky-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newsclean.cleaners]\nx = unlucky_plugin:unlucky\n")
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(250)))
    warning = (
        "plugin 'x' of unlucky-plugin (newsclean.cleaners) was skipped:"
        " cleaner 'unlucky' raised KeyError: 'oops'"
    )
    for out in ("out.jsonl", "out.parquet"):
        args = ["clean", "a.jsonl", "-o", out, "--workers", 2]
        code, told = newsclean(*args, cwd=tmp_path, env=environment(site))
        assert (code, told[0]) == (0, f"newsclean: {warning}")
        assert [line.split() for line in told if "warnings" in line] == [
            ["with", "warnings", "250", "100.0%"]
        ]
        assert sum("oops" in line for line in told) == 1
        assert ids(tmp_path / out) == list(range(250))
    assert [row["warnings"] for row in lines(tmp_path / "out.jsonl")] == [[warning]] * 250
    assert pq.read_table(tmp_path / "out.parquet")["warnings"].to_pylist() == [[warning]] * 250
    (tmp_path / "a.txt").write_text(STORY)
    code, told = newsclean("clean", "a.txt", cwd=tmp_path, env=environment(site))
    assert (code, told) == (0, [f"newsclean: {warning}"])


# --- rows -----------------------------------------------------------------------------------


def test_one_broken_row_in_a_hundred_leaves_the_others_as_they_were(
    run: Any, tmp_path: Path
) -> None:
    good = [{"id": n, "page": f"<h1>Storm {n}</h1><p>{STORY}</p>"} for n in range(693)]
    broken: dict[str, bytes] = {
        "encoding": b'{"page": "caf\xe9"}\n',
        "empty": b'{"page": null}\n',
        "row": b'{"page": "<p>cut o\n',
        "too-large": b'{"page": "' + b"x" * 50_000_000 + b'"}\n',
    }
    hostile = [
        {"page": "<div>" * 100_000 + "x"},
        {"page": "<p " + " ".join(f"a{k}=1" for k in range(50_000)) + ">x"},
        {"page": "<script>" * 1000},
    ]
    rows = as_jsonl(good).splitlines(keepends=True)
    (tmp_path / "good.jsonl").write_bytes(b"".join(rows))
    bad = [*broken.values(), *as_jsonl(hostile).splitlines(keepends=True)]
    for k, line in enumerate(bad):
        rows.insert(50 + 100 * k, line)
    (tmp_path / "a.jsonl").write_bytes(b"".join(rows))
    args = ["--html-column", "page", "--errors", "e.jsonl"]
    assert run("clean", "good.jsonl", *args, "-o", "whole.jsonl") == (0, [])
    code, told = run("clean", "a.jsonl", *args, "-o", "out.jsonl")
    faults = lines(tmp_path / "e.jsonl")
    assert code == 1
    assert told == [f"newsclean: a.jsonl: row {row['row']}: {row['message']}" for row in faults]
    assert [fault["row"] for fault in faults] == [51 + 100 * k for k in range(7)]
    assert [fault["kind"] for fault in faults] == [*broken, "page", "page", "empty"]
    found = lines(tmp_path / "out.jsonl")
    assert len(found) == 700
    assert [row for row in found if row["error"] is None] == lines(tmp_path / "whole.jsonl")
