"""Plain text into blocks."""

from __future__ import annotations

import textwrap

import pytest

from newsclean import read_text
from newsclean.reading.paragraphs import glue_points, join, kinds, split
from newsclean.text.characters import canonical
from newsclean.text.spans import render


def blocks_of(text: str) -> list[str]:
    source = canonical(text)
    return [render(source, pieces) for pieces in split(source)]


# --- blocks ---------------------------------------------------------------------------------

LONG = "the power came back to most of the streets behind the old harbour"


def test_empty_lines_part_blocks() -> None:
    assert blocks_of("One.\n\nTwo.\n \n\nThree.") == ["One.", "Two.", "Three."]
    assert blocks_of("\n\n \n") == []


def test_empty_lines_at_the_beginning_are_no_block() -> None:
    assert blocks_of("\n\n\nOne.") == ["One."]


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


def filled(width: int, lines: int = 4) -> str:
    """Prose without an end, as it fills lines of ``width``."""
    words = f"the harbour and all of {LONG} as they had said it would in a week or so ".split()
    for k in range(len(words)):
        found = textwrap.wrap(" ".join(words[k:] + words * 9), width)[:lines]
        if max(map(len, found)) == width:
            return "\n".join(found)
    raise AssertionError(f"no words fill {width} characters")


@pytest.mark.parametrize("width", [20, 33, 72, 100])
@pytest.mark.parametrize("before", ["", f"Before, {LONG}.\n\n"])
def test_lines_filled_to_a_width_are_one_paragraph(width: int, before: str) -> None:
    text = filled(width)
    assert blocks_of(before + text)[-1] == text.replace("\n", " ")


@pytest.mark.parametrize("width", [19, 101])
def test_lines_are_filled_to_neither_very_few_nor_very_many(width: int) -> None:
    assert len(blocks_of(filled(width))) == 4


def test_two_lines_are_not_enough_to_show_a_width() -> None:
    assert len(blocks_of(filled(40, lines=2))) == 2
    assert len(blocks_of(filled(40, lines=3))) == 1


FULL = "a storm hit all of the harbour"


@pytest.mark.parametrize("after", ["", "\n\nAfter all."])
@pytest.mark.parametrize(("word", "has_room"), [("quays", True), ("quaysi", False)])
def test_a_line_with_room_for_the_next_word_was_not_wrapped(
    word: str, has_room: bool, after: str
) -> None:
    assert len(FULL) == 30
    ropes = "the ropes and all of the"
    within = [ropes, f"{word} they had seen there ab", FULL]
    at_the_end = ["two boats of that town were at", FULL, ropes, word]
    for lines in (within, at_the_end):
        count = len(blocks_of("\n".join(lines) + after)) - bool(after)
        assert count == (len(lines) if has_room else 1)


def test_a_line_without_a_space_was_not_wrapped() -> None:
    word = "x" * 30
    before = f"Before, {LONG}.\n\n"
    for lines in ([FULL, word, FULL, FULL], [word, FULL, FULL]):
        for text in ("\n".join(lines), before + "\n".join(lines)):
            assert blocks_of(text)[-len(lines) :] == lines


def test_a_list_is_no_paragraph_wherever_its_bullet_stands() -> None:
    before = f"Before, {LONG}.\n\n"
    bullet = "- storm hit all of the harbours"
    for lines in ([bullet, FULL, FULL], [FULL, FULL, bullet, FULL]):
        assert len(blocks_of(before + "\n".join(lines))) == 1 + len(lines)


def line_of(begins: str, ends: str) -> str:
    return f"{begins} storm hit all of the harbo{ends}"


@pytest.mark.parametrize(
    ("running", "ended", "lines", "is_one"),
    [
        (4, 0, 5, True),
        (2, 0, 5, True),
        (2, 1, 5, True),
        (1, 0, 5, False),
        (2, 2, 5, False),
        (2, 0, 6, False),
        (3, 1, 6, True),
        (3, 2, 7, True),
        (3, 3, 7, False),
    ],
)
def test_most_lines_go_on_and_few_end_a_sentence(
    running: int, ended: int, lines: int, is_one: bool
) -> None:
    """Of all lines but the last: how many go on in lower case, and how many have a stop."""
    begins = ["A", *["a"] * running, *["A"] * (lines - 1 - running)]
    ends = [*["u"] * (lines - 1 - ended), *["."] * ended, "u"]
    text = "\n".join(map(line_of, begins, ends))
    assert (len(blocks_of(text)) == 1) is is_one


