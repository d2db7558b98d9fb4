"""``newsclean split``: one file for each document of an export, or JSON Lines."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("click", reason="the extra 'cli' is not installed")

from support.command_line import newsclean, rows
from support.wrapped_samples import LEXIS, STORY

SECOND = LEXIS.replace("1 of 112", "2 of 112").replace("Winter ferry", "Summer ferry")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.txt"
    path.write_text(f"{LEXIS}\n{SECOND}", encoding="utf-8")
    return path


def test_one_file_for_each_document(export: Path, tmp_path: Path) -> None:
    done = newsclean("split", export, "-o", tmp_path / "parts")
    assert done.returncode == 0
    assert done.stderr.decode().endswith("export.txt: 2 documents of Nexis\n")
    names = sorted(path.name for path in (tmp_path / "parts").iterdir())
    assert names == ["export-1.txt", "export-2.txt"]
    assert (tmp_path / "parts" / "export-2.txt").read_text(
        encoding="utf-8"
    ).strip() == SECOND.strip()


def test_what_is_split_can_be_cleaned(export: Path, tmp_path: Path) -> None:
    assert b"2 documents of Nexis" in newsclean("clean", export, "--format", "jsonl").stderr
    newsclean("split", export, "-o", tmp_path / "parts", "-q")
    done = newsclean("clean", tmp_path / "parts", "--format", "jsonl")
    assert [row["title"] for row in rows(done.stdout)] == [
        "Winter ferry to run until April",
        "Summer ferry to run until April",
    ]


@pytest.mark.parametrize("output", [(), ("-o", "-"), ("-o", "parts.jsonl")])
def test_json_lines(export: Path, output: tuple[str, ...]) -> None:
    done = newsclean("split", export, *output, cwd=export.parent)
    written = export.parent / "parts.jsonl"
    found = rows(written.read_bytes() if written.exists() else done.stdout)
    assert [(row["path"], row["number"]) for row in found] == [(str(export), 1), (str(export), 2)]
    assert found[0]["text"] == LEXIS.strip()


def test_standard_input_and_one_document() -> None:
    done = newsclean("split", "-", input="\n\n".join(STORY).encode())
    assert [row["text"] for row in rows(done.stdout)] == ["\n\n".join(STORY)]
    assert done.stderr == b"newsclean: -: 1 document\n"


def test_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_bytes(f"{LEXIS}\nSmø\n{SECOND}".encode("cp1252"))
    done = newsclean("split", path, "--encoding", "windows-1252")
    assert "Smø" in rows(done.stdout)[0]["text"]
    assert newsclean("split", path).returncode == 1


@pytest.mark.parametrize("content", [None, b"", b" \n"])
def test_what_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "export.txt"
    if content is not None:
        path.write_bytes(content)
    done = newsclean("split", path)
    assert done.returncode == 1
    assert done.stderr.startswith(b"newsclean: ")
    assert b"export.txt: " in done.stderr


def test_the_input_is_not_overwritten(export: Path) -> None:
    lines = export.rename(export.with_suffix(".jsonl"))
    assert newsclean("split", lines, "-o", lines).returncode == 2
    single = export.parent / "export-1.txt"
    single.write_text(LEXIS, encoding="utf-8")
    named = single.rename(export.parent / "a-1.txt")
    link = export.parent / "a.txt"
    link.symlink_to(named)
    assert newsclean("split", link, "-o", export.parent).returncode == 2
    assert named.read_text(encoding="utf-8") == LEXIS


def test_a_folder_that_cannot_be_made(export: Path) -> None:
    done = newsclean("split", export, "-o", export)
    assert (done.returncode, done.stdout) == (1, b"")
