"""Lines that are only a date, near the article's head or foot.

A line with a word such as ``Updated`` is one wherever it stands.  A bare date
within the story heads a part of it: a chronology keeps its days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from newsclean.cleaners.date_language import date_language
from newsclean.judging.prose import is_prose, nth_prose, prose_bounds
from newsclean.judging.short_lines import ShortLine, short_lines
from newsclean.language.date_lines import DateLine, read_date_line
from newsclean.language.lexicon import Lexicon
from newsclean.metadata.headline_lines import is_in_page_footer
from newsclean.model.article import Article
from newsclean.model.labels import Label
from newsclean.phrases.knowledge import Knowledge

_MARK_AT_MOST = 2


def propose(article: Article, knowledge: Knowledge) -> Iterable[Label]:
    """Labels for such lines, with the days as ``published`` and ``modified``."""
    found = short_lines(article, knowledge)
    dates = _date_lines(found)
    return _labels(article, dates, found, knowledge.lexicon) if dates else ()


def dated_lines(article: Article, lines: Mapping[int, ShortLine]) -> set[int]:
    """The blocks that say when the article was published or changed."""
    dates = _date_lines(lines)
    return _dated(dates, _bare(article, dates)) if dates else set()


def _date_lines(lines: Mapping[int, ShortLine]) -> dict[int, DateLine]:
    return {index: line.date for index, line in lines.items() if line.date is not None}


def _dated(lines: Mapping[int, DateLine], bare: Iterable[int]) -> set[int]:
    return {index for index, line in lines.items() if line.has_cue}.union(bare)


def _labels(
    article: Article,
    lines: Mapping[int, DateLine],
    found: Mapping[int, ShortLine],
    lexicon: Lexicon,
) -> Iterator[Label]:
    bare = _bare(article, lines)
    dated = _dated(lines, bare)
    states = _certain(article, bare, lines, lexicon)
    for index in sorted(dated):
        if is_in_page_footer(article.blocks[index]):
            yield _label(article, index)
            continue
        fields = _fields(article, index, lines[index], lexicon) if lines[index].has_cue else {}
        cue = _cue_before(article, index, found)
        if cue is not None:
            yield _label(article, cue[0])
            day = _day(article, index, lines[index], lexicon)
            fields = fields or ({cue[1]: day} if day else {})
        elif index in states:
            fields = {"published": states[index]}
        yield _label(article, index, fields)
        for beside in (index - 1, index + 1):
            if beside in lines and not lines[beside].has_day and beside not in dated:
                yield _label(article, beside)


def _label(article: Article, index: int, fields: Mapping[str, object] | None = None) -> Label:
    return Label(index, 0, len(article.blocks[index].text), "date", "dates.line", fields or None)


def _bare(article: Article, lines: Mapping[int, DateLine]) -> list[int]:
    """The bare dates that date the article, and not a part of it."""
    first, last = prose_bounds(article)
    if first == len(article.blocks):
        return []
    days = [index for index, line in lines.items() if line.has_day and not line.has_cue]
    if _are_chronology(article, days):
        return []
    begins = nth_prose(article, 2)
    bare = [
        index
        for index in days
        if (index < begins or index >= last)
        and (lines[index].has_year or lines[index].has_time)
        and not (lines[index].has_place and index > begins)
    ]
    within = [index for index in days if begins <= index < last]
    if len(within) == 1 and _dates_all(lines[within[0]]) and within[0] < nth_prose(article, 5):
        return sorted([*bare, *within])
    return bare


def _dates_all(line: DateLine) -> bool:
    """Whether a line has day, year and time: the only one near the head is the article's own."""
    return line.has_year and line.has_time and not line.has_place


def _are_chronology(article: Article, days: Iterable[int]) -> bool:
    """Whether several different dates stand right above a paragraph each."""
    blocks = article.blocks
    above = {
        blocks[index].text
        for index in days
        if index + 1 < len(blocks) and is_prose(blocks[index + 1])
    }
    return len(above) > 1


def _certain(
    article: Article, bare: list[int], lines: Mapping[int, DateLine], lexicon: Lexicon
) -> dict[int, dt.date | dt.datetime]:
    """The bare dates that say when the article was published: one day at the head, or at the foot.

    Where several days stand there, a menu or a list of other articles has some of them.
    """
    _, last = prose_bounds(article)
    head = [index for index in bare if index < last]
    days = {
        index: day
        for index in head or bare
        if not is_in_page_footer(article.blocks[index])
        and (day := _day(article, index, lines[index], lexicon)) is not None
    }
    if len({(day.year, day.month, day.day) for day in days.values()}) != 1:
        return {}
    return days


def _day(
    article: Article, index: int, line: DateLine, lexicon: Lexicon
) -> dt.date | dt.datetime | None:
    line = _resolved(article, index, line, lexicon)
    return line.published or line.modified


def _resolved(article: Article, index: int, line: DateLine, lexicon: Lexicon) -> DateLine:
    """The line, read in the article's language if that decides which day it names."""
    if line.published or line.modified or not line.has_year:
        return line
    return read_date_line(article.blocks[index].text, lexicon, date_language(article)) or line


def _fields(
    article: Article, index: int, line: DateLine, lexicon: Lexicon
) -> dict[str, dt.date | dt.datetime]:
    line = _resolved(article, index, line, lexicon)
    stated = {"published": line.published, "modified": line.modified}
    return {name: day for name, day in stated.items() if day}


def _cue_before(
    article: Article, index: int, found: Mapping[int, ShortLine]
) -> tuple[int, str] | None:
    """The line right before that is only a cue (``Published on``), and the field it announces."""
    for before in range(index - 1, max(-1, index - 3), -1):
        field = found[before].date_cue if before in found else None
        if field is not None:
            return before, field
        if len(article.blocks[before].text) > _MARK_AT_MOST:
            return None
    return None
