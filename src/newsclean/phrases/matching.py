"""Matching: what the hits in one line amount to, as matches and cues.

How one pattern is read on from a hit is in ``fitting``.  The time is linear in the text whatever is
in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newsclean.language.attribution import is_attributed
from newsclean.language.lexicon import Lexicon
from newsclean.phrases.evidence import NOTHING, Cue, Evidence, Match
from newsclean.phrases.fitting import SENTENCE_END, Fit, Fitter
from newsclean.phrases.pattern_index import Hit
from newsclean.phrases.pattern_nodes import Gap
from newsclean.phrases.patterns import Pattern
from newsclean.phrases.rule import Rule
from newsclean.text.letters import is_uncased
from newsclean.text.line import Line, Quotations
from newsclean.text.sentences import CLOSING, ends_sentence, sentence_spans
from newsclean.text.spans import Span

# Longer than any phrase with its gap: what ends a line began within so many characters.
_LONGEST_PEEL = 400


# Labels of what speaks to the reader.  Headlines of other stories say who said what as well.
_ASKING = frozenset(
    "any ad adblock app comments cookie donation follow newsletter paywall poll share".split()
)
# No sentence of a story is longer, and what is asked of each phrase must not read on and on.
_LONGEST_SAID = 400
# Labels whose phrases stand before a headline or a name: a sentence begins with the same words.
_POINTING = frozenset("ad legal media related share".split())
_POINTING_AT_STORIES = _POINTING - {"legal"}
_SHORTEST_OPEN, _LONGEST_CUE, _MOST_CUE_WORDS = 25, 40, 4
_SHORTEST_CITED, _SHORTEST_CLAUSE = 6, 5
_STOPS = frozenset(".।۔։።။។៕。")
_PARTING = frozenset(":：|–—-»›>©")
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］"}
_LONGEST_BRACKET = 300
_LONGEST_HEADLINE = 90


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], hit[1]


class Matcher:
    """Finds the matches and cues in one line."""

    def __init__(self, line: Line, lexicon: Lexicon) -> None:
        self.line = line
        self.text = line.text
        self.folded = line.folded
        self.lexicon = lexicon
        self.first, self.last = line.edges
        self._said: dict[Span, bool] = {}
        self._glued: list[int] = []
        self._fitter = Fitter(line, lexicon)

    def evidence(self, hits: Iterable[Hit]) -> Evidence:
        """The evidence in ``hits``: what of them is a match, or a cue."""
        found: list[Match | Cue | None] = []
        starts: list[Hit] = []
        ends: list[Hit] = []
        sentences: list[Hit] = []
        for hit in hits:
            start, _, pattern = hit
            where = pattern.rule.where
            if where in ("cue", "cue-line"):
                found.append(self._cue(pattern, start))
            elif where == "start":
                starts.append(hit)
            elif where == "end":
                ends.append(hit)
            elif where == "sentence":
                sentences.append(hit)
            else:
                found.append(self._whole(pattern, start))
        if sentences:
            found += self._sentences(sorted(sentences, key=_place))
        matches, cues = self._unsaid(found)
        if ends:
            matches.extend(self._peel_end(sorted(ends, key=_place)))
        if starts:
            matches.extend(self._peel_start(sorted(starts, key=_place)))
        return Evidence(tuple(matches), tuple(cues)) if matches or cues else NOTHING

    def _unsaid(self, found: Iterable[Match | Cue | None]) -> tuple[list[Match], list[Cue]]:
        """The matches and cues of ``found`` that nobody in the story says."""
        matches: list[Match] = []
        cues: list[Cue] = []
        for one in found:
            if isinstance(one, Match):
                if not self._is_said(one.rule, one.start, one.end):
                    matches.append(one)
            elif one is not None:
                low, high = self.line.sentence_at(one.start)
                if not self._is_said(one.rule, low, high):
                    cues.append(one)
        return matches, cues

    def _is_said(self, rule: Rule, start: int, end: int) -> bool:
        """Whether it is somebody in the story who asks for what appeals ask for."""
        if end - start > _LONGEST_SAID:
            return False
        if rule.label not in _ASKING and not self._may_be_prose(rule, start, end):
            return False
        known = self._said.get((start, end))
        if known is None:
            known = is_attributed(self.text[start:end], self.lexicon)
            self._said[start, end] = known
        return known

    def _may_be_prose(self, rule: Rule, start: int, end: int) -> bool:
        """Whether what a phrase points to is no headline: it has a stop, and no colon before it."""
        if rule.label not in _POINTING_AT_STORIES:
            return False
        if self.text[start:end].rstrip(CLOSING)[-1:] not in _STOPS:
            return False
        return _PARTING.isdisjoint(self.text[start : start + _LONGEST_CUE])

    def _runs_on(self, pattern: Pattern, low: int, fit: Fit) -> bool:
        """Whether a line goes on behind its phrase as a sentence of a story does.

        ``Read also the small print, says the lawyer.``: then the phrase alone proves nothing.
        """
        if pattern.rule.label not in _POINTING or len(fit.last) < _SHORTEST_OPEN:
            return False
        text = self.text[low : fit.end].rstrip(CLOSING)
        phrase = text.partition(fit.last)[0].strip()
        return (
            text[-1:] in _STOPS
            and text[:-1].rstrip(CLOSING).endswith(fit.last)
            and phrase.count(" ") < _MOST_CUE_WORDS
            and phrase[-1:] not in _PARTING
            and len(sentence_spans(text)) == 1
        )

    def _cue(self, pattern: Pattern, start: int) -> Cue | None:
        whole = pattern.rule.where == "cue-line"
        if whole and start - self.first > pattern.room:
            return None
        if not whole and self.line.is_quoted(start):
            return None
        low = max(self.first, start - pattern.room)
        fit = self._fitter.fit(pattern, start, len(self.folded), low, self.last if whole else 0)
        return Cue(pattern.rule, start, fit.end, fit.fields) if fit else None

    def _whole(self, pattern: Pattern, start: int) -> Match | Cue | None:
        if start - self.first > pattern.room:
            return None
        high = len(self.folded)
        fit = self._fitter.fit(pattern, start, high, self.first, self.last)
        if fit is not None and (
            self._runs_on(pattern, self.first, fit) or self._is_cited(pattern, start)
        ):
            return Cue(pattern.rule, 0, high, fit.fields)
        return Match(pattern.rule, 0, high, fit.fields, fit.publisher) if fit else None

    def _is_cited(self, pattern: Pattern, start: int) -> bool:
        """Whether a line begins with a quotation that holds the phrase, and goes on behind it.

        ``"Follow us on Facebook", said another banner.``
        """
        if pattern.rule.label not in _ASKING or start != self.first or not self.first:
            return False
        quoted = next(iter(self.line.quoted), None)
        if quoted is None or quoted[0] > start:
            return False
        said, behind = self.text[start : quoted[1]], self.text[quoted[1] :].strip()
        return len(said) >= _SHORTEST_CITED and len(behind) >= _SHORTEST_CLAUSE

    def _sentences(self, hits: Sequence[Hit]) -> Iterator[Match | Cue]:
        """What ``hits``, in order, say of sentences.

        What one takes out may have opened a quotation, which what follows would be in.  To see
        that in the next round only would make rounds as many as sentences.
        """
        self._glued = sorted({hit.start for hit in hits if self._is_glued(hit.start)})
        quotations = Quotations(self.text)
        for start, _, pattern in hits:
            found = self._sentence(pattern, start, quotations)
            if isinstance(found, Match) and not self._is_said(pattern.rule, found.start, found.end):
                quotations.take(found.start, found.end)
            if found is not None:
                yield found

    def _sentence(self, pattern: Pattern, start: int, quotations: Quotations) -> Match | Cue | None:
        """A match of one sentence, or of several if the pattern itself spans them."""
        bracket = self._bracket_at(start)
        if bracket is not None:
            match = self._bracketed(pattern, start, bracket)
            if match is not None:
                return match
        if quotations.is_quoted(start):
            return None
        low, high = self.line.sentence_at(start)
        must_reach = SENTENCE_END
        if self._is_glued(start):
            # "siteRead more: ...": where a line's end was lost, a sentence begins, and others end.
            low, high = start, min(high, self._next_glued(start))
            must_reach = self._fitter.edges_of(low, high)[1]
        first, _ = self._fitter.edges_of(low, high)
        if start - first > pattern.room:
            return None
        fit = self._fitter.fit(
            pattern, start, high if must_reach >= 0 else len(self.folded), first, must_reach
        )
        if fit is None:
            return None
        if must_reach == SENTENCE_END:
            high = self.line.sentence_at(fit.end - 1)[1]
        if self._runs_on(pattern, first, fit):
            return Cue(pattern.rule, low, high, fit.fields)
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
        fit = self._fitter.fit(pattern, start, high - 1, start, self._fitter.edges_of(low, high)[1])
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
                fit = self._fitter.fit(pattern, start, high, 0, last)
                if fit is None and not self._fitter.may_fit_later:
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
                    fit = self._fitter.fit(pattern, start, len(self.folded))
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

    def _may_begin_at(self, start: int) -> bool:
        """Whether a phrase at ``start`` is parted from what stands before it."""
        if start == 0 or self.folded[start - 1] != " ":
            return True
        return start < 2 or not self.folded[start - 2].isalnum()
