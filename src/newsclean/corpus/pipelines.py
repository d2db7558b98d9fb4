"""The pipeline of a command: the default one, with what its options add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsclean.phrases.rulepack import RulePack
from newsclean.pipeline.pipeline import Pipeline

if TYPE_CHECKING:
    from newsclean.cleaners.judge import Favor


def pipeline_of(
    favor: Favor = "balance", rules: Sequence[str] = (), repeats: str | None = None
) -> Pipeline:
    """The default cleaners, and more.

    :param rules: paths of rule packs to use beside the built-in ones.
    :param repeats: path of an index of repeats to clean with.
    :raises RulePackError: if a pack is wrong.
    :raises OSError: if a file cannot be read.
    """
    packs = [*RulePack.builtin(), *map(RulePack.load, rules)] if rules else None
    pipeline = Pipeline.default(packs=packs, favor=favor)
    if repeats is not None:
        from newsclean.corpus.repeats import Repeats  # noqa: PLC0415 - needs an extra

        pipeline = pipeline.with_(Repeats.load(repeats))
    return pipeline
