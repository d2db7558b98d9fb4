"""Patterns of names of elements."""

from __future__ import annotations

import pytest

from newsclean.text.name_patterns import NamePattern


@pytest.mark.parametrize(
    ("name", "found"),
    [("Story-Caption", True), ("CAPTION", True), ("no-Caption", False), ("", False)],
)
def test_case_does_not_matter(name: str, found: bool) -> None:
    assert (NamePattern("(?<!no-)caption").search(name) is not None) == found
