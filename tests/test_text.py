"""Plain text: canonical form, folding, sentences, blocks, kinds."""

import unicodedata

import pytest

from newsclean.spans import render
from newsclean.text import (
    canonical,
    ends_sentence,
    fold,
    glue_points,
    join,
    kinds,
    sentence_spans,
    split,
    word_before,
)


def blocks_of(text: str) -> list[str]:
    source = canonical(text)
    return [render(source, pieces) for pieces in split(source)]


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
        ["He asked why? and left."],
        ["Kremlin.ru said so.", "Node.js too."],
        ["No stop at all"],
        ["Hr. Schmidt kam.", "Er ging."],
        ["Она ушла.", "Он остался."],
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


# --- blocks ---------------------------------------------------------------------------------

LONG = "the power came back to most of the streets behind the old harbour"


def test_empty_lines_part_blocks() -> None:
    assert blocks_of("One.\n\nTwo.\n \n\nThree.") == ["One.", "Two.", "Three."]
    assert blocks_of("\n\n \n") == []


def test_line_ends_part_blocks() -> None:
    assert blocks_of("Share\nTweet\nPrint") == ["Share", "Tweet", "Print"]
    one, two = f"By noon {LONG}.", f"By night {LONG}, but not to all of them."
    assert blocks_of(f"{one}\n{two}") == [one, two]


def test_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The storm that hit the coast on Friday was\nthe worst in thirty years, said the office\n"
        "that measures such things, and it may be\nfollowed by another before the month is out."
    )
    assert blocks_of(wrapped) == [wrapped.replace("\n", " ")]
    assert blocks_of(f"{wrapped}\n\n{wrapped}") == [wrapped.replace("\n", " ")] * 2


def test_lists_are_not_wrapped_paragraphs() -> None:
    items = ["- the storm that hit the coast on", "- friday was the worst in many long", "- years."]
    assert blocks_of("\n".join(items)) == items


def test_verses_are_not_wrapped_paragraphs() -> None:
    verses = ["The wind blew up, the wind blew down", "And nobody", "was there to hear it go"]
    assert blocks_of("\n".join(verses)) == verses


def test_paragraphs_without_spaces_are_not_wrapped() -> None:
    lines = [
        "金曜日の夜、北部の海岸を嵐が襲い、二つの村が停電したと当局が発表した。",
        "港の宿の主人は「何も見えないうちに風の音が聞こえた」と話した。",
        "spot_img",
    ]
    assert blocks_of("\n".join(lines)) == lines


GLUED = {
    "power.The Belarus": (f"In the end {LONG}, and kept its power.", "The Belarus state " + LONG),
    "Belarus.”The Kremlin": (
        f"“Nobody can say when {LONG}, nor who will leave Belarus.”",
        f"The Kremlin said on Friday that {LONG}, and that talks went on.",
    ),
    "site?In": (f"Who would say that {LONG} on that site?", f"In Minsk {LONG} before it was dark."),
    "“Then": (f"So it was that {LONG}, he said.", f"“Then we saw that {LONG} and we wept.”"),
    "one capital": (f"So it was that {LONG}, he said.", f"I saw that {LONG} and I wept for joy."),
}


@pytest.mark.parametrize("name", GLUED)
def test_glued_sentences_are_parted(name: str) -> None:
    one, two = GLUED[name]
    assert blocks_of(one + two) == [one, two]


@pytest.mark.parametrize(
    "word",
    [
        "U.S.",
        "the U.S.Army",
        "Aug. 9",
        "Aug.9",
        "Kremlin.ru",
        "www.Example.com",
        "3.5",
        "Node.js",
        "ASP.NET",
        "Ph.D.",
        "e.g.Something",
        "St.Petersburg",
        "J.R.R.Tolkien",
        "a.m.",
        "Yahoo!’s",
        "No.Ten",
        "v2.Next",
    ],
)
def test_stops_in_names_part_nothing(word: str) -> None:
    line = f"On that day {LONG}, and {word} was what they spoke of while {LONG}, he said at last."
    assert glue_points(line) == []
    assert blocks_of(line) == [line]


def test_one_name_before_a_stop_is_not_enough() -> None:
    line = f"On that day {LONG} in Minsk.Lukashenko said that {LONG}, and that was all he said."
    assert blocks_of(line) == [line]
    names = ["in Minsk.", "Then in Kyiv.", "Then in Warsaw.", "Then at home " + LONG + "."]
    text = f"On that day {LONG} " + "".join(names)
    assert len(blocks_of(text)) == 4


def test_short_lines_are_not_taken_apart() -> None:
    assert blocks_of("It was late.The end.") == ["It was late.The end."]


def test_parts_of_a_line_lose_nothing() -> None:
    text = "".join("".join(pair) for pair in GLUED.values())
    assert "".join(blocks_of(text)).replace(" ", "") == canonical(text).replace(" ", "")


def test_join_parts_with_one_empty_line() -> None:
    assert join(["a", "b"]) == "a\n\nb"
    assert join([]) == ""


# --- kinds ----------------------------------------------------------------------------------

SENTENCE = f"In the end {LONG}, and nobody complained."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A night of wind", SENTENCE], ["heading", "paragraph"]),
        (["A night of wind"], ["paragraph"]),
        (["A night of wind.", SENTENCE], ["paragraph", "paragraph"]),
        (["A night of wind:", SENTENCE], ["heading", "paragraph"]),
        (["What happened?", SENTENCE], ["heading", "paragraph"]),
        (["– A night of wind", SENTENCE], ["list_item", "paragraph"]),
        (["1. A night of wind", "2) Another"], ["list_item", "list_item"]),
        (["2020", SENTENCE], ["paragraph", "paragraph"]),
        (["A night of wind", "A day of calm"], ["paragraph", "paragraph"]),
        (["A night of wind", "It was."], ["paragraph", "paragraph"]),
        (["x" * 91, SENTENCE + SENTENCE], ["paragraph", "paragraph"]),
        (["-5 degrees", SENTENCE], ["heading", "paragraph"]),
    ],
)
def test_kinds(texts: list[str], expected: list[str]) -> None:
    assert list(kinds(texts)) == expected
