"""Cleaning corpora from the command line: what to run, how far it is, what came of it."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any

import attrs
import click
from rich import box
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from newsclean import __version__
from newsclean.cli.terminal import complain, is_terminal, on_one_line, styled
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.articles import ArticleTask
from newsclean.corpus.chunks import Chunk, Source
from newsclean.corpus.cleaning import PACKINGS, CleanedChunk, CleaningTask
from newsclean.corpus.documents import Columns, documents
from newsclean.corpus.encoding import ArrowBatches, kept_columns
from newsclean.corpus.forms import DOCUMENTS, form_of
from newsclean.corpus.places import is_stream, reason_of, refuse_unwritable
from newsclean.corpus.runner import ProcessKilledError, Result, Task, process_chunks
from newsclean.corpus.sinks import BESIDE, OutputFiles, ResumeError, is_parquet
from newsclean.corpus.sources import first_chunks
from newsclean.corpus.tally import Tally
from newsclean.errors import NewscleanError
from newsclean.model.rows import LOW_CONFIDENCE

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@attrs.frozen
class Job:
    """A corpus to be cleaned, as it was asked for."""

    sources: Sequence[Source]
    columns: Columns
    output: str | None
    format_name: str | None
    errors: str | None = None
    language: str | None = None
    favor: Favor = "balance"
    repeats: str | None = None
    rules: tuple[str, ...] = ()
    workers: int = 1
    resume: bool = False
    quiet: bool = False

    @property
    def encoding(self) -> str:
        """The format: whole articles of files that are one document each, else rows."""
        alone = all(source.form in DOCUMENTS.values() for source in self.sources)
        return self.format_name or ("jsonl" if alone else "rows")

    def digest(self, cleaning: CleaningTask) -> str:
        """What must be the same for a run to be gone on with."""
        inputs = [attrs.astuple(source) for source in self.sources]
        repeats = None if self.repeats is None else _digest_of(self.repeats)
        rules = [_digest_of(path) for path in self.rules]
        errors = self.errors is not None
        about = [__version__, inputs, repr(cleaning), repeats, rules, self.encoding, errors]
        return hashlib.sha256(json.dumps(about).encode()).hexdigest()


def _digest_of(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run_job(job: Job) -> int:
    """Cleans a corpus; gives the exit code.

    :raises FileError: if the output cannot be written.
    :raises KeyboardInterrupt: if interrupted; what is done is there and whole.
    """
    _refuse_one_file_for_both(job)
    first, arriving = first_chunks(job.sources)
    cleaning = _cleaning(job, first)
    del first  # memory for all of a long run
    if job.output is None or _is_written_as_it_comes(job.output):
        return _to_stream(job, cleaning, arriving)
    if job.resume and _is_complete(job.output):
        complain(
            f"{on_one_line(job.output)} is complete, because it has no .progress file:"
            " there is nothing to resume"
        )
        return 0
    return _to_files(job, cleaning, arriving, job.output)


def _refuse_one_file_for_both(job: Job) -> None:
    if job.output is None or job.errors is None:
        return
    if _same_file(job.output, job.errors):
        raise click.UsageError(f"--output and --errors are both {on_one_line(job.output)}")
    if any(_same_file(job.output + end, job.errors) for end in BESIDE):
        raise click.UsageError(f"--errors {on_one_line(job.errors)} is a file of this run")


def _same_file(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other) and not _is_written_as_it_comes(one)


def _is_written_as_it_comes(path: str) -> bool:
    """Whether the output goes to a pipe or a device, as rows come; Parquet has its end first."""
    return is_stream(path) and not is_parquet(path)


def packing_of(output: str | None) -> str | None:
    """What an output of that name is packed with."""
    return next((end for end in PACKINGS if output and output.lower().endswith(end)), None)


def _is_complete(output: str) -> bool:
    """Whether there is an output that no run has left unfinished."""
    if os.path.exists(f"{output}.progress"):
        return False
    return os.path.exists(output) and os.path.getsize(output) > 0


def _cleaning(job: Job, first: Sequence[Chunk]) -> CleaningTask:
    packing = packing_of(job.output)
    if packing == ".zst" and importlib.util.find_spec("zstandard") is None:
        raise click.UsageError('writing .zst files needs: pip install "newsclean[corpus]"')
    cleaning = CleaningTask(
        job.columns, job.encoding, job.language, job.repeats, job.favor, packing, job.rules
    )
    refuse_unusable(cleaning)
    refuse_without_text(job.sources, first, job.columns)
    if not is_parquet(job.output):
        return cleaning
    need_pyarrow()
    kept = kept_columns(
        (document for chunk in first for document in documents(chunk, job.columns)),
        next((c.rows[0].schema for c in first if c.form == "parquet" and _is_batch(c)), None),
        of_tables=not {source.form for source in job.sources} <= {*DOCUMENTS.values(), "warc"},
    )
    return attrs.evolve(cleaning, encode=ArrowBatches(kept))


def need_pyarrow() -> None:
    """Raises a usage error where Parquet cannot be written."""
    if importlib.util.find_spec("pyarrow") is None:
        raise click.UsageError('writing Parquet needs: pip install "newsclean[corpus]"')


def refuse_unusable(cleaning: CleaningTask | ArticleTask) -> None:
    """Raises a usage error if the index of repeats cannot be read."""
    try:
        cleaning.pipeline()
    except (OSError, ValueError, ImportError) as error:
        if isinstance(error, NewscleanError):
            raise
        reason = str(error)
        if isinstance(error, OSError):
            reason = f"{cleaning.repeats}: {reason_of(error)}"
        raise click.UsageError(f"--repeats: {on_one_line(reason)}") from error


def _is_batch(chunk: Chunk) -> bool:
    return hasattr(chunk.rows[0], "schema")


def refuse_without_text(
    sources: Sequence[Source], first: Sequence[Chunk], columns: Columns
) -> None:
    """Raises a usage error if no row of any table seems to have a column to read."""
    if {source.path for source in sources} != {chunk.path for chunk in first}:
        return  # there are others, which may have it
    tables = [chunk for chunk in first if chunk.form not in (*DOCUMENTS.values(), "warc")]
    names = dict.fromkeys(
        [name for chunk in tables for row in documents(chunk, columns) for name in row.values]
    )
    if names and columns.text not in names and columns.html not in names:
        raise click.UsageError(
            f"no column {columns.html or columns.text!r} in {on_one_line(tables[0].path)};"
            f" there are {', '.join(map(on_one_line, names))}; name one with --text-column"
            " or --html-column"
        )


def _to_files(job: Job, cleaning: CleaningTask, arriving: Iterable[Chunk], output: str) -> int:
    digest = job.digest(cleaning)
    head = cleaning.encode.head if isinstance(cleaning.encode, ArrowBatches) else b""
    try:
        files = OutputFiles(output, job.errors, task=digest, head=head, resume=job.resume)
        try:
            rest = islice(arriving, files.progress.chunks, None)
            for done in _done(job, cleaning, rest, files.progress.tally):
                files.write(done)
                del done  # which may be large, while the next is made
        except BaseException:
            # The fault that came first is the one to tell of.
            with suppress(OSError):
                files.close(complete=False)
            raise
        files.close(complete=True)
    except ResumeError as error:
        raise click.UsageError(f"--resume: {error}") from error
    except ProcessKilledError as error:
        complain(f"{on_one_line(str(error))}; continue with --resume")
        return 1
    except OSError as error:
        raise FileError(str(error.filename or output), reason_of(error)) from error
    return _ended(job, files.progress.tally)


def _to_stream(job: Job, cleaning: CleaningTask, arriving: Iterable[Chunk]) -> int:
    """Cleans into standard output, a pipe or a device: none of which can be gone on with."""
    if job.resume:
        raise click.UsageError(f"--resume: {on_one_line(str(job.output))} is not a regular file")
    tally = Tally()
    with suppress(BrokenPipeError), Writer(job.output) as writer, ExitStack() as stack:
        errors = None if job.errors is None else stack.enter_context(Writer(job.errors))
        if errors is not None:
            errors.write("")
        try:
            for done in _done(job, cleaning, arriving, tally):
                tally.add(done.tally)
                writer.write(done.output.decode("utf-8"))
                if errors is not None:
                    errors.write(done.errors.decode("utf-8"))
        except ProcessKilledError as error:
            complain(on_one_line(str(error)))
            return 1
    return _ended(job, tally)


def _ended(job: Job, tally: Tally) -> int:
    if not job.quiet:
        show_summary(tally)
    return 1 if tally.faults else 0


def _done(
    job: Job, cleaning: CleaningTask, rest: Iterable[Chunk], tally: Tally
) -> Iterator[CleanedChunk]:
    """The chunks when they are done, with a progress bar and a word on the first faults."""
    where = (
        "--errors FILE lists all" if job.errors is None else f"{on_one_line(job.errors)} lists all"
    )
    faults = Faults(f"more rows have faults; {where}")
    with progress(sum(source.size for source in job.sources), tally) as advance:
        for chunk, done in process_chunks(cleaning, rest, job.workers, complain):
            faults.tell_warnings(done.warnings)
            faults.tell(done.errors)
            yield done
            advance(chunk)
            del chunk, done


_TOLD = 10


class Faults:
    """Tells people of the first faults, and then that there are more.

    :param more: how that is said.
    """

    def __init__(self, more: str) -> None:
        self._more = more
        self._warned: set[str] = set()
        self.count = 0

    def tell(self, errors: bytes) -> None:
        """Tells of rows that cannot be cleaned, given as lines of JSON."""
        for line in errors.splitlines():
            if self.count < _TOLD:
                row = json.loads(line)
                is_document = form_of(row["path"]) in DOCUMENTS.values()
                is_file = row["row"] == 1 and (is_document or not row["input"])
                where = row["path"] if is_file else f"{row['path']}: row {row['row']}"
                complain(f"{on_one_line(where)}: {on_one_line(row['message'])}")
            elif self.count == _TOLD:
                complain(self._more)
            self.count += 1

    def tell_warnings(self, warnings: Iterable[str]) -> None:
        """Tells of plugins that failed, of each thing once."""
        for warning in warnings:
            if warning not in self._warned and len(self._warned) <= _TOLD:
                more = "plugins failed in more ways; the rows' warnings say how"
                complain(more if len(self._warned) == _TOLD else on_one_line(warning))
                self._warned.add(warning)


# --- what people see ------------------------------------------------------------------------


@contextmanager
def progress(total: int, tally: Tally) -> Iterator[Any]:
    """A bar on standard error, if people look at it: how far, how fast, how many errors."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not (is_terminal(sys.stderr) and is_terminal(sys.stdout)),
    )
    task = bar.add_task("Cleaning", total=total or None, counts="")
    before = tally.documents

    def advance(chunk: Chunk) -> None:
        seconds = bar.tasks[0].elapsed or 0
        rate = (tally.documents - before) / seconds if seconds else 0
        errors = sum(tally.faults.values())
        counts = f"{tally.documents:,} documents, {rate:,.0f}/s, {errors:,} errors"
        bar.update(task, completed=chunk.at, counts=counts)

    with bar:
        yield advance


