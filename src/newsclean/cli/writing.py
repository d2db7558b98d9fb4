"""Writing whole documents to a file or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from select import select
from typing import Any

from newsclean.cli.terminal import on_one_line
from newsclean.corpus.places import reason_of


class FileError(Exception):
    """What kept something from being read or written: its name, and the reason for people."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(on_one_line(f"{name}: {reason}"))


def discard_output() -> None:
    """Sends what standard output's buffer still holds nowhere; else it fails again at exit."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Writer(AbstractContextManager["Writer"]):
    """Writes whole documents to a file, or to standard output if its path is ``None``.

    It is opened for the first document: a run that finds nothing to write
    leaves an older file alone.  A document that cannot be written in full is
    taken back out of the file.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._raw: Any = None
        self._end = 0

    def write(self, document: str) -> None:
        """Writes ``document`` as UTF-8.

        :raises BrokenPipeError: if nobody reads any more.
        :raises FileError: if it cannot be written.
        """
        data = memoryview(document.encode("utf-8", "backslashreplace"))
        with self._naming_faults():
            self._raw = self._raw or self._opened()
            self._write_all(data)
        self._end += len(data)

    def __exit__(self, *_: object) -> None:
        if self._path is not None and self._raw is not None:
            with self._naming_faults():
                self._raw.close()

    @contextmanager
    def _naming_faults(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise FileError(self._path or "standard output", reason_of(error)) from error

    def _opened(self) -> Any:
        if self._path is not None:
            return open(self._path, "wb", buffering=0)
        if sys.stdout is None:
            raise OSError("it is closed")
        # Unbuffered: what a buffer still holds when writing fails comes up again at exit.
        return getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)

    def _write_all(self, data: memoryview) -> None:
        try:
            while data:
                written = self._raw.write(data)
                if written is None:  # a pipe that does not block, and is full
                    select([], [self._raw], [])
                data = data[written or 0 :]
        except BaseException:
            if self._path is not None:
                with suppress(OSError):  # not a regular file
                    self._raw.truncate(self._end)
            raise


def say(text: str) -> None:
    """Writes to standard output; if nobody reads it, that is no fault."""
    with suppress(BrokenPipeError):
        Writer().write(text)
