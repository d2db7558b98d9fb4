"""A real plugin package: installed, found, used, and named when it is broken."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsclean
from support import ROOT

PLUGIN = ROOT / "examples" / "newsclean-example-plugin"

PAGE = """\
Ŝtormo trafas la marbordon

Minsk: 21 °C

Ŝtormo trafis la nordan marbordon vendrede, kaj du havenoj restis fermitaj ĝis la vespero, \
diris la urbestro.

La vento forŝiris la tegmentojn de kvardek domoj, kaj du vilaĝoj restis sen elektro dum la \
tuta nokto.

Legu ankaŭ: Du pontoj fermitaj ĝis printempo
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


def python(site: Path, *args: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """A new Python that has ``site`` on its path, once it has ended with the exit code ``code``."""
    known = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    done = subprocess.run(
        [sys.executable, *args],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *known])},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


def run(site: Path, code: str) -> Any:
    """What ``code`` prints as JSON in a new process that has ``site`` on its path."""
    return json.loads(python(site, "-W", "error", "-c", f"import json, newsclean\n{code}").stdout)


def installed(site: Path, package: str, entries: str, source: str = "") -> Path:
    """``site`` with a package of one module in it, as pip leaves it, and its entry points."""
    module = package.replace("-", "_")
    (site / f"{module}.py").write_text(source, encoding="utf-8")
    info = site / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(entries)
    return site


def complaint_of(site: Path) -> str:
    """Why there is no default pipeline with what is installed in ``site``."""
    return run(
        site,
        """
try:
    newsclean.Pipeline.default()
except newsclean.PipelineError as error:
    print(json.dumps(str(error)))
""",
    )


def removals(site: Path, pipeline: str) -> list[list[str]]:
    code = f"""
article = newsclean.clean(newsclean.read_text({PAGE!r}, language="eo"), pipeline={pipeline})
print(json.dumps([[r.name, r.rule, r.cleaner, article.text_of(r)] for r in article.removals]))
"""
    return run(site, code)


WEATHER = ["weather", "example-plugin.weather.strip", "weather", "Minsk: 21 °C"]
READ_ALSO = [
    "related",
    "eo.related.read-also",
    "phrases",
    "Legu ankaŭ: Du pontoj fermitaj ĝis printempo",
]


@pytest.mark.parametrize("pipeline", ["None", "newsclean.Pipeline.default()"])
def test_the_default_pipeline_has_what_is_installed(site: Path, pipeline: str) -> None:
    found = removals(site, pipeline)
    assert WEATHER in found
    assert READ_ALSO in found


def test_without_plugins_it_has_not(site: Path) -> None:
    found = removals(site, "newsclean.Pipeline.default(plugins=False)")
    assert {rule.partition(".")[0] for _, rule, *_ in found} <= {"judge", "title"}


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
from newsclean_example_plugin import weather
check_cleaner(weather)
check_cleaner(weather, texts=[{PAGE!r}])
print("true")
"""
    assert run(site, code) is True


def test_its_rule_pack_keeps_its_own_examples(site: Path) -> None:
    code = """
from newsclean.testing import check_rule_pack
from newsclean_example_plugin import esperanto
check_rule_pack(esperanto())
print(json.dumps(esperanto().failures()))
"""
    assert run(site, code) == []


@pytest.mark.slow
def test_its_own_tests_pass(site: Path) -> None:
    python(site, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(site.parent / "sources"))


def test_it_is_listed_with_where_it_is(site: Path) -> None:
    rows = listed(site)
    assert rows == [
        ["cleaner", "weather", "newsclean-example-plugin", "1.0", str(site),
         "newsclean_example_plugin:weather", "ok"],
        ["rules", "esperanto", "newsclean-example-plugin", "1.0", str(site),
         "newsclean_example_plugin:esperanto", "ok"],
    ]  # fmt: skip


def listed(site: Path, code: int = 0) -> list[list[str]]:
    """The lines of ``newsclean plugins``, in columns."""
    done = python(site, "-m", "newsclean", "plugins", code=code)
    return [line.split("\t") for line in done.stdout.splitlines()]


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
    message = complaint_of(installed(tmp_path, "broken-plugin", f"[{group}]\nunlucky = {target}\n"))
    assert [row[-1] for row in listed(tmp_path, code=1)] == [message]
    assert "'unlucky' of broken-plugin" in message
    assert group in message
    assert complaint in message


@pytest.mark.parametrize("name", ["phrases", "judge", "twin"])
def test_a_plugin_whose_name_is_taken_is_named(tmp_path: Path, name: str) -> None:
    """By one of our own cleaners, or by another plugin."""
    source = "def of_no_use(article):\n    return []\n\n\nof_no_use.name = NAME\n"
    source = source.replace("NAME", repr(name))
    entries = "".join(
        f"{entry} = taking_plugin:of_no_use\n" for entry in ("ab" if name == "twin" else "a")
    )
    message = complaint_of(
        installed(tmp_path, "taking-plugin", f"[newsclean.cleaners]\n{entries}", source)
    )
    assert f"two cleaners are named {name!r}: plugin 'a' of taking-plugin" in message
    assert ("plugin 'b' of taking-plugin" in message) == (name == "twin")
    faults = [row[-1] for row in listed(tmp_path, code=1)]
    assert faults[-1].endswith(f"must have another name: {name!r} is taken")
    assert faults[:-1] == ["ok"] * (name == "twin")


def test_a_broken_plugin_does_no_harm_to_who_wants_none(tmp_path: Path) -> None:
    entries = "[newsclean.cleaners]\nunlucky = no_such_module:thing\n"
    site = installed(tmp_path, "broken-plugin", entries)
    names = run(site, "print(json.dumps(newsclean.Pipeline.default(plugins=False).names))")
    assert "phrases" in names


# --- plugins that fail while an article is cleaned ------------------------------------------

FAILING = """
import newsclean, time
from newsclean import Label


