"""A real plugin package: installed, found, used, and named when it is broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PLUGIN = Path(__file__).parent / "plugin" / "newsclean-test-plugin"

PAGE = """\
Storm hits coast

Minsk: 21 °C

A storm hit the northern coast on Friday, and two harbours were closed, officials said.

Legu ankaŭ: Ŝtormo trafas la marbordon
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plugin installed in it, as pip installs it from its own sources."""
    pytest.importorskip("pip")
    folder = tmp_path_factory.mktemp("plugin")
    # Building may leave files beside the sources: let it do so in a copy.
    sources = shutil.copytree(PLUGIN, folder / "sources")
    target = folder / "site"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*command, *options, str(sources)], check=True, stdin=subprocess.DEVNULL)
    return target


def run(site: Path, code: str) -> Any:
    """What ``code`` prints as JSON in a new process that has ``site`` on its path."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import json, newsclean\n" + code],
        env={**os.environ, "PYTHONPATH": str(site)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def removals(site: Path, pipeline: str) -> list[list[str]]:
    code = f"""
article = newsclean.clean(newsclean.read_text({PAGE!r}), pipeline={pipeline})
print(json.dumps([[r.name, r.rule, r.cleaner, article.text_of(r)] for r in article.removals]))
"""
    return run(site, code)


WEATHER = ["weather", "test-plugin.weather.strip", "weather", "Minsk: 21 °C"]
READ_ALSO = [
    "related",
    "eo.related.read-also",
    "phrases",
    "Legu ankaŭ: Ŝtormo trafas la marbordon",
]


@pytest.mark.parametrize("pipeline", ["None", "newsclean.Pipeline.default()"])
def test_the_default_pipeline_has_what_is_installed(site: Path, pipeline: str) -> None:
    found = removals(site, pipeline)
    assert WEATHER in found
    assert READ_ALSO in found


def test_without_plugins_it_has_not(site: Path) -> None:
    found = removals(site, "newsclean.Pipeline.default(plugins=False)")
    assert [name for name, *_ in found] == ["title"]


def test_names_are_those_of_the_plugin_and_our_own(site: Path) -> None:
    with_plugins, without = run(
        site,
        "default = newsclean.Pipeline.default\n"
        "print(json.dumps([default().names, default(plugins=False).names]))",
    )
    assert set(with_plugins) - set(without) == {"weather"}


def test_it_can_be_left_out_by_name(site: Path) -> None:
    found = removals(site, "newsclean.Pipeline.default().without('weather')")
    assert WEATHER not in found
    assert READ_ALSO in found


def test_a_pipeline_with_plugins_survives_a_pickle(site: Path) -> None:
    code = """
import pickle
pipeline = newsclean.Pipeline.default()
print(json.dumps(pickle.loads(pickle.dumps(pipeline)) == pipeline))
"""
    assert run(site, code) is True


def test_its_cleaner_keeps_the_laws(site: Path) -> None:
    code = f"""
from newsclean.testing import check_cleaner
from newsclean_test_plugin import weather
check_cleaner(weather)
check_cleaner(weather, texts=[{PAGE!r}])
print("true")
"""
    assert run(site, code) is True


def test_its_rule_pack_keeps_its_own_examples(site: Path) -> None:
    code = """
from newsclean.testing import check_rule_pack
from newsclean_test_plugin import esperanto
check_rule_pack(esperanto())
print(json.dumps(esperanto().failures()))
"""
    assert run(site, code) == []


# --- plugins that do not work ---------------------------------------------------------------

BROKEN = {
    "no such module": ("newsclean.cleaners", "no_such_module:thing", "cannot be loaded"),
    "no such name": ("newsclean.cleaners", "colorsys:no_such_name", "cannot be loaded"),
    "cleaner that cannot be called": ("newsclean.cleaners", "math:pi", "cannot be called"),
    "rules without a module": ("newsclean.rules", "no_such_module:pack", "cannot be loaded"),
    "rules that are no pack": ("newsclean.rules", "math:pi", "no RulePack but float"),
    "rules whose function fails": ("newsclean.rules", "math:sqrt", "failed"),
    "rules whose function gives no pack": ("newsclean.rules", "builtins:dict", "but dict"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_is_named(tmp_path: Path, case: str) -> None:
    group, target, complaint = BROKEN[case]
    info = tmp_path / "broken_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nunlucky = {target}\n")
    code = """
try:
    newsclean.Pipeline.default()
except newsclean.PipelineError as error:
    print(json.dumps(str(error)))
"""
    message = run(tmp_path, code)
    assert "'unlucky' of broken-plugin" in message
    assert group in message
    assert complaint in message


def test_a_broken_plugin_does_no_harm_to_who_wants_none(tmp_path: Path) -> None:
    info = tmp_path / "broken_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newsclean.cleaners]\nunlucky = no_such_module:thing\n")
    names = run(tmp_path, "print(json.dumps(newsclean.Pipeline.default(plugins=False).names))")
    assert "phrases" in names
