"""A short run of what `commands.py` does for as long as one likes, the same each time."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

for needed in ("click", "pyarrow", "zstandard", "jinja2"):
    pytest.importorskip(needed, reason=f"{needed} is not installed")
if not hasattr(signal, "SIGALRM"):
    pytest.skip("this system has no alarm", allow_module_level=True)

sys.path.insert(0, str(Path(__file__).parent))

import commands  # noqa: E402 - of this folder
from command_inputs import Entry, Session  # noqa: E402


@pytest.mark.parametrize(("name", "examples"), [("sessions", 60), ("rows", 15)])
def test_a_short_run(name: str, examples: int) -> None:
    assert commands.fuzzed(name, examples, first=2020) >= examples


STORY = "A storm hit the coast on Friday, officials said.\n"
OUT = ("-o", "o.parquet", "--workers", "1")
FOUND = {
    "a name that is no UTF-8": ("caf\udce9.parquet", b"PAR1", [("clean", *OUT)]),
    "a name like an address": ("s3:a.parquet", b"PAR1", [("stats", "--workers", "1")]),
    "a device in place of Parquet": ("a.jsonl", b"{}", [("learn", "-o", "null", "--workers", "1")]),
    "a share that is no number": ("a.txt", b"a", [("learn", *OUT, "--short-share", "nan")]),
    "a file left open": ("a.csv", b"\xff\xfet\0\n\0\xd8", [("stats", "--workers", "1")]),
    "a table without rows": ("a.jsonl", b"", [("report", "-o", "r.html")]),
    "deep brackets": ("a.jsonl", b"[" * 99_999, [("report", "-o", "r.html"), ("clean", *OUT)]),
    "a name that turns the line": ("\u202etxt.txt", STORY.encode(), [("clean",), ("split",)]),
}


@pytest.mark.parametrize("case", FOUND)
@pytest.mark.parametrize("on_terminal", [False, True])
def test_what_was_found(case: str, on_terminal: bool) -> None:
    name, data, commands_ = FOUND[case]
    steps = tuple([(*command, name) for command in commands_])
    session = Session((Entry(name, "file", data),), steps, b"", on_terminal)
    assert commands.check_session(session) == len(steps)


def _outcome(code: int = 0, out: bytes = b"", err: str = "") -> commands.Outcome:
    return commands.Outcome(code, out, err)


@pytest.mark.parametrize(
    "wrong",
    [
        _outcome(3, err="newsclean: a"),
        _outcome(1),
        _outcome(1, err="Traceback (most recent call last):"),
        _outcome(1, err="newsclean: a: internal error, please report it"),
        _outcome(0, err="newsclean: \x1b]0;a\x07"),
        _outcome(0, out="\u202etxt".encode()),
        _outcome(0, out=b"\x1b[2J"),
    ],
)
def test_what_may_not_happen_is_seen(wrong: commands.Outcome) -> None:
    with pytest.raises(AssertionError):
        commands.check_outcome(("clean",), wrong, on_terminal=True)
