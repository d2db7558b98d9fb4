"""The article's text as JSON-LD states it (``articleBody``), or as data for scripts does.

The data for scripts is asked only if the page shows little prose.  Blocks that the stated text
contains are marked.  If the page shows little of it, its other blocks are added: they stand in a
``script``, and have the kinds that they would have on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import attrs

from newsclean.errors import ReadError
from newsclean.model.blocks import Block, Markup, is_in_h1, unchecked_block, unchecked_markup
from newsclean.reading.addresses import Addresses
from newsclean.reading.app_data import story_in
from newsclean.reading.data_markup import as_html, text_as_html
from newsclean.reading.guards import MOST_BLOCKS, guard_page
from newsclean.reading.jsonld import Thing, texts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.reading.prose_runs import Run, prose_mass
from newsclean.reading.raw_page import RawPage
from newsclean.reading.walk import Walk
from newsclean.text.folding import fold

_PROPERTY = "articleBody"
_SHORTEST_BODY = 200
# A block is looked for by three stretches of its text: links and notes may interrupt it.
_PROBE = 24
# Less than this of what is stated is seen: the page keeps the rest back.
_LITTLE = 0.5
_FEWEST_MISSING = 400
# So much prose, in blocks so long and with fewer links, is a story: nothing need be looked for.
_SHORTEST_PROSE, _LINKED, _LITTLE_PROSE = 80, 0.3, 1500
# Data that does not say the title is believed if it has so much prose, and the page none.
_UNTITLED = 500
# Data that says the title and has nothing of what is shown is the story if it is so much more.
_MORE = 1.5
# Whatever is looked through may be long, and the blocks that are looked for many.
_MOST_COMPARED = 1_000_000_000


def add_article_body(evidence: PageEvidence, place: int) -> None:
    """Marks the blocks that the stated text has, and adds its blocks that are not seen."""
    blocks = evidence.blocks
    stated = _blocks_of(_stated_html(evidence.articles), place)
    wanted = len(_whole(stated))
    prose = _prose(blocks)
    if prose < _LITTLE_PROSE:
        run = story_in(evidence.data_values(), _titles(evidence))
        size = _size(stated)
        if run.mass >= max(_SHORTEST_BODY, size):
            found = _blocks_of(as_html(run.value), place)
            if _size(found) >= size and _is_believed(run, found, stated or blocks, prose):
                stated = found
                # Data holds buttons and advertisements too: the page need not show those.
                wanted = _size(b for b in found if prose_mass(b.text))
    if stated:
        seen = _mark(blocks, stated)
        if seen < _LITTLE * wanted:
            blocks += _unseen(stated, blocks, _FEWEST_MISSING if prose else 1)
    blocks += _unseen(_blocks_of(_entries_html(evidence.articles), place), blocks, 1)


def _titles(evidence: PageEvidence) -> list[str]:
    """What may be the title of the page."""
    metas = [
        title for name in ("og:title", "twitter:title") for title in evidence.metas.get(name, ())
    ]
    stated = [text for thing in evidence.articles for text in texts(thing.get("headline"), 1)]
    shown = [block.text for block in evidence.blocks if is_in_h1(block)]
    return [*metas, evidence.page_title or "", *stated, *shown[:2]]


def _is_believed(run: Run, found: Sequence[Block], known: Sequence[Block], prose: int) -> bool:
    """Whether data is of this story, and not of what stands beside it.

    It has some of what is known of the story's text; or it says the title, and has more than the
    page shows; or the page shows no prose at all.
    """
    whole = _whole(found)
    if any(len(b.text) >= _SHORTEST_PROSE and _share(fold(b.text), whole) > _LITTLE for b in known):
        return True
    if run.is_titled:
        return run.mass > _MORE * prose
    return not prose and run.mass >= _UNTITLED


def _stated_html(articles: Iterable[Thing]) -> str:
    """The longest text that is stated, as HTML."""
    bodies = ["\n".join(texts(thing.get(_PROPERTY))) for thing in articles]
    body = max(bodies, key=len, default="")
    return text_as_html(body) if len(body) >= _SHORTEST_BODY else ""


def _entries_html(articles: Iterable[Thing]) -> str:
    """The entries of a live blog as JSON-LD has them, as HTML."""
    parts: list[str] = []
    for thing in articles:
        given = thing.get("liveBlogUpdate")
        for entry in given[:MOST_BLOCKS] if isinstance(given, list) else [given]:
            if isinstance(entry, dict):
                parts += [f"<h2>{escape(text)}</h2>" for text in texts(entry.get("headline"), 1)]
                parts += [text_as_html(text) for text in texts(entry.get(_PROPERTY))]
    return "".join(parts)


def _blocks_of(html: str, place: int) -> list[Block]:
    """The blocks of a text in HTML, as if they stood in a script of the page."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - text needs no parser

    if not html:
        return []
    walk = Walk(Addresses())
    try:
        guard_page(RawPage(html))
        tree = LexborHTMLParser(f"<body>{html}")
        if tree.body is not None:
            walk.run(tree.body)
    except ReadError:
        return []
    return [_in_script(block, place) for block in walk.blocks]


