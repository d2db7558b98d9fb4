"""Every error newsclean raises on purpose.

::

    NewscleanError
    ├── ReadError            the input cannot be read as text or HTML
    │   └── DecodeError      its bytes are not text in the encoding they claim
    ├── ArticleFormatError   data given to ``Article.from_dict`` has the wrong form
    ├── RulePackError        a rule pack breaks the rules for rule packs
    ├── CleanerError         a cleaner raised, or returned a span that does not exist
    └── PipelineError        a pipeline was asked for a cleaner it does not have,
                             or a plugin cannot be loaded

All are also ``ValueError`` where the fault is in the data that was passed, so
code that guards against bad values keeps working.

``PluginWarning`` is no error but a warning of Python's: a plugin failed, and what
it would have said is missing.
"""


class NewscleanError(Exception):
    """The root of the tree: catch this to catch whatever newsclean raises on purpose.

    >>> import newsclean
    >>> try:
    ...     newsclean.read_text(b"bytes")
    ... except newsclean.NewscleanError as error:
    ...     print(error)
    read_text takes str, not bytes; decode the bytes first
    """


class ReadError(NewscleanError, ValueError):
    """The input cannot be read: wrong type, or a form no reader takes.

    >>> import newsclean
    >>> newsclean.read_html(42)
    Traceback (most recent call last):
    newsclean.errors.ReadError: read_html takes str or bytes, not int
    """


class DecodeError(ReadError):
    r"""Bytes are not text in the encoding that was asked for.

    >>> import newsclean
    >>> newsclean.read_html(b"<p>caf\xe9</p>", encoding="no-such-code")
    Traceback (most recent call last):
    newsclean.errors.DecodeError: unknown encoding 'no-such-code'
    """


class ArticleFormatError(NewscleanError, ValueError):
    """A dict does not describe an Article; the message names the path of the fault.

    >>> import newsclean
    >>> newsclean.Article.from_dict({"source_text": "", "titel": "A"})
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: unknown field: titel
    """


class RulePackError(NewscleanError, ValueError):
    """A rule pack is not well formed; the message names file, rule and field.

    >>> import newsclean
    >>> toml = '''
    ... language = "en"
    ... sources = "an example"
    ... [[rule]]
    ... id = "en.ad.x"
    ... '''
    >>> newsclean.RulePack.from_toml(toml, name="en.toml")
    Traceback (most recent call last):
    newsclean.errors.RulePackError: en.toml: rule en.ad.x: field label is missing
    """


class CleanerError(NewscleanError):
    """A cleaner raised, or proposed a span that is not in the article; names the cleaner.

    >>> import newsclean
    >>> def broken(article):
    ...     raise KeyError("oops")
    >>> article = newsclean.read_text("One sentence.")
    >>> newsclean.clean(article, pipeline=newsclean.Pipeline([broken]))
    Traceback (most recent call last):
    newsclean.errors.CleanerError: cleaner 'broken' raised KeyError: 'oops'
    """


class PipelineError(NewscleanError, ValueError):
    """A pipeline has no cleaner or label of that name, has two of it, or a plugin fails to load.

    >>> import newsclean
    >>> newsclean.Pipeline.default().without("donations")
    Traceback (most recent call last):
    newsclean.errors.PipelineError: no cleaner or label named 'donations'; did you mean 'donation'?
    """


class PluginWarning(UserWarning):
    """A plugin failed on an article and was skipped, or is slow; the message names it.

    Whoever would rather stop makes an error of it, as of any warning::

        warnings.simplefilter("error", PluginWarning)
    """
