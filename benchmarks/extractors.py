"""What the page benchmark runs: newsclean and other extractors, each behind one function.

A tool is loaded when it is asked for; what cannot be imported is told by name and
left out.  Each gets the page as text and says of it what it can; a field that a
tool does not offer at all is not among its ``fields``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple


class Page(NamedTuple):
    html: str
    url: str | None
    language: str | None


class Found(NamedTuple):
    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


Extract = Callable[[Page], Found]


class Tool(NamedTuple):
    package: str
    load: Callable[[], Extract]
    """Imports the package and gives the function; raises ``ImportError`` where it is not there."""
    fields: frozenset[str]


ALL = frozenset({"body", "title", "authors", "date"})


def _newsclean() -> Extract:
    from newsclean import clean, read_html

    def extract(page: Page) -> Found:
        article = clean(read_html(page.html, url=page.url))
        names = tuple(author.name for author in article.authors)
        return Found(article.text, article.title, names, _day(article.published))

    return extract


def _newsclean_metadata() -> Extract:
    from newsclean import read_html

    def extract(page: Page) -> Found:
        article = read_html(page.html, url=page.url)
        names = tuple(author.name for author in article.authors)
        return Found("", article.title, names, _day(article.published))

    return extract


def _trafilatura(*, fast: bool) -> Callable[[], Extract]:
    def load() -> Extract:
        from trafilatura import bare_extraction

        def extract(page: Page) -> Found:
            found = bare_extraction(
                page.html, url=page.url, fast=fast, with_metadata=True, include_comments=False
            )
            if found is None:
                return Found()
            return Found(found.text or "", found.title, _split(found.author), found.date)

        return extract

    return load


def _newspaper4k() -> Extract:
    from newspaper import Article

    def extract(page: Page) -> Found:
        # It would otherwise fetch the page's pictures to learn their size.
        article = Article(page.url or "http://example.com/", fetch_images=False)
        article.download(input_html=page.html)
        article.parse()
        return Found(
            article.text, article.title, tuple(article.authors), _day(article.publish_date)
        )

    return extract


def _readability() -> Extract:
    from lxml.html import fromstring
    from readability import Document

    def extract(page: Page) -> Found:
        document = Document(page.html, url=page.url)
        paragraphs = fromstring(document.summary(html_partial=True)).itertext()
        return Found("\n".join(paragraphs), document.short_title())

    return extract


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    def extract(page: Page) -> Found:
        return Found(extract_plain_text(page.html, main_content=True))

    return extract


def _selectolax() -> Extract:
    from selectolax.lexbor import LexborHTMLParser

    def extract(page: Page) -> Found:
        LexborHTMLParser(page.html)
        return Found()

    return extract


def _goose3() -> Extract:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})

    def extract(page: Page) -> Found:
        article = goose.extract(raw_html=page.html)
        return Found(
            article.cleaned_text,
            article.title,
            _names(article.authors),
            _day(article.publish_date),
        )

    return extract


# The stop lists of justext go by these names.
_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese",
}  # fmt: skip


def _justext() -> Extract:
    import justext

    stop_lists = {
        code: justext.get_stoplist(name)
        for code, name in _LANGUAGES.items()
        if name in justext.get_stoplists()
    }
    english = stop_lists["en"]

    def extract(page: Page) -> Found:
        # As bytes, for text with an encoding declaration is refused.
        words = stop_lists.get((page.language or "en")[:2], english)
        paragraphs = justext.justext(page.html.encode(), words, encoding="utf-8")
        return Found("\n".join(p.text for p in paragraphs if not p.is_boilerplate))

    return extract


TOOLS: dict[str, Tool] = {
    "newsclean": Tool("newsclean", _newsclean, ALL),
    "newsclean, fields only": Tool("newsclean", _newsclean_metadata, ALL - {"body"}),
    "trafilatura": Tool("trafilatura", _trafilatura(fast=False), ALL),
    "trafilatura, fast": Tool("trafilatura", _trafilatura(fast=True), ALL),
    "newspaper4k": Tool("newspaper4k", _newspaper4k, ALL),
    "readability-lxml": Tool("readability-lxml", _readability, frozenset({"body", "title"})),
    "resiliparse": Tool("resiliparse", _resiliparse, frozenset({"body"})),
    "goose3": Tool("goose3", _goose3, ALL),
    "justext": Tool("justext", _justext, frozenset({"body"})),
    "selectolax, parsing alone": Tool("selectolax", _selectolax, frozenset()),
}


def version_of(tool: Tool) -> str:
    try:
        return version(tool.package)
    except PackageNotFoundError:
        return "not installed as a package"


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(";", names or "") if name.strip())


def _names(values: Iterable[Any]) -> tuple[str, ...]:
    """The strings among ``values``; some tools hand on whatever stood in the JSON-LD."""
    return tuple(value for value in values if isinstance(value, str))


def _day(value: Any) -> str | None:
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, str):
        return value[:10]
    return None


def unknown(names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in TOOLS]
