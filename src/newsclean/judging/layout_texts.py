"""What else on the page says the same as a block: titles, copies, descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from newsclean.judging.layout_page import Layout
from newsclean.judging.layout_rows import Rows
from newsclean.text.folding import letters_and_figures
from newsclean.text.letters import is_unspaced

_LONGEST_TITLE = 300


def add_texts(
    layout: Layout, wanted: Sequence[int], title: str, description: str, rows: Rows
) -> None:
    """Whether title, description or other blocks say the same, or speak of the same."""
    blocks, sizes, likely = layout.blocks, layout.sizes, layout.likely
    copies = Counter([block.text for block in blocks])
    summary = letters_and_figures(description)[:_LONGEST_TITLE]
    each: list[set[str]] = []
    spoken: set[str] = set()
    twice: set[str] = set()
    for k in wanted:
        text = blocks[k].text
        # What has no spaces was measured as longer than it is.
        words = _words(text, unspaced=sizes[k] > len(text))
        each.append(words)
        if likely[k] > _SPEAKS:
            twice |= spoken & words
            spoken |= words
    entitled = _words(title, unspaced=is_unspaced(title))
    described = _words(description, unspaced=is_unspaced(description))
    titled = len(entitled) or 1
    for k, words, row in zip(wanted, each, rows, strict=True):
        text = blocks[k].text
        count = len(words)
        common = len(words & described) if described else 0
        said = len(words & (twice if likely[k] > _SPEAKS else spoken))
        # What has few words in common with the summary is no part of it.
        is_said = bool(summary) and sizes[k] <= _LONGEST_TITLE and 2 * common >= count
        row.extend(
            (
                copies[text],
                int(is_said and _is_part(text, summary)),
                len(words & entitled) / titled if entitled else 0.0,
                common / (count or 1),
                said / (count or 1),
            )
        )


def _is_part(text: str, summary: str) -> bool:
    own = letters_and_figures(text)
    return len(own) > _SHORTEST_SUMMARY and own in summary


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


def add_stated(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """How much of the block, and of what is near, the page's JSON-LD has."""
    stated = [block.markup.stated if block.markup else 0.0 for block in layout.blocks]
    if not any(stated):
        for row in rows:
            row.extend((0.0, 0.0, 0.0))
        return
    total = min(2000.0, sum([s * size for s, size in zip(stated, layout.sizes, strict=True)]))
    for k, row in zip(wanted, rows, strict=True):
        row.extend((stated[k], total, max(stated[max(0, k - 2) : k + 3])))
