"""The command line: clean files and corpora, explain one, list the rules, count and learn.

Exit codes: 0 all well; 1 something could not be read or written, and what could
was; 2 the command was not understood; 130 interrupted.  Documents are written
whole, each as soon as it is done, so nothing that happens later can lose them.
Nothing imports this module but ``__main__``, and modules of single commands when they run.
"""

from __future__ import annotations

import difflib
import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any, cast

import click
from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table

from newsclean import __version__, labels, plugins
from newsclean.batch.documents import Columns
from newsclean.batch.sources import PACKED, STDIN, Source, form_of, sources_of
from newsclean.cli import plugging, reporting
from newsclean.cli.options import with_corpora, with_html, with_language, with_paths
from newsclean.cli.reading import Reading, cleaned, expanded, refuse_other_forms, refuse_overwriting
from newsclean.cli.showing import FORMATS, facts, marked, shower
from newsclean.cli.terminal import (
    complain,
    drawn,
    is_terminal,
    on_one_line,
    styled,
    wants_colour,
)
from newsclean.cli.writing import FileError, Writer, discard_output, reason_of, say
from newsclean.errors import NewscleanError, PluginWarning
from newsclean.pipeline import Pipeline
from newsclean.rulepack import RulePack

# More files than this go to as many processes as there are cores.
_FEW = 100


def run(args: Sequence[str] | None = None) -> int:
    """The command line with ``args``, by default the process's own; gives the exit code."""
    try:
        with _plugins_told_of():
            code: int | None = app.main(args, prog_name="newsclean", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "newsclean"
        complain(f"{error.format_message()}\nTry '{where} -h' for help.")
        return 2
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return 130
    except (FileError, NewscleanError) as error:
        complain(str(error))
        return 1
    except OSError as error:  # help that cannot be written
        complain(reason_of(error))
        discard_output()
        return 1
    return code or 0


@contextmanager
def _plugins_told_of() -> Iterator[None]:
    """Tells of plugins that fail as of all else, on one line and without a place in our code."""
    with warnings.catch_warnings():
        others: Any = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *where: Any, **how: Any) -> None:
            if issubclass(category, PluginWarning):
                complain(on_one_line(str(message)))
            else:
                others(message, category, *where, **how)

        warnings.showwarning = cast("Any", show)
        yield


# --- the commands ---------------------------------------------------------------------------

_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_HELP, invoke_without_command=True)
@click.version_option(__version__, prog_name="newsclean", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Clean scraped news, and say what was removed and why."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


_FEWER = "A publisher with fewer articles is not judged.  [default: 20]"
_RARER = "A block in fewer articles stays.  [default: 5]"
_SCARCER = "A block in a smaller share of a publisher's articles stays.  [default: 0.1]"
_SHORTER = "The same, for blocks of less than 40 letters and digits.  [default: 0.3]"


@app.command()
@with_paths
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*FORMATS, "rows"]),
    help="How to show the articles.  [default: text on a terminal, rows for tables, else jsonl]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE, - for standard output; a name in .parquet makes it Parquet.",
)
@with_html
@with_language
@with_corpora
@click.option("--errors", metavar="FILE", help="List the rows that cannot be cleaned in FILE.")
@click.option("--resume", is_flag=True, help="Go on with an output that was broken off.")
@click.option("--repeats", metavar="FILE", help="Also take out what `newsclean learn` found.")
@click.option("-q", "--quiet", is_flag=True, help="No summary at the end.")
def clean(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    as_html: bool | None,
    language: str | None,
    **how: Any,
) -> int:
    """Clean files, folders of them, or - for standard input.

    Documents: .txt .html .htm.  Tables: .csv .tsv .jsonl .warc (all also .gz and
    .zst) and .parquet.  Text must be UTF-8, or begin with a byte-order mark.  What
    cannot be read is reported, the rest is cleaned, and the exit code is 1.
    """
    failures: list[FileError] = []

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    output = None if output == "-" else output
    refuse_other_forms(output, how["errors"])
    inputs = expanded(paths, fail)
    for written in filter(None, (output, how["errors"])):
        refuse_overwriting(written, [*inputs, *filter(None, [how["repeats"]])])
    _refuse_json(inputs, as_html, how["form"])
    if _is_corpus(inputs, output, format_name, how):
        given = {"output": output, "format_name": format_name, "language": language}
        return max(_corpus(inputs, {**how, **given, "as_html": as_html}), bool(failures))
    show, many = shower(format_name, output is not None), len(inputs) > 1
    reading, pipeline = Reading(as_html, language), Pipeline.default()
    with suppress(BrokenPipeError), Writer(output) as writer:
        for path in _tracked(inputs, shown=many and output is not None):
            try:
                article = cleaned(path, reading, pipeline)
            except FileError as error:
                fail(error)
            else:
                writer.write(show(path, article, many))
    return 1 if failures else 0


