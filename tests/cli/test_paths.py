"""Paths that strangers chose: links, names with dots, addresses that look like paths."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

pytest.importorskip("click", reason="the extra 'cli' is not installed")

STORY = "A storm hit the coast on Friday, officials said."
SECRET = "The harbour master keeps this letter to himself, he said on Friday."
SOURCE = str(Path(newsclean.__file__).parents[1])


def run(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsclean", *map(str, args)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )


def shown(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["source_text"] for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one story, and beside it one letter that is nobody's business."""
    (tmp_path / "letter.txt").write_text(SECRET, encoding="utf-8")
    made = tmp_path / "stories"
    made.mkdir()
    (made / "story.txt").write_text(STORY, encoding="utf-8")
    return made


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    done = run("clean", folder, "--format", "jsonl")
    assert shown(done) == [STORY]
    assert done.returncode == 1
    assert "self.txt" in done.stderr


def test_a_link_to_another_folder_is_not_followed(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent, target_is_directory=True)
    done = run("clean", folder, "--format", "jsonl")
    assert (shown(done), done.returncode) == ([STORY], 0)


@pytest.mark.parametrize("target", ["../letter.txt", "sub/../../letter.txt"])
def test_a_link_out_of_the_folder_is_reported_and_not_read(folder: Path, target: str) -> None:
    (folder / "sub").mkdir()
    link = folder / "a.txt"
    link.symlink_to(target)
    done = run("clean", folder, "--format", "jsonl")
    assert shown(done) == [STORY]
    assert done.returncode == 1
    assert "a.txt: a link out of the folder; to read it, name it in the command" in done.stderr
    assert shown(run("clean", link, "--format", "jsonl")) == [SECRET]


def test_a_link_within_the_folder_is_read(folder: Path) -> None:
    (folder / "two.txt").symlink_to("story.txt")
    done = run("clean", folder, "--format", "jsonl")
    assert (shown(done), done.returncode) == ([STORY, STORY], 0)


def test_a_folder_that_is_a_link_is_read(folder: Path) -> None:
    named = folder.parent / "linked"
    named.symlink_to(folder, target_is_directory=True)
    done = run("clean", named, "--format", "jsonl")
    assert (shown(done), done.returncode) == ([STORY], 0)


@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_link_to_what_never_ends_is_not_read(folder: Path, kind: str) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    (folder / "a.txt").symlink_to(pipe if kind == "pipe" else "/dev/zero")
    done = run("clean", folder, "--format", "jsonl")
    assert shown(done) == [STORY]


def test_names_with_dots_are_the_files_that_they_name(folder: Path) -> None:
    output = folder / ".." / "stories" / ".." / "cleaned.jsonl"
    done = run("clean", "../stories/./story.txt", "-o", output, "--format", "jsonl", cwd=folder)
    assert done.returncode == 0
    assert sorted(path.name for path in folder.parent.iterdir()) == [
        "cleaned.jsonl",
        "letter.txt",
        "stories",
    ]
    assert [path.name for path in folder.iterdir()] == ["story.txt"]


def test_an_output_that_is_a_link_to_an_input_is_refused(folder: Path) -> None:
    output = folder.parent / "out.jsonl"
    output.symlink_to(folder / "story.txt")
    done = run("clean", folder, "-o", output)
    assert done.returncode == 2
    assert "is also an input" in " ".join(done.stderr.split())
    assert (folder / "story.txt").read_text(encoding="utf-8") == STORY


def test_nothing_in_the_data_is_taken_for_a_path(folder: Path) -> None:
    rows = [
        {"id": path, "url": path, "title": path, "publisher": path, "text": STORY}
        for path in ("../../escaped.txt", "/tmp/../escaped.txt", "file:///etc/passwd", "..\\up.txt")
    ]
    table = folder / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    output = folder / "out.jsonl"
    done = run("clean", table, "-o", output, "-q")
    assert done.returncode == 0, done.stderr
    texts = [json.loads(line)["text"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert texts == [STORY] * len(rows)
    assert sorted(path.name for path in folder.iterdir()) == [
        "out.jsonl",
        "rows.jsonl",
        "story.txt",
    ]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["letter.txt", "stories"]


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[31mred.txt", "-o.txt", "a\u202eb.txt"])
def test_names_that_would_steer_a_terminal(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe not text")
    done = run("clean", folder)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
