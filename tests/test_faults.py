"""What goes wrong outside: processes, disks and files.  One clear line each, and nothing is lost.

Rows read before the fault are in the output, which stays whole, or come with ``--resume``.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
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

from newsclean import cli  # noqa: E402
from newsclean.cli import corpora, statistics  # noqa: E402
from newsclean.corpus import runner, sinks  # noqa: E402
from newsclean.corpus.chunks import Chunk  # noqa: E402
from newsclean.corpus.documents import Columns, documents  # noqa: E402
from newsclean.corpus.forms import sources_of  # noqa: E402
from newsclean.corpus.rows import Fault  # noqa: E402
from newsclean.corpus.runner import ProcessKilledError, results  # noqa: E402
from newsclean.corpus.sources import chunks  # noqa: E402

SOURCE = Path(__file__).parents[1] / "src"
STORY = "A storm hit the northern coast on Friday, officials said, and two harbours were shut."
PAGE = f"<html><h1>Storm hits coast</h1><p>{STORY}</p></html>".encode()
Row = dict[str, Any]


def inputs(count: int) -> list[Row]:
    return [{"id": n, "text": f"{STORY}\n\nOf {n} boats {n * n} came back."} for n in range(count)]


def as_jsonl(data: list[Row]) -> bytes:
    return "".join([json.dumps(row) + "\n" for row in data]).encode()


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path: Path) -> list[int]:
    """The ``id`` of each row of an output, which must be whole."""
    found = lines(path) if path.suffix == ".jsonl" else pq.read_table(path).to_pylist()
    assert all(row["text"].startswith(STORY) for row in found if row["error"] is None)
    return [row["id"] for row in found if row["error"] is None]


def environment(*more: Path) -> dict[str, str]:
    path = os.pathsep.join(map(str, filter(None, (*more, SOURCE, os.environ.get("PYTHONPATH")))))
    return {**os.environ, "PYTHONPATH": path}


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "newsclean", *map(str, args)]


def newsclean(*args: object, **how: Any) -> tuple[int, list[str]]:
    """Exit code and lines on standard error of a process."""
    how = {"env": environment(), "encoding": "utf-8", "timeout": 120, **how}
    done = subprocess.run(command(*args), capture_output=True, check=False, **how)
    return done.returncode, done.stderr.splitlines()


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, list[str]]]:
    """The same in this process, in ``tmp_path``, on one core."""
    monkeypatch.chdir(tmp_path)

    def in_process(*args: str) -> tuple[int, list[str]]:
        quiet = ("-q",) if args[0] == "clean" else ()
        code = cli.run([*args, "--workers", "1", *quiet])
        return code, capfd.readouterr().err.splitlines()

    return in_process


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
    assert told.splitlines() == [line] * kills
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
        letter for _, done in results(task, rows_of("abcdefgh"), 2, told.append) for letter in done
    ]
    assert "".join(found) == "abcdefgh"
    assert told == ["a process was killed (SIGKILL); another cleans its rows again"]


def test_a_row_that_kills_each_worker_is_a_fault() -> None:
    found = [row for _, done in results(Killed("f"), rows_of("abcdefgh"), 2) for row in done]
    fault = "killed: each process that cleaned it was killed (SIGKILL)"
    assert found == ["a", "b", "c", "d", "e", fault, "g", "h"]


def test_rows_that_kill_a_worker_only_together_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_MOST_KILLERS", 0)
    found = []
    with pytest.raises(ProcessKilledError) as caught:
        found.extend(done for _, done in results(Killed("f"), rows_of("abcdefgh"), 2))
    assert found == [["a", "b"], ["c", "d"]]
    assert str(caught.value) == (
        "a.jsonl: rows 5 to 6: the process that cleaned them was killed (SIGKILL), and so did"
        " others: maybe for lack of memory"
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
        patched.setattr(corpora, "results", killed)
        code, told = run(*args, "a.jsonl")
    resumed = "; --resume goes on from here" if "out.jsonl" in args else ""
    assert (code, told) == (
        1,
        [f"newsclean: a.jsonl: rows 1 to 9: the process was killed{resumed}"],
    )
    if resumed:
        assert run(*args, "a.jsonl", "--resume") == (0, [])
        assert ids(tmp_path / "out.jsonl") == [0]
    else:
        assert os.listdir(tmp_path) == ["a.jsonl"]


# --- disks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_a_full_disk_ends_the_run_which_goes_on_from_there(out: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(500)))
    args = ["clean", "a.jsonl", "-o", out, "--errors", "e.jsonl", "-q", "--workers", 1]
    code, told = newsclean(
        *args,
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000)),
    )
    at_fault = out if out == "out.jsonl" else f"{out}.part"
    assert (code, told) == (1, [f"newsclean: {at_fault}: File too large"])
    assert 100 <= len(ids(tmp_path / out)) < 500
    assert newsclean(*args, "--resume", cwd=tmp_path) == (0, [])
    assert ids(tmp_path / out) == list(range(500))
    assert sorted(os.listdir(tmp_path)) == ["a.jsonl", "e.jsonl", out]


def in_a_namespace(script: str, folder: Path) -> tuple[int, str]:
    """Runs a shell ``script``, whose mounts nobody else sees; gives exit code and what it says."""
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here")
    whole = f"mount -t tmpfs -o size=64k tmpfs disk || exit 77\n{script}"
    asked = ["unshare", "--mount", "--map-root-user", "sh", "-c", whole]
    done = subprocess.run(
        asked, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")
    return done.returncode, done.stderr


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
def test_a_disk_without_room_for_anything(out: str, tmp_path: Path) -> None:
    """Not even for the record of how far the run is."""
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(500)))
    for name in ("disk", "saved"):
        (tmp_path / name).mkdir()
    args = " ".join(command("clean", "a.jsonl", "-q", "--workers", 1, "-o"))
    code, told = in_a_namespace(
        f"{args} disk/{out}\ncode=$?; cp disk/* saved; exit $code", tmp_path
    )
    assert code == 1
    assert told.endswith(": No space left on device\n")
    assert told.count("\n") == 1
    assert newsclean(*args.split()[3:], f"saved/{out}", "--resume", cwd=tmp_path) == (0, [])
    assert ids(tmp_path / "saved" / out) == list(range(500))


def test_a_read_only_disk_is_found_out_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    (tmp_path / "disk").mkdir()
    asked = [
        command("clean", "a.jsonl", "-o", "disk/out.jsonl", "--workers", 1),
        command("clean", "a.jsonl", "-o", "disk/out.parquet", "--workers", 1),
        command("learn", "a.jsonl", "-o", "disk/out.parquet", "--workers", 1),
    ]
    script = "\n".join(["mount -o remount,ro disk", *map(" ".join, asked)])
    code, told = in_a_namespace(script, tmp_path)
    assert (code, told.splitlines()) == (
        1,
        [
            "newsclean: disk/out.jsonl: Read-only file system",
            "newsclean: disk/out.parquet: Read-only file system",
            "newsclean: disk/out.parquet: Read-only file system",
        ],
    )


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["clean", "-o", "gone/out.jsonl"], "gone/out.jsonl: No such file or directory"),
        (["clean", "-o", "gone/out.parquet"], "gone/out.parquet: No such file or directory"),
        (["clean", "-o", "folder.parquet"], "folder.parquet: Is a directory"),
        (["clean", "-o", "old.jsonl", "--errors", "gone/e"], "gone/e: No such file or directory"),
        (["clean", "-o", "old.jsonl", "--errors", "."], ".: Is a directory"),
        (["learn", "-o", "gone/r.parquet"], "gone/r.parquet: No such file or directory"),
        (["learn", "-o", "folder.parquet"], "folder.parquet: Is a directory"),
        (["stats", "--plot", "gone/a.svg"], "gone/a.svg: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_found_out_before_the_work(
    args: list[str], told: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    (tmp_path / "old.jsonl").write_text("old")
    (tmp_path / "folder.parquet").mkdir()
    for module in (corpora, statistics):
        monkeypatch.setattr(module, "results", pytest.fail, raising=False)
    code, found = run(*args, "a.jsonl")
    assert (code, len(found)) == (1, 1)
    assert found[0].startswith(f"newsclean: {told}")
    assert (tmp_path / "old.jsonl").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["a.jsonl", "folder.parquet", "old.jsonl"]


def test_one_file_for_output_and_errors_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(1)))
    code, told = run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "./out.jsonl")
    assert (code, told[0]) == (2, "newsclean: --output and --errors are both out.jsonl")
    assert os.listdir(tmp_path) == ["a.jsonl"]


def test_pipes_and_devices_are_written_to_as_they_are(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)) + b"[1]\n")
    assert run("clean", "a.jsonl", "-o", "/dev/null", "--errors", "e.jsonl")[0] == 1
    assert [row["row"] for row in lines(tmp_path / "e.jsonl")] == [3]
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "/dev/null") == (1, [])
    assert ids(tmp_path / "out.jsonl") == [0, 1]
    assert run("clean", "a.jsonl", "-o", "/dev/null", "--resume")[0] == 2
    assert not os.path.exists("/dev/null.progress")


def test_errors_are_listed_beside_standard_output_too(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)) + b"[1]\n")
    assert run("clean", "a.jsonl", "--errors", "e.jsonl") == (1, [])
    assert [row["kind"] for row in lines(tmp_path / "e.jsonl")] == ["row"]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    assert run("clean", "a.jsonl", "--errors", "e.jsonl") == (0, [])
    assert lines(tmp_path / "e.jsonl") == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_the_file_that_is_full_is_the_one_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)) + b"[1]\n")
    told = ["newsclean: /dev/full: No space left on device"]
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "/dev/full") == (1, told)
    assert ids(tmp_path / "out.jsonl") == []
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "/dev/null", "--resume")[0] == 1
    assert ids(tmp_path / "out.jsonl") == [0, 1]


# --- two runs -------------------------------------------------------------------------------


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet"])
@pytest.mark.parametrize("resume", [[], ["--resume"]])
def test_two_runs_on_one_output(out: str, resume: list[str], run: Any, tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no locks here")
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    first = sinks.Files(out, None, task="first", head=b"first\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code, told = run("clean", "a.jsonl", "-o", out, *resume)
    at_fault = out if out == "out.jsonl" else f"{out}.part"
    assert (code, told) == (1, [f"newsclean: {at_fault}: another run is writing it"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    first._release()
    assert run("clean", "a.jsonl", "-o", out) == (0, [])
    assert ids(tmp_path / out) == [0, 1]


def test_two_runs_on_one_list_of_errors(run: Any, tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no locks here")
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    (tmp_path / "out.jsonl").write_text("old")
    first = sinks.Files("other.jsonl", "e.jsonl", task="first")
    told = ["newsclean: e.jsonl: another run is writing it"]
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "e.jsonl") == (1, told)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    first._release()


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
    monkeypatch.setattr(cli, "sources_of", listed)
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
        ("zst", _packed_with_zstd, "the file ends within a frame of zstd"),
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
        told = [] if cut <= length else ["file: the file ends within a record"]
        assert faults == told, cut


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "file: a WARC record whose length is '', no"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "file: a WARC record whose length is '-5', no"),
        (b"WARC/1.0\r\nContent-Length: 9\r\nA: " + b"x" * 70_000, "file: the file ends within"),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 500, "file: a WARC record without an end to its head"),
        (b"<html>", "file: no WARC record where one should begin"),
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
    assert run("clean", "a.jsonl", *args, "-o", "out.jsonl") == (1, [])
    faults = lines(tmp_path / "e.jsonl")
    assert [fault["row"] for fault in faults] == [51 + 100 * k for k in range(7)]
    assert [fault["kind"] for fault in faults] == [*broken, "page", "page", "empty"]
    found = lines(tmp_path / "out.jsonl")
    assert len(found) == 700
    assert [row for row in found if row["error"] is None] == lines(tmp_path / "whole.jsonl")
