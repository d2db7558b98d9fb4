"""Learning repeats in an engine: fingerprints as Arrow batches, counts by narwhals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import pyarrow as pa
from newsclean.corpus.fingerprints import DOCUMENT, ArticleFingerprints
from newsclean.corpus.repeats import Repeats, counts_of


def fingerprint_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str | None = "text",
    html: str | None = None,
    url: str = "url",
) -> Iterator[pa.RecordBatch]:
    """Turn articles into rows of ``publisher``, ``document`` and ``fingerprint``, one per block.

    Columns are read as in :func:`newsclean.arrow.clean_batches`.  The publisher is the host of the
    address, which a page can state itself.  Rows without a publisher, and rows that cannot be read,
    are skipped.

    :raises ValueError: if the batches have no such columns.
    """
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    for batch in batches:
        names = batch.schema.names
        # A page may state its address, a text cannot.
        _refuse_missing(names, [text, url] if html is None else [html])
        columns = [batch.column(name) if name in names else None for name in (text, html, url)]
        rows = [
            (seen.publisher, seen.document, number)
            for index in range(batch.num_rows)
            if (seen := ArticleFingerprints.of(*[_value(column, index) for column in columns]))
            is not None
            for number in seen.fingerprints
        ]
        values = zip(*rows, strict=True) if rows else ((), (), ())
        arrays = [pa.array(v, f.type) for v, f in zip(values, fingerprint_schema(), strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=fingerprint_schema())


def _refuse_missing(names: Collection[str], asked: Iterable[str | None]) -> None:
    missing = [name for name in asked if name not in names]
    if missing:
        raise ValueError(f"no column {missing[0]!r}; there are {', '.join(names) or 'none'}")


def fingerprint_schema() -> pa.Schema:
    """Of what :func:`fingerprint_batches` gives."""
    import pyarrow as pa  # noqa: PLC0415 - of an extra

    numbers = [("document", pa.int64()), ("fingerprint", pa.int64())]
    return pa.schema([("publisher", pa.string()), *numbers])


def _value(column: Any, index: int) -> object:
    try:
        return None if column is None else column[index].as_py()
    except Exception:  # what Python has no form for cannot be read
        return None


def count_articles(frame: Any) -> Any:
    """Count the articles of each publisher that have each fingerprint.

    :param frame: rows of ``publisher``, ``document`` and ``fingerprint``, in any frame that
        narwhals supports, such as those of Polars, DuckDB and PySpark.
    :return: a frame of the same kind, with ``publisher``, ``fingerprint`` and ``articles``.
    """
    import narwhals as nw  # noqa: PLC0415 - of an extra

    return (
        nw.from_native(frame)
        .lazy()
        .group_by("publisher", "fingerprint")
        .agg(nw.col("document").n_unique().alias("articles"))
        .with_columns(nw.col("articles").cast(nw.Int64))
        .to_native()
    )


def learn_repeats(frame: Any, *, pruned: bool = False, **parameters: Any) -> Repeats:
    """Learn the repeats in ``frame``.  The engine of the frame does the counting.

    :param frame: rows as for :func:`count_articles`.
    :param pruned: whether the engine drops blocks below the thresholds, as
        :meth:`Repeats.pruned` does.  Otherwise every different block of the corpus is loaded.
    :param parameters: thresholds, by the names of the fields of :class:`Repeats`.
    """
    import narwhals as nw  # noqa: PLC0415 - of an extra

    thresholds = Repeats(**parameters)
    counted = nw.from_native(count_articles(frame)).lazy()
    if pruned:
        articles = nw.col("articles")
        # A publisher's articles all have the fingerprint DOCUMENT, so no count is above its.
        share = articles / articles.max().over("publisher")
        telling = (articles >= thresholds.least_count) & (share >= thresholds.least_share)
        counted = counted.filter((nw.col("fingerprint") == DOCUMENT) | telling)
    table = counted.collect("pyarrow").to_arrow()
    return attrs.evolve(thresholds, counts=counts_of(table))
