"""JSON-LD that is not as it should be, and pages that are hostile."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import read_html
from newsclean.reading.jsonld import LARGEST_JSON, read_blocks
from support.metadata_pages import (
    HEADLINE,
    article,
    check_nothing_invented,
    ld,
    meta,
    names,
    page,
    strings,
)


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "author": "Ann Lee",}',
        '{"@type": "NewsArticle", "keywords": ["a",, "b",], "author": "Ann Lee"}',
        '<!-- {"@type": "NewsArticle", "author": "Ann Lee"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "author": "Ann Lee"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "author": "Ann Lee"} /* ]]> */',
        '{"@type": "NewsArticle", /* who */ "author": "Ann Lee"};',
        '{"@type": "NewsArticle", "description": "two\nlines\tand \x01", "author": "Ann Lee"}',
        '{"@type": "NewsArticle", "description": "say \\\'no\\\' \\x", "author": "Ann Lee",}',
        '{"@type": "NewsArticle", "description": "he said "no" today", "author": "Ann Lee"}',
        '{"@type": "Thing"}{"@type": "NewsArticle", "author": "Ann Lee"}',
        '[{"@type": ["Thing", "schema:NewsArticle"], "author": "Ann Lee"}]',
        '{"@type": "https://schema.org/NewsArticle", "author": "Ann Lee"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "author": "Ann Lee"}}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Ann Lee&quot;}",
        '{"@type": "NewsArticle", "url": "http://a.example", "author": "Ann Lee"} // end',
    ],
)
def test_jsonld_is_mended(block: str) -> None:
    assert names(read_html(page(ld(block)))) == ["Ann Lee"]


@pytest.mark.parametrize(
    "thing",
    [
        {"@type": "ItemList", "itemListElement": [article(author="Ann Lee")]},
        {"@type": "WebPage", "hasPart": article(author="Ann Lee")},
        article(comment={"@type": "Comment", "author": "Ann Lee"}),
        {"@type": "Event", "name": "x", "datePublished": "2020-01-01", "author": "Ann Lee"},
    ],
)
def test_other_articles_are_not_this_one(thing: dict[str, Any]) -> None:
    found = read_html(page(ld(thing)))
    assert (found.authors, found.published) == ((), None)


def test_the_article_that_fits_the_page() -> None:
    other = article(headline="Sun over the south", author="Bo Day", url="https://a.example/sun")
    this = article(headline=HEADLINE, author="Ann Lee", url="https://a.example/storm/?id=1")
    text = page(ld(other, this), f"<title>{HEADLINE}</title>")
    assert names(read_html(text)) == ["Ann Lee"]
    assert names(read_html(page(ld(other, this)), url="http://www.a.example/storm")) == ["Ann Lee"]


# What they may take of time and memory is measured in `hostile`.
HOSTILE = {
    "deep objects": '{"@type":"NewsArticle","a":' * 100_000 + "1" + "}" * 100_000,
    "deep lists": '{"headline":' + "[" * 1_000_000,
    "deep but readable": '{"@type":"NewsArticle","a":' * 300 + "1" + "}" * 300,
    "five megabytes": json.dumps(article(author="Ann Lee", articleBody="x " * 2_500_000)),
    "escapes": '{"headline": "' + '\\"' * 600_000,
    "bare quotes": '{"headline": "' + '"a' * 600_000,
    "spaces": '{"headline": "x"' + '" ' * 600_000,
    "commas": '{"headline": "x"' + ", " * 600_000 + "x",
    "comments": '{"headline"' + "/*" * 600_000,
    "braces": '"headline"' + "{}" * 600_000,
    "a number without end": '{"headline": ' + "9" * 600_000,
    "many people": json.dumps(article(author=[{"name": f"Ann Lee {k}"} for k in range(30_000)])),
    "one long author": json.dumps(article(author="Ann Lee, " * 150_000)),
}


@pytest.mark.parametrize("block", HOSTILE.values(), ids=HOSTILE)
def test_hostile_jsonld_is_survived(block: str) -> None:
    found = read_html(page(ld(block)))
    assert found.title == HEADLINE
    assert len(found.authors) <= 60


def test_what_is_too_much_is_not_read() -> None:
    small = json.dumps(article(author="Ann Lee"))
    large = json.dumps(article(headline="x" * LARGEST_JSON))
    assert read_blocks([small, large]) == read_blocks([small])


# --- whatever the JSON, nothing raises and nothing is invented ------------------------------

KEYS = st.sampled_from(
    "@type @graph @id @list headline name author publisher datePublished dateModified dateCreated"
    " keywords image url mainEntityOfPage isAccessibleForFree hasPart articleSection inLanguage"
    " description jobTitle worksFor mainEntity".split()
)
WORDS = st.sampled_from(
    [
        "NewsArticle",
        "Article",
        "Person",
        "WebPage",
        "Organization",
        "Ann Lee",
        "By Bo Day",
        "AFP",
        HEADLINE,
        "2020-05-03T10:00:00Z",
        "https://a.example/x",
        "#id",
        "True",
        "de-AT",
        "",
    ]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | WORDS
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, JSON, max_size=8), st.booleans())
def test_random_jsonld(properties: dict[str, Any], typed: bool) -> None:
    thing = {**properties, **({"@type": "NewsArticle"} if typed else {})}
    text = json.dumps(thing).replace("<", "\\u003c")
    check_nothing_invented(read_html(page(ld(text))), *strings(thing), HEADLINE)


@given(st.text(st.sampled_from('{}[]",:\\/*<!-> \n' + "aA1"), max_size=60))
def test_random_text_as_jsonld(text: str) -> None:
    block = '{"@type": "NewsArticle", "headline": "x", ' + text
    read_blocks([block])


NAMES = st.sampled_from(
    "og:title og:site_name author article:author article:published_time date keywords og:image"
    " og:locale description twitter:label1 twitter:data1 article:section".split()
)


@given(st.lists(st.tuples(NAMES, WORDS | st.text(max_size=30)), max_size=8))
def test_random_metas(pairs: list[tuple[str, str]]) -> None:
    escaped = [
        (name, value.replace("&", "").replace('"', "").replace("<", "")) for name, value in pairs
    ]
    text = page(*[meta(name, value) for name, value in escaped])
    check_nothing_invented(read_html(text), *[value for _, value in escaped], HEADLINE)
