"""What ``import newsclean`` costs beyond the packages it stands on.

    python benchmarks/import_cost.py [--repeat N]

Starts fresh interpreters in turn and takes processor time: one that imports
attrs, selectolax and nothing else, one that imports newsclean, one that also
asks it for every public name.  The difference of the best times is what
newsclean itself adds; the aim is 15 ms at most.
"""

import argparse
import subprocess
import sys

BASE = "import attrs, selectolax.lexbor"
OURS = "import newsclean"
EVERY_NAME = "from newsclean import *"
TIMED = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def seconds(statement: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", TIMED.format(statement)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--repeat", type=int, default=15)
    args = parser.parse_args()
    rounds = [[seconds(what) for what in (BASE, OURS, EVERY_NAME)] for _ in range(args.repeat)]
    base, ours, names = (min(column) * 1e3 for column in zip(*rounds, strict=True))
    print(f"attrs and selectolax          {base:6.1f} ms  (best of {args.repeat})")
    print(f"import newsclean              {ours:6.1f} ms, {ours - base:+.1f}")
    print(f"every public name of it       {names:6.1f} ms, {names - base:+.1f}")


if __name__ == "__main__":
    main()
