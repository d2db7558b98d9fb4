"""Front matter: an Article's fields in YAML, above its Markdown."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from newsclean.model.field_values import Author, Caption
from newsclean.model.json_text import dumps
from newsclean.model.plain import ARTICLE_FIELDS, plain_value
from newsclean.model.shown import Image
from newsclean.text.characters import SURROGATE

if TYPE_CHECKING:
    from newsclean.model.article import Article

_NOT_IN_FRONT = frozenset(
    "blocks confidence language_is_guessed marks removals source_text warnings".split()
)


def front_matter(article: Article) -> str:
    """The known fields, one a line; dates without quotes, as YAML has them.

    The lines are indented, which YAML does not mind: a viewer that knows no front matter sees a
    block of code, in which nothing is a link, an image or HTML.  The comment is for readers that
    strip the whole, and so only its first line of its spaces.
    """
    lines = []
    for name in ARTICLE_FIELDS:
        value = getattr(article, name)
        if name in _NOT_IN_FRONT or value is None or value in ((), "", {}):
            continue
        if name == "language" and article.language_is_guessed:
            continue
        is_date = isinstance(value, dt.date)
        written = value.isoformat() if is_date else _yaml(_without_none(value))
        lines.append(f"    {name}: {written}")
    return "\n".join(["---", "    # newsclean", *lines, "---"]) if lines else ""


_LONGEST_KEY = 1_000


def _yaml(value: object) -> str:
    """Plain data as YAML on one line: JSON but for what YAML 1.1 has otherwise."""
    if isinstance(value, dict):
        return "{" + ", ".join([_yaml_pair(key, item) for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_yaml(item) for item in value]) + "]"
    if isinstance(value, str):
        # YAML has no half characters; where fields are read before Markdown, "<" is HTML.
        return dumps(SURROGATE.sub("\ufffd", value)).replace("<", "\\u003c")
    written = dumps(value)
    is_float = isinstance(value, float) and "." not in written
    return written.replace("e", ".0e") if is_float else written


def _yaml_pair(key: str, value: object) -> str:
    # A longer key has to be announced.
    written = _yaml(key)
    return f"{'? ' * (len(written) > _LONGEST_KEY)}{written}: {_yaml(value)}"


def _without_none(value: object) -> Any:
    """A field as data for people: records with what is known and of use to them."""
    if not isinstance(value, tuple):
        return plain_value(value)
    return [
        {k: v for k, v in plain_value(item).items() if v is not None and k not in _NOT_IN_RECORDS}
        if isinstance(item, (Author, Caption, Image))
        else item
        for item in value
    ]


_NOT_IN_RECORDS = frozenset({"markup", "position", "raw"})
