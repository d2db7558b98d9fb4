"""What ``import newsclean`` costs beyond the packages it stands on.

    python benchmarks/import_cost.py [--repeat N]

Starts fresh interpreters in turn and takes processor time: one that imports attrs, selectolax and
nothing else, one that imports newsclean.  The difference of the best times is
what newsclean itself adds; the aim is 15 ms at most.
"""

import argparse
import subprocess
import sys

BASE = "import attrs, selectolax.lexbor"
OURS = "import newsclean"
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
    pairs = [(seconds(BASE), seconds(OURS)) for _ in range(args.repeat)]
    base, ours = (min(column) for column in zip(*pairs, strict=True))
    print(f"attrs and selectolax {base * 1e3:.1f} ms, newsclean {ours * 1e3:.1f} ms,")
    print(f"newsclean adds {(ours - base) * 1e3:.1f} ms (best of {args.repeat})")


if __name__ == "__main__":
    main()
