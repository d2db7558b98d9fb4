"""Whole corpora on one machine: many documents in, rows out, on every core, at constant memory.

It owns input files and their chunks, worker processes, resuming, Arrow batches, and what repeats
across the articles of one publisher.  It must not know how an article is cleaned.

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
