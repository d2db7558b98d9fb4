"""A report on cleaned Articles: one HTML page for people, which needs no network.

Source text comes from anywhere, so none of it is ever markup here.  The template
escapes what it shows; the documents' texts are JSON in an element that browsers
do not run, and the page's script turns them into text nodes; and the page's own
content security policy names that one script by its hash, so no other can run.

It owns the page and its figures.  It must not clean: it takes cleaned Articles.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

import attrs

from newsclean.model.article import Article
from newsclean.model.showing import HUES, visible
from newsclean.report.differences import changes_between
from newsclean.report.documents import document_of, listed, order_of
from newsclean.report.summary import summary_of

__all__ = ["render"]

_MISSING = 'the report needs the extra "report": pip install "newsclean[report]"'


def render(
    articles: Iterable[Article],
    *,
    names: Sequence[str] | None = None,
    title: str = "What newsclean removed",
    against: Sequence[Article | None] | None = None,
) -> str:
    r"""Make one self-contained HTML page that shows what was removed from ``articles``, and why.

    It lists the articles that are most worth a look first: those with a low confidence and many
    suspects.  If you open an article, you see its text as it was read, with removed pieces struck
    through and tinted by label, the probability that they are junk, and its fields in the margin.
    You can search the page and filter it by label, rule, publisher and confidence.

    :param articles: clean articles.
    :param names: a name for each article, such as its file name.
    :param title: the heading of the page.
    :param against: the same documents cleaned by an earlier run, or ``None`` for a document that
        the run does not have.  The page then shows what ``articles`` decide differently, and lists
        the documents with most differences first.
    :returns: HTML.  Write it as UTF-8.
    :raises ImportError: without Jinja2, which is in the extra ``report``.
    :raises ValueError: if the numbers of articles, names and earlier articles differ.

    >>> from newsclean import clean, read_text
    >>> from newsclean.report import render
    >>> page = render([clean(read_text("The vote was held on Sunday.\n\nRead more"))])
    >>> page.startswith("<!doctype html>"), "<script src" in page
    (True, False)
    """
    try:
        import jinja2  # noqa: PLC0415 - an extra: the library does without it
    except ModuleNotFoundError as error:
        raise ImportError(_MISSING, name="jinja2") from error
    found = list(articles)
    if names is not None and len(names) != len(found):
        raise ValueError(f"{len(found)} articles and {len(names)} names")
    if against is not None and len(against) != len(found):
        raise ValueError(f"{len(found)} articles and {len(against)} to compare them with")
    documents = [
        document_of(article, name, changes_between(before, article) if before else None)
        for article, name, before in zip(
            found, names or [""] * len(found), against or [None] * len(found), strict=True
        )
    ]
    order = order_of(documents)
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    style, script = _part("page.css"), _part("page.js")
    page: str = environment.from_string(_part("page.html")).render(
        title=visible(title),
        rows=[(number, listed(documents[number])) for number in order],
        hues=json.dumps(dict(HUES)),
        compares=against is not None,
        summary=summary_of(found, documents),
        style=_Trusted(style),
        script=_Trusted(script),
        script_hash=_hash(script),
        data=_Trusted(_json([attrs.asdict(document) for document in documents])),
    )
    return page


class _Trusted(str):
    """Text that the template takes as it is: our own files, and JSON that holds no ``<``."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _part(name: str) -> str:
    return (resources.files(__name__) / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


# What could end the element that holds the JSON, or is no character on its own.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
_UNSAFE |= {code: f"\\u{code:04x}" for code in range(0xD800, 0xE000)}


def _json(value: Any) -> str:
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return dumped.translate(_UNSAFE)
