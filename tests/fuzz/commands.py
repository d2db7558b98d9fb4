"""Runs command lines on files that nobody means well with, and says what may not happen.

    python tests/fuzz/commands.py [--seconds 600] [--first 0]

Hypothesis makes both (`command_inputs.py`) and cuts down what it finds.  Of every command line:

* it ends within a minute of work, with exit code 0, 1 or 2, and never with a traceback;
* nothing in it is a fault of ours: no "please report it";
* exit code 1 comes with a word on what went wrong, and only then;
* what it says steers no terminal;
* what it only reads stays as it was.

And of every table that is whole: each row comes out as a row or as a fault.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import pyarrow.parquet as pq
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "src")]

from command_inputs import (  # noqa: E402 - of this folder
    DEVICES,
    PACKINGS,
    TABLES,
    Session,
    sessions,
    tables,
)

from newsclean.cli.app import run as command_line  # noqa: E402

MOST_WORK = 60
"""Seconds of a processor that a command line on a few kilobytes may take."""
LONGEST_WAIT = 1_200
"""Seconds in all: whoever waits for what never comes does no work.  Machines may be busy."""
# What rich itself sends: colours, and a progress bar that comes, moves and goes.
_OURS = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)|\r")
_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


class TakesTooLong(BaseException):
    """Nothing that catches errors catches it."""


@attrs.frozen
class Outcome:
    """How a command line ended, and what it said."""

    code: int
    out: bytes
    err: str


class _Terminal(io.TextIOWrapper):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@contextmanager
def _limited() -> Iterator[None]:
    def ring(number: int, _: object) -> None:
        raise TakesTooLong(signal.Signals(number).name)

    timers = (
        (signal.ITIMER_PROF, signal.SIGPROF, MOST_WORK),
        (signal.ITIMER_REAL, signal.SIGALRM, LONGEST_WAIT),
    )
    before = [signal.signal(number, ring) for _, number, _ in timers]
    for timer, _, seconds in timers:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (timer, number, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


@contextmanager
def _streams(given: bytes, kind: type[io.TextIOWrapper]) -> Iterator[list[Any]]:
    """Standard streams that are files; afterwards the list has what was written to both."""
    named = (sys.stdin, sys.stdout, sys.stderr)
    files = [tempfile.TemporaryFile(buffering=0) for _ in range(3)]  # noqa: SIM115 - closed below
    kept = [os.dup(number) for number in range(3)]
    said: list[Any] = []
    files[0].write(given)
    files[0].seek(0)
    try:
        for number, file in enumerate(files):
            os.dup2(file.fileno(), number)
        sys.stdin, sys.stdout, sys.stderr = (
            kind(os.fdopen(number, mode, closefd=False), "utf-8", errors="backslashreplace")
            for number, mode in enumerate(("rb", "wb", "wb"))
        )
        yield said
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdin, sys.stdout, sys.stderr = named
        for number, copy in enumerate(kept):
            os.dup2(copy, number)
            os.close(copy)
        for file in files:
            file.seek(0)
            said.append(file.read())
            file.close()


def run(args: tuple[str, ...], given: bytes = b"", *, on_terminal: bool = False) -> Outcome:
    """A command line in this process."""
    assert not any(arg.startswith("/") for arg in args), "no place outside of the folder"
    kind = _Terminal if on_terminal else io.TextIOWrapper
    with _streams(given, kind) as said, _limited():
        code = command_line(list(args))
    return Outcome(code, said[1], said[2].decode("utf-8"))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder to be in, which is gone afterwards."""
    before = os.getcwd()
    made = tempfile.mkdtemp()
    os.chdir(made)
    try:
        yield Path(made)
    finally:
        os.chdir(before)
        shutil.rmtree(made, ignore_errors=True)


# --- what may not happen --------------------------------------------------------------------