# --- lines that one sentence runs through ---------------------------------------------------

BEFORE = f"Before that （as they said） {LONG}, and all of them were glad of it.\n\n"


@pytest.mark.parametrize("before", ["", BEFORE])
@pytest.mark.parametrize("after", ["", f"\n\nAfter that ({LONG}）."])
@pytest.mark.parametrize(
    "text",
    [
        # What was a link: it begins in lower case, or the next line does.
        "After the storm\nthe arrest of the mayor of the northern harbour town\nwas lawful.",
        "The council of the town was led by\nAnn Lee\nuntil the storm came on Friday, they said.",
        "It was in those years that they took a\nFord\nto the harbour, and left it there for good.",
        "The council was led by\nA B C D E F G H I J K L\nuntil the storm came, as they said.",
        "It was bought by\nAcme Inc.\nin the spring, as the office of the harbour said on Friday.",
        "It was bought by the\nNorthern Star\n, as the office of the harbour said on that Friday.",
        "late queen Elizabeth II.\nwas crowned in the year of the storm, they said on Friday.",
        # Commas begin no line of a list, however short it is.
        "Ann Lee\n, mayor",
        "Ann Lee\n, mayor of\n“a town",
        'Ann Lee\n, mayor\n"a',
        # Brackets.
        "All of it was told by the harbour office (\nAFP\n) on the Friday of the great storm.",
        # Japanese: particles, commas, brackets.
        "北の海岸の二つの村と港町\nは金曜日の夜に停電した。",
        "金曜日の夜に\n北の海岸の二つの村と港町が停電した。",
        "金曜日の夜、\n北の海岸の二つの村と港町が停電した。",
        "北の海岸の二つの村\n（人口二千人\n）が金曜日の夜に停電した。",
    ],
)
def test_lines_that_a_sentence_runs_through_are_joined(text: str, before: str, after: str) -> None:
    found = blocks_of(before + text + after)
    found = found[bool(before) : len(found) - bool(after)]
    assert len(found) == 1
    assert found[0].replace(" ", "") == text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize("before", ["", BEFORE])
@pytest.mark.parametrize(
    "text",
    [
        "fruit and\nvegetables.",  # too short to be a sentence
        "The late queen of all\nthe islands had died the night before the storm",  # no stop
        "the late queen Elizabeth II.\nwas crowned in the year of the storm, they said on Friday.",
        "It was all over.\nThe boats came home to the harbour on Friday evening, said Ann Lee.",
        "It was told by all of the harbour office(\nAFP reported it on the Friday of the storm.",
        "They all came home but for the man called\nXenia and the others on that Friday evening.",
        "They all came home but for the man called\n“Storm” by all of the others on that Friday.",
        "北の海岸の二つの村と港町\n（人口は合わせて二千人だ。）\n嵐は金曜日の夜に去った。",
        "They all came home but for the man called X\nNobody of the others came on that Friday.",
        "北の海岸\nは停電した。",  # 10 characters
    ],
)
def test_lines_of_their_own_are_left_alone(text: str, before: str) -> None:
    assert blocks_of(before + text)[bool(before) :] == text.split("\n")


def test_a_sentence_may_begin_within_a_group_of_lines() -> None:
    told = (
        "It was told on Friday\n(\nAFP\n) and in the whole of the town by all who had been there."
    )
    assert len(blocks_of(told)) == 2
    assert blocks_of('Ann Lee\n, mayor\n"') == ["Ann Lee, mayor", '"']
    # Twelve spaces are more than a name has.
    name = "A B C D E F G H I J K L M"
    led = f"The council was led by\n{name}\nuntil the storm came on the Friday, as they said."
    assert len(blocks_of(led)) == 2


def test_what_must_come_to_a_length_to_be_a_sentence() -> None:
    for count, joined in ((59, False), (60, True)):
        one = f"the storm\n{'x' * (count - 24)} and the waves."
        assert len(one) == count + 1
        assert (len(blocks_of(one)) == 1) is joined
    for count, joined in ((19, False), (20, True)):
        one = f"嵐は\n{'北' * (count - 3)}。"
        assert len(one) == count + 1
        assert (len(blocks_of(one)) == 1) is joined


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
    short = "It was late.The end came.Then they left."
    assert blocks_of(f"{SENTENCE}\n\n{SENTENCE} {SENTENCE}\n\n{short}")[-1] == short
    for length, count in ((160, 1), (161, 2)):
        text = f"It was {'so ' * 15}late.The end {'came ' * 30}"[: length - 1] + "."
        assert len(blocks_of(text)) == count


