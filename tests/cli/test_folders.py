"""``newsclean clean --format markdown -o FOLDER/``: one file for each article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, clean, read_html, read_text
from newsclean.cli.foldering import Names
from support.command_line import APPEAL, PLAIN, RULES, newsclean

PAGE = (
    '<html lang="en"><head><meta property="article:published_time" content="2020-08-15"></head>'
    "<article><h1>Storm hits coast: “two” dead</h1><p>A storm hit the"
    ' <a href="https://coast.example/">northern coast</a> on Friday, and two harbours were closed,'
    ' officials said.</p><figure><img src="https://coast.example/pier.jpg" width="600"'
    ' height="400" alt="Boats"><figcaption>The pier at dawn. Photograph: Ann Lee/PA</figcaption>'
    "</figure><p>The harbours open again on Monday, the mayor told reporters.</p></article>"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.html").write_text(PAGE, encoding="utf-8")
    (folder / "c.txt").write_text(PLAIN, encoding="utf-8")
    return folder


def test_a_page_from_a_pipe_has_a_file_too(tmp_path: Path) -> None:
    options = ("--html", "--format", "html", "-o", f"{tmp_path}/out/")
    done = newsclean("clean", "-", *options, input=PAGE.encode())
    assert (done.returncode, done.stdout) == (0, b"")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [
        "2020-08-15-storm-hits-coast-two-dead.html"
    ]


def test_each_article_has_a_file_named_from_date_and_title(pages: Path) -> None:
    out = pages.parent / "out"
    for _ in range(2):  # the same command writes the same files
        done = newsclean("clean", pages, "--format", "markdown", "-o", f"{out}/")
        assert done.returncode == 0
        assert done.stderr.decode().endswith(f"{out}/: 3 articles\n")
        found = {path.name: path.read_text("utf-8") for path in out.iterdir()}
        assert found == {
            "2020-08-15-storm-hits-coast-two-dead.md": clean(read_html(PAGE)).to_markdown(),
            "2020-08-15-storm-hits-coast-two-dead-2.md": clean(read_html(PAGE)).to_markdown(),
            "storm-hits-northern-coast.md": clean(read_text(PLAIN)).to_markdown(),
        }


def test_captions_on_request(pages: Path) -> None:
    out = pages.parent / "out"
    out.mkdir()  # a folder that is there needs no slash
    done = newsclean("clean", pages, "--format", "html", "--captions", "-o", out, "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    page = (out / "2020-08-15-storm-hits-coast-two-dead.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<figcaption>The pier at dawn. (Ann Lee/PA)</figcaption>" in page
    shown = newsclean("clean", pages / "a.html", "--format", "markdown", "--captions").stdout
    assert "\n*The pier at dawn. (Ann Lee/PA)*\n" in shown.decode()


def test_tables_and_articles_that_clean_wrote_are_read(pages: Path) -> None:
    table, out = pages.parent / "table.jsonl", pages.parent / "out"
    rows = [{"text": PLAIN}, {"text": None}, {"path": "x", **clean(read_text(PLAIN)).to_dict()}]
    table.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    done = newsclean("clean", table, "--format", "markdown", "-o", f"{out}/")
    assert done.returncode == 1
    assert b"table.jsonl: row 2: " in done.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        "storm-hits-northern-coast-2.md", "storm-hits-northern-coast.md",
    ]  # fmt: skip


def test_an_input_is_never_written_over(pages: Path) -> None:
    clash = pages / "storm-hits-northern-coast.txt"
    (pages / "c.txt").rename(clash)
    done = newsclean("clean", clash, "--format", "text", "-o", f"{pages}/")
    assert done.returncode == 2
    assert clash.read_text("utf-8") == PLAIN


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (
            ["--format", "markdown", "--resume"],
            "--resume is not for a folder: run the command again",
        ),
        (["--format", "jsonl", "--captions"], "--captions needs --format markdown or html"),
        (["--captions"], "--captions needs --format markdown or html"),
    ],
)
def test_what_a_folder_cannot_have(args: list[str], told: str, pages: Path) -> None:
    done = newsclean("clean", pages, *args, "-o", f"{pages.parent}/out/")
    assert done.returncode == 2
    assert told in done.stderr.decode()


def test_a_table_as_markdown_needs_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text\n"{PLAIN}"\n', encoding="utf-8")
    done = newsclean("clean", tmp_path / "a.csv", "--format", "markdown")
    assert done.returncode == 2
    assert "--format markdown of tables needs a folder, such as --output articles/" in (
        done.stderr.decode()
    )


def test_a_folder_that_cannot_be_made_is_named(pages: Path) -> None:
    done = newsclean("clean", pages, "--format", "markdown", "-o", f"{pages}/a.html/x/")
    assert done.returncode == 1
    assert b"a.html/x/: Not a directory" in done.stderr


@given(st.lists(st.text(max_size=99) | st.sampled_from(["CON", "nul", "../..", ".", "语" * 99])))
def test_any_titles_make_names_that_any_file_system_takes(titles: list[str]) -> None:
    names = Names()
    given_names = [names.next(Article(title=title), "../x/.y.html") for title in titles]
    assert len({name.casefold() for name in given_names}) == len(titles)
    for name in given_names:
        assert 0 < len(name.encode("utf-8")) < 230
        assert all(char.isalnum() or char in "-" for char in name), name
        assert name not in {"con", "nul"}


def test_processes_errors_rules_and_repeats_for_a_folder(pages: Path) -> None:
    out, errors, rules = (pages.parent / name for name in ("out", "errors.jsonl", "rules.toml"))
    rules.write_text(RULES, encoding="utf-8")
    (pages / "c.txt").write_text(f"{PLAIN}\n\n{APPEAL}\n", encoding="utf-8")
    (pages / "d.txt").write_bytes(b"caf\xe9")
    args = ("clean", pages, "--format", "text", "--errors", errors, "--rules", rules, "-q")
    done = newsclean(*args, "--workers", "2", "-o", f"{out}/")
    assert done.returncode == 1
    (fault,) = map(json.loads, errors.read_text("utf-8").splitlines())
    assert fault["path"] == str(pages / "d.txt")
    assert fault["message"] in done.stderr.decode()
    found = {path.name: path.read_text("utf-8") for path in out.iterdir()}
    assert len(found) == 3
    assert "northern coast" in found["2020-08-15-storm-hits-coast-two-dead.txt"]
    assert not [text for text in found.values() if APPEAL in text]
    again = pages.parent / "again"
    assert newsclean(*args, "--workers", "1", "-o", f"{again}/").returncode == 1
    assert {path.name: path.read_text("utf-8") for path in again.iterdir()} == found


def test_an_index_of_repeats_for_a_folder(pages: Path) -> None:
    pytest.importorskip("pyarrow")
    done = newsclean(
        "clean", pages, "--format", "text", "--repeats", "none.parquet", "-o", f"{pages}/../out/"
    )
    assert done.returncode == 2
    assert b"--repeats: none.parquet: No such file or directory" in done.stderr
