"""The kinds of gap in patterns: how much each takes, what may stand there, which field it fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newsclean.language.bylines import read_byline
from newsclean.language.date_lines import is_about_date
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import is_proper_name
from newsclean.text.folding import fold

GAP_LENGTHS: Mapping[str, int] = {
    "rest": 200,
    "words": 60,
    "word": 30,
    "n": 16,
    "year": 12,
    "name": 80,
    "publisher": 80,
    "names": 250,
    "people": 250,
    "date": 60,
    "url": 300,
    "email": 80,
    "agency": 60,
    "tags": 300,
}
"""Most characters that each kind of gap takes."""
ONE_WORD = frozenset({"word", "n", "url", "email", "year"})
"""Kinds that take a single word."""
NUMBERS = frozenset({"n", "year"})
"""Kinds that begin with a digit."""
OWN_FIELDS = {
    "publisher": "publisher",
    "names": "authors",
    "date": "published",
    "url": "url",
    "tags": "tags",
}
"""The field that a kind fills unless the pattern names another."""

_NUMBER = re.compile(r"\d[\d.,:]*\s?[kKmM%+]?|\d{1,3}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:(?:19|20)?\d\d))?")
_ADDRESS = re.compile(r"(?:https?://\S+|[\w.-]+\.[a-z]{2,8}(?:/\S*)?)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_INNER_STOP = re.compile(r"[.!?…。] ")


def _is_rest(value: str, _lexicon: Lexicon) -> bool:
    # A headline may hold a stop; a paragraph that follows the cue word holds several words more.
    if len(value) > 130 and _INNER_STOP.search(value) is not None:
        return False
    return any(char.isalnum() for char in value)


CHECKS: Mapping[str, Callable[[str, Lexicon], bool]] = {
    "rest": _is_rest,
    "words": lambda value, _: value.count(" ") < 8,
    "word": lambda value, _: " " not in value,
    "n": lambda value, _: _NUMBER.fullmatch(value) is not None,
    "year": lambda value, _: _YEAR.fullmatch(value.replace("–", "-")) is not None,
    "name": is_proper_name,
    "publisher": is_proper_name,
    "names": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "people": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "date": is_about_date,
    "url": lambda value, _: _ADDRESS.fullmatch(value) is not None,
    "tags": lambda value, _: any(map(str.isalnum, value)),
    "email": lambda value, _: _EMAIL.fullmatch(value) is not None,
    "agency": lambda value, lexicon: fold(value).removeprefix("the ") in lexicon.agencies,
}
"""Whether a text may stand in a gap of each kind."""
