"""Showing an article: for programs, for people, and with what was removed in place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial, singledispatch

import attrs
from rich.text import Text

from newsclean import labels
from newsclean.api.cleaning import title_and_body
from newsclean.cli.terminal import (
    drawn,
    harmless,
    is_terminal,
    on_one_line,
    styled,
    wants_colour,
)
from newsclean.model.article import Article
from newsclean.model.field_values import Author, Caption
from newsclean.model.html import to_page
from newsclean.model.json_text import dumps
from newsclean.model.shown import Image


def _jsonl(path: str, article: Article, _: bool) -> str:
    return dumps({"path": path, **article.to_dict()}) + "\n"


def _markdown(_path: str, article: Article, many: bool, *, captions: bool = False) -> str:
    return article.to_markdown(captions=captions) + ("\n" if many else "")


def _html(_path: str, article: Article, many: bool, *, captions: bool = False) -> str:
    """A whole page for one article; several in one output are elements, one after the other."""
    make = Article.to_html if many else to_page
    return make(article, captions=captions)


def _plain(path: str, article: Article, many: bool) -> str:
    head = f"==> {on_one_line(path)} <==\n" if many else ""
    return f"{head}{harmless(title_and_body(article))}\n" + ("\n" if many else "")


def _view(path: str, article: Article, many: bool) -> str:
    """An article for reading on a terminal: title, byline, body, and what was removed."""
    parts = [Text(f"{on_one_line(path)}\n", "dim")] if many else []
    if article.title:
        parts.append(styled(on_one_line(article.title), "bold"))
    about = [_shown(value) for value in (article.authors, article.published, article.publisher)]
    if any(about):
        parts.append(styled(on_one_line(" · ".join(filter(None, about))), "dim"))
    for block in article.blocks:
        style = "bold" if block.kind == "heading" else ""
        parts.append(Text(f"\n{harmless(block.text)}", style))
    parts.append(styled(f"\nremoved: {summary(article)}\n", "dim"))
    return drawn(*parts, colour=wants_colour(None))


_Show = Callable[[str, Article, bool], str]
"""Takes a path, the article, and whether it is one of several."""

FORMATS: Mapping[str, _Show] = {
    "text": _plain,
    "markdown": _markdown,
    "html": _html,
    "jsonl": _jsonl,
}


WITH_CAPTIONS: Mapping[str, _Show] = {
    "markdown": partial(_markdown, captions=True),
    "html": partial(_html, captions=True),
}
"""The formats that can have captions in the text."""


def shower(name: str | None, to_file: bool, captions: bool = False) -> _Show:
    """The format of that name; without one, people get text and programs get JSON Lines."""
    if captions:
        return WITH_CAPTIONS[name or ""]
    for_people = not to_file and is_terminal(sys.stdout)
    if for_people and name in (None, "text"):
        return _view
    return FORMATS[name or "jsonl"]


@singledispatch
def _shown(value: object) -> str:
    """A field of an article in words; empty if it is not known."""
    return "" if value is None else str(value)


@_shown.register
def _(value: tuple) -> str:  # type: ignore[type-arg]
    return ", ".join([_shown(item) for item in value])


@_shown.register
def _(value: dict) -> str:  # type: ignore[type-arg]
    return ", ".join([f"{name} {share}" for name, share in value.items()])


@_shown.register
def _(value: bool) -> str:
    return "yes" if value else "no"


@_shown.register
def _(value: Author) -> str:
    return _with_details(value.name, value.role, value.organization)


@_shown.register
def _(value: Caption) -> str:
    return _with_details(value.text, value.credit)


@_shown.register
def _(value: Image) -> str:
    return _with_details(value.url, value.caption or value.alt, value.credit)


def _with_details(text: str, *details: str | None) -> str:
    known = ", ".join(filter(None, details))
    return " ".join(filter(None, (text, f"({known})" if known else "")))


def summary(article: Article) -> str:
    """How much of the article was removed, by label."""
    shares = article.removed_shares
    if not shares:
        return "nothing"
    by_label = ", ".join([f"{label} {share:.1%}" for label, share in shares.items()])
    return f"{article.removed_share:.1%} ({by_label})"


# --- explaining -----------------------------------------------------------------------------

_COLOURS = {
    "red": "paywall donation newsletter app adblock cookie",
    "yellow": "follow comments share related nav poll",
    "magenta": "ad media legal market residue",
}
_STYLES = {
    **{label: f"{colour} strike" for colour, names in _COLOURS.items() for label in names.split()},
    # What is lifted is not lost: it stands above, as a field.
    **dict.fromkeys(labels.LIFTED, "cyan"),
}
_OTHER_STYLE = "blue strike"
_UNSHOWN = frozenset({"source_text", "blocks", "removals", "marks", "language_is_guessed"})


def facts(article: Article) -> Text:
    """The known fields, one a line, and how much was removed."""
    names = [field.name for field in attrs.fields(Article) if field.name not in _UNSHOWN]
    known = [(name, _shown(getattr(article, name))) for name in names]
    text = Text()
    for name, value in [*known, ("removed", summary(article))]:
        if value:
            note = " (guessed)" if name == "language" and article.language_is_guessed else ""
            text.append(f"{name}: ", "bold").append(f"{on_one_line(value)}{note}\n")
    return text


def marked(article: Article) -> Text:
    """The source text with every removed piece in place, behind its label, rule and cleaner.

    Where the line goes on after a piece, ``[/label]`` shows its end.
    """
    source = article.source_text.rstrip("\n")
    text = Text()
    at = 0
    removed = [(span, removal) for removal in article.removals for span in removal.pieces]
    for (start, end), removal in sorted(removed, key=lambda item: item[0]):
        style = _STYLES.get(removal.name, _OTHER_STYLE)
        text.append(harmless(source[at:start]))
        marker = f"[{removal.name} {removal.rule}, {removal.cleaner}]"
        text.append(on_one_line(marker), "reverse").append(" ")
        text.append(harmless(source[start:end]), style)
        if source[end : end + 1] not in ("", "\n"):
            text.append(f" [/{on_one_line(removal.name)}]", "reverse")
        at = end
    return text.append(harmless(source[at:]))
