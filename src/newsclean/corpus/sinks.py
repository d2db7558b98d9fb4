"""Where results go: files that grow chunk by chunk, and can be gone on with after any end.

Beside the output lies a small file, ``OUT.progress``: which chunk was the last
and how long the files were after it.  It is replaced as a whole once a chunk
is on the disk, so what it says is always true, after a power cut too.  Going on
means: cut the files to those lengths, pass over those chunks, write the rest.
The files are locked while they are written, so that no other run can spoil them.

A Parquet file has its index at its end, so its rows gather in ``OUT.part``, an
Arrow stream, and the Parquet file is made of that when all is done.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

import attrs

from newsclean.corpus.cleaning import CleanedChunk
from newsclean.corpus.places import refuse_unwritable
from newsclean.corpus.tally import Tally

BESIDE = (".progress", ".progress.new", ".part", ".new")
"""What the names of a run's own files have behind that of its output."""


class ResumeError(Exception):
    """There is something to go on with, but it is not of this run."""


@attrs.define
class Progress:
    """How far a run has come."""

    task: str
    """A digest of the inputs and options."""
    chunks: int = 0
    output: int = 0
    """Bytes written."""
    errors: int = 0
    tally: Tally = attrs.field(factory=Tally)

    def save(self, path: str) -> None:
        """Replaces the file at ``path``, in one step."""
        data = {**attrs.asdict(self, recurse=False), "tally": self.tally.to_dict()}
        with open(f"{path}.new", "w", encoding="utf-8") as file:
            json.dump(data, file)
            file.flush()
            _sync(file)
        os.replace(f"{path}.new", path)

    @classmethod
    def load(cls, path: str) -> Progress | None:
        """What was saved; ``None`` if there is nothing."""
        try:
            with open(path, encoding="utf-8") as file:
                data = json.load(file)
            return cls(**{**data, "tally": Tally.from_dict(data["tally"])})
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise ResumeError(f"{path} is not a record of a run") from error


class OutputFiles:
    """The output, the errors, and the record of how far they have come.

    :param head: what the output begins with.
    :param resume: whether to go on with what is there.
    :raises ResumeError: if what is there comes from other inputs or options.
    :raises OSError: if a file cannot be written, or another run is writing it; what was in the
        output is still there.
    """

    def __init__(
        self, path: str, errors: str | None, *, task: str, head: bytes = b"", resume: bool = False
    ) -> None:
        self.path = path
        self.is_parquet = is_parquet(path)
        self._grows = f"{path}.part" if self.is_parquet else path
        self._record = f"{path}.progress"
        refuse_unwritable(path)
        self._out = _opened(self._grows)
        self._err: IO[bytes] | None = None
        try:
            self._err = None if errors is None else _opened(errors)
            found = Progress.load(self._record) if resume else None
            if found is not None and found.task != task:
                raise ResumeError(f"{path} was started with other inputs or options")
            self.progress = found or Progress(task, output=len(head))
            if self.progress.chunks == 0:
                self._begin(head)
            _cut(self._out, self.progress.output)
            if self._err is not None:
                _cut(self._err, self.progress.errors)
        except BaseException:
            self._release()
            raise

    def _begin(self, head: bytes) -> None:
        # First the record: files without one are finished.
        self.progress.save(self._record)
        _cut(self._out, 0)
        _write(self._out, head)

    def write(self, done: CleanedChunk) -> None:
        """Adds a chunk.

        :raises OSError: if it cannot be written; what is there stays whole.
        """
        try:
            _write(self._out, done.output)
            if self._err is not None:
                _write(self._err, done.errors)
        except BaseException:
            # Neither half a row nor a row that is not recorded stays.
            with suppress(OSError):
                _cut(self._out, self.progress.output)
                if self._err is not None:
                    _cut(self._err, self.progress.errors)
            raise
        progress = self.progress
        progress.chunks += 1
        progress.output += len(done.output)
        progress.errors += len(done.errors) if self._err is not None else 0
        progress.tally.add(done.tally)
        progress.save(self._record)

    def close(self, *, complete: bool) -> None:
        """Leaves whole files; a complete run can no more be gone on with.

        :raises OSError: if the Parquet file cannot be written; its rows are still there.
        """
        try:
            if self.is_parquet:
                with open(self._grows, "rb") as stream:
                    to_parquet(stream, self.path)
            if complete:
                for path in (self._record, *((self._grows,) if self.is_parquet else ())):
                    os.remove(path)
        finally:
            self._release()

    def _release(self) -> None:
        for file in (self._out, self._err):
            if file is not None:
                file.close()


