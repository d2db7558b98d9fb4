"""What an Article from plain data must obey: the model's laws, each refusal with its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.errors import ArticleFormatError
from newsclean.model.plain_values import shown
from newsclean.text.characters import tidied
from newsclean.text.spans import Span, render

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.blocks import Block
    from newsclean.model.shown import Image


def check(article: Article) -> None:
    """Refuses an article that breaks a law.

    :raises ArticleFormatError: with the path of the fault.
    """
    source = article.source_text
    _check_source(source)
    places: list[_Place] = []
    for name in ("blocks", "removals"):
        first = -1
        for index, holder in enumerate(getattr(article, name)):
            path = f"{name}[{index}].pieces"
            _check_pieces(holder.pieces, source, path)
            if holder.pieces[0][0] < first:
                raise ArticleFormatError(
                    f"{path}: {list(holder.pieces[0])} begins before {name}[{index - 1}]"
                )
            first = holder.pieces[0][0]
            places += [(piece, path) for piece in holder.pieces]
    places.sort()
    _check_disjoint(places)  # before texts are made of them, which would grow with their square
    _check_texts(article)
    _check_markup("blocks", article.blocks, len(source))
    _check_markup("images", article.images, len(source))
    _check_marks(article)
    _check_images(article)
    _check_nothing_lost(source, places)


_Place = tuple[Span, str]


def _check_source(source: str) -> None:
    """Whether it is canonical, but for what a newer Unicode may say of it."""
    tidy = tidied(source)
    if tidy != source:
        pairs = enumerate(zip(tidy, source, strict=False))
        at = next((k for k, (one, other) in pairs if one != other), len(tidy))
        raise ArticleFormatError(
            f"source_text[{at}]: {shown(source[at])}"
            " is not allowed: canonical text has single spaces and no control characters"
        )


def _check_pieces(pieces: Sequence[Span], source: str, path: str) -> None:
    """Whether there are any, all in the source, in order, and without white space at their ends."""
    if not pieces:
        raise ArticleFormatError(f"{path}: expected at least one [start, end]")
    last = 0
    for index, (start, end) in enumerate(pieces):
        wrong = _fault_of(source, start, end, last)
        if wrong:
            raise ArticleFormatError(f"{path}[{index}]: [{start}, {end}] {wrong}")
        last = end


def _fault_of(source: str, start: int, end: int, last: int) -> str:
    """What is wrong with a piece that follows one that ends at ``last``."""
    if not 0 <= start <= end <= len(source):
        return f"is not within source_text, which has {len(source)} characters"
    if start == end:
        return "is empty"
    if start < last:
        return "begins before the last ends"
    if source[start].isspace() or source[end - 1].isspace():
        return "begins or ends with white space"
    return ""


def _check_disjoint(places: Sequence[_Place]) -> None:
    for (before, path), (after, other) in pairwise(places):
        if after[0] < before[1]:
            raise ArticleFormatError(f"{other}: {list(after)} overlaps {list(before)} of {path}")


def _check_nothing_lost(source: str, places: Sequence[_Place]) -> None:
    """Whether every character that is no white space stands in one of the places."""
    at = 0
    for start, end in [*[piece for piece, _ in places], (len(source), len(source))]:
        lost = source[at:start].strip()
        if lost:
            first = source.index(lost, at)
            raise ArticleFormatError(
                f"source_text[{first}:{first + len(lost)}]: {shown(lost)} is in no block or removal"
            )
        at = end


def _check_texts(article: Article) -> None:
    for index, block in enumerate(article.blocks):
        rendered = render(article.source_text, block.pieces)
        if block.text != rendered:
            raise ArticleFormatError(
                f"blocks[{index}].text: {shown(block.text)} is not the text of its pieces,"
                f" {shown(rendered)}"
            )
        if "\n" in rendered:
            raise ArticleFormatError(f"blocks[{index}].text: {shown(rendered)} has a line end")


def _check_markup(of: str, items: Iterable[Block | Image], size: int) -> None:
    """Whether each element of an item's path has its hint and its number; and where cells are."""
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
        last = 0
        for number, (start, end) in enumerate(markup.cells):
            if not last <= start <= end <= size:
                raise ArticleFormatError(
                    f"{of}[{index}].markup.cells[{number}]: [{start}, {end}] begins before the last"
                    f" ends, or is not within source_text, which has {size} characters"
                )
            last = end


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
