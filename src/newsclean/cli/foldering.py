"""Articles into a folder: one file for each, named from its date and title."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track

from newsclean.api.cleaning import title_and_body
from newsclean.cli.reading import refuse_overwriting
from newsclean.cli.terminal import harmless, is_terminal
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.places import reason_of
from newsclean.model.html import to_page
from newsclean.text.characters import canonical

if TYPE_CHECKING:
    from newsclean.model.article import Article

_Write = Callable[["Article", bool], str]
"""Takes the article, and whether captions are shown."""
FILES: Mapping[str, tuple[str, _Write]] = {
    "text": (".txt", lambda article, _: f"{harmless(title_and_body(article))}\n"),
    "markdown": (".md", lambda article, captions: article.to_markdown(captions=captions)),
    "html": (".html", lambda article, captions: to_page(article, captions=captions)),
}
"""The formats that a folder may have: what names end in, and how a file is made."""


def is_folder(output: str) -> bool:
    """Whether the output is a folder: one that is there, or a name that ends in a slash."""
    return output.endswith(("/", os.sep)) or os.path.isdir(output)


def write_folder(
    found: Iterable[tuple[str, Article]],
    folder: str,
    format_name: str,
    *,
    captions: bool,
    inputs: Sequence[str],
) -> int:
    """Writes each article to a file of its own; gives how many there are.

    Names depend on the articles alone, so the same command writes the same files.

    :raises FileError: if a file cannot be written.
    """
    ending, write = FILES[format_name]
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise FileError(folder, reason_of(error)) from error
    names = Names()
    count = 0
    shown = is_terminal(sys.stdout) and is_terminal(sys.stderr)
    console = Console(stderr=True)
    for source, article in track(
        found, "Cleaning", console=console, transient=True, disable=not shown
    ):
        path = os.path.join(folder, names.next(article, source) + ending)
        refuse_overwriting(path, inputs)
        with Writer(path) as writer:
            writer.write(write(article, captions))
        count += 1
    return count


_LONGEST_NAME = 80
# So many bytes leave room for a number and an ending in any file system.
_MOST_BYTES = 180
_WORDS = re.compile(r"[^\W_]+")
# Windows has devices of these names, whatever the ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class Names:
    """Names for files, each given once.

    >>> from newsclean import Article
    >>> names = Names()
    >>> [names.next(Article(title=title)) for title in ("Storm hits!", "Storm hits")]
    ['storm-hits', 'storm-hits-2']
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def next(self, article: Article, source: str = "") -> str:
        """A name without ending: the date if it is known, the title, a number if it is taken.

        :param source: the file that the article came from, for one without title or text.
        """
        day = "" if article.published is None else article.published.isoformat()[:10]
        first = article.title or next((block.text for block in article.blocks), "")
        words = _slug(first) or _slug(os.path.basename(source)) or "article"
        name = f"{day}-{words}" if day else words
        name = f"{name}-article" if _DEVICES.fullmatch(name) else name
        given = name
        while given in self._taken:
            self._last[name] = self._last.get(name, 1) + 1
            given = f"{name}-{self._last[name]}"
        self._taken.add(given)
        return given


def _slug(text: str) -> str:
    """The first words of ``text`` in lower case, between hyphens.

    >>> _slug("The mayor's “new” harbour: 3 ships")
    'the-mayors-new-harbour-3-ships'
    """
    plain = canonical(re.sub("['’]", "", text[:_MOST_BYTES]).casefold())
    slug = ""
    for word in _WORDS.findall(plain):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST_NAME or len(longer.encode()) > _MOST_BYTES:
            break
        slug = longer
    return slug or _cut("".join(_WORDS.findall(plain)))


def _cut(word: str) -> str:
    """The beginning of a word without end, such as a headline in Chinese."""
    return word.encode()[:_MOST_BYTES].decode(errors="ignore")[:_LONGEST_NAME]
