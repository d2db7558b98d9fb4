"""What corpora of news texts have in and above their stories: widgets and heads of one publisher.

CNN and Daily Mail (``By . Ann Lee . PUBLISHED: . 08:15 EST, 1 May 2013 . Story``), XSum (buttons of
the BBC before the first word), Multi-News and NPR (``toggle caption``).  Corpora glue lines, so
these marks stand on lines of their own or within a paragraph.  It is asked before the judge, which
judges a paragraph as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsclean.cleaners.wrapped_fields import Fields, fields_of
from newsclean.language.dates import parse_date
from newsclean.language.lexicon import Lexicon
from newsclean.model.article import Article
from newsclean.model.field_values import Caption
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge
from newsclean.text.late_patterns import late
from newsclean.text.spans import Span

_Read = Callable[[int, str, Lexicon], Iterable[Label]]


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such marks, with what they state."""
    blocks = article.blocks
    if not blocks or blocks[0].markup is not None:
        return
    for index, block in enumerate(blocks):
        lowered = block.text[:_LONGEST_HEAD].lower() if index < _HEAD else ""
        if any(cue in lowered for cue in ("by . ", "published", "created", "updated")):
            yield from _dated_head(index, block.text, knowledge.lexicon)
        if lowered.startswith("share this with "):
            yield from _share_head(index, block.text)
        if block.text[-1] in _BUTTONS_END and _BUTTONS.fullmatch(block.text) is not None:
            yield _label(index, (0, len(block.text)), "media", "gallery")
        elif "caption" in block.text:
            yield from _widgets(index, block.text)
        elif block.text.count(f"{_LINE_END} ") > 1:
            yield from (
                _label(index, match.span(), "residue", "multi-news")
                for match in _LINE_ENDS.finditer(block.text)
            )
        elif block.text.endswith(_SEPARATOR):
            yield _label(index, _separator(block.text), "residue", "multi-news")
        elif block.text.startswith(_PHOTO):
            yield from _loud_credit(index, block.text, knowledge.lexicon)
    yield from _head_lines(article, knowledge.lexicon)
    yield from _highlights(article)


_HEAD, _LONGEST_HEAD = 4, 500


def _label(
    index: int, span: Span, name: str, corpus: str, fields: Mapping[str, Any] | None = None
) -> Label:
    return Label(index, *span, name, f"wrapper.{corpus}", fields or None)


# --- CNN and Daily Mail: byline and dates, glued by stops in place of line ends ---------------

_TIME = r"\d{1,2}:\d\d ?(?:[ECMPB][SD]T|GMT)? ?, \d{1,2} [A-Za-z]+ \d{4}"
_PUBLISHED = rf"(?:PUBLISHED|CREATED) ?: ?\. {_TIME}"
_UPDATED = (
    rf"UPDATED ?: ?\. {_TIME}"
    r"|Last updated at \d{1,2}:\d\d [AP]M on \d{1,2}[a-z]{2} [A-Za-z]+ \d{4}"
)
_NAMES = r"(?:(?! \. )[^\n|]){2,90}"
# Several names are parted by stops; where the last of them ends, only a date shows.
_DATED = late(
    rf"(?:By \. (?P<who>{_NAMES}(?: \. {_NAMES}){{0,3}}?) \. (?={_PUBLISHED}|{_UPDATED}))?"
    rf"(?:(?P<published>{_PUBLISHED}) ?\. )?(?:\| ?\. )?(?:(?P<updated>{_UPDATED}) ?\. )?",
    re.IGNORECASE,
)
_UNDATED = late(rf"By \. (?P<who>{_NAMES}(?: \. and(?: \.)? {_NAMES})?) \. ")


def _dated_head(index: int, text: str, lexicon: Lexicon) -> Iterator[Label]:
    match = _DATED.match(text)
    if match is None or not match[0]:
        match = _UNDATED.match(text)
        if match is not None:
            fields = _named(match["who"], lexicon)
            yield _label(index, match.span(), "byline", "cnn-dailymail", fields)
        return
    start = 0
    if match["who"]:
        start = match.end("who")
        fields = _named(match["who"], lexicon)
        yield _label(index, (0, start), "byline", "cnn-dailymail", fields)
    stated = {
        name: day
        for name, group in (("published", "published"), ("modified", "updated"))
        if match[group] and (day := parse_date(match[group], lexicon.months, language="en"))
    }
    yield _label(index, (start, match.end()), "date", "cnn-dailymail", stated)


