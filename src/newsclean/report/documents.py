"""What the page says about one Article: plain data, with text that is safe to look at.

Characters that turn the direction of text or are not to be seen are written out,
for a reader must see what is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import attrs

from newsclean.labels import FIELDS, LIFTED
from newsclean.model.article import Article
from newsclean.model.field_values import Author, Caption
from newsclean.testing.suspects import Suspect, suspects
from newsclean.text.characters import STEERING
from newsclean.text.spans import Span

_LONGEST_NAME = 160
_SHOWN_FIELDS = (*FIELDS, "warnings")


@attrs.frozen
class Reason:
    """Why a piece is marked: by a removal, or because it was kept and is suspect."""

    label: str
    rule: str
    cleaner: str
    evidence: str
    kind: str
    """``removed``, ``lifted`` or ``suspect``."""


@attrs.frozen
class Document:
    """One Article for the page."""

    name: str
    title: str
    publisher: str
    """The publication, or the site of the address; what documents are filtered by."""
    share: float
    """Share of the source's characters that was removed, 0 to 1."""
    confidence: float | None
    """The F1 to expect of the text, 0 to 1; ``None`` if nobody judged it."""
    fields: list[tuple[str, str]]
    reasons: list[Reason]
    segments: list[tuple[int, str]]
    """The whole source text in order: an index into ``reasons`` or -1, and the text."""


def document_of(article: Article, name: str) -> Document:
    """What the page shows of ``article``."""
    found = suspects(article)
    fields = [(field, text) for field in _SHOWN_FIELDS for text in _shown(getattr(article, field))]
    title = article.title or next((block.text for block in article.blocks), "")
    return Document(
        name=visible(name),
        title=shortened(visible(title), _LONGEST_NAME) or "(no text)",
        publisher=visible(article.publisher or _host(article.url) or "(not known)"),
        share=round(article.removed_share, 4),
        confidence=article.confidence,
        fields=fields,
        reasons=[*_reasons(article), *map(_doubt, found)],
        segments=list(_segments(article, found)),
    )


def _host(url: str | None) -> str:
    """The site of an address, where no publisher is known."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def listed(document: Document) -> dict[str, Any]:
    """The row of a document in the page's list: what the template shows at once."""
    return {
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "share": document.share,
        "suspects": sum(reason.kind == "suspect" for reason in document.reasons),
    }


def visible(text: str) -> str:
    """``text`` with characters that steer a reader's eye or a renderer written out.

    >>> visible("a" + chr(0x202E) + "b")
    'a⟨U+202E⟩b'
    """
    return STEERING.sub(lambda match: f"⟨U+{ord(match.group()):04X}⟩", text)


def shortened(text: str, most: int) -> str:
    """The first ``most`` characters of ``text``, the last of them an ellipsis if there are more."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _reasons(article: Article) -> Iterator[Reason]:
    for removal in article.removals:
        kind = "lifted" if removal.name in LIFTED else "removed"
        yield Reason(
            visible(removal.name),
            visible(removal.rule),
            visible(removal.cleaner),
            visible(removal.evidence or ""),
            kind,
        )


def _doubt(suspect: Suspect) -> Reason:
    return Reason("suspect", "", "", visible("; ".join(suspect.why)), "suspect")


def _segments(article: Article, found: list[Suspect]) -> Iterator[tuple[int, str]]:
    marked: list[tuple[Span, int]] = [
        (span, index) for index, removal in enumerate(article.removals) for span in removal.pieces
    ]
    first = len(article.removals)
    marked += [
        (span, first + index)
        for index, suspect in enumerate(found)
        for span in article.blocks[suspect.block].pieces
    ]
    at = 0
    for (start, end), index in sorted(marked):
        if start > at:
            yield -1, visible(article.source_text[at:start])
        yield index, visible(article.source_text[start:end])
        at = end
    if at < len(article.source_text):
        yield -1, visible(article.source_text[at:])


def _shown(value: object) -> list[str]:
    """A field's values in words, one entry for each; none if nothing is known."""
    if value is None or value == ():
        return []
    if isinstance(value, tuple):
        if all(isinstance(item, str) for item in value):
            return [visible(", ".join(value))]
        return [text for item in value for text in _shown(item)]
    if isinstance(value, Author):
        return [_with_details(value.name, value.role, value.organization)]
    if isinstance(value, Caption):
        return [_with_details(value.text, value.credit)]
    if isinstance(value, dict):
        return [visible(", ".join([f"{name} {share}" for name, share in value.items()]))]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [visible(str(value))]


def _with_details(text: str, *details: str | None) -> str:
    known = ", ".join([detail for detail in details if detail and detail != text])
    return visible(" ".join(filter(None, (text, f"({known})" if known else ""))))
