"""The model of lines: what it scores, and the words that it compares."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.line_features import LineFeatures, stems
from newsclean.judging.line_model import LineModel, builtin

LINES = st.builds(
    LineFeatures,
    text=st.text(min_size=1).filter(lambda text: bool(text.strip())).map(str.strip),
    is_prose=st.booleans(),
    kind=st.sampled_from(["paragraph", "heading", "list_item", "quote"]),
    evidence=st.frozensets(st.sampled_from(["nav", "share", "related"])),
)


@given(st.lists(LINES, max_size=30))
def test_scores_are_probabilities(lines: list[LineFeatures]) -> None:
    scores = builtin().scores(lines)
    assert len(scores) == len(lines)
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert LineModel.load().scores(lines) == scores


def test_stems_are_beginnings_of_words_or_pairs_of_characters() -> None:
    assert stems("Bridges are closing") == {"bridge", "closin"}
    assert stems("橋が閉鎖") == {"橋が", "が閉", "閉鎖"}
