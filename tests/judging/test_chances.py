"""Probabilities, and the F1 that they let one expect."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.chances import expected_f1, logistic


@pytest.mark.parametrize(("odds", "chance"), [(0, 0.5), (40, 1), (-40, 0), (1e9, 1), (-1e9, 0)])
def test_chances_of_odds(odds: float, chance: float) -> None:
    assert logistic(odds) == pytest.approx(chance)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_more_odds_are_no_less_chance(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= logistic(low) <= logistic(high) <= 1
    assert logistic(low) + logistic(-low) == pytest.approx(1)


@pytest.mark.parametrize(
    ("probabilities", "kept", "expected"),
    [
        ([0.0, 0.0], [True, True], 1.0),
        ([0.0, 1.0], [True, False], 1.0),
        ([1.0, 1.0], [False, False], 1.0),
        # 100 of 200 characters that are shown are the story's: precision .5, recall 1.
        ([0.0, 1.0], [True, True], 2 / 3),
        # Half of the story is lost: precision 1, recall .5.
        ([0.0, 0.0], [True, False], 2 / 3),
        ([0.0, 0.0], [False, False], 0.0),
        ([0.5, 0.5], [True, True], 2 / 3),
    ],
)
def test_expected_f1(probabilities: list[float], kept: list[bool], expected: float) -> None:
    assert expected_f1([100, 100], probabilities, kept) == pytest.approx(expected)


def test_long_places_count_for_more() -> None:
    assert expected_f1([900, 100], [0.0, 0.5], [True, True]) > expected_f1(
        [100, 900], [0.0, 0.5], [True, True]
    )


def test_nothing_is_as_good_as_it_can_be() -> None:
    assert expected_f1([], [], []) == 1.0


@given(st.lists(st.tuples(st.integers(1, 9_999), st.floats(0, 1), st.booleans()), max_size=9))
def test_it_is_a_share(places: list[tuple[int, float, bool]]) -> None:
    sizes, probabilities, kept = ([place[k] for place in places] for k in range(3))
    assert 0 <= expected_f1(sizes, probabilities, kept) <= 1 + 1e-9
