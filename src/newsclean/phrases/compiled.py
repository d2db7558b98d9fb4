"""Rule packs, compiled: word lists, rules, and the tables of words that patterns begin with.

Compiling is slow, so the built-in packs are compiled when the package is built; :func:`to_json` and
:func:`from_json` store and load them.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, overload

from newsclean.errors import RulePackError
from newsclean.phrases.key_table import KeyList, KeyTable
from newsclean.phrases.pattern_index import KEY, NO_KEYS, is_front, list_of, table_entry
from newsclean.phrases.patterns import Facts, Pattern, keys_of
from newsclean.phrases.rule import Rule
from newsclean.phrases.topic_tables import NO_TOPICS, TopicTables, topic_tables
from newsclean.text.folding import fold

if TYPE_CHECKING:
    from newsclean.phrases.rulepack import RulePack

# Part of the digest: a file of another form is one of other packs.
_FORM = b"12"
_RULE_FIELDS = ("id", "label", "where", "match", "at", "kind", "scope", "language", "fields")
Words = Mapping[str, Sequence[str]]


class WordLists(NamedTuple):
    """The word lists of packs, folded."""

    lists: Mapping[str, Iterable[str]]
    """All packs' words, by list; the months aside."""
    months: Mapping[str, int]
    """The number of each month's name."""
    pronouns: list[Sequence[str]]
    """Each pack's own words for us and you, folded."""


class Compiled(NamedTuple):
    """What the packs amount to."""

    words: WordLists
    topics: TopicTables
    """All packs' beginnings of words, by topic."""
    rules: Sequence[Rule]
    """All rules, without their examples."""
    patterns: Sequence[Pattern]
    """All patterns, in the order of the rules."""
    fronts: KeyTable
    """Words that patterns begin with which can only stand at the front of a line."""
    inner: Sequence[KeyList]
    """Words that other patterns begin with, in lists that are not all looked for in any line."""
    languages: frozenset[str]
    """The languages that there are rules for."""


def digest(sources: Iterable[Path]) -> str:
    """A digest of packs' files, which tells whether they are those that were compiled."""
    state = hashlib.sha256(_FORM)
    for path in sources:
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


_NOTHING = Compiled(WordLists({}, {}, []), NO_TOPICS, [], [], KeyTable({}), NO_KEYS, frozenset())


def compile_packs(packs: Sequence[RulePack], before: Compiled = _NOTHING) -> Compiled:
    """The packs, made ready.

    :param packs: rule packs, in any order.
    :param before: packs that are compiled already; the result has theirs and these.
    :raises RulePackError: if a pattern cannot be read, or two rules have one id.
    """
    _refuse_twins(packs, before.rules)
    patterns: list[Pattern] = []
    fronts: dict[str, list[str]] = {}
    inner: tuple[dict[str, list[str]], ...] = tuple([{} for _ in before.inner])
    for rule in [rule for pack in packs for rule in pack.rules]:
        numbers: dict[tuple[str, int], int] = {}
        for key, pattern in keys_of(rule):
            number = numbers.get((pattern.text, pattern.form))
            if number is None:
                number = len(before.patterns) + len(patterns)
                numbers[pattern.text, pattern.form] = number
                patterns.append(pattern)
            table = fronts if is_front(pattern) else inner[list_of(key, pattern)]
            table.setdefault(key[:KEY], []).append(table_entry(key[KEY:], number))
    return Compiled(
        word_lists([pack.words for pack in packs], before.words),
        topic_tables(
            [(pack.topics, pack.hints) for pack in packs],
            before.topics,
            len(before.words.pronouns),
        ),
        _chained(before.rules, [rule for pack in packs for rule in pack.rules]),
        _chained(before.patterns, patterns),
        before.fronts.plus(fronts),
        [keys.plus(found) for keys, found in zip(before.inner, inner, strict=True)],
        before.languages.union([rule.language for pack in packs for rule in pack.rules]),
    )


def word_lists(packs: Iterable[Words], before: WordLists = _NOTHING.words) -> WordLists:
    """The word lists of ``before`` and of the packs, by name."""
    lists = {name: set(words) for name, words in before.lists.items()}
    months = dict(before.months)
    pronouns = list(before.pronouns)
    for pack in packs:
        pronouns.append([fold(word) for word in pack.get("pronouns", ())])
        for name, words in pack.items():
            if name == "months":
                for number, variants in enumerate(words, start=1):
                    names = [variant.replace("_", " ") for variant in fold(variants).split()]
                    months.update(dict.fromkeys(names, number))
            else:
                lists.setdefault(name, set()).update(fold(word) for word in words)
    # "cs:listopad" is no month where nobody knows that the text is Czech.
    months.update({name.partition(":")[2]: 0 for name in months if ":" in name})
    return WordLists(lists, months, pronouns)


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
    """``compiled`` as lines of JSON, with the digest of the files that it was made of.

    All but the first line is decoded when it is needed: most rules and words are in no text.
    """
    words, topics = compiled.words, compiled.topics
    of_rules: dict[str, list[Pattern]] = {rule.id: [] for rule in compiled.rules}
    for pattern in compiled.patterns:
        of_rules[pattern.rule.id].append(pattern)
    head: dict[str, Any] = {
        "digest": digest(sources),
        "lists": {name: "\n".join(sorted(words)) for name, words in words.lists.items()},
        "months": words.months,
        "pronouns": words.pronouns,
        "languages": sorted(compiled.languages),
        "owners": topics.owners,
        "patterns": [len(patterns) for patterns in of_rules.values()],
        "heads": topics.heads.heads,
        "fronts": compiled.fronts.heads,
    }
    lines = [
        *[_row(rule, of_rules[rule.id]) for rule in compiled.rules],
        *map(topics.heads.part, topics.heads.heads),
        *map(compiled.fronts.part, compiled.fronts.heads),
        topics.scattered,
        *[column for keys in compiled.inner for column in (keys.keys, keys.entries)],
    ]
    written = [_to_json(line) for line in lines]
    head["sizes"] = [len(line.encode()) for line in written]
    return "\n".join([_to_json(head), *written])


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(rule: Rule, patterns: Iterable[Pattern]) -> list[Any]:
    stored = [_stored(rule.match.index(one.text), one) for one in patterns]
    return [*[_plain(getattr(rule, name)) for name in _RULE_FIELDS], stored]


