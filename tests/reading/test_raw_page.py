"""What the angle brackets of a page show before it is parsed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.reading.noscript import without_open_noscripts
from newsclean.reading.raw_page import RawPage

PIECES = [
    "<", "</", ">", "<p", "<li>", "<link>", "<img ", "<IMG ", "<a ", "<A ", "</a>", "</A>",
    "<b>", "<B\n", "<i/>", "<u ", "<em>", "<strong ", "<big>", "<body>", "<span>", "<noscript>",
    "<NOSCRIPT>", "<Noscript>", "<template ", "<TEMPLATE ", "shadowRootMode=open", "a", "=", " ",
]  # fmt: skip
FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|s|small|strike|strong|tt|u)(?=[\s/>])", re.I)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_one_look_tells_what_many_would(page: str) -> None:
    raw = RawPage(page)
    assert raw.tags == page.count("<")
    starts = sum(page.count(name) for name in ("<p", "<li", "<img"))
    assert raw.nested == len(re.findall("<[a-zA-Z]", page)) - starts
    assert raw.formatting >= len(FORMATTING.findall(page))
    assert raw.noscripts == [m.start() for m in re.finditer("<(?:noscript|NOSCRIPT)", page)]
    assert raw.has_open_links == any(
        page.count(f"<{name} ") > page.count(f"</{name}>") for name in "aA"
    )
    for most in (0, 1, 5):
        assert raw.has_more("=", most) == (page.count("=") > most)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<template shadowrootmode=open>", True),
        ("<x-a><TEMPLATE id=a ShadowRoot='open'>", True),
        ("<template id=a>", False),
        ("<title>shadowroot</title>", False),
    ],
)
def test_shadow_roots_are_seen(page: str, expected: bool) -> None:
    assert RawPage(page).may_have_shadow_roots == expected


def test_noscripts_of_both_cases_are_emptied() -> None:
    page = "<NOSCRIPT><div></NOSCRIPT>a<noscript><p>b</noscript>c<noscript><i>d</i></noscript>"
    assert without_open_noscripts(RawPage(page)).text == (
        "<NOSCRIPT></NOSCRIPT>a<noscript></noscript>c<noscript><i>d</i></noscript>"
    )
