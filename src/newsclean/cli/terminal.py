"""What a terminal may be sent, and how it looks there."""

from __future__ import annotations

import io
import os
import shutil
import sys
from contextlib import suppress
from typing import Any

from rich.console import Console, RenderableType
from rich.text import Text

from newsclean.text.characters import STEERING


def complain(message: str) -> None:
    """Tells people on standard error."""
    # Without standard error there is nobody to tell.
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"newsclean: {harmless(message)}\n")
        sys.stderr.flush()


def harmless(text: str) -> str:
    """``text`` with what steers a terminal written out as an escape, line feeds apart."""
    return STEERING.sub(lambda match: ascii(match.group())[1:-1], text)


def on_one_line(name: str) -> str:
    """``name`` without what steers a terminal or breaks lines."""
    return harmless(name).replace("\n", "\\n")


def is_terminal(stream: Any) -> bool:
    """Whether people look at it."""
    return stream is not None and bool(stream.isatty())


def wants_colour(flag: bool | None) -> bool:
    """What the option says; else a terminal that has them gets them, if not for ``NO_COLOR``."""
    if flag is not None:
        return flag
    declined = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(sys.stdout) and not declined


_WIDEST = 100


def drawn(*parts: RenderableType, colour: bool) -> str:
    """``parts`` as rich draws them; lines are wrapped for a terminal only.

    All text comes in ``Text`` objects, so none of it is read as rich's markup.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=min(_WIDEST, shutil.get_terminal_size().columns),
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, soft_wrap=not is_terminal(sys.stdout))
    return stream.getvalue()


def styled(text: str, style: str) -> Text:
    """``text`` as rich takes it, never read as markup."""
    return Text(harmless(text), style)
