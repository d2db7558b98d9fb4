"""Where a block stands: the elements around it, by tag and by name."""

from __future__ import annotations

from typing import TypeVar

_T = TypeVar("_T")
LONGEST_PATH = 64
"""No page of news is half as deep; a block's path is kept with it, so that of each is bounded."""


def bounded(stack: list[_T]) -> list[_T]:
    """Where a block stands, from the body down; of a very long path the middle is left out."""
    if len(stack) <= LONGEST_PATH:
        return stack
    return [*stack[: LONGEST_PATH // 2], *stack[-LONGEST_PATH // 2 :]]


BODY = "articleBody"
"""What schema.org calls the element that has an article's text."""
_HINTING = ("id", "role", "itemprop")


def hint_of(attributes: dict[str, str | None]) -> str:
    """What an element is called: its classes, its id, its role."""
    hint = attributes.get("class") or ""
    for name in _HINTING:
        if name in attributes and (value := attributes[name]):
            hint = f"{hint} {value}" if hint else value
    return hint
