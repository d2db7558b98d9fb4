"""Labels, which cleaners give, and removals, which the engine makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

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


@attrs.frozen
class Removal:
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
