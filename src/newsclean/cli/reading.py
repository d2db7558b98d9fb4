"""Reading files and standard input: which files names stand for, and the Article in each."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress

import attrs
import click

from newsclean.api.reading import read_html
from newsclean.cli.terminal import on_one_line
from newsclean.cli.writing import FileError
from newsclean.corpus import rows
from newsclean.corpus.forms import PACKED, TABLES, form_of
from newsclean.corpus.places import reason_of
from newsclean.errors import NewscleanError
from newsclean.model.article import Article
from newsclean.pipeline.pipeline import Pipeline
from newsclean.reading.mistaken_inputs import is_markup
from newsclean.reading.text import read_text

_ADDRESS = re.compile("(?:https?|ftp)://", re.IGNORECASE)
HTML_SUFFIXES = (".html", ".htm")
SUFFIXES = (".txt", *HTML_SUFFIXES)
# Of a file that is read as a whole, and may hold many documents.
_LARGEST_FILE = 256 * 1024 * 1024


@attrs.frozen
class Reading:
    """How inputs are read."""

    as_html: bool | None
    """As HTML or as text, whatever the name; ``None`` to go by the name."""
    language: str | None
    encoding: str | None = None
    """Of all of them; ``None`` to go by what they are."""

    def read(self, path: str) -> Article:
        """The article at ``path``, ``-`` for standard input.

        :raises FileError: if it cannot be read, or there is nothing in it.
        """
        data = bytes_of(path, rows.LARGEST_ROW)
        if not data or data.isspace():
            raise FileError(path, "the file is empty")
        article = self._parsed(path, data)
        if not article.blocks:
            raise FileError(path, "it has no text")
        if self.language is None:
            return article
        return attrs.evolve(article, language=self.language, language_is_guessed=False)

    def _parsed(self, path: str, data: bytes) -> Article:
        as_html = path.lower().endswith(HTML_SUFFIXES) if self.as_html is None else self.as_html
        if as_html:
            article = read_html(data, encoding=self.encoding)
            rows.refuse_large(article.source_text, rows.LARGEST_TEXT)
            return article
        text = decoded(path, data, self.encoding)
        rows.refuse_large(text, rows.LARGEST_TEXT)
        if is_markup(text):
            raise FileError(path, "this is HTML, not text: read it with --html")
        return read_text(text)


def bytes_of(path: str, most: int = _LARGEST_FILE) -> bytes:
    """What the file holds, or standard input for ``-``.

    :raises FileError: if it cannot be read, or has more than ``most`` bytes; these are not read.
    """
    try:
        if path == "-":
            if sys.stdin is None:
                raise OSError("standard input is closed")
            size, data = 0, sys.stdin.buffer.read(most + 1)
        else:
            with open(path, "rb") as file:
                size = os.fstat(file.fileno()).st_size
                data = b"" if size > most else file.read(most + 1)
    except OSError as error:
        raise FileError(path, reason_of(error)) from error
    if max(size, len(data)) > most:
        raise FileError(path, rows.too_large(max(size, len(data)), most))
    return data


def decoded(path: str, data: bytes, encoding: str | None = None) -> str:
    """``data`` as text.

    :raises FileError: if it is none.
    """
    try:
        return rows.decode_text(data, encoding)
    except rows.RowError as error:
        raise FileError(path, error.fault.message) from error


def expanded(paths: Iterable[str], fail: Callable[[FileError], None]) -> list[str]:
    """The files that ``paths`` name, folders replaced by what is in them, in order."""
    files: list[str] = []
    for path in paths:
        if _ADDRESS.match(path):
            fail(FileError(path, "newsclean downloads nothing: save the page to a file first"))
            continue
        if path == "-" or not os.path.isdir(path):
            files.append(path)
            continue
        found = sorted(_files_under(path, fail))
        if not found:
            fail(FileError(path, f"no {', '.join(SUFFIXES)} files in this folder"))
        files.extend(found)
    return files


def _files_under(folder: str, fail: Callable[[FileError], None]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        fail(FileError(str(error.filename or folder), reason_of(error)))

    home = os.path.realpath(folder)
    for root, _, names in os.walk(folder, onerror=unreadable):
        for name in names:
            path = os.path.join(root, name)
            if not form_of(name) or not _may_be_file(path):
                continue
            if os.path.islink(path) and not os.path.exists(path):
                fail(FileError(path, reason_of(FileNotFoundError(errno.ENOENT, "", path))))
                continue
            if os.path.islink(path) and not _is_under(os.path.realpath(path), home):
                # Whoever packed the folder is not who may read what the link leads to.
                fail(
                    FileError(
                        path,
                        "a link out of the folder; to read it, name it in the command",
                    )
                )
                continue
            yield path


def _may_be_file(path: str) -> bool:
    """Whether it is one, or a dangling link, which is reported.

    A pipe or a device would keep us waiting.
    """
    return os.path.isfile(path) or not os.path.exists(path)


def _is_under(path: str, folder: str) -> bool:
    return os.path.commonpath([path, folder]) == folder


# What is read and not written.
_NOT_WRITTEN = (
    *(end for end, form in TABLES.items() if form in ("csv", "tsv", "warc")),
    *(f".parquet{end}" for end in PACKED),
)


def refuse_other_forms(output: str | None, errors: str | None) -> None:
    """Raises a usage error for names that promise what is not written."""
    if output is not None and output.lower().endswith(_NOT_WRITTEN):
        raise click.UsageError(
            f"--output {on_one_line(output)}: the output is JSON Lines, plain or compressed"
            " (.gz, .zst), or Parquet"
        )
    if errors is not None and errors.lower().endswith((*_NOT_WRITTEN, ".parquet", *PACKED)):
        raise click.UsageError(f"--errors {on_one_line(errors)}: the list is JSON Lines")


def refuse_overwriting(output: str, inputs: Iterable[str]) -> None:
    """Raises a usage error if ``output`` is also an input."""
    try:
        written = os.stat(output)
    except OSError:
        return
    for path in inputs:
        with suppress(OSError):
            if path != "-" and os.path.samestat(os.stat(path), written):
                raise click.UsageError(f"--output {on_one_line(output)} is also an input")


def cleaned(path: str, reading: Reading, pipeline: Pipeline) -> Article:
    """The article at ``path``, clean.

    :raises FileError: whatever goes wrong: one bad page must not end a long run.
    """
    try:
        return pipeline.run(reading.read(path))
    except FileError:
        raise
    except NewscleanError as error:
        raise FileError(path, str(error)) from error
    except Exception as error:
        reason = f"internal error, please report it: {type(error).__name__}: {error}"
        raise FileError(path, reason) from error
