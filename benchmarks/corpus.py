"""A corpus through ``newsclean clean``: throughput, memory, killing and resuming, broken rows.

    python benchmarks/corpus.py TEXTS.jsonl.gz [--documents 200000] [--workers 1 2] [--out FOLDER]

The texts (rows with ``text`` and ``url``) are cycled; each copy is varied: its
numbers differ, and a sentence of its own is added, so no two documents are
equal.  One row in a hundred is broken: bad bytes, nulls, no JSON, 50 MB of
text (one in all), a page nested 5,000 deep in the column of pages.

Measured are documents a second for each number of workers, the resident memory
of the largest process, from a twentieth of the documents on, and whether a run
that was killed three times and resumed gives the same bytes.
"""

from __future__ import annotations

import argparse
import filecmp
import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

BROKEN_EVERY = 100


def varied(row: dict[str, str], number: int) -> dict[str, object]:
    dice = random.Random(number)
    text = "".join(str(dice.randrange(10)) if c in "123456789" else c for c in row["text"])
    own = f"The council counted {dice.randrange(10**9)} votes in round {number}, it said."
    return {"id": number, "url": row.get("url"), "text": f"{text}\n\n{own}", "page": None}


def broken(number: int) -> bytes:
    kinds = [
        b'{"id": %d, "text": "caf\xe9"}\n',
        b'{"id": %d, "text": null}\n',
        b'{"id": %d, "text": "cut\n',
        b'{"id": %d, "page": "' + b"<div>" * 5000 + b'"}\n',
    ]
    if number == BROKEN_EVERY:
        return b'{"text": "' + b"x" * (50 << 20) + b'"}\n'
    return kinds[number // BROKEN_EVERY % len(kinds)] % number


def write_corpus(texts: Path, path: Path, documents: int) -> int:
    """Writes the corpus; gives how many rows are broken."""
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    bad = 0
    with path.open("wb") as file:
        for number in range(1, documents + 1):
            if number % BROKEN_EVERY == 0:
                bad += 1
                file.write(broken(number))
            else:
                row = varied(rows[number % len(rows)], number)
                file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return bad


def command(source: Path, out: Path, workers: int, *more: str) -> list[str]:
    errors = out.with_suffix(".errors.jsonl")
    options = ["--workers", str(workers), "--html-column", "page", "--errors", str(errors), "-q"]
    return [
        sys.executable,
        "-m",
        "newsclean",
        "clean",
        str(source),
        "-o",
        str(out),
        *options,
        *more,
    ]


def chunks_done(out: Path) -> int:
    try:
        return int(json.loads(Path(f"{out}.progress").read_text())["chunks"])
    except (OSError, ValueError):
        return 0


def family(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def resident(pid: int) -> float:
    """MB; 0 if the process is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measured(source: Path, out: Path, workers: int, documents: int) -> dict[str, float]:
    start = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command(source, out, workers))
    early = late = 0.0
    while process.poll() is None:
        most = max(map(resident, family(process.pid)), default=0.0)
        if chunks_done(out) * 100 < documents / 20:
            early = max(early, most)
        else:
            late = max(late, most)
        time.sleep(0.2)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rate = documents / seconds
    return {"seconds": seconds, "cpu": cpu, "rate": rate, "early": early, "late": late}


def kill_and_resume(source: Path, out: Path, workers: int, documents: int) -> int:
    """Kills a run three times and goes on with it each time; gives how often it was alive."""
    kills = 0
    for part in (0.2, 0.4, 0.7):
        process = subprocess.Popen(command(source, out, workers, "--resume"))
        while process.poll() is None and chunks_done(out) * 100 < part * documents:
            time.sleep(0.02)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command(source, out, workers, "--resume"), check=False)
    return kills


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--out", type=Path, default=Path("corpus-benchmark"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    source = args.out / "corpus.jsonl"
    bad = write_corpus(args.texts, source, args.documents)
    print(f"{args.documents:,} documents, {bad:,} broken, {source.stat().st_size / 1e6:,.0f} MB")
    outputs = []
    rates = []
    for workers in args.workers:
        out = args.out / f"workers-{workers}.jsonl"
        found = measured(source, out, workers, args.documents)
        outputs.append(out)
        rates.append(found["rate"])
        print(
            f"{workers} workers: {found['seconds']:,.1f} s, {found['rate']:,.1f} documents/s,"
            f" {found['rate'] / rates[0]:.2f} times the first, {found['cpu']:,.1f} s of CPU;"
            " largest process"
            f" {found['early']:,.0f} MB at first, {found['late']:,.0f} MB later",
            flush=True,
        )
    listed = sum(1 for _ in outputs[-1].with_suffix(".errors.jsonl").open("rb"))
    print(f"errors: {listed:,} of {bad:,} broken rows, and of no others: {listed == bad}")
    resumed = args.out / "resumed.jsonl"
    kills = kill_and_resume(source, resumed, args.workers[-1], args.documents)
    same = [filecmp.cmp(resumed, out, shallow=False) for out in outputs]
    print(f"killed {kills} times and resumed, the same bytes as each run: {all(same)}")


if __name__ == "__main__":
    main()