def _place(session: Session) -> dict[str, bytes]:
    """Puts the entries into this folder; gives the files among them."""
    files: dict[str, bytes] = {}
    os.makedirs("d", exist_ok=True)
    for name, device in DEVICES.items():
        os.symlink(device, name)
    for entry in session.entries:
        os.makedirs(os.path.dirname(entry.name) or ".", exist_ok=True)
        if entry.kind == "file":
            Path(entry.name).write_bytes(entry.data)
            files[entry.name] = entry.data
        elif entry.kind == "link" and not os.path.lexists(entry.name):
            os.symlink(entry.target, entry.name)
        elif entry.kind == "pipe" and not os.path.lexists(entry.name):
            os.mkfifo(entry.name)
    return files


def check_session(session: Session) -> int:
    """Runs the command lines of ``session``; gives their number."""
    with folder():
        files = _place(session)
        for args in session.steps:
            done = run(args, session.given, on_terminal=session.on_terminal)
            check_outcome(args, done, on_terminal=session.on_terminal)
        for name, data in files.items():
            assert Path(name).read_bytes() == data, f"{name!r} was changed"
        for name in DEVICES:
            assert os.path.islink(name), f"{name!r} was replaced"
    return len(session.steps)


def check_outcome(args: tuple[str, ...], done: Outcome, *, on_terminal: bool) -> None:
    assert done.code in (0, 1, 2), done
    assert "Traceback" not in done.err, done.err
    assert "please report it" not in done.err + done.out.decode("utf-8", "replace"), done
    assert done.code == 0 or "newsclean: " in done.err or "--errors" in args, (args, done)
    said = done.err + (done.out.decode("utf-8") if on_terminal else "")
    steered = _STEERS.search(_OURS.sub("", said))
    assert steered is None, (ascii(steered.group()), said[max(0, steered.start() - 40) :][:80])


# --- no row vanishes ------------------------------------------------------------------------


def _lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def check_rows(end: str, packing: str, table: list[dict[str, Any]]) -> int:
    """Every row of a whole table comes out, in whatever form it is written."""
    name = f"a{end}{packing}"
    expected = len(table)
    told = ("--workers", "1", "--errors", "e.jsonl")
    with folder():
        Path(name).write_bytes(PACKINGS[packing](TABLES[end](table)))
        for output, form in (("o.jsonl", "rows"), ("p.jsonl", "jsonl"), ("o.parquet", "rows")):
            args = ("clean", name, "-o", output, "--format", form, *told)
            done = run(args)
            if done.code == 2:
                assert "no column 'text'" in done.err, done
                return 1
            check_outcome(args, done, on_terminal=False)
            faults = len(_lines("e.jsonl"))
            if output == "o.parquet":
                found = pq.read_table(output).num_rows
            else:
                found = len(_lines(output)) + (faults if form == "jsonl" else 0)
            assert found == expected, (output, found, expected)
            assert done.code == (faults > 0), done
        counted = run(("stats", name, "--workers", "1"))
        assert counted.out.decode().split("\n")[0].split("\t")[-1] == str(expected)
    return 4


ways = st.sampled_from([*TABLES]).flatmap(
    lambda end: st.sampled_from([""] if end == ".parquet" else [*PACKINGS]).map(lambda p: (end, p))
)
TARGETS: dict[str, tuple[Callable[..., int], tuple[st.SearchStrategy[Any], ...]]] = {
    "sessions": (check_session, (sessions(),)),
    "rows": (lambda way, table: check_rows(*way, table), (ways, tables)),
}
"""What is checked, and of what."""


def fuzzed(name: str, examples: int, first: int) -> int:
    """Tries so many examples, the same for the same ``first``; gives how many commands ran."""
    check, strategies = TARGETS[name]
    count = 0

    @seed(first)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*strategies))
    def target(made: tuple[Any, ...]) -> None:
        nonlocal count
        count += check(*made)

    target()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--first", type=int, default=0, help="seed to begin with")
    args = parser.parse_args()
    began, count, number = time.monotonic(), 0, args.first
    while time.monotonic() - began < args.seconds:
        for name, examples in (("sessions", 200), ("rows", 20)):
            count += fuzzed(name, examples, number)
        number += 1
        print(f"{time.monotonic() - began:6.0f} s  {count:,} command lines", file=sys.stderr)
    print(f"{count:,} command lines, seeds {args.first} to {number - 1}: nothing found")


if __name__ == "__main__":
    main()
