"""The report on what `clean` wrote: in each of its forms, and of rows that it cannot show."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsclean import Article, Removal, clean, read_text
from newsclean.cli.app import app
from newsclean.model.json_text import dumps
from newsclean.report import render

pytest.importorskip("jinja2", reason="the extra 'report' is not installed")

STORY = "Storm hits coast\n\nBy Ann Lee\n\nA storm hit the coast on Friday, officials said.\n\n"
HTML = f"<html lang=en><nav><a href=/>Home</a></nav><h1>Storm</h1><p>{STORY[30:]}<p>Read more"
TABLE = [
    {"id": 1, "url": "https://a.example/1", "text": f"{STORY}Read more", "page": None},
    {"id": 2, "url": None, "text": f"Support us\n\n{STORY}Read more: A star weds", "page": None},
    {"id": 3, "url": "https://a.example/3", "text": None, "page": HTML},
]


def command(*args: str) -> Any:
    return CliRunner().invoke(app, args, standalone_mode=False)


def run(*args: str) -> Any:
    return command("report", *args)


def data_of(page: Path) -> list[dict[str, Any]]:
    """What the page's script is given of each document."""
    found = re.search('(?s)<script[^>]* id="data">(.*?)</script>', page.read_text("utf-8"))
    return json.loads(found[1])


def shown(page: Path) -> list[dict[str, Any]]:
    """What the page says of each document, but for what rows do not say."""
    found = data_of(page)
    for entry in found:
        entry["name"] = ""
        for reason in entry["reasons"]:
            if reason["kind"] != "suspect":
                reason["cleaner"] = reason["evidence"] = ""
                reason["probability"] = None
    return found


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a report says of a table that is cleaned for it, with the table in this folder."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    monkeypatch.chdir(tmp_path)
    Path("table.jsonl").write_text("".join(f"{dumps(row)}\n" for row in TABLE), encoding="utf-8")
    done = run("table.jsonl", "-o", "page.html", "--html-column", "page")
    assert (done.return_value, done.stderr) == (0, "")
    return shown(Path("page.html"))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("jsonl", "out.jsonl"),
        ("jsonl", "out.ndjson.gz"),
        ("jsonl", "out.jsonl.zst"),
        ("rows", "out.jsonl"),
        ("rows", "out.jsonl.gz"),
        ("rows", "out.jsonl.zst"),
        ("rows", "out.parquet"),
    ],
)
def test_it_reads_what_clean_writes(form: str, name: str, table: list[dict[str, Any]]) -> None:
    options = ("--html-column", "page", "--format", form, "--workers", "1", "-q")
    assert command("clean", "table.jsonl", "-o", name, *options).return_value == 0
    done = run(name, "-o", "page.html", "--html-column", "page")
    assert (done.return_value, done.stderr) == (0, "")
    assert shown(Path("page.html")) == table


def test_rows_as_separated_values(table: list[dict[str, Any]]) -> None:
    """Other programs write them: nested values as JSON."""
    command(
        "clean", "table.jsonl", "-o", "o.jsonl", "--html-column", "page", "--workers", "1", "-q"
    )
    rows = [json.loads(line) for line in Path("o.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        cells = [v if isinstance(v, str) or v is None else dumps(v) for v in row.values()]
        row.update(zip(row, cells, strict=True))
    with open("o.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = run("o.csv", "-o", "page.html", "--html-column", "page")
    assert (done.return_value, done.stderr) == (0, "")
    assert shown(Path("page.html")) == table
    Path("o.csv").write_text(Path("o.csv").read_text("utf-8").replace("[{", "[<Removal>{"))
    done = run("o.csv", "-o", "page.html", "--html-column", "page")
    assert done.return_value == 1
    assert (
        "o.csv: row 1: its column authors was not written by clean and is not JSON" in done.stderr
    )


def test_what_was_cleaned_twice_is_read_from_what_was_cleaned_last(tmp_path: Path) -> None:
    lines, once, twice = (str(tmp_path / f"{name}.jsonl") for name in ("a", "b", "c"))
    Path(lines).write_text(dumps({"text": f"{STORY}Read more"}), encoding="utf-8")
    for source, target in ((lines, once), (once, twice)):
        command("clean", source, "-o", target, "--workers", "1", "-q")
    assert run(twice, "-o", str(tmp_path / "page.html")).return_value == 0
    (entry,) = data_of(tmp_path / "page.html")
    assert "Read more" not in "".join(text for _, text in entry["segments"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"input_text": None}, "the row has no column with the text before cleaning"),
        ({"input_text": "Another story."}, "its text does not match the column"),
        ({"input_text": 7}, "expected text, not int"),
        ({"text": "Another story."}, "its text does not match the column"),
        ({"error": "page: too deep"}, "it was not cleaned: page: too deep"),
        ({"removals": 7}, "its removals were not written by clean"),
        ({"removals": [{"start": 0, "end": "9"}]}, "its removals were not written by clean"),
        (
            {"removals": "[[" * 9_000},
            "its column removals was not written by clean and is not JSON",
        ),
        ({"confidence": 7}, "confidence: 7 is not between 0 and 1"),
        ({"authors": [{"nome": "Ann"}]}, "unknown field: authors[0].nome"),
        ({"published": "soon"}, "published: 'soon' is not an ISO 8601 date"),
    ],
)
def test_rows_that_cannot_be_shown(change: dict[str, Any], told: str, tmp_path: Path) -> None:
    row = {"input_text": f"{STORY}Read more", **clean(read_text(f"{STORY}Read more")).to_row()}
    Path(tmp_path / "a.jsonl").write_text(f"{dumps(row)}\n{dumps({**row, **change})}\n", "utf-8")
    done = run(str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "page.html"))
    assert done.return_value == 1
    assert f"a.jsonl: row 2: {told}" in done.stderr
    assert len(data_of(tmp_path / "page.html")) == 1


def test_hostile_lines_do_not_end_it(tmp_path: Path) -> None:
    good = clean(read_text(f"{STORY}Read more")).to_json()
    blank = {"name": "x", "rule": "x", "cleaner": "x", "pieces": [[0, 1]]}
    hostile = [
        "[" * 100_000,
        dumps({"source_text": " ", "removals": [blank]}),
        '{"source_text": 7}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*hostile, good]), encoding="utf-8")
    done = run(str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "page.html"))
    assert done.return_value == 1
    assert "a.jsonl: row 1: not JSON" in done.stderr
    assert "a.jsonl: row 3: source_text: expected str, not int" in done.stderr
    assert data_of(tmp_path / "page.html")[-1]["share"] > 0


def test_an_article_of_white_space_alone() -> None:
    article = Article(source_text=" ", removals=[Removal("x", "x", "x", [(0, 1)])])
    assert (article.removed_share, article.removed_shares) == (0, {"x": 0})
    assert render([article])
