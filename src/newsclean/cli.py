"""The command line: clean files, explain one, list the rules, and more.

Exit codes: 0 all well; 1 something could not be read or written, and what could
was; 2 the command was not understood; 130 interrupted.  Documents are written
whole, each as soon as it is done, so nothing that happens later can lose them.
Nothing imports this module but ``__main__``, and the modules of commands when they run.
"""

from __future__ import annotations

import difflib
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import singledispatch
from select import select
from typing import Any

import attrs
import click
from rich import box
from rich.console import Console, RenderableType
from rich.progress import track
from rich.table import Table
from rich.text import Text

from newsclean import __version__, export, labels, plugin_command, plugins, report_command
from newsclean.api import render
from newsclean.errors import NewscleanError
from newsclean.model import Article, Author, Caption
from newsclean.pipeline import Pipeline
from newsclean.readers.html import read_html
from newsclean.readers.text import read_text
from newsclean.rulepack import RulePack

_HTML_SUFFIXES = (".html", ".htm")
_SUFFIXES = (".txt", *_HTML_SUFFIXES)


def run(args: Sequence[str] | None = None) -> int:
    """The command line with ``args``, by default the process's own; gives the exit code."""
    try:
        code: int | None = app.main(args, prog_name="newsclean", standalone_mode=False)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "newsclean"
        _complain(f"{error.format_message()}\nTry '{where} -h' for help.")
        return 2
    except (click.Abort, KeyboardInterrupt):
        _complain("interrupted")
        return 130
    except (_FileError, NewscleanError) as error:
        _complain(str(error))
        return 1
    except OSError as error:  # help that cannot be written
        _complain(_reason(error))
        _discard_output()
        return 1
    return code or 0


class _FileError(Exception):
    """What kept something from being read or written: its name, and the reason for people."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(_on_one_line(f"{name}: {reason}"))


def _complain(message: str) -> None:
    # Without standard error there is nobody to tell.
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"newsclean: {_harmless(message)}\n")
        sys.stderr.flush()


def _discard_output() -> None:
    """Sends what standard output's buffer still holds nowhere; else it fails again at exit."""
    with suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


# --- what a terminal may be sent ------------------------------------------------------------

# What steers a terminal, turns the direction of text, or cannot be encoded.
_STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def _harmless(text: str) -> str:
    """``text`` with what steers a terminal written out as an escape, line feeds apart."""
    return _STEERING.sub(lambda match: ascii(match.group())[1:-1], text)


def _on_one_line(name: str) -> str:
    return _harmless(name).replace("\n", "\\n")


def _is_terminal(stream: Any) -> bool:
    return stream is not None and bool(stream.isatty())


def _wants_colour(flag: bool | None) -> bool:
    """What the option says; else a terminal that has them gets them, if not for ``NO_COLOR``."""
    if flag is not None:
        return flag
    declined = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return _is_terminal(sys.stdout) and not declined


_WIDEST = 100


