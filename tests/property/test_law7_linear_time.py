"""Law 7: time grows linearly with the input on adversarial strings up to 1 MB.

Two kinds of test.  *Counted*: function calls and rounds are counted, which is exact and
the same on every machine; this finds rounds upon rounds of peeling, for every
rule's own examples and for all of ``support.growing``.  *Timed*: what happens inside one call (a
regular expression, a search) is measured in processor time over a fourfold input; the
bound is generous (twice what linear growth allows) and only a repeated breach
fails.
"""

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean import Article, Label, Pipeline, ReadError, clean, clean_text, read_html, read_text
from newsclean.api.cleaning import MOST_ROUNDS
from newsclean.phrases.builtin import builtin
from newsclean.text.characters import canonical
from newsclean.text.folding import fold
from newsclean.text.late_patterns import LatePattern
from support.growing import GROWING, Growing, all_growing
from support.laws import calls, is_text
from support.samples import JUNK, STORIES
from support.strategies import drop_examples

MEGABYTE = 1_000_000
PARAGRAPH = STORIES["en"][0]

ATTACKS: dict[str, str] = {
    "sentences of a rule": "Read more. ",
    "words of a rule": "read ",
    "read more": "read more ",
    "lines of a rule": "Read more\n",
    "agencies in brackets": "(AFP) ",
    "open brackets": "(",
    "open square brackets": "[",
    "brackets in brackets": "(a",
    "tags": "Tag\n",
    "two tags": "Storm\nCoast\n\n",
    "marks": "\u0301",
    "marks out of order": "\u0315\u0300",
    "letter and marks": "a\u0315\u0300",
    "hangul": "\u1100\u1161\u11a8",
    "kana marks": "か\u3099",
    "glue": "a.B",
    "long glue": "power.The town was dark.",
    "names glued": "Minsk.The ",
    "glue that is none": "word.Word",
    "quotes": '"',
    "opening quotes": "“",
    "quotes and words": '"a" “b ',
    "colons": ": ",
    "photo colons": "photo:",
    "photo": "photo ",
    "names": "Ann Lee ",
    "bylines": "By Ann Lee, ",
    "names and strokes": "Ann Lee / ",
    "byline lines": "By Ann Lee\n",
    "joiners": "and ",
    "captions": "The harbour at dawn. Ann Lee / AFP\n",
    "capitals": "A ",
    "capital words": "Aa",
    "particles": "de la ",
    "stops": ". ",
    "dots": ".",
    "stops and quotes": ".”",
    "sentences": "A b. ",
    "initials": "A. B. ",
    "ideographic stops": "。",
    "ideographs": "嵐。",
    "spaces": " ",
    "spaces and a letter": " " * 1000 + "a",
    "tabs": "\t\n",
    "line ends": "\n",
    "spaced line ends": " \n ",
    "carriage returns": "\r",
    "zero width": "\u200b",
    "byte-order marks": "\ufeff",
    "surrogates": "\ud800",
    "nulls": "\x00",
    "digits": "1",
    "numbers": "1,000 ",
    "dates": "9 August 2020 ",
    "days": "9 ",
    "clock": "12:30 ",
    "addresses": "https://news.example/2020/ ",
    "one address": "a.",
    "strokes": "/",
    "hyphens": "a-",
    "apostrophes": "a'",
    "at signs": "@a",
    "mail": "a@a.",
    "shares": "35% ",
    "scores": "Positivity 35.00%\n",
    "mixed scripts": "аa",
    "mixed script words": "раypаl ",
    "copyright": "© ",
    "bullets": "• a\n",
    "numbered": "1. a\n",
    "short lines": "a\n",
    "wrapped lines": "the storm that hit the coast was the\n",
    "headings": "Storm hits\n" + PARAGRAPH + "\n",
    "prose": PARAGRAPH + "\n\n",
    "prose on one line": PARAGRAPH + " ",
    "prose and junk": PARAGRAPH + "\n\n" + "\n\n".join([t for ts in JUNK.values() for t in ts]),
    "donations": JUNK["donation"][0] + "\n\n",
    "comment forms": JUNK["comments"][0] + "\n\n",
    "tag dumps": JUNK["tags"][1] + "\n\n",
    "titles": "Storm hits coast and leaves two villages dark\n\n" + PARAGRAPH + "\n\n",
    "we": "we ",
    "subscribe": "subscribe ",
    "us, you": "us, you ",
    "signs and no space": "ÿþ€Ã",
}


