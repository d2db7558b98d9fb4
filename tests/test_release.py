"""What a release says of itself is the same everywhere."""

import re
import tomllib
from pathlib import Path

import pytest

import newsclean

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_version_is_the_same_everywhere() -> None:
    yaml = pytest.importorskip("yaml")
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == PROJECT["version"] == newsclean.__version__
    assert citation["license"] == PROJECT["license"]
    assert [author["name"] for author in citation["authors"]] == [
        author["name"] for author in PROJECT["authors"]
    ]


def test_the_changelog_begins_with_the_version_or_with_what_is_not_released() -> None:
    sections = re.findall(
        r"^## \[(.+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert PROJECT["version"] in sections[: 2 if sections[0] == "Unreleased" else 1]


def test_the_supported_version_gets_security_fixes() -> None:
    minor = PROJECT["version"].rpartition(".")[0]
    assert f"| {minor}.x | yes |" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
