"""The command ``newsclean report``: files in, one page for people out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.articles import ArticleReader
from newsclean.cli.corpora import Faults
from newsclean.cli.inputs import refuse_json
from newsclean.cli.options import (
    with_encoding,
    with_favor,
    with_html,
    with_language,
    with_tables,
)
from newsclean.cli.reading import expanded, refuse_overwriting
from newsclean.cli.terminal import complain
from newsclean.cli.writing import FileError, Writer

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page, - for stdout.")
@click.option("--title", default="What newsclean removed", help="The page's heading.")
@with_html
@with_encoding
@with_language
@with_favor
@with_tables
def report(paths: tuple[str, ...], output: str, title: str, favor: Favor, **how: Any) -> int:
    """Make one HTML page that shows what was removed from IN, and why.

    IN are files, folders or - as for clean.  What clean wrote, in any of its
    forms, is shown as it is; other rows and documents are cleaned first.  The
    page needs no network.  What cannot be read is reported, the rest is shown,
    and the exit code is 1.
    """
    from newsclean.report import render  # noqa: PLC0415 - only this command needs it

    failures: list[FileError] = []
    faults = Faults("more rows cannot be shown")

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = expanded(paths, fail)
    target = None if output == "-" else output
    if target is not None:
        refuse_overwriting(target, inputs)
    refuse_json(inputs, how["as_html"], how["form"])
    reader = ArticleReader({**how, "favor": favor}, fail, faults)
    found = list(reader.articles(inputs))
    if not found:
        complain("there is nothing to show: no page was written")
        return 1
    try:
        page = render([article for _, article in found], names=[n for n, _ in found], title=title)
    except ImportError as error:
        raise click.UsageError(str(error)) from error
    with Writer(target) as writer:
        writer.write(page)
    return 1 if failures or faults.count else 0
