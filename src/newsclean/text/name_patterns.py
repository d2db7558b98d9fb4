"""Patterns of names that pages give their elements, in whatever case.

Python goes through a text several times as fast if case counts: it then knows with which letters
what it looks for can begin.  So the name is put into small letters, and the pattern is in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable


class NamePattern:
    """A regular expression in small letters; it is compiled when it is first used.

    >>> NamePattern("(?<!no-)caption").search("Story-Caption") is not None
    True
    """

    __slots__ = ("_search", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._search: Callable[[str], re.Match[str] | None] | None = None

    def search(self, name: str) -> re.Match[str] | None:
        """The first match in the name in small letters."""
        if self._search is None:
            self._search = re.compile(self._text).search
        return self._search(name.lower())
