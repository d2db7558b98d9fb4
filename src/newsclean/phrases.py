"""Phrases: patterns compiled from rule packs, and what they find in a block.

All literals of all packs go into one Aho-Corasick automaton, which passes over
a block once whatever their number.  A pattern is looked at only where its
first literal was found, and read forward from there with bounded gaps, so the
time is linear in the text.

Patterns are literals with

* ``[optional parts]`` and ``(one|or|another)``, written out when compiled; brackets
  without a stroke in them, as in ``(c)``, are themselves;
* gaps, ``{kind}`` or ``{kind:field}``: what stands there fills that field.

=============  ==============================================================
gap            what fits
=============  ==============================================================
``rest``       anything, up to the end of the line or sentence
``words``      up to eight words
``word``       one word
``n``          a number, maybe with ``K`` or ``%``
``year``       a year or years
``name``       a run of capitalised words
``publisher``  a name that contains a word for a paper, or the known publisher
``names``      people, roles and agencies, as a byline lists them
``date``       a date
``url``        an address
``email``      an e-mail address
=============  ==============================================================
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import ahocorasick_rs
import attrs

from newsclean.dates import parse_date
from newsclean.errors import RulePackError
from newsclean.model import Block, Span
from newsclean.names import (
    Lexicon,
    has_media_word,
    is_proper_name,
    is_uncased,
    proper_name_end,
    read_byline,
)
from newsclean.rulepack import Rule, RulePack
from newsclean.text import fold, sentence_spans

# --- patterns -------------------------------------------------------------------------------


@attrs.frozen
class Gap:
    """A place in a pattern that the text fills."""

    kind: str
    field: str | None = None


Segment = str | Gap

_GAP_LENGTHS = {
    "rest": 200,
    "words": 60,
    "word": 30,
    "n": 16,
    "year": 12,
    "name": 80,
    "publisher": 80,
    "names": 250,
    "date": 60,
    "url": 300,
    "email": 80,
}
_ONE_WORD = frozenset({"word", "n", "url", "email", "year"})
_OWN_FIELDS = {"publisher": "publisher", "names": "authors", "date": "published", "url": "url"}
_NUMBER = re.compile(r"\d[\d.,:]*\s?[kKmM%+]?|\d{1,3}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:(?:19|20)?\d\d))?")
_ADDRESS = re.compile(r"(?:https?://\S+|[\w.-]+\.[a-z]{2,8}(?:/\S*)?)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MOST_VARIANTS = 64
_CHOICE = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()|]*\|[^\[\]()]*)\)")


def expand(pattern: str) -> list[str]:
    """All the patterns that ``[optional]`` and ``(a|b)`` parts of one stand for.

    >>> expand("please [do] (give|donate)")
    ['please do give', 'please do donate', 'please give', 'please donate']
    """
    done: list[str] = []
    open_: list[str] = [pattern]
    while open_:
        current = open_.pop(0)
        match = _CHOICE.search(current)
        if match is None:
            done.append(" ".join(current.split()))
            continue
        optional, choice = match.groups()
        options = [*optional.split("|"), ""] if optional is not None else choice.split("|")
        open_ = [current[: match.start()] + o + current[match.end() :] for o in options] + open_
        if len(open_) + len(done) > _MOST_VARIANTS:
            raise RulePackError(f"pattern {pattern!r} stands for more than {_MOST_VARIANTS} phrases")
    return done


def segments(variant: str) -> tuple[Segment, ...]:
    """A pattern without choices as its literals (folded) and gaps in order."""
    found: list[Segment] = []
    for k, part in enumerate(re.split(r"\{([a-z]+(?::[a-z_]+)?)\}", variant)):
        if k % 2:
            kind, _, field = part.partition(":")
            if kind not in _GAP_LENGTHS:
                raise RulePackError(f"pattern {variant!r} has an unknown gap {{{kind}}}")
            found.append(Gap(kind, field or _OWN_FIELDS.get(kind)))
        elif part.strip():
            found.append(fold(part.strip()))
    if not any(isinstance(segment, str) for segment in found):
        raise RulePackError(f"pattern {variant!r} has no words of its own")
    for one, other in pairwise(found):
        if isinstance(one, Gap) and isinstance(other, Gap) and one.kind not in _ONE_WORD:
            raise RulePackError(f"pattern {variant!r} has two gaps in a row; only the first of two"
                                " may be, and then of one word")
    return tuple(found)


@attrs.frozen
class Pattern:
    """One way to write a rule's phrase."""

    rule: Rule
    lead: Gap | None
    """The gap before the first literal, if the pattern begins with one."""
    key: str
    """The first literal: what the automaton looks for."""
    rest: tuple[Segment, ...]
    """What follows it."""


