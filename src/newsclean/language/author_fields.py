"""People in author fields of markup, and what stands there in their stead.

An author field is not a byline: it may hold one name or ten, a newsroom, the
paper's own name, an address, a login, or a whole line of the page.  So each
part of it must look like a person, and nothing is taken from a field in which
something looks like a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from newsclean.language.author_field_parts import EDGES, OF_ANOTHER, split_author_field
from newsclean.language.author_field_people import AuthorContext, classify_part
from newsclean.model.field_values import Author
from newsclean.text.folding import squash

_LONGEST = 300
_MOST_AUTHORS = 40
_LONGEST_ROLE = 80


@attrs.frozen
class NamedAuthors:
    """Who an author field names."""

    people: tuple[Author, ...] = ()
    bodies: tuple[str, ...] = ()


def read_author_field(raw: str, context: AuthorContext, *, structured: bool = True) -> NamedAuthors:
    """People and bodies that an author field names; empty if it is no such field.

    ``structured`` says that the field is an author's by its own name, so that a
    pen name of one word may be a person.  Otherwise each part must be known for
    what it is.

    >>> from newsclean.language.lexicon import Lexicon
    >>> context = AuthorContext(Lexicon(joiners=frozenset({"and"}), by=frozenset({"by"})))
    >>> authors = read_author_field("By Ann Lee and Jo O'Brian | 3 May 2020", context)
    >>> [author.name for author in authors.people]
    ['Ann Lee', "Jo O'Brian"]
    >>> read_author_field("https://www.facebook.com/paper", context).people
    ()
    """
    if len(raw) > _LONGEST:
        return NamedAuthors()
    parts = split_author_field(raw, context.lexicon)
    field = _Field(structured=structured, alone=len(parts) == 1)
    for part in parts[: 2 * _MOST_AUTHORS]:
        if not field.take(part, context, behind_comma=f", {part}" in raw):
            return NamedAuthors()
    if len(field.people) + len(field.bodies) == 1:
        field.people = [
            attrs.evolve(author, name=_with_article(author.name, raw)) for author in field.people
        ]
        field.bodies = [_with_article(name, raw) for name in field.bodies]
    return NamedAuthors(_each_once(field.people), tuple(field.bodies))


_ARTICLE = re.compile(r"(?:The|Der|Die|Das|El|La|Le|De|O)\s+")


def _with_article(name: str, raw: str) -> str:
    """``The Associated Press`` in full, where that is all the field says, cues and signs aside."""
    for match in _ARTICLE.finditer(raw):
        if raw[match.end() :].strip(EDGES + "\n") == name:
            return match[0] + name
    return name


class _Field:
    """An author field, read part by part."""

    def __init__(self, *, structured: bool, alone: bool) -> None:
        self.people: list[Author] = []
        self.bodies: list[str] = []
        self._structured = structured
        self._alone = alone
        self._of_another = False

    def take(self, part: str, context: AuthorContext, *, behind_comma: bool) -> bool:
        """Takes in one part; ``False`` if the field cannot be one of authors."""
        if part == OF_ANOTHER:
            self._of_another = True
            return True
        verdict = classify_part(part, context, structured=self._structured, alone=self._alone)
        if isinstance(verdict, Author):
            self._add(verdict, part, behind_comma=behind_comma)
        elif verdict == "body":
            self.bodies.append(part.strip("("))
            self._detail("organization", part)
        elif verdict == "role" or (verdict == "staff" and self.people):
            self._detail("role", part)
        elif verdict == "staff":
            self.bodies.append(part)
        elif verdict == "suffix" and self.people:
            last = self.people[-1]
            self.people[-1] = attrs.evolve(last, name=f"{last.name} {part}")
        return verdict != "no" or self._structured

    def _add(self, author: Author, part: str, *, behind_comma: bool) -> None:
        if self._of_another:
            self._of_another = False
        elif self.people and author.role and _is_of_last(author, part, behind_comma=behind_comma):
            self._detail("role", part)
        else:
            self.people.append(author)

    def _detail(self, name: str, part: str) -> None:
        """Says of the last person what role or body stands behind the name."""
        text = part.strip("(")
        if self.people and getattr(self.people[-1], name) is None and len(text) <= _LONGEST_ROLE:
            self.people[-1] = attrs.evolve(self.people[-1], **{name: text})


def _is_of_last(author: Author, part: str, *, behind_comma: bool) -> bool:
    """Whether a role with what looks like a name tells of the person before it.

    ``Chief Data Science Officer`` is no person named Data Science, ``Chief Economist Big Sur``
    behind a comma no second author; ``business reporter Bo Day`` is one.
    """
    if part.startswith(author.name):
        return False
    return not part.endswith(author.name) or (behind_comma and part[0].isupper())


def _each_once(people: Iterable[Author]) -> tuple[Author, ...]:
    found: dict[str, Author] = {}
    for author in people:
        key = squash(author.name)
        known = found.get(key)
        found[key] = (
            author
            if known is None
            else attrs.evolve(
                known,
                role=known.role or author.role,
                organization=known.organization or author.organization,
            )
        )
    return tuple(found.values())[:_MOST_AUTHORS]
