"""All errors that newsclean raises on purpose.

::

    NewscleanError
    ├── ReadError            the input cannot be read as text or HTML
    │   └── DecodeError      its bytes are not text in the encoding they claim
    ├── ArticleFormatError   data for ``Article.from_dict`` has the wrong form
    ├── RulePackError        a rule pack is not valid
    ├── CleanerError         a cleaner raised, or labelled text that does not exist
    └── PipelineError        a pipeline has no cleaner of that name,
                             or a plugin cannot be loaded

All except ``CleanerError`` are also ``ValueError``, so code that catches bad values
keeps working.

``PluginWarning`` is not an error but a Python warning: a plugin failed, and its labels
are missing.
"""


class NewscleanError(Exception):
    """The root of the tree: catch it to catch every error of newsclean.

    >>> import newsclean
    >>> try:
    ...     newsclean.read_text(b"bytes")
    ... except newsclean.NewscleanError as error:
    ...     print(error)
    read_text takes str, not bytes; decode the bytes first
    """


class ReadError(NewscleanError, ValueError):
    """The input cannot be read: it has the wrong type, or a format that no reader supports.

    >>> import newsclean
    >>> newsclean.read_html(42)
    Traceback (most recent call last):
    newsclean.errors.ReadError: read_html takes str or bytes, not int
    """


class DecodeError(ReadError):
    r"""The bytes are not text in the encoding that you gave, or the encoding is unknown.

    >>> import newsclean
    >>> newsclean.read_html(b"<p>caf\xe9</p>", encoding="no-such-code")
    Traceback (most recent call last):
    newsclean.errors.DecodeError: unknown encoding 'no-such-code'
    """


class ArticleFormatError(NewscleanError, ValueError):
    """A dict does not describe an Article.  The message names the path of the wrong value.

    >>> import newsclean
    >>> newsclean.Article.from_dict({"source_text": "", "titel": "A"})
    Traceback (most recent call last):
    newsclean.errors.ArticleFormatError: unknown field: titel
    """


class RulePackError(NewscleanError, ValueError):
    """A rule pack is not valid.  The message names the file, the rule and the field.

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
    """A cleaner raised, or labelled text that does not exist.  The message names the cleaner.

    >>> import newsclean
    >>> def broken(article):
    ...     raise KeyError("oops")
    >>> article = newsclean.read_text("One sentence.")
    >>> newsclean.clean(article, pipeline=newsclean.Pipeline([broken]))
    Traceback (most recent call last):
    newsclean.errors.CleanerError: cleaner 'broken' raised KeyError: 'oops'
    """


class PipelineError(NewscleanError, ValueError):
    """The name of a cleaner is unknown or used twice, or a plugin cannot be loaded.

    >>> import newsclean
    >>> newsclean.Pipeline.default().without("donations")
    Traceback (most recent call last):
    newsclean.errors.PipelineError: no cleaner or label named 'donations'; did you mean 'donation'?
    """


class PluginWarning(UserWarning):
    """A plugin failed on an article and was skipped, or it is slow.  The message names it.

    To stop at the first failing plugin, turn this warning into an error::

        warnings.simplefilter("error", PluginWarning)
    """
