"""An article's fields from its page's markup: which source is believed, and in what order.

Fields from markup win over those lifted from the text, so a wrong one is
costly: where the evidence is weak a field stays ``None``.  The order of the
sources was measured; see ``docs/explanation/metadata.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from newsclean.language.author_field_people import AuthorContext
from newsclean.language.language_guess import guess_language
from newsclean.metadata.access import read_free_access
from newsclean.metadata.authorship import read_authors
from newsclean.metadata.headline import Titles, choose_title, tidy
from newsclean.metadata.moments import DateReader
from newsclean.metadata.published import read_dates
from newsclean.model.blocks import Block
from newsclean.reading import jsonld
from newsclean.reading.jsonld import Thing, first_text, texts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.characters import SURROGATE
from newsclean.text.folding import squash

if TYPE_CHECKING:
    from newsclean.language.lexicon import Lexicon


def read_metadata(evidence: PageEvidence, url: str | None) -> dict[str, Any]:
    """The fields of :class:`newsclean.Article` that the markup states, by name.

    Fields of which it says nothing are not in the result.
    """
    article = _main_article(evidence, url)
    sites = _sites(evidence, article, url)
    address = _address(evidence, article, url)
    context = AuthorContext(_lexicon(), sites)
    title = _title(evidence, article, sites)
    reader = DateReader(context.lexicon, is_order_open=evidence.is_order_open)
    published, modified = read_dates(evidence, article, reader, url or address, title)
    found: dict[str, Any] = {
        "url": url or address,
        "title": title,
        "authors": read_authors(evidence, article, context, title),
        "published": published,
        "modified": modified,
        "publisher": _publisher(evidence, article),
        "language": _language(evidence, article),
        "section": _section(evidence, article),
        "description": _description(evidence, article),
        "tags": _tags(evidence, article),
        "free_access": read_free_access(evidence, article),
        "image": _image(evidence, article, url or address),
    }
    return {name: value for name, value in found.items() if value not in (None, (), "")}


def _lexicon() -> Lexicon:
    from newsclean.phrases.builtin import builtin  # noqa: PLC0415 - slow to import, and read_html needs it only when it is called

    return builtin().lexicon


_LONGEST_ADDRESS = 2_000

# --- which article --------------------------------------------------------------------------


def _main_article(evidence: PageEvidence, url: str | None) -> Thing:
    """The JSON-LD thing that this page is about; an empty one if there is none."""
    things = evidence.articles
    if len(things) > 1:
        address = _bare(evidence.canonical or evidence.meta("og:url") or url or "")
        title = squash(tidy(evidence.meta("og:title") or evidence.page_title))
        things = sorted(things, key=lambda thing: -_aptness(thing, address, title))
    return things[0] if things else {}


def _aptness(thing: Thing, address: str, title: str) -> int:
    """How well a thing fits the page's address and title, and how much it says."""
    own = [thing.get("url"), thing.get("@id"), thing.get("mainEntityOfPage")]
    ids = [item.get("@id") if isinstance(item, dict) else item for item in own]
    here = any(isinstance(item, str) and address and _bare(item) == address for item in ids)
    headed = squash(tidy(first_text(thing.get("headline"))))
    named = bool(headed) and (headed in title or title in headed)
    said = sum([name in thing for name in ("headline", "author", "datePublished")])
    return 8 * here + 6 * named + said


def _bare(address: str) -> str:
    """An address without scheme, query, fragment and closing stroke."""
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", address.strip()).rstrip("/")


def _address(evidence: PageEvidence, article: Thing, url: str | None) -> str | None:
    for given in (evidence.canonical, evidence.meta("og:url"), article.get("url")):
        if isinstance(given, str):
            whole = _joined(url, given.strip())
            if whole is not None:
                return whole
    return None


_WEB_ADDRESS = re.compile(r"https?://[\w.~%@:-]+(?:[/?#]\S*)?", re.IGNORECASE)


