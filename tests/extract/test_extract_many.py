"""extract_many: order, errors as values, memory, processes, and the progress bar."""

from __future__ import annotations

import builtins
import io
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import (
    Article,
    CleanerError,
    DecodeError,
    Label,
    NewscleanError,
    Pipeline,
    PipelineError,
    ReadError,
    extract,
    extract_many,
)
from newsclean.corpus import bar

PAGE = "<h1>Storm {0} hits coast</h1><p>A storm hit the northern coast on Friday, they said.</p>"
PDF = b"%PDF-1.7"


def pages(count: int) -> list[tuple[str, str]]:
    return [(PAGE.format(n), f"https://paper.example/{n}") for n in range(count)]


def killing(article: Article) -> tuple[()]:
    if article.title == "Storm 3 hits coast":
        os.kill(os.getpid(), signal.SIGKILL)
    return ()


def raising(article: Article) -> Iterator[Label]:
    raise KeyError(article.title)
    yield


GIVEN = st.lists(
    st.sampled_from(
        [
            PAGE.format(1),
            PAGE.format(2).encode(),
            (PAGE.format(3), "https://paper.example/3"),
            (PAGE.format(4), None),
            bytearray(PAGE.format(5).encode()),
            PDF,
            None,
            7,
            (PAGE, "a", "b"),
            (PAGE, 7),
            "https://paper.example/6",
        ]
    ),
    max_size=12,
)


def described(outcome: Article | NewscleanError) -> Any:
    if isinstance(outcome, Article):
        return outcome
    return type(outcome), str(outcome)


def one_by_one(page: Any) -> Any:
    """What extract says of a page, or of a page and its address."""
    html, url = page if isinstance(page, tuple) and len(page) == 2 else (page, None)
    try:
        return extract(html, url=url)
    except ReadError:
        return ReadError


@given(GIVEN)
@settings(max_examples=40, deadline=None)
def test_each_page_gives_one_result_in_order(given: list[Any]) -> None:
    found = list(extract_many(iter(given)))
    assert [x if isinstance(x, Article) else type(x) for x in found] == [
        one_by_one(page) for page in given
    ]


def test_processes_give_what_one_gives() -> None:
    many: list[Any] = [*pages(30), PDF, None, *pages(10), (PAGE, 7)]
    here = [described(x) for x in extract_many(many)]
    there = [described(x) for x in extract_many(iter(many), workers=2)]
    assert here == there
    assert [x[1] for x in here if isinstance(x, tuple)] == [
        "this is a PDF file, not a page or a text: take the text out of it first",
        "extract_many takes str or bytes, not NoneType",
        "url must be a str or None, not int",
    ]


def test_arguments_are_those_of_extract() -> None:
    page = "<p>Der Rat hat am Montag für den Umbau gestimmt.</p>".encode("cp1252")
    how: dict[str, Any] = {"encoding": "cp1252", "language": "fr", "favor": "recall"}
    (found,) = extract_many([page], **how)
    assert found == extract(page, **how)
    (untouched,) = extract_many([page], pipeline=Pipeline())
    assert untouched == extract(page, pipeline=Pipeline())


@pytest.mark.parametrize("workers", [1, 2])
def test_a_cleaner_that_raises_gives_an_error(workers: int) -> None:
    found = list(extract_many(pages(2), workers=workers, pipeline=Pipeline([raising])))
    assert [type(error) for error in found] == [CleanerError] * 2
    assert "KeyError" in str(found[0])


def test_errors_hold_no_page() -> None:
    (error,) = extract_many(pages(1), pipeline=Pipeline([raising]))
    assert isinstance(error, CleanerError)
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_a_page_that_kills_its_process_is_an_error() -> None:
    found = list(extract_many(pages(5), workers=2, pipeline=Pipeline([killing])))
    assert [isinstance(x, Article) for x in found] == [True, True, True, False, True]
    assert "killed (SIGKILL)" in str(found[3])


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_pages_comes_after_what_was_before_it(workers: int) -> None:
    def breaking() -> Iterator[tuple[str, str]]:
        yield from pages(3)
        raise OSError("the disk is gone")

    seen: list[Any] = []
    with pytest.raises(OSError, match="the disk is gone"):
        seen.extend(extract_many(breaking(), workers=workers))
    assert len(seen) == 3


def test_pages_are_read_as_they_are_needed() -> None:
    taken = []

    def endless() -> Iterator[str]:
        while True:
            taken.append(1)
            yield PAGE

    results = extract_many(endless())
    assert taken == []
    assert isinstance(next(results), Article)
    assert len(taken) == 1
    results.close()  # type: ignore[attr-defined]


def test_memory_does_not_grow_with_the_number_of_pages() -> None:
    def peak(count: int) -> int:
        many = (PAGE.format(n) + f"<!--{'x' * 200_000}-->" for n in range(count))
        tracemalloc.start()
        for _ in extract_many(many):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(2)  # what is loaded once
    assert peak(40) < 1.5 * peak(5)


