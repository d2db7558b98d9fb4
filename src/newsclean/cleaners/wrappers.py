"""Wrappers: what a news database or a corpus writes around each story.

A text is an export of a database if several lines of its wrapper stand there together: one such
line alone may be the story's.  Then the lines above and below the story become fields, and leave
the body.  It is asked before the judge, which would take most of them for junk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsclean.cleaners.wrapped_fields import LABELS, Fields, fields_of, name_before_date
from newsclean.cleaners.wrapper_zones import (
    LONGEST_HEAD,
    around_story,
    find_zones,
    is_field,
    states_of,
)
from newsclean.judging.document_language import language_of
from newsclean.judging.prose import is_prose
from newsclean.language.database_formats import (
    Mark,
    find_format,
    is_document_number,
    is_word_count,
    plain_name,
    read_marks,
)
from newsclean.language.date_lines import read_date_line
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.blocks import Block
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold

_LONGEST_LINE, _MOST_LINES_OF_TITLE = 250, 3
_NOTHING: Mapping[str, Mark] = {}


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the lines of a wrapper, with what they state."""
    if not article.blocks or article.blocks[0].markup is not None:
        return
    marks = _with_values_below(article.blocks, [_marks_of(block) for block in article.blocks])
    if not any(marks):
        return
    database = find_format([marks[k] for k in around_story(article.blocks, marks)])
    if database is None:
        return
    own = [_of(database, *pair) for pair in zip(article.blocks, marks, strict=True)]
    if database != "rows" or _is_row(article.blocks, own):
        yield from _Wrapper(article, database, own, knowledge.lexicon).labels()


