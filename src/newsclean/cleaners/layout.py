"""What a page shows beside its article: menus, other stories, comments, buttons.

Text says little of these; markup does.  A learned model judges each block by
the elements that it stands in and by what stands about it (see
:mod:`newsclean.layoutmodel`).  It speaks once, before all other cleaners, of
the page as it was read: a judgement of what is left of a page would be another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from newsclean import layoutmodel
from newsclean.layoutmodel import squashed
from newsclean.model import Article, Block, Caption, Label
from newsclean.phrases import Knowledge

# Words of class and id, and what text in such an element is called; the first that fits counts.
_CALLED = {
    "comments": "comment comments disqus reply replies respond discussion",
    "newsletter": "newsletter newsletters subscribe subscription signup mailchimp",
    "paywall": "paywall premium piano regwall subscriber",
    "cookie": "cookie cookies consent gdpr onetrust cmp",
    "ad": "ad ads advert advertisement adsense sponsor sponsored banner outbrain taboola promoted",
    "share": "share sharing social addthis sharedaddy bookmark",
    "follow": "follow followers",
    "media": "twitter tweet instagram facebook tiktok embed video player gallery slideshow audio"
    " podcast carousel",
    "related": "related recommended recommendations recirc more latest popular trending teaser"
    " teasers promo card cards read next also most headlines feed stories widget sidebar aside",
    "tags": "tag tags tagged keywords topics",
    "byline": "byline author authors bio contributor",
    "date": "date dateline timestamp published datetime",
    "caption": "caption figcaption figure wp-caption-text credit",
    "legal": "copyright legal disclaimer terms privacy imprint",
    "nav": "nav navigation menu breadcrumb breadcrumbs footer header topbar navbar masthead",
}
_NAMES = {word: name for name, words in _CALLED.items() for word in words.split()}
_RANKS = {name: rank for rank, name in enumerate(_CALLED)}
_BY_TAG = {"nav": "nav", "footer": "nav", "figcaption": "caption", "aside": "related"}
_WORD = re.compile("[a-z]+")
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
    learned = layoutmodel.weights()
    scores = layoutmodel.scores(blocks, article.title, article.description, learned)
    kept = _kept(blocks, scores)
    title = squashed(article.title or "")
    known: dict[tuple[str, ...], str] = {}
    for k, block in enumerate(blocks):
        if k in kept:
            continue
        is_title = title and len(block.text) <= _LONGEST_TITLE and squashed(block.text) == title
        name = "title" if is_title else _name(block, known)
        yield Label(k, 0, len(block.text), name, "layout.block", _fields(name, block, k, kept), "")


def _kept(blocks: Sequence[Block], scores: Sequence[float]) -> set[int]:
    """The blocks that are the article; where none is likely to be, the prose that may be.

    To lose journalism is worse than to keep junk.
    """
    kept = {k for k, score in enumerate(scores) if score > 0}
    if kept:
        return kept
    return {
        k
        for k, score in enumerate(scores)
        if score > _UNLIKELY and len(blocks[k].text) >= _SHORTEST_PROSE
    }


_UNLIKELY = -1.5
_SHORTEST_PROSE = 60
_LONGEST_TITLE = 300
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


def _name(block: Block, known: dict[tuple[str, ...], str]) -> str:
    """What to call a block that is not the article, by the names of the elements around it."""
    markup = block.markup
    if markup is None:
        return "nav"
    key = (*markup.path[-_MOST_LOOKED_AT:], *markup.hints[-_MOST_LOOKED_AT:])
    name = known.get(key)
    if name is None:
        name = known[key] = _called(markup.path, markup.hints)
    return name


def _called(path: Sequence[str], hints: Sequence[str]) -> str:
    for tag, hint in zip(path[: -_MOST_LOOKED_AT - 1 : -1], hints[::-1], strict=False):
        if hint:
            names = [_NAMES[word] for word in _WORD.findall(hint.lower()) if word in _NAMES]
            if names:
                return min(names, key=_RANKS.__getitem__)
        if tag in _BY_TAG:
            return _BY_TAG[tag]
    return "nav"
