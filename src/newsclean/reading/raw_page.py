"""A page before it is parsed, and what its angle brackets show: each is looked at once, for all.

To look for a few letters, or to count one, takes several times as long as to look for one.  The
guards, and what mends a page for the parser, ask for many tags, but each begins with a bracket.
"""

from __future__ import annotations

_MOST_COUNTED = 1_000_000
"""More brackets than a page may have."""
# Formatting elements with names of several letters, and others that begin as these do.
_FORMATTING = ("big", "code", "em", "font", "small", "strike", "strong", "tt")
_TEMPLATE = "template"
LONGEST_ATTRIBUTES = 2_000
"""Characters of a ``template`` tag behind its name."""


class RawPage:
    """The text of a page, and how many tags of some kinds begin in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = 0
        """Opening angle brackets."""
        self.nested = 0
        """Those of tags that open, but for ``p``, ``li``, ``img`` and names that begin so."""
        self.formatting = 0
        """Those of bold text and the like, and some others."""
        self.noscripts: list[int] = []
        """Where a ``noscript`` begins that is written in small letters or in capital ones."""
        self.may_have_shadow_roots = False
        """Whether a ``template`` says something of a shadow root."""
        self._links = 0
        self._capital_links = 0
        self._count()

    @property
    def has_open_links(self) -> bool:
        """Whether more links begin than end."""
        return self._links > 0 or self._capital_links > 0

    def has_more(self, sign: str, most: int) -> bool:
        """Whether a sign stands in it more often than that."""
        text = self.text
        at = text.find(sign)
        while at >= 0 and most >= 0:
            most -= 1
            at = text.find(sign, at + 1)
        return most < 0

    def _count(self) -> None:
        text = self.text
        most = len(text) - 2
        at = text.find("<")
        while at >= 0 and self.tags < _MOST_COUNTED:
            self.tags += 1
            first = text[at + 1] if at <= most else "<"
            second = text[at + 2] if at < most else "<"
            if first == "/":
                if second in "aA" and text.startswith(">", at + 3):
                    if second == "a":
                        self._links -= 1
                    else:
                        self._capital_links -= 1
            elif "a" <= first <= "z":
                self.nested += 1
                self._see(first, second, at)
            elif "A" <= first <= "Z":
                self.nested += 1
                self._see_capital(first, second, at)
            at = text.find("<", at + 1)

    def _see(self, first: str, second: str, at: int) -> None:
        text = self.text
        if first == "a":
            self._links += second == " "
        elif first == "p" or (first == "l" and second == "i"):
            self.nested -= 1
        elif first == "n":
            if text.startswith("noscript", at + 1):
                self.noscripts.append(at)
        elif first == "i" and second == "m":
            self.nested -= text.startswith("g", at + 3)
        elif second in "/>" or second.isspace():
            self.formatting += first in "bisu"
        elif first == "t" and second in "eE":
            self._see_template(at)
        elif first in "bcefst" and second in "imot":
            self.formatting += text.startswith(_FORMATTING, at + 1)

    def _see_capital(self, first: str, second: str, at: int) -> None:
        """A tag that begins with a capital letter; few pages have any."""
        if first == "A":
            self._capital_links += second == " "
        elif first == "N":
            if self.text.startswith("NOSCRIPT", at + 1):
                self.noscripts.append(at)
        elif first in "BCEFISTU":
            self.formatting += 1
            self._see_template(at)

    def _see_template(self, at: int) -> None:
        name = self.text[at + 1 : at + 1 + len(_TEMPLATE)]
        if not self.may_have_shadow_roots and name.lower() == _TEMPLATE:
            behind = self.text[at : at + len(name) + LONGEST_ATTRIBUTES + 1]
            self.may_have_shadow_roots = "shadowroot" in behind.lower()
