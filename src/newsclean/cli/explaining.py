"""The command ``newsclean explain``: one text with what was removed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from newsclean.cli.options import with_encoding, with_favor, with_html, with_language, with_rules
from newsclean.cli.reading import Reading, cleaned
from newsclean.cli.showing import facts, marked
from newsclean.cli.terminal import (
    drawn,
    wants_colour,
)
from newsclean.cli.writing import say
from newsclean.corpus.pipelines import pipeline_of

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


@click.command()
@click.argument("file")
@click.option(
    "--color/--no-color",
    "colour",
    default=None,
    help="Use colours.  [default: on a terminal, unless NO_COLOR is set]",
)
@with_html
@with_encoding
@with_language
@with_favor
@with_rules
def explain(
    file: str, colour: bool | None, favor: Favor, rules: tuple[str, ...], **how: Any
) -> int:
    """Show FILE's text with each removed piece in place, and why it was removed.

    Each piece has its label, rule and cleaner.  The fields are printed above the text.
    """
    article = cleaned(file, Reading(**how), pipeline_of(favor, rules))
    say(drawn(facts(article), marked(article), colour=wants_colour(colour)))
    return 0
