"""An Article as CommonMark with front matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newsclean.model.blocks import Block
from newsclean.model.field_values import Author, Caption
from newsclean.model.json_text import dumps
from newsclean.model.plain import ARTICLE_FIELDS, plain_value
from newsclean.model.shown import Image
from newsclean.text.characters import SURROGATE, canonical

if TYPE_CHECKING:
    from newsclean.model.article import Article


def to_markdown(article: Article) -> str:
    r"""The article as CommonMark: front matter in YAML with what is known, title, body.

    Whatever the text holds, it is shown as text: nothing in it becomes markup
    or HTML.  Nor does anything in the front matter, whether or not it is known as such.

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
    parts = [_front_matter(article)]
    if title := _one_line(article.title or ""):
        parts.append(_heading(1, title))
    for kind, group in groupby(article.blocks, key=lambda block: block.kind):
        parts.extend(_MARKDOWN[kind](list(group)))
    body = "\n\n".join(filter(None, parts))
    return f"{body}\n" if body else ""


_NOT_IN_FRONT = frozenset(
    "blocks confidence language_is_guessed marks removals source_text warnings".split()
)


def _front_matter(article: Article) -> str:
    """The known fields, one a line; dates stand bare as YAML has them.

    The lines are indented, which YAML does not mind: a viewer that knows no front matter sees a
    block of code, in which nothing is a link, an image or HTML.  The comment is for readers that
    strip the whole, and so only its first line of its spaces.
    """
    lines = []
    for name in ARTICLE_FIELDS:
        value = getattr(article, name)
        if name in _NOT_IN_FRONT or value is None or value in ((), "", {}):
            continue
        if name == "language" and article.language_is_guessed:
            continue
        is_date = isinstance(value, dt.date)
        written = value.isoformat() if is_date else _yaml(_without_none(value))
        lines.append(f"    {name}: {written}")
    return "\n".join(["---", "    # newsclean", *lines, "---"]) if lines else ""


_LONGEST_KEY = 1_000


def _yaml(value: object) -> str:
    """Plain data as YAML on one line: JSON but for what YAML 1.1 has otherwise."""
    if isinstance(value, dict):
        return "{" + ", ".join([_yaml_pair(key, item) for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_yaml(item) for item in value]) + "]"
    if isinstance(value, str):
        # YAML has no half characters; where fields are read before Markdown, "<" is HTML.
        return dumps(SURROGATE.sub("\ufffd", value)).replace("<", "\\u003c")
    written = dumps(value)
    is_float = isinstance(value, float) and "." not in written
    return written.replace("e", ".0e") if is_float else written


def _yaml_pair(key: str, value: object) -> str:
    # A longer key has to be announced.
    written = _yaml(key)
    return f"{'? ' * (len(written) > _LONGEST_KEY)}{written}: {_yaml(value)}"


def _without_none(value: object) -> Any:
    """A field as data for people: records with what is known and of use to them."""
    if not isinstance(value, tuple):
        return plain_value(value)
    return [
        {k: v for k, v in plain_value(item).items() if v is not None and k not in _NOT_IN_RECORDS}
        if isinstance(item, (Author, Caption, Image))
        else item
        for item in value
    ]


_NOT_IN_RECORDS = frozenset({"markup", "position", "raw"})

_INLINE = re.compile(r"[\\`*\[\]~]|_|<|&(?=#?\w{1,32};)")
_INLINE_AS = {"<": "&lt;", "&": "&amp;"}
_AT_START = re.compile(r"[#>+=:-]|\d{1,9}(?=[.)](?:\s|$))")
_CLOSING_HASHES = re.compile(r"(^| )(?=#+$)")
_BULLET = re.compile(r"(?:[-–—•·▪●■◦*►▶‣]|(?P<number>[0-9]{1,2})(?P<stop>[.)]))\s+(?=\S)")


def _one_line(text: str) -> str:
    return canonical(" ".join(text.split()))


def _inline(text: str) -> str:
    """``text`` with an escape before whatever Markdown would read within a line."""
    return _INLINE.sub(_escaped, _one_line(text))


def _escaped(match: re.Match[str]) -> str:
    char, text, at = match.group(), match.string, match.start()
    if char == "_" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
        return char  # within a word it is a letter: snake_case
    return _INLINE_AS.get(char, f"\\{char}")


def _line(text: str) -> str:
    """``text`` as a paragraph's line: escaped within, and where it would begin something else."""
    escaped = _inline(text)
    match = _AT_START.match(escaped)
    if match is None:
        return escaped
    at = match.end() if match.group().isdecimal() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _heading(level: int, text: str) -> str:
    # Hashes at the end of a heading are not shown.
    return f"{'#' * level} " + _CLOSING_HASHES.sub(r"\1\\", _inline(text))


def _headings(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _heading(block.level or 2, block.text)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield _line(block.text)


def _lists(blocks: Sequence[Block]) -> Iterator[str]:
    """Items in runs of one kind of bullet; another kind is another list, behind an empty line."""
    items = [_item(block.text) for block in blocks]
    for _, group in groupby(items, key=lambda item: item[0]):
        yield "\n".join([line for _, line in group])


def _item(text: str) -> tuple[str, str]:
    """What kind of bullet an item has, and its line; a bullet that is in the text is used."""
    match = _BULLET.match(text)
    if match is None:
        return "-", f"- {_line(text)}"
    rest = _line(text[match.end() :])
    if match["number"] is None:
        return "-", f"- {rest}"
    return match["stop"], f"{match['number']}{match['stop']} {rest}"


def _quotes(blocks: Sequence[Block]) -> Iterator[str]:
    yield "\n>\n".join([f"> {_line(block.text)}" for block in blocks])


def _fenced(blocks: Sequence[Block]) -> Iterator[str]:
    lines = [
        " " * (block.markup.indent if block.markup else 0) + _one_line(block.text)
        for block in blocks
    ]
    longest = max([len(run) for run in re.findall("`+", "\n".join(lines))], default=0)
    fence = "`" * max(3, longest + 1)
    yield "\n".join([fence, *lines, fence])


def _rows(blocks: Sequence[Block]) -> Iterator[str]:
    # A backslash at a line's end keeps the lines apart; bare strokes could make a table of them.
    yield "\\\n".join([_line(block.text).replace("|", "\\|") for block in blocks])


_MARKDOWN: Mapping[str, Callable[[Sequence[Block]], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "heading": _headings,
    "list_item": _lists,
    "quote": _quotes,
    "preformatted": _fenced,
    "table_row": _rows,
}
