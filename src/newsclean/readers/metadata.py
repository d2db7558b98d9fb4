"""An article's fields from its page's markup: which source is believed, and in what order.

Fields from markup win over those lifted from the text, so a wrong one is
costly: where the evidence is weak a field stays ``None``.  The order of the
sources was measured; see ``docs/explanation/metadata.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import attrs

from newsclean.model import Author, Block
from newsclean.readers import date_in, headline, jsonld
from newsclean.readers.evidence import Evidence, Seen
from newsclean.readers.headline import Titles, tidy
from newsclean.readers.jsonld import Thing, first_text, texts
from newsclean.readers.moments import (
    Moment,
    day_of,
    is_universal,
    is_zoned,
    read_moment,
    same_instant,
)
from newsclean.readers.people import Credits, Setting, read_credits, squash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from newsclean.names import Lexicon


def read_metadata(
    tree: LexborHTMLParser, blocks: Sequence[Block], url: str | None
) -> dict[str, Any]:
    """The fields of :class:`newsclean.Article` that the markup states, by name.

    Fields of which it says nothing are not in the result.  ``blocks`` is the
    page's text as read, for the lines that are seen.
    """
    evidence = Evidence(tree, blocks)
    article = _main_article(evidence, url)
    sites = _sites(evidence, article, url)
    address = _address(evidence, article, url)
    setting = Setting(_lexicon(), sites)
    title = _title(evidence, article, sites)
    found: dict[str, Any] = {
        "url": url or address,
        "title": title,
        "authors": _authors(evidence, article, setting, title),
        "published": _published(evidence, article, setting.lexicon, url or address, title),
        "modified": _modified(evidence, article, setting.lexicon),
        "publisher": _publisher(evidence, article),
        "language": _language(evidence, article),
        "section": _section(evidence, article),
        "description": _description(evidence, article),
        "tags": _tags(evidence, article),
        "free_access": _free_access(evidence, article),
        "image": _image(evidence, article, url or address),
    }
    return {name: value for name, value in found.items() if value not in (None, (), "")}


def _lexicon() -> Lexicon:
    from newsclean.phrases import builtin  # noqa: PLC0415 - loads the rule packs: on first use only

    return builtin().lexicon


# --- which article --------------------------------------------------------------------------


def _main_article(evidence: Evidence, url: str | None) -> Thing:
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
    here = any([isinstance(item, str) and address and _bare(item) == address for item in ids])
    headed = squash(tidy(first_text(thing.get("headline"))))
    named = bool(headed) and (headed in title or title in headed)
    said = sum([name in thing for name in ("headline", "author", "datePublished")])
    return 8 * here + 6 * named + said


def _bare(address: str) -> str:
    """An address without scheme, query, fragment and closing stroke."""
    return re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", address.strip()).rstrip("/")


def _address(evidence: Evidence, article: Thing, url: str | None) -> str | None:
    for given in (evidence.canonical, evidence.meta("og:url"), article.get("url")):
        if isinstance(given, str):
            whole = _joined(url, given.strip())
            if whole is not None and len(whole) < 2_000:
                return whole
    return None


def _joined(base: str | None, address: str) -> str | None:
    """An absolute web address; ``None`` if it is none."""
    try:
        whole = urljoin(base or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.netloc and " " not in whole
    return whole if good else None


# --- the site's names -----------------------------------------------------------------------

_NO_DOMAIN = frozenset(
    "www com org net co uk de fr es it at ch edu gov info news blog blogs amp m web html index"
    " github wordpress blogspot medium substack tumblr archive".split()
)


def _sites(evidence: Evidence, article: Thing, url: str | None) -> frozenset[str]:
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
    publisher = _resolved(article.get("publisher"), evidence)
    if not (isinstance(publisher, dict) and "Person" in jsonld.types(publisher)):
        names += texts(publisher, 5)
    for thing in evidence.things[:50]:
        kinds = jsonld.types(thing)
        if "Person" in kinds:
            continue
        if any([kind == "WebSite" or kind.endswith("Organization") for kind in kinds]):
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


def _title(evidence: Evidence, article: Thing, sites: frozenset[str]) -> str | None:
    declared = [tidy(first_text(article.get("headline")))]
    if not declared[0] and article:
        declared = [tidy(first_text(article.get("name")))]
    declared += [tidy(evidence.meta(name)) for name in _TITLES if name in evidence.metas]
    visible, lesser = _headings(evidence.blocks)
    chosen = headline.choose(
        Titles(
            visible=visible,
            lesser=lesser,
            declared=[text for text in declared if text],
            page=tidy(evidence.page_title),
            sites=sites,
        )
    )
    return chosen if chosen and len(chosen) <= _LONGEST_TITLE else None


_LONGEST_TITLE = 300


def _headings(blocks: Sequence[Block]) -> tuple[list[str], list[str]]:
    """Lines in ``h1`` elements, and lines in lesser headings."""
    first: list[str] = []
    lesser: list[str] = []
    for block in blocks:
        markup = block.markup
        if markup is None:
            continue
        if "h1" in markup.path:
            first.append(block.text)
        elif block.kind == "heading" and len(lesser) < 40:
            lesser.append(block.text)
    return first[:20], lesser


# --- authors --------------------------------------------------------------------------------

_AUTHOR_METAS = (
    "sailthru.author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "dc:creator",
    "author", "article:author", "article:author_name", "og:article:author", "og:author",
    "cxenseparse:author", "shareaholic:article_author_name", "citation_author", "article_author",
    "byline", "article:byline", "authors", "creator", "sailthru.byline_name",
)  # fmt: skip


def _authors(
    evidence: Evidence, article: Thing, setting: Setting, title: str | None
) -> tuple[Author, ...]:
    for credits in _credits(evidence, article, setting, title):
        if credits.people:
            return credits.people
    return ()


def _credits(
    evidence: Evidence, article: Thing, setting: Setting, title: str | None
) -> Iterator[Credits]:
    """What each source says of the authors, the most trustworthy first."""
    yield _from_things(article.get("author"), evidence, setting)
    for name in _AUTHOR_METAS:
        if name in evidence.metas:
            yield _merged([read_credits(value, setting) for value in evidence.metas[name][:20]])
    for number in ("1", "2"):
        label = evidence.meta(f"twitter:label{number}") or ""
        value = evidence.meta(f"twitter:data{number}")
        if value and _names_author(label):
            yield read_credits(value, setting)
    yield _seen_credits(evidence, setting, title)
    for page in evidence.pages:
        yield _from_things(page.get("author"), evidence, setting)


_WRITTEN = re.compile(
    r"writ|author|autor|auteur|verfass|geschr|escrit|scritt|écrit|skrev|forfatt|författ|автор|著|"
    r"by\b|door|von\b|yazar|penulis",
    re.IGNORECASE,
)


def _names_author(label: str) -> bool:
    return bool(_WRITTEN.search(label[:60]))


def _from_things(value: Any, evidence: Evidence, setting: Setting) -> Credits:
    """People in JSON-LD's ``author``: strings, things, references, or lists of these."""
    people: list[Credits] = []
    for item in (value if isinstance(value, list) else [value])[:60]:
        thing = _resolved(item, evidence)
        kinds = jsonld.types(thing) if isinstance(thing, dict) else []
        is_body = bool(kinds) and "Person" not in kinds
        if is_body and len(kinds) == 1 and kinds[0] != "Thing":
            continue
        for name in texts(thing, 20):
            people.append(_with_details(read_credits(name, setting), thing))
    return _merged(people)


