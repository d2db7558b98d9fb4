"""The judge: its dial only ever takes more, and what it thinks depends on the article alone."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, read_html, read_text
from newsclean.cleaners.judge import Favor, JudgeCleaner
from newsclean.labels import ALL, KEPT
from newsclean.phrases.builtin import builtin
from newsclean.pipeline.pipeline import Pipeline
from support import HOME, ROOT
from support.laws import law_fixed_point, law_nothing_lost
from support.samples import GLUED, JUNK, PROSE_DOCUMENT, STORIES
from support.strategies import articles, default, known_fields, pages_as_read, texts_as_read

DIAL: tuple[Favor, ...] = ("recall", "balance", "precision")
JUDGES = {favor: JudgeCleaner(builtin(), favor) for favor in DIAL}

fresh = st.one_of(texts_as_read, pages_as_read, known_fields(texts_as_read))


def taken(article: Article, favor: Favor) -> set[tuple[int, int]]:
    """Which characters of which blocks the judge takes for junk."""
    return {
        (label.block, at)
        for label in JUDGES[favor].judge(article).all_labels
        for at in range(label.start, label.end)
        if not article.blocks[label.block].text[at].isspace()
    }


APPEAL = (
    "Dear reader,",
    "We have one small favour to ask.",
    "Our journalism is paid for by people like you, and we need your help to keep going.",
    "Give 5 euros a month or whatever you can.",
    "One-time",
    "Monthly",
    "$5",
    "$10",
    "Other amount",
    "Donate now",
    "Thank you for standing with us.",
)


@given(fresh)
def test_who_would_rather_keep_junk_loses_no_more(article: Article) -> None:
    recall, balance, precision = (taken(article, favor) for favor in DIAL)
    assert recall <= balance <= precision


def test_who_would_rather_keep_junk_keeps_its_copies() -> None:
    story = f"<p><a href=/x>{STORIES['en'][0]}</a>"
    lines = "<br><br>".join(APPEAL)
    article = read_html(f"{story}{story}<p><a href=/x>{lines}</a><p class=share-bar>{lines}")
    recall, balance, precision = (taken(article, favor) for favor in DIAL)
    assert recall <= balance <= precision


@given(fresh, st.sampled_from(DIAL))
def test_laws_hold_wherever_the_dial_stands(article: Article, favor: Favor) -> None:
    pipeline = Pipeline.default(plugins=False, favor=favor)
    law_nothing_lost(law_fixed_point(article, pipeline))


@given(fresh, st.sets(st.sampled_from(sorted(set(default().names) - {"judge"}))))
def test_law_1_of_any_company(article: Article, others: set[str]) -> None:
    absent = [name for name in default().names if name not in {"judge", *others}]
    law_nothing_lost(law_fixed_point(article, default().without(*absent)))


@given(articles())
def test_every_label_fits(article: Article) -> None:
    """Labels do not overlap, name what there is, and stand in live blocks."""
    seen: set[tuple[int, int]] = set()
    verdict = JUDGES["balance"].judge(article)
    assert (verdict.confidence is None) == (not article.blocks)
    for label in verdict.all_labels:
        own = {(label.block, at) for at in range(label.start, label.end)}
        assert own
        assert not own & seen
        assert label.name in ALL - KEPT
        assert label.end <= len(article.blocks[label.block].text)
        seen |= own


@given(articles())
def test_equal_articles_are_judged_alike(article: Article) -> None:
    copies = (
        Article.from_json(article.to_json()),
        pickle.loads(pickle.dumps(article)),
    )
    own = JUDGES["balance"].judgement(article)
    assert all(0 <= chance <= 1 for chance in own.probabilities)
    for copy in copies:
        assert JUDGES["balance"].judgement(copy).probabilities == own.probabilities


SOME = [
    read_text("\n\n".join([PROSE_DOCUMENT, *[j for junk in JUNK.values() for j in junk]])),
    *[read_text("\n\n".join(paragraphs)) for paragraphs in STORIES.values()],
    *map(read_text, GLUED),
    read_html(f"<nav><a href=/>Home</a></nav><h1>Storm</h1><p>{PROSE_DOCUMENT}</p>"),
]


def chances() -> str:
    """What the judge thinks of some articles, to the last digit."""
    return repr([JUDGES["balance"].judgement(article).probabilities for article in SOME])


def test_every_process_judges_alike() -> None:
    """Sets are in another order in each process; sums must not be."""
    code = "from property.test_judge import chances; print(chances())"
    told = set()
    for seed in ("1", "2", "3"):
        path = os.pathsep.join([str(HOME), str(ROOT / "tests")])
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told.add(done.stdout.strip())
    assert told == {chances()}
