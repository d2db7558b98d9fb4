"""A memory of what was asked for lately, bounded in size."""

from __future__ import annotations

from typing import Any


class RecentCache:
    """Keeps at least the last ``size`` entries put in or found, and at most twice as many.

    There are two generations: what is found in the elder is moved to the younger,
    and when that is full the elder is let go.  Nothing is sorted or linked, so
    that it costs hardly more than a dict, and threads may share it: at worst an
    entry is worked out twice.

    >>> recent = RecentCache(2)
    >>> for number in range(5):
    ...     recent.put(number, number * number)
    >>> recent.get(0), recent.get(4)
    (None, 16)
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[Any, Any] = {}
        self._elder: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        """What was put in under ``key``; ``None`` if nothing was, or it is forgotten."""
        found = self._young.get(key)
        if found is None:
            found = self._elder.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: Any, value: Any) -> None:
        """Remembers ``value``, which is not ``None``."""
        if len(self._young) >= self._size:
            self._elder, self._young = self._young, {}
        self._young[key] = value
