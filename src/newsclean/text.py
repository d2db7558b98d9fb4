"""Plain text: its canonical form, its blocks, its sentences, its folded form.

All rewriting happens here, in reading.  ``canonical`` decides which characters
there are; ``split`` decides which lines make a block and where one line holds
several.  ``split`` and ``join`` are an inverse pair: splitting what was joined
gives the same texts back.  For that, every decision rests on evidence that the
result no longer shows: a line that was joined from three has no line ends
left, a line that was split has no glued sentences left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from newsclean.model import BlockKind, Span
from newsclean.spans import is_unspaced, render, to_source

# --- canonical form -------------------------------------------------------------------------

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, soft hyphens, byte-order marks, word joiners, and marks that only steer
# the direction of display: none of them is seen, all of them hide phrases.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# A zero width space separates words in scripts of South-East Asia and is a leftover elsewhere.
_SEA = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_ZERO_WIDTH_SPACE = re.compile(f"(?<![{_SEA}])\u200b|\u200b(?![{_SEA}])")
_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_SPACE = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Not every space, which most texts have thousands of: only what is to be another.
_SPACES = re.compile(f"[{_OTHER_SPACE}][ {_OTHER_SPACE}]*| [ {_OTHER_SPACE}]+")
_SPACE_AT_LINE_END = re.compile(" \n ?|\n ")
_NEEDS_WORK = re.compile(
    "[\t\r\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb]|  | \n|\n |^ | $"
)
# Unicode's own bound on combining marks in a row (UAX 15, "Stream-Safe Text Format"): beyond it
# normalisation costs quadratic time and no writing system goes.
_MOST_MARKS = 30
_MARK_FLOOD = re.compile(f"[^\\w\\s!-~]{{{_MOST_MARKS + 1},}}")
_GRAPHEME_JOINER = "\u034f"


def canonical(text: str) -> str:
    r"""``text`` in the form that every offset counts in.

    Unicode NFC; line feeds as line ends; single spaces and none at the ends of
    lines; no unseen characters; lone surrogates become U+FFFD.  Line numbers
    are those of the input.  Idempotent.

    >>> canonical("Caf\u0065\u0301\u00a0noir \r\n\ufeffopen")
    'Café noir\nopen'
    """
    if _NEEDS_WORK.search(text) is not None:
        text = _LINE_ENDS.sub("\n", text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _UNSEEN.sub("", text)
        text = _ZERO_WIDTH_SPACE.sub("", text)
        text = _SPACES.sub(" ", text)
        text = _SPACE_AT_LINE_END.sub("\n", text).strip(" ")
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    if _MARK_FLOOD.search(text) is not None:
        text = _stream_safe(text)
    return unicodedata.normalize("NFC", text)


def _stream_safe(text: str) -> str:
    """``text`` with a combining grapheme joiner wherever more than 30 marks would be in a row.

    Marks are counted as decomposed, so that normalising cannot make more of them.
    """
    parts: list[str] = []
    marks = 0
    for char in text:
        decomposed = unicodedata.normalize("NFD", char)
        trailing = _trailing_marks(decomposed)
        marks = marks + trailing if trailing == len(decomposed) else trailing
        if marks > _MOST_MARKS:
            parts.append(_GRAPHEME_JOINER)
            marks = trailing
        parts.append(char)
    return "".join(parts)


def _trailing_marks(text: str) -> int:
    count = 0
    while count < len(text) and unicodedata.combining(text[-1 - count]):
        count += 1
    return count


# --- folding --------------------------------------------------------------------------------

# One character for one character, so that offsets stay.  'İ' is the only letter that Python
# lowers to two; 'ς' is how a sigma is written at the end of a word.
_FOLDS = (
    ("İ", "i"),
    ("’", "'"),
    ("‘", "'"),
    ("ʼ", "'"),
    ("´", "'"),
    ("`", "'"),
    ("“", '"'),
    ("”", '"'),
    ("„", '"'),
    ("«", '"'),
    ("»", '"'),
    ("–", "-"),
    ("—", "-"),
    ("‑", "-"),
    ("\u200c", " "),
    ("：", ":"),
    ("（", "("),
    ("）", ")"),
    ("！", "!"),
    ("？", "?"),
    ("，", ","),
)
_FOLDED = re.compile("[" + "".join(old for old, _ in _FOLDS) + "]")
# To look for any of them takes longer than to replace each in turn, but for a word or two.
_SHORT = 48
_CYRILLIC = re.compile("[а-яіј]")
_MIXED_SCRIPT = re.compile("[a-z][а-яіј]|[а-яіј][a-z]")
_MIXED_WORD = re.compile("[a-zа-яіј]+")
_TO_LATIN = str.maketrans("аеорсухіјк", "aeopcyxijk")
_TO_CYRILLIC = str.maketrans("aeopcyxijk", "аеорсухіјк")


def fold(text: str) -> str:
    """``text`` as phrases are compared: lower case, plain quotes and dashes, same length.

    Words that mix Latin and Cyrillic look-alikes are put into the script of
    their unambiguous letters.

    >>> fold("“Read More”—İstanbul")
    '"read more"-istanbul'
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    if len(text) > _SHORT or _FOLDED.search(text) is not None:
        for old, new in _FOLDS:
            text = text.replace(old, new)
    text = text.lower().replace("ς", "σ")
    if _CYRILLIC.search(text) is not None and _MIXED_SCRIPT.search(text) is not None:
        text = _MIXED_WORD.sub(_one_script, text)
    return text


