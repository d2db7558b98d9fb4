"""Residue: what templates, scripts and other machinery left behind in the text.

Shortcodes (``[caption id="7"]``), placeholders (``{{ title }}``, ``%%BODY%%``), comments of markup,
entities, code, numbers of agencies' files, and what screen readers say of a link.  A word in square
brackets alone (``[Applause]``) is none: a shortcode has a setting, or closes one that is known.
Masked words (``*NUMBER*``) stay: they stand for something that was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.judging.prose import is_prose
from newsclean.language.link_notes import link_notes
from newsclean.model.article import Article
from newsclean.model.blocks import Block, remember_each
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.code import (
    code_spans,
    depth_of,
    is_brackets_alone,
    is_code_line,
    is_encoded_line,
    opens_script,
    stands_apart,
)
from newsclean.text.late_patterns import late
from newsclean.text.line import has_any
from newsclean.text.spans import Span

# Each alternative is bounded by its closing mark, and what it may hold excludes that mark.
_TEMPLATE = late(
    r"\[/?[a-z][\w-]{1,30} [\w-]{1,30}=[^\]\n]{0,300}\]"
    r"|\[(?P<shell>embed|video|audio|youtube)\]\s?https?://[^\s\[\]]{4,300}\s?\[/(?P=shell)\]"
    r"|\[/(?:caption|embed|gallery|audio|video|playlist|(?:vc|et_pb|su|fusion)_\w{1,30})\]"
    r"|<!--[^<>\n]{0,200}-->|<!--\[if [^\]\n]{1,60}\]>|<!\[endif\]-->"
    r"|&(?:nbsp|zwnj|shy|#\d{1,6}|#x[0-9a-fA-F]{1,5});"
    r"|(?:(?<=\S)|(?=\\u\w{4}\S))\\u(?:00[aA][0dD]|200[\dabAB]|202[fF89]|[fF][eE][fF][fF])"
    r"|\[object Object\]"
    r"|\*\|[A-Z][A-Z0-9_:]{1,60}\|\*"
    r"|\[\[\{[^\[\]\n]{1,2000}\}\]\]"
    r"|\[\[(?:asset|nid|fid|file|img|image|video|embed|widget|media|gallery|html|include|block|ad|inline)"
    r"[:|][^\[\]\n]{1,300}\]\]"
    r"|\[\[[a-zA-Z]{1,12}\d{0,2}:(?=[^\[\]\n]{0,300}\]\])",
    re.ASCII,
)
# What a letter or a program in a story may show as well: it goes where no sentence holds it.
_PLACEHOLDER = late(
    r"\{?\{\{[^{}\n]{1,200}\}\}\}?"
    r"|\{%[^{}%\n]{1,200}%\}"
    r"|<%[=#-]?[^<>%\n]{1,200}%>"
    r"|</?#[a-z]{2,12}\b[^<>\n]{0,100}>"
    r"|%%=?[A-Za-z][A-Za-z0-9_.:()@-]{1,60}=?%%"
    r"|##[A-Z][A-Z0-9_]{2,40}##"
    r"|[$#]\{[\w.$]{1,60}\}"
    r"|(?<![\w_-])(?P<rim>_{2,4}|--)[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6}(?P=rim)(?![\w_-])",
    re.ASCII,
)
# "$BODY$" is one on a line of its own alone.
_PLACEHOLDER_LINE = late(r"([$%#@])\1?[A-Z][A-Z0-9]{2,30}(?:_[A-Z0-9]{1,30}){0,6}\1{1,2}", re.ASCII)
# What any of these begins with.
_OF_TEMPLATES = ("[", "<!", "&", "*|", "\\u")
_OF_PLACEHOLDERS = ("{{", "{%", "<%", "<#", "</#", "%%", "##", "${", "#{", "__", "--")
_MARKS = ("[", "{", "<", "&", "%", "#", "$", "@", "__", "--", "*|", "\\u")
# "[[H3: What it costs]]" is a heading in a mark: the mark alone goes.
_OPENS_MARK = late(r"\[\[[a-zA-Z]{1,12}\d{0,2}:")
# Numbers that agencies give their files: "© dpa-infocom, dpa:210101-99-876543/2".
_FILE_NUMBER = late(
    r"(?:©\s?)?(?:dpa-infocom(?: GmbH)?,?\s?)?\bdpa:\d{6}-\d{1,5}-\d{3,9}(?:/\d{1,3})?"
    r"|\bdoc\.afp\.com\.[A-Z0-9]{5,9}\b|\bAFP_[A-Z0-9]{5,9}\b"
    r"|\burn:newsml:[\w.:/-]{8,120}\b",
    re.ASCII,
)
_NUMBERED = ("dpa:", "doc.afp", "AFP_", "urn:newsml")

# Screen readers count boxes of links: "list 1 of 3Ferry fares rise".  A sentence has a capital.
_LIST_MARK = late(r"list \d{1,2} of \d{1,2}(?:[ A-ZÀ-Þ].{0,200})?")

# Short addresses that a post ends in, and that programs gave it: "https://t.co/Ab12Cd34Ef".  One
# that is glued to a word stays: without it, the word would be one that the text does not have.
_POSTED = late(
    r"(?<!\w)(?:(?:https?://)?(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]{8,14}(?!\w)(?:\s|$))+",
    re.ASCII,
)
_POSTED_HINTS = ("pic.twitter.com/", "pic.x.com/", "t.co/")

_NEW_TAB_HINTS = ("new ", "(", "（", "[")


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for what machinery left behind, wherever it stands."""
    del knowledge
    blocks = article.blocks
    yield from _script_lines(blocks)
    was_encoded = False
    for index, block in enumerate(blocks):
        was_encoded = is_encoded_line(block.text, goes_on=was_encoded)
        if was_encoded:
            yield Label(index, 0, len(block.text), "residue", "residue.code")
    for index, marks in remember_each(blocks, "residue", _marks):
        is_preformatted = blocks[index].kind == "preformatted"
        for start, end, rule in marks:
            if not (is_preformatted and rule == _INLINE_CODE):
                yield Label(index, start, end, *_RULES[rule])


