"""Law 1: cleaning twice equals cleaning once - each cleaner, every set of them, every article."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Pipeline
from newsclean.labels import ALL
from support.laws import law_fixed_point
from support.strategies import articles, default, pages_as_read, singles, subsets


@given(articles())
def test_the_default_pipeline(article: Article) -> None:
    law_fixed_point(article)


@given(articles())
def test_each_cleaner_alone(article: Article) -> None:
    for pipeline in singles():
        law_fixed_point(article, pipeline)


@given(articles(), subsets())
def test_every_set_of_cleaners(article: Article, pipeline: Pipeline) -> None:
    law_fixed_point(article, pipeline)


@given(pages_as_read)
def test_pages(article: Article) -> None:
    law_fixed_point(article)


@given(st.sampled_from(sorted(ALL)), articles())
def test_with_a_label_silenced(label: str, article: Article) -> None:
    once = law_fixed_point(article, default().without(label))
    assert label not in {removal.name for removal in once.removals} - {
        removal.name for removal in article.removals
    }
