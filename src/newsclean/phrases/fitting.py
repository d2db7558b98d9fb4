"""Fitting: reading one pattern on from where the automaton found its first words.

Each pattern is read forward once, over gaps of bounded length, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from newsclean.language.bylines import read_byline
from newsclean.language.dates import AmbiguousDate, date_in_url, parse_date
from newsclean.language.lexicon import Lexicon
from newsclean.language.proper_names import has_media_word, proper_name_end
from newsclean.phrases.gaps import CHECKS, GAP_LENGTHS, NUMBERS, ONE_WORD
from newsclean.phrases.pattern_index import ends_word
from newsclean.phrases.pattern_nodes import Choice, Gap, Nodes
from newsclean.phrases.patterns import Pattern
from newsclean.text.line import Line, edges
from newsclean.text.spans import Span

_BETWEEN_TAGS = re.compile(r"[,;|#•·、，/]")


_Caught = tuple[tuple[Gap, str], ...]


# A pattern's end that is no place in the line: the end of whatever sentence it has come to.
SENTENCE_END = -1


_NO_FIELDS: Mapping[str, Any] = MappingProxyType({})
"""One for all: most phrases state nothing, and a page may have thousands of them."""


class Fit(NamedTuple):
    """How a pattern fits: where it ends, and what its gaps say."""

    end: int
    fields: Mapping[str, Any]
    publisher: str | None
    last: str
    """What the last gap took; empty if the pattern has no gap."""


# A pattern of a dozen choices can be read in thousands of ways; one that fits is found early.
_MOST_STEPS = 1_000


class Fitter:
    """Fits patterns to one line."""

    def __init__(self, line: Line, lexicon: Lexicon) -> None:
        self.line = line
        self.text = line.text
        self.folded = line.folded
        self.lexicon = lexicon
        self._edges_memo: dict[Span, Span] = {}
        self._steps = 0
        self.may_fit_later = False
        """Whether what did not fit just now may do so once the line's end is nearer: it fell short
        of its end, or an open gap took too much.  Words that are not there never will be."""
        self._language = "any"
        # What was found at the last place: patterns of many languages begin there.
        self._start = -1
        self._known: dict[tuple[Any, ...], tuple[Fit | None, bool]] = {}
        self._fitting: dict[tuple[str, str], bool] = {}
        self._dates: dict[tuple[str, str], Any] = {}

    def fit(
        self, pattern: Pattern, start: int, high: int, first: int = 0, must_reach: int = 0
    ) -> Fit | None:
        """How ``pattern`` fits from ``start`` on; ``None`` if it does not reach ``must_reach``.

        ``first`` is where a gap before the pattern's first words may begin.
        """
        self._steps = 0
        self.may_fit_later = False
        self._language = pattern.rule.language
        if start != self._start:
            self._start = start
            self._known.clear()
            self._fitting.clear()
            self._dates.clear()
        nodes = pattern.nodes
        caught: _Caught = ()
        if isinstance(nodes[0], Gap):
            before = self.text[first:start].strip()
            if not before or not self._fits(nodes[0], before):
                return None
            caught = ((nodes[0], before),)
            nodes = nodes[1:]
        elif first and start > first:
            return None
        else:
            return self._first_words(pattern, start, high, must_reach)
        return self._read_on(nodes, start, high, must_reach, caught)

    def _first_words(self, pattern: Pattern, start: int, high: int, must_reach: int) -> Fit | None:
        """How ``pattern`` fits, which begins with words or with a choice of several."""
        for first, option in pattern.firsts:
            if first and not self.folded.startswith(first, start):
                continue
            # Many languages write a word and what follows it the same: it is read once.
            asked = (option, pattern.behind, start, high, must_reach)
            known = self._known.get(asked)
            if known is None:
                self.may_fit_later = False
                fit = self._read_on(option + pattern.nodes[1:], start, high, must_reach, ())
                known = self._known[asked] = fit, self.may_fit_later
            fit, may_fit_later = known
            self.may_fit_later |= may_fit_later
            if fit is not None:
                return fit
        return None

    def _read_on(
        self, nodes: Nodes, at: int, high: int, must_reach: int, caught: _Caught
    ) -> Fit | None:
        """Reads ``nodes`` on from ``at``, trying each choice in turn."""
        if self._is_exhausted():
            return None
        for k, node in enumerate(nodes):
            if isinstance(node, Choice):
                rest = nodes[k + 1 :]
                for first, option in node.firsts:
                    if first and not self.folded.startswith(first, at):
                        continue
                    fit = self._read_on(option + rest, at, high, must_reach, caught)
                    if fit is not None:
                        return fit
                return None
            if isinstance(node, Gap):
                return self._read_gap(node, nodes[k + 1 :], at, high, must_reach, caught)
            at = self._literal(node, at, high)
            if at < 0:
                return None
        if not ends_word(self.text, self.folded, at):
            return None
        if at < self._end_to_reach(must_reach, at):
            self.may_fit_later = True
            return None
        return self._result(at, caught)

    def _is_exhausted(self) -> bool:
        self._steps += 1
        self.may_fit_later |= self._steps > _MOST_STEPS
        return self._steps > _MOST_STEPS

    def _end_to_reach(self, must_reach: int, at: int) -> int:
        return (
            self.edges_of(*self.line.sentence_at(at - 1))[1]
            if must_reach == SENTENCE_END
            else must_reach
        )

    def _read_gap(  # noqa: PLR0913, PLR0917 - the state of a reading that goes on
        self, gap: Gap, rest: Nodes, at: int, high: int, must_reach: int, caught: _Caught
    ) -> Fit | None:
        if self._is_exhausted() or not ends_word(self.text, self.folded, at):
            return None
        at = self._skip_spaces(at, high)
        if gap.kind in NUMBERS and not _may_begin_number(self.text[at : at + 1]):
            return None
        if rest and rest[0] == " ":
            rest = rest[1:]
        most = GAP_LENGTHS[gap.kind]
        if rest and isinstance(rest[0], Choice):
            for first, option in rest[0].firsts:
                if first and self.folded.find(first, at, min(high, at + most + len(first))) < 0:
                    continue
                fit = self._read_gap(gap, option + rest[1:], at, high, must_reach, caught)
                if fit is not None:
                    return fit
            return None
        if rest and isinstance(rest[0], str):
            literal = rest[0].strip()
            stop = self.folded.find(literal, at, min(high, at + most + len(literal)))
            between = self.text[at:stop].strip() if stop >= 0 else ""
            rest = (rest[0].lstrip(), *rest[1:])
        else:
            self.may_fit_later = True
            limit = self.line.sentence_at(at)[1] if must_reach == SENTENCE_END else high
            stop, between = self._open_gap(gap, at, limit)
        if not between or not self._fits(gap, between):
            return None
        return self._read_on(rest, stop, high, must_reach, (*caught, (gap, between)))

    def _literal(self, literal: str, at: int, high: int) -> int:
        """Where ``literal`` ends if it stands at ``at``, else -1.

        A space in a pattern is one in the text, or nothing where no word would
        run into the next.
        """
        folded = self.folded
        if literal[0] == " " and not folded.startswith(" ", at):
            if not ends_word(self.text, self.folded, at):
                return -1
            literal = literal[1:]
        if folded.startswith(literal, at) and at + len(literal) <= high:
            return at + len(literal)
        if literal.endswith(" ") and folded.startswith(literal[:-1], at):
            stop = at + len(literal) - 1
            return stop if ends_word(self.text, self.folded, stop) else -1
        return -1

    def _open_gap(self, gap: Gap, at: int, high: int) -> tuple[int, str]:
        """Where a gap with no literal behind it ends, and what is in it."""
        at = self._skip_spaces(at, high)
        if gap.kind in ("name", "publisher"):
            stop = min(proper_name_end(self.text, at, self.lexicon), high)
        elif gap.kind in ONE_WORD:
            # No further than a gap may reach: a line may have no space at all.
            end = min(high, at + GAP_LENGTHS[gap.kind] + 1)
            space = self.folded.find(" ", at, end)
            stop = end if space < 0 else space
        else:
            stop = high
        if stop - at > GAP_LENGTHS[gap.kind]:
            return -1, ""
        between = self.text[at:stop].lstrip(" :").rstrip(".,;:!)]»” ")
        return (stop, between) if between and self._fits(gap, between) else (-1, "")

    def _result(self, at: int, caught: _Caught) -> Fit:
        fields: dict[str, Any] = {}
        unsure: str | None = None
        for gap, value in caught:
            if gap.kind == "publisher" and not has_media_word(value, self.lexicon):
                unsure = value
            if gap.field is not None:
                fields.update(self._fields_of(gap, value))
        return Fit(at, fields or _NO_FIELDS, unsure, caught[-1][1] if caught else "")

    def _fields_of(self, gap: Gap, value: str) -> Mapping[str, Any]:
        if gap.kind == "names":
            byline = read_byline(value, self.lexicon)
            return byline.fields if byline else {}
        if gap.kind == "date":
            asked = value, self._language
            if asked not in self._dates:
                self._dates[asked] = parse_date(value, self.lexicon.months, language=self._language)
            return {str(gap.field): self._dates[asked] or AmbiguousDate(value)}
        if gap.kind == "tags":
            tags = [tag.strip(" .") for tag in _BETWEEN_TAGS.split(value)]
            return {str(gap.field): tuple(dict.fromkeys(filter(None, tags)))}
        if gap.kind == "url" and gap.field == "url":
            day = date_in_url(value)
            return {"url": value, "published": day} if day else {"url": value}
        return {str(gap.field): value}

    def _fits(self, gap: Gap, value: str) -> bool:
        if len(value) > GAP_LENGTHS[gap.kind]:
            return False
        asked = gap.kind, value
        known = self._fitting.get(asked)
        if known is None:
            known = self._fitting[asked] = CHECKS[gap.kind](value, self.lexicon)
        return known

    def _skip_spaces(self, at: int, high: int) -> int:
        while at < high and self.folded[at] == " ":
            at += 1
        return at

    def edges_of(self, low: int, high: int) -> Span:
        """Where the first letter of a stretch stands, and one past its last."""
        # A sentence with many hits is measured once.
        found = self._edges_memo.get((low, high))
        if found is None:
            found = self._edges_memo[low, high] = edges(self.folded, low, high)
        return found


def _may_begin_number(character: str) -> bool:
    # A colon is passed over where nothing stands behind a gap.
    return character.isdecimal() or character == ":"