def _with_details(credits: Credits, thing: Any) -> Credits:
    """``credits`` of one person with the role and employer that the thing states."""
    if not isinstance(thing, dict) or len(credits.people) != 1:
        return credits
    (author,) = credits.people
    role = tidy(first_text(thing.get("jobTitle")))
    works_for = tidy(first_text(thing.get("worksFor")) or first_text(thing.get("affiliation")))
    author = attrs.evolve(
        author,
        role=author.role or (role if 0 < len(role) <= 80 else None),
        organization=author.organization or (works_for if 0 < len(works_for) <= 80 else None),
    )
    return attrs.evolve(credits, people=(author,))


def _resolved(value: Any, evidence: Evidence) -> Any:
    """A thing, or what a bare reference ``{"@id": ...}`` refers to."""
    if isinstance(value, dict) and "name" not in value:
        key = value.get("@id")
        if isinstance(key, str):
            return evidence.by_id.get(key, value)
    return value


def _merged(all_credits: Iterable[Credits]) -> Credits:
    people: dict[str, Author] = {}
    bodies: list[str] = []
    for credits in all_credits:
        for author in credits.people:
            people.setdefault(squash(author.name), author)
        bodies += credits.bodies
    return Credits(tuple(people.values()), tuple(bodies))


# --- bylines that are seen ------------------------------------------------------------------

