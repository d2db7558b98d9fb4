"""A rule pack's own examples: whether each does what its rule says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.phrases.knowledge import Knowledge

if TYPE_CHECKING:
    from newsclean.phrases.rulepack import RulePack


def example_failures(pack: RulePack, words: Sequence[RulePack]) -> list[str]:
    """What is wrong with a pack by its own examples, a line each.

    :param pack: the pack to check.
    :param words: packs whose word lists it may use.
    """
    knowledge = Knowledge([pack], words=words)
    failures: list[str] = []
    for rule in pack.rules:
        for example in rule.drop:
            if rule.id not in _rules_found(knowledge, example, cues=True):
                failures.append(
                    f"{pack.name}: rule {rule.id}: field drop: the rule does not match {example!r}"
                )
        for example in rule.keep:
            if rule.id in _rules_found(knowledge, example, cues=False):
                failures.append(
                    f"{pack.name}: rule {rule.id}: field keep: the rule would remove {example!r}"
                )
    return failures


def _rules_found(knowledge: Knowledge, example: str, *, cues: bool) -> set[str]:
    found: set[str] = set()
    for line in filter(None, map(str.strip, example.split("\n"))):
        evidence = knowledge.search(line)
        found.update(match.rule.id for match in evidence.matches)
        if cues:
            found.update(cue.rule.id for cue in evidence.cues)
    return found
