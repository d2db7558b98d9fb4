"""The pictures of a page with their captions and credits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from newsclean.language.caption_parts import bare_credit, split_caption
from newsclean.language.credits import LONGEST_CAPTION, find_credit
from newsclean.metadata.picture_captions import caption_blocks
from newsclean.model.blocks import Block
from newsclean.model.shown import Image
from newsclean.reading.marks import CREDIT
from newsclean.reading.pictures import SeenPicture, is_credit_name
from newsclean.text.folding import fold
from newsclean.text.name_patterns import NamePattern
from newsclean.text.spans import Span

if TYPE_CHECKING:
    from newsclean.language.lexicon import Lexicon


class _Said(NamedTuple):
    caption: str
    credit: str | None


def read_images(
    blocks: Sequence[Block],
    seen: Sequence[SeenPicture],
    credits: Sequence[tuple[Span, str]],
    size: int,
) -> list[Image]:
    """The pictures of a page, in order.

    :param credits: stretches of the page's text that elements set apart as credits do.
    :param size: how long that text is.
    """
    if not seen:
        return []
    lexicon = _lexicon()
    lines: dict[int, list[int]] = {}
    for block, image in sorted(caption_blocks(blocks, seen, range(len(seen))).items()):
        lines.setdefault(image, []).append(block)
    starts = [block.pieces[0][0] for block in blocks]
    images: list[Image] = []
    for index, one in enumerate(seen):
        own = [blocks[k] for k in lines.get(index, ())]
        said = (
            _said(own, credits, lexicon)
            if own
            else _stated(one, lexicon) or _behind(blocks, starts, one.position, lexicon)
        )
        caption, credit = said or (None, None)
        place = min(one.position, size)
        images.append(Image(one.url, one.alt, caption or None, credit or None, place, one.markup))
    return images


def _lexicon() -> Lexicon:
    from newsclean.phrases.builtin import builtin  # noqa: PLC0415 - slow to import, and only pages with pictures need it

    return builtin().lexicon


# --- lines under a picture ------------------------------------------------------------------


def _said(lines: Sequence[Block], credits: Sequence[tuple[Span, str]], lexicon: Lexicon) -> _Said:
    """What the lines under a picture say, and whom they credit."""
    captions: list[str] = []
    credited: list[str] = []
    for block in lines:
        rest, named = _without_credits(block, credits)
        credited += [bare_credit(text, lexicon) for text in named]
        if not rest:
            continue
        if _is_named_credit(block):
            credited.append(bare_credit(rest, lexicon))
            continue
        caption, credit = (rest, None) if named else split_caption(rest, lexicon)
        captions.append(caption)
        credited += [credit] if credit else []
    unique = dict.fromkeys(filter(None, credited))
    return _Said(" ".join(filter(None, captions)), ", ".join(unique) or None)


def _without_credits(block: Block, credits: Sequence[tuple[Span, str]]) -> tuple[str, list[str]]:
    """A line without the elements in it that are named for credits, and what these say."""
    start, text = block.pieces[0][0], block.text
    own: list[tuple[int, int, str]] = []
    for k in range(bisect_left(credits, ((start, -1), "")), len(credits)):
        (low, high), kind = credits[k]
        if low >= start + len(text):
            break
        own.append((low - start, high - start, kind))
    named = [span for span in own if span[2] == CREDIT]
    if not named:
        # What is set small at the end of a caption is its credit; set small as a whole it is not.
        named = [(low, high, kind) for low, high, kind in own if high == len(text) and low > 0][:1]
    elif _covers(named, text) and not _is_short(text):
        return text, []
    rest, found, at = "", [], 0
    for low, high, _ in named:
        if low >= at:
            rest += text[at:low]
            found.append(text[low:high])
            at = high
    rest += text[at:]
    return rest.strip(" -–—|/·•([)]") if found else rest, found


def _covers(spans: Sequence[tuple[int, int, str]], text: str) -> bool:
    return any(high - low == len(text) for low, high, _ in spans)


_LONGEST_CREDIT = 160


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_CREDIT


_CAPTION_NAME = NamePattern("caption|legend|text|desc")


def _is_named_credit(block: Block) -> bool:
    """Whether a line's own element is named for a credit and not for a caption."""
    markup = block.markup
    hint = markup.hints[-1] if markup is not None and markup.hints else ""
    return (
        bool(hint)
        and _is_short(block.text)
        and is_credit_name(hint)
        and not _CAPTION_NAME.search(hint)
    )


# --- pictures without such lines ------------------------------------------------------------


def _stated(one: SeenPicture, lexicon: Lexicon) -> _Said | None:
    """What the picture's own attributes say of it."""
    if not one.caption and not one.credit:
        return None
    caption, credit = split_caption(one.caption, lexicon) if one.caption else ("", None)
    return _Said(caption, bare_credit(one.credit, lexicon) if one.credit else credit)


def _behind(
    blocks: Sequence[Block], starts: Sequence[int], position: int, lexicon: Lexicon
) -> _Said | None:
    """The line behind a picture, if it ends in what can stand nowhere but under one."""
    k = bisect_left(starts, position)
    if k == len(blocks) or len(blocks[k].text) > LONGEST_CAPTION:
        return None
    markup, text = blocks[k].markup, blocks[k].text
    if markup is None or markup.link_share > 0 or blocks[k].kind != "paragraph":
        return None
    credit = find_credit(text, fold(text), lexicon)
    if credit is None or not credit.is_certain:
        return None
    return _Said(*split_caption(text, lexicon))
