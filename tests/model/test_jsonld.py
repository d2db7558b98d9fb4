"""schema.org: an Article as JSON-LD."""

from __future__ import annotations

import datetime as dt
import json

from hypothesis import given

from newsclean import Article, Author, Caption, Image
from support.article_samples import an_article, articles


def test_jsonld_of_everything() -> None:
    article = an_article(
        ("paragraph", "One."),
        ("paragraph", "Two."),
        title="T",
        authors=[Author("Ann Lee", "Reporter", "AFP"), Author("Bo")],
        published=dt.date(2020, 8, 15),
        modified=dt.datetime(2020, 8, 16, 1, 2),
        publisher="The Example",
        url="https://a.example/",
        language="en",
        section="World",
        description="D",
        tags=["a", "b"],
        free_access=False,
        captions=[Caption("A harbour.", "AFP"), Caption("", "Reuters"), Caption("Dawn.")],
        image="https://a.example/harbour.jpg",
    )
    assert article.to_jsonld() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "T",
        "author": [
            {
                "@type": "Person",
                "name": "Ann Lee",
                "jobTitle": "Reporter",
                "affiliation": {"@type": "Organization", "name": "AFP"},
            },
            {"@type": "Person", "name": "Bo"},
        ],
        "datePublished": "2020-08-15",
        "dateModified": "2020-08-16T01:02:00",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "url": "https://a.example/",
        "inLanguage": "en",
        "articleSection": "World",
        "description": "D",
        "keywords": ["a", "b"],
        "isAccessibleForFree": False,
        "image": [
            {"@type": "ImageObject", "url": "https://a.example/harbour.jpg"},
            {"@type": "ImageObject", "caption": "A harbour.", "creditText": "AFP"},
            {"@type": "ImageObject", "creditText": "Reuters"},
            {"@type": "ImageObject", "caption": "Dawn."},
        ],
        "articleBody": "One.\n\nTwo.",
    }


def test_pictures_have_their_captions() -> None:
    first, second, third = (f"https://a.example/{name}.jpg" for name in "abc")
    article = Article(
        image=second,
        images=[Image(first, caption="The pier.", credit="PA"), Image(second)],
        captions=[
            Caption("The pier at dawn.", "PA", first),
            Caption("Rain.", image=third),
            Caption("Fog."),
        ],
    )
    assert article.to_jsonld()["image"] == [
        {"@type": "ImageObject", "url": second},
        {"@type": "ImageObject", "url": first, "caption": "The pier at dawn.", "creditText": "PA"},
        {"@type": "ImageObject", "url": third, "caption": "Rain."},
        {"@type": "ImageObject", "caption": "Fog."},
    ]


@given(articles())
def test_jsonld_has_known_keys_only_and_is_json(article: Article) -> None:
    data = article.to_jsonld()
    assert json.loads(json.dumps(data)) == data
    assert not [key for key, value in data.items() if value in (None, "", [], {})]
