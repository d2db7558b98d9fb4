"""Options and arguments that several commands have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from newsclean.cli.terminal import on_one_line
from newsclean.errors import DecodeError
from newsclean.reading.encoding import known_codec

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _checked_language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch("[A-Za-z]{2}", value):
        raise click.BadParameter(f"{value!r} is not a two-letter ISO 639-1 code, such as 'en'.")
    return None if value is None else value.lower()


def _checked_encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else known_codec(value)
    except DecodeError:
        raise click.BadParameter(f"{value!r} is not a known encoding.") from None


with_html = click.option(
    "--html/--text",
    "as_html",
    default=None,
    help="Read all files as HTML or as text.  [default: .html and .htm files are HTML]",
)
with_language = click.option(
    "--language",
    metavar="CODE",
    callback=_checked_language,
    help="The language of the articles (ISO 639-1).  [default: guessed]",
)
with_encoding = click.option(
    "--encoding",
    metavar="NAME",
    callback=_checked_encoding,
    help="The encoding of all files, such as windows-1251.  Not for .parquet and .warc."
    "  [default: UTF-8 or the byte-order mark for text; detected for pages]",
)
with_favor = click.option(
    "--favor",
    # Spelled out: the type in newsclean.cleaners.judge brings models along.
    type=click.Choice(["recall", "balance", "precision"]),
    default="balance",
    show_default=True,
    help="If in doubt, keep text (recall) or remove it (precision).",
)


def _checked_rules(
    _: click.Context, __: click.Parameter, paths: tuple[str, ...]
) -> tuple[str, ...]:
    """The paths, once the examples of each pack hold."""
    from newsclean.phrases.rulepack import RulePack  # noqa: PLC0415 - few commands have packs

    for path in paths:
        for failure in RulePack.load(path).failures():
            raise click.BadParameter(f"{on_one_line(failure)}.")
    return paths


with_rules = click.option(
    "--rules",
    metavar="FILE",
    multiple=True,
    callback=_checked_rules,
    help="Also use the rule pack FILE (TOML).  You can give several.",
)
with_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="The number of processes.  [default: one per core]",
)
_text_column = click.option(
    "--text-column", metavar="NAME", help="The column with plain text in tables.  [default: text]"
)
_html_column = click.option(
    "--html-column",
    metavar="NAME",
    help="The column with HTML in tables, if any.",
)
_url_column = click.option(
    "--url-column", metavar="NAME", help="The column with addresses in tables.  [default: url]"
)


_form = click.option(
    "--from",
    "form",
    type=click.Choice(["csv", "tsv", "jsonl", "warc"]),
    help="Read all inputs in this format, whatever their names.  Needed if - is a table.",
)


def with_tables(command: _Command) -> _Command:
    """The options of all commands that read tables: which form and columns they have."""
    for option in (_form, _url_column, _html_column, _text_column):
        command = option(command)
    return command


def with_corpora(command: _Command) -> _Command:
    """The options of all commands that read corpora: processes, and columns of tables."""
    return _workers(with_tables(command))
