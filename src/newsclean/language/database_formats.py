"""How news databases and corpora wrap a story: the names of their fields, and their marks.

Each format is a table.  A name or mark that hardly any other text has counts twice.  A text is an
export of a database only if several of its lines say so: see :func:`find_format`.

The names come from the exports themselves and from programs that read them: LexisNexisTools,
tm.plugin.factiva, pq_parser and nexis-uni-parser.
"""

from __future__ import annotations

import re
import unicodedata
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
    follows, ``next`` if the next line belongs to it and says nothing, ``cover`` on a page before
    the story's, ``page`` above or below each page; or empty."""
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
    r"|alle rechten voorbehouden|todos los derechos reservados|reservados todos los derechos"
    r"|tutti i diritti riservati|todos os direitos reservados|все права защищены)\b.{0,100}"
)
_WORDS = (
    "words?|wörter|wort|mots?|palabras?|woorden|parole|palavras|слов[оа]?|słów|slov|ord"
    "|字|字符|文字|語|单词|詞|단어|자"
)
_OF = "(?:of|von|de|sur|van|di|из)"
_DOCUMENTS = "(?:documents?|dokumente?n?|documentos?|documenten|documenti)"
_NUMBER = rf"\d+ {_OF} \d+ {_DOCUMENTS}|(?:dokument|documento?) \d+ {_OF} \d+"
_END = (
    "end of document|ende des dokuments|fin du document|einde van (?:het )?document"
    "|fin(?:al)? del documento|fine del documento|fim do documento"
)
# Above and below the pages of a printed export.
_PAGES = rf"(?:page|seite|pagina|página|страница) \d+ {_OF} \d+"
_LOADED = (
    "load-date | ladedatum | laaddatum | date-chargement | date de chargement | fecha de carga"
    " | fecha-carga | data de carga | data-carga | data-caricamento | data di caricamento"
)
_PUBLISHED_AS = (
    "publication-type | publikationstyp | publikations-typ | publikationsart | zeitungstyp"
    " | type-publication | type de publication | publicatietype | publicatie-type"
    " | type publicatie | tipo de publicación | tipo-publicación | tipo de publicação"
    " | tipo-publicação | tipo di pubblicazione | tipo-pubblicazione | pub-type"
)
_CODED = (
    "journal-code | acc-no | code-revue | zeitungs-code | zeitschriftencode | tijdschriftcode"
    " | código-revista"
)

