"""The forms of input files, told by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from newsclean.corpus.chunks import Source

DOCUMENTS: Mapping[str, str] = {".txt": "text", ".html": "html", ".htm": "html"}
"""Files that are one document each: what their names end in, and what they are."""
PACKED = (".gz", ".zst")
"""What names of packed files end in."""
_STREAMS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".warc": "warc"}
TABLES: Mapping[str, str] = {
    **{end + packed: form for end, form in _STREAMS.items() for packed in ("", *PACKED)},
    ".parquet": "parquet",
}
"""Files of many documents: what their names end in, and what they are."""


def form_of(path: str) -> str | None:
    """What a file is by its name: ``text``, ``html``, ``csv``, ``tsv``, ``jsonl``, ``parquet`` or
    ``warc``; ``None`` if the name does not tell.

    >>> form_of("a/Crawl.WARC.gz"), form_of("notes.md")
    ('warc', None)
    """
    name = path.lower()
    return next((form for end, form in FORMS.items() if name.endswith(end)), None)


FORMS = {**TABLES, **DOCUMENTS}


def sources_of(
    paths: Iterable[str],
    as_html: bool | None = None,
    form_of_all: str | None = None,
    encoding: str | None = None,
) -> list[Source]:
    """The files with their forms, which may be told; names that do not tell are text, or HTML if
    ``as_html``.
    """
    found = []
    for path in paths:
        form = form_of_all or form_of(path)
        if form in (None, "text", "html") and as_html is not None:
            form = "html" if as_html else "text"
        try:
            stat = os.stat(path)
            known = (stat.st_size, stat.st_mtime_ns)
        except OSError:  # named when it is read
            known = (0, 0)
        found.append(Source(path, form or "text", *known, encoding))
    return found
