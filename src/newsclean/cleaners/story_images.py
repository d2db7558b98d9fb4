"""Which of a page's pictures are its story's, and what their captions say.

A picture is the story's if it stands in or beside what is kept of the page, and not in a box of
something else: a card of another story, an author's box, an advertisement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.language.caption_parts import split_caption
from newsclean.language.lexicon import Lexicon
from newsclean.metadata.picture_captions import caption_blocks
from newsclean.model.article import Article
from newsclean.model.blocks import Block, is_in_h1
from newsclean.model.field_values import Caption
from newsclean.model.shown import Image
from newsclean.text.folding import letters_and_figures


class StoryImages(NamedTuple):
    """The pictures of a page's story."""

    images: tuple[Image, ...]
    captions: Mapping[int, Image]
    """By the index of each block that is part of a caption, its picture, if it is the story's."""


def story_images(article: Article, kept: Collection[int]) -> StoryImages:
    """The pictures that belong to the blocks that are ``kept``."""
    images = article.images
    if not images:
        return StoryImages((), {})
    lines = caption_blocks(article.blocks, images)
    company = _Company(article, set(kept), lines)
    captioned = set(lines.values())
    own = [k for k, image in enumerate(images) if company.has(image, k in captioned)]
    unique = {images[k].url: k for k in reversed(own)}
    chosen = sorted(unique.values())
    return StoryImages(
        tuple([images[k] for k in chosen]),
        {block: images[k] for block, k in lines.items() if k in set(own)},
    )


def captions_of(article: Article) -> Mapping[int, Caption]:
    """By the index of each block that is part of a caption, the whole caption of its picture."""
    lines = caption_blocks(article.blocks, article.images) if article.images else {}
    return {block: caption_of(article.images[k]) for block, k in lines.items()}


def caption_of(image: Image) -> Caption:
    """What a picture's caption says and whom it credits."""
    return Caption(image.caption or "", image.credit, image.url)


def read_caption(text: str, lexicon: Lexicon, image: str | None = None) -> Caption:
    """A line that is known for a caption, its credit apart if it ends in one."""
    said, credit = split_caption(text, lexicon)
    return Caption(said, credit, image)


# --- whose a picture is ---------------------------------------------------------------------

_FOREIGN = re.compile(
    r"(?:^|[^a-z])(?:related|recommend\w*|recirc\w*|outbrain|taboola|promo\w*|teasers?|sidebar"
    r"|comments?|avatar|authors?|byline|bio|newsletter|advert\w*|ads?|sponsor\w*|banner|share"
    r"|sharing|social|logo|nav|navbar|menu|footer|masthead|popular|trending|most-read)(?:$|[^a-z])",
    re.IGNORECASE,
)
_FOREIGN_TAGS = frozenset({"nav", "footer"})
# Beside the story: with so few other lines between.
_NEAR = 3
# A box with more text than a byline and a date is of something else.
_LITTLE_TEXT, _MOST_LINKS = 80, 0.9
_MOST = 0.5


class _Company:
    """What stands with each picture."""

    def __init__(self, article: Article, kept: set[int], lines: Mapping[int, int]) -> None:
        blocks = article.blocks
        self._lead = _picture_name(article.image)
        self._kept: Counter[int] = Counter()
        self._all: Counter[int] = Counter()
        self._linked: Counter[int] = Counter()
        self._headed: set[int] = set()
        self._starts: list[int] = []
        self._near: list[bool] = []
        title = letters_and_figures(article.title or "")
        others = [k for k in range(len(blocks)) if k in kept or k not in lines]
        for k in others:
            self._note(blocks[k], k in kept, title)
        near = _near([k in kept for k in others])
        self._near = near

    def _note(self, block: Block, is_kept: bool, title: str) -> None:
        """Counts a block for all the elements that it stands in."""
        self._starts.append(block.pieces[0][0])
        markup, size = block.markup, len(block.text)
        if markup is None:
            return
        is_title = is_in_h1(block) or bool(title and letters_and_figures(block.text) == title)
        for number in markup.places:
            self._all[number] += size
            if is_kept:
                self._kept[number] += size
            if markup.link_share:
                self._linked[number] += int(size * markup.link_share)
            if is_title:
                self._headed.add(number)

    def has(self, image: Image, has_caption: bool) -> bool:
        """Whether a picture is the story's."""
        markup = image.markup
        if markup is None:
            return True
        depth = len(markup.places) - 1
        while depth >= 0 and not self._kept[markup.places[depth]]:
            depth -= 1
        branch = range(depth + 1, len(markup.places))
        if any(_is_foreign(markup.path[k], markup.hints[k], has_caption) for k in branch):
            return False
        if self._lead and _picture_name(image.url) == self._lead:
            return True
        if depth < 0 or not self._is_open([markup.places[k] for k in branch]):
            return False
        place = markup.places[depth]
        return self._kept[place] >= _MOST * self._all[place] or self._is_near(image.position)

    def _is_open(self, branch: Sequence[int]) -> bool:
        """Whether the elements between a picture and the story have no text of another thing."""
        if not branch or branch[0] in self._headed:
            return True
        outermost = branch[0]
        size = self._all[outermost]
        return size <= _LITTLE_TEXT and self._linked[outermost] <= _MOST_LINKS * size

    def _is_near(self, position: int) -> bool:
        at = bisect_left(self._starts, position)
        return any(self._near[k] for k in (at - 1, at) if 0 <= k < len(self._near))


def _near(kept: Sequence[bool]) -> list[bool]:
    """For each line whether one that is kept is among the few around it."""
    sums = [0]
    for one in kept:
        sums.append(sums[-1] + one)
    many = len(kept)
    return [
        sums[min(many, k + _NEAR)] > sums[max(0, k - _NEAR + 1)] for k in range(many)
    ]  # fmt: skip


def _is_foreign(tag: str, hint: str, has_caption: bool) -> bool:
    if tag in _FOREIGN_TAGS or (tag == "aside" and not has_caption):
        return True
    return bool(hint) and _FOREIGN.search(hint[:300]) is not None


_SIZE = re.compile(r"[-_.]?(?:\d{2,4}x\d{2,4}|\d{2,4}[wx]|scaled|large|medium|small|thumb)$")
_SHORTEST_NAME = 6


def _picture_name(address: str | None) -> str:
    """What a picture is called in all its sizes; its whole address if the name is short."""
    if not address:
        return ""
    try:
        path = urlsplit(address).path
    except ValueError:
        return address
    name = path.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    short = _SIZE.sub("", name)
    return short if len(short) >= _SHORTEST_NAME and any(map(str.isdigit, short)) else path
