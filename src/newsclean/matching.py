"""Matching: reading patterns on from where the automaton found their first words.

Every hit is read forward once, over gaps of bounded length, so the time is
linear in the text whatever is in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from newsclean.attribution import is_attributed
from newsclean.dates import Undecided, date_in_url, parse_date
from newsclean.lexicon import Lexicon, is_uncased
from newsclean.line import Line, edges
from newsclean.model import Span
from newsclean.names import has_media_word, proper_name_end, read_byline
from newsclean.openings import Hit, ends_word
from newsclean.patterns import CHECKS, GAP_LENGTHS, ONE_WORD, Choice, Gap, Nodes, Pattern
from newsclean.rulepack import Rule
from newsclean.text import ends_sentence


@attrs.frozen
class Match:
    """A rule's phrase found where the rule wants it: reason enough to take the span out."""

    rule: Rule
    start: int
    end: int
    fields: Mapping[str, Any]
    publisher: str | None = None
    """A name that must be the Article's publisher for the match to count."""


@attrs.frozen
class Cue:
    """A cue rule's phrase: evidence, no more."""

    rule: Rule
    start: int
    end: int
    fields: Mapping[str, Any]


@attrs.frozen
class Evidence:
    """What the phrases find in one block."""

    matches: tuple[Match, ...] = ()
    cues: tuple[Cue, ...] = ()


NOTHING = Evidence()
"""The evidence of a block that no phrase was found in."""

_BETWEEN_TAGS = re.compile(r"[,;|#•·、，/]")


_Caught = tuple[tuple[Gap, str], ...]


# A pattern's goal that is no place in the line: the end of whatever sentence it has come to.
_SENTENCE = -1


class _Fit(NamedTuple):
    """How a pattern fits: where it ends, and what its gaps say."""

    end: int
    fields: Mapping[str, Any]
    publisher: str | None


# A pattern of a dozen choices can be read in thousands of ways; one that fits is found early.
_MOST_STEPS = 1_000
# Longer than any phrase with its gap: what ends a line began within so many characters.
_LONGEST_PEEL = 400


# Labels of what speaks to the reader.  Headlines of other stories say who said what as well.
_ASKING = frozenset(
    "any ad adblock app comments cookie donation follow newsletter paywall poll share".split()
)
# No sentence of a story is longer, and what is asked of each phrase must not read on and on.
_LONGEST_SAID = 400
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］"}
_LONGEST_BRACKET = 300
_LONGEST_HEADLINE = 90


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], hit[1]


