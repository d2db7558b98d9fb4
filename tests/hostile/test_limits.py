"""Hostile inputs: each gives an Article or a typed error, within limits of time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import newsclean
from support.hostile_inputs import INPUTS, MB, news_page

pytest.importorskip("resource", reason="limits of processes are those of Unix")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")

TESTS = Path(__file__).parents[1]
# Memory that a page of ordinary markup of 1 MB may take at its peak, its own text included.
MOST_FOR_NEWS = 60 * 1024 * 1024


@pytest.fixture(scope="module")
def server() -> Iterator[subprocess.Popen[str]]:
    source = str(Path(newsclean.__file__).parents[1])
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join([source, str(TESTS)])}
    command = [sys.executable, "-m", "support.hostile_server"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths, cwd=TESTS
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def taken(server: subprocess.Popen[str], name: str) -> dict[str, Any]:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(name + "\n")
    server.stdin.flush()
    found = json.loads(server.stdout.readline())
    assert found.pop("name") == name
    return found  # type: ignore[no-any-return]


@pytest.mark.slow
@pytest.mark.parametrize("name", INPUTS)
def test_hostile(server: subprocess.Popen[str], name: str) -> None:
    expected = INPUTS[name]
    found = taken(server, name)
    assert "died" not in found, found
    assert "raised" not in found, found["raised"]
    assert found["seconds"] <= found["most_seconds"]
    assert found["memory"] <= found["most_memory"]
    if expected.refused is None:
        assert "refused" not in found, found["refused"]
        assert found["shown"], f"{expected.shows!r} is not in the text as read"
    else:
        assert expected.refused in found.get("refused", "")


def test_memory_of_news(server: subprocess.Popen[str]) -> None:
    found = taken(server, "page: a large page of news")
    assert len(news_page(MB).encode()) >= MB
    assert found["memory"] <= MOST_FOR_NEWS
