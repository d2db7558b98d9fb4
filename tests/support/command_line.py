"""The command line run as a process, on pipes and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

from support import HOME

COMMAND = [sys.executable, "-m", "newsclean"]


ESCAPE = "\x1b["


PLAIN = (
    "Storm hits northern coast\n\nA storm hit the coast on Friday, officials said.\n\nRead more\n"
)


APPEAL = "Keep scrolling for more stories"


RULES = """
language = "en"
sources = "a test"

[[rule]]
id = "en.related.keep-scrolling"
label = "related"
where = "line"
match = ["keep scrolling [for (more|other) (stories|news)]"]
drop = ["Keep scrolling for more stories"]
keep = ["Keep scrolling and you will find the names."]
"""
"""A pack of one rule, which takes the appeal."""


BODY = "A storm hit the coast on Friday, officials said."


def environment(**changed: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    path = os.pathsep.join(filter(None, (str(HOME), os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "TERM": "xterm-256color", **changed}


def newsclean(*args: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    how = {"capture_output": True, "timeout": 120, "env": environment(), **how}
    return subprocess.run([*COMMAND, *map(os.fsencode, map(str, args))], check=False, **how)


def rows(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def on_terminal(
    *args: object, piped: tuple[str, ...] = (), cwd: Path | None = None, **env: str
) -> tuple[int, str, bytes]:
    """Exit code, what a terminal shows, and what came through the pipes named in ``piped``."""
    ours, theirs = pty.openpty()
    streams = {name: subprocess.PIPE if name in piped else theirs for name in ("stdout", "stderr")}
    process = subprocess.Popen(
        [*COMMAND, *map(str, args)],
        stdin=subprocess.DEVNULL,
        env=environment(COLUMNS="80", **env),
        cwd=cwd,
        **streams,
    )
    os.close(theirs)
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    out, err = process.communicate(timeout=120)
    return (
        process.returncode,
        shown.decode("utf-8").replace("\r\n", "\n"),
        (out or b"") + (err or b""),
    )


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        return b""
