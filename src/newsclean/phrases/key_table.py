"""A table of keys, each with what may begin with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class KeyTable(NamedTuple):
    """Keys, and for each its entries."""

    keys: list[str]
    entries: list[str]
    """Each key's entries, parted by tabs: text, because most are never read."""

    @classmethod
    def of(cls, entries: Mapping[str, Sequence[str]]) -> KeyTable:
        """The table of the entries of each key."""
        return cls(list(entries), ["\t".join(found) for found in entries.values()])

    def lists(self) -> dict[str, list[str]]:
        """A list for each key, to which more entries may be added; then :meth:`of` joins them."""
        return {key: [entry] for key, entry in zip(self.keys, self.entries, strict=True)}
