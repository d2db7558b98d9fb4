"""Captions and credits behind the labels that screen readers read aloud.

``Image source, Getty Images`` / ``Image caption, The harbour at dawn``: on one line or on two, the
label alone above its words, or both glued into a paragraph.  Of a paragraph only the label and what
it announces go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from newsclean.language.caption_parts import split_caption
from newsclean.language.credits import LONGEST_CAPTION, looks_like_credit
from newsclean.language.lexicon import Lexicon
from newsclean.language.picture_labels import LabelKind, PictureLabel, picture_labels
from newsclean.language.proper_names import is_agency
from newsclean.model.article import Article
from newsclean.model.blocks import remember_each
from newsclean.model.field_values import Caption
from newsclean.model.labels import Label
from newsclean.text.sentences import ends_sentence, sentence_spans

_LONGEST_CREDIT, _LONGEST_ALONE, _MOST_SENTENCES, _MOST_CREDIT_WORDS = 80, 200, 3, 8
_GLUED = re.compile(r"(?<=[a-zß-öø-ÿ.)])(?=[A-ZÀ-Þ])")
_AROUND = " \t\xa0,;:|–—-"


class _Piece(NamedTuple):
    """What one label announces, and where."""

    block: int
    start: int
    end: int
    kind: LabelKind
    text: str


def labelled_captions(article: Article, lexicon: Lexicon) -> list[Label]:
    """Labels for what is announced in ``article``, each with its whole caption."""
    pieces = [
        piece
        for index, found in remember_each(article.blocks, "picture labels", picture_labels)
        for piece in _pieces(article, index, found, lexicon)
    ]
    return list(_labels(pieces, lexicon))


def _pieces(
    article: Article, index: int, labels: Sequence[PictureLabel], lexicon: Lexicon
) -> Iterator[_Piece]:
    text = article.blocks[index].text
    for number, label in enumerate(labels):
        is_last = number + 1 == len(labels)
        limit = len(text) if is_last else labels[number + 1].start
        is_line = is_last and labels[0].start == 0
        said = text[label.end : limit]
        if not said.strip(_AROUND):
            yield _Piece(index, label.start, limit, label.kind, "")
            if is_line:
                yield from _below(article, index, label, lexicon)
            continue
        if not label.is_sure and not _is_likely(said, label.kind, lexicon):
            continue
        if said.lstrip()[:1].islower() and ends_sentence(said):
            # "Image source: the museum does not say." is a sentence of a story.
            continue
        if label.kind == "source":
            size = _credit_end(said, lexicon)
        else:
            # Below other words of the story a second sentence is as likely the story's.
            size = _caption_end(said, is_alone=is_line and len(article.blocks) > _FEW)
        yield _Piece(index, label.start, label.end + size, label.kind, said[:size].strip(_AROUND))


_FEW = 2


def _below(article: Article, index: int, label: PictureLabel, lexicon: Lexicon) -> Iterator[_Piece]:
    """What a label that stands alone announces: the next line."""
    if index + 1 == len(article.blocks):
        return
    block = article.blocks[index + 1]
    text = block.text
    if picture_labels(text):
        return
    if label.kind == "source":
        fits = len(text) <= _LONGEST_CREDIT and _is_likely(text, "source", lexicon)
    else:
        fits = len(text) <= _LONGEST_ALONE and len(sentence_spans(text)) < _MOST_SENTENCES
    if fits:
        yield _Piece(index + 1, 0, len(text), label.kind, text)


def _is_likely(said: str, kind: LabelKind, lexicon: Lexicon) -> bool:
    """Whether words behind a doubtful label are a credit or a caption, and no sentence goes on."""
    line = said.strip(_AROUND)
    if kind == "source":
        return not ends_sentence(line) and looks_like_credit(line, lexicon, 1)
    if line[0].islower() or len(line) > _LONGEST_ALONE:
        return False
    return line[0].isupper() or not ends_sentence(line)


def _credit_end(said: str, lexicon: Lexicon) -> int:
    """Where a credit ends and the story goes on; 0 if that cannot be told."""
    line = said.rstrip(_AROUND)
    words = line.count(" ") + 1
    if len(line) <= _LONGEST_CREDIT and (words <= _MOST_CREDIT_WORDS or not ends_sentence(line)):
        return len(said)
    ends = [match.end() for match in re.finditer(r"\S+", said[:_LONGEST_CREDIT])]
    for end in reversed(ends[:_MOST_CREDIT_WORDS]):
        if is_agency(said[:end].strip(_AROUND), lexicon):
            return end
    glued = _GLUED.search(said, 2, _LONGEST_CREDIT)
    return glued.start() if glued else 0


def _caption_end(said: str, *, is_alone: bool) -> int:
    """Where a caption ends: all of its line, or of a longer one the first sentence."""
    sentences = sentence_spans(said)
    first = sentences[0][1]
    if len(said) <= LONGEST_CAPTION and len(sentences) <= _MOST_SENTENCES:
        rest = max((end - start for start, end in sentences[1:]), default=0)
        if not rest or (is_alone and rest <= _LONGEST_FOLLOWING):
            return len(said)
    return first if first <= LONGEST_CAPTION else 0


_LONGEST_FOLLOWING = 100
"""A longer sentence behind the first is the story's."""


def _labels(pieces: Sequence[_Piece], lexicon: Lexicon) -> Iterator[Label]:
    """The labels of pieces; a credit and the caption behind it are one picture's."""
    for group in _pictures(pieces):
        credit = next(
            (piece.text for piece in group if piece.kind == "source" and piece.text), None
        )
        said = next((piece.text for piece in group if piece.kind == "caption" and piece.text), "")
        text, own_credit = split_caption(said, lexicon) if said else ("", None)
        stated = Caption(text, credit or own_credit)
        fields = {"captions": (stated,)} if text or stated.credit else None
        # One label for what stands together: another's label of the whole line is no longer.
        for block, own_pieces in groupby(group, key=lambda piece: piece.block):
            run = list(own_pieces)
            yield Label(block, run[0].start, run[-1].end, "caption", "captions.labelled", fields)


def _pictures(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _goes_on(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _goes_on(group: Sequence[_Piece], piece: _Piece) -> bool:
    """Whether a piece is of the same picture as those before it."""
    before = group[-1]
    if piece.block == before.block:
        if piece.start > before.end:
            return False
    elif piece.block - before.block > 1 or piece.start > 0:
        return False
    if before.kind == piece.kind:
        return not before.text
    # A caption has its credit behind it only in the same line.
    return before.kind == "source" or (piece.block == before.block and len(group) == 1)
