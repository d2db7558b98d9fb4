"""A table of keys, each with what may begin with it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

_HEAD = 2
_NONE: Mapping[str, str] = {}


class KeyTable:
    r"""Keys, and for each its entries, parted by tabs: text, because most are never read.

    The keys that begin with the same two characters are one part of the table.  A part that was
    stored is decoded when it is first asked for: a text has words of few of them.

    :param parts: each part by these characters, or the number of the line that stores it.
    :param lines: what is stored, as JSON.

    >>> table = KeyTable.of({"read": ["1", "2"], "share": ["3"]})
    >>> table.part("re"), table.get("share")
    ({'read': '1\t2'}, '3')
    """

    __slots__ = ("_lines", "_parts")

    def __init__(
        self, parts: Mapping[str, Mapping[str, str] | int], lines: Sequence[bytes] = ()
    ) -> None:
        self._parts = dict(parts)
        self._lines = lines

    @classmethod
    def of(cls, entries: Mapping[str, Sequence[str]]) -> KeyTable:
        """The table of the entries of each key."""
        return cls({}).plus(entries)

    def plus(self, entries: Mapping[str, Sequence[str]]) -> KeyTable:
        """The table with these entries behind its own."""
        changed: dict[str, dict[str, str]] = {}
        for key, found in entries.items():
            head = key[:_HEAD]
            part = changed.get(head)
            if part is None:
                part = changed[head] = dict(self.part(head))
            part[key] = "\t".join([part[key], *found] if key in part else found)
        return KeyTable({**self._parts, **changed}, self._lines)

    def part(self, head: str) -> Mapping[str, str]:
        """The keys that begin with these two characters, or the one that is this character."""
        part = self._parts.get(head)
        if part is None:
            return _NONE
        if isinstance(part, int):
            part = self._parts[head] = json.loads(self._lines[part])
        return part

    def get(self, key: str) -> str | None:
        """The entries of a key."""
        return self.part(key[:_HEAD]).get(key)

    @property
    def heads(self) -> list[str]:
        """What the keys of each part begin with."""
        return list(self._parts)


class KeyList:
    """Keys that are looked for everywhere, and for each its entries, parted by tabs.

    :param keys: the keys, or JSON of them that is decoded when they are first asked for.
    :param entries: the same of each key's entries.
    """

    __slots__ = ("_entries", "_keys")

    def __init__(self, keys: list[str] | bytes, entries: list[str] | bytes) -> None:
        self._keys = keys
        self._entries = entries

    @property
    def keys(self) -> list[str]:
        """The keys."""
        if isinstance(self._keys, bytes):
            self._keys = json.loads(self._keys)
        return self._keys  # type: ignore[return-value]

    @property
    def entries(self) -> list[str]:
        """Each key's entries."""
        if isinstance(self._entries, bytes):
            self._entries = json.loads(self._entries)
        return self._entries  # type: ignore[return-value]

    def plus(self, entries: Mapping[str, Sequence[str]]) -> KeyList:
        """The list with these entries behind its own."""
        if not entries:
            return self
        table = dict(zip(self.keys, self.entries, strict=True))
        for key, found in entries.items():
            table[key] = "\t".join([table[key], *found] if key in table else found)
        return KeyList(list(table), list(table.values()))
