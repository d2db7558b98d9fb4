"""What a process does with a chunk to learn what repeats: take the fingerprints."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsclean.corpus.chunks import Chunk
from newsclean.corpus.documents import Columns, documents
from newsclean.corpus.encoding import errors
from newsclean.corpus.fingerprints import Seen


@attrs.frozen
class Learned:
    """A chunk when it is done."""

    documents: int
    """How many there were."""
    seen: list[Seen]
    """What was seen in those that name a publisher."""
    errors: bytes
    """Those that could not be read, as lines of JSON."""


@attrs.frozen
class Fingerprinting:
    """How a corpus is learned from."""

    columns: Columns

    def prepared(self) -> Callable[[Chunk], Learned]:
        """The work itself."""

        def work(chunk: Chunk) -> Learned:
            rows = list(documents(chunk, self.columns))
            found = [Seen.of(row.text, row.page, row.url) for row in rows if row.fault is None]
            return Learned(
                len(rows),
                [seen for seen in found if seen is not None],
                errors([(row, row.fault) for row in rows if row.fault is not None]),
            )

        return work
