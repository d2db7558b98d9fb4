"""The command ``newsclean report``: files in, one page for people out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.corpora import Faults
from newsclean.cli.inputs import columns_of, refuse_json
from newsclean.cli.options import (
    with_encoding,
    with_favor,
    with_html,
    with_language,
    with_tables,
)
from newsclean.cli.reading import Reading, cleaned, expanded, refuse_overwriting
from newsclean.cli.terminal import complain
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.chunks import Source
from newsclean.corpus.documents import Document, documents
from newsclean.corpus.encoding import encode_errors
from newsclean.corpus.forms import DOCUMENTS, sources_of
from newsclean.corpus.rows import Fault
from newsclean.corpus.sources import chunks
from newsclean.corpus.written import written_article
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="IN...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Write the page to FILE, or to standard output with -.",
)
@click.option("--title", default="What newsclean removed", help="The heading of the page.")
@with_html
@with_encoding
@with_language
@with_favor
@with_tables
def report(paths: tuple[str, ...], output: str, title: str, favor: Favor, **how: Any) -> int:
    """Make one HTML page that shows what was removed from IN, and why.

    IN can be files, folders or -, as for clean.  The output of clean is shown without
    cleaning it again.  Other rows and documents are cleaned first.  The page needs no
    network.  If some input cannot be read, it is named on standard error, and the exit
    code is 1.
    """
    from newsclean.report import render  # noqa: PLC0415 - only this command needs it

    failures: list[FileError] = []
    faults = Faults("more rows cannot be shown")

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = expanded(paths, fail)
    target = None if output == "-" else output
    if target is not None:
        refuse_overwriting(target, inputs)
    refuse_json(inputs, how["as_html"], how["form"])
    pipeline = Pipeline.default(favor=favor)
    found: list[tuple[str, Article]] = []
    for source in sources_of(inputs, how["as_html"], how["form"], how["encoding"]):
        if source.form in DOCUMENTS.values():
            found.extend(_document(source.path, how, pipeline, fail))
        else:
            found.extend(_rows(source, how, pipeline, faults))
    if not found:
        complain("nothing to show: no page was written")
        return 1
    try:
        page = render([article for _, article in found], names=[n for n, _ in found], title=title)
    except ImportError as error:
        raise click.UsageError(str(error)) from error
    with Writer(target) as writer:
        writer.write(page)
    return 1 if failures or faults.count else 0


_Found = Iterator[tuple[str, Article]]
"""Articles and what to call them."""


def _document(
    path: str, how: dict[str, Any], pipeline: Pipeline, fail: Callable[[FileError], None]
) -> _Found:
    """The article of a file that is one document, clean."""
    try:
        reading = Reading(how["as_html"], how["language"], how["encoding"])
        yield path, cleaned(path, reading, pipeline)
    except FileError as error:
        fail(error)


def _rows(source: Source, how: dict[str, Any], pipeline: Pipeline, faults: Faults) -> _Found:
    """The articles of a table: as they were written, or cleaned now."""
    columns = columns_of(how)
    for chunk in chunks([source]):
        for document in documents(chunk, columns):
            outcome = document.fault or written_article(document, columns)
            outcome = outcome or document.cleaned(pipeline, how["language"])
            if isinstance(outcome, Fault):
                faults.tell(encode_errors([(document, outcome)]))
            else:
                yield _name(document), outcome


def _name(document: Document) -> str:
    """The file that a row came from, if it says so, and its number there; else its own place."""
    path, row = document.values.get("path"), document.values.get("row")
    if not isinstance(path, str):
        return f"{document.path}:{document.number}"
    return f"{path}:{row}" if isinstance(row, int) else path
