"""The commands ``newsclean learn`` and ``newsclean stats``: what repeats, and how much is junk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.inputs import columns_of, cores, corpus_sources
from newsclean.cli.options import (
    with_corpora,
    with_encoding,
    with_favor,
    with_html,
    with_language,
    with_paths,
    with_rules,
)

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor

_FEWER = "Skip publishers with fewer articles.  [default: 20]"


_RARER = "Never remove blocks that appear in fewer articles.  [default: 5]"


_SCARCER = "Never remove blocks in a smaller share of a publisher's articles.  [default: 0.1]"


_SHORTER = "The same, for blocks of fewer than 40 letters and digits.  [default: 0.3]"


def _checked_share(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    # click's own range takes what is no number for one.
    if value is not None and not 0 < value <= 1:
        raise click.BadParameter(f"{value} is not greater than 0 and at most 1.")
    return value


@click.command()
@with_paths
@click.option(
    "-o", "--output", metavar="FILE", required=True, help="Write the index to FILE, as Parquet."
)
@with_html
@with_encoding
@with_corpora
@click.option("--least-articles", type=click.IntRange(min=1), metavar="N", help=_FEWER)
@click.option("--least-count", type=click.IntRange(min=1), metavar="N", help=_RARER)
@click.option("--least-share", type=float, callback=_checked_share, help=_SCARCER)
@click.option("--short-share", type=float, callback=_checked_share, help=_SHORTER)
def learn(paths: tuple[str, ...], output: str, as_html: bool | None, **how: Any) -> int:
    """Learn which blocks repeat across each publisher's articles.

    The host of the address identifies the publisher.  `newsclean clean --repeats FILE`
    removes what was found.
    """
    from newsclean.cli import statistics  # noqa: PLC0415 - few files need no processes

    sources, all_there = corpus_sources(paths, {**how, "as_html": as_html}, output)
    names = ("least_articles", "least_count", "least_share", "short_share")
    thresholds = {name: how[name] for name in names if how[name] is not None}
    workers = how["workers"] or cores()
    code = statistics.learn_repeats(sources, columns_of(how), workers, output, thresholds)
    return max(code, not all_there)


@click.command()
@with_paths
@click.option("--plot", metavar="FILE", help="Also draw the shares as a bar chart, in SVG.")
@with_html
@with_encoding
@with_language
@with_favor
@with_rules
@with_corpora
@click.option("--repeats", metavar="FILE", help="Also count what `newsclean learn` found.")
def stats(
    paths: tuple[str, ...],
    plot: str | None,
    as_html: bool | None,
    language: str | None,
    favor: Favor,
    **how: Any,
) -> int:
    """Show how much of a corpus is junk, by label.

    On a terminal, this prints a bar chart.  Otherwise it prints lines with kind, name, characters,
    share and documents, separated by tabs.  Confidence is the expected F1 of an article's text.
    """
    from newsclean.cli import statistics  # noqa: PLC0415
    from newsclean.corpus.cleaning import CleaningTask  # noqa: PLC0415 - few files need no processes

    sources, all_there = corpus_sources(paths, {**how, "as_html": as_html}, plot)
    cleaning = CleaningTask(
        columns_of(how), "nothing", language, how["repeats"], favor, rules=how["rules"]
    )
    code = statistics.show_statistics(sources, cleaning, how["workers"] or cores(), plot)
    return max(code, not all_there)
