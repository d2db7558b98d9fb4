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
LATE = (
    "api.cleaning",
    "corpus.rows",
    "model.jsonld",
    "model.markdown",
    "phrases.examples",
    "pipeline.defaults",
)

with atheris.instrument_imports(include=["newsclean"]):
    for late in LATE:
        import_module(f"newsclean.{late}")
    from targets import TARGETS

LIMITS = (
    f"-dict={HERE / 'words.dict'}",
    "-rss_limit_mb=2048",
    "-max_len=4096",
)


def fuzz(name: str) -> None:
    """Fuzzes the target of that name until an option of the command line ends it.

    Files that the command line names are tried, once each, and nothing is fuzzed.
    """
    found, findings = HERE / "found" / name, HERE / "findings"
    found.mkdir(parents=True, exist_ok=True)
    findings.mkdir(exist_ok=True)
    is_told_files = any(not word.startswith("-") for word in sys.argv[1:])
    options = [
        *([] if is_told_files else [str(found), str(HERE / "corpus" / name)]),
        *LIMITS,
        f"-artifact_prefix={findings}/{name}-",
        "-timeout=10",
    ]
    # libFuzzer starts itself anew to cut an input down.
    command = f"{sys.executable} {sys.argv[0]}"
    # What the caller says stands last, so that it counts.
    atheris.Setup([command, *options, *sys.argv[1:]], TARGETS[name])
    atheris.Fuzz()
