"""When a page's article was published and changed: JSON-LD, metas, then dates that are seen.

Where one source gives an instant in universal time and another the same instant by the
newsroom's clock, the latter says more, and may name another day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from newsclean.language.dates import date_in_url
from newsclean.metadata.headline import tidy
from newsclean.metadata.moments import (
    DateReader,
    Moment,
    day_of,
    in_local_time,
    is_universal,
    is_zoned,
    same_instant,
)
from newsclean.metadata.seen_elements import (
    SeenElement,
    date_elements,
    hint_of,
    is_in_page_footer_element,
    stands_elsewhere,
    stands_in_comment,
)
from newsclean.metadata.shown_dates import (
    NOT_THE_DATE,
    announced_date,
    filed_date,
    line_date,
    opening_date,
    published_in,
    shown_date,
    sole_date,
)
from newsclean.reading.app_data import stated_dates
from newsclean.reading.jsonld import Thing, first_text, texts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import squash

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
    "dc.date.published", "publish_date", "publish_time", "published_at", "publishedat", "pub_date",
    "publication-date", "publicationtime", "article:publish_time", "og:article:publish_time",
    "article_date_original", "displaydate", "rnews:datepublished", "og:release_date", "og:regdate",
    "regdate", "dd:published_time", "mediator_published_time", "vr:published_time", "apub:time",
    "weibo:article:create_at", "pdate", "ptime", "article:post_date", "dateposted",
)  # fmt: skip
# What templates fill with the day of a change, or of the request, as well.
_VAGUE_METAS = ("date", "dc.date", "dc:date", "dcterms.date", "last_updated_date")
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "article:modified:time",
    "article:modified", "datemodified", "og:updated_time", "dc.date.modified", "dcterms.modified",
    "date.modified", "date.updated", "last-modified", "lastmod", "modified", "bt:moddate",
    "shareaholic:article_modified_time", "last_modified",
)  # fmt: skip


def read_dates(
    evidence: PageEvidence, article: Thing, reader: DateReader, url: str | None, title: str | None
) -> tuple[Moment | None, Moment | None]:
    """When it was published, as markup says, the page shows or the address names; and changed."""
    modified = _read_modified(evidence, article, reader)
    return _read_published(_Page(evidence, reader, title, url), article, modified), modified


def _read_published(page: _Page, article: Thing, modified: Moment | None) -> Moment | None:
    evidence, reader = page.evidence, page.reader
    said = list(_said_published(evidence, article, reader))
    if said:
        return _confirmed(said, page, modified)
    beside = page.beside()
    vague = list(_vaguely_said(evidence, reader))
    seen = beside or (page.bearing() if vague else None)
    if vague and (seen is None or _may_agree(vague[0], seen)):
        return _confirmed(vague, page, modified)
    return (
        beside
        or (date_in_url(page.url) if page.url else None)
        or _data_date(evidence, reader, page.title)
        or page.further()
        or _sole_time(evidence, reader)
        or announced_date(evidence.blocks, reader)
        or filed_date(evidence.blocks, reader)
        or opening_date(evidence.blocks, reader)
    )


def _may_agree(said: Moment, seen: Moment) -> bool:
    """Whether two dates are one day, as far as the newsroom's clock is known."""
    return abs((day_of(said) - day_of(seen)).days) <= (1 if is_universal(said) else 0)


_FIRST_PRINTED = 1995


