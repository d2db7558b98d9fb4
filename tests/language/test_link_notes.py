"""Notes that a link opens elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.language.link_notes import _opens_elsewhere, link_notes

PIECES = (
    "(opens in new tab)", "[External link]", "（新窗口打开）", "openſ new window",
    ", opens in new tab", "(öffnet in neuem Fenster)", "(lien externe", "(", "]", " ", "A", ", ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_all_that_the_pattern_finds(text: str) -> None:
    spans = [match.span() for match in _opens_elsewhere().finditer(text)]
    assert [match.span() for match in link_notes(text)] == spans


@pytest.mark.parametrize("text", ["The shop opens in new hands.", "The link (see below)"])
def test_stories(text: str) -> None:
    assert not list(link_notes(text))
