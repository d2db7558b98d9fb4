"""``--rules FILE``: rule packs of one's own, in every command that cleans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import APPEAL, RULES, newsclean

TEXT = f"A storm closed two harbours on Friday, officials said.\n\n{APPEAL}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(RULES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", [[], ["--workers", "2"], ["--format", "rows"]])
def test_clean(folder: Path, form: list[str]) -> None:
    args = ["clean", folder / "texts", "--rules", folder / "mine.toml", "-q", *form]
    (line,) = newsclean(*args).stdout.splitlines()
    assert "en.related.keep-scrolling" in [r["rule"] for r in json.loads(line)["removals"]]


def test_explain_stats_diff_and_report(folder: Path) -> None:
    text, mine = folder / "texts" / "a.txt", ("--rules", folder / "mine.toml")
    assert (
        b"[related en.related.keep-scrolling, phrases]" in newsclean("explain", text, *mine).stdout
    )
    assert b"removed\trelated\t27\t" in newsclean("stats", text, *mine).stdout
    before, after = folder / "before.jsonl", folder / "after.jsonl"
    newsclean("clean", text, "--favor", "recall", "--format", "jsonl", "-o", before)
    newsclean("clean", text, *mine, "--format", "jsonl", "-o", after)
    assert APPEAL.encode() in newsclean("diff", before, after).stdout
    pytest.importorskip("jinja2")
    page = newsclean("report", text, *mine, "-o", "-").stdout
    assert b"en.related.keep-scrolling" in page


def test_a_run_is_not_resumed_with_changed_rules(folder: Path) -> None:
    args = ["clean", folder / "texts", "--rules", folder / "mine.toml", "--format", "rows", "-q"]
    output = folder / "out.jsonl"
    newsclean(*args, "-o", output)
    (folder / "out.jsonl.progress").write_text("{}", encoding="utf-8")
    assert newsclean(*args, "-o", output, "--resume").returncode == 2


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        (None, "mine.toml: No such file or directory"),
        (RULES.replace('"line"', '"nowhere"'), "rule en.related.keep-scrolling: field where"),
        (
            RULES.replace("and you will find the names.", "for more news"),
            "field keep: the rule would remove",
        ),
    ],
)
def test_a_pack_that_cannot_be_used_is_refused(folder: Path, pack: str | None, said: str) -> None:
    path = folder / "mine.toml"
    path.unlink()
    if pack is not None:
        path.write_text(pack, encoding="utf-8")
    done = newsclean("clean", folder / "texts", "--rules", path)
    assert done.returncode in (1, 2)
    assert said in done.stderr.decode()
    assert done.stdout == b""
