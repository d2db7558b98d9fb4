"""Corpora for tests of the command line: inputs in every form, what should come of them, runs."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline
from newsclean.corpus import rows

pytest.importorskip("click", reason="click is not installed")
from support import HOME, SEEDS

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")


TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS]
PAGE = (
    b"<html lang=en><title>Storm hits coast</title><nav><a href=/>Home</a></nav><article>"
    b"<h1>Storm hits coast</h1><p>A storm hit the northern coast on Friday, officials said,"
    b" and two harbours were shut.</p></article></html>"
)
Row = dict[str, Any]


def command(*args: object) -> list[str]:
    return [sys.executable, "-m", "newsclean", *map(str, args)]


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, (str(HOME), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path}


def newsclean(*args: object, cwd: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*args),
        cwd=cwd,
        input=given,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def inputs(count: int) -> list[Row]:
    return [
        {"id": n, "url": f"https://example.com/2021/03/01/{n}", "text": f"{TEXTS[n % 5]}\n\n{n}"}
        for n in range(count)
    ]


def as_jsonl(data: list[Row]) -> bytes:
    return "".join([json.dumps(row, ensure_ascii=False) + "\n" for row in data]).encode()


def as_csv(data: list[Row], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(data[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(data)
    return out.getvalue().encode()


def expected(row: Row) -> Row:
    outcome = rows.clean_row(row["text"], None, row["url"], Pipeline.default())
    added = rows.row_of(outcome, row["url"])
    for name in ("published", "modified"):
        if added[name] is not None:
            added[name] = added[name].isoformat()
    return {"id": row["id"], "input_url": row["url"], "input_text": row["text"], **added}


def http(body: bytes, *head: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", *head, "", ""]).encode() + body


def warc(kind: str, url: str, body: bytes, media: str = "application/http") -> bytes:
    head = f"WARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {media}"
    return (
        f"WARC/1.0\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
    )
