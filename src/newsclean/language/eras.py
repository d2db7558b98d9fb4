"""Years that count the same days from another beginning: Buddhist, Japanese, of Taiwan."""

from __future__ import annotations

import re

# The year before the first of each era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA_YEAR = re.compile(r"(令和|平成|昭和|大正|明治)\s?(元|\d{1,2})\s?年")
_BUDDHIST_YEAR = re.compile(r"(?<!\d)2[45]\d\d(?!\d)")
_BUDDHIST_ERA = re.compile(r"พ\.?\s?ศ\.?\s*(?=\d)")
_COMMON_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BUDDHIST_AHEAD = 543
# Of Taiwan, whose first year is 1912.
_REPUBLIC_YEAR = re.compile(r"(?:中華)?民[國国]\s?(\d{2,3})\s?年")
_BEFORE_REPUBLIC = 1911
# "3 มี.ค. 64"
_SHORT_BUDDHIST_YEAR = re.compile(r"(?<=[\u0e00-\u0e4e.] )([56]\d)(?![\d:.])")
_FOUR_DIGITS = re.compile(r"\d{4}")


def in_common_years(text: str) -> str:
    """``text`` with such years written as those of the common era.

    A year is taken for Buddhist where no other stands beside it.

    >>> in_common_years("令和5年3月4日"), in_common_years("2566-01-15")
    ('2023年3月4日', '2023-01-15')
    """
    if text.isascii() and not _BUDDHIST_YEAR.search(text):
        return text
    if "年" in text:
        text = _ERA_YEAR.sub(_of_era, text)
        text = _REPUBLIC_YEAR.sub(lambda match: f"{int(match[1]) + _BEFORE_REPUBLIC}年", text)
    if "พ" in text:
        text = _BUDDHIST_ERA.sub("", text)
    if not _FOUR_DIGITS.search(text):
        text = _SHORT_BUDDHIST_YEAR.sub(r"25\1", text)
    if _BUDDHIST_YEAR.search(text) and not _COMMON_YEAR.search(text):
        text = _BUDDHIST_YEAR.sub(lambda match: str(int(match[0]) - _BUDDHIST_AHEAD), text)
    return text


def _of_era(match: re.Match[str]) -> str:
    number = 1 if match[2] == "元" else int(match[2])
    return f"{_ERAS[match[1]] + number}年"
