"""How many wrong versions of the core the tests tell from the right one, by module.

Run ``make mutants``, which makes and tests them first.  With fewer than 90 % found out the exit
code is 1.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

RESULTS = Path("mutants/src/newsclean")
# What mutmut notes of a wrong version whose tests passed, or that no test reaches.
SURVIVED = (0, 5, 33)
LEAST = 0.9


def counts(path: Path) -> Counter[bool]:
    """How many versions of the module of ``path`` were found out, and how many not."""
    noted = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return Counter(code is not None and code not in SURVIVED for code in noted.values())


def main() -> int:
    """Prints a line for each module and one for all."""
    total: Counter[bool] = Counter()
    for path in sorted(RESULTS.rglob("*.py.meta")):
        found = counts(path)
        if found:
            show(str(path.relative_to(RESULTS)).removesuffix(".meta"), found)
            total += found
    show("all", total)
    return int(total[True] < LEAST * total.total())


def show(name: str, found: Counter[bool]) -> None:
    """One line."""
    print(f"{name:24} {found[True]:5} of {found.total():5}  {found[True] / found.total():6.1%}")


if __name__ == "__main__":
    sys.exit(main())
