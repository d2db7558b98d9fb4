"""Cases as data: each entry of tests/cases is one thing that once went wrong, or still does."""

import tomllib
from pathlib import Path

import pytest

from newsclean import clean, read_text

CASES = Path(__file__).parent / "cases"
STORY = (
    "The council met on Friday and agreed a budget for the harbour after a long debate.",
    "Nobody spoke against the plan, and the mayor thanked all who had taken part in it.",
)


def known_failures() -> list[dict[str, str]]:
    return tomllib.loads((CASES / "known-failures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.xfail(reason="a known failure, kept in sight", strict=True)
@pytest.mark.parametrize("case", known_failures(), ids=lambda case: case["rule"])
def test_known_failures(case: dict[str, str]) -> None:
    text = "\n\n".join([STORY[0], case["text"], STORY[1]])
    assert case["text"] in clean(read_text(text)).text
