"""Readers make Articles: ``text`` from plain text, ``html`` from a page."""

from __future__ import annotations

import datetime as dt


def date_in(url: str | None) -> dt.date | None:
    """The day that an article's address names, if it is known and names one."""
    if url is None:
        return None
    from newsclean.dates import date_in_url  # noqa: PLC0415 - few readers need it, all import us

    return date_in_url(url)
