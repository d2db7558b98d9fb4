"""Patterns as rules use them: parsed when they are first needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.errors import RulePackError
from newsclean.phrases.gaps import GAP_LENGTHS, NUMBERS
from newsclean.phrases.pattern_nodes import Choice, Gap, Nodes
from newsclean.phrases.pattern_syntax import parse, parse_known
from newsclean.phrases.pattern_words import (
    LONGEST_KEY,
    first_words,
    forms,
    longest,
    opening_words,
    required_words,
)
from newsclean.phrases.rule import Rule

_OF_LINES = frozenset({"line", "cue-line"})


class Facts(NamedTuple):
    """What tells of a pattern that it cannot fit, without reading it."""

    required: tuple[str, ...]
    """Words of which a text must hold one, see :func:`required_words`."""
    longest: int
    """How many characters it may fit at most."""
    opening: int
    """How many characters behind its beginning a word must end; 0 if that is not known."""
    room: int
    """How long the gap before the pattern's first words may be; 0 if it begins with words."""
    begins_with_number: bool
    """Whether that gap takes a number."""

    @classmethod
    def of(cls, nodes: Nodes) -> Facts:
        """What the nodes of a pattern tell."""
        first = nodes[0]
        room = GAP_LENGTHS[first.kind] if isinstance(first, Gap) else 0
        is_number = isinstance(first, Gap) and first.kind in NUMBERS
        opening = len(first_words(nodes))
        return cls(required_words(nodes), longest(nodes), opening, room, is_number)


class Pattern:
    """One form of one way to write a rule's phrase; read when it is first needed.

    :param facts: what is known of it.
    """

    __slots__ = ("_behind", "_nodes", "facts", "form", "reach", "rule", "text")

    def __init__(self, rule: Rule, text: str, form: int, facts: Facts) -> None:
        self.rule = rule
        self.text = text
        self.form = form
        self.facts = facts
        self.reach = facts.room if self.is_of_lines else sys.maxsize
        """How far behind a line's first letter the pattern's first words may stand."""
        self._nodes: Nodes | None = None
        self._behind: tuple[int, str] | None = None

    @property
    def nodes(self) -> Nodes:
        """What the pattern consists of."""
        if self._nodes is None:
            self._nodes = forms(parse_known(self.text))[self.form]
        return self._nodes

    @property
    def behind(self) -> tuple[int, str]:
        """Equal for patterns that read what stands behind their first words the same.

        Dates are read as the pattern's language writes them.
        """
        if self._behind is None:
            rest = self.nodes[1:]
            language = self.rule.language if "{date" in self.text else ""
            self._behind = _numbers.setdefault(rest, len(_numbers)), language
        return self._behind

    @property
    def firsts(self) -> tuple[tuple[str, Nodes], ...]:
        """What the pattern may begin with, as :attr:`Choice.firsts`; it begins with no gap."""
        first = self.nodes[0]
        return first.firsts if isinstance(first, Choice) else (("", (first,)),)

    @property
    def longest(self) -> int:
        """How many characters it may fit at most."""
        return self.facts.longest

    @property
    def room(self) -> int:
        """How long the gap before the pattern's first words may be; 0 if it begins with words."""
        return self.facts.room

    @property
    def is_of_lines(self) -> bool:
        """Whether it is for whole lines."""
        return self.rule.where in _OF_LINES

    @property
    def is_behind_number(self) -> bool:
        """Whether it is of a line that begins with a number."""
        return self.is_of_lines and self.facts.begins_with_number


_numbers: dict[Nodes, int] = {}
"""A number for all that stands behind first words; in it are the patterns that were needed."""


def keys_of(rule: Rule) -> Iterator[tuple[str, Pattern]]:
    """Words that a line may have for one of the patterns to begin there, and that pattern.

    :raises RulePackError: naming the rule, if a pattern cannot be read.
    """
    for text in rule.match:
        try:
            found = forms(parse(text))
        except RulePackError as error:
            raise RulePackError(f"rule {rule.id}: field match: {error}") from error
        for number, nodes in enumerate(found):
            pattern = Pattern(rule, text, number, Facts.of(nodes))
            for key in sorted({words[:LONGEST_KEY] for words in opening_words(nodes) if words}):
                yield key, pattern
