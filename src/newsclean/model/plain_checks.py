"""What an Article from plain data must obey: the model's laws, each refusal with its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.errors import ArticleFormatError
from newsclean.text.spans import Span, render

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.blocks import Block
    from newsclean.model.labels import Removal
    from newsclean.model.shown import Image


def check(article: Article) -> None:
    """Refuses an article that breaks a law.

    :raises ArticleFormatError: with the path of the fault.
    """
    places = [*_places("blocks", article.blocks), *_places("removals", article.removals)]
    for path, pieces in places:
        _check_pieces(pieces, len(article.source_text), path)
    _check_disjoint(places)
    _check_texts(article)
    _check_markup("blocks", article.blocks)
    _check_markup("images", article.images)
    _check_marks(article)
    _check_images(article)


_Places = list[tuple[str, Sequence[Span]]]


def _places(name: str, items: Iterable[Block | Removal]) -> _Places:
    return [(f"{name}[{index}].pieces", item.pieces) for index, item in enumerate(items)]


def _check_pieces(pieces: Sequence[Span], size: int, path: str) -> None:
    """Whether there are any, none is empty, all are in the source, in order and disjoint."""
    if not pieces:
        raise ArticleFormatError(f"{path}: expected at least one [start, end]")
    for index, (start, end) in enumerate(pieces):
        if not 0 <= start <= end <= size:
            raise ArticleFormatError(
                f"{path}[{index}]: [{start}, {end}] is not within source_text,"
                f" which has {size} characters"
            )
        if start == end:
            raise ArticleFormatError(f"{path}[{index}]: [{start}, {end}] is empty")
    for index, (before, after) in enumerate(pairwise(pieces), start=1):
        if after[0] < before[1]:
            raise ArticleFormatError(f"{path}[{index}]: {list(after)} begins before the last ends")


def _check_disjoint(places: _Places) -> None:
    spans = sorted((span, path) for path, pieces in places for span in pieces)
    for (before, path), (after, other) in pairwise(spans):
        if after[0] < before[1]:
            raise ArticleFormatError(f"{other}: {list(after)} overlaps {list(before)} of {path}")


def _check_texts(article: Article) -> None:
    for index, block in enumerate(article.blocks):
        rendered = render(article.source_text, block.pieces)
        if block.text != rendered:
            raise ArticleFormatError(
                f"blocks[{index}].text: {_start(block.text)} is not what its pieces give,"
                f" {_start(rendered)}"
            )


def _check_markup(of: str, items: Iterable[Block | Image]) -> None:
    """Whether each element of an item's path has its hint and its number."""
    for index, item in enumerate(items):
        markup = item.markup
        if markup is None:
            continue
        for name in ("hints", "places"):
            found = len(getattr(markup, name))
            if found != len(markup.path):
                raise ArticleFormatError(
                    f"{of}[{index}].markup.{name}: {found} for a path of {len(markup.path)}"
                )


def _check_marks(article: Article) -> None:
    """Whether marks are in order and in the source, and links lead somewhere."""
    size, last = len(article.source_text), 0
    for index, mark in enumerate(article.marks):
        span = f"marks[{index}]: [{mark.start}, {mark.end}]"
        if not 0 <= mark.start < mark.end <= size:
            raise ArticleFormatError(
                f"{span} is empty or not within source_text, which has {size} characters"
            )
        if mark.start < last:
            raise ArticleFormatError(f"{span} begins before the one before it")
        if mark.kind == "link" and mark.url is None:
            raise ArticleFormatError(f"marks[{index}].url: expected str, not None")
        last = mark.start


def _check_images(article: Article) -> None:
    size = len(article.source_text)
    for index, image in enumerate(article.images):
        if not 0 <= image.position <= size:
            raise ArticleFormatError(
                f"images[{index}].position: {image.position} is not within source_text,"
                f" which has {size} characters"
            )


def _start(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:37]}...")
