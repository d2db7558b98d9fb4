"""The command line as people meet it: a terminal, help, and the other commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean import Article, RulePack, clean, read_text
from newsclean.cli import app
from support import SEEDS
from support.command_line import (
    BODY,
    ESCAPE,
    PLAIN,
    environment,
    newsclean,
    on_terminal,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    title, language, confidence, removed = head.split("\n")
    assert (title, language) == ("title: Storm hits northern coast", "language: en (guessed)")
    assert re.fullmatch(r"confidence: 0\.\d+", confidence)
    assert removed.startswith("removed: ")
    title, *rest = body.split("\n\n")
    assert re.fullmatch(r"\[title [\w.-]+, \w+\] Storm hits northern coast", title)
    assert rest == [BODY, "[related en.related.read-more, phrases] Read more\n"]


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
    from newsclean import Label, Pipeline

    def storms(article: Article) -> Iterator[Label]:
        for index, block in enumerate(article.blocks):
            at = block.text.find("storm hit")
            if at >= 0:
                yield Label(index, at, at + 9, "mine", "my.storms")

    monkeypatch.setattr(Pipeline, "default", lambda **_: Pipeline([storms]))
    assert app.run(["explain", str(story)]) == 0
    assert "A [mine my.storms, storms] storm hit [/mine] the coast" in capfd.readouterr().out


def test_explain_reads_pages_and_standard_input() -> None:
    page = f"<h1>Storm hits northern coast</h1><p>{BODY}</p>".encode()
    done = newsclean("explain", "-", "--html", "--language", "en", input=page)
    assert b"language: en\n" in done.stdout
    assert b"\n\n[title layout.block, judge] Storm hits northern coast\n" in done.stdout


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
    form = "compiled" if package.compiled else "interpreted"
    said = f"newsclean {package.__version__} ({form})\n"
    assert (done.returncode, done.stdout.decode()) == (0, said)
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
    if not module.name.startswith(("newsclean.cli.", "newsclean.__main__")):
        try:
            importlib.import_module(module.name)
        except ModuleNotFoundError as error:  # of another extra
            assert error.name.partition(".")[0] not in ("click", "rich"), module.name
assert "newsclean.cli.app" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
