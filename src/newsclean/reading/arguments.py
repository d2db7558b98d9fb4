"""Checks of the readers' arguments."""

from __future__ import annotations

from newsclean.errors import ReadError


def require_text(**given: object) -> None:
    """Raises a ReadError if an argument is neither text nor ``None``: the NaN of a table, say."""
    for name, value in given.items():
        if value is not None and not isinstance(value, str):
            raise ReadError(f"{name} must be a str or None, not {type(value).__name__}")
