"""Runs one target under atheris: coverage of newsclean's own code guides what is tried next.

    python tests/fuzz/read_html.py -max_total_time=60

Options are libFuzzer's.  What is found to reach new code goes to `tests/fuzz/found/`, an input that
breaks a law to `tests/fuzz/findings/`; both are no part of the project until somebody cuts one down
and keeps it in `tests/fuzz/corpus/`, where the tests replay it.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent

# Much of newsclean is imported on first use: too late for it to be watched.
LATE = ("defaults", "export", "plugins", "rows", "readers.html", "readers.text")

with atheris.instrument_imports(include=["newsclean"]):
    for late in LATE:
        import_module(f"newsclean.{late}")
    from targets import TARGETS


def fuzz(name: str) -> None:
    """Fuzzes the target of that name until an option of the command line ends it."""
    found, findings = HERE / "found" / name, HERE / "findings"
    found.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    options = [
        str(found),
        str(HERE / "corpus" / name),
        f"-dict={HERE / 'words.dict'}",
        f"-artifact_prefix={findings}/{name}-",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-max_len=4096",
    ]
    # What the caller says stands last, so that it counts.
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:]], TARGETS[name])
    atheris.Fuzz()
