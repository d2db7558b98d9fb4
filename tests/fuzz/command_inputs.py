"""Command lines and the files that they name, as strategies of Hypothesis: none is well meant.

A :class:`Session` is a folder and some command lines that are run in it one after the other, so
that what one writes, the next may read.  No command line names a place outside of that folder:
devices are links in it, as whoever runs this may be allowed to write anywhere.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsclean import clean, read_text
from support.corpora import http, warc
from support.samples import GLUED, JUNK, STORIES, WRAPPED
from support.strategies import ODDITIES

STORY = STORIES["en"][0]


@attrs.frozen
class Entry:
    """Something in the folder."""

    name: str
    kind: str
    """``file``, ``link`` or ``pipe``."""
    data: bytes = b""
    target: str = ""


@attrs.frozen
class Session:
    """A folder, and what is run in it."""

    entries: tuple[Entry, ...]
    steps: tuple[tuple[str, ...], ...]
    given: bytes
    """Standard input, of each step."""
    on_terminal: bool


seldom = st.sampled_from([False] * 19 + [True])
often = st.sampled_from([False, False, True])


# --- texts and values -----------------------------------------------------------------------

# What a terminal would obey, and no program of ours sends.
STEERING = "\x1b]0;a\x07", "\x1b[2J", "\x9b31m", "\x08\x08", "\u202egnp.", "\u2066a", "\u2028"
_PIECES = (
    *STEERING,
    *ODDITIES,
    *[texts[0] for texts in (*STORIES.values(), *JUNK.values())],
    GLUED[0],
    WRAPPED[0],
    "By Ann Lee",
    "Read more",
    '"',
    '""',
    ",",
    "\t",
    "\0",
    "\\",
    "{",
    "[[",
    "<p>",
    "<!--",
    "x" * 300,
    "End of Document",
    "Document FOCUS0001",
    "____________________________________________________________",
)
texts = st.lists(st.sampled_from(_PIECES), max_size=5).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", " ", "", "\r\n"]).map(lambda by: by.join(parts))
)
numbers = st.one_of(
    st.integers(-(2**70), 2**70), st.floats(), st.sampled_from([0, 1, -1, 10**400, 2**63])
)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts, st.sampled_from(["", "\ud800", "2020"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("a \ud800".split(" ")), inner)
    ),
    max_leaves=4,
)
urls = st.sampled_from(
    [None, "", "http://a.example/1", "http://a.example/2", "http://\ud800.com/", "http://[", "a b"]
)
# Pages in which something stands that a file's bytes cannot.
pages = st.builds(
    lambda stated, text: (
        f"<script type=application/ld+json>{json.dumps(stated)}</script><nav>Home</nav><p>{text}"
    ),
    st.dictionaries(
        st.sampled_from("@type url headline author datePublished image articleBody".split()),
        values,
        max_size=3,
    ),
    texts,
)
_NAMES = st.sampled_from(
    "text,html,url,id,title,removals,error,path,row,other,input_text,source_text,text_2,\ud800"
    ",caf\udce9,a\nb,".split(",")
)


def _written(make: Callable[[], dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """What `clean` writes, with a value or two that it does not."""
    return st.builds(
        lambda changed: {**make(), **changed},
        st.dictionaries(st.sampled_from([*make(), "row"]), values, max_size=2),
    )


_ARTICLE = clean(read_text(f"{STORY}\n\nBy Ann Lee\n\nRead more", url="http://a.example/1"))
_INPUT = {"input_text": _ARTICLE.source_text, "url": _ARTICLE.url}
good_rows = st.fixed_dictionaries(
    {"text": texts.map(lambda text: f"{STORY}\n\n{text}"), "url": urls, "id": numbers | texts}
)
rows: st.SearchStrategy[dict[str, Any]] = st.one_of(
    good_rows,
    st.fixed_dictionaries({"text": texts, "url": urls}),
    st.fixed_dictionaries({"html": pages, "text": st.none() | texts}),
    st.dictionaries(_NAMES, values, max_size=4),
    _written(lambda: {"path": "a.txt", **_ARTICLE.to_dict()}),
    _written(lambda: {**_INPUT, **_ARTICLE.to_row(), "published": "2020-08-09T00:00:00+00:00"}),
)


# --- files ----------------------------------------------------------------------------------


def as_jsonl(table: list[dict[str, Any]]) -> bytes:
    return "".join([json.dumps(row) + "\n" for row in table]).encode()


def as_separated(table: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    names = list(dict.fromkeys([name for row in table for name in row])) or ["text"]
    writer = csv.writer(out, delimiter=delimiter)
    for line in (names, *[[row.get(name) for name in names] for row in table]):
        # What the other side cannot tell from the end of a line is no field of a careful writer.
        writer.writerow([str("" if cell is None else cell).replace("\0", "") for cell in line])
    return out.getvalue().encode("utf-8", "surrogateescape" if _is_bytes(out) else "replace")


def _is_bytes(out: io.StringIO) -> bool:
    try:
        out.getvalue().encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def as_parquet(table: list[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    names = list(dict.fromkeys([name for row in table for name in row])) or ["text"]
    columns = [_column([row.get(name) for row in table]) for name in names]
    found = pa.table(columns, [name.encode("utf-8", "replace").decode() for name in names])
    # Unpacked, so that what is changed in its bytes is changed in its values.
    pq.write_table(found, out, compression="none", row_group_size=2)
    return out.getvalue()


def _column(cells: list[Any]) -> Any:
    try:
        column = pa.array(cells)
        pq.write_table(pa.table([column], ["a"]), io.BytesIO())  # not all types have a form there
        return column
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        return pa.array([str(cell).encode("utf-8", "replace") for cell in cells])


def as_warc(table: list[dict[str, Any]]) -> bytes:
    records = []
    for number, row in enumerate(table):
        page = str(row.get("html") or row.get("text")).encode("utf-8", "replace")
        heads = (
            ("Content-Type: text/html", "Transfer-Encoding: chunked"),
            ("Content-Encoding: gzip",),
        )
        body = http(page, *heads[number % 2])
        url = str(row.get("url")).encode("ascii", "replace").decode()
        records.append(warc(("response", "resource")[number % 3 // 2], url, body))
    return b"".join(records)


TABLES: dict[str, Callable[[list[dict[str, Any]]], bytes]] = {
    ".jsonl": as_jsonl,
    ".csv": as_separated,
    ".tsv": lambda table: as_separated(table, "\t"),
    ".parquet": as_parquet,
    ".warc": as_warc,
}
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": lambda data: gzip.compress(data, mtime=0),
    ".zst": zstandard.compress,
}
tables = st.lists(good_rows, min_size=1, max_size=4) | st.lists(rows, min_size=1, max_size=4)
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "latin-1", "shift_jis")
_OTHER_FILES = (
    b"",
    b"\n",
    b"%PDF-1.7",
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"PAR1",
    b"[" * 5_000,
)
contents = st.one_of(
    st.tuples(texts, st.sampled_from(_ENCODINGS)).map(lambda t: t[0].encode(t[1], "replace")),
    pages.map(lambda page: page.encode("utf-8", "replace")),
    st.binary(max_size=20),
    st.sampled_from(_OTHER_FILES),
)


@st.composite
def spoiled(draw: st.DrawFn, data: bytes) -> bytes:
    """``data``, cut, overwritten or with a part of it again."""
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        how = draw(st.sampled_from(["cut", "put", "again"]))
        if how == "cut":
            data = data[:start]
        elif how == "put":
            put = draw(st.binary(max_size=8) | st.sampled_from([b'"', b"\xff", b"\n", b"\0" * 8]))
            data = data[:start] + put + data[end:]
        else:
            data = data[:end] + data[start:end] * draw(st.integers(1, 20)) + data[end:]
    return data


_STEMS = st.sampled_from(
    ["n" * 200, *"a,b,c,d/a,d/e/b,-x, ,a\nb,a\x1b]0;b,caf\udce9,Å,\u202etxt,s3:a".split(",")]
)
_ENDS = st.sampled_from(
    [".txt", ".html", ".json", ".arrow", ".jsonl", ".csv.gz", ".parquet.gz", ""]
)


@st.composite
def files(draw: st.DrawFn) -> Entry:
    if draw(st.sampled_from([True, True, True, False])):
        end = draw(st.sampled_from([*TABLES]))
        data = TABLES[end](draw(tables))
        pack = draw(st.sampled_from([*PACKINGS])) if end != ".parquet" else ""
        if draw(often):
            data = draw(spoiled(data))
        data = PACKINGS[pack](data)
        if pack and draw(often):
            data = draw(spoiled(data))
        end += pack
        if draw(seldom):
            end = draw(_ENDS)
    else:
        end, data = draw(_ENDS), draw(contents)
    return Entry(draw(_STEMS) + end, "file", data)


DEVICES = {"null": "/dev/null", "full": "/dev/full"}
"""Links in each folder, to be written to and read."""
_LINKS = ("a.txt", "self.txt", "..", ".", "/etc/hostname", "/dev/null", "/dev/zero", "missing")
others = st.one_of(
    st.builds(Entry, st.sampled_from(["d/link.txt", "self.txt", "d/l"]), st.just("link"),
              target=st.sampled_from(_LINKS)),
    st.builds(Entry, st.sampled_from(["d/pipe.txt", "d/pipe.csv"]), st.just("pipe")),
)  # fmt: skip


# --- command lines --------------------------------------------------------------------------

OUTPUTS = (
    "o.jsonl,o.jsonl.gz,o.jsonl.zst,o.parquet,o.txt,o.csv,o.parquet.gz,d,n/,no/such/o.jsonl,null,full"
    ",-,"
).split(",")
_WORDS = texts.map("a{}".format) | st.sampled_from(
    ["en", "EN", "xyz", "0", "-1", "1e9", "nan", "utf-16", "rot13", ""]
)
_TEXT_COLUMNS = st.sampled_from(
    ["", *"text html url id caf\udce9 caf\\xe9 input_text title".split()]
)
_FORM = {"--from": st.sampled_from(["csv", "tsv", "jsonl", "warc", "warc", "json"])}
_COLUMNS = dict.fromkeys(("--text-column", "--html-column", "--url-column"), _TEXT_COLUMNS)
_READ = {
    "--html": None,
    "--text": None,
    "--encoding": st.sampled_from(["utf-8", "windows-1251", "utf-16", "utf-7", "nope", "\ud800"]),
}
_LANGUAGE = {"--language": st.sampled_from(["en", "de", "xx", "EN", "eng", ""])}
_FAVOR = {"--favor": st.sampled_from(["recall", "precision", "most"])}
_OUTPUT = {"-o": st.sampled_from(OUTPUTS)}
_REPEATS = {"--repeats": st.sampled_from(["o.parquet", "missing", "d"])}
_COUNTS = st.sampled_from(["1", "2", "0", "-1", "x", "9" * 30])
_SHARES = st.sampled_from(["1", "0.5", "0", "-1", "nan", "inf", "1e-9", "x"])
COMMANDS: dict[str, dict[str, st.SearchStrategy[str] | None]] = {
    "clean": {
        **_OUTPUT, **_READ, **_LANGUAGE, **_FAVOR, **_FORM, **_COLUMNS, **_REPEATS,
        "--format": st.sampled_from(["text", "markdown", "html", "jsonl", "rows", "csv"]),
        "--captions": None,
        "--errors": st.sampled_from(["e.jsonl", "o.jsonl", "o.jsonl.new", "full", "e.csv"]),
        "--resume": None, "-q": None,
    },
    "learn": {
        **_OUTPUT, **_READ, **_FORM, **_COLUMNS,
        "--least-articles": _COUNTS, "--least-count": _COUNTS,
        "--least-share": _SHARES, "--short-share": _SHARES,
    },
    "stats": {
        **_READ, **_LANGUAGE, **_FAVOR, **_FORM, **_COLUMNS, **_REPEATS,
        "--plot": st.sampled_from(["o.svg", "d", "full", "-"]),
    },
    "report": {
        **_OUTPUT, **_READ, **_LANGUAGE, **_FAVOR, **_FORM, **_COLUMNS, "--title": _WORDS,
        "--against": st.sampled_from(["o.jsonl", "missing.txt", "d", "."]),
    },
    "diff": {
        **_OUTPUT, **_READ, **_LANGUAGE, **_FAVOR, **_FORM, **_COLUMNS,
        "--color": None, "--no-color": None,
    },
    "explain": {**_READ, **_LANGUAGE, **_FAVOR, "--color": None, "--no-color": None},
    "split": {**_OUTPUT, "--encoding": _READ["--encoding"], "-q": None},
    "rules": {"--language": _LANGUAGE["--language"], "--label": _WORDS},
    "plugins": {},
}  # fmt: skip
_ALONE = ("--help", "-h", "--version", "--no-such-option", "", "clean -h", "cleen")
_OF_SEVERAL = ("clean", "learn", "stats")


@st.composite
def command_lines(draw: st.DrawFn, names: list[str]) -> tuple[str, ...]:
    """A command with some of its options and some of the files."""
    if draw(seldom):
        return tuple(draw(st.sampled_from(_ALONE)).split(" "))
    name = draw(st.sampled_from([*COMMANDS, *_OF_SEVERAL, *_OF_SEVERAL, "report", "report"]))
    args = [name]
    if name == "rules":  # all of them fill many a screen
        args += ["--language", draw(st.sampled_from(["en", "sw", "xx", ""]))]
    if name in ("clean", "learn", "report") and not draw(seldom):
        args += ["-o", draw(st.sampled_from(OUTPUTS[:4]) | st.sampled_from(OUTPUTS))]
    for option in draw(st.lists(st.sampled_from([*COMMANDS[name]] or ["-h"]), max_size=2)):
        value = COMMANDS[name].get(option)
        args += [option] if value is None else [option, draw(value)]
    if name in _OF_SEVERAL:
        args += ["--workers", "1"]
    given = [*names * 6, *OUTPUTS[:4], "d", ".", "-", "missing.txt", "null", ""]
    most = 3 if name in ("clean", "learn", "stats", "report") else 1 + (name == "diff")
    least = 0 if name in ("rules", "plugins") else 1
    paths = [draw(st.sampled_from(names))] if least and not draw(seldom) else []
    if most > 1 or (least and not paths):
        paths += draw(st.lists(st.sampled_from(given), max_size=most - len(paths)))
    return (*args, "--", *paths) if draw(often) else (*args, *paths)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    entries = draw(st.lists(files(), min_size=1, max_size=3, unique_by=lambda entry: entry.name))
    names = [entry.name for entry in entries]
    more = draw(st.lists(others, max_size=1))
    steps = draw(st.lists(command_lines(names), min_size=1, max_size=3))
    given = draw(st.sampled_from([*[entry.data for entry in entries], b""]))
    return Session((*entries, *more), tuple(steps), given, draw(st.booleans()))
