"""Factiva's articles without codes: known by what stands on which line.

Headline, byline, number of words, day, publication, its code, page, language and copyright stand
on a line each.  The number of words and the day must be there, and two of these: the language, the
copyright, and the document's number at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsclean.cleaners.wrapped_fields import LABELS, fields_of
from newsclean.judging.document_language import language_of
from newsclean.judging.prose import is_prose
from newsclean.language.database_formats import is_document_number, is_word_count
from newsclean.language.date_lines import read_date_line
from newsclean.language.language_names import language_code
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.folding import fold

_RULE = "wrapper.factiva"
_MOST_ABOVE, _MOST_BELOW = 6, 11


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for the lines of such a head and for the document's number."""
    blocks = article.blocks
    if not blocks or blocks[0].markup is not None:
        return
    words = next(
        (k for k in range(min(_MOST_ABOVE, len(blocks) - 1)) if is_word_count(blocks[k].text)), None
    )
    lines = None if words is None else _Lines(article, words, knowledge.lexicon)
    if lines is not None and lines.is_head:
        yield from lines.labels()
        return
    # Nothing else is written like a document's number.
    for k in _last_lines(blocks):
        if is_document_number(blocks[k].text):
            yield Label(k, 0, len(blocks[k].text), "residue", _RULE)


class _Lines:
    """The head of an article, around the line with the number of its words."""

    def __init__(self, article: Article, words: int, lexicon: Lexicon) -> None:
        self.texts = [block.text for block in article.blocks]
        self.words = words
        self.lexicon = lexicon
        self.language = language_of(article)
        day = read_date_line(self.texts[words + 1], lexicon, self.language)
        self.is_dated = day is not None and day.has_year
        below = range(words + 2, min(len(self.texts), words + _MOST_BELOW))
        story = next(
            (k for k in below if is_prose(article.blocks[k]) and not self._is_right(k)), None
        )
        below = range(words + 2, below.stop if story is None else story)
        self.spoken = next((k for k in below if language_code(self.texts[k])), None)
        self.right = next((k for k in below if self._is_right(k)), None)
        self.number = next(
            (k for k in _last_lines(self.texts) if is_document_number(self.texts[k])), None
        )

    @property
    def is_head(self) -> bool:
        """Whether enough of such a head is there."""
        ends = [self.spoken, self.right, self.number]
        return self.is_dated and sum(end is not None for end in ends) > 1

    def labels(self) -> Iterator[Label]:
        yield from self._above()
        yield self._label(self.words)
        yield self._label(self.words + 1, "published")
        end = max(k for k in (self.spoken, self.right, self.words + 1) if k is not None)
        names = [k for k in range(self.words + 2, end) if self._is_name(k)]
        for k in range(self.words + 2, end + 1):
            if names and k == names[0]:
                yield self._label(k, "publisher")
            elif k == self.spoken:
                yield self._label(k, "language")
            else:
                yield self._label(k, "legal" if k == self.right else "")
        if self.number is not None:
            for k in range(self.number, len(self.texts)):
                yield self._label(k)

    def _above(self) -> Iterator[Label]:
        """The lines above: maybe a section, the headline, maybe a byline."""
        title = self.words - 1
        if title > 0 and fields_of("authors", self.texts[title], self.lexicon, self.language):
            yield self._label(title, "authors")
            title -= 1
        for k in range(title):
            yield self._label(k, "section" if k == 0 else "")
        if title >= 0:
            yield self._label(title, "title")

    def _is_name(self, index: int) -> bool:
        """Whether the line may be the publication's name: no time of day, code or page."""
        text = self.texts[index]
        return sum(map(str.isalpha, text)) > 2 and not self._is_right(index)

    def _is_right(self, index: int) -> bool:
        folded = fold(self.texts[index][:60])
        return folded.startswith(("(c)", "©", "copyright"))

    def _label(self, index: int, states: str = "") -> Label:
        text = self.texts[index]
        fields = fields_of(states, text, self.lexicon, self.language)
        return Label(index, 0, len(text), LABELS.get(states, "residue"), _RULE, fields or None)


def _last_lines(texts: Sequence[object]) -> range:
    """The last lines of a text, where a document's number may stand."""
    return range(max(0, len(texts) - 4), len(texts))
