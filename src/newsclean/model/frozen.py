"""Converters that make the parts of frozen objects unchangeable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsclean.text.spans import Span


class FrozenDict(dict[str, Any]):
    """A dict that cannot be changed, so that a frozen object may hold one."""

    def _refuse(self, *_args: object, **_kwargs: object) -> Any:
        raise TypeError("this mapping is part of a frozen object and cannot be changed")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        return FrozenDict, (dict(self),)


def frozen_mapping(value: Mapping[str, Any] | None) -> FrozenDict | None:
    """``value`` as a mapping that cannot be changed."""
    return None if value is None else FrozenDict(value)


def frozen_spans(value: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    """``value`` as a tuple of spans."""
    if type(value) is tuple and len(value) == 1 and type(value[0]) is tuple and len(value[0]) == 2:
        return value  # type: ignore[return-value]  # as most are: it would come out the same
    return tuple([(start, end) for start, end in value])


def frozen_tuple(value: Iterable[Any]) -> tuple[Any, ...]:
    """``value`` as a tuple."""
    return tuple(value)