def is_parquet(path: str | None) -> bool:
    """Whether a file of that name is to be Parquet."""
    return path is not None and path.lower().endswith(".parquet")


def _opened(path: str) -> IO[bytes]:
    """The file at ``path``, as it is, open to be written at its end and locked.

    :raises OSError: if it cannot be opened, or another run is writing it.
    """
    file = open(path, "ab", buffering=0)  # noqa: SIM115 - closed by Files
    try:
        if _is_regular(file):
            _lock(file)
    except BaseException:
        file.close()
        raise
    return file


def _is_regular(file: Any) -> bool:
    """Whether it is no device or pipe, which can be neither cut nor locked."""
    return stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def _lock(file: Any) -> None:
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    busy = OSError(errno.EAGAIN, "another run is writing it", file.name)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise busy from None
    except OSError:  # a file system that knows no locks
        return
    # A run that has just ended may have taken away what it locked and we opened.
    with suppress(FileNotFoundError):
        if os.path.samestat(os.fstat(file.fileno()), os.stat(file.name)):
            return
    raise busy


def _cut(file: Any, size: int) -> None:
    """Cuts ``file`` to ``size``.

    :raises ResumeError: if it is shorter than that.
    """
    if not _is_regular(file):
        return
    if os.fstat(file.fileno()).st_size < size:
        raise ResumeError(f"{file.name} is shorter than before")
    file.truncate(size)


def _write(file: Any, data: bytes) -> None:
    view = memoryview(data)
    try:
        while view:
            view = view[file.write(view) :]
        if _is_regular(file):
            _sync(file)
    except OSError as error:
        raise OSError(error.errno, error.strerror, file.name) from error


def _sync(file: Any) -> None:
    """Waits until ``file`` is on the disk, where the file system can do so."""
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise


_ROWS_IN_A_GROUP = 10_000
_BYTES_IN_A_GROUP = 32 * 1024 * 1024


def to_parquet(stream: Any, path: str) -> None:
    """Makes the Parquet file at ``path`` of an Arrow stream, in one step, at constant memory."""
    import pyarrow as pa  # noqa: PLC0415 - of an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    reader = pa.ipc.open_stream(stream)
    try:
        # Not by its name, which pyarrow may take for an address, and which may be no UTF-8.
        with open(f"{path}.new", "wb") as file:
            with pq.ParquetWriter(file, reader.schema, compression="zstd") as writer:
                for table in _groups(reader):
                    writer.write_table(table)
            file.flush()
            _sync(file)
        os.replace(f"{path}.new", path)
    except BaseException as error:
        with suppress(OSError):
            os.remove(f"{path}.new")
        if isinstance(error, OSError) and error.errno is not None:
            raise OSError(error.errno, os.strerror(error.errno), path) from error
        raise


def _groups(reader: Any) -> Iterator[Any]:
    """The batches of a stream as tables of some thousand rows, fewer if they are large."""
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    held: list[Any] = []
    rows = size = 0
    for batch in reader:
        held.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if rows >= _ROWS_IN_A_GROUP or size >= _BYTES_IN_A_GROUP:
            yield pa.Table.from_batches(held, reader.schema)
            held, rows, size = [], 0, 0
    if held:
        yield pa.Table.from_batches(held, reader.schema)
