"""The command ``newsclean plugins``: what is installed, and from where."""

from __future__ import annotations

import click

from newsclean.cli.writing import say


@click.command()
def plugins() -> int:
    """List the installed plugins: what they bring, their package, and where it is.

    One a line with tabs between: group, name, package, version, place, target, and
    ``ok`` or what is wrong.  If one cannot be loaded, the exit code is 1.
    """
    from newsclean import cli  # noqa: PLC0415 - it brings this command along
    from newsclean.plugins import installed  # noqa: PLC0415 - loads what is installed

    found = list(installed())
    rows = [
        (p.kind, p.name, p.package, p.version, p.place, p.target, p.fault or "ok") for p in found
    ]
    say(cli._columns(rows))
    return 1 if any(plugin.fault for plugin in found) else 0
