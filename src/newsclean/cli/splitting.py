"""The command ``newsclean split``: a file that holds several documents into one file for each."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import click

from newsclean.cli.options import with_encoding
from newsclean.cli.reading import bytes_of, decoded, refuse_overwriting
from newsclean.cli.terminal import complain, on_one_line
from newsclean.cli.writing import FileError, Writer
from newsclean.corpus.places import reason_of
from newsclean.model.json_text import dumps
from newsclean.reading.several_documents import find_documents

_LINES = (".jsonl", ".ndjson")


@click.command()
@click.argument("file")
@click.option(
    "-o",
    "--output",
    metavar="NAME",
    help="Write one file for each document into the folder NAME; if NAME ends in .jsonl, write"
    " JSON Lines to it.  [default: JSON Lines to standard output]",
)
@with_encoding
@click.option("-q", "--quiet", is_flag=True, help="Do not print the number of documents.")
def split(file: str, output: str | None, encoding: str | None, quiet: bool) -> int:
    """Split FILE, an export of a news database, into its documents.

    FILE can be - for standard input.  It can come from Nexis, Factiva, ProQuest, Europresse, Gale,
    NewsBank, PressReader or Multi-News.  The documents are not cleaned.  A file with a single
    document gives one document.  Each line of JSON has path, number and text.
    """
    text = decoded(file, bytes_of(file), encoding).removeprefix("\ufeff")
    if not text.strip():
        raise FileError(file, "the file is empty")
    found = find_documents(text)
    spans = [(0, len(text))] if found is None else found.spans
    documents = [text[start:end].strip() for start, end in spans]
    if output is None or output == "-":
        _write_lines(file, documents, None)
    elif output.lower().endswith(_LINES):
        refuse_overwriting(output, [file])
        _write_lines(file, documents, output)
    else:
        _write_files(file, documents, output)
    if not quiet:
        database = "" if found is None else f" of {found.database}"
        complain(
            f"{on_one_line(file)}: {len(documents)} document{'s'[: len(documents) > 1]}{database}"
        )
    return 0


def _write_lines(file: str, documents: list[str], output: str | None) -> None:
    with suppress(BrokenPipeError), Writer(output) as writer:
        for number, text in enumerate(documents, start=1):
            row = {"path": file, "number": number, "text": text}
            writer.write(dumps(row) + "\n")


def _write_files(file: str, documents: list[str], folder: str) -> None:
    """Writes ``FOLDER/NAME-1.txt`` and so on, with as many digits as the last number has."""
    stem = "document" if file == "-" else Path(file).stem
    digits = len(str(len(documents)))
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise FileError(folder, reason_of(error)) from error
    names = [
        os.path.join(folder, f"{stem}-{number:0{digits}}.txt")
        for number in range(1, len(documents) + 1)
    ]
    for name in names:
        refuse_overwriting(name, [file])
    for name, text in zip(names, documents, strict=True):
        with Writer(name) as writer:
            writer.write(text + "\n")