def _one_script(match: re.Match[str]) -> str:
    word = match.group()
    latin = word.translate(_TO_LATIN)
    if latin.isascii():
        return latin
    cyrillic = word.translate(_TO_CYRILLIC)
    return word if _MIXED_SCRIPT.search(cyrillic) else cyrillic


@lru_cache(maxsize=8_192)
def squash(text: str) -> str:
    """Letters and digits of ``text`` alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))


# --- sentences ------------------------------------------------------------------------------

CLOSERS = "\"'”’»)\\]}›"
_BREAK = re.compile(
    # Possessive, and never from inside a run: a flood of stops is passed over once.
    f"(?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]++[{CLOSERS}]*+) ++(?=[^\\s])"
    "|(?<![。！？])(?P<wide>[。！？]++[」』）”]*+)(?=[^\\s])"
)
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen rep gov gen lt col sgt capt cmdr adm rev hon jr sr vs no nos vol art"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ft mt fig inc"
    " corp co ltd bros dept est approx ca cf al str nr bzw abs mio mrd hr fr dhr mevr sig dott"
    " ing avv on ul godz prof pl tzv tj např str č im gl ph www".split()
)


def sentence_spans(text: str) -> list[Span]:
    """Where the sentences of a one-line ``text`` stand: spans that cover all of it but spaces.

    Sentences end at stops followed by a space (in Chinese and Japanese, at the
    stop).  Initials, abbreviations and a following lower-case letter end none.

    >>> text = "The U.S. left. Mr. Lee stayed!"
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['The U.S. left.', 'Mr. Lee stayed!']
    """
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(text):
        if match.group("wide") is None and not _ends_sentence(text, match):
            continue
        spans.append((start, match.start() + len(match.group("wide") or match.group("stop"))))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if text[match.end()].islower():
        return False
    stop = match.group("stop")
    if not stop.startswith(".") or len(stop) > 1:
        return True
    word = word_before(text, match.start())
    if word.lower() in _ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isupper())


def word_before(text: str, end: int, most: int = 12) -> str:
    """The letters directly before ``end``, at most ``most`` of them."""
    start = end
    while start > 0 and end - start < most and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


# --- blocks ---------------------------------------------------------------------------------

_LINE = re.compile("[^\n]+")
_BULLET = re.compile("(?:[-–—•·▪●■◦*►▶‣]|\\d{1,2}[.)])\\s")


def lines(text: str) -> list[list[Span]]:
    """The lines of ``text`` that are not empty, in groups parted by empty lines."""
    groups: list[list[Span]] = []
    last = -2
    for match in _LINE.finditer(text):
        if match.start() == last + 1:
            groups[-1].append(match.span())
        else:
            groups.append([match.span()])
        last = match.end()
    return groups


def split(text: str) -> list[tuple[Span, ...]]:
    r"""The blocks of a canonical ``text``, each as its pieces in order.

    An empty line parts blocks; so does a line end, unless the lines are one
    paragraph that was wrapped at a fixed width.  A line of sentences glued
    without a space (``the vote.In Minsk``) is taken apart where that shows
    that paragraphs were lost.

    >>> text = "First one.\n\nThe second was wrapped\nat a width that a narrow\nscreen once had"
    >>> [[text[start:end] for start, end in block] for block in split(text)]
    [['First one.'], ['The second was wrapped', 'at a width that a narrow', 'screen once had']]
    """
    blocks: list[tuple[Span, ...]] = []
    for group in lines(text):
        if len(group) > 2 and _is_wrapped(text, group):
            blocks.extend(_unglued(text, tuple(group)))
            continue
        for pieces in _mended(text, group):
            if pieces[-1][1] - pieces[0][0] > _GLUED_AT_LEAST:
                blocks.extend(_unglued(text, pieces))
            else:
                blocks.append(pieces)
    return blocks


def _unglued(text: str, pieces: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The paragraphs of one block: itself, or what its glue points part it into."""
    line = render(text, pieces)
    cuts = glue_points(line)
    if not cuts:
        return [pieces]
    edges = [0, *cuts, len(line)]
    return [tuple(to_source(text, pieces, start, end)) for start, end in pairwise(edges)]


