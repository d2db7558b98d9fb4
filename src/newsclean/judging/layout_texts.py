"""What else on the page says the same as a block: titles, copies, descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsclean.judging.layout_columns import Columns
from newsclean.judging.layout_page import Layout
from newsclean.text.folding import letters_and_figures
from newsclean.text.letters import is_unspaced

_LONGEST_TITLE = 300


def text_columns(layout: Layout, wanted: Sequence[int], title: str, description: str) -> Columns:
    """Whether title, description or other blocks say the same, or speak of the same."""
    blocks, sizes = layout.blocks, layout.sizes
    copies = Counter([block.text for block in blocks])
    summary = letters_and_figures(description)[:_LONGEST_TITLE]
    # What has no spaces was measured as longer than it is.
    words = {k: _words(text := blocks[k].text, unspaced=sizes[k] > len(text)) for k in wanted}
    speaking = [k for k in wanted if layout.likely[k] > _SPEAKS]
    spoken: set[str] = set()
    twice: set[str] = set()
    for k in speaking:
        twice |= spoken & words[k]
        spoken |= words[k]
    among = set(speaking)
    entitled = _words(title, unspaced=is_unspaced(title))
    described = _words(description, unspaced=is_unspaced(description))
    common = {k: len(own & described) for k, own in words.items()}

    def is_described(k: int) -> bool:
        if not summary or sizes[k] > _LONGEST_TITLE or 2 * common[k] < len(words[k]):
            return False
        own = letters_and_figures(blocks[k].text)
        return len(own) > _SHORTEST_SUMMARY and own in summary

    return [
        [copies[blocks[k].text] for k in wanted],
        [int(is_described(k)) for k in wanted],
        [len(words[k] & entitled) / (len(entitled) or 1) for k in wanted],
        [common[k] / (len(words[k]) or 1) for k in wanted],
        [len(words[k] & (twice if k in among else spoken)) / (len(words[k]) or 1) for k in wanted],
    ]


_SPEAKS = 40
_SHORTEST_SUMMARY = 20
_LONGEST_COMPARED = 1200
_SHORTEST_WORD = 4


def _words(text: str, *, unspaced: bool = False) -> set[str]:
    """The longer words of a text; where they are not parted by spaces, its signs."""
    text = text[:_LONGEST_COMPARED].lower()
    if unspaced:
        return set(text)
    words = text.replace(",", " ").replace(".", " ").split()
    return {word for word in words if len(word) >= _SHORTEST_WORD}


def stated_columns(layout: Layout, wanted: Sequence[int]) -> Columns:
    """How much of the block, and of what is near, the page's JSON-LD has."""
    stated = [block.markup.stated if block.markup else 0.0 for block in layout.blocks]
    if not any(stated):
        return [[0.0] * len(wanted)] * 3
    total = min(2000.0, sum([s * size for s, size in zip(stated, layout.sizes, strict=True)]))
    return [
        [stated[k] for k in wanted],
        [total] * len(wanted),
        [max(stated[max(0, k - 2) : k + 3]) for k in wanted],
    ]
