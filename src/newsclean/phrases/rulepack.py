"""Rule packs: phrases as data.

One TOML file holds one language.  Its head::

    language = "en"                 # ISO 639-1, or "any"
    sources = "where these phrases were seen"

    [words]                         # optional word lists, see WORD_LISTS
    pronouns = ["we", "our", "you"]

Then any number of rules::

    [[rule]]
    id = "en.related.read-more"     # language.label.what
    label = "related"
    where = "line"                  # see WHERES
    match = ["read more", "read also: {rest}"]
    drop = ["Read also: Storm hits coast"]
    keep = ["Read more than one report before you judge."]

The patterns in ``match`` are literals with ``{gaps}``, ``[optional parts]`` and
``(one|or|another)``.  ``drop`` and ``keep`` are the tests of the rule: ``drop`` lists lines that it
must remove, and ``keep`` lists similar lines that it must not remove.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from newsclean.errors import RulePackError
from newsclean.labels import FIELDS
from newsclean.phrases.rule import CUE_KINDS, PLACES, WHERES, Rule, as_tuple

RULES = Path(__file__).parent / "rules"
"""The folder of the built-in packs."""

WORD_LISTS = frozenset(
    "agencies by credits editors joiners media months networks particles pictures prepositions"
    " pronouns published qualifiers roles said sentiments sources surnames times"
    " updates".split()
)
"""The word lists that a pack can have under ``[words]``."""


TOPICS = frozenset(
    "ad adblock any app ask comments cookie donation follow legal media newsletter paywall poll"
    " related share".split()
)
"""The lists that a pack can have under ``[topics]`` and ``[hints]``.

