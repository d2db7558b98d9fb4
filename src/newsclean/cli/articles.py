"""The articles of files, tables and what ``clean`` wrote, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import attrs

from newsclean.cli.corpora import Faults
from newsclean.cli.inputs import columns_of
from newsclean.cli.reading import Reading, cleaned
from newsclean.cli.terminal import complain, on_one_line
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.articles import ArticleTask, name_of
from newsclean.corpus.chunks import Source
from newsclean.corpus.documents import documents
from newsclean.corpus.encoding import encode_errors
from newsclean.corpus.forms import DOCUMENTS, sources_of
from newsclean.corpus.pipelines import pipeline_of
from newsclean.corpus.rows import Fault
from newsclean.corpus.runner import ProcessKilledError, process_chunks
from newsclean.corpus.sources import chunks
from newsclean.corpus.written import written_article
from newsclean.errors import NewscleanError
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline

Found: TypeAlias = Iterator[tuple[str, Article]]
"""Articles, and what to call them."""


@attrs.frozen
class ArticleReader:
    """Reads articles: those that ``clean`` wrote as they are, all others cleaned."""

    how: Mapping[str, Any]
    """The options of the command: how files are read, and what columns tables have."""
    fail: Callable[[FileError], None]
    """Takes what is wrong with a file; the others are read."""
    faults: Faults
    """Takes what is wrong with rows."""

    def articles(self, inputs: Sequence[str]) -> Found:
        """The articles of all files, in order."""
        how = self.how
        pipeline = pipeline_of(how["favor"], how["rules"])
        for source in sources_of(inputs, how["as_html"], how["form"], how["encoding"]):
            if source.form in DOCUMENTS.values():
                yield from self._document(source.path, pipeline)
            else:
                yield from self._rows(source, pipeline)

    def _document(self, path: str, pipeline: Pipeline) -> Found:
        """The article of a file that is one document, clean."""
        how = self.how
        try:
            reading = Reading(how["as_html"], how["language"], how["encoding"])
            yield path, cleaned(path, reading, pipeline)
        except FileError as error:
            self.fail(error)

    def _rows(self, source: Source, pipeline: Pipeline) -> Found:
        """The articles of a table: as they were written, or cleaned now."""
        columns = columns_of(self.how)
        for chunk in chunks([source]):
            for document in documents(chunk, columns):
                outcome = document.fault or written_article(document, columns)
                outcome = outcome or document.cleaned(pipeline, self.how["language"])
                if isinstance(outcome, Fault):
                    self.faults.tell(encode_errors([(document, outcome)]))
                else:
                    yield name_of(document), outcome


def articles_of(
    task: ArticleTask,
    sources: Sequence[Source],
    workers: int,
    faults: Faults,
    errors: Writer | None = None,
) -> Iterator[tuple[str, Article]]:
    """The articles of all sources in order, each with what to call it.

    :param faults: is told what is wrong with the other rows; so is the file ``errors``.
    :raises NewscleanError: if processes are killed over one chunk again and again.
    """
    try:
        for _, done in process_chunks(task, chunks(sources), workers, complain):
            faults.tell_warnings(done.warnings)
            faults.tell(done.errors)
            if errors is not None:
                errors.write(done.errors.decode("utf-8"))
            yield from done.articles
    except ProcessKilledError as error:
        raise NewscleanError(on_one_line(str(error))) from error
