"""What a process does with a chunk to learn what repeats: take the fingerprints."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsclean.corpus.chunks import Chunk
from newsclean.corpus.documents import Columns, Document, documents
from newsclean.corpus.encoding import encode_errors
from newsclean.corpus.fingerprints import ArticleFingerprints
from newsclean.corpus.rows import Fault, RowError


@attrs.frozen
class LearnedChunk:
    """A chunk when it is done."""

    documents: int
    """How many there were."""
    seen: list[ArticleFingerprints]
    """What was seen in those that name a publisher."""
    errors: bytes
    """Those that could not be read, as lines of JSON."""


def _seen_in(row: Document) -> ArticleFingerprints | Fault | None:
    try:
        return ArticleFingerprints.read(row.text, row.page, row.url)
    except RowError as error:
        return error.fault
    except ValueError as error:
        return Fault("page", str(error))


@attrs.frozen
class LearningTask:
    """How a corpus is learned from."""

    columns: Columns

    def prepared(self) -> Callable[[Chunk], LearnedChunk]:
        """The work itself."""

        def work(chunk: Chunk) -> LearnedChunk:
            errors, seen = [], []
            for row in documents(chunk, self.columns):
                found = row.fault or _seen_in(row)
                if isinstance(found, Fault):
                    errors.append(encode_errors([(row, found)]))
                elif found is not None:
                    seen.append(found)
            return LearnedChunk(chunk.count, seen, b"".join(errors))

        return work