def _is_corpus(
    inputs: Sequence[str], output: str | None, format_name: str | None, how: Mapping[str, Any]
) -> bool:
    """Whether there is more to do than to show some files one after the other."""
    if format_name == "rows" or any(value for name, value in how.items() if name != "quiet"):
        return True
    if any(form_of(path) not in (None, "text", "html") for path in inputs):
        return True
    if output is None:
        return False
    if output.lower().endswith(PACKED):
        return True
    if format_name not in (None, "jsonl"):
        return False
    return output.lower().endswith(".parquet") or len(inputs) > _FEW


def _corpus(inputs: Sequence[str], how: Mapping[str, Any]) -> int:
    from newsclean.cli import corpora  # noqa: PLC0415 - few files need no processes

    _refuse_stdin(inputs, how["form"])
    if how["resume"] and STDIN in inputs:
        raise click.UsageError("--resume: standard input cannot be read once more")
    if how["format_name"] in ("text", "markdown"):
        raise click.UsageError(f"--format {how['format_name']} is for documents, not for tables")
    if how["resume"] and how["output"] is None:
        raise click.UsageError("--resume needs --output FILE")
    return corpora.run_job(
        corpora.Job(
            sources=sources_of(inputs, how["as_html"], how["form"]),
            columns=_columns_of(how),
            workers=how["workers"] or _cores(),
            **{name: how[name] for name in _AS_GIVEN},
        )
    )


def _refuse_stdin(inputs: Sequence[str], form: str | None) -> None:
    """Raises a usage error if standard input is to be read, and nobody says as which table."""
    if STDIN in inputs and form is None:
        raise click.UsageError("what is read from - is a table here: say which with --from")
    if inputs.count(STDIN) > 1:
        raise click.UsageError("- stands there twice")


_AS_GIVEN = ("output", "format_name", "errors", "language", "repeats", "resume", "quiet")


def _columns_of(how: Mapping[str, Any]) -> Columns:
    return Columns(how["text_column"] or "text", how["html_column"], how["url_column"] or "url")


def _cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):  # not everywhere
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tracked(inputs: Sequence[str], *, shown: bool) -> Iterable[str]:
    """``inputs``, with a progress bar on standard error if it is ``shown`` and seen."""
    if not (shown and is_terminal(sys.stdout) and is_terminal(sys.stderr)):
        return inputs
    return track(inputs, "Cleaning", console=Console(stderr=True), transient=True)


