r"""Repeats: blocks in many articles of one publisher, and the cleaner that removes them.

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
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label

if TYPE_CHECKING:
    import pyarrow as pa
from newsclean.corpus.fingerprints import (
    DOCUMENT,
    SHORT,
    ArticleFingerprints,
    fingerprint,
    publisher_of,
)
from newsclean.corpus.places import refuse_unwritable


def counts_of(table: pa.Table) -> dict[tuple[str, int], int]:
    """The counts in a table of publishers, fingerprints and numbers of articles."""
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
        raise ValueError(f"{attribute.name}: {value} is not greater than 0 and at most 1")


@attrs.frozen
class Repeats:
    """An index of the blocks that repeat on each site, and a cleaner that removes them.

    The cleaner takes the publisher from ``Article.url``.  It yields nothing if there is no address,
    or if it has seen too few articles.  Its removals have the label ``residue``, the rule
    ``repeats.block``, and evidence such as ``seen in 412 of 900 articles of example.com``.  It runs
    after the cleaners for bylines, dates and captions, so these still fill their fields.

    >>> Repeats.of([("One.", "https://a.org/1"), ("One.", "https://a.org/2")]).articles("a.org")
    1
    """

    counts: Mapping[tuple[str, int], int] = attrs.field(factory=dict, converter=_ordered)
    """Number of articles by (publisher, fingerprint).  :data:`DOCUMENT` counts all articles."""
    least_articles: int = attrs.field(default=20, kw_only=True, validator=_is_count)
    """Skip publishers with fewer articles."""
    least_count: int = attrs.field(default=5, kw_only=True, validator=_is_count)
    """Never remove blocks that appear in fewer articles."""
    least_share: float = attrs.field(default=0.1, kw_only=True, validator=_is_share)
    """Never remove blocks that appear in a smaller share of the publisher's articles."""
    short_share: float = attrs.field(default=0.3, kw_only=True, validator=_is_share)
    """The same share for blocks of fewer than :data:`SHORT` letters and digits."""

    name = "repeats"
    late = 1

    @classmethod
    def of(cls, articles: Iterable[tuple[str | bytes, str]], **parameters: Any) -> Repeats:
        """Learn from pairs of text and address, without any engine."""
        learning = Learning()
        for text, url in articles:
            seen = ArticleFingerprints.of(text, None, url)
            if seen is not None:
                learning.add(seen)
        return learning.repeats(**parameters)

    def articles(self, publisher: str) -> int:
        """The number of articles of ``publisher`` in the index."""
        return self.counts.get((publisher, DOCUMENT), 0)

    def __call__(self, article: Article) -> Iterable[Label]:
        """Labels for the blocks that repeat."""
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
        """Merge the indexes of several parts of a corpus, with the thresholds of this one.

        Counts add up, so an article in two parts counts twice.
        """
        counts = Counter(self.counts)
        for other in others:
            counts.update(other.counts)
        return attrs.evolve(self, counts=counts)

    def pruned(self) -> Repeats:
        """A smaller index without blocks below the thresholds.  Do not merge it with others."""
        counts = {
            (publisher, number): count
            for (publisher, number), count in self.counts.items()
            if number == DOCUMENT or self._is_enough(count, self.articles(publisher))
        }
        return attrs.evolve(self, counts=counts)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the index to a Parquet file, with the thresholds as metadata.

        The columns are ``publisher``, ``fingerprint`` and ``articles``.  The same index gives the
        same bytes.

        :raises OSError: if it cannot be written, or ``path`` is a pipe or device.
        """
        import pyarrow as pa  # noqa: PLC0415 - of an extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        refuse_unwritable(os.fspath(path))
        publishers = pa.array([publisher for publisher, _ in self.counts], pa.string())
        numbers = pa.array([number for _, number in self.counts], pa.int64())
        articles = pa.array(self.counts.values(), pa.int64())
        table = pa.table({"publisher": publishers, "fingerprint": numbers, "articles": articles})
        table = table.replace_schema_metadata({_KEY: json.dumps(self._parameters())})
        with open(f"{os.fspath(path)}.new", "wb") as file:
            pq.write_table(table, file, compression="zstd")
        os.replace(f"{os.fspath(path)}.new", path)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Repeats:
        """Load an index that :meth:`save` wrote.

        :raises ValueError: if the file is something else.
        """
        import pyarrow as pa  # noqa: PLC0415 - of an extra
        import pyarrow.parquet as pq  # noqa: PLC0415

        try:
            with open(path, "rb") as file:
                table = pq.read_table(file)
        except pa.ArrowInvalid as error:
            raise ValueError(f"{path}: not a Parquet file: {error}") from error
        parameters = (table.schema.metadata or {}).get(_KEY.encode())
        if parameters is None:
            raise ValueError(f"{path}: not an index of repeats")
        try:
            return cls(counts_of(table), **json.loads(parameters))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: cannot read the index of repeats: {error}") from error

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

    def add(self, seen: ArticleFingerprints) -> None:
        """Counts an article, if it was not counted before."""
        if (seen.publisher, seen.document) not in self._documents:
            self._documents.add((seen.publisher, seen.document))
            self._counts.update([(seen.publisher, number) for number in seen.fingerprints])

    def repeats(self, **parameters: Any) -> Repeats:
        """What was learned."""
        return Repeats(self._counts, **parameters)
