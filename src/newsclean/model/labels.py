"""Labels, which cleaners give, and removals, which the engine makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast, overload

import attrs

from newsclean.model.blocks import Block
from newsclean.model.frozen import frozen_mapping, frozen_spans
from newsclean.text.spans import Span


@attrs.frozen
class Label:
    """The opinion of a cleaner about a span of one block.  The label itself removes nothing.

    >>> from newsclean import Label
    >>> Label(block=0, start=0, end=9, name="related", rule="my.read-more").name
    'related'
    """

    block: int
    """Index into ``Article.blocks`` of the article that the cleaner was given."""
    start: int
    """First character, counted in that block's ``text``."""
    end: int
    """One past the last character, counted in that block's ``text``."""
    name: str
    """The name of the label: one of :data:`newsclean.labels.ALL`, or a name of your own."""
    rule: str
    """Id of the rule that matched, such as ``en.related.read-more``."""
    fields: Mapping[str, Any] | None = attrs.field(default=None, converter=frozen_mapping)
    """Fields of the Article that the span states, with the Article's own names and types."""
    evidence: str = ""
    """The reasons for the label, in a few words for people.  It can be empty."""


class WholeBlocks(Sequence[Label]):
    """Labels for whole blocks, made when they are asked for: of a page hundreds of blocks go.

    :param blocks: all blocks of the article.
    :param numbers: the indices of those that are labelled, in ascending order.
    :param names: for each of these the name of its label.
    :param evidence: for each of these the reasons.
    :param rule: id of the rule that matched all of them.
    :param fields: the fields that blocks state, by the index of the block.
    """

    __slots__ = ("blocks", "evidence", "fields", "names", "numbers", "rule")

    def __init__(  # noqa: PLR0913 - parallel lists
        self,
        blocks: Sequence[Block],
        numbers: Sequence[int],
        names: Sequence[str],
        evidence: Sequence[str],
        *,
        rule: str,
        fields: Mapping[int, Mapping[str, Any]],
    ) -> None:
        self.blocks = blocks
        self.numbers = numbers
        self.names = names
        self.evidence = evidence
        self.rule = rule
        self.fields = fields

    @overload
    def __getitem__(self, index: int) -> Label: ...
    @overload
    def __getitem__(self, index: slice) -> list[Label]: ...
    def __getitem__(self, index: int | slice) -> Label | list[Label]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        number = self.numbers[index]
        size, fields = len(self.blocks[number].text), self.fields.get(number)
        return Label(number, 0, size, self.names[index], self.rule, fields, self.evidence[index])

    def __len__(self) -> int:
        return len(self.numbers)


class _RemovalSlots:
    __slots__ = ("__weakref__", "cleaner", "evidence", "name", "pieces", "rule")
    name: str
    rule: str
    cleaner: str
    pieces: tuple[Span, ...]
    evidence: str


@attrs.frozen
class Removal(_RemovalSlots):
    r"""A removed piece of text: why it was removed, by which cleaner, and its position.

    >>> from newsclean import clean, read_text
    >>> article = clean(read_text("Ministers met on Friday to agree a budget.\n\nRead more"))
    >>> removal = article.removals[0]
    >>> removal.name, article.source_text[slice(*removal.pieces[0])]
    ('related', 'Read more')
    """

    name: str
    """The label's name."""
    rule: str
    """Id of the rule that matched."""
    cleaner: str
    """Name of the cleaner that gave the label."""
    pieces: tuple[Span, ...] = attrs.field(converter=frozen_spans)
    """``(start, end)`` pairs, characters of ``Article.source_text``, in order."""
    evidence: str = ""
    """The reasons that the cleaner gave, if any."""


class _RemovalDraft(_RemovalSlots):
    __slots__ = ()


def unchecked_removal(
    name: str, rule: str, cleaner: str, pieces: tuple[Span, ...], evidence: str
) -> Removal:
    """A removal, without a look at what it is made of: see ``unchecked_block``.

    >>> made = unchecked_removal("ad", "my.ad", "ads", ((0, 9),), "")
    >>> made == Removal("ad", "my.ad", "ads", ((0, 9),))
    True
    """
    draft = _RemovalDraft()
    draft.name = name
    draft.rule = rule
    draft.cleaner = cleaner
    draft.pieces = pieces
    draft.evidence = evidence
    draft.__class__ = Removal  # type: ignore[assignment]
    return cast("Removal", draft)
