"""When a page's article was published and changed: JSON-LD, metas, then dates that are seen.

Where one source gives an instant in universal time and another the same instant by the
newsroom's clock, the latter says more, and may name another day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from newsclean.lexicon import Lexicon
from newsclean.readers import date_in
from newsclean.readers.appdata import stated_dates
from newsclean.readers.datelines import line_date, published_in, shown_date
from newsclean.readers.evidence import Evidence, Seen, by_nearness, hint_of, stands_elsewhere
from newsclean.readers.headline import tidy
from newsclean.readers.jsonld import Thing, texts
from newsclean.readers.moments import (
    Moment,
    day_of,
    is_universal,
    is_zoned,
    read_moment,
    same_instant,
    shown_there,
)

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "article:published:time",
    "article:published", "datepublished", "dc.date.issued", "dcterms.issued", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "published",
    "published_time",
    "dc.date.created", "dcterms.created", "date.created",
    "date.available", "datecreated", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
    "cxenseparse:recs:published_time", "shareaholic:article_published_time", "citation_date",
    "citation_publication_date", "publication_date", "publicationdate", "uploaddate",
    "article:publicationdate", "iso-8601-publish-date", "bt:pubdate", "release_date",
    "bepress_citation_date", "content:publishdate", "publisheddate",
    "zdf:publicationdate", "nastooh:publishdate", "og:published_time", "og:pubdate", "created",
    "originalpublicationdate", "article.published", "dc.created", "date_published",
)  # fmt: skip
# What templates fill with the day of a change, or of the request, as well.
_VAGUE_METAS = ("date", "dc.date", "dc:date", "dcterms.date", "last_updated_date")
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "article:modified:time",
    "article:modified", "datemodified", "og:updated_time", "dc.date.modified", "dcterms.modified",
    "date.modified", "date.updated", "last-modified", "lastmod", "modified", "bt:moddate",
    "shareaholic:article_modified_time", "last_modified",
)  # fmt: skip


def read_published(
    evidence: Evidence, article: Thing, lexicon: Lexicon, url: str | None, title: str | None
) -> Moment | None:
    """When it was published, as the markup says, the page shows, or the address names."""
    said = list(_said_published(evidence, article, lexicon))
    shown = shown_date(evidence.blocks, evidence.places(title), lexicon)
    beside = None if said else _beside(evidence, lexicon, title) or shown
    if not said:
        vague = list(_vaguely_said(evidence, lexicon))
        if vague and (beside is None or abs((day_of(vague[0]) - day_of(beside)).days) <= 1):
            said = vague
    if said:
        first = _as_there(said[0], chain(said[1:], _times(evidence, lexicon)))
        if shown is None and is_universal(first) and _is_near_midnight(first):
            shown = _seen_date(evidence, lexicon, title, ranks=(0, 1))
        if shown is None or day_of(shown) == day_of(first) or _is_in_month_of(url, first, shown):
            return first
        return _by_both(first, shown, read_modified(evidence, article, lexicon))
    return (
        beside
        or date_in(url)
        or _data_date(evidence, lexicon, title)
        or _seen_date(evidence, lexicon, title, ranks=(1, 2))
        or line_date(evidence.blocks, evidence.places(title), lexicon)
        or _sole_time(evidence, lexicon)
    )


def _beside(evidence: Evidence, lexicon: Lexicon, title: str | None) -> Moment | None:
    """The date in the line next to the headline, or in an element beside it."""
    places = evidence.places(title)
    return shown_date(evidence.blocks, places, lexicon, 1, 1) or _seen_date(
        evidence, lexicon, title, ranks=(0,)
    )


_MONTH_IN_URL = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")


def _is_in_month_of(url: str | None, said: Moment, shown: Moment) -> bool:
    """Whether the address names the month of what is said, and not that of what is shown."""
    match = _MONTH_IN_URL.search(url or "")
    if match is None:
        return False
    month = (int(match[1]), int(match[2]))
    return (said.year, said.month) == month != (shown.year, shown.month)


def _data_date(evidence: Evidence, lexicon: Lexicon, title: str | None) -> Moment | None:
    """The day in the page's other data: things that are no articles, blocks for scripts."""
    values = [text for thing in evidence.things for text in texts(thing.get("datePublished"), 1)]
    for value in values or stated_dates(evidence.data, title):
        found = read_moment(value, lexicon.months)
        if found is not None:
            return found
    return None


