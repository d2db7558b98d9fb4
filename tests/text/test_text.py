"""Characters, folding and sentences."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.text.characters import canonical
from newsclean.text.folding import fold
from newsclean.text.sentences import (
    _BREAK,
    _read_breaks,
    ends_sentence,
    sentence_spans,
    word_before,
)

# --- canonical form -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        (" a ", "a"),
        ("a  b", "a b"),
        ("a \t\xa0\u3000b", "a b"),
        ("a \n b", "a\nb"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\n\r\nb", "a\n\nb"),
        ("\ufeffa\ufeff", "a"),
        ("a\u200bb", "ab"),
        ("ไทย\u200bภาษา", "ไทย\u200bภาษา"),
        ("ไทย\u200ba", "ไทยa"),
        ("\u202bשלום\u202c", "שלום"),
        ("\u200eabc\u200f\u061c", "abc"),
        ("sub\xadscribe", "subscribe"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301", "é"),
        ("\u1100\u1161\u11a8", "각"),
        ("\u0958", "\u0915\u093c"),  # a composition exclusion: NFC takes it apart
        ("👩\u200d👧", "👩\u200d👧"),  # the joiner is what makes the family
        ("می\u200cخواهم", "می\u200cخواهم"),  # and the non-joiner what spells the verb
        ("a \u200b b", "a b"),
        ("a\u200b \nb", "a\nb"),
        (" \u200b \u2060 ", ""),
        ("a\u2060 \u2060b", "a b"),
        ("\x85 a", "\na"),
        (" X a X ", "X a X"),
    ],
)
def test_canonical(text: str, expected: str) -> None:
    assert canonical(text) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize("flood", ["a" + "\u0301" * 5_000, "\u0315\u0300" * 3_000, "\u0344" * 999])
def test_a_flood_of_marks_is_dammed(flood: str) -> None:
    safe = canonical(flood)
    assert canonical(safe) == safe
    run = longest = 0
    for char in unicodedata.normalize("NFD", safe):
        run = run + 1 if unicodedata.combining(char) else 0
        longest = max(longest, run)
    assert longest <= 30
    assert unicodedata.normalize("NFD", safe).replace("\u034f", "") == "".join(
        unicodedata.normalize("NFD", part) for part in safe.split("\u034f")
    )


def test_thirty_marks_are_left_alone() -> None:
    text = "x" + "\u0331" * 29
    assert canonical(text + "\u0331 e\u0301") == text + "\u0331 é"
    assert canonical(text + "\u0331\u0331 e\u0301") == text + "\u0331\u034f\u0331 é"


def test_marks_are_counted_as_decomposed_and_from_each_letter_anew() -> None:
    flood = "x" + "\u0331" * 31
    dammed = "x" + "\u0331" * 30 + "\u034f\u0331"
    assert canonical(flood[1:] + " e\u0301") == dammed[1:] + " é"
    assert canonical(f"{flood} e\u0301{'é' * 40}") == f"{dammed} é{'é' * 40}"
    two_marks = "ǘ" + "\u0331" * 29
    assert canonical(f"{flood} e\u0301 {two_marks}").endswith("\u0331\u034f\u0331")


# --- folding --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Read More", "read more"),
        ("İSTANBUL", "istanbul"),
        ("don’t ‘do’ it`s", "don't 'do' it's"),
        ("“a” „b“ «c»", '"a" "b" "c"'),
        ("a – b — c‑d", "a - b - c-d"),
        ("ΟΔΟΣ", "οδοσ"),
        ("οδος", "οδοσ"),
        ("Rеаd mоrе", "read more"),  # Cyrillic е, а, о
        ("Cвітло", "світло"),  # Latin C
        ("шторм storm", "шторм storm"),
        ("（广告）", "(广告)"),
        ("ẞ", "ß"),
        ("it`s", "it's"),
        ("сор", "сор"),  # all of it could be Latin, but nothing says so
        ("дoмvш", "дoмvш"),  # no script has all of its letters
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(folded) == len(text)


# --- sentences ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentences",
    [
        ["One.", "Two!", "Three?"],
        ["The U.S. left.", "Mr. Lee stayed!"],
        ["It cost 3.5 million on Aug. 9, said J. Smith.", "Nobody paid."],
        ["“Go.”", "He went."],
        ["He said (twice.)", "Then no more."],
        ["Wait...", "What?"],
        ["Really?!", "Yes."],
        ["嵐が来た。", "村は停電した。", "「終わりだ。」", "夜"],
        ["यह एक है।", "यह दो है।"],
        ["ქარიშხალი დადგა.", "სოფელი ჩაბნელდა."],
        ["Փոթորիկը եկավ։", "Գյուղը մթնեց։"],
        ["አውሎ ነፋስ መጣ።", "መንደሩ ጨለመ።"],
        ["He asked why? and left."],
        ["Kremlin.ru said so.", "Node.js too."],
        ["No stop at all"],
        ["Hr. Schmidt kam.", "Er ging."],
        ["Она ушла.", "Он остался."],
        ["Call the Dr!", "He came."],
        ["He said “Mr.”", "She left."],
        ["They left NATO.", "He stayed."],
        ["It was vitamin e.", "He was well."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    spaced = all(ord(char) < 0x3000 for char in sentences[0])
    text = (" " if spaced else "").join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_no_sentences() -> None:
    assert sentence_spans("") == []


def test_word_before() -> None:
    assert word_before("by Mr. Lee", 5) == "Mr"
    assert word_before("abc", 0) == ""
    assert word_before("a" * 50, 50) == "a" * 12
    assert word_before("3.5", 3) == ""
    assert word_before("ab", 1) == "a"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Yes.", True),
        ("“Yes.”", True),
        ("(Yes!)", True),
        ("是。」", True),
        ("हाँ।", True),
        ("نعم؟", True),
        ("Yes", False),
        ("Yes:", False),
        ("”", False),
        ("", False),
    ],
)
def test_ends_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@given(st.text("aA1 .!?…؟۔।։።፧។៕。！？\"'”’»)]}›」』）", max_size=30))
def test_breaks_are_the_same_character_by_character(text: str) -> None:
    spans = [match.span() for match in _BREAK.finditer(text)]
    assert [match.span() for match in _read_breaks(text)] == spans
