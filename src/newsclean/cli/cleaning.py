"""The command ``newsclean clean``: files one after the other, or a corpus on every core."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from newsclean.cli.foldering import FILES, is_folder, write_folder
from newsclean.cli.inputs import columns_of, cores, refuse_json, refuse_stdin
from newsclean.cli.options import (
    with_corpora,
    with_encoding,
    with_favor,
    with_html,
    with_language,
    with_paths,
    with_rules,
)
from newsclean.cli.reading import Reading, cleaned, expanded, refuse_other_forms, refuse_overwriting
from newsclean.cli.showing import FORMATS, WITH_CAPTIONS, shower
from newsclean.cli.terminal import complain, is_terminal, on_one_line
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.forms import PACKED, TABLES, form_of, sources_of
from newsclean.corpus.pipelines import pipeline_of
from newsclean.corpus.unpacking import STDIN

_FEW = 100
_OF_ALL = ("captions", "encoding", "favor", "quiet", "rules")


@click.command()
@with_paths
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*FORMATS, "rows"]),
    help="The output format.  [default: the one that the name of --output shows, such as story.md;"
    " otherwise text on a terminal, rows for tables, and jsonl for documents]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE, or to standard output with -.  If FILE ends in .parquet, write Parquet."
    "  With --format text, markdown or html, FILE can be a folder or end in /: write one file for"
    " each article.",
)
@click.option(
    "--captions",
    is_flag=True,
    help="Write captions and credits below their pictures, in Markdown and HTML.",
)
@with_html
@with_encoding
@with_language
@with_favor
@with_rules
@with_corpora
@click.option("--errors", metavar="FILE", help="Write to FILE what cannot be cleaned, and why.")
@click.option("--resume", is_flag=True, help="Continue an output that was interrupted.")
@click.option("--repeats", metavar="FILE", help="Also remove what `newsclean learn` found.")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary at the end.")
def clean(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    as_html: bool | None,
    language: str | None,
    **how: Any,
) -> int:
    """Clean files, folders, or - for standard input.

    Documents: .txt .html .htm.  Tables: .csv .tsv .jsonl .warc (all also .gz and
    .zst) and .parquet.  Text must be UTF-8, begin with a byte-order mark, or be
    in --encoding.  If a file cannot be read, it is named on standard error, the
    other files are cleaned, and the exit code is 1.
    """
    failures: list[FileError] = []

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    output = None if output == "-" else output
    refuse_other_forms(output, how["errors"])
    inputs = expanded(paths, fail)
    format_name = format_name or _format_of(output, inputs)
    if how["captions"] and format_name not in WITH_CAPTIONS:
        raise click.UsageError("--captions needs --format markdown or html")
    for written in filter(None, (output, how["errors"])):
        refuse_overwriting(written, [*inputs, *filter(None, [how["repeats"]])])
    refuse_json(inputs, as_html, how["form"])
    if format_name in FILES and output is not None and is_folder(output):
        given = {**how, "as_html": as_html, "language": language, "format_name": format_name}
        return max(_folder(inputs, output, given), bool(failures))
    if _is_corpus(inputs, output, format_name, how):
        given = {"output": output, "format_name": format_name, "language": language}
        return max(_corpus(inputs, {**how, **given, "as_html": as_html}), bool(failures))
    show, many = shower(format_name, output is not None, how["captions"]), len(inputs) > 1
    reading = Reading(as_html, language, how["encoding"])
    pipeline = pipeline_of(how["favor"], how["rules"])
    with suppress(BrokenPipeError), Writer(output) as writer:
        for path in _tracked(inputs, shown=many and output is not None):
            try:
                article = cleaned(path, reading, pipeline)
            except FileError as error:
                fail(error)
            else:
                writer.write(show(path, article, many))
    return 1 if failures else 0


def _format_of(output: str | None, inputs: Sequence[str]) -> str | None:
    """The format that the output's name says, if all inputs are documents."""
    if output is None or is_folder(output) or any(form_of(k) in TABLES.values() for k in inputs):
        return None
    ending = os.path.splitext(output)[1].lower()
    return next((name for name, (end, _) in FILES.items() if end == ending), None)


def _is_corpus(
    inputs: Sequence[str], output: str | None, format_name: str | None, how: Mapping[str, Any]
) -> bool:
    """Whether there is more to do than to show some files one after the other."""
    if format_name == "rows" or any(value for name, value in how.items() if name not in _OF_ALL):
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


def _folder(inputs: Sequence[str], folder: str, how: Mapping[str, Any]) -> int:
    """Writes each article to a file of its own; gives the exit code."""
    from newsclean.cli import corpora  # noqa: PLC0415 - few files need no tables
    from newsclean.cli.articles import articles_of  # noqa: PLC0415
    from newsclean.corpus.articles import ArticleTask  # noqa: PLC0415

    if how["resume"]:
        raise click.UsageError(
            "--resume is not for a folder: run the command again, and it writes the same files"
        )
    is_piped = list(inputs) == [STDIN] and how["form"] is None
    if not is_piped:
        refuse_stdin(inputs, how["form"])
    task = ArticleTask(columns_of(how), how["language"], how["repeats"], how["favor"], how["rules"])
    corpora.refuse_unusable(task)
    sources = sources_of(inputs, how["as_html"], how["form"], how["encoding"])
    workers = how["workers"] or (cores() if len(inputs) > _FEW else 1)
    where = "--errors FILE lists all" if how["errors"] is None else f"{how['errors']} lists all"
    faults = corpora.Faults(f"more rows cannot be cleaned; {on_one_line(where)}")
    with Writer(how["errors"]) as errors:
        if how["errors"] is not None:
            errors.write("")
        found = (
            iter(
                [
                    (
                        STDIN,
                        cleaned(
                            STDIN,
                            Reading(how["as_html"], how["language"], how["encoding"]),
                            task.pipeline(),
                        ),
                    )
                ]
            )
            if is_piped
            else articles_of(task, sources, workers, faults, how["errors"] and errors)
        )
        count = write_folder(
            found, folder, how["format_name"], captions=how["captions"], inputs=inputs
        )
    if not how["quiet"]:
        complain(f"{on_one_line(folder)}: {count} article{'s'[: count != 1]}")
    return 1 if faults.count else 0


def _corpus(inputs: Sequence[str], how: Mapping[str, Any]) -> int:
    from newsclean.cli import corpora  # noqa: PLC0415 - few files need no processes

    refuse_stdin(inputs, how["form"])
    if how["resume"] and STDIN in inputs:
        raise click.UsageError("--resume: standard input cannot be read again")
    if how["format_name"] in FILES:
        raise click.UsageError(
            f"--format {how['format_name']} of tables needs a folder, such as --output articles/"
        )
    if how["resume"] and how["output"] is None:
        raise click.UsageError("--resume needs --output FILE")
    return corpora.run_job(
        corpora.Job(
            sources=sources_of(inputs, how["as_html"], how["form"], how["encoding"]),
            columns=columns_of(how),
            workers=how["workers"] or cores(),
            **{name: how[name] for name in _AS_GIVEN},
        )
    )


_AS_GIVEN = (
    "output", "format_name", "errors", "language", "favor", "repeats", "rules", "resume", "quiet",
)  # fmt: skip


def _tracked(inputs: Sequence[str], *, shown: bool) -> Iterable[str]:
    """``inputs``, with a progress bar on standard error if it is ``shown`` and seen."""
    if not (shown and is_terminal(sys.stdout) and is_terminal(sys.stderr)):
        return inputs
    return track(inputs, "Cleaning", console=Console(stderr=True), transient=True)
