"""What a page shows beside its article: menus, other stories, comments, buttons.

Text says little of these; markup does.  A learned model judges each block by
the elements that it stands in and by what stands about it (see
:mod:`newsclean.judging.layout_model`).  It speaks once, before all other cleaners, of
the page as it was read: a judgement of what is left of a page would be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from newsclean.judging import layout_model
from newsclean.judging.layout_names import RANKS
from newsclean.judging.layout_page import Element, Layout
from newsclean.model.article import Article
from newsclean.model.blocks import Block, is_in_h1
from newsclean.model.field_values import Caption
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import letters_and_figures

# Names of what is around the whole page say nothing of what is in it.
_MOST_LOOKED_AT = 6


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the blocks of a page that are not its article."""
    del knowledge
    blocks = article.blocks
    if not blocks or any(removal.cleaner == "layout" for removal in article.removals):
        return
    if any(block.markup is None for block in blocks):
        return
    learned = layout_model.weights()
    layout = Layout(blocks, learned)
    scores = layout_model.scores(layout, article.title, article.description, learned)
    kept = _kept(layout, scores)
    title = letters_and_figures(article.title or "")
    for k, (block, element) in enumerate(zip(blocks, layout.elements, strict=True)):
        if k in kept:
            continue
        name = "title" if title and _is_title(block, title) else _name(element)
        yield Label(k, 0, len(block.text), name, "layout.block", _fields(name, block, k, kept), "")


def _is_title(block: Block, title: str) -> bool:
    """Whether a block says the title, or stands in the first heading and says a part of it."""
    if is_in_h1(block):
        own = letters_and_figures(block.text)
        return own in title or title in own
    return (
        len(title) <= len(block.text) <= 2 * len(title) and letters_and_figures(block.text) == title
    )


def _kept(layout: Layout, scores: Sequence[float]) -> set[int]:
    """The blocks that are the article; where none is likely to be, the prose that may be.

    To lose journalism is worse than to keep junk.
    """
    kept = layout_model.select_story(scores)
    if kept:
        return kept
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
# A picture further from the story than this many blocks is of another.
_NEAR = 3


def _fields(name: str, block: Block, k: int, kept: set[int]) -> dict[str, Any] | None:
    """A caption of the article's own pictures goes into its ``captions``."""
    markup = block.markup
    if name != "caption" or markup is None or "figure" not in markup.path:
        return None
    if kept.isdisjoint(range(k - _NEAR, k + _NEAR + 1)):
        return None
    return {"captions": (Caption(block.text, None, markup.image),)}


def _name(element: Element) -> str:
    """What to call a block that is not the article, by the names of the elements around it."""
    return _NAMES[element.called] if element.called_from < _MOST_LOOKED_AT else "nav"


_NAMES = ("nav", *RANKS)
