"""The words of a pattern: those that it begins with, and those that it cannot do without."""

from __future__ import annotations

from collections.abc import Iterable

from newsclean.errors import RulePackError
from newsclean.phrases.gaps import GAP_LENGTHS
from newsclean.phrases.pattern_nodes import Choice, Gap, Node, Nodes

_LONG_ENOUGH = 8
_MOST_OPENINGS = 150
_MOST_FORMS = 100
# Marks and spaces that a gap leaves out.
_SLACK = 4
# Longer ones are no rarer in running text.
LONGEST_KEY = 16
# To look for more of them takes as long as to read the pattern.
_MOST_ALTERNATIVES = 16


def opening_words(nodes: Nodes) -> set[str]:
    """The words that a pattern may begin with, behind its first gap if it begins with one.

    Each is as long as it can be known without writing out every choice there
    is.  An empty one says that the pattern may begin with a gap after all.

    >>> from newsclean.phrases.pattern_syntax import parse
    >>> sorted(opening_words(parse("[please] (give|donate) now")))
    ['donate now', 'give now', 'please donate', 'please give']
    """
    start = nodes[1:] if nodes and isinstance(nodes[0], Gap) else nodes
    found: set[str] = set()
    waiting: list[tuple[str, Nodes]] = [("", start)]
    seen: set[tuple[str, bool, Nodes]] = set()
    steps = 0
    while waiting:
        text, rest = waiting.pop()
        plain = " ".join(text.split())
        crowded = len(waiting) + len(found) > _MOST_OPENINGS
        steps += 1
        if steps > _MOST_OPENINGS:
            # Optional parts in a row come to one text in ways that double with each of them.
            state = plain, text.endswith(" "), rest
            if state in seen:
                continue
            seen.add(state)
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


def required_words(nodes: Nodes) -> tuple[str, ...]:
    """Words of which a text must hold one for a pattern to fit; those that it opens with aside.

    If none of them is anywhere, the pattern need not be read.  ``()`` if there are no such words.

    >>> from newsclean.phrases.pattern_syntax import parse
    >>> required_words(parse("for {rest}, sign up (for|to) our newsletter"))
    ('our newsletter',)
    >>> required_words(parse("{year} edition, (all rights [are] reserved|no copying)[.]"))
    ('all rights', 'no copying')
    """
    opens_with = 1 if nodes and isinstance(nodes[0], Gap) else 0
    # The key and its tail have been compared already, up to this length.
    behind = [
        node
        for k, node in enumerate(nodes)
        if k != opens_with or (isinstance(node, str) and len(node) > LONGEST_KEY)
    ]
    return _rarest(behind)


def _rarest(nodes: Iterable[Node]) -> tuple[str, ...]:
    """Of what each node requires, the alternatives the shortest of which is longest."""
    return max(
        map(_alternatives, nodes),
        key=lambda words: (min(map(len, words), default=0), -len(words)),
        default=(),
    )


def _alternatives(node: Node) -> tuple[str, ...]:
    """Words of which one must be there for a node to fit."""
    if isinstance(node, Gap):
        return ()
    if isinstance(node, str):
        return (node.strip(),) if node.strip() else ()
    options = [_rarest(option) for option in node.options]
    found = tuple(dict.fromkeys(words for option in options for words in option))
    return found if all(options) and len(found) <= _MOST_ALTERNATIVES else ()


def first_words(nodes: Nodes) -> str:
    """The words that a pattern opens with in any case, if the last of them is whole.

    >>> from newsclean.phrases.pattern_syntax import parse
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

    >>> from newsclean.phrases.pattern_syntax import parse
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

    :raises RulePackError: if there are hundreds of them.

    >>> from newsclean.phrases.pattern_syntax import parse
    >>> forms(parse("({n}|all) comments")) == [parse("{n} comments"), parse("all comments")]
    True
    """
    found: list[Nodes] = []
    waiting = [nodes]
    while waiting:
        nodes = waiting.pop()
        if nodes and nodes[0] == " ":
            nodes = nodes[1:]
        first = nodes[0] if nodes else None
        if not isinstance(first, Choice) or not _may_begin_with_gap(nodes):
            found.append(nodes)
            if len(found) > _MOST_FORMS:
                raise RulePackError(f"begins in more than {_MOST_FORMS} ways")
        else:
            waiting += [_joined(option, nodes[1:]) for option in reversed(first.options)]
    return found


def _may_begin_with_gap(nodes: Nodes) -> bool:
    """Whether a pattern may begin with no words, if its choices are made so."""
    waiting = [nodes]
    seen: set[Nodes] = set()
    while waiting:
        rest = waiting.pop()
        if not rest or isinstance(rest[0], Gap):
            return True
        if isinstance(rest[0], Choice):
            behind = {option + rest[1:] for option in rest[0].options} - seen
            seen |= behind
            waiting += behind
        elif not rest[0].strip():
            waiting.append(rest[1:])
    return False


def _joined(one: Nodes, other: Nodes) -> Nodes:
    """Two sequences as one, literals that meet made one."""
    if one and other and isinstance(one[-1], str) and isinstance(other[0], str):
        return (*one[:-1], one[-1] + other[0], *other[1:])
    return one + other
