"""The command ``newsclean report``: files in, one page for people out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.options import with_encoding, with_favor, with_html, with_language
from newsclean.cli.reading import (
    Reading,
    bytes_of,
    cleaned,
    decoded,
    expanded,
    refuse_overwriting,
)
from newsclean.cli.terminal import complain
from newsclean.cli.writing import FileError, Writer
from newsclean.errors import NewscleanError
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor

_LINES = ".jsonl"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="IN...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page, - for stdout.")
@click.option("--title", default="What newsclean removed", help="The page's heading.")
@with_html
@with_encoding
@with_language
@with_favor
def report(paths: tuple[str, ...], output: str, title: str, favor: Favor, **how: Any) -> int:
    """Make one HTML page that shows what was removed from IN, and why.

    IN are files, folders or - as for clean, or .jsonl files that clean wrote:
    articles from those are shown as they are.  The page needs no network.  What
    cannot be read is reported, the rest is shown, and the exit code is 1.
    """
    from newsclean.report import render  # noqa: PLC0415 - only this command needs it

    failures: list[Exception] = []

    def fail(error: Exception) -> None:
        failures.append(error)
        complain(str(error))

    lines = [path for path in paths if path.lower().endswith(_LINES)]
    inputs = expanded([path for path in paths if path not in lines], fail)
    target = None if output == "-" else output
    if target is not None:
        refuse_overwriting(target, [*lines, *inputs])
    found = [entry for path in lines for entry in _written(path, fail)]
    if inputs:
        reading, pipeline = Reading(**how), Pipeline.default(favor=favor)
        for path in inputs:
            try:
                found.append((path, cleaned(path, reading, pipeline)))
            except FileError as error:
                fail(error)
    if not found:
        return 1
    try:
        page = render([article for _, article in found], names=[n for n, _ in found], title=title)
    except ImportError as error:
        raise click.UsageError(str(error)) from error
    with Writer(target) as writer:
        writer.write(page)
    return 1 if failures else 0


def _written(path: str, fail: Callable[[Exception], None]) -> Iterator[tuple[str, Article]]:
    """The articles in a file of JSON lines, each with the ``path`` that it names."""
    try:
        text = decoded(path, bytes_of(path))
    except FileError as error:
        fail(error)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            name = data.pop("path", f"{path}:{number}") if isinstance(data, dict) else path
            yield str(name), Article.from_dict(data)
        except (ValueError, NewscleanError) as error:
            fail(FileError(path, f"line {number}: {error}"))
