"""What a process does with a chunk: clean its documents, encode them, count them."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import attrs

from newsclean.batch.documents import Columns, documents
from newsclean.batch.encoding import ArrowBatches, Encode, articles, errors, rows
from newsclean.batch.sources import Chunk
from newsclean.batch.tally import Tally
from newsclean.errors import PluginWarning
from newsclean.pipeline import Pipeline


@attrs.frozen
class Cleaned:
    """A chunk when it is done."""

    output: bytes
    errors: bytes
    tally: Tally
    warnings: tuple[str, ...] = ()
    """What plugins did wrong, each thing once."""


def nothing(_: object) -> bytes:
    """The encoding of a run that only counts."""
    return b""


ENCODINGS: dict[str, Encode] = {"jsonl": articles, "rows": rows, "nothing": nothing}


@attrs.frozen
class Cleaning:
    """How a corpus is cleaned."""

    columns: Columns
    encode: str | ArrowBatches
    """A name of :data:`ENCODINGS`, or what makes batches of Arrow."""
    language: str | None = None
    repeats: str | None = None
    """Path of the index of repeats to clean with."""

    def pipeline(self) -> Pipeline:
        """The cleaners."""
        pipeline = Pipeline.default()
        if self.repeats is not None:
            from newsclean.corpus import Repeats  # noqa: PLC0415 - needs an extra

            pipeline = pipeline.with_(Repeats.load(self.repeats))
        return pipeline

    def prepared(self) -> Callable[[Chunk], Cleaned]:
        """The work itself."""
        pipeline = self.pipeline()
        encode = ENCODINGS[self.encode] if isinstance(self.encode, str) else self.encode

        def work(chunk: Chunk) -> Cleaned:
            outcomes, tally = [], Tally()
            with _overheard() as warned:
                for document in documents(chunk, self.columns):
                    outcome = document.cleaned(pipeline, self.language)
                    tally.count(outcome)
                    outcomes.append((document, outcome))
            return Cleaned(encode(outcomes), errors(outcomes), tally, tuple(warned))

        return work


@contextmanager
def _overheard() -> Iterator[dict[str, None]]:
    """Collects what plugins are said to do wrong; whoever reads the results tells people.

    Else each of the processes would, once for each article.
    """
    said: dict[str, None] = {}
    with warnings.catch_warnings(record=True) as caught:
        yield said
    for warning in caught:
        if issubclass(warning.category, PluginWarning):
            said[str(warning.message)] = None
        else:
            warnings.warn_explicit(
                warning.message, warning.category, warning.filename, warning.lineno
            )
