"""An Article as one flat row of a table."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from newsclean.model.field_values import Author

if TYPE_CHECKING:
    from newsclean.model.article import Article

ADDED = (
    "title",
    "text",
    "authors",
    "published",
    "publisher",
    "language",
    "language_is_guessed",
    "tags",
    "removals",
    "removed_share",
    "confidence",
    "warnings",
    "error",
)
"""The columns that cleaning adds, in order."""
LOW_CONFIDENCE = 0.8
"""Articles with a lower ``confidence`` are counted and listed for people to look at."""


def row_of(article: Article) -> dict[str, Any]:
    r"""The columns that cleaning adds to a row: one flat dict with the keys of :data:`ADDED`.

    >>> from newsclean import clean, read_text
    >>> row = row_of(clean(read_text("The vote was held on Sunday.\n\nRead more")))
    >>> row["text"], row["removals"][0]["name"], row["error"]
    ('The vote was held on Sunday.', 'related', None)
    """
    return {
        "title": article.title,
        "text": article.text,
        "authors": [_author(author) for author in article.authors],
        "published": moment(article.published),
        "publisher": article.publisher,
        "language": article.language,
        "language_is_guessed": article.language_is_guessed,
        "tags": list(article.tags),
        "removals": [
            {"name": removal.name, "rule": removal.rule, "start": start, "end": end}
            for removal in article.removals
            for start, end in removal.pieces
        ],
        "removed_share": article.removed_share,
        "confidence": article.confidence,
        "warnings": list(article.warnings),
        "error": None,
    }


def _author(author: Author) -> dict[str, str | None]:
    return {"name": author.name, "role": author.role, "organization": author.organization}


def moment(day: dt.date | dt.datetime | None) -> dt.datetime | None:
    """``day`` as a moment in UTC: midnight where only the day is known, UTC where no zone is.

    >>> import datetime as dt
    >>> moment(dt.date(2020, 8, 15)).isoformat()
    '2020-08-15T00:00:00+00:00'
    """
    if day is None:
        return None
    if not isinstance(day, dt.datetime):
        day = dt.datetime(day.year, day.month, day.day)
    if day.tzinfo is None:
        return day.replace(tzinfo=dt.UTC)
    try:
        return day.astimezone(dt.UTC)
    except OverflowError:  # the first and last day that there is
        return day.replace(tzinfo=dt.UTC)