def _named(who: str, lexicon: Lexicon) -> Fields:
    """The authors; some editions of the corpus are in small letters, which show no names."""
    return {} if who.islower() else fields_of("authors", who.replace(" . ", " "), lexicon, "en")


_HEAD_LINES, _MOST_NAME_LINES = 14, 5
_CUES = {"published:": "published", "updated:": "modified"}
_CLOCK = late(_TIME, re.IGNORECASE)


def _head_lines(article: Article, lexicon: Lexicon) -> Iterator[Label]:
    """The same head line by line: ``By``, the name, ``PUBLISHED:``, the date, ``|`` and so on."""
    # A copy of the corpus has a stop behind each line.
    lines = [block.text for block in article.blocks[:_HEAD_LINES]]
    texts = [text.removesuffix(".").rstrip() for text in lines]
    dates = [
        k
        for k in range(len(texts) - 1)
        if texts[k].lower() in _CUES and _CLOCK.fullmatch(texts[k + 1]) is not None
    ]
    if not dates:
        return
    for k in dates:
        day = parse_date(texts[k + 1], lexicon.months, language="en")
        fields = {_CUES[texts[k].lower()]: day} if day else None
        yield _label(k, (0, len(lines[k])), "date", "cnn-dailymail")
        yield _label(k + 1, (0, len(lines[k + 1])), "date", "cnn-dailymail", fields)
        if k + 2 < len(texts) and texts[k + 2] == "|":
            yield _label(k + 2, (0, len(lines[k + 2])), "residue", "cnn-dailymail")
    by = next((k for k in range(dates[0]) if texts[k].lower() == "by"), dates[0])
    names = range(by + 1, dates[0])
    if not 0 < len(names) <= _MOST_NAME_LINES:
        return
    yield _label(by, (0, len(lines[by])), "byline", "cnn-dailymail")
    fields = fields_of("authors", " ".join([texts[k] for k in names]), lexicon, "en")
    for k in names:
        first = fields if k == names[0] else None
        yield _label(k, (0, len(lines[k])), "byline", "cnn-dailymail", first)


_HIGHLIGHT = "@highlight"


def _highlights(article: Article) -> Iterator[Label]:
    """The summary below a story of this corpus: ``@highlight`` and a sentence, several times."""
    blocks = article.blocks
    first = len(blocks)
    while first >= 2 and blocks[first - 2].text == _HIGHLIGHT:
        first -= 2
    if first == len(blocks):
        return
    summary = " ".join([blocks[k].text for k in range(first + 1, len(blocks), 2)])
    for k in range(first, len(blocks)):
        fields = {"description": summary} if k == first + 1 else None
        yield _label(k, (0, len(blocks[k].text)), "residue", "cnn-dailymail", fields)


# --- XSum: the buttons of a page, on one line with the story ----------------------------------

_SHARE = late(
    "share this with (?:(?:email|facebook|messenger|twitter|pinterest|whatsapp|linkedin|copy this"
    " link|reddit|x|these are external links and will open in a new window)(?: |$))+",
    re.IGNORECASE,
)
_FEWEST_BUTTONS = 5


def _share_head(index: int, text: str) -> Iterator[Label]:
    match = _SHARE.match(text)
    if match is not None and match[0].count(" ") >= 2 + _FEWEST_BUTTONS:
        yield _label(index, (0, match.end()), "share", "xsum")


# --- NPR and Multi-News: the widget of a picture ----------------------------------------------

