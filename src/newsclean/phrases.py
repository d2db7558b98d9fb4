"""Phrases: what all rule packs together find in a block.

All literals of all packs go into one Aho-Corasick automaton, which passes over
a block once whatever their number.  A pattern is looked at only where its
first literal was found.  How patterns are written is in ``patterns``, how they
are read is in ``matching``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import ahocorasick_rs
import attrs

from newsclean.errors import RulePackError
from newsclean.matching import NOTHING, Evidence, Opening, Reading, inside, quoted_spans
from newsclean.model import Block
from newsclean.names import Lexicon
from newsclean.patterns import Pattern, keys_of
from newsclean.rulepack import Rule, RulePack
from newsclean.spans import is_unspaced
from newsclean.text import fold


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
        self._unspaced_pronouns = tuple(
            word for word in sorted(self.lexicon.pronouns) if is_unspaced(word[0])
        )
        by_key: dict[str, list[Pattern]] = {}
        for rule in self.rules.values():
            for key, pattern in keys_of(rule):
                by_key.setdefault(key, []).append(pattern)
        self._openings = [Opening(words, patterns) for words, patterns in by_key.items()]
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
        return Reading(text, folded, self.lexicon, self._openings).read(hits)

    def _has_pronoun(self, text: str) -> bool:
        folded = fold(text)
        pronouns = self.lexicon.pronouns
        quoted = quoted_spans(text)
        for match in _WORD.finditer(folded):
            if match.group() in pronouns and not inside(quoted, match.start()):
                return True
        for pronoun in self._unspaced_pronouns:
            at = folded.find(pronoun)
            if at >= 0 and not inside(quoted, at):
                return True
        return False


@attrs.define
class _Known:
    """What a Knowledge has worked out about a block."""

    knowledge: Knowledge
    evidence: Evidence
    is_addressed: bool | None = None


# Vowel signs of Indian scripts are no letters to ``\\w``.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff])*")


def _rebuild(packs: Sequence[RulePack], words: Sequence[RulePack]) -> Knowledge:
    if not words and packs == builtin().packs:
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
                where = f"{pack.name}: rule {rule.id}"
                raise RulePackError(f"{where}: field id is used in another pack")
            rules[rule.id] = rule
    return rules


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
