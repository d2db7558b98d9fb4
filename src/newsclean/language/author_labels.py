"""Labels in author fields and info lines: ``Text: Ann Lee  Photos: Bo Day  Source: AFP``.

A label is a word for what somebody did, with a colon or the like behind it.  East Asian
papers also set it before the name with nothing but a space.  What stands behind the label
of somebody who did not write is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsclean.language.author_field_words import OTHERS
from newsclean.language.author_label_words import OTHER_LABELS, WRITER_LABELS
from newsclean.language.lexicon import Lexicon
from newsclean.language.uncased_names import has_surname, split_names
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.letters import is_uncased


class Labelled(NamedTuple):
    """A piece of a line with what its label says."""

    kind: str
    """``writer``, ``other``, ``unknown``, or nothing for what stands before the first label."""
    text: str


def labelled_pieces(text: str, lexicon: Lexicon) -> list[Labelled]:
    """``text`` cut at its labels.

    >>> lexicon = Lexicon(sources=frozenset({"来源"}))
    >>> for piece in labelled_pieces("10:30 来源：青溪日报 作者：王小明", lexicon):
    ...     print(piece.kind, piece.text)
     10:30
    other 青溪日报
    writer 王小明
    """
    if ":" not in text and (text.isascii() or _MAY_LABEL.search(text) is None):
        return [Labelled("", text)]
    pieces: list[Labelled] = []
    kind, label, at = "", "", 0
    for start, end, next_kind in _labels(text, lexicon):
        if start < at:
            continue
        pieces.append(_piece(kind, label, text[at:start]))
        kind, label, at = next_kind, text[start:end], end
    pieces.append(_piece(kind, label, text[at:]))
    return [piece for piece in pieces if piece.kind or piece.text]


def _piece(kind: str, label: str, text: str) -> Labelled:
    """What stands behind a label; names that a space parts behind a Chinese one a line each."""
    names = text.strip(_EDGES)
    if kind == "writer" and " " in names:
        names = "\n".join(split_names(names, label))
    return Labelled(kind, names)


def of_writers(text: str, lexicon: Lexicon) -> str | None:
    """What stands behind labels of writers, a line each; ``None`` if there is no such label."""
    found = [piece.text for piece in labelled_pieces(text, lexicon) if piece.kind == "writer"]
    return "\n".join(filter(None, found)) or None


def without_others(text: str, lexicon: Lexicon) -> str:
    """``text`` without what the labels of others introduce; as it is if it is one such piece."""
    pieces = labelled_pieces(text, lexicon)
    if all(not piece.kind for piece in pieces):
        return text
    if len(pieces) > 1 and pieces[1].kind == "writer" and is_uncased(pieces[0].text):
        # The first word of a label of two: "name of the writer: ...".
        pieces = pieces[" " not in pieces[0].text :]
    for kinds in (("", "writer"), ("unknown",)):
        kept = [piece.text for piece in pieces if piece.kind in kinds and piece.text]
        if kept:
            return "\n".join(kept)
    return text if len(pieces) == 1 else ""


_EDGES = " \t|｜丨•·,，、;；/／([（【-–—"
# What parts a label from its name; strokes do so in East Asia alone.
_SIGN = late(r"\s?[:：﹕︰＝՝፦៖]+\s?|(?<=[\u3040-\u9fff\uac00-\ud7a3])\s?[／/]\s?")
_MAY_LABEL = late("[:：﹕︰＝՝፦៖\u3040-\u9fff\uac00-\ud7a3]")
_STROKES = frozenset("／/")
_NO_LABEL = late(r"[\s,，、;；|｜丨()（）\[\]【】•]")
_JOINED = late(r"[·・/／&+＆、和及と]")
_MOST_WORDS = 3
_MOST_SIGNS = 40
_LONGEST_GLUED = 6
_EAST_ASIAN_WORD = late(r"(?<!\S)[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3·・/／、]{1,8}(?=\s)")
_REPORTERS = ("记者", "記者", "通讯员", "通訊員")
_NAME_BEHIND = late(r"\s+([\u3400-\u9fff]{2,4})(?![\u3400-\u9fff])")


def _labels(text: str, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """Where the labels of ``text`` begin and end, and whom each introduces."""
    found = [*_signed_labels(text, lexicon)]
    if not text.isascii():
        found += _bare_labels(text, lexicon)
        if "・" in text:
            found += _dotted_labels(text, lexicon)
    return sorted(found)


def _signed_labels(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    known = _known(lexicon)
    for count, sign in enumerate(_SIGN.finditer(text)):
        if count == _MOST_SIGNS:
            return
        before = text[max(0, sign.start() - 40) : sign.start()]
        words = _NO_LABEL.split(before)[-_MOST_WORDS:]
        for first in range(len(words)):
            label = " ".join(words[first:])
            kind = _kind(label, known)
            if kind and before.endswith(label):
                yield sign.start() - len(label), sign.end(), kind
                break
        else:
            word = words[-1]
            if sign.group().strip() not in _STROKES and is_uncased(word):
                # Counts of readers and the like, with words that no list has.
                glued = _glued(word, known)
                size = glued or (len(before) if before == " ".join(words) else len(word))
                yield sign.start() - size, sign.end(), known.get(word[-glued:], "unknown")


def _dotted_labels(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Labels that a middle dot parts from a Japanese name, and not from another label."""
    known = _known(lexicon)
    for match in _DOTTED.finditer(text):
        kind = known.get(match[1], "")
        if kind and not _glued(match[2], known) and match[2] not in known:
            yield match.start(), match.start(2), kind


_DOTTED = late(
    r"(?<![^\s(（])([\u3040-\u30ff\u3400-\u9fff]{1,6})・(?=([\u3040-\u30ff\u3400-\u9fff々]{3,10})(?!・))"
)


def _kind(label: str, known: dict[str, str]) -> str:
    """Whom a label introduces; of joined ones (``取材・文``), a writer if any does."""
    if not label:
        return ""
    folded = fold(label)
    if folded in known:
        return known[folded]
    kinds = [known.get(part, "") for part in _JOINED.split(folded)]
    if not all(kinds):
        return ""
    return "writer" if "writer" in kinds else "other"


def _glued(word: str, known: dict[str, str]) -> int:
    """How long the known label is that ends ``word``; 0 if none does."""
    for size in range(min(_LONGEST_GLUED, len(word)), 1, -1):
        if word[-size:] in known:
            return size
    return 0


def _bare_labels(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Labels of East Asia that stand before a name with a space alone."""
    known = _known(lexicon)
    for match in _EAST_ASIAN_WORD.finditer(text):
        word = match.group()
        if word.endswith(_REPORTERS):
            name = _NAME_BEHIND.match(text, match.end())
            if name is not None and has_surname(name[1], lexicon):
                yield match.start(), match.end(), "writer"
        elif fold(word) not in lexicon.roles and (kind := _kind(word, known)):
            yield match.start(), match.end(), kind


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> dict[str, str]:
    """All labels, folded, with whom they introduce."""
    writers = lexicon.by | lexicon.roles | WRITER_LABELS
    others = (
        lexicon.editors
        | lexicon.credits
        | lexicon.sources
        | lexicon.published
        | lexicon.updates
        | OTHER_LABELS
        | {word.rstrip(":") for word in OTHERS}
    )
    return {
        **dict.fromkeys(writers, "writer"),
        **dict.fromkeys(others, "other"),
    }