def blown_up(unit: str, size: int) -> str:
    """Whole units only: half a phrase at the end may be quite another text."""
    return unit * max(1, size // len(unit))


def seconds(task: Callable[[str], object], text: str, rounds: int = 1) -> float:
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            task(text)
            best = min(best, time.process_time() - start)
        finally:
            gc.enable()
    return best


# Four times the input may cost eight times the time: twice what linear growth allows, and half of
# what quadratic growth would take.
WIDEST = 8.0
# Times under this are start-up costs and noise.
SHORTEST = 0.05
# A breach of this many seconds is no noise and need not be measured again.
HOPELESS = 4.0


def grows_linearly(task: Callable[[str], object], make: Callable[[int], str]) -> None:
    """Fails if time grows faster than the input, up to one megabyte."""
    size = MEGABYTE // 256
    before = seconds(task, make(size))
    while 4 * size <= MEGABYTE:
        # From small to large, so that a breach shows before it takes hours.
        small, large = make(size), make(4 * size)
        after = seconds(task, large)
        ratio = after / max(before, SHORTEST)
        for rounds in (3, 5):
            if ratio > WIDEST and after < HOPELESS:
                before, after = seconds(task, small, rounds), seconds(task, large, rounds)
                ratio = after / max(before, SHORTEST)
        assert ratio <= WIDEST, (
            f"{4 * size} characters take {ratio:.1f} times as long as {size}"
            f" ({before:.3f} s, {after:.3f} s)"
        )
        size, before = 4 * size, after


def cleaned(text: str) -> None:
    with suppress(ReadError):  # refused for its many lines: that is an answer, and a quick one
        clean(read_text(text))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ATTACKS.values(), ids=ATTACKS)
def test_time_of_cleaning(unit: str) -> None:
    grows_linearly(cleaned, lambda size: blown_up(unit, size))


@pytest.mark.slow
@pytest.mark.parametrize("first", ["Storm hits coast\n\n", "“", "(", "By ", "Read also: "])
def test_time_with_one_opening(first: str) -> None:
    grows_linearly(cleaned, lambda size: first + blown_up(PARAGRAPH + " ", size))


@pytest.mark.slow
@pytest.mark.parametrize("last", [" (AFP)", " Ann Lee / AFP", " Photo: AFP", "“", " Read more"])
def test_time_with_one_ending(last: str) -> None:
    grows_linearly(cleaned, lambda size: blown_up("The harbour at dawn, ", size) + last)