class Raises:
    name = "unlucky"

    def __call__(self, article):
        raise KeyError("oops")


raises = Raises()


def raises_late(article):
    yield Label(0, 0, 4, "nav", "x.nav")
    raise KeyError("oops")


def ends_the_process(article):
    raise SystemExit(3)


def out_of_bounds(article):
    yield Label(0, 0, 4, "nav", "x.nav")
    yield Label(0, 0, 10_000, "nav", "x.nav")


def no_label(article):
    return ["nav"]


def returns_nothing(article):
    pass


def nameless(article):
    yield Label(0, 0, 4, None, "x.nav")


def floats(article):
    yield Label(0, 0.0, 4.0, "nav", "x.nav")


def wrong_field(article):
    yield Label(0, 0, 4, "byline", "x.byline", {"authors": "Ann Lee"})


def unknown_field(article):
    yield Label(0, 0, 4, "byline", "x.byline", {"writer": "Ann Lee"})


def without_end(article):
    while True:
        yield Label(0, 0, 4, "nav", "x.nav")


def slow(article):
    time.sleep(1.1)
    return []
"""
FAULTS = {
    "raises": "KeyError: 'oops'",
    "raises_late": "KeyError: 'oops'",
    "ends_the_process": "it tried to end the process",
    "out_of_bounds": "labelled 0:10000 in block 0",
    "no_label": "gave 'nav', which is no Label",
    "returns_nothing": "TypeError",
    "nameless": "name or rule is no str",
    "floats": "not whole numbers",
    "wrong_field": "gave str for the field 'authors'",
    "unknown_field": "a field no Article has: 'writer'",
    "without_end": "more labels than the text has characters",
}


def failing(folder: Path, target: str) -> Path:
    """``folder`` with a plugin in it that goes wrong in the way of ``target``."""
    entries = f"[newsclean.cleaners]\nunlucky = failing_plugin:{target}\n"
    return installed(folder, "failing-plugin", entries, FAILING)


CLEAN_WITH = f"""
import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    once = newsclean.clean(newsclean.read_text({PAGE!r}))
    twice = newsclean.clean(once)
without = newsclean.clean(
    newsclean.read_text({PAGE!r}), pipeline=newsclean.Pipeline.default(plugins=False)
)
print(json.dumps({{
    "fixed": once == twice,
    "same text": once.text == without.text and once.removals == without.removals,
    "warnings": once.warnings,
    "through JSON": newsclean.Article.from_json(once.to_json()) == once,
    "caught": sorted({{str(one.message) for one in caught}}),
    "kinds": sorted({{one.category.__name__ for one in caught}}),
}}))
"""


@pytest.mark.parametrize("target", FAULTS)
def test_a_plugin_that_fails_is_skipped_and_named(tmp_path: Path, target: str) -> None:
    told = run(failing(tmp_path, target), CLEAN_WITH)
    assert told["fixed"]
    assert told["same text"]
    assert told["through JSON"]
    assert told["kinds"] == ["PluginWarning"]
    assert told["caught"] == told["warnings"]
    assert told["warnings"]
    for warning in told["warnings"]:
        assert warning.startswith("plugin 'unlucky' of failing-plugin (newsclean.cleaners) was ")
        assert re.search(FAULTS[target], warning)


def test_a_slow_plugin_is_named_and_the_article_does_not_show_it(tmp_path: Path) -> None:
    told = run(failing(tmp_path, "slow"), CLEAN_WITH)
    assert told["warnings"] == []
    assert told["caught"] == [
        "plugin 'unlucky' of failing-plugin (newsclean.cleaners) is slow: "
        "more than 1 s for one article"
    ]


def test_whoever_would_rather_stop_can(tmp_path: Path) -> None:
    code = f"""
from newsclean.plugins import PluginWarning
try:
    newsclean.clean(newsclean.read_text({PAGE!r}))
except PluginWarning as warning:
    print(json.dumps(str(warning)))
"""
    assert "'unlucky' of failing-plugin" in run(failing(tmp_path, "raises"), code)


def test_the_command_line_writes_the_article_and_names_the_plugin(tmp_path: Path) -> None:
    site = failing(tmp_path, "raises")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    done = python(site, "-m", "newsclean", "clean", str(tmp_path / "page.txt"))
    assert "'unlucky' of failing-plugin" in done.stderr
    article = json.loads(done.stdout)
    assert article["title"] == "Ŝtormo trafas la marbordon"
    assert "'unlucky' of failing-plugin" in article["warnings"][0]


def test_a_cleaner_of_one_s_own_is_no_stranger(tmp_path: Path) -> None:
    def broken(article):
        raise KeyError("oops")

    pipeline = newsclean.Pipeline.default(plugins=False).with_(broken)
    with pytest.raises(newsclean.CleanerError, match="'broken' raised KeyError"):
        newsclean.clean(newsclean.read_text(PAGE), pipeline=pipeline)
