"""The names of fields and the marks that news databases and corpora write around a story.

The names come from the exports themselves and from programs that read them: LexisNexisTools,
tm.plugin.factiva, tm.plugin.lexisnexis, pq_parser and nexis-uni-parser.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs


@attrs.frozen
class DatabaseFormat:
    """What one database writes around a story."""

    name: str
    fields: Mapping[str, str]
    """Names of fields, folded, and what each states; see ``Mark.states``."""
    marks: Mapping[str, str] = attrs.field(factory=dict)
    """Regular expressions for whole folded lines without a value, and what each is."""
    own: frozenset[str] = frozenset()
    """The names and marks that hardly any other text has."""


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
WORDS = (
    "words?|wörter|wort|mots?|palabras?|woorden|parole|palavras|слов[оа]?|słów|slov|ord"
    "|字|字符|文字|語|单词|詞|단어|자"
)
_OF = "(?:of|von|de|sur|van|di|из)"
_DOCUMENTS = "(?:documents?|dokumente?n?|documentos?|documenten|documenti)"
NUMBER = rf"\d+ {_OF} \d+ {_DOCUMENTS}|(?:dokument|documento?) \d+ {_OF} \d+"
END = (
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

NEXIS = DatabaseFormat(
    "nexis",
    _table(
        title="headline | überschrift | titre | titular | kop | titolo",
        authors="byline | autor | auteur | author | autorin | autore | firma",
        section="section | rubrik | abschnitt | rubrique | rubriek | sectie | sección | sezione"
        " | seção | secção",
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
        NUMBER: "",
        END: "",
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
FACTIVA = DatabaseFormat(
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
PROQUEST_LINKS = (
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
        PROQUEST_LINKS: "",
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
EUROPRESSE = DatabaseFormat(
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
ROWS = DatabaseFormat(
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
    for one in (*(NEXIS, FACTIVA, _PROQUEST, _PRESSREADER, _NEWSBANK, _GALE, EUROPRESSE, ROWS),)
}
