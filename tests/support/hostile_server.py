"""Runs hostile inputs, each in a process of its own, and says what it took.

    cd tests; PYTHONPATH=../src python -m support.hostile_server

takes names of inputs, one a line, and answers each with a line of JSON; without a line all are run.
One process imports newsclean and cleans a small text and a small page; it then forks for each
input, so that what is measured is the input's and nothing of the start.  The child's limits are
hard ones of the system: a hang or a flood ends the child and not the machine.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from typing import Any

from newsclean import Article, NewscleanError, clean, read_html, read_text
from support.hostile_inputs import INPUTS, Input, page

# What docs/explanation/security.md promises, in memory and in time of the processor.
BYTES_A_BYTE = 40
FLOOR_BYTES = 96 * 1024 * 1024
SECONDS_A_MB = 1.0
SECONDS_A_MB_OF_PHRASES = 7.0
FLOOR_SECONDS = 2.5
# The promise is made for a core of 2020; machines of CI are shared, and half as fast at times.
SLOWEST_MACHINE = 2.0
# What a process may take beyond what is promised before the system ends it.
_ROOM = 4


def run(made: Input, measured: dict[str, Any]) -> None:
    """Reads and cleans one input; what it took and what came of it goes into ``measured``."""
    before = _peak()
    given = made.make()
    size = len(given) if isinstance(given, bytes) else len(given.encode("utf-8", "surrogatepass"))
    measured["bytes"] = size
    measured["most_seconds"] = SLOWEST_MACHINE * seconds_for(made, size)
    measured["most_memory"] = FLOOR_BYTES + BYTES_A_BYTE * size
    _limit(measured["most_seconds"], measured["most_memory"])
    began = _seconds()
    article: Article | None = None
    try:
        article = clean(read_html(given) if made.as_page else read_text(given))  # type: ignore[arg-type]
    except NewscleanError as error:
        measured["refused"] = str(error)
    measured["seconds"] = _seconds() - began
    measured["memory"] = max(0, _peak() - before)
    if article is not None:
        check(article)
        measured["shown"] = made.shows is None or made.shows in article.source_text
        measured["kept"], measured["removals"] = len(article.text), len(article.removals)


def check(article: Article) -> None:
    """Law 3 in few steps: what is kept and what was removed is disjoint and all there is."""
    source = article.source_text
    spans = sorted([s for holder in (*article.blocks, *article.removals) for s in holder.pieces])
    at = held = 0
    for start, end in spans:
        assert at <= start < end <= len(source), "pieces overlap"
        assert source[at:start].strip() == "", "something is lost"
        held += end - start
        at = end
    assert source[at:].strip() == "", "something is lost"
    for block in article.blocks:
        assert block.text
        assert "\n" not in block.text
    source.encode()


def seconds_for(made: Input, size: int) -> float:
    """The time that reading and cleaning so many bytes may take."""
    rate = SECONDS_A_MB_OF_PHRASES if made.all_phrases else SECONDS_A_MB
    return FLOOR_SECONDS + rate * size / 1e6


def _limit(seconds: float, memory: int) -> None:
    most = int(_ROOM * seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    with open("/proc/self/statm", encoding="ascii") as sizes:
        now = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + _ROOM * memory, now + _ROOM * memory))


def _seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def forked(made: Input) -> dict[str, Any]:
    """What :func:`run` measures in a child; ``died`` says how it ended if it did."""
    read, write = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        measured: dict[str, Any] = {}
        try:
            run(made, measured)
        except BaseException:
            measured["raised"] = traceback.format_exc()[-2_000:]
        with os.fdopen(write, "w") as pipe:
            json.dump(measured, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if said:
        return json.loads(said)  # type: ignore[no-any-return]
    number = os.waitstatus_to_exitcode(status)
    return {"died": signal.Signals(-number).name if number < 0 else f"exit {number}"}


def main() -> None:
    clean(read_html(page("<p>Read more</p>")))
    clean(read_text("Storm hits coast\n\nThe vote was held on Sunday.\n\nRead more"))
    names = INPUTS if sys.stdin.isatty() else map(str.strip, sys.stdin)
    for name in names:
        print(json.dumps({"name": name, **forked(INPUTS[name])}), flush=True)


if __name__ == "__main__":
    main()