@app.command()
@with_paths
@click.option(
    "-o", "--output", metavar="FILE", required=True, help="Write the index to FILE, as Parquet."
)
@with_html
@with_corpora
@click.option("--least-articles", type=click.IntRange(min=1), metavar="N", help=_FEWER)
@click.option("--least-count", type=click.IntRange(min=1), metavar="N", help=_RARER)
@click.option("--least-share", type=click.FloatRange(0, 1, min_open=True), help=_SCARCER)
@click.option("--short-share", type=click.FloatRange(0, 1, min_open=True), help=_SHORTER)
def learn(paths: tuple[str, ...], output: str, as_html: bool | None, **how: Any) -> int:
    """Learn which blocks repeat across each publisher's articles.

    Publishers are told apart by the host of the address.  `newsclean clean
    --repeats FILE` takes out what was found.
    """
    from newsclean.cli import statistics  # noqa: PLC0415 - few files need no processes

    sources, all_there = _corpus_sources(paths, as_html, how["form"], output)
    names = ("least_articles", "least_count", "least_share", "short_share")
    thresholds = {name: how[name] for name in names if how[name] is not None}
    workers = how["workers"] or _cores()
    code = statistics.learn_repeats(sources, _columns_of(how), workers, output, thresholds)
    return max(code, not all_there)


@app.command()
@with_paths
@click.option("--plot", metavar="FILE", help="Also draw the shares as a bar chart, in SVG.")
@with_html
@with_language
@with_corpora
@click.option("--repeats", metavar="FILE", help="Also count what `newsclean learn` found.")
def stats(
    paths: tuple[str, ...],
    plot: str | None,
    as_html: bool | None,
    language: str | None,
    **how: Any,
) -> int:
    """Tell what share of a corpus is which junk.

    A bar chart on a terminal; else lines of kind, name, characters, share and
    documents, with tabs between them.
    """
    from newsclean.batch.cleaning import Cleaning  # noqa: PLC0415 - few files need no processes
    from newsclean.cli import statistics  # noqa: PLC0415

    sources, all_there = _corpus_sources(paths, as_html, how["form"], plot)
    cleaning = Cleaning(_columns_of(how), "nothing", language, how["repeats"])
    code = statistics.show_statistics(sources, cleaning, how["workers"] or _cores(), plot)
    return max(code, not all_there)


def _corpus_sources(
    paths: Sequence[str], as_html: bool | None, form: str | None, output: str | None
) -> tuple[list[Source], bool]:
    """The files of a command that only reads corpora, and whether there are all that were named."""
    failures: list[FileError] = []

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = expanded(paths, fail)
    _refuse_stdin(inputs, form)
    _refuse_json(inputs, as_html, form)
    if output is not None:
        refuse_overwriting(output, inputs)
    return sources_of(inputs, as_html, form), not failures


def _refuse_json(inputs: Sequence[str], as_html: bool | None, form: str | None) -> None:
    """Raises a usage error for JSON of which nobody says what it is: text it is hardly."""
    unclear = [path for path in inputs if path.lower().endswith((".json", ".json.gz", ".json.zst"))]
    if unclear and form is None and as_html is None:
        raise click.UsageError(
            f"{on_one_line(unclear[0])}: for one JSON object a line say --from jsonl"
        )


@app.command()
@click.argument("file")
@click.option(
    "--color/--no-color",
    "colour",
    default=None,
    help="Use colours.  [default: on a terminal, unless NO_COLOR is set]",
)
@with_html
@with_language
def explain(file: str, colour: bool | None, as_html: bool | None, language: str | None) -> int:
    """Show FILE's text with each removed piece in place, its label, rule and cleaner.

    Above it stand the fields that were found.
    """
    article = cleaned(file, Reading(as_html, language), Pipeline.default())
    say(drawn(facts(article), marked(article), colour=wants_colour(colour)))
    return 0


@app.command()
@click.option("--language", metavar="L", help="Only rules of this language.")
@click.option("--label", metavar="NAME", help="Only rules that give this label.")
def rules(language: str | None, label: str | None) -> int:
    """List the rules: id, label, where they look, and their phrases.

    A table on a terminal; else one rule a line, tab-separated, each phrase in
    a column of its own from the fourth on.
    """
    packs = [*RulePack.builtin(), *plugins.packs()]
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


# --- commands that have modules of their own ------------------------------------------------

app.add_command(reporting.report)
app.add_command(plugging.plugins)