def compile_rule(rule: Rule) -> Iterator[Pattern]:
    """The patterns of ``rule``.

    :raises RulePackError: naming the rule, if a pattern cannot be read.
    """
    for text in rule.match:
        try:
            for variant in expand(text):
                first, *others = segments(variant)
                if isinstance(first, str):
                    yield Pattern(rule, None, first, tuple(others))
                else:
                    key = others[0]
                    assert isinstance(key, str)
                    yield Pattern(rule, first, key, tuple(others[1:]))
        except RulePackError as error:
            raise RulePackError(f"rule {rule.id}: field match: {error}") from error


# --- what is found --------------------------------------------------------------------------


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
_QUOTES = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", '"': '"'}


class Knowledge:
    """Rule packs made ready: the automaton over all their phrases, and their word lists.

    :param packs: rule packs, in any order.
    :param words: packs of which only the word lists are used.
    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """

    def __init__(self, packs: Sequence[RulePack], *, words: Sequence[RulePack] = ()) -> None:
        self.packs = tuple(packs)
        self._words_only = tuple(words)
        self.lexicon = _lexicon([*packs, *words])
        self.rules = _unique_rules(packs)
        by_key: dict[str, list[Pattern]] = {}
        for rule in self.rules.values():
            for pattern in compile_rule(rule):
                by_key.setdefault(pattern.key, []).append(pattern)
        self._patterns = list(by_key.values())
        self._spaced = [not is_uncased(key) for key in by_key]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_key))

    def __reduce__(self) -> tuple[Callable[..., Knowledge], tuple[Any, ...]]:
        return _rebuild, (self.packs, self._words_only)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Knowledge):
            return NotImplemented
        return (self.packs, self._words_only) == (other.packs, other._words_only)

    def __hash__(self) -> int:
        return hash(self.packs)

    def evidence(self, block: Block) -> Evidence:
        """What the phrases find in ``block``; worked out once a block."""
        return self._known(block).evidence

    def is_addressed(self, block: Block) -> bool:
        """Whether ``block``, its quotations aside, speaks of ``us`` or to ``you``."""
        known = self._known(block)
        if known.is_addressed is None:
            known.is_addressed = self._has_pronoun(block.text)
        return known.is_addressed

    def _known(self, block: Block) -> _Known:
        # Held on the block under this object's identity, and holding this object, so that the
        # identity cannot pass to another: what is remembered is a function of text and packs.
        known: _Known | None = block._memo.get(id(self))
        if known is None:
            known = block._memo[id(self)] = _Known(self, self.search(block.text))
        return known

    def search(self, text: str) -> Evidence:
        """What the phrases find in one line of text."""
        folded = fold(text)
        hits = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not hits:
            return NOTHING
        return _Reading(text, folded, self).read(hits)

    def _has_pronoun(self, text: str) -> bool:
        folded = fold(text)
        pronouns = self.lexicon.pronouns
        quoted = quoted_spans(text)
        for match in _WORD.finditer(folded):
            if match.group() in pronouns and not _inside(quoted, match.start()):
                return True
        return False


