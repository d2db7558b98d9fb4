r"""What repeats across a publisher's articles, which no single page can show.

A block that stands in a good share of a site's articles is no part of any of
them.  Learning is explicit and has two steps, so that any engine can do both:
:func:`fingerprint_batches` turns articles into rows of (publisher, document,
fingerprint), and :func:`learn_repeats` counts these with one expression that runs
unchanged on Polars, DuckDB and PySpark.  The result, :class:`Repeats`, is a
cleaner.  The same articles give the same index, in whatever order and parts they
come.

>>> line = "Our newsroom needs you: give 5 euros a month and keep the lights on."
>>> stories = [f"Story {n * 'x'} is new.\n\n{line}" for n in range(30)]
>>> repeats = Repeats.of([(story, "https://example.com/a") for story in stories])
>>> from newsclean import Pipeline, clean, read_text
>>> article = clean(read_text(f"The vote was held.\n\n{line}", url="https://example.com/b"),
...     pipeline=Pipeline([repeats]))
>>> article.text, article.removals[0].evidence
('The vote was held.', 'seen in 30 of 30 articles of example.com')
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import attrs

from newsclean.model import Article, Block, Label
from newsclean.readers.html import read_html
from newsclean.readers.text import read_text
from newsclean.rows import LARGEST_ROW, RowError, decoded

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENT = 0
"""The fingerprint of a document as such: its count is how many articles a publisher has."""
SHORT = 40
"""Letters and digits; a block with fewer needs :attr:`Repeats.short_share`, since ``Q:`` or a
refrain may recur and be true."""

_NUMBER = re.compile(r"\d+")


def fingerprint(text: str) -> int | None:
    """64 bits that stay the same if digits, case or white space change; ``None`` without letters.

    >>> fingerprint("Updated 3 hours ago") == fingerprint("UPDATED  12 hours ago")
    True
    >>> fingerprint("* * *") is None
    True
    """
    bare = _NUMBER.sub("0", "".join(text.casefold().split()))
    if not any(map(str.isalpha, bare)):
        return None
    return _digest(bare) or 1


def _digest(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), signed=True)


_SAME_SITE = ("www.", "m.", "mobile.", "amp.")


def publisher_of(url: str | None) -> str | None:
    """The site that an address belongs to; ``None`` if it names none.

    >>> publisher_of("https://www.Example.com:443/a"), publisher_of("story.html")
    ('example.com', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    for prefix in _SAME_SITE:
        if host and host.startswith(prefix) and "." in host[len(prefix) :]:
            return host[len(prefix) :]
    return host or None


def fingerprints(article: Article) -> list[int]:
    """Those of the live blocks, each once, after :data:`DOCUMENT`."""
    found = {number for block in article.blocks if (number := fingerprint(block.text)) is not None}
    return [DOCUMENT, *sorted(found)]


def document_of(article: Article) -> int:
    """64 bits of the text: an article that was stored twice counts once."""
    return _digest(article.source_text)


@attrs.frozen
class Seen:
    """What learning takes of one article."""

    publisher: str
    document: int
    fingerprints: tuple[int, ...]

    @classmethod
    def of(cls, text: object, page: object, url: object) -> Seen | None:
        """Of a row of a table; ``None`` if it cannot be read or names no publisher."""
        address = url if isinstance(url, str) and url else None
        given = text if page is None else page
        if not isinstance(given, (str, bytes)) or len(given) > LARGEST_ROW:
            return None
        if page is None and publisher_of(address) is None:
            return None
        try:
            article = read_text(decoded(given)) if page is None else read_html(given, url=address)
        except (RowError, ValueError):
            return None
        # A page may say by itself where it stands; cleaning looks there too.
        publisher = publisher_of(article.url or address)
        if publisher is None:
            return None
        return cls(publisher, document_of(article), tuple(fingerprints(article)))


def fingerprint_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str | None = "text",
    html: str | None = None,
    url: str = "url",
) -> Iterator[pa.RecordBatch]:
    """Articles into rows of ``publisher``, ``document`` and ``fingerprint``, one for each block.

    Columns are read as :func:`newsclean.arrow.clean_batches` reads them.  The
    publisher is the host of the address, which a page may state itself; rows without one, and
    those that cannot be read, are passed over.

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
            if (seen := Seen.of(*[_value(column, index) for column in columns])) is not None
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
    """How many articles of each publisher have each fingerprint: one narwhals expression.

    :param frame: rows of ``publisher``, ``document`` and ``fingerprint``: a frame or lazy
        frame of Polars, a relation of DuckDB, a data frame of PySpark, whatever
        narwhals takes.
    :return: of the same kind, with ``publisher``, ``fingerprint`` and ``articles``.
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
    """The repeats in ``frame``, counted by the engine that it belongs to.

    :param frame: as :func:`count_articles` takes it.
    :param pruned: whether to leave in the engine what :meth:`Repeats.pruned` drops, most of it
        blocks that were seen once: without, each different block of the corpus comes here.
    :param parameters: thresholds, by the names of :class:`Repeats`' fields.
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
    return attrs.evolve(thresholds, counts=_counts_of(table))


def _counts_of(table: pa.Table) -> dict[tuple[str, int], int]:
    columns = [table[name].to_pylist() for name in ("publisher", "fingerprint", "articles")]
    return {(p, f): n for p, f, n in zip(*columns, strict=True)}


def _ordered(counts: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    return dict(sorted(counts.items()))


def _is_count(_: Any, attribute: Any, value: int) -> None:
    if not isinstance(value, int):
        raise TypeError(f"{attribute.name}: expected a whole number, not {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{attribute.name}: {value} is less than 1")


def _is_share(_: Any, attribute: Any, value: float) -> None:
    if not isinstance(value, (int, float)):
        raise TypeError(f"{attribute.name}: expected a number, not {type(value).__name__}")
    if not 0 < value <= 1:
        raise ValueError(f"{attribute.name}: {value} is not above 0 and at most 1")


@attrs.frozen
class Repeats:
    """How many articles of each publisher have which block; and a cleaner that takes these out.

    The cleaner looks at ``Article.url`` for the publisher and is silent without
    one, and where it has seen too few articles.  What it takes out has the label
    ``residue``, the rule ``repeats.block`` and evidence such as ``seen in 412 of 900
    articles of example.com``.  It speaks after those that know bylines, dates and
    captions, so that these are lifted and not lost.

    >>> Repeats.of([("One.", "https://a.org/1"), ("One.", "https://a.org/2")]).articles("a.org")
    1
    """

    counts: Mapping[tuple[str, int], int] = attrs.field(factory=dict, converter=_ordered)
    """Articles by (publisher, fingerprint); under :data:`DOCUMENT`, all of the publisher."""
    least_articles: int = attrs.field(default=20, kw_only=True, validator=_is_count)
    """A publisher with fewer articles is not judged."""
    least_count: int = attrs.field(default=5, kw_only=True, validator=_is_count)
    """A block that stands in fewer articles stays."""
    least_share: float = attrs.field(default=0.1, kw_only=True, validator=_is_share)
    """A block that stands in a smaller share of the publisher's articles stays."""
    short_share: float = attrs.field(default=0.3, kw_only=True, validator=_is_share)
    """A block of less than :data:`SHORT` letters and digits needs this share too."""

    name = "repeats"
    late = 1

    @classmethod
    def of(cls, articles: Iterable[tuple[str | bytes, str]], **parameters: Any) -> Repeats:
        """Learned from pairs of text and address, without any engine."""
        learning = Learning()
        for text, url in articles:
            seen = Seen.of(text, None, url)
            if seen is not None:
                learning.add(seen)
        return learning.repeats(**parameters)

    def articles(self, publisher: str) -> int:
        """How many articles of ``publisher`` were seen."""
        return self.counts.get((publisher, DOCUMENT), 0)

    def __call__(self, article: Article) -> Iterable[Label]:
        """Labels for the live blocks that repeat."""
        publisher = publisher_of(article.url)
        total = 0 if publisher is None else self.articles(publisher)
        if publisher is None or total < self.least_articles:
            return
        for index, block in enumerate(article.blocks):
            number = _fingerprint_of(block)
            count = 0 if number is None else self.counts.get((publisher, number), 0)
            if self._is_repeat(block.text, count, total):
                evidence = f"seen in {count} of {total} articles of {publisher}"
                yield Label(index, 0, len(block.text), "residue", "repeats.block", None, evidence)

    def _is_repeat(self, text: str, count: int, total: int) -> bool:
        if not self._is_enough(count, total):
            return False
        return count / total >= self.short_share or sum(map(str.isalnum, text)) >= SHORT

    def _is_enough(self, count: int, total: int) -> bool:
        """Whether so many articles of ``total`` are enough, for some block."""
        # Not `count >= share * total`: a tenth of 70 is more than 7 to a computer.
        return total > 0 and count >= self.least_count and count / total >= self.least_share

    def merged(self, *others: Repeats) -> Repeats:
        """The index of several parts of a corpus, with this one's thresholds.

        Counts add up, so an article that is in two parts counts twice.
        """
        counts = Counter(self.counts)
        for other in others:
            counts.update(other.counts)
        return attrs.evolve(self, counts=counts)

    def pruned(self) -> Repeats:
        """The index without blocks that stay whatever comes: smaller, but no more for merging."""
        counts = {
            (publisher, number): count
            for (publisher, number), count in self.counts.items()
            if number == DOCUMENT or self._is_enough(count, self.articles(publisher))
        }
        return attrs.evolve(self, counts=counts)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes a Parquet file: ``publisher``, ``fingerprint``, ``articles``, and the thresholds
        as metadata.  The same index gives the same bytes.
        """
        import pyarrow as pa  # noqa: PLC0415 - of an extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        publishers = pa.array([publisher for publisher, _ in self.counts], pa.string())
        numbers = pa.array([number for _, number in self.counts], pa.int64())
        articles = pa.array(self.counts.values(), pa.int64())
        table = pa.table({"publisher": publishers, "fingerprint": numbers, "articles": articles})
        table = table.replace_schema_metadata({_KEY: json.dumps(self._parameters())})
        pq.write_table(table, f"{os.fspath(path)}.new", compression="zstd")
        os.replace(f"{os.fspath(path)}.new", path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Repeats:
        """What :meth:`save` wrote.

        :raises ValueError: if the file is something else.
        """
        import pyarrow as pa  # noqa: PLC0415 - of an extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        try:
            with open(path, "rb") as file:
                table = pq.read_table(file)
        except pa.ArrowInvalid as error:
            raise ValueError(f"{path}: no Parquet file: {error}") from error
        parameters = (table.schema.metadata or {}).get(_KEY.encode())
        if parameters is None:
            raise ValueError(f"{path}: no index of repeats")
        try:
            return cls(_counts_of(table), **json.loads(parameters))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: no index of repeats that can be read: {error}") from error

    def _parameters(self) -> dict[str, Any]:
        names = ("least_articles", "least_count", "least_share", "short_share")
        return {name: getattr(self, name) for name in names}


_KEY = "newsclean.repeats"


def _fingerprint_of(block: Block) -> int | None:
    if _KEY not in block._memo:
        block._memo[_KEY] = fingerprint(block.text)
    number: int | None = block._memo[_KEY]
    return number


@attrs.define
class Learning:
    """Counting without an engine: memory grows with the number of different blocks."""

    _counts: Counter[tuple[str, int]] = attrs.field(factory=Counter)
    _documents: set[tuple[str, int]] = attrs.field(factory=set)

    def add(self, seen: Seen) -> None:
        """Counts an article, if it was not counted before."""
        if (seen.publisher, seen.document) not in self._documents:
            self._documents.add((seen.publisher, seen.document))
            self._counts.update([(seen.publisher, number) for number in seen.fingerprints])

    def repeats(self, **parameters: Any) -> Repeats:
        """What was learned."""
        return Repeats(self._counts, **parameters)
