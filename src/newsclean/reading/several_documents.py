"""Files that hold several documents: where each begins, and a refusal that says how to split them.

Databases export a whole search into one file.  Cleaned as one article, the second story would be a
part of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import attrs

from newsclean.errors import ReadError
from newsclean.text.late_patterns import late
from newsclean.text.spans import Span


@attrs.frozen
class _Bound:
    """What stands between the documents of one database."""

    name: str
    pattern: re.Pattern[str]
    stands: Literal["above", "below", "between"]
    """Above each document, below each, or between two."""
    hints: tuple[str, ...]
    """Every such text has one of these."""
    needs: re.Pattern[str] | None = None
    """What must also stand in at least two documents."""


def _line(pattern: str) -> re.Pattern[str]:
    """``pattern`` as a whole line; it is found where the line begins."""
    return re.compile(rf"^[ \t\ufeff]*(?:{pattern})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


_OF = "(?:of|von|de|sur|van|di|из)"
_DOCUMENTS = "(?:document|dokument)[a-z]{0,4}"
_NUMBERED = "(?:document|dokument|documento|документ|文書|文件|文档|문서)"
_NEXIS_FIELDS = late(
    r"^[ \t]*(?:(?:length|l[äa]nge|longueur|lengte|longitud|lunghezza|extens[ãa]o) ?: ?\d"
    r"|(?:load-date|ladedatum|laaddatum|date[- ]chargement|fecha[- ](?:de[- ])?carga"
    r"|section|rubrik|rubrique|rubriek|sectie|secci[óo]n) ?: ?\S|copyright\b.{0,9} \d{4} )",
    re.MULTILINE | re.IGNORECASE,
)
_BOUNDS = (
    # In capitals nothing else is written so.
    _Bound(
        "Nexis",
        re.compile(
            r"^[ \t\ufeff]*\d{1,6} (?:(?i:of)|von|de|sur|van|di) \d{1,6} D[OA-Z]{6,11}[ \t]*\r?$",
            re.MULTILINE,
        ),
        "above",
        ("OCUMENT", "OKUMENT"),
    ),
    _Bound(
        "Nexis",
        _line(rf"\d{{1,6}} {_OF} \d{{1,6}} {_DOCUMENTS}|{_DOCUMENTS} \d{{1,6}} {_OF} \d{{1,6}}"),
        "above",
        ("ocument", "OCUMENT", "okument", "OKUMENT"),
        needs=_NEXIS_FIELDS,
    ),
    _Bound(
        "Nexis Uni",
        _line(
            "end of document|ende des dokuments|fin du document|einde van (?:het )?document"
            "|fin(?:al)? del documento|fine del documento|fim do documento"
        ),
        "below",
        ("ocument", "OCUMENT", "okument"),
        needs=_NEXIS_FIELDS,
    ),
    _Bound(
        "Factiva",
        _line(rf"(?:AN\s{{1,9}})?{_NUMBERED} [a-z]{{3,8}}\d{{6,30}}\w{{6,30}}"),
        "below",
        ("ocument", "okument", "окумент", "文書", "文件", "文档", "문서"),
    ),
    _Bound(
        "ProQuest",
        _line("_{10,200}"),
        "between",
        ("ProQuest",),
        needs=re.compile(
            "(?:ProQuest document ID|ProQuest-Dokument-ID|Identifiant de document ProQuest"
            r"|ID del documento de ProQuest) ?: ?\d+"
        ),
    ),
    _Bound(
        "Europresse",
        _line(r"(?:[\w ]{3,30} ?: ?)?news[·•]\d{8}[·•]\S{2,60}"),
        "below",
        ("news·", "news•"),
    ),
    _Bound("PressReader", _line(r"article name ?: ?\S[^\n]{0,300}"), "above", ("Article Name",)),
    _Bound("Gale", _line(r"gale document number: ?\S{2,60}"), "below", ("Gale Document Number",)),
    _Bound(
        "NewsBank",
        re.compile(
            r"^[ \t•]*Record(?: Number)?: ?\S{2,40}[ \t]*\r?$"
            r"(?:\s{1,8}^[ \t•]*Copyright\b[^\n]{0,200}$)?",
            re.MULTILINE,
        ),
        "below",
        ("Record",),
        needs=re.compile(r"^[ \t•]*(?:Section|Page|Author(?:/Byline)?|Readability): ?\S", re.M),
    ),
    _Bound(
        "Multi-News",
        # A story ends before it: five strokes within a sentence count something.
        re.compile(
            r"(?:^|(?<=[.!?…\"”’)\]])) ?(?:\|{5}|story_separator_special_tag)(?!\S)", re.MULTILINE
        ),
        "between",
        ("|||||", "story_separator_special_tag"),
    ),
)


@attrs.frozen
class Documents:
    """The documents of one file."""

    database: str
    spans: Sequence[Span]
    """Where each stands in the text, what is between them left out."""


def find_documents(text: str) -> Documents | None:
    r"""The documents that ``text`` holds; ``None`` if it is one, or if nothing tells them apart.

    >>> text = "1 of 2 DOCUMENTS\n\nA storm.\n\n2 of 2 DOCUMENTS\n\nA flood.\n"
    >>> [text[start:end] for start, end in find_documents(text).spans]
    ['1 of 2 DOCUMENTS\n\nA storm.', '2 of 2 DOCUMENTS\n\nA flood.']
    """
    for bound in _BOUNDS:
        if not any(hint in text for hint in bound.hints):
            continue
        marks = [match.span() for match in bound.pattern.finditer(text)]
        spans = [span for span in _parted(text, marks, bound.stands) if span[0] < span[1]]
        if len(spans) > 1 and _are_documents(text, marks, spans, bound):
            return Documents(bound.name, spans)
    return None


_SHORTEST_STORY, _FEWEST = 100, 2


def _are_documents(text: str, marks: Sequence[Span], spans: Sequence[Span], bound: _Bound) -> bool:
    """Whether the marks count documents: one that is printed twice heads one document."""
    if bound.needs is not None:
        known = [span for span in spans if bound.needs.search(text, *span) is not None]
        if len(known) < _FEWEST:
            return False
    if bound.name == "Multi-News":
        return sum(end - start >= _SHORTEST_STORY for start, end in spans) > 1
    if bound.stands == "between":
        return True
    if bound.name == "Nexis Uni":
        return len(marks) > 1
    return len({text[start:end].strip().lower() for start, end in marks}) > 1


def _parted(text: str, marks: Sequence[Span], stands: str) -> list[Span]:
    """The parts of ``text``; what stands above the first mark or below the last belongs to it."""
    if stands == "above":
        edges = [0, *(start for start, _ in marks[1:]), len(text)]
    elif stands == "below":
        edges = [0, *(end for _, end in marks), len(text)]
    else:
        bounds = [(0, 0), *marks, (len(text), len(text))]
        return [_trimmed(text, a[1], b[0]) for a, b in pairwise(bounds)]
    return [_trimmed(text, a, b) for a, b in pairwise(edges)]


_BLANK = " \t\r\n\f\ufeff"


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without blank lines around it."""
    part = text[start:end]
    left = len(part) - len(part.lstrip(_BLANK))
    right = len(part.rstrip(_BLANK))
    return (start + left, start + right) if left < right else (start, start)


def refuse_several_documents(text: str) -> None:
    """Refuses a text that holds several documents of a database.

    :raises ReadError: saying how many, and how to split them.
    """
    found = find_documents(text)
    if found is not None:
        raise ReadError(
            f"this is {len(found.spans)} documents of {found.database} in one text: split them"
            " first, with `newsclean split FILE -o FOLDER`, and read each by itself"
        )