@attrs.frozen
class _Page:
    """What is seen of dates on a page, looked for when it is asked for."""

    evidence: PageEvidence
    reader: DateReader
    title: str | None
    url: str | None

    @property
    def _headlines(self) -> Sequence[int]:
        return self.evidence.headline_positions(self.title)

    def line(self, **close: int) -> Moment | None:
        """The date in a line near the headline that is one."""
        return shown_date(self.evidence.blocks, self._headlines, self.reader, **close)

    def element(self, *ranks: int) -> Moment | None:
        """The date in an element named for it: beside the headline, behind it, before it."""
        return _seen_date(self.evidence, self.reader, self.title, ranks=ranks)

    def bearing(self) -> Moment | None:
        """The date in a line near the headline that has one."""
        return line_date(self.evidence.blocks, self._headlines, self.reader)

    def further(self) -> Moment | None:
        """The date in an element or a line further off."""
        return next((date for date in self._far() if date and date.year >= _FIRST_PRINTED), None)

    def _far(self) -> Iterator[Moment | None]:
        yield self.element(1, 2)
        yield sole_date(self.evidence.blocks, self._headlines, self.reader)
        yield self.bearing()

    def _near(self) -> Iterator[Moment | None]:
        yield self.line(behind=1, before=1)
        yield self.element(0)
        yield self.line()

    def times(self) -> Iterator[Moment]:
        """What ``time`` elements say."""
        return _times(self.evidence, self.reader)

    def beside(self) -> Moment | None:
        """The date next to the headline, or beside it, or near it.

        It is of the month that the address names, if it names one and any of these is.
        Nothing that is only printed is older than newspapers on the web.
        """
        found: Moment | None = None
        month = _month_in(self.url)
        for date in self._near():
            if date is None or date.year < _FIRST_PRINTED:
                continue
            if month is None or (date.year, date.month) == month:
                return date
            found = found or date
        if found is not None and month is not None:
            further = self.element(1, 2)
            if further is not None and (further.year, further.month) == month:
                return further
        return found


_MONTH_IN_URL = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/")


def _month_in(url: str | None) -> tuple[int, int] | None:
    match = _MONTH_IN_URL.search(url or "")
    return (int(match[1]), int(match[2])) if match else None


def _confirmed(said: Sequence[Moment], page: _Page, modified: Moment | None) -> Moment:
    """What is said first, held against what is shown near the headline."""
    first = _as_there(said[0], chain(said[1:], page.times()))
    first = _in_order(first, modified)
    shown = page.line()
    if shown is None and is_universal(first) and _is_near_midnight(first):
        shown = page.element(0, 1)
    if shown is None or day_of(shown) == day_of(first):
        return first
    month = _month_in(page.url)
    if (first.year, first.month) == month != (shown.year, shown.month):
        return first
    if abs((day_of(shown) - day_of(first)).days) > 1:
        other = page.element(0)
        if other is not None and day_of(other) == day_of(first):
            return first
    return _by_both(first, shown, modified)


def _in_order(said: Moment, modified: Moment | None) -> Moment:
    """``said`` with day and month the other way round, if else it were changed before."""
    if modified is None or is_zoned(said) or said.day > 12 or day_of(said) <= day_of(modified):
        return said
    turned = said.replace(month=said.day, day=said.month)
    return turned if day_of(turned) == day_of(modified) else said


def _data_date(evidence: PageEvidence, reader: DateReader, title: str | None) -> Moment | None:
    """The day in the page's other data: things that are no articles, blocks for scripts."""
    values = [
        text
        for thing in evidence.things
        if _is_named(thing, title)
        for text in texts(thing.get("datePublished"), 1)
    ]
    return next(reader.read_each(values or stated_dates(evidence.data(), title)), None)


def _is_named(thing: Thing, title: str | None) -> bool:
    """Whether a thing that is no article goes by the page's title."""
    name = squash(first_text(thing.get("headline")) or first_text(thing.get("name")) or "")
    whole = squash(title or "")
    return len(name) >= _SHORTEST_NAME and bool(whole) and (name in whole or whole in name)


_SHORTEST_NAME = 8


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
    midnight = is_universal(said) and _is_on_the_hour(said) and other == one + dt.timedelta(days=1)
    if modified is not None and day_of(modified) == other and not midnight:
        return said
    if abs((one - other).days) == 1:
        if is_universal(said):
            return in_local_time(said, shown)
        return said if is_zoned(said) else shown
    swapped = (one.day, one.month) == (other.month, other.day) and one.year == other.year
    return said if swapped else shown


def _is_on_the_hour(moment: Moment) -> bool:
    """Whether it may be a midnight somewhere, as templates give a day."""
    return isinstance(moment, dt.datetime) and moment.minute == moment.second == 0


def _sole_time(evidence: PageEvidence, reader: DateReader) -> Moment | None:
    """The only day that ``time`` elements name."""
    own = (
        node.attributes.get("datetime") or ""
        for node in evidence.time_nodes[:_MOST_TIMES]
        if not _stands_apart(node, evidence)
    )
    found = list(reader.read_each(own))
    return found[0] if len({day_of(moment) for moment in found}) == 1 else None


