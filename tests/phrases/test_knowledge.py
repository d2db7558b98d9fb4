"""Knowledge: what rule packs together know of a block, and how they are made ready."""

import pickle

import pytest

from newsclean import Block, Pipeline, RulePack, clean, read_text
from newsclean.phrases.builtin import builtin
from newsclean.phrases.knowledge import Knowledge
from support.packs import RULE, pack_of
from support.phrases import knowing, pipeline_of
from support.samples import STORIES


def test_nothing_is_found_in_nothing() -> None:
    assert not knowing("read more").search("").matches
    assert not Knowledge([]).search("Read more").matches


def test_who_is_addressed() -> None:
    knowledge = knowing("read more")

    def is_addressed(text: str) -> bool:
        return knowledge.is_addressed(Block(text, ((0, len(text)),)))

    assert is_addressed("We need help.")
    assert is_addressed("That is OUR work.")
    assert not is_addressed("“We need help,” he said.")
    assert not is_addressed("They went to the hourly news.")


def test_what_is_known_of_a_block_is_found_once() -> None:
    knowledge = knowing("read more")
    block = Block("Read more", ((0, 9),))
    assert knowledge.evidence(block) is knowledge.evidence(block)
    assert knowing("read less").evidence(block).matches == ()


def test_knowledge_survives_a_pickle() -> None:
    for knowledge in (knowing("read more"), builtin()):
        copy = pickle.loads(pickle.dumps(knowledge))
        assert copy == knowledge
        assert copy.search("Read more").matches == knowledge.search("Read more").matches
    assert pickle.loads(pickle.dumps(builtin())) is builtin()


def test_scope_language_needs_the_language() -> None:
    pipeline = pipeline_of("read more", scope="language")
    for language, count in ((None, 0), ("de", 0), ("en", 1), ("en-GB", 1)):
        article = read_text("Oslo.\n\nRead more", language=language)
        assert len(clean(article, pipeline=pipeline).removals) == count


@pytest.mark.parametrize("scope", ["any", "language"])
def test_the_language_is_guessed_where_it_is_not_stated(scope: str) -> None:
    pipeline = pipeline_of("read more", scope=scope)
    for story, count in ((STORIES["en"], 1), (STORIES["de"], 0), (STORIES["th"], 0)):
        article = read_text("\n\n".join([*story, "Read more"]))
        assert len(clean(article, pipeline=pipeline).removals) == count


def test_rules_of_no_language_are_of_every_one() -> None:
    rule = pack_of(
        {**RULE, "match": ["zzz"], "scope": "any"}, head='language = "any"\nsources = "x"\n'
    )
    pipeline = Pipeline.default(packs=[RulePack.from_toml(rule)], plugins=False)
    for language in (None, "de", "en"):
        article = read_text("\n\n".join([*STORIES["en"], "Zzz"]), language=language)
        assert [removal.rule for removal in clean(article, pipeline=pipeline).removals] == [
            RULE["id"]
        ]


@pytest.mark.parametrize(
    ("at", "falls"),
    [("any", (1, 1, 1)), ("head", (1, 0, 0)), ("tail", (0, 0, 1)), ("edge", (1, 0, 1))],
)
def test_places(at: str, falls: tuple[int, int, int]) -> None:
    prose = (
        "It rained on the coast all day, and by night the river stood in the streets of the town."
    )
    pipeline = pipeline_of("read more", at=at)
    for where, count in enumerate(falls):
        lines = [prose, prose]
        lines.insert(where, "Read more")
        assert len(clean(read_text("\n\n".join(lines)), pipeline=pipeline).removals) == count
