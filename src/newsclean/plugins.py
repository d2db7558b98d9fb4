"""Plugins: what installed packages add, where it comes from, and what if it fails.

A plugin that cannot be loaded is an error when the pipeline is made: nothing is
read yet.  One that fails while an article is cleaned is skipped for that look at
the article, and ``Article.warnings`` says so by name; a stranger's mistake must
not cost the article, nor go by without a word.  How long a plugin takes is said
by a warning of Python's only, for the same text must give an equal Article on
every machine.
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