def join(texts: Iterable[str]) -> str:
    """Block texts as one text: parted by one empty line each."""
    return "\n\n".join(texts)


_WIDEST_WRAP = 100
_NARROWEST_WRAP = 20


def _is_wrapped(text: str, group: Sequence[Span]) -> bool:
    """Whether the lines are one paragraph filled to a fixed width.

    A line was broken because the next word would not have fitted: that must
    hold for every line, most lines must go on in the next in lower case, and
    few may end a sentence.  Lists, verses and widgets break lines where there
    was room left.  Scripts without spaces are left as they are.
    """
    width = max(end - start for start, end in group)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    if _BULLET.match(text, group[0][0]):
        return False
    running = ended = 0
    for (start, end), (next_start, next_end) in pairwise(group):
        if text.find(" ", start, end) < 0:
            return False
        space = text.find(" ", next_start, next_end)
        word = (space if space >= 0 else next_end) - next_start
        if end - start + 1 + word <= width or _BULLET.match(text, next_start):
            return False
        running += text[next_start].islower()
        ended += ends_sentence(text[start:end])
    return running * 2 >= len(group) - 1 and ended * 3 <= len(group) - 1


# What was mended must come to at least this much and end as a sentence does: lists do neither.
_MENDED_AT_LEAST = 60
_MOST_LINK_WORDS = 12
_SHORT_LINK_WORDS = 4
# Japanese: a particle stands behind a word, so a line that begins with one goes on from the line
# before it; and one that ends with a particle, or a comma, goes on in the next.
_PARTICLES = "はがをにでともへの"
_PARTICLE_FIRST = re.compile(f"[{_PARTICLES}](?![\u3041-\u3096\u30fc])")
_PARTICLE_LAST = re.compile(
    f"[\u30a0-\u30ff\u4e00-\u9fff0-9][{_PARTICLES}]$|.?[、，]$|[{_PARTICLES}]$"
)
# No line of a list begins with one: whatever stands about it was one line.
_COMMAS = frozenset(",、，،：；")
_RUNS_ON = frozenset(",.;:!?)]»”’%…、。，：；）」』")


