"""Rule packs: what is loaded, and that every fault is named with file, rule and field."""

import pickle
from pathlib import Path
from typing import Any

import pytest

from newsclean import NewscleanError, RulePack, RulePackError
from newsclean.labels import ALL
from newsclean.phrases.knowledge import Knowledge
from newsclean.phrases.rule import CUE_KINDS, PLACES, WHERES, Rule
from support.packs import RULE, pack_of


def load(*rules: dict[str, Any]) -> RulePack:
    return RulePack.from_toml(pack_of(*rules), name="my.toml")


def error_of(text: str) -> str:
    with pytest.raises(RulePackError) as caught:
        RulePack.from_toml(text, name="my.toml")
    assert isinstance(caught.value, NewscleanError)
    assert isinstance(caught.value, ValueError)
    return str(caught.value)


def test_a_pack() -> None:
    pack = load({**RULE, "at": "tail", "scope": "language", "fields": {"truncated": True}})
    assert (pack.language, pack.name) == ("en", "my.toml")
    assert pack.rules == (
        Rule(
            id="en.related.x",
            label="related",
            where="line",
            match=("see also: {rest}",),
            drop=("See also: Storm hits coast",),
            keep=("See also the last chapter.",),
            at="tail",
            scope="language",
            language="en",
            fields={"truncated": True},
        ),
    )
    assert pack.failures() == []


def test_a_pack_of_words_alone() -> None:
    text = 'language = "xx"\nsources = "tests"\n[words]\nroles = ["reporter"]'
    pack = RulePack.from_toml(text)
    assert pack.words == {"roles": ("reporter",)}
    assert pack.rules == ()
    assert pack.failures() == []


@pytest.mark.parametrize("table", ["topics", "hints"])
def test_what_lines_are_about(table: str) -> None:
    head = f'language = "xx"\nsources = "tests"\n[{table}]\n'
    pack = RulePack.from_toml(head + 'cookie = ["consen"]')
    assert getattr(pack, table) == {"cookie": ("consen",)}
    message = error_of(head + 'biscuit = ["consen"]')
    assert message.startswith(f"my.toml: {table}: unknown list biscuit; there are ad, adblock, ")
    message = error_of(head + 'cookie = "consen"')
    assert message.startswith(f"my.toml: {table}: list cookie must be a list of strings")


def test_a_pack_without_a_name_has_one_in_messages() -> None:
    with pytest.raises(RulePackError, match=r"^<string>: field language is missing$"):
        RulePack.from_toml("")


def test_our_own_packs_are_found_in_order() -> None:
    names = [pack.name for pack in RulePack.builtin()]
    assert {"any.toml", "de.toml", "en.toml", "zh.toml"} <= set(names)
    assert names == sorted(names)


@pytest.mark.parametrize("field", ["id", "label", "where", "match", "drop", "keep"])
def test_a_missing_field_is_named(field: str) -> None:
    rule = {key: value for key, value in RULE.items() if key != field}
    who = "number 1" if field == "id" else "en.related.x"
    assert error_of(pack_of(rule)) == f"my.toml: rule {who}: field {field} is missing"


@pytest.mark.parametrize("field", ["match", "drop", "keep"])
def test_an_empty_list_is_named(field: str) -> None:
    message = error_of(pack_of({**RULE, field: []}))
    assert message == f"my.toml: rule en.related.x: field {field} is empty"


@pytest.mark.parametrize("field", ["match", "drop", "keep"])
@pytest.mark.parametrize("value", ["read more", [1], [""], ["a", " "], {"a": "b"}, 5])
def test_what_is_no_list_of_strings_is_named(field: str, value: object) -> None:
    message = error_of(pack_of({**RULE, field: value}))
    assert message.startswith(
        f"my.toml: rule en.related.x: field {field} must be a list of strings"
    )


@pytest.mark.parametrize("field", ["id", "label", "where", "at", "scope", "kind"])
@pytest.mark.parametrize("value", [1, "", ["line"], True])
def test_what_is_no_string_is_named(field: str, value: object) -> None:
    message = error_of(pack_of({**RULE, field: value}))
    who = value if field == "id" else "en.related.x"
    assert message == f"my.toml: rule {who}: field {field} must be a string"


@pytest.mark.parametrize(
    ("field", "choices"), [("where", WHERES), ("at", PLACES), ("scope", {"any", "language"})]
)
def test_what_is_no_choice_is_named_with_the_choices(field: str, choices: set[str]) -> None:
    message = error_of(pack_of({**RULE, field: "middle"}))
    one_of = ", ".join(sorted(choices))
    assert message == f"my.toml: rule en.related.x: field {field} is 'middle', not one of {one_of}"


