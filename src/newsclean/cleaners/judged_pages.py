"""What a page shows beside its article: menus, other stories, comments, buttons.

Text says little of these; markup does.  A learned model judges each block by the elements that it
stands in and by what stands about it (see :mod:`newsclean.judging.layout_model`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from newsclean.cleaners.story_images import (
    StoryImages,
    caption_of,
    credited_captions,
    read_caption,
)
from newsclean.judging import layout_model
from newsclean.judging.layout_beside import names_beside, reasons_beside, titles_beside
from newsclean.judging.layout_page import Layout
from newsclean.judging.layout_story import select_story
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
from newsclean.model.labels import WholeBlocks
from newsclean.text.folding import letters_and_figures

RULE = "layout.block"


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
    # Texts are none: they need not be looked at further.
    if article.blocks and not is_placed(article.blocks[0].markup):
        return None
    learned = layout_model.weights()
    layout = Layout(article.blocks, learned)
    if not layout.is_placed:
        return None
    odds = layout_model.scores(layout, article.title, article.description, learned)
    story = select_story(odds)
    entries = live_entries(layout, odds, story)
    if entries:
        for k in entries:
            odds[k] = max(odds[k], _ENTRY)
        story = select_story(odds)
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
) -> WholeBlocks:
    """Labels for the blocks of a page that are not its article."""
    layout, blocks = page.layout, article.blocks
    kept = set(page.kept)
    beside = [k for k in range(len(blocks)) if k not in kept]
    names = names_beside(layout, beside)
    evidence = reasons_beside(layout, beside, page.odds)
    fields: dict[int, dict[str, Any]] = {}
    for number, name in enumerate(names):
        k = beside[number]
        if name == "caption" and k not in page.boxes and _is_near(k, kept, blocks[k]):
            fields[k] = {"captions": (read_caption(blocks[k].text, lexicon),)}
    changed = dict(page.boxes)
    for k, image in pictures.captions.items():
        if k not in kept:
            changed[k] = "caption"
            fields[k] = {"captions": (caption_of(image),)}
    title = letters_and_figures(article.title or "")
    for k in titles_beside(layout, beside, title) if title else ():
        changed[k] = "title"
        fields.pop(k, None)
    for k, name in changed.items():
        number = bisect_left(beside, k)
        names[number] = name
        if k in page.boxes:
            evidence[number] = _BOXED.format(name)
    return WholeBlocks(blocks, beside, names, evidence, rule=RULE, fields=fields)


_BOXED = "in a short box named after {}, beside the story"


def story_of(layout: Layout, scores: Sequence[float]) -> set[int]:
    """The blocks that are the article; where none is likely to be, the prose that may be.

    To lose journalism is worse than to keep junk.
    """
    return select_story(scores) or _maybe_story(layout, scores)


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
