"""The authors of a page's article: JSON-LD, then metas, then bylines that are seen.

The first source that names a person is believed, and no other: sources differ
in how much they name more often than in whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from newsclean.language.author_field_people import AuthorContext, is_body_name
from newsclean.language.author_field_words import UNNAMED
from newsclean.language.author_fields import NamedAuthors, read_author_field
from newsclean.metadata.author_things import authors_of_things, merged
from newsclean.metadata.byline_lines import (
    in_full_name,
    is_called_editor,
    joint_authors,
    line_authors,
    name_of_login,
    others_stand_near,
    signed_authors,
    stands_near,
)
from newsclean.metadata.headline import tidy
from newsclean.metadata.seen_elements import (
    SeenElement,
    ancestors,
    byline_elements,
    hint_of,
    stands_elsewhere,
)
from newsclean.model.blocks import Block
from newsclean.model.field_values import Author
from newsclean.reading.jsonld import Thing, texts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import fold, squash
from newsclean.text.letters import is_uncased
from newsclean.text.name_patterns import NamePattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_AUTHOR_METAS = (
    "sailthru.author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "dc:creator",
    "article:author", "author", "article:author_name", "og:article:author", "og:author",
    "cxenseparse:author", "shareaholic:article_author_name", "citation_author", "article_author",
    "byline", "article:byline", "authors", "creator", "sailthru.byline_name",
)  # fmt: skip


def read_authors(
    evidence: PageEvidence, article: Thing, context: AuthorContext, title: str | None
) -> tuple[Author, ...]:
    """The people whom the first source that names any names.

    Where none does, the first newsroom, agency or paper that a source names as
    the author stands for them, as a body; empty if there is none either.
    """
    bodies: tuple[str, ...] = ()
    login: tuple[Author, ...] = ()
    for authors in _said_authors(evidence, article, context):
        if _is_login(authors.people):
            login = login or authors.people
        elif authors.people:
            people = _completed(authors, evidence, context, title).people
            return _in_full(people, evidence.blocks, context)
        bodies = bodies or _presentable(authors.bodies, context)
    named = _of_logins(evidence, article) or _in_full(login, evidence.blocks, context)
    if named:
        return named
    shown: tuple[str, ...] = ()
    for authors in _shown_authors(evidence, context, title, sure=bool(bodies)):
        if authors.people:
            return _in_full(authors.people, evidence.blocks, context)
        shown = shown or _presentable(
            [name for name in authors.bodies if is_body_name(name, context)], context
        )
    signed = signed_authors(evidence.blocks, context)
    if signed.people:
        return signed.people
    others = any(squash(name) not in context.bodies for name in shown)
    if (others or not bodies) and all(squash(name) in context.bodies for name in bodies):
        # An agency in the byline says more than the site's name in the template.
        bodies = shown
    return tuple(Author(name, organization=name) for name in bodies)


def _completed(
    authors: NamedAuthors, evidence: PageEvidence, context: AuthorContext, title: str | None
) -> NamedAuthors:
    """``authors``, or what tells more: a line that adds to them, or what all see.

    A field of one author holds who typed the story in where the page shows who wrote it.
    """
    name = authors.people[0].name
    more = joint_authors(name, evidence, context, title)
    if _names(authors) < _names(more) and not more.bodies:
        return more
    if others_stand_near(name, evidence, title):
        seen = _seen_authors(byline_elements(evidence, title), (0,), context, sure=False)
        is_other = not seen.bodies and not _are_alike(authors, seen)
        if (_names(authors) < _names(seen) and not seen.bodies) or (
            is_other and seen.people and is_called_editor(name, evidence.blocks, context)
        ):
            return seen
    if stands_near(name, evidence, title):
        return authors
    line = line_authors(evidence, context, title, sure=True)
    if not line.people or line.bodies or _are_alike(authors, line):
        return authors
    seen = _seen_authors(byline_elements(evidence, title), (0,), context, sure=False)
    return line if _names(seen) == _names(line) else authors


def _are_alike(one: NamedAuthors, other: NamedAuthors) -> bool:
    """Whether a word stands in names of both."""
    return not _words(one).isdisjoint(_words(other))


def _words(authors: NamedAuthors) -> set[str]:
    return {word for author in authors.people for word in fold(author.name).split(" ")}


def _said_authors(
    evidence: PageEvidence, article: Thing, context: AuthorContext
) -> Iterator[NamedAuthors]:
    """What JSON-LD and metas say of the authors, the most trustworthy first."""
    for key in ("author", "creator"):
        yield authors_of_things(article.get(key), evidence, context)
    given: set[tuple[str, ...]] = set()
    for name in _AUTHOR_METAS:
        values = tuple(evidence.metas.get(name, ())[:20])
        if values and values not in given:
            given.add(values)
            yield merged([read_author_field(value, context) for value in values])
    for number in ("1", "2"):
        label = evidence.meta(f"twitter:label{number}") or ""
        value = evidence.meta(f"twitter:data{number}")
        if value and _names_author(label):
            yield read_author_field(value, context)


def _shown_authors(
    evidence: PageEvidence, context: AuthorContext, title: str | None, *, sure: bool
) -> Iterator[NamedAuthors]:
    """What is seen of the authors; where a body is said to have written it, in sure places only."""
    groups = byline_elements(evidence, title)
    seen = _seen_authors(groups, (0,), context, sure=sure)
    line = line_authors(evidence, context, title, sure=True)
    if not seen.people:
        # A line that says "by" tells more than an element that stands further off.
        yield line
        if not seen.bodies:
            ranks = (1,) if sure and 1 in groups else (1, 2)
            seen = _seen_authors(groups, ranks, context, sure=sure)
    if not (sure or seen.bodies or line.people):
        line = line_authors(evidence, context, title)
    yield line if _names(seen) < _names(line) else seen
    yield line
    for page in evidence.pages:
        yield authors_of_things(page.get("author"), evidence, context)


def _of_logins(evidence: PageEvidence, article: Thing) -> tuple[Author, ...]:
    """The people whose logins or addresses stand in author fields, as the page names them."""
    given = [*texts(article.get("author"), 5), *evidence.metas.get("author", ())[:5]]
    names = [name_of_login(value.strip(), evidence.blocks) for value in given if "." in value]
    return tuple(Author(name) for name in dict.fromkeys(filter(None, names)))


def _is_login(people: tuple[Author, ...]) -> bool:
    """Whether it is one word in small letters, which another source may give as a name."""
    return len(people) == 1 and people[0].name.islower() and people[0].name.isalnum()


def _names(authors: NamedAuthors) -> set[str]:
    return {squash(author.name) for author in authors.people}


def _in_full(
    people: tuple[Author, ...], blocks: Sequence[Block], context: AuthorContext
) -> tuple[Author, ...]:
    """A sole first name, as logins often are, with the family name that the page shows."""
    name = people[0].name if len(people) == 1 else ""
    if not name.isalpha() or is_uncased(name) or name.isupper():
        return people
    return (attrs.evolve(people[0], name=in_full_name(people[0].name, blocks, context)),)


# "a.lee" looks like an address of the web too; those of papers are known by their ends.
_LOGIN = re.compile(r"[a-z0-9_-]+(?:\.(?!com$|org$|net$|info$|news$|[a-z]{2}$)[a-z0-9_-]+)+")
_LONGEST_BODY = 60
_MOST_BODIES = 5


def _presentable(bodies: Iterable[str], context: AuthorContext) -> tuple[str, ...]:
    """Names of bodies as they may be shown: no addresses, logins or words that name nobody."""
    found: dict[str, str] = {}
    for name in bodies:
        tidied = tidy(name).strip(" -–—|,:")
        bare = squash(tidied)
        if _LOGIN.fullmatch(tidied) and bare not in context.bodies:
            continue
        if len(bare) > 1 and len(tidied) <= _LONGEST_BODY and fold(tidied) not in UNNAMED:
            found.setdefault(bare, tidied)
    return tuple(found.values())[:_MOST_BODIES]


_WRITTEN = re.compile(
    r"writ|author|autor|auteur|verfass|geschr|escrit|scritt|écrit|skrev|forfatt|författ|автор|著|"
    r"by\b|door|von\b|yazar|penulis",
    re.IGNORECASE,
)


def _names_author(label: str) -> bool:
    return bool(_WRITTEN.search(label[:60]))


# --- bylines that are seen ------------------------------------------------------------------

# Of an element itself, and of what it stands in.  What only says that there are comments or a
# sidebar somewhere (`with-sidebar`, `comments-open`) says nothing of where this is.
_NOT_A_BYLINE = NamePattern(
    r"comment|kommentar|reply|respond|photo|image|figure|figcaption|credit|avatar|social|share"
    r"|related|newsletter|quote|popular|trending|-list\b|liste-|bio\b|prep\b|form-|licen[cs]e"
)
_LONGEST_BYLINE = 200
_MOST_TRIED = 40


def _seen_authors(
    groups: Mapping[int, Sequence[SeenElement]],
    ranks: Iterable[int],
    context: AuthorContext,
    *,
    sure: bool,
) -> NamedAuthors:
    """Who the first byline of these groups names."""
    bodies: list[str] = []
    for group in (groups[rank] for rank in ranks if rank in groups):
        for seen in group[:_MOST_TRIED]:
            authors = NamedAuthors() if _is_elsewhere(seen) else _seen_by(seen, context)
            if authors.people:
                return _with_neighbours(authors, seen, group, context)
            bodies += [name for name in authors.bodies if is_body_name(name, context)]
            if sure and bodies:
                return NamedAuthors(bodies=tuple(bodies))
        if sure or bodies:
            break
    return NamedAuthors(bodies=tuple(bodies))


def _with_neighbours(
    authors: NamedAuthors, first: SeenElement, group: Sequence[SeenElement], context: AuthorContext
) -> NamedAuthors:
    """``authors`` and those of elements of the same kind in the same place."""
    parents = ancestors(first.node, 2)
    alike = [
        _seen_by(seen, context)
        for seen in group
        if seen.tag == first.tag
        and seen.attributes.get("class") == first.attributes.get("class")
        and not _is_elsewhere(seen)
        and not parents.isdisjoint(ancestors(seen.node, 2))
    ]
    return merged([authors, *alike[:_MOST_TRIED]])


def _is_elsewhere(seen: SeenElement) -> bool:
    """Whether an element is about a picture, a comment or another article."""
    if seen.tag in ("body", "html", "main", "article", "meta", "img"):
        return True
    hint = hint_of(seen.attributes)
    return _NOT_A_BYLINE.search(hint) is not None or stands_elsewhere(seen)


_PROFILE = re.compile(r"/(?:author|autor)(?:s|es|en)?/\w")


def _seen_by(seen: SeenElement, context: AuthorContext) -> NamedAuthors:
    text = _lines(seen.node)
    if not text or len(text) > _LONGEST_BYLINE:
        return NamedAuthors()
    structured = (
        "author" in (seen.attributes.get("itemprop") or "").lower()
        or "author" in (seen.attributes.get("rel") or "").lower()
        or "vcard" in hint_of(seen.attributes)
        or (seen.tag == "a" and _PROFILE.search(seen.attributes.get("href") or "") is not None)
    )
    return read_author_field(text, context, structured=structured)


def _lines(node: LexborNode) -> str:
    """The text of an element, a line for each piece of it."""
    text = node.text(separator="\n", strip=True)
    return text[: _LONGEST_BYLINE + 1]