def test_the_lines_of_a_glued_paragraph_that_was_wrapped_are_joined() -> None:
    one, two = GLUED["power.The Belarus"]
    lines = textwrap.wrap(f"{one}{two} and so on to the end of it", 60)
    assert blocks_of("\n".join(lines)) == [one, f"{two} and so on to the end of it"]


def sides(before: int, after: int) -> str:
    """A line with one glue point that has so many characters on each side."""
    return f"{'so ' * 30}late."[-before:].replace(" ", "x", 1) + f"The {'so ' * 30}"[:after]


@pytest.mark.parametrize(
    ("before", "after", "parted"), [(40, 40, True), (39, 80, False), (80, 39, False)]
)
def test_a_lone_glue_point_parts_sentences_not_less(before: int, after: int, parted: bool) -> None:
    assert glue_points(sides(before, after)) == ([before] if parted else [])


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("He left Oz.The rest was late.Then the rain came down.", "Then the rain came down."),
        ("It was late.The Oz.Then no more.", "Then no more."),
        (f"They spoke of {LONG} in Oz.”The Kremlin {LONG}.", f"The Kremlin {LONG}."),
        (f"He saw all that {LONG} and he hated it.The Kremlin {LONG}.", f"The Kremlin {LONG}."),
        (f"The U.S.Army said that {LONG} was late.Then {LONG}.", f"Then {LONG}."),
        (f"It was at No.Ten that {LONG} was late.Then {LONG}.", f"Then {LONG}."),
    ],
)
def test_glue_points(line: str, last: str) -> None:
    assert line[glue_points(line)[-1] :] == last


@pytest.mark.parametrize(
    "line",
    [
        f"It was {LONG} at NATO.The rest of UNESCO.Then the end of UNICEF.But {LONG}.",
        f"They spoke of {LONG} in Constantinople.The Kremlin {LONG}.",
    ],
)
def test_what_is_no_glue_point(line: str) -> None:
    assert glue_points(line) == []


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
        (["x" * 90, SENTENCE + SENTENCE], ["heading", "paragraph"]),
        (["A night of wind", "A night of gin."], ["paragraph", "paragraph"]),
        (["A night of wind", SENTENCE, "The end"], ["heading", "paragraph", "paragraph"]),
        (["-5 degrees", SENTENCE], ["heading", "paragraph"]),
    ],
)
def test_kinds(texts: list[str], expected: list[str]) -> None:
    assert list(kinds(texts)) == expected


WRAPPED = (
    "The harbour board of Tarnmouth voted on Tuesday night to keep the\n"
    "winter ferry running until at least the end of April, after three\n"
    "weeks of argument about who should pay for it.\n"
)
FILLED = (
    "The boat is used by people of both banks, and by pupils of Arden\n"
    "School, whose timetable depends on it."
)


def test_two_lines_are_a_paragraph_if_others_show_the_width() -> None:
    assert len(read_text(FILLED).blocks) == 2
    blocks = [block.text for block in read_text(f"{WRAPPED}\n{FILLED}").blocks]
    assert blocks == [WRAPPED.replace("\n", " ").strip(), FILLED.replace("\n", " ")]


@pytest.mark.parametrize(
    "lines",
    [
        "Ayes: 7\nNoes: 4.",
        "A heron stands as if it heard\nThe last boat home go by.",
        "1. Arden\n2. Vale.",
    ],
)
def test_lines_that_do_not_fill_the_width_stay_apart(lines: str) -> None:
    assert [block.text for block in read_text(f"{WRAPPED}\n{lines}").blocks][1:] == lines.split(
        "\n"
    )


def test_columns_of_a_row_stay_on_lines_of_their_own() -> None:
    lines = ["title Winter ferry", "author Ann Lee", "date 2020-03-03", "content The board voted."]
    assert blocks_of("\n".join(lines)) == lines
    paragraph = (
        "The plan of the\nyear had been changed on the first\ndate that it was shown, she said."
    )
    assert len(blocks_of(paragraph)) == 1


def test_a_copyright_goes_on_no_line_before_it() -> None:
    lines = ["Italiano", "(c) 2020 Tarnmouth Media. Tutti i diritti riservati a chi li ha avuti."]
    assert blocks_of("\n".join(lines)) == lines
