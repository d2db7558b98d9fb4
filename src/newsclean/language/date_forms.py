"""Rewrite dates whose parts have an unusual order as day, month, year."""

from __future__ import annotations

import re

_YEAR = r"(?<!\d)((?:19|20)\d\d)"
# A sign that one of the ways below may be there: most texts have none.
_ODD = re.compile(
    r"\d{4}(?:e?ko |\. gada |\s?m\. | жылғы | оны )|\d[./][^\W\d_]{3}|[^\W\d_] ['’]\d\d"
    r"|/(?:كانون|تشرين) "
)
_WAYS = (
    # Basque and Lithuanian: "2021eko martxoaren 3a", "2021 m. kovo 3 d."
    (re.compile(rf"{_YEAR}(?:e?ko|\s?m\.) (\w+) (\d{{1,2}})(?:an?\b)?"), r"\3 \2 \1"),
    # Latvian and Kazakh: "2021. gada 3. marts", "2021 жылғы 3 наурыз"
    (re.compile(rf"{_YEAR}(?:\. gada| жылғы) (\d{{1,2}})\.? (\w+)"), r"\2 \3 \1"),
    # Mongolian: "2021 оны 3 сарын 4"
    (re.compile(rf"{_YEAR} оны (\d{{1,2}})(?:-?р)? сарын (\d{{1,2}})"), r"\1-\2-\3"),
    # "03.mar.2021", "03/Mar/2021"
    (
        re.compile(r"(?<![\d.])(\d{1,2})[./]([^\W\d_]{3,12})\.?[./]((?:19|20)\d\d)(?!\d)"),
        r"\1 \2 \3",
    ),
    # "3 Mar '21"
    (re.compile(r"(?<=[^\W\d_] )['’](\d\d)(?![\d\w])"), r"20\1"),
    # Arabic, the Levantine name behind the other: "3 يناير/كانون الثاني 2021"
    (re.compile(r"/(?:كانون|تشرين) ال[^\W\d_]+"), ""),
)


def in_common_order(text: str) -> str:
    """``text`` with its dates of an unusual order rewritten in a common one.

    >>> in_common_order("2021 m. kovo 3 d."), in_common_order("2021. gada 3. marts")
    ('3 kovo 2021 d.', '3 marts 2021')
    >>> in_common_order("3 May 2021")
    '3 May 2021'
    """
    if _ODD.search(text) is None:
        return text
    for pattern, common in _WAYS:
        text = pattern.sub(common, text)
    return text
