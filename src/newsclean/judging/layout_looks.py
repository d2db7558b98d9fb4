"""What elements of pages are called, and what the names around them say.

All elements that are called the same, and stand in such as are called the same, share one look.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from newsclean.judging.layout_names import LABELS, read_name

# Tags that say much of all that is in them, as bits of a number.
H1, LIST = 256, 512
_BITS = {
    "figure": 1, "figcaption": 1, "header": 2, "aside": 4, "nav": 4, "footer": 4, "li": 8, "td": 8,
    "th": 8, "article": 16, "main": 32, "blockquote": 64, "form": 128, "h1": H1, "ul": LIST,
    "ol": LIST, "dl": LIST | 8,
}  # fmt: skip


class Look:
    """What an element is called, and what the names around it say."""

    __slots__ = (
        "called", "called_from", "foreign", "inside", "is_article", "kind", "label", "low", "own",
        "score", "tags", "unseen",
    )  # fmt: skip

    def __init__(self) -> None:
        self.score = self.low = self.own = 0.0
        """What the names from this outwards say for all in it, the least that one of these says,
        and what its own name says for its own text besides."""
        self.label = self.called = 0
        """The number of the label that its name speaks for, and of the nearest one from this
        outwards that speaks for any; 0 if none."""
        self.called_from = 0
        """How many elements further out that is."""
        self.kind = 0
        """A number that it shares with all whose path is called the same."""
        self.tags = 0
        self.is_article = False
        self.unseen = False
        """Whether its name, or one around it, says that a browser does not show it."""
        self.foreign = False
        """Whether its name, or one around it, says that it is of others than the paper."""
        self.inside: dict[tuple[str, str], Look] = {}
        """By tag and name the looks of what was seen in it."""


class Naming:
    """What an element's name says, wherever it stands."""

    __slots__ = ("foreign", "label", "own", "tags", "unseen", "weight")

    def __init__(self, weight: float, own: float, label: int, tags: int) -> None:
        self.weight = weight
        self.own = own
        self.label = label
        self.tags = tags
        self.unseen = self.foreign = False


class Looks:
    """The looks of elements that were seen on pages, under the weights of names.

    :param names: what each word of a name says for all in the element.
    :param own: what each word says for the element's own text besides.
    :param bias: what is said for everything.
    """

    __slots__ = ("_bias", "_kinds", "_named", "_names", "_outermost", "_own")

    def __init__(self, names: Mapping[str, float], own: Mapping[str, float], bias: float) -> None:
        self._names = names
        self._own = own
        self._bias = bias
        self._named: dict[tuple[str, str], Naming] = {}
        self._kinds: dict[tuple[int, str, str], int] = {}
        self._outermost = self._new_outermost()

    def outermost(self) -> Look:
        """The look of what is around a page; in it are those that were seen on pages before."""
        if len(self._kinds) > _MOST_KINDS:
            self._outermost = self._new_outermost()
        return self._outermost

    def _new_outermost(self) -> Look:
        self._kinds = {}
        look = Look()
        look.score = look.low = self._bias
        return look

    def within(self, around: Look, name: tuple[str, str]) -> Look:
        """The look of an element of this tag and hint that stands in one that looks so."""
        known = around.inside.get(name)
        if known is not None:
            return known
        naming = self._named.get(name)
        if naming is None:
            naming = self._naming(name[0], name[1])
            if len(self._named) < _MOST_NAMED:
                self._named[name] = naming
        look = Look()
        look.own = naming.own
        look.label = naming.label
        if naming.label:
            look.called = naming.label
        else:
            look.called, look.called_from = around.called, around.called_from + 1
        look.low = min(naming.weight, around.low)
        look.score = naming.weight + around.score
        look.tags = around.tags | naming.tags
        look.is_article = naming.tags == _ARTICLE
        look.unseen = naming.unseen or around.unseen
        look.foreign = naming.foreign or around.foreign
        # Pages are called by what they are about: the outermost name is no kind.
        tag, hint = name
        kind = around.kind, tag, hint if around.kind else ""
        look.kind = self._kinds.setdefault(kind, next(_NUMBERS))
        # Another thread may have been faster.
        return around.inside.setdefault(name, look)

    def _naming(self, tag: str, hint: str) -> Naming:
        tokens, label, says_unseen = read_name(tag, hint)
        weight, own = self._names.get, self._own.get
        naming = Naming(
            sum([weight(token, 0.0) for token in tokens]),
            sum([own(token, 0.0) for token in tokens]),
            label,
            _BITS.get(tag, 0),
        )
        naming.unseen = says_unseen
        naming.foreign = _is_of_others(tag, hint)
        return naming


_ARTICLE = _BITS["article"]
_NUMBERS = count(1)
_MOST_NAMED, _MOST_KINDS = 20_000, 10_000


def _is_of_others(tag: str, hint: str) -> bool:
    """Whether an element is called an advertisement, or holds comments that can be folded.

    >>> _is_of_others("div", "ad"), _is_of_others("details", "CommentBox")
    (True, True)
    """
    if tag == "details":
        tokens = read_name(tag, hint).tokens
        return LABELS[read_name(tag, " ".join(tokens)).label] == "comments"
    return hint.lower() in _ADS


_ADS = frozenset({"ad", "ads", "advert", "advertisement"})
