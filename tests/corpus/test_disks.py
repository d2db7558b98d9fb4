"""Disks that are full or cannot be written, and two runs on one output."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("click", reason="click is not installed")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from newsclean.cli import corpora  # noqa: E402
from newsclean.corpus import sinks  # noqa: E402
from support.corpus_runs import as_jsonl, command, environment, ids, inputs, lines, newsclean  # noqa: E402

# --- disks ----------------------------------------------------------------------------------

FAULT = "newsclean: a.jsonl: row 3: expected an object, not list"


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
    monkeypatch.setattr(corpora, "process_chunks", pytest.fail)
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
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "/dev/null") == (1, [FAULT])
    assert ids(tmp_path / "out.jsonl") == [0, 1]
    assert run("clean", "a.jsonl", "-o", "/dev/null", "--resume")[0] == 2
    assert not os.path.exists("/dev/null.progress")


def test_errors_are_listed_beside_standard_output_too(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)) + b"[1]\n")
    assert run("clean", "a.jsonl", "--errors", "e.jsonl") == (1, [FAULT])
    assert [row["kind"] for row in lines(tmp_path / "e.jsonl")] == ["row"]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)))
    assert run("clean", "a.jsonl", "--errors", "e.jsonl") == (0, [])
    assert lines(tmp_path / "e.jsonl") == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_the_file_that_is_full_is_the_one_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(inputs(2)) + b"[1]\n")
    told = [FAULT, "newsclean: /dev/full: No space left on device"]
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
    first = sinks.OutputFiles(out, None, task="first", head=b"first\n")
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
    first = sinks.OutputFiles("other.jsonl", "e.jsonl", task="first")
    told = ["newsclean: e.jsonl: another run is writing it"]
    assert run("clean", "a.jsonl", "-o", "out.jsonl", "--errors", "e.jsonl") == (1, told)
    assert (tmp_path / "out.jsonl").read_text() == "old"
    first._release()