# --- mistakes -------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), bytearray(b"x")])
def test_one_page_is_not_many(page: Any) -> None:
    with pytest.raises(TypeError, match="extract takes one, extract_many a list"):
        extract_many(page)


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, None, "2"])
def test_numbers_of_workers(workers: Any) -> None:
    with pytest.raises(ValueError, match="workers is a whole number from 1 on"):
        extract_many([PAGE], workers=workers)


def test_arguments_are_checked_before_the_first_page() -> None:
    with pytest.raises(DecodeError, match="unknown encoding"):
        extract_many([PAGE], encoding="utf-99")
    with pytest.raises(PipelineError, match="give favor or pipeline, not both"):
        extract_many([PAGE], favor="recall", pipeline=Pipeline())
    with pytest.raises(TypeError, match="not iterable"):
        extract_many(7)  # type: ignore[arg-type]


def test_a_pipeline_that_cannot_be_sent() -> None:
    def local(_: Article) -> tuple[()]:
        return ()

    with pytest.raises(PipelineError, match=r"cannot be sent to other processes.*in a module"):
        extract_many(pages(1), workers=2, pipeline=Pipeline([local]))
    (found,) = extract_many(pages(1), pipeline=Pipeline([local]))
    assert isinstance(found, Article)


def test_cleaners_of_a_prompt_cannot_be_sent(tmp_path: Path) -> None:
    code = (
        "from newsclean import *\n"
        "def mine(article): return ()\n"
        "def sent():\n"
        "    list(extract_many(['<p>Storm'], workers=2, pipeline=Pipeline([mine])))\n"
        "print(len(list(extract_many(['<p>Storm'], pipeline=Pipeline([mine])))))\n"
        "print(len(list(extract_many(['<p>Storm'], workers=2))))\n"
        "try: sent()\n"
        "except PipelineError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stderr == ""
    *counts, told = done.stdout.splitlines()
    assert counts == ["1", "1"]
    assert "(no process can import what is defined in a notebook or at a prompt)" in told


def test_a_script_without_a_guard_is_told_of_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from newsclean import extract_many\nlist(extract_many(['<p>Storm</p>'], workers=2))\n"
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert "a process cannot start: it ended with exit code 1" in last
    assert '`if __name__ == "__main__":`' in last


# --- the bar --------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class ZMQInteractiveShell:
    """By its name rich knows a notebook."""


@pytest.fixture
def stderr(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], io.StringIO]:
    pytest.importorskip("rich", reason="rich is not installed")
    monkeypatch.setenv("TERM", "xterm")

    def replaced(is_terminal: bool) -> io.StringIO:
        stream = Terminal() if is_terminal else io.StringIO()
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    return replaced


@pytest.mark.parametrize(
    ("is_terminal", "progress", "is_shown"),
    [(True, None, True), (False, None, False), (True, False, False), (False, True, True)],
)
def test_when_there_is_a_bar(
    stderr: Any, is_terminal: bool, progress: bool | None, is_shown: bool
) -> None:
    stream = stderr(is_terminal)
    assert len(list(extract_many([*pages(2), PDF], progress=progress))) == 3
    shown = stream.getvalue()
    assert bool(shown) == is_shown
    if is_shown:
        assert "Extracting" in shown
        assert "3/3" in shown
        assert "1 errors" in shown


def test_how_many_there_are_need_not_be_known(stderr: Any) -> None:
    stream = stderr(True)
    assert len(list(extract_many(iter(pages(2))))) == 2
    assert "2/?" in stream.getvalue()


def test_a_notebook_without_widgets_has_a_bar(stderr: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = stderr(False)
    monkeypatch.setattr(builtins, "get_ipython", ZMQInteractiveShell, raising=False)
    monkeypatch.setattr(bar, "find_spec", lambda name: None if name == "ipywidgets" else object())
    assert len(list(extract_many(pages(2)))) == 2
    assert "2/2" in stream.getvalue()


def test_without_rich_there_is_no_bar(stderr: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = stderr(True)
    monkeypatch.setattr(bar, "find_spec", lambda _: None)
    assert len(list(extract_many(pages(2)))) == 2
    assert stream.getvalue() == ""
    with pytest.raises(ImportError, match=r'pip install "newsclean\[cli\]"'):
        extract_many(pages(2), progress=True)


def test_a_loop_that_is_left_takes_the_bar_and_the_processes_along(stderr: Any) -> None:
    import multiprocessing

    stream = stderr(True)
    results = extract_many(iter(pages(200)), workers=2)
    assert isinstance(next(results), Article)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
    written = stream.getvalue()
    print("after", file=sys.stderr)
    assert stream.getvalue() == f"{written}after\n"
