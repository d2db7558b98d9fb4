"""What the fields of a database say, as fields of an Article."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from newsclean.language.author_field_people import AuthorContext
from newsclean.language.author_fields import read_author_field
from newsclean.language.caption_parts import split_caption
from newsclean.language.dates import find_dates, fold_with_digits, parse_date
from newsclean.language.language_names import language_code
from newsclean.language.lexicon import Lexicon
from newsclean.model.field_values import Author, Caption

Fields = dict[str, Any]

LABELS: Mapping[str, str] = {
    "title": "title",
    "authors": "byline",
    "published": "date",
    "publisher": "source",
    "caption": "caption",
    "legal": "legal",
    "tags": "tags",
}
"""The labels of lines by what they state; all others are ``residue``."""

_INVERTED = re.compile(r"[^\W\d_][^,;\d]{0,40}, [^\W\d_][^,;\d]{0,30}")
_SURNAME_WORDS = 3
_BY = re.compile(r"(?:by|von|par|door|por) ", re.IGNORECASE)
_ARTICLE_BEHIND = re.compile(r"(.{2,80}), (The|Die|Der|Das|Le|La|Les|El|De|Het)")
_BEHIND_NAME = re.compile(r" ?(?:;| - | • |\(|, (?=\D{0,30}\d)|, no\. )")
_PAGE = re.compile(
    r"(?:; ?|, )?\b(?:pg?|p|s|seite|page|pages|blz|pág)\.? ?[\w-]{1,8}\b.*", re.IGNORECASE
)
_PLACED = re.compile(r"(?:section|column|col\.) ?\w{0,3}", re.IGNORECASE)
_CREDIT = re.compile(r"(?:PHOTOGRAPH|PHOTO|FOTO)S? BY (?P<who>[^()]{2,90})")
_PHOTO = re.compile(r"(?:PHOTOS?|FOTOS?|Photos?|Fotos?|Bild): ?")


def fields_of(states: str, value: str, lexicon: Lexicon, language: str | None) -> Fields:
    """What ``value`` says, if it is that of a field that ``states`` this."""
    read = _READERS.get(states)
    return {} if read is None or not value else read(value, lexicon, language)


def name_before_date(
    text: str, lexicon: Lexicon, language: str | None
) -> tuple[str, Fields] | None:
    """The name that stands before a date, and the date: ``The Herald (Arden) - March 3, 2020``."""
    found = next(find_dates(fold_with_digits(text), lexicon.months, language), None)
    if found is None:
        return None
    name = _publisher_name(text[: found.start])
    day = parse_date(text, lexicon.months, language=language)
    return name, {"published": day} if day else {}


def _title(value: str, _: Lexicon, __: str | None) -> Fields:
    return {"title": value.strip("* ") or value}


def _authors(value: str, lexicon: Lexicon, _: str | None) -> Fields:
    """The people; ``Varrick, Ondine; Cruz, Jo`` are two whose surnames stand first."""
    parts = [part.strip(" .") for part in value.split(";") if part.strip(" .")]
    if all(_is_inverted(part) for part in parts):
        value = "; ".join([" ".join(reversed(part.split(", ", 1))) for part in parts])
    value = _BY.sub("", value, count=1) if _BY.match(value) else value
    named = read_author_field(value, AuthorContext(lexicon))
    people = named.people or tuple(Author(name, organization=name) for name in named.bodies)
    return {"authors": people} if people else {}


def _is_inverted(part: str) -> bool:
    """Whether a surname stands before a comma, and the other names behind it."""
    if _INVERTED.fullmatch(part) is None:
        return False
    surname, given = part.split(", ", 1)
    return surname.count(" ") == 0 and given.count(" ") < _SURNAME_WORDS and not given.islower()


def _published(value: str, lexicon: Lexicon, language: str | None) -> Fields:
    day = parse_date(value, lexicon.months, language=language)
    return {"published": day} if day else {}


def _publisher(value: str, lexicon: Lexicon, language: str | None) -> Fields:
    name = _publisher_name(value)
    stated: Fields = {"publisher": name} if name else {}
    return {**stated, **_published(value, lexicon, language)}


def _publisher_name(text: str) -> str:
    """The name alone, with its article before it: ``Herald, The (Arden) -`` is The Herald."""
    name = _BEHIND_NAME.split(text, maxsplit=1)[0].strip(" -–—•|,;:")
    behind = _ARTICLE_BEHIND.fullmatch(name)
    return f"{behind[2]} {behind[1]}" if behind else name


def _section(value: str, _: Lexicon, __: str | None) -> Fields:
    """The section without its page: ``NEWS; Pg. 6``, ``Section A; Column 1; Sports``."""
    named = [part for part in value.split(";") if _PLACED.fullmatch(part.strip()) is None]
    name = _PAGE.sub("", ";".join(named)).strip(" ;,")
    return {"section": name} if name else {}


def _language(value: str, _: Lexicon, __: str | None) -> Fields:
    code = language_code(value)
    return {"language": code} if code else {}


def _description(value: str, _: Lexicon, __: str | None) -> Fields:
    return {"description": value}


def _caption(value: str, lexicon: Lexicon, _: str | None) -> Fields:
    """A caption, with the credit in capitals that papers put behind it."""
    bare = _PHOTO.sub("", value, count=1) if _PHOTO.match(value) else value
    credit = _CREDIT.search(bare)
    if credit is None:
        text, name = split_caption(bare, lexicon)
        return {"captions": (Caption(text, name),)} if bare else {}
    text = bare[: credit.start()].rstrip(" (").strip()
    return {"captions": (Caption(text, credit["who"].strip()),)}


_READERS: Mapping[str, Callable[[str, Lexicon, str | None], Fields]] = {
    "title": _title,
    "authors": _authors,
    "published": _published,
    "publisher": _publisher,
    "section": _section,
    "language": _language,
    "description": _description,
    "caption": _caption,
}
