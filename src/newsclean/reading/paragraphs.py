"""Plain text into blocks: which lines make a paragraph, and where one line holds several.

``split`` and ``join`` are inverse: splitting what was joined gives the same texts back.  For that,
every decision rests on evidence that the result no longer shows: a line that was joined from three
has no line ends left, a line that was split has no glued sentences left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsclean.model.blocks import BlockKind
from newsclean.text.letters import is_small, is_unspaced
from newsclean.text.sentences import ABBREVIATIONS, CLOSERS, ends_sentence, word_before
from newsclean.text.spans import Rendered, Span, render

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
    groups = lines(text)
    wrapped = [
        len(group) > 2 and is_wrapped(text, group) and not _is_row(text, group) for group in groups
    ]
    width = _width(group for group, is_one in zip(groups, wrapped, strict=True) if is_one)
    for group, is_one in zip(groups, wrapped, strict=True):
        if is_one or (width and len(group) > 1 and _is_filled(text, group, width)):
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
    rendered = Rendered(text, pieces)
    return [tuple(rendered.to_source(start, end)) for start, end in pairwise(edges)]


def join(texts: Iterable[str]) -> str:
    """Block texts as one text: parted by one empty line each."""
    return "\n\n".join(texts)


_WIDEST_WRAP = 100
_NARROWEST_WRAP = 20


def is_wrapped(text: str, group: Sequence[Span]) -> bool:
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
        running += is_small(text[next_start])
        ended += ends_sentence(text[start:end])
    return running * 2 >= len(group) - 1 and ended * 3 <= len(group) - 1


def _width(wrapped: Iterable[Sequence[Span]]) -> int:
    """The width that paragraphs of several lines are filled to; 0 if there are none."""
    return max((end - start for group in wrapped for start, end in group), default=0)


def _is_filled(text: str, group: Sequence[Span], width: int) -> bool:
    """Whether lines are a paragraph filled to the ``width`` of others in the text.

    Two lines show no width of their own, and in German many lines begin with a capital letter.
    """
    if _BULLET.match(text, group[0][0]) or not ends_sentence(text[group[-1][0] : group[-1][1]]):
        return False
    for (start, end), (next_start, next_end) in pairwise(group):
        space = text.find(" ", next_start, next_end)
        word = (space if space >= 0 else next_end) - next_start
        if end - start > width or end - start + 1 + word <= width or text.find(" ", start, end) < 0:
            return False
    return not any(_BULLET.match(text, start) for start, _ in group[1:])


# What was mended must come to at least this much and end as a sentence does: lists do neither.
_MENDED_AT_LEAST = 60
# What begins a line of its own: the columns of a row that is written line by line, a copyright.
_COLUMNS = (
    "(?:id|title|headline|authors?|byline|date|publish_date|date_publish|published|text|content"
    "|article|maintext|body|summary|description|highlights|url|domain|publication|section|category"
    "|topic|year|month)"
)
_COLUMN = re.compile(rf"{_COLUMNS}: |\(c\) ?[12]", re.IGNORECASE)
# As pandas prints a row, or a table has it: the names of columns in small letters.
_BARE_COLUMN = re.compile(f"({_COLUMNS}) ")
_FEWEST_COLUMNS = 4
_MOST_LINK_WORDS = 12
_SHORT_LINK_WORDS = 4
# Japanese: a particle stands behind a word, so a line that begins with one goes on from the line
# before it; and one that ends with a particle, or a comma, goes on in the next.
_PARTICLES = "はがをにでともへの"
_PARTICLE_FIRST = re.compile(f"[{_PARTICLES}](?![\u3041-\u3096\u30fc])")
# Headlines and buttons end in へ as often as half a sentence does: 来春完了へ, 次のページへ.
_LAST = _PARTICLES.replace("へ", "")
_PARTICLE_LAST = re.compile(f"[\u30a0-\u30ff\u4e00-\u9fff0-9][{_LAST}]$|.?[、，]$|[{_LAST}]$")
# No line of a list begins with one: whatever stands about it was one line.
_COMMAS = frozenset(",、，،：；")
_RUNS_ON = frozenset(",.;:!?)]»”’%…、。，：；）」』")


def _mended(text: str, group: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The lines of a group, those put together that one sentence runs through.

    Many scrapers put each link on a line of its own: ``After`` / ``the arrest of
    the mayor`` / ``, the council met.``
    """
    if len(group) == 1 or _is_row(text, group):
        return [(span,) for span in group]
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


def _is_row(text: str, group: Sequence[Span]) -> bool:
    """Whether the lines are columns of a row, by the names that they begin with."""
    if len(group) < _FEWEST_COLUMNS:
        return False
    names = {match[1] for start, _ in group if (match := _BARE_COLUMN.match(text, start))}
    return len(names) >= _FEWEST_COLUMNS


def _has_unspaced(text: str, run: Sequence[Span]) -> bool:
    return any(is_unspaced(text[start]) for start, _ in run)


def _runs_through(text: str, group: Sequence[Span], k: int) -> bool:
    """Whether the sentence of line ``k - 1`` goes on in line ``k``."""
    (start, end), (next_start, _) = group[k - 1], group[k]
    if _COLUMN.match(text, next_start) is not None:
        return False
    if text[end - 1] in "([„“«‘" and (end - start == 1 or text[end - 2] == " "):
        return True
    if ends_sentence(text[start:end]):
        # "Elizabeth II." was a link, if what follows begins in lower case.
        return is_small(text[next_start]) and text.count(" ", start, end) < _SHORT_LINK_WORDS
    if _goes_on(text, next_start) or _PARTICLE_FIRST.match(text, next_start) is not None:
        return True
    if _PARTICLE_LAST.match(text, max(start, end - 2), end) is not None:
        return True
    if text[next_start] == "（" and text.find("）", next_start, group[k][1]) < 0:
        return True
    # A name that was a link: lower case goes on before it and after it.
    return (
        k + 1 < len(group)
        and is_small(text[end - 1])
        and text.count(" ", next_start, group[k][1]) < _MOST_LINK_WORDS
        and _goes_on(text, group[k + 1][0])
        and (is_small(text[group[k + 1][0]]) or not ends_sentence(text[next_start : group[k][1]]))
    )


def _goes_on(text: str, at: int) -> bool:
    """Whether what begins at ``at`` is no beginning: lower case, or a closing mark."""
    if text[at] in _RUNS_ON:
        return True
    while at < len(text) - 1 and text[at] in "\"'“‘«„([":
        at += 1
    return is_small(text[at])


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
        if not match.group("after").isupper() or at == 0 or not is_small(line[at - 1]):
            continue
        word = word_before(line, at, most=20)
        if len(word) < 2 or word.lower() in ABBREVIATIONS:
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


_NOT_A_HEADING_END = frozenset(".,;…。，、؛।۔։።")
_LONGEST_HEADING = 90


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
