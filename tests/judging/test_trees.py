"""Trees: their arithmetic, values that are not known, and what moved a score."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.judging.trees import Trees

# The first tree asks for feature 0 and then for feature 1, the second for feature 1 alone; the
# third is a leaf.  Nodes 0 and 2 send what is not known to the left, node 1 to the right.
EXPECTED = (0.25, 1.25, 0.0)
LONE_LEAF = 0.125
BASE = 10.0
TREES = Trees(
    features=[0, 1, 1],
    bounds=[1.0, 2.0, 0.0],
    lefts=[~0, ~1, ~3],
    rights=[1, ~2, ~4],
    unknowns=[1, 0, 1],
    leaves=[-1.0, 0.5, 2.0, -0.5, 0.75, LONE_LEAF],
    expected=EXPECTED,
    roots=[0, 2, ~5],
    base=BASE,
)


@pytest.mark.parametrize(
    ("row", "leaves"),
    [
        ([0.0, -1.0], -1.0 - 0.5),
        ([1.0, 0.0], -1.0 - 0.5),
        ([1.5, 2.0], 0.5 + 0.75),
        ([1.5, 2.1], 2.0 + 0.75),
        ([inf, -inf], 0.5 - 0.5),
        ([True, False], -1.0 - 0.5),
    ],
)
def test_leaves_add_up(row: list[float], leaves: float) -> None:
    """At a bound the way goes to the left."""
    assert TREES.score(row) == BASE + leaves + LONE_LEAF


@pytest.mark.parametrize(
    ("row", "leaves"), [([nan, 5.0], -1.0 + 0.75), ([5.0, nan], 2.0 - 0.5), ([nan, nan], -1.5)]
)
def test_what_is_not_known_goes_where_training_sent_it(row: list[float], leaves: float) -> None:
    assert TREES.score(row) == BASE + leaves + LONE_LEAF


@pytest.mark.parametrize("form", [tuple, partial(array, "f"), partial(array, "d")])
def test_rows_may_have_any_form(form: Callable[[list[float]], Sequence[float]]) -> None:
    assert TREES.score(form([1.5, nan])) == TREES.score([1.5, nan])


def test_each_feature_is_given_what_it_moved() -> None:
    assert TREES.reasons([1.5, 2.1]) == {0: 1.25 - 0.25, 1: (2.0 - 1.25) + (0.75 - 0.0)}
    assert TREES.reasons([1.0, 2.1]) == {0: -1.0 - 0.25, 1: 0.75}


numbers = st.one_of(st.just(nan), st.floats(-4, 4))


@given(st.tuples(numbers, numbers))
def test_reasons_add_up_to_the_score_without_what_is_expected(row: tuple[float, float]) -> None:
    expected = BASE + EXPECTED[0] + EXPECTED[2] + LONE_LEAF
    assert sum(TREES.reasons(row).values()) == pytest.approx(TREES.score(row) - expected)


def test_enough_is_enough() -> None:
    """After the first tree a score above 10 needs no other."""
    lists = ([0, 0], [1.0, 1.0], [~0, ~2], [~1, ~3], [-1.0, 1.0, 5.0, 5.0], [0, 1])
    trees = Trees(*lists, base=BASE, stops=[(1, -inf, BASE)])
    assert [trees.score([value]) for value in (0.0, 2.0)] == [BASE - 1 + 5, BASE + 1]


def test_what_no_node_sends_left_goes_right() -> None:
    assert Trees([0], [1.0], [~0], [~1], [2.0, 3.0], [0]).score([nan]) == 3.0


def test_copies_score_the_same() -> None:
    copy = pickle.loads(pickle.dumps(TREES))
    row = [1.5, nan]
    assert (copy.score(row), copy.reasons(row)) == (TREES.score(row), TREES.reasons(row))
