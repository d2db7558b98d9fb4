"""Patterns: how a rule's phrases are written, and what they are compiled to.

Patterns are literals with

* ``[optional parts]`` and ``(one|or|another)``, which may hold others; round brackets
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
``names``      people, roles and agencies, as a byline lists them: the authors
``people``     the same, of others than the authors
``date``       a date, and a word or two beside it
``url``        an address
``email``      an e-mail address
``agency``     a news or picture agency that ``sites/agencies.toml`` knows
``tags``       keywords, parted by commas, semicolons, strokes or hashes
=============  ==============================================================
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

import attrs

from newsclean.date_lines import is_about_date
from newsclean.errors import RulePackError
from newsclean.labels import FIELDS
from newsclean.lexicon import Lexicon
from newsclean.names import is_proper_name, read_byline
from newsclean.rulepack import Rule
from newsclean.text import fold


@attrs.frozen
class Gap:
    """A place in a pattern that the text fills."""

    kind: str
    field: str | None = None


@attrs.frozen
class Choice:
    """A place where one of several things stands; an optional part has nothing for the last."""

    options: tuple[Nodes, ...]
    firsts: tuple[tuple[str, Nodes], ...] = attrs.field(init=False, eq=False, repr=False)
    """The options, each with the character it must begin with, or ``""`` if it may with several."""

    @firsts.default
    def _firsts(self) -> tuple[tuple[str, Nodes], ...]:
        return tuple([(_first_character(option), option) for option in self.options])


def _first_character(nodes: Nodes) -> str:
    first = nodes[0] if nodes else ""
    # A space may be missing where the words before it end.
    return first[0] if isinstance(first, str) and first and first[0] != " " else ""


Node: TypeAlias = "str | Gap | Choice"
Nodes: TypeAlias = tuple[Node, ...]

GAP_LENGTHS: Mapping[str, int] = {
    "rest": 200,
    "words": 60,
    "word": 30,
    "n": 16,
    "year": 12,
    "name": 80,
    "publisher": 80,
    "names": 250,
    "people": 250,
    "date": 60,
    "url": 300,
    "email": 80,
    "agency": 60,
    "tags": 300,
}
ONE_WORD = frozenset({"word", "n", "url", "email", "year"})
_OWN_FIELDS = {
    "publisher": "publisher",
    "names": "authors",
    "date": "published",
    "url": "url",
    "tags": "tags",
}
_NUMBER = re.compile(r"\d[\d.,:]*\s?[kKmM%+]?|\d{1,3}(?: \d{3})+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?-\s?(?:(?:19|20)?\d\d))?")
_ADDRESS = re.compile(r"(?:https?://\S+|[\w.-]+\.[a-z]{2,8}(?:/\S*)?)", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# --- reading what a rule says ---------------------------------------------------------------

_TOKEN = re.compile(r"\{([^{}]*)\}|[\[\](|)]|[^\[\](){}|]+|[{}]")


def parse(pattern: str) -> Nodes:
    """A pattern as its literals (folded), gaps and choices, in order.

    :raises RulePackError: if it cannot be read; the message quotes it.

    >>> parse("sign (up|in) [now]")
    ('sign ', Choice(options=(('up',), ('in',))), ' ', Choice(options=(('now',), ())))
    """
    tokens = [match.group() for match in _TOKEN.finditer(" ".join(pattern.split()))]
    nodes, at = _sequence(pattern, tokens, 0, "")
    if at < len(tokens):
        raise RulePackError(f"pattern {pattern!r}: brackets do not match")
    _check(pattern, nodes)
    return nodes


def _sequence(pattern: str, tokens: Sequence[str], at: int, closing: str) -> tuple[Nodes, int]:
    """The nodes from token ``at`` to one of ``closing`` (strokes and a bracket), and where."""
    nodes: list[Node] = []
    while at < len(tokens) and not (closing and tokens[at] in closing):
        token = tokens[at]
        if token == "[" or (token == "(" and _is_choice(tokens, at)):
            choice, at = _choice(pattern, tokens, at)
            nodes.append(choice)
        elif token in ("]", "{", "}"):
            raise RulePackError(f"pattern {pattern!r}: brackets do not match")
        elif token.startswith("{"):
            # A gap looks for its own beginning: "$ {n}" fits "$25" as well.
            if nodes and isinstance(nodes[-1], str):
                nodes[-1:] = filter(None, [nodes[-1].rstrip()])
            nodes.append(_gap(pattern, token[1:-1]))
            at += 1
        else:
            literal = fold(token)
            if nodes and isinstance(nodes[-1], str):
                literal = nodes.pop() + literal  # type: ignore[operator]
            nodes.append(literal)
            at += 1
    return tuple(nodes), at


def _is_choice(tokens: Sequence[str], at: int) -> bool:
    """Whether the round bracket at ``at`` has a stroke of its own; ``(c)`` is itself."""
    depth = 0
    for token in tokens[at:]:
        depth += (token in "([") - (token in ")]")
        if depth == 0:
            return False
        if token == "|" and depth == 1:
            return True
    return False


def _choice(pattern: str, tokens: Sequence[str], at: int) -> tuple[Choice, int]:
    closing = "]" if tokens[at] == "[" else ")"
    options: list[Nodes] = []
    while True:
        option, at = _sequence(pattern, tokens, at + 1, "|" + closing)
        options.append(option)
        if at == len(tokens):
            raise RulePackError(f"pattern {pattern!r}: brackets do not match")
        if tokens[at] == closing:
            break
    if closing == "]":
        options.append(())
    return Choice(tuple(options)), at + 1


def _gap(pattern: str, text: str) -> Gap:
    kind, _, field = text.partition(":")
    if kind not in GAP_LENGTHS:
        raise RulePackError(f"pattern {pattern!r} has an unknown gap {{{kind}}}")
    if field and field not in FIELDS:
        raise RulePackError(f"pattern {pattern!r}: no Article has a field {field}")
    return Gap(kind, field or _OWN_FIELDS.get(kind))


def _check(pattern: str, nodes: Nodes) -> None:
    if not all(form and any(openings(form)) for form in forms(nodes)):
        raise RulePackError(f"pattern {pattern!r} has no words of its own")
    if isinstance(nodes[0], Gap) and (len(nodes) < 2 or isinstance(nodes[1], Gap)):
        raise RulePackError(f"pattern {pattern!r} begins with two gaps")
    for one, other in pairwise(nodes):
        if isinstance(one, Gap) and isinstance(other, Gap) and one.kind not in ONE_WORD:
            raise RulePackError(
                f"pattern {pattern!r} has two gaps in a row; only the first of two"
                " may be, and then of one word"
            )


# --- what the automaton looks for -----------------------------------------------------------

_LONG_ENOUGH = 8
_MOST_OPENINGS = 150
# Marks and spaces that a gap leaves out.
_SLACK = 4
# Longer ones are no rarer in running text.
_LONGEST = 16


def openings(nodes: Nodes) -> set[str]:
    """The words that a pattern may begin with, behind its first gap if it begins with one.

    Each is as long as it can be known without writing out every choice there
    is.  An empty one says that the pattern may begin with a gap after all.

    >>> sorted(openings(parse("[please] (give|donate) now")))
    ['donate now', 'give now', 'please donate', 'please give']
    """
    start = nodes[1:] if nodes and isinstance(nodes[0], Gap) else nodes
    found: set[str] = set()
    waiting: list[tuple[str, Nodes]] = [("", start)]
    while waiting:
        text, rest = waiting.pop()
        plain = " ".join(text.split())
        crowded = len(waiting) + len(found) > _MOST_OPENINGS
        if (
            not rest
            or isinstance(rest[0], Gap)
            or len(plain) >= _LONG_ENOUGH
            or (crowded and plain)
        ):
            found.add(plain)
        elif isinstance(rest[0], str):
            waiting.append((text + rest[0], rest[1:]))
        else:
            waiting.extend([(text, option + rest[1:]) for option in rest[0].options])
    return found


def needed(nodes: Nodes) -> str:
    """Words that a text must hold for a pattern to fit; those that it opens with aside.

    Where they are nowhere, the pattern need not be read.  ``""`` if there are none.

    >>> needed(parse("for {rest}, sign up (for|to) our newsletter"))
    'our newsletter'
    """
    opens_with = 1 if nodes and isinstance(nodes[0], Gap) else 0
    words = [
        node.strip()
        for k, node in enumerate(nodes)
        if isinstance(node, str) and (k != opens_with or len(node) > _LONGEST)
    ]
    return max(words, key=len, default="")


def first_words(nodes: Nodes) -> str:
    """The words that a pattern opens with in any case, if the last of them is whole.

    >>> first_words(parse("{n} comments (on|about) it")), first_words(parse("comment(s|)"))
    ('comments', '')
    """
    at = 1 if nodes and isinstance(nodes[0], Gap) else 0
    first = nodes[at] if at < len(nodes) else ""
    if not isinstance(first, str):
        return ""
    is_whole = first.endswith(" ") or at + 1 == len(nodes) or isinstance(nodes[at + 1], Gap)
    return first.strip() if is_whole else ""


def longest(nodes: Nodes) -> int:
    """How many characters a text may have at most for a pattern to fit all of it.

    >>> longest(parse("[please] share")) < longest(parse("share: {rest}"))
    True
    """
    size = _SLACK
    for node in nodes:
        if isinstance(node, str):
            size += len(node)
        elif isinstance(node, Gap):
            size += GAP_LENGTHS[node.kind] + _SLACK
        else:
            size += max(map(longest, node.options))
    return size


def forms(nodes: Nodes) -> list[Nodes]:
    """A pattern as those that begin either with words or with a gap, never with one or the other.

    >>> forms(parse("({n}|all) comments")) == [parse("{n} comments"), parse("all comments")]
    True
    """
    if nodes and nodes[0] == " ":
        nodes = nodes[1:]
    if not nodes or not isinstance(nodes[0], Choice) or "" not in openings(nodes):
        return [nodes]
    return [form for option in nodes[0].options for form in forms(_joined(option, nodes[1:]))]


def _joined(one: Nodes, other: Nodes) -> Nodes:
    """Two sequences as one, literals that meet made one."""
    if one and other and isinstance(one[-1], str) and isinstance(other[0], str):
        return (*one[:-1], one[-1] + other[0], *other[1:])
    return one + other


_OF_LINES = frozenset({"line", "cue-line"})
_NUMBERS = frozenset({"n", "year"})


class Pattern:
    """One form of one way to write a rule's phrase; read when it is first needed."""

    __slots__ = ("_longest", "_nodes", "form", "rule", "text")

    def __init__(self, rule: Rule, text: str, form: int = 0) -> None:
        self.rule = rule
        self.text = text
        self.form = form
        self._nodes: Nodes | None = None
        self._longest = 0

    @property
    def nodes(self) -> Nodes:
        """What the pattern consists of."""
        if self._nodes is None:
            self._nodes = forms(parse(self.text))[self.form]
        return self._nodes

    @property
    def longest(self) -> int:
        """How many characters it may fit at most."""
        if not self._longest:
            self._longest = longest(self.nodes)
        return self._longest

    @property
    def room(self) -> int:
        """How long the gap before the pattern's first words may be; 0 if it begins with words."""
        first = self.nodes[0]
        return GAP_LENGTHS[first.kind] if isinstance(first, Gap) else 0

    @property
    def reach(self) -> int:
        """How far behind a line's first letter the pattern's first words may stand."""
        return self.room if self.is_of_lines else sys.maxsize

    @property
    def is_of_lines(self) -> bool:
        """Whether it is for whole lines."""
        return self.rule.where in _OF_LINES

    @property
    def is_behind_number(self) -> bool:
        """Whether it is of a line that begins with a number."""
        first = self.nodes[0]
        return self.is_of_lines and isinstance(first, Gap) and first.kind in _NUMBERS