def _stored(text: int, pattern: Pattern) -> str:
    """A pattern as one string: most of those that are read are never asked for."""
    required, *facts = pattern.facts
    return "\t".join([*[str(int(value)) for value in (text, pattern.form, *facts)], *required])


def from_json(data: bytes, sources: Iterable[Path]) -> Compiled | None:
    """What :func:`to_json` made; ``None`` if it was made of other files, or is no JSON."""
    end = data.find(b"\n")
    try:
        head = json.loads(data[:end])
    except ValueError:
        return None
    if head.get("digest") != digest(sources):
        return None
    lines = _Lines(data, end + 1, head["sizes"])
    rows = _Rows(lines, head["patterns"])
    at = len(head["patterns"])
    heads = KeyTable(dict(zip(head["heads"], count(at), strict=False)), lines)
    at += len(head["heads"])
    fronts = KeyTable(dict(zip(head["fronts"], count(at), strict=False)), lines)
    at += len(head["fronts"])
    scattered = json.loads(lines[at])
    inner = [KeyList(lines[k], lines[k + 1]) for k in range(at + 1, len(lines), 2)]
    lists = {name: words.split("\n") for name, words in head["lists"].items()}
    return Compiled(
        WordLists(lists, head["months"], head["pronouns"]),
        TopicTables(head["owners"], heads, scattered),
        _Made(len(rows), rows.rule),
        _Made(sum(head["patterns"]), rows.pattern),
        fronts,
        inner,
        frozenset(head["languages"]),
    )


class _Lines(Sequence[bytes]):
    """Lines of a text that are cut out when they are asked for.

    :param data: the text.
    :param start: where the first line begins.
    :param sizes: how long each is.
    """

    def __init__(self, data: bytes, start: int, sizes: Iterable[int]) -> None:
        self._data = data
        self._starts = list(accumulate([size + 1 for size in sizes], initial=start))

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> list[bytes]: ...
    def __getitem__(self, index: int | slice) -> bytes | list[bytes]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        return self._data[self._starts[index] : self._starts[index + 1] - 1]


class _Rows:
    """The rows of stored rules.

    :param lines: first, for each rule, its fields and its patterns, as JSON.
    :param counts: how many patterns each has.
    """

    def __init__(self, lines: Sequence[bytes], counts: Iterable[int]) -> None:
        self._lines = lines
        self._ends = list(accumulate(counts))
        self._rules: dict[int, tuple[Rule, list[str]]] = {}

    def __len__(self) -> int:
        return len(self._ends)

    def rule(self, number: int) -> Rule:
        """The rule of this number."""
        return self._read(number)[0]

    def pattern(self, number: int) -> Pattern:
        """The pattern of this number; they are counted through all rules."""
        of_rule = bisect_right(self._ends, number)
        rule, patterns = self._read(of_rule)
        stored = patterns[number - self._ends[of_rule] + len(patterns)].split("\t")
        text, form, longest, opening, room, is_number = map(int, stored[:6])
        facts = Facts(tuple(stored[6:]), longest, opening, room, bool(is_number))
        return Pattern(rule, rule.match[text], form, facts)

    def _read(self, number: int) -> tuple[Rule, list[str]]:
        found = self._rules.get(number)
        if found is None:
            *fields, patterns = json.loads(self._lines[number])
            rule = Rule(drop=(), keep=(), **dict(zip(_RULE_FIELDS, fields, strict=True)))
            found = self._rules[number] = rule, patterns
        return found


_T = TypeVar("_T")


class _Made(Sequence[_T]):
    """Things that are made when they are asked for: most of them are in no text."""

    def __init__(self, count: int, make: Callable[[int], _T]) -> None:
        self._count = count
        self._make = make
        self._made: dict[int, _T] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> _T: ...
    @overload
    def __getitem__(self, index: slice) -> list[_T]: ...
    def __getitem__(self, index: int | slice) -> _T | list[_T]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        made = self._made.get(index)
        if made is None:
            made = self._made[index] = self._make(index)
        return made


def _chained(first: Sequence[_T], second: Sequence[_T]) -> Sequence[_T]:
    """Two sequences as one; what is made when asked for stays so."""
    if not first:
        return second
    size = len(first)
    return _Made(size + len(second), lambda k: first[k] if k < size else second[k - size])


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value
