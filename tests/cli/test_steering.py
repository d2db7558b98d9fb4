"""No command sends a terminal what steers it or turns the direction of text."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from newsclean.cli import app
from newsclean.text.characters import STEERING

# Right to left override, Arabic letter mark, the title of a terminal's window, its colours.
HOSTILE = "\u202eb\u2069\u061c\u200f\x1b]0;owned\x07\x9b31m\u206e"
BODY = f"A storm hit {HOSTILE} the coast on Friday, officials said, and left two villages dark."
REFERENCES = "".join([f"&#{ord(char)};" for char in HOSTILE])
PAGE = f"""<html lang=en><title>Storm {REFERENCES} hits</title>
<meta name=description content="{HOSTILE}"><meta name=author content="Ann {HOSTILE} Lee">
<meta property=og:image content="http://a.example/{HOSTILE}.png">
<meta property=og:site_name content="The {HOSTILE} Post"><meta name=keywords content="a, {HOSTILE}">
<link rel=canonical href="http://a.example/{HOSTILE}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "A \\u202e\\u061c storm"}}
</script><h1>Storm {HOSTILE} hits</h1><p>{BODY}<p><a href="/{HOSTILE}">Read more</a>
<pre>{HOSTILE}</pre><img src="/{HOSTILE}.jpg" alt="{HOSTILE}" width=600 height=400>"""
NAME = HOSTILE.replace("\x07", "")
EXPORT = f"Document 1 of 2\n\n{BODY}\n\nTitle: {HOSTILE}\n\nDocument 2 of 2\n\n{BODY}\n"


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose files say no good, in their names as well."""
    files = {
        "t.txt": f"Storm {HOSTILE} hits coast\n\nBy Ann {HOSTILE} Lee\n\n{BODY}\n\nRead more\n",
        "p.html": PAGE,
        "empty.txt": "",
        "c.csv": f'text,url,{HOSTILE}\n"{BODY}",http://{HOSTILE}/,{HOSTILE}\n,,\n',
        "l.jsonl": json.dumps({"text": BODY, HOSTILE: HOSTILE, "url": 5}) + f"\n{{{HOSTILE}\n",
        "other.csv": f"{HOSTILE},b\n1,2\n",
        "export.text": EXPORT,
    }
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        path = tmp_path / f"{NAME}{name}"
        try:
            path.write_text(text, encoding="utf-8")
        except OSError:
            pytest.skip("this file system does not take such names")
    return tmp_path


COMMANDS = {
    "a text": "clean {}t.txt",
    "a page": "clean {}p.html",
    "several, one of them not there": "clean {}t.txt {}p.html {}gone.txt {}empty.txt",
    "text": "clean --format text {}t.txt {}p.html",
    "markdown": "clean --format markdown {}t.txt {}p.html",
    "html": "clean --format html {}t.txt {}p.html",
    "a folder": "clean --format markdown {}t.txt {}p.html {}empty.txt -o {}folder/",
    "lines": "clean --format jsonl {}t.txt {}p.html",
    "rows": "clean --format rows --workers 1 {}t.txt {}p.html {}empty.txt",
    "a table": "clean --workers 1 {}c.csv",
    "json lines": "clean --workers 1 {}l.jsonl --errors errors",
    "no column": "clean --workers 1 {}other.csv",
    "to a file": "clean {}t.txt {}p.html {}empty.txt -o {}out.jsonl",
    "over itself": "clean {}t.txt -o {}t.txt",
    "explain a text": "explain {}t.txt",
    "explain a page": "explain {}p.html --color",
    "explain nothing": "explain {}gone.txt",
    "report": "report -o - --title {} {}t.txt {}p.html {}empty.txt",
    "diff": "diff {}t.txt {}p.html",
    "diff of tables": "diff {}c.csv {}l.jsonl",
    "split": "split {}export.text",
    "stats": "stats --workers 1 {}t.txt {}p.html {}c.csv {}l.jsonl",
    "learn": "learn --workers 1 -o {}index.parquet {}p.html {}c.csv {}l.jsonl",
    "no such option": "clean --{} {}t.txt",
    "no such language": "clean --language {} {}t.txt",
    "no such encoding": "clean --encoding {} {}t.txt",
    "no such label": "rules --label {}",
    "no such command": "{}",
}


@pytest.mark.parametrize("people_look", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_nothing_steers(
    command: str,
    people_look: bool,
    hostile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: people_look)
    monkeypatch.setenv("TERM", "xterm-256color")
    app.run([word.replace("{}", NAME) for word in command.split(" ")])
    shown = "".join(capfd.readouterr())
    assert shown
    # What is left is rich's own: colours, and a progress bar that is drawn anew.
    ours = re.sub(r"\x1b\[[\d;?]*[A-Za-z]|\r\n?", "\n", shown) if people_look else shown
    if "--color" in command:
        ours = re.sub(r"\x1b\[[\d;]*m", "", ours)
    assert not STEERING.search(ours.replace("\t", " "))
    for path in hostile.iterdir():
        if path.name in ("errors", f"{NAME}out.jsonl"):
            assert not STEERING.search(path.read_text(encoding="utf-8"))


def test_hostile_files_are_read(hostile: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert app.run(["clean", "--format", "jsonl", f"{NAME}p.html"]) == 0
    article = json.loads(capfd.readouterr().out)
    assert article["path"] == f"{NAME}p.html"
    assert "\u202e" in article["image"]
