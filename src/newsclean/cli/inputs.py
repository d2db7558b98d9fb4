"""What options and arguments say of inputs: columns, the form of standard input, cores."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

import click

from newsclean.cli.reading import expanded, refuse_overwriting
from newsclean.cli.terminal import (
    complain,
    on_one_line,
)
from newsclean.cli.writing import FileError
from newsclean.corpus.chunks import Source
from newsclean.corpus.documents import Columns, with_escapes
from newsclean.corpus.forms import sources_of
from newsclean.corpus.unpacking import STDIN


def refuse_stdin(inputs: Sequence[str], form: str | None) -> None:
    """Raises a usage error if standard input is to be read, and nobody says as which table."""
    if STDIN in inputs and form is None:
        raise click.UsageError("- is a table here: name its format with --from")
    if inputs.count(STDIN) > 1:
        raise click.UsageError("- is given twice")


def columns_of(how: Mapping[str, Any]) -> Columns:
    """The columns to read, by the options given."""
    text, html, url = (
        None if how[name] is None else with_escapes(how[name])
        for name in ("text_column", "html_column", "url_column")
    )
    return Columns(text or "text", html, url or "url")


def cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):  # not everywhere
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def corpus_sources(
    paths: Sequence[str], how: Mapping[str, Any], output: str | None
) -> tuple[list[Source], bool]:
    """The files of a command that only reads corpora, and whether there are all that were named."""
    failures: list[FileError] = []

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = expanded(paths, fail)
    refuse_stdin(inputs, how["form"])
    refuse_json(inputs, how["as_html"], how["form"])
    if output is not None:
        refuse_overwriting(output, inputs)
    return sources_of(inputs, how["as_html"], how["form"], how["encoding"]), not failures


def refuse_json(inputs: Sequence[str], as_html: bool | None, form: str | None) -> None:
    """Raises a usage error for JSON of which nobody says what it is: text it is hardly."""
    unclear = [path for path in inputs if path.lower().endswith((".json", ".json.gz", ".json.zst"))]
    if unclear and form is None and as_html is None:
        raise click.UsageError(
            f"{on_one_line(unclear[0])}: if this has one JSON object per line, use --from jsonl"
        )
