"""Figures: pictures and captions, with where in the text they stand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from newsclean.model.addresses import PICTURES, safe_address
from newsclean.model.blocks import Block
from newsclean.model.field_values import Caption

if TYPE_CHECKING:
    from newsclean.model.article import Article


@attrs.frozen
class Figure:
    """A picture, a caption, or both."""

    position: int
    """Where it stands, an offset in ``Article.source_text``."""
    url: str | None
    """The picture's address in full; ``None`` if it is not known or not shown."""
    alt: str = ""
    caption: str = ""
    credit: str = ""

    @property
    def words(self) -> str:
        """Caption and credit for people, such as ``The pier at dawn. (Ann Lee/PA)``."""
        if not self.caption:
            return self.credit
        return f"{self.caption} ({self.credit})" if self.credit else self.caption


def figures_of(article: Article, *, images: bool, captions: bool) -> list[Figure]:
    """The figures of ``article`` in order of position.

    :param images: whether pictures are shown.
    :param captions: whether captions and credits are shown.
    """
    figures = list(_figures(article, images=images, captions=captions))
    return sorted(figures, key=lambda figure: figure.position)


def _figures(article: Article, *, images: bool, captions: bool) -> Iterator[Figure]:
    captioned = {caption.image: caption for caption in reversed(article.captions)}
    for image in article.images:
        url = safe_address(image.url, article.url, PICTURES) if images else None
        own = captioned.get(image.url, Caption(""))
        text, credit = own.text or image.caption or "", own.credit or image.credit or ""
        shown = (text, credit) if captions else ("", "")
        if url or any(shown):
            yield Figure(image.position, url, image.alt or "", *shown)
    if captions:
        yield from _without_pictures(article)


def _without_pictures(article: Article) -> Iterator[Figure]:
    """Captions of no picture that is known, where the text had them; else at the end."""
    pictured = {image.url for image in article.images}
    written = {image.caption for image in article.images}
    places = [
        (removal.pieces[0][0], article.text_of(removal))
        for removal in article.removals
        if removal.name == "caption" and removal.pieces
    ]
    at = 0
    for caption in article.captions:
        if caption.image in pictured or caption.text in written:
            continue
        words = caption.text or caption.credit or ""
        # Both are in order of appearance.
        found = [k for k in range(at, min(len(places), at + _FEW)) if words in places[k][1]]
        at = found[0] + 1 if found else at
        position = places[found[0]][0] if found else len(article.source_text)
        yield Figure(position, None, "", caption.text, caption.credit or "")


_FEW = 8


_ALONE = frozenset({"paragraph", "heading"})


def sections_of(
    blocks: Sequence[Block], figures: Sequence[Figure]
) -> Iterator[tuple[list[Figure], list[Block]]]:
    """The blocks in groups, each with the figures that go before it.

    A paragraph or heading is a group of its own; lists, quotes, tables and code stay together.
    Behind the last figure there may be no block.

    :param figures: in order of position.
    """
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and block.kind not in _ALONE and groups[-1][0].kind == block.kind:
            groups[-1].append(block)
        else:
            groups.append([block])
    waiting = deque(figures)
    for group in groups:
        end = group[-1].pieces[-1][1] if group[-1].pieces else 0
        before = []
        while waiting and waiting[0].position < end:
            before.append(waiting.popleft())
        yield before, group
    if waiting:
        yield list(waiting), []
