"""The protocol that every cleaner follows."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index
from typing import NamedTuple, Protocol, runtime_checkable

from newsclean.errors import PipelineError
from newsclean.model.article import Article
from newsclean.model.labels import Label, WholeBlocks
from newsclean.model.shown import Image


@runtime_checkable
class Cleaner(Protocol):
    r"""A callable that takes an Article and yields labels: a function, or an object with a call.

    A cleaner looks at ``article.blocks`` only, changes nothing, and depends on the Article only.
    It labels everything that it sees in one call, because it is called at most a hundred times per
    article.  Its name is its attribute ``name``, or else its ``__name__``.  It can have an
    attribute ``late``: ``True`` or a whole number.  It is then called only when all cleaners with a
    lower number have nothing left to label.

    >>> from newsclean import Label, Pipeline, clean, read_text
    >>> def shouting(article):
    ...     for index, block in enumerate(article.blocks):
    ...         if block.text.isupper():
    ...             yield Label(index, 0, len(block.text), "shouting", "my.shouting")
    >>> pipeline = Pipeline.default().with_(shouting)
    >>> article = read_text("A storm hit the coast.\n\nLATE CITY EDITION")
    >>> clean(article, pipeline=pipeline).removals[0].rule
    'my.shouting'
    """

    def __call__(self, article: Article, /) -> Iterable[Label]:
        """Labels for spans of ``article.blocks``, or none."""
        ...


class Verdict(NamedTuple):
    """What a judge says of a whole article."""

    labels: Iterable[Label]
    """Labels for spans of its live blocks, but for those that stand beside the article."""
    confidence: float | None
    """The F1 to expect of what is left, 0 to 1; ``None`` if there was nothing to judge."""
    beside: WholeBlocks | None = None
    """Labels for blocks that stand beside the article on its page: other cleaners are not asked of
    them."""
    images: tuple[Image, ...] | None = None
    """Those of its pictures that are the article's; ``None`` if all may be."""

    @property
    def all_labels(self) -> list[Label]:
        """Both kinds of labels."""
        return [*(self.beside or ()), *self.labels]


@runtime_checkable
class Judging(Protocol):
    """A cleaner that judges an article as a whole, as it was read, and never again.

    The engine calls :meth:`judge` on an article without a ``confidence``, before all cleaners, and
    notes the verdict's in it.  Called as a cleaner it must be silent on an article that has one.
    """

    def judge(self, article: Article, /) -> Verdict:
        """What is to go, and how sure that is."""
        ...


def name_of(cleaner: Cleaner) -> str:
    """The name a cleaner goes by: its ``name``, its ``__name__``, or its type's name."""
    name = getattr(cleaner, "name", None) or getattr(cleaner, "__name__", None)
    return str(name or type(cleaner).__name__)


def lateness_of(cleaner: Cleaner) -> int:
    """When a cleaner is asked: its ``late``, or 0.

    :raises PipelineError: if that is no whole number.
    """
    late = getattr(cleaner, "late", 0)
    try:
        return index(late)
    except TypeError:
        name = name_of(cleaner)
        raise PipelineError(
            f"cleaner {name!r} has late = {late!r}, but late must be a whole number or True"
        ) from None
