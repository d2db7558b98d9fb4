"""The authors that JSON-LD states, in all the forms in which it is written.

A person may be a string, a thing with a name or with its parts, or a reference; several
stand in a list, in an ``@list`` or ``@set``, or under numbers, as PHP writes arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import attrs

from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_fields import NamedAuthors, read_author_field
from newsclean.metadata.headline import tidy
from newsclean.model.field_values import Author
from newsclean.reading import jsonld
from newsclean.reading.jsonld import Thing, first_text, texts
from newsclean.reading.page_evidence import PageEvidence
from newsclean.text.folding import squash

_MOST = 60
_DEEPEST = 6
_CONTAINERS = ("@list", "@set", "@graph")
_NAME_PARTS = ("givenName", "additionalName", "familyName")
_LONGEST_ROLE = 80


def authors_of_things(value: Any, evidence: PageEvidence, context: AuthorContext) -> NamedAuthors:
    """The people and bodies that ``author`` or ``creator`` of JSON-LD holds."""
    found: list[NamedAuthors] = []
    for item in islice(_items(value), _MOST):
        thing = _author_of_role(evidence.resolved(item))
        kinds = jsonld.types(thing) if isinstance(thing, dict) else []
        is_body = bool(kinds) and "Person" not in kinds
        if is_body and len(kinds) == 1 and kinds[0] != "Thing":
            found.append(NamedAuthors(bodies=tuple(texts(thing, 1))))
            continue
        for name in _names(thing):
            found.append(_with_details(read_author_field(name, context), thing))
    return merged(found)


def merged(all_authors: Iterable[NamedAuthors]) -> NamedAuthors:
    """All people, each once, and all bodies."""
    people: dict[str, Author] = {}
    bodies: list[str] = []
    for authors in all_authors:
        for author in authors.people:
            people.setdefault(squash(author.name), author)
        bodies += authors.bodies
    return NamedAuthors(tuple(people.values()), tuple(bodies))


def _items(value: Any, depth: int = 0) -> Iterator[Any]:
    """The single things in ``value``, whatever they are collected in.

    >>> list(_items({"0": "Ann Lee", "1": {"@list": ["Bo Day"]}}))
    ['Ann Lee', 'Bo Day']
    """
    inner: Iterable[Any] | None = None
    if isinstance(value, list):
        inner = value
    elif isinstance(value, dict) and value:
        if all(key.isdecimal() for key in value):
            inner = value.values()
        else:
            inner = next((value[key] for key in _CONTAINERS if key in value), None)
            inner = inner if inner is None or isinstance(inner, list) else [inner]
    if inner is None:
        yield value
    elif depth < _DEEPEST:
        for item in inner:
            yield from _items(item, depth + 1)


def _author_of_role(thing: Any) -> Any:
    """The person in a schema.org ``Role``, which says what somebody did for the article."""
    if isinstance(thing, dict) and "name" not in thing and isinstance(thing.get("author"), dict):
        return thing["author"]
    return thing


def _names(thing: Any) -> list[str]:
    """The names of a thing, or the one that its parts make."""
    found = texts(thing, 20)
    if found or not isinstance(thing, dict):
        return found
    given = [first_text(thing.get(part)) for part in _NAME_PARTS]
    name = " ".join([part.strip() for part in given if part])
    return [name] if name else texts(thing.get("name"), 5) or texts(thing.get("alternateName"), 1)


def _with_details(authors: NamedAuthors, thing: Thing | Any) -> NamedAuthors:
    """``authors`` of one person with the role and employer that the thing states."""
    if not isinstance(thing, dict) or len(authors.people) != 1:
        return authors
    (author,) = authors.people
    role = tidy(first_text(thing.get("jobTitle")))
    works_for = tidy(first_text(thing.get("worksFor")) or first_text(thing.get("affiliation")))
    author = attrs.evolve(
        author,
        role=author.role or (role if 0 < len(role) <= _LONGEST_ROLE else None),
        organization=author.organization
        or (works_for if 0 < len(works_for) <= _LONGEST_ROLE else None),
    )
    return attrs.evolve(authors, people=(author,))
