"""How news databases and corpora wrap a story: what a line of their wrapper says.

Each format is a table.  A name or mark that hardly any other text has counts twice.  A text is an
export of a database only if several of its lines say so: see :func:`find_format`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsclean.language.database_tables import (
    END,
    EUROPRESSE,
    FACTIVA,
    FORMATS,
    NEXIS,
    NUMBER,
    PROQUEST_LINKS,
    ROWS,
    WORDS,
    DatabaseFormat,
)
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late


class Mark(NamedTuple):
    """A line of a wrapper."""

    name: str
    """The field, or the mark."""
    states: str
    """The Article's field that its value fills; or ``tags``, ``legal``, ``body`` if the story
    follows, ``next`` if the next line belongs to it and says nothing, ``cover`` on a page before
    the story's, ``page`` above or below each page; or empty."""
    value: int
    """Where its value begins.  At the length of the line, the value is the next line."""
    is_own: bool
    """Whether hardly any other text has it."""


_LONGEST_NAME, _SHORT_MARK, _LONGEST_MARK = 40, 60, 400
_AROUND_MARK = ". •·*"
# What all longer marks have one of.
_HINTS = (
    *("©", "(c)", "copyright", "rights", "rechte", "rechten", "droits", "derechos", "document"),
    *("diritti", "direitos", "права", "certifi", "gale", "newsbank", "pressreader", "proquest"),
    *("lexisnexis", "news", "http", "mots", "words", "word count", "disclaimer", "["),
)
# Many exports are without accents, and some names have hyphens: SECCION, FECHA-DE-CARGA.
_ACCENTS = {
    code: bare
    for code in range(0xE0, 0x180)
    if len(bare := unicodedata.normalize("NFD", chr(code))[0]) == 1
}


def plain_name(text: str) -> str:
    """The name of a field as the tables here are searched for it; as long as ``text`` is.

    >>> plain_name("FECHA-DE-CARGA"), plain_name("Länge")
    ('fecha de carga', 'lange')
    """
    return _bare(fold(text)).replace("-", " ")


def _bare(folded: str) -> str:
    return folded if folded.isascii() else folded.translate(_ACCENTS)


# Some exports were made of documents with bold names: **Load-Date:** March 4, 2020.
_NAME = late(r"(?:[•·-] ?)?\*{0,3}([^\W\d_][\w /()'-]{0,38}[\w)])\*{0,3} ?[:：]\*{0,3} ?")
_CODE = late("([A-Z]{2,3})(?: ?: ?| |$)")
_COLUMN = late("([a-z_]{2,20}) +(?=\\S)")
_COUNTED = late(rf"\d[\d,.]* ?(?:{WORDS})(?!\w).{{0,30}}", re.IGNORECASE)
_NUMBERED = late(
    r"(?:document|dokument|documento|документ|文書|文件|文档|문서) [a-z]{3,8}\d{6,}\w{6,}",
    re.IGNORECASE,
)
_EUROPRESSE_NUMBER = late(r"news[·•.]\d{8}[·•.]")
LENGTHS = frozenset("length lange longueur lengte longitud lunghezza extensao".split())
"""The names that exports give the number of words."""
_BY_NAME: dict[str, list[DatabaseFormat]] = {}
_STATES: dict[tuple[str, str], str] = {}
for _format in FORMATS.values():
    for _name, _states in _format.fields.items():
        _STATES[_format.name, plain_name(_name)] = _states
        _BY_NAME.setdefault(plain_name(_name), []).append(_format)
_OWN_NAMES = {one.name: frozenset(map(plain_name, one.own)) for one in FORMATS.values()}
_MARKS = {
    one.name: [(late(_bare(pattern)), states) for pattern, states in one.marks.items()]
    for one in FORMATS.values()
}
_ANY_MARK = late("|".join(f"(?:{_bare(p)})" for one in FORMATS.values() for p in one.marks))
# Marks without a name of their own that a table could list as its database's own.
_OWN_MARK = late(
    _bare(
        rf"{NUMBER}|{END}|{PROQUEST_LINKS}"
        r"|.*copyright and protected by applicable law.*|pressreader.*|©? ?pressreader\b.*"
        r"|openurl link|.*newsbank\.com.*|source citation.*|.*link\.gale(?:group)?\.com.*"
        r"|news[·•.]\d{8}.*|(?:certificat émis|certificate issued).*|.*l'usage exclusif.*"
        r"|nom de la source|couverture géographique|périodicité|geographical coverage"
        r"|.*document est protégé par les lois.*|.*document is protected under.*"
    )
)


