"""Patterns and what they find in a line."""

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest

from newsclean import Author, RulePackError, clean, read_text
from newsclean.phrases.knowledge import Knowledge
from support.laws import calls
from support.phrases import knowing, pipeline_of


def taken(knowledge: Knowledge, text: str) -> list[str]:
    return [text[match.start : match.end] for match in knowledge.search(text).matches]


def fields(knowledge: Knowledge, text: str) -> dict[str, Any]:
    (match,) = knowledge.search(text).matches
    return dict(match.fields)


# --- how patterns are written ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        ("read more", ["Read more"], ["Read", "more"]),
        ("[please] give", ["Please give", "Give"], ["Please"]),
        ("[please|do] give", ["Please give", "Do give", "Give"], ["Please do give"]),
        ("(sign|log) in", ["Sign in", "Log in"], ["In", "Sign log in"]),
        ("(c) {year}", ["(c) 2020"], ["c 2020"]),
        ("a [b [c]] d", ["a b c d", "a b d", "a d"], ["a c d", "a b c"]),
        ("(sign (up|in)|log in)", ["Log in", "Sign in", "Sign up"], ["Sign", "Log up"]),
        ("(sign|log) in [now|to {word}]", ["Sign in now", "Log in to Storm"], ["Sign in to"]),
        ("  a   b ", ["a b"], ["ab"]),
        ("give[s] up", ["Give up", "Gives up"], ["Give s up", "Gave up"]),
    ],
)
def test_how_patterns_are_written(pattern: str, fits: list[str], fails: list[str]) -> None:
    knowledge = knowing(pattern)
    assert [text for text in fits if not taken(knowledge, text)] == []
    assert [text for text in fails if taken(knowledge, text)] == []


def test_a_heap_of_options_costs_no_heap_of_time() -> None:
    def work(count: int) -> int:
        knowledge = knowing("read " + "[x] " * count + "y")
        assert taken(knowledge, "Read " + "x " * count + "y")
        return calls(knowledge.search, "Read " + "x " * count + "z")

    assert work(14) < 20 * work(7)


@pytest.mark.parametrize("part", ["[a]", "[a|b]", "[[a] [b]]", "([]|[a])", "[ab]", "[{n}]"])
@pytest.mark.parametrize("before", ["q", "q {words} ", "{n} q"])
def test_optional_parts_in_a_row_are_compiled_and_read_in_few_steps(before: str, part: str) -> None:
    def work(count: int) -> int:
        def compile_and_read(text: str) -> None:
            with suppress(RulePackError):  # two gaps in a row
                knowing(before + part * count + "z").search(text)

        return calls(compile_and_read, "5 qaaaaaaaaaaaay")

    work(1)
    assert work(40) < 8 * work(20)


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("zz " + "[a" * 2_000 + "]" * 2_000, "brackets in more than 20 others"),
        ("zz " + "(a|" * 2_000 + "b" + ")" * 2_000, "brackets in more than 20 others"),
        ("([{n}]|[{year}])" * 12 + "z", "begins in more than 100 ways"),
    ],
)
def test_patterns_out_of_all_proportion_are_refused(pattern: str, why: str) -> None:
    with pytest.raises(RulePackError, match=why):
        knowing(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "{rest}",
        "[read more]",
        "read {rest} {words}",
        "read {nothing}",
        "{rest} {n} read",
        "{n} {word} read",
        "read [more",
        "read more]",
        "read {more",
        "read (a|b",
        "read {rest:titel}",
    ],
)
def test_patterns_that_cannot_be_are_named(pattern: str) -> None:
    with pytest.raises(RulePackError, match=r"rule en\.related\.x: field match: "):
        knowing(pattern)


# --- where they must stand ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Read more",
        "READ MORE",
        "“Read more”",
        "» Read more…",
        "[Read more]",
        "Read more >>",
        "Rеаd more",
    ],
)
def test_a_line(text: str) -> None:
    assert taken(knowing("read more"), text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Read more now",
        "Now read more",
        "Bread more",
        "Read mores",
        "Read  more?".replace("  ", "_"),
    ],
)
def test_not_a_line(text: str) -> None:
    assert taken(knowing("read more"), text) == []


def test_a_change_of_case_is_a_bound() -> None:
    assert taken(knowing("read more", where="end"), "the siteRead more") == ["Read more"]
    assert taken(knowing("read more", where="end"), "the siteread more") == []


