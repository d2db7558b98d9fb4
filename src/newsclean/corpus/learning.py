"""What a process does with a chunk to learn what repeats: take the fingerprints."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsclean.corpus.chunks import Chunk
from newsclean.corpus.documents import Columns, documents
from newsclean.corpus.encoding import encode_errors
from newsclean.corpus.fingerprints import ArticleFingerprints


@attrs.frozen
class LearnedChunk:
    """A chunk when it is done."""

    documents: int
    """How many there were."""
    seen: list[ArticleFingerprints]
    """What was seen in those that name a publisher."""
    errors: bytes
    """Those that could not be read, as lines of JSON."""


@attrs.frozen
class LearningTask:
    """How a corpus is learned from."""

    columns: Columns

    def prepared(self) -> Callable[[Chunk], LearnedChunk]:
        """The work itself."""

        def work(chunk: Chunk) -> LearnedChunk:
            rows = list(documents(chunk, self.columns))
            found = [
                ArticleFingerprints.of(row.text, row.page, row.url)
                for row in rows
                if row.fault is None
            ]
            return LearnedChunk(
                len(rows),
                [seen for seen in found if seen is not None],
                encode_errors([(row, row.fault) for row in rows if row.fault is not None]),
            )

        return work
