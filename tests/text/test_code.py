"""Code in running text."""

import time

import pytest

from newsclean.text.code import (
    code_spans,
    depth_of,
    is_brackets_alone,
    is_code_line,
    is_encoded_line,
    opens_script,
    stands_apart,
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in code_spans(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It fell. fbq('track', 'PageView'); It rose.", ["fbq('track', 'PageView');"]),
        ("It fell..css-1ab{color:red}It rose.", [".css-1ab{color:red}"]),
        ("It fell. div.ad > p {margin:0} It rose.", ["div.ad > p {margin:0}"]),
        ('It fell. {"a":1,"b":2,"c":3,"d":4} It rose.', ['{"a":1,"b":2,"c":3,"d":4}']),
        ('<p class="lead">It fell.</p>', ['<p class="lead">', "</p>"]),
        ("<p>It fell.</p>", ["<p>", "</p>"]),
    ],
)
def test_spans(text: str, code: list[str]) -> None:
    assert found(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "The sum {x: a > b} is empty, the teacher said.",
        "Set {color: the red of the flag} was sold.",
        "The function (a, b) { is not closed, he said.",
        "He wrote var x = 5; and left the room.",
        '{"articleBody":"' + "The council met on Friday. " * 20 + '","id":1}',
        "He typed document.write('hi'); into the box.",
        "/* is how a comment begins, she said.",
        "a" * 300,
        "0123456789abcdef" * 20,
        "https://norrby.example/storm?id=7",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("before", "after", "apart"),
    [
        ("It fell. ", " It rose.", True),
        ("It fell.", "It rose.", True),
        ("", " It rose.", True),
        ("", "", True),
        ("A headline ", "", True),
        ("It fell ", " The mayor spoke.", True),
        ("", " is what it said.", False),
        ("It said ", " and no more.", False),
        ("It said “", "”.", False),
        ("He wrote ", ".", False),
    ],
)
def test_what_stands_inside_a_sentence_is_quoted(before: str, after: str, apart: bool) -> None:
    mark = "{{ x }}"
    assert stands_apart(before + mark + after, len(before), len(before + mark)) is apart


def test_lines_of_base64() -> None:
    line = "iVBORw0KGgoAAAANSUhEUgAAAAUA" * 3
    assert is_encoded_line(line)
    assert is_encoded_line("AAANSUhEUgA=", goes_on=True)
    assert not is_encoded_line("AAANSUhEUgA=")
    assert not is_encoded_line("Norrby", goes_on=True)
    assert not is_encoded_line("NORRBY", goes_on=True)
    assert not is_encoded_line("2023", goes_on=True)
    assert not is_encoded_line("a" * 80)


def test_lines_of_a_statement() -> None:
    assert opens_script("googletag.cmd.push(function() {") == 2
    assert opens_script(".byline {") == 1
    assert opens_script("body {") == 1
    assert opens_script('{"id": 1,') == 1
    assert opens_script("The council met. {") == -1
    assert depth_of("});") == -2
    assert is_code_line("googletag.display('x');")
    assert is_code_line('"id": 1,')
    assert not is_code_line("The council met on Friday.")
    assert is_brackets_alone("});")
    assert not is_brackets_alone("(…)")


@pytest.mark.parametrize(
    "unit",
    [
        "googletag.x(",
        "<script >",
        '{"a":',
        "@media{",
        ".a{color:red}",
        "fbq('",
        "&lt;a b=",
        "/*",
        "a = {",
        "data:image/svg+xml,<svg",
        "document.write('a'); b ",
        "&#60;p ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.perf_counter()
        code_spans(text)
        return time.perf_counter() - start

    assert min(seconds(80_000) for _ in range(2)) < 12 * max(seconds(10_000), 0.005)
