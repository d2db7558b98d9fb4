"""What a process does with a chunk: clean its documents, encode them, count them."""

from __future__ import annotations

import gzip
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from newsclean.corpus.chunks import MOST_BYTES, Chunk
from newsclean.corpus.documents import Columns, documents
from newsclean.corpus.encoding import (
    ArrowBatches,
    Encode,
    Outcome,
    encode_articles,
    encode_errors,
    encode_rows,
)
from newsclean.corpus.pipelines import pipeline_of
from newsclean.corpus.rows import Fault
from newsclean.corpus.tally import Tally
from newsclean.errors import PluginWarning
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@attrs.frozen
class CleanedChunk:
    """A chunk when it is done."""

    output: bytes
    errors: bytes
    tally: Tally
    warnings: tuple[str, ...] = ()
    """What plugins did wrong, each thing once."""


def encode_nothing(_: object) -> bytes:
    """The encoding of a run that only counts."""
    return b""


ENCODINGS: dict[str, Encode] = {
    "jsonl": encode_articles,
    "rows": encode_rows,
    "nothing": encode_nothing,
}


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0) if data else data


def _zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - of an extra

    return zstandard.compress(data) if data else data


# Each chunk is a member or frame of its own, so that a file can be cut and gone on with between
# any two; programs read them as one.
PACKINGS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzipped, ".zst": _zstd}


@attrs.frozen
class CleaningTask:
    """How a corpus is cleaned."""

    columns: Columns
    encode: str | ArrowBatches
    """A name of :data:`ENCODINGS`, or what makes batches of Arrow."""
    language: str | None = None
    repeats: str | None = None
    """Path of the index of repeats to clean with."""
    favor: Favor = "balance"
    """What the judge does when in doubt."""
    packing: str | None = None
    """What the output is packed with: a name of :data:`PACKINGS`."""
    rules: tuple[str, ...] = ()
    """Paths of rule packs to use beside the built-in ones."""

    def pipeline(self) -> Pipeline:
        """The cleaners."""
        return pipeline_of(self.favor, self.rules, self.repeats)

    def prepared(self) -> Callable[[Chunk], CleanedChunk]:
        """The work itself."""
        pipeline = self.pipeline()
        encode = ENCODINGS[self.encode] if isinstance(self.encode, str) else self.encode
        packed = PACKINGS[self.packing] if self.packing is not None else bytes

        def work(chunk: Chunk) -> CleanedChunk:
            output, errors, tally = [], [], Tally()
            with overheard() as warned:
                for found in self._outcomes(chunk, pipeline):
                    encoded, outcomes = _encoded(found, encode)
                    output.append(encoded)
                    errors.append(encode_errors(outcomes))
                    for _, outcome in outcomes:
                        tally.count(outcome)
            return CleanedChunk(packed(b"".join(output)), b"".join(errors), tally, tuple(warned))

        return work

    def _outcomes(self, chunk: Chunk, pipeline: Pipeline) -> Iterator[list[Outcome]]:
        """The documents of ``chunk``, cleaned: a few at a time, as they are large in memory."""
        held: list[Outcome] = []
        size = 0
        for document in documents(chunk, self.columns):
            outcome = document.cleaned(pipeline, self.language)
            held.append((document, outcome))
            size += document.size
            if isinstance(outcome, Article):
                size += len(outcome.source_text)
                size += _OF_PIECE * (len(outcome.blocks) + len(outcome.removals))
            if size >= MOST_BYTES:
                yield held
                held, size = [], 0
        if held:
            yield held


# What a block has beside its text, in bytes.
_OF_PIECE = 200


def _encoded(outcomes: list[Outcome], encode: Encode) -> tuple[bytes, list[Outcome]]:
    """The bytes of ``outcomes``; one that has none becomes a fault, and the others stay."""
    try:
        return encode(outcomes), outcomes
    except Exception:
        outcomes = [_sound(outcome, encode) for outcome in outcomes]
        return encode(outcomes), outcomes


def _sound(outcome: Outcome, encode: Encode) -> Outcome:
    document = outcome[0]
    try:
        encode([outcome])
    except Exception as error:
        fault = Fault("internal", f"please report it: {type(error).__name__}: {error}")
        return attrs.evolve(document, values={}), fault
    return outcome


@contextmanager
def overheard() -> Iterator[dict[str, None]]:
    """Collects what plugins do wrong; whoever reads the results tells people.

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
