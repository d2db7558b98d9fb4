"""An Article as CommonMark with front matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from newsclean.model.blocks import Block
from newsclean.model.figures import Figure, figures_of, sections_of
from newsclean.model.front_matter import front_matter
from newsclean.model.inline_markdown import InlineMarkdown, destination, emphasised, escaped
from newsclean.model.lists import Node, trees_of
from newsclean.model.runs import MarkedBlocks, code_of, one_line, runs_behind
from newsclean.model.tables import Row, Table, tables_of

if TYPE_CHECKING:
    from newsclean.model.article import Article


def to_markdown(
    article: Article, *, links: bool = True, images: bool = True, captions: bool = False
) -> str:
    r"""The article as Markdown: front matter in YAML with what is known, title, body.

    Links, emphasis, pictures, tables and code come from the page.  Whatever the text holds is
    shown as text: nothing in it becomes markup or HTML.  Nor does anything in the front matter,
    whether or not it is known as such.

    >>> from newsclean import clean, read_text
    >>> print(to_markdown(clean(read_text("Storm hits coast\n\nA storm *hit* the northern coast "
    ...     "on Friday, officials said."))), end="")
    ---
        # newsclean
        title: "Storm hits coast"
    ---
    <BLANKLINE>
    # Storm hits coast
    <BLANKLINE>
    A storm \*hit\* the northern coast on Friday, officials said.
    """
    writer = _Writer(
        article.source_text,
        MarkedBlocks(article.source_text, article.blocks, article.marks),
        InlineMarkdown(article.url, links=links),
    )
    figures = figures_of(article, images=images, captions=captions)
    parts = [front_matter(article)]
    if title := one_line(article.title or ""):
        parts.append(_heading(1, escaped(title)))
    for before, blocks in sections_of(article.blocks, figures):
        parts += map(_figure, before)
        if blocks:
            parts += _BLOCKS[blocks[0].kind](writer, blocks)
    body = "\n\n".join(filter(None, parts))
    return f"{body}\n" if body else ""


@attrs.frozen
class _Writer:
    """What blocks are written with."""

    source: str
    marked: MarkedBlocks
    inline: InlineMarkdown

    def text(self, block: Block, row: Block | None = None, skip: int = 0) -> str:
        """A block's text with its marks, without the first ``skip`` characters."""
        runs = runs_behind(self.marked.runs(block, row), skip)
        return self.inline.write(one_line(block.text), runs)


_AT_START = re.compile(r"[#>+=:-]|\d{1,9}(?=[.)](?:\s|$))")
_CLOSING_HASHES = re.compile(r"(^| )(?=#+$)")


def _line(markdown: str) -> str:
    """A paragraph's line, escaped where it would begin something else."""
    match = _AT_START.match(markdown)
    if match is None:
        return markdown
    at = match.end() if match.group().isdecimal() else 0
    return f"{markdown[:at]}\\{markdown[at:]}"


def _heading(level: int, markdown: str) -> str:
    # Hashes at the end of a heading are not shown.
    return f"{'#' * level} " + _CLOSING_HASHES.sub(r"\1\\", markdown)


def _figure(figure: Figure) -> str:
    """A picture, and its caption in emphasis below it."""
    lines = []
    if figure.url:
        lines.append(f"![{escaped(one_line(figure.alt))}]({destination(figure.url)})")
    if words := one_line(figure.words):
        lines.append(emphasised(words))
    return "\\\n".join(lines)


def _headings(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _heading(block.level or 2, writer.text(block))


def _paragraphs(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _line(writer.text(block))


def _lists(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    """Items in runs of one kind of bullet; another kind is another list, behind an empty line."""
    for _, group in groupby(trees_of(blocks), key=lambda node: node.item.stop):
        yield "\n".join([line for node in group for line in _item(writer, node)])


def _item(writer: _Writer, node: Node) -> Iterator[str]:
    """The lines of an item: those of the lists inside it begin below its text."""
    item = node.item
    bullet = "-" if item.number is None else f"{item.number}{item.stop}"
    yield f"{bullet} {_line(writer.text(node.block, skip=item.skip))}"
    stop = ""
    for inner in node.inside:
        # A list that begins with another number than 1 would go on with the line above it.
        if inner.item.stop != stop and (stop or inner.item.number not in (None, "1")):
            yield ""
        stop = inner.item.stop
        for line in _item(writer, inner):
            yield f"{' ' * (len(bullet) + 1)}{line}" if line else ""


def _quotes(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    yield "\n>\n".join([f"> {_line(writer.text(block))}" for block in blocks])


def _fenced(_: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for lines in code_of(blocks):
        longest = max([len(run) for run in re.findall("`+", "\n".join(lines))], default=0)
        fence = "`" * max(3, longest + 1)
        yield "\n".join([fence, *lines, fence])


def _tables(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for table in tables_of(writer.source, blocks):
        if table.has_cells:
            yield _table(writer, table)
        else:
            # A backslash at a line's end keeps the lines apart; bare strokes could make a table.
            lines = [_line(writer.text(row.block)).replace("|", "\\|") for row in table.rows]
            yield "\\\n".join(lines)


def _table(writer: _Writer, table: Table) -> str:
    """A pipe table.  Its first row is the head, because pipe tables must have one."""
    width = max(len(row.cells) for row in table.rows)
    lines = [_row(writer, row, width) for row in table.rows]
    lines.insert(1, f"|{' --- |' * width}")
    return "\n".join(lines)


def _row(writer: _Writer, row: Row, width: int) -> str:
    cells = [
        writer.text(cell, row.block).replace("|", "\\|") if cell.text else "" for cell in row.cells
    ]
    cells += [""] * (width - len(cells))
    return f"| {' | '.join(cells)} |"


_BLOCKS: Mapping[str, Callable[[_Writer, Sequence[Block]], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "list_item": _lists,
    "quote": _quotes,
    "preformatted": _fenced,
    "table_row": _tables,
}
