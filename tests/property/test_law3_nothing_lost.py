"""Law 3: what is kept and what was removed are the source, by offsets."""

from hypothesis import given

from newsclean import Article, Pipeline, clean
from support.laws import law_nothing_lost
from support.strategies import articles, pages_as_read, subsets, texts_as_read


@given(texts_as_read)
def test_text_as_read(article: Article) -> None:
    assert not article.removals
    law_nothing_lost(article)


@given(pages_as_read)
def test_pages_as_read_and_cleaned(article: Article) -> None:
    assert not article.removals
    law_nothing_lost(article)
    law_nothing_lost(clean(article))


@given(articles())
def test_cleaned(article: Article) -> None:
    cleaned = clean(article)
    law_nothing_lost(cleaned)
    assert cleaned.source_text == article.source_text
    assert set(article.removals) <= set(cleaned.removals)
    assert 0 <= cleaned.removed_share <= 1 + 1e-9


@given(articles(), subsets())
def test_cleaned_by_some(article: Article, pipeline: Pipeline) -> None:
    law_nothing_lost(clean(article, pipeline=pipeline))


@given(articles())
def test_what_was_known_stays(article: Article) -> None:
    cleaned = clean(article)
    for field in ("title", "authors", "published", "publisher", "url", "language", "tags"):
        before = getattr(article, field)
        if before not in (None, ()):
            assert getattr(cleaned, field) == before