def read_marks(text: str) -> dict[str, Mark]:
    """What a line is to each database whose wrapper it may be part of, by the database's name.

    >>> read_marks("LENGTH: 433 words")["nexis"].is_own
    True
    >>> sorted(read_marks("Section: News"))
    ['gale', 'newsbank', 'nexis', 'pressreader', 'proquest', 'rows']
    >>> read_marks("The section was closed.")
    {}
    """
    found: dict[str, Mark] = {}
    named = _NAME.match(text)
    if named is not None and named.end(1) <= _LONGEST_NAME:
        raw = named[1]
        name = plain_name(raw)
        for one in _BY_NAME.get(name, ()):
            if one is ROWS and text[: named.start(1)].strip("*"):
                continue
            if name in LENGTHS and _COUNTED.fullmatch(text, named.end()) is None:
                continue
            found[one.name] = _field(one, raw, name, text, named.end())
    bare = _COLUMN.match(text)
    if bare is not None and bare[1] in ROWS.fields:
        found["rows"] = _field(ROWS, bare[1], plain_name(bare[1]), text, bare.end())
    code = _CODE.match(text)
    if code is not None and code[1] in FACTIVA.fields:
        value = text[code.end() :]
        is_own = (code[1] == "WC" and is_word_count(value)) or (
            code[1] == "AN" and is_document_number(value)
        )
        found["factiva"] = Mark(code[1], FACTIVA.fields[code[1]], code.end(), is_own)
    if not found and len(text) <= _LONGEST_MARK:
        folded = _bare(fold(text)).strip(_AROUND_MARK)
        if len(text) > _SHORT_MARK and not any(hint in folded for hint in _HINTS):
            return found
        if _ANY_MARK.fullmatch(folded) is not None:
            found.update(_marks(folded, len(text)))
    return found


def _field(one: DatabaseFormat, raw: str, name: str, text: str, start: int) -> Mark:
    is_own = name in _OWN_NAMES[one.name]
    if one is NEXIS and _COUNTED.fullmatch(text, start) is not None:
        # In capitals nobody else gives a length in words.
        is_own = is_own or raw.isupper()
    if one is ROWS and name == "url":
        is_own = text.startswith("http", start)
    if one is EUROPRESSE and _EUROPRESSE_NUMBER.match(text, start) is not None:
        is_own = True
    return Mark(name, _STATES[one.name, name], start, is_own)


def _marks(folded: str, end: int) -> dict[str, Mark]:
    is_own = _OWN_MARK.fullmatch(folded) is not None
    found: dict[str, Mark] = {}
    for name, patterns in _MARKS.items():
        for number, (pattern, states) in enumerate(patterns):
            if pattern.fullmatch(folded) is not None:
                found[name] = Mark(f"mark {number}", states, end, is_own)
                break
    return found


def is_word_count(text: str) -> bool:
    """Whether ``text`` is a length in words: ``433 words``, ``1.204 Wörter``."""
    return _COUNTED.fullmatch(text) is not None


def is_document_number(text: str) -> bool:
    """Whether ``text`` is the number that Factiva gives a story: ``Document HER0020200303eg3``."""
    return _NUMBERED.fullmatch(text) is not None


_ENOUGH, _OWN, _OTHER = 4, 2, 1
# So many names of columns show a row, though each may stand in any text.
_COLUMNS = 6


def find_format(lines: Sequence[Mapping[str, Mark]]) -> str | None:
    """The database whose wrapper these lines show; ``None`` if there is too little of any.

    One of its own marks and two others are enough.  An ordinary story has a line of credits, or
    says how long a film is, and has no mark of a database's own.

    >>> lines = ["BYLINE: Ann Lee", "SECTION: News", "LENGTH: 433 words"]
    >>> find_format([read_marks(line) for line in lines])
    'nexis'
    >>> find_format([read_marks(line) for line in ("Language: English", "Length: 98 minutes")])
    """
    scores: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    own: set[str] = set()
    for line in lines:
        for database, mark in line.items():
            if (database, mark.name) in seen:
                continue
            seen.add((database, mark.name))
            scores[database] = scores.get(database, 0) + (_OWN if mark.is_own else _OTHER)
            if mark.is_own:
                own.add(database)
    if scores.get("rows", 0) >= _COLUMNS:
        own.add("rows")
    best = max(own, key=lambda name: (scores[name], name), default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None
