"""The article model: what readers make, and what cleaning takes and returns.

It owns the Article and its parts, its plain forms (dict, JSON, Markdown, JSON-LD, rows), labels,
and the protocol of cleaners.  It must not read, match or judge anything; of newsclean it imports
``errors`` and ``text`` alone.
"""

from newsclean.model.article import Article
from newsclean.model.blocks import Block, Markup
from newsclean.model.cleaner import Cleaner
from newsclean.model.field_values import Author, Caption
from newsclean.model.labels import Label, Removal
from newsclean.model.shown import Image, Mark

__all__ = [
    "Article",
    "Author",
    "Block",
    "Caption",
    "Cleaner",
    "Image",
    "Label",
    "Mark",
    "Markup",
    "Removal",
]
