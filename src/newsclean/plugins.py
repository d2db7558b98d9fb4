"""The plugins that are installed, and what happens if one fails."""

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
