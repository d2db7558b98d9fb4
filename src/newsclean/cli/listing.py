"""The commands that only show something: ``rules``, ``plugins`` and ``schema``."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable, Sequence

import click
from rich import box
from rich.table import Table

from newsclean import labels
from newsclean.cli.terminal import (
    drawn,
    is_terminal,
    on_one_line,
    styled,
    wants_colour,
)
from newsclean.cli.writing import say
from newsclean.model.article import Article
from newsclean.model.json_text import dumps
from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline import plugins as installed_plugins
from newsclean.pipeline.pipeline import Pipeline


@click.command()
@click.option("--language", metavar="L", help="Only rules of this language.")
@click.option("--label", metavar="NAME", help="Only rules that give this label.")
def rules(language: str | None, label: str | None) -> int:
    """List the rules: id, label, place and phrases.

    On a terminal, this prints a table.  Otherwise it prints one rule per line, separated by tabs,
    with each phrase in a column of its own from the fourth on.
    """
    packs = [*RulePack.builtin(), *installed_plugins.packs()]
    everything = [rule for pack in packs for rule in pack.rules]
    _refuse_unknown("language", language, {pack.language for pack in packs})
    _refuse_unknown("label", label, labels.ALL | {rule.label for rule in everything})
    chosen = [
        (rule.id, rule.label, rule.where, *rule.match)
        for rule in everything
        if language in (None, rule.language) and label in (None, rule.label)
    ]
    say(_table(chosen) if is_terminal(sys.stdout) else _columns(chosen))
    return 0


def _refuse_unknown(what: str, given: str | None, known: Iterable[str]) -> None:
    if given is None or given in known:
        return
    close = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(sorted(known))}"
    raise click.UsageError(f"no rules for {what} {given!r}; {hint}")


def _columns(rows: Iterable[Sequence[str]]) -> str:
    return "".join(["\t".join(map(on_one_line, row)) + "\n" for row in rows])


def _table(rows: Iterable[Sequence[str]]) -> str:
    table = Table("rule", "label", "where", "phrases", box=box.SIMPLE_HEAD)
    for rule, label, where, *phrases in rows:
        cells = (rule, label, where, "\n".join(map(on_one_line, phrases)))
        table.add_row(*[styled(cell, "") for cell in cells])
    return drawn(table, colour=wants_colour(None))


@click.command()
def plugins() -> int:
    """List the installed plugins: kind, name, package and folder.

    One plugin per line, separated by tabs: kind, name, package, version, folder, target, and ok or
    the problem.  If a plugin cannot be loaded, the exit code is 1.
    """
    found = list(installed_plugins.installed(Pipeline.default(plugins=False).names))
    rows = [
        (p.kind, p.name, p.package, p.version, p.place, p.target, p.fault or "ok") for p in found
    ]
    say(_columns(rows))
    return 1 if any(plugin.fault for plugin in found) else 0


@click.command()
def schema() -> int:
    """Print the JSON Schema of an article.

    It describes each line of `clean --format jsonl`, and what Article.to_dict and
    Article.to_json give in Python.
    """
    say(dumps(Article.json_schema(), indent=2) + "\n")
    return 0