def _said_published(evidence: PageEvidence, article: Thing, reader: DateReader) -> Iterator[Moment]:
    """What JSON-LD and metas say, the most trustworthy first."""
    things = [article, *evidence.pages]
    values = [text for thing in things for text in _date_texts(thing.get("datePublished"))]
    for name in _PUBLISHED_METAS:
        values += evidence.metas.get(name, ())[:2]
    values += [text for thing in things for text in texts(thing.get("dateCreated"), 2)]
    return reader.read_each(values[:12])


def _date_texts(value: Any) -> list[str]:
    """The texts of a property; a number counts the time as programs do."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
        return [str(int(value))] if value < _LARGEST_CLOCK else []
    return texts(value, 2)


_LARGEST_CLOCK = 1e13


def _vaguely_said(evidence: PageEvidence, reader: DateReader) -> Iterator[Moment]:
    return reader.read_each(
        text for name in _VAGUE_METAS for text in evidence.metas.get(name, ())[:2]
    )


def _times(evidence: PageEvidence, reader: DateReader) -> Iterator[Moment]:
    return reader.read_each(evidence.times[:_MOST_TIMES])


def _as_there(moment: Moment, others: Iterable[Moment]) -> Moment:
    """The same instant by the newsroom's own clock, if some other source gives it so."""
    if not is_universal(moment):
        return moment
    for other in others:
        if is_zoned(other) and not is_universal(other) and same_instant(moment, other):
            return other
    return moment


def _read_modified(evidence: PageEvidence, article: Thing, reader: DateReader) -> Moment | None:
    """When it was last changed, as the markup says."""
    values = texts(article.get("dateModified"), 2)
    for name in _MODIFIED_METAS:
        values += evidence.metas.get(name, ())[:1]
    values += [text for page in evidence.pages for text in texts(page.get("dateModified"), 1)]
    found = list(reader.read_each(values[:8]))
    return _as_there(found[0], chain(found[1:], _times(evidence, reader))) if found else None


_LONGEST_DATE_LINE = 120
_HAS_DIGIT = re.compile(r"\d")


def _seen_date(
    evidence: PageEvidence, reader: DateReader, title: str | None, *, ranks: Sequence[int]
) -> Moment | None:
    """The date nearest to the title: first beside it, then behind it, then the last before it."""
    groups = date_elements(evidence, title)
    for rank in ranks:
        group = groups.get(rank, [])
        for seen in (group if rank < 2 else group[::-1])[:_MOST_DATES]:
            found = None if _is_outside_dates(seen) else _date_of(seen, reader)
            if found is not None and not _stands_apart(seen.node, evidence):
                return found
    return None


_MOST_DATES = 60
_MOST_TIMES = 20


# What scripts and readers' tools are told where people are shown "two hours ago".
_DATE_ATTRIBUTES = (
    "datetime", "content", "data-datetime", "data-timestamp", "data-published", "data-date",
    "data-time", "data-utc",
)  # fmt: skip


def _stands_apart(node: LexborNode, evidence: PageEvidence) -> bool:
    """Whether an element stands in another story's card, in a comment or at the page's foot."""
    return (
        evidence.is_of_other_story(node)
        or stands_in_comment(node)
        or is_in_page_footer_element(node)
    )


def _is_outside_dates(seen: SeenElement) -> bool:
    hint = hint_of(seen.attributes)
    if seen.tag in ("body", "html", "main", "article") or NOT_THE_DATE.search(hint):
        return True
    if (seen.attributes.get("itemprop") or "").lower() == "datemodified":
        return True
    return stands_elsewhere(seen)


def _date_of(seen: SeenElement, reader: DateReader) -> Moment | None:
    for name in (*_DATE_ATTRIBUTES, *(("title",) if seen.tag == "abbr" else ())):
        value = seen.attributes.get(name)
        if value and _HAS_DIGIT.search(value):
            found = reader.read(value)
            if found is not None:
                return found
    text = seen.node.text(separator=" ", strip=True)
    if not text or len(text) > _LONGEST_DATE_LINE or not _HAS_DIGIT.search(text):
        return None
    return published_in(tidy(text), reader)
