"""Data of a page that hold no story, or are made to take for ever."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from newsclean import read_html
from support.data_pages import HTML, STORY, TEASER, TITLE, cleaned, data, holding, page
from support.laws import law_nothing_lost

LABELS = {f"label{k}": f"{TEASER} This is text {k} of the interface." for k in range(50)}
OTHERS = {
    "teasers": [
        {"title": f"Other {k}", "url": f"/other-{k}", "text": TEASER * 3} for k in range(9)
    ],
    "teasers with links within": [
        {"headline": f"Other {k}", "link": {"href": f"https://a.example/{k}"}, "excerpt": TEASER}
        for k in range(30)
    ],
    "labels": LABELS,
    "comments": {"comments": [{"by": "Ann", "text": f"{TEASER} Says {k}."} for k in range(30)]},
    "consent": {"cookieConsent": {"text": f"<p>{TEASER}</p>" * 20}},
    "headlines": [
        f"Other headlines that say much of what is going on today {k}" for k in range(99)
    ],
    "style": {"css": "a {color: red; margin: 0 auto;} " * 99},
    "menus": {"html": f"<ul>{'<li><a href=/x>News of the day and more</a></li>' * 60}</ul>"},
    "keywords": {"words": "storm, coast, weather, wind, rain, road, news of the day, " * 30},
}


@pytest.mark.parametrize("value", OTHERS.values(), ids=OTHERS)
def test_what_is_no_story(value: Any) -> None:
    assert read_html(page(data({"state": value}))).blocks == ()


SHORT = "".join(f"<p>{text}</p>" for text in STORY[:4])


@pytest.mark.parametrize(
    "value",
    [
        holding(HTML),
        {"title": TITLE, "related": HTML.replace("storm", "fire").replace("the", "a")},
        {"bio": {"title": TITLE, "text": f"{TEASER} {TEASER} {TEASER}"}},
        {"state": {"text": "".join(f"<p>{TEASER} No {k}.</p>" for k in range(30))}},
        OTHERS,
    ],
)
def test_the_page_wins_if_it_has_the_story(value: Any) -> None:
    html = page(data(value), body=f"<article><h1>{TITLE}</h1>{SHORT}</article>")
    assert [b.text for b in cleaned(html).blocks][:4] == list(STORY[:4])
    assert TEASER not in read_html(html).text


def test_the_rest_of_a_story_that_is_shown_in_part() -> None:
    html = page(data(holding(HTML)), body=f"<h1>{TITLE}</h1><p>{STORY[0]}</p>")
    assert [b.text for b in cleaned(html).blocks if len(b.text) > 60] == list(STORY)


def test_the_story_of_this_page_among_others() -> None:
    others = {
        f"story{k}": {"title": f"Other {k}", "body": HTML.replace("storm", "fire") * 3}
        for k in range(3)
    }
    text = read_html(page(data({"stories": {**others, "it": {"title": TITLE, "body": HTML}}}))).text
    assert "storm" in text
    assert "fire" not in text


# --- hostile --------------------------------------------------------------------------------

N = 1_000_000
LAUGHS = [[k + 1, k + 1, k + 1] for k in range(60)] + [STORY[0], {"a": 0}]
CHAIN = "".join([f'{k:x}:["${k + 1:x}"]\n' for k in range(20_000)])
HOSTILE = {
    "deep lists": "[" * 100_000 + "]" * 100_000,
    "deep objects": '{"a":' * 100_000 + "1" + "}" * 100_000,
    "deep code": "x=" + "{a:[" * 25_000 + json.dumps(STORY[0]),
    "deep calls": "(function(a){return " * 5_000 + json.dumps(STORY[0] * 9) + "}(1))" * 5_000,
    "open strings": 'x="' + STORY[0] + '";' + '"\\' * (N // 2),
    "open comments": STORY[0] + "/*" * (N // 2),
    "quotes": STORY[0] + "'\"`" * (N // 3),
    "letters": "x='" + "a" * N,
    "words": "x='" + "ab " * (N // 3) + "'",
    "tags": json.dumps({"a": "<p " * (N // 3) + STORY[0] * 9}),
    "tags within": json.dumps({"a": "<p>" * 100_000 + STORY[0] * 9}),
    "divs": json.dumps({"a": "<div>" * 3_900 + HTML}),
    "pushes": "a.push([1," * (N // 10),
    "rows": f"f.push([1,{json.dumps('1:T9,' * 50_000)}])",
    "references": f"f.push([1,{json.dumps(CHAIN)}])",
    "laughs": json.dumps(LAUGHS),
    "itself": json.dumps([{"a": 0, "b": 1}, STORY[0] * 9, [0, 1]]),
    "JSON in JSON": json.dumps({"a": json.dumps({"a": json.dumps({"a": "[" * 1000})})}),
    "many paragraphs": json.dumps([{"text": text} for text in STORY * 6_000]),
    "much state": json.dumps({"a": "x" * 20_000_000}),
    "surrogates": 'x="' + "\\ud800" * 50_000 + STORY[0] * 9 + '"',
}


@pytest.mark.parametrize("script", HOSTILE.values(), ids=HOSTILE)
def test_hostile_data(script: str) -> None:
    started = time.process_time()
    for kind in ("application/json", "text/javascript"):
        law_nothing_lost(read_html(page(f'<script type="{kind}">{script}</script>')))
    assert time.process_time() - started < 12
