"""Chunks to processes, and results back in the order of the chunks.

A few chunks a process are under way at any time, so memory does not grow with
the corpus.  The processes end with this one, however it ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import Any, Protocol, TypeVar

from newsclean.batch.sources import Chunk

Result_co = TypeVar("Result_co", covariant=True)
Result = TypeVar("Result")
# Chunks under way for each process: one that it works on, and those that wait for it.
_AHEAD = 3


class Task(Protocol[Result_co]):
    """What is done with chunks; it is sent to each process once."""

    def prepared(self) -> Callable[[Chunk], Result_co]:
        """What takes a chunk, with all loaded that it needs."""
        ...


def results(
    task: Task[Result], chunks: Iterable[Chunk], workers: int
) -> Iterator[tuple[Chunk, Result]]:
    """Each chunk with its result, in order.

    :param workers: how many processes; with 1 the work is done in this one.
    :raises concurrent.futures.process.BrokenProcessPool: if a process is killed.
    """
    if workers == 1:
        work = task.prepared()
        for chunk in chunks:
            yield chunk, work(chunk)
        return
    # A fresh interpreter each: forking a process that has threads may hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start, (task,)) as pool:
        under_way: deque[tuple[Chunk, Future[Result]]] = deque()
        try:
            for chunk in chunks:
                under_way.append((chunk, pool.submit(_work, chunk)))
                if len(under_way) >= workers * _AHEAD:
                    first, future = under_way.popleft()
                    yield first, future.result()
            while under_way:
                first, future = under_way.popleft()
                yield first, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_prepared: Callable[[Chunk], Any] | None = None


def _start(task: Task[Any]) -> None:
    """Makes a new process ready."""
    global _prepared  # noqa: PLW0603 - a process of its own, which knows one task
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process sees to it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _prepared = task.prepared()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Chunk) -> Any:
    assert _prepared is not None
    return _prepared(chunk)
