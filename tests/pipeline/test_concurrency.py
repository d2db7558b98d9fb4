"""The same texts through threads, processes and asyncio give equal results (law 5)."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from html import escape
from pathlib import Path

import pytest

import newsclean
from newsclean import clean, clean_text, read_html, read_text
from support import ROOT, SEEDS
from support.samples import GLUED, JUNK, STORIES, WRAPPED

HERE = Path(__file__).parent
TEXTS = [path.read_text(encoding="utf-8") for path in SEEDS]


def texts() -> list[str]:
    """Seeds, and stories of every language with junk of every label about them."""
    junk = [text for made in JUNK.values() for text in made]
    told = [
        "\n\n".join([junk[k % len(junk)], *story, junk[(3 * k + 1) % len(junk)]])
        for k, story in enumerate(STORIES.values())
    ]
    return [*TEXTS, *told, *GLUED, *WRAPPED, ""]


def all_ways(text: str) -> tuple[str, str, str]:
    """A text cleaned as text, as a string, and as a page, in forms that can be compared."""
    lines = "".join(f"<p class=a>{escape(line)}</p>" for line in text.split("\n"))
    page = f"<title>Storm | Example Times</title><body><nav><li>World</nav>{lines}"
    return clean(read_text(text)).to_json(), clean_text(text), clean(read_html(page)).to_json()


@pytest.fixture(scope="module")
def expected() -> list[tuple[str, str, str]]:
    return [all_ways(text) for text in texts()]


def processes() -> Executor:
    # Started anew, so that each loads rules and models for itself.
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))


EXECUTORS: dict[str, Callable[[], Executor]] = {
    "threads": lambda: ThreadPoolExecutor(4),
    "processes": processes,
}


@pytest.mark.parametrize("name", EXECUTORS)
def test_executors(name: str, expected: Sequence[tuple[str, str, str]]) -> None:
    # Each text twice and in another order, so that what one leaves behind meets the others.
    given = [*texts(), *reversed(texts())]
    with EXECUTORS[name]() as executor:
        found = list(executor.map(all_ways, given, chunksize=4))
    assert found == [*expected, *reversed(expected)]


@pytest.mark.parametrize("name", EXECUTORS)
def test_asyncio(name: str, expected: Sequence[tuple[str, str, str]]) -> None:
    async def gathered(executor: Executor) -> list[tuple[str, str, str]]:
        loop = asyncio.get_running_loop()
        return await asyncio.gather(
            *[loop.run_in_executor(executor, all_ways, text) for text in texts()]
        )

    with EXECUTORS[name]() as executor:
        assert asyncio.run(gathered(executor)) == expected


FIRST_USE = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import test_concurrency as tests

ready = Barrier(8)

def first(text):
    ready.wait()
    return tests.all_ways(text)

with ThreadPoolExecutor(8) as executor:
    json.dump(list(executor.map(first, [tests.TEXTS[0]] * 8)), sys.stdout)
"""


def test_threads_that_load_the_rules_at_one_time(expected: Sequence[tuple[str, str, str]]) -> None:
    paths = os.pathsep.join(
        [str(Path(newsclean.__file__).parents[1]), str(ROOT / "tests"), str(HERE)]
    )
    done = subprocess.run(
        [sys.executable, "-c", FIRST_USE],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    assert json.loads(done.stdout) == [list(expected[0])] * 8
