r"""Arrow record batches in, Arrow record batches out: one adapter for every engine.

:func:`clean_batches` has the shape that Spark's ``mapInArrow`` asks for; Polars,
DuckDB, Ray Data, Hugging Face ``datasets`` and pandas read and write the same
batches.  It needs the extra ``arrow``.

>>> import pyarrow as pa
>>> batch = pa.record_batch({"id": [1, 2], "text": ["Two harbours were shut.\n\nRead more", None]})
>>> result, = clean_batches([batch])
>>> result["text"].to_pylist(), result["error"].to_pylist()
(['Two harbours were shut.', None], [None, 'empty: it has no text'])
>>> result["input_text"].to_pylist()
['Two harbours were shut.\n\nRead more', None]
"""

from newsclean.corpus.arrow import ADDED, clean_batches, clean_table, output_schema

__all__ = ["ADDED", "clean_batches", "clean_table", "output_schema"]
