"""Plugins: cleaners and rule packs from installed packages.

If a plugin cannot be loaded, creating the default pipeline raises an error.  If it fails on an
article, newsclean skips it in that round and names it in ``Article.warnings``.  A slow plugin gets
a Python warning only: the same text must give an equal Article on every machine.
"""

from newsclean.errors import PluginWarning
from newsclean.pipeline.plugins import (
    CLEANER_GROUP,
    RULES_GROUP,
    SLOW_SECONDS,
    Plugin,
    installed,
)

__all__ = [
    "CLEANER_GROUP",
    "RULES_GROUP",
    "SLOW_SECONDS",
    "Plugin",
    "PluginWarning",
    "installed",
]