def run_and_count(
    task: Task[Result], rest: Iterable[Chunk], total: int, workers: int
) -> Iterator[Result]:
    """The results of all chunks in order, under a progress bar without counts.

    :raises NewscleanError: if processes are killed over one chunk again and again.
    """
    with progress(total, Tally()) as advance:
        try:
            for chunk, result in process_chunks(task, rest, workers, complain):
                yield result
                advance(chunk)
        except ProcessKilledError as error:
            raise NewscleanError(on_one_line(str(error))) from error


def refuse_unwritable_output(path: str) -> None:
    """Raises a FileError if there is no writing to ``path``, before any work is done for it."""
    if not is_stream(path):
        refuse_unwritable_file(path)


def refuse_unwritable_file(path: str) -> None:
    """Raises a FileError if no file can be put to ``path``."""
    try:
        refuse_unwritable(path)
    except OSError as error:
        raise FileError(path, reason_of(error)) from error


_LOW = f"confidence below {LOW_CONFIDENCE}"


def show_summary(tally: Tally) -> None:
    """Documents, characters, what was removed by label and what was wrong by kind."""
    table = Table("", "", "", box=box.SIMPLE, show_header=False, pad_edge=False)
    table.columns[1].justify = table.columns[2].justify = "right"
    faults = sum(tally.faults.values())
    rows = [
        ("documents", tally.documents, ""),
        ("with errors", faults, _share(faults, tally.documents)),
        *(
            [("with warnings", tally.warned, _share(tally.warned, tally.documents))]
            * bool(tally.warned)
        ),
        ("characters", tally.characters, ""),
        ("removed", tally.removed.total(), _share(tally.removed.total(), tally.characters)),
        *[(f"  {name}", tally.removed[name], f"{share:.1%}") for name, share in tally.shares()],
        (_LOW, tally.doubtful, _share(tally.doubtful, tally.judged)),
        *[
            (f"error: {kind}", count, _share(count, tally.documents))
            for kind, count in sorted(tally.faults.items())
        ],
    ]
    for name, count, share in rows:
        table.add_row(styled(name, ""), f"{count:,}", share)
    with suppress(OSError, AttributeError):
        Console(stderr=True).print(table)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else ""
