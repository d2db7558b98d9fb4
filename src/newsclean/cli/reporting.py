"""The command ``newsclean report``: files in, one page for people out."""

from __future__ import annotations

from collections.abc import Sequence
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
    with_rules,
    with_tables,
)
from newsclean.cli.reading import expanded, refuse_overwriting
from newsclean.cli.terminal import complain
from newsclean.cli.writing import FileError, Writer
from newsclean.model.article import Article
from newsclean.report.differences import Named, paired

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="IN...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    help="Write the page to FILE, or to standard output with -.",
)
@click.option("--title", default="What newsclean removed", help="The heading of the page.")
@click.option(
    "--against",
    metavar="PATH",
    help="Compare with an earlier run: PATH is a file or folder that it wrote.",
)
@with_html
@with_encoding
@with_language
@with_favor
@with_rules
@with_tables
def report(
    paths: tuple[str, ...], output: str, title: str, against: str | None, favor: Favor, **how: Any
) -> int:
    """Make one HTML page that shows what was removed from IN, and why.

    IN can be files, folders or -, as for clean.  The output of clean is shown without
    cleaning it again.  Other rows and documents are cleaned first.  The page needs no
    network.  If some input cannot be read, it is named on standard error, and the exit
    code is 1.
    """
    failures: list[FileError] = []
    faults = Faults("more rows cannot be shown")

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = expanded(paths, fail)
    earlier = [] if against is None else expanded([against], fail)
    target = None if output == "-" else output
    if target is not None:
        refuse_overwriting(target, [*inputs, *earlier])
    refuse_json([*inputs, *earlier], how["as_html"], how["form"])
    reader = ArticleReader({**how, "favor": favor}, fail, faults)
    found = list(reader.articles(inputs))
    if not found:
        complain("nothing to show: no page was written")
        return 1
    write_page(
        target,
        found,
        title=title,
        against=None if against is None else earlier_of(found, list(reader.articles(earlier))),
    )
    return 1 if failures or faults.count else 0


def earlier_of(found: Sequence[Named], before: Sequence[Named]) -> list[Article | None]:
    """What an earlier run made of the same documents, one each."""
    pairs = paired(before, found)
    known = iter(pairs.both)
    alone = set(pairs.only_after)
    return [None if k in alone else next(known).before for k in range(len(found))]


def write_page(
    target: str | None,
    found: Sequence[Named],
    *,
    title: str,
    against: Sequence[Article | None] | None = None,
) -> None:
    """Writes the report of articles to a file, or to standard output for ``None``."""
    from newsclean.report import render  # noqa: PLC0415 - only these commands need it

    articles, names = [article for _, article in found], [name for name, _ in found]
    try:
        page = render(articles, names=names, title=title, against=against)
    except ImportError as error:
        raise click.UsageError(str(error)) from error
    with Writer(target) as writer:
        writer.write(page)