def keys_of(rule: Rule) -> Iterator[tuple[str, Pattern]]:
    """Words that a line may have for one of the patterns to begin there, and that pattern.

    :raises RulePackError: naming the rule, if a pattern cannot be read.
    """
    for text in rule.match:
        try:
            found = forms(parse(text))
        except RulePackError as error:
            raise RulePackError(f"rule {rule.id}: field match: {error}") from error
        for number, nodes in enumerate(found):
            pattern = Pattern(rule, text, number)
            for key in sorted({words[:_LONGEST] for words in openings(nodes) if words}):
                yield key, pattern


# --- what fits a gap ------------------------------------------------------------------------

_INNER_STOP = re.compile(r"[.!?…。] ")


def _is_rest(value: str, _lexicon: Lexicon) -> bool:
    # A headline may hold a stop; a paragraph that follows the cue word holds several words more.
    if len(value) > 130 and _INNER_STOP.search(value) is not None:
        return False
    return any(char.isalnum() for char in value)


CHECKS: Mapping[str, Callable[[str, Lexicon], bool]] = {
    "rest": _is_rest,
    "words": lambda value, _: value.count(" ") < 8,
    "word": lambda value, _: " " not in value,
    "n": lambda value, _: _NUMBER.fullmatch(value) is not None,
    "year": lambda value, _: _YEAR.fullmatch(value.replace("–", "-")) is not None,
    "name": is_proper_name,
    "publisher": is_proper_name,
    "names": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "people": lambda value, lexicon: read_byline(value, lexicon) is not None,
    "date": is_about_date,
    "url": lambda value, _: _ADDRESS.fullmatch(value) is not None,
    "tags": lambda value, _: any(map(str.isalnum, value)),
    "email": lambda value, _: _EMAIL.fullmatch(value) is not None,
    "agency": lambda value, lexicon: fold(value).removeprefix("the ") in lexicon.agencies,
}
