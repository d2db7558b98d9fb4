"""Reasons: in words, the strongest first, with the probability."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from newsclean import Article, read_html, read_text
from newsclean.cleaners.judge import JudgeCleaner
from newsclean.judging import reasons as module
from newsclean.judging.block_evidence import PHRASES
from newsclean.judging.judge import judge
from newsclean.judging.neighbourhood import SECOND_NAMES
from newsclean.judging.reasons import reasons, strongest_reasons
from newsclean.judging.trees import Trees
from newsclean.phrases.builtin import builtin
from support.samples import COUNCIL, PROSE_DOCUMENT
from support.strategies import articles

SAID = re.compile(r"[^;]+(?:; [^;]+){0,2} \(p=0\.\d\d\)")
# Of lines about it, and of what the first look makes of them.
OF_NEIGHBOURS = re.compile(r".*_[+-]\d|mean_\w+|prose_\w+|parted|(?:first|next|last)_\w+", re.ASCII)


@pytest.mark.parametrize("name", SECOND_NAMES)
def test_every_feature_belongs_to_a_group(name: str) -> None:
    group = module._group_of(name)
    if group == module._NEIGHBOURS:
        assert OF_NEIGHBOURS.fullmatch(name)
    elif group in (module._PHRASES, module._TOPICS):
        assert name in PHRASES
    else:
        assert name in module._GROUPS[group][0]


def test_groups_name_features_that_there_are() -> None:
    names = [name for own, _ in module._GROUPS.values() for name in own]
    assert len(set(names)) == len(names)
    assert set(names) <= set(SECOND_NAMES)


def test_every_group_says_something_of_every_line() -> None:
    article = read_text("\n\n".join(["Norrby closes bridges", *COUNCIL, "Read more", "5 – 3"]))
    model, knowledge = judge(), builtin()
    for place, row in zip(*model.judge(article, knowledge)[::2], strict=True):
        named = module._Named(row)
        for group in (*module._GROUPS, module._NEIGHBOURS, module._PHRASES, module._TOPICS):
            words = module._say(group, named, article.blocks[place.block], knowledge)
            assert words.strip()
            assert "nan" not in words


def trees(**leaves: float) -> Trees:
    """A stump for each feature, which goes to the right and moves the score by so much."""
    count = len(leaves)
    return Trees(
        features=[SECOND_NAMES.index(name) for name in leaves],
        bounds=[-1.0] * count,
        lefts=[~0] * count,
        rights=[~k for k in range(1, count + 1)],
        unknowns=[0] * count,
        leaves=[0.0, *leaves.values()],
        expected=[0.0] * count,
        roots=list(range(count)),
    )


def said(line: str, **leaves: float) -> list[str]:
    article = read_text("\n\n".join([*COUNCIL, line]))
    row = judge().judge(article, builtin()).rows[-1]
    return strongest_reasons(trees(**leaves), row, article.blocks[-1], builtin())


def test_the_strongest_comes_first() -> None:
    assert said("Read more", match_related=2.0, words=1.0) == ['"Read more"', "2 words"]
    assert said("Read more", match_related=1.0, words=2.0) == ["2 words", '"Read more"']


def test_what_says_one_thing_is_taken_together() -> None:
    assert said("Read more", match_related=2.0, words=1.5, characters=1.0)[0] == "2 words"


def test_no_more_than_three_and_none_that_is_weak() -> None:
    strong = dict.fromkeys(("words", "match_related", "after_story", "open", "digits"), 1.0)
    assert len(said("Read more", **strong)) == 3
    assert said("Read more", match_related=2.0, words=0.1) == ['"Read more"']


def test_what_speaks_for_the_story_is_no_reason() -> None:
    assert said("Read more", match_related=2.0, words=-3.0) == ['"Read more"']


def test_evidence_ends_in_a_probability_below_one() -> None:
    article = read_text("Read more")
    row = judge().judge(article, builtin()).rows[0]
    found = reasons(trees(match_related=1.0), row, 0.9999, article.blocks[0], builtin())
    assert found == '"Read more" (p=0.99)'


PAGE = (
    '<nav class="menu"><ul><li><a href="/w">World</a><li><a href="/s">Sport</a></ul></nav><main>'
    f"<h1>Norrby closes two bridges</h1>{''.join(f'<p>{text}</p>' for text in COUNCIL)}</main>"
    '<div class="related"><a href="/x">Harbour swimmers find a new home</a></div>'
)
JUNK = ["Sign up for our newsletter", "Enter your email address", "Share this:", "Facebook"]


@pytest.mark.parametrize(
    "article",
    [read_text("\n\n".join([PROSE_DOCUMENT, *JUNK])), read_html(PAGE)],
    ids=["text", "page"],
)
def test_every_label_of_the_judge_has_its_reasons(article: Article) -> None:
    labels = list(JudgeCleaner(builtin()).judge(article).all_labels)
    assert labels
    for label in labels:
        assert SAID.fullmatch(label.evidence), label.evidence


@given(articles())
def test_reasons_can_always_be_said(article: Article) -> None:
    labels = JudgeCleaner(builtin()).judge(article).all_labels
    for label in (label for label in labels if label.rule != "copies.repeated"):
        assert re.fullmatch(r".+ \(p=0\.\d\d\)", label.evidence, re.DOTALL)
