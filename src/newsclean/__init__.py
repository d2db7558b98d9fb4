r"""newsclean turns scraped news, HTML or text, into clean, typed Articles.

Every removal records why the text was removed, and its position.  No text is lost.  If you
clean a clean Article, nothing changes.

>>> import newsclean
>>> article = newsclean.extract('''
...     <nav><a href="/">Home</a></nav><h1>Storm hits coast</h1>
...     <p>A storm hit the northern coast on Friday, officials said.</p>
...     <p><a href="/b">Read more</a></p>''')
>>> article.title
'Storm hits coast'
>>> article.text
'A storm hit the northern coast on Friday, officials said.'

If another program extracted the text, use ``read_text`` and ``clean``:

>>> article = newsclean.clean(newsclean.read_text(
...     "Storm hits coast\n\nA storm hit the northern coast on Friday, officials said.\n\n"
...     "Read more"))
>>> [(removal.name, article.text_of(removal)) for removal in article.removals]
[('title', 'Storm hits coast'), ('related', 'Read more')]
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING as _TYPE_CHECKING

if _TYPE_CHECKING:
    from newsclean.api.cleaning import clean, clean_text
    from newsclean.api.extracting import extract
    from newsclean.api.form import compiled as compiled
    from newsclean.api.reading import read_html
    from newsclean.corpus.many import extract_many
    from newsclean.errors import (
        ArticleFormatError,
        CleanerError,
        DecodeError,
        NewscleanError,
        PipelineError,
        ReadError,
        RulePackError,
    )
    from newsclean.model import (
        Article,
        Author,
        Block,
        Caption,
        Cleaner,
        Image,
        Label,
        Mark,
        Removal,
    )
    from newsclean.phrases.rulepack import RulePack
    from newsclean.pipeline.pipeline import Pipeline
    from newsclean.reading.text import read_text

__all__ = [
    "Article",
    "ArticleFormatError",
    "Author",
    "Block",
    "Caption",
    "Cleaner",
    "CleanerError",
    "DecodeError",
    "Image",
    "Label",
    "Mark",
    "NewscleanError",
    "Pipeline",
    "PipelineError",
    "ReadError",
    "Removal",
    "RulePack",
    "RulePackError",
    "clean",
    "clean_text",
    "extract",
    "extract_many",
    "read_html",
    "read_text",
]

__version__ = "0.2.0"

# A command line that prints its help, or a program that cleans nothing today, need not pay for
# regular expressions and models: each name brings its module along when it is first asked for.
_HOMES = {
    "api.cleaning": ("clean", "clean_text"),
    "api.extracting": ("extract",),
    "api.form": ("compiled",),
    "api.reading": ("read_html",),
    "corpus.many": ("extract_many",),
    "errors": (
        "ArticleFormatError",
        "CleanerError",
        "DecodeError",
        "NewscleanError",
        "PipelineError",
        "ReadError",
        "RulePackError",
    ),
    "model": (
        "Article",
        "Author",
        "Block",
        "Caption",
        "Cleaner",
        "Image",
        "Label",
        "Mark",
        "Removal",
    ),
    "phrases.rulepack": ("RulePack",),
    "pipeline.pipeline": ("Pipeline",),
    "reading.text": ("read_text",),
}
_HOME_OF = {name: f"newsclean.{home}" for home, names in _HOMES.items() for name in names}


if not _TYPE_CHECKING:  # to a type checker, the names are those imported above and no others

    def __getattr__(name: str) -> object:
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
        value = globals()[name] = getattr(_import_module(home), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
