"""What the page says about all the Articles together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from newsclean.model.article import Article
from newsclean.model.rows import LOW_CONFIDENCE
from newsclean.model.showing import shortened, visible
from newsclean.report.documents import Document
from newsclean.text.characters import visible_length

_MOST_RULES = 15
_MOST_SUSPECTS = 30
_MOST_DOUBTFUL = 15
_LONGEST_TEXT = 200


@attrs.frozen
class LabelRow:
    """One label: its share of all characters read, and how often it was given."""

    name: str
    share: float
    width: float
    """Length of its bar, 0 to 100: the largest label has 100."""
    pieces: int
    documents: int


@attrs.frozen
class RuleRow:
    """One rule: how often, and in how many documents, it took something."""

    rule: str
    label: str
    pieces: int
    documents: int


@attrs.frozen
class SuspectRow:
    """One text that was kept and looks like junk."""

    document: int
    """The first document that it stands in."""
    text: str
    why: str
    documents: int
    """How many documents it stands in."""


@attrs.frozen
class DoubtfulRow:
    """One article whose confidence is low."""

    document: int
    title: str
    confidence: float


@attrs.frozen
class Summary:
    """The corpus in figures."""

    documents: int
    characters: int
    share: float
    untouched: int
    labels: list[LabelRow]
    rules: list[RuleRow]
    all_rules: list[str]
    publishers: list[str]
    suspects: list[SuspectRow]
    suspects_in_all: int
    mean_confidence: float | None
    """Over the articles that were judged; ``None`` if none was."""
    least_sure: list[DoubtfulRow]
    doubtful_in_all: int
    differing: int
    """Documents that an earlier run decided otherwise about."""
    low_confidence: float = LOW_CONFIDENCE
    """What is below is low."""


def summary_of(articles: Sequence[Article], documents: Sequence[Document]) -> Summary:
    """The figures over ``articles``, with what ``documents`` says of each."""
    sizes = [visible_length(article.source_text) for article in articles]
    total = sum(sizes)
    removed: Counter[str] = Counter()
    for article in articles:
        for removal in article.removals:
            removed[visible(removal.name)] += visible_length(article.text_of(removal))
    doubtful = list(_doubtful(documents))
    rules = _rules(documents)
    least_sure = _least_sure(documents)
    return Summary(
        documents=len(articles),
        characters=total,
        share=sum(removed.values()) / total if total else 0.0,
        untouched=sum(not article.removals for article in articles),
        labels=_labels(removed, total, documents),
        rules=rules[:_MOST_RULES],
        all_rules=sorted({row.rule for row in rules}),
        publishers=sorted({document.publisher for document in documents}),
        suspects=_worst(doubtful)[:_MOST_SUSPECTS],
        suspects_in_all=len(doubtful),
        mean_confidence=_mean_confidence(documents),
        least_sure=least_sure[:_MOST_DOUBTFUL],
        doubtful_in_all=len(least_sure),
        differing=sum(document.differs > 0 for document in documents),
    )


def _mean_confidence(documents: Sequence[Document]) -> float | None:
    known = [document.confidence for document in documents if document.confidence is not None]
    return sum(known) / len(known) if known else None


def _least_sure(documents: Sequence[Document]) -> list[DoubtfulRow]:
    """The articles of low confidence, the lowest first."""
    rows = [
        DoubtfulRow(index, document.title, document.confidence)
        for index, document in enumerate(documents)
        if document.confidence is not None and document.confidence < LOW_CONFIDENCE
    ]
    return sorted(rows, key=lambda row: (row.confidence, row.document))


def _labels(removed: Counter[str], total: int, documents: Sequence[Document]) -> list[LabelRow]:
    pieces, in_documents = Counter[str](), Counter[str]()
    for document in documents:
        names = [one.label for one in document.reasons if one.kind != "suspect" and not one.was]
        pieces.update(names)
        in_documents.update(set(names))
    # A stranger's article may have removals of nothing.
    sizes = [(name, size) for name, size in removed.items() if size]
    ordered = sorted(sizes, key=lambda item: (-item[1], item[0]))
    most = ordered[0][1] if ordered else 0
    return [
        LabelRow(name, size / total, round(100 * size / most, 1), pieces[name], in_documents[name])
        for name, size in ordered
    ]


def _rules(documents: Sequence[Document]) -> list[RuleRow]:
    pieces, in_documents = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for document in documents:
        keys = [(one.rule, one.label) for one in document.reasons if one.rule and not one.was]
        pieces.update(keys)
        in_documents.update(set(keys))
    ordered = sorted(pieces.items(), key=lambda item: (-item[1], item[0]))
    return [RuleRow(*key, count, in_documents[key]) for key, count in ordered]


def _doubtful(documents: Sequence[Document]) -> Iterator[tuple[str, int, str]]:
    """Each suspect: its text, its document, and what speaks against it."""
    for index, document in enumerate(documents):
        for at, reason in enumerate(document.reasons):
            if reason.kind == "suspect" and not reason.was:
                yield _first_text(document, at), index, reason.evidence


def _worst(doubtful: Sequence[tuple[str, int, str]]) -> list[SuspectRow]:
    """Suspects by their texts: first those of many documents, then those with much against them."""
    places: dict[str, list[int]] = {}
    against: dict[str, str] = {}
    for text, index, evidence in doubtful:
        places.setdefault(text, []).append(index)
        against.setdefault(text, evidence)
    rows = [
        SuspectRow(found[0], text, against[text], len(set(found))) for text, found in places.items()
    ]
    return sorted(rows, key=lambda row: (-row.documents, -row.why.count("; "), len(row.text)))


def _first_text(document: Document, reason: int) -> str:
    text = next((text for index, text in document.segments if index == reason), "")
    return shortened(text, _LONGEST_TEXT)
