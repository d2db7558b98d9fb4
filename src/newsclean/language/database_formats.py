"""How news databases and corpora wrap a story: the names of their fields, and their marks.

Each format is a table.  A name or mark that hardly any other text has counts twice.  A text is an
export of a database only if several of its lines say so: see :func:`find_format`.

The names come from the exports themselves and from programs that read them: LexisNexisTools,
tm.plugin.factiva, pq_parser and nexis-uni-parser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from newsclean.text.folding import fold


@attrs.frozen
class DatabaseFormat:
    """What one database writes around a story."""

    name: str
    fields: Mapping[str, str]
    """Names of fields, folded, and what each states; see :attr:`Mark.states`."""
    marks: Mapping[str, str] = attrs.field(factory=dict)
    """Regular expressions for whole folded lines without a value, and what each is."""
    own: frozenset[str] = frozenset()
    """The names and marks that hardly any other text has."""


class Mark(NamedTuple):
    """A line of a wrapper."""

    name: str
    """The field, or the mark."""
    states: str
    """The Article's field that its value fills; or ``tags``, ``legal``, ``body`` if the story
    follows, ``next`` if the next line belongs to it and says nothing; or empty."""
    value: int
    """Where its value begins.  At the length of the line, the value is the next line."""
    is_own: bool
    """Whether hardly any other text has it."""


def _table(**names: str) -> dict[str, str]:
    """Names of fields by what they state, turned round."""
    return {
        name.strip(): "" if states == "nothing" else states
        for states, listed in names.items()
        for name in listed.split("|")
    }


_RIGHTS = (
    r"(?:©|\(c\)|copyright\b).{0,250}"
    r"|.{0,200}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|alle rechten voorbehouden|todos los derechos reservados)\b.{0,100}"
)
_WORDS = "words?|wörter|wort|mots?|palabras?|woorden|parole|palavras"

_NEXIS = DatabaseFormat(
    "nexis",
    _table(
        title="headline | überschrift | titre | titular | kop",
        authors="byline | autor | auteur | author | autorin",
        section="section | rubrik | rubrique | rubriek | sectie | sección",
        language="language | sprache | langue | taal | idioma",
        caption="graphic | grafik | graphique | grafiek | gráfico",
        description="highlight",
        tags="subject | thema | schlagwörter | sujet | onderwerp | tema | industry | branche"
        " | secteur | bedrijfstak | sector | geographic | geographie | géographie | geografie"
        " | geografía | person | personne | persoon | persona | company | unternehmen | société"
        " | bedrijf | empresa | organization | ticker | city | state | country",
        body="body",
        nothing="length | länge | longueur | lengte | longitud | load-date | ladedatum | update"
        " | date-chargement | date de chargement | laaddatum | fecha de carga"
        " | publication-type | publikationstyp | publikationsart | zeitungstyp"
        " | type-publication | type de publication | publicatietype | tipo de publicación"
        " | dateline | series | journal-code | acc-no | correction-date | document-type | pub-type"
        " | documenttype | dokumenttyp | type-document | notes | distribution",
    ),
    {
        r"\d+ (?:of|von|de|sur|van) \d+ (?:documents?|dokumente?n?|documentos?|documenten)": "",
        r"(?:dokument|document|documento) \d+ (?:of|von|de|sur|van) \d+": "",
        r"end of document|ende des dokuments|fin du document|einde van (?:het )?document"
        r"|fin(?:al)? del documento": "",
        r"body|textkörper|corps(?: de l'article)?|hoofdtekst|cuerpo": "body",
        r"classification|klassifi(?:kation|zierung)|classificatie|clasificación": "",
        "graphic|grafik|graphique|grafiek|gráfico": "caption",
        r"link to image|pdf-datei dieses dokuments|load-date": "",
        _RIGHTS: "legal",
    },
    own=frozenset(
        {
            *"load-date ladedatum date-chargement laaddatum publication-type".split(),
            *"publikationstyp publikationsart type-publication publicatietype pub-type".split(),
            *("date de chargement", "fecha de carga", "tipo de publicación", "type de publication"),
            *("journal-code", "acc-no"),
        }
    ),
)
_FACTIVA = DatabaseFormat(
    "factiva",
    _table(
        title="HD",
        authors="BY",
        published="PD",
        publisher="SN",
        section="SE",
        language="LA",
        caption="ART",
        legal="CY",
        body="LP | TD",
        tags="CO | IN | NS | RE | IPC | IPD",
        nothing="WC | ET | SC | ED | PG | VOL | CR | CT | RF | CLM | PUB | AN",
    ),
)
_PROQUEST = DatabaseFormat(
    "proquest",
    _table(
        title="title | titel | titre | título",
        authors="author | autor | auteur",
        published="publication date | publikationsdatum | date de publication"
        " | fecha de publicación",
        publisher="publication title | publication info | titel der publikation"
        " | titre de la publication | título de publicación | publikationsinfo",
        section="section",
        language="language of publication | sprache der veröffentlichung"
        " | langue de publication | idioma de la publicación",
        description="abstract",
        body="full text | volltext | texte intégral | texto completo",
        legal="copyright",
        tags="subject | location | people | company / organization | company | identifier / keyword"
        " | thema | sujet | materia | lugar",
        nothing="publication year | publication subject | pages | first page | dateline | publisher"
        " | place of publication | country of publication | issn | e-issn | source type"
        " | document type | proquest document id | document url | last updated | database | links"
        " | volume | issue | column | credit | classification | document feature"
        " | proquest-dokument-id | dokument-url | datenbank | quellentyp | dokumenttyp"
        " | erscheinungsjahr | zuletzt aktualisiert | identifiant de document proquest"
        " | url du document | base de données | type de source | type de document"
        " | id del documento de proquest | url del documento | base de datos | tipo de fuente",
    ),
    {
        "proquest document link|link zum proquest-dokument|lien de document proquest": "",
        r"document \d+ of \d+|_{10,}": "",
        "abstract|details|full text|abstract from database": "",
        _RIGHTS: "legal",
    },
    own=frozenset(
        {
            *("proquest document id", "document url", "language of publication", "full text"),
            *("publication info", "country of publication", "proquest document link"),
            *("proquest-dokument-id", "identifiant de document proquest"),
            *("id del documento de proquest", "volltext", "texte intégral"),
        }
    ),
)
_PRESSREADER = DatabaseFormat(
    "pressreader",
    _table(
        title="article name",
        authors="author",
        published="date",
        publisher="publication",
        section="section",
        nothing="start page | end page | page",
    ),
    {
        r"(?:the )?original copy.*|.*copyright and protected by applicable law.*": "legal",
        r"(?:printed and distributed by )?pressreader(?:\.com)?(?: .{0,60})?": "",
        r"this article was translated .{0,40}pressreader.{0,40}": "",
        _RIGHTS: "legal",
    },
    own=frozenset({"article name", "start page", "end page", "pressreader"}),
)
_NEWSBANK = DatabaseFormat(
    "newsbank",
    _table(
        title="headline",
        authors="author | author/byline | byline | author(s)",
        section="section",
        caption="caption",
        legal="copyright",
        tags="index terms | location(s) | location | subjects",
        nothing="edition | page | readability | record number | record | column | dateline | memo"
        " | article type | source | citation | estimated printed pages | openurl link",
    ),
    {
        r"openurl link|https?://infoweb\.newsbank\.com\S*": "",
        r"citation \((?:mla|apa|ap|chicago|aglc)\b.{0,40}\)|newsbank|access world news": "",
        _RIGHTS: "legal",
    },
    own=frozenset(
        {"author/byline", "readability", "record number", "openurl link", "estimated printed pages"}
    ),
)
_GALE = DatabaseFormat(
    "gale",
    _table(
        title="title | article title",
        authors="author | byline | author(s)",
        published="date | publication date",
        publisher="from | publication title | source",
        section="section",
        language="language",
        body="full text",
        tags="subjects | named person | place | topic",
        nothing="publisher | document type | length | content level | lexile measure | issn"
        " | volume | issue | page | gale document number | article type | document url | dateline",
    ),
    {
        r"source citation(?: \(.{0,30}\))?|gale(?:,| in context).{0,60}": "",
        r".{0,200}\blink\.gale\.com/\S*.{0,80}|https?://link\.gale\S+": "",
        r"https?://\S{3,200}": "",
        _RIGHTS: "legal",
    },
    own=frozenset({"gale document number", "content level", "lexile measure"}),
)
_EUROPRESSE = DatabaseFormat(
    "europresse",
    _table(
        publisher="nom de la source | source name",
        nothing="type de source | source type | périodicité | frequency | couverture géographique"
        " | geographical coverage | provenance | origin",
    ),
    {
        "nom de la source|source name": "publisher",
        "type de source|source type|périodicité|frequency|couverture géographique"
        "|geographical coverage|provenance|origin": "next",
        r"news[·•.]\d{8}[·•.]\S{2,60}": "",
        r".{2,80}[•,] ?(?:\d+ mots|\d+ words)(?:, p\. ?[\w-]{1,8})?|p\. ?[\w-]{1,8}": "",
        r"(?:certificat émis le|certificate issued on) .{5,250}": "",
        r"(?:ce document est destiné à l'usage exclusif|this document is intended for the exclusive"
        r"|document destiné à l'usage exclusif).{0,250}": "legal",
        r".{0,150}(?:le présent document est protégé par les lois"
        r"|(?:the present|this) document is protected under).{0,250}": "legal",
        _RIGHTS: "legal",
    },
)
_ROWS = DatabaseFormat(
    "rows",
    _table(
        title="title | headline",
        authors="author | authors | byline",
        published="date | publish_date | published | published_at | date_publish | pub_date",
        publisher="publication | publisher | source_name",
        section="section | category | topic",
        language="language | lang",
        description="summary | description | highlights",
        body="text | content | article | maintext | body | story",
        tags="keywords | tags",
        nothing="url | domain | source | archive | id | image_url | warc_date | split | status"
        " | year | month | density | coverage | compression | density_bin | coverage_bin"
        " | compression_bin | source_domain | filename",
    ),
    own=frozenset({"publish_date", "warc_date", "image_url", "maintext", "date_publish", "url"}),
)

FORMATS: Mapping[str, DatabaseFormat] = {
    one.name: one
    for one in (*(_NEXIS, _FACTIVA, _PROQUEST, _PRESSREADER, _NEWSBANK, _GALE, _EUROPRESSE, _ROWS),)
}

_LONGEST_NAME, _SHORT_MARK, _LONGEST_MARK = 40, 60, 400
# What all longer marks have one of.
_HINTS = (
    *("©", "(c)", "copyright", "rights", "rechte", "rechten", "droits", "derechos", "document"),
    *("certifi", "gale", "newsbank", "pressreader", "news", "http", "mots", "words"),
)
_NAME = re.compile(r"(?:[•·*-] ?)?([^\W\d_][\w /()'-]{0,38}[\w)]) ?: ?")
_CODE = re.compile("([A-Z]{2,3})(?: |$)")
_COUNTED = re.compile(rf"[\d,.]+ (?:{_WORDS})\b.{{0,30}}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:document|dokument|documento) [a-z]{3,8}\d{6,}\w{6,}", re.IGNORECASE)
_LENGTHS = frozenset("length länge longueur lengte longitud".split())
_BY_NAME: dict[str, list[DatabaseFormat]] = {}
for _format in FORMATS.values():
    for _name in _format.fields:
        _BY_NAME.setdefault(_name, []).append(_format)
_MARKS = {
    one.name: [(re.compile(pattern), states) for pattern, states in one.marks.items()]
    for one in FORMATS.values()
}
_ANY_MARK = re.compile("|".join(f"(?:{p})" for one in FORMATS.values() for p in one.marks))
# Marks without a name of their own that a table could list as its database's own.
_OWN_MARK = re.compile(
    r"\d+ (?:of|von|de|sur|van) \d+ (?:documents?|dokumente?n?|documentos?|documenten)"
    r"|(?:dokument|document|documento) \d+ (?:of|von|de|sur|van) \d+"
    r"|end of document|ende des dokuments|fin du document|einde van (?:het )?document"
    r"|fin(?:al)? del documento|proquest document link|link zum proquest-dokument"
    r"|lien de document proquest|.*copyright and protected by applicable law.*|pressreader.*"
    r"|openurl link|.*newsbank\.com.*|source citation.*|.*link\.gale\.com.*"
    r"|news[·•.]\d{8}.*|(?:certificat émis|certificate issued).*|.*l'usage exclusif.*"
    r"|nom de la source|couverture géographique|périodicité|geographical coverage"
    r"|.*document est protégé par les lois.*|.*document is protected under.*"
)


def read_marks(text: str) -> dict[str, Mark]:
    """What a line is to each database whose wrapper it may be part of, by the database's name.

    >>> read_marks("LENGTH: 433 words")["nexis"].is_own
    True
    >>> sorted(read_marks("Section: News"))
    ['gale', 'newsbank', 'nexis', 'pressreader', 'proquest']
    >>> read_marks("The section was closed.")
    {}
    """
    found: dict[str, Mark] = {}
    named = _NAME.match(text)
    if named is not None and named.end(1) <= _LONGEST_NAME:
        raw = named[1]
        name = fold(raw)
        for one in _BY_NAME.get(name, ()):
            if one is _ROWS and (raw != name or named.start(1)):
                continue
            if name in _LENGTHS and _COUNTED.fullmatch(text, named.end()) is None:
                continue
            found[one.name] = _field(one, raw, name, text, named.end())
    code = _CODE.match(text)
    if code is not None and code[1] in _FACTIVA.fields:
        value = text[code.end() :]
        is_own = (code[1] == "WC" and is_word_count(value)) or (
            code[1] == "AN" and is_document_number(value)
        )
        found["factiva"] = Mark(code[1], _FACTIVA.fields[code[1]], code.end(), is_own)
    if not found and len(text) <= _LONGEST_MARK:
        folded = fold(text).rstrip(". ")
        if len(text) > _SHORT_MARK and not any(hint in folded for hint in _HINTS):
            return found
        if _ANY_MARK.fullmatch(folded) is not None:
            found.update(_marks(folded, len(text)))
    return found


def _field(one: DatabaseFormat, raw: str, name: str, text: str, start: int) -> Mark:
    is_own = name in one.own
    if one is _NEXIS and _COUNTED.fullmatch(text, start) is not None:
        # In capitals nobody else gives a length in words.
        is_own = is_own or raw.isupper()
    if one is _ROWS and name == "url":
        is_own = text.startswith("http", start)
    return Mark(name, one.fields[name], start, is_own)


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
    best = max(own, key=lambda name: (scores[name], name), default=None)
    return best if best is not None and scores[best] >= _ENOUGH else None
