"""What an Article looks like to people: one line for the interpreter, a box for notebooks.

All text is escaped.  The box loads nothing, runs nothing, and takes its colours from the notebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import singledispatch
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.model.field_values import Author, Caption
from newsclean.text.characters import STEERING

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.labels import Removal

HUES: Mapping[str, int] = {
    "paywall": 0, "donation": 345, "newsletter": 325, "app": 305, "adblock": 15, "cookie": 30,
    "follow": 45, "comments": 60, "share": 75, "related": 95, "nav": 120, "poll": 140,
    "ad": 280, "media": 262, "legal": 245, "market": 315, "residue": 165,
    "title": 205, "byline": 195, "date": 185, "caption": 220, "tags": 210, "source": 230,
    "scores": 175,
}  # fmt: skip
"""The hue of each label, in degrees, wherever removed pieces are tinted."""
_LIFTED = frozenset("title byline date caption tags source scores".split())
"""Labels of text that moved into a field: it is not struck out."""


def visible(text: str) -> str:
    """``text`` with characters that steer a reader's eye or a renderer written out.

    >>> visible("a" + chr(0x202E) + "b")
    'a⟨U+202E⟩b'
    """
    return STEERING.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def shortened(text: str, most: int) -> str:
    """The first ``most`` characters of ``text``, the last of them an ellipsis if there are more."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


# --- one line -------------------------------------------------------------------------------

_LONGEST_TITLE, _LONGEST_WORD = 60, 20


def to_repr(article: Article) -> str:
    r"""The article in less than 200 characters.

    >>> from newsclean import clean, read_text
    >>> clean(read_text("Storm hits coast\n\nBy Ann Lee\n\n"
    ...     "A storm hit the northern coast on Friday, officials said."))
    <Article 'Storm hits coast', Ann Lee, 57 characters, 31% removed>
    """
    first = article.title or next((block.text for block in article.blocks), "")
    parts = [repr(shortened(first, _LONGEST_TITLE))[: 2 * _LONGEST_TITLE]]
    if article.authors:
        more = len(article.authors) - 1
        name = _word(article.authors[0].name)
        parts.append(f"{name} and {more} more" if more else name)
    if article.published is not None:
        parts.append(article.published.isoformat()[:10])
    parts.append(f"{sum(len(block.text) for block in article.blocks):,} characters")
    if article.removals:
        parts.append(f"{article.removed_share:.0%} removed")
    text = ", ".join(parts)
    return f"<{type(article).__name__[:_LONGEST_WORD]} {shortened(text, 170)}>"


def _word(text: str) -> str:
    return repr(shortened(text, _LONGEST_WORD))[1:-1]


# --- a box ----------------------------------------------------------------------------------

_MOST_TEXT = 20_000
"""Characters of text in a box; notebooks keep what they show."""
_MOST_REMOVED = 300
"""Characters of one removed piece."""
_MANY, _MOST_PIECES = 4, 200
"""From so many pieces in a row they are folded, and so many of those are shown."""
_FIELDS = (
    "authors published modified publisher url language section description tags scores free_access"
    " truncated captions confidence warnings"
).split()
_BOX = "border:1px solid #8889;border-radius:6px;padding:.6em .8em;max-width:56em;line-height:1.5"
_TEXT = (
    "white-space:pre-wrap;overflow-wrap:anywhere;max-height:30em;overflow:auto;"
    "margin:.6em 0;text-align:start"
)
_NAME = "font:.75em ui-monospace,monospace;border:1px solid;border-radius:3px;padding:0 .3em"
_STRUCK, _UNDERLINED = "text-decoration:line-through 1px", "text-decoration:underline"
_CELL = "text-align:start;vertical-align:top;padding:0 .8em 0 0;overflow-wrap:anywhere"


def to_notebook(article: Article) -> str:
    """The article as a notebook shows it: the text as read, removed pieces tinted, the fields."""
    title = f'<div dir="auto"><b>{_safe(article.title)}</b></div>' if article.title else ""
    shares = " ".join(
        f'<span style="{_tint(name)};padding:0 .4em">{_safe(name)} {share:.0%}</span>'
        for name, share in article.removed_shares.items()
    )
    about = f"{article.removed_share:.0%} removed: {shares}" if shares else "nothing removed"
    return (
        f'<div style="{_BOX}">{title}<div>{about}</div>'
        f'<div dir="auto" style="{_TEXT}">{"".join(_pieces(article))}</div>'
        f"<details><summary>Fields</summary>{_fields(article)}</details></div>"
    )


