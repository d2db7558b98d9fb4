"""The names of labels, and what happens to text with each label.

You can use names of your own.  Text with such a label is removed, like junk.
"""

REMOVED = frozenset(
    "paywall donation newsletter app follow adblock cookie comments share related ad media nav"
    " legal poll market residue".split()
)
"""Junk.  It is removed."""

LIFTED = frozenset("title byline date caption tags source scores".split())
"""Text that is moved from the body into a field of the Article.

If such a label and a junk label share characters, the text is junk.  So the first line of an
overlay is not a title.
"""

KEPT = frozenset("dateline bio note".split())
"""Text that stays in the body by default.  To remove it, add a cleaner that labels it."""

ALL = REMOVED | LIFTED | KEPT
"""All label names of newsclean."""

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
"""The fields of the Article that a label can fill."""
