"""A progress bar for loops over many pages: on a terminal and in a notebook, if rich is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.util import find_spec
from typing import Protocol


class Advance(Protocol):
    """Says that one more is done."""

    def __call__(self, *, is_error: bool) -> None:
        """One more."""
        ...


def progress_bar(
    what: str, total: int | None, wanted: bool | None
) -> AbstractContextManager[Advance]:
    """A bar on standard error, or nothing.

    :param what: what is being done.
    :param total: of how many, if that is known.
    :param wanted: ``None`` for a bar if people look at it and rich is installed.
    :raises ImportError: if it is ``wanted`` and rich is not installed.
    """
    if wanted and find_spec("rich") is None:
        raise ImportError('progress=True needs rich: pip install "newsclean[cli]"')
    if wanted is None:
        wanted = find_spec("rich") is not None and (_is_terminal() or is_notebook())
    return _rich_bar(what, total) if wanted else nullcontext(_no_advance)


def _no_advance(*, is_error: bool) -> None:
    pass


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def is_notebook() -> bool:
    """Whether this runs in a notebook, as rich finds out."""
    from rich.console import Console  # noqa: PLC0415 - of an extra

    return Console(stderr=True).is_jupyter


@contextmanager
def _rich_bar(what: str, total: int | None) -> Iterator[Advance]:
    from rich.console import Console  # noqa: PLC0415 - of an extra
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console, rate = Console(stderr=True), 10
    if console.is_jupyter and find_spec("ipywidgets") is None:
        # Without widgets rich shows nothing there.  The line that it draws on terminals works.
        # Notebooks keep all that is written, so it is written seldom.
        console, rate = Console(stderr=True, force_jupyter=False, force_terminal=True), 1
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[errors]}"),
        TimeElapsedColumn() if total is None else TimeRemainingColumn(),
        console=console,
        refresh_per_second=rate,
    )
    errors = 0

    def advance(*, is_error: bool) -> None:
        nonlocal errors
        errors += is_error
        bar.update(task, advance=1, errors=f"{errors:,} errors" if errors else "")

    with bar:
        task = bar.add_task(what, total=total, errors="")
        yield advance