# Of an element itself, and of what it stands in.  What only says that there are comments or a
# sidebar somewhere (`with-sidebar`, `comments-open`) says nothing of where this is.
_NOT_A_BYLINE = re.compile(
    r"comment|kommentar|reply|respond|photo|image|figure|figcaption|credit|avatar|social|share"
    r"|related|newsletter|quote|popular|trending|-list\b|bio\b|prep\b|form-",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?<!with)(?<!with-)(?<!has)(?<!has-)(?<!no-)(?:comment(?!s?-(?:open|closed|count|enabled))"
    r"|kommentar|\brelated|related-|-related|recommend|\bwidget|newsletter|popular|trending|carousel|more-|read-?next"
    r"|summary-item|promo\b|teaser(?!-head)-(?!text)|\bteaser\b|\bcard\b|listing|archive-)",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({"aside", "nav", "figure", "figcaption", "blockquote", "form"})
_LONGEST_BYLINE = 200
_MOST_TRIED = 40


def _seen_credits(evidence: Evidence, setting: Setting, title: str | None) -> Credits:
    """Who the byline nearest to the title names: first beside it, then behind it, then before."""
    for _, group in sorted(_by_nearness(evidence.bylines(title)).items()):
        for seen in group[:_MOST_TRIED]:
            credits = Credits() if _is_elsewhere(seen) else _seen_by(seen, setting)
            if credits.people:
                return _with_neighbours(credits, seen, group, setting)
    return Credits()


def _with_neighbours(
    credits: Credits, first: Seen, group: Sequence[Seen], setting: Setting
) -> Credits:
    """``credits`` and those of elements of the same kind in the same place."""
    parents = _ancestors(first.node, 2)
    alike = [
        _seen_by(seen, setting)
        for seen in group
        if seen.tag == first.tag
        and seen.attributes.get("class") == first.attributes.get("class")
        and not _is_elsewhere(seen)
        and not parents.isdisjoint(_ancestors(seen.node, 2))
    ]
    return _merged([credits, *alike[:_MOST_TRIED]])


def _ancestors(node: LexborNode, most: int) -> set[int]:
    found: set[int] = set()
    parent = node.parent
    while parent is not None and len(found) < most and parent.tag not in ("body", "main", "html"):
        found.add(parent.mem_id)
        parent = parent.parent
    return found


def _by_nearness(all_seen: Iterable[Seen]) -> dict[int, list[Seen]]:
    """Elements that may be the byline: 0 beside the title, 1 behind it, 2 before it."""
    found: dict[int, list[Seen]] = {}
    for seen in all_seen:
        found.setdefault(0 if seen.beside_title else 1 if seen.after_title else 2, []).append(seen)
    return found


def _hint(attributes: Mapping[str, str | None]) -> str:
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def _is_elsewhere(seen: Seen) -> bool:
    """Whether an element is about a picture, a comment or another article."""
    if seen.tag in ("body", "html", "main", "article", "meta", "img"):
        return True
    hint = _hint(seen.attributes)
    return bool(_NOT_A_BYLINE.search(hint) or _ELSEWHERE.search(hint)) or _stands_elsewhere(seen.node)


def _stands_elsewhere(start: LexborNode) -> bool:
    node = start.parent
    for _ in range(6):
        if node is None or node.tag in ("body", "main"):
            return False
        if node.tag in _OUTSIDE or _ELSEWHERE.search(_hint(node.attributes)):
            return True
        node = node.parent
    return False


_PROFILE = re.compile(r"/(?:author|autor)(?:s|es|en)?/\w")


def _seen_by(seen: Seen, setting: Setting) -> Credits:
    text = _lines(seen.node)
    if not text or len(text) > _LONGEST_BYLINE:
        return Credits()
    structured = (
        "author" in (seen.attributes.get("itemprop") or "").lower()
        or "author" in (seen.attributes.get("rel") or "").lower()
        or "vcard" in _hint(seen.attributes)
        or (seen.tag == "a" and _PROFILE.search(seen.attributes.get("href") or "") is not None)
    )
    return read_credits(text, setting, structured=structured)


def _lines(node: LexborNode) -> str:
    """The text of an element, a line for each piece of it."""
    text = node.text(separator="\n", strip=True)
    return text[: _LONGEST_BYLINE + 1]


# --- dates ----------------------------------------------------------------------------------

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "article:published:time",
    "article:published", "datepublished", "dc.date.issued", "dcterms.issued", "parsely-pub-date",
    "sailthru.date", "date", "pubdate", "publishdate", "publish-date", "published", "published_time",
    "dc.date", "dc:date", "dcterms.date", "dc.date.created", "dcterms.created", "date.created",
    "date.available", "datecreated", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxenseparse:recs:published_time", "shareaholic:article_published_time", "citation_date",
    "citation_publication_date", "publication_date", "publicationdate", "uploaddate",
    "article:publicationdate", "iso-8601-publish-date", "bt:pubdate", "release_date",
    "bepress_citation_date", "content:publishdate", "publisheddate", "last_updated_date",
    "zdf:publicationdate", "nastooh:publishdate", "og:published_time", "og:pubdate", "created",
    "originalpublicationdate", "article.published", "dc.created", "date_published",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "article:modified:time",
    "article:modified", "datemodified", "og:updated_time", "dc.date.modified", "dcterms.modified",
    "date.modified", "date.updated", "last-modified", "lastmod", "modified", "bt:moddate",
    "shareaholic:article_modified_time", "last_modified",
)  # fmt: skip