def test_cues_need_a_kind_and_nothing_else_has_one() -> None:
    where = "my.toml: rule en.related.x: field kind: a rule for"
    assert error_of(pack_of({**RULE, "where": "cue"})) == f"{where} cue needs a kind"
    has = "has a kind, which only cues have"
    assert error_of(pack_of({**RULE, "kind": "ask"})) == f"{where} line {has}"
    wrong = error_of(pack_of({**RULE, "where": "cue", "kind": "beg"}))
    assert wrong.endswith(f"field kind is 'beg', not one of {', '.join(sorted(CUE_KINDS))}")
    assert load({**RULE, "where": "cue", "kind": "ask"}).rules[0].kind == "ask"


def test_unknown_fields_are_named() -> None:
    message = error_of(pack_of({**RULE, "lable": "related"}))
    assert message == "my.toml: rule en.related.x: unknown field lable"
    assert "unknown field" in error_of(pack_of({**RULE, "language": "de"}))


def test_one_id_twice_is_named() -> None:
    message = error_of(pack_of(RULE, RULE))
    assert message == "my.toml: rule en.related.x: field id is used twice"


def test_fields_that_are_no_table() -> None:
    assert "field fields must be a table" in error_of(pack_of({**RULE, "fields": ["truncated"]}))


def test_fields_no_article_has_are_named() -> None:
    message = error_of(pack_of({**RULE, "fields": {"titel": "x"}}))
    assert "my.toml: rule en.related.x: field fields" in message
    assert "titel" in message


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ('sources = "x"', "my.toml: field language is missing"),
        ('language = ""\nsources = "x"', "my.toml: field language is missing"),
        ("language = 5", "my.toml: field language is missing"),
        ('language = "en"', "my.toml: field sources is missing; say where the phrases were seen"),
        ('language = "en"\nsources = "x"\nrules = []', "my.toml: unknown field rules"),
        ('language = "en"\nsources = "x"\nrule = 5', "my.toml: rules are written as [[rule]]"),
        ('language = "en"\nsources = "x"\nrule = [5]', "my.toml: rule 1 is not a table"),
        ('language = "en"\nsources = "x"\nwords = 5', "my.toml: words must be a table of lists"),
        (
            'language = "en"\nsources = "x"\n[words]\nroles = "editor"',
            "my.toml: words: list roles must be a list of strings, none of them empty",
        ),
    ],
)
def test_faults_of_the_head(head: str, message: str) -> None:
    assert error_of(head) == message


def test_unknown_word_lists_are_named_with_those_there_are() -> None:
    message = error_of('language = "en"\nsources = "x"\n[words]\nrolls = ["editor"]')
    assert message.startswith("my.toml: words: unknown list rolls; there are agencies, ")


def test_what_is_no_toml() -> None:
    assert error_of("language = ").startswith("my.toml: ")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(pack_of(RULE), encoding="utf-8")
    assert RulePack.load(path).rules == load(RULE).rules
    assert RulePack.load(str(path)).name == str(path)
    with pytest.raises(RulePackError, match=r"absent\.toml"):
        RulePack.load(tmp_path / "absent.toml")
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(RulePackError, match=r"my\.toml"):
        RulePack.load(path)


def test_failures_name_pack_rule_field_and_example() -> None:
    pack = load({**RULE, "drop": ["Read this"], "keep": ["See also: the end"]})
    assert pack.failures() == [
        "my.toml: rule en.related.x: field drop: the rule does not match 'Read this'",
        "my.toml: rule en.related.x: field keep: the rule would remove 'See also: the end'",
    ]


def test_packs_survive_a_pickle() -> None:
    pack = load({**RULE, "fields": {"truncated": True}})
    assert pickle.loads(pickle.dumps(pack)) == pack


# --- the built-in packs ---------------------------------------------------------------------

BUILTIN = RulePack.builtin()


@pytest.mark.parametrize("pack", BUILTIN, ids=lambda pack: pack.name)
def test_builtin_packs_have_no_failures(pack: RulePack) -> None:
    assert pack.failures() == []


def test_builtin_packs_fit_together() -> None:
    assert len({pack.name for pack in BUILTIN}) == len(BUILTIN)
    assert len(Knowledge(BUILTIN).rules) == sum(len(pack.rules) for pack in BUILTIN)


@pytest.mark.parametrize("pack", BUILTIN, ids=lambda pack: pack.name)
def test_ids_of_builtin_rules_say_language_and_label(pack: RulePack) -> None:
    for rule in pack.rules:
        language, label, what = rule.id.split(".")
        assert language == pack.language
        assert label in ALL | {"any"}
        assert what
        is_cue = rule.where in ("cue", "cue-line")
        # A cue may speak for more than the label that it is filed under.
        assert rule.label == label or (is_cue and rule.label == "any"), rule.id


def test_one_id_in_two_packs_is_refused() -> None:
    with pytest.raises(
        RulePackError, match=r"rule en\.related\.x: field id is used in another pack"
    ):
        Knowledge([load(RULE), load(RULE)])
