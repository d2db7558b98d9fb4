"""Labels, which cleaners give, and removals, which the engine makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from newsclean.model.frozen import frozen_mapping, frozen_spans
from newsclean.text.spans import Span


@attrs.frozen
class Label:
    """What a cleaner says about a span of one block: an opinion, not a deed.

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
    """The label's name, one of :data:`newsclean.labels.ALL` or a third party's own."""
    rule: str
    """Id of the rule behind it, such as ``en.related.read-more``."""
    fields: Mapping[str, Any] | None = attrs.field(default=None, converter=frozen_mapping)
    """Article fields that the span states, by the Article's own field names and types."""
    evidence: str = ""
    """A few words for people on what spoke for the label; may be empty."""


@attrs.frozen
class Removal:
    r"""A piece of text that was taken out: why, by whom, and where it stood.

    >>> from newsclean import clean, read_text
    >>> article = clean(read_text("Ministers met on Friday to agree a budget.\n\nRead more"))
    >>> removal = article.removals[0]
    >>> removal.name, article.source_text[slice(*removal.pieces[0])]
    ('related', 'Read more')
    """

    name: str
    """The label's name."""
    rule: str
    """Id of the rule behind the label."""
    cleaner: str
    """Name of the cleaner that proposed it."""
    pieces: tuple[Span, ...] = attrs.field(converter=frozen_spans)
    """``(start, end)`` pairs, characters of ``Article.source_text``, in order."""
    evidence: str = ""
    """What the cleaner said for its label, if it said anything."""