def _is_near_midnight(moment: Moment) -> bool:
    """Whether a universal moment is on another day where most newsrooms are."""
    return isinstance(moment, dt.datetime) and not 9 <= moment.hour < 21


def _by_both(said: Moment, shown: Moment, modified: Moment | None) -> Moment:
    """What is said, unless the date below the headline shows that it is something else.

    The day before or after may be the same instant by the newsroom's clock.
    Any other day is what the newsroom itself holds for the day of publication,
    if it is not that of a change, or the same numbers in another order.
    """
    one, other = day_of(said), day_of(shown)
    if modified is not None and day_of(modified) == other:
        return said
    if abs((one - other).days) == 1:
        if is_universal(said):
            return shown_there(said, shown)
        return said if is_zoned(said) else shown
    swapped = (one.day, one.month) == (other.month, other.day) and one.year == other.year
    return said if swapped else shown


def _sole_time(evidence: Evidence, lexicon: Lexicon) -> Moment | None:
    """The only day that ``time`` elements name."""
    found = list(_times(evidence, lexicon))
    return found[0] if len({day_of(moment) for moment in found}) == 1 else None


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


def _vaguely_said(evidence: Evidence, lexicon: Lexicon) -> Iterator[Moment]:
    for value in [text for name in _VAGUE_METAS for text in evidence.metas.get(name, ())[:2]]:
        found = read_moment(value, lexicon.months)
        if found is not None:
            yield found


def _times(evidence: Evidence, lexicon: Lexicon) -> Iterator[Moment]:
    for value in evidence.times[:_MOST_TIMES]:
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


def read_modified(evidence: Evidence, article: Thing, lexicon: Lexicon) -> Moment | None:
    """When it was last changed, as the markup says."""
    values = texts(article.get("dateModified"), 2)
    for name in _MODIFIED_METAS:
        values += evidence.metas.get(name, ())[:1]
    values += [text for page in evidence.pages for text in texts(page.get("dateModified"), 1)]
    read = [read_moment(value, lexicon.months) for value in values[:8]]
    found = [moment for moment in read if moment is not None]
    return _as_there(found[0], chain(found[1:], _times(evidence, lexicon))) if found else None


_NOT_THE_DATE = re.compile(
    r"comment|kommentar|reply|related|teaser|promo|recommend|sidebar|widget|footer|newsletter"
    r"|popular|latest|trending|carousel|listing|archive|more-|read-?next|update|modif|reading|copyright"
    r"|current|today|weather|clock|header-?date|nav|event|calendar|aktuali|geänd|edited",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 120
_HAS_DIGIT = re.compile(r"\d")


def _seen_date(
    evidence: Evidence, lexicon: Lexicon, title: str | None, *, ranks: Sequence[int]
) -> Moment | None:
    """The date nearest to the title: first beside it, then behind it, then the last before it."""
    groups = by_nearness(evidence.dates(title))
    for rank in ranks:
        group = groups.get(rank, [])
        for seen in (group if rank < 2 else group[::-1])[:_MOST_DATES]:
            found = None if _is_outside_dates(seen) else _date_of(seen, lexicon)
            if found is not None:
                return found
    return None


_MOST_DATES = 60
_MOST_TIMES = 20


def _is_outside_dates(seen: Seen) -> bool:
    hint = hint_of(seen.attributes)
    if seen.tag in ("body", "html", "main", "article") or _NOT_THE_DATE.search(hint):
        return True
    if (seen.attributes.get("itemprop") or "").lower() == "datemodified":
        return True
    return stands_elsewhere(seen)


def _date_of(seen: Seen, lexicon: Lexicon) -> Moment | None:
    for name in ("datetime", "content"):
        value = seen.attributes.get(name)
        if value:
            found = read_moment(value, lexicon.months)
            if found is not None:
                return found
    text = seen.node.text(separator=" ", strip=True)
    if not text or len(text) > _LONGEST_DATE_LINE or not _HAS_DIGIT.search(text):
        return None
    return published_in(tidy(text), lexicon)
