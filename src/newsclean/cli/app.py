"""The command ``newsclean``: its subcommands, exit codes and errors.

Exit codes: 0 all well; 1 something could not be read or written, and what could was; 2 the command
was not understood; 130 interrupted.  Documents are written whole, each as soon as it is done, so
nothing that happens later can lose them.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import click

from newsclean import __version__
from newsclean.api.form import compiled
from newsclean.cli import (
    cleaning,
    counting,
    differing,
    explaining,
    listing,
    reporting,
    splitting,
)
from newsclean.cli.terminal import complain, harmless, on_one_line
from newsclean.cli.writing import FileError, discard_output
from newsclean.corpus.places import reason_of
from newsclean.errors import NewscleanError, PluginWarning


def run(args: Sequence[str] | None = None) -> int:
    """The command line with ``args``, by default the process's own; gives the exit code."""
    try:
        with _plugin_warnings_shown():
            code: int | None = app.main(args, prog_name="newsclean", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "newsclean"
        complain(f"{error.format_message()}\nTry '{where} -h' for help.")
        return 2
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return 130
    except (FileError, NewscleanError) as error:
        complain(str(error))
        return 1
    except OSError as error:  # help that cannot be written
        complain(reason_of(error))
        discard_output()
        return 1
    return code or 0


@contextmanager
def _plugin_warnings_shown() -> Iterator[None]:
    """Tells of plugins that fail as of all else, on one line and without a place in our code."""
    with warnings.catch_warnings():
        others: Any = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *where: Any, **how: Any) -> None:
            if issubclass(category, PluginWarning):
                complain(on_one_line(str(message)))
            else:
                others(harmless(str(message)), category, *where, **how)

        warnings.showwarning = cast("Any", show)
        yield


FORM = "compiled" if compiled else "interpreted"
_HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=_HELP, invoke_without_command=True)
@click.version_option(f"{__version__} ({FORM})", message="newsclean %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Clean scraped news, and show what was removed and why."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


for _command in (
    cleaning.clean,
    counting.learn,
    counting.stats,
    differing.diff,
    explaining.explain,
    listing.rules,
    listing.plugins,
    listing.schema,
    reporting.report,
    splitting.split,
):
    app.add_command(_command)
