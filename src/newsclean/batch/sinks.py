"""Where results go: files that grow chunk by chunk, and can be gone on with after any end.

Beside the output lies a small file, ``OUT.progress``: which chunk was the last
and how long the files were after it.  It is replaced as a whole once a chunk
is written, so what it says is always true.  Going on means: cut the files to
those lengths, pass over those chunks, write the rest.

A Parquet file has its index at its end, so its rows gather in ``OUT.part``, an
Arrow stream, and the Parquet file is made of that when all is done.
"""

from __future__ import annotations

import json
import os
from typing import IO, Any

import attrs

from newsclean.batch.cleaning import Cleaned
from newsclean.batch.tally import Tally


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
            raise ResumeError(f"{path} is no record of a run") from error


class Files:
    """The output, the errors, and the record of how far they have come.

    :param head: what the output begins with.
    :param resume: whether to go on with what is there.
    :raises ResumeError: if what is there comes from other inputs or options.
    """

    def __init__(
        self, path: str, errors: str | None, *, task: str, head: bytes = b"", resume: bool = False
    ) -> None:
        self.path = path
        self.is_parquet = is_parquet(path)
        self._grows = f"{path}.part" if self.is_parquet else path
        self._record = f"{path}.progress"
        found = Progress.load(self._record) if resume else None
        if found is not None and found.task != task:
            raise ResumeError(f"{path} was begun with other inputs or options")
        self.progress = found or Progress(task, output=len(head))
        self.resumed = found is not None
        # From here on the files are ours.
        if self.progress.chunks == 0:
            self._begin(head, errors)
        self._out = _cut(self._grows, self.progress.output)
        self._err = None if errors is None else _cut(errors, self.progress.errors)

    def _begin(self, head: bytes, errors: str | None) -> None:
        # First the record: files without one are finished.
        self.progress.save(self._record)
        with open(self._grows, "wb") as file:
            file.write(head)
        if errors is not None:
            open(errors, "wb").close()

    def write(self, done: Cleaned) -> None:
        """Adds a chunk.

        :raises OSError: if it cannot be written; what is there stays whole.
        """
        try:
            _write(self._out, done.output)
            if self._err is not None:
                _write(self._err, done.errors)
        except BaseException:
            # Neither half a row nor a row that is not recorded stays.
            self._out.truncate(self.progress.output)
            if self._err is not None:
                self._err.truncate(self.progress.errors)
            raise
        progress = self.progress
        progress.chunks += 1
        progress.output += len(done.output)
        progress.errors += len(done.errors) if self._err is not None else 0
        progress.tally.add(done.tally)
        progress.save(self._record)

    def close(self, *, complete: bool) -> None:
        """Leaves whole files; a complete run can no more be gone on with."""
        self._out.close()
        if self._err is not None:
            self._err.close()
        if self.is_parquet:
            with open(self._grows, "rb") as stream:
                to_parquet(stream, self.path)
        if complete:
            for path in (self._record, *((self._grows,) if self.is_parquet else ())):
                os.remove(path)


def is_parquet(path: str | None) -> bool:
    """Whether a file of that name is to be Parquet."""
    return path is not None and path.lower().endswith(".parquet")


def _cut(path: str, size: int) -> IO[bytes]:
    """The file at ``path``, cut to ``size`` and open to be written on from there.

    :raises ResumeError: if it is shorter than that.
    """
    file = open(path, "r+b", buffering=0)  # noqa: SIM115 - closed by Files.close
    if os.fstat(file.fileno()).st_size < size:
        file.close()
        raise ResumeError(f"{path} is shorter than it was")
    file.truncate(size)
    file.seek(size)
    return file


def _write(file: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]


_ROWS_IN_A_GROUP = 10_000


def to_parquet(stream: Any, path: str) -> None:
    """Makes the Parquet file at ``path`` of an Arrow stream, in one step, at constant memory."""
    import pyarrow as pa  # noqa: PLC0415 - of an extra
    import pyarrow.parquet as pq  # noqa: PLC0415

    reader = pa.ipc.open_stream(stream)
    with pq.ParquetWriter(f"{path}.new", reader.schema, compression="zstd") as writer:
        held: list[Any] = []
        for batch in reader:
            held.append(batch)
            if sum(part.num_rows for part in held) >= _ROWS_IN_A_GROUP:
                writer.write_table(pa.Table.from_batches(held, reader.schema))
                held = []
        if held:
            writer.write_table(pa.Table.from_batches(held, reader.schema))
    os.replace(f"{path}.new", path)