_NEXIS = DatabaseFormat(
    "nexis",
    _table(
        title="headline | überschrift | titre | titular | kop | titolo",
        authors="byline | autor | auteur | author | autorin | autore | firma",
        section="section | rubrik | rubrique | rubriek | sectie | sección | sezione | seção"
        " | secção",
        language="language | sprache | langue | taal | idioma | lingua",
        caption="graphic | grafik | graphique | grafiek | gráfico | grafico",
        description="highlight | encart | samenvatting | resumen | zusammenfassung | riassunto"
        " | resumo",
        tags="subject | thema | schlagwörter | sujet | onderwerp | tema | industry | branche"
        " | secteur | bedrijfstak | sector | geographic | geographie | géographie | geografie"
        " | geografía | person | personne | persoon | persona | company | unternehmen | société"
        " | bedrijf | empresa | organization | ticker | city | state | country"
        " | localisation-geo | geo-localization | secteur-activite | symbole-boursier",
        body="body",
        cover="user name | date and time | job number | client/matter | search terms | search type"
        " | narrowed by | benutzername | datum und uhrzeit | auftragsnummer | suchbegriffe"
        " | suchtyp | nom d'utilisateur | date et heure | termes de recherche | type de recherche",
        nothing="length | länge | longueur | lengte | longitud | lunghezza | extensão | update"
        " | dateline | series | correction-date | document-type | publicatiedatum"
        " | documenttype | dokumenttyp | type-document | notes | distribution"
        f" | {_LOADED} | {_PUBLISHED_AS} | {_CODED}",
    ),
    {
        _NUMBER: "",
        _END: "",
        _PAGES: "page",
        r"body|textkörper|corps(?: de l'article)?|hoofdtekst|tekst|cuerpo|corpo|testo": "body",
        r"classification|klassifi(?:kation|zierung)|classificatie|clasificación|classement"
        r"|classificazione|classificação": "",
        "graphic|grafik|graphique|grafiek|gráfico": "caption",
        r"link to image|pdf-datei dieses dokuments|load-date|.{0,9}about lexisnexis.{0,120}": "",
        r"(?:documents?|dokumente?) \(\d+\)|narrowed by": "cover",
        "content type(?: narrowed by)?": "next",
        _RIGHTS: "legal",
    },
    own=frozenset(
        name.strip() for listed in (_LOADED, _PUBLISHED_AS, _CODED) for name in listed.split("|")
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
    {_PAGES: "page", _RIGHTS: "legal"},
)
_PROQUEST_NUMBERS = (
    "proquest document id | proquest-dokument-id | identifiant de document proquest"
    " | id del documento de proquest | id do documento do proquest | id documento proquest"
)
_PROQUEST_LANGUAGES = (
    "language of publication | sprache der veröffentlichung | langue de publication"
    " | idioma de la publicación | idioma de publicación | idioma da publicação"
    " | lingua di pubblicazione"
)
_PROQUEST_TEXTS = "full text | volltext | texte intégral | texto completo | testo completo"
_PROQUEST_LINKS = (
    "proquest document link|link zum proquest-dokument|lien de document proquest"
    "|enlace de documentos de proquest|link do documento do proquest"
)
_PROQUEST = DatabaseFormat(
    "proquest",
    _table(
        title="title | titel | titre | título | titolo",
        authors="author | autor | auteur | autore",
        published="publication date | publikationsdatum | date de publication"
        " | fecha de publicación | data de publicação | data di pubblicazione",
        publisher="publication title | publication info | titel der publikation"
        " | titre de la publication | título de publicación | publikationsinfo"
        " | información de publicación | título da publicação | titolo della pubblicazione",
        section="section | sección | rubrik",
        language=_PROQUEST_LANGUAGES,
        description="abstract | zusammenfassung | résumé | resumen | resumo",
        body=_PROQUEST_TEXTS,
        legal="copyright | database copyright",
        tags="subject | location | people | company / organization | company | identifier / keyword"
        " | thema | sujet | materia | lugar | business indexing term | person | gente | compañía"
        " | ort | lieu | identificador / palabra clave",
        nothing="publication year | publication subject | pages | first page | dateline | publisher"
        " | place of publication | country of publication | issn | e-issn | source type"
        " | document type | document url | last updated | database | links"
        " | volume | issue | column | credit | classification | document feature"
        " | dokument-url | datenbank | quellentyp | dokumenttyp | verlag | seiten | land"
        " | erscheinungsjahr | zuletzt aktualisiert | erscheinungsort"
        " | url du document | base de données | type de source | type de document | éditeur"
        " | année de publication | lieu de publication | dernière mise à jour | pages"
        " | url del documento | base de datos | tipo de fuente | editorial | páginas"
        " | año de publicación | lugar de publicación | país de publicación | tipo de documento"
        " | materia de publicación | última actualización | contact us at | terms and conditions"
        f" | {_PROQUEST_NUMBERS}",
    ),
    {
        _PROQUEST_LINKS: "",
        r"document \d+ of \d+|_{10,}": "",
        r"abstract(?: \(.{3,20}\))?|zusammenfassung|résumé|resumen|resumo": "description",
        "full text|volltext|texte intégral|texto completo|testo completo": "body",
        r".{2,200}[;:.] ?\w+ \[[^\]]{2,60}\]\.? ?\d{1,2} \w{3,12}\.? \d{4} ?: ?[\w.-]{1,12}\.?": "",
        "details|detalles|détails|detalhes|dettagli|links|enlaces|liens|abstract from database": "",
        r".{0,40}\bproquest(?: llc)?\b.{0,60}": "",
        "terms and conditions|términos y condiciones|conditions générales.{0,20}": "",
        _RIGHTS: "legal",
    },
    own=frozenset(
        {
            *("document url", "publication info", "country of publication"),
            *(
                name.strip()
                for listed in (_PROQUEST_NUMBERS, _PROQUEST_LANGUAGES, _PROQUEST_TEXTS)
                for name in listed.split("|")
            ),
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
        title="headline | title",
        authors="author | author/byline | byline | author(s)",
        published="date",
        publisher="paper",
        section="section",
        caption="caption",
        legal="copyright",
        tags="index terms | location(s) | location | location (city) | subjects",
        nothing="edition | page | readability | record number | record | column | dateline | memo"
        " | article type | source | citation | estimated printed pages | openurl link",
    ),
    {
        r"openurl link|https?://infoweb\.newsbank\.com\S*": "",
        r".{0,400}\bnewsbank: .{0,400}|newsbank|access world news|download citation": "",
        r"citation \((?:mla|apa|ap|chicago|aglc)\b.{0,40}\)": "next",
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
        caption="caption(s)",
        body="full text",
        tags="subjects | named person | place | topic | named works | company | person"
        " | geographic location | product/service | naics code | sic code",
        legal="copyright",
        nothing="publisher | document type | length | word count | accession number | issn"
        " | content level | lexile measure | volume | issue | page | gale document number"
        " | article type | document url | dateline",
    ),
    {
        r"source citation(?: \(.{0,30}\))?|document url": "next",
        r"gale(?:,| in context).{0,60}|disclaimer: this is a machine.{0,120}": "",
        r".{2,200}\bword count: \d+\b.{0,80}": "",
        r".{0,250}\blink\.gale(?:group)?\.com/\S*.{0,80}": "",
        r"https?://\S{3,200}": "",
        _RIGHTS: "legal",
    },
    own=frozenset({"gale document number", "content level", "lexile measure"}),
)
_EUROPRESSE = DatabaseFormat(
    "europresse",
    _table(
        publisher="nom de la source | source name",
        authors="auteur | author",
        caption="illustration(s) | illustration",
        tags="sujet(s) | sujet | catégorie | lieu(x) géographique(s) | lieu géographique",
        nothing="type de source | source type | périodicité | frequency | couverture géographique"
        " | geographical coverage | provenance | origin | numéro de document | document number"
        " | doc | note(s) | taille | longueur | aussi paru dans",
    ),
    {
        "nom de la source|source name": "publisher",
        "type de source|source type|périodicité|frequency|couverture géographique"
        "|geographical coverage|provenance|origin": "next",
        r"news[·•.]\d{8}[·•.]\S{2,60}": "",
        r".{2,80}[•,] ?(?:\d+ mots|\d+ words)(?:, p\. ?[\w-]{1,8})?|p\. ?[\w-]{1,8}": "",
        r"(?:ce )?(?:certificat (?:est )?émis|certificate (?:is )?issued) .{5,250}": "",
        r"illustration(?:\(s\))?": "caption",
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
        nothing="url | url_used | domain | source | archive | id | image_url | warc_date | split"
        " | status | day | year | month | density | coverage | compression | density_bin"
        " | coverage_bin"
        " | compression_bin | source_domain | filename",
    ),
    {r"name: \d+, dtype: object": ""},
    own=frozenset(
        {"url_used", "publish_date", "warc_date", "image_url", "maintext", "date_publish", "url"}
    ),
)

FORMATS: Mapping[str, DatabaseFormat] = {
    one.name: one
    for one in (*(_NEXIS, _FACTIVA, _PROQUEST, _PRESSREADER, _NEWSBANK, _GALE, _EUROPRESSE, _ROWS),)
}

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
_NAME = re.compile(r"(?:[•·-] ?)?\*{0,3}([^\W\d_][\w /()'-]{0,38}[\w)])\*{0,3} ?[:：]\*{0,3} ?")
_CODE = re.compile("([A-Z]{2,3})(?: ?: ?| |$)")
_COLUMN = re.compile("([a-z_]{2,20}) +(?=\\S)")
_COUNTED = re.compile(rf"\d[\d,.]* ?(?:{_WORDS})(?!\w).{{0,30}}", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:document|dokument|documento|документ|文書|文件|文档|문서) [a-z]{3,8}\d{6,}\w{6,}",
    re.IGNORECASE,
)
_EUROPRESSE_NUMBER = re.compile(r"news[·•.]\d{8}[·•.]")
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
    one.name: [(re.compile(_bare(pattern)), states) for pattern, states in one.marks.items()]
    for one in FORMATS.values()
}
_ANY_MARK = re.compile("|".join(f"(?:{_bare(p)})" for one in FORMATS.values() for p in one.marks))
# Marks without a name of their own that a table could list as its database's own.
_OWN_MARK = re.compile(
    _bare(
        rf"{_NUMBER}|{_END}|{_PROQUEST_LINKS}"
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
            if one is _ROWS and text[: named.start(1)].strip("*"):
                continue
            if name in LENGTHS and _COUNTED.fullmatch(text, named.end()) is None:
                continue
            found[one.name] = _field(one, raw, name, text, named.end())
    bare = _COLUMN.match(text)
    if bare is not None and bare[1] in _ROWS.fields:
        found["rows"] = _field(_ROWS, bare[1], plain_name(bare[1]), text, bare.end())
    code = _CODE.match(text)
    if code is not None and code[1] in _FACTIVA.fields:
        value = text[code.end() :]
        is_own = (code[1] == "WC" and is_word_count(value)) or (
            code[1] == "AN" and is_document_number(value)
        )
        found["factiva"] = Mark(code[1], _FACTIVA.fields[code[1]], code.end(), is_own)
    if not found and len(text) <= _LONGEST_MARK:
        folded = _bare(fold(text)).strip(_AROUND_MARK)
        if len(text) > _SHORT_MARK and not any(hint in folded for hint in _HINTS):
            return found
        if _ANY_MARK.fullmatch(folded) is not None:
            found.update(_marks(folded, len(text)))
    return found


def _field(one: DatabaseFormat, raw: str, name: str, text: str, start: int) -> Mark:
    is_own = name in _OWN_NAMES[one.name]
    if one is _NEXIS and _COUNTED.fullmatch(text, start) is not None:
        # In capitals nobody else gives a length in words.
        is_own = is_own or raw.isupper()
    if one is _ROWS and name == "url":
        is_own = text.startswith("http", start)
    if one is _EUROPRESSE and _EUROPRESSE_NUMBER.match(text, start) is not None:
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