class Reading:
    """A line being read: what its hits amount to."""

    def __init__(self, line: Line, lexicon: Lexicon) -> None:
        self.line = line
        self.text = line.text
        self.folded = line.folded
        self.lexicon = lexicon
        self.first, self.last = line.edges
        self._said: dict[Span, bool] = {}
        self._glued: list[int] = []
        self._edges_memo: dict[Span, Span] = {}
        self._steps = 0
        # Whether what did not fit just now may do so once the line's end is nearer: it fell short
        # of its goal, or an open gap took too much.  Words that are not there never will be.
        self._may_fit_later = False
        self._language = "any"

    def read(self, hits: Iterable[Hit]) -> Evidence:
        """The evidence in ``hits``: what of them is a match, or a cue."""
        matches: list[Match] = []
        cues: list[Cue] = []
        starts: list[Hit] = []
        ends: list[Hit] = []
        glued: list[Hit] = []
        for hit in hits:
            start, _, pattern = hit
            where = pattern.rule.where
            if where in ("cue", "cue-line"):
                cue = self._cue(pattern, start)
                if cue is not None:
                    cues.append(cue)
            elif where == "start":
                starts.append(hit)
            elif where == "end":
                ends.append(hit)
            elif where == "sentence" and self._is_glued(start):
                glued.append(hit)
            else:
                match = self._match(pattern, where, start)
                if match is not None:
                    matches.append(match)
        if glued:
            self._glued = sorted({hit.start for hit in glued})
            matches.extend(filter(None, [self._sentence(hit.pattern, hit.start) for hit in glued]))
        if matches or cues:
            matches = [m for m in matches if not self._is_said(m.rule, m.start, m.end)]
            cues = [c for c in cues if not self._is_said(c.rule, *self.line.sentence_at(c.start))]
        if ends:
            matches.extend(self._peel_end(sorted(ends, key=_place)))
        if starts:
            matches.extend(self._peel_start(sorted(starts, key=_place)))
        return Evidence(tuple(matches), tuple(cues)) if matches or cues else NOTHING

    def _is_said(self, rule: Rule, start: int, end: int) -> bool:
        """Whether it is somebody in the story who asks for what appeals ask for."""
        if rule.label not in _ASKING or end - start > _LONGEST_SAID:
            return False
        known = self._said.get((start, end))
        if known is None:
            known = is_attributed(self.text[start:end], self.lexicon)
            self._said[start, end] = known
        return known

    def _cue(self, pattern: Pattern, start: int) -> Cue | None:
        whole = pattern.rule.where == "cue-line"
        if whole and start - self.first > pattern.room:
            return None
        if not whole and self.line.is_quoted(start):
            return None
        low = max(self.first, start - pattern.room)
        fit = self._fit(pattern, start, len(self.folded), low, self.last if whole else 0)
        return Cue(pattern.rule, start, fit.end, fit.fields) if fit else None

    def _match(self, pattern: Pattern, where: str, start: int) -> Match | None:
        if where == "sentence":
            return self._sentence(pattern, start)
        if start - self.first > pattern.room:
            return None
        high = len(self.folded)
        fit = self._fit(pattern, start, high, self.first, self.last)
        return Match(pattern.rule, 0, high, fit.fields, fit.publisher) if fit else None

    def _sentence(self, pattern: Pattern, start: int) -> Match | None:
        """A match of one sentence, or of several if the pattern itself spans them."""
        bracket = self._bracket_at(start)
        if bracket is not None:
            match = self._bracketed(pattern, start, bracket)
            if match is not None:
                return match
        if self.line.is_quoted(start):
            return None
        low, high = self.line.sentence_at(start)
        goal = _SENTENCE
        if self._is_glued(start):
            # "siteRead more: ...": where a line's end was lost, a sentence begins, and others end.
            low, high = start, min(high, self._next_glued(start))
            goal = self._edges_of(low, high)[1]
        first, _ = self._edges_of(low, high)
        if start - first > pattern.room:
            return None
        fit = self._fit(pattern, start, high if goal >= 0 else len(self.folded), first, goal)
        if fit is None:
            return None
        if goal == _SENTENCE:
            high = self.line.sentence_at(fit.end - 1)[1]
        if self._is_headline_to_the_end(pattern, high):
            high = len(self.text)
        return Match(pattern.rule, low, high, fit.fields, fit.publisher)

    def _is_glued(self, start: int) -> bool:
        """Whether a phrase is written to the word before it, and only its capital parts them."""
        return start > 0 and self.text[start - 1].isalnum() and not is_uncased(self.text[start])

    def _next_glued(self, start: int) -> int:
        """Where the next phrase begins that is glued like that."""
        k = bisect_right(self._glued, start)
        return self._glued[k] if k < len(self._glued) else len(self.text)

    def _is_headline_to_the_end(self, pattern: Pattern, at: int) -> bool:
        """Whether the headline that a phrase points to goes on at ``at``, up to the line's end.

        ``Read also: Star appeals to the mayor. "Please sign"``: no sentence of a
        story ends without a stop.
        """
        # Asked at each phrase: of a long line nothing may be copied.
        if not 0 < len(self.text) - at <= _LONGEST_HEADLINE:
            return False
        return (
            isinstance(pattern.nodes[-1], Gap)
            and self.line.sentence_at(len(self.text) - 1)[0] <= at + 1
            and not ends_sentence(self.text[at:])
        )

    def _bracket_at(self, start: int) -> Span | None:
        """The brackets that open right before ``start`` and what is in them, if they close soon."""
        closer = _BRACKETS.get(self.text[start - 1]) if start else None
        if closer is None:
            return None
        stop = self.text.find(closer, start, start + _LONGEST_BRACKET)
        return (start - 1, stop + 1) if stop >= 0 else None

    def _bracketed(self, pattern: Pattern, start: int, bracket: Span) -> Match | None:
        """A match of all that stands in brackets, wherever in a sentence they are."""
        low, high = bracket
        fit = self._fit(pattern, start, high - 1, start, self._edges_of(low, high)[1])
        return Match(pattern.rule, low, high, fit.fields, fit.publisher) if fit else None

    def _peel_end(self, hits: Sequence[Hit]) -> Iterator[Match]:
        """What ends the line, then what ends it without that, and so on.

        All of it at once: to take one phrase a round from a line of them would
        make rounds as many as phrases.
        """
        high, last = len(self.folded), self.last
        # A phrase is asked when the end is near enough for it, and not again once it is clear that
        # it never fits: of a line of nothing else, each costs as little as the first.
        waiting = sorted(
            (hit.start + min(hit.pattern.longest, _LONGEST_PEEL), k)
            for k, hit in enumerate(hits)
            if hit.start > self.first and self._may_begin_at(hit.start)
        )
        near: list[int] = []
        while True:
            while waiting and waiting[-1][0] >= last:
                near.append(waiting.pop()[1])
            best, near = self._last_phrase(hits, near, high, last)
            if best is None:
                return
            yield best
            high = best.start
            last = high
            while last > self.first and not self.folded[last - 1].isalnum():
                last -= 1

    def _last_phrase(
        self, hits: Sequence[Hit], near: Iterable[int], high: int, last: int
    ) -> tuple[Match | None, list[int]]:
        """What of ``hits[near]`` reaches ``last`` from the furthest, and which may do so later."""
        best: Match | None = None
        first = len(hits)
        later: list[int] = []
        sentence, _ = self.line.sentence_at(last - 1)
        for k in near:
            start, end, pattern = hits[k]
            if end > high:
                continue
            # An open gap would have to take several sentences.
            if start >= sentence or not isinstance(pattern.nodes[-1], Gap):
                fit = self._fit(pattern, start, high, goal=last)
                if fit is None and not self._may_fit_later:
                    continue
                if fit is not None and k < first and not self._runs_over(pattern, start, fit.end):
                    best, first = Match(pattern.rule, start, high, fit.fields, fit.publisher), k
            later.append(k)
        return best, later

    def _runs_over(self, pattern: Pattern, start: int, end: int) -> bool:
        """Whether an open gap at a pattern's end has taken a sentence that follows the phrase."""
        return isinstance(pattern.nodes[-1], Gap) and self.line.sentence_at(end - 1)[0] > start

    def _peel_start(self, hits: Sequence[Hit]) -> Iterator[Match]:
        """What begins the line, then what begins it without that, as long as something is left."""
        low, first = 0, self.first
        k = 0
        while k < len(hits):
            best: Match | None = None
            j = k
            while j < len(hits) and hits[j][0] <= first:
                start, _, pattern = hits[j]
                if start >= low:
                    fit = self._fit(pattern, start, len(self.folded))
                    if fit and fit.end < self.last and (best is None or fit.end > best.end):
                        best = Match(pattern.rule, low, fit.end, fit.fields, fit.publisher)
                j += 1
            if best is None:
                return
            yield best
            low = best.end
            first = low
            while first < self.last and not self.folded[first].isalnum():
                first += 1
            while k < len(hits) and hits[k][0] < low:
                k += 1

    def _fit(
        self, pattern: Pattern, start: int, high: int, first: int = 0, goal: int = 0
    ) -> _Fit | None:
        """How ``pattern`` fits from ``start`` on; ``None`` if it does not reach ``goal``.

        ``first`` is where a gap before the pattern's first words may begin.
        """
        self._steps = 0
        self._may_fit_later = False
        self._language = pattern.rule.language
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
        return self._read_on(nodes, start, high, goal, caught)

    def _read_on(self, nodes: Nodes, at: int, high: int, goal: int, caught: _Caught) -> _Fit | None:
        """Reads ``nodes`` on from ``at``, trying each choice in turn."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            self._may_fit_later = True
            return None
        for k, node in enumerate(nodes):
            if isinstance(node, Choice):
                rest = nodes[k + 1 :]
                for first, option in node.firsts:
                    if first and not self.folded.startswith(first, at):
                        continue
                    fit = self._read_on(option + rest, at, high, goal, caught)
                    if fit is not None:
                        return fit
                return None
            if isinstance(node, Gap):
                return self._read_gap(node, nodes[k + 1 :], at, high, goal, caught)
            at = self._literal(node, at, high)
            if at < 0:
                return None
        if not ends_word(self.text, self.folded, at):
            return None
        if at < self._goal(goal, at):
            self._may_fit_later = True
            return None
        return self._result(at, caught)

    def _goal(self, goal: int, at: int) -> int:
        return self._edges_of(*self.line.sentence_at(at - 1))[1] if goal == _SENTENCE else goal

    def _read_gap(  # noqa: PLR0913, PLR0917 - the state of a reading that goes on
        self, gap: Gap, rest: Nodes, at: int, high: int, goal: int, caught: _Caught
    ) -> _Fit | None:
        if not ends_word(self.text, self.folded, at):
            return None
        if rest and rest[0] == " ":
            rest = rest[1:]
        if rest and isinstance(rest[0], Choice):
            for option in rest[0].options:
                fit = self._read_gap(gap, option + rest[1:], at, high, goal, caught)
                if fit is not None:
                    return fit
            return None
        at = self._skip_spaces(at, high)
        if rest and isinstance(rest[0], str):
            literal = rest[0].strip()
            most = at + GAP_LENGTHS[gap.kind] + len(literal)
            stop = self.folded.find(literal, at, min(high, most))
            between = self.text[at:stop].strip() if stop >= 0 else ""
            rest = (rest[0].lstrip(), *rest[1:])
        else:
            self._may_fit_later = True
            limit = self.line.sentence_at(at)[1] if goal == _SENTENCE else high
            stop, between = self._open_gap(gap, at, limit)
        if not between or not self._fits(gap, between):
            return None
        return self._read_on(rest, stop, high, goal, (*caught, (gap, between)))

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

    def _result(self, at: int, caught: _Caught) -> _Fit:
        fields: dict[str, Any] = {}
        unsure: str | None = None
        for gap, value in caught:
            if gap.kind == "publisher" and not has_media_word(value, self.lexicon):
                unsure = value
            if gap.field is not None:
                fields.update(self._fields_of(gap, value))
        return _Fit(at, fields, unsure)

    def _fields_of(self, gap: Gap, value: str) -> Mapping[str, Any]:
        if gap.kind == "names":
            byline = read_byline(value, self.lexicon)
            return byline.fields if byline else {}
        if gap.kind == "date":
            day = parse_date(value, self.lexicon.months, language=self._language)
            return {str(gap.field): day or Undecided(value)}
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
        check = CHECKS[gap.kind]
        return check(value, self.lexicon)

    def _skip_spaces(self, at: int, high: int) -> int:
        while at < high and self.folded[at] == " ":
            at += 1
        return at

    def _edges_of(self, low: int, high: int) -> Span:
        # A sentence with many hits is measured once.
        found = self._edges_memo.get((low, high))
        if found is None:
            found = self._edges_memo[low, high] = edges(self.folded, low, high)
        return found

    def _may_begin_at(self, start: int) -> bool:
        """Whether a phrase at ``start`` is parted from what stands before it."""
        if start == 0 or self.folded[start - 1] != " ":
            return True
        return start < 2 or not self.folded[start - 2].isalnum()
