"""``python -m newsclean`` and the command ``newsclean``."""

from __future__ import annotations

import sys

_EXTRA = frozenset({"click", "rich"})
_MISSING = 'newsclean: the command line needs the extra "cli": pip install "newsclean[cli]"'


def main() -> int:
    """Runs the command line and gives its exit code; 2 if click or rich is not installed."""
    try:
        from newsclean.cli.app import run  # noqa: PLC0415 - the library does without click and rich
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        print(_MISSING, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