``[topics]`` lists, by label, words that show what a line is about (``newsletter``, ``cookie``).
``[hints]`` lists words that go with them and mean nothing alone (``inbox``, ``device``).  There are
two more lists of hints: ``ask`` for imperatives that address the reader (``subscribe``, ``click``),
and ``any`` for words of forms, offers and buttons of any kind (``e-mail``, ``month``).
"""


@attrs.frozen
class RulePack:
    """The phrases of one language, with their tests.

    >>> from newsclean import RulePack
    >>> pack = RulePack.from_toml('''
    ... language = "en"
    ... sources = "an example"
    ... [[rule]]
    ... id = "en.related.see-also"
    ... label = "related"
    ... where = "line"
    ... match = ["see also: {rest}"]
    ... drop = ["See also: Storm hits coast"]
    ... keep = ["See also the last chapter."]
    ... ''')
    >>> pack.rules[0].match
    ('see also: {rest}',)
    >>> pack.failures()
    []
    """

    language: str
    """ISO 639-1 code, or ``any``."""
    rules: tuple[Rule, ...] = attrs.field(default=(), converter=as_tuple)
    """The rules, in the order of the file."""
    words: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """Word lists by name: see :data:`newsclean.phrases.rulepack.WORD_LISTS`."""
    topics: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """Beginnings of telling words, by label: see
    :data:`newsclean.phrases.rulepack.TOPICS`."""
    hints: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, hash=False)
    """Beginnings of hints, by label, in the same form."""
    name: str = "<string>"
    """The name of the file, for messages."""

    @classmethod
    def from_toml(cls, text: str, *, name: str = "<string>") -> RulePack:
        """Create a pack from TOML.

        :param name: the name for messages, usually the file's name.
        :raises RulePackError: with the name, the rule and the field that is wrong.
        """
        import tomllib  # noqa: PLC0415 - reading packs is rare, importing newsclean is not

        try:
            text.encode()
            data = tomllib.loads(text)
        except UnicodeEncodeError as error:
            fault = f"lone surrogate {text[error.start]!r} at character {error.start}"
            raise RulePackError(f"{name}: not Unicode text: {fault}") from error
        except RecursionError as error:
            raise RulePackError(f"{name}: nested too deep") from error
        except tomllib.TOMLDecodeError as error:
            raise RulePackError(f"{name}: {error}") from error
        return _read_pack(data, name)

    @classmethod
    def load(cls, path: str | Path) -> RulePack:
        """Load a pack from a file.

        :raises RulePackError: as :meth:`from_toml`, or if the file cannot be read.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise RulePackError(f"{path}: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise RulePackError(f"{path}: not UTF-8: {error.reason}") from error
        return cls.from_toml(text, name=str(path))

    @classmethod
    def builtin(cls) -> tuple[RulePack, ...]:
        """The built-in packs, sorted by file name.  They are read once."""
        return _builtin_packs()

    def failures(self) -> list[str]:
        """Run the pack's own examples, and return a message for each one that fails.

        Each ``drop`` example must match a pattern of its rule.  No ``keep`` example may match a
        pattern that would remove it.
        """
        from newsclean.phrases.examples import example_failures  # noqa: PLC0415 - loading it is slow, and few packs are checked

        return example_failures(self, RulePack.builtin())


def builtin_files() -> list[Path]:
    """The built-in packs' files, sorted by name."""
    return sorted(RULES.rglob("*.toml"), key=lambda path: path.name)


@cache
def _builtin_packs() -> tuple[RulePack, ...]:
    return tuple(
        RulePack.from_toml(path.read_text(encoding="utf-8"), name=path.name)
        for path in builtin_files()
    )


_RULE_FIELDS = {field.name for field in attrs.fields(Rule)} - {"language"}
_NEEDED = ("id", "label", "where", "match", "drop", "keep")


def _read_pack(data: Mapping[str, Any], name: str) -> RulePack:
    unknown = set(data) - {"language", "sources", "words", "topics", "hints", "rule"}
    if unknown:
        raise RulePackError(f"{name}: unknown field {min(unknown)}")
    language = data.get("language")
    if not isinstance(language, str) or not language:
        raise RulePackError(f"{name}: field language is missing")
    if not isinstance(data.get("sources"), str):
        raise RulePackError(f"{name}: field sources is missing; say where the phrases were seen")
    raw_rules = data.get("rule", [])
    if not isinstance(raw_rules, list):
        raise RulePackError(f"{name}: rules are written as [[rule]]")
    rules = [_read_rule(raw, name, language, k) for k, raw in enumerate(raw_rules, start=1)]
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RulePackError(f"{name}: rule {rule.id}: field id is used twice")
        seen.add(rule.id)
    words = _read_lists(data.get("words", {}), WORD_LISTS, f"{name}: words")
    topics = _read_lists(data.get("topics", {}), TOPICS, f"{name}: topics")
    hints = _read_lists(data.get("hints", {}), TOPICS, f"{name}: hints")
    return RulePack(language, tuple(rules), words, topics, hints, name)


def _read_lists(data: object, known: Set[str], where: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, Mapping):
        raise RulePackError(f"{where} must be a table of lists")
    lists: dict[str, tuple[str, ...]] = {}
    for key, value in data.items():
        if key not in known:
            there = ", ".join(sorted(known))
            raise RulePackError(f"{where}: unknown list {key}; there are {there}")
        lists[key] = _string_list(value, f"{where}: list {key}")
    return lists


def _string_list(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise RulePackError(f"{where} must be a list of strings, none of them empty")
    return tuple(value)


def _read_rule(raw: object, name: str, language: str, number: int) -> Rule:
    if not isinstance(raw, Mapping):
        raise RulePackError(f"{name}: rule {number} is not a table")
    label = raw.get("id", f"number {number}")
    where = f"{name}: rule {label}"
    for field in _NEEDED:
        if field not in raw:
            raise RulePackError(f"{where}: field {field} is missing")
    unknown = set(raw) - _RULE_FIELDS
    if unknown:
        raise RulePackError(f"{where}: unknown field {min(unknown)}")
    lists = {
        field: _string_list(raw[field], f"{where}: field {field}")
        for field in ("match", "drop", "keep")
    }
    for field, value in lists.items():
        if not value:
            raise RulePackError(f"{where}: field {field} is empty")
    for field in ("id", "label", "where", "at", "kind", "scope"):
        if field in raw and not (isinstance(raw[field], str) and raw[field]):
            raise RulePackError(f"{where}: field {field} must be a string")
    _check_choices(raw, where)
    fields = raw.get("fields", {})
    if not isinstance(fields, Mapping):
        raise RulePackError(f"{where}: field fields must be a table")
    unknown = set(fields).difference(FIELDS)
    if unknown:
        raise RulePackError(f"{where}: field fields: an Article has no field {min(unknown)}")
    return Rule(**{**raw, **lists, "fields": dict(fields), "language": language})


def _check_choices(raw: Mapping[str, Any], where: str) -> None:
    choices = {"where": WHERES, "at": PLACES, "scope": {"any", "language"}, "kind": CUE_KINDS}
    for field, allowed in choices.items():
        if field in raw and raw[field] not in allowed:
            one_of = ", ".join(sorted(allowed))
            raise RulePackError(f"{where}: field {field} is {raw[field]!r}, not one of {one_of}")
    is_cue = raw["where"] in ("cue", "cue-line")
    if is_cue != ("kind" in raw):
        needs = "needs a kind" if is_cue else "has a kind, which only cues have"
        raise RulePackError(f"{where}: field kind: a rule for {raw['where']} {needs}")
