"""The word lists of all rule packs in use."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


# Asked for its hash whenever what was made of its words is looked up.
@attrs.frozen(cache_hash=True)
class Lexicon:
    """The word lists of all packs in use, folded; see the reference of rule packs."""

    pronouns: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    sentiments: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    credits: frozenset[str] = frozenset()
    networks: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    updates: frozenset[str] = frozenset()
    months: Mapping[str, int] = attrs.field(factory=dict, hash=False)
    words_of_pictures: frozenset[str] = attrs.field(init=False, eq=False, repr=False)
    """The words that names of picture agencies consist of (``imago images``)."""

    @words_of_pictures.default
    def _words_of_pictures(self) -> frozenset[str]:
        return frozenset([word for name in self.pictures for word in name.split()])