def _in_script(block: Block, place: int) -> Block:
    inner = block.markup or Markup()
    markup = unchecked_markup(
        ("body", "script", *inner.path[1:]),
        ("", _PROPERTY, *inner.hints[1:]),
        inner.link_share,
        (0, place, *[place + number for number in inner.places[1:]]),
        inner.image,
        place + inner.picture if inner.picture >= 0 else -1,
        inner.cells,
        inner.indent,
        1.0,
    )
    return unchecked_block(block.text, block.pieces[0], block.kind, block.level, markup)


def _stated(block: Block, inner: Markup, share: float) -> Block:
    """A block of which data states such a share."""
    markup = unchecked_markup(
        inner.path,
        inner.hints,
        inner.link_share,
        inner.places,
        inner.image,
        inner.picture,
        inner.cells,
        inner.indent,
        share,
    )
    return unchecked_block(block.text, block.pieces[0], block.kind, block.level, markup)


def _size(blocks: Iterable[Block]) -> int:
    return sum([len(block.text) for block in blocks])


def _whole(blocks: Iterable[Block]) -> str:
    return fold(" ".join([block.text for block in blocks]))


def _mark(blocks: list[Block], stated: Sequence[Block]) -> float:
    """Marks the blocks that the stated text has; returns how many characters they have."""
    whole = _whole(stated)
    seen = 0.0
    left = _MOST_COMPARED
    for k, block in enumerate(blocks):
        left -= len(whole)
        if left < 0:
            break
        share = _share(fold(block.text), whole)
        if share and block.markup is not None:
            seen += share * len(block.text)
            blocks[k] = _stated(block, block.markup, share)
    return seen


def _prose(blocks: Iterable[Block]) -> int:
    """How much prose a page shows; no more is counted than the shortest stories have."""
    prose = 0
    for block in blocks:
        size = len(block.text)
        if size >= _SHORTEST_PROSE and block.markup and block.markup.link_share < _LINKED:
            prose += size
            if prose >= _LITTLE_PROSE:
                break
    return prose


def _share(text: str, whole: str) -> float:
    """How many of three stretches of a text stand in the whole."""
    if len(text) <= 2 * _PROBE:
        return 1.0 if text in whole else 0.0
    middle = (len(text) - _PROBE) // 2
    found = sum([text[at : at + _PROBE] in whole for at in (0, middle, len(text) - _PROBE)])
    return found / 3


def _unseen(stated: Sequence[Block], blocks: Sequence[Block], least: int) -> Iterator[Block]:
    """The blocks of the stated text that the page does not show, if they amount to much."""
    if not stated or len(stated) > MOST_BLOCKS - len(blocks):
        return
    shown = fold("\n".join([block.text for block in blocks]))
    if len(shown) * len(stated) > _MOST_COMPARED:
        return
    missing = [block for block in stated if _share(fold(block.text), shown) < _LITTLE]
    if _size(missing) < least:
        return
    at = blocks[-1].pieces[-1][1] + 2 if blocks else 0
    for block in missing:
        end = at + len(block.text)
        yield attrs.evolve(block, pieces=((at, end),))
        at = end + 2