def _drawn(*parts: RenderableType, colour: bool) -> str:
    """``parts`` as rich draws them; lines are wrapped for a terminal only.

    All text comes in ``Text`` objects, so none of it is read as rich's markup.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=min(_WIDEST, shutil.get_terminal_size().columns),
        legacy_windows=False,
    )
    for part in parts:
        console.print(part, soft_wrap=not _is_terminal(sys.stdout))
    return stream.getvalue()


# --- writing --------------------------------------------------------------------------------


class _Writer(AbstractContextManager["_Writer"]):
    """Writes whole documents to a file, or to standard output if its path is ``None``.

    It is opened for the first document: a run that finds nothing to write
    leaves an older file alone.  A document that cannot be written in full is
    taken back out of the file.
    """

    def __init__(self, path: str | None = None) -> None:
        self._path = path
        self._raw: Any = None
        self._end = 0

    def write(self, document: str) -> None:
        """Writes ``document`` as UTF-8.

        :raises BrokenPipeError: if nobody reads any more.
        :raises _FileError: if it cannot be written.
        """
        data = memoryview(document.encode("utf-8", "backslashreplace"))
        with self._naming_faults():
            self._raw = self._raw or self._opened()
            self._write_all(data)
        self._end += len(data)

    def __exit__(self, *_: object) -> None:
        if self._path is not None and self._raw is not None:
            with self._naming_faults():
                self._raw.close()

    @contextmanager
    def _naming_faults(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _FileError(self._path or "standard output", _reason(error)) from error

    def _opened(self) -> Any:
        if self._path is not None:
            return open(self._path, "wb", buffering=0)
        if sys.stdout is None:
            raise OSError("it is closed")
        # Unbuffered: what a buffer still holds when writing fails comes up again at exit.
        return getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)

    def _write_all(self, data: memoryview) -> None:
        try:
            while data:
                written = self._raw.write(data)
                if written is None:  # a pipe that does not block, and is full
                    select([], [self._raw], [])
                data = data[written or 0 :]
        except BaseException:
            if self._path is not None:
                with suppress(OSError):  # not a regular file
                    self._raw.truncate(self._end)
            raise


def _say(text: str) -> None:
    """Writes to standard output; if nobody reads it, that is no fault."""
    with suppress(BrokenPipeError):
        _Writer().write(text)


# --- reading --------------------------------------------------------------------------------


@attrs.frozen
class _Reading:
    """How inputs are read."""

    as_html: bool | None
    """As HTML or as text, whatever the name; ``None`` to go by the name."""
    language: str | None

    def read(self, path: str) -> Article:
        """The article at ``path``, ``-`` for standard input.

        :raises _FileError: if it cannot be read, or there is nothing in it.
        """
        data = _bytes_of(path)
        if not data.strip():
            raise _FileError(path, "the file is empty")
        article = self._parsed(path, data)
        if not article.blocks:
            raise _FileError(path, "there is no text in it")
        return article if self.language is None else attrs.evolve(article, language=self.language)

    def _parsed(self, path: str, data: bytes) -> Article:
        as_html = path.lower().endswith(_HTML_SUFFIXES) if self.as_html is None else self.as_html
        return read_html(data) if as_html else read_text(_decoded(path, data))


def _bytes_of(path: str) -> bytes:
    try:
        if path == "-":
            if sys.stdin is None:
                raise OSError("standard input is closed")
            return sys.stdin.buffer.read()
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _FileError(path, _reason(error)) from error


def _decoded(path: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        reason = f"not UTF-8 text: byte 0x{byte:02x} at offset {error.start}"
        raise _FileError(path, reason) from error


def _expanded(paths: Iterable[str], fail: Callable[[_FileError], None]) -> list[str]:
    """The files that ``paths`` name, folders replaced by what is in them, in order."""
    files: list[str] = []
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            files.append(path)
            continue
        found = sorted(_files_under(path, fail))
        if not found:
            fail(_FileError(path, f"no {', '.join(_SUFFIXES)} files in this folder"))
        files.extend(found)
    return files


def _files_under(folder: str, fail: Callable[[_FileError], None]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        fail(_FileError(str(error.filename or folder), _reason(error)))

    for root, _, names in os.walk(folder, onerror=unreadable):
        for name in names:
            path = os.path.join(root, name)
            # A pipe or a device would keep us waiting; a dangling link is reported when read.
            if name.lower().endswith(_SUFFIXES) and (os.path.isfile(path) or os.path.islink(path)):
                yield path


def _refuse_overwriting(output: str, inputs: Iterable[str]) -> None:
    """Raises a usage error if ``output`` is also to be read."""
    try:
        written = os.stat(output)
    except OSError:
        return
    for path in inputs:
        with suppress(OSError):
            if path != "-" and os.path.samestat(os.stat(path), written):
                raise click.UsageError(f"--output {_on_one_line(output)} is also to be read")


# --- showing an article ---------------------------------------------------------------------


def _jsonl(path: str, article: Article, _: bool) -> str:
    return export.dumps({"path": path, **export.to_dict(article)}) + "\n"


def _markdown(_path: str, article: Article, many: bool) -> str:
    return export.to_markdown(article) + ("\n" if many else "")


def _plain(path: str, article: Article, many: bool) -> str:
    head = f"==> {_on_one_line(path)} <==\n" if many else ""
    return f"{head}{_harmless(render(article))}\n" + ("\n" if many else "")


def _view(path: str, article: Article, many: bool) -> str:
    """An article for reading on a terminal: title, byline, body, and what was removed."""
    parts = [Text(f"{_on_one_line(path)}\n", "dim")] if many else []
    if article.title:
        parts.append(_styled(article.title, "bold"))
    about = [_shown(value) for value in (article.authors, article.published, article.publisher)]
    if any(about):
        parts.append(_styled(" · ".join(filter(None, about)), "dim"))
    for block in article.blocks:
        style = "bold" if block.kind == "heading" else ""
        parts.append(Text(f"\n{_harmless(block.text)}", style))
    parts.append(_styled(f"\nremoved: {_summary(article)}\n", "dim"))
    return _drawn(*parts, colour=_wants_colour(None))


_Show = Callable[[str, Article, bool], str]
"""Takes a path, the article, and whether it is one of several."""

_FORMATS: Mapping[str, _Show] = {
    "text": _plain,
    "markdown": _markdown,
    "jsonl": _jsonl,
}


def _format(name: str | None, to_file: bool) -> _Show:
    """The format of that name; without one, people get text and programs get JSON Lines."""
    for_people = not to_file and _is_terminal(sys.stdout)
    if for_people and name in (None, "text"):
        return _view
    return _FORMATS[name or "jsonl"]


def _styled(text: str, style: str) -> Text:
    return Text(_harmless(text), style)


@singledispatch
def _shown(value: object) -> str:
    """A field of an article in words; empty if it is not known."""
    return "" if value is None else str(value)


@_shown.register
def _(value: tuple) -> str:  # type: ignore[type-arg]
    return ", ".join([_shown(item) for item in value])


@_shown.register
def _(value: dict) -> str:  # type: ignore[type-arg]
    return ", ".join([f"{name} {share}" for name, share in value.items()])


@_shown.register
def _(value: bool) -> str:
    return "yes" if value else "no"


@_shown.register
def _(value: Author) -> str:
    return _with_details(value.name, value.role, value.organization)


@_shown.register
def _(value: Caption) -> str:
    return _with_details(value.text, value.credit)


def _with_details(text: str, *details: str | None) -> str:
    known = ", ".join(filter(None, details))
    return " ".join(filter(None, (text, f"({known})" if known else "")))


def _summary(article: Article) -> str:
    shares = article.removed_shares
    if not shares:
        return "nothing"
    by_label = ", ".join([f"{label} {share:.1%}" for label, share in shares.items()])
    return f"{article.removed_share:.1%} ({by_label})"


# --- explaining -----------------------------------------------------------------------------

_COLOURS = {
    "red": "paywall donation newsletter app adblock cookie",
    "yellow": "follow comments share related nav poll",
    "magenta": "ad media legal market residue",
}
_STYLES = {
    **{label: f"{colour} strike" for colour, names in _COLOURS.items() for label in names.split()},
    # What is lifted is not lost: it stands above, as a field.
    **dict.fromkeys(labels.LIFTED, "cyan"),
}
_OTHER_STYLE = "blue strike"
_HEAVY = frozenset({"source_text", "blocks", "removals"})


def _facts(article: Article) -> Text:
    """The known fields, one a line, and how much was removed."""
    names = [field.name for field in attrs.fields(Article) if field.name not in _HEAVY]
    known = [(name, _shown(getattr(article, name))) for name in names]
    text = Text()
    for name, value in [*known, ("removed", _summary(article))]:
        if value:
            text.append(f"{name}: ", "bold").append(f"{_on_one_line(value)}\n")
    return text


def _marked(article: Article) -> Text:
    """The source text with every removed piece in place, behind its label, rule and cleaner.

    Where the line goes on after a piece, ``[/label]`` shows its end.
    """
    source = article.source_text.rstrip("\n")
    text = Text()
    at = 0
    removed = [(span, removal) for removal in article.removals for span in removal.pieces]
    for (start, end), removal in sorted(removed, key=lambda item: item[0]):
        style = _STYLES.get(removal.name, _OTHER_STYLE)
        text.append(_harmless(source[at:start]))
        marker = f"[{removal.name} {removal.rule}, {removal.cleaner}]"
        text.append(_on_one_line(marker), "reverse").append(" ")
        text.append(_harmless(source[start:end]), style)
        if source[end : end + 1] not in ("", "\n"):
            text.append(f" [/{_on_one_line(removal.name)}]", "reverse")
        at = end
    return text.append(_harmless(source[at:]))


# --- the commands ---------------------------------------------------------------------------

_HELP = {"help_option_names": ["-h", "--help"]}


def _checked_language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch("[A-Za-z]{2}", value):
        raise click.BadParameter(f"{value!r} is no ISO 639-1 code of two letters, such as 'en'.")
    return None if value is None else value.lower()


_as_html = click.option(
    "--html/--text",
    "as_html",
    default=None,
    help="Read as HTML or as text.  [default: files ending in .html or .htm are HTML]",
)
_language = click.option(
    "--language",
    metavar="CODE",
    callback=_checked_language,
    help="The articles' language (ISO 639-1), where it is known; it is never guessed.",
)


@click.group(context_settings=_HELP, invoke_without_command=True)
@click.version_option(__version__, prog_name="newsclean", message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Clean scraped news, and say what was removed and why."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


@app.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(_FORMATS)),
    help="How to show the articles.  [default: text on a terminal, else jsonl]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write to FILE, - for standard output; each article as soon as it is done.",
)
@_as_html
@_language
def clean(
    paths: tuple[str, ...],
    format_name: str | None,
    output: str | None,
    as_html: bool | None,
    language: str | None,
) -> int:
    """Clean files, all .txt, .html and .htm files of folders, or - for standard input.

    Text must be UTF-8.  What cannot be read is reported, the rest is cleaned,
    and the exit code is 1.
    """
    failures: list[_FileError] = []

    def fail(error: _FileError) -> None:
        failures.append(error)
        _complain(str(error))

    output = None if output == "-" else output
    inputs = _expanded(paths, fail)
    if output is not None:
        _refuse_overwriting(output, inputs)
    show, many = _format(format_name, output is not None), len(inputs) > 1
    reading, pipeline = _Reading(as_html, language), Pipeline.default()
    with suppress(BrokenPipeError), _Writer(output) as writer:
        for path in _tracked(inputs, shown=many and output is not None):
            try:
                article = _cleaned(path, reading, pipeline)
            except _FileError as error:
                fail(error)
            else:
                writer.write(show(path, article, many))
    return 1 if failures else 0


def _cleaned(path: str, reading: _Reading, pipeline: Pipeline) -> Article:
    """The article at ``path``, clean.

    :raises _FileError: whatever goes wrong: one bad page must not end a long run.
    """
    try:
        return pipeline.run(reading.read(path))
    except _FileError:
        raise
    except NewscleanError as error:
        raise _FileError(path, str(error)) from error
    except Exception as error:
        reason = f"internal error, please report it: {type(error).__name__}: {error}"
        raise _FileError(path, reason) from error


def _tracked(inputs: Sequence[str], *, shown: bool) -> Iterable[str]:
    """``inputs``, with a progress bar on standard error if it is ``shown`` and seen."""
    if not (shown and _is_terminal(sys.stdout) and _is_terminal(sys.stderr)):
        return inputs
    return track(inputs, "Cleaning", console=Console(stderr=True), transient=True)


@app.command()
@click.argument("file")
@click.option(
    "--color/--no-color",
    "colour",
    default=None,
    help="Use colours.  [default: on a terminal, unless NO_COLOR is set]",
)
@_as_html
@_language
def explain(file: str, colour: bool | None, as_html: bool | None, language: str | None) -> int:
    """Show FILE's text with each removed piece in place, its label, rule and cleaner.

    Above it stand the fields that were found.
    """
    article = _cleaned(file, _Reading(as_html, language), Pipeline.default())
    _say(_drawn(_facts(article), _marked(article), colour=_wants_colour(colour)))
    return 0


@app.command()
@click.option("--language", metavar="L", help="Only rules of this language.")
@click.option("--label", metavar="NAME", help="Only rules that give this label.")
def rules(language: str | None, label: str | None) -> int:
    """List the rules: id, label, where they look, and their phrases.

    A table on a terminal; else one rule a line, tab-separated, each phrase in
    a column of its own from the fourth on.
    """
    packs = [*RulePack.builtin(), *plugins.packs()]
    everything = [rule for pack in packs for rule in pack.rules]
    _refuse_unknown("language", language, {pack.language for pack in packs})
    _refuse_unknown("label", label, labels.ALL | {rule.label for rule in everything})
    chosen = [
        (rule.id, rule.label, rule.where, *rule.match)
        for rule in everything
        if language in (None, rule.language) and label in (None, rule.label)
    ]
    _say(_table(chosen) if _is_terminal(sys.stdout) else _columns(chosen))
    return 0


def _refuse_unknown(what: str, given: str | None, known: Iterable[str]) -> None:
    if given is None or given in known:
        return
    close = difflib.get_close_matches(given, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(sorted(known))}"
    raise click.UsageError(f"no rules for {what} {given!r}; {hint}")


def _columns(rows: Iterable[Sequence[str]]) -> str:
    return "".join(["\t".join(map(_on_one_line, row)) + "\n" for row in rows])


def _table(rows: Iterable[Sequence[str]]) -> str:
    table = Table("rule", "label", "where", "phrases", box=box.SIMPLE_HEAD)
    for rule, label, where, *phrases in rows:
        cells = (rule, label, where, "\n".join(map(_on_one_line, phrases)))
        table.add_row(*[_styled(cell, "") for cell in cells])
    return _drawn(table, colour=_wants_colour(None))


# --- commands that have modules of their own ------------------------------------------------

app.add_command(report_command.report)
app.add_command(plugin_command.plugins)
