"""Fuzzes every target in turn: python tests/fuzz/all.py [SECONDS], 60 each if not told otherwise.

Goes on to the next when one finds something, and says at the end which did.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGETS = ("read_html", "read_text", "clean", "rule_packs", "articles")


def main() -> None:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    failed = []
    for name in TARGETS:
        print(f"--- {name}", flush=True)
        options = [f"-max_total_time={seconds}", "-print_final_stats=1"]
        done = subprocess.run([sys.executable, str(HERE / f"{name}.py"), *options], check=False)
        if done.returncode:
            failed.append(name)
    print("--- commands", flush=True)
    command = [sys.executable, str(HERE / "commands.py"), "--seconds", str(seconds)]
    if subprocess.run(command, check=False).returncode:
        failed.append("commands")
    if failed:
        sys.exit(f"broken: {', '.join(failed)}; inputs are in {HERE / 'findings'} or above")


if __name__ == "__main__":
    main()
