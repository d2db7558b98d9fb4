"""What cleaning made of each line of a planted document, and counts of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planted_documents import Document, Line, bare_documents, documents

from newsclean import Article, clean, read_text

STILL_THERE = 0.2
"""A line has left if no larger a share of its letters and digits is still in the body."""


@dataclass(frozen=True)
class Fate:
    """What became of one line: the share still live, and what took the rest."""

    live: float
    labels: frozenset[str]
    rules: frozenset[str]


def fates(document: Document, *, with_language: bool) -> list[Fate]:
    """What became of each line of ``document``, in order."""
    text = document.separator.join(line.text for line in document.lines)
    language = document.language if with_language else None
    article = clean(read_text(text, language=language))
    owners = _owners(document, article)
    sizes = Counter(owners.values())
    live: Counter[int] = Counter()
    labels: dict[int, set[str]] = {}
    rules: dict[int, set[str]] = {}
    for block in article.blocks:
        live.update(_touched(owners, block.pieces))
    for removal in article.removals:
        for line in set(_touched(owners, removal.pieces)):
            labels.setdefault(line, set()).add(removal.name)
            rules.setdefault(line, set()).add(removal.rule)
    return [
        Fate(
            live[k] / sizes[k] if sizes[k] else 0.0,
            frozenset(labels.get(k, ())),
            frozenset(rules.get(k, ())),
        )
        for k in range(len(document.lines))
    ]


def _owners(document: Document, article: Article) -> dict[int, int]:
    """Which line each letter and digit of ``source_text`` belongs to, by its offset.

    Reading may change white space and unseen characters, never the number of
    letters and digits, so they are paired in order.
    """
    offsets = [k for k, char in enumerate(article.source_text) if char.isalnum()]
    lines = [k for k, line in enumerate(document.lines) for char in line.text if char.isalnum()]
    return dict(zip(offsets, lines, strict=True))


def _touched(owners: dict[int, int], pieces: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in pieces:
        for offset in range(start, end):
            if offset in owners:
                yield owners[offset]


# --- counting -------------------------------------------------------------------------------

Key = tuple[str, str, bool]  # language, label, held
COUNTS = "documents lines left agreed appeals whole paragraphs hurt".split()


@dataclass
class Tally:
    """Counts by language, label and held; survivors and damage, of open documents alone."""

    counts: dict[Key, Counter[str]]
    survivors: list[tuple[str, str, str]]
    damage: Counter[tuple[str, str, str]]

    def add(self, document: Document, found: Sequence[Fate]) -> None:
        key = (document.language, document.label, document.held)
        counts = self.counts.setdefault(key, Counter())
        counts["documents"] += 1
        whole: dict[tuple[int, str], bool] = {}
        for line, fate in zip(document.lines, found, strict=True):
            if line.label:
                gone = self._add_line(document, line, fate)
                planted = (line.appeal, line.label)
                whole[planted] = whole.get(planted, True) and gone
            elif not line.title:
                counts["paragraphs"] += 1
                if fate.live < 1:
                    counts["hurt"] += 1
                    if not document.held:
                        why = ", ".join(sorted(fate.rules))
                        self.damage[(document.language, why, line.text)] += 1
        for (_, label), gone in whole.items():
            own = self.counts.setdefault((document.language, label, document.held), Counter())
            own["appeals"] += 1
            own["whole"] += gone

    def _add_line(self, document: Document, line: Line, fate: Fate) -> bool:
        own = self.counts.setdefault((document.language, line.label, document.held), Counter())
        own["lines"] += 1
        gone = fate.live <= STILL_THERE
        own["left"] += gone
        own["agreed"] += gone and line.label in fate.labels
        if not gone and not document.held:
            where = f"{document.language} {line.label}"
            self.survivors.append((where, document.place, line.text))
        return gone

    def merge(self, other: Tally) -> None:
        for key, counts in other.counts.items():
            self.counts.setdefault(key, Counter()).update(counts)
        self.survivors += other.survivors
        self.damage += other.damage


def tally(task: tuple[str, Sequence[bool], Sequence[str], bool]) -> Tally:
    """The counts of one language."""
    language, halves, labels, with_language = task
    counted = Tally({}, [], Counter())
    for held in halves:
        for document in documents(language, held, labels):
            counted.add(document, fates(document, with_language=with_language))
    for document in bare_documents(language):
        counted.add(document, fates(document, with_language=with_language))
    return counted
