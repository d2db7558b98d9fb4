"""Law 5: no order matters, nor process, thread, call history, pickle or JSON."""

import pickle
import random
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Article, Label, Pipeline, clean, clean_text, read_text
from newsclean.model.cleaner import Cleaner, Judging, Verdict, lateness_of
from newsclean.phrases.builtin import builtin
from newsclean.pipeline import engine
from support.samples import GLUED, JUNK, PROSE_DOCUMENT
from support.strategies import articles, default, documents, singles, texts


@attrs.frozen
class Shuffled:
    """A cleaner that says what another says, in another order and sometimes twice."""

    inner: Cleaner
    seed: int

    @property
    def name(self) -> str:
        return self.inner.name

    @property
    def late(self) -> int:
        return lateness_of(self.inner)

    def __call__(self, article: Article) -> Iterable[Label]:
        return self.mixed(self.inner(article))

    def mixed(self, said: Iterable[Label]) -> Iterable[Label]:
        labels = list(said)
        chance = random.Random(self.seed)
        chance.shuffle(labels)
        return labels + labels[: chance.randint(0, len(labels))]


class ShuffledJudge(Shuffled):
    """A judge likewise."""

    def judge(self, article: Article) -> Verdict:
        verdict = self.inner.judge(article)
        return verdict._replace(labels=self.mixed(verdict.labels))


def shuffled(cleaner: Cleaner, seed: int) -> Cleaner:
    return (ShuffledJudge if isinstance(cleaner, Judging) else Shuffled)(cleaner, seed)


def cleaners() -> list[Cleaner]:
    return list(default().cleaners)


@given(articles(), st.randoms(use_true_random=False))
def test_order_of_cleaners(article: Article, chance: random.Random) -> None:
    order = cleaners()
    chance.shuffle(order)
    lateness = sorted({lateness_of(c) for c in order})
    stages = [{c.name: c for c in order if lateness_of(c) == late} for late in lateness]
    assert engine.closure(article, stages) == clean(article)
    assert Pipeline(order) == default()


@given(articles(), st.integers(0, 99))
def test_order_of_labels(article: Article, seed: int) -> None:
    pipeline = Pipeline([shuffled(cleaner, seed) for cleaner in cleaners()])
    assert clean(article, pipeline=pipeline) == clean(article)


@given(texts)
def test_call_history(text: str) -> None:
    """What other pipelines learnt of an Article's blocks changes nothing."""
    fresh = clean(read_text(text))
    article = read_text(text)
    for pipeline in singles():
        clean(article, pipeline=pipeline)
    assert clean(article) == fresh
    assert clean(read_text(text)) == fresh


@given(texts)
def test_lines_seen_before(text: str) -> None:
    """What is remembered of short lines of other texts, in other languages, changes nothing."""
    for language in (None, "de"):
        article = read_text(text, language=language)
        seen = clean(article)
        builtin().forget()
        assert clean(read_text(text, language=language)) == seen


@given(articles())
def test_pickle(article: Article) -> None:
    cleaned = clean(article)
    copy = pickle.loads(pickle.dumps(cleaned))
    assert copy == cleaned
    assert clean(copy) == cleaned
    assert clean(pickle.loads(pickle.dumps(article))) == cleaned


@given(articles())
def test_json(article: Article) -> None:
    cleaned = clean(article)
    assert Article.from_json(cleaned.to_json()) == cleaned
    assert Article.from_dict(cleaned.to_dict()) == cleaned
    assert clean(Article.from_json(article.to_json())) == cleaned


@settings(max_examples=settings().max_examples // 10)  # each is eight documents
@given(st.lists(documents(), max_size=4))
def test_threads(some: list[str]) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(clean_text, some * 2)) == [clean_text(text) for text in some * 2]


def test_threads_on_one_article() -> None:
    text = "\n\n".join([PROSE_DOCUMENT, *[j for junk in JUNK.values() for j in junk]])
    expected = clean(read_text(text))
    for _ in range(20):
        article = read_text(text)
        with ThreadPoolExecutor(8) as pool:
            assert set(map(repr, pool.map(clean, [article] * 8))) == {repr(expected)}


def _clean_with(job: tuple[Pipeline, Article]) -> Article:
    pipeline, article = job
    return clean(article, pipeline=pipeline)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes(method: str) -> None:
    some = [PROSE_DOCUMENT, *GLUED, "", "\n\n".join(j for js in JUNK.values() for j in js)]
    read = [read_text(text, language="en") for text in some]
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
        assert list(pool.map(clean, read)) == [clean(article) for article in read]
        assert list(pool.map(clean_text, some)) == [clean_text(text) for text in some]
        jobs = [(pipeline, read[-1]) for pipeline in (*singles(), default())]
        assert list(pool.map(_clean_with, jobs)) == [_clean_with(job) for job in jobs]


def test_pipelines_survive_a_pickle() -> None:
    for pipeline in (default(), default().without("title", "related"), *singles()):
        copy = pickle.loads(pickle.dumps(pipeline))
        assert copy == pipeline
        assert hash(copy) == hash(pipeline)
