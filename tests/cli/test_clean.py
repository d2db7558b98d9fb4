"""``newsclean clean`` as programs meet it: files, pipes and interruptions."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import Article, clean, read_html, read_text
from support import SEEDS
from support.command_line import (
    BODY,
    COMMAND,
    PLAIN,
    environment,
    newsclean,
    on_terminal,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# --- clean: what it gives -------------------------------------------------------------------


def test_piped_is_json_lines_with_whole_articles() -> None:
    done = newsclean("clean", *SEEDS)
    assert (done.returncode, done.stderr) == (0, b"")
    found = rows(done.stdout)
    assert [next(iter(row)) for row in found] == ["path"] * len(SEEDS)
    for path, row in zip(SEEDS, found, strict=True):
        assert row.pop("path") == str(path)
        assert Article.from_dict(row) == clean(read_text(path.read_text(encoding="utf-8")))


def test_text_format_is_title_and_body(story: Path) -> None:
    done = newsclean("clean", story, "--format", "text")
    assert done.stdout.decode() == f"Storm hits northern coast\n\n{BODY}\n"


def test_text_of_several_files_names_them(story: Path) -> None:
    done = newsclean("clean", story, story, "--format", "text")
    assert done.stdout.decode().count(f"==> {story} <==\n") == 2


def test_markdown_format(story: Path) -> None:
    done = newsclean("clean", story, "--format", "markdown")
    assert done.stdout.decode() == clean(read_text(PLAIN)).to_markdown()


def test_standard_input_is_text_unless_said_otherwise() -> None:
    text = f"Storm hits northern coast\n\n{BODY}".encode()
    page = f"<h1>Storm hits northern coast</h1><p>{BODY}</p>".encode()
    (as_text,) = rows(newsclean("clean", "-", input=text).stdout)
    (as_html,) = rows(newsclean("clean", "-", "--html", input=page).stdout)
    assert as_text["path"] == as_html["path"] == "-"
    assert as_text["title"] == as_html["title"] == "Storm hits northern coast"
    assert as_text["blocks"][0]["markup"] is None
    assert as_html["blocks"][0]["markup"] is not None


def test_html_on_standard_input_is_said_to_be_html() -> None:
    page = f"<!doctype html>\n<title>Storm</title><p>{BODY}</p>".encode()
    done = newsclean("clean", "-", input=page)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"newsclean: -: this is HTML, not text: read it with --html\n"
    shown = newsclean("clean", "-", "--text", input=b"<p> is the tag of a paragraph, she wrote.")
    assert rows(shown.stdout)[0]["source_text"].startswith("<p> is the tag")


def test_html_files_are_read_as_the_bytes_they_are(tmp_path: Path) -> None:
    page = "<meta charset=windows-1251><h1>Шторм на северном берегу</h1><p>Шторм.</p>"
    data = page.encode("cp1251")
    (tmp_path / "a.HTM").write_bytes(data)
    row = rows(newsclean("clean", tmp_path / "a.HTM").stdout)[0]
    assert row.pop("path")
    assert Article.from_dict(row) == clean(read_html(data))
    as_text = newsclean("clean", "--text", tmp_path / "a.HTM")
    assert b"not UTF-8 text: byte 0xd8 at offset 31" in as_text.stderr


def test_language_is_passed_on(story: Path, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>A storm hit the coast.</p>")
    for row in rows(newsclean("clean", "--language", "EN", story, page).stdout):
        assert (row["language"], row["language_is_guessed"]) == ("en", False)


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a/x/3.HTM", "c.txt", "b/no.md", "b/no.txt.gz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A storm hit the coast.")
    found = [row["path"] for row in rows(newsclean("clean", ".", cwd=tmp_path).stdout)]
    assert found == ["./a/x/3.HTM", "./b/1.html", "./b/2.txt", "./c.txt"]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PLAIN.encode())
    assert rows(newsclean("clean", path).stdout)[0]["source_text"] == PLAIN.rstrip("\n") + "\n"


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Шторм обрушился на берег.", encoding="utf-8")
    env = environment(PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    for command in (("clean",), ("clean", "--format", "text"), ("explain",)):
        done = newsclean(*command, path, env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Шторм" in done.stdout.decode("utf-8")


# --- clean: to a file -----------------------------------------------------------------------


def test_output_file_is_json_lines_even_on_a_terminal(story: Path, tmp_path: Path) -> None:
    code, shown, _ = on_terminal("clean", story, "-o", tmp_path / "out")
    assert (code, shown) == (0, "")
    assert len(rows((tmp_path / "out").read_bytes())) == 1


def test_output_replaces_an_older_file(story: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old " * 100_000)
    newsclean("clean", story, "--format", "text", "-o", tmp_path / "out")
    assert (tmp_path / "out").read_text() == f"Storm hits northern coast\n\n{BODY}\n"


def test_an_older_file_stays_if_there_is_nothing_to_write(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    assert newsclean("clean", tmp_path / "typo.txt", "-o", tmp_path / "out").returncode == 1
    assert (tmp_path / "out").read_text() == "old"


@pytest.mark.parametrize("given", ["story.txt", "."])
def test_output_must_not_be_an_input(story: Path, given: str) -> None:
    done = newsclean("clean", given, "-o", "story.txt", cwd=story.parent)
    assert done.returncode == 2
    assert done.stderr.startswith(b"newsclean: --output story.txt is also an input\n")
    assert story.read_text() == PLAIN


def test_dash_is_standard_output(story: Path, tmp_path: Path) -> None:
    assert len(rows(newsclean("clean", story, "-o", "-", cwd=tmp_path).stdout)) == 1
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("output", "reason"),
    [("no/such/out", "No such file or directory"), (".", "Is a directory")],
)
def test_output_that_cannot_be_opened(story: Path, output: str, reason: str) -> None:
    done = newsclean("clean", story, "-o", output, cwd=story.parent)
    assert done.returncode == 1
    assert done.stderr.decode() == f"newsclean: {output}: {reason}\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_one_clear_line(story: Path) -> None:
    done = newsclean("clean", story, "-o", "/dev/full")
    assert (done.returncode, done.stderr) == (
        1,
        b"newsclean: /dev/full: No space left on device\n",
    )
    for args in (("clean", story), ("explain", story), ("rules",)):
        with open("/dev/full", "wb") as full:
            done = newsclean(*args, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert (done.returncode, done.stderr) == (
            1,
            b"newsclean: standard output: No space left on device\n",
        )
    with open("/dev/full", "wb") as full:
        done = newsclean("-h", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (1, b"newsclean: No space left on device\n")


def test_a_line_that_does_not_fit_is_taken_back(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    limit = 50_000
    done = newsclean(
        "clean",
        many,
        "-o",
        out,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 1
    assert done.stderr.decode() == f"newsclean: {out}: File too large\n"
    data = out.read_bytes()
    assert 0 < len(data) <= limit
    assert data.endswith(b"}\n")
    assert len(rows(data)) > 1


# --- clean: what goes wrong -----------------------------------------------------------------


def test_bad_inputs_are_reported_and_the_rest_is_cleaned(story: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (tmp_path / "bytes.txt").write_bytes(b"caf\xe9")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf")
    (tmp_path / "no-text.html").write_bytes(b"<script>var text = 1</script>")
    (tmp_path / "utf16.txt").write_bytes("Storm".encode("utf-16")[:-1])
    names = ["missing.txt", "bytes.txt", "empty.txt", "mark.txt", "no-text.html", "utf16.txt"]
    done = newsclean("clean", "story.txt", *names, "bad", "story.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert [row["path"] for row in rows(done.stdout)] == ["story.txt", "story.txt"]
    assert sorted(done.stderr.decode().splitlines()) == sorted(
        [
            "newsclean: bad: no .txt, .html, .htm files in this folder",
            "newsclean: missing.txt: No such file or directory",
            "newsclean: bytes.txt: not UTF-8 text: byte 0xe9 at offset 3",
            "newsclean: empty.txt: the file is empty",
            "newsclean: mark.txt: it has no text",
            "newsclean: no-text.html: it has no text",
            "newsclean: utf16.txt: not UTF-16-LE text: byte 0x6d at offset 10",
        ]
    )


def test_a_page_over_the_limits_is_bad_input(story: Path, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 5000 + "text")
    done = newsclean("clean", tmp_path / "deep.html", story)
    assert done.returncode == 1
    assert done.stderr.endswith(b"deep.html: this page is nested deeper than 4000 elements\n")
    assert len(rows(done.stdout)) == 1


@pytest.mark.parametrize("form", ["jsonl", "rows"])
def test_a_link_that_leads_nowhere_is_said_to(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere.txt")
    done = newsclean("clean", "a.txt", "gone.txt", "--format", form, "-q", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "newsclean: a.txt: a dangling link: nowhere.txt does not exist",
        "newsclean: gone.txt: No such file or directory",
    ]


def test_odd_things_in_folders(tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    shutil.copyfile(story, folder / "story.txt")
    done = newsclean("clean", "folder", cwd=tmp_path)
    assert done.returncode == 1
    told = b"newsclean: folder/dangling.txt: a dangling link: nowhere does not exist\n"
    assert done.stderr == told
    assert [row["path"] for row in rows(done.stdout)] == ["folder/story.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path, story: Path) -> None:
    story.chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    done = newsclean("clean", tmp_path)
    assert done.returncode == 1
    assert done.stderr.count(b"Permission denied\n") == 2


def test_a_fault_of_ours_does_not_end_the_run(
    story: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from newsclean.cli import app, reading

    calls = iter([ZeroDivisionError("oops"), None])

    def flaky(text: str, **how: Any) -> Article:
        fault = next(calls)
        if fault is not None:
            raise fault
        return read_text(text, **how)

    monkeypatch.setattr(reading, "read_text", flaky)
    assert app.run(["clean", str(story), str(story)]) == 1
    out, err = capfd.readouterr()
    assert len(rows(out.encode())) == 1
    assert err == f"newsclean: {story}: internal error, please report it: ZeroDivisionError: oops\n"


def test_closed_streams(story: Path) -> None:
    script = " ".join(map(str, [*COMMAND, "clean"]))
    done = subprocess.run(
        f"{script} - <&-; {script} {story} >&-; {script} nope 2>&-; {script} {story} | wc -l",
        shell=True,
        capture_output=True,
        env=environment(),
        check=False,
    )
    assert done.stdout.strip() == b"1"
    assert done.stderr.decode().splitlines() == [
        "newsclean: -: standard input is closed",
        "newsclean: standard output: it is closed",
    ]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["clena"], "No such command 'clena'"),
        (["clean"], "Missing argument 'PATH...'"),
        (["clean", "--format", "xml", "a"], "'xml' is not one of"),
        (["clean", "--language", "english", "a"], "'english' is not a two-letter ISO 639-1 code"),
        (["clean", "--what", "a"], "No such option"),
        (["explain"], "Missing argument 'FILE'"),
        (["rules", "--language", "enn"], "no rules for language 'enn'; did you mean 'en'?"),
        (["rules", "--language", "qqq"], "no rules for language 'qqq'; there are af, am, any, "),
        (["rules", "--label", "donations"], "no rules for label 'donations'; did you mean 'donat"),
        (["clean", "--\x1b[31m"], "--\\x1b[31m"),
    ],
)
def test_usage_errors(args: list[str], message: str) -> None:
    done = newsclean(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    error = done.stderr.decode()
    assert error.startswith("newsclean: ")
    assert message in error
    assert re.search(r"^Try 'newsclean[a-z ]* -h' for help\.$", error, re.MULTILINE)
    assert "\x1b" not in error


# --- pipes and interruptions ----------------------------------------------------------------


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_reader_that_leaves_early_is_no_fault(many: Path, form: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "clean", str(many), "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def _interrupted_when(
    ready: Callable[[], bool], args: list[str], **how: Any
) -> tuple[int, bytes, bytes]:
    process = subprocess.Popen(
        [*COMMAND, *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        **how,
    )
    end = time.monotonic() + 60
    while not ready() and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_interrupted_what_is_done_is_there(story: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")  # opening it waits for a writer
    out = tmp_path / "out"
    args = ["clean", str(story), str(tmp_path / "never"), "-o", str(out)]
    code, _, err = _interrupted_when(lambda: out.exists() and out.stat().st_size > 0, args)
    assert (code, err.strip()) == (130, b"newsclean: interrupted")
    assert len(rows(out.read_bytes())) == 1


def test_interrupted_in_a_pipe(story: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    # Our opening it for writing succeeds once it is waited on.
    code, out, err = _interrupted_when(
        lambda: _is_waited_on(tmp_path / "never"),
        ["clean", str(story), str(tmp_path / "never"), str(tmp_path / "never")],
    )
    assert (code, err.split(b"\n")[-2]) == (130, b"newsclean: interrupted")
    assert len(rows(out)) == 1


def _is_waited_on(fifo: Path) -> bool:
    try:
        os.close(os.open(fifo, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


@pytest.mark.parametrize("name", ["windows-1251", "KOI8-R", "utf-16-le"])
def test_the_encoding_of_files(tmp_path: Path, name: str) -> None:
    story = "Шторм обрушился на северный берег в ночь на пятницу."
    (tmp_path / "a.txt").write_bytes(story.encode(name))
    (tmp_path / "b.html").write_bytes(f"<meta charset=utf-8><p>{story}".encode(name))
    (tmp_path / "c.csv").write_bytes(f"text\n{story}\n".encode(name))
    (tmp_path / "d.jsonl").write_bytes(f'{{"text": "{story}"}}\n'.encode(name))
    for path in ("a.txt", "b.html"):
        done = newsclean("clean", "--encoding", name, "--format", "text", path, cwd=tmp_path)
        assert story in done.stdout.decode(), done.stderr
    paths = ["a.txt", "b.html", "c.csv", "d.jsonl"]
    done = newsclean("clean", "--encoding", name, "-q", "--workers", 1, *paths, cwd=tmp_path)
    assert [row["text"] for row in rows(done.stdout)] == [story] * len(paths), done.stderr


def test_encodings_that_do_not_fit_or_are_unknown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Café".encode("cp1252"))
    done = newsclean("clean", "--encoding", "shift_jis", "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert b"a.txt: not SHIFT_JIS text: byte 0xe9 at offset 3" in done.stderr
    done = newsclean("clean", "--encoding", "no-such-code", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"'no-such-code' is not a known encoding" in done.stderr


@pytest.mark.parametrize(
    ("name", "start"), [("out.md", "---\n"), ("out.html", "<"), ("out.TXT", "Storm"), ("out", "{")]
)
def test_the_name_of_the_output_says_its_format(story: Path, name: str, start: str) -> None:
    out = story.parent / "written" / name
    out.parent.mkdir()
    assert newsclean("clean", story, "-o", out).returncode == 0
    assert out.read_text("utf-8").startswith(start)
    assert newsclean("clean", story, "--format", "jsonl", "-o", out).returncode == 0
    assert out.read_text("utf-8").startswith("{")


def test_an_address_is_not_downloaded() -> None:
    done = newsclean("clean", "https://example.com/storm.html")
    assert done.returncode == 1
    assert done.stderr.startswith(
        b"newsclean: https://example.com/storm.html: newsclean downloads nothing: save the page"
    )
