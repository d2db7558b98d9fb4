"""Cases as data: each entry of tests/cases is one thing that once went wrong, or still does."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsclean import clean, read_text

CASES = Path(__file__).parent / "cases"
STORY = (
    "The council met on Friday and agreed a budget for the harbour after a long debate.",
    "Nobody spoke against the plan, and the mayor thanked all who had taken part in it.",
)


def mended() -> list[dict[str, Any]]:
    """The cases that came out wrong once and are right now."""
    return tomllib.loads((CASES / "mended.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", mended(), ids=lambda case: case["name"])
def test_mended(case: dict[str, Any]) -> None:
    article = clean(read_text(case["text"], language=case.get("language")))
    removed = [[removal.name, article.text_of(removal)] for removal in article.removals]
    for line in case.get("kept", []):
        assert line in article.text, removed
    for label, line in case.get("removed", []):
        assert [label, line] in removed
    for field, value in case.get("fields", {}).items():
        assert str(getattr(article, field)) == value


def known_failures() -> list[dict[str, str]]:
    return tomllib.loads((CASES / "known-failures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.xfail(reason="a known failure, kept in sight", strict=True)
@pytest.mark.parametrize("case", known_failures(), ids=lambda case: case["rule"])
def test_known_failures(case: dict[str, str]) -> None:
    text = "\n\n".join([STORY[0], case["text"], STORY[1]])
    assert case["text"] in clean(read_text(text)).text
