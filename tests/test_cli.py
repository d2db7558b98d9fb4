"""The command line as people and programs meet it: processes, pipes, files and a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsclean import Article, RulePack, clean, read_html, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
COMMAND = [sys.executable, "-m", "newsclean"]
ESCAPE = "\x1b["
PLAIN = (
    "Storm hits northern coast\n\nA storm hit the coast on Friday, officials said.\n\nRead more\n"
)
BODY = "A storm hit the coast on Friday, officials said."


def environment(**changed: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    path = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    return {**kept, "PYTHONPATH": path, "TERM": "xterm-256color", **changed}


def newsclean(*args: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    how = {"capture_output": True, "timeout": 120, "env": environment(), **how}
    return subprocess.run([*COMMAND, *map(os.fsencode, map(str, args))], check=False, **how)


def rows(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


def on_terminal(
    *args: object, piped: tuple[str, ...] = (), cwd: Path | None = None, **env: str
) -> tuple[int, str, bytes]:
    """Exit code, what a terminal shows, and what came through the pipes named in ``piped``."""
    ours, theirs = pty.openpty()
    streams = {name: subprocess.PIPE if name in piped else theirs for name in ("stdout", "stderr")}
    process = subprocess.Popen(
        [*COMMAND, *map(str, args)],
        stdin=subprocess.DEVNULL,
        env=environment(COLUMNS="80", **env),
        cwd=cwd,
        **streams,
    )
    os.close(theirs)
    shown = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    out, err = process.communicate(timeout=120)
    return (
        process.returncode,
        shown.decode("utf-8").replace("\r\n", "\n"),
        (out or b"") + (err or b""),
    )


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        return b""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with more text than a pipe holds."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        shutil.copyfile(SEEDS[number % len(SEEDS)], folder / f"{number:03}.txt")
    return folder


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
    page = f"<h1>Storm hits northern coast</h1><p>{BODY}</p>".encode()
    as_text, as_html = (
        rows(newsclean("clean", "-", *flags, input=page).stdout)[0] for flags in ((), ("--html",))
    )
    assert as_text["path"] == as_html["path"] == "-"
    assert "<h1>" in as_text["source_text"]
    assert as_html["title"] == "Storm hits northern coast"


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
        assert row["language"] == "en"


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a/x/3.HTM", "c.txt", "b/no.md", "b/no.txt.gz"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>A storm hit the coast.</p>")
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
    assert done.stderr.startswith(b"newsclean: --output story.txt is also to be read\n")
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
            "newsclean: mark.txt: there is no text in it",
            "newsclean: no-text.html: there is no text in it",
            "newsclean: utf16.txt: not UTF-16-LE text: byte 0x6d at offset 10",
        ]
    )


def test_a_page_over_the_limits_is_bad_input(story: Path, tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 5000 + "text")
    done = newsclean("clean", tmp_path / "deep.html", story)
    assert done.returncode == 1
    assert done.stderr.endswith(b"deep.html: page nested deeper than 4000 elements\n")
    assert len(rows(done.stdout)) == 1


def test_odd_things_in_folders(tmp_path: Path, story: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    shutil.copyfile(story, folder / "story.txt")
    done = newsclean("clean", "folder", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == b"newsclean: folder/dangling.txt: No such file or directory\n"
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
    from newsclean import cli
    from newsclean.cli import reading

    calls = iter([ZeroDivisionError("oops"), None])

    def flaky(text: str, **how: Any) -> Article:
        fault = next(calls)
        if fault is not None:
            raise fault
        return read_text(text, **how)

    monkeypatch.setattr(reading, "read_text", flaky)
    assert cli.run(["clean", str(story), str(story)]) == 1
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
        (["clean", "--language", "english", "a"], "'english' is no ISO 639-1 code of two letters"),
        (["clean", "--what", "a"], "No such option"),
        (["explain"], "Missing argument 'FILE'"),
        (["rules", "--language", "enn"], "no rules for language 'enn'; did you mean 'en'?"),
        (["rules", "--language", "qqq"], "no rules for language 'qqq'; there are any, "),
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


# --- on a terminal --------------------------------------------------------------------------


def test_people_get_text(story: Path) -> None:
    code, shown, _ = on_terminal("clean", story)
    assert code == 0
    assert ESCAPE in shown
    assert without_escapes(shown).startswith(f"Storm hits northern coast\n\n{BODY}\n")
    assert "removed: " in shown
    assert str(story) not in shown


def without_escapes(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def test_a_terminal_can_have_json_and_a_pipe_text(story: Path) -> None:
    _, shown, _ = on_terminal("clean", story, "--format", "jsonl")
    assert len(rows(shown.encode())) == 1


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_not_wanted(story: Path, env: dict[str, str]) -> None:
    for command in ("clean", "explain"):
        _, shown, _ = on_terminal(command, story, **env)
        assert "\x1b" not in shown
        assert BODY in shown
    _, shown, _ = on_terminal("rules", **env)
    assert "\x1b" not in shown


def test_lines_are_wrapped_for_people_only(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A storm hit the coast, officials said on Friday, " * 5 + "and left.")
    _, shown, _ = on_terminal("clean", path)
    assert max(map(len, without_escapes(shown).splitlines())) <= 80
    assert len(newsclean("explain", path).stdout.splitlines()[-1]) > 200


def test_text_is_never_markup(tmp_path: Path) -> None:
    path = tmp_path / "[red]a.txt"
    path.write_text("He said [bold]this[/bold] and [/] and :smile: left [link=http://x]it[/link].")
    for command in ("clean", "explain"):
        _, shown, _ = on_terminal(command, path, path if command == "clean" else "--color")
        text = " ".join(without_escapes(shown).split())
        assert "[bold]this[/bold] and [/] and :smile: left [link=http://x]it[/link]." in text


def test_file_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    name = "a\x1b[31m\n\u202eb.txt"
    (tmp_path / name).write_text(PLAIN)
    _, shown, _ = on_terminal("clean", name, name, cwd=tmp_path, NO_COLOR="1")
    assert "a\\x1b[31m\\n\\u202eb.txt" in shown
    _, shown, _ = on_terminal("clean", f"{name}.gone", cwd=tmp_path)
    assert shown == "newsclean: a\\x1b[31m\\n\\u202eb.txt.gone: No such file or directory\n"
    done = newsclean("clean", name, name, "--format", "text", cwd=tmp_path)
    assert b"\x1b" not in done.stdout


def test_file_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_text(PLAIN)
    except OSError:
        pytest.skip("this file system takes only text as names")
    done = newsclean("clean", tmp_path)
    assert done.returncode == 0
    assert rows(done.stdout)[0]["path"] == str(tmp_path / name)
    done = newsclean("clean", f"{name}.gone", cwd=tmp_path)
    assert done.stderr == b"newsclean: caf\\udce9.txt.gone: No such file or directory\n"


def test_progress_is_for_people_who_wait(many: Path, tmp_path: Path) -> None:
    (many / "empty.txt").touch()
    out = tmp_path / "out"
    code, shown, _ = on_terminal("clean", "many", "-o", out, cwd=tmp_path)
    assert code == 1
    assert "Cleaning" in shown
    assert "newsclean: many/empty.txt: the file is empty\n" in without_escapes(shown)
    assert len(rows(out.read_bytes())) == 60
    for piped in ("stderr", "stdout"):
        (many / "empty.txt").unlink(missing_ok=True)
        _, shown, through = on_terminal("clean", many, "-o", out, piped=(piped,))
        assert (shown, through) == ("", b"")


# --- explain --------------------------------------------------------------------------------


def test_explain_marks_what_went_and_why(story: Path) -> None:
    done = newsclean("explain", story)
    assert (done.returncode, done.stderr) == (0, b"")
    head, body = done.stdout.decode().split("\n\n", 1)
    assert head.startswith("title: Storm hits northern coast\nremoved: ")
    assert body == (
        "[title title.first-line, title] Storm hits northern coast\n\n"
        f"{BODY}\n\n"
        "[related en.related.read-more, phrases] Read more\n"
    )


def test_explain_with_colours_shows_the_same_words(story: Path) -> None:
    plain = newsclean("explain", story, "--no-color").stdout.decode()
    forced = newsclean("explain", story, "--color", env=environment(NO_COLOR="1")).stdout.decode()
    assert "\x1b[9;33mRead more" in forced  # struck, in the colour of its label
    assert without_escapes(forced) == plain
    _, shown, _ = on_terminal("explain", story)
    assert without_escapes(shown) == plain
    assert ESCAPE in shown
    _, shown, _ = on_terminal("explain", "--no-color", story)
    assert shown == plain


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_explain_shows_the_whole_source(path: Path) -> None:
    article = clean(read_text(path.read_text(encoding="utf-8")))
    shown = newsclean("explain", path).stdout.decode().split("\n\n", 1)[1]
    for removal in article.removals:
        for start, end in removal.pieces:
            piece = article.source_text[start:end]
            marked = f"[{removal.name} {removal.rule}, {removal.cleaner}] {piece}"
            assert marked in shown
            shown = shown.replace(marked, piece, 1).replace(f"{piece} [/{removal.name}]", piece, 1)
    assert shown.rstrip("\n") == article.source_text.rstrip("\n")


def test_explain_shows_where_a_piece_within_a_line_ends(
    story: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from newsclean import Label, Pipeline, cli

    def storms(article: Article) -> Iterator[Label]:
        for index, block in enumerate(article.blocks):
            at = block.text.find("storm hit")
            if at >= 0:
                yield Label(index, at, at + 9, "mine", "my.storms")

    monkeypatch.setattr(Pipeline, "default", lambda: Pipeline([storms]))
    assert cli.run(["explain", str(story)]) == 0
    assert "A [mine my.storms, storms] storm hit [/mine] the coast" in capfd.readouterr().out


def test_explain_reads_pages_and_standard_input() -> None:
    page = f"<h1>Storm hits northern coast</h1><p>{BODY}</p>".encode()
    done = newsclean("explain", "-", "--html", "--language", "en", input=page)
    assert b"language: en\n" in done.stdout
    assert b"\n\n[title layout.block, layout] Storm hits northern coast\n" in done.stdout


@pytest.mark.parametrize(
    ("name", "reason"), [("gone.txt", "No such file or directory"), (".", "Is a directory")]
)
def test_explain_what_cannot_be_read(tmp_path: Path, name: str, reason: str) -> None:
    done = newsclean("explain", name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"newsclean: {name}: {reason}\n"


# --- rules ----------------------------------------------------------------------------------


def test_rules_piped_are_one_a_line() -> None:
    lines = newsclean("rules").stdout.decode("utf-8").splitlines()
    expected = [
        (rule.id, rule.label, rule.where, *rule.match)
        for pack in RulePack.builtin()
        for rule in pack.rules
    ]
    assert [tuple(line.split("\t")) for line in lines] == expected


def test_rules_are_chosen_by_language_and_label() -> None:
    lines = newsclean("rules", "--language", "en", "--label", "related").stdout.decode()
    found = [line.split("\t")[:2] for line in lines.splitlines()]
    assert ["en.related.read-more", "related"] in found
    assert all(rule.startswith("en.") and label == "related" for rule, label in found)


def test_a_label_without_rules_is_no_fault() -> None:
    done = newsclean("rules", "--label", "scores")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_rules_on_a_terminal_are_a_table() -> None:
    code, shown, _ = on_terminal("rules", "--language", "en")
    assert code == 0
    assert re.search(r"rule +label +where +phrases", without_escapes(shown))
    assert "\t" not in shown


# --- the rest -------------------------------------------------------------------------------


def test_version_and_help() -> None:
    import newsclean as package

    done = newsclean("--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"newsclean {package.__version__}\n")
    for command in ((), ("clean",), ("explain",), ("rules",)):
        short, long = newsclean(*command, "-h"), newsclean(*command, "--help")
        assert short.returncode == long.returncode == 0
        assert short.stdout == long.stdout
        assert short.stdout.startswith(" ".join(["Usage: newsclean", *command]).encode())


def test_without_a_command_there_is_help() -> None:
    done = newsclean()
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"Usage: newsclean")


@pytest.mark.parametrize("missing", ["click", "rich", "rich.console"])
def test_without_the_extra_it_says_what_to_install(missing: str) -> None:
    code = f"""
import sys
sys.modules[{missing!r}] = None
from newsclean.__main__ import main
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        'newsclean: the command line needs the extra "cli": pip install "newsclean[cli]"\n'
    )


def test_nothing_else_needs_the_extra() -> None:
    code = """
import importlib, pkgutil, sys
sys.modules["click"] = sys.modules["rich"] = None
import newsclean
for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
    if not module.name.endswith(("cli", "_command", "__main__")):
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:  # of another extra
            assert error.name.partition(".")[0] not in ("click", "rich"), module.name
assert "newsclean.cli" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
