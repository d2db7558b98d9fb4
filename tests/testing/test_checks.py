"""The checks that newsclean offers to others find what they are for."""

from collections.abc import Callable, Iterable

import pytest

from newsclean import Article, Label, RulePack
from newsclean.testing import check_cleaner, check_rule_pack
from support.packs import RULE, pack_of

Labels = Iterable[Label]


def all_of(article: Article, k: int, name: str = "ad") -> Label:
    return Label(k, 0, len(article.blocks[k].text), name, f"my.{name}")


def shouting(article: Article) -> Labels:
    return [all_of(article, k) for k, b in enumerate(article.blocks) if b.text.isupper()]


def quiet(article: Article) -> Labels:
    return ()


@pytest.mark.parametrize("cleaner", [shouting, quiet])
def test_good_cleaners_pass(cleaner: Callable[[Article], Labels]) -> None:
    check_cleaner(cleaner)
    check_cleaner(cleaner, ["LATE CITY EDITION\n\nA storm hit the coast.", ""])


def message_of(cleaner: Callable[[Article], Labels], *texts: str) -> str:
    with pytest.raises(AssertionError) as caught:
        check_cleaner(cleaner, texts)
    return str(caught.value)


def test_a_cleaner_that_raises() -> None:
    def broken(article: Article) -> Labels:
        for block in article.blocks:
            if "needle" in block.text:
                raise KeyError("oops")
        return ()

    check_cleaner(broken)
    text = "One line.\nA line with a needle in it.\nAnother line."
    assert message_of(broken, text) == (
        "cleaner 'broken' alone breaks the law that cleaners never raise and label only what is"
        " there on 'needle' (cleaner 'broken' raised KeyError: 'oops')"
    )


def test_a_cleaner_that_labels_what_is_not_there() -> None:
    def long(article: Article) -> Labels:
        return [Label(k, 0, 5, "ad", "my.long") for k in range(len(article.blocks))]

    assert "label only what is there" in message_of(long)


def test_a_cleaner_with_a_memory() -> None:
    calls = 0

    def forgetful(article: Article) -> Labels:
        nonlocal calls
        calls += 1
        return [Label(0, 0, 1, "ad", "my.r")] if calls % 7 == 0 and article.blocks else ()

    assert "breaks law" in message_of(forgetful)


def test_a_cleaner_that_depends_on_its_own_order() -> None:
    def first_wins(article: Article) -> Labels:
        for k, block in enumerate(article.blocks):
            if block.text == "BUY NOW" and article.section is None:
                for section in ("World", "Sport"):
                    fields = {"section": section}
                    yield Label(k, 0, 7, "ad", f"my.{section}", fields)

    check_cleaner(first_wins)


def test_a_cleaner_that_takes_prose() -> None:
    def greedy(article: Article) -> Labels:
        blocks = enumerate(article.blocks)
        return [all_of(article, k) for k, block in blocks if "storm" in block.text]

    assert message_of(greedy) == (
        "cleaner 'greedy' alone breaks law 6 (plain prose is untouched) on 'storm'"
    )


def test_a_cleaner_that_peels() -> None:
    def peeling(article: Article) -> Labels:
        last = len(article.blocks) - 1
        if last >= 100:
            yield all_of(article, last)

    assert "breaks law 7 (time grows linearly with the text)" in message_of(peeling, "a\n" * 3)


# --- rule packs -----------------------------------------------------------------------------


def faults(**rule: object) -> list[str]:
    pack = RulePack.from_toml(pack_of({**RULE, "id": "en.related.zz", **rule}), name="my.toml")
    try:
        check_rule_pack(pack)
    except AssertionError as error:
        count, *lines = str(error).split("\n")
        assert count.startswith(f"{len(lines)} failure")
        return lines
    return []


@pytest.mark.slow
@pytest.mark.parametrize("pack", RulePack.builtin(), ids=lambda pack: pack.name)
def test_builtin_packs_keep_their_word_within_stories(pack: RulePack) -> None:
    check_rule_pack(pack)


GOOD = {"match": ["zzz: {rest}"], "drop": ["Zzz: a b c d"], "keep": ["Zzz is a b c d."]}


@pytest.mark.parametrize("at", ["any", "head", "tail", "edge"])
def test_good_packs_pass(at: str) -> None:
    assert faults(**GOOD, at=at) == []


def test_packs_of_language_rules_are_read_in_their_language() -> None:
    assert faults(**GOOD, scope="language") == []


def test_parts_of_blocks_need_not_take_all() -> None:
    drop = ["It rained a b c. Zzz now."]
    assert faults(match=["zzz now"], where="sentence", drop=drop, keep=["Zzz then."]) == []


def test_examples_that_fail_by_themselves() -> None:
    assert faults(**{**GOOD, "drop": ["Yyy"]}) == [
        "my.toml: rule en.related.zz: field drop: the rule does not match 'Yyy'",
        "my.toml: rule en.related.zz: field drop: stays in the middle of a story: 'Yyy'",
        "my.toml: rule en.related.zz: field drop: stays at the end of a story: 'Yyy'",
    ]


@pytest.mark.parametrize(("at", "where"), [("head", "at the head"), ("tail", "at the end")])
def test_examples_that_another_rule_takes_in_place_of_theirs(at: str, where: str) -> None:
    """What a rule is for it must find by itself, where it looks."""
    line = "Read more"
    _, fault = faults(match=["zzz"], at=at, drop=[line], keep=["Zzz then."])
    assert fault.endswith(f"field drop: stays {where} of a story: {line!r}")


def test_keep_examples_that_fall_to_another_rule() -> None:
    (fault,) = faults(**{**GOOD, "keep": ["Read more"]})
    assert fault.startswith("my.toml: rule en.related.zz: field keep: removed from a story by en.")


def test_a_cue_must_be_found_and_need_not_fall() -> None:
    cue = {"match": ["zzz now"], "where": "cue", "kind": "ask", "keep": ["Yyy."]}
    assert faults(**cue, drop=["Please zzz now", "The zzz now\nAnd zzz now"]) == []
    assert faults(**cue, drop=["Zzz then"]) == [
        "my.toml: rule en.related.zz: field drop: the rule does not match 'Zzz then'"
    ]


def test_keep_examples_are_read_in_the_pack_s_language() -> None:
    """A rule of another language is evidence for the judge; it takes nothing by itself."""
    pack = pack_of(
        {**RULE, "id": "eo.related.zz", **GOOD, "keep": ["Weiterlesen", "Read more"]},
        head='language = "eo"\nsources = "tests"\n',
    )
    check_rule_pack(RulePack.from_toml(pack, name="my.toml"))
