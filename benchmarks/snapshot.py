"""Write what newsclean makes of real documents, to compare two versions byte by byte.

    python benchmarks/snapshot.py OUT SET ... [--workers N]

Each SET is a .jsonl or .jsonl.gz file with a document a line: its ``html`` if it has any, else its
``text``.  OUT/NAME.jsonl gets one line per document: ``Article.to_dict`` before and after cleaning.
The digest of each file is printed.  Equal digests mean equal articles.  To move code without
changing what it does:

    git switch main && python benchmarks/snapshot.py before SETS
    git switch move && python benchmarks/snapshot.py after SETS && diff -rq before after
"""

from __future__ import annotations

import argparse
import hashlib
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from pages import rows_in

from newsclean import Article, NewscleanError, clean, read_html, read_text


def snapshot(row: dict[str, Any]) -> str:
    """One line of JSON: the article as read and as cleaned, or the error that refused it."""
    found: dict[str, Any] = {"id": row.get("id")}
    try:
        article = _read(row)
        found |= {"read": article.to_dict(), "clean": clean(article).to_dict()}
    except NewscleanError as error:
        found["error"] = f"{type(error).__name__}: {error}"
    return json.dumps(found, ensure_ascii=False)


def _read(row: dict[str, Any]) -> Article:
    if row.get("html"):
        return read_html(row["html"], url=row.get("url"))
    return read_text(row["text"], url=row.get("url"), language=row.get("lang"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(args.workers) as pool:
        for path in args.sets:
            name = path.name.partition(".")[0]
            digest, count = hashlib.sha256(), 0
            with open(args.out / f"{name}.jsonl", "wb") as file:
                for line in pool.map(snapshot, rows_in(path), chunksize=8):
                    data = f"{line}\n".encode("utf-8", "surrogatepass")
                    file.write(data)
                    digest.update(data)
                    count += 1
            print(f"{name:<14} {count:6,} documents  sha256 {digest.hexdigest()}", flush=True)


if __name__ == "__main__":
    main()
