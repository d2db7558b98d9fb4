"""The dial of the default pipeline: what the judge does when in doubt."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import get_args

import pytest

from newsclean import Pipeline, PipelineError, RulePack
from newsclean.cleaners.judge import Favor

FAVORS: tuple[Favor, ...] = get_args(Favor)


def test_balance_is_the_default() -> None:
    assert Pipeline.default().favor == "balance"
    assert Pipeline.default() == Pipeline.default(favor="balance")


@pytest.mark.parametrize("favor", FAVORS)
def test_the_pipeline_shows_it(favor: Favor) -> None:
    pipeline = Pipeline.default(favor=favor, plugins=False)
    assert pipeline.favor == favor
    assert repr(pipeline).endswith(f", favor={favor!r}>")
    assert repr(pipeline.without("ad")).endswith(f", favor={favor!r}, silenced=['ad']>")


@pytest.mark.parametrize("favor", FAVORS)
def test_a_pickle_keeps_it(favor: Favor) -> None:
    pipeline = Pipeline.default(favor=favor, plugins=False)
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy == pipeline
    assert copy.favor == favor


def test_pipelines_of_different_favor_are_different() -> None:
    pipelines = [Pipeline.default(favor=favor, plugins=False) for favor in FAVORS]
    assert all(one != other for one in pipelines for other in pipelines if one is not other)


def test_with_packs_of_ones_own() -> None:
    packs = RulePack.builtin()
    assert Pipeline.default(packs=packs, favor="recall").favor == "recall"
    assert Pipeline.default(packs=[], favor="precision").favor == "precision"


@pytest.mark.parametrize("favor", ["", "Recall", "speed", None, 1, []])
def test_other_values_are_refused(favor: object) -> None:
    with pytest.raises(PipelineError) as caught:
        Pipeline.default(favor=favor)  # type: ignore[arg-type]
    expected = f"favor is one of 'recall', 'balance', 'precision', not {favor!r}"
    assert str(caught.value) == expected


def test_without_a_judge_there_is_none() -> None:
    assert Pipeline().favor is None
    assert Pipeline.default(favor="recall").without("judge").favor is None
    assert "favor" not in repr(Pipeline.default().without("judge"))


def test_importing_pipelines_loads_no_judge() -> None:
    code = (
        "import sys; from newsclean import Pipeline; Pipeline();"
        "lazy = ('newsclean.cleaners', 'newsclean.judging');"
        "print([name for name in sys.modules if name.startswith(lazy)])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