# Lines of nothing but buttons; galleries of other papers have them too.
_BUTTONS = late(
    r"(?:(?:(?:view|hide|show|toggle) caption|captions? close|close caption|enlarge this image"
    r"|image \d{1,3} of \d{1,3})(?: |$))+",
    re.IGNORECASE,
)
_BUTTONS_END = frozenset("enEN0123456789")
_TOGGLE = late(
    r"(?:Enlarge this image )?toggle caption(?: (?P<credit>[^.!?\n]{2,80}?) (?P=credit)(?= |$))?"
)
_WHOLE = late(r"(?:Enlarge this image )?toggle caption (?P<credit>[^.!?\n]{2,80})")
# A name stands before it, and the story goes on behind it: "press hide caption to read" is none.
_HIDDEN = late(r" hide caption(?: toggle caption(?= |$)|$|(?= [^a-z]))")
_HIDE = " hide caption"
_MOST_CREDIT, _LONGEST_CAPTION = 80, 400


def _widgets(index: int, text: str) -> Iterator[Label]:
    """Labels for the buttons of pictures, with the caption and the credit that stand there."""
    whole = _WHOLE.fullmatch(text)
    if whole is not None:
        credit = _once(whole["credit"])
        yield _label(index, (0, len(text)), "caption", "npr", _caption("", credit))
        return
    hidden = list(_HIDDEN.finditer(text))
    if len(hidden) == 1:
        behind = text[hidden[0].end() :].strip()
        said = text[: hidden[0].start()]
        if said.endswith(behind) and len(said) <= _LONGEST_CAPTION:
            said = said[: len(said) - len(behind)].strip()
            yield _label(index, (0, len(text)), "caption", "npr", _caption(said, behind))
            return
    for match in hidden:
        # The story goes on behind the widget: only what is repeated is sure to be the credit.
        start, end = match.span()
        if match[0] == _HIDE and not text[text.rfind(" ", 0, start) + 1].isupper():
            continue
        before = text[max(0, start - _MOST_CREDIT) : start]
        credit = _repeated(before, text[end : end + _MOST_CREDIT + 1])
        name, fields = ("caption", _caption("", credit)) if credit else ("media", None)
        stop = end + 1 + len(credit) if credit else end
        yield _label(index, (start - len(credit), stop), name, "npr", fields)
    for match in _TOGGLE.finditer(text):
        if match["credit"]:
            fields = _caption("", match["credit"])
            yield _label(index, match.span(), "caption", "npr", fields)
        elif match[0].startswith("Enlarge") and not _is_said(text, *match.span()):
            yield _label(index, match.span(), "media", "npr")


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether what looks like a button stands within a sentence, or is quoted."""
    is_first = start == 0 or text[start - 1] == " "
    return not is_first or text[end : end + 2].strip().islower()


def _repeated(before: str, behind: str) -> str:
    """The longest beginning of ``behind``, its space apart, that ``before`` ends in."""
    words = behind.strip().split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if len(name) > 2 and before.endswith(name):
            return name
    return ""


def _once(credit: str) -> str:
    """A credit that is printed twice, once."""
    half = len(credit) // 2
    return (
        credit[:half]
        if credit[half : half + 1] == " " and credit[:half] == credit[half + 1 :]
        else credit
    )


def _caption(text: str, credit: str) -> dict[str, Any]:
    return {"captions": (Caption(text, credit or None),)}


# --- Multi-News: what parts the stories of a row; of one story it stands at the end -----------

_SEPARATOR = "|||||"
_LINE_END = "NEWLINE_CHAR"
_LINE_ENDS = late(r"(?:\bNEWLINE_CHAR\b ?)+")


def _separator(text: str) -> Span:
    return len(text.rstrip("| ")), len(text)


# --- captions of papers, whose photographer is named in capitals ------------------------------

_PHOTO = ("PHOTO: ", "PHOTOS: ", "Photo: ", "Photos: ")
_LOUD = late(r"\(PHOTO(?:GRAPH)?S? BY [^()]{2,90}\)")


def _loud_credit(index: int, text: str, lexicon: Lexicon) -> Iterator[Label]:
    if len(text) <= 3 * _LONGEST_CAPTION and _LOUD.search(text) is not None:
        fields = fields_of("caption", text, lexicon, None)
        yield _label(index, (0, len(text)), "caption", "photo", fields)
