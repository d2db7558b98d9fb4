"""The command ``newsclean diff``: what two runs decide differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

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
from newsclean.cli.reporting import write_page
from newsclean.cli.terminal import complain, drawn, harmless, on_one_line, wants_colour
from newsclean.cli.writing import FileError, say
from newsclean.model.showing import shortened
from newsclean.report.differences import (
    Changes,
    Decision,
    FieldChange,
    Pair,
    TextChange,
    changes_between,
    paired,
)

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@click.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("-o", "--output", metavar="FILE", help="Also write an HTML page to FILE.")
@click.option(
    "--color/--no-color", "colour", default=None, help="Use colours.  [default: on a terminal]"
)
@with_html
@with_encoding
@with_language
@with_favor
@with_rules
@with_tables
def diff(
    before: str, after: str, output: str | None, colour: bool | None, favor: Favor, **how: Any
) -> int:
    """Show what run B decides differently from run A about the same documents.

    A and B are outputs of `newsclean clean`, in any format, for example from
    two versions or with two settings of --favor.  Other files and folders are
    cleaned first.  Documents are compared if they have the same name, address
    or text.  The exit code is 0, with or without differences.
    """
    failures: list[FileError] = []
    faults = Faults("more rows cannot be compared")

    def fail(error: FileError) -> None:
        failures.append(error)
        complain(str(error))

    inputs = [expanded([path], fail) for path in (before, after)]
    if output is not None:
        refuse_overwriting(output, [*inputs[0], *inputs[1]])
    for paths in inputs:
        refuse_json(paths, how["as_html"], how["form"])
    reader = ArticleReader({**how, "favor": favor}, fail, faults)
    old, new = (list(reader.articles(paths)) for paths in inputs)
    pairs = paired(old, new)
    found = [(pair, changes_between(pair.before, pair.after)) for pair in pairs.both]
    differing = [(pair, changes) for pair, changes in found if changes]
    alone = [(before, old[k][0]) for k in pairs.only_before]
    alone += [(after, new[k][0]) for k in pairs.only_after]
    lines = [line for pair, changes in differing for line in _document(pair, changes)]
    lines += [Text(f"only in {on_one_line(run)}: {on_one_line(name)}") for run, name in alone]
    say(drawn(*lines, _summary(differing, len(found)), colour=wants_colour(colour)))
    if output is not None:
        write_page(
            output,
            [(pair.name, pair.after) for pair, _ in differing],
            title=f"What {after} decides differently from {before}",
            against=[pair.before for pair, _ in differing],
        )
    return 1 if failures or faults.count else 0


_MOST_TEXT = 300
_STYLES = {"kept": "green", "removed": "red", "absent": "dim"}


def _document(pair: Pair, changes: Changes) -> Iterator[Text]:
    """A document's name and title, then a few lines for each change."""
    head = Text(on_one_line(pair.name), "bold")
    if pair.after.title:
        head.append(f"  {on_one_line(pair.after.title)}", "not bold")
    yield head
    old, new = pair.before.confidence, pair.after.confidence
    if old is not None and new is not None and round(old, 2) != round(new, 2):
        yield Text(f"  confidence: {old:.2f} → {new:.2f}", "dim")
    for field in changes.fields:
        yield _field(field)
    for change in changes.texts:
        yield from _text(change)
    yield Text("")


def _field(change: FieldChange) -> Text:
    text = Text(f"  {change.name}: ")
    text.append(_short(change.before) or "–", "red").append(" → ")
    return text.append(_short(change.after) or "–", "green")


def _text(change: TextChange) -> Iterator[Text]:
    yield Text("  ").append(_decision(change.before)).append(" → ").append(_decision(change.after))
    yield Text("    ").append(_short(change.text))
    why = change.after.evidence or change.before.evidence
    if why:
        yield Text(f"    {on_one_line(why)}", "dim")


def _decision(decision: Decision) -> Text:
    return Text(on_one_line(decision.in_words), _STYLES[decision.kind])


def _short(text: str) -> str:
    return shortened(" ".join(harmless(text).split()), _MOST_TEXT)


def _summary(differing: list[tuple[Pair, Changes]], count: int) -> Text:
    texts = [change for _, changes in differing for change in changes.texts]
    kinds = [(change.before.kind, change.after.kind) for change in texts]
    fields = sum(len(changes.fields) for _, changes in differing)
    parts = [
        (kinds.count(("kept", "removed")), "removed only by B"),
        (kinds.count(("removed", "kept")), "removed only by A"),
        (kinds.count(("removed", "removed")), "labelled otherwise"),
        (sum("absent" in pair for pair in kinds), "in one text only"),
    ]
    said = [f"{number} {what}" for number, what in parts if number]
    said += [f"{fields} field{'s'[: fields != 1]}"] if fields else []
    detail = f": {', '.join(said)}" if said else ""
    return Text(f"{len(differing)} of {count} documents differ{detail}")
