"""The other fields from a page's markup, and the families of metas."""

import datetime as dt
from typing import Any

import pytest

from newsclean import Article, Author, clean, read_html
from support.metadata_pages import (
    HEADLINE,
    article,
    ld,
    meta,
    page,
)


def test_all_the_fields() -> None:
    thing = article(
        headline=HEADLINE,
        articleSection=["World", "Weather"],
        keywords=["storm", {"name": "coast"}, 5],
        publisher={"@type": "Organization", "name": "The Paper"},
        isAccessibleForFree="False",
        image={"@type": "ImageObject", "url": ["/storm.jpg"]},
        inLanguage="en-GB",
        description="Waves &amp; wind.",
    )
    text = page(ld(thing), '<link rel="canonical" href="/storm">')
    found = read_html(text, url="https://paper.example/storm?x=1")
    assert found.url == "https://paper.example/storm?x=1"
    assert found.section == "World"
    assert found.tags == ("storm", "coast")
    assert found.publisher == "The Paper"
    assert found.free_access is False
    assert found.image == "https://paper.example/storm.jpg"
    assert found.language == "en"
    assert found.description == "Waves & wind."
    assert Article.from_json(found.to_json()) == found


def test_fields_of_metas() -> None:
    found = read_html(
        page(
            meta("og:site_name", "The Paper"),
            meta("article:section", "World"),
            meta("article:tag", "storm"),
            meta("article:tag", "coast"),
            meta("og:description", "Waves."),
            meta("og:image", "https://paper.example/storm.jpg"),
            meta("og:locale", "de_DE"),
            '<link rel="canonical" href="https://paper.example/storm">',
        )
    )
    assert found.url == "https://paper.example/storm"
    assert (found.publisher, found.section, found.tags) == (
        "The Paper",
        "World",
        ("storm", "coast"),
    )
    assert (found.description, found.image) == ("Waves.", "https://paper.example/storm.jpg")
    # English is what templates say by themselves.
    assert found.language == "de"
    assert found.free_access is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:x", "//", "http://[", "a b", ""])
def test_what_is_no_address(address: str) -> None:
    found = read_html(page(meta("og:image", address), f'<link rel="canonical" href="{address}">'))
    assert (found.url, found.image) == (None, None)


@pytest.mark.parametrize(
    ("given_language", "expected"), [("nb-NO", "no"), ("de", "de"), ("english", None), ("x", None)]
)
def test_language(given_language: str, expected: str | None) -> None:
    assert read_html(page(language=given_language)).language == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("W Zalesiu rozpoczęła się budowa kładki dla pieszych, która połączy oba brzegi.", "pl"),
        ("В посёлке после тридцати лет простоя открыли старую пристань для пассажиров.", "ru"),
        ("Die Gemeinde prüft nun, ob sie das Gebäude kaufen und darin wohnen lassen kann.", "de"),
        (
            "마을은 문을 닫은 학교를 고쳐 양조장으로 바꾸었다. " * 3 + "첫 손님은 토요일에 온다.",
            "ko",
        ),
        ("A storm hit the northern coast on Friday and left two villages without power.", "en"),
        (
            "Belle, rated PG: in theatres Dec. 3 (Sony) — Rio, Paris, Berlin, Tokyo, Oslo, Rome.",
            "en",
        ),
        ("Short.", "en"),
    ],
)
def test_english_that_a_template_says(paragraph: str, expected: str) -> None:
    body = f"<h1>{HEADLINE}</h1><p>{paragraph}</p>"
    assert read_html(page(body=body)).language == expected


