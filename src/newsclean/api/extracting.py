"""A page to a clean Article in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from newsclean.api.reading import read_html
from newsclean.errors import PipelineError, ReadError
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline, default_pipeline
from newsclean.reading.arguments import require_text
from newsclean.reading.encoding import known_codec, not_a_page

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


def extract(  # noqa: PLR0913 - one call for reading and cleaning
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    encoding: str | None = None,
    language: str | None = None,
    favor: Favor | None = None,
    pipeline: Pipeline | None = None,
) -> Article:
    """Read and clean a web page, and return its article without menus, appeals and other junk.

    ``extract(html)`` is ``clean(read_html(html))``.  For many pages use
    :func:`newsclean.extract_many`, for plain text :func:`newsclean.clean_text` or
    :func:`newsclean.read_text`.

    :param html: the page.  Pass bytes if you have them: newsclean finds their encoding.
    :param url: the address of the page, if you know it.  With it, the addresses of links and
        pictures become absolute.
    :param encoding: a codec name, if you know it; it overrides what the page says.
    :param language: ISO 639-1 code of the article, if you know it; it overrides what the page says.
    :param favor: what to do if in doubt.  ``"recall"`` keeps more text, ``"precision"`` removes
        more, and ``"balance"`` (the default) is between the two.
    :param pipeline: the cleaners to use; by default :meth:`newsclean.Pipeline.default`.
    :raises ReadError: if ``html`` is not a page; see :func:`newsclean.read_html`.
    :raises DecodeError: if ``encoding`` is unknown.
    :raises CleanerError: if a cleaner of ``pipeline`` fails.
    :raises PipelineError: if ``favor`` has another value, or if you give both ``favor`` and
        ``pipeline``.
    :raises TypeError: if ``pipeline`` is not a Pipeline.

    >>> from newsclean import extract
    >>> article = extract('''
    ...     <nav><a href="/">Home</a></nav><h1>Storm hits coast</h1><p>By Ann Lee</p>
    ...     <p>A storm hit the northern coast on Friday, officials said.</p>
    ...     <p><a href="/b">Read more</a></p>''')
    >>> article.title, article.authors[0].name
    ('Storm hits coast', 'Ann Lee')
    >>> article.text
    'A storm hit the northern coast on Friday, officials said.'
    """
    return Extraction.of(encoding, language, favor, pipeline).article(html, url)


@attrs.frozen
class Extraction:
    """How pages are read and cleaned; it can be sent to another process."""

    encoding: str | None = None
    language: str | None = None
    favor: Favor = "balance"
    pipeline: Pipeline | None = None
    """``None`` for the default one, which every process makes for itself."""

    @classmethod
    def of(
        cls,
        encoding: str | None,
        language: str | None,
        favor: Favor | None,
        pipeline: Pipeline | None,
    ) -> Extraction:
        """From the arguments of :func:`extract`.

        :raises NewscleanError: if one of them is wrong, before any page is read; or a TypeError.
        """
        require_text(encoding=encoding, language=language)
        if encoding is not None:
            known_codec(encoding)
        if pipeline is not None and not isinstance(pipeline, Pipeline):
            raise TypeError(f"pipeline must be a Pipeline or None, not {type(pipeline).__name__}")
        if pipeline is not None and favor is not None:
            raise PipelineError("give favor or pipeline, not both: use Pipeline.default(favor=...)")
        made = cls(encoding, language, favor or "balance", pipeline)
        made.cleaners()  # which refuses another favor
        return made

    def cleaners(self) -> Pipeline:
        """The pipeline."""
        return default_pipeline(self.favor) if self.pipeline is None else self.pipeline

    def article(self, html: object, url: str | None) -> Article:
        """The clean article of one page.

        :raises NewscleanError: as :func:`extract`.
        """
        if not isinstance(html, (str, bytes, bytearray, memoryview)):
            raise ReadError(not_a_page(html, "extract"))
        read = read_html(html, url=url, encoding=self.encoding, language=self.language)
        return self.cleaners().run(read)
