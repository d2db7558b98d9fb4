"""Patterns: the syntax of a rule's phrases, and its parser.

Patterns are literals with

* ``[optional parts]`` and ``(one|or|another)``, which can be nested.  Round brackets without a
  vertical bar, as in ``(c)``, are plain characters;
* gaps, ``{kind}`` or ``{kind:field}``.  The text in the gap fills that field.

=============  ==============================================================
gap            what it matches
=============  ==============================================================
``rest``       anything, up to the end of the line or sentence
``words``      up to eight words
``word``       one word
``n``          a number, also with ``K`` or ``%``
``year``       a year or years
``name``       a run of capitalised words
``publisher``  a name that contains a word for a paper, or the known publisher
``names``      people, roles and agencies in a byline: the authors
``people``     the same, for people who are not the authors
``date``       a date, and a word or two next to it
``url``        an address
``email``      an e-mail address
``agency``     a news or picture agency from ``sites/agencies.toml``
``tags``       keywords, separated by commas, semicolons, bars or hashes
=============  ==============================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from newsclean.errors import RulePackError
from newsclean.labels import FIELDS
from newsclean.phrases.gaps import GAP_LENGTHS, ONE_WORD, OWN_FIELDS
from newsclean.phrases.pattern_nodes import Choice, Gap, Node, Nodes
from newsclean.phrases.pattern_words import forms, opening_words
from newsclean.text.folding import fold

_DEEPEST = 20
_TOKEN = re.compile(r"\{([^{}]*)\}|[\[\](|)]|[^\[\](){}|]+|[{}]")


def parse(pattern: str) -> Nodes:
    """A pattern as its literals (folded), gaps and choices, in order.

    :raises RulePackError: if it cannot be read; the message quotes it.

    >>> parse("sign (up|in) [now]")
    ('sign ', Choice(options=(('up',), ('in',))), ' ', Choice(options=(('now',), ())))
    """
    nodes = parse_known(pattern)
    _check(pattern, nodes)
    return nodes


def parse_known(pattern: str) -> Nodes:
    """The same of a pattern that has been read before, and found to say something."""
    tokens = [match.group() for match in _TOKEN.finditer(" ".join(pattern.split()))]
    if _depth(tokens) > _DEEPEST:
        raise RulePackError(f"pattern {pattern[:80]!r}...: brackets in more than {_DEEPEST} others")
    nodes, at = _sequence(pattern, tokens, 0, "")
    if at < len(tokens):
        raise RulePackError(f"pattern {pattern!r}: brackets do not match")
    return nodes


def _depth(tokens: Iterable[str]) -> int:
    """How many brackets at most are open at one time."""
    return max(accumulate((token in "([") - (token in ")]") for token in tokens), default=0)


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
        raise RulePackError(f"pattern {pattern!r}: an Article has no field {field}")
    return Gap(kind, field or OWN_FIELDS.get(kind))


def _check(pattern: str, nodes: Nodes) -> None:
    try:
        found = forms(nodes)
    except RulePackError as error:
        raise RulePackError(f"pattern {pattern!r} {error}") from None
    if not all(form and any(opening_words(form)) for form in found):
        raise RulePackError(f"pattern {pattern!r} has no words of its own")
    if isinstance(nodes[0], Gap) and (len(nodes) < 2 or isinstance(nodes[1], Gap)):
        raise RulePackError(f"pattern {pattern!r} begins with two gaps")
    for one, other in pairwise(nodes):
        if isinstance(one, Gap) and isinstance(other, Gap) and one.kind not in ONE_WORD:
            raise RulePackError(
                f"pattern {pattern!r} has two gaps in a row; only the first of two"
                " may be, and then of one word"
            )