def _published(
    evidence: Evidence, article: Thing, lexicon: Lexicon, url: str | None, title: str | None
) -> Moment | None:
    said = list(_said_published(evidence, article, lexicon))
    if said:
        return _as_there(said[0], [*said[1:], *_times(evidence, lexicon)])
    return (
        _seen_date(evidence, lexicon, title)
        or date_in(url)
        or _line_date(evidence.blocks, lexicon, title)
    )


def _said_published(evidence: Evidence, article: Thing, lexicon: Lexicon) -> Iterator[Moment]:
    """What JSON-LD and metas say, the most trustworthy first."""
    things = [article, *evidence.pages]
    values = [text for thing in things for text in texts(thing.get("datePublished"), 2)]
    for name in _PUBLISHED_METAS:
        values += evidence.metas.get(name, ())[:2]
    values += [text for thing in things for text in texts(thing.get("dateCreated"), 2)]
    for value in values[:12]:
        found = read_moment(value, lexicon.months)
        if found is not None:
            yield found


def _times(evidence: Evidence, lexicon: Lexicon) -> Iterator[Moment]:
    for value in evidence.times:
        found = read_moment(value, lexicon.months)
        if found is not None:
            yield found


def _as_there(moment: Moment, others: Iterable[Moment]) -> Moment:
    """The same instant by the newsroom's own clock, if some other source gives it so."""
    if not is_universal(moment):
        return moment
    for other in others:
        if is_zoned(other) and not is_universal(other) and same_instant(moment, other):
            return other
    return moment


def _modified(evidence: Evidence, article: Thing, lexicon: Lexicon) -> Moment | None:
    values = texts(article.get("dateModified"), 2)
    for name in _MODIFIED_METAS:
        values += evidence.metas.get(name, ())[:1]
    values += [text for page in evidence.pages for text in texts(page.get("dateModified"), 1)]
    read = [read_moment(value, lexicon.months) for value in values[:8]]
    found = [moment for moment in read if moment is not None]
    return _as_there(found[0], [*found[1:], *_times(evidence, lexicon)]) if found else None


