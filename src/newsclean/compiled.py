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

from newsclean.openings import KEY, Table, is_front, place_of
from newsclean.patterns import Pattern, keys_of
from newsclean.rulepack import RULES, Rule, RulePack
from newsclean.topics import TopicTables, topic_tables

COMPILED = RULES / "compiled.json"
# Part of the digest: a file of another form is one of other packs.
_FORM = b"7"
_RULE_FIELDS = ("id", "label", "where", "match", "at", "kind", "scope", "language", "fields")


class Compiled(NamedTuple):
    """What the packs amount to."""

    words: list[Mapping[str, tuple[str, ...]]]
    """Each pack's word lists."""
    topics: TopicTables
    """All packs' beginnings of words, by topic."""
    rules: list[Rule]
    """All rules, without their examples."""
    fronts: Table
    """Words that patterns begin with which can only stand at the front of a line."""
    inner: Table
    """Words that other patterns begin with."""

    def pattern(self, name: str) -> Pattern:
        """The pattern of this name: ``"rule.text.form"``, by their indexes."""
        rule, text, form = map(int, name.split("."))
        return Pattern(self.rules[rule], self.rules[rule].match[text], form)


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
    tables: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for number, rule in enumerate(rules):
        texts = {text: k for k, text in reversed(list(enumerate(rule.match)))}
        for key, pattern in keys_of(rule):
            name = f"{number}.{texts[pattern.text]}.{pattern.form}"
            place = place_of(key[KEY:], name, pattern)
            front = is_front(pattern)
            tables[front].setdefault(key[:KEY], []).append(place)
    fronts, inner = (
        Table(list(table), ["\t".join(places) for places in table.values()])
        for table in (tables[True], tables[False])
    )
    topics = topic_tables((pack.topics, pack.hints) for pack in packs)
    return Compiled([pack.words for pack in packs], topics, rules, fronts, inner)


def write(path: Path = COMPILED) -> None:
    """Compiles the built-in packs into ``path``."""
    compiled = compile_packs(RulePack.builtin())
    rules = [[_plain(getattr(rule, name)) for name in _RULE_FIELDS] for rule in compiled.rules]
    data = {
        "digest": digest(),
        "words": [dict(words) for words in compiled.words],
        "rules": rules,
        "tables": [
            ["\n".join(column) for column in table]
            for table in (*compiled.topics, compiled.fronts, compiled.inner)
        ],
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
    heads, scattered, fronts, inner = (
        Table(*(column.split("\n") for column in table)) for table in data["tables"]
    )
    rules = list(_rules(data["rules"]))
    return Compiled(data["words"], TopicTables(heads, scattered), rules, fronts, inner)


def _rules(rows: list[list[Any]]) -> Iterator[Rule]:
    for row in rows:
        yield Rule(drop=(), keep=(), **dict(zip(_RULE_FIELDS, row, strict=True)))


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
