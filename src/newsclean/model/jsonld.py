"""An Article as schema.org has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsclean.model.field_values import Author, Caption
from newsclean.model.plain import plain_value

if TYPE_CHECKING:
    from newsclean.model.article import Article
    from newsclean.model.shown import Image


def to_jsonld(article: Article) -> dict[str, Any]:
    r"""The article as a schema.org ``NewsArticle``; only what is known is in it.

    In a page's ``<script>``, write ``<`` in the JSON as ``\u003c``: what the article says may end
    the script.

    >>> from newsclean import Article
    >>> to_jsonld(Article(title="Storm hits coast"))
    {'@context': 'https://schema.org', '@type': 'NewsArticle', 'headline': 'Storm hits coast'}
    """
    return {"@context": "https://schema.org"} | _thing(
        "NewsArticle",
        headline=article.title,
        author=[_writer(author) for author in article.authors],
        datePublished=plain_value(article.published),
        dateModified=plain_value(article.modified),
        publisher=_organization(article.publisher),
        url=article.url,
        inLanguage=None if article.language_is_guessed else article.language,
        articleSection=article.section,
        description=article.description,
        keywords=list(article.tags),
        isAccessibleForFree=article.free_access,
        image=_images(article),
        articleBody=article.text,
    )


def _thing(kind: str, **known: object) -> dict[str, Any]:
    """A thing of schema.org without the properties that are ``None`` or empty."""
    return {"@type": kind} | {k: v for k, v in known.items() if v is not None and v not in ("", [])}


def _writer(author: Author) -> dict[str, Any] | None:
    if author.is_organization:
        return _organization(author.name)
    return _thing(
        "Person",
        name=author.name,
        jobTitle=author.role,
        affiliation=_organization(author.organization),
    )


def _organization(name: str | None) -> dict[str, Any] | None:
    return _thing("Organization", name=name) if name else None


def _images(article: Article) -> list[dict[str, Any]]:
    """The main picture, the other pictures, then captions of which the picture is not known."""
    captions = {c.image: c for c in reversed(article.captions) if c.image}
    pictures = {image.url: image for image in reversed(article.images)}
    urls = dict.fromkeys(
        [article.image, *[image.url for image in article.images], *reversed(captions)]
    )
    things = [_image(url, pictures.get(url), captions.get(url)) for url in urls if url]
    return things + [_image(None, None, c) for c in article.captions if not c.image]


def _image(url: str | None, image: Image | None, caption: Caption | None) -> dict[str, Any]:
    return _thing(
        "ImageObject",
        url=url,
        caption=(caption and caption.text) or (image and image.caption),
        creditText=(caption and caption.credit) or (image and image.credit),
    )
