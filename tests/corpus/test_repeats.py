"""Repeats: what is learned, on every engine, and what it takes out and leaves."""

from __future__ import annotations

import json
import os
import pickle
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from newsclean import Pipeline, clean, read_text
from newsclean.corpus import DOCUMENT, Repeats, fingerprint, fingerprint_batches, publisher_of
from newsclean.corpus.fingerprints import ArticleFingerprints
from newsclean.corpus.repeats import Learning
from newsclean.testing import check_cleaner
from support import SHARED

WORDS = (
    "harbour vote storm council budget river bridge school winter market train doctor forest"
    " minister coast report island season factory museum"
).split()
# Appeals that no rule knows, by the share of a site's articles that they are planted in.
PLANTED = {
    0.05: "Kettle talk: our weekly hour of reading aloud meets again above the old mill.",
    0.30: "Seventeen neighbours keep this page alive, and the eighteenth could be you today.",
    0.60: "The paper's printing press may be visited on the first Sunday of each month.",
    0.95: "Written, set and printed by the people of the valley for the people of the valley.",
}


def sentence(dice: random.Random) -> str:
    return f"The {' '.join(dice.choices(WORDS, k=9))} stood {dice.randrange(10**6)} metres away."


def corpus(site: str, count: int = 200, seed: int = 1) -> list[tuple[str, str]]:
    dice = random.Random(f"{site} {seed}")
    found = []
    for number in range(count):
        blocks = [sentence(dice) + " " + sentence(dice) for _ in range(5)]
        # In exactly that share of the articles, and not always in the same ones.
        planted = [p for s, p in PLANTED.items() if (number * 61) % count < s * count]
        found.append(("\n\n".join([*blocks, *planted]), f"https://www.{site}/{number}"))
    return found


def rows(articles: list[tuple[str, str]]) -> dict[str, list[Any]]:
    seen = [
        s for text, url in articles if (s := ArticleFingerprints.of(text, None, url)) is not None
    ]
    flat = [(s.publisher, s.document, f) for s in seen for f in s.fingerprints]
    names = ("publisher", "document", "fingerprint")
    return {name: list(column) for name, column in zip(names, zip(*flat, strict=True), strict=True)}


# --- fingerprints ---------------------------------------------------------------------------


def test_fingerprints_survive_digits_case_and_space() -> None:
    first = fingerprint("Support us: 5 euros of 1000 given. Join 23 readers!")
    assert first == fingerprint("SUPPORT  US: 7 euros\tof 25000 given. Join\u00a01 readers!")
    assert first != fingerprint("Support them: 5 euros of 1000 given. Join 23 readers!")
    assert fingerprint("12.03.2024") is None
    assert isinstance(fingerprint("\ud800 a"), int)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.com/a", "example.com"),
        ("https://m.example.com", "example.com"),
        ("http://news.example.com:80/", "news.example.com"),
        ("//www.com/", "www.com"),
        ("https://[broken", None),
        ("https://\ud800.com/a", None),
        ("https://example.com/\ud800", "example.com"),
        ("", None),
        (None, None),
    ],
)
def test_publishers(url: str | None, site: str | None) -> None:
    assert publisher_of(url) == site


# --- learning -------------------------------------------------------------------------------


def test_every_planted_block_above_the_threshold_is_found() -> None:
    repeats = Repeats.of(corpus("a.example"))
    pipeline = Pipeline([repeats])
    for text, url in corpus("a.example"):
        article = clean(read_text(text, url=url), pipeline=pipeline)
        removed = {article.text_of(removal) for removal in article.removals}
        assert removed == {p for s, p in PLANTED.items() if s >= 0.3 and p in text}
    evidence = {removal.evidence for removal in article.removals}
    assert evidence <= {f"seen in {n} of 200 articles of a.example" for n in (60, 120, 190)}


def test_other_sites_and_unknown_ones_are_left_alone() -> None:
    pipeline = Pipeline([Repeats.of(corpus("a.example"))])
    text, _ = corpus("a.example")[0]
    for url in ("https://b.example/1", None):
        assert clean(read_text(text, url=url), pipeline=pipeline).removals == ()


def test_few_articles_and_short_lines_are_protected() -> None:
    refrain, question = "And so it goes, and so it goes.", "Q:"
    texts = [f"{sentence(random.Random(n))}\n\n{question}\n\n{refrain}" for n in range(40)]
    plain = [sentence(random.Random(n)) for n in range(160)]
    articles = [(text, "https://a.example") for text in [*texts, *plain]]
    few = Repeats.of(articles[:19])
    some = Repeats.of(articles)
    for repeats in (few, some):  # 19 articles are too few, and a fifth too small a share
        article = read_text(texts[0], url="https://a.example")
        assert clean(article, pipeline=Pipeline([repeats])).removals == ()


def test_an_article_stored_twice_counts_once() -> None:
    text, url = corpus("a.example")[0]
    assert Repeats.of([(text, url)] * 50).articles("a.example") == 1


