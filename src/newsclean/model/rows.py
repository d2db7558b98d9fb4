"""An Article as one flat row of a table.

Every field is there but ``source_text``, ``blocks`` and ``marks``, which a table has no form for:
:meth:`newsclean.Article.to_dict` has them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from newsclean.model.field_values import Author

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.shown import Image

ADDED = (
    "title",
    "text",
    "authors",
    "published",
    "modified",
    "publisher",
    "url",
    "language",
    "language_is_guessed",
    "section",
    "description",
    "tags",
    "scores",
    "free_access",
    "truncated",
    "captions",
    "image",
    "images",
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
        "modified": moment(article.modified),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "language_is_guessed": article.language_is_guessed,
        "section": article.section,
        "description": article.description,
        "tags": list(article.tags),
        "scores": [{"name": k, "share": share} for k, share in (article.scores or {}).items()],
        "free_access": article.free_access,
        "truncated": article.truncated,
        "captions": [
            {"text": caption.text, "credit": caption.credit, "image": caption.image}
            for caption in article.captions
        ],
        "image": article.image,
        "images": [_image(image) for image in article.images],
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


def _image(image: Image) -> dict[str, Any]:
    return {
        "url": image.url,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "position": image.position,
    }


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