_INLINE_CODE = "inline code"
_RULES = {
    _INLINE_CODE: ("residue", "residue.code"),
    "template": ("residue", "residue.template"),
    "file number": ("residue", "residue.file-number"),
    "posted": ("residue", "residue.posted"),
    "list mark": ("related", "residue.list-mark"),
    "new tab": ("residue", "residue.new-tab"),
}


def _marks(text: str) -> list[tuple[int, int, str]] | None:
    """What machinery left in a line: where it starts and ends, and what it is."""
    found = [(start, end, _INLINE_CODE) for start, end in code_spans(text)]
    if has_any(text, _MARKS):
        found += [(start, end, "template") for start, end in _template_marks(text)]
    if has_any(text, _NUMBERED):
        found += [(*match.span(), "file number") for match in _FILE_NUMBER.finditer(text)]
    if has_any(text, _POSTED_HINTS):
        found += [
            (*match.span(), "posted")
            for match in _POSTED.finditer(text)
            if _ends_post(text, *match.span())
        ]
    if text.startswith("list ") and _LIST_MARK.fullmatch(text):
        found.append((0, len(text), "list mark"))
    if has_any(text, _NEW_TAB_HINTS):
        found += [(*match.span(), "new tab") for match in link_notes(text)]
    return found or None


def _ends_post(text: str, start: int, end: int) -> bool:
    """Whether an address ends a line, or a post in it: ``t.co/Ab12Cd34Ef — Ann Lee (@annlee)``."""
    if text[:start].rstrip()[-1:] in _ANNOUNCES:
        return False
    return end == len(text) or text[end] in "—–#@" or stands_apart(text, start, end - 1)


_ANNOUNCES = tuple(":：\"'“‘„«‹([")


def _template_marks(text: str) -> Iterator[Span]:
    for match in _TEMPLATE.finditer(text) if has_any(text, _OF_TEMPLATES) else ():
        yield match.span()
        if _OPENS_MARK.fullmatch(match.group()):
            close = text.index("]]", match.end())
            yield close, close + 2
    for match in _PLACEHOLDER.finditer(text) if has_any(text, _OF_PLACEHOLDERS) else ():
        if stands_apart(text, *match.span()):
            yield match.span()
    if _PLACEHOLDER_LINE.fullmatch(text):
        yield 0, len(text)


# --- statements of several lines ------------------------------------------------------------

_MOST_LINES = 300
_MOST_TRIES = 50
"""How many statements that never end are begun in one article."""


def _script_lines(blocks: Sequence[Block]) -> Iterator[Label]:
    """Labels for scripts and style rules that run over several lines, from first to last."""
    after = tries = 0
    for at, (is_alone, opened) in remember_each(blocks, "residue.script", _opening):
        if at < after or blocks[at].kind == "preformatted":
            continue
        size = 0
        is_closing = is_alone and not _closes_quoted(blocks, at)
        depth = depth_of(blocks[at].text) if is_closing else opened
        if depth > 0 and tries < _MOST_TRIES:
            size = _size_of_open(blocks, at, depth)
            tries += not size
        after = at + (size or int(is_closing))
        for index in range(at, after):
            yield Label(index, 0, len(blocks[index].text), "residue", "residue.code")


def _opening(text: str) -> tuple[bool, int] | None:
    """Whether a line is brackets alone, and how many it leaves open if a script begins there."""
    if not has_any(text, _OF_SCRIPTS):
        return None
    is_alone, opened = is_brackets_alone(text), opens_script(text)
    return (is_alone, opened) if is_alone or opened > 0 else None


# All that begins or closes a script or a style rule has one of these.
_OF_SCRIPTS = ("(", "=", "{", "}", "[", "@", "//", "<!")


def _closes_quoted(blocks: Sequence[Block], at: int) -> bool:
    """Whether brackets close what a line shortly above opened: code that the story quotes."""
    depth = depth_of(blocks[at].text)
    for index in range(at - 1, max(-1, at - _MOST_QUOTED), -1):
        if depth >= 0 or is_prose(blocks[index]):
            break
        depth += depth_of(blocks[index].text)
        if depth >= 0:
            return True
    return False


_MOST_QUOTED = 40


def _size_of_open(blocks: Sequence[Block], at: int, depth: int) -> int:
    """How many lines a statement has whose first leaves ``depth`` brackets open, or 0."""
    for index in range(at + 1, min(len(blocks), at + _MOST_LINES)):
        line = blocks[index]
        if is_prose(line) or not is_code_line(line.text):
            return 0
        depth += depth_of(line.text)
        if depth <= 0:
            return index + 1 - at
    return 0
