"""Chunks to processes, and results back in the order of the chunks.

A few chunks a process are under way at any time, so memory does not grow with
the corpus.  The processes end with this one, however it ends.

Each process has a pipe of its own, and here a thread that waits at it.  Nothing
is shared between processes, no queue and no lock, so one that is killed in the
middle of a word leaves the others as they were: another takes its place and its
chunk.  (The standard library's pool may wait for the rest of that word for ever.)
A row that kills whatever cleans it is found, and passed over as a fault.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Protocol, TypeVar

import attrs

from newsclean.corpus.chunks import MOST_BYTES, Chunk
from newsclean.corpus.rows import Fault

Result_co = TypeVar("Result_co", covariant=True)
Result = TypeVar("Result")
# Chunks under way for each process: one that it works on, and those that wait for it.
_AHEAD = 3
# Their bytes, for each process: there are fewer if their rows are large.
_BYTES_AHEAD = _AHEAD * MOST_BYTES
# A chunk whose process is killed so often holds what it is killed for.
_TRIES = 2
# So many rows of one chunk kill nothing by themselves: something else is wrong.
_MOST_KILLERS = 10
# A fresh interpreter each: forking a process that has threads may hang.
_SPAWNED = multiprocessing.get_context("spawn")


_READY = "ready"


class Task(Protocol[Result_co]):
    """What is done with chunks; it is sent to each process once."""

    def prepared(self) -> Callable[[Chunk], Result_co]:
        """What takes a chunk, with all loaded that it needs."""
        ...


class ProcessKilledError(Exception):
    """A process was killed, and so were those that took its place."""


class NotStartedError(ProcessKilledError):
    """A process ended by itself before it could be asked anything, and so would any other."""


def process_chunks(
    task: Task[Result],
    chunks: Iterable[Chunk],
    workers: int,
    tell: Callable[[str], object] = lambda _: None,
) -> Iterator[tuple[Chunk, Result]]:
    """Each chunk with its result, in order.

    :param workers: how many processes; with 1 the work is done in this one.
    :param tell: is given a sentence for people whenever a process is killed.
    :raises ProcessKilledError: if processes are killed over one chunk again and again, and not for
        one row of it.
    """
    if workers == 1:
        work = task.prepared()
        for chunk in chunks:
            yield chunk, work(chunk)
            del chunk
        return
    processes = _Processes(task, tell)
    with ThreadPoolExecutor(workers) as threads:
        under_way: deque[tuple[Chunk, Future[Result]]] = deque()
        ahead = 0
        try:
            for chunk in chunks:
                under_way.append((chunk, threads.submit(processes.result, chunk)))
                ahead += chunk.size
                while len(under_way) >= workers * _AHEAD or (
                    ahead > workers * _BYTES_AHEAD and len(under_way) > 1
                ):
                    ahead -= under_way[0][0].size
                    yield _finished(under_way.popleft())
                del chunk  # which may be large, while the next is read
            while under_way:
                yield _finished(under_way.popleft())
        finally:
            for _, future in under_way:
                future.cancel()
            processes.end()


def _finished(work: tuple[Chunk, Future[Result]]) -> tuple[Chunk, Result]:
    return work[0], work[1].result()


class _Processes(Generic[Result]):
    """As many processes as threads ask at a time."""

    def __init__(self, task: Task[Result], tell: Callable[[str], object]) -> None:
        self._task = task
        self._tell = tell
        self._lock = threading.Lock()
        self._all: list[_Process] = []
        self._idle: list[_Process] = []
        self._ended = False

    def result(self, chunk: Chunk) -> Result:
        """What a process makes of ``chunk``, or another if that is killed."""
        for _ in range(_TRIES):
            try:
                return self._tried(chunk)
            except ProcessKilledError as error:
                if self._ended or isinstance(error, NotStartedError):
                    raise
                self._tell(f"a process {error}; another cleans its rows again")
        killers = self._killers(chunk)
        try:
            return self._tried(attrs.evolve(chunk, faults={**killers, **chunk.faults}))
        except ProcessKilledError as error:
            raise self._at(chunk, error) from error

    def _killers(self, chunk: Chunk) -> dict[int, Fault]:
        """The rows of ``chunk`` that kill the process that cleans them and no others."""
        passed = dict.fromkeys(range(chunk.count), Fault("killed", "skipped"))
        killers: dict[int, Fault] = {}
        for place in sorted(passed.keys() - chunk.faults.keys()):
            others = {other: fault for other, fault in passed.items() if other != place}
            try:
                self._tried(attrs.evolve(chunk, faults=others))
            except ProcessKilledError as error:
                if self._ended or len(killers) == _MOST_KILLERS:
                    raise self._at(chunk, error) from error
                killers[place] = Fault("killed", f"every process that cleaned it {error}")
        return killers

    def _at(self, chunk: Chunk, error: ProcessKilledError) -> ProcessKilledError:
        where = f"{chunk.path}: rows {chunk.first} to {chunk.first + chunk.count - 1}"
        if chunk.form in ("text", "html"):
            where = f"{chunk.path} and the files after it"
        return ProcessKilledError(
            f"{where}: the process that cleaned them {error}, and so were others;"
            " perhaps there is too little memory"
        )

    def _tried(self, chunk: Chunk) -> Result:
        """What a process makes of ``chunk``.

        :raises ProcessKilledError: if it is killed, saying how.
        """
        process = self._free()
        try:
            is_result, value = process.asked(chunk)
        except (EOFError, OSError):
            how = process.end(patience=1)
            if process.has_failed_to_start:
                raise NotStartedError(f"a process cannot start: it {how}") from None
            raise ProcessKilledError(how) from None
        with self._lock:
            self._idle.append(process)
        if is_result:
            return value  # type: ignore[no-any-return]
        raise value

    def _free(self) -> _Process:
        with self._lock:
            if self._ended:
                raise ProcessKilledError("the run has ended")
            if not self._idle:
                self._all.append(_Process(self._task))
                return self._all[-1]
            return self._idle.pop()

    def end(self) -> None:
        """Ends all processes, whatever they are at."""
        with self._lock:
            self._ended = True
            for process in self._all:
                process.end()


class _Process:
    """A process and our end of the pipe to it."""

    def __init__(self, task: Task[Any]) -> None:
        self._pipe, theirs = _SPAWNED.Pipe()
        self._process = _SPAWNED.Process(target=_serve, args=(theirs, task), daemon=True)
        self._process.start()
        theirs.close()  # so that the pipe breaks when the process does
        self._has_started = False

    def asked(self, chunk: Chunk) -> tuple[bool, Any]:
        """Whether the work came to a result, and that, or the exception.

        :raises EOFError: or OSError, if the process has ended.
        """
        if not self._has_started:
            self._pipe.recv()
            self._has_started = True
        self._pipe.send(chunk)
        answer: tuple[bool, Any] = self._pipe.recv()
        return answer

    @property
    def has_failed_to_start(self) -> bool:
        """Whether it ended before it was ready, and nobody killed it."""
        return not self._has_started and (self._process.exitcode or 0) > 0

    def end(self, patience: float = 0) -> str:
        """Ends it, if it does not within ``patience`` seconds, and says in words how it did."""
        self._process.join(patience)
        self._process.terminate()
        self._process.join()
        code = self._process.exitcode or 0
        with suppress(ValueError):
            return f"was killed ({signal.Signals(-code).name})"
        return f"ended with exit code {code}"


def _serve(pipe: Connection, task: Task[Any]) -> None:
    """What a process does: answers each chunk until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process sees to it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work: Callable[[Chunk], Any] | None = None
    with suppress(EOFError, BrokenPipeError):
        pipe.send(_READY)
        while True:
            chunk = pipe.recv()
            try:
                work = work or task.prepared()
                answer = (True, work(chunk))
            except Exception as error:
                answer = (False, error)
            _send(pipe, answer)
            if not gc.get_freeze_count():
                # Rules and models stay as long as the process; to look through them for garbage,
                # again and again, took a tenth of the time.
                del chunk, answer
                gc.collect()
                gc.freeze()


def _send(pipe: Connection, answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except (TypeError, AttributeError, ValueError) as error:  # an exception that has no pickle
        pipe.send((False, RuntimeError(f"{error}: {answer[1]!r}")))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
