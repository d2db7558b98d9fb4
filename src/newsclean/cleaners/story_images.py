"""Which of a page's pictures are its story's, and what their captions say.

A picture is the story's if it stands in or beside what is kept of the page, and not in a box of
something else: a card of another story, an author's box, an advertisement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import mul
from typing import NamedTuple
from urllib.parse import urlsplit

from newsclean.language.caption_parts import split_caption
from newsclean.language.lexicon import Lexicon
from newsclean.metadata.picture_captions import caption_blocks, is_called_caption
from newsclean.model.article import Article
from newsclean.model.blocks import Block, is_in_h1, is_placed
from newsclean.model.field_values import Caption
from newsclean.model.shown import Image
from newsclean.text.folding import letters_and_figures
from newsclean.text.spans import Span


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
    lines = _captioned(article)
    company = _Company(article, set(kept), lines)
    captioned = set(lines.values())
    own = [k for k, image in enumerate(images) if company.has(image, k in captioned)]
    mine = set(own)
    unique = {images[k].url: k for k in reversed(own)}
    chosen = sorted(unique.values())
    return StoryImages(
        tuple([images[k] for k in chosen]),
        {block: images[k] for block, k in lines.items() if k in mine},
    )


def credited_captions(article: Article, kept: Collection[int]) -> set[int]:
    """Those of the ``kept`` blocks that are called captions, and credit somebody with a picture."""
    called = [k for k in kept if is_called_caption(article.blocks[k])] if article.images else []
    if not called:
        return set()
    lines = _captioned(article)
    return {k for k in called if k in lines and article.images[lines[k]].credit}


def captions_of(article: Article) -> Mapping[int, Caption]:
    """By the index of each block that is part of a caption, the whole caption of its picture."""
    return {block: caption_of(article.images[k]) for block, k in _captioned(article).items()}


def _captioned(article: Article) -> dict[int, int]:
    """By the index of each block that is part of a caption, the index of its picture."""
    images = article.images
    wanted = [k for k, one in enumerate(images) if one.caption or one.credit]
    if not wanted:
        return {}
    found = caption_blocks(article.blocks, images, wanted)
    # What only its credit shows to be a caption stands right behind its picture.
    others = {images[k].position: k for k in set(wanted).difference(found.values())}
    for index, block in enumerate(article.blocks if others else ()):
        other = others.get(block.pieces[0][0])
        if other is not None and _says(block.text, images[other]):
            found.setdefault(index, other)
    return found


def _says(text: str, image: Image) -> bool:
    """Whether a line has both what a picture's caption says and whom it credits."""
    return (image.caption or "") in text and (image.credit or "") in text


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
    """What text stands with each picture.

    An element's blocks follow one another, so sums over all blocks tell what is in it.
    """

    def __init__(self, article: Article, kept: set[int], lines: Mapping[int, int]) -> None:
        self._blocks = article.blocks
        self._kept_blocks = kept
        self._lines = lines
        self._title = letters_and_figures(article.title or "")
        self._lead = _picture_name(article.image)
        self._lead_folded = self._lead.casefold()
        self._extents: dict[int, Span] = {}
        self._around_kept: set[int] = set()
        """The numbers of all elements that hold a block that is kept."""
        for k in kept:
            kept_markup = self._blocks[k].markup
            if kept_markup is not None:
                self._around_kept.update(kept_markup.places)

    # Many pages have no picture that needs these.
    @cached_property
    def _sizes(self) -> list[int]:
        sizes = [len(block.text) for block in self._blocks]
        for k in self._lines:
            # Captions that fall speak for no element.
            if k not in self._kept_blocks:
                sizes[k] = 0
        return sizes

    @cached_property
    def _all(self) -> list[float]:
        return _sums(self._sizes)

    @cached_property
    def _kept(self) -> list[float]:
        kept = [0] * len(self._sizes)
        for k in self._kept_blocks:
            kept[k] = self._sizes[k]
        return _sums(kept)

    @cached_property
    def _linked(self) -> list[float]:
        links = [0 if (it := block.markup) is None else it.link_share for block in self._blocks]
        return _sums(map(mul, self._sizes, links))

    @cached_property
    def _shown(self) -> list[int]:
        return [k for k, size in enumerate(self._sizes) if size]

    def has(self, image: Image, has_caption: bool) -> bool:
        """Whether a picture is the story's."""
        markup = image.markup
        if markup is None or not is_placed(markup):
            return True
        places = markup.places
        depth = len(places) - 1
        while depth >= 0 and places[depth] not in self._around_kept:
            depth -= 1
        for k in range(depth + 1, len(places)):
            if _is_foreign(markup.path[k], markup.hints[k], has_caption):
                return False
        if self._is_lead(image):
            return True
        if depth < 0:
            return False
        first = bisect_left(self._blocks, image.position, key=_start)
        if depth + 1 < len(places) and not self._is_open(self._extent(places[depth + 1], first)):
            return False
        around = self._extent(places[depth], first)
        is_mostly_kept = _within(self._kept, around) >= _MOST * _within(self._all, around)
        return is_mostly_kept or self._is_near(first)

    def _is_lead(self, image: Image) -> bool:
        if not self._lead or self._lead_folded not in image.url.casefold():
            return False
        return _picture_name(image.url) == self._lead

    def _extent(self, element: int, at: int) -> Span:
        """Which blocks stand in an element, one of them or its pictures at ``at``."""
        found = self._extents.get(element)
        if found is None:
            blocks = self._blocks
            start = bisect_left(range(at), True, key=lambda k: _is_in(blocks[k], element))
            behind = range(at, len(blocks))
            end = bisect_left(behind, True, key=lambda k: not _is_in(blocks[k], element))
            found = self._extents[element] = (start, at + end)
        return found

    def _is_open(self, branch: Span) -> bool:
        """Whether the blocks between a picture and the story are of no other thing."""
        size = _within(self._all, branch)
        if size <= _LITTLE_TEXT and _within(self._linked, branch) <= _MOST_LINKS * size:
            return True
        return any(self._is_title(block) for block in self._blocks[branch[0] : branch[1]][:_FEW])

    def _is_title(self, block: Block) -> bool:
        title = self._title
        return is_in_h1(block) or (
            len(title) <= len(block.text) <= 2 * len(title)
            and letters_and_figures(block.text) == title
        )

    def _is_near(self, first: int) -> bool:
        """Whether one of the few blocks before and behind a picture is kept."""
        at = bisect_left(self._shown, first)
        few = self._shown[max(0, at - _NEAR) : at + _NEAR]
        return any(_within(self._kept, (k, k + 1)) for k in few)


_FEW = 10


def _start(block: Block) -> int:
    return block.pieces[0][0]


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0))


def _within(sums: Sequence[float], span: Span) -> float:
    return sums[span[1]] - sums[span[0]]


def _is_in(block: Block, element: int) -> bool:
    return block.markup is not None and element in block.markup.places


@lru_cache(maxsize=4096)
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