_NOT_THE_DATE = re.compile(
    r"comment|kommentar|reply|related|teaser|promo|recommend|sidebar|widget|footer|newsletter"
    r"|popular|latest|trending|carousel|listing|archive|more-|read-?next|update|modif|reading|copyright"
    r"|current|today|weather|clock|header-?date|nav|event|calendar|aktuali|geänd|edited",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 120


def _seen_date(evidence: Evidence, lexicon: Lexicon, title: str | None) -> Moment | None:
    """The date nearest to the title: first beside it, then behind it, then the last before it."""
    for rank, group in sorted(_by_nearness(evidence.dates(title)).items()):
        for seen in (group if rank < 2 else group[::-1])[:_MOST_DATES]:
            found = None if _is_outside_dates(seen) else _date_of(seen, lexicon)
            if found is not None:
                return found
    return None


_MOST_DATES = 60
_LINES_AROUND = (-3, 7)


def _line_date(blocks: Sequence[Block], lexicon: Lexicon, title: str | None) -> Moment | None:
    """The date in a short line close to the title."""
    wanted = squash(title) if title else ""
    for at, block in enumerate(blocks):
        if wanted and block.kind == "heading" and squash(block.text) == wanted:
            first, last = _LINES_AROUND
            for near in (*blocks[at + 1 : at + last], *blocks[max(0, at + first) : at]):
                if len(near.text) <= _LONGEST_DATE_LINE and near.kind != "heading":
                    found = read_moment(near.text, lexicon.months)
                    if found is not None:
                        return found
    return None


def _is_outside_dates(seen: Seen) -> bool:
    hint = _hint(seen.attributes)
    if seen.tag in ("body", "html", "main", "article") or _NOT_THE_DATE.search(hint):
        return True
    if (seen.attributes.get("itemprop") or "").lower() == "datemodified":
        return True
    return _stands_elsewhere(seen.node)


def _date_of(seen: Seen, lexicon: Lexicon) -> Moment | None:
    for name in ("datetime", "content"):
        value = seen.attributes.get(name)
        if value:
            found = read_moment(value, lexicon.months)
            if found is not None:
                return found
    text = seen.node.text(separator=" ", strip=True)
    if not text or len(text) > _LONGEST_DATE_LINE or not any([c.isdigit() for c in text]):
        return None
    return read_moment(tidy(text), lexicon.months)


# --- the rest -------------------------------------------------------------------------------


def _publisher(evidence: Evidence, article: Thing) -> str | None:
    for value in (
        first_text(_resolved(article.get("publisher"), evidence)),
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


def _language(evidence: Evidence, article: Thing) -> str | None:
    values = (
        evidence.language,
        first_text(article.get("inLanguage")),
        evidence.meta("og:locale"),
        evidence.meta("content-language", "language", "dc.language", "dcterms.language"),
    )
    codes = [_code(value) for value in values if value]
    named = [code for code in codes if code is not None]
    # English is what templates say when nobody has told them.
    return next((code for code in named if code != "en"), named[0] if named else None)


def _code(value: str) -> str | None:
    match = _LANGUAGE.fullmatch(value.strip()[:40])
    code = match[1].lower() if match else None
    return _SAME_LANGUAGE.get(code, code) if code else None


def _section(evidence: Evidence, article: Thing) -> str | None:
    for value in (
        first_text(article.get("articleSection")),
        evidence.meta("article:section", "parsely-section", "og:article:section", "section"),
    ):
        name = tidy(value)
        if name and len(name) <= 80 and "://" not in name:
            return name
    return None


def _description(evidence: Evidence, article: Thing) -> str | None:
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


def _tags(evidence: Evidence, article: Thing) -> tuple[str, ...]:
    sources: list[list[str]] = [texts(article.get("keywords"), _MOST_TAGS)]
    sources += [evidence.metas.get(name, []) for name in _TAG_METAS]
    for source in sources:
        found: dict[str, str] = {}
        for value in source:
            for part in re.split("[,;、，|]", value):
                tag = tidy(part)
                if tag and len(tag) <= 80 and "://" not in tag and not _IDENTIFIER.fullmatch(tag):
                    found.setdefault(tag.casefold(), tag)
        if found:
            return tuple(found.values())[:_MOST_TAGS]
    return ()


_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def _free_access(evidence: Evidence, article: Thing) -> bool | None:
    for thing in (article, *evidence.articles, *evidence.pages):
        own = _truth(thing.get("isAccessibleForFree"))
        if own is not None:
            return own
        parts = thing.get("hasPart")
        for part in (parts if isinstance(parts, list) else [parts])[:20]:
            if isinstance(part, dict) and _truth(part.get("isAccessibleForFree")) is False:
                return False
    return None


def _truth(value: Any) -> bool | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        word = value.strip().rsplit("/", 1)[-1].lower()
        return True if word in _TRUE else False if word in _FALSE else None
    return None


def _image(evidence: Evidence, article: Thing, url: str | None) -> str | None:
    given = article.get("image")
    for value in (
        evidence.meta("og:image", "og:image:secure_url", "og:image:url"),
        evidence.meta("twitter:image", "twitter:image:src"),
        _image_address(given[0] if isinstance(given, list) and given else given),
    ):
        whole = _joined(url, value.strip()) if value else None
        if whole is not None and len(whole) < 2_000:
            return whole
    return None


def _image_address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("url") or value.get("contentUrl")
        if isinstance(value, list):
            value = value[0] if value else None
    return value if isinstance(value, str) else None
