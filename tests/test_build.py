"""What the build makes where there is a compiler, and where there is none."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOT = sorted((ROOT / "src").rglob("*.pxd"))


def wheel(tmp_path: Path, environment: Mapping[str, str]) -> tuple[Path, str]:
    """The wheel that hatchling builds of the checkout, and what it said."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(tmp_path.glob("*.whl")), done.stderr


def test_every_hot_module_is_a_module() -> None:
    assert HOT
    assert [types for types in HOT if not types.with_suffix(".py").exists()] == []


@pytest.mark.slow
@pytest.mark.parametrize("how", ["not wished for", "no compiler"])
def test_without_a_compiler_the_sources_are_packed(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEWSCLEAN_COMPILE", raising=False)
    if how == "no compiler":
        monkeypatch.setenv("CC", "false")
    else:
        monkeypatch.setenv("NEWSCLEAN_COMPILE", "0")
    made, said = wheel(tmp_path, os.environ)
    assert made.name.endswith("-py3-none-any.whl")
    names = zipfile.ZipFile(made).namelist()
    assert not [name for name in names if name.endswith((".so", ".pyd", ".pxd"))]
    assert ("newsclean will be slower" in said) == (how == "no compiler")


@pytest.mark.slow
def test_with_a_compiler_the_hot_modules_are_packed_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("Cython")
    monkeypatch.setenv("NEWSCLEAN_COMPILE", "1")
    made, _ = wheel(tmp_path, os.environ)
    names = zipfile.ZipFile(made).namelist()
    compiled = {name.partition(".")[0] for name in names if name.endswith((".so", ".pyd"))}
    assert compiled == {types.relative_to(ROOT / "src").with_suffix("").as_posix() for types in HOT}
    assert all(f"{name}.py" in names for name in compiled)
