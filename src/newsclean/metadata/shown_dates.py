"""Dates in the lines around a headline: those that are a date, and those that bear one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from newsclean.language.date_lines import read_date_line
from newsclean.language.dates import LETTER
from newsclean.language.other_days import (
    is_other_day,
    is_sending,
    names_only_date,
    other_day_phrase,
)
from newsclean.metadata.headline_lines import is_hinted, is_in_page_footer, lines_around
from newsclean.metadata.moments import DateReader, Moment, day_of
from newsclean.model.blocks import Block
from newsclean.text.folding import fold
from newsclean.text.late_patterns import late
from newsclean.text.name_patterns import NamePattern

_BEHIND, _BEFORE = 6, 3
_FURTHER_BEHIND, _FURTHER_BEFORE = 10, 4
_LONGEST_SHOWN = 50
_LONGEST_UNSPACED = 34
_UNSPACED = late(r"[぀-ヿ一-鿿]{6}")
# A longer line may well tell of another day.
_LONGEST_LINE = 120
_LONGEST_HEADING = 60
_HAS_DIGIT = late(r"\d")
_BEGINS = late(r"[(\[]?\d")
_OPENING = 24
_LONGEST_DATELINE = 70
_MOST_BEFORE_STORY, _FIRST_PARAGRAPHS = 40, 3
_DATELINE_ENDS = late(r"\s[–—|-]\s|[.:)]\s*[–—|]\s?|\)[.:]?\s")
# Lines of pictures, posts, tickers and other articles; and of the end of an event or the like.
_NOT_OF_THE_ARTICLE = NamePattern(
    r"thumb|caption|tweet|ticker|widget|teaser|related|comment|event|sidebar|promo|current|today"
)
_OTHER_DAY = late(
    r"(?<![^\W\d_])(?:zuletzt|reviewed|stand\b|bis\b|until\b|termin\b|ausgabe\b|current"
    r"|aktuelle[s ]|heute\b|today\b|hoy\b|сегодня)",
    re.IGNORECASE,
)


NOT_THE_DATE = NamePattern(
    r"comment|kommentar|reply|related|teaser|promo|recommend|sidebar|widget|footer|newsletter"
    r"|popular|latest|trending|carousel|listing|archive|more-|read-?next|update|modif|reading|copyright"
    r"|current|today|weather|clock|header-?date|nav|event|calendar|aktuali|geänd|edited"
)
"""Hints of what is dated by another day than that of publication."""


def shown_date(
    blocks: Sequence[Block],
    headlines: Sequence[int],
    reader: DateReader,
    behind: int = _BEHIND,
    before: int = _BEFORE,
) -> Moment | None:
    """The date in a line close to the headline that is a date and little else.

    ``behind`` and ``before`` say how many lines are close.
    """
    below = _below_paragraphs(blocks, headlines)
    for block in lines_around(headlines, blocks, behind, before):
        found = _date_of_line(block, reader)
        if found is not None and not (id(block) in below and _IMPRINT.search(block.text)):
            if any(map(is_sending, _words(block.text))):
                return _announced_near(blocks, headlines, reader) or found
            return found
    return None


def _date_of_line(block: Block, reader: DateReader) -> Moment | None:
    text = block.text
    longest = _LONGEST_UNSPACED if _UNSPACED.search(text) else _LONGEST_SHOWN
    if len(text) > longest or not _HAS_DIGIT.search(text):
        return None
    if _OTHER_DAY.search(text) or _is_of_another(block):
        return None
    return published_in(text, reader)


def _announced_near(
    blocks: Sequence[Block], headlines: Sequence[int], reader: DateReader
) -> Moment | None:
    """The date behind a word for publishing near the headline, beside that of a submission."""
    lines = lines_around(headlines, blocks, _BEHIND, _BEFORE)
    announced = (block for block in lines if _is_announced(block.text, reader))
    return next(filter(None, (_date_of_line(block, reader) for block in announced)), None)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def line_date(
    blocks: Sequence[Block], headlines: Sequence[int], reader: DateReader
) -> Moment | None:
    """The date in a short line close to the headline, or at the beginning of a paragraph there.

    Below the first paragraph stands also since when there is a paper, and its number in some list.
    """
    below = _below_paragraphs(blocks, headlines)
    for block in lines_around(headlines, blocks, _FURTHER_BEHIND, _FURTHER_BEFORE):
        longest = _LONGEST_HEADING if block.kind == "heading" else _LONGEST_LINE
        text = block.text
        if len(text) > longest:
            text = _opening(text)
        if not _HAS_DIGIT.search(text) or _is_caption(block) or is_in_page_footer(block):
            continue
        if id(block) in below and (is_hinted(block, _COMMENTS) or _IMPRINT.search(text)):
            continue
        found = published_in(text, reader)
        if found is not None:
            return found
    return _dateline(blocks, headlines, reader)


_COMMENTS = NamePattern(r"(?<![a-z-])comments?(?![a-z])|kommentare?\b|disqus")
# "Since" and "no. 123 of" before a day.
_IMPRINT = re.compile(
    r"(?:(?<![^\W\d_])(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?|dal|sinds|sedan(?: den)?"
    r"|siden(?: den)?|od(?: dnia)?|от|с|із|від|από|sejak(?: tanggal)?|từ(?: ngày)?)"
    r"|(?:n°|nº|№|nr\.?|no\.|numer|номер)\s?[\w/-]*\d[\w/-]*\s(?:du|vom|от|від|del|di|dd\.?|z dnia"
    r"|of|van|av|ze dne))\s(?=\d)",
    re.IGNORECASE,
)


def _below_paragraphs(blocks: Sequence[Block], headlines: Sequence[int]) -> set[int]:
    """The short lines behind the headlines that stand below a long paragraph."""
    found: set[int] = set()
    for at in headlines:
        behind = blocks[at + 1 : at + 1 + _FURTHER_BEHIND]
        first = next((k for k, block in enumerate(behind) if _is_long(block)), len(behind))
        found.update(id(block) for block in behind[first + 1 :])
    return found


def sole_date(
    blocks: Sequence[Block], headlines: Sequence[int], reader: DateReader
) -> Moment | None:
    """The day in the lines that are a date and nothing else, if all of these agree.

    Above the headline it may be the day on which somebody looked at the page.
    """
    behind = blocks[headlines[0] :] if headlines else blocks
    short = (block for block in behind if len(block.text) <= _LONGEST_SHOWN)
    dated = (block for block in short if _HAS_DIGIT.search(block.text))
    read = (
        _only_date(block.text, reader)
        for block in islice(dated, _MOST_YEARS)
        if not (is_hinted(block, NOT_THE_DATE) or _is_caption(block) or _is_of_another(block))
        and not _OTHER_DAY.search(block.text)
    )
    return _agreed(read)


def _only_date(text: str, reader: DateReader) -> Moment | None:
    line = read_date_line(text, reader.lexicon)
    return published_in(text, reader) if line and line.has_year and not line.modified else None


def filed_date(blocks: Sequence[Block], reader: DateReader) -> Moment | None:
    """The date in the sentence with which blogs say when and where an entry was filed."""
    filed = (
        block.text for block in blocks if _FILED.match(block.text) and not is_in_page_footer(block)
    )
    return _agreed(
        published_in(text[:_LONGEST_LINE], reader) for text in islice(filed, _MOST_YEARS)
    )


_FILED = late(
    r"(?:This (?:entry|post|article|story)|Diese[rs]? (?:Beitrag|Eintrag|Artikel)|Cet(?:te)? "
    r"(?:article|entrée|publication)|Est[ae] (?:entrada|art[íi]culo|artigo|noticia|publicación)"
    r"|Quest[oa] (?:articolo|voce|post)|(?:Dit|Deze) (?:bericht|artikel)|Ten wpis|Эта запись"
    r"|Detta inlägg|Dette innlegget) ",
)


def opening_date(blocks: Sequence[Block], reader: DateReader) -> Moment | None:
    """The date that long paragraphs anywhere begin with, if all of these agree."""
    long = (block.text for block in blocks if _is_long(block))
    openings = (_opening(text) for text in islice(long, _MOST_YEARS))
    return _agreed(
        published_in(opening, reader) for opening in openings if _HAS_DIGIT.search(opening)
    )


def _agreed(read: Iterable[Moment | None]) -> Moment | None:
    """The first of some dates, if all of them are one day."""
    found = [date for date in read if date is not None]
    return found[0] if len(set(map(day_of, found))) == 1 else None


def announced_date(blocks: Sequence[Block], reader: DateReader) -> Moment | None:
    """The date behind a word for publishing in a short line anywhere, if all such lines agree."""
    short = (block for block in blocks if len(block.text) <= _LONGEST_LINE)
    dated = (block for block in short if _YEAR.search(block.text))
    return _agreed(
        published_in(block.text, reader)
        for block in islice(dated, _MOST_YEARS)
        if _is_announced(block.text, reader) and not _is_of_another(block)
    )


def _is_announced(text: str, reader: DateReader) -> bool:
    """Whether a word for publishing stands in a line."""
    return not reader.lexicon.published.isdisjoint(_words(text))


_MOST_YEARS = 500
_YEAR = late(r"(?:19|20)\d\d")


def _dateline(
    blocks: Sequence[Block], headlines: Sequence[int], reader: DateReader
) -> Moment | None:
    """The date at the beginning of one of the first long paragraphs behind the headline."""
    for at in headlines:
        behind = islice(blocks, at + 1, at + 1 + _MOST_BEFORE_STORY)
        long = (block.text for block in behind if _is_long(block))
        for text in islice(long, _FIRST_PARAGRAPHS):
            opening = _opening(text)
            found = published_in(opening, reader) if _HAS_DIGIT.search(opening) else None
            if found is not None:
                return found
    return None


# Words for a change that mean other things in running text.
_CHANGES = frozenset({"änderung", "bearbeitung"})
_WORD = late(rf"(?:{LETTER})+")


def published_in(text: str, reader: DateReader) -> Moment | None:
    """The date in a line, if no word before it says that it is that of a change or another day.

    >>> from newsclean.language.lexicon import Lexicon
    >>> reader = DateReader(Lexicon(months={"may": 5}, updates=frozenset({"updated"}),
    ...     published=frozenset({"published"})))
    >>> published_in("Updated 4 May 2020, published 3 May 2020", reader)
    datetime.date(2020, 5, 3)
    >>> published_in("Updated 4 May 2020", reader) is None
    True
    >>> published_in("Received: 1 May 2020, published: 3 May 2020", reader)
    datetime.date(2020, 5, 3)
    """
    start, changed, other = 0, False, False
    line = fold(text)
    parts = list(_WORD.finditer(line))
    phrase = other_day_phrase(line)
    for at, match in enumerate(parts):
        word = match[0]
        is_other = is_other_day(word) or (phrase is not None and match.start() == phrase.start())
        if is_sending(word):
            behind = (part[0] for part in parts[at + 1 :])
            is_other = any(
                word in reader.lexicon.published and not names_only_date(word) for word in behind
            )
        if is_other or word in reader.lexicon.updates or word in _CHANGES:
            by = at + 1 < len(parts) and parts[at + 1][0] in reader.lexicon.by
            if by:
                continue
            found = None if changed else reader.read(text[start : match.start()])
            if found is not None:
                return found
            changed, other = True, is_other
        elif changed and word in reader.lexicon.published and not (other and names_only_date(word)):
            start, changed = match.start(), False
    return None if changed else reader.read(text[start:])


def _opening(text: str) -> str:
    """What stands at the head of a paragraph, a date or a dateline; empty if there is none."""
    if _BEGINS.match(text):
        return text[:_OPENING]
    parts = _DATELINE_ENDS.split(text[:_LONGEST_DATELINE], maxsplit=1)
    return parts[0] if len(parts) == 2 else ""


def _is_long(block: Block) -> bool:
    return len(block.text) > _LONGEST_LINE and not is_in_page_footer(block)


def _is_caption(block: Block) -> bool:
    return block.markup is not None and "figcaption" in block.markup.path


def _is_of_another(block: Block) -> bool:
    return is_hinted(block, _NOT_OF_THE_ARTICLE) or is_in_page_footer(block)