def _mended(text: str, group: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The lines of a group, those put together that one sentence runs through.

    Many scrapers put each link on a line of its own: ``After`` / ``the arrest of
    the mayor`` / ``, the council met.``
    """
    if len(group) == 1:
        return [(group[0],)]
    runs: list[list[Span]] = [[group[0]]]
    for k in range(1, len(group)):
        if _runs_through(text, group, k):
            runs[-1].append(group[k])
        else:
            runs.append([group[k]])
    mended: list[tuple[Span, ...]] = []
    for run in runs:
        size = sum(end - start for start, end in run)
        least = _MENDED_AT_LEAST // 3 if _has_unspaced(text, run) else _MENDED_AT_LEAST
        whole = size >= least and ends_sentence(text[run[-1][0] : run[-1][1]])
        if whole or any(text[start] in _COMMAS for start, _ in run[1:]):
            mended.append(tuple(run))
        else:
            mended.extend([(span,) for span in run])
    return mended


def _has_unspaced(text: str, run: Sequence[Span]) -> bool:
    return any(is_unspaced(text[start]) for start, _ in run)


def _runs_through(text: str, group: Sequence[Span], k: int) -> bool:
    """Whether the sentence of line ``k - 1`` goes on in line ``k``."""
    (start, end), (next_start, _) = group[k - 1], group[k]
    if text[end - 1] in "([„“«‘" and (end - start == 1 or text[end - 2] == " "):
        return True
    if ends_sentence(text[start:end]):
        # "Elizabeth II." was a link, if what follows begins in lower case.
        return text[next_start].islower() and text.count(" ", start, end) < _SHORT_LINK_WORDS
    if _goes_on(text, next_start) or _PARTICLE_FIRST.match(text, next_start) is not None:
        return True
    if _PARTICLE_LAST.match(text, max(start, end - 2), end) is not None:
        return True
    if text[next_start] == "（" and text.find("）", next_start, group[k][1]) < 0:
        return True
    # A name that was a link: lower case goes on before it and after it.
    return (
        k + 1 < len(group)
        and text[end - 1].islower()
        and text.count(" ", next_start, group[k][1]) < _MOST_LINK_WORDS
        and _goes_on(text, group[k + 1][0])
        and (text[group[k + 1][0]].islower() or not ends_sentence(text[next_start : group[k][1]]))
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether what begins at ``at`` is no beginning: lower case, or a closing mark."""
    if text[at] in _RUNS_ON:
        return True
    while at < len(text) - 1 and text[at] in "\"'“‘«„([":
        at += 1
    return text[at].islower()


# A line shorter than this is not a text that lost its paragraphs.
_GLUED_AT_LEAST = 160
# Each side of a lone glue point must be at least this long to be a sentence of its own.
_SENTENCE_AT_LEAST = 40
_GLUE = re.compile(
    f"(?<![.!?…])[.!?…]++(?P<close>[{CLOSERS}]*+)(?=[“‘\"'«„(\\[]?(?P<after>[^\\W\\d_])[\\w '’])"
)


def glue_points(line: str) -> list[int]:
    """Where sentences of ``line`` are glued together and should be parted; offsets into it.

    A glue point has a lower-case word, a stop and maybe closing quotes before
    it and a capitalised word after it, with no space: ``power.The``.  Stops
    inside names (``U.S.``, ``Node.js``, ``Kremlin.ru``, ``3.5``, ``Ph.D.``)
    are none.  After a capitalised word (``Minsk.The``) one is believed only
    where the line has others.

    >>> line = "Power fell in the town.The mayor spoke to the crowd.Then the rain came down."
    >>> [line[cut:] for cut in glue_points(line)]
    ['The mayor spoke to the crowd.Then the rain came down.', 'Then the rain came down.']
    >>> glue_points("The U.S. Army read Kremlin.ru on Aug. 9 and found 3.5 new lines of Node.js.")
    []
    """
    sure: list[int] = []
    maybe: list[int] = []
    for match in _GLUE.finditer(line):
        at = match.start()
        if not match.group("after").isupper() or at == 0 or not line[at - 1].islower():
            continue
        word = word_before(line, at, most=20)
        if len(word) < 2 or word.lower() in _ABBREVIATIONS:
            continue
        is_name = word[0].isupper() and not match.group("close")
        (maybe if is_name else sure).append(match.end())
    if len(sure) + len(maybe) >= 2 and sure:
        return sorted(sure + maybe)
    if len(maybe) >= 3:
        return maybe
    return [cut for cut in sure if _parts_sentences(line, cut)]


def _parts_sentences(line: str, cut: int) -> bool:
    return cut >= _SENTENCE_AT_LEAST and len(line) - cut >= _SENTENCE_AT_LEAST


# --- kinds ----------------------------------------------------------------------------------

CLOSING = "\"'”“’‘»«)]}›」』）\ufffd "
"""What may stand behind the stop that ends a sentence: some languages close with what others open
with, and a mark that could not be decoded may have been any of them."""
_TERMINAL = ".!?…؟۔।。！？"
_NOT_A_HEADING_END = frozenset(".,;…。，、؛।۔")
_LONGEST_HEADING = 90


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does: with a stop, quotes and brackets behind it."""
    stripped = text.rstrip(CLOSING)
    return bool(stripped) and stripped[-1] in _TERMINAL


def kinds(texts: Sequence[str]) -> Iterator[BlockKind]:
    """What each block of plain text is: list item, heading or paragraph.

    A heading is a short line without a closing stop, directly before a
    paragraph that ends as a sentence does.
    """
    for k, text in enumerate(texts):
        if _BULLET.match(text):
            yield "list_item"
        elif k + 1 < len(texts) and _is_heading(text, texts[k + 1]):
            yield "heading"
        else:
            yield "paragraph"


def _is_heading(text: str, following: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and text[-1] not in _NOT_A_HEADING_END
        and len(following) > len(text)
        and ends_sentence(following)
        and any(char.isalpha() for char in text)
    )