def _is_row(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> bool:
    """Whether a column stands first, and one holds a story: a paragraph, or one below it.

    Names in capital letters are those of a row only if one of them is a row's own.
    """
    is_named = blocks[0].text[0].islower() or any(
        mark is not None and mark.is_own for mark in marks
    )
    return (
        marks[0] is not None
        and is_named
        and any(
            mark is not None and mark.states == "body" and any(map(is_prose, blocks[k : k + 2]))
            for k, mark in enumerate(marks)
        )
    )


def _marks_of(block: Block) -> Mapping[str, Mark]:
    memo = block._memo
    if "wrapper" not in memo:
        memo["wrapper"] = read_marks(block.text) or _NOTHING
    known: Mapping[str, Mark] = memo["wrapper"]
    return known


_MAY_BE_PROSE = frozenset({"body", "caption", "description", "legal", "publisher", "title"})


def _of(database: str, block: Block, marks: Mapping[str, Mark]) -> Mark | None:
    """What a line is to one database; a paragraph (``Update: The board said ...``) is nothing."""
    mark = marks.get(database)
    if mark is None or mark.is_own or mark.states in _MAY_BE_PROSE or not is_prose(block):
        return mark
    return None if is_field(mark) else mark


def _with_values_below(
    blocks: Sequence[Block], marks: Sequence[Mapping[str, Mark]]
) -> Sequence[Mapping[str, Mark]]:
    """The marks, with codes of Factiva known by the value that stands on the next line."""
    found = list(marks)
    for index in range(len(blocks) - 1):
        code = marks[index].get("factiva")
        if code is not None and blocks[index].text == code.name:
            below = blocks[index + 1].text
            is_own = (code.name == "WC" and is_word_count(below)) or (
                code.name == "AN" and is_document_number(below)
            )
            found[index] = {**marks[index], "factiva": code._replace(is_own=is_own)}
    return found


class _Wrapper:
    """The wrapper of one article, line by line."""

    def __init__(
        self, article: Article, database: str, marks: Sequence[Mark | None], lexicon: Lexicon
    ) -> None:
        self.blocks = article.blocks
        self.database = database
        self.marks = marks
        self.lexicon = lexicon
        self.language = language_of(article)
        self.zones = find_zones(article.blocks, marks, database)
        pairs = zip(article.blocks, marks, strict=True)
        named = (b.text[m.value :] for b, m in pairs if m is not None and m.states == "publisher")
        self.publisher = next(named, "")

    def labels(self) -> Iterator[Label]:
        head, tail = self.zones
        cover = self._end_of_cover()
        first = next((k for k in range(cover, head) if is_field(self.marks[k])), head)
        yield from (self._label(k, "residue") for k in range(cover))
        yield from self._unnamed(cover, first)
        yield from self._pages(cover)
        owner: int | None = None
        bodies: set[str] = set()
        for index, mark in enumerate(self.marks):
            if index < cover:
                continue
            is_in = index < head or index >= tail
            if mark is None:
                is_value = owner is not None and self._takes_next(owner, index)
                if is_value or (is_in and first <= index and not is_prose(self.blocks[index])):
                    name = self.marks[owner].states if owner is not None else ""  # type: ignore[union-attr]
                    yield self._label(index, LABELS.get(name, "residue"))
                else:
                    owner = None
                continue
            owner = None
            if mark.states == "body":
                if mark.name not in bodies and (is_in or index == head or mark.name.isupper()):
                    yield self._label(index, "residue", end=mark.value)
                bodies.add(mark.name)
            elif is_in or mark.is_own or self._is_unmistakable(index, mark):
                owner = index
                yield self._field(index, mark)

    def _end_of_cover(self) -> int:
        """One past the page before the story's, which says who searched for what."""
        last = max(
            (k for k in range(self.zones.head) if states_of(self.marks[k]) == "cover"), default=-2
        )
        while (
            last >= 0 and states_of(self.marks[last + 1]) == "next" and last + 2 < self.zones.head
        ):
            last += 2
        return last + 1 if last >= 0 else 0

    def _pages(self, first: int) -> Iterator[Label]:
        """The headline that is printed above each page, with the number of the page."""
        lines: set[str] = set()
        for k in range(first, len(self.blocks) - 1):
            if states_of(self.marks[k]) == "page" and self.marks[k + 1] is None:
                is_repeated = self.blocks[k + 1].text in lines or (
                    k + 2 < len(self.blocks) and self.blocks[k + 1].text == self.blocks[k + 2].text
                )
                if is_repeated:
                    yield self._label(k + 1, "residue")
            elif k < self.zones.head:
                lines.add(self.blocks[k].text)

    def _is_unmistakable(self, index: int, mark: Mark) -> bool:
        """Whether a line in the story is of the wrapper: in capitals, or above a caption."""
        if mark.states == "page":
            return True
        if self.database != "nexis":
            return False
        text = self.blocks[index].text
        name = text[: len(mark.name)]
        return (plain_name(name) == mark.name and name.isupper()) or (
            mark.states == "caption" and mark.value == len(text)
        )

    def _takes_next(self, owner: int, index: int) -> bool:
        """Whether the line at ``index`` is the value of the name that stands alone above it."""
        mark = self.marks[owner]
        if mark is None or mark.value < len(self.blocks[owner].text):
            return False
        if index != owner + 1 or mark.states in ("", "body", "cover", "legal", "page", "tags"):
            return False
        is_above = mark.states == "description" and index < self.zones.head
        return mark.states in ("caption", "next") or is_above or not is_prose(self.blocks[index])

    def _field(self, index: int, mark: Mark) -> Label:
        value = self._value(index, mark)
        if mark.states == "title" and self.publisher:
            # Titles of All the News end in the name of the paper.
            value = value.removesuffix(f" - {self.publisher}")
        fields = fields_of(mark.states, value, self.lexicon, self.language)
        if mark.states == "title" and index > self.zones.head:
            # A headline from below would stand before the story, in another order than was read.
            fields = {}
        return self._label(index, LABELS.get(mark.states, "residue"), fields)

    def _value(self, index: int, mark: Mark) -> str:
        """What stands behind the name, or below it; a headline may take several lines."""
        parts = [self.blocks[index].text[mark.value :]]
        for below in range(index + 1, len(self.blocks)):
            goes_on = self.database == "factiva" and mark.states == "title"
            if self.marks[below] is not None or len(parts) > _MOST_LINES_OF_TITLE:
                break
            if not (goes_on and not is_prose(self.blocks[below])) and "".join(parts):
                break
            parts.append(self.blocks[below].text)
        return " ".join(filter(None, parts))

    def _label(
        self, index: int, name: str, fields: Fields | None = None, end: int | None = None
    ) -> Label:
        end = len(self.blocks[index].text) if end is None else end
        return Label(index, 0, end, name, f"wrapper.{self.database}", fields or None)

    # --- lines without a name ---------------------------------------------------------------

    def _unnamed(self, start: int, first: int) -> Iterator[Label]:
        """The lines above the first named one: headline, publication, date, in various orders."""
        lines = [
            k
            for k in range(start, first if first <= start + LONGEST_HEAD else start)
            if self.marks[k] is None
            and len(self.blocks[k].text) <= _LONGEST_LINE
            and not (k > 0 and self._takes_next(k - 1, k))
        ]
        dated = next((k for k in lines if self._is_dated(k)), None)
        above = [k for k in lines if dated is None or k < dated]
        below = [k for k in lines if dated is not None and k > dated]
        for k in below:
            if _is_edition(self.blocks[k].text):
                yield self._label(k, "residue")
            elif self._is_dated(k):
                yield self._label(k, "date")
        below = [k for k in below if not _is_edition(self.blocks[k].text) and not self._is_dated(k)]
        if dated is not None:
            name, fields = self._date(dated)
            if name:
                fields = {**fields, "publisher": name}
            elif above and (below or len(above) > 1 or self.database == "nexis"):
                yield self._named(above.pop(), "publisher")
            yield self._label(dated, "date" if not name else "source", fields)
        elif self.database == "nexis":
            return
        titles = below or above
        if titles:
            yield self._named(titles[0], "title")
            if self.database in ("europresse", "newsbank") and len(titles) > 1:
                yield from self._byline(titles[1])

    def _named(self, index: int, states: str) -> Label:
        text = self.blocks[index].text
        fields = fields_of(states, text, self.lexicon, self.language)
        return self._label(index, LABELS[states], fields)

    def _byline(self, index: int) -> Iterator[Label]:
        text = self.blocks[index].text
        fields = fields_of("authors", text, self.lexicon, self.language)
        if fields and not is_prose(self.blocks[index]):
            yield self._label(index, "byline", fields)

    def _is_dated(self, index: int) -> bool:
        text = self.blocks[index].text
        if is_prose(self.blocks[index]):
            return False
        return (
            read_date_line(text, self.lexicon, self.language) is not None
            or self._before_date(text) is not None
        )

    def _before_date(self, text: str) -> tuple[str, Fields] | None:
        """What a line says that holds a date and the publication, or its pages."""
        if self.database == "nexis" or len(text) > _LONGEST_DATED:
            return None
        return name_before_date(text, self.lexicon, self.language)

    def _date(self, index: int) -> tuple[str, Fields]:
        text = self.blocks[index].text
        line = read_date_line(text, self.lexicon, self.language)
        if line is not None:
            return "", {"published": line.published} if line.published else {}
        name, fields = self._before_date(text) or ("", {})
        # A weekday, or a country before it, is no publication.
        words = fold(name).replace(",", "").split()
        is_name = self.database != "europresse" and any(
            word not in self.lexicon.times for word in words
        )
        return (name if is_name else ""), fields


_LONGEST_DATED = 120


def _is_edition(text: str) -> bool:
    folded = fold(text)
    return len(text) <= _LONGEST_EDITION and any(word in folded for word in _EDITIONS)


_LONGEST_EDITION = 60
_EDITIONS = ("edition", "ausgabe", "édition", "editie", "edición")
