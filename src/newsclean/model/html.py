"""An Article as HTML: plain, and safe to put into a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from newsclean.model.addresses import safe_address
from newsclean.model.blocks import Block
from newsclean.model.figures import Figure, figures_of, sections_of
from newsclean.model.lists import Node, trees_of
from newsclean.model.runs import MarkedBlocks, Run, code_of, grouped, one_line, runs_behind
from newsclean.model.tables import Table, tables_of

if TYPE_CHECKING:
    from newsclean.model.article import Article


def to_html(
    article: Article, *, links: bool = True, images: bool = True, captions: bool = False
) -> str:
    r"""The article as one ``<article>`` element: title, byline, body.

    All text is escaped, and no markup of the page is kept: the tags are our own.  Attributes are
    ``href``, ``src``, ``alt``, ``lang``, ``datetime`` and ``start``.  Addresses are absolute, of
    ``http``, ``https``, ``mailto`` or ``tel``; a link to anything else is only its text.

    >>> from newsclean import clean, read_html
    >>> page = '<h1>Port opens</h1><p>The <a href="/port">port</a> is open again, officials said.'
    >>> print(to_html(clean(read_html(page, url="https://paper.example/a"))), end="")
    <article>
    <h1>Port opens</h1>
    <p>The <a href="https://paper.example/port">port</a> is open again, officials said.</p>
    </article>
    """
    writer = _Writer(
        article.source_text,
        MarkedBlocks(article.source_text, article.blocks, article.marks),
        article.url,
        links,
    )
    lines = [*_head(article)]
    for before, blocks in sections_of(
        article.blocks, figures_of(article, images=images, captions=captions)
    ):
        lines += map(_figure, before)
        if blocks:
            lines += _BLOCKS[blocks[0].kind](writer, blocks)
    language = None if article.language_is_guessed else article.language
    opening = f'<article lang="{_text(language)}">' if language else "<article>"
    return "\n".join([opening, *lines, "</article>\n"])


def to_page(article: Article, *, captions: bool = False) -> str:
    """The same as a whole HTML document, to be written as UTF-8."""
    title = _text(article.title or "")
    language = None if article.language_is_guessed else article.language
    opening = f'<html lang="{_text(language)}">' if language else "<html>"
    return (
        f'<!doctype html>\n{opening}\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{to_html(article, captions=captions)}</body>\n</html>\n"
    )


_STYLE = (
    "body{max-width:42rem;margin:0 auto;padding:1rem;line-height:1.5;overflow-wrap:anywhere}"
    "img{max-width:100%}figure{margin:1rem 0}pre{overflow-x:auto}"
)


def _text(text: str) -> str:
    return escape(one_line(text), quote=True)


def _head(article: Article) -> Iterator[str]:
    if title := _text(article.title or ""):
        yield f"<h1>{title}</h1>"
    byline = [name for author in article.authors if (name := _text(author.name))]
    parts = [", ".join(byline)] if byline else []
    if article.published is not None:
        day = article.published.isoformat()
        shown = day[:16].replace("T", " ") if isinstance(article.published, dt.datetime) else day
        parts.append(f'<time datetime="{day}">{shown}</time>')
    if parts:
        yield f"<p>{' · '.join(parts)}</p>"


_TAGS = {"link": "a", "strong": "strong", "emphasis": "em", "code": "code"}


@attrs.frozen
class _Writer:
    """What blocks are written with."""

    source: str
    marked: MarkedBlocks
    base: str | None
    links: bool

    def text(self, block: Block, row: Block | None = None, skip: int = 0) -> str:
        """A block's text with its marks, without the first ``skip`` characters."""
        runs = runs_behind(self.marked.runs(block, row), skip)
        return "".join(self._runs(one_line(block.text), runs, frozenset()))

    def _runs(self, text: str, runs: Sequence[Run], opened: frozenset[str]) -> Iterator[str]:
        for kind, group in grouped(runs, opened, tuple(_TAGS)):
            if kind is None:
                yield escape(text[group[0].start : group[0].end], quote=True)
                continue
            inner = "".join(self._runs(text, group, opened | {kind}))
            attribute = self._href(group[0]) if kind == "link" else ""
            tag = _TAGS[kind]
            yield inner if attribute is None else f"<{tag}{attribute}>{inner}</{tag}>"

    def _href(self, run: Run) -> str | None:
        url = safe_address(run.url, self.base) if self.links else None
        return None if url is None else f' href="{escape(url, quote=True)}"'


def _figure(figure: Figure) -> str:
    image = (
        f'<img src="{escape(figure.url, quote=True)}" alt="{_text(figure.alt)}">'
        if figure.url
        else ""
    )
    words = _text(figure.words)
    return f"<figure>{image}{f'<figcaption>{words}</figcaption>' if words else ''}</figure>"


def _paragraphs(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield f"<p>{writer.text(block)}</p>"


def _headings(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        level = block.level or 2
        yield f"<h{level:d}>{writer.text(block)}</h{level:d}>"


def _lists(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    return _lists_of(writer, trees_of(blocks))


def _lists_of(writer: _Writer, nodes: Sequence[Node]) -> Iterator[str]:
    for _, group in groupby(nodes, key=lambda node: node.item.stop):
        items = list(group)
        number = items[0].item.number
        yield "<ul>" if number is None else _numbered(number)
        for node in items:
            text = writer.text(node.block, skip=node.item.skip)
            if node.inside:
                yield f"<li>{text}"
                yield from _lists_of(writer, node.inside)
                yield "</li>"
            else:
                yield f"<li>{text}</li>"
        yield "</ul>" if number is None else "</ol>"


def _numbered(number: str) -> str:
    return "<ol>" if number == "1" else f'<ol start="{int(number)}">'


def _quotes(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    yield from ("<blockquote>", *_paragraphs(writer, blocks), "</blockquote>")


def _preformatted(_: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for lines in code_of(blocks):
        yield f"<pre>{escape(chr(10).join(lines))}</pre>"


def _tables(writer: _Writer, blocks: Sequence[Block]) -> Iterator[str]:
    for table in tables_of(writer.source, blocks):
        yield from ("<table>", *_rows(writer, table), "</table>")


def _rows(writer: _Writer, table: Table) -> Iterator[str]:
    for k, row in enumerate(table.rows):
        tag = "th" if table.has_head and k == 0 else "td"
        cells = [f"<{tag}>{writer.text(cell, row.block)}</{tag}>" for cell in row.cells]
        yield f"<tr>{''.join(cells)}</tr>"


_BLOCKS: Mapping[str, Callable[[_Writer, Sequence[Block]], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "list_item": _lists,
    "quote": _quotes,
    "preformatted": _preformatted,
    "table_row": _tables,
}
