"""Law 4: the words of the output are a subsequence of the input's, and so are the fields'."""

from hypothesis import example, given

from newsclean import Article, Pipeline, clean
from support.laws import is_subsequence, law_nothing_invented, law_text_nothing_invented, words
from support.samples import STORIES
from support.strategies import (
    articles,
    orderly_documents,
    pages_as_read,
    subsets,
    texts,
    texts_as_read,
)


@given(texts_as_read)
def test_articles(article: Article) -> None:
    law_nothing_invented(clean(article))


@given(pages_as_read)
def test_pages(article: Article) -> None:
    assert is_subsequence(words(clean(article).text), words(article.source_text))


@given(texts)
@example(f"{STORIES['en'][0]}\n\n题：两座大桥关闭到春天")
def test_strings(text: str) -> None:
    law_text_nothing_invented(text)


@given(orderly_documents())
def test_strings_with_much_to_remove(text: str) -> None:
    law_text_nothing_invented(text)


@given(articles(), subsets())
def test_some_cleaners(article: Article, pipeline: Pipeline) -> None:
    once = clean(article, pipeline=pipeline)
    assert is_subsequence(words(once.text), words(article.text))
