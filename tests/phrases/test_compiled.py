"""Compiled packs: stored, loaded, and with other packs beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean import RulePack
from newsclean.phrases.compiled import Compiled, compile_packs, from_json, to_json
from newsclean.phrases.knowledge import Knowledge
from support.packs import RULE, pack_of

HEAD = 'language = "en"\nsources = "tests"\n[words]\npronouns = ["we"]\nmonths = ["May"]\n'
RULES = (
    RULE,
    {**RULE, "id": "en.related.y", "match": ["{n} (more|other) stories", "read [on|more] here"]},
    {**RULE, "id": "en.related.z", "where": "sentence", "match": ["lees (ook|meer): {rest}"]},
    {**RULE, "id": "en.related.zh", "where": "sentence", "match": ["更多{n}条"]},
)
PACK = RulePack.from_toml(pack_of(*RULES, head=HEAD))
OTHER = RulePack.from_toml(
    pack_of({**RULE, "id": "nl.related.x", "match": ["see also {n}", "zie ook"]})
)
LINES = (
    "See also: Storm hits coast",
    "See also 12",
    "3 other stories",
    "Read more here",
    "It rained. Lees ook: storm",
    "更多3条",
    "Zie ook",
)


def _found(knowledge: Knowledge) -> list[list[tuple[str, int, int]]]:
    return [
        [(match.rule.id, match.start, match.end) for match in knowledge.search(line).matches]
        for line in LINES
    ]


def _of(compiled: Compiled) -> Knowledge:
    return Knowledge.of_compiled(compiled, lambda: (PACK,), lambda: Knowledge([PACK]))


def _stored(tmp_path: Path) -> Compiled:
    source = tmp_path / "en.toml"
    source.write_text("# a pack", encoding="utf-8")
    compiled = from_json(to_json(compile_packs([PACK]), [source]).encode(), [source])
    assert compiled is not None
    return compiled


def test_what_was_stored_finds_the_same(tmp_path: Path) -> None:
    knowledge = _of(_stored(tmp_path))
    assert _found(knowledge) == _found(Knowledge([PACK]))
    assert sum(map(bool, _found(knowledge))) == 5
    assert knowledge.lexicon == Knowledge([PACK]).lexicon
    assert list(knowledge.rules) == [rule["id"] for rule in RULES]


def test_packs_are_added_to_what_was_stored(tmp_path: Path) -> None:
    knowledge = _of(compile_packs([OTHER], _stored(tmp_path)))
    assert _found(knowledge) == _found(Knowledge([PACK, OTHER]))
    assert _found(knowledge)[-1] == [("nl.related.x", 0, 7)]
    assert list(knowledge.rules)[-1] == "nl.related.x"


@pytest.mark.parametrize("data", [b"", b"no JSON", b'{"digest": "of other files"}'])
def test_what_is_of_other_files_is_not_loaded(data: bytes, tmp_path: Path) -> None:
    source = tmp_path / "en.toml"
    source.write_text("# a pack", encoding="utf-8")
    assert from_json(data, [source]) is None
