"""Whole corpora on one machine: many documents in, rows out, on every core, at constant memory.

It owns input files and their chunks, worker processes, resuming, Arrow batches, and what repeats
across the articles of one publisher.  It must not know how an article is cleaned.

A block that stands in a good share of a site's articles is no part of any of them.  Learning such
repeats has two steps, so that any engine can do both: :func:`fingerprint_batches` turns articles
into rows of publisher, document and fingerprint, and :func:`learn_repeats` counts these with one
expression that runs unchanged on Polars, DuckDB and PySpark.  The result, :class:`Repeats`, is a
cleaner.  The same articles give the same index, in whatever order and parts they come.

``sources`` parts the inputs into chunks, always in the same way; ``runner`` sends them to processes
and gives the results back in order; ``documents`` and ``encoding`` turn rows into bytes; ``sinks``
writes these so that a run that was killed can go on; ``tally`` counts.
"""

from newsclean.corpus.fingerprints import DOCUMENT, SHORT, fingerprint, publisher_of
from newsclean.corpus.frames import count_articles, fingerprint_batches, learn_repeats
from newsclean.corpus.repeats import Repeats

__all__ = [
    "DOCUMENT",
    "SHORT",
    "Repeats",
    "count_articles",
    "fingerprint",
    "fingerprint_batches",
    "learn_repeats",
    "publisher_of",
]
