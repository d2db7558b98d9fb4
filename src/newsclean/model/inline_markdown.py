"""Text within a line of Markdown: escapes, links, emphasis and code."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence

from newsclean.model.addresses import safe_address
from newsclean.model.runs import Run, grouped

_ESCAPED = re.compile(r"[\\`*\[\]~]|_|<|&(?=#?\w{1,32};)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_IN_ADDRESS = re.compile(r"[()]|&(?=#?\w{1,32};)")


def escaped(text: str) -> str:
    """``text`` with an escape before whatever Markdown would read within a line."""
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char, text, at = match.group(), match.string, match.start()
    if char == "_" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum():
        return char  # within a word it is a letter: snake_case
    return _ENTITIES.get(char, f"\\{char}")


def destination(url: str) -> str:
    """A safe address as it stands between the parentheses of a link."""
    return _IN_ADDRESS.sub(lambda match: f"\\{match.group()}", url)


def emphasised(text: str) -> str:
    """A whole line of text in emphasis."""
    return f"*{escaped(text)}*"


def _code_span(text: str) -> str:
    longest = max([len(run) for run in re.findall("`+", text)], default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


class InlineMarkdown:
    """Writes runs as Markdown.

    The text is always whole.  Emphasis that Markdown cannot write where it stands is left out,
    such as that of a quotation within a word.

    :param base: what relative addresses are relative to.
    :param links: whether links are written.
    """

    def __init__(self, base: str | None, *, links: bool = True) -> None:
        self._base = base
        self._links = links

    def write(self, text: str, runs: Sequence[Run]) -> str:
        """The runs of ``text``, one after the other."""
        if len(runs) == 1 and not runs[0].kinds:
            return escaped(text[runs[0].start :])
        return _Line(text, self._address).written(runs)

    def _address(self, run: Run) -> str | None:
        return safe_address(run.url, self._base) if self._links else None


_DELIMITERS = {"strong": "**", "emphasis": "*"}
_KINDS = ("link", *_DELIMITERS)


class _Line:
    """One line while it is written."""

    def __init__(self, text: str, address: Callable[[Run], str | None]) -> None:
        self._text = text
        self._address = address
        # Of the whole line: what is to be escaped depends on the letters around it.
        self._escapes = [(match.start(), _escape(match)) for match in _ESCAPED.finditer(text)]
        self._out: list[str] = []
        self._before = ""
        """The last character that was written, but for delimiters that have only just opened."""
        self._ended = ""
        """What ended there: ``emphasis``, ``code`` or nothing."""

    def written(self, runs: Sequence[Run]) -> str:
        self._write(runs, frozenset(), "")
        return "".join(self._out)

    def _write(self, runs: Sequence[Run], opened: frozenset[str], after: str) -> None:
        groups = list(grouped(runs, opened, _KINDS))
        for k, (kind, group) in enumerate(groups):
            follows = self._first(groups[k + 1][1][0], opened) if k + 1 < len(groups) else after
            if kind is None:
                self._leaf(group[0])
            elif kind == "link":
                self._link(group, opened | {kind}, follows)
            else:
                self._emphasis(kind, group, opened, follows)

    def _leaf(self, run: Run) -> None:
        # Backticks of two pieces of code in a row would be one longer fence.
        text = self._text[run.start : run.end]
        if self._is_code(run) and self._ended != "code":
            self._put(_code_span(text), "code")
            return
        at, parts = run.start, []
        for k in range(bisect_left(self._escapes, (run.start, "")), len(self._escapes)):
            place, escape = self._escapes[k]
            if place >= run.end:
                break
            parts += [self._text[at:place], escape]
            at = place + 1
        is_note = bool(self._out) and self._out[-1] == "[" and self._text[run.start] == "^"
        # What begins with [^ is a footnote.
        self._put("\\" * is_note + "".join(parts) + self._text[at : run.end])

    def _put(self, markdown: str, ended: str = "") -> None:
        self._out.append(markdown)
        self._before, self._ended = markdown[-1], ended

    def _link(self, group: Sequence[Run], opened: frozenset[str], after: str) -> None:
        url = self._address(group[0])
        if url is None:
            self._write(group, opened, after)
            return
        if self._out and self._out[-1].endswith("!"):  # else the link would be a picture
            self._out[-1] = f"{self._out[-1][:-1]}\\!"
        self._put("[")
        self._write(group, opened, "]")
        self._put(f"]({destination(url)})")

    def _emphasis(
        self, kind: str, group: Sequence[Run], opened: frozenset[str], after: str
    ) -> None:
        first, last = self._first(group[0], opened), self._last(group[-1], opened)
        outer = self._before
        within = not opened.isdisjoint(_DELIMITERS)
        opened |= {kind}
        if (
            self._ended == "emphasis"
            or not _may_stand(outer, first, within=within)
            or not _may_stand(after, last, within=within)
        ):
            self._write(group, opened, after)
            return
        self._out.append(_DELIMITERS[kind])
        self._write(group, opened, after)
        self._put(_DELIMITERS[kind], "emphasis")

    def _first(self, run: Run, opened: frozenset[str]) -> str:
        """The first character that is written for a run, delimiters of emphasis apart."""
        if self._is_link(run, opened):
            return "["
        return "`" if self._is_code(run) else self._text[run.start]

    def _last(self, run: Run, opened: frozenset[str]) -> str:
        if self._is_link(run, opened):
            return ")"
        return "`" if self._is_code(run) else self._text[run.end - 1]

    def _is_code(self, run: Run) -> bool:
        """Whether a run is written as code: white space alone cannot be."""
        return "code" in run.kinds and not self._text[run.start : run.end].isspace()

    def _is_link(self, run: Run, opened: frozenset[str]) -> bool:
        return "link" in run.kinds and "link" not in opened and self._address(run) is not None


def _may_stand(outside: str, inside: str, *, within: bool) -> bool:
    """Whether a delimiter between two characters is read as one that opens or closes.

    CommonMark calls that left- and right-flanking.  Within other emphasis a delimiter must not be
    both, as one between two letters or two full stops is: it could close what it should not.
    """
    if inside.isspace():
        return False
    if not outside or outside.isspace():
        return True
    # Readers of Markdown do not agree on whether symbols beyond ASCII are punctuation.
    is_symbol = not outside.isascii() and unicodedata.category(outside)[0] == "S"
    outside_is_mark = not _is_letter(outside) and not is_symbol
    if within:
        return outside_is_mark and _is_letter(inside)
    return outside_is_mark or _is_letter(inside)


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] not in "PS" and not char.isspace()
