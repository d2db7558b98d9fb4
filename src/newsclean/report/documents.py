"""What the page says about one Article: plain data, with text that is safe to look at.

Characters that turn the direction of text or are not to be seen are written out,
for a reader must see what is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import attrs

from newsclean.labels import FIELDS, LIFTED
from newsclean.model.article import Article
from newsclean.model.showing import in_words, shortened, visible
from newsclean.report.differences import Changes, Decision, TextChange
from newsclean.testing.suspects import Suspect, suspects
from newsclean.text.characters import visible_length
from newsclean.text.spans import Span

_LONGEST_NAME = 160
_LONGEST_TEXT = 300
_SHOWN_FIELDS = (*FIELDS, "warnings")


@attrs.frozen
class Reason:
    """Why a piece is marked: by a removal, or because it was kept and is suspect."""

    label: str
    rule: str
    cleaner: str
    evidence: str
    kind: str
    """``removed``, ``lifted`` or ``suspect``; ``kept`` where only the earlier run removed it."""
    probability: float | None = None
    """How likely the judge thinks that it is junk, 0 to 1; ``None`` if another cleaner spoke."""
    was: str = ""
    """What an earlier run decided, if that is something else."""


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
    worth: float
    """How much it is worth a look: the share of its words that may be wrong, by the judge."""
    fields: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    """What an earlier run decided otherwise: the field or the text, before, after."""
    differs: int
    """How many fields and pieces of text differ from an earlier run."""
    reasons: list[Reason]
    segments: list[tuple[int, str]]
    """The whole source text in order: an index into ``reasons`` or -1, and the text."""


def document_of(article: Article, name: str, changes: Changes | None = None) -> Document:
    """What the page shows of ``article``.

    :param changes: what differs from an earlier run.
    """
    changes = changes or Changes()
    found = suspects(article)
    fields = [
        (field, visible(text))
        for field in _SHOWN_FIELDS
        for text in in_words(getattr(article, field))
    ]
    title = article.title or next((block.text for block in article.blocks), "")
    reasons = [*_reasons(article), *map(_doubt, found)]
    segments = list(_segments(article, found, changes, reasons))
    return Document(
        name=visible(name),
        title=shortened(visible(title), _LONGEST_NAME) or "(no text)",
        publisher=visible(article.publisher or _host(article.url) or "(not known)"),
        share=round(article.removed_share, 4),
        confidence=article.confidence,
        worth=round(_worth(article, found), 4),
        fields=fields,
        changes=list(_changes(changes)),
        differs=len(changes.texts) + len(changes.fields),
        reasons=reasons,
        segments=segments,
    )


def _worth(article: Article, found: Sequence[Suspect]) -> float:
    """What the judge expects to be wrong: by its confidence, and of what it kept in doubt."""
    unsure = 0.0 if article.confidence is None else 1 - article.confidence
    kept = sum(visible_length(block.text) for block in article.blocks)
    doubted = sum(visible_length(one.text) * one.probability for one in found)
    return unsure + (doubted / kept if kept else 0.0)


def _changes(changes: Changes) -> Iterator[tuple[str, str, str]]:
    """Changes that the text cannot show: of fields, and of text that only one run read."""
    for field in changes.fields:
        yield visible(field.name), visible(field.before or "–"), visible(field.after or "–")
    for one in changes.texts:
        if one.span is None:
            text = shortened(visible(one.text), _LONGEST_TEXT)
            yield text, visible(one.before.in_words), visible(one.after.in_words)


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
        "confidence": document.confidence,
        "suspects": sum(reason.kind == "suspect" and not reason.was for reason in document.reasons),
        "differs": document.differs,
    }


def order_of(documents: Sequence[Document]) -> list[int]:
    """The numbers of the documents, those most worth a look first."""
    return sorted(
        range(len(documents)), key=lambda k: (-documents[k].differs, -documents[k].worth, k)
    )


_PROBABILITY = re.compile(r"\(p=([01]\.\d+)\)$")


def _reasons(article: Article) -> Iterator[Reason]:
    for removal in article.removals:
        kind = "lifted" if removal.name in LIFTED else "removed"
        yield Reason(
            visible(removal.name),
            visible(removal.rule),
            visible(removal.cleaner),
            visible(removal.evidence or ""),
            kind,
            _probability(removal.evidence),
        )


def _probability(evidence: str | None) -> float | None:
    """The probability that the judge puts behind its reasons.

    >>> _probability("2 words (p=0.93)")
    0.93
    """
    match = _PROBABILITY.search(evidence or "")
    return float(match[1]) if match else None


def _doubt(suspect: Suspect) -> Reason:
    why = visible("; ".join(suspect.why))
    return Reason("suspect", "", "", why, "suspect", suspect.probability)


def _segments(
    article: Article, found: list[Suspect], changes: Changes, reasons: list[Reason]
) -> Iterator[tuple[int, str]]:
    """The source text in pieces, each with the number of its reason or -1.

    Where an earlier run decided otherwise, a reason that says so is added to ``reasons``.
    """
    source = article.source_text
    marked: list[tuple[Span, int]] = [
        (span, index) for index, removal in enumerate(article.removals) for span in removal.pieces
    ]
    first = len(article.removals)
    marked += [
        (span, first + index)
        for index, suspect in enumerate(found)
        for span in article.blocks[suspect.block].pieces
    ]
    changed = [(one.span, one) for one in changes.texts if one.span is not None]
    added: dict[tuple[int, int], int] = {}
    for start, end, index, number in _layers(sorted(marked), changed, len(source)):
        if start == end:
            continue
        shown = index
        if number >= 0:
            if (index, number) not in added:
                added[index, number] = len(reasons)
                own = reasons[index] if index >= 0 else None
                reasons.append(_changed(own, changed[number][1]))
            shown = added[index, number]
        yield shown, visible(source[start:end])


def _layers(
    marked: Sequence[tuple[Span, int]], changed: Sequence[tuple[Span, TextChange]], end: int
) -> Iterator[tuple[int, int, int, int]]:
    """The text cut at all edges: start, end, what it is marked with or -1, the change or -1."""
    places = [(span, index, -1) for span, index in marked]
    places += [(span, -1, number) for number, (span, _) in enumerate(changed)]
    edges = sorted({0, end, *[edge for span, _, _ in places for edge in span]})
    owners = {edge: [-1, -1] for edge in edges}
    numbers = {edge: k for k, edge in enumerate(edges)}
    for (low, high), index, number in places:
        for edge in edges[numbers[low] : numbers[high]]:
            owners[edge] = [max(owners[edge][0], index), max(owners[edge][1], number)]
    for low, high in pairwise(edges):
        yield low, high, owners[low][0], owners[low][1]


def _changed(reason: Reason | None, change: TextChange) -> Reason:
    """The reason with what the earlier run decided; of a kept piece that alone."""
    was = visible(change.before.in_words)
    if reason is not None:
        return attrs.evolve(reason, was=was)
    before: Decision = change.before
    return Reason(
        visible(before.label), visible(before.rule), "", visible(before.evidence), "kept", None, was
    )
