"""What else on the page says the same as a block: titles, copies, descriptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import FunctionType

from newsclean.judging.layout_page import Layout
from newsclean.judging.layout_rows import COLUMNS, WIDTH, Rows
from newsclean.text.folding import letters_and_figures
from newsclean.text.letters import is_unspaced

_LONGEST_TITLE = 300


def add_texts(
    layout: Layout, wanted: Sequence[int], title: str, description: str, rows: Rows
) -> None:
    """Whether title, description or other blocks say the same, or speak of the same."""
    texts, sizes, likely = layout.texts, layout.sizes, layout.likely
    copies = Counter(texts)
    summary = letters_and_figures(description)[:_LONGEST_TITLE]
    each: list[set[str]] = []
    spoken: set[str] = set()
    twice: set[str] = set()
    for k in wanted:
        text = texts[k]
        # What has no spaces was measured as longer than it is.
        words = _words(text, sizes[k] > len(text))
        each.append(words)
        if likely[k] > _SPEAKS:
            twice |= spoken & words
            spoken |= words
    entitled = _words(title, is_unspaced(title))
    described = _words(description, is_unspaced(description))
    titled = len(entitled) or 1
    row, at, width = rows, COLUMNS["texts"], WIDTH
    for number, k in enumerate(wanted):
        text, words = texts[k], each[number]
        count = len(words)
        common = len(words & described) if described else 0
        said = len(words & (twice if likely[k] > _SPEAKS else spoken))
        row[at] = copies[text]
        # What has few words in common with the summary is no part of it.
        if summary and sizes[k] <= _LONGEST_TITLE and 2 * common >= count:
            row[at + 1] = _is_part(text, summary)
        if entitled:
            row[at + 2] = len(words & entitled) / titled
        row[at + 3] = common / (count or 1)
        row[at + 4] = said / (count or 1)
        at += width


def _is_part(text: str, summary: str) -> bool:
    own = letters_and_figures(text)
    return len(own) > _SHORTEST_SUMMARY and own in summary


_SPEAKS = 40
_SHORTEST_SUMMARY = 20
_LONGEST_COMPARED = 1200
_SHORTEST_WORD = 4


def _words(text: str, unspaced: bool) -> set[str]:
    """The longer words of a text; where they are not parted by spaces, its signs."""
    text = text[:_LONGEST_COMPARED].lower()
    if unspaced:
        return set(text)
    if _IS_COMPILED:
        return read_words(text)
    words = text.replace(",", " ").replace(".", " ").split()
    return {word for word in words if len(word) >= _SHORTEST_WORD}


def read_words(text: str) -> set[str]:
    """The longer words, character by character, which is faster if it is compiled."""
    words: set[str] = set()
    start, at, size = 0, -1, len(text)
    for char in text:
        at += 1
        if "a" <= char <= "z":
            continue
        if char in " ,." or char.isspace():
            if at - start >= _SHORTEST_WORD:
                words.add(text[start:at])
            start = at + 1
    if size - start >= _SHORTEST_WORD:
        words.add(text[start:])
    return words


_IS_COMPILED = not isinstance(read_words, FunctionType)


def add_stated(layout: Layout, wanted: Sequence[int], rows: Rows) -> None:
    """How much of the block, and of what is near, the page's JSON-LD has."""
    stated = [block.markup.stated if block.markup else 0.0 for block in layout.blocks]
    if not any(stated):
        return
    total = min(2000.0, sum([s * size for s, size in zip(stated, layout.sizes, strict=True)]))
    row, at, width = rows, COLUMNS["stated"], WIDTH
    for k in wanted:
        row[at] = stated[k]
        row[at + 1] = total
        row[at + 2] = max(stated[max(0, k - 2) : k + 3])
        at += width