def _joined(base: str | None, address: str) -> str | None:
    """An absolute web address; ``None`` if it is none."""
    if not _WEB_ADDRESS.fullmatch(address):
        try:
            address = urljoin(base or "", address)
        except ValueError:
            return None
        if not _WEB_ADDRESS.fullmatch(address):
            return None
    # JSON can write half a letter, as no other part of a page can.
    return SURROGATE.sub("\ufffd", address) if len(address) <= _LONGEST_ADDRESS else None


# --- the site's names -----------------------------------------------------------------------

_NO_DOMAIN = frozenset(
    "www com org net co uk de fr es it at ch edu gov info news blog blogs amp m web html index"
    " github wordpress blogspot medium substack tumblr archive".split()
)


def _sites(evidence: PageEvidence, article: Thing, url: str | None) -> frozenset[str]:
    """Names of the site, its publisher and its domain, squashed."""
    names = [
        *evidence.metas.get("og:site_name", ()),
        *evidence.metas.get("application-name", ()),
        *evidence.metas.get("apple-mobile-web-app-title", ()),
        *evidence.metas.get("al:ios:app_name", ()),
        *evidence.metas.get("al:android:app_name", ()),
        *evidence.metas.get("dc.publisher", ()),
        *evidence.metas.get("twitter:site", ()),
    ]
    publisher = evidence.resolved(article.get("publisher"))
    if not (isinstance(publisher, dict) and "Person" in jsonld.types(publisher)):
        names += texts(publisher, 5)
    for thing in evidence.things[:50]:
        kinds = jsonld.types(thing)
        if "Person" in kinds:
            continue
        if any(kind == "WebSite" or kind.endswith("Organization") for kind in kinds):
            names += [*texts(thing.get("name"), 3), *texts(thing.get("alternateName"), 3)]
    found = {squash(tidy(name)) for name in names if len(name) < 80}
    address = url or evidence.canonical or evidence.meta("og:url") or ""
    return frozenset((found | _domain_names(address)) - {""})


