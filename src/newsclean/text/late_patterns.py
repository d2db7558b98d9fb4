"""Regular expressions that are compiled when they are first used.

To compile one takes as long as to clean a line or ten, and most texts need few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class LatePattern:
    """Stands for a pattern; each method is looked up there once."""

    def __init__(self, text: str, flags: int) -> None:
        self._args = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._args), name)
        setattr(self, name, found)
        return found


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """What :func:`re.compile` gives, to be used by its methods alone.

    >>> late("[a-c]+", re.IGNORECASE).fullmatch("aBc") is not None
    True
    """
    return cast("re.Pattern[str]", LatePattern(text, flags))