def test_bylines_are_lifted_and_not_lost() -> None:
    def story(number: int) -> str:
        return f"Storm number {number * 'x'}\n\nBy Ann Lee\n\n{sentence(random.Random(number))}"

    articles = [(story(n), f"https://a.example/{n}") for n in range(30)]
    pipeline = Pipeline.default().with_(Repeats.of(articles))
    article = clean(read_text(articles[0][0], url=articles[0][1]), pipeline=pipeline)
    assert [author.name for author in article.authors] == ["Ann Lee"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    articles = corpus("a.example") + corpus("b.example")
    shuffled = random.Random(3).sample(articles, len(articles))
    Repeats.of(articles, least_share=0.2).save(tmp_path / "1.parquet")
    Repeats.of(shuffled, least_share=0.2).save(tmp_path / "2.parquet")
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
    loaded = Repeats.load(tmp_path / "1.parquet")
    assert loaded == Repeats.of(articles, least_share=0.2)
    assert pickle.loads(pickle.dumps(loaded)) == loaded


def test_half_a_letter_in_a_host_is_no_host(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    urls = ["http://\ud800.com/a", "http://a.example/b"]
    batch = pa.record_batch({"text": ["A storm.", None], "html": [None, stating(urls[0])]})
    assert [part.num_rows for part in fingerprint_batches([batch], html="html")] == [0]
    Repeats.of([("A storm.", url) for url in urls]).save(tmp_path / "r.parquet")
    assert Repeats.load(tmp_path / "r.parquet").articles("a.example") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_no_index_takes_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    os.mkfifo(tmp_path / "r.parquet")
    with pytest.raises(OSError, match="a pipe or device, but a regular file is needed"):
        Repeats().save(tmp_path / "r.parquet")
    assert [path.is_fifo() for path in tmp_path.iterdir()] == [True]


def stating(url: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "url": url})
    return f"<script type=application/ld+json>{data}</script><p>A storm."


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow.parquet as pq

    (tmp_path / "a").write_bytes(b"no")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "b")
    for name, reason in {"a": "not a Parquet file", "b": "not an index of repeats"}.items():
        with pytest.raises(ValueError, match=reason):
            Repeats.load(tmp_path / name)
    with pytest.raises(ValueError, match="least_share: 0 is not greater than 0"):
        Repeats(least_share=0)
    with pytest.raises(ValueError, match="least_count: 0 is less than 1"):
        Repeats(least_count=0)


def test_a_share_is_reached_exactly() -> None:
    line = PLANTED[0.30]
    articles = [
        (f"Story {'x' * n}." + f"\n\n{line}" * (n < 7), "https://a.example") for n in range(70)
    ]
    article = read_text(line, url="https://a.example")
    assert [label.evidence for label in Repeats.of(articles)(article)] == [
        "seen in 7 of 70 articles of a.example"
    ]


def test_counts_without_articles_judge_nothing() -> None:
    repeats = Repeats({("a.example", 1): 9}, least_articles=1)
    assert repeats.pruned().counts == {}
    assert list(repeats(read_text("A line.", url="https://a.example"))) == []


def test_parts_merge_to_the_whole() -> None:
    articles = corpus("a.example") + corpus("b.example")
    parts = [Repeats.of(articles[k::3]) for k in range(3)]
    assert parts[0].merged(*parts[1:]) == Repeats.of(articles)


def test_pruned_it_cleans_the_same() -> None:
    repeats = Repeats.of(corpus("a.example"))
    assert len(repeats.pruned().counts) < len(repeats.counts) / 100
    for text, url in corpus("a.example")[:10]:
        article = read_text(text, url=url)
        assert list(repeats(article)) == list(repeats.pruned()(article))


def test_it_keeps_the_laws_of_cleaners() -> None:
    check_cleaner(Repeats.of(corpus("a.example")))


# --- engines --------------------------------------------------------------------------------


def as_polars(data: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("polars", reason="Polars is not installed").DataFrame(data)


def as_duckdb(data: dict[str, list[Any]]) -> Any:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    table = pa.table(data)
    return duckdb.from_arrow(table)


def as_pandas(data: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pandas", reason="pandas is not installed").DataFrame(data)


@pytest.mark.parametrize("make", [as_polars, as_duckdb, as_pandas])
def test_engines_count_the_same(make: Any) -> None:
    pytest.importorskip("narwhals", reason="narwhals is not installed")
    from newsclean.corpus import learn_repeats

    articles = corpus("a.example") + corpus("b.example", 50)
    expected = Repeats.of(articles)
    assert learn_repeats(make(rows(articles))) == expected
    assert learn_repeats(make(rows(articles)), pruned=True) == expected.pruned()
    strict = {"least_share": 0.6, "short_share": 0.7, "least_count": 31}
    pruned = learn_repeats(make(rows(articles)), pruned=True, **strict)
    assert pruned == Repeats.of(articles, **strict).pruned()


def test_batches_give_the_same_rows() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

    articles = corpus("a.example", 20)
    texts, urls = zip(*articles, strict=True)
    batch = pa.record_batch({"text": [*texts, None], "url": [*urls, "https://a.example"]})
    (result,) = fingerprint_batches([batch])
    assert result.to_pydict() == rows(articles)


# --- real texts -----------------------------------------------------------------------------


@pytest.mark.skipif(not (SHARED / "texts").is_dir(), reason="the real texts are not here")
def test_no_body_of_the_labelled_texts_is_removed() -> None:
    lines = (SHARED / "texts" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    by_site: dict[str, list[str]] = defaultdict(list)
    bodies = []
    for row in map(json.loads, lines):
        body = row["text"]
        for span in sorted(row["spans"], key=lambda span: -span["start"]):
            body = body[: span["start"]] + "\n" + body[span["end"] :]
        bodies.append(body)
        by_site["a.example"].append(row["text"])
    learning = Learning()
    for text in by_site["a.example"]:
        for number in range(4):  # each beside planted blocks
            planted = "\n\n".join(PLANTED.values())
            seen = ArticleFingerprints.of(
                f"{text}\n\n{planted} {number}", None, "https://a.example"
            )
            assert seen is not None
            learning.add(seen)
    repeats = learning.repeats()
    assert repeats.counts["a.example", DOCUMENT] >= 250
    for body in bodies:
        labels = repeats(read_text(body, url="https://a.example"))
        assert [label.evidence for label in labels] == []
