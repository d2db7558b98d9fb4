"""Fuzzes one target in the same way each time: what is tried is a function of the code alone.

    PYTHONHASHSEED=0 python tests/fuzz/repeatable.py clean -max_total_time=60

More options are libFuzzer's.  Nothing that an earlier run found is read; the kept inputs come in
an order of their own, not the file system's; and no clock has a say in what is tried next.
"""

from __future__ import annotations

import sys

import atheris
from harness import HERE, LIMITS
from targets import TARGETS

OPTIONS = (
    "-seed=1",
    "-shuffle=0",
    "-reload=0",
    # It weighs inputs by what depends on where in memory things lie.
    "-entropic=0",
    # A busy machine may stand still for a while; what is slow has tests of its own.
    "-timeout=120",
    "-print_final_stats=1",
)


def main() -> None:
    name, *told = sys.argv[1:]
    kept = sorted((HERE / "corpus" / name).iterdir())
    options = [*LIMITS, *OPTIONS, f"-seed_inputs={','.join(map(str, kept))}"]
    atheris.Setup([sys.argv[0], *options, *told], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
