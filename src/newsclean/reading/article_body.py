"""The article's text as JSON-LD states it (``articleBody``), or as data for scripts does.

The data for scripts is asked only if the page shows little prose.  Blocks that the stated text
contains are marked.  If the page shows little of it, its other paragraphs are added, as blocks that
stand in a ``script``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

import attrs

from newsclean.model.blocks import Block, Markup
from newsclean.reading.app_data import longest_story
from newsclean.reading.guards import MOST_BLOCKS
from newsclean.reading.jsonld import Thing
from newsclean.reading.page_evidence import PageEvidence
from newsclean.reading.paragraphs import split
from newsclean.text.characters import canonical
from newsclean.text.folding import fold
from newsclean.text.spans import render

_PROPERTY = "articleBody"
_SHORTEST_BODY = 200
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,500}>")
_IN_LINE = frozenset("a abbr b big code em font i mark q s small span strong sub sup u".split())
# A block is looked for by three stretches of its text: links and notes may interrupt it.
_PROBE = 24
# Less than this of what is stated is seen: the page keeps the rest back.
_LITTLE = 0.5
_FEWEST_MISSING = 400
# So much prose, in blocks so long and with fewer links, is a story: nothing need be looked for.
_SHORTEST_PROSE, _LINKED, _LITTLE_PROSE = 80, 0.3, 1500


def add_article_body(evidence: PageEvidence, place: int) -> None:
    """Marks the blocks that the stated text has, and adds its paragraphs that are not seen."""
    blocks = evidence.blocks
    body = _body(evidence.articles)
    if body is None and _shows_little(blocks):
        body = _tidied(longest_story(evidence.data("application/json")))
    if body is None:
        return
    whole = fold(" ".join(body.split()))
    seen = 0.0
    for k, block in enumerate(blocks):
        share = _share(fold(block.text), whole)
        if share and block.markup is not None:
            seen += share * len(block.text)
            blocks[k] = attrs.evolve(block, markup=attrs.evolve(block.markup, stated=share))
    if seen < _LITTLE * len(whole):
        blocks += _unseen(body, blocks, place)


def _body(articles: Iterable[Thing]) -> str | None:
    """The longest text that is stated, its paragraphs on lines of their own."""
    bodies = [body for thing in articles if isinstance(body := thing.get(_PROPERTY), str)]
    return _tidied(max(bodies, key=len, default=""))


def _tidied(body: str) -> str | None:
    """A stated text without markup; ``None`` if it is too short for one."""
    if "&" in body:
        body = unescape(unescape(body))
    if "<" in body:
        body = _TAG.sub(lambda tag: "" if tag[1].lower() in _IN_LINE else "\n", body)
    body = canonical(body)
    return body if len(body) >= _SHORTEST_BODY else None


def _shows_little(blocks: Iterable[Block]) -> bool:
    """Whether there is less prose than the shortest stories have."""
    prose = 0
    for block in blocks:
        size = len(block.text)
        if size >= _SHORTEST_PROSE and block.markup and block.markup.link_share < _LINKED:
            prose += size
            if prose >= _LITTLE_PROSE:
                return False
    return True


def _share(text: str, whole: str) -> float:
    """How many of three stretches of a text stand in the whole."""
    if len(text) <= 2 * _PROBE:
        return 1.0 if text in whole else 0.0
    middle = (len(text) - _PROBE) // 2
    found = sum([text[at : at + _PROBE] in whole for at in (0, middle, len(text) - _PROBE)])
    return found / 3


def _unseen(body: str, blocks: Sequence[Block], place: int) -> Iterator[Block]:
    """The paragraphs of the stated text that the page does not show, if they amount to much."""
    shown = fold("\n".join([block.text for block in blocks]))
    if body.count("\n") > MOST_BLOCKS - len(blocks):
        return
    lines = [render(body, pieces) for pieces in split(body)]
    missing = [line for line in lines if _share(fold(line), shown) < _LITTLE]
    if sum(map(len, missing)) < _FEWEST_MISSING:
        return
    at = blocks[-1].pieces[-1][1] + 2 if blocks else 0
    for line in missing:
        markup = Markup(("body", "script"), ("", _PROPERTY), 0.0, (0, place), stated=1.0)
        yield Block(line, ((at, at + len(line)),), "paragraph", None, markup)
        at += len(line) + 2
