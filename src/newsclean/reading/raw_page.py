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
        self.closings = 0
        """Those of closing tags."""
        self.unnested = 0
        """Those before ``p``, ``li`` and ``img``, or a longer name that begins so."""
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
        at = text.find("<", 0, -1)
        while at >= 0 and self.tags < _MOST_COUNTED:
            self.tags += 1
            first = text[at + 1]
            if first == "/":
                self.closings += 1
                if text.startswith("a>", at + 2):
                    self._links -= 1
                elif text.startswith("A>", at + 2):
                    self._capital_links -= 1
            elif first == "a":
                self._links += text.startswith(" ", at + 2)
            elif first == "p":
                self.unnested += 1
            elif first == "l":
                self.unnested += text.startswith("i", at + 2)
            elif first in "bcefinstu":
                self._see(first, at)
            elif first in "ABCEFINSTU":
                self._see_capital(first, at)
            at = text.find("<", at + 1, -1)
        self.tags += text.endswith("<")

    def _see(self, first: str, at: int) -> None:
        text = self.text
        if first == "n":
            if text.startswith("noscript", at + 1):
                self.noscripts.append(at)
        elif first == "i" and text.startswith("mg", at + 2):
            self.unnested += 1
        elif text.startswith(_FORMATTING, at + 1) or not text[at + 2 : at + 3].isalnum():
            self.formatting += 1
        elif first == "t":
            self._see_template(at)

    def _see_capital(self, first: str, at: int) -> None:
        """A tag that begins with a capital letter; few pages have any."""
        if first == "A":
            self._capital_links += self.text.startswith(" ", at + 2)
        elif first == "N":
            if self.text.startswith("NOSCRIPT", at + 1):
                self.noscripts.append(at)
        else:
            self.formatting += 1
            self._see_template(at)

    def _see_template(self, at: int) -> None:
        name = self.text[at + 1 : at + 1 + len(_TEMPLATE)]
        if not self.may_have_shadow_roots and name.lower() == _TEMPLATE:
            behind = self.text[at : at + len(name) + LONGEST_ATTRIBUTES + 1]
            self.may_have_shadow_roots = "shadowroot" in behind.lower()
