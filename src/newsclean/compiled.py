"""The built-in rule packs, made ready ahead of time.

Reading all packs as TOML and working out what the automaton is to look for
takes half a second and more.  So that is done once, when the package is built,
and written to ``rules/compiled.json`` with a digest of the packs' text.  What is
loaded is believed only if the digest is that of the packs that are there: a
pack that was changed is simply read again, more slowly.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.patterns import Pattern, keys_of
from newsclean.rulepack import RULES, Rule, RulePack

KEY = 8
"""Characters of a key: with twice as many, the automaton takes twice as long to build, and finds
hardly less."""
COMPILED = RULES / "compiled.json"
# Part of the digest: a file of another form is one of other packs.
_FORM = b"3"
_RULE_FIELDS = ("id", "label", "where", "match", "at", "kind", "scope", "language", "fields")


class Compiled(NamedTuple):
    """What the packs amount to."""

    words: list[Mapping[str, tuple[str, ...]]]
    """Each pack's word lists."""
    topics: list[tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]]
    """Each pack's beginnings of words, by topic: those that tell, and those that hint."""
    rules: list[Rule]
    """All rules, without their examples."""
    keys: list[str]
    """What the automaton looks for: words that patterns begin with, cut to ``KEY`` characters."""
    places: list[str]
    """For each key its patterns: indexes of rule, text and form, and how the words go on.

    ``"12.0.0.ore\\t31.4.1."``: text, because most are never read, and numbers in
    lists take long to load.
    """

    def openings(self, number: int) -> list[tuple[str, str]]:
        """For the key of this number: how its words may go on, and the name of a pattern."""
        return [_opening(place) for place in self.places[number].split("\t")]

    def pattern(self, name: str) -> Pattern:
        """The pattern of this name."""
        rule, text, form = map(int, name.split("."))
        return Pattern(self.rules[rule], self.rules[rule].match[text], form)


def _opening(place: str) -> tuple[str, str]:
    rule, text, form, tail = place.split(".", 3)
    return tail, f"{rule}.{text}.{form}"


def sources() -> list[Path]:
    """The built-in packs' files, sorted by name."""
    return sorted(RULES.rglob("*.toml"), key=lambda path: path.name)


def digest() -> str:
    """What tells whether the packs are those that were compiled."""
    state = hashlib.sha256(_FORM)
    for path in sources():
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


def compile_packs(packs: tuple[RulePack, ...]) -> Compiled:
    """The packs, made ready.

    :raises RulePackError: if a pattern cannot be read.
    """
    rules = [rule for pack in packs for rule in pack.rules]
    keys: dict[str, list[str]] = {}
    for number, rule in enumerate(rules):
        texts = {text: k for k, text in reversed(list(enumerate(rule.match)))}
        for key, pattern in keys_of(rule):
            place = f"{number}.{texts[pattern.text]}.{pattern.form}.{key[KEY:]}"
            keys.setdefault(key[:KEY], []).append(place)
    places = ["\t".join(places) for places in keys.values()]
    words, topics = [p.words for p in packs], [(p.topics, p.hints) for p in packs]
    return Compiled(words, topics, rules, list(keys), places)


def write(path: Path = COMPILED) -> None:
    """Compiles the built-in packs into ``path``."""
    compiled = compile_packs(RulePack.builtin())
    rules = [[_plain(getattr(rule, name)) for name in _RULE_FIELDS] for rule in compiled.rules]
    data = {
        "digest": digest(),
        "words": [dict(words) for words in compiled.words],
        "topics": [[dict(topics), dict(hints)] for topics, hints in compiled.topics],
        "rules": rules,
        "keys": "\n".join(compiled.keys),
        "places": "\n".join(compiled.places),
    }
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def load(path: Path = COMPILED) -> Compiled:
    """The built-in packs: as compiled if that is of the packs that are there, else as read."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        data = {}
    if data.get("digest") != digest():
        return compile_packs(RulePack.builtin())
    keys, places = data["keys"].split("\n"), data["places"].split("\n")
    return Compiled(data["words"], data["topics"], list(_rules(data["rules"])), keys, places)


def _rules(rows: list[list[Any]]) -> Iterator[Rule]:
    for row in rows:
        yield Rule(drop=(), keep=(), **dict(zip(_RULE_FIELDS, row, strict=True)))


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
