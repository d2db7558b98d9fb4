"""Readers make Articles: ``text`` from plain text, ``html`` from a page."""

from __future__ import annotations

import datetime as dt

from newsclean.errors import ReadError


def refuse_no_text(**given: object) -> None:
    """Raises a ReadError if an argument is neither text nor ``None``: the NaN of a table, say."""
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise ReadError(f"{name} must be a str or None, not {type(value).__name__}")


def date_in(url: str | None) -> dt.date | None:
    """The day that an article's address names, if it is known and names one."""
    if url is None:
        return None
    from newsclean.dates import date_in_url  # noqa: PLC0415 - few readers need it, all import us

    return date_in_url(url)