def test_a_sentence() -> None:
    knowledge = knowing("read more here", where="sentence")
    assert taken(knowledge, "It rained. Read more here. It stopped.") == ["Read more here."]
    assert taken(knowledge, "Read more here.") == ["Read more here."]
    assert taken(knowledge, "You can read more here.") == []


def test_a_start() -> None:
    knowledge = knowing("(reuters) -", where="start")
    assert taken(knowledge, "(Reuters) - It rained.") == ["(Reuters) -"]
    assert taken(knowledge, "It rained (Reuters) - a lot.") == []
    assert taken(knowledge, "(Reuters) -") == []


def test_an_end() -> None:
    knowledge = knowing("read more", where="end")
    assert taken(knowledge, "It rained. Read more") == ["Read more"]
    assert taken(knowledge, "It rained. Read more…") == ["Read more…"]
    assert taken(knowledge, "Those who read more") == []
    assert taken(knowledge, "Read more about it") == []


def test_cues_take_nothing() -> None:
    evidence = knowing("give", where="cue", kind="ask").search("Please give today and give more")
    assert evidence.matches == ()
    assert [(cue.start, cue.end) for cue in evidence.cues] == [(7, 11), (22, 26)]


def test_cues_in_quotations_do_not_count() -> None:
    knowledge = knowing("give", where="cue", kind="ask")
    assert knowledge.search("“Please give,” he said.").cues == ()
    assert len(knowledge.search("“Please,” he said, give.").cues) == 1


def test_a_cue_line_is_all_of_a_line() -> None:
    knowledge = knowing("give", where="cue-line", kind="widget")
    assert len(knowledge.search("Give!").cues) == 1
    assert knowledge.search("Give me").cues == ()
    assert knowledge.search("I give").cues == ()


# --- gaps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        ("read: {rest}", "Read: Storm hits. And how.", "Read:"),
        ("read {words} now", "Read this very long story now", "Read now"),
        ("give {n} now", "Give 5,000 now", "Give five now"),
        ("give {n}", "Give 5K", "Give 5Ks"),
        ("by {name}", "By Ann Lee", "By the lee"),
        ("by {name}", "By Bank of England", "By Bank of money"),
        ("© {year}", "© 2019-2020", "© 19"),
        ("at {url}", "At https://news.example/a", "At home"),
        ("at {url}", "At news.example", "At news"),
        ("mail {email}", "Mail ann@news.example", "Mail ann"),
        ("on {date}", "On Aug. 9, 2020", "On Friday"),
        ("by {names}", "By Ann Lee and Jo Cruz, Reuters", "By Ann Lee and nobody"),
        ("{n} comments", "35 comments", "Many comments"),
        ("{name} is a reporter", "Ann Lee is a reporter", "she is a reporter"),
        ("from {word} to {word}", "From here to there", "From here or there"),
    ],
)
def test_gaps(pattern: str, fits: str, fails: str) -> None:
    knowledge = knowing(pattern)
    assert taken(knowledge, fits) == [fits]
    assert taken(knowledge, fails) == []


def test_a_gap_is_bounded() -> None:
    knowledge = knowing("read: {rest}")
    assert taken(knowledge, "Read: " + "x" * 200)
    assert not taken(knowledge, "Read: " + "x" * 201)


def test_gaps_fill_fields() -> None:
    assert fields(knowing("title: {rest:title}"), "Title: Storm hits") == {"title": "Storm hits"}
    assert fields(knowing("at {url}"), "At news.example") == {"url": "news.example"}
    on = fields(knowing("on {date}"), "On Aug. 9, 2020")
    assert on == {"published": dt.date(2020, 8, 9)}
    by = fields(knowing("by {names}"), "By Ann Lee, Reuters")
    assert by == {"authors": (Author("Ann Lee", organization="Reuters", raw="Ann Lee"),)}
    assert fields(knowing("by {names}"), "By Reuters") == {}


def test_a_publisher_is_named_like_one_or_known() -> None:
    knowledge = knowing("this is {publisher}")
    (named,) = knowledge.search("This is The Northport Times").matches
    assert named.publisher is None
    (unsure,) = knowledge.search("This is Northport Beacon").matches
    assert unsure.publisher == "Northport Beacon"
    pipeline = pipeline_of("this is {publisher}")
    article = read_text("It rained.\n\nThis is Northport Beacon")
    assert not clean(article, pipeline=pipeline).removals
