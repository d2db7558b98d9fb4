"""Rule packs, compiled: word lists, rules, and the tables of words that patterns begin with.

Compiling is slow, so the built-in packs are compiled when the package is built; :func:`to_json` and
:func:`from_json` store and load them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from newsclean.errors import RulePackError
from newsclean.phrases.key_table import KeyTable
from newsclean.phrases.pattern_index import KEY, is_front, table_entry
from newsclean.phrases.patterns import Pattern, keys_of
from newsclean.phrases.rule import Rule
from newsclean.phrases.topic_tables import NO_TOPICS, TopicTables, topic_tables

if TYPE_CHECKING:
    from newsclean.phrases.rulepack import RulePack

# Part of the digest: a file of another form is one of other packs.
_FORM = b"7"
_RULE_FIELDS = ("id", "label", "where", "match", "at", "kind", "scope", "language", "fields")


class Compiled(NamedTuple):
    """What the packs amount to."""

    words: list[Mapping[str, tuple[str, ...]]]
    """Each pack's word lists."""
    topics: TopicTables
    """All packs' beginnings of words, by topic."""
    rules: Sequence[Rule]
    """All rules, without their examples."""
    fronts: KeyTable
    """Words that patterns begin with which can only stand at the front of a line."""
    inner: KeyTable
    """Words that other patterns begin with."""

    def pattern(self, name: str) -> Pattern:
        """The pattern of this name: ``"rule.text.form"``, by their indexes."""
        rule, text, form = map(int, name.split("."))
        return Pattern(self.rules[rule], self.rules[rule].match[text], form)


def digest(sources: Iterable[Path]) -> str:
    """A digest of packs' files, which tells whether they are those that were compiled."""
    state = hashlib.sha256(_FORM)
    for path in sources:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


_NOTHING = Compiled([], NO_TOPICS, [], KeyTable([], []), KeyTable([], []))


def compile_packs(packs: Sequence[RulePack], before: Compiled = _NOTHING) -> Compiled:
    """The packs, made ready.

    :param packs: rule packs, in any order.
    :param before: packs that are compiled already; the result has theirs and these.
    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """
    _refuse_twins(packs, before.rules)
    rules = [rule for pack in packs for rule in pack.rules]
    fronts, inner = before.fronts.lists(), before.inner.lists()
    for number, rule in enumerate(rules, start=len(before.rules)):
        texts = {text: k for k, text in reversed(list(enumerate(rule.match)))}
        for key, pattern in keys_of(rule):
            name = f"{number}.{texts[pattern.text]}.{pattern.form}"
            table = fronts if is_front(pattern) else inner
            table.setdefault(key[:KEY], []).append(table_entry(key[KEY:], name, pattern))
    return Compiled(
        [*before.words, *[pack.words for pack in packs]],
        topic_tables(
            [(pack.topics, pack.hints) for pack in packs], before.topics, len(before.words)
        ),
        [*before.rules, *rules],
        KeyTable.of(fronts),
        KeyTable.of(inner),
    )


def _refuse_twins(packs: Iterable[RulePack], others: Iterable[Rule]) -> None:
    """Raises if two rules have one id."""
    seen = {rule.id for rule in others}
    for pack in packs:
        for rule in pack.rules:
            if rule.id in seen:
                where = f"{pack.name}: rule {rule.id}"
                raise RulePackError(f"{where}: field id is used in another pack")
            seen.add(rule.id)


def to_json(compiled: Compiled, sources: Iterable[Path]) -> str:
    """``compiled`` as JSON, with the digest of the files that it was made of."""
    rules = [[_plain(getattr(rule, name)) for name in _RULE_FIELDS] for rule in compiled.rules]
    data = {
        "digest": digest(sources),
        "words": [dict(words) for words in compiled.words],
        "rules": rules,
        "tables": [
            ["\n".join(column) for column in table]
            for table in (*compiled.topics, compiled.fronts, compiled.inner)
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_json(text: bytes, sources: Iterable[Path]) -> Compiled | None:
    """What :func:`to_json` made; ``None`` if it was made of other files, or is no JSON."""
    try:
        data = json.loads(text)
    except ValueError:
        return None
    if data.get("digest") != digest(sources):
        return None
    heads, scattered, fronts, inner = (
        KeyTable(*(column.split("\n") for column in table)) for table in data["tables"]
    )
    rules = _StoredRules(data["rules"])
    return Compiled(data["words"], TopicTables(heads, scattered), rules, fronts, inner)


class _StoredRules(Sequence[Rule]):
    """Rules that are made when they are asked for: most of them are in no text."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self._rows = rows
        self._made: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> list[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | list[Rule]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            row = dict(zip(_RULE_FIELDS, self._rows[index], strict=True))
            made = self._made[index] = Rule(drop=(), keep=(), **row)
        return made


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
