"""Gathered text as the texts of blocks: in canonical form, by lines, by cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from unicodedata import is_normalized

from newsclean.model.blocks import MOST_INDENT, BlockKind
from newsclean.reading.paragraphs import is_wrapped, lines, split
from newsclean.text.characters import canonical
from newsclean.text.spans import Span, render


def tidy(raw: str) -> str:
    """Gathered text in canonical form, on one line."""
    if raw.isprintable() and "  " not in raw:
        # A space is the only white space that is printable.
        text = raw.strip()
    else:
        text = " ".join(raw.split())
        if not text.isprintable():
            return canonical(text)
    return text if text.isascii() or is_normalized("NFC", text) else canonical(text)


def preformatted(raw: str) -> Iterator[tuple[str, BlockKind, int]]:
    """The blocks of preformatted text, with the spaces before each: lines, or paragraphs.

    Agencies send prose so, filled to a width.
    """
    text = canonical(raw)
    if any(len(group) > 2 and is_wrapped(text, group) for group in lines(text)):
        for pieces in split(text):
            yield render(text, pieces), "paragraph", 0
        return
    for line in raw.expandtabs().splitlines():
        if words := tidy(line):
            indent = len(line) - len(line.lstrip())
            yield words, "preformatted", min(indent, MOST_INDENT)


def cell_spans(text: str, cells: Sequence[str], start: int) -> tuple[Span, ...]:
    """Where the cells of a row stand in the source; an empty one takes no room."""
    if " ".join(filter(None, cells)) != text:
        return ()
    spans: list[Span] = []
    at = 0
    for cell in cells:
        at += bool(cell and at)
        spans.append((start + at, start + at + len(cell)))
        at += len(cell)
    return tuple(spans)


def has_text(parts: Iterable[str]) -> bool:
    """Whether anything but white space is in ``parts``."""
    return any(not part.isspace() for part in parts)
