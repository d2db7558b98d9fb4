"""What two runs decide differently about the same documents: pieces of text, and fields."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

import attrs

from newsclean.labels import FIELDS
from newsclean.model.article import Article
from newsclean.model.labels import Removal
from newsclean.model.runs import one_line
from newsclean.model.showing import in_words
from newsclean.text.spans import Span


@attrs.frozen
class Decision:
    """What a run decided about a piece of text."""

    kind: str
    """``kept``, ``removed`` or ``absent``: the run did not read this text."""
    label: str = ""
    rule: str = ""
    evidence: str = ""

    @property
    def in_words(self) -> str:
        """The decision for people.

        >>> Decision("removed", "related", "judge.related", "2 words (p=0.93)").in_words
        'removed as related (judge.related)'
        """
        if self.kind == "removed":
            return f"removed as {self.label}" + (f" ({self.rule})" if self.rule else "")
        return "kept" if self.kind == "kept" else "not in the text"


KEPT, ABSENT = Decision("kept"), Decision("absent")


@attrs.frozen
class TextChange:
    """A piece of text about which two runs decide differently."""

    text: str
    before: Decision
    after: Decision
    span: Span | None = None
    """Where it stands in the source text; ``None`` if the runs read different texts."""


@attrs.frozen
class FieldChange:
    """A field that two runs fill differently; empty where nothing is known."""

    name: str
    before: str
    after: str


@attrs.frozen
class Changes:
    """All that differs between two Articles of one document."""

    texts: tuple[TextChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts or self.fields)


def changes_between(before: Article, after: Article) -> Changes:
    r"""What ``after`` decides differently from ``before``.

    Runs that read the same text are compared character by character, others by whole blocks.
    Another rule for the same label is no difference.

    >>> from newsclean import Pipeline, clean, read_text
    >>> article = read_text("The vote was held on Sunday.\n\nRead more")
    >>> changes = changes_between(clean(article, pipeline=Pipeline()), clean(article))
    >>> [(one.text, one.before.kind, one.after.label) for one in changes.texts]
    [('Read more', 'kept', 'related')]
    """
    same = before.source_text == after.source_text
    texts = _by_character(before, after) if same else _by_block(before, after)
    fields = [
        FieldChange(name, *values)
        for name in FIELDS
        if len(set(values := (_field(before, name), _field(after, name)))) > 1
    ]
    return Changes(tuple(texts), tuple(fields))


def _field(article: Article, name: str) -> str:
    return "; ".join(in_words(getattr(article, name)))


def _decision(removal: Removal | None) -> Decision:
    if removal is None:
        return KEPT
    return Decision("removed", removal.name, removal.rule, removal.evidence)


# --- the same text --------------------------------------------------------------------------


class _Removed:
    """Says by which removal a character went."""

    def __init__(self, article: Article) -> None:
        spans = [(span, removal) for removal in article.removals for span in removal.pieces]
        self._spans = sorted(spans, key=lambda pair: pair[0])
        self._starts = [span[0] for span, _ in self._spans]

    @property
    def edges(self) -> Iterator[int]:
        """Where removals begin and end."""
        for span, _ in self._spans:
            yield from span

    def at(self, place: int) -> Removal | None:
        """The removal of the character at ``place``."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or self._spans[number][0][1] <= place:
            return None
        return self._spans[number][1]


def _by_character(before: Article, after: Article) -> Iterator[TextChange]:
    source = after.source_text
    old, new = _Removed(before), _Removed(after)
    edges = sorted({*old.edges, *new.edges, 0, len(source)})
    last: TextChange | None = None
    for start, end in pairwise(edges):
        one, other = _decision(old.at(start)), _decision(new.at(start))
        if one.label == other.label or not source[start:end].strip():
            continue
        if last is not None and _goes_on(last, start, one, other, source):
            first = last.span[0] if last.span else start
            last = attrs.evolve(last, text=source[first:end], span=(first, end))
            continue
        if last is not None:
            yield last
        last = TextChange(source[start:end], one, other, (start, end))
    if last is not None:
        yield last


def _goes_on(last: TextChange, start: int, one: Decision, other: Decision, source: str) -> bool:
    """Whether two changes are one: the same on the same line."""
    end = last.span[1] if last.span else start
    return source[end:start] in ("", " ") and (last.before, last.after) == (one, other)


# --- different texts ------------------------------------------------------------------------


def _pieces(article: Article) -> Iterator[tuple[str, Decision]]:
    """Each block and removal in order: its text, and what was decided."""
    found = [(block.pieces[:1], block.text, KEPT) for block in article.blocks]
    found += [(one.pieces[:1], article.text_of(one), _decision(one)) for one in article.removals]
    for _, text, decision in sorted(found, key=lambda entry: entry[0]):
        if plain := one_line(text):
            yield plain, decision


def _by_block(before: Article, after: Article) -> Iterator[TextChange]:
    waiting: defaultdict[str, list[Decision]] = defaultdict(list)
    for text, decision in _pieces(before):
        waiting[text].append(decision)
    for text, decision in _pieces(after):
        was = waiting[text].pop(0) if waiting[text] else ABSENT
        if (was.kind, was.label) != (decision.kind, decision.label):
            yield TextChange(text, was, decision)
    for text, decisions in waiting.items():
        for decision in decisions:
            yield TextChange(text, decision, ABSENT)


# --- which documents belong together --------------------------------------------------------

Named: TypeAlias = tuple[str, Article]
"""An Article, and what it is called."""


@attrs.frozen
class Pair:
    """One document of two runs."""

    name: str
    """What the later run calls it."""
    before: Article
    after: Article


@attrs.frozen
class Pairs:
    """The documents of two runs."""

    both: tuple[Pair, ...]
    """In the later run's order."""
    only_before: tuple[int, ...]
    """The numbers of the documents that only the earlier run has."""
    only_after: tuple[int, ...]


_ROW = re.compile(r":\d+$")


def _place(entry: Named) -> str:
    """The row's number or the file's name, wherever the run's output lies."""
    row = _ROW.search(entry[0])
    return row.group() if row else os.path.basename(entry[0])


_KEYS: tuple[Callable[[Named], str | None], ...] = (
    lambda entry: entry[0],
    lambda entry: entry[1].url,
    lambda entry: entry[1].source_text or None,
    _place,
)


def paired(before: Sequence[Named], after: Sequence[Named]) -> Pairs:
    """Which documents of two runs are the same.

    They have the same name, else the same address, else the same text, else the same row number or
    file name.  A key that several documents share counts for none of them.
    """
    partners: dict[int, int] = {}
    for key in _KEYS:
        old = _unique(before, key, set(partners.values()))
        for name, number in _unique(after, key, set(partners)).items():
            if name in old:
                partners[number] = old[name]
    known = set(partners.values())
    return Pairs(
        tuple([Pair(after[k][0], before[partners[k]][1], after[k][1]) for k in sorted(partners)]),
        tuple([k for k in range(len(before)) if k not in known]),
        tuple([k for k in range(len(after)) if k not in partners]),
    )


def _unique(
    entries: Sequence[Named], key: Callable[[Named], str | None], without: set[int]
) -> dict[str, int]:
    """Entries that are still alone by the keys that no other has."""
    keys = {k: key(entry) for k, entry in enumerate(entries) if k not in without}
    counts = Counter(keys.values())
    return {name: k for k, name in keys.items() if name is not None and counts[name] == 1}