def _safe(text: str) -> str:
    return escape(visible(text), quote=True)


def _tint(label: str) -> str:
    hue = HUES.get(label)
    return "background:#8883" if hue is None else f"background:hsla({hue},75%,50%,.22)"


_Piece = tuple[int, int, "Removal"]


def _pieces(article: Article) -> Iterator[str]:
    source, at, left = article.source_text, 0, _MOST_TEXT
    above = ""  # line ends that a folded run above makes unnecessary
    for run in _runs(article):
        start, end = run[0][0], run[-1][1]
        left -= start - at
        if left < 0:
            break
        yield _safe(source[at:start].lstrip(above) if above else source[at:start])
        written = [_removed(one, source[low:high]) for low, high, one in run]
        left -= sum(min(high - low, _MOST_REMOVED) for low, high, _ in run)
        at, above = end, "\n" if len(run) >= _MANY else ""
        if not above:
            gaps = [source[one[1] : other[0]] for one, other in pairwise(run)]
            yield "".join([written[0], *map("".join, zip(gaps, written[1:], strict=True))])
        else:
            names = ", ".join(dict.fromkeys([one.name for _, _, one in run]))
            said = f"<summary>{len(run)} removed pieces: {_safe(names)}</summary>"
            yield f"<details>{said}{'<br>'.join(written[:_MOST_PIECES])}</details>"
    rest = source[at:].lstrip(above) if above else source[at:]
    yield _safe(rest[: max(0, left)])
    if len(rest) > left:
        yield f"<i>… {len(rest) - max(0, left):,} more characters</i>"


def _runs(article: Article) -> Iterator[list[_Piece]]:
    """Removed pieces in order, those with no kept text between them together."""
    source = article.source_text
    spans = [(span, one) for one in article.removals for span in one.pieces]
    run: list[_Piece] = []
    last = 0
    for (start, end), removal in sorted(spans, key=lambda pair: pair[0]):
        if not last <= start < end <= len(source):
            continue  # somebody's own article may say anything
        if run and source[last:start].strip():
            yield run
            run = []
        run.append((start, end, removal))
        last = end
    if run:
        yield run


def _removed(removal: Removal, text: str) -> str:
    why = "; ".join(filter(None, (removal.rule, removal.evidence)))
    more = len(text) - _MOST_REMOVED
    note = f" <i>… {more:,} more characters</i>" if more > 0 else ""
    tag, line = ("ins", _UNDERLINED) if removal.name in _LIFTED else ("del", _STRUCK)
    # The line is the text's alone: through the name and the gap behind it, both are hard to read.
    return (
        f'<{tag} style="{_tint(removal.name)};text-decoration:none" title="{_safe(why)}">'
        f'<span style="{_NAME}">{_safe(removal.name)}</span> '
        f'<span style="{line}">{_safe(text[:_MOST_REMOVED])}</span>{note}</{tag}>'
    )


def _fields(article: Article) -> str:
    rows = [
        f'<tr><th style="{_CELL};font-weight:normal;opacity:.8">{name}</th>'
        f'<td style="{_CELL}" dir="auto">{_safe(text)}</td></tr>'
        for name in _FIELDS
        for text in in_words(getattr(article, name))
    ]
    return f"<table>{''.join(rows)}</table>"


# --- fields in words ------------------------------------------------------------------------


@singledispatch
def in_words(value: object) -> list[str]:
    """A field's values for people, one entry for each; none if nothing is known.

    >>> in_words((Author("Ann Lee", role="Reporter"),)), in_words(None), in_words(False)
    (['Ann Lee (Reporter)'], [], ['no'])
    """
    return [] if value is None or value == "" else [str(value)]


@in_words.register
def _(value: tuple) -> list[str]:  # type: ignore[type-arg]
    if value and all(isinstance(item, str) for item in value):
        return [", ".join(value)]
    return [text for item in value for text in in_words(item)]


@in_words.register
def _(value: dict) -> list[str]:  # type: ignore[type-arg]
    return [", ".join([f"{name} {share}" for name, share in value.items()])] if value else []


@in_words.register
def _(value: bool) -> list[str]:
    return ["yes" if value else "no"]


@in_words.register
def _(value: Author) -> list[str]:
    return [_with_details(value.name, value.role, value.organization)]


@in_words.register
def _(value: Caption) -> list[str]:
    return [_with_details(value.text, value.credit)]


def _with_details(text: str, *details: str | None) -> str:
    known = ", ".join([detail for detail in details if detail and detail != text])
    return " ".join(filter(None, (text, f"({known})" if known else "")))