def test_a_hundred_thousand_lines() -> None:
    grows_linearly(
        cleaned,
        lambda size: "".join(f"Line {k} was drawn on the map.\n" for k in range(size // 32)),
    )


def test_distinct_words() -> None:
    grows_linearly(cleaned, lambda size: " ".join(f"Word{k}" for k in range(size // 10)))


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a\u0301\n\r ", "\u0301", "İ", "аa", "\u0344", "\ud800"])
def test_time_of_the_canonical_and_the_folded_form(unit: str) -> None:
    grows_linearly(canonical, lambda size: blown_up(unit, size))
    grows_linearly(fold, lambda size: blown_up(unit, size))


HTML_ATTACKS = {
    "paragraphs": "<p>Storm hits coast",
    "nested": "<b>",
    "open": "<",
    "open tags": "<a ",
    "breaks": "<br>",
    "comments": "<!--",
    "entities": "&amp;",
    "unknown entities": "&x",
    "links": "<a href=x>Storm</a>",
    "lists": "<ul><li>a</ul>",
    "cells": "<td>a",
    "text": PARAGRAPH,
    "preformatted lines": "a\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HTML_ATTACKS.values(), ids=HTML_ATTACKS)
def test_time_of_reading_pages(unit: str) -> None:
    def read(page: str) -> None:
        with suppress(ReadError):  # refused for its size: that is an answer, and a quick one
            clean(read_html(page))

    grows_linearly(read, lambda size: "<pre>" * (unit == "a\n") + blown_up(unit, size))


# --- counted --------------------------------------------------------------------------------


MOST_ASKED = 8
"""How often newsclean's own cleaners are asked of any article; real ones take four rounds."""


def times_asked(article: Article) -> int:
    """How often a cleaner that says nothing is asked of an article."""
    asked = 0

    def counting(_: Article) -> tuple[Label, ...]:
        nonlocal asked
        asked += 1
        return ()

    clean(article, pipeline=Pipeline.default(plugins=False).with_(counting))
    return asked


def read_growing(growing: Growing, characters: int) -> Article:
    count = max(2, growing.most * characters // len(growing.make(growing.most)))
    text = growing.make(count)
    return read_html(text) if text.startswith("<") else read_text(text)


@pytest.mark.parametrize("kind", GROWING)
def test_cleaners_are_asked_a_few_times_however_much_there_is(kind: str) -> None:
    asked = {
        (name, size): times_asked(read_growing(growing, size))
        for name, growing in GROWING[kind].items()
        for size in (1_500, 6_000)
    }
    assert {name: times for name, times in asked.items() if times > MOST_ASKED} == {}


_between = st.sampled_from(
    [" ", ". ", "。", "", "“。", "” ", "“. ", "\n", "\n\n", " - ", ": ", " (", "; "]
)
_phrases = st.builds("{}{}".format, st.deferred(lambda: st.sampled_from(drop_examples())), _between)


@given(st.lists(_phrases, min_size=1, max_size=3).map("".join).filter(is_text))
def test_cleaners_are_asked_a_few_times_of_any_phrases_repeated(unit: str) -> None:
    try:
        article = read_text(unit * max(4, 2_000 // len(unit)))
    except ReadError:
        return
    assert times_asked(article) <= MOST_ASKED


@pytest.mark.slow
@pytest.mark.parametrize("name", all_growing())
def test_work_on_growing_inputs(name: str) -> None:
    def run(article: Article) -> int:
        builtin().forget()  # lines of other tests
        return calls(lambda _: clean(article), "")

    growing = all_growing()[name]
    clean(read_growing(growing, 400))
    small, large = (run(read_growing(growing, size)) for size in (3_000, 12_000))
    assert large <= 6 * small + 2_000


# Every pack has some of each label; 250 examples show what thousands would.
EXAMPLES = drop_examples()[:: max(1, len(drop_examples()) // 250)]
_GROUPS = 4


@pytest.mark.slow
@pytest.mark.parametrize("separator", [" ", "\n", "\n\n", ". ", ""], ids=repr)
@pytest.mark.parametrize("group", range(_GROUPS))
def test_work_on_every_example_repeated(group: int, separator: str) -> None:
    cleaned("Read more")
    slow = {}
    for example in EXAMPLES[group::_GROUPS]:
        unit = example + separator
        size = max(2_000, 2 * len(unit))
        small = calls(cleaned, blown_up(unit, size))
        large = calls(cleaned, blown_up(unit, 4 * size))
        if large > 6 * small + 2_000:
            slow[example] = (small, large)
    assert not slow


@pytest.mark.slow
@pytest.mark.parametrize("separator", [" ", "\n", "\n\n", ". ", ""], ids=repr)
def test_rounds_on_every_example_repeated(separator: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = 0
    run = Pipeline.run

    def counted(pipeline: Pipeline, article: Article) -> Article:
        nonlocal rounds
        rounds += 1
        return run(pipeline, article)

    monkeypatch.setattr(Pipeline, "run", counted)
    many = {}
    for example in EXAMPLES:
        unit, rounds = example + separator, 0
        clean_text(blown_up(unit, max(4_000, 8 * len(unit))))
        # As it was given, and as it is without the judge; each time with the judge and without.
        if rounds > 4 * MOST_ROUNDS:
            many[example] = rounds
    assert not many


# --- patterns -------------------------------------------------------------------------------

# What they are looked for in is no longer than so many characters.
SHORT = {
    "language.author_field_parts._BREAK": 300,
    "language.author_field_parts._DATED": 300,
    "language.bylines._NOISE": 250,
    "language.caption_parts._START": 2_000,
    "metadata.access._BEFORE_VALUE": 80,
    "metadata.byline_lines._BARS": 110,
    "metadata.byline_lines._DATE_BEHIND": 110,
    "metadata.byline_lines._TAIL": 110,
    "metadata.headline._ANY_SEPARATOR": 400,
    "metadata.headline._APART": 400,
    "metadata.headline._CUT_SHORT": 400,
    "metadata.headline._SEPARATOR": 400,
    "reading.pictures._CANDIDATE": 8_000,
}


def begins_with_run(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether a parsed pattern begins with a run of any length that something must follow.

    Looked for in a run of nothing else, it reads all that is left of it from each of its places.
    """
    for number, (kind, content) in enumerate(items):
        if kind is codes.SUBPATTERN:
            return begins_with_run([*content[3], *items[number + 1 :]])
        if kind is codes.BRANCH:
            return any(begins_with_run([*way, *items[number + 1 :]]) for way in content[1])
        if kind in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            return content[1] is codes.MAXREPEAT and number + 1 < len(items)
        looks_behind = kind is codes.ASSERT_NOT and content[0] < 0
        begins_line = kind is codes.AT and content in (
            codes.AT_BEGINNING,
            codes.AT_BEGINNING_STRING,
        )
        if looks_behind or begins_line or kind not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            return False
    return False


def patterns_looked_for() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The library's patterns that are looked for anywhere in a text, not at one place alone."""
    for found in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
        if "__main__" in found.name:
            continue
        module = importlib.import_module(found.name)
        # Beside a compiled module lies its source.
        name = found.name.rpartition(".")[2]
        path = Path(module.__file__ or "")
        path = path if path.suffix == ".py" else path.with_name(f"{name}.py")
        source = path.read_text("utf-8")
        for name, value in vars(module).items():
            is_pattern = isinstance(value, re.Pattern | LatePattern)
            is_text = is_pattern and isinstance(value.pattern, str)
            uses = rf"\b{name}\.(?:search|finditer|findall|sub|split)\("
            if is_text and re.search(uses, source):
                yield f"{found.name.removeprefix('newsclean.')}.{name}", value


def test_no_pattern_for_long_texts_begins_with_a_run() -> None:
    found = {
        name
        for name, pattern in patterns_looked_for()
        if begins_with_run(parser.parse(pattern.pattern, pattern.flags))
    }
    assert found == SHORT.keys()


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [(r"\s*[|]", True), (r"(?:a|\s+)b", True), (r"\s*+[|]", False), (r"\s+", False), ("a+b", True),
     (r"(?<!a)a+b", False), (r"^a+b", False), (r"[a]{1,9}b", False), (r"(?=a)\S+@", True)],
)  # fmt: skip
def test_what_begins_with_a_run(pattern: str, begins: bool) -> None:
    assert begins_with_run(parser.parse(pattern)) is begins
