"""Knowledge and pipelines of one rule, with few word lists."""

from __future__ import annotations

from typing import Any

from newsclean import Pipeline, RulePack
from newsclean.phrases.knowledge import Knowledge
from support.packs import RULE, pack_of

WORDS = """language = "en"
sources = "tests"
[words]
pronouns = ["we", "our", "you"]
joiners = ["and"]
roles = ["reporter"]
agencies = ["reuters"]
media = ["times"]
particles = ["of", "the"]
prepositions = ["in"]
months = ["January", "February", "March", "April", "May", "June", "July", "August Aug"]
"""


def my_pack(*match: str, **more: Any) -> RulePack:
    """A pack of one rule with these patterns; other fields are those of ``RULE`` or ``more``."""
    rule = {**RULE, "match": list(match), **more}
    return RulePack.from_toml(pack_of(rule, head=WORDS), name="my.toml")


def knowing(*match: str, **more: Any) -> Knowledge:
    return Knowledge([my_pack(*match, **more)])


def pipeline_of(*match: str, **more: Any) -> Pipeline:
    """The cleaner ``phrases`` alone: to all others the rule is evidence."""
    pipeline = Pipeline.default(packs=[my_pack(*match, **more)], plugins=False)
    return pipeline.without(*[name for name in pipeline.names if name != "phrases"])
