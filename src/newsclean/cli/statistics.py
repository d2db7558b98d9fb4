"""What share of a corpus is which junk, and what repeats in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from newsclean.cli.bar_chart import bar_chart
from newsclean.cli.corpora import (
    Faults,
    need_pyarrow,
    refuse_unusable,
    refuse_unwritable_file,
    refuse_unwritable_output,
    refuse_without_text,
    run_and_count,
)
from newsclean.cli.terminal import complain, drawn, is_terminal, on_one_line, styled, wants_colour
from newsclean.cli.writing import FileError, say
from newsclean.corpus.chunks import Chunk, Source
from newsclean.corpus.cleaning import CleaningTask
from newsclean.corpus.documents import Columns
from newsclean.corpus.fingerprints import DOCUMENT
from newsclean.corpus.learning import LearningTask
from newsclean.corpus.places import reason_of
from newsclean.corpus.repeats import Learning
from newsclean.corpus.sources import first_chunks
from newsclean.corpus.tally import Tally
from newsclean.model.rows import LOW_CONFIDENCE

_BAR = 40
_MORE = "more rows have faults"


def show_statistics(
    sources: Sequence[Source], cleaning: CleaningTask, workers: int, plot: str | None
) -> int:
    """Counts what would be removed; gives the exit code."""
    refuse_unusable(cleaning)
    if plot is not None:
        refuse_unwritable_output(plot)
    tally, faults = Tally(), Faults(_MORE)
    size = sum(source.size for source in sources)
    for done in run_and_count(cleaning, _all_of(sources, cleaning.columns), size, workers):
        faults.tell_warnings(done.warnings)
        faults.tell(done.errors)
        tally.add(done.tally)
    if plot is not None:
        title = f"Removed from {tally.documents:,} documents: share of characters"
        _write(plot, bar_chart(title, tally.shares()))
    if is_terminal(sys.stdout):
        say(drawn(_chart(tally), _confidence(tally), colour=wants_colour(None)))
    else:
        say(
            "".join(
                ["\t".join([on_one_line(str(cell)) for cell in row]) + "\n" for row in _rows(tally)]
            )
        )
    return 1 if tally.faults else 0


def _all_of(sources: Sequence[Source], columns: Columns) -> Iterator[Chunk]:
    first, arriving = first_chunks(sources)
    refuse_without_text(sources, first, columns)
    return arriving


def _rows(tally: Tally) -> list[tuple[object, ...]]:
    """Kind, name, characters, their share, and documents."""
    faults = [("error", kind, "", "", count) for kind, count in sorted(tally.faults.items())]
    return [
        ("corpus", "all", tally.characters, 1, tally.documents),
        *[
            ("removed", name, tally.removed[name], f"{share:.6f}", tally.touched[name])
            for name, share in tally.shares()
        ],
        *_confidence_rows(tally),
        *faults,
    ]


def _confidence_rows(tally: Tally) -> list[tuple[object, ...]]:
    """The mean over documents, and the share and number of those with less than is good."""
    mean = tally.mean_confidence
    if mean is None:
        return []
    below = f"{tally.doubtful / tally.judged:.6f}"
    return [
        ("confidence", "mean", "", f"{mean:.6f}", tally.judged),
        ("confidence", f"below {LOW_CONFIDENCE}", "", below, tally.doubtful),
    ]


def _confidence(tally: Tally) -> Text:
    mean = tally.mean_confidence
    if mean is None:
        return Text("")
    below = f"{tally.doubtful:,} documents ({tally.doubtful / tally.judged:.1%})"
    return Text(f"  confidence {mean:.3f} on average, below {LOW_CONFIDENCE} in {below}\n")


def _chart(tally: Tally) -> Table:
    shares = tally.shares()
    longest = max([share for _, share in shares], default=0) or 1
    table = Table("removed", "share", "documents", "", box=box.SIMPLE_HEAD)
    table.columns[1].justify = table.columns[2].justify = "right"
    for name, share in shares:
        bar = Text("█" * max(1, round(_BAR * share / longest)), "cyan")
        part = f"{tally.touched[name] / max(1, tally.documents):.1%}"
        table.add_row(styled(name, ""), f"{share:.2%}", part, bar)
    for kind, count in sorted(tally.faults.items()):
        part = f"{count / max(1, tally.documents):.1%}"
        table.add_row(styled(f"error: {kind}", "red"), "", part, Text(""))
    return table


def _write(path: str, text: str) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise FileError(path, reason_of(error)) from error


def learn_repeats(
    sources: Sequence[Source],
    columns: Columns,
    workers: int,
    output: str,
    thresholds: dict[str, Any],
) -> int:
    """Writes the index of what repeats; gives the exit code."""
    need_pyarrow()
    refuse_unwritable_file(output)
    learning, documents, seen, faults = Learning(), 0, 0, Faults(_MORE)
    size = sum(source.size for source in sources)
    for done in run_and_count(LearningTask(columns), _all_of(sources, columns), size, workers):
        documents += done.documents
        seen += len(done.seen)
        faults.tell(done.errors)
        for article in done.seen:
            learning.add(article)
    repeats = learning.repeats(**thresholds)
    try:
        repeats.save(output)
    except OSError as error:
        raise FileError(output, reason_of(error)) from error
    pruned = repeats.pruned()
    sites = [key for key in repeats.counts if key[1] == DOCUMENT]
    judged = {site for site, _ in sites if repeats.articles(site) >= repeats.least_articles}
    blocks = sum(number != DOCUMENT and site in judged for site, number in pruned.counts)
    complain(
        f"{documents:,} documents, {seen:,} with a publisher; {len(sites):,} publishers,"
        f" {len(judged):,} with {repeats.least_articles} articles or more;"
        f" {blocks:,} blocks repeat; written to {on_one_line(output)}"
    )
    if not seen:
        complain(
            "no document has an address that names its publisher; name the column of addresses"
            " with --url-column"
        )
    return 1 if faults.count or not seen else 0
