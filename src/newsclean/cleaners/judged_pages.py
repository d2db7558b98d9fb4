"""What a page shows beside its article: menus, other stories, comments, buttons.

Text says little of these; markup does.  A learned model judges each block by the elements that it
stands in and by what stands about it (see :mod:`newsclean.judging.layout_model`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.cleaners.story_images import (
    StoryImages,
    caption_of,
    credited_captions,
    read_caption,
)
from newsclean.judging import layout_model
from newsclean.judging.layout_names import LABELS
from newsclean.judging.layout_page import H1, Element, Layout
from newsclean.judging.layout_reasons import layout_reasons
from newsclean.judging.layout_wholes import (
    announced_lists,
    whole_dialogues,
    whole_lists,
    whole_tables,
)
from newsclean.judging.live_entries import live_entries
from newsclean.judging.named_boxes import named_boxes
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.blocks import Block, is_placed
from newsclean.model.labels import Label
from newsclean.text.folding import letters_and_figures

RULE = "layout.block"
# Names of what is around the whole page say nothing of what is in it.
_MOST_LOOKED_AT = 6


class PageLook(NamedTuple):
    """What the layout model makes of a page."""

    layout: Layout
    odds: list[float]
    """Of each block the logarithm of odds that it is the story's."""
    kept: list[int]
    """The blocks that are likely the story, in order."""
    boxes: Mapping[int, str] = {}
    """The labels of blocks that would be the story's, but stand in a box that is named so."""


def look_at_page(article: Article) -> PageLook | None:
    """What the layout model makes of ``article``; ``None`` if it is no page."""
    if not all(is_placed(block.markup) for block in article.blocks):
        return None
    learned = layout_model.weights()
    layout = Layout(article.blocks, learned)
    odds = layout_model.scores(layout, article.title, article.description, learned)
    story = layout_model.select_story(odds)
    entries = live_entries(layout, odds, story)
    if entries:
        for k in entries:
            odds[k] = max(odds[k], _ENTRY)
        story = layout_model.select_story(odds)
    kept = story or _maybe_story(layout, odds)
    if kept:
        for kind in _WHOLE:
            for k in kind(layout, odds, kept):
                odds[k] = max(odds[k], _ENTRY)
                kept.add(k)
    kept -= credited_captions(article, kept)
    boxes = named_boxes(layout, odds, kept)
    return PageLook(layout, odds, sorted(kept.difference(boxes)), boxes)


# What the layout model thinks of a usual paragraph of the story.
_ENTRY = 2.0
_WHOLE = (announced_lists, whole_tables, whole_lists, whole_dialogues)


def layout_labels(
    article: Article, page: PageLook, pictures: StoryImages, lexicon: Lexicon
) -> Iterator[Label]:
    """Labels for the blocks of a page that are not its article."""
    layout, odds = page.layout, page.odds
    kept = set(page.kept)
    title = letters_and_figures(article.title or "")
    runs = _runs(len(article.blocks), kept)
    for k, (block, element) in enumerate(zip(layout.blocks, layout.elements, strict=True)):
        if k in kept:
            continue
        text = block.text
        image = pictures.captions.get(k)
        fields: dict[str, Any] | None = None
        if title and _is_title(text, element, title):
            name = "title"
        elif image is not None:
            name, fields = "caption", {"captions": (caption_of(image),)}
        else:
            name = page.boxes.get(k) or _name(element)
            if name == "caption" and _is_near(k, kept, block):
                fields = {"captions": (read_caption(text, lexicon),)}
        if k in page.boxes:
            why = _BOXED.format(name)
        else:
            why = layout_reasons(text, element.look, layout.links[k], runs[k], odds[k])
        yield Label(k, 0, len(text), name, RULE, fields, why)


_BOXED = "in a short box named after {}, beside the story"


def _runs(count: int, kept: set[int]) -> list[int]:
    """For each block that is not kept how many of them are in a row."""
    runs = [0] * count
    start = 0
    for k in [*sorted(kept), count]:
        runs[start:k] = [k - start] * (k - start)
        start = k + 1
    return runs


def _is_title(text: str, element: Element, title: str) -> bool:
    """Whether a block says the title, or stands in the first heading and says a part of it."""
    if element.look.tags & H1:
        own = letters_and_figures(text)
        return own in title or title in own
    if not len(title) <= len(text) <= 2 * len(title):
        return False
    first = text[0]
    if first.isalnum() and not title.startswith(first.lower()):
        return False
    return letters_and_figures(text) == title


def story_of(layout: Layout, scores: Sequence[float]) -> set[int]:
    """The blocks that are the article; where none is likely to be, the prose that may be.

    To lose journalism is worse than to keep junk.
    """
    return layout_model.select_story(scores) or _maybe_story(layout, scores)


def _maybe_story(layout: Layout, scores: Sequence[float]) -> set[int]:
    maybe = {
        k
        for k, score in enumerate(scores)
        if score > _UNLIKELY and len(layout.blocks[k].text) >= _SHORTEST_PROSE
    }
    if sum(layout.sizes[k] for k in maybe) >= _LITTLE:
        return maybe
    return layout_model.most_prose(layout) or maybe


_UNLIKELY = -1.5
_SHORTEST_PROSE = 60
# What may be the article, and is less than this, is a lone line of some box.
_LITTLE = 300
# A caption of which no picture is known is the story's if it is no further from it than this.
_NEAR = 3


def _is_near(k: int, kept: set[int], block: Block) -> bool:
    linked = block.markup.link_share if block.markup is not None else 0.0
    return linked < _MOST_LINKS and not kept.isdisjoint(range(k - _NEAR, k + _NEAR + 1))


_MOST_LINKS = 0.5


def _name(element: Element) -> str:
    """What to call a block that is not the article, by the names of the elements around it."""
    return _NAMES[element.look.called] if element.look.called_from < _MOST_LOOKED_AT else "nav"


_NAMES = ("nav", *LABELS[1:])
