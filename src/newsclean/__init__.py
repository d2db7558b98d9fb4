r"""newsclean turns scraped news, HTML or text, into clean, typed Articles.

It labels every piece that it takes out with why and where, loses nothing, and
cleaning twice equals cleaning once.

>>> import newsclean
>>> article = newsclean.clean(newsclean.read_text(
...     "Storm hits coast\n\nA storm hit the northern coast on Friday, officials said.\n\n"
...     "Read more"))
>>> article.title
'Storm hits coast'
>>> article.text
'A storm hit the northern coast on Friday, officials said.'
>>> [(removal.name, article.text_of(removal)) for removal in article.removals]
[('title', 'Storm hits coast'), ('related', 'Read more')]
"""

from newsclean.api import clean, clean_text
from newsclean.errors import (
    ArticleFormatError,
    CleanerError,
    DecodeError,
    NewscleanError,
    PipelineError,
    ReadError,
    RulePackError,
)
from newsclean.model import Article, Author, Block, Caption, Label, Removal
from newsclean.pipeline import Cleaner, Pipeline
from newsclean.readers.html import read_html
from newsclean.readers.text import read_text
from newsclean.rulepack import RulePack

__all__ = [
    "Article",
    "ArticleFormatError",
    "Author",
    "Block",
    "Caption",
    "Cleaner",
    "CleanerError",
    "DecodeError",
    "Label",
    "NewscleanError",
    "Pipeline",
    "PipelineError",
    "ReadError",
    "Removal",
    "RulePack",
    "RulePackError",
    "clean",
    "clean_text",
    "read_html",
    "read_text",
]

__version__ = "0.1.0"
