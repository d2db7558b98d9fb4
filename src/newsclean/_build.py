"""Makes the rule packs ready when the package is built; hatchling runs this, nothing else does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRulePacks(BuildHookInterface[Any]):
    """Writes ``phrases/rules/compiled.json`` from the packs beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Runs before files are gathered; an sdist holds the packs only."""
        del version, build_data
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from newsclean.phrases.builtin import write  # noqa: PLC0415 - the package that is being built

            write()
        finally:
            sys.path.pop(0)
