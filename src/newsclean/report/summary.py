"""What the page says about all the Articles together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from newsclean.model import Article
from newsclean.report.documents import Document, visible

_MOST_RULES = 15
_MOST_SUSPECTS = 30
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
    """One line that was kept and looks like junk."""

    document: int
    text: str
    why: str


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


def summary_of(articles: Sequence[Article], documents: Sequence[Document]) -> Summary:
    """The figures over ``articles``, with what ``documents`` says of each."""
    sizes = [_size(article.source_text) for article in articles]
    total = sum(sizes)
    removed: Counter[str] = Counter()
    for article in articles:
        for removal in article.removals:
            removed[visible(removal.name)] += _size(article.text_of(removal))
    doubtful = [
        SuspectRow(index, _first_text(document, at), reason.evidence)
        for index, document in enumerate(documents)
        for at, reason in enumerate(document.reasons)
        if reason.kind == "suspect"
    ]
    rules = _rules(documents)
    return Summary(
        documents=len(articles),
        characters=total,
        share=sum(removed.values()) / total if total else 0.0,
        untouched=sum(not article.removals for article in articles),
        labels=_labels(removed, total, documents),
        rules=rules[:_MOST_RULES],
        all_rules=sorted({row.rule for row in rules}),
        publishers=sorted({document.publisher for document in documents}),
        suspects=doubtful[:_MOST_SUSPECTS],
        suspects_in_all=len(doubtful),
    )


def _size(text: str) -> int:
    return len(text) - text.count(" ") - text.count("\n")


def _labels(removed: Counter[str], total: int, documents: Sequence[Document]) -> list[LabelRow]:
    pieces, in_documents = Counter[str](), Counter[str]()
    for document in documents:
        names = [reason.label for reason in document.reasons if reason.kind != "suspect"]
        pieces.update(names)
        in_documents.update(set(names))
    ordered = sorted(removed.items(), key=lambda item: (-item[1], item[0]))
    most = ordered[0][1] if ordered else 0
    return [
        LabelRow(name, size / total, round(100 * size / most, 1), pieces[name], in_documents[name])
        for name, size in ordered
    ]


def _rules(documents: Sequence[Document]) -> list[RuleRow]:
    pieces, in_documents = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for document in documents:
        keys = [(reason.rule, reason.label) for reason in document.reasons if reason.rule]
        pieces.update(keys)
        in_documents.update(set(keys))
    ordered = sorted(pieces.items(), key=lambda item: (-item[1], item[0]))
    return [RuleRow(*key, count, in_documents[key]) for key, count in ordered]


def _first_text(document: Document, reason: int) -> str:
    text = next((text for index, text in document.segments if index == reason), "")
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
