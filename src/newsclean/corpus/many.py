"""Many pages to Articles: one generator, in this process or in several."""

from __future__ import annotations

import pickle
import sys
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from newsclean.api.extracting import Extraction
from newsclean.corpus.bar import Advance, progress_bar
from newsclean.corpus.chunks import MOST_BYTES, Chunk
from newsclean.corpus.cleaning import overheard
from newsclean.corpus.runner import NotStartedError, ProcessKilledError, process_chunks
from newsclean.errors import NewscleanError, PipelineError, PluginWarning, ReadError
from newsclean.model.article import Article
from newsclean.reading.encoding import not_a_page

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor
    from newsclean.pipeline.pipeline import Pipeline

Page: TypeAlias = str | bytes | bytearray | memoryview
Outcome: TypeAlias = Article | NewscleanError
_Given: TypeAlias = tuple[object, Any] | ReadError
"""A page and its address, or why it is none."""

# A process is given as many at a time, so that it has enough to do and results come soon.
_MOST_PAGES = 16


def extract_many(  # noqa: PLR0913 - the arguments of extract, and how to run
    pages: Iterable[Page | tuple[Page, str | None]],
    *,
    workers: int = 1,
    progress: bool | None = None,
    encoding: str | None = None,
    language: str | None = None,
    favor: Favor | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[Article | NewscleanError]:
    """Read and clean many pages, in order, as :func:`newsclean.extract` does for one.

    If a page cannot be cleaned, its result is the error instead of an Article, and the other pages
    are still cleaned.  newsclean takes pages from ``pages`` only when it needs them and keeps no
    results, so memory does not grow with their number.  If ``pages`` itself raises, you first get
    the results of the pages before the error.

    With ``workers`` above 1, call this under ``if __name__ == "__main__":`` in a script, and define
    your own cleaners in a module that the processes can import.

    :param pages: a list, a generator or any other iterable.  Each item is a page, or a pair of a
        page and its address.
    :param workers: the number of processes.  With 1, this process does the work.
    :param progress: whether to show a progress bar on standard error.  By default there is one on a
        terminal and in a notebook, if ``rich`` is installed (extra ``cli``).
    :param encoding: the encoding of all pages.  ``encoding``, ``language``, ``favor`` and
        ``pipeline`` mean the same as in :func:`newsclean.extract`.
    :raises TypeError: if ``pages`` is a single page or not iterable, or if ``pipeline`` is not a
        Pipeline.
    :raises ValueError: if ``workers`` is not 1 or more.
    :raises DecodeError: if ``encoding`` is unknown.
    :raises PipelineError: if ``favor`` is unknown, or given with ``pipeline``, or if ``pipeline``
        cannot be sent to other processes.
    :raises NewscleanError: while it runs, if the processes cannot start, or are killed again and
        again.
    :raises ImportError: if ``progress`` is ``True`` and ``rich`` is not installed.

    >>> from newsclean import Article, extract_many
    >>> pages = [
    ...     "<h1>Storm hits coast</h1><p>A storm hit the northern coast on Friday.</p>",
    ...     ("<p>Two harbours were shut on Friday, officials said.</p>", "https://paper.example/b"),
    ...     b"%PDF-1.7",
    ... ]
    >>> for result in extract_many(pages):
    ...     print(result.title or result.url if isinstance(result, Article) else result)
    Storm hits coast
    https://paper.example/b
    this is a PDF file, not a page or a text: take the text out of it first
    """
    if isinstance(pages, (str, bytes, bytearray, memoryview)):
        raise TypeError(
            f"pages is one page, a {type(pages).__name__}: extract takes one, extract_many a list"
        )
    if not isinstance(workers, int) or isinstance(workers, bool) or workers < 1:
        raise ValueError(f"workers is a whole number from 1 on, not {workers!r}")
    extraction = Extraction.of(encoding, language, favor, pipeline)
    if workers > 1:
        _refuse_unsendable(extraction)
    total = len(pages) if isinstance(pages, Sized) else None
    bar = progress_bar("Extracting", total, progress)
    given = map(_given, pages)
    results = (
        (outcome for outcome in map(extraction_outcome(extraction), given))
        if workers == 1
        else _from_processes(extraction, given, workers)
    )
    return _shown(results, bar)


def _refuse_unsendable(extraction: Extraction) -> None:
    try:
        sent = pickle.dumps(extraction)
    except Exception as error:  # whatever a cleaner's own pickling raises
        raise _unsendable(str(error)) from error
    main = sys.modules.get("__main__")
    has_file = getattr(main, "__file__", None) or getattr(main, "__spec__", None)
    if b"__main__" in sent and not has_file:
        raise _unsendable("no process can import what is defined in a notebook or at a prompt")


def _unsendable(why: str) -> PipelineError:
    return PipelineError(
        f"this pipeline cannot be sent to other processes ({why}): define its cleaners in a module,"
        " or use workers=1"
    )


def _given(page: object) -> _Given:
    """A page as it is sent to a process, or its error: what cannot be sent is no page."""
    url: object = None
    if isinstance(page, tuple):
        if len(page) != 2:
            return ReadError(f"a page is (html, url), not a tuple of {len(page)}")
        page, url = page
    if isinstance(page, (bytearray, memoryview)):
        page = bytes(page)
    if not isinstance(page, (str, bytes)):
        return ReadError(not_a_page(page, "extract_many"))
    if url is not None and not isinstance(url, str):
        return ReadError(f"url must be a str or None, not {type(url).__name__}")
    return page, url


def extraction_outcome(extraction: Extraction) -> Callable[[_Given], Outcome]:
    """What makes an Article, or an error, of each page."""

    def outcome(given: _Given) -> Outcome:
        if isinstance(given, ReadError):
            return given
        try:
            return extraction.article(*given)
        except NewscleanError as error:
            return _alone(error)
        except Exception as error:  # one page must not end a run of a million
            kind = type(error).__name__
            return NewscleanError(f"internal error, please report it: {kind}: {error}")

    return outcome


def _alone(error: NewscleanError) -> NewscleanError:
    """``error`` without the frames that raised it, which hold the page; a process sends none."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
    return error


def _shown(
    results: Generator[Outcome, None, None], bar: AbstractContextManager[Advance]
) -> Generator[Outcome, None, None]:
    with bar as advance, closing(results):
        for result in results:
            advance(is_error=isinstance(result, NewscleanError))
            yield result


# --- in processes ---------------------------------------------------------------------------


@attrs.frozen
class _Task:
    """What a process does with some pages."""

    extraction: Extraction

    def prepared(self) -> Callable[[Chunk], tuple[list[Outcome], tuple[str, ...]]]:
        """The work itself: outcomes, and what plugins did wrong."""
        outcome = extraction_outcome(self.extraction)

        def work(chunk: Chunk) -> tuple[list[Outcome], tuple[str, ...]]:
            with overheard() as warned:
                outcomes = [
                    NewscleanError(chunk.faults[place].message)
                    if place in chunk.faults
                    else outcome(given)
                    for place, given in enumerate(chunk.rows)
                ]
            return outcomes, tuple(warned)

        return work


def _from_processes(
    extraction: Extraction, given: Iterator[_Given], workers: int
) -> Generator[Outcome, None, None]:
    broken: list[Exception] = []
    done = process_chunks(_Task(extraction), _chunks(given, broken), workers)
    try:
        with closing(done):  # type: ignore[type-var]  # a generator is an Iterator that closes
            for _, (outcomes, warned) in done:
                for message in warned:
                    warnings.warn(message, PluginWarning, stacklevel=2)
                yield from outcomes
    except NotStartedError as error:
        raise NewscleanError(
            f"{error}.  In a script, call extract_many under"
            ' `if __name__ == "__main__":`; define your own cleaners in a module'
        ) from error
    except ProcessKilledError as error:
        raise NewscleanError(str(error)) from error
    if broken:
        raise broken[0]


def _chunks(given: Iterator[_Given], broken: list[Exception]) -> Iterator[Chunk]:
    """Some pages each; if there are no more because of an error, that is put into ``broken``."""
    held: list[_Given] = []
    first, size = 1, 0
    while True:
        try:
            page = next(given, None)
        except Exception as error:
            broken.append(error)
            page = None
        if page is not None:
            held.append(page)
            size += 0 if isinstance(page, ReadError) else len(page[0])  # type: ignore[arg-type]
        if held and (page is None or size >= MOST_BYTES or len(held) == _MOST_PAGES):
            yield Chunk("pages", "pages", first, tuple(held), size=size)
            first, held, size = first + len(held), [], 0
        if page is None:
            return
