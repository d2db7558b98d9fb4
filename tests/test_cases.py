"""Cases as data: each entry of tests/cases is one thing that once went wrong, or still does."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from newsclean import clean, read_text

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def check(case: Case) -> None:
    article = clean(read_text(case["text"], language=case.get("language")))
    removed = [[removal.name, article.text_of(removal)] for removal in article.removals]
    for line in case.get("kept", []):
        assert line in article.text, removed
    for line in case.get("gone", []):
        assert line not in article.text, removed
    for label, line in case.get("removed", []):
        assert [label, line] in removed
    for field, value in case.get("fields", {}).items():
        assert str(getattr(article, field)) == value


@pytest.mark.parametrize("case", cases("mended"), ids=lambda case: case["name"])
def test_mended(case: Case) -> None:
    check(case)


@pytest.mark.xfail(reason="a known failure, kept in sight", strict=True, raises=AssertionError)
@pytest.mark.parametrize("case", cases("known-failures"), ids=lambda case: case["name"])
def test_known_failures(case: Case) -> None:
    check(case)
