"""Fuzzes every target for a minute, in the same way each time: what `.ci/run` does.

    python tests/fuzz/gate.py [--seconds 60] [--jobs 2] [--findings tests/fuzz/findings]

A gate must not depend on luck: see `repeatable.py`.  A faster machine comes further on the same
way, and no further than to `MOST_INPUTS`, up to where it was seen to be clean.  What is found fails
the gate; it is written to a file, and printed, with the command that tries it again.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
# What a minute came to with atheris 3.0.0 on Python 3.11.
MOST_INPUTS = {
    "read_html": 16_500,
    "read_text": 168_000,
    "clean": 5_000,
    "rule_packs": 3_000,
    "articles": 1_100_000,
}
_TRIED = re.compile(r"number_of_executed_units: *(\d+)")
_LINES_OF_A_LOG = 60


class Run(NamedTuple):
    """How the fuzzing of one target ended."""

    target: str
    exit_code: int
    log: str
    findings: list[Path]

    @property
    def inputs(self) -> int:
        """How many were tried; 0 if the process did not come to count them."""
        tried = _TRIED.search(self.log)
        return int(tried[1]) if tried else 0


def fuzzed(target: str, seconds: int, findings: Path) -> Run:
    """Fuzzes ``target`` in a process of its own."""
    options = [f"-max_total_time={seconds}", f"-runs={MOST_INPUTS[target]}"]
    with tempfile.TemporaryDirectory() as folder:
        options.append(f"-artifact_prefix={folder}/")
        done = subprocess.run(
            [sys.executable, str(HERE / "repeatable.py"), target, *options],
            env={**os.environ, "PYTHONHASHSEED": "0"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        found = [
            Path(shutil.move(path, findings / f"{target}-{path.name}"))
            for path in sorted(Path(folder).iterdir())
        ]
    return Run(target, done.returncode, done.stdout.decode("utf-8", "replace"), found)


def told(run: Run) -> str:
    """What a reader is told of ``run``: a line, or all that helps to try it again."""
    if run.exit_code == 0:
        return f"{run.target}: {run.inputs:,} inputs, nothing found"
    lines = [f"{run.target}: BROKEN", *run.log.splitlines()[-_LINES_OF_A_LOG:]]
    for path in run.findings:
        lines += [
            f"the input is {path}; it is tried again by",
            f"    python tests/fuzz/{run.target}.py {path}",
            "and made anew elsewhere by",
            f"    echo {base64.b64encode(path.read_bytes()).decode()} | base64 -d > {path.name}",
        ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, help="of each target")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--findings", type=Path, default=HERE / "findings")
    args = parser.parse_args()
    args.findings.mkdir(parents=True, exist_ok=True)
    broken = False
    with ThreadPoolExecutor(args.jobs) as pool:
        runs = pool.map(lambda name: fuzzed(name, args.seconds, args.findings), MOST_INPUTS)
        for run in runs:
            print(told(run), flush=True)
            broken |= run.exit_code != 0
    sys.exit(broken)


if __name__ == "__main__":
    main()