def _domain_names(address: str) -> set[str]:
    """``example-news`` and ``example-news.org`` of an address there, squashed."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return set()
    labels = [label for label in host.split(".") if label]
    found = {squash("".join(labels[-2:])), squash("".join(labels).removeprefix("www"))}
    found |= {squash(label) for label in labels[:-1] if label not in _NO_DOMAIN and len(label) > 2}
    return found


# --- title ----------------------------------------------------------------------------------

_TITLES = (
    "og:title", "twitter:title", "twitter:text:title", "sailthru.title", "parsely-title",
    "dc.title", "dcterms.title", "dc:title", "headline", "cxenseparse:title", "citation_title",
)  # fmt: skip
_SHARED = ("og:title", "twitter:title")


def _title(evidence: PageEvidence, article: Thing, sites: frozenset[str]) -> str | None:
    declared = [tidy(first_text(article.get("headline")))]
    if not declared[0] and article:
        declared = [tidy(first_text(article.get("name")))]
    declared += [tidy(evidence.meta(name)) for name in _TITLES if name in evidence.metas]
    visible, above, lesser = _headings(evidence.blocks)
    chosen = choose_title(
        Titles(
            visible=visible,
            above=above,
            lesser=lesser,
            lines=(block.text for block in evidence.blocks if len(block.text) <= _LONGEST_TITLE),
            declared=[text for text in declared if text],
            shared=[tidy(evidence.meta(name)) for name in _SHARED if name in evidence.metas],
            page=tidy(evidence.page_title),
            sites=sites,
        )
    )
    return chosen if chosen and len(chosen) <= _LONGEST_TITLE else None


_LONGEST_TITLE = 300


def _headings(blocks: Sequence[Block]) -> tuple[list[str], list[str], list[str]]:
    """Lines in ``h1`` elements, the lines before them, and lines in lesser headings."""
    first: list[str] = []
    above: list[str] = []
    lesser: list[str] = []
    for at, block in enumerate(blocks):
        markup = block.markup
        if markup is None:
            continue
        if "h1" in markup.path:
            first.append(block.text)
            above.append(blocks[at - 1].text if at else "")
        elif block.kind == "heading" and len(lesser) < 40:
            lesser.append(block.text)
    return first[:20], above[:20], lesser


# --- the rest -------------------------------------------------------------------------------


def _publisher(evidence: PageEvidence, article: Thing) -> str | None:
    for value in (
        first_text(evidence.resolved(article.get("publisher"))),
        evidence.meta("og:site_name"),
        evidence.meta("article:publisher", "dc.publisher", "dcterms.publisher", "publisher"),
        evidence.meta("application-name"),
    ):
        name = tidy(value)
        if name and len(name) <= 100 and "://" not in name:
            return name
    return None


_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_].*)?")
# Bokmål and Nynorsk are one language to rule packs and to most who name it.
_SAME_LANGUAGE = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}


def _language(evidence: PageEvidence, article: Thing) -> str | None:
    values = (
        evidence.language,
        first_text(article.get("inLanguage")),
        evidence.meta("og:locale"),
        evidence.meta("content-language", "language", "dc.language", "dcterms.language"),
    )
    codes = [_code(value) for value in values if value]
    named = [code for code in codes if code is not None]
    # English is what templates say when nobody has told them.
    other = next((code for code in named if code != "en"), None)
    return other or (_language_of_prose(evidence) if named else None)


def _language_of_prose(evidence: PageEvidence) -> str:
    """English, unless the first paragraphs are surely in another language."""
    long = (block.text for block in evidence.blocks if len(block.text) >= _SHORTEST_PROSE)
    text = "\n".join(islice(long, _PARAGRAPHS))[:_LONGEST_PROSE]
    if not text or _ENGLISH.search(text) is not None:
        return "en"
    return guess_language(text) or "en"


_ENGLISH = re.compile(r"\b(?:the|The|and|of|with|was|that)\b")
_SHORTEST_PROSE, _PARAGRAPHS, _LONGEST_PROSE = 60, 6, 2000


def _code(value: str) -> str | None:
    match = _LANGUAGE.fullmatch(value.strip()[:40])
    code = match[1].lower() if match else None
    return _SAME_LANGUAGE.get(code, code) if code else None


def _section(evidence: PageEvidence, article: Thing) -> str | None:
    for value in (
        first_text(article.get("articleSection")),
        evidence.meta("article:section", "parsely-section", "og:article:section", "section"),
    ):
        name = tidy(value)
        if name and len(name) <= 80 and "://" not in name:
            return name
    return None


def _description(evidence: PageEvidence, article: Thing) -> str | None:
    for value in (
        evidence.meta("og:description"),
        evidence.meta("description", "twitter:description", "dc.description"),
        first_text(article.get("description")),
    ):
        text = _paragraph(value)
        if text:
            return text
    return None


def _paragraph(value: str | None) -> str:
    text = tidy(value)
    return tidy(value[:_LONGEST_DESCRIPTION]) if value and len(text) > 300 else text


_LONGEST_DESCRIPTION = 2_000
_TAG_METAS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags",
              "keywords", "dc.subject")  # fmt: skip
_MOST_TAGS = 100
_IDENTIFIER = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F-]{8,}|\d+")


def _tags(evidence: PageEvidence, article: Thing) -> tuple[str, ...]:
    """The keywords of the first source that has any."""
    sources = [texts(article.get("keywords"), _MOST_TAGS)]
    sources += [evidence.metas.get(name, []) for name in _TAG_METAS]
    for source in sources:
        found: dict[str, str] = {}
        for part in islice(_split(source), _MOST_TAGS):
            tag = tidy(part)
            if tag and len(tag) <= 80 and "://" not in tag and not _IDENTIFIER.fullmatch(tag):
                found.setdefault(tag.casefold(), tag)
        if found:
            return tuple(found.values())
    return ()


def _split(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield from re.split("[,;、，|]", value)


def _image(evidence: PageEvidence, article: Thing, url: str | None) -> str | None:
    given = article.get("image")
    for value in (
        evidence.meta("og:image", "og:image:secure_url", "og:image:url"),
        evidence.meta("twitter:image", "twitter:image:src"),
        _image_address(given[0] if isinstance(given, list) and given else given),
    ):
        whole = _joined(url, value.strip()) if value else None
        if whole is not None:
            return whole
    return None


def _image_address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
        if isinstance(value, list):
            value = value[0] if value else None
    return value if isinstance(value, str) else None