@attrs.define
class _Known:
    """What a Knowledge has worked out about a block."""

    knowledge: Knowledge
    evidence: Evidence
    is_addressed: bool | None = None


_WORD = re.compile(r"[^\W\d_]+")


def _rebuild(packs: Sequence[RulePack], words: Sequence[RulePack]) -> Knowledge:
    if not words and packs == RulePack.builtin():
        return builtin()
    return Knowledge(packs, words=words)


@cache
def builtin() -> Knowledge:
    """What newsclean itself brings; loaded on first use."""
    return Knowledge(RulePack.builtin())


def _lexicon(packs: Iterable[RulePack]) -> Lexicon:
    lists: dict[str, set[str]] = {}
    months: dict[str, int] = {}
    for pack in packs:
        for name, words in pack.words.items():
            if name == "months":
                for number, variants in enumerate(words, start=1):
                    months.update(dict.fromkeys(fold(variants).split(), number))
            else:
                lists.setdefault(name, set()).update(fold(word) for word in words)
    return Lexicon(months=months, **{name: frozenset(words) for name, words in lists.items()})


def _unique_rules(packs: Iterable[RulePack]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in rules:
                raise RulePackError(f"{pack.name}: rule {rule.id}: field id is used in another pack")
            rules[rule.id] = rule
    return rules


def quoted_spans(text: str) -> list[Span]:
    """The quotations in ``text``, from opening to closing mark; an open one runs to the end."""
    spans: list[Span] = []
    start, closer = -1, ""
    for k, char in enumerate(text):
        if start < 0:
            if char in _QUOTES:
                start, closer = k, _QUOTES[char]
        elif char == closer or (closer == "“" and char == "”"):
            spans.append((start, k + 1))
            start = -1
    if start >= 0:
        spans.append((start, len(text)))
    return spans


def _inside(spans: Sequence[Span], at: int) -> bool:
    k = bisect_right(spans, (at, sys.maxsize)) - 1
    return k >= 0 and at < spans[k][1]


class _Reading:
    """One line being read: what its hits amount to."""

    def __init__(self, text: str, folded: str, knowledge: Knowledge) -> None:
        self.text = text
        self.folded = folded
        self.lexicon = knowledge.lexicon
        self.patterns = knowledge._patterns
        self.spaced = knowledge._spaced
        self.first, self.last = _edges(folded, 0, len(folded))
        self._sentences: list[tuple[int, int]] | None = None
        self._starts: list[int] = []
        self._quoted: list[Span] | None = None
        self._edges_memo: dict[int, Span] = {}

    def read(self, hits: Iterable[tuple[int, int, int]]) -> Evidence:
        matches: list[Match] = []
        cues: list[Cue] = []
        for key, start, end in hits:
            if self.spaced[key] and not self._is_bounded(start, end):
                continue
            for pattern in self.patterns[key]:
                where = pattern.rule.where
                if where in ("cue", "cue-line"):
                    cue = self._cue(pattern, start, end)
                    if cue is not None:
                        cues.append(cue)
                else:
                    match = self._match(pattern, where, start, end)
                    if match is not None:
                        matches.append(match)
        return Evidence(tuple(matches), tuple(cues)) if matches or cues else NOTHING

    def _is_bounded(self, start: int, end: int) -> bool:
        """Whether the hit is of whole words; a change of case counts as a bound (``siteRead``)."""
        folded, text = self.folded, self.text
        if start > 0 and folded[start].isalnum() and folded[start - 1].isalnum():
            if not (text[start].isupper() and not text[start - 1].isupper()):
                return False
        if end < len(folded) and folded[end - 1].isalnum() and folded[end].isalnum():
            return text[end].isupper() and not text[end - 1].isupper()
        return True

    def _cue(self, pattern: Pattern, start: int, end: int) -> Cue | None:
        whole = pattern.rule.where == "cue-line"
        if whole and start > self.first:
            return None
        if not whole and self._is_quoted(start):
            return None
        low = self.first
        if pattern.lead is not None:
            low = max(low, start - _GAP_LENGTHS[pattern.lead.kind])
        stop, fields, _ = self._follow(pattern, start, end, len(self.folded), low)
        if stop < 0 or (whole and stop < self.last):
            return None
        return Cue(pattern.rule, start, stop, fields)

    def _match(self, pattern: Pattern, where: str, start: int, end: int) -> Match | None:
        low, high = 0, len(self.folded)
        first, last = self.first, self.last
        if where == "sentence":
            low, high = self._sentence_at(start)
            first, last = self._edges_of(low, high)
        elif where == "end":
            if not self._may_begin_at(start):
                return None
            first = start
        if pattern.lead is None:
            if start > first:
                return None
            begin = low if where != "end" else start
        else:
            begin = low
            if start - first > _GAP_LENGTHS[pattern.lead.kind]:
                return None
        stop, fields, publisher = self._follow(pattern, start, end, high, first)
        if stop < 0:
            return None
        if where == "start":
            return Match(pattern.rule, 0, stop, fields, publisher) if stop < last else None
        if stop < last:
            return None
        return Match(pattern.rule, begin, high, fields, publisher)

    def _follow(
        self, pattern: Pattern, start: int, end: int, high: int, first: int = 0
    ) -> tuple[int, Mapping[str, Any], str | None]:
        """Reads ``pattern`` on from its key; where it ends (-1: it does not fit) and its fields."""
        caught: list[tuple[Gap, str]] = []
        if pattern.lead is not None:
            before = self.text[first:start].strip()
            if not before or not self._fits(pattern.lead, before):
                return -1, {}, None
            caught.append((pattern.lead, before))
        at = end
        gap: Gap | None = None
        for segment in pattern.rest:
            if isinstance(segment, Gap):
                if gap is not None:
                    at, between = self._open_gap(gap, at, high)
                    if at < 0:
                        return -1, {}, None
                    caught.append((gap, between))
                gap = segment
                continue
            assert gap is not None
            at = self._skip_spaces(at, high)
            found = self.folded.find(
                segment, at, min(high, at + _GAP_LENGTHS[gap.kind] + len(segment))
            )
            between = self.text[at:found].strip() if found >= 0 else ""
            if not between or not self._fits(gap, between):
                return -1, {}, None
            caught.append((gap, between))
            at, gap = found + len(segment), None
        if gap is not None:
            at, between = self._open_gap(gap, at, high)
            if at < 0:
                return -1, {}, None
            caught.append((gap, between))
        return self._result(at, caught)

    def _open_gap(self, gap: Gap, at: int, high: int) -> tuple[int, str]:
        """Where a gap with no literal behind it ends, and what is in it."""
        at = self._skip_spaces(at, high)
        if gap.kind in ("name", "publisher"):
            stop = min(proper_name_end(self.text, at, self.lexicon), high)
        elif gap.kind in _ONE_WORD:
            space = self.folded.find(" ", at, high)
            stop = high if space < 0 else space
        else:
            stop = high
        if stop - at > _GAP_LENGTHS[gap.kind]:
            return -1, ""
        between = self.text[at:stop].strip().rstrip(".,;:!)]»” ")
        return (stop, between) if between and self._fits(gap, between) else (-1, "")

    def _result(
        self, at: int, caught: Sequence[tuple[Gap, str]]
    ) -> tuple[int, Mapping[str, Any], str | None]:
        fields: dict[str, Any] = {}
        unsure: str | None = None
        for gap, value in caught:
            if gap.kind == "publisher" and not has_media_word(value, self.lexicon):
                unsure = value
            if gap.field is not None:
                fields.update(self._fields_of(gap, value))
        return at, fields, unsure

    def _fields_of(self, gap: Gap, value: str) -> Mapping[str, Any]:
        if gap.kind == "names":
            byline = read_byline(value, self.lexicon)
            return {"authors": byline.authors} if byline and byline.authors else {}
        if gap.kind == "date":
            return {str(gap.field): parse_date(value, self.lexicon.months)}
        return {str(gap.field): value}

    def _fits(self, gap: Gap, value: str) -> bool:
        if len(value) > _GAP_LENGTHS[gap.kind]:
            return False
        check = _CHECKS[gap.kind]
        return check(value, self.lexicon)

    def _skip_spaces(self, at: int, high: int) -> int:
        while at < high and self.folded[at] == " ":
            at += 1
        return at

    def _edges_of(self, low: int, high: int) -> Span:
        # A sentence with many hits is measured once.
        found = self._edges_memo.get(low)
        if found is None:
            found = self._edges_memo[low] = _edges(self.folded, low, high)
        return found

    def _may_begin_at(self, start: int) -> bool:
        """Whether a phrase at ``start`` is parted from what stands before it."""
        if start == 0 or self.folded[start - 1] != " ":
            return True
        return start < 2 or not self.folded[start - 2].isalnum()

    def _sentence_at(self, position: int) -> Span:
        if self._sentences is None:
            self._sentences = sentence_spans(self.text)
            self._starts = [start for start, _ in self._sentences]
        return self._sentences[max(0, bisect_right(self._starts, position) - 1)]

    def _is_quoted(self, position: int) -> bool:
        if self._quoted is None:
            self._quoted = quoted_spans(self.text)
        return _inside(self._quoted, position)


def _edges(folded: str, low: int, high: int) -> Span:
    """The first letter or digit of a stretch and one past its last; ``(low, low)`` if none."""
    first = low
    while first < high and not folded[first].isalnum():
        first += 1
    last = high
    while last > first and not folded[last - 1].isalnum():
        last -= 1
    return (first, last) if first < last else (low, low)


_INNER_STOP = re.compile(r"[.!?…。] ")


def _is_rest(value: str, _lexicon: Lexicon) -> bool:
    # A headline may hold a stop; a paragraph that follows the cue word holds several words more.
    if len(value) > 130 and _INNER_STOP.search(value) is not None:
        return False
    return any(char.isalnum() for char in value)


_CHECKS: dict[str, Callable[[str, Lexicon], bool]] = {
    "rest": _is_rest,
    "words": lambda value, _: value.count(" ") < 8,
    "word": lambda value, _: " " not in value,
    "n": lambda value, _: _NUMBER.fullmatch(value) is not None,
    "year": lambda value, _: _YEAR.fullmatch(value.replace("–", "-")) is not None,
    "name": is_proper_name,
    "publisher": is_proper_name,
    "names": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "date": lambda value, lexicon: parse_date(value, lexicon.months) is not None,
    "url": lambda value, _: _ADDRESS.fullmatch(value) is not None,
    "email": lambda value, _: _EMAIL.fullmatch(value) is not None,
}


# --- a pack's own examples ------------------------------------------------------------------


def example_failures(pack: RulePack) -> list[str]:
    """What is wrong with a pack by its own examples, a line each."""
    knowledge = Knowledge([pack], words=RulePack.builtin())
    failures: list[str] = []
    for rule in pack.rules:
        for example in rule.drop:
            if rule.id not in _rules_found(knowledge, example, cues=True):
                failures.append(f"{pack.name}: rule {rule.id}: field drop: not found: {example!r}")
        for example in rule.keep:
            if rule.id in _rules_found(knowledge, example, cues=False):
                failures.append(f"{pack.name}: rule {rule.id}: field keep: falls: {example!r}")
    return failures


def _rules_found(knowledge: Knowledge, example: str, *, cues: bool) -> set[str]:
    found: set[str] = set()
    for line in filter(None, map(str.strip, example.split("\n"))):
        evidence = knowledge.search(line)
        found.update(match.rule.id for match in evidence.matches)
        if cues:
            found.update(cue.rule.id for cue in evidence.cues)
    return found