FREE: list[tuple[dict[str, Any], bool | None]] = [
    ({}, None),
    ({"isAccessibleForFree": True}, True),
    ({"isAccessibleForFree": "True"}, True),
    ({"isAccessibleForFree": "https://schema.org/False"}, False),
    ({"isAccessibleForFree": False, "hasPart": [{"isAccessibleForFree": True}]}, False),
    ({"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "false"}}, False),
    ({"hasPart": [{"isAccessibleForFree": True}]}, None),
    ({"isAccessibleForFree": "perhaps"}, None),
    ({"isAccessibleForFree": [7, None]}, None),
    ({"isAccessibleForFree": 0}, False),
    ({"isAccessibleForFree": 1}, True),
    ({"isAccessibleForFree": "0"}, False),
    ({"isAccessibleForFree": "no"}, False),
    ({"isAccessibleForFree": " FALSE "}, False),
    ({"isAccessibleForFree": ["False"]}, False),
    ({"isAccessibleForFree": "schema:False"}, False),
    ({"isAccessibleForFree": {"@type": "Boolean", "@value": "false"}}, False),
    ({"isaccessibleforfree": "false"}, False),
    ({"schema:isAccessibleForFree": False}, False),
    ({"hasPart": [{"cssSelector": ".a"}, {"isAccessibleForFree": 0}]}, False),
    ({"hasPart": {"@id": "#part"}, "about": {}}, None),
]


LOCKED = {
    "@type": "WebPageElement",
    "@id": "#p",
    "cssSelector": ".body",
    "isAccessibleForFree": "False",
}


@pytest.mark.parametrize(("properties", "expected"), FREE)
def test_free_access(properties: dict[str, Any], expected: bool | None) -> None:
    assert read_html(page(ld(article(headline=HEADLINE, **properties)))).free_access is expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("article:content_tier", "free"), True),
        (meta("article:content_tier", "locked"), False),
        (meta("article:content_tier", "metered"), None),
        ('<meta itemprop="isAccessibleForFree" content="false">', False),
        (ld(article(isAccessibleForFree=False)) + meta("article:content_tier", "free"), False),
        ('<link itemprop="isAccessibleForFree" href="https://schema.org/False">', False),
        (ld({"@graph": [article(headline=HEADLINE, isAccessibleForFree="no")]}), False),
        (ld({"@graph": [article(headline=HEADLINE), LOCKED]}), False),
        (ld({"@graph": [article(headline=HEADLINE, hasPart={"@id": "#p"}), LOCKED]}), False),
        (
            ld({"@graph": [{"@type": "WebPage", "mainEntity": article(isAccessibleForFree=0)}]}),
            False,
        ),
        # What another story costs says nothing of this one.
        (
            ld(
                article(headline=HEADLINE, url="https://paper.example/a"),
                article(headline="New tram line opens", isAccessibleForFree=False),
            )
            + '<link rel="canonical" href="https://paper.example/a">',
            None,
        ),
    ],
)
def test_free_access_of_metas(head: str, expected: bool | None) -> None:
    assert read_html(page(head)).free_access is expected


def test_the_text_says_that_it_is_for_subscribers() -> None:
    prose = "A storm hit the northern coast on Friday, officials said, and waves rose. " * 3
    text = page(
        body=f"<h1>{HEADLINE}</h1><p>{prose}</p><p>{prose}</p>"
        "<p>This article is for subscribers only.</p>"
    )
    assert read_html(text).free_access is None
    assert clean(read_html(text)).free_access is False


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        (meta("twitter:title", "Rain"), "title", "Rain"),
        (meta("dc.title", "Rain"), "title", "Rain"),
        (meta("parsely-title", "Rain"), "title", "Rain"),
        (meta("sailthru.title", "Rain"), "title", "Rain"),
        ('<meta name="og:title" value="Rain">', "title", "Rain"),
        (meta("twitter:description", "Waves."), "description", "Waves."),
        (meta("dc.description", "Waves."), "description", "Waves."),
        (meta("twitter:image", "https://a.example/x.jpg"), "image", "https://a.example/x.jpg"),
        (meta("dc.creator", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("parsely-author", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("sailthru.author", "Ann Lee"), "authors", (Author("Ann Lee"),)),
        (meta("dc.date.issued", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        (meta("parsely-pub-date", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        (meta("sailthru.date", "2020-05-03"), "published", dt.date(2020, 5, 3)),
        ('<meta itemprop="datePublished" content="2020-05-03">', "published", dt.date(2020, 5, 3)),
        (meta("dcterms.modified", "2020-05-03"), "modified", dt.date(2020, 5, 3)),
        (meta("dc.publisher", "The Paper"), "publisher", "The Paper"),
        (meta("parsely-section", "World"), "section", "World"),
        (meta("parsely-tags", "storm, coast"), "tags", ("storm", "coast")),
        (meta("dc.subject", "storm; coast"), "tags", ("storm", "coast")),
        (meta("dc.language", "de"), "language", "de"),
        (meta("og:url", "https://a.example/x"), "url", "https://a.example/x"),
    ],
)
def test_each_family_of_metas(head: str, field: str, expected: Any) -> None:
    assert getattr(read_html(page(head, body="<p>x", language="")), field) == expected
