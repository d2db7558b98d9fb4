"""What a process does with a chunk to learn what repeats: take the fingerprints."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsclean.batch.documents import Columns, documents
from newsclean.batch.sources import Chunk
from newsclean.corpus import Seen


@attrs.frozen
class Fingerprinting:
    """How a corpus is learned from."""

    columns: Columns

    def prepared(self) -> Callable[[Chunk], tuple[int, list[Seen]]]:
        """The work itself: how many documents there were, and what was seen in those that name
        a publisher.
        """

        def work(chunk: Chunk) -> tuple[int, list[Seen]]:
            rows = list(documents(chunk, self.columns))
            found = [Seen.of(row.text, row.page, row.url) for row in rows if row.fault is None]
            return len(rows), [seen for seen in found if seen is not None]

        return work
