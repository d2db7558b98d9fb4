"""What a process does with a chunk whose articles are wanted whole: clean them, and name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from newsclean.corpus.chunks import Chunk
from newsclean.corpus.cleaning import overheard
from newsclean.corpus.documents import Columns, Document, documents
from newsclean.corpus.encoding import Outcome, encode_errors
from newsclean.corpus.pipelines import pipeline_of
from newsclean.corpus.rows import Fault
from newsclean.corpus.written import written_article
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@attrs.frozen
class ChunkOfArticles:
    """The articles of a chunk."""

    articles: tuple[tuple[str, Article], ...]
    """Each with what to call it."""
    errors: bytes
    """What is wrong with the other rows, a line of JSON each."""
    warnings: tuple[str, ...] = ()
    """What plugins did wrong, each thing once."""


@attrs.frozen
class ArticleTask:
    """How articles are made: those that ``clean`` wrote are taken as they are, others cleaned."""

    columns: Columns
    language: str | None = None
    repeats: str | None = None
    favor: Favor = "balance"
    rules: tuple[str, ...] = ()

    def pipeline(self) -> Pipeline:
        """The cleaners."""
        return pipeline_of(self.favor, self.rules, self.repeats)

    def prepared(self) -> Callable[[Chunk], ChunkOfArticles]:
        """The work itself."""
        pipeline = self.pipeline()

        def work(chunk: Chunk) -> ChunkOfArticles:
            found: list[tuple[str, Article]] = []
            faults: list[Outcome] = []
            with overheard() as warned:
                for document in documents(chunk, self.columns):
                    outcome = document.fault or written_article(document, self.columns)
                    outcome = outcome or document.cleaned(pipeline, self.language)
                    if isinstance(outcome, Fault):
                        faults.append((document, outcome))
                    else:
                        found.append((name_of(document), outcome))
            return ChunkOfArticles(tuple(found), encode_errors(faults), tuple(warned))

        return work


def name_of(document: Document) -> str:
    """The file that a row came from, if it says so, and its number there; else its own place."""
    path, row = document.values.get("path"), document.values.get("row")
    if not isinstance(path, str):
        return f"{document.path}:{document.number}"
    return f"{path}:{row}" if isinstance(row, int) else path
