"""The names of labels, and what becomes of text that carries one.

A third party may use names of its own; they are treated as junk is.
"""

REMOVED = frozenset(
    "paywall donation newsletter app follow adblock cookie comments share related ad media nav"
    " legal poll market residue".split()
)
"""Junk: taken out, nothing kept of it."""

LIFTED = frozenset("title byline date caption tags source scores".split())
"""Taken out of the body because the Article has a field for what it says.

Where one of these and a piece of junk claim the same characters, they are junk:
an overlay's first line is no title.
"""

KEPT = frozenset("dateline bio note".split())
"""Left in the body by default: a caller adds a cleaner to have them out."""

ALL = REMOVED | LIFTED | KEPT
"""Every label name newsclean itself knows."""

FIELDS = (
    "title",
    "authors",
    "published",
    "modified",
    "publisher",
    "url",
    "language",
    "section",
    "description",
    "tags",
    "scores",
    "free_access",
    "truncated",
    "captions",
    "image",
)
"""The Article's fields that a label may fill."""
